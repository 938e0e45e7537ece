"""What a reader of wishes remembers from word to word: the things so far, and what was said of the next one."""

from dataclasses import dataclass, field

from images_mcp.engines.images.draft import roles
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.words import Token, Words, words


@dataclass
class State:
    """The state while reading one phrase."""

    language: str
    nouns: list[Noun] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    leftover: list[list[Token]] = field(default_factory=list)
    count: int = 0
    color: str | None = None
    size: float = 1.0
    relation: str = ""
    wearing: int | None = None
    symbolic: bool = False
    last_end: int = -9
    taken: int = 0
    known_as: dict[str, roles.Role] = field(default_factory=dict)
    standins: list[str] = field(default_factory=list)
    chase: tuple[int, int] | None = None
    """Who runs behind whom."""
    row: list[Token] = field(default_factory=list)
    worn: int = -9
    """Where the last thing somebody wears ended: in Spanish and French its colour follows."""
    doing: tuple[int, int] = (-1, -9)
    """Which creature was named last, and where its word ended: what follows its verb is its object."""
    hung: int = -9
    """Where the last relation's words ended."""
    told: int = -9
    """Up to where words only describe the thing before them."""
    placing: bool = False
    """Whether the words only tell where it is: a building among them is a place."""
    skies: list[str] = field(default_factory=list)
    stacked: bool = False
    where: int = -9
    """Where the last place's words ended: in a compound the later word is the place."""
    joined: str = ""
    """Whether the last thing was joined by "and" or came "with" the one before."""

    def table(self, name: str) -> Words:
        """A table of the lexicon in the reader's language."""
        return words(name, self.language)

    def _alive(self) -> bool:
        return bool(self.nouns) and self.nouns[-1].prop.kind in ("person", "animal")

    def _forget(self, *, keep_host: bool = False) -> None:
        self.count, self.color, self.size, self.relation, self.stacked = 0, None, 1.0, "", False
        if not keep_host:
            self.wearing = None
