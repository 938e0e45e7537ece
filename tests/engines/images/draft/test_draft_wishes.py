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


@pytest.mark.parametrize(
    ("wish", "instrument", "players"),
    [
        ("two violinists on a stage", "violin", 2),
        ("two cellists", "cello", 2),
        ("a drummer in front of a church", "drum", 1),
        ("eine Frau, die Gitarre spielt", "guitar", 1),
        ("un hombre tocando la trompeta en la playa", "trumpet", 1),
        ("une fille qui joue de la flûte", "flute", 1),
        ("チェロ奏者", "cello", 1),
    ],
)
def test_musicians_hold_what_they_play(wish, instrument, players):
    people = [o for o in drawn(wish)["objects"] if o.get("kind") == "person"]
    assert len(people) == players
    assert all(instrument in o["parts"] for o in people)


def test_a_pianist_sits_at_the_keys_and_a_cat_beside_them():
    scene = drawn("a woman playing the piano")
    (woman,), (piano,) = boxes(scene, "woman"), boxes(scene, "piano")
    assert piano[0] < (woman[0] + woman[2]) / 2 < (piano[0] + piano[2]) / 2
    (cat,), (piano,) = boxes(drawn("a cat next to a piano"), "cat"), boxes(drawn("a cat next to a piano"), "piano")
    assert cat[0] > piano[2] - 0.1


def test_whoever_is_on_a_bench_sits_on_it():
    scene = drawn("a woman on a bench")
    (woman,), (bench,) = boxes(scene, "woman"), boxes(scene, "bench")
    assert woman[3] > bench[1] + 0.8 * (bench[3] - bench[1])


def test_who_is_on_a_balcony_is_behind_its_railing():
    scene = drawn("a cat on a balcony")
    names = [o["name"] for o in scene["objects"] if o.get("main")]
    assert names.index("cat") < len(names) - 1
    (cat,), wall = boxes(scene, "cat"), boxes(scene, "balcony")[0]
    assert wall[0] < cat[0] < cat[2] < wall[2]
    assert wall[1] < cat[1] < cat[3] < wall[3]


@pytest.mark.parametrize("wish", ["a basket of apples", "ein Korb voller Äpfel", "un panier de pommes"])
def test_what_a_basket_is_of_is_in_it(wish):
    scene = drawn(wish)
    basket, apples = boxes(scene, "basket")[0], boxes(scene, "apple")
    assert apples
    assert all(basket[0] < (a[0] + a[2]) / 2 < basket[2] and basket[1] < a[3] < basket[3] for a in apples)


def test_a_full_moon_is_round_and_a_moon_a_crescent():
    full, usual = boxes(drawn("the full moon"), "moon")[0], boxes(drawn("the moon"), "moon")[0]
    assert (full[2] - full[0]) / (full[3] - full[1]) == pytest.approx(1.0, abs=0.02)
    assert (usual[2] - usual[0]) / (usual[3] - usual[1]) < 0.95


@pytest.mark.parametrize("wish", ["a red guitar", "a red drum", "una guitarra roja"])
def test_a_colour_goes_to_what_a_thing_is_made_of(wish):
    (thing,) = [o for o in drawn(wish)["objects"] if o.get("main")]
    assert "#d8412f" in thing["colors"].values()


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
    wish = "two violinists on a trampoline"
    brief = brief_of(wish)
    told = alt_text(brief, compose(brief, (512, 512), 7).could_not)
    assert "violinists" in told
    assert "trampoline" not in told


def test_two_blue_ones_are_two_more_in_blue():
    scene = drawn("Three red balloons and two blue ones floating over a green meadow")
    colors = [o["colors"]["main"] for o in scene["objects"] if o.get("prop") == "balloon"]
    assert sorted(colors.count(c) for c in set(colors)) == [2, 3]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("a logo for a bakery", ""),
        ("Logo für einen Reiterhof mit einem Pferd", ""),
        ("logotipo para una peluquería canina", ""),
        ("logo for a summer festival", ""),
        ("a logo for a pizzeria called Da Vito", "Da Vito"),
    ],
)
def test_only_names_are_lettering_of_a_logo_not_the_line_of_business(wish, said):
    scene = drawn(wish)
    assert said.casefold() in written(scene).casefold()
    assert said or not scene["texts"]


