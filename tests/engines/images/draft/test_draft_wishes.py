"""Whole wishes, from the words to what stands in the picture: who holds what, what is scenery, what is listed."""

import asyncio
import json

import pytest

from images_mcp.brief import Aspect, Brief
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.engines.images.draft.compose import compose
from images_mcp.engines.minds.rules.mind import RulesMind

MIND = RulesMind.local()


def brief_of(wish):
    return asyncio.run(MIND.read(wish, Brief())).brief


def drawn(wish, size=(512, 512)):
    return json.loads(compose(brief_of(wish), size, 7).scene)


def boxes(scene, prop):
    return [o["box"] for o in scene["objects"] if o.get("prop") == prop and o.get("main")]


def written(scene):
    return " ".join(t["text"] for t in scene["texts"])


def test_a_bust_with_weather_behind_it_is_drawn():
    assert boxes(drawn("Portrait of an old sailor with a white beard, rain in the background"), "portrait")


def test_colours_written_out_are_the_picture_s_to_the_digit():
    brief = brief_of("a logo for a bakery, only navy #1B2A49 and cream #F6EBD9")
    assert brief.colors == ("#1B2A49", "#F6EBD9")
    assert "F6EBD9" not in (brief.get(Aspect.DETAIL) or "")


@pytest.mark.parametrize(
    "wish",
    [
        "Three red balloons and two blue ones over a green meadow",
        "four apples on a blue tablecloth",
        "un plato de paella sobre una mesa de madera",
        "une tasse sur une nappe blanche",
        "ein Korb mit bunten Eiern",
        "an invitation with a unicorn and a rainbow",
    ],
)
def test_a_colour_of_one_thing_or_of_none_is_not_the_palette(wish):
    assert brief_of(wish).colors == ()


def test_a_black_cat_in_french_is_no_style():
    brief = brief_of("Un chat noir assis sur un toit de Paris sous la lune")
    assert brief.get(Aspect.STYLE) is None


def test_an_amount_stays_with_what_it_counts():
    assert "50% off" in (brief_of('Flyer, "Summer Days" and 50% off for kids').get(Aspect.DETAIL) or "")


def test_whoever_asks_is_not_in_the_picture():
    scene = drawn("my daughter wants a picture of a dragon eating ice cream on a castle tower")
    assert not boxes(scene, "girl")
    (dragon,), (castle,) = boxes(scene, "dragon"), boxes(scene, "castle")
    assert dragon[3] < castle[1] + 0.15


def test_the_moon_stays_in_the_sky_and_makes_it_night():
    scene = drawn("un chat noir sous la lune")
    (cat,), (moon,) = boxes(scene, "cat"), boxes(scene, "moon")
    assert moon[3] < 0.5
    assert moon[3] - moon[1] < cat[3] - cat[1]
    assert scene["light"] == "night"


@pytest.mark.parametrize("wish", ["a street in the rain with people", "six hot air balloons above mountains"])
def test_what_the_scenery_shows_is_no_thing_of_its_own(wish):
    scene = drawn(wish)
    assert not boxes(scene, "rain")
    assert not boxes(scene, "mountain")


def test_two_violinists_have_a_violin_each():
    scene = drawn("two violinists on a stage")
    violins, people = boxes(scene, "violin"), boxes(scene, "person")
    assert len(violins) == len(people) == 2
    assert all(any(p[0] < (v[0] + v[2]) / 2 < p[2] + 0.05 for p in people) for v in violins)


@pytest.mark.parametrize("wish", ["three people carrying umbrellas", "赤い傘をさした女性"])
def test_umbrellas_are_held_over_whoever_carries_them(wish):
    scene = drawn(wish)
    umbrellas = boxes(scene, "umbrella")
    people = boxes(scene, "person") or boxes(scene, "woman")
    assert len(umbrellas) == len(people)
    assert all(u[1] < p[1] for u, p in zip(sorted(umbrellas), sorted(people), strict=True))


