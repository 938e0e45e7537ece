"""How a language says things: constructions, fillers, degrees and numbers, read from `data/<language>.txt`.

The files hold regular expressions because word order, particles and endings are what tells "turn it down" from "turn it
upside down"; what the words between mean is the lexicon's business.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

_MACRO = re.compile(r"\{([A-Z]+)\}")
_SLOTS = {"X": "(?P<x>.+?)", "Y": "(?P<y>.+?)"}
_GROUP = re.compile(r"\(\?P<([a-z]+)>")
_FLAGS = re.IGNORECASE


@dataclass(frozen=True)
class Construction:
    """One way of saying something: `kind` names the resolver that understands its parts.

    A group may stand in several places; the second is called `x_2`, and so on.
    """

    kind: str
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled at first use."""
        seen: dict[str, int] = {}

        def numbered(match: re.Match[str]) -> str:
            name = match.group(1)
            seen[name] = seen.get(name, 0) + 1
            return match.group() if seen[name] == 1 else f"(?P<{name}_{seen[name]}>"

        return re.compile(_GROUP.sub(numbered, self.source), _FLAGS)


@dataclass(frozen=True)
class Speech:
    """One language's file, its macros filled in."""

    language: str
    sections: dict[str, dict[str, str]]
    constructions: tuple[Construction, ...]

    def word(self, name: str) -> re.Pattern[str]:
        """A class of words, to be matched as a whole."""
        return _compiled(self.sections["words"].get(name, "(?!)"))

    def source(self, section: str, name: str) -> str:
        """An expression as it stands in the file; one that never matches where the language has none."""
        return self.sections.get(section, {}).get(name, "(?!)")

    @property
    def numbers(self) -> dict[str, str]:
        """Number words and ordinals in digits."""
        return self.sections.get("numbers", {})


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(f"(?:{source})", _FLAGS)


def compiled(source: str) -> re.Pattern[str]:
    """A compiled expression, kept."""
    return _compiled(source)


@cache
def speech(language: str) -> Speech:
    """The file of a language (en, de, es, fr or ja)."""
    text = (files(__package__) / "data" / f"{language}.txt").read_text(encoding="utf-8")
    sections: dict[str, dict[str, str]] = {}
    said: list[tuple[str, str]] = []
    name = ""
    for line in text.splitlines():
        if line.startswith("# ") or not line.strip():
            continue
        if line.startswith("[") and line.endswith("]") and "(" not in line:
            name = line.strip("[]")
        elif name.startswith("construction "):
            said.append((name.removeprefix("construction "), line))
        else:
            key, _, value = line.partition(" = ")
            sections.setdefault(name, {})[key.strip()] = value.strip()
    macros = _SLOTS | {k.upper(): v for k, v in sections.get("words", {}).items()} | sections.get("macros", {})
    filled = {s: {k: _fill(v, macros) for k, v in rows.items()} for s, rows in sections.items()}
    made = tuple(Construction(kind, _fill(source, macros)) for kind, source in said)
    return Speech(language, filled, made)


def _fill(source: str, macros: dict[str, str]) -> str:
    """Macros replaced by what they stand for, in themselves too; an unknown one is an error in the file."""
    while _MACRO.search(source):
        source = _MACRO.sub(
            lambda m: macros[m.group(1)] if m.group(1) in _SLOTS else f"(?:{macros[m.group(1)]})", source
        )
    return source
