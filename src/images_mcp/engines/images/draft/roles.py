"""Somebody, whatever they are called: trades, offices and relations the catalogue has no drawing of its own for.

A word stands for a person where the shared lexicon of things says so, or, unknown to it, where its ending makes
somebody who does something of it ("mapmaker", "Glaserin", "fontanera", "plombière", 配管工).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from images_mcp.engines.images.draft import costumes, figures, missing
from images_mcp.engines.images.draft.shapes import Prop
from images_mcp.engines.images.draft.words import Token, fold
from images_mcp.engines.minds.rules.lexicon import Concept, find, known_words
from images_mcp.engines.minds.rules.words import tokens as words_of

_DOERS = {  # endings that make somebody of a word
    "en": r".{3,}(?:[a-z]man|men|woman|women|girl|boy|person|maker|smith|monger|keeper|wright|ologist|ographer|[^aeiou]ist|ician|eer|stress)s?",
    "de": r".{3,}(?:mann|männer|frau|frauen|leute|(?:er|ist|log|eur|är|or)in|(?:er|ist|log|eur|är|or)innen|istin|ologe|macher|meister|feger|händler|führer|wächter|ist|isten)",
    "es": r".{3,}(?:ista|ólogo|óloga|ógrafo|ógrafa)s?",
    "fr": r".{3,}(?:iste|ologue|ographe|trice)s?",
    "ja": r".+(?:[師士者員工官僧匠]|職人|選手|奏者|屋さん)|..+家",
}
_OFTEN = {  # endings that make things as well: somebody only where somebody's doing is told
    "en": r".{3,}(?:er|or|ar|ess|ian|ant|ent)s?",
    "de": r".{3,}(?:er|ern|eur|or|ant|ent|oge)",
    "es": r".{3,}(?:dor|dora|dores|doras|eros?|eras?|arios?|arias?|ín|ina|nte)s?",
    "fr": r".{3,}(?:eur|euse|ier|ière|ien|ienne|aire|ant|ante)s?",
}
_DOING = {
    "en": r"\s+(?:\w+ing\b(?!\s+rooms?\b)|who\b|whose\b|(?:in|with|on|at)\s+(?:his|her|their)\b|(?:and|with)\s+(?:his|her)\b)",
    "de": r"(?:,\s*(?:der|die)\b|\s+(?:beim|bei der|(?-i:[a-zäöü]{3,}t)|mit seine\w|mit ihre\w|in seine\w|in ihre\w)\b)",
    "es": r"\s+(?:\w+[aiy]?endo|\w+ando|que|en su|con sus?)\b",
    "fr": r"\s+(?:qui|en train|\w+ant|dans s\w+|avec s\w+|à l'œuvre|au travail)\b",
}
_PICTURED = r"(?:portrait|porträt|retrato|bildnis|headshot|portr\w+)\s+(?:\w+[' ]\s*){0,3}$"
_SHE = {
    "en": r".*(?:woman|women|girl|stress|[^aeiou]ress|herself|lady)|wife|bride|nun|witch|queen|mother|.*grandma.*|.*mum|aunt|sister|daughter|niece|gran|nana|ballerina|geisha",
    "de": r".*(?:in|innen|frau|frauen|schwester|mutter|tante|oma)|braut|nonne|hexe|ballerina",
    "es": r".*(?:a|as|triz)(?<!ista)(?<!istas)",
    "fr": r".*(?:euse|trice|ière|ienne|ère|esse|ée|ette|onne|ine)s?|.*mère|femme|sœur|reine|ballerine",
    "ja": r".*(?:女|母|婦|姉|妹|娘|嫁|姫|尼|おばあ).*",
}
_FEMALE = frozenset("eine einer una unas une la elle her she sie ihre ella".split())
_MALE = frozenset("un le el his he ein er él".split())
_SMALL = frozenset("boy girl child baby daughter son".split())
_BEINGS = frozenset("elf dwarf orc knight superhero wizard".split())
_SURE = 0.85  # below that a lexicon's hit is a guess at a misspelt word


@dataclass(frozen=True)
class Role:
    """Somebody named in a text: the figure that stands for them and where the word stands."""

    prop: str
    said: str
    start: int
    end: int
    many: bool = False
    others: tuple[str, ...] = ()
    """Whom else the word means: a couple is two."""
    standin: bool = False
    """Whether another creature stands in for one nobody has drawn."""


_GROUPS: dict[str, tuple[str, ...]] = {  # figures by the lexicon's concept
    "family": ("man", "woman", "child"),
    "couple": ("woman", "man"),
    "friends": ("woman", "man", "person"),
    "people": ("person", "woman", "man"),
}
_KIN = {  # the nearest drawn relative by the lexicon's concept, for beasts without a drawing
    "cat": "cat", "dog": "dog", "horse": "horse", "fox": "fox", "wolf": "dog", "bear": "bear", "rabbit": "rabbit",
    "mouse": "mouse", "lion": "lion", "cow": "cow", "deer": "deer", "monkey": "bear",
    "bird": "bird", "fish": "fish", "butterfly": "butterfly", "frog": "frog", "dinosaur": "dinosaur",
    "dragon": "dragon",
}  # fmt: skip
_MANY = {
    "en": r".*(?:[^s]s|men|women)",
    "de": r".*(?:innen|männer|frauen|leute|kinder|eltern|isten)",
    "es": r".*s",
    "fr": r".*[sx]",
}


def found(text: str, language: str) -> list[Role]:
    """The people a text names, in order, in characters of the text."""
    out = [r for hit in _things(text, language) if (r := _role(hit.concept, hit.text, hit.start, hit.end, language))]
    taken = [(r.start, r.end) for r in out]
    for start, end, word in _unknown(text, language):
        if not any(a < end and start < b for a, b in taken) and _does(word, text, start, language):
            out.append(Role(_figure(word, "", language), word, start, end))
    return sorted(out, key=lambda r: r.start)


@lru_cache(maxsize=64)
def _things(text: str, language: str) -> tuple["_Hit", ...]:
    hits = find("thing", words_of(text), text, language)
    return tuple(_Hit(h.concept, h.text, h.start, h.end) for h in hits if h.sure >= _SURE)


@dataclass(frozen=True)
class _Hit:
    concept: Concept
    text: str
    start: int
    end: int


def _role(concept: Concept, said: str, start: int, end: int, language: str) -> Role | None:
    many = bool(re.fullmatch(_MANY.get(language, "$^"), fold(said)))
    if concept.kind == "person" and concept.gloss in _GROUPS and (many or concept.gloss != "friends"):
        first, *others = _GROUPS[concept.gloss]
        return Role(first, said, start, end, others=tuple(others))
    if (
        language == "fr"
        and not _spelt(concept, said, language)
        and f"{fold(said)}s" in map(fold, concept.terms.get("fr", ()))
    ):
        return None  # "un fil" is a wire, "un fils" a son
    if not _spelt(concept, said, language) and missing.says_nothing(fold(said), language):
        return None  # "friendly" is how somebody is, not a friend
    if language == "de" and concept.kind == "person" and not _derived(concept, said):
        return None
    person = concept.kind == "person" or (concept.kind == "being" and concept.gloss in _BEINGS)
    if person or (concept.kind == "business" and " " not in said and _agent(fold(said), language)):
        return Role(_figure(said, concept.gloss if person else "", language), said, start, end, many)
    kin = _KIN.get(concept.gloss) if concept.kind in ("animal", "being") else None
    if kin and _spelt(concept, said, language) and not (language == "en" and figures.exactly(said)):
        return Role(kin, said, start, end, many, standin=True)
    return None


_UMLAUTS = dict(zip("äöü", "aou", strict=True))


def _derived(concept: Concept, said: str) -> bool:
    """Whether a word can be one of a German concept's: no umlaut of it is missing, as it is from "Grund" (Gründer)."""
    low = said.casefold()

    def begins(term: str) -> bool:
        shared = max(3, min(len(term), len(low)) - 3)
        return all(a == b or _UMLAUTS.get(a) == b for a, b in zip(low[:shared], term[:shared], strict=False))

    return any(begins(t) or t in low or fold(t) in fold(low) for t in map(str.casefold, concept.terms.get("de", ())))


