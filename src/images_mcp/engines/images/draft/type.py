"""Lettering as outlines: measured exactly, kerned, fitted into a box, so that no text can overflow or turn into boxes.

Setting type ourselves instead of leaving it to the renderer means the measured width *is* the drawn width, an SVG needs
no fonts, and every style can paint letters like any other shape.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path as File
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont, TTLibError

from images_mcp.engines.images.draft.props.path import Path, Point, Segment, Trace
from images_mcp.engines.images.draft.scene import Box

_FILES = {
    "sans": ("font_manrope", "Manrope-Medium.ttf"),
    "sans-light": ("font_manrope", "Manrope-Light.ttf"),
    "sans-bold": ("font_manrope", "Manrope-Bold.ttf"),
    "sans-heavy": ("font_manrope", "Manrope-ExtraBold.ttf"),
    "serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-bold": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
    "serif-heavy": ("font_source_serif_pro", "SourceSerifPro-Black.ttf"),
    "serif-italic": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "grotesk": ("font_roboto", "Roboto-Regular.ttf"),
    "grotesk-heavy": ("font_roboto", "Roboto-Black.ttf"),
    "hand": ("font_amatic_sc", "AmaticSC-Bold.ttf"),
    "round": ("font_fredoka_one", "FredokaOne-Regular.ttf"),
}
_SYSTEM = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
_JOINING = ((0x0600, 0x08FF), (0x0900, 0x0DFF), (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x18AF), (0xFB50, 0xFEFC))


class Face:
    """One font file, opened once: widths, kerning and outlines of its characters, in ems."""

    def __init__(self, file: File) -> None:
        self._font = TTFont(file, fontNumber=0, lazy=True)
        head: Any = self._font["head"]
        self.em = int(head.unitsPerEm)
        self.cmap: dict[int, str] = self._font.getBestCmap() or {}
        self._glyphs = self._font.getGlyphSet()
        os2: Any = self._font["OS/2"]
        self.cap = (getattr(os2, "sCapHeight", 0) or 0.7 * self.em) / self.em
        self._pairs = _kerning(self._font)
        self._paths: dict[str, Path] = {}

    def has(self, char: str) -> bool:
        """Whether it can draw this character."""
        return ord(char) in self.cmap

    def advance(self, char: str) -> float:
        """How far the pen moves, in ems."""
        name = self.cmap.get(ord(char))
        return self._glyphs[name].width / self.em if name else 0.0

    def kern(self, left: str, right: str) -> float:
        """Correction between two characters, in ems."""
        a, b = self.cmap.get(ord(left)), self.cmap.get(ord(right))
        if a is None or b is None:
            return 0.0
        return float(sum(table(a, b) for table in self._pairs)) / self.em

    def outline(self, char: str) -> Path:
        """The character's outline in ems, its baseline at y=0, y growing down."""
        if char not in self._paths:
            name = self.cmap.get(ord(char))
            pen: Any = DecomposingRecordingPen(self._glyphs)  # type: ignore[no-untyped-call]
            if name:
                self._glyphs[name].draw(pen)
            self._paths[char] = _read_pen(pen.value, self.em)
        return self._paths[char]


def _kerning(font: TTFont) -> list[Any]:
    """Look-ups of pair positioning in the GPOS `kern` feature (OpenType 1.9, GPOS lookup type 2)."""
    if "GPOS" not in font:
        return []
    table = font["GPOS"].table
    if not table.FeatureList or not table.LookupList:
        return []
    wanted = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    out = []
    for index in sorted(wanted):
        tables = []
        for sub in table.LookupList.Lookup[index].SubTable:
            real = sub.ExtSubTable if sub.LookupType == 9 else sub
            if real.LookupType == 2:
                tables.append(real)
        out.append(_pair_lookup(tables))
    return out


def _pair_lookup(tables: Sequence[Any]) -> Any:
    covered = [(t, {g: i for i, g in enumerate(t.Coverage.glyphs)}) for t in tables]

    @lru_cache(maxsize=4096)
    def value(a: str, b: str) -> float:
        for t, cover in covered:
            if a not in cover:
                continue
            if t.Format == 1:
                for record in t.PairSet[cover[a]].PairValueRecord:
                    if record.SecondGlyph == b:
                        return float(getattr(record.Value1, "XAdvance", 0) or 0) if record.Value1 else 0.0
            else:
                first, second = t.ClassDef1.classDefs.get(a, 0), t.ClassDef2.classDefs.get(b, 0)
                found = t.Class1Record[first].Class2Record[second].Value1
                return float(getattr(found, "XAdvance", 0) or 0) if found else 0.0
        return 0.0

    return value