@pytest.mark.parametrize(
    ("wish", "sign"),
    [
        ("a logo for a bakery", "bread"),
        ("chess club logo", "chess piece"),
        ("logo para una peluquería", "scissors"),
        ("logo for a law firm, Baker & Stone", "scale balanced"),
    ],
)
def test_a_business_nothing_is_shown_of_has_the_sign_of_its_trade(wish, sign):
    assert boxes(drawn(wish), sign)


@pytest.mark.parametrize(
    ("wish", "words", "shown"),
    [
        ("tarjeta de cumpleaños para mi sobrina con un unicornio", "Feliz cumpleaños", "unicorn"),
        ("Geburtstagskarte mit einem Igel für Oma", "Alles Gute zum Geburtstag Oma", "hedgehog"),
        ("birthday card with balloons", "Happy Birthday", "balloon"),
        ("Grußkarte mit Tulpen", "", "tulip"),
    ],
)
def test_a_card_greets_and_shows_its_picture_large(wish, words, shown):
    scene = drawn(wish, (400, 600))
    assert written(scene).split() == words.split()
    assert max(b[3] - b[1] for b in boxes(scene, shown)) > 0.2


def test_the_moon_is_seen_through_the_window_of_a_room():
    scene = drawn("a bedroom at night with a full moon in the window", (600, 400))
    panes = [o["box"] for o in scene["objects"] if o["name"] == "window"]
    ((left, top, right, bottom),) = boxes(scene, "moon")
    assert any(p[0] <= left and p[1] <= top and right <= p[2] and bottom <= p[3] for p in panes)


@pytest.mark.parametrize(
    ("wish", "prop"), [("ein Hirte mit Schafen", "sheep"), ("Muster mit Igeln und Pilzen", "mushroom")]
)
def test_german_datives_are_read(wish, prop):
    assert boxes(drawn(wish), prop)


def test_who_gives_a_reason_or_is_friendly_is_nobody():
    assert not boxes(drawn("Produktfoto einer Teekanne auf hellem Grund"), "man")
    assert not boxes(drawn("logo for an animal clinic, friendly"), "person")


def test_grounds_differ_by_seed_and_stay_for_one():
    brief = brief_of("a hen")
    forms = [
        [o["box"] for o in json.loads(compose(brief, (256, 256), seed).scene)["objects"] if o["name"] == "disc"]
        for seed in (*range(12), 0)
    ]
    assert len({str(f) for f in forms}) > 5
    assert forms[0] == forms[-1]


def test_an_instrument_in_somebodys_hands_can_be_recoloured_and_is_not_doubled():
    brief = brief_of("a woman playing the guitar in a garden")
    plain = compose(brief, (512, 512), 7)
    red = compose(brief.model_copy(update={"must": ("guitar in red",)}), (512, 512), 7)
    assert len([o for o in json.loads(red.scene)["objects"] if o.get("main")]) == 1
    assert "guitar" in json.loads(red.scene)["objects"][0]["parts"]
    assert red.svg != plain.svg


def test_a_poster_of_which_only_the_day_is_left_to_say_is_drawn():
    scene = drawn("Plakat Stadtteilflohmarkt 12. September, viele bunte Tassen, keine Gesichter", (400, 600))
    assert "12. September" in written(scene)
    assert boxes(scene, "cup")


@pytest.mark.parametrize(
    "wish",
    [
        "an empty corridor, nobody there",
        "ein leerer Flur, niemand da",
        "un pasillo vacío, nadie",
        "un couloir vide, personne",
        "空っぽの廊下、誰もいない",
    ],
)
def test_what_a_place_is_like_and_nobody_are_nothing_to_be_drawn(wish):
    assert compose(brief_of(wish), (512, 512), 7).could_not == ()
