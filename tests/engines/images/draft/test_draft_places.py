"""Where a wish is set: rooms looked into, roofs, platforms, the sky; what is not drawn is said."""

import json
from itertools import pairwise

import numpy as np
import pytest
from draft_pictures import brief, composed, pixels

from images_mcp.brief import Brief
from images_mcp.engines.images.draft import compose, figures, lexicon, nearest
from images_mcp.engines.images.draft.grammar import halls, outdoors
from images_mcp.engines.images.draft.words import rows_of


def named(made):
    return {o["name"] for o in json.loads(made.scene)["objects"]}


def genre(made):
    return json.loads(made.scene)["genre"]


def boxes(made, prop):
    return [o["box"] for o in json.loads(made.scene)["objects"] if o.get("prop") == prop]


@pytest.mark.parametrize(
    ("language", "wish", "shown"),
    [
        ("en", "a hospital corridor with a nurse", "door"),
        ("de", "Flur im Krankenhaus", "door"),
        ("es", "un pasillo con una planta", "door"),
        ("fr", "un couloir avec une chaise", "door"),
        ("ja", "廊下の猫", "door"),
        ("en", "a teacher in a classroom", "blackboard"),
        ("de", "eine Wissenschaftlerin im Labor", "flask"),
        ("es", "un gato en el almacén", "rack"),
        ("fr", "une danseuse sur scène", "curtain"),
        ("en", "a dog in a bookshop", "books"),
        ("en", "a cat sleeping in a greenhouse", "plant bed"),
        ("de", "eine Frau im Museum", "painting"),
    ],
)
def test_a_place_indoors_is_a_room_of_its_own_and_no_meadow(language, wish, shown):
    made = composed(wish, language=language, use="landscape")
    assert genre(made) == "interior"
    assert shown in named(made)
    assert not named(made) & {"hill", "sky"}


@pytest.mark.parametrize(
    ("language", "wish", "shown"),
    [
        ("es", "un zorro en un tejado", "roof tiles"),
        ("en", "a fox on a rooftop", "roof tiles"),
        ("de", "eine Frau auf dem Bahnsteig", "train"),
        ("fr", "un chien à la piscine", "pool"),
        ("en", "a player in a stadium", "crowd"),
        ("en", "a woman on a tennis court", "net"),
        ("en", "a girl at the market square", "awning"),
        ("ja", "屋上の猫", "parapet"),
    ],
)
def test_a_built_place_outdoors_has_its_ground_and_its_background(language, wish, shown):
    made = composed(wish, language=language)
    assert genre(made) == "landscape"
    assert shown in named(made)


PLACES = {meaning.split("+")[0]: cells["en"][0] for meaning, cells in rows_of(lexicon.PLACES)}


@pytest.mark.parametrize("place", [*halls.HALLS, *outdoors.PLACES])
def test_every_place_can_be_drawn_in_any_shape(place):
    for size in ((512, 512), (320, 640), (768, 320)):
        made = compose.compose(brief("a cat", setting=PLACES.get(place, "a pantry"), use="illustration"), size, 3)
        assert genre(made) in ("interior", "landscape")
        assert boxes(made, "cat")


def test_what_belongs_indoors_stands_in_a_room_at_night():
    made = composed("a cat sleeping on a sofa at night", setting="at night")
    assert genre(made) == "interior"
    assert genre(composed("a fox at night", setting="at night")) == "landscape"


def test_a_place_no_draft_knows_is_told():
    made = composed("a woman in a sauna", use="landscape")
    assert [c for c in made.could_not if "sauna" in c and "a room stands for it" in c]
    assert genre(made) == "interior"


