"""Presets are lenses: they keep what the user said and what they must not touch, and are told apart at a glance."""

import io
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from images_mcp.brief import Aspect, Attribute, Brief, Said, Source
from images_mcp.capabilities.briefs.context import DEFAULTS
from images_mcp.capabilities.styles import presets
from images_mcp.capabilities.styles.looking import SAMPLE_SUBJECT
from images_mcp.engines.images.draft.engine import Order, paint
from images_mcp.engines.images.port import Format

ALL = tuple(presets.built_in().values())
preset = st.sampled_from(ALL)
spoken = st.dictionaries(
    st.sampled_from(list(Aspect)),
    st.builds(Said, value=st.sampled_from(["a", "bright red", "watercolor"]), source=st.sampled_from(list(Source))),
)


def test_there_are_enough_and_every_use_has_its_own() -> None:
    assert len(ALL) >= 40
    assert {d.preset for d in DEFAULTS.values() if d.preset} <= set(presets.built_in())
    for one in ALL:
        assert one.style
        assert one.mood or Aspect.MOOD in one.untouched
        assert one.palette or Aspect.PALETTE in one.untouched
        assert not set(one.sets) & one.untouched, one.name
        assert one.summary.endswith(".")


@given(preset, spoken)
def test_what_the_user_said_and_what_is_shown_stays(lens: presets.Preset, aspects: dict[Aspect, Said]) -> None:
    brief = Brief(aspects=aspects, texts=("OPEN",), must=("a dog",), must_not=("people",))
    seen = lens.through(brief)
    for aspect, said in aspects.items():
        if said.source is Source.USER or aspect in lens.untouched:
            assert seen.aspects[aspect] == said
    assert not (set(seen.aspects) - set(aspects)) & presets.NEVER
    assert (seen.texts, seen.must, seen.must_not) == (brief.texts, brief.must, brief.must_not)


@given(preset, spoken)
def test_looking_twice_through_a_preset_changes_nothing_more(lens: presets.Preset, aspects: dict[Aspect, Said]) -> None:
    once = lens.through(Brief(aspects=aspects))
    assert lens.through(once) == once


@given(preset, spoken)
def test_as_a_default_it_only_fills_what_nobody_spoke_of(lens: presets.Preset, aspects: dict[Aspect, Said]) -> None:
    seen = lens.through(Brief(aspects=aspects), Source.DEFAULT)
    assert {a: s for a, s in seen.aspects.items() if a in aspects} == aspects


@given(preset)
def test_colours_the_user_chose_are_not_regraded(lens: presets.Preset) -> None:
    brief = Brief(colors=("#123456",)).with_(Aspect.PALETTE, "navy")
    seen = lens.through(brief)
    assert seen.colors == ("#123456",)
    tone = {Attribute.BRIGHTNESS, Attribute.CONTRAST, Attribute.WARMTH, Attribute.SATURATION, Attribute.AGE}
    assert not tone & {a.attribute for a in seen.adjustments}


@pytest.mark.parametrize("name", ["Line art", "line-art", "LINE_ART", "line art"])
def test_a_name_is_found_however_it_is_written(name: str) -> None:
    assert presets.find(name) is presets.built_in()["line_art"]


def _drawn(lens: presets.Preset) -> np.ndarray:
    data, _, _ = paint(Order(lens.through(SAMPLE_SUBJECT), (72, 72), 11, Format.PNG, transparent=False))
    small = Image.open(io.BytesIO(data)).convert("RGB").resize((12, 12), Image.Resampling.BOX)
    return np.asarray(small, dtype=float)


def test_samples_differ_from_each_other_and_from_the_plain_picture() -> None:
    plain, _, _ = paint(Order(SAMPLE_SUBJECT, (72, 72), 11, Format.PNG, transparent=False))
    drawn = {p.name: _drawn(p) for p in ALL}
    drawn["plain"] = np.asarray(
        Image.open(io.BytesIO(plain)).convert("RGB").resize((12, 12), Image.Resampling.BOX), dtype=float
    )
    close = [(a, b) for (a, x), (b, y) in itertools.combinations(drawn.items(), 2) if np.abs(x - y).mean() < 4]
    assert close == []
