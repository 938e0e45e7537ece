"""From a wish's letters to normalised words: request frames gone, synonyms and spellings united, numbers in figures.

Whatever is united here may stand for one another in any wish; everything else stays as it was written, so that two
wishes become equal only by what is known to be equal.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from images_mcp.capabilities.reuse.frames import without_frame
from images_mcp.capabilities.reuse.grammar import GRAMMARS, Grammar
from images_mcp.engines.minds.rules.structure import quotes
from images_mcp.engines.minds.rules.words import fold, stem, tokens

_FIGURES = re.compile(r"(?<=\d)(?:\s?([:x×])\s?|([/.,]))(?=\d)")
_JOINTS = {":": "ː", "×": "ⅹ", "x": "ⅹ", "/": "⁄", ".": "ꞏ", ",": "ꞏ"}
_UNITED = str.maketrans({"’": "'", "‘": "'", "´": "'"})
_OUR = re.compile(
    r"(?<=col|arb|vap|sav|vig|arm|arl|rum|hon|lab|hum|fav|lav|ghb|avi)our(?=$|s|ed|ful|ing|ite|y|able|less|hood)"
)
_SHORT = re.compile(r"(?i)\b(that|who|which|it|there|he|she)'s\b")
_UNITS = {
    name: symbol
    for symbol, names in {
        "km": "kilometer kilometre kilómetro kilómetros kilomètre kilomètres km",
        "m": "meter metre metro metros mètre mètres",
        "cm": "centimeter centimetre zentimeter centímetro centímetros centimètre centimètres",
        "mm": "millimeter millimetre milímetro milímetros millimètre millimètres",
        "kg": "kilogram kilo kilogramm kilos kilogramo kilogramos kilogramme kilogrammes",
        "g": "gram gramm gramo gramos gramme grammes",
        "l": "liter litre litro litros litres",
        "cl": "centiliter centilitre zentiliter centilitro centilitros centilitres",
    }.items()
    for name in names.split()
}
_HEDGES = re.compile(r"(?i)\b(?:whatsoever|at all|überhaupt|en absoluto|du tout)\b")
_PAUSES = frozenset(",.;:()—–!?…|")
_TIMES = re.compile(
    r"^(?:at|in the|in|during|bei|am|im|in der|nachts|mittags|al|de|por la|en|bajo la|à|au|la|sous la|à l') ?\w+( \w+)*$"
)


@dataclass(frozen=True)
class Word:
    """One normalised word.

    `kind` is det, num, prep, conj, rel, aux, time, quote, pause or word; `form` how a word is inflected ("s", "ing", "ed", ""); `joined`
    says that a hyphen ties it to the word before; `raw` is as written.
    """

    text: str
    kind: str
    form: str = ""
    raw: str = ""
    joined: bool = False
    capital: bool = False


@dataclass(frozen=True)
class Synonyms:
    """The groups of one language: by first word, the longest term first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    times: frozenset[str]


def _parts(term: str) -> tuple[str, ...]:
    return tuple(t.low for t in tokens(term) if t.kind != "mark")


@cache
def synonyms(language: str) -> Synonyms:
    """The synonym groups of a language."""
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    times, section = set(), ""
    for line in (files(__package__) / "data" / "synonyms.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#") and section == language:
            terms = [term.strip() for term in line.split(",")]
            kept = "_".join(_parts(terms[0]))
            for term in terms:
                words = _parts(term)
                rows.setdefault(words[0], []).append((words, kept))
            if (
                len(_parts(terms[0])) > 1
                and not kept.endswith(("_of", "_de"))
                and _TIMES.match(terms[0])
                and len(terms) > 1
            ):
                times.add(kept)
    longest = {first: tuple(sorted(found, key=lambda r: -len(r[0]))) for first, found in rows.items()}
    return Synonyms(longest, frozenset(times))


def synonyms_of(language: str) -> list[tuple[str, str]]:
    """(term, kept term) of a language without spaces between its words."""
    found, section = [], ""
    for line in (files(__package__) / "data" / "synonyms.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#") and section == language:
            terms = [term.strip() for term in line.split(",")]
            found += [(term, terms[0]) for term in terms]
    return found


