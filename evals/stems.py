"""Writes the stems of the lexicons' terms, so that no start has to make them: `python -m evals.stems`."""

import json
from pathlib import Path

from images_mcp.engines.minds.rules import lexicon

DATA = Path(lexicon.__file__).parent / "data"


def stems(language: str) -> dict[str, str]:
    """Each term of a language with its stems."""
    terms = sorted({t for c in lexicon.concepts() for t in c.terms.get(language, ())})
    return {t: " ".join(lexicon.key_of(t, language)) for t in terms}


if __name__ == "__main__":
    for code in ("en", "de", "es", "fr"):
        text = json.dumps(stems(code), ensure_ascii=False, indent=0)
        (DATA / f"stems.{code}.json").write_text(text + "\n", encoding="utf-8")