def _spelt(concept: Concept, said: str, language: str) -> bool:
    """Whether a concept has this very word, and not only one of the same stem: a falconer is no falcon."""
    names = {fold(term) for term in concept.terms.get(language, ())}
    return any(fold(said) in (name, name + "s", name + "es", name + "n", name + "e") for name in names)


def _agent(word: str, language: str) -> bool:
    if word.startswith("restaur"):  # where one eats, in every language
        return False
    return any(re.fullmatch(table.get(language, "$^"), word) for table in (_DOERS, _OFTEN))


def _unknown(text: str, language: str) -> list[tuple[int, int, str]]:
    """The words that no lexicon and no drawing knows, with their places."""
    known = known_words(language) | known_words("en")
    taken = [(h.start, h.end) for h in _things(text, language) if _spelt(h.concept, h.text, language)]
    pattern = _WRITTEN if language == "ja" else _WORD
    return [
        (m.start(), m.end(), m.group())
        for m in pattern.finditer(text)
        if fold(m.group()) not in known and not any(a < m.end() and m.start() < b for a, b in taken)
    ]


_WRITTEN = re.compile("[\u30a1-\u30ff\u3400-\u9fff々ー]{2,}さん|[\u30a1-\u30ff\u3400-\u9fff々ー]{2,}")
_WORD = re.compile(r"[^\W\d_]{5,}")