def test_a_pronoun_means_what_was_named_before():
    scene = drawn("A cat sitting under a table with a dog sleeping on top of it")
    (cat,), (dog,), (table,) = boxes(scene, "cat"), boxes(scene, "dog"), boxes(scene, "table")
    assert dog[3] < table[1] + 0.1
    assert table[0] < (cat[0] + cat[2]) / 2 < table[2]


def test_what_is_under_a_boat_does_not_hide_it():
    scene = drawn("a whale under a small sailing boat")
    (whale,), (boat,) = boxes(scene, "whale"), boxes(scene, "sailboat")
    assert boat[3] <= whale[1] + 0.05


def test_building_a_snowman_is_no_building():
    assert not boxes(drawn("Two kids building a snowman behind a wooden house"), "skyscraper")


def test_a_mark_shows_everything_it_was_to_show():
    scene = drawn("Logo für eine Tierarztpraxis, Hund und Katze, grün und weiß")
    assert {o["prop"] for o in scene["objects"] if "prop" in o} >= {"dog", "cat"}


def test_a_slide_has_its_points_a_menu_its_prices_a_cycle_its_steps():
    slide = drawn('Slide titled "Our Q3 results" and three bullet points: revenue up 12%, two new markets, 40 hires')
    assert all(t in written(slide) for t in ("Our Q3 results", "Revenue up 12%", "40 hires"))
    menu = drawn('Menu for a café: "Café Lune", espresso 2.50, croissant 2.80', (432, 640))
    assert all(t in written(menu) for t in ("Espresso", "2.50", "Croissant", "2.80"))
    cycle = drawn("infographic water cycle: evaporation, condensation, precipitation, collection with arrows")
    assert all(t in written(cycle) for t in ("Water cycle", "Evaporation", "Collection"))
    assert not boxes(cycle, "bicycle")


def test_the_headline_is_not_the_discount():
    texts = drawn('flyer for a festival with "50% off" for kids and the headline "Summer in the Park"', (432, 640))
    first = next(t for t in texts["texts"] if t["level"] == 1)
    assert "50%" not in first["text"]


def test_a_house_between_two_trees_stands_between_them():
    scene = drawn("a small house between two tall trees")
    (house,), trees = boxes(scene, "house"), sorted(boxes(scene, "tree"))
    assert len(trees) == 2
    assert trees[0][0] < house[0] < house[2] < trees[1][2]


def test_a_clock_said_to_be_above_it_is_above_the_thing_before():
    scene = drawn("Two cups on a shelf, a clock above it")
    (clock,), (shelf,) = boxes(scene, "clock"), boxes(scene, "bookshelf")
    assert clock[3] < shelf[1]


def test_a_label_is_tied_only_to_a_part_that_is_drawn():
    wish = "diagram of a bicycle with labelled parts: saddle, handlebar, bell"
    made = compose(brief_of(wish), (640, 432), 7)
    assert [c for c in made.could_not if "Bell" in c]
    assert not [c for c in made.could_not if "Saddle" in c]
    assert "Bell" in written(json.loads(made.scene))


def test_an_offer_in_quotes_is_no_format():
    assert "2:1" not in (brief_of('Folleto para una pizzería con "2x1 los martes"').get(Aspect.FORMAT) or "")


def test_the_alt_text_tells_nothing_that_was_not_drawn():
    wish = "two violinists on a stage"
    brief = brief_of(wish)
    told = alt_text(brief, compose(brief, (512, 512), 7).could_not)
    assert "violinists" in told
    assert "stage" not in told


def test_two_blue_ones_are_two_more_in_blue():
    scene = drawn("Three red balloons and two blue ones floating over a green meadow")
    colors = [o["colors"]["main"] for o in scene["objects"] if o.get("prop") == "balloon"]
    assert sorted(colors.count(c) for c in set(colors)) == [2, 3]
