"""From a wish's letters to normalised words: request frames gone, synonyms and spellings united, numbers in figures.

Whatever is united here may stand for one another in any wish; everything else stays as it was written, so that two
wishes become equal only by what is known to be equal.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from images_mcp.capabilities.reuse.forms import a_verb, agree, ended, forms, gendered, inflected
from images_mcp.capabilities.reuse.frames import without_frame
from images_mcp.capabilities.reuse.grammar import GRAMMARS, Grammar
from images_mcp.capabilities.reuse.groups import Synonyms, english_key, synonyms
from images_mcp.capabilities.reuse.inflection import NO_VERBS, singular, without
from images_mcp.capabilities.reuse.lexicon import adjective, color
from images_mcp.engines.minds.rules.structure import quotes
from images_mcp.engines.minds.rules.words import fold, stem, tokens

_FIGURES = re.compile(r"(?<=\d)(?:\s?([:x×])\s?|([/.,]))(?=\d)")
_JOINTS = {":": "ː", "×": "ⅹ", "x": "ⅹ", "/": "⁄", ".": "ꞏ", ",": "ꞏ"}
_UNITED = str.maketrans({"’": "'", "‘": "'", "´": "'"})
_OUR = re.compile(
    r"(?<=col|arb|vap|sav|vig|arm|arl|rum|hon|lab|hum|fav|lav|ghb|avi)our(?=$|s|ed|ful|ing|ite|y|able|less|hood)"
)
_SHORT = re.compile(r"(?i)\b(that|who|which|it|there|he|she)'s\b")
UNITS = {
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
_TYPED = tuple(
    (re.compile(rf"(?i)(?<![\w/]){short}(?!\w)"), full)
    for short, full in (
        (r"w/o\.?", "without "), (r"w/", "with "), (r"b/w|b&w", "black and white "), (r"(?<=\w )n(?= \w)", "and"), (r"thru", "through"),
        (r"(\d{1,2})(?::00)? ?a\.?m\.?", r"\1 in the morning"), (r"bday", "birthday"), (r"u", "you"), (r"ur", "your"), (r"lil", "little"), (r"gimme", "give me"), (r"wanna", "want to"), (r"fav", "favorite"), (r"bk", "book"),
    )
)  # fmt: skip
"""How English is shortened where it is typed."""
_HEDGES = re.compile(r"(?i)\b(?:whatsoever|at all|überhaupt|en absoluto|du tout)\b")
_PAUSES = frozenset(",.;:()—–!?…|")


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
    if language == "en":
        for short, full in _TYPED:
            text = short.sub(full, text)
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
            and (
                grammar is GRAMMARS["de"]
                or (bool(found) and found[-1].kind != "pause")
                or (not found and token.low in _HOMONYMS)
            )
        )
        low = (
            _OUR.sub("or", token.low)
            if grammar is GRAMMARS["en"]
            else grammar.contracted.get(token.low, "de" if token.low == "d'" else token.low)
        )
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
        if taken > 1 and kept in known.times and _match(raw, at + taken - 1, known, language)[0] > 1:
            taken = 0  # "in autumn leaves"
        if form.startswith("#"):  # a verb keeps its ending
            found.append(replace(word, text=kept + form[1:]))
            at += taken
            continue
        if form == "gen":  # „Omas Hut“
            kept, form = f"{kept}s", ""
        if taken:
            made = _made(raw[at : at + taken], kept, form, language)
            if found and found[-1].raw in known.small and f"_{kept}" in known.small:  # „ein kleines Häuschen“
                found.pop()
            capital = any(w.capital for w in raw[at : at + (taken if language == "de" else 1)])  # „alte Frau“
            found.append(replace(made, raw=word.raw, capital=capital))
            at += taken
            continue
        if word.text.endswith("'s"):  # "the café's terrace"
            owner = [replace(word, text=word.text[:-2])]
            taken, kept, form = _match(owner, 0, known, language)
            if taken and not form and not adjective_like(kept, grammar):
                word = replace(word, text=f"{kept}'s")
        found.append(_plain(word, grammar, known, language) if word.kind == "word" else word)
        at += 1
    return found


def _made(stretch: list[Word], kept: str, form: str, language: str) -> Word:
    """The word that stands for a stretch of words, with the inflection of its noun."""
    grammar, known = GRAMMARS[language], synonyms(language)
    made = _classed(kept, "" if adjective_like(kept, grammar) else form, grammar, known, language)
    if language == "en" and made.kind == "word" and not form and "_" not in kept:
        made = _plain(Word(kept, "word"), grammar, known, language)
    if len(stretch) == 1 or language != "en":
        return made
    bound = (n for n in range(1, len(stretch) - 1) if stretch[n].text in grammar.prepositions)
    last = stretch[next(bound, len(stretch)) - 1].text
    if made.kind == "word" and last.endswith("'s") and not kept.endswith("'s"):  # "an old man's face"
        return replace(made, text=f"{made.text}'s")
    if made.kind == "word" and singular(last) and not singular(kept.rpartition("_")[2]):
        return replace(made, form=made.form or "s")  # "street lamps"
    return made


def _match(raw: list[Word], at: int, known: Synonyms, language: str) -> tuple[int, str, str]:
    """How many words a synonym takes here, what is kept for it, and the form of its first word."""
    word = raw[at]
    low = word.text
    best = (0, "", "")
    for text, form in forms(word.text, language):
        for terms, kept in known.by_first.get(text, ()):
            if (
                form in {"ing", "ed"}
                and language == "en"
                and (kept.partition("_")[0] in _SEASONS or terms == _TRANSPARENT)
            ):
                continue  # falling is no autumn, and what is seen through a window is not transparent
            if text[0] == "~" and not _a_form_of(raw, at, terms[0], language):
                continue
            if len(terms) > 1 and _described(raw, at, len(terms), language):
                continue
            stretch = raw[at : at + len(terms)]
            if (
                (low == "being" and form)
                or len(terms) <= best[0]
                or (word.capital and len(terms) == 1 and language != "de")
            ):
                continue
            if len(stretch) == len(terms) and all(
                _one(w, t, language, inflected=text[0] == "~" or language == "de" or (form == "s" and language != "en"))
                for w, t in zip(stretch[1:], terms[1:], strict=True)
            ):
                noun = language == "de" and word.capital and not form and len(terms) == 1
                best = (len(terms), kept, f"~{ended(low, terms[0])}" if noun else form)
    return best


def _described(raw: list[Word], at: int, count: int, language: str) -> bool:
    """Whether a phrase's noun has a colour of its own behind it: "con rayas azules" says more than "rayado"."""
    grammar, behind = GRAMMARS[language], raw[at + count : at + count + 1]
    return grammar.head_first and raw[at].text in grammar.prepositions and any(color(w.text, language) for w in behind)


