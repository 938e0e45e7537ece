"""What the file's pixels say about the brief: typed checks, each with its evidence and an honest confidence.

Evidence comes from the saved bytes alone, never from what was asked for or from a draft's scene. Unknown is never pass.
"""

import asyncio
from typing import Any

import numpy as np
from PIL import Image

from images_mcp.brief import Aspect, Attribute, Brief
from images_mcp.capabilities.verification import ocr
from images_mcp.capabilities.verification.text import same_words
from images_mcp.engines.images.port import Drawing
from images_mcp.engines.minds.looking import look_at
from images_mcp.engines.minds.port import Check, CheckKind, Finding, Mind, MindFailed
from images_mcp.kernel import colour, containers
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Problem

PALETTE_NEAR = 14.0
"""ΔE2000 within which most people call two colours in a picture the same hue and shade at a glance; 2.3 is the just
noticeable difference side by side (Mahy et al., 1994), and light and shadow widen that."""

BLANK = 0.985
READABLE = 3.0
"""WCAG 2.2 asks for a contrast of 3:1 of large text, which lettering in pictures is."""

_EYES_SECONDS = 8.0


async def verify(
    mind: Mind, data: bytes, picture: Image.Image | None, drawing: Drawing, final_size: tuple[int, int]
) -> dict[str, Any]:
    """`{checks: [{name, status, confidence, evidence}], confidence}` for a saved picture's bytes.

    `picture` is what they decode to, None where they have no pixels or are broken.
    """
    seen = asyncio.create_task(_looked_at(mind, picture, drawing.brief))
    rows = await asyncio.to_thread(measured, data, drawing, final_size, picture)
    rows += await seen
    known = [row["confidence"] for row in rows if row["status"] != "unknown"]
    return {"checks": rows, "confidence": round(min(known), 2) if known else 0.0}


def _row(name: str, status: str, confidence: float, evidence: str) -> dict[str, Any]:
    return {"name": name, "status": status, "confidence": round(confidence, 2), "evidence": evidence}


def _judged(name: str, *, good: bool, confidence: float, evidence: str) -> dict[str, Any]:
    return _row(name, "pass" if good else "fail", confidence, evidence)


def measured(
    data: bytes, drawing: Drawing, final_size: tuple[int, int], picture: Image.Image | None = None
) -> list[dict[str, Any]]:
    """What can be told from the bytes, and from what they were decoded to already, without a mind. Blocking."""
    try:
        found = containers.check(data)
    except Problem as problem:
        return [_row("file", "fail", 1.0, problem.message)]
    wanted = drawing.format.value
    rows = [
        _judged(
            "size",
            good=(found.width, found.height) == final_size,
            confidence=1.0,
            evidence=f"The file measures {found.width} × {found.height}; {final_size[0]} × {final_size[1]} was wanted.",
        ),
        _judged(
            "format",
            good=found.format.value == wanted,
            confidence=1.0,
            evidence=f"The first bytes are those of a {found.format.value.upper()} file; {wanted.upper()} was wanted.",
        ),
    ]
    if found.format.value == "svg":
        return rows
    try:
        picture = picture or pixels.decode(data)
    except Problem as problem:
        return [*rows, _row("file", "fail", 1.0, problem.message)]
    rows.append(_blank(picture))
    if drawing.transparent:
        rows.append(_transparency(picture))
    if drawing.brief.colors and not _regraded(drawing.brief):
        rows.append(_palette(picture, drawing.brief))
    if drawing.brief.texts:
        rows += _texts(picture, drawing.brief)
    return rows


def _blank(picture: Image.Image) -> dict[str, Any]:
    share = pixels.blankness(picture)
    told = f"{share:.0%} of the picture is one flat colour; from {BLANK:.0%} on there is nothing to see."
    return _judged(
        "not blank", good=share < BLANK, confidence=1.0 if share < 0.9 or share >= BLANK else 0.7, evidence=told
    )


def _transparency(picture: Image.Image) -> dict[str, Any]:
    if picture.mode != "RGBA":
        return _row("transparency", "fail", 1.0, "The file has no transparency at all.")
    alpha = np.asarray(picture.getchannel("A"))
    clear = float((alpha < 8).mean())
    corners = int(max(alpha[0, 0], alpha[0, -1], alpha[-1, 0], alpha[-1, -1]))
    good = clear > 0.02 and corners < 8
    return _judged(
        "transparency",
        good=good,
        confidence=0.95,
        evidence=f"{clear:.0%} of the pixels are clear; the corners' alpha is at most {corners} of 255.",
    )


