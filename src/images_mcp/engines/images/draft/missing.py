"""Which unknown words would be something to draw: not those that only describe, by where they stand and how they end."""

from functools import cache

from images_mcp.engines.images.draft.words import Token

_RELATIVE = {
    "en": ("who", "which", "that"),
    "de": ("der", "die", "das", "welche", "welcher", "welches"),
    "es": ("que", "quien"),
    "fr": ("qui", "que"),
}
_ANYTHING = frozenset("something anything nothing etwas nichts algo nada".split())
_ENDINGS = {  # adverbs, participles and adjectives by their endings; nouns with such an ending are rarely drawn either
    "en": ("ly", "ing", "ed", "ful", "ous", "ish", "less", "able", "ible"),
    "de": (
        "end",
        "ende",
        "ender",
        "endes",
        "enden",
        "lich",
        "liche",
        "licher",
        "liches",
        "lichen",
        "haft",
        "ig",
        "iges",
    ),
    "es": ("mente", "ando", "iendo", "oso", "osa", "osos", "osas", "ado", "ada", "ados", "adas", "ido", "ida"),
    "fr": ("ment", "ant", "ante", "eux", "euse", "euses", "é", "ée", "és", "ées"),
}


def describes(row: list[Token], i: int, language: str, *, after_noun: bool) -> bool:
    """Whether an unknown word says how or what kind, rather than naming a thing.

    In Spanish and French adjectives follow their noun; everywhere the verb of a relative clause follows its pronoun.
    """
    if after_noun and language in ("es", "fr"):
        return True
    if not i:
        return False
    before = row[i - 1]
    if before.text in _ANYTHING:
        return True
    if before.text not in _RELATIVE.get(language, ()):
        return False
    return language != "de" or (i > 1 and row[i - 2].stop)  # German articles are relative pronouns after a comma


def says_nothing(head: str, language: str) -> bool:
    """Whether the last word of an unknown phrase cannot be a thing to draw: a day, a month, how something is."""
    if {head, head.removesuffix("s")} & _dates(language):
        return True
    return len(head) > 4 and head.endswith(_ENDINGS.get(language, ()))


@cache
def _dates(language: str) -> frozenset[str]:
    """The days and months, as people of a language write them."""
    from babel import Locale  # only where a word is unknown

    here = Locale(language)
    return frozenset(
        name.casefold()
        for names in (here.days, here.months)
        for form in ("format", "stand-alone")
        for name in names[form]["wide"].values()
    )
