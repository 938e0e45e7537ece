"""Pointing at one of several in words: by number, by order, from the end, or by what it is not, in five languages."""

import re
import unicodedata
from functools import cache

from images_mcp.kernel.numerals import CARDINALS, LANGUAGES, bare, number_in, ordinals

_LONGEST = 9

# Closed classes in five languages, in lower case without accents.
_FROM_END: tuple[tuple[re.Pattern[str], int | None], ...] = (
    (re.compile(r"\bante-?penulti\w+|\bvorvorletzt\w+|\bdrittletzt\w+|\blast but two\b"), 3),
    (
        re.compile(
            r"\bpenulti\w+|\bvorletzt\w+|\bzweitletzt\w+|\bavant[- ]dernier\w*|\bnext[- ]to[- ](?:the[- ])?last\b|\blast but one\b|"
            r"\bsecond[- ]last\b"
        ),
        2,
    ),
    (
        re.compile(
            r"\b\w+[- ](?:to|from)[- ](?:the[- ])?(?:last|end)\b|\b\w+ von hinten\b|\b\w+ (?:desde|por|empezando por) el final\b|"
            r"\b\w+ (?:a partir|en partant) de la fin\b|(?:最後|後ろ|うしろ)から[0-9一二三四五六七八九十](?:番目?|つ目|枚目)"
        ),
        None,
    ),
    (re.compile(r"\b(?:last|letzte[nrs]?|ultim[oa]|dernier(?:e)?)\b|最後"), 1),
)
_MIDDLE = re.compile(
    r"\b(?:middle|cent(?:re|er|ral)|mittlere[nrs]?|mitte|del medio|medio|central|milieu)\b|真ん中|中央"
)
_HOW_MANY = re.compile(
    r"\b(?:of|von|de|des|sur)(?: the| den| las| los| les)? (?:\d+|{})\b|[0-9一二三四五六七八九十]+[つ枚個]の(?:中|うち)".replace(
        "{}",
        "|".join(
            bare(word) for name in LANGUAGES if name != "ja" for word, number in CARDINALS[name].items() if number > 1
        ),
    )
)
_DIGITS = re.compile(r"(?<![a-z0-9.:×])(\d{1,9})(?:st|nd|rd|th|ere?|e|eme|[ao])?(?![a-z0-9]|[:.×]\d)")
_NAMED_ONE = re.compile(
    r"(\b(?:number|option|variation|variant|image|picture|version|choice|nummer|variante|bild|numero|opcion|imagen)\s+|^)"
    r"(?:one|eine?|un[aeo]?)(?=$|[^\w\s]| (?:and|or|und|oder|y|o|et|ou|please|bitte|por favor) ?)"
)
_JAPANESE = re.compile(r"([一二三四五六七八九十])(?:[番つ枚個]目|つ|番(?<!一番)|(?![一-龯ぁ-ん]))|最初")
_ARTICLES = frozenset("one ein eine un una une uno".split())
_VERY = re.compile(r"\btrès\b")  # without its accent it would be a Spanish three
_NO = re.compile(r"^(?:(?:no|non|nein|nope|nee|いいえ|いや)\s*[,.!:;、。]+\s*|no (?=the |i |that ))")
NOT = re.compile(
    r"\b(?:not|nicht|kein(?:e[nrs]?)?|no|pas|anything but|except|ausser|sauf|excepto|menos la|menos el)\b|"
    r"(?:じゃ|では)な(?:くて?|い)|以外"
)
_CLAUSES = re.compile(r"[,;.。、]|(?<!anything )\bbut\b|\bsondern\b|\bsino\b|\bmais\b|(?<=なくて)|(?<=なく)(?!て)")
_AROUND = re.compile(
    r"\b(?:i|d|ll|m|we|the|a|one|ones|picture|image|variation|variant|option|number|choice|version|like|love|want|prefer|choose|pick|"
    r"take|go|with|please|lets?|let's|use|have|me|rather|think|and|or|but|sondern|sino|mais|und|oder|y|o|et|ou|"
    r"best|that|this|is|ich|mag|nehme?|nimm|will|mochte|bitte|das|die|der|den|bild|nummer|am|variante|la|el|lo|las|los|gusta|quiero|"
    r"elijo|prefiero|tomo|por favor|imagen|numero|opcion|les?|je|j'aime|veux|prends|prefere|choisis|l'image|l|celle|celui|s'il|vous|"
    r"plait|of|them|all)\b|#\d+|つ目|番目|枚目|番|が|の|もの|やつ|で|を|は|にする|選ぶ|選んで|ください|いい|です|お願いします|画像"
)


def digits(words: str) -> int | None:
    """The number, where the words are nothing but one in digits of any script: "2.", "③"; None otherwise."""
    plain = unicodedata.normalize("NFKC", words).strip().rstrip(".)")
    return int(plain) if plain.isdecimal() and len(plain) <= _LONGEST else None


def marked(words: str, most: int) -> str:
    """The words in lower case without accents, every place among `most` that they name written as #n."""
    said = _NO.sub("", bare(_VERY.sub("", unicodedata.normalize("NFKC", words).casefold())).strip(" .!?。"))
    for pattern, back in _FROM_END:
        said = pattern.sub(lambda m, back=back: f" #{most + 1 - (back or number_in(m[0]) or 1)} ", said)  # type: ignore[misc]
    if most % 2:
        said = _MIDDLE.sub(f" #{most // 2 + 1} ", said)
    said = _NAMED_ONE.sub(r"\1 #1 ", _HOW_MANY.sub(" ", said).strip())
    said = re.sub(r"(?<![#\w])[a-z]+\b", lambda m: f" #{_places()[m[0]]} " if m[0] in _places() else m[0], said)
    said = re.sub(r"(?<!#)" + _DIGITS.pattern, lambda m: f" #{int(m[1])} ", said)
    return _JAPANESE.sub(lambda m: f" #{number_in(m[1]) if m[1] else 1} ", said)


def told_apart(said: str) -> tuple[str, str]:
    """Marked words that say which one is meant, and those that say which one is not: "the second, not the first"."""
    parts = [part for part in _CLAUSES.split(said) if part.strip()]
    return ", ".join(p for p in parts if not NOT.search(p)), ", ".join(p for p in parts if NOT.search(p))


def pick(words: str, most: int) -> int | None:
    """The one of `most` that words only point at; 0 where they point at none or several, None where they say more."""
    plain = digits(words)
    said, out = told_apart(marked(words, most))
    places = {plain} if plain is not None else named(said) - named(out)
    if not places or (plain is None and beside(f"{said} {out}")):
        return None
    only = places.pop()
    return only if not places and 1 <= only <= most else 0


def named(said: str) -> set[int]:
    """The places that marked words name."""
    return {int(number) for number in re.findall(r"#(\d+)", said)}


def beside(said: str) -> str:
    """What marked words say besides pointing, without the words one points with."""
    return " ".join(re.sub(r"[\W_]+", " ", _AROUND.sub(" ", _MIDDLE.sub(" ", NOT.sub(" ", said)))).split())


@cache
def _places() -> dict[str, int]:
    """Number words that name a place, bare, by value; articles do not."""
    return {word: number for word, number in ordinals().items() if word not in _ARTICLES}
