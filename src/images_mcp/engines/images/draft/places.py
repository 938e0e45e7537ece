"""Finding a thing somebody speaks of in a draft's own record of its scene."""

import json

from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.words import fold, plain

Box = tuple[float, float, float, float]


def places_of(scene: str, words: str, language: str) -> list[Box]:
    """Where the things called `words` are in a scene record: boxes (x, y, width, height) in 0-1 of the picture."""
    record = json.loads(scene)
    wanted = {prop.name for prop, _, _ in figures.named(plain(words), language)}
    said = fold(words)
    found: list[Box] = []
    for row in (*record["objects"], *record["texts"]):
        name = fold(str(row.get("name") or row.get("text")))
        if name in said or any(prop.name in wanted for prop, _, _ in figures.named(plain(name), language)):
            left, top, right, bottom = row["box"]
            found.append((left, top, right - left, bottom - top))
    return found
