"""Text made safe to show and to name files with."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.kernel.text import plain, shorten, slug

HOSTILE = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)


@given(HOSTILE, st.integers(1, 40), st.booleans())
def test_plain_text_hides_nothing_and_keeps_its_limit(text: str, limit: int, lines: bool) -> None:
    shown = plain(text, limit, lines=lines)
    assert len(shown) <= limit
    for char in shown.replace("\n", "" if lines else "\n"):
        assert unicodedata.category(char) not in {"Cc", "Cs", "Co"}
        assert char in "\u200c\u200d" or unicodedata.category(char) != "Cf"


@given(HOSTILE)
def test_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_direction_tricks_and_hidden_tags_are_removed() -> None:
    assert plain("invoice\u202egpj.exe \U000e0041\U000e0042\u2066x\u2069") == "invoicegpj.exe x"


def test_ordinary_writing_survives() -> None:
    for text in ("Żółw w ogródku", "نمی\u200cخواهم", "👩\u200d🎨 paints", "日本語のポスター"):
        assert plain(text) == text


def test_decomposed_letters_are_composed() -> None:
    assert plain("cafe\u0301") == "café"


def test_lines_stay_only_when_asked() -> None:
    assert plain("a\r\nb\n\n\n\nc\t d") == "a b c d"
    assert plain("a\r\nb\n\n\n\nc\t d", lines=True) == "a\nb\n\nc d"


def test_a_cut_leaves_whole_letters() -> None:
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("ab👩\u200d🎨cd", 4) == "ab…"
    assert shorten("abx\u0308\u0308def", 5) == "ab…"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A Red Fox, at dawn!", "a-red-fox-at-dawn"),
        ("../../etc/passwd", "etc-passwd"),
        ("Żółw ⁄ 東京", "żółw-東京"),
        ('<>:"|?*\\', ""),
        ("हिन्दी पोस्टर", "हिन्दी-पोस्टर"),
    ],
)
def test_slugs_read_well_and_hold_nothing_dangerous(title: str, name: str) -> None:
    assert slug(title) == name


@given(HOSTILE, st.integers(1, 60))
def test_slugs_fit_and_stay_in_one_folder(title: str, limit: int) -> None:
    name = slug(title, limit, max_bytes=40)
    assert len(name) <= limit
    assert len(name.encode()) <= 40
    assert not set(name) & set('/\\:*?"<>|. \0')
    assert not name.startswith("-")
    assert not name.endswith("-")