@dataclass(frozen=True)
class Said:
    """A wish in words: its language is given; `words` are normalised, in order."""

    language: str
    words: tuple[Word, ...]


def unframed(text: str, language: str) -> str:
    """The wish without the words that only ask for it."""
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return text
    while True:
        shorter = grammar.thanks.sub("", grammar.ask.sub("", text, count=1), count=1)
        shorter = without_frame(shorter, language) if shorter.strip() else shorter
        if shorter == text or not shorter.strip():
            return text
        text = shorter


def say(text: str, language: str) -> Said:
    """The normalised words of a wish in a language with spaces."""
    grammar = GRAMMARS[language]
    text = _HEDGES.sub("", text)
    text = _SHORT.sub(r"\1 is", unicodedata.normalize("NFKC", text).translate(_UNITED))
    quoted = quotes(text)[:600]
    letters = list(text)
    for number, quote in enumerate(quoted):
        mark = f" quoteː{chr(97 + number // 26)}{chr(97 + number % 26)} "
        letters[quote.start : quote.end] = [mark, *[""] * (quote.end - quote.start - 1)]
    plain = _FIGURES.sub(lambda m: _JOINTS[m.group(1) or m.group(2)], unframed("".join(letters), language))
    raw = _raw(plain, grammar)
    found = [
        Word(f"“{quoted[_place(w.text)].text}”", "quote") if w.text.startswith("quoteː") else w
        for w in _united(raw, language)
    ]
    measured = [_measured(w, found[n - 1] if n else None) for n, w in enumerate(found)]
    return Said(language, tuple(_counted(measured, grammar)))


def _place(mark: str) -> int:
    return (ord(mark[6]) - 97) * 26 + ord(mark[7]) - 97


def _raw(plain: str, grammar: Grammar) -> list[Word]:
    found: list[Word] = []
    hyphen = False
    names = (
        plain.islower()
        or sum(t[:1].isupper() for t in plain.split()) * 2 < len(plain.split())
        or grammar is GRAMMARS["de"]
    )
    for token in tokens(plain):
        if token.kind == "mark":
            hyphen = token.low in "-‐‑"
            if token.low in _PAUSES:
                found.append(Word(token.low, "pause"))
            elif token.low in "&+":
                found.append(Word("and" if "and" in grammar.conjunctions else token.low, "word", raw=token.low))
            elif token.low not in "-‐‑'\"*_`“”„«»":
                found.append(Word(token.low, "word"))
            continue
        capital = (
            names
            and token.text[:1].isupper()
            and (grammar is GRAMMARS["de"] or (bool(found) and found[-1].kind != "pause"))
        )
        low = _OUR.sub("or", token.low) if grammar is GRAMMARS["en"] else grammar.contracted.get(token.low, token.low)
        found.append(Word(low, "word", raw=low, joined=hyphen, capital=capital))
        hyphen = False
    return found


def _united(raw: list[Word], language: str) -> list[Word]:
    """Synonyms and inflected forms replaced, longest term first."""
    grammar, known = GRAMMARS[language], synonyms(language)
    found, at = [], 0
    while at < len(raw):
        word = raw[at]
        taken, kept, form = _match(raw, at, known, language) if word.kind == "word" else (0, "", "")
        if taken:
            made = _classed(kept, "" if adjective_like(kept, grammar) else form, grammar, known, language)
            if language == "en" and made.kind == "word" and not form and "_" not in kept:
                made = _plain(Word(kept, "word"), grammar, known, language)
            found.append(replace(made, raw=word.raw, capital=word.capital))
            at += taken
            continue
        found.append(_plain(word, grammar, known, language) if word.kind == "word" else word)
        at += 1
    return found


