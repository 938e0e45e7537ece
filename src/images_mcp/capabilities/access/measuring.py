"""How well a picture can be seen, measured in its pixels: lettering, essential shapes, and colours that fall together.

The measures are those of WCAG 2.2 (1.4.6 and 1.4.11), for the usual colour vision and simulated deficiencies; the least of
the four counts. Where lettering and subject are comes from a draft's record of its scene, else from text recognition and
from what differs from the picture's border.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from images_mcp.capabilities.access.vision import Floats, Vision, seen
from images_mcp.capabilities.verification import ocr
from images_mcp.kernel import colour

TEXT, LARGE_TEXT, SHAPE = 7.0, 4.5, 4.5
"""Least contrast: WCAG AAA for text and for large text. For shapes WCAG asks 3 : 1 and knows no AAA; we ask what it asks
of large text."""

_SHOWN, _LARGE_PX = 800, 24
"""Lettering counts as large from 24 pixels (18 point) on when the picture's long side is shown 800 pixels wide."""

_SAME, _ROUGH = 0.02, 0.09
"""OKLab distance within which a pixel belongs to a plain ground, and to one with texture and scenery."""

_WHOLE = 0.65
"""Least share of its box, in width and height, that a thing which fills it spans where it can be seen."""

_APART, _TOGETHER = 18.0, 7.0
"""ΔE2000 from which two colours differ plainly, and below which they fall together."""

_SIDE = 640
_LEAST_SHARE = 0.03

_SHAPES = re.compile(r"(?:bar|slice) \d+|button")
"""What else must be seen in a draft besides its subjects: what carries figures, and what is pressed."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Seen:
    """One thing that must be seen: what it is, its least contrast over all kinds of colour vision, and what it needs."""

    what: str
    contrast: float
    needs: float

    @property
    def good(self) -> bool:
        """Whether it stands out enough."""
        return self.contrast >= self.needs


@dataclass(frozen=True)
class Sight:
    """All that was measured. `together` are pairs of colours some people cannot tell apart: ("#…", "#…", who)."""

    lettering: tuple[Seen, ...]
    shapes: tuple[Seen, ...]
    together: tuple[tuple[str, str, str], ...]
    unread: bool = False

    @property
    def reached(self) -> bool:
        """Whether everything measured stands out enough."""
        return all(s.good for s in (*self.lettering, *self.shapes))

    @property
    def shortfall(self) -> float:
        """How much is missing, 0 where nothing is: the sum of the missing shares, and a little for confusable colours."""
        short = sum(max(0.0, 1 - s.contrast / s.needs) for s in (*self.lettering, *self.shapes))
        return short + 0.02 * len(self.together)

    def to_json(self) -> dict[str, Any]:
        """For results: the least contrasts, each thing measured, and whether AAA is reached."""
        least = {
            "text": min((s.contrast for s in self.lettering), default=None),
            "shapes": min((s.contrast for s in self.shapes), default=None),
        }
        return {
            **least,
            "reached": self.reached,
            "lettering": [asdict(s) for s in self.lettering],
            "essential_shapes": [asdict(s) for s in self.shapes],
            "colours_that_fall_together": [list(pair) for pair in self.together],
            "lettering_unread": self.unread,
        }


def measure(picture: Image.Image, scene: str | None, texts: Iterable[str]) -> Sight:
    """Measure a picture. `texts` are the words it should show, looked for where no scene tells. Blocking."""
    flat = _flat(picture)
    lines, subjects = _from_scene(scene) if scene else _from_pixels(flat, tuple(texts))
    rgb = np.asarray(flat, dtype=np.float64)
    lettering = [s for what, box in lines if (s := _lettering(rgb, what, box, flat.size))]
    shapes = [s for what, box in subjects if (s := _shape(rgb, what, box, whole=bool(scene)))]
    return Sight(tuple(lettering), tuple(shapes), _confusable(flat), unread=not scene and bool(texts) and not lines)


def _flat(picture: Image.Image) -> Image.Image:
    """On white where it is transparent, and small enough to measure quickly."""
    if picture.mode in {"RGBA", "LA", "P"}:
        full = picture.convert("RGBA")
        ground = Image.new("RGBA", full.size, "white")
        ground.alpha_composite(full)
        picture = ground
    flat = picture.convert("RGB")
    flat.thumbnail((2 * _SIDE, 2 * _SIDE), Image.Resampling.LANCZOS)
    return flat


Named = list[tuple[str, Box]]


def _from_scene(scene: str) -> tuple[Named, Named]:
    """Lines of lettering and the things the picture is about, with their boxes, from a draft's own record."""
    known = json.loads(scene)
    lines = [(f"“{t['text']}”", _box(t["box"])) for t in known.get("texts", ())]
    objects = known.get("objects", ())
    things = [(str(o["name"]), _box(o["box"])) for o in objects if o.get("main") or _SHAPES.fullmatch(o["name"])]
    return lines, _largest(things)


