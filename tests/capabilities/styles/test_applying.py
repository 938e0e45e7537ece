"""Applying a style moves what is drawn towards it, the more the stronger, and leaves what the user fixed."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from images_mcp.brief import Adjustment, Aspect, Attribute, Brief, Said, Source
from images_mcp.capabilities.styles.applying import applied
from images_mcp.capabilities.styles.looking import Drafts
from images_mcp.capabilities.styles.mixing import distance, mixed, palette_of
from images_mcp.capabilities.styles.profile import StyleProfile, Technique

SIZE = (1, 1)
_NEAR = {"palette": 0.08, "warmth": 0.04, "contrast": 0.04, "lightness": 0.03}  # hardly to be told apart
SUBJECTS = (
    {"subject": "a fox", "setting": "forest"},
    {"subject": "a cat on a sofa", "setting": "living room"},
    {"subject": "a lighthouse", "setting": "coast"},
)
LOOKS = {
    "sunset": {"subject": "a boat", "setting": "sea", "lighting": "sunset", "style": "gouache"},
    "night": {"subject": "an owl", "setting": "forest", "lighting": "night", "style": "photo"},
    "neon": {"subject": "a car", "setting": "city", "style": "neon"},
    "snow": {"subject": "a mountain", "setting": "snow", "lighting": "morning", "style": "pastel"},
    "clay": {"subject": "a cup", "colors": ["#c4602d", "#d4a017", "#f5ebdc"]},
    "desert": {"subject": "a camel", "setting": "desert"},
}


def remaining(picture: StyleProfile, style: StyleProfile) -> dict[str, float]:
    """How far a picture is from a style: the palettes' distance, and the differences in warmth, contrast and tone."""
    a, b = picture.technical_attributes, style.technical_attributes
    told = {n: abs(getattr(a, n) - getattr(b, n)) for n in ("warmth", "contrast", "saturation", "lightness")}
    return {"palette": distance(palette_of(picture), palette_of(style)), **told}


@functools.cache
def dna(name: str) -> StyleProfile:
    return Drafts(3)(Brief.model_validate(LOOKS[name]))


def brief_of(row: dict[str, str]) -> Brief:
    aspects = {Aspect(k): Said(value=v, source=Source.USER) for k, v in row.items()}
    return Brief(aspects=aspects)


@pytest.mark.parametrize("name", LOOKS)
def test_a_picture_moves_towards_the_dna(name: str) -> None:
    style = dna(name)
    nearer: dict[str, list[bool]] = {}
    for row in SUBJECTS:
        brief, seen = brief_of(row), Drafts(9, (5, 4))  # another seed and shape than it was computed with
        moved = applied(brief, style, Drafts(7, SIZE), aspects=("color",)).brief
        before, after = remaining(seen(brief), style), remaining(seen(moved), style)
        for measure, hardly in _NEAR.items():
            nearer.setdefault(measure, []).append(after[measure] < before[measure] or after[measure] < hardly)
    shares = {measure: sum(found) / len(found) for measure, found in nearer.items()}
    assert shares["palette"] == 1.0, shares
    assert min(shares.values()) >= 0.6, shares


@pytest.mark.parametrize("name", ["night", "desert"])
def test_more_strength_is_nearer(name: str) -> None:
    style, brief, look = dna(name), brief_of(SUBJECTS[0]), Drafts(7, SIZE)
    left = [
        remaining(look(applied(brief, style, look, strength=s, aspects=("color",)).brief), style) for s in (0, 0.5, 1)
    ]
    for measure in ("palette", "lightness"):
        values = [row[measure] for row in left]
        assert values[1] <= values[0] + 0.02
        assert values[2] <= values[1] + 0.02
        assert values[2] < values[0]


class Fixed:
    """A look at briefs that costs nothing: always the same grey."""

    def __call__(self, brief: Brief) -> StyleProfile:
        del brief
        return StyleProfile(color_palette=("#808080",), technical_attributes=Technique(lightness=0.6))


@settings(deadline=None, max_examples=30)
@given(st.floats(0, 1), st.floats(0, 1))
def test_amounts_grow_with_strength(a: float, b: float) -> None:
    weak, strong = sorted((a, b))
    told = []
    for strength in (weak, strong):
        brief = applied(Brief(), dna("desert"), Fixed(), strength=strength, aspects=("color",)).brief
        told.append({x.attribute: x.amount for x in brief.adjustments})
    for attribute in told[0]:
        assert abs(told[1][attribute]) >= abs(told[0][attribute]) - 1e-9


def test_no_strength_or_no_aspect_changes_nothing() -> None:
    brief = brief_of(SUBJECTS[0])
    assert applied(brief, dna("sunset"), Fixed(), strength=0).brief == brief
    assert applied(brief, dna("sunset"), Fixed(), aspects=()).brief == brief


def test_only_the_aspects_asked_for_move() -> None:
    style = dna("sunset").model_copy(update={"technical_attributes": Technique(medium="gouache", grain=0.5)})
    only = applied(Brief(), style, Fixed(), aspects=("technique",)).brief
    assert only.get(Aspect.STYLE) == "gouache"
    assert not only.colors
    assert {a.attribute for a in only.adjustments} <= {Attribute.TEXTURE, Attribute.DETAIL}
    only = applied(Brief(), style, Fixed(), aspects=("mood",)).brief
    assert set(only.aspects) <= {Aspect.MOOD}


def test_what_the_user_fixed_stays_and_is_told() -> None:
    brief = Brief(colors=("#112233",)).with_(Aspect.PALETTE, "navy").with_(Aspect.MOOD, "calm")
    told = applied(brief, dna("sunset"), Fixed())
    assert told.brief.colors == ("#112233",)
    assert told.brief.get(Aspect.MOOD) == "calm"
    assert any("palette" in row for row in told.kept)
    night = Brief().with_(Aspect.SUBJECT, "an owl at night")
    told = applied(night, dna("snow"), Fixed())
    assert Attribute.BRIGHTNESS not in {a.attribute for a in told.brief.adjustments}
    asked = Brief().adjusted(Adjustment(attribute=Attribute.CONTRAST, amount=-0.4))
    told = applied(asked, dna("night"), Fixed())
    assert [a.amount for a in told.brief.adjustments if a.attribute is Attribute.CONTRAST] == [-0.4]


def test_what_a_document_does_not_say_is_not_applied() -> None:
    style = StyleProfile(color_palette=("#e68c32", "#2f6fde"))
    moved = applied(brief_of(SUBJECTS[0]), style, Drafts(7, SIZE), strength=1.0)
    assert moved.brief.adjustments == ()
    assert set(moved.brief.colors) == {"#e68c32", "#2f6fde"}
    mix = mixed(
        [(style, 1.0), (StyleProfile(color_palette=("#ffffff",), technical_attributes=Technique(grain=0.4)), 1.0)]
    )
    assert (mix.technical_attributes.grain, mix.technical_attributes.contrast) == (0.4, None)