def _a_form_of(raw: list[Word], at: int, term: str, language: str) -> bool:
    """Whether a word of a term's stem is that term inflected: stems alone would make a castle a burger („Burg“)."""
    grammar, word, low = GRAMMARS[language], raw[at], raw[at].text
    little = grammar.prepositions | grammar.auxiliaries | grammar.conjunctions | grammar.relatives
    if low in grammar.twofold or low in little or not agree(low, term, language):  # „nach“ ist kein Nachen
        return False
    if language == "de":
        return inflected(low, term) if word.capital else not a_verb(low)  # „sie bauen“ sind keine Bauern
    return not _a_noun(raw, at, language) or gendered(low) == gendered(term)  # "naranja" is no "naranjo"


def _a_noun(raw: list[Word], at: int, language: str) -> bool:
    """Whether a Spanish or French word stands where a thing is named: behind an article, a number, a preposition."""
    grammar, low = GRAMMARS[language], raw[at].text
    if language not in {"es", "fr"} or low in grammar.before_head or adjective(low, language):
        return False
    before = raw[at - 1].text if at and raw[at - 1].kind == "word" else ""
    named = grammar.singular | grammar.plural | grammar.neutral | grammar.prepositions | grammar.conjunctions
    return not before or before in named or before in grammar.numbers or before.isdigit()


