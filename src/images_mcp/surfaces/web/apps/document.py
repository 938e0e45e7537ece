"""The page that chat clients show beside a result: everything in one file, because there it may load nothing.

Its name changes with anything that goes into it, since clients keep what they were given under a name.
"""

import base64
import hashlib
import json
import re
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

_WEB = resources.files("images_mcp.surfaces.web")
_SCRIPTS = ("static/dom.js", "static/compare.js", "apps/bridge.js", "apps/parts.js", "apps/views.js", "apps/studio.js")
_STYLES = ("static/studio.css", "apps/apps.css")
_TEMPLATE = "apps/studio.html"
_OTHERS = (
    *("labels.py", "shapes.py", "apps/document.py", "templates/components.html", f"templates/{_TEMPLATE}"),
    *(f"locale/{name}.po" for name in ("de", "es", "fr", "ja")),
)
_SECTIONS = (
    *("The studio's looks", "Ground", "Buttons", "Chips", "Cards, fields", "Tabs, badges, checks"),
    *("Progress, messages", "Pictures", "Beginning", "Conversation and picture", "Compare, history, edit a place"),
)
"""What the app needs of the stylesheet, by the headings there."""

_IMPORT = re.compile(r'^import (?:\* as )?([^;]*?) from "[./\w]*?([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
_FONT = re.compile(r"@font-face \{[^}]*\}\n")
_SPACE = re.compile(r"\n\s*")


@cache
def version() -> str:
    """A short hash of everything the page is made of; reading it renders nothing."""
    digest = hashlib.sha256()
    for name in (*_SCRIPTS, *_STYLES, *_OTHERS):
        digest.update((_WEB / name).read_bytes())
    return digest.hexdigest()[:12]


@cache
def html() -> str:
    """The page: English, with the words of the other languages beside it. Its policy names the one script by its hash."""
    from images_mcp.surfaces.web import labels, shapes  # heavy with page: made when a client first reads it
    from images_mcp.surfaces.web.page import environment

    tables = {name.removesuffix("_name"): table for name, table in labels.TABLES.items()}
    template = environment("en").get_template(_TEMPLATE)
    script = f"\n{_script()}"
    given = {"styles": _styles(), "script": script, "policy": _policy(script)}
    bare = template.render(**given, data="")
    ids, words = _words(bare + json.dumps((tables, shapes.IN_CHAT), ensure_ascii=False))
    data = {"names": tables, "aspects": _aspects(), "shapes": shapes.IN_CHAT, "ids": ids, "words": words}
    return template.render(**given, data=json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))


def _aspects() -> list[str]:
    from images_mcp.brief import Aspect

    return [aspect.value for aspect in Aspect if aspect not in {Aspect.FORMAT, Aspect.USE}]


def _script() -> str:
    """The modules as one: each a function of its own that returns what it exports, after those it imports."""
    parts = []
    for name in _SCRIPTS:
        source = _IMPORT.sub(r"const \1 = $\2;", (_WEB / name).read_text())
        exported = ", ".join(found[1] for found in _EXPORT.findall(source))
        stem = PurePosixPath(name).stem
        body = _EXPORT.sub(r"\1", source)
        parts.append(f"const ${stem} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();")
    return "\n".join(parts)


def _styles() -> str:
    shared, own = ((_WEB / name).read_text() for name in _STYLES)
    sections = re.split(r"^(?=/\* )", shared, flags=re.MULTILINE)
    kept = [section for section in sections if section.startswith(tuple(f"/* {name}" for name in _SECTIONS))]
    if len(kept) != len(_SECTIONS):
        raise LookupError("The stylesheet has no section under one of: " + ", ".join(_SECTIONS))
    return _SPACE.sub("\n", _FONT.sub("", "".join(kept) + own))


def _policy(script: str) -> str:
    seal = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{seal}'; style-src 'unsafe-inline'; img-src data:; "
        "form-action 'none'; base-uri 'none'"
    )


def _words(page: str) -> tuple[list[str], dict[str, list[str]]]:
    """All messages that occur in the page, and by language what is said for each; empty where it is said the same."""
    from babel.messages.pofile import read_po

    from images_mcp.surfaces.web.languages import FOLDER, LANGUAGES

    plain = page.replace("&#39;", "'").replace("&amp;", "&")
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        if language == "en":
            continue
        with (FOLDER / f"{language}.po").open("rb") as source:
            rows = [(m.id, m.string) for m in read_po(source, locale=language) if m.id]
        texts = ((k, v) for k, v in rows if isinstance(k, str) and isinstance(v, str) and v != k)
        found[language] = {
            k: v for k, v in texts if k in plain and re.search(rf"[>\"'`]\s*{re.escape(k)}\s*[<\"'`]", plain)
        }
    ids = sorted({message for words in found.values() for message in words})
    return ids, {language: [words.get(message, "") for message in ids] for language, words in found.items()}
