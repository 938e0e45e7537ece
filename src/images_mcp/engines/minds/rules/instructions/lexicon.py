"""What single words mean for a picture: which attribute, which way; whether it is a colour, a style, a place, a thing.

Attributes come from `data/attributes.txt`; colours, styles, times and things from the lexicons the offline mind reads
wishes with. Comparatives, plurals, clitics and verb forms are taken back to the form that stands in the tables.
"""

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from images_mcp.brief import Attribute
from images_mcp.engines.minds.rules.lexicon import Hit, find
from images_mcp.engines.minds.rules.words import LANGUAGES, fold, stem, tokens

_MOST_FORMS = 64
_CLITICS = re.compile(r"(?:(?:me|te|se|nos)?(?:lo|la|los|las|le|les)|me)$")
_UK = (
    ("colour", "color"),
    ("grey", "gray"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("centre", "center"),
    ("cosy", "cozy"),
)


@dataclass(frozen=True)
class Pole:
    """One end of an attribute. `sign` is +1 where the word means more of it; `word` is its plain form.

    `part` is adj, noun or verb; `compared` is true where the word itself was a comparative ("darker").
    """

    attribute: Attribute
    sign: int
    part: str
    word: str
    compared: bool = False


def _spelt(word: str) -> str:
    for uk, us in _UK:
        word = word.replace(uk, us)
    return word


def _english(word: str) -> list[tuple[str, bool]]:
    """(form, whether it was a comparative) for a word as it may stand in a table."""
    found = [(word, False)]
    for ending, compared in (
        ("er", True),
        ("est", True),
        ("ing", False),
        ("ed", False),
        ("ly", False),
        ("ish", False),
        ("s", False),
    ):
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        body = word[: -len(ending)]
        found += [(body, compared), (body + "e", compared)]
        if body.endswith("i"):
            found.append((body[:-1] + "y", compared))
        if len(body) > 2 and body[-1] == body[-2]:
            found.append((body[:-1], compared))
    return found


def _german(word: str) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    bare = fold(word)
    for ending in ("eren", "erer", "eres", "erem", "ere", "er", "sten", "ste"):
        if bare.endswith(ending) and len(bare) - len(ending) >= 3:
            body = bare[: -len(ending)]
            found += [(stem(body, "de"), True), (body, True)]
            if body.endswith("l"):
                found.append((stem(body[:-1] + "el", "de"), True))
    found = [*found, (stem(word, "de"), False), (word, False)] if found else [(stem(word, "de"), False), (word, False)]
    for ending in ("en", "ere", "ert", "st", "t", "e", "n"):
        if bare.endswith(ending) and len(bare) - len(ending) >= 4:
            found.append((bare[: -len(ending)], False))
    return found


# Feminine endings and the masculine ones the tables have; plurals are taken off first.
_GENDERS = {
    "es": (("a", "o"), ("ona", "on"), ("ora", "or")),
    "fr": (
        ("euse", "eux"), ("ve", "f"), ("ere", "er"), ("lle", "l"), ("nne", "n"), ("tte", "t"), ("sse", "s"), ("que", "c"),
        ("che", "c"), ("iche", "is"), ("gue", "g"), ("ouce", "oux"), ("e", ""),
    ),
}  # fmt: skip


def _masculine(word: str, language: str) -> list[str]:
    """What a feminine or plural adjective may be the form of: "altas" is alto, "douces" is doux."""
    single = word.removesuffix("s")
    endings = [(f, m) for f, m in _GENDERS.get(language, ()) if single.endswith(f) and len(single) - len(f) >= 2]
    found = [single.removesuffix(f) + m if f else single for f, m in endings]
    return [form for w in (*found, single) if w != word for form in (stem(w, language), w)]


def _romance(word: str, language: str) -> list[tuple[str, bool]]:
    found = [(stem(word, language), False), (fold(word), False)]
    if len(word) > 3:
        found += [(form, False) for form in _masculine(fold(word), language)]
    if language == "es" and (bare := _CLITICS.sub("", fold(word))) != fold(word):
        found += [(stem(bare, "es"), False), (stem(bare + "r", "es"), False)]
    return found


@lru_cache(maxsize=20_000)
def forms(word: str, language: str) -> tuple[tuple[str, bool], ...]:
    """The forms a word may have in the tables, likeliest first."""
    low = word.casefold().replace("’", "'")
    if language == "en":
        return tuple(dict.fromkeys((_spelt(form), more) for form, more in _english(_spelt(low))))
    if language == "de":
        return tuple(dict.fromkeys(_german(low)))
    return tuple(dict.fromkeys(_romance(low, language)))


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in lower case, hyphens read as spaces."""
    return tuple(w for w in re.split(r"[\s\-–]+", phrase.casefold().replace("’", "'").strip(" .,!?")) if w)


@cache
def _poles(language: str) -> dict[tuple[str, ...], dict[str, Pole]]:
    column = LANGUAGES.index(language)
    text = (files(__package__) / "data" / "attributes.txt").read_text(encoding="utf-8")
    table: dict[tuple[str, ...], dict[str, Pole]] = {}
    for line in text.splitlines():
        head, *cells = line.split("|")
        if line.startswith("#") or len(cells) != len(LANGUAGES):
            continue
        attribute, pole, part = head.split()
        for entry in filter(None, (t.strip() for t in cells[column].split(","))):
            term, _, value = entry.partition(":")
            key = (fold(term),) if language == "ja" else tuple(forms(w, language)[0][0] for w in words_of(term))
            made = Pole(Attribute(attribute), 1 if pole == "+" else -1, part, value or term)
            table.setdefault(key, {}).setdefault(part, made)
    return table


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Every single word of the attribute table, as written there; what a misspelling may have meant."""
    text = (files(__package__) / "data" / "attributes.txt").read_text(encoding="utf-8")
    column = LANGUAGES.index(language) + 1
    cells = [line.split("|")[column] for line in text.splitlines() if line.count("|") == len(LANGUAGES)]
    return frozenset(
        w for cell in cells for term in cell.split(",") for w in words_of(term.partition(":")[0]) if w.isalpha()
    )


@cache
def adjectives() -> frozenset[str]:
    """The English adjectives of the table: what comparatives are made of."""
    return frozenset(p["adj"].word for p in _poles("en").values() if "adj" in p and p["adj"].word.isalpha())


@cache
def english_poles() -> tuple[tuple[Pole, ...], tuple[str, ...]]:
    """Every adjective and noun pole of the English table with its word: the known neighbours of unknown words."""
    rows = tuple(p["adj"] for p in _poles("en").values() if "adj" in p)
    return rows, tuple(p.word for p in rows)


@lru_cache(maxsize=4096)
def pole(phrase: str, language: str, part: str = "") -> Pole | None:
    """The pole a whole phrase names ("darker", "depth of field"), as this part of speech; None where it names none."""
    table = _poles(language)
    if language == "ja":
        return _japanese_pole(phrase, table, part)
    words = words_of(phrase)
    if not words or len(words) > 6:
        return None
    choices = [forms(w, language) for w in words]
    verb: Pole | None = None
    for combination in itertools.islice(itertools.product(*choices), _MOST_FORMS):
        found = _of_part(table.get(tuple(form for form, _ in combination)), part, phrase)
        if found:
            compared = any(more for _, more in combination)
            made = Pole(found.attribute, found.sign, found.part, _plain(combination, found, language), compared)
            if made.part != "verb" or language not in _GENDERS:
                return made
            verb = verb or made  # an adjective's other form may come later: "grosse" is no form of grossir
    return verb


def _plain(combination: tuple[tuple[str, bool], ...], found: Pole, language: str) -> str:
    return found.word if language != "en" or found.part != "adj" else " ".join(form for form, _ in combination)


def _of_part(found: dict[str, Pole] | None, part: str, phrase: str = "") -> Pole | None:
    if not found:
        return None
    if not part and (exact := next((p for p in found.values() if p.word == phrase.casefold()), None)):
        return exact
    return found.get(part) if part else next((found[p] for p in ("adj", "noun", "verb") if p in found), None)


def _japanese_pole(phrase: str, table: dict[tuple[str, ...], dict[str, Pole]], part: str) -> Pole | None:
    text = fold(phrase)
    places = [(key[0], _of_part(poles, part)) for key, poles in table.items() if key[0] in text]
    hits = [(len(word), -text.find(word), p) for word, p in places if p]
    return max(hits, key=lambda hit: hit[:2])[2] if hits else None


def _hits(layer: str, phrase: str, language: str) -> list[Hit]:
    return find(layer, tokens(phrase), phrase, language)


@lru_cache(maxsize=4096)
def kinds(phrase: str, language: str) -> frozenset[str]:
    """The kinds of things and looks in a phrase: person, scene, style, time, mood, composition, palette and the like."""
    found = _hits("thing", phrase, language) + _hits("quality", phrase, language) + _hits("color", phrase, language)
    return frozenset(hit.concept.kind for hit in found if hit.sure == 1.0)


@lru_cache(maxsize=4096)
def covered(phrase: str, language: str, layer: str, kind: str | None = None) -> float:
    """How much of a phrase (0 to 1, in letters) concepts of a layer cover."""
    hits = [h for h in _hits(layer, phrase, language) if (kind is None or h.concept.kind == kind) and h.sure == 1.0]
    letters = sum(c.isalnum() for c in phrase)
    return sum(sum(c.isalnum() for c in h.text) for h in hits) / letters if letters else 0.0


@cache
def poles_of(language: str) -> tuple[tuple[str, Pole], ...]:
    """Every one-word pole of a language with the form it has in running text."""
    return tuple((key[0], next(iter(poles.values()))) for key, poles in _poles(language).items() if len(key) == 1)