def _match(raw: list[Word], at: int, known: Synonyms, language: str) -> tuple[int, str, str]:
    """How many words a synonym takes here, what is kept for it, and the form of its first word."""
    word = raw[at]
    best = (0, "", "")
    for text, form in _forms(word.text, language):
        for terms, kept in known.by_first.get(text, ()):
            stretch = raw[at : at + len(terms)]
            if len(terms) <= best[0] or (word.capital and len(terms) == 1 and language != "de"):
                continue
            if tuple(w.text for w in stretch[1:]) == terms[1:] and all(w.kind == "word" for w in stretch):
                best = (len(terms), kept, form)
    return best


@lru_cache(maxsize=20_000)
def _forms(low: str, language: str) -> tuple[tuple[str, str], ...]:
    """What a word may be a form of: itself first, then its base with the form."""
    found = [(low, "")]
    if language == "en":
        if base := singular(low):
            found.append((base, "s"))
        found += [(base, "ing") for base in _without(low, "ing")] + [(base, "ed") for base in _without(low, "ed")]
        if low in GRAMMARS["en"].participles:
            found.append((GRAMMARS["en"].participles[low], "ed"))
    elif language == "de":
        found += [(low[: -len(e)], "") for e in ("er", "es", "en", "em", "e") if low.endswith(e) and len(low) > 4]
    elif low[-1:] in "sx" and len(low) > 3:
        found.append((low[:-1], "s"))
    return tuple(found)


_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "mice": "mouse", "feet": "foot", "teeth": "tooth",
              "geese": "goose", "oxen": "ox", "people": "people", "wolves": "wolf", "knives": "knife", "leaves": "leaf",
              "wives": "wife", "loaves": "loaf", "shelves": "shelf", "calves": "calf", "halves": "half", "elves": "elf",
              "scarves": "scarf", "thieves": "thief", "lives": "life", "dwarves": "dwarf", "hooves": "hoof"}  # fmt: skip


def singular(low: str) -> str | None:
    """The singular of an English plural by its look; None where it has none."""
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is", "'s")):
        return None
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses", "zzes", "atoes", "heroes", "echoes", "noes", "goes")):
        return low[:-2]
    return low[:-1]


def adjective_like(text: str, grammar: Grammar) -> bool:
    """Whether what is kept for a phrase is an adjective, so that the phrase's own inflection means nothing."""
    return text in grammar.adjectives


def _without(low: str, ending: str) -> list[str]:
    """The possible bases of an English verb form, likeliest first: running → run, chasing → chase, looking → look."""
    if not low.endswith(ending) or len(low) < len(ending) + 2:
        return []
    cut = low[: -len(ending)]
    if not re.search("[aeiouy]", cut):
        return []
    bases = [cut, cut + "e"]
    if len(cut) > 2 and cut[-1] == cut[-2] and cut[-1] not in "ls":
        bases.insert(0, cut[:-1])
    if ending == "ed" and cut.endswith("i"):
        bases.insert(0, cut[:-1] + "y")
    return bases


_VIEWS = frozenset("close_up wide_shot overhead_view low_angle side_view front_view from_behind".split())
_PAIRED = frozenset(
    "shoe boot sneaker sandal glove mitten sock glasses trousers jeans scissors slipper earring headphone ski hand eye".split()
)
_NO_VERBS = frozenset(
    "building painting ring king string morning evening clothing ceiling wedding swing wing spring thing nothing something "
    "everything lightning railing being pudding earring sibling duckling dumpling drawing red bed shed sled weed seed need "
    "feed speed breed hundred sacred naked wicked bred reed steed bleed kindred wild-bred lighting living dining herring".split()
)


def _plain(word: Word, grammar: Grammar, known: Synonyms, language: str) -> Word:
    """A word without a synonym: its class, and in English its base and form."""
    classed = _classed(word.text, "", grammar, known, language)
    made = replace(word, kind=classed.kind, text=classed.text)
    if made.kind != "word" or language != "en" or (made.text in grammar.adjectives):
        return made
    low = made.text
    if low.endswith("'s"):
        return replace(made, text=low)
    if low in grammar.participles:
        return replace(made, text=_verb(grammar.participles[low]), form="ed")
    for ending in ("ing", "ed"):
        if low not in _NO_VERBS and (bases := _without(low, ending)):
            return replace(made, text=_verb(bases[0]), form=ending)
    if base := singular(low):
        return replace(made, text=base, form="s")
    return made


