"""Mixing palettes and styles: whoever is named first does not matter, and nothing leaves what lies between."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from images_mcp.capabilities.styles.mixing import between, distance, mix_palettes, mixed, palette_of, shares, transport
from images_mcp.capabilities.styles.profile import Composition, StyleProfile, Technique
from images_mcp.kernel.colour import rgb, to_oklab
from images_mcp.kernel.errors import Problem

colour = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
share = st.floats(0, 1, allow_nan=False).map(lambda x: round(x, 4))


@st.composite
def palettes(draw: st.DrawFn) -> tuple[tuple[str, float], ...]:
    colours = draw(st.lists(colour, min_size=1, max_size=6, unique=True))
    weights = draw(st.lists(st.integers(1, 100), min_size=len(colours), max_size=len(colours)))
    return tuple((c, w / sum(weights)) for c, w in zip(colours, weights, strict=True))


@st.composite
def profiles(draw: st.DrawFn) -> StyleProfile:
    palette = draw(palettes())
    return StyleProfile(
        color_palette=tuple(c for c, _ in palette),
        color_shares=tuple(s for _, s in palette),
        composition_attributes=Composition(symmetry=draw(share), aspect=draw(st.floats(0.1, 10))),
        mood_descriptors=tuple(draw(st.lists(st.sampled_from(["warm", "cool", "calm", "eerie"]), unique=True))),
        technical_attributes=Technique(lightness=draw(share), warmth=draw(st.floats(-1, 1)), grain=draw(share)),
    )


def chroma(colour: str) -> float:
    _, a, b = to_oklab(rgb(colour))
    return math.hypot(a, b)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(profiles(), st.floats(0.01, 100)), min_size=2, max_size=4), st.randoms())
def test_the_order_of_the_parts_does_not_matter(parts: list, chance: object) -> None:
    turned = list(parts)
    chance.shuffle(turned)
    assert mixed(parts) == mixed(turned)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(profiles(), st.floats(0.01, 100)), min_size=2, max_size=4))
def test_a_mix_stays_between_its_parts(parts: list) -> None:
    told = mixed(parts)
    assert len(told.color_palette) <= 6
    assert sum(told.color_shares) == pytest.approx(1, abs=0.01)
    light = [to_oklab(rgb(c))[0] for part, _ in parts for c in part.color_palette]
    strongest = max(chroma(c) for part, _ in parts for c in part.color_palette)
    for c in told.color_palette:
        assert min(light) - 0.04 <= to_oklab(rgb(c))[0] <= max(light) + 0.04  # what a screen cannot show is cut
        assert chroma(c) <= strongest + 0.02
    for name in ("lightness", "warmth", "grain"):
        values = [getattr(part.technical_attributes, name) for part, _ in parts]
        assert min(values) <= getattr(told.technical_attributes, name) <= max(values)


@settings(deadline=None, max_examples=40)
@given(profiles(), profiles(), st.floats(0.01, 1000))
def test_nothing_of_a_part_or_the_same_twice_leaves_the_other(one: StyleProfile, other: StyleProfile, w: float) -> None:
    assert mixed([(one, w), (other, 0)]) == one
    assert mixed([(one, w), (one, 2 * w)]) == one


@settings(deadline=None, max_examples=40)
@given(profiles(), profiles(), st.floats(0.1, 10), st.floats(0.1, 10), st.sampled_from([0.5, 2.0, 64.0]))
def test_only_the_proportion_of_weights_counts(a: StyleProfile, b: StyleProfile, v: float, w: float, k: float) -> None:
    assert mixed([(a, v), (b, w)]) == mixed([(a, v * k), (b, w * k)])


@pytest.mark.parametrize("weights", [[], [0, 0], [-1, 2], [math.nan, 1], [math.inf, 1]])
def test_weights_that_are_none_are_refused(weights: list[float]) -> None:
    with pytest.raises(Problem):
        shares(weights)


def test_huge_weights_do_not_overflow() -> None:
    assert shares([1e308, 1e308]) == [0.5, 0.5]


@settings(deadline=None, max_examples=60)
@given(palettes(), palettes())
def test_distance_is_a_distance(a: tuple, b: tuple) -> None:
    assert distance(a, b) == pytest.approx(distance(b, a), abs=1e-6)
    assert distance(a, a) == pytest.approx(0, abs=1e-6)
    assert distance(a, b) >= 0


@settings(deadline=None, max_examples=60)
@given(palettes(), palettes())
def test_the_way_from_one_palette_to_another_ends_there(a: tuple, b: tuple) -> None:
    assert between(a, b, 1.0) == b
    assert distance(between(a, b, 0.9), b) <= distance(a, b) + 0.06


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 10_000))
def test_transport_carries_everything_at_least_cost(n: int, m: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    supply, demand, cost = chance.random(n) + 0.01, chance.random(m) + 0.01, chance.random((n, m))
    plan = transport(supply, demand, cost)
    assert (plan >= -1e-9).all()
    assert plan.sum(axis=1) == pytest.approx(supply / supply.sum(), abs=1e-6)
    assert plan.sum(axis=0) == pytest.approx(demand / demand.sum(), abs=1e-6)
    # No exchange of two deliveries is cheaper.
    used = np.argwhere(plan > 1e-6)
    for i, j in used:
        for k, o in used:
            assert cost[i, j] + cost[k, o] <= cost[i, o] + cost[k, j] + 1e-6


def test_half_of_red_and_half_of_yellow_is_orange() -> None:
    told = mix_palettes([((("#e02020", 1.0),), 0.5), ((("#f0e020", 1.0),), 0.5)])
    hue = math.degrees(math.atan2(*to_oklab(rgb(told[0][0]))[[2, 1]]))
    assert 45 < hue < 85


def test_opposite_colours_do_not_turn_to_grey() -> None:
    told = mix_palettes([((("#e07020", 1.0),), 0.6), ((("#2070e0", 1.0),), 0.4)])
    assert chroma(told[0][0]) > 0.05


def test_a_palette_of_a_profile_adds_up() -> None:
    profile = StyleProfile(color_palette=("#000000", "#ffffff", "#808080"), color_shares=(0.34, 0.34, 0.34))
    assert sum(s for _, s in palette_of(profile)) == pytest.approx(1)