def _regraded(brief: Brief) -> bool:
    """Whether the colours were to be moved after the palette was laid: then its exact values are not to be found."""
    whole = (a for a in brief.adjustments if a.target is None and abs(a.amount) >= _MOVED)
    return any(a.attribute in _TONE for a in whole)


_TONE = frozenset({Attribute.BRIGHTNESS, Attribute.CONTRAST, Attribute.WARMTH, Attribute.SATURATION, Attribute.AGE})
_MOVED = 0.1


def _palette(picture: Image.Image, brief: Brief) -> dict[str, Any]:
    found = [(hex_, share) for hex_, share in colour.palette(picture, 8) if share >= 0.005]
    told: list[str] = []
    worst = 0.0
    for wanted in brief.colors:
        near, share = min(found, key=lambda row: colour.delta_e2000(wanted, row[0]))
        distance = colour.delta_e2000(wanted, near)
        worst = max(worst, distance)
        told.append(f"{wanted}: nearest is {near} on {share:.0%}, ΔE2000 {distance:.1f}")
    confidence = 0.9 if abs(worst - PALETTE_NEAR) > 4 else 0.6
    return _judged("palette", good=worst <= PALETTE_NEAR, confidence=confidence, evidence="; ".join(told) + ".")


def _texts(picture: Image.Image, brief: Brief) -> list[dict[str, Any]]:
    """Exact words by OCR where Tesseract is there.

    What it cannot confirm is unknown: it misreads more than engines
    misspell, so only a clear, confident misreading counts against the picture.
    """
    read = ocr.read(picture)
    if read is None:
        return [_row("text", "unknown", 0.0, "Tesseract is not installed, so the lettering was not read.")]
    rows: list[dict[str, Any]] = []
    for text in brief.texts:
        if same_words(text, read.text):
            rows.append(_row("text", "pass", min(0.95, read.confidence), f"Read “{text}” in the picture."))
        else:
            told = (
                f"Could not confirm “{text}”; read “{read.text[:80]}”." if read.text else f"Read nothing of “{text}”."
            )
            rows.append(_row("text", "unknown", 0.0, told))
    if read.lettering:
        rows.append(
            _judged(
                "contrast",
                good=read.lettering >= READABLE,
                confidence=0.7,
                evidence=f"The lettering that was read stands out {read.lettering:.1f} : 1; large text needs {READABLE:.0f} : 1.",
            )
        )
    return rows


async def _looked_at(mind: Mind, picture: Image.Image | None, brief: Brief) -> list[dict[str, Any]]:
    """Subject, number, lettering and what must not be there, by a mind with eyes."""
    asked = questions_for(brief)
    if not asked:
        return []
    if mind.name == "rules":
        return _unseen(asked, "Nobody looked: a mind with eyes needs an OpenAI key.")
    if picture is None:
        return _unseen(asked, "Nobody looked: the file holds no pixels to look at.")
    try:
        async with asyncio.timeout(_EYES_SECONDS):
            return [_of(finding) for finding in await mind.inspect(await look_at(picture), asked)]
    except (MindFailed, TimeoutError, Problem):
        return _unseen(asked, "The mind with eyes did not answer.")


def _unseen(asked: tuple[Check, ...], why: str) -> list[dict[str, Any]]:
    return [_of(Finding(check=c, status="unknown", confidence=0.0, evidence=why)) for c in asked]


def questions_for(brief: Brief) -> tuple[Check, ...]:
    """What somebody with eyes should look for."""
    asked: list[Check] = []
    if subject := brief.get(Aspect.SUBJECT):
        asked.append(Check(kind=CheckKind.SUBJECT, expected=subject[:300]))
    if count := brief.get(Aspect.COUNT):
        asked.append(Check(kind=CheckKind.COUNT, expected=count[:100]))
    asked += [Check(kind=CheckKind.TEXT, expected=text[:200]) for text in brief.texts[:4]]
    asked += [Check(kind=CheckKind.MUST_NOT, expected=words[:200]) for words in brief.must_not[:4]]
    return tuple(asked)


def _of(finding: Finding) -> dict[str, Any]:
    names = {CheckKind.TEXT: "text, seen", CheckKind.MUST_NOT: "left out"}
    name = names.get(finding.check.kind, finding.check.kind.value)
    return _row(name, finding.status, finding.confidence, finding.evidence)
