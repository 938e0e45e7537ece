"""How far the remote mind is believed: what it says somebody said must stand in what they wrote, and none of it be lost.

It reads texts of strangers, so its answers are checked like a stranger's.
"""

import re
from dataclasses import dataclass

from images_mcp.brief import Aspect, Brief, Said, Source, Use
from images_mcp.engines.minds.openai_schemas import InterpretationAnswer, ReadingAnswer, SaidAnswer, WishAnswer
from images_mcp.engines.minds.port import SURE, Change, Interpretation, MindFailed, Op, Reading, Wish

_WORD = re.compile(r"\w+")
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_ASPECT = re.compile(r"[1-9]\d{0,3}:[1-9]\d{0,3}")
_EXACT = re.compile(r"[1-9]\d{1,4}x[1-9]\d{1,4}")
_SHEET = re.compile(r"[A-Za-z0-9]{1,12}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_LESS_SURE = 0.6
_MOST_VARIATIONS = 10
_MOST_CHANGES = 12
_LONGEST_WORDS = 300
_UNSPACED_SCRIPTS = 0x2E80
# Words people use to ask for a picture rather than to describe one; a prompt need not keep them.
_ASKING = frozenset(
    """
    the and for with that this from into onto our your their its his her are was has have can could would should will
    please draw make create paint generate produce design give show want need like let get just some any but all there
    image picture pictures images you than then them they which who what how about use using
    ein eine einen einem einer eines der die das den dem des und mit für von vom zum zur auf aus bei im ist sind bitte
    zeichne zeichnen mach mache machen male erstelle erstellen erzeuge bild ich mir mein meine wir uns unser soll
    un une le la les de des du et avec pour dessine dessiner fais faire moi mon ma mes nous notre est sur dans par
    una el los las con para por favor dibuja haz crea imagen que mi mis del nos il lo gli di per fammi disegna immagine
    """.split()
)


@dataclass(frozen=True)
class _Text:
    """What somebody wrote, ready to be looked up in."""

    plain: str
    folded: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Text":
        plain = " ".join(text.split())
        return cls(plain, plain.casefold(), frozenset(_WORD.findall(plain.casefold())))

    def quotes(self, phrase: str | None) -> bool:
        """Whether the phrase stands there, but for case and spaces."""
        return bool(phrase and phrase.strip()) and " ".join((phrase or "").split()).casefold() in self.folded

    def speaks_of(self, phrase: str) -> bool:
        """Whether every word of the phrase stands there."""
        words = _WORD.findall(phrase.casefold())
        return bool(words) and (self.quotes(phrase) or all(word in self.words for word in words))


def reading(answer: ReadingAnswer, text: str, known: Brief) -> Reading:
    """The answer put on top of what is known: only words that were written count as said, and they beat all else."""
    wrote = _Text.of(text)
    aspects = dict(known.aspects)
    for said in answer.said:
        new, old = _said(said, wrote), aspects.get(said.aspect)
        if new and (old is None or new.source is Source.USER or old.source is not Source.USER):
            aspects[said.aspect] = new
    if answer.use is not Use.GENERAL and Aspect.USE not in aspects:
        aspects[Aspect.USE] = Said(value=answer.use.value, source=Source.INFERRED, confidence=answer.use_confidence)
    colors = tuple(color.lower() for color in answer.colors if _HEX.fullmatch(color))
    language = answer.language if _LANGUAGE.fullmatch(answer.language) else known.language
    brief = Brief(
        aspects=aspects,
        texts=_joined(known.texts, [t for t in answer.texts if " ".join(t.split()) in wrote.plain]),
        must=_joined(known.must, filter(wrote.speaks_of, answer.must)),
        must_not=_joined(known.must_not, filter(wrote.speaks_of, answer.must_not)),
        colors=colors[:8] or known.colors,
        reference_ids=known.reference_ids,
        language=language,
    )
    many = answer.variations
    return Reading(
        brief=brief,
        use=brief.use if brief.use is not Use.GENERAL else answer.use,
        use_confidence=answer.use_confidence,
        wish=_wish(answer.wish),
        you_choose=answer.you_choose,
        variations=many if many is not None and 1 <= many <= _MOST_VARIATIONS else None,
    )


def _said(answer: SaidAnswer, wrote: _Text) -> Said | None:
    value = answer.value.strip()[:8000]
    if not value or (answer.aspect is Aspect.USE and value not in set(Use)):
        return None
    if answer.source == "user" and (wrote.quotes(answer.evidence) or wrote.quotes(value)):
        evidence = answer.evidence if wrote.quotes(answer.evidence) else value
        return Said(value=value, source=Source.USER, confidence=answer.confidence, evidence=evidence)
    return Said(value=value, source=Source.INFERRED, confidence=min(answer.confidence, _LESS_SURE))


def _wish(answer: WishAnswer) -> Wish:
    exact = (answer.exact or "").lower().replace("×", "x").replace(" ", "")
    return Wish(
        orientation=answer.orientation,
        aspect=answer.aspect if answer.aspect and _ASPECT.fullmatch(answer.aspect) else None,
        exact=exact if _EXACT.fullmatch(exact) else None,
        sheet=answer.sheet if answer.sheet and _SHEET.fullmatch(answer.sheet) else None,
        transparent=answer.transparent,
        file_format=answer.file_format,
    )


def _joined(old: tuple[str, ...], new: "list[str] | filter[str]") -> tuple[str, ...]:
    return tuple(dict.fromkeys([*old, *(phrase.strip() for phrase in new if phrase.strip())]))


def interpretation(answer: InterpretationAnswer, instruction: str, earlier: tuple[str, ...]) -> Interpretation:
    """The changes, each complete and made of legal parts; exact texts only where they were written.

    Raises `MindFailed` where a change lacks what it needs, a text was never written, or doubt comes without a question.
    """
    wrote = _Text.of("\n".join((*earlier, instruction)))
    question = " ".join((answer.question or "").split())[:_LONGEST_WORDS] or None
    if len(answer.changes) > _MOST_CHANGES or (not answer.changes and answer.confidence >= SURE):
        raise MindFailed("It understood nothing, or too much.")
    if answer.confidence < SURE and question is None:
        raise MindFailed("It doubts and does not ask.")
    changes = []
    for row in answer.changes:
        target, value = (" ".join(w.split())[:_LONGEST_WORDS] or None if w else None for w in (row.target, row.value))
        adjusts = row.op is Op.ADJUST
        if adjusts and (row.attribute is None or row.direction is None):
            raise MindFailed("A change is not whole.")
        if row.op is Op.SET_TEXT and not wrote.quotes(value):
            raise MindFailed("A text was never written.")
        changes.append(
            Change(
                op=row.op,
                attribute=row.attribute if adjusts or row.op is Op.KEEP else None,
                direction=row.direction if adjusts else None,
                target=target,
                value=value,
                strength=row.strength,
            )
        )
    sure = answer.confidence
    return Interpretation(changes=tuple(changes), confidence=sure, question=question if sure < SURE else None)


def keeps_everything(prompt: str, text: str, texts: tuple[str, ...]) -> None:
    """Raise `MindFailed` unless every exact text stands in the prompt letter by letter, and each describing word."""
    if any(exact not in prompt for exact in texts):
        raise MindFailed("An exact text got lost.")
    there = _Text.of(prompt)
    wanted = {word for word in _WORD.findall(text.casefold()) if word not in _ASKING and _describes(word)}
    if any(not _survives(word, there) for word in wanted):
        raise MindFailed("Some of the user's words got lost.")


def _describes(word: str) -> bool:
    return len(word) > 2 or any(c.isdigit() or ord(c) >= _UNSPACED_SCRIPTS for c in word)


def _survives(word: str, there: _Text) -> bool:
    if word in there.words:
        return True
    if any(ord(c) >= _UNSPACED_SCRIPTS for c in word):  # one “word” is a whole sentence here
        return sum(c in there.folded for c in word) >= 0.8 * len(word)
    stem = word[: max(4, len(word) - 2)]
    return len(word) > 3 and any(other.startswith(stem) for other in there.words)
