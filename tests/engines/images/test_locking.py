"""With the lock on, decoded pixels outside the place equal the parent's, whatever the engine did."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from images_mcp.engines.images import locking
from images_mcp.kernel.images import decode

SIDE = 160


def _scene(seed: int = 3) -> np.ndarray:
    """A picture with enough structure to be aligned: soft blobs and a few edges."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    out = np.full((SIDE, SIDE, 3), 120.0)
    for _ in range(12):
        cx, cy, r = random.uniform(0, SIDE), random.uniform(0, SIDE), random.uniform(6, 30)
        out[(x - cx) ** 2 + (y - cy) ** 2 < r * r] = random.uniform(0, 255, 3)
    return out


def _png(pixels: np.ndarray) -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(file, "PNG")
    return file.getvalue()


def _outside(place: Image.Image) -> np.ndarray:
    return np.asarray(place) < 128


boxes = st.tuples(st.floats(0, 0.7), st.floats(0, 0.7), st.floats(0.1, 0.3), st.floats(0.1, 0.3))


@settings(max_examples=25)
@given(box=boxes, tint=st.integers(-20, 20), seed=st.integers(0, 99), alpha=st.booleans())
def test_outside_the_place_every_pixel_is_the_parents(
    box: tuple[float, float, float, float], tint: int, seed: int, alpha: bool
) -> None:
    parent, drawn = _scene(seed), _scene(seed + 1) + tint
    if alpha:
        parent = np.dstack([parent, np.full((SIDE, SIDE), 200.0)])
    place = locking.box_mask((SIDE, SIDE), box)
    locked = np.asarray(decode(locking.lock(_png(parent), _png(drawn), place).data))
    before = np.asarray(decode(_png(parent)))
    assert locked.shape == before.shape
    assert np.array_equal(locked[_outside(place)], before[_outside(place)])


def test_inside_the_place_the_new_picture_shows() -> None:
    parent, drawn = _scene(), _scene()
    drawn[60:100, 60:100] = (250, 20, 20)
    place = locking.box_mask((SIDE, SIDE), (0.3, 0.3, 0.4, 0.4))
    locked = np.asarray(decode(locking.lock(_png(parent), _png(drawn), place).data))
    assert np.abs(locked[80, 80].astype(int) - (250, 20, 20)).max() <= 3


def test_a_picture_the_engine_moved_and_tinted_is_aligned_and_matched_before_it_is_blended() -> None:
    parent = _scene()
    drawn = np.roll(parent.copy(), (3, -4), axis=(0, 1)) + 8
    place = locking.box_mask((SIDE, SIDE), (0.25, 0.25, 0.5, 0.5))
    done = locking.lock(_png(parent), _png(drawn), place)
    assert done.shift == (4, -3)
    inside = ~_outside(place)
    apart = np.abs(np.asarray(decode(done.data)).astype(int) - np.clip(parent, 0, 255).astype(int))[inside]
    assert np.quantile(apart, 0.95) <= 3


def test_drift_is_nothing_for_the_same_picture_and_grows_with_the_change() -> None:
    parent = decode(_png(_scene()))
    same = locking.drift(parent, parent, None)
    little, much = (locking.drift(parent, decode(_png(_scene() + by)), None) for by in (6, 40))
    assert (same.delta_e, same.changed, round(same.ssim, 6)) == (0.0, 0.0, 1.0)
    assert same.delta_e < little.delta_e < much.delta_e
    assert much.changed > 0.9
    assert much.ssim < 1


def test_drift_looks_outside_the_place_only() -> None:
    changed = _scene()
    changed[:60, :60] = 0
    place = locking.box_mask((SIDE, SIDE), (0, 0, 0.375, 0.375))
    before, after = decode(_png(_scene())), decode(_png(changed))
    assert locking.drift(before, after, place).changed == 0
    assert locking.drift(before, after, None).changed > 0.05


def test_where_a_picture_plainly_changed_is_found() -> None:
    changed = _scene()
    changed[20:50, 90:130] = (0, 255, 0)
    place = locking.changed_place(decode(_png(_scene())), decode(_png(changed + 3)))
    assert place is not None
    left, top, right, bottom = place.getbbox()
    assert left <= 90
    assert top <= 20
    assert right >= 130
    assert bottom >= 50
    assert (np.asarray(place) > 0).mean() < 0.4


def test_a_place_wrongly_seen_is_given_up_for_where_the_picture_changed() -> None:
    changed = locking.box_mask((200, 100), (0.5, 0.2, 0.3, 0.6))
    wrong, right = (locking.box_mask((200, 100), (x, 0.1, 0.4, 0.8)) for x in (0.0, 0.45))
    assert locking.corrected(wrong, changed) is changed
    assert locking.corrected(right, changed) is right
    assert locking.corrected(right, None) is right


def test_a_change_all_over_has_no_place() -> None:
    assert locking.changed_place(decode(_png(_scene(1))), decode(_png(_scene(50)))) is None


@pytest.mark.parametrize("how", ["transparent", "white"])
def test_a_users_mask_means_transparent_or_white_may_change(how: str) -> None:
    mask = Image.new("RGBA" if how == "transparent" else "RGB", (40, 40), "black")
    mask.paste((0, 0, 0, 0) if how == "transparent" else "white", (10, 10, 20, 20))
    file = io.BytesIO()
    mask.save(file, "PNG")
    place = locking.place_of_mask(file.getvalue(), (80, 80))
    assert place.getbbox() == (20, 20, 40, 40)


def test_an_engines_mask_is_transparent_where_the_picture_may_change() -> None:
    mask = decode(locking.edit_mask(locking.box_mask((64, 32), (0.5, 0, 0.5, 1))))
    assert mask.size == (64, 32)
    assert mask.getpixel((5, 5))[3] == 255
    assert mask.getpixel((50, 5))[3] == 0
