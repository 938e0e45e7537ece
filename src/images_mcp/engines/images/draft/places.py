"""Where things are in a drawn picture, asked for in somebody's words: what a local change may touch."""

from images_mcp.engines.images.draft.revision.find import box_of, recorded, select
from images_mcp.engines.images.draft.revision.names import target
from images_mcp.engines.images.draft.revision.wanted import Target
from images_mcp.engines.images.draft.scene import Box

_EDGE = 0.004


def places_of(scene: str, words: str, language: str = "en") -> list[tuple[float, float, float, float]]:
    """The boxes (x, y, width, height, in 0-1 of the picture) of what a phrase speaks of in a draft's scene record.

    "the hat", "the sky", "the sign", "the background", "the one on the left", in English, German, Spanish, French and
    Japanese. Things come before parts, parts before scenery; empty where nothing in the picture is meant. The boxes are
    a little wider than what is painted.
    """
    rows = recorded(scene)
    wanted = target(words, language)
    hits = select(rows, wanted)
    if not hits and wanted.side:
        hits = select(rows, _anything(words, language))
    boxes = [box_of(rows, h) for h in hits]
    return [_inside(b) for b in boxes if b[2] > 0 and b[3] > 0 and b[0] < 1 and b[1] < 1]


def _anything(words: str, language: str) -> Target:
    """Whatever was asked for, on the side spoken of."""
    said = target(words, language)
    return Target(("thing",), said.side, said.share, said.plural)


def _inside(box: Box) -> tuple[float, float, float, float]:
    left, top = max(0.0, box[0] - _EDGE), max(0.0, box[1] - _EDGE)
    right, bottom = min(1.0, box[2] + _EDGE), min(1.0, box[3] + _EDGE)
    return round(left, 4), round(top, 4), round(right - left, 4), round(bottom - top, 4)