def _verb(base: str) -> str:
    """A verb's key: without the final e that its forms lose, a final doubled letter single."""
    base = base.removesuffix("e") if len(base) > 2 else base
    return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeious" else base


_ENDINGS = {
    "de": re.compile(r"(?:end(?:e[rsmn]?)?|e?t|en|e)$"),
    "es": re.compile(r"(?:ando|iendo|yendo|and|iend|yend|[ai]d[oa]s?|an|en|a|e)$"),
    "fr": re.compile(r"v?(?:ant|ent|[ei]e?s?|e|t|d|s)$"),
}


def verb_key(word: Word, language: str) -> str:
    """The verb a word is a form of, the same for its forms: "schläft" and "schlafender", "lee" and "leyendo"."""
    if language == "en":
        return _verb(word.text)
    low = fold(word.text)
    if language == "de":
        low = re.sub(r"^ge(?=\w{3,}(?:t|en)$)", "", low)
    key = _ENDINGS[language].sub("", low, count=1) or low
    if language == "es":  # stems that change their vowel: duerme, durmiendo, dormido
        key = key.replace("ue", "o").replace("ie", "e").replace("u", "o").replace("i", "e")
    return key.removesuffix("v") if language == "fr" else key


def _classed(text: str, form: str, grammar: Grammar, known: Synonyms, language: str) -> Word:
    kinds = (
        ("det", grammar.singular | grammar.plural | grammar.neutral),
        ("aux", grammar.auxiliaries),
        ("prep", grammar.prepositions),
        ("conj", grammar.conjunctions),
        ("rel", grammar.relatives),
    )
    if text in known.times or text in _VIEWS:
        return Word(text, "time")
    if (text in grammar.numbers or text.isdigit()) and text not in grammar.singular:
        return Word(str(grammar.numbers.get(text, text)), "num", raw=text)
    first, *others = text.split("_")
    kind = next((name for name, words in kinds if text in words), "word")
    if kind == "word" and others and first in grammar.prepositions:
        kind = "prep"
    if language == "en" and form in {"ing", "ed"}:
        text = "_".join([_verb(first), *others])
    return Word(text, kind, form if kind == "word" else "")


def _measured(word: Word, before: Word | None) -> Word:
    """A unit behind a number as its symbol; "single" as the number it is."""
    if before is not None and before.kind == "num" and word.kind == "word" and word.text in _UNITS:
        return replace(word, text=_UNITS[word.text], form="")
    if word.raw == "single" and word.kind == "word" and not word.joined:
        return Word("1", "num", raw="single")
    return word


def _counted(words: list[Word], grammar: Grammar) -> list[Word]:
    """Compound numbers united ("twenty-two"), an article before a number dropped ("a dozen"), a colon before a quote."""
    found: list[Word] = []
    for word in (replace(said, text="de") if said.text == "d'" else said for said in words):
        before = found[-1] if found else None
        if word.kind == "quote" and before is not None:
            if before.text == ":":
                found.pop()
                before = found[-1] if found else None
            if before is not None and before.text == "read" and before.form == "ing":
                found[-1] = Word("saying", "prep")
        if word.kind == "num" and before is not None:
            if before.kind == "num" and before.text.endswith("0") and len(word.text) == 1 and word.raw.isalpha():
                found[-1] = replace(before, text=str(int(before.text) + int(word.text)))
                continue
            if before.kind == "det" and before.text in grammar.singular and not word.raw.isdigit():
                found[-1] = word
                continue
        if word.text in {"of", "de"} and before is not None and before.kind == "num" and before.raw.isalpha():
            continue
        if word.text in _PAIRED and before is not None and before.raw == "pair":
            found[-1] = Word("pair_of", "word")  # a pair of shoes is not any two shoes
        found.append(word)
    return found


def stemmed(word: str, language: str) -> str:
    """An adjective without its agreement."""
    return stem(word, language)
