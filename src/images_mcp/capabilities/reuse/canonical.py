"""The canonical form of a wish: two wishes with the same form ask for the same picture.

Politeness, spelling, synonyms, number words, voice and the order of clauses are normalised away; what is left must be spoken
of on both sides, and be tied together alike. When in doubt two forms differ: a wrong picture costs trust, a missed one
costs five cents.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from images_mcp.capabilities.reuse import japanese
from images_mcp.capabilities.reuse.grammar import GRAMMARS
from images_mcp.capabilities.reuse.graphs import Graph
from images_mcp.capabilities.reuse.groups import synonyms
from images_mcp.capabilities.reuse.parsing import meaning
from images_mcp.capabilities.reuse.vocabulary import say, unframed
from images_mcp.engines.minds.rules.lexicon import index
from images_mcp.engines.minds.rules.words import LITTLE, detect, stem, tokens

_SHORT = 3
_DRAW = re.compile(r"(?i)\b(?:draw|zeichne|dib[uú]ja|dessine)")


@dataclass(frozen=True)
class Form:
    """`facts` are what is asked for, order and voice gone; `words` the wish as it was said, request frames gone.

    `graph` is what is tied to what in the facts.
    """

    language: str
    facts: tuple[str, ...]
    words: tuple[str, ...]
    graph: Graph = field(default_factory=Graph)

    @property
    def spoken_of(self) -> tuple[str, ...]:
        """What the wish speaks of: equal in every wording of it, and by far not only there."""
        return (self.language, *(self.graph.concepts or self.facts))


def _language(text: str) -> str:
    """The language of a wish; in a few words a thing's name tells more than "un" does."""
    first = detect(text)
    if first == "ja":
        return first
    words = [t.low for t in tokens(text) if t.kind != "mark"]

    def votes(code: str) -> int:
        known, said = index("thing", code).singles, synonyms(code).by_first
        return sum(
            (w in LITTLE[code])
            + (
                stem(w, code) in known
                or w in GRAMMARS[code].numbers
                or (len(w) > _SHORT and (w in said or w.removesuffix("s") in said))
            )
            for w in words
        )

    return max(("en", "de", "es", "fr"), key=lambda code: (votes(code), code == first))


@lru_cache(maxsize=2000)
def canonical(text: str) -> Form:
    """The canonical form of a wish in any of the five languages."""
    language = _language(text)
    if language == "ja":
        return Form(language, japanese.facts(text), (japanese.plain(text),), japanese.graph(text))
    said = say(text, language)
    words = tuple(t.text for t in tokens(unframed(text.strip(), language)) if t.kind != "mark")
    read = meaning(said)
    drawn = bool(_DRAW.search(text)) and not _DRAW.search(unframed(text.strip(), language))
    return Form(language, read.facts, tuple(w.casefold() for w in words), replace(read.graph, drawn=drawn))