def _read_pen(commands: Sequence[tuple[str, Sequence[Any]]], em: int) -> Path:
    def at(p: Any) -> Point:
        return (p[0] / em, -p[1] / em)

    traces: list[Trace] = []
    start: Point = (0.0, 0.0)
    segments: list[Segment] = []
    here: Point = start
    for op, args in commands:
        if op == "moveTo":
            start = here = at(args[0])
            segments = []
        elif op == "lineTo":
            here = at(args[0])
            segments.append((here,))
        elif op == "curveTo":
            segments.append((at(args[0]), at(args[1]), at(args[2])))
            here = at(args[2])
        elif op == "qCurveTo":
            curves, start, here = _quadratics(args, here, start, at)
            segments += curves
        elif op in ("closePath", "endPath") and segments:
            traces.append(Trace(start, tuple(segments), True))
            segments = []
    return Path(tuple(traces))


def _quadratics(
    args: Sequence[Any],
    here: Point,
    start: Point,
    at: Any,
) -> tuple[list[Segment], Point, Point]:
    """TrueType splines as cubic curves; a contour without on-curve points starts half-way between two of its own."""
    if args[-1] is None:
        offs = [at(p) for p in args[:-1]]
        here = start = ((offs[-1][0] + offs[0][0]) / 2, (offs[-1][1] + offs[0][1]) / 2)
        points = [*offs, start]
    else:
        points = [at(p) for p in args]
    out: list[Segment] = []
    for i, q in enumerate(points[:-1]):
        following = points[i + 1]
        end = following if i == len(points) - 2 else ((q[0] + following[0]) / 2, (q[1] + following[1]) / 2)
        a = (here[0] + (q[0] - here[0]) * 2 / 3, here[1] + (q[1] - here[1]) * 2 / 3)
        b = (end[0] + (q[0] - end[0]) * 2 / 3, end[1] + (q[1] - end[1]) * 2 / 3)
        out.append((a, b, end))
        here = end
    return out, start, here


@cache
def face(name: str) -> Face:
    """A face by its key (`sans`, `sans-bold`, `serif`, `hand`, `round`, ...)."""
    package, file = _FILES.get(name, _FILES["sans"])
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(package)
    return Face(File(spec.origin).parent / "files" / file)


@cache
def _system_files() -> tuple[File, ...]:
    found: list[File] = []
    for root in (*_SYSTEM, str(File.home() / ".fonts"), str(File.home() / ".local/share/fonts")):
        base = File(root)
        if base.is_dir():
            found += sorted(p for p in base.rglob("*") if p.suffix.lower() in (".ttf", ".otf", ".ttc"))
    return tuple(found[:600])


@cache
def _system_face(file: File) -> Face | None:
    try:
        return Face(file)
    except (TTLibError, OSError, KeyError, ValueError):
        return None


@lru_cache(maxsize=2048)
def face_for(text: str, wanted: str = "sans") -> Face | None:
    """The wanted face, or the first other one that has every character; None where nothing here can set the text."""
    chars = {ch for ch in text if not ch.isspace()}
    if any(low <= ord(ch) <= high for ch in chars for low, high in _JOINING):
        return None
    family = [wanted, "serif" if wanted.startswith("serif") else "sans", "grotesk", "serif"]
    for name in family:
        if all(face(name).has(ch) for ch in chars):
            return face(name)
    bold = "bold" in wanted or "heavy" in wanted
    files = sorted(_system_files(), key=lambda f: (("Bold" in f.stem) != bold, "Mono" in f.stem, "Oblique" in f.stem))
    for file in files:
        found = _system_face(file)
        if found and all(found.has(ch) for ch in chars):
            return found
    return None


def clean(text: str) -> str:
    """The text without control and formatting characters, its white space made single."""
    kept = "".join(" " if ch.isspace() else ch for ch in text if unicodedata.category(ch)[0] != "C" or ch.isspace())
    return " ".join(unicodedata.normalize("NFC", kept).split())


def without_emoji(text: str) -> str:
    """The text without pictographs and the signs that modify them."""
    kept = "".join(
        ch
        for ch in text
        if not (unicodedata.category(ch) == "So" and ord(ch) > 0x2190)
        and not 0xFE00 <= ord(ch) <= 0xFE0F
        and not 0x1F3FB <= ord(ch) <= 0x1F3FF
    )
    return " ".join(kept.split())


def _visual(text: str) -> str:
    """Hebrew runs right to left; a line of it is laid out reversed (numbers keep their order)."""
    if not any(unicodedata.bidirectional(ch) == "R" for ch in text):
        return text
    words = text[::-1].split(" ")
    return " ".join(w[::-1] if w.replace(".", "").replace(",", "").isalnum() and w.isascii() else w for w in words)


def width(text: str, font: Face, size: float, tracking: float = 0.0) -> float:
    """The advance width of a line, in the unit of `size`; `tracking` is extra space per letter in ems."""
    total = sum(font.advance(ch) for ch in text)
    total += sum(font.kern(a, b) for a, b in pairwise(text))
    return (total + tracking * max(len(text) - 1, 0)) * size


def line(
    text: str, font: Face, size: float, x: float, y: float, *, anchor: str = "start", tracking: float = 0.0
) -> Path:
    """A line's outline with its baseline at `y`; `anchor` start, middle or end says what `x` means."""
    total = width(text, font, size, tracking)
    pen = x - {"start": 0.0, "middle": total / 2, "end": total}[anchor]
    shown = _visual(text)
    traces: list[Trace] = []
    for i, ch in enumerate(shown):
        traces += font.outline(ch).scale(size).move(pen, y).traces
        following = shown[i + 1] if i + 1 < len(shown) else ""
        pen += (font.advance(ch) + tracking + (font.kern(ch, following) if following else 0.0)) * size
    return Path(tuple(traces))


