"""The offline mind: always there, free, instant; what every better mind falls back to."""

from images_mcp.brief import Aspect, Brief, Mode, Said, Use
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.minds.port import Check, Finding, Look, Polished, Question, Reading, Reason


class RulesMind:
    """Reads wishes, asks about them and words prompts without a network. It has no eyes."""

    name = "rules"

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder

    async def read(self, text: str, known: Brief, asked: Question | None = None) -> Reading:
        """Read what somebody wrote, given what is known already. `asked` is the question it answers, if any."""
        aspect = asked.aspect if asked else Aspect.SUBJECT
        words = text.strip()
        brief = known if not words or aspect in known.aspects else known.model_copy(
            update={"aspects": {**known.aspects, aspect: Said(value=words[:8000], evidence=words[:200])}}
        )
        return Reading(brief=brief, use=brief.use or Use.GENERAL, use_confidence=0.3)

    async def ask(self, text: str, reading: Reading, mode: Mode, already: frozenset[Aspect]) -> tuple[Question, ...]:
        """Every question worth asking in this mode, most important first; none about what is known."""
        if mode is Mode.SKIP:
            return ()
        wanted = Question(aspect=Aspect.STYLE, text="Which look do you have in mind?", options=("photo", "watercolour", "flat vector"))
        return () if wanted.aspect in already or wanted.aspect in reading.brief.aspects else (wanted,)

    async def polish(self, text: str, reading: Reading) -> Polished:
        """Word the prompt for the image engine: the user's words kept, the rest from the brief."""
        extra = [s.value for a, s in reading.brief.aspects.items() if a is not Aspect.SUBJECT and s.value not in text]
        prompt = ". ".join([text.strip() or "A picture", *extra])
        return Polished(prompt=prompt, reasons=(Reason(phrase=text.strip(), because="you said so"),) if text.strip() else ())

    async def describe(self, look: Look, brief: Brief) -> str | None:
        """None: this mind has no eyes."""
        return None

    async def inspect(self, look: Look, checks: tuple[Check, ...]) -> tuple[Finding, ...]:
        """Unknown for every check: this mind has no eyes."""
        return tuple(Finding(check=c, status="unknown", confidence=0.0, evidence="not looked at") for c in checks)