def subjects_of(scene: str | None) -> tuple[str, ...]:
    """What a draft is about, in its own words; empty where no scene tells."""
    rows = json.loads(scene).get("objects", ()) if scene else ()
    return tuple(dict.fromkeys(str(o["name"]) for o in rows if o.get("main")))[:4]


def _largest(things: Named) -> Named:
    """At most six things, the largest first, each name once: a flock is one shape to be seen."""
    by_name: dict[str, Box] = {}
    for name, box in sorted(things, key=lambda t: -_area(t[1])):
        by_name.setdefault(name, box)
    return list(by_name.items())[:6]


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _box(values: list[float]) -> Box:
    left, top, right, bottom = (min(1.0, max(0.0, float(v))) for v in values)
    return left, top, right, bottom


def _from_pixels(flat: Image.Image, texts: tuple[str, ...]) -> tuple[Named, Named]:
    """Lettering where Tesseract finds the wanted words; the subject is whatever differs from the border."""
    found = [(f"“{text}”", box) for text in texts[:6] if (box := ocr.place_of(flat, text))]
    lines = [(what, (x, y, x + w, y + h)) for what, (x, y, w, h) in found]
    return lines, [("the subject", (0.06, 0.06, 0.94, 0.94))]


def _lettering(rgb: Floats, what: str, box: Box, size: tuple[int, int]) -> Seen | None:
    """The contrast of a line's letters with what is behind nine tenths of it."""
    height = (box[3] - box[1]) * size[1]
    pad = 0.15 * height
    patch = _cut(rgb, box, pad)
    if patch.size == 0 or min(patch.shape[:2]) < 6:
        return None
    lab = colour.to_oklab(patch)
    letters = _letters(lab)
    if letters is None:
        return None
    inner, outer = letters
    worst = min(_least(patch[inner], patch[outer], vision) for vision in Vision)
    large = height * _SHOWN / max(size) >= _LARGE_PX
    return Seen(what, round(worst, 2), LARGE_TEXT if large else TEXT)


def _cut(rgb: Floats, box: Box, pad: float) -> Floats:
    high, wide = rgb.shape[:2]
    left, right = max(0, int(box[0] * wide - pad)), min(wide, int(np.ceil(box[2] * wide + pad)))
    top, bottom = max(0, int(box[1] * high - pad)), min(high, int(np.ceil(box[3] * high + pad)))
    return rgb[top:bottom, left:right]


Mask = NDArray[np.bool_]


def _letters(lab: Floats) -> tuple[Mask, Mask] | None:
    """Which pixels are letters and which are behind them, without the soft edge between; None where there are none.

    What is behind is like the patch's rim; letters are what is farthest from it.
    """
    rim = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    behind = np.median(rim, axis=0)
    distance = np.sqrt(((lab - behind) ** 2).sum(axis=2))
    far = float(np.quantile(distance, 0.97))
    if far < 0.03:
        return None
    inner, outer = distance >= 0.75 * far, distance <= 0.4 * far
    return (inner, outer) if inner.sum() >= 4 and outer.sum() >= 4 else None


