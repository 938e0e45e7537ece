"""Prompts as engines read them, put together from named parts: afresh, as an edit, as one of several takes, as a mend.

The one place where a prompt is put together; what a part says is decided elsewhere (`engines.minds` polishes the words).
"""

from collections.abc import Iterable

from images_mcp.brief import Adjustment, Aspect, Attribute, Brief, Source
from images_mcp.engines.minds.port import Change, Direction, Op, Reading
from images_mcp.engines.minds.rules.wording import polish

_MORE_LESS = {
    Attribute.BRIGHTNESS: ("brighter", "darker"),
    Attribute.CONTRAST: ("higher in contrast", "lower in contrast"),
    Attribute.WARMTH: ("warmer in colour", "cooler in colour"),
    Attribute.SATURATION: ("more saturated", "more muted"),
    Attribute.DETAIL: ("more detailed", "less detailed"),
    Attribute.SHARPNESS: ("sharper", "softer"),
    Attribute.REALISM: ("more realistic", "more stylised"),
    Attribute.SIMPLICITY: ("simpler and less busy", "richer and busier"),
    Attribute.SUBJECT_SIZE: ("larger in the frame", "smaller in the frame"),
    Attribute.DEPTH: ("shallower in depth of field, with more blur behind", "sharper throughout, with less blur"),
    Attribute.MOOD: ("more {}", "less {}"),
    Attribute.TEXTURE: ("more textured", "smoother"),
    Attribute.LIGHTING: ("lit in a more {} way", "lit in a less {} way"),
    Attribute.SYMMETRY: ("more symmetrical", "less symmetrical"),
    Attribute.AGE: ("older, more worn", "younger, newer"),
    Attribute.FORMALITY: ("more serious", "more playful"),
    Attribute.ENERGY: ("more dynamic", "calmer"),
}


def adjustment_in_words(a: Adjustment) -> str:
    """A sentence such as "The sky is slightly darker."."""
    more = _MORE_LESS[a.attribute][0 if a.amount > 0 else 1].format(a.value or "expressive")
    degree = "slightly" if abs(a.amount) <= 0.4 else "clearly" if abs(a.amount) < 0.7 else "much"
    return f"{_about(a.target)} {degree} {more}."


def _about(target: str | None) -> str:
    return f"Make {target}" if target else "Make the whole picture"


def afresh(polished: str, brief: Brief) -> str:
    """The polished words, the exact colours behind a palette nobody put in words, and more or less of what was asked."""
    return " ".join((polished, *_figures(brief), *map(adjustment_in_words, brief.adjustments)))


def full_prompt(brief: Brief) -> str:
    """What would draw this brief afresh, as the offline mind words it."""
    said = polish("", Reading(brief=brief, use=brief.use, use_confidence=1.0)).prompt
    return " ".join((said, *map(adjustment_in_words, brief.adjustments)))


def take(prompt: str, description: str, *, of_picture: bool) -> str:
    """One of several takes; with `of_picture`, on the first picture that goes along."""
    return f"A variation of the first picture, the same subject: {description}. {prompt}" if of_picture else prompt


def mend(told: Iterable[str]) -> str:
    """The first picture that goes along as it is, but for what a check found wrong."""
    return " ".join(("Keep this picture as it is, every part of it, and mend only this.", *told))


def _figures(brief: Brief) -> tuple[str, ...]:
    """The hex values behind a palette that the user did not put in words: a style's, a template's, a brand's."""
    said = brief.aspects.get(Aspect.PALETTE)
    if not brief.colors or said is None or said.source in {Source.USER, Source.INFERRED}:
        return ()
    return (f"In hex, strongest first: {', '.join(brief.colors)}.",)


def edit(instruction: str, changes: tuple[Change, ...], brief: Brief, *, local: bool) -> str:
    """The prompt that changes the first picture that goes along."""
    parts = [f"Edit the first picture. The change asked for, in the client's words: “{instruction.strip()}”."]
    parts += [told for change in changes if change.op is not Op.KEEP and (told := _told(change))]
    kept = [change.target for change in changes if change.op is Op.KEEP and change.target]
    if kept:
        parts.append(f"Keep exactly as it is: {'; '.join(kept)}.")
    if local:
        parts.append(
            "Change nothing else: the same composition, camera, people and faces, objects, lettering, colours and light "
            "everywhere outside that place."
        )
    else:
        parts.append(
            "Keep what is shown, its arrangement, and every face and lettering, unless the change says otherwise."
        )
    parts += [f'The picture shows the exact text "{text}", spelled exactly so.' for text in brief.texts]
    parts += [f"Do not include {what}." for what in brief.must_not]
    return " ".join(parts)


def _told(change: Change) -> str:
    target, value = change.target, change.value
    match change.op:
        case Op.ADJUST if change.attribute:
            sign = -1 if change.direction is Direction.DECREASE else 1
            amount = sign * max(change.strength, 0.01)
            return adjustment_in_words(
                Adjustment(attribute=change.attribute, amount=amount, target=target, value=value)
            )
        case Op.ADD:
            return f"Add {' '.join(filter(None, (value, target)))}."
        case Op.REMOVE:
            return f"Remove {target or value} and fill its place with what would be behind it."
        case Op.REPLACE:
            return f"Replace {target} with {value}, in the same place, size and light." if target else f"Show {value}."
        case Op.SET_STYLE:
            return f"Render it as {value}."
        case Op.SET_PALETTE:
            return f"Colour {target}: {value}." if target else f"Use these colours: {value}."
        case Op.SET_TEXT:
            return f'The lettering{f" on {target}" if target else ""} reads exactly "{value}".'
        case Op.SET_BACKGROUND:
            return f"The setting or background becomes: {value or target}. The subject stays as it is."
        case Op.REFRAME:
            return f"Reframe: {' '.join(filter(None, (target, value)))}."
    return ""
