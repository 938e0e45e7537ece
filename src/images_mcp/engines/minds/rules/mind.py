"""The offline mind: always there, free, instant; what every better mind falls back to."""

from functools import cache

from images_mcp.brief import Aspect, Brief, Mode
from images_mcp.engines.embeddings.minilm import MiniLM, weights_folder
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.minds.port import (
    Check,
    Finding,
    Interpretation,
    Look,
    Polished,
    Question,
    Reading,
    Spot,
    StyleWords,
)
from images_mcp.engines.minds.rules.asking import questions
from images_mcp.engines.minds.rules.instructions.interpret import interpret
from images_mcp.engines.minds.rules.instructions.likely import Likely
from images_mcp.engines.minds.rules.instructions.nearest import guesser
from images_mcp.engines.minds.rules.leaning import chances, meaning
from images_mcp.engines.minds.rules.reading import read
from images_mcp.engines.minds.rules.wording import polish


class RulesMind:
    """Reads wishes, asks about them and words prompts without a network. It has no eyes.

    `embedder` may be a local sentence model whose vocabulary tells a misspelling from a rare word; all works without.
    """

    name = "rules"

    def __init__(self, embedder: Embedder | None = None) -> None:
        self.embedder = embedder
        pieces = embedder.words.ids if isinstance(embedder, MiniLM) else {}
        self._leaning = (lambda wanted: chances(wanted, embedder)) if isinstance(embedder, MiniLM) else None
        self._meaning = (lambda wanted: meaning(wanted, embedder)) if isinstance(embedder, MiniLM) else None
        self._guess = guesser(embedder) if isinstance(embedder, MiniLM) else None
        self._likely = Likely(embedder if isinstance(embedder, MiniLM) else None)
        self._spelt = frozenset(w for w in pieces if w.isalpha() and len(w) > 3)

    @classmethod
    @cache
    def local(cls) -> "RulesMind":
        """The one of this process: with the local sentence model where its weights are installed, without it where not."""
        folder = weights_folder()
        return cls(MiniLM(folder) if folder else None)

    async def read(self, text: str, known: Brief, asked: Question | None = None) -> Reading:
        """Read what somebody wrote, given what is known already. `asked` is the question it answers, if any."""
        return read(text, known, asked, self._leaning, self._spelt)

    async def ask(self, text: str, reading: Reading, mode: Mode, already: frozenset[Aspect]) -> tuple[Question, ...]:
        """Every question worth asking in this mode, most important first; none about what is known."""
        return questions(text, reading, mode, already, self._meaning)

    async def polish(self, text: str, reading: Reading) -> Polished:
        """Word the prompt for the image engine: the user's words kept, exact texts verbatim, the rest from the brief."""
        return polish(text, reading)

    async def interpret(self, instruction: str, brief: Brief, earlier: tuple[str, ...] = ()) -> Interpretation:
        """What an instruction about a picture asks for. `brief` is the picture's, `earlier` the instructions before."""
        return interpret(instruction, brief, earlier, self._guess, self._spelt, self._likely)

    async def describe(self, look: Look, brief: Brief) -> str | None:  # noqa: ARG002 - the port's signature
        """None: this mind has no eyes."""
        return None

    async def describe_style(self, look: Look) -> StyleWords | None:
        """None: this mind has no eyes."""
        del look
        return None

    async def locate(self, look: Look, things: tuple[str, ...]) -> tuple[Spot, ...]:
        """Nowhere: this mind has no eyes."""
        del look, things
        return ()

    async def inspect(self, look: Look, checks: tuple[Check, ...]) -> tuple[Finding, ...]:  # noqa: ARG002 - the port's
        """Unknown for every check: this mind has no eyes."""
        return tuple(Finding(check=c, status="unknown", confidence=0.0, evidence="nobody looked at it") for c in checks)

    async def moderate(self, text: str) -> tuple[str, ...]:
        """Nothing: the local policy is the capability's own business."""
        del text
        return ()

    async def close(self) -> None:
        """Nothing to release."""
