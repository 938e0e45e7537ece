"""Whether a word is what is to be seen, or for whom, what colour, what form it is."""

import pytest

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.engines.minds.rules.reading import read


@pytest.mark.parametrize(
    ("wish", "seen"),
    [
        ("a teacher in a classroom", "teacher"),
        ("eine Lehrerin an der Tafel im Klassenzimmer", "Lehrerin"),
        ("una maestra con sus alumnos", "maestra"),
        ("un élève devant une école", "élève"),
        ("教室で笑っている先生", "先生"),
    ],
)
def test_who_is_to_be_seen_is_the_subject_and_no_audience(wish: str, seen: str) -> None:
    reading = read(wish, Brief())
    assert seen in (reading.brief.get(Aspect.SUBJECT) or "")
    assert Aspect.AUDIENCE not in reading.brief.aspects


@pytest.mark.parametrize(
    "wish",
    [
        "un professeur devant le tableau noir",
        "a teacher in front of the chalkboard",
        "a plumber with a wrench",
        "une violoniste sur scène",
    ],
)
def test_where_somebody_stands_is_no_style_and_who_is_seen_no_brand(wish: str) -> None:
    brief = read(wish, Brief()).brief
    assert brief.get(Aspect.SUBJECT) == wish
    assert not {Aspect.STYLE, Aspect.BRAND} & set(brief.aspects)


def test_whom_a_logo_is_for_stays_its_brand() -> None:
    assert read("logo for a plumber", Brief()).brief.get(Aspect.BRAND) == "plumber"


@pytest.mark.parametrize(
    "wish", ["photosynthesis for my 6th grade pupils", "my pupils don't get fractions, draw pizza"]
)
def test_who_it_is_for_stays_the_audience(wish: str) -> None:
    reading = read(wish, Brief())
    assert reading.use is Use.EDUCATION
    assert "pupils" in (reading.brief.get(Aspect.AUDIENCE) or "")


@pytest.mark.parametrize("wish", ["a bowl of oranges", "a rainbow over a valley", "ein Regenbogen über dem Tal"])
def test_a_thing_named_like_a_colour_is_no_palette(wish: str) -> None:
    assert Aspect.PALETTE not in read(wish, Brief()).brief.aspects


def test_colours_stay_a_palette() -> None:
    assert read("logo in oranges and reds", Brief()).brief.get(Aspect.PALETTE) == "oranges, reds"


def test_talking_is_no_talk() -> None:
    assert read("a doctor talking to parents", Brief()).use is not Use.PRESENTATION