def _does(word: str, text: str, start: int, language: str) -> bool:
    """Whether an unknown word is somebody who does something: by its ending and by what is told of it."""
    if language == "de" and not word[0].isupper():
        return False
    player = language == "ja" and word.endswith("奏者")
    if (figures.known(word, language) and not player) or (language == "en" and figures.silhouette(word, "en")):
        return False
    folded = fold(word)
    if re.fullmatch(_DOERS.get(language, "$^"), folded):
        return True
    told = re.match(_DOING.get(language, "$^"), text[start + len(word) :], re.IGNORECASE)
    pictured = re.search(_PICTURED, text[:start], re.IGNORECASE)
    return bool((told or pictured) and re.fullmatch(_OFTEN.get(language, "$^"), folded))


def _figure(word: str, gloss: str, language: str) -> str:
    """Which of our figures stands for somebody: a child, a woman, a man, or either."""
    folded = fold(word)
    small = gloss in _SMALL
    if re.fullmatch(_SHE.get(language, "$^"), folded) and not (language == "de" and folded.endswith("ein")):
        return "girl" if small else "woman"
    if small:
        return "child"
    male = language in ("de", "es", "fr") or re.search(
        r"(?:man|men|father|king|husband|uncle|brother|grandpa)$", folded
    )
    return "man" if male else "person"


def gender(prop: str, before: list[Token]) -> str:
    """The figure after the article or pronoun before it has had its say ("une juge", "una artista")."""
    said = {t.text for t in before[-3:]}
    if prop in ("man", "person") and said & _FEMALE and not said & _MALE:
        return "woman"
    return prop


def costume(said: str, language: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """What somebody called this wears."""
    return costumes.worn_by(said, language)


def meant_for(row: list[Token], i: int) -> bool:
    """Whether somebody is whom the picture is for ("a card for my grandma"), not who is in it."""
    if row[i].wide:
        after = "".join(t.text for t in row[i : i + 10])
        return bool(re.match(r".{1,7}(?:のための|への|向けの|のお?誕生日)", after))
    for k in range(i - 1, max(-1, i - 5), -1):
        if row[k].stop:
            return False
        if row[k].text in _FOR:
            return True
        if k < i - 1 and row[k].text in ("with", "and", "mit", "con", "avec", "und", "y", "et"):
            return False
    return False


_FOR = frozenset("for für fur fuer para pour".split())


def tool(said: str, language: str) -> Prop | None:
    """What somebody works with, where their name is made of its name: the violin of a violinist, a Schäfer's sheep."""
    word = fold(said).split()[0] if said.split() else ""
    best: tuple[int, Prop] | None = None
    for prop in figures.PROPS.values():
        if prop.kind not in ("object", "tool", "animal", "plant"):
            continue
        for name in prop.words.get(language, ()):
            stem = fold(name)
            shared = next(
                (k for k, (a, b) in enumerate(zip(word, stem, strict=False)) if a != b), min(len(word), len(stem))
            )
            least = 4 if shared == len(stem) or not stem.isascii() or word[shared:].startswith("ist") else 5
            if (
                shared >= (len(stem) if language == "ja" else least)
                and shared >= len(stem) - 1
                and shared < len(word)
                and (best is None or shared > best[0])
            ):
                best = shared, prop
    return best[1] if best else None