def _least(letters: Floats, behind: Floats, vision: Vision) -> float:
    ink = float(np.median(colour.luminance(seen(letters, vision))))
    grounds = colour.luminance(seen(behind, vision))
    return float(np.quantile(colour.contrast(np.asarray(ink), grounds), 0.1))


def _shape(rgb: Floats, what: str, box: Box, *, whole: bool) -> Seen | None:
    """The contrast of a thing with its ground: half of the thing stands out at least so much.

    The ground is the frame around the box; what is like it inside the box is ground that shows through. With `whole`
    the thing is known to fill its box: where a good part of it is missing, that part has melted in.
    """
    high, wide = rgb.shape[:2]
    pad = 0.05 * min(high, wide)
    patch = _cut(rgb, box, pad)
    if min(patch.shape[:2]) < 12:
        return None
    step = max(1, min(patch.shape[:2]) // 160)
    patch = patch[::step, ::step]
    edge = max(1, round(pad / step / 2))
    frame = np.ones(patch.shape[:2], dtype=bool)
    frame[edge:-edge, edge:-edge] = False
    lab = colour.to_oklab(patch)
    grounds = _grounds(lab[frame])
    distance = np.sqrt(((lab[:, :, None] - grounds[None, None]) ** 2).sum(axis=3)).min(axis=2)
    same = min(_ROUGH, max(_SAME, float(np.quantile(distance[frame], 0.9))))
    thing = (distance > same) & ~frame
    if thing.mean() < 0.01 or (whole and _extent(thing, round(pad / step)) < _WHOLE):
        return Seen(what, 1.0, SHAPE)
    worst = min(_middle(patch[thing], patch[frame], vision) for vision in Vision)
    return Seen(what, round(worst, 2), SHAPE)


def _extent(thing: Mask, margin: int) -> float:
    """How much of its box a thing spans, the less of width and height; the box lies `margin` inside the patch."""
    rows, columns = np.flatnonzero(thing.any(axis=1)), np.flatnonzero(thing.any(axis=0))
    high, wide = (max(1, side - 2 * margin) for side in thing.shape)
    return float(min((rows[-1] - rows[0] + 1) / high, (columns[-1] - columns[0] + 1) / wide))


def _grounds(frame: Floats) -> Floats:
    """Up to four colours that make up a frame: the medians of its quarters by lightness."""
    order = np.argsort(frame[:, 0])
    return np.stack([np.median(frame[part], axis=0) for part in np.array_split(order, 4)])


def _middle(thing: Floats, frame: Floats, vision: Vision) -> float:
    """The median contrast of the thing's pixels with the frame's middle luminance."""
    ground = float(np.median(colour.luminance(seen(frame, vision))))
    return float(np.median(colour.contrast(colour.luminance(seen(thing, vision)), np.asarray(ground))))


def _confusable(flat: Image.Image) -> tuple[tuple[str, str, str], ...]:
    """Pairs of the picture's main colours that differ plainly for most people and hardly for some."""
    main = [hex_ for hex_, share in colour.palette(flat, 7) if share >= _LEAST_SHARE]
    found: list[tuple[str, str, str]] = []
    for i, one in enumerate(main):
        for other in main[i + 1 :]:
            if colour.delta_e2000(one, other) < _APART:
                continue
            who = [v.value for v in Vision if v is not Vision.USUAL and _distance(one, other, v) < _TOGETHER]
            if who:
                found.append((one, other, " and ".join(who)))
    return tuple(found)


def _distance(one: str, other: str, vision: Vision) -> float:
    pair = seen(np.stack([colour.rgb(one), colour.rgb(other)]), vision)
    return float(colour.delta_e2000_map(pair[:1], pair[1:])[0])
