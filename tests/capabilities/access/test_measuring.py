"""Contrast is measured in pixels, for four kinds of colour vision, and agrees with the published formulas."""

import json

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from images_mcp.brief import Brief
from images_mcp.capabilities.access.lenses import lenses
from images_mcp.capabilities.access.measuring import measure
from images_mcp.capabilities.access.telling import in_words
from images_mcp.capabilities.access.vision import OKABE_ITO, Vision, seen
from images_mcp.kernel import colour

BOX = [0.1, 0.4, 0.9, 0.6]


def _page(ink: str, ground: str, size: int = 60, shape: str | None = None) -> tuple[Image.Image, str]:
    picture = Image.new("RGB", (800, 600), ground)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(_font(), size)
    left, top, right, bottom = draw.textbbox((100, 260), "Harbour", font=font)
    draw.text((100, 260), "Harbour", fill=ink, font=font)
    scene = {"texts": [{"text": "Harbour", "box": [left / 800, top / 600, right / 800, bottom / 600]}], "objects": []}
    if shape:
        draw.ellipse((500, 350, 700, 550), fill=shape)
        scene["objects"] = [{"name": "ball", "box": [500 / 800, 350 / 600, 700 / 800, 550 / 600], "main": True}]
    return picture, json.dumps(scene)


def _font() -> str:
    import importlib.resources

    return str(importlib.resources.files("font_manrope") / "files" / "Manrope-Bold.ttf")


@pytest.mark.parametrize(("ink", "ground", "wanted"), [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54)])
def test_lettering_has_the_contrast_of_its_colours(ink: str, ground: str, wanted: float) -> None:
    (line,) = measure(*_page(ink, ground), ()).lettering
    assert line.contrast == pytest.approx(wanted, abs=0.15)
    assert line.what == "“Harbour”"


def test_small_lettering_needs_more_than_large() -> None:
    assert measure(*_page("#000", "#fff", 60), ()).lettering[0].needs == 4.5
    assert measure(*_page("#000", "#fff", 18), ()).lettering[0].needs == 7.0


def test_lettering_on_a_ground_that_changes_counts_where_it_is_worst() -> None:
    picture, scene = _page("#ffffff", "#ffffff")
    ramp = np.tile(np.linspace(0, 230, 800)[None, :, None], (600, 1, 3)).astype(np.uint8)
    mask = np.asarray(_page("#000000", "#ffffff")[0]) < 128
    ramp[mask] = 255
    found = measure(Image.fromarray(ramp), scene, ()).lettering[0]
    assert found.contrast < 13
    assert picture.size == (800, 600)


def test_a_shape_that_melts_into_its_ground_is_told() -> None:
    sight = measure(*_page("#000000", "#dddddd", shape="#dedede"), ())
    assert sight.shapes[0].contrast == 1.0
    assert not sight.reached
    assert "ball has 1.0 to 1 and needs 4.5 to 1" in in_words(sight)


def test_the_least_of_all_kinds_of_colour_vision_counts() -> None:
    """Dark red on black: plain to most, nearly black on black without red cones."""
    sight = measure(*_page("#ffffff", "#000000", shape="#ff0000"), ())
    usual = colour.contrast_ratio("#ff0000", "#000000")
    assert usual > 5
    assert sight.shapes[0].contrast < 4


def test_a_thing_of_which_half_has_melted_in_does_not_count_as_seen() -> None:
    picture, scene = _page("#000000", "#ffffff", shape="#000000")
    ImageDraw.Draw(picture).rectangle((500, 350, 700, 450), fill="#ffffff")
    assert measure(picture, scene, ()).shapes[0].contrast == 1.0


def test_colours_that_fall_together_for_some_are_named() -> None:
    picture = Image.new("RGB", (400, 400), "#c8642a")
    ImageDraw.Draw(picture).rectangle((0, 0, 399, 199), fill="#8c8a1e")
    assert any("deutan" in who or "protan" in who for _, _, who in measure(picture, None, ()).together)
    safe = Image.new("RGB", (400, 400), OKABE_ITO["orange"])
    ImageDraw.Draw(safe).rectangle((0, 0, 399, 199), fill=OKABE_ITO["blue"])
    assert measure(safe, None, ()).together == ()


def test_deficiencies_are_machados() -> None:
    """Pure red and green as the matrices of 2009 give them at full severity, coded to sRGB."""
    red, green = np.array([255.0, 0, 0]), np.array([0, 255.0, 0])
    assert np.allclose(seen(red, Vision.PROTAN), [109, 95, 0], atol=1)
    assert np.allclose(seen(green, Vision.DEUTAN), [239, 214, 58], atol=1)
    assert np.allclose(seen(np.array([[90.0, 90, 90]]), Vision.TRITAN), 90, atol=1)


def test_colours_somebody_chose_stay_where_they_stand_out() -> None:
    brief = Brief.model_validate({"subject": "a ball", "colors": ["#004488", "#ffdd44"]})
    light, dark = (
        next(way for way in lenses(brief) if told in way.told).brief for told in ("white ground", "dark ground")
    )
    assert light.colors[2] == "#004488"
    assert "#ffdd44" in dark.colors
    for palette in (light.colors, dark.colors):
        assert all(colour.contrast_ratio(c, palette[0]) >= 4.5 for c in palette[1:])


def test_a_picture_without_anything_to_measure_says_so() -> None:
    assert "nothing in it" in in_words(measure(Image.new("RGB", (64, 64), "red"), '{"texts": [], "objects": []}', ()))