def on_arc(
    text: str, font: Face, size: float, at: Point, r: float, *, bottom: bool = False, tracking: float = 0.08
) -> Path:
    """A line bent around a circle about `at`, centred at its top (or bottom, readable from outside)."""
    total = width(text, font, size, tracking)
    sign = -1 if bottom else 1
    angle = -sign * total / r / 2 * 57.29578
    traces: list[Trace] = []
    for ch in text:
        step = font.advance(ch) * size
        middle = angle + sign * (step / 2) / r * 57.29578
        glyph = font.outline(ch).scale(size).move(at[0] - step / 2, at[1] + (r if bottom else -r))
        traces += glyph.turn(middle, at).traces
        angle += sign * (step + tracking * size) / r * 57.29578
    return Path(tuple(traces))


@dataclass(frozen=True)
class Fitted:
    """Text broken into lines at a size that fits; `cut` tells that not all of it did."""

    lines: tuple[str, ...]
    size: float
    cut: bool = False


def fit(
    text: str,
    font: Face,
    wide: float,
    high: float,
    *,
    most: float,
    least: float = 9.0,
    rows: int = 3,
    leading: float = 1.12,
    tracking: float = 0.0,
) -> Fitted:
    """The largest setting of the text in a box of `wide` x `high` in at most `rows` balanced lines."""
    best: Fitted | None = None
    for count in range(1, rows + 1):
        lines = _balanced(text, font, count, tracking)
        widest = max(width(row, font, 1.0, tracking) for row in lines) or 1e-6
        size = min(most, wide * 0.985 / widest, high / (1 + leading * (len(lines) - 1)))
        if best is None or size > best.size * 1.12:
            best = Fitted(tuple(lines), size)
    if best is not None and best.size >= least:
        return best
    return _filled(text, font, wide, high, least, leading, tracking)


def _balanced(text: str, font: Face, count: int, tracking: float) -> list[str]:
    """The words in `count` lines whose widest is as narrow as possible (binary search over the width)."""
    words = text.split() if " " in text else _pieces(text, count)
    glue = " " if " " in text else ""
    if count <= 1 or len(words) <= 1:
        return [text]
    sizes = [width(w, font, 1.0, tracking) for w in words]
    gap = font.advance(" ") if glue else 0.0
    low, high = max(sizes), sum(sizes) + gap * len(sizes)
    for _ in range(18):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_greedy(words, sizes, gap, middle)) <= count else (middle, high)
    return [glue.join(row) for row in _greedy(words, sizes, gap, high)]


def _pieces(text: str, count: int) -> list[str]:
    """Scripts without spaces may break anywhere; a single Latin word never does."""
    return list(text) if count > 1 and any(ord(ch) >= 0x2E80 for ch in text) else [text]


def _greedy(words: Sequence[str], sizes: Sequence[float], gap: float, limit: float) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    used = 0.0
    for word, size in zip(words, sizes, strict=True):
        if rows[-1] and used + gap + size > limit + 1e-9:
            rows.append([])
            used = 0.0
        used += size + (gap if rows[-1] else 0.0)
        rows[-1].append(word)
    return rows


def _filled(text: str, font: Face, wide: float, high: float, least: float, leading: float, tracking: float) -> Fitted:
    """As much of a long text as fits at the smallest legible size, ending in an ellipsis where it had to be cut."""
    room = max(1, int((high / least - 1) / leading) + 1)
    if high < least or wide < 3 * least:
        scale = min(high, wide / max(width(text[:40], font, 1.0, tracking), 1e-6))
        return Fitted((text[:40],), max(scale, 0.5), len(text) > 40)
    words: list[str] = []
    for word in text.split()[: 60 * room]:
        while width(word, font, least, tracking) > wide * 0.98 and len(word) > 1:
            keep = max(1, int(len(word) * wide * 0.9 / width(word, font, least, tracking)))
            words.append(word[:keep])
            word = word[keep:]  # noqa: PLW2901 - the rest of an over-long word goes on the next line
        words.append(word)
    sizes = [width(w, font, 1.0, tracking) for w in words]
    rows = _greedy(words, sizes, font.advance(" "), wide * 0.97 / least)
    if len(rows) <= room:
        return Fitted(tuple(" ".join(r) for r in rows), least)
    kept = [" ".join(r) for r in rows[:room]]
    while kept[-1] and width(kept[-1] + "…", font, least, tracking) > wide * 0.98:
        kept[-1] = kept[-1][:-1]
    kept[-1] = kept[-1].rstrip() + "…"
    return Fitted(tuple(kept), least, cut=True)


def bounds(path: Path) -> Box:
    """The inked box of an outline; empty text has an empty one."""
    return path.bounds() if path.traces else (0.0, 0.0, 0.0, 0.0)