def test_the_aurora_is_green_above_the_horizon_at_night():
    rgb = pixels("northern lights over a snowy cabin", style="flat").astype(int)
    red, green, blue = (rgb[: 512 * 55 // 100, :, k] for k in range(3))
    greenish = (green > red + 25) & (green > blue + 5)
    assert greenish.mean() > 0.05
    assert (rgb[: 512 // 4].mean(axis=(0, 1)) < 140).all()


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "the milky way over a tent"),
        ("de", "Sternschnuppen über den Bergen"),
        ("es", "fuegos artificiales sobre una casa"),
        ("fr", "une aurore boréale sur un lac"),
        ("ja", "山の上の日食"),
        ("en", "a rainbow over a house"),
        ("en", "lightning over a city"),
    ],
)
def test_what_happens_in_the_sky_is_drawn_or_said(language, wish):
    made = composed(wish, language=language)
    sky = {"milky way", "shooting stars", "fireworks", "aurora", "eclipse", "rainbow", "lightning"}
    assert named(made) & sky
    assert not made.could_not


def test_an_aurora_a_picture_without_sky_cannot_show_is_said():
    assert composed("northern lights and a fox", use="logo").could_not == (
        "the northern lights: this draft shows no open sky",
    )


def test_a_stack_is_stacked_and_who_sleeps_on_it_lies_on_top():
    made = composed("a cat sleeping on a stack of books")
    books = sorted(boxes(made, "book"), key=lambda b: b[3])
    assert len(books) >= 4
    assert all(below[1] >= above[1] and abs(below[0] - above[0]) < 0.1 for above, below in pairwise(books))
    (cat,) = boxes(made, "cat")
    assert cat[3] <= books[0][1] + 0.08


@pytest.mark.parametrize(
    ("language", "wish", "prop"),
    [
        ("en", "a boy flying a kite", "kite"),
        ("es", "un niño volando una cometa", "kite"),
        ("fr", "une femme avec un chien en laisse", "dog"),
        ("en", "a woman walking her dog on a leash", "dog"),
    ],
)
def test_what_is_flown_or_led_hangs_on_a_line(language, wish, prop):
    made = composed(wish, language=language)
    (line,), (thing,) = boxes(made, "line"), boxes(made, prop)
    (who,) = [o["box"] for o in json.loads(made.scene)["objects"] if o.get("kind") == "person"]
    assert line[0] <= who[2] + 0.02
    assert line[2] >= thing[0]
    assert not boxes(composed("a woman and a dog"), "line")


def test_balloons_are_held_by_their_strings():
    made = composed("a girl with three balloons")
    (girl,) = [o["box"] for o in json.loads(made.scene)["objects"] if o.get("kind") == "person"]
    for balloon in boxes(made, "balloon"):
        assert girl[0] - 0.05 <= (balloon[0] + balloon[2]) / 2 <= girl[2] + 0.05
        assert balloon[1] < girl[1]


def test_the_same_wish_and_seed_give_the_same_hall():
    a, b = (composed("a nurse in a hospital corridor", seed=5).svg for _ in range(2))
    assert a == b
    assert np.array_equal(pixels("an aurora over a lake", seed=2), pixels("an aurora over a lake", seed=2))


@pytest.mark.parametrize(
    ("language", "wish", "beyond"),
    [
        ("en", "view of the sea through a window", "water"),
        ("de", "Blick aus dem Fenster auf die Berge", "mountain"),
        ("fr", "un chat à la fenêtre, la nuit", "star"),
        ("es", "un gato en la ventana mirando la lluvia", "rain"),
    ],
)
def test_a_window_one_looks_out_of_frames_what_is_outside(language, wish, beyond):
    made = composed(wish, language=language, use="landscape")
    assert genre(made) == "interior"
    assert {"window sill", beyond} <= named(made)
    for cat in boxes(made, "cat"):
        assert 0.7 < cat[3] < 0.86


def test_a_wish_of_which_nothing_is_drawn_shows_the_nearest_thing_and_says_so():
    made = composed("a lasagna", use="product")
    (said,) = made.could_not
    assert "lasagna" in said
    assert "stands for it" in said
    assert [o for o in json.loads(made.scene)["objects"] if o.get("kind") == "food"]


def test_every_nearest_drawing_is_one():
    assert set(nearest._table().values()) <= set(figures.PROPS)
    assert len(nearest._table()) > 500


def test_food_named_beside_a_board_lies_on_it():
    made = composed("sushi on black slate", use="product")
    (sushi,), (slate,) = boxes(made, "sushi"), boxes(made, "slate")
    assert slate[0] - 0.02 <= sushi[0]
    assert sushi[2] <= slate[2] + 0.02
    assert sushi[3] <= slate[3]


@pytest.mark.parametrize(
    ("language", "wish", "prop"),
    [
        ("en", "a man carrying a box", "box"),
        ("de", "eine Frau trägt einen Eimer", "bucket"),
        ("es", "una mujer llevando una sartén", "pan"),
    ],
)
def test_what_is_carried_is_in_somebodys_hands(language, wish, prop):
    made = composed(wish, language=language)
    (who,) = [o["box"] for o in json.loads(made.scene)["objects"] if o.get("kind") == "person"]
    (thing,) = boxes(made, prop)
    assert thing[3] < who[3] - 0.05
    assert thing[0] < who[2]


def test_a_trade_without_a_drawn_place_is_told():
    brief_ = Brief.model_validate({"subject": "Pandas und Affen", "brand": "Zoo", "language": "de"})
    assert any("Zoo" in c for c in compose.compose(brief_, (512, 512), 1).could_not)
