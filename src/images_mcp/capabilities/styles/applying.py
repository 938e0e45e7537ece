"""A style as a lens on a brief, with aspects and strength: how far what is drawn is to move towards it.

What the engine would draw without the style is looked at first (a small free draft), and again with the style's colours;
what then still lacks in lightness, contrast, saturation and warmth is asked for as more or less of it. So half the
strength is half the way, whatever the subject, and nothing is asked for that is there already. Blocking.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from images_mcp.brief import Adjustment, Aspect, Attribute, Brief, Source
from images_mcp.capabilities.styles.mixing import between, distance, palette_of
from images_mcp.capabilities.styles.naming import palette_in_words
from images_mcp.capabilities.styles.presets import Preset
from images_mcp.capabilities.styles.profile import ASPECTS, StyleAspect, StyleProfile
from images_mcp.engines.images.draft.words import words as known_words

Look = Callable[[Brief], StyleProfile]
"""How a brief would look: draws a small draft and measures it."""

_SURE = 0.85
_TELL_HOURS = (Aspect.LIGHTING, Aspect.SETTING, Aspect.SUBJECT, Aspect.BACKGROUND)
_NAMED_FROM = 0.25
"""The strength from which words are added; below it only colours and tone move."""

GAINS = {
    Attribute.BRIGHTNESS: ("lightness", 0.12, 0.35),
    Attribute.CONTRAST: ("contrast", 0.09, 0.15),
    Attribute.SATURATION: ("saturation", 0.11, 0.16),
    Attribute.WARMTH: ("warmth", 0.32, 0.30),
}
"""What an amount of 1 changes in a draft, upwards and downwards, as `python -m tools.style_gains` measures it (six
subjects in two seeds); other engines follow the words for the amount."""

_TEXTURE_GAIN = 0.5
_DETAIL_GAIN = 0.15
_NOTHING = 0.04
_PASSES = 5
_WEIGHS = {Attribute.CONTRAST: 3.0}  # a draft moves it by a third of what it moves the others
_STEP = 0.7


class Applied(NamedTuple):
    """The brief seen through a style, what was done, and what was left because the user had said otherwise."""

    brief: Brief
    moved: tuple[str, ...]
    kept: tuple[str, ...]


def applied(
    brief: Brief,
    style: StyleProfile,
    look: Look,
    *,
    strength: float = 0.7,
    aspects: Iterable[StyleAspect] = ASPECTS,
    preset: Preset | None = None,
) -> Applied:
    """The brief moved towards a style: 0 leaves it as it is, 1 goes all the way.

    The user's own words on palette, composition, mood, style and light stay; only what nobody fixed is moved. Where the
    style is a preset's, the words are the preset's own, and what it must not touch stays too.
    """
    wanted = set(aspects)
    if preset and Aspect.PALETTE in preset.untouched:
        wanted.discard("color")
    if strength <= 0 or not wanted:
        return Applied(brief, (), ())
    held = {a for a, said in brief.aspects.items() if said.source is Source.USER}
    moved: list[str] = []
    kept: list[str] = []
    out = brief
    if strength >= _NAMED_FROM:
        for aspect, words in (_preset_words(preset, wanted) if preset else _words(style, wanted)).items():
            if aspect in held:
                kept.append(f"{aspect.value}: you said so yourself")
            else:
                out = out.with_(aspect, words, Source.STYLE, _SURE)
                moved.append(f"{aspect.value}: {words}")
    if preset:
        out = _adjusted(out, _free(brief, {k: strength * v for k, v in preset.adjust.items() if k not in GAINS}))
    if "color" in wanted:
        if Aspect.PALETTE in held or (brief.colors and Aspect.PALETTE not in brief.aspects):
            kept.append("palette: you said so yourself")
        else:
            out, told = _coloured(brief, out, style, look, strength)
            moved.append(told)
    if "technique" in wanted and not preset:
        out = _surfaced(out, style, look, strength)
    return Applied(out, tuple(moved), tuple(kept))


def _words(style: StyleProfile, wanted: set[StyleAspect]) -> dict[Aspect, str]:
    told: dict[Aspect, str] = {}
    technique = style.technical_attributes
    if "technique" in wanted and (technique.medium or technique.technique):
        told[Aspect.STYLE] = ", ".join(filter(None, (technique.medium, technique.technique)))
    if "mood" in wanted and style.mood_descriptors:
        told[Aspect.MOOD] = ", ".join(style.mood_descriptors[:4])
    if "composition" in wanted and (words := arrangement(style)):
        told[Aspect.COMPOSITION] = words
    return told


def _preset_words(preset: Preset, wanted: set[StyleAspect]) -> dict[Aspect, str]:
    """The preset's words for the aspects wanted; its palette's are told with the measured shares instead."""
    return {a: words for a, words in preset.sets.items() if _BELONGS.get(a) in wanted}


_BELONGS: dict[Aspect, StyleAspect] = {
    Aspect.STYLE: "technique",
    Aspect.DETAIL: "technique",
    Aspect.LIGHTING: "mood",
    Aspect.MOOD: "mood",
    Aspect.COMPOSITION: "composition",
    Aspect.BACKGROUND: "composition",
}


def arrangement(style: StyleProfile) -> str:
    """What is plain about a style's composition, in words engines follow; empty where nothing is."""
    c = style.composition_attributes
    told: list[str] = []
    if c.symmetry >= 0.85:
        told.append("centered and symmetrical")
    elif c.centre_x <= 0.43:
        told.append("subject on the left")
    elif c.centre_x >= 0.57:
        told.append("subject on the right")
    elif c.thirds >= 0.3:
        told.append("rule of thirds")
    if c.negative_space >= 0.65:
        told.append("lots of empty space")
    ways = {"level lines": c.horizontal, "upright lines": c.vertical, "diagonal lines": c.rising + c.falling}
    strongest = max(ways, key=lambda name: ways[name])
    if ways[strongest] >= 0.55:
        told.append(f"mostly {strongest}")
    return ", ".join(told)


