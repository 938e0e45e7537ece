"""The table of words that may stand for one another, of verbs and of their irregular forms."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from images_mcp.capabilities.reuse.grammar import GRAMMARS
from images_mcp.engines.minds.rules.words import fold, stem, tokens

_TIMES = re.compile(
    r"^(?:(?:at|in the|in|during|bei|am|im|in der|nachts|mittags|al|de|por la|en|bajo la|à|au|la|sous la|dans le|dans la|pendant une|en plein) |(?:à )?l')\w+( \w+)*$"
)
_HOUR = re.compile(
    r"(?:at|in|during|bei|am|an|im|in|zu|à|a|en|bajo|durante|sous|dans|pendant|au)(?: (?:the|a|der|dem|la|le|el|l'|un|una|une|einem|einer))? (\w+(?: \w+){0,2})$"
)
"""An hour, a season or a weather said with nothing but a preposition and an article."""
_WHERE = re.compile(
    r"foreground|middle|desert|gauche|droite|izquierda|derecha|hintergrund|vordergrund|fondo|plano|plan$|espaldas|perfil|face$|profil|train|stil"
)
"""What looks like a time and says where somebody is: tied to whom it is said of."""


_SMALL = frozenset("small little klein kleine kleiner kleines kleinen pequeño pequeña petit petite".split())


def english_key(base: str) -> str:
    """A verb's key: without the final e that its forms lose, a final doubled letter single."""
    base = base.removesuffix("e") if len(base) > 2 else base
    return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeious" else base


@cache
def sections() -> dict[str, tuple[str, ...]]:
    """The lines of `data/synonyms.txt` by section: a language ("en"), or what its verbs or deeds are ("de verbs")."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in (files(__package__) / "data" / "synonyms.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(section, []).append(line)
    return {name: tuple(lines) for name, lines in found.items()}


@dataclass(frozen=True)
class Synonyms:
    """The groups of one language: by first word, the longest term first.

    `hours` are the nouns of times and weathers, with what is said for them: "noon" is "at noon" where it stands alone. `small`:
    what says that something is small, and with a _ before it what is small by itself: „Häuschen“.
    """

    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    times: frozenset[str]
    hours: dict[str, str]
    small: frozenset[str]


def _parts(term: str, language: str = "en") -> tuple[str, ...]:
    """The words of a term as they come out of `_raw`."""
    contracted = {} if language == "en" else GRAMMARS[language].contracted | {"d'": "de"}
    return tuple(contracted.get(t.low, t.low) for t in tokens(term) if t.kind != "mark")


@cache
def synonyms(language: str) -> Synonyms:
    """The synonym groups of a language."""
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    times, hours = set(), dict[str, set[str]]()
    for line in sections().get(language, ()):
        terms = [term.strip() for term in line.split(",")]
        kept = "_".join(_parts(terms[0], language))
        for term in terms:
            words = _parts(term, language)
            rows.setdefault(words[0], []).append((words, kept))
            if language != "en" and len(words[0]) > 3:
                rows.setdefault(f"~{stem(words[0], language)}", []).append((words, kept))
        several = len(_parts(terms[0], language)) > 1 and not kept.endswith(("_of", "_de")) and len(terms) > 1
        if several and _TIMES.match(terms[0]) and not _WHERE.search(terms[0]):
            times.add(kept)
            for term in terms:
                if noun := _HOUR.match(" ".join(_parts(term, language))):
                    hours.setdefault(noun.group(1).replace(" ", "_"), set()).add(kept)
    for line in sections().get(f"{language} verbs", ()):
        terms = [term.strip() for term in line.split(",")]
        for term in terms[1:]:
            words = _parts(term, language)
            rows.setdefault(f"#{_infinitive(words[0], language)}", []).append((words, _infinitive(terms[0], language)))
    longest = {first: tuple(sorted(found, key=lambda r: -len(r[0]))) for first, found in rows.items()}
    alone = {noun: next(iter(said)) for noun, said in hours.items() if len(said) == 1}
    small = {f"_{kept}" for found in rows.values() for words, kept in found if len(words) > 1 and words[0] in _SMALL}
    return Synonyms(longest, frozenset(times), alone, frozenset(_SMALL | small))


def synonyms_of(language: str) -> list[tuple[str, str]]:
    """(term, kept term) of a language without spaces between its words."""
    lines = [[term.strip() for term in line.split(",")] for line in sections().get(language, ())]
    return [(term, terms[0]) for terms in lines for term in terms]


@cache
def verb_forms(language: str) -> dict[str, str]:
    """Irregular forms of a language's verbs with the verb's key."""
    rows = [line.split("=") for line in sections().get(f"{language} forms", ())]
    plain = {
        fold(verb): _infinitive(verb, language) for line in sections()[f"{language} verbs"] for verb in line.split(", ")
    }
    return plain | {fold(form): _infinitive(verb, language) for verb, forms in rows for form in forms.split()}


@cache
def one_deed(language: str) -> dict[str, str]:
    """The keys of English verbs that with one doer and one object are one picture, with the key that stands for them."""
    lines = sections().get(f"{language} alike", ())
    groups = [
        ["_".join([english_key(w) for w in term.split()[:1]] + term.split()[1:]) for term in line.split(", ")]
        for line in lines
    ]
    return {key: group[0] for group in groups for key in group}


@cache
def known_verbs(language: str) -> frozenset[str]:
    """The keys of the verbs that are known in a language."""
    lines = sections().get(f"{language} verbs", ())
    return frozenset(_infinitive(term.split()[0], language) for line in lines for term in line.split(", "))


@cache
def infinitives(language: str) -> frozenset[str]:
    """The infinitives of the verbs that are known in a language, one word each."""
    lines = sections().get(f"{language} verbs", ())
    return frozenset(term.split()[0] for line in lines for term in line.split(", "))


@cache
def deeds(language: str) -> dict[str, str]:
    """Nouns that name a deed, with the verb's key: "despegue", "tonte", „Ankunft“."""
    rows = [line.split("=") for line in sections().get(f"{language} deeds", ())]
    return {noun.strip(): _infinitive(verb, language) for noun, verb in rows}


def _infinitive(verb: str, language: str) -> str:
    """The key of a verb given by its infinitive, the same as that of its forms."""
    low = fold(verb)
    if language == "es":
        low = re.sub(r"[aei]r(?:se)?$", "", low)
        return low.replace("ue", "o").replace("ie", "e").replace("u", "o").replace("i", "e")
    if language == "fr":
        return re.sub(r"(?:er|ir|re)$", "", low).removesuffix("v")
    return re.sub(r"e?n$", "", low)
