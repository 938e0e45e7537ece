"""The nearest drawing to each thing nobody has drawn: `python -m tools.nearest` writes the draft engine's `nearest.json`.

Run it after adding a prop or words for one. It needs the embedding weights; drafts themselves read the table.
"""

import json
from pathlib import Path

from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.images.draft import figures, nearest
from images_mcp.engines.minds.rules.lexicon import concepts

_LIKE = 0.42


def make(model: MiniLM) -> dict[str, str]:
    """Every English term of the lexicon's things and the prop whose words are nearest to it."""
    drawn = [(p, w) for p in figures.PROPS.values() for w in p.words["en"]]
    words = model.embed([w for _, w in drawn])
    table: dict[str, str] = {}
    for kind, kinds in nearest.KINDS.items():
        terms = sorted({t for c in concepts() if c.kind == kind for t in c.terms.get("en", ())})
        may = [k for k, (p, _) in enumerate(drawn) if p.kind in kinds]
        likeness = model.embed(terms) @ words[may].T
        for term, row in zip(terms, likeness, strict=True):
            best = int(row.argmax())
            if row[best] >= _LIKE:
                table.setdefault(term, drawn[may[best]][0].name)
    return table


def main() -> None:
    """Write the table anew."""
    folder = weights_folder()
    if folder is None:
        raise SystemExit("the embedding weights are not installed")
    out = Path(nearest.__file__).parent / "data" / "nearest.json"
    out.write_text(json.dumps(make(MiniLM(folder)), ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
