"""What is usually liked, put into a brief where nobody spoke of it: always visible, never over anybody's words."""

from typing import TYPE_CHECKING

from images_mcp.brief import Aspect, Brief, Source, Use
from images_mcp.capabilities.feedback.contract import Rule
from images_mcp.capabilities.feedback.learning import taste
from images_mcp.capabilities.feedback.looks import COOL, WARM, Look, hex_of, in_language, named
from images_mcp.capabilities.feedback.wording import context, told
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

MOST = 3
"""No more aspects of one picture are filled from habit."""


async def apply(
    app: "App", actor: Actor, brief: Brief, use: Use, *, spoken: frozenset[Aspect] = frozenset()
) -> tuple[Brief, tuple[str, ...]]:
    """The brief with what this person usually likes, and a sentence about each addition.

    `spoken` are aspects decided elsewhere (a preset, an option). The same brief where nothing was learned or the person
    has switched it off.
    """
    found = await taste(app, actor)
    if not found.rules or not await app.feedback.applied(actor):
        return brief, ()
    return lens(brief, found.rules, use, spoken)


def lens(
    brief: Brief, rules: tuple[Rule, ...], use: Use, spoken: frozenset[Aspect] = frozenset()
) -> tuple[Brief, tuple[str, ...]]:
    """The brief through these rules: those of its use first, then those of any use; only aspects nobody spoke of."""
    notes: list[str] = []
    fitting = [r for r in rules if r.use == use.value] + [r for r in rules if r.use is None]
    for rule in fitting:
        aspect = Aspect(rule.aspect)
        if len(notes) == MOST:
            break
        if aspect in brief.aspects or aspect in spoken or (aspect is Aspect.PALETTE and brief.colors):
            continue
        look = Look(aspect, rule.value)
        words = in_language(look, brief.language)
        if _refused(brief, look, words):
            continue
        brief = brief.with_(aspect, words, Source.PREFERENCE, min(0.9, rule.confidence))
        if aspect is Aspect.PALETTE:
            brief = brief.model_copy(update={"colors": hex_of(words) or hex_of(rule.value)})
        notes.append(_note(rule, look))
    return brief, tuple(notes)


def _refused(brief: Brief, look: Look, words: str) -> bool:
    """Whether the wish says that it does not want just this."""
    said = " ".join(brief.must_not).casefold()
    if words.casefold() in said or look.value.casefold() in said:
        return True
    opposite = {WARM: COOL, COOL: WARM}.get(look.value)
    refused = named(look.aspect, said) if said else ()
    return look.value in refused or bool(opposite and opposite in refused)


def _note(rule: Rule, look: Look) -> str:
    where = f" for {context(rule.use)}" if rule.use else ""
    counted = f" ({rule.evidence.agree} of {rule.evidence.events} times)" if rule.evidence.events else ""
    why = "you asked for it" if rule.state == "edited" else "you usually like it"
    return f"Used {told(look)} because {why}{where}{counted}; switch off with update_preferences."
