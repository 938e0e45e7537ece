"""Alt text from the brief, where nobody has looked at the picture: what was asked for, told as a person would.

The user's own clause comes first, without the words of asking and without what must not appear; then what the brief
says besides; then what a thing of this kind looks like by nature.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from images_mcp.brief import Aspect, Brief, Source, Use
from images_mcp.capabilities.briefs.wishes import clauses, plain_wish
from images_mcp.engines.minds.rules.words import fold

SHORTEST, LONGEST = 150, 200
_SAID_TOO = (
    "count", "action", "setting", "style", "palette", "mood", "lighting", "background", "composition", "brand", "detail",
)  # fmt: skip
_MANNER = {
    Use.LOGO: "mark", Use.PRESENTATION: "layout", Use.SOCIAL_MEDIA: "layout", Use.PRINT_POSTER: "layout", Use.MARKETING: "layout",
    Use.EMAIL: "layout", Use.EDUCATION: "explain", Use.INFOGRAPHIC: "explain", Use.UI: "screen", Use.PRODUCT: "thing",
    Use.PORTRAIT: "figure", Use.CHARACTER_DESIGN: "figure", Use.LANDSCAPE: "view", Use.ILLUSTRATION: "drawn", Use.ABSTRACT: "free",
}  # fmt: skip


@cache
def _phrases() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((files(__package__) / "alt_text.json").read_text("utf-8"))
    return loaded


def alt_text(brief: Brief, could_not: tuple[str, ...] = ()) -> str:
    """150 to 200 characters in the brief's language: the wish as a plain sentence, the exact words, what else is known.

    Never says "image of" and invents nothing; what the engine `could_not` draw is not claimed. A refusal ("no people")
    is not mentioned, since the words would put the thing before the reader's eyes.
    """
    words = _phrases().get(brief.language) or _phrases()["en"]
    failed = tuple(fold(c) for c in could_not)
    stop = "。" if brief.language == "ja" else ". "
    banned = (*failed, *(fold(w) for w in brief.must_not if len(w) > 1))
    lettering = [t for t in brief.texts if not any(fold(t) in f for f in failed)]
    first = _shortened(_opening(brief, failed) or words["subject"], lettering, stop)
    parts = [_sentence(first)]
    unsaid = [t for t in lettering if fold(t) not in fold(first)]
    if unsaid:
        parts.append(words["text"].format(", ".join(f"“{t}”" for t in unsaid)))
    for candidate in _further(brief, words):
        told = stop.join(parts)
        if len(told) + 1 >= SHORTEST:
            break
        if not any(b in fold(candidate) for b in banned) and _fits(parts, candidate, stop):
            parts.append(candidate)
    return _closed(stop.join(parts), stop)


def _opening(brief: Brief, failed: tuple[str, ...]) -> str:
    """The user's own words for it: the whole wish where it is at hand, else the subject alone."""
    said = brief.aspects.get(Aspect.SUBJECT)
    if said is None:
        return ""
    told = fold(said.evidence or "")
    whole = said.evidence if said.evidence and all(w in told for w in fold(said.value).split()) else said.value
    plain = plain_wish(whole, brief.language, brief.must_not)
    if failed:
        plain = ", ".join(
            c for c in clauses(plain) if not any(fold(c) in f or f in fold(c) or _quoted(c, f) for f in failed)
        )
    return plain or plain_wish(said.value, brief.language, brief.must_not)


def _quoted(clause: str, failed: str) -> bool:
    return any(fold(q) in failed for q in re.findall(r"[“\"„«「]([^”\"“»」]+)[”\"“»」]", clause))


def _shortened(text: str, lettering: list[str], stop: str) -> str:
    """The telling clauses of a text too long, in their order; a single endless clause is cut at a word."""
    room = LONGEST - 3 - sum(len(t) + 24 for t in lettering if fold(t) not in fold(text))
    room = max(room, 60)
    if len(text) <= room:
        return text
    kept: list[tuple[int, str]] = []
    rows = sorted(clauses(text, ranked=True), key=lambda c: -c[2])
    for place, clause, _ in rows:
        if sum(len(c) + 2 for _, c in kept) + len(clause) <= room:
            kept.append((place, clause))
    if kept:
        return (", " if stop != "。" else "、").join(c for _, c in sorted(kept))
    cut = text[: room - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[room // 2 :] else cut).rstrip(" ,;:、") + "…"


def _further(brief: Brief, words: dict[str, Any]) -> list[str]:
    """What else can truly be said, most telling first."""
    said = brief.aspects.get(Aspect.SUBJECT)
    known = fold((said.evidence or said.value) if said else "")
    found = []
    for name in _SAID_TOO:
        aspect = brief.aspects.get(Aspect(name))
        if (
            aspect
            and aspect.source is not Source.DEFAULT
            and not all(fold(p.strip()) in known for p in aspect.value.split(","))
        ):
            found.append(words[name].format(aspect.value))
    manner = _MANNER.get(brief.use)
    shape = brief.get(Aspect.FORMAT) or ""
    found += [words[manner]] if manner else []
    found += [words[way] for way in ("portrait", "landscape", "square") if way in shape]
    return [*found, *words["any"]]


def _fits(parts: list[str], candidate: str, stop: str) -> bool:
    told = stop.join(parts)
    return fold(candidate) not in fold(told) and len(told) + len(stop) + len(candidate) + 1 <= LONGEST


def _sentence(text: str) -> str:
    clean = " ".join(text.split()).strip(" .。,;:、")
    return clean[:1].upper() + clean[1:]


def _closed(text: str, stop: str) -> str:
    """With its full stop, and within the length whatever the brief held."""
    end = stop.strip()
    if len(text) > LONGEST - 1:
        cut = text[: LONGEST - 2]
        text = (cut.rsplit(" ", 1)[0] if " " in cut[SHORTEST:] else cut).rstrip(" ,;:、。.") + "…"
        return text if len(text) >= SHORTEST else cut + "…"
    return text if text.endswith("…") and len(text) >= SHORTEST else text + end
