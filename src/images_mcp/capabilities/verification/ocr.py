"""Reading lettering with Tesseract, where it is installed."""

import csv
import io
import shutil
import subprocess
from dataclasses import dataclass

import numpy as np
from PIL import Image
from rapidfuzz import fuzz

from images_mcp.kernel import colour

_SECONDS = 8
_LEAST_SURE = 50.0
_ENLARGED = 1600


@dataclass(frozen=True)
class Read:
    """What was read, how sure the reader was (0 to 1), and the WCAG contrast of the lettering (0 where none was)."""

    text: str
    confidence: float
    lettering: float


def read(picture: Image.Image) -> Read | None:
    """Everything legible; None where Tesseract is not there or fails. Tried straight and inverted; the surer wins."""
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        return None
    flat = _flat(picture)
    grey = np.asarray(flat.convert("L"))
    attempts = [_words(tesseract, image) for image in (Image.fromarray(grey), Image.fromarray(255 - grey))]
    best = max(attempts, key=lambda rows: sum(row[1] * len(row[0]) for row in rows), default=[])
    if not best:
        return Read("", 0.0, 0.0)
    sure = sum(row[1] for row in best) / len(best) / 100
    return Read(" ".join(row[0] for row in best), sure, max(_contrast(flat, row[2]) for row in best))


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGBA":
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture)
        picture = ground
    flat = picture.convert("RGB")
    if max(flat.size) < _ENLARGED:
        scale = _ENLARGED / max(flat.size)
        flat = flat.resize((round(flat.width * scale), round(flat.height * scale)), Image.Resampling.BICUBIC)
    return flat


def _words(tesseract: str, image: Image.Image) -> list[tuple[str, float, tuple[int, int, int, int]]]:
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=1)
    command = [tesseract, "stdin", "stdout", "--psm", "11", "tsv"]
    try:
        done = subprocess.run(command, input=data.getvalue(), capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError):
        return []
    rows = csv.DictReader(io.StringIO(done.stdout.decode(errors="replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    found: list[tuple[str, float, tuple[int, int, int, int]]] = []
    for row in rows:
        text, sure = (row.get("text") or "").strip(), float(row.get("conf") or -1)
        if text and sure >= _LEAST_SURE:
            left, top, width, height = (int(row[k]) for k in ("left", "top", "width", "height"))
            found.append((text, sure, (left, top, left + width, top + height)))
    return found


def _contrast(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Contrast of the two main colours inside a word's box: letters and what is behind them."""
    two = [hex_ for hex_, _ in colour.palette(picture.crop(box), 2)]
    return colour.contrast_ratio(two[0], two[1]) if len(two) == 2 else 0.0


def place_of(picture: Image.Image, wanted: str) -> tuple[float, float, float, float] | None:
    """Where a text stands, however misspelt: (x, y, width, height) in 0-1; None where nothing like it was read."""
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        return None
    flat = _flat(picture)
    grey = np.asarray(flat.convert("L"))
    found = [row for image in (grey, 255 - grey) for row in _words(tesseract, Image.fromarray(image))]
    near = [
        box for text, _, box in found if max(fuzz.ratio(text.casefold(), w) for w in wanted.casefold().split()) > 55
    ]
    if not near:
        return None
    left, top = min(b[0] for b in near), min(b[1] for b in near)
    right, bottom = max(b[2] for b in near), max(b[3] for b in near)
    return left / flat.width, top / flat.height, (right - left) / flat.width, (bottom - top) / flat.height