def _coloured(brief: Brief, out: Brief, style: StyleProfile, look: Look, strength: float) -> tuple[Brief, str]:
    """Colours and tone moved: a palette between the brief's own and the style's, then what still lacks."""
    own = look(brief)
    target = between(palette_of(own), palette_of(style), strength)
    colours = tuple(colour for colour, _ in target)
    out = out.with_(Aspect.PALETTE, palette_in_words(colours), Source.STYLE, _SURE)
    out = out.model_copy(update={"colors": colours})
    amounts = _free(brief, dict.fromkeys(GAINS, 0.0))
    if _fixes_light(brief):
        amounts.pop(Attribute.BRIGHTNESS, None)
    best = (float("inf"), amounts)
    for _ in range(_PASSES):
        seen = look(_adjusted(out, amounts))
        lacking = _lacking(own, style, seen, strength)
        missed = sum(abs(lacking[a]) * _WEIGHS.get(a, 1.0) for a in amounts) + 2 * distance(palette_of(seen), target)
        best = min(best, (missed, amounts), key=lambda found: found[0])
        amounts = {a: _further(a, amount, lacking[a]) for a, amount in amounts.items()}
    amounts = best[1]
    told = f"palette: {strength:.0%} of the way to {', '.join(style.color_palette)}".replace("%", " %")
    return _adjusted(out, amounts), told


def _lacking(own: StyleProfile, style: StyleProfile, seen: StyleProfile, strength: float) -> dict[Attribute, float]:
    """What is missing, in each measure, to be so far on the way from the own look to the style's."""
    told: dict[Attribute, float] = {}
    for attribute, (name, _, _) in GAINS.items():
        start, end, now = (getattr(p.technical_attributes, name) for p in (own, style, seen))
        told[attribute] = 0.0 if None in (start, end, now) else start + strength * (end - start) - now
    return told


def _further(attribute: Attribute, amount: float, lacking: float) -> float:
    """The next amount to try; one changes a little of what the others do, so that full steps would swing."""
    _, up, down = GAINS[attribute]
    return max(-1.0, min(1.0, amount + _STEP * lacking / (up if lacking > 0 else down)))


def _adjusted(brief: Brief, amounts: dict[Attribute, float]) -> Brief:
    for attribute, amount in amounts.items():
        if abs(amount) >= _NOTHING:
            brief = brief.adjusted(Adjustment(attribute=attribute, amount=round(amount, 2)))
    return brief


def _fixes_light(brief: Brief) -> bool:
    """Whether the user said how light it is: lighting, or an hour other than day in what is shown and where."""
    said = {a: s.value for a, s in brief.aspects.items() if s.source is Source.USER and a in _TELL_HOURS}
    times = known_words("TIMES", brief.language)
    return Aspect.LIGHTING in said or any(times.first(text) not in {None, "day"} for text in said.values())


def _surfaced(brief: Brief, style: StyleProfile, look: Look, strength: float) -> Brief:
    """Grain and detail moved as far."""
    seen, wanted = look(brief).technical_attributes, style.technical_attributes
    amounts = {
        attribute: strength * (end - now) / gain
        for attribute, end, now, gain in (
            (Attribute.TEXTURE, wanted.grain, seen.grain, _TEXTURE_GAIN),
            (Attribute.DETAIL, wanted.edge_density, seen.edge_density, _DETAIL_GAIN),
        )
        if end is not None and now is not None
    }
    return _adjusted(brief, _free(brief, {k: max(-1.0, min(1.0, v)) for k, v in amounts.items()}))


def _free(brief: Brief, amounts: dict[Attribute, float]) -> dict[Attribute, float]:
    """The amounts for attributes nobody has asked more or less of."""
    spoken = {a.attribute for a in brief.adjustments if a.target is None}
    return {k: v for k, v in amounts.items() if k not in spoken}
