"""The nearest drawing by meaning for a thing nobody has drawn, where a picture would otherwise be empty.

Which drawing is nearest to each thing of the shared lexicon is worked out beforehand from sentence embeddings
(`python -m tools.nearest` writes `data/nearest.json`), so that drafts need no model and stay the same everywhere.
"""

import json
from collections import Counter
from functools import cache
from importlib.resources import files

from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.shapes import Prop
from images_mcp.engines.minds.rules.lexicon import find
from images_mcp.engines.minds.rules.words import tokens

KINDS = {
    "food": ("food",), "plant": ("plant", "food"), "object": ("object", "tool", "furniture"), "vehicle": ("vehicle",),
    "animal": ("animal",),
}  # fmt: skip
"""What may stand for a thing of such a row of the lexicon."""
_SURE = 0.85


@cache
def _table() -> dict[str, str]:
    """English terms of the lexicon and the prop nearest to each."""
    source = files("images_mcp.engines.images.draft") / "data" / "nearest.json"
    loaded: dict[str, str] = json.loads(source.read_text("utf-8"))
    return loaded


def nearest(phrase: str, language: str) -> Prop | None:
    """The drawing nearest to a phrase, in any of our languages: its own word's, else the commonest of its row."""
    for hit in reversed(find("thing", tokens(phrase), phrase, language)):
        if hit.sure < _SURE or hit.concept.kind not in KINDS:
            continue
        own = _table().get(hit.text.casefold())
        row = Counter(name for term in hit.concept.terms.get("en", ()) if (name := _table().get(term.casefold())))
        alike = hit.concept.kind != "object"  # a row of appliances is no row of things alike
        name = own or (row.most_common(1)[0][0] if row and alike else "")
        if name in figures.PROPS:
            return figures.PROPS[name]
    return None


def standing_in(unknown: list[str], language: str) -> tuple[list[Noun], list[str]]:
    """Things that stand for what nobody has drawn, with a sentence about each; what has none stays unknown."""
    nouns: list[Noun] = []
    told: list[str] = []
    for phrase in list(unknown):
        prop = nearest(phrase, language)
        if prop and all(n.prop is not prop for n in nouns):
            nouns.append(Noun(prop, prop.words.get(language, prop.words["en"])[0]))
            told.append(f'"{phrase[:60]}": drafts have no drawing for it; the nearest one, {prop.name}, stands for it')
            unknown.remove(phrase)
    return nouns, told
