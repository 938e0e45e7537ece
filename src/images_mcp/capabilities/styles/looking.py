"""Small free drafts: how a brief would look, measured, and the sample each preset shows. Blocking."""

import hashlib
from pathlib import Path

from images_mcp.brief import Brief
from images_mcp.capabilities.styles.measuring import measure
from images_mcp.capabilities.styles.presets import Preset
from images_mcp.capabilities.styles.profile import StyleProfile
from images_mcp.engines.images.draft.engine import MODEL, Order, paint
from images_mcp.engines.images.port import Format
from images_mcp.version import VERSION

_SIDE = 256
_SAMPLE = 480
SEED = 11
SAMPLE_SUBJECT = Brief.model_validate({"subject": "a lighthouse", "setting": "coast"})


class Drafts:
    """Looks at briefs as the draft engine would draw them, with one seed and in one shape; the same brief only once."""

    def __init__(self, seed: int, size: tuple[int, int] = (1, 1)) -> None:
        longer = max(size)
        self._size = (max(64, _SIDE * size[0] // longer), max(64, _SIDE * size[1] // longer))
        self._seed = seed
        self._seen: dict[str, StyleProfile] = {}

    def __call__(self, brief: Brief) -> StyleProfile:
        """What the brief looks like."""
        key = brief.model_dump_json()
        if key not in self._seen:
            data, _, _ = paint(Order(brief, self._size, self._seed, Format.PNG, transparent=False))
            self._seen[key] = measure(data, "draft")
        return self._seen[key]


def place(preset: Preset, folder: Path) -> Path:
    """Where the preset's sample stands in the cache once it is drawn."""
    content = f"{VERSION}/{MODEL}/{preset.model_dump_json()}"
    return folder / f"{preset.name}-{hashlib.sha256(content.encode()).hexdigest()[:12]}.png"


def sample(preset: Preset, folder: Path) -> Path:
    """The preset's drawn sample as a PNG in the cache; drawn where it is not there yet. The subject is always the same."""
    path = place(preset, folder)
    if not path.exists():
        order = Order(preset.through(SAMPLE_SUBJECT), (_SAMPLE, _SAMPLE), SEED, Format.PNG, transparent=False)
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part")
        partial.write_bytes(paint(order)[0])
        partial.replace(path)
    return path
