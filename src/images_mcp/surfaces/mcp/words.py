"""Results in plain words, for a model to pass on and for a screen reader to speak."""

from typing import Any


def account(result: dict[str, Any], *, form: bool = False) -> str:
    """What happened, in a few sentences; every choice can be spoken back. `form`: the questions are shown as one."""
    parts: list[str] = []
    if result.get("status") == "needs_input":
        parts.append("Ask the user; do not answer for them.")
        if form:
            parts.append(
                "Where a form with these questions is shown to them, wait for it; they may also answer in words."
            )
    if message := result.get("message"):
        parts.append(str(message))
    parts.extend(_question(i, q) for i, q in enumerate(result.get("questions", ()), 1))
    if told := result.get("comparison_summary"):
        parts.append(_sentence(str(told)))
    if suggestion := result.get("suggestion"):
        parts.append(_sentence(str(suggestion)))
    parts.extend(_sentence(str(note)) for note in result.get("notes") or ())
    parts.extend(_prices(result))
    parts.extend(_waiting(row) for row in result.get("unseen") or ())
    if not parts:
        parts.append(_listed(result))
    if steps := result.get("next_steps"):
        parts.append("Next: " + " ".join(steps))
    return "\n".join(parts)


def _question(number: int, question: dict[str, Any]) -> str:
    options = " ".join(f"{i}) {option}" for i, option in enumerate(question.get("options", ()), 1))
    told = f"{number}. {question['text']}"
    return f"{told} {options}." if options else told


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _prices(result: dict[str, Any]) -> list[str]:
    """What each model would cost at the quality asked for, where an estimate was asked for."""
    rows = [r for r in result.get("rows") or () if r["usd"] and r["quality"] == result.get("quality")]
    return [f"{r['model']}, {r['quality']}: ${r['usd']:.3f}, about {_span(r['seconds'])}." for r in rows]


def _span(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds >= 1.5 else "a second"


def _waiting(row: dict[str, Any]) -> str:
    return (
        f"Meanwhile {row.get('generation_id')} is {row.get('status')} and not shown yet: fetch it with get_generation."
    )


def _listed(result: dict[str, Any]) -> str:
    if "items" in result:
        rows = [f"{row.get('title', '')} ({row.get('conversation_id', '')})" for row in result["items"]]
        return "\n".join(rows) or "Nothing there yet."
    if picture := result.get("image"):
        return f"{picture['path']}: {picture['alt_text']}"
    if alt := result.get("alt_text"):
        return f"Alt text: {alt}"
    if "questions" in result and "enhanced_prompt" in result:
        return str(result["enhanced_prompt"])
    return "Done."
