"""The nearest drawing by meaning for a thing nobody has drawn, where a picture would otherwise be empty.

Which drawing is nearest to each thing of the shared lexicon is worked out beforehand from sentence embeddings
(`python -m images_mcp.engines.images.draft.nearest` writes `data/nearest.json`), so that drafts need no model and stay
the same everywhere.
"""

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path

from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.shapes import Prop
from images_mcp.engines.minds.rules.lexicon import concepts, find
from images_mcp.engines.minds.rules.words import tokens

_KINDS = {  # what may stand for a thing of such a row
    "food": ("food",), "plant": ("plant", "food"), "object": ("object", "tool", "furniture"), "vehicle": ("vehicle",),
    "animal": ("animal",),
}  # fmt: skip
_SURE, _LIKE = 0.85, 0.42
_FILE = "nearest.json"


@cache
def _table() -> dict[str, str]:
    """English terms of the lexicon and the prop nearest to each."""
    source = files("images_mcp.engines.images.draft") / "data" / _FILE
    loaded: dict[str, str] = json.loads(source.read_text("utf-8"))
    return loaded


def nearest(phrase: str, language: str) -> Prop | None:
    """The drawing nearest to a phrase, in any of our languages: its own word's, else the commonest of its row."""
    for hit in reversed(find("thing", tokens(phrase), phrase, language)):
        if hit.sure < _SURE or hit.concept.kind not in _KINDS:
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


def make() -> dict[str, str]:
    """Every English term of the lexicon's things and the prop whose words are nearest to it, by MiniLM's embeddings."""
    from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder  # only to write the table

    folder = weights_folder()
    if folder is None:
        raise SystemExit("the embedding weights are not installed")
    model = MiniLM(folder)
    drawn = [(p, w) for p in figures.PROPS.values() for w in p.words["en"]]
    words = model.embed([w for _, w in drawn])
    table: dict[str, str] = {}
    for kind, kinds in _KINDS.items():
        terms = sorted({t for c in concepts() if c.kind == kind for t in c.terms.get("en", ())})
        may = [k for k, (p, _) in enumerate(drawn) if p.kind in kinds]
        likeness = model.embed(terms) @ words[may].T
        for term, row in zip(terms, likeness, strict=True):
            best = int(row.argmax())
            if row[best] >= _LIKE:
                table.setdefault(term, drawn[may[best]][0].name)
    return table


if __name__ == "__main__":
    out = json.dumps(make(), ensure_ascii=False, indent=0, sort_keys=True)
    (Path(__file__).parent / "data" / _FILE).write_text(out + "\n", encoding="utf-8")
