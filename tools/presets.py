"""Draws docs/guide/presets.jpg, every preset with the same subject: `python -m tools.presets`."""

import tempfile
from pathlib import Path

from PIL import Image

from images_mcp.capabilities.assets.sheets import Tile, contact_sheet
from images_mcp.capabilities.styles.looking import sample
from images_mcp.capabilities.styles.presets import built_in
from images_mcp.kernel.images import decode

_COLUMNS = 8
_WIDE = 1440
_MOST_BYTES = 300_000


def main() -> None:
    """Draw and save, as good as fits."""
    with tempfile.TemporaryDirectory() as folder:
        tiles = [Tile(decode(sample(p, Path(folder)).read_bytes()), p.title) for p in built_in().values()]
    sheet = decode(contact_sheet(tiles, _COLUMNS)).convert("RGB")
    sheet = sheet.resize((_WIDE, round(sheet.height * _WIDE / sheet.width)), Image.Resampling.LANCZOS)
    target = Path(__file__).parent.parent / "docs/guide/presets.jpg"
    for quality in (80, 70, 60, 50):
        sheet.save(target, "JPEG", quality=quality, optimize=True)
        if target.stat().st_size <= _MOST_BYTES:
            break


if __name__ == "__main__":
    main()
