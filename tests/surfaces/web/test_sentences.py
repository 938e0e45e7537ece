"""What operations say is translated where pages show it: the list of its shapes holds against the code that says it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from images_mcp.surfaces.web import shapes
from images_mcp.surfaces.web.languages import catalogue
from images_mcp.surfaces.web.sentences import asked, said
from tools import catalogs

RAISED = {"Problem", "DrawingFailed", "invalid", "missing", "refused", "unavailable"}
NOT_IN_PAGES = {
    "capabilities/access/operations.py": "no page asks for accessible versions",
    "capabilities/conversations/importing.py": "no page imports",
    "capabilities/health/clients.py": "the doctor's, on the command line",
    "capabilities/health/selftest.py": "the doctor's, on the command line",
    "capabilities/styles/keeping.py": "no page takes in DNA",
    "capabilities/styles/operations.py": "no page measures or mixes DNA",
    "capabilities/templates/documents.py": "no page imports templates",
    "capabilities/templates/keeping.py": "no page saves templates",
    "capabilities/templates/operations.py": "no page suggests templates",
    "engines/images/openai_requests.py": "checked before a page's wish gets there",
    "kernel/crypto.py": "a mistake in the program",
    "kernel/db.py": "said before a page opens",
    "kernel/jail.py": "pages hand pictures over as uploads, not by path",
    "kernel/keys.py": "all but the listed ones: said before a page opens",
    "kernel/net.py": "pages hand pictures over as uploads, not by address",
    "kernel/prepress.py": "becomes a note of its own",
    "kernel/schema.py": "said before a page opens",
    "kernel/settings.py": "said before a page opens",
    "surfaces/cli": "the command line",
    "surfaces/http": "programs",
    "surfaces/mcp": "models",
}
SELDOM = {
    "No page can be opened from here.",
    "Start `images-mcp http`, or use the picture's path as a reference.",
    "Nothing has been uploaded there yet.",
    "Open the link from request_upload first.",
    "This upload link was used already or has expired.",
    "Ask for a new one.",
    "An idempotency key is 1 to 255 characters.",
    "Use a UUID.",
    "This idempotency key was used for another request.",
    "Use a new key for a new request.",
    "You may not {}.",
    "Ask an administrator for the permission.",
    "There is no operation called {}.",
    "{} cannot use arguments nested so deeply.",
    "Send them flat.",
    "There are versions {}{}.",
    "OpenAI finds the request wrong.{} Nothing was charged.",
    "Both sides must be multiples of {}, none above {}; together {} to {} pixels.",
    "A file extension is 1 to 8 letters or digits.",
    "This is not the name of a stored file.",
    "{} already holds {} pictures of that name.",
    "Move some of them away.",
    "Metadata cannot be written into {} files.",
    "Write it into a file beside it.",
    "There is no such file.",
}
"""Refusals no form of ours brings about."""


def _shape(node: ast.AST) -> str | None:
    """A string as it stands in code, `{}` for what is put into it."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


@cache
def _below() -> tuple[frozenset[str], dict[str, str]]:
    """All texts in code below the pages' templates; and the refusals among them, with the module that speaks."""
    texts: set[str] = set()
    refusals: dict[str, str] = {}
    for file in sorted(catalogs.SOURCE.rglob("*.py")):
        if file.name == "shapes.py":
            continue
        tree = ast.parse(file.read_text())
        texts |= {text for node in ast.walk(tree) if (text := _shape(node))}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if getattr(call.func, "id", getattr(call.func, "attr", "")) in RAISED:
                found = (_shape(node) for argument in call.args for node in _either(argument))
                refusals |= {text: str(file.relative_to(catalogs.SOURCE)) for text in found if text}
    return frozenset(texts), refusals


def _either(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def _plain(shape: str) -> str:
    return re.sub(r"%\(\w+\)s", "{}", shape).replace("%%", "%")


def _as_percent(text: str) -> set[str]:
    """Shares are written `{share:.0%}` in code and `%(share)s%%` in messages."""
    return {text, text.replace("%", "")}


def test_every_listed_sentence_is_still_said_somewhere() -> None:
    texts, _ = _below()
    assert [shape for shape in shapes.WHOLE if not _as_percent(_plain(shape)) & texts] == []


def test_every_refusal_a_page_can_show_is_listed() -> None:
    _, refusals = _below()
    listed = {form for shape in shapes.SHAPES for form in _as_percent(_plain(shape))}
    lacking = {
        text: module
        for text, module in refusals.items()
        if text not in listed | SELDOM and not module.startswith(tuple(NOT_IN_PAGES)) and re.search("[a-z]{2}", text)
    }
    assert lacking == {}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "This cannot be drawn: it is too gory. Nothing was spent.", "Das kann nicht gezeichnet werden: es zeigt blutige Gewalt."),
        ("de", "1 is the darkest, coolest and calmest; 2 is the brightest.", "1 ist am dunkelsten, am kühlsten, am ruhigsten; 2 ist am hellsten."),
        ("ja", "Draw it again. Draw a free draft.", "もう一度描いてください。無料の下絵を描いてください。"),
        ("de", "Nothing was deleted. Some words of nobody.", "Es wurde nichts gelöscht. Some words of nobody."),
        ("de", "Could not confirm “Today”; read “Free”.", "„Today“ ließ sich nicht bestätigen; gelesen wurde „Free“."),
        ("es", "3 of 5 checks passed; please look at: size, text, seen.", "3 de 5 comprobaciones superadas; mire: Tamaño, Rótulo"),
        ("fr", "What the check “palette” found cannot be mended here: Read “A” in the picture.", "Ce que le contrôle « Palette » a trouvé ne peut pas être réparé ici : On lit « A » dans l’image."),
        ("en", "This cannot be drawn: it is too gory. Nothing was spent.", "This cannot be drawn: it is too gory. Nothing was spent."),
    ],
)  # fmt: skip
def test_a_sentence_with_something_in_it_is_told_with_our_words_translated_and_others_as_they_are(
    language: str, text: str, told: str
) -> None:
    assert said(catalogue(language).gettext, text).startswith(told)


def test_what_somebody_said_is_shown_as_they_said_it() -> None:
    german = catalogue("de").gettext
    assert asked(german, "a fox") == "a fox"
    assert asked(german, "Show 3 variations (mixed).") == "Zeige 3 Varianten (von allem etwas)."


@pytest.mark.parametrize("text", ["; ", "; ; ;", "; " * 1_000, "Not drawn: " * 200, ". A" * 900, "1 is the " * 300])
def test_whatever_stands_there_is_told_somehow(text: str) -> None:
    assert said(catalogue("de").gettext, text)


def test_a_very_long_text_is_not_looked_through() -> None:
    text = "It costs, " * 100_000
    assert said(catalogue("de").gettext, text) == text


def test_what_is_left_out_is_still_there() -> None:
    _, refusals = _below()
    assert refusals.keys() >= SELDOM
    assert [path for path in NOT_IN_PAGES if not (Path(catalogs.SOURCE) / path).exists()] == []