def _one(word: Word, term: str, language: str, *, inflected: bool) -> bool:
    """Whether a word further back in a phrase is the term's, in any inflection where there is much of it."""
    if word.kind != "word":
        return False
    if language == "en" and (word.text == f"{term}'s" or (len(term) > _SHORTEST and singular(word.text) == term)):
        return True
    if language in {"es", "fr"} and word.text == fold(term):
        return True
    return word.text == term or (inflected and agree(word.text, term, language))


def adjective_like(text: str, grammar: Grammar) -> bool:
    """Whether what is kept for a phrase is an adjective, so that the phrase's own inflection means nothing."""
    return text in grammar.adjectives


VIEWS = frozenset(
    "close_up wide_shot overhead_view low_angle side_view front_view from_behind von_hinten von_oben von_unten nahaufnahme desde_arriba "
    "desde_abajo primer_plano plano_general vue_de_dessus vue_de_dessous gros_plan plan_large".split()
)
_SHORTEST = 2
_HOMONYMS = frozenset(
    "turkey china java amazon mercury apple shell jaguar puma dove orange target bath cork mars saturn jordan".split()
)
"""Things that are a name as well: at the start of a wish, without an article, a capital tells."""
_SEASONS = frozenset({"autumn", "spring"})
_TRANSPARENT = ("see", "through")
_ALONE = frozenset({"single", "lone", "solitary"})
_PAIRED = frozenset(
    "shoe boot sneaker sandal glove mitten sock glasses trousers jeans scissors slipper earring headphone ski hand eye".split()
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
        return replace(made, text=english_key(grammar.participles[low]), form="ed")
    for ending in ("ing", "ed"):
        if low not in NO_VERBS and (bases := without(low, ending)):
            return replace(made, text=english_key(bases[0]), form=ending)
    if base := singular(low):
        return replace(made, text=base, form="s")
    return made


def _classed(text: str, form: str, grammar: Grammar, known: Synonyms, language: str) -> Word:
    kinds = (
        ("det", grammar.singular | grammar.plural | grammar.neutral),
        ("aux", grammar.auxiliaries),
        ("prep", grammar.prepositions),
        ("conj", grammar.conjunctions),
        ("rel", grammar.relatives),
    )
    if text in known.times or text in VIEWS:
        return Word(text, "time")
    if (text in grammar.numbers or text.isdigit()) and text not in grammar.singular:
        return Word(str(grammar.numbers.get(text, text)), "num", raw=text)
    first, *others = text.split("_")
    kind = next((name for name, words in kinds if text in words), "word")
    if kind == "word" and others and first in grammar.prepositions:
        kind = "prep"
    if language == "en" and form in {"ing", "ed"}:
        text = "_".join([english_key(first), *others])
    return Word(text, kind, form if kind == "word" else "")


def _measured(word: Word, before: Word | None) -> Word:
    """A unit behind a number as its symbol; "single" and "lone" as the number they are."""
    if before is not None and before.kind == "num" and word.kind == "word" and word.text in UNITS:
        return replace(word, text=UNITS[word.text], form="")
    if word.raw in _ALONE and word.kind == "word" and not word.joined:
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
            teens = before.text in {"60", "80"} and len(word.text) == 2  # "soixante-quinze"
            if (
                before.text.endswith("0")
                and before.kind == "num"
                and word.raw.isalpha()
                and (len(word.text) == 1 or teens)
            ):
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
    """An adjective without its agreement; what is said in several words agrees with nothing."""
    return word if "_" in word else stem(word, language)


_SMALL = frozenset(
    "at in the a an on of during by bei am im in der die das zur zum den dem einem einer an al a la el en un una de del por bajo "
    "au à le l' du dans une pendant durante sous d'".split()
)


def hour(said: str) -> str:
    """When, without the small words around it: „au coucher du soleil“ is "coucher_soleil", “in the fog” is "fog"."""
    return "_".join(part for part in said.split("_") if part not in _SMALL) or said
