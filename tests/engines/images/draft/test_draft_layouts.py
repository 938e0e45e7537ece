import json
import re

import pytest
from draft_pictures import composed

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar.schemes import _SCHEMES
from images_mcp.engines.images.draft.topics import _rows, motif

TALL = (400, 600)


def shown(wish, language="en", use="print_poster", size=TALL, seed=1, **said):
    made = composed(wish, use=use, language=language, size=size, seed=seed, **said)
    return [row["text"] for row in json.loads(made.scene)["texts"]], made


@pytest.mark.parametrize(
    ("wish", "language", "title", "lines"),
    [
        ("une affiche vintage pour un festival de jazz à Lyon", "fr", "Festival de jazz", ["Lyon"]),
        ("Einladung zur Gartenparty am 12. Juni mit Lampions", "de", "Gartenparty", ["Einladung", "12. Juni"]),
        ("menú de un restaurante mexicano", "es", "Menú", ["Restaurante mexicano"]),
        ("poster for a yoga retreat in Bali, 3-5 May", "en", "Yoga retreat", ["3-5 May", "Bali"]),
        ("Plakat für einen großen Flohmarkt am Samstag in Köln", "de", "Großer Flohmarkt", ["Samstag", "Köln"]),
        ("flyer for a pottery class, $25, 7 pm", "en", "Pottery class", ["$25", "7 pm"]),
        ("sale flyer: 30% off shoes", "en", "Sale", ["30% off shoes"]),
        ("wedding invitation for Anna and Tom, 14 September", "en", "Anna and Tom", ["Wedding", "14 September"]),
        ("a birthday card for my grandma Rosa who loves roses", "en", "Happy Birthday", ["Rosa"]),
        ("Plakat gegen Rassismus", "de", "Gegen Rassismus", []),
        ("poster for a jazz night, Friday 8 pm", "en", "Jazz night", ["Friday", "8 pm"]),
        ("Folie mit drei Vorteilen unserer App", "de", "Drei Vorteile unserer App", []),
    ],
)
def test_a_wish_without_exact_words_gets_its_own_words_whole(wish, language, title, lines):
    found, _ = shown(wish, language)
    assert " ".join(found) == " ".join([title, *lines])


@pytest.mark.parametrize("wish", ["poster of a fox in the snow", "a guitar poster", "a red fox", "affiche d'un renard"])
def test_a_picture_that_announces_nothing_gets_no_words(wish):
    assert shown(wish, "fr" if "affiche" in wish else "en")[0] == []


def test_words_that_were_given_stay_the_only_title():
    found, _ = shown("poster for a jazz night, 8 pm", texts=["Blue Notes"])
    assert " ".join(found).startswith("Blue Notes")
    assert "Jazz" not in " ".join(found)
    assert "8 pm" in found


def test_no_words_are_set_where_none_are_wanted():
    assert shown("poster for a jazz festival in Lyon", must_not=["text"])[0] == []


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [(600, 400), (400, 600), (500, 500)])
@pytest.mark.parametrize("wish", ["poster for a jazz festival in Lyon on 3 May", "menu for a café", "card for my aunt"])
def test_words_of_every_layout_stay_inside_and_apart(wish, size, seed):
    made = composed(wish, use="print_poster", size=size, seed=seed)
    boxes = [row["box"] for row in json.loads(made.scene)["texts"]]
    assert boxes
    for i, (left, top, right, bottom) in enumerate(boxes):
        assert min(left, top, 1 - right, 1 - bottom) > 0.03
        assert all(b[1] >= bottom or b[3] <= top or b[0] >= right or b[2] <= left for b in boxes[i + 1 :])


def test_seeds_bring_other_layouts_and_the_same_seed_the_same_page():
    pages = {composed("poster for a hackathon", use="print_poster", size=TALL, seed=s).svg for s in range(6)}
    again = composed("poster for a hackathon", use="print_poster", size=TALL, seed=3).svg
    assert len(pages) == 6
    assert again in pages


def test_a_topic_shows_its_things_and_what_stands_for_it_is_not_missed():
    _, made = shown("poster for a jazz festival in Lyon")
    assert "saxophone" in made.scene
    assert not made.could_not


def test_a_slide_that_counts_shows_as_many_cards():
    _, made = shown("a slide showing our three growth drivers", use="presentation", size=(600, 400))
    assert len(set(re.findall(r"card \d", made.scene))) in (0, 3)
    assert [t for t in ("1", "2", "3", "4") if t in {r["text"] for r in json.loads(made.scene)["texts"]}] == [
        "1",
        "2",
        "3",
    ]


def test_a_chart_by_month_names_the_months():
    found, _ = shown("Diagramm des Niederschlags pro Monat", "de", use="infographic", size=(600, 400))
    assert "".join(found[-12:]) == "JFMAMJJASOND"


def test_every_pairing_of_colours_can_be_read():
    for family, entries in _SCHEMES.items():
        for entry in entries:
            ground, ink, accent, *_ = entry.split()
            assert c.contrast(ground, ink) >= 5.5, (family, entry)
            assert c.contrast(ground, accent) >= 4.5, (family, entry)


def test_every_motif_of_every_topic_can_be_drawn():
    assert [name for _, names, _ in _rows() for name in names if motif(name) is None] == []
