"""What the user guide says to type is typed, and what it says is printed is printed."""

import sys
from pathlib import Path

import pytest

from tests import programs
from tools import guide

PAGES = guide.pages()
PLAYED = [page for page in PAGES if guide.session(page).typed]


def test_there_are_pages_with_examples() -> None:
    assert {"index.md", "http.md", "refining.md", "variations.md"} <= {page.name for page in PLAYED}


@pytest.mark.parametrize("page", PLAYED, ids=lambda page: page.stem)
def test_the_examples_of_a_page_work(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", programs.interpreter())
    outcome = guide.play(page, tmp_path)
    assert outcome.code == 0, outcome.output
    assert guide.missing(guide.session(page).printed, outcome.output) is None, outcome.output
    shown = [int(name.removesuffix(".webp").rsplit("-", 1)[1]) for name in guide.linked(page)]
    assert max(shown, default=0) <= len(outcome.pictures)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_picture_a_page_shows_is_there_and_is_its_own(page: Path) -> None:
    for name in guide.linked(page):
        assert name.startswith(f"{page.stem}-")
        assert (guide.PICTURES / name).is_file()


def test_a_line_that_is_not_printed_is_noticed() -> None:
    assert guide.missing(("a … c", "d"), "a b c\nd") is None
    assert guide.missing(("d", "a"), "a\nd") == "a"
