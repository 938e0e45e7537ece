import json

import pytest
from draft_pictures import composed

from images_mcp.engines.images.draft import type as lettering

LONG = "Internationale Musikschule für Kinder und Erwachsene im Herzen der Stadt"


def texts(made):
    return json.loads(made.scene)["texts"]


@pytest.mark.parametrize("use", ["logo", "print_poster", "social_media", "presentation", "infographic", "ui", "email"])
@pytest.mark.parametrize("size", [(512, 512), (1536, 512), (400, 1200)])
def test_lettering_never_touches_the_edges(use, size):
    made = composed("a cat", use=use, size=size, texts=[LONG, "Freitag, 20 Uhr", "W" * 90, "a", LONG * 3])
    assert texts(made)
    for row in texts(made):
        left, top, right, bottom = row["box"]
        assert left > 0.005, row
        assert top > 0.005, row
        assert right < 0.995, row
        assert bottom < 0.995, row


@pytest.mark.parametrize("use", ["logo", "print_poster", "social_media", "presentation"])
def test_the_exact_words_are_set(use):
    made = composed("a cat", use=use, texts=["Äpfel & <Birnen>", "50 % off"])
    shown = " ".join(row["text"] for row in texts(made))
    assert "Äpfel & <Birnen>" in shown
    assert "50 % off" in shown
    assert not made.could_not


def test_lines_of_lettering_do_not_overlap():
    made = composed(
        "a cat", use="print_poster", texts=["Grand Opening Night", "Friday", "8 pm", "Blue Hall"], size=(512, 768)
    )
    boxes = [row["box"] for row in texts(made)]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[3] <= b[1] or b[3] <= a[1] or a[2] <= b[0] or b[2] <= a[0]


@pytest.mark.parametrize("words", ["ประเทศไทย", "नमस्ते", "مرحبا", "\U00013000\U00013001"])
def test_text_no_font_can_set_is_reported_and_never_drawn_as_boxes(words):
    made = composed("a cat", use="print_poster", texts=[words, "Hello"])
    assert any(words in text for text in made.could_not)
    assert [row["text"] for row in texts(made)] == ["Hello"]


def test_emoji_are_left_out_of_lettering_and_reported():
    made = composed("a cat", use="social_media", texts=["Party 🎉 time"])
    assert [row["text"] for row in texts(made)] == ["Party time"]
    assert any("emoji" in text for text in made.could_not)


def test_text_too_long_for_its_place_is_cut_and_reported():
    made = composed("a cat", use="social_media", texts=["word " * 1500])
    assert any("too long" in text for text in made.could_not)


def test_measured_width_is_the_drawn_width():
    face = lettering.face("sans-bold")
    path = lettering.line("Hamburg", face, 100, 0, 0)
    left, _, right, _ = path.bounds()
    assert right - left == pytest.approx(lettering.width("Hamburg", face, 100), rel=0.06)


def test_pairs_are_kerned():
    face = lettering.face("sans-bold")
    assert face.kern("A", "V") < 0
    assert lettering.width("AV", face, 100) < 100 * (face.advance("A") + face.advance("V"))


def test_a_fitted_text_fits():
    face = lettering.face("serif-bold")
    for text in ("A", "Hello there", LONG, "x" * 400):
        fitted = lettering.fit(text, face, 300, 80, most=60, rows=3)
        assert all(lettering.width(row, face, fitted.size) <= 300 for row in fitted.lines)
        assert fitted.size * (1 + 1.12 * (len(fitted.lines) - 1)) <= 80.5


def test_hebrew_runs_from_right_to_left():
    face = lettering.face_for("שלום")
    if face is None:  # a machine without a Hebrew font reports it instead
        assert any("שלום" in t for t in composed("a cat", use="logo", texts=["שלום"]).could_not)
        return
    first = lettering.line("ש", face, 10, 0, 0).bounds()
    whole = lettering.line("שלום", face, 10, 0, 0).bounds()
    assert whole[2] - whole[0] > first[2] - first[0]
    assert lettering.line("שלום", face, 10, 0, 0) != lettering.line("םולש", face, 10, 0, 0)
