"""How asking begins, by the shape of the sentence, whose a thing is, and how a rendering is said before what it shows.

A greeting, "it should be …", "könnt ihr mir … zeichnen"; "our bakery"; "an oil painting of a harbour".
"""

import re

from images_mcp.engines.minds.rules.framing import nominative
from images_mcp.engines.minds.rules.structure import take_apart
from images_mcp.engines.minds.rules.words import fold

_IT_SHOULD = re.compile(
    r"(?i)^(?:(?:it|this) (?:should|must|has to) (?:be|show)|(?:es|das|das (?:ganze|bild)) (?:soll(?:te)?|muss)) (?P<what>.+?)(?: (?:werden|sein|zeigen))?$"
    r"|^(?:debería|tiene que|ha de) (?:ser|mostrar) (?=\w)"
)
_MAKING_LAST = re.compile(
    r"(?i)^(?:kannst|könntest|könnt|könntet|können|könnten|würdest|würdet|magst|darf ich) (?:du|ihr|sie)(?: mir| uns)?(?: bitte)?(?: mal)? (?P<what>.+) (?:zeichnen|malen|machen|erstellen|entwerfen|gestalten|basteln|skizzieren|illustrieren)$"
)
_FOR_WHAT_FIRST = re.compile(r"^(?P<whom>[Ff]ür (?:\w+ ){1,3}?)(?P<what>(?:den|das|die|eine?n?) .+)$")
_GREETING = re.compile(
    r"(?i)^(?:(?:good )?(?:morning|afternoon|evening) (?:folks|all|everyone|team|guys|everybody)|(?P<time>(?:good )?(?:morning|afternoon|evening))"
    r"|(?:hi+|hiya|hey|hello|hallo|hallöchen|huhu|servus|moin|grüezi|grüß gott|guten (?:tag|morgen|abend)|hola|buenas|buenos días|coucou|salut|bonjour|bonsoir)(?: [\w'’]+){0,2})$"
)
_GOING_TO_BE = re.compile(
    r"(?i)^(?:my|our|the) (?P<what>[\w-]+) (?:is going to be|is to be|will be|should be|is supposed to be) (?=an? |the )"
)


def ungreeted(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The clauses without a greeting before them; "morning" before a comma is a time of day."""
    hello = len(rows) > 1 and _GREETING.match(rows[0][1].strip(" ¡!"))
    return rows[1:] if hello and (rows[1][0] != "," or not hello["time"]) else rows


def plainly(clause: str, language: str) -> str:
    """What a clause wants where it says so as what the picture should be, or asks you to make it."""
    clean = _IT_SHOULD.sub(lambda m: m["what"] or "", clause)
    return _asked_of_you(clean) if language == "de" else clean


def named_as(clause: str) -> str:
    """“Our mascot is going to be a wombat” as “mascot: a wombat”."""
    return _GOING_TO_BE.sub(lambda m: f"{m['what']}: ", clause)


def _asked_of_you(clause: str) -> str:
    """A German question to you without its verbs: "könnt ihr uns für den Unterricht den Aufbau einer Blüte zeichnen"."""
    found = _MAKING_LAST.match(clause)
    if not found:
        return clause
    what = _FOR_WHAT_FIRST.sub(lambda m: f"{m['what']} {m['whom'].strip()}", found["what"])
    return re.sub(r"^[Dd]en ", "der ", nominative(what[:1].lower() + what[1:]))


_OURS = {
    "en": re.compile(r"(?i)(?<= )(?P<own>our|my) (?P<rest>(?P<first>[\w'’-]+)(?P<more>(?: (?!on\b|in\b|at\b|for\b|with\b|of\b|by\b|from\b|and\b|to\b|where\b|who\b|called\b)[\w'’-]+){0,3}))"),
    "de": re.compile(r"(?<= )(?P<own>unserem|unserer|unser|meinem|meinen|meiner|mein)(?= (?P<rest>(?P<first>[\wäöüß-]+)(?P<more>)))"),
    "es": re.compile(r"(?i)(?<= )(?P<own>nuestro|nuestra)(?= (?P<rest>(?P<first>\w+)(?P<more>)))"),
    "fr": re.compile(r"(?i)(?<= )(?P<own>mon|ma)(?= (?P<rest>(?P<first>\w+)(?P<more>)))"),
}  # fmt: skip
_ANY = {"nuestro": "un", "nuestra": "una", "mon": "un", "ma": "une"}
_BEHIND = re.compile(r"(?i)(?:\b(?:for|of|at|in|on|from|by|für|von|in|an|auf|bei|aus|para|en|de|pour|dans|sur))\s$")


def anybodys(text: str, language: str) -> str:
    """A description does not speak of "our bakery": behind a preposition what is ours is "a bakery"; a name keeps its owner."""

    def any_of(match: re.Match[str]) -> str:
        own, rest = match["own"].lower(), match["rest"]
        named = language != "de" and re.search(r"(?<!^)\b[A-ZÀ-Ý]", rest)
        whose = re.search(r"['’]s?\b", rest)  # "for my son's birthday"
        if not _BEHIND.search(text[: match.start()]) or whose or (named and language != "en"):
            return match.group()
        if language == "en":
            return _an(rest, one=not _several(rest))
        return _ANY.get(own) or own.replace("unser", "ein").replace("mein", "ein")

    pattern = _OURS.get(language)
    told = pattern.sub(any_of, text) if pattern else text
    return re.sub(r"\b([Dd])e (?=une? )", r"\1'", told) if language == "fr" and told != text else told


def _several(words: str) -> bool:
    """Whether an English phrase means more than one, by its number or the ending of its last noun."""
    every = words.lower().split()
    first, last = every[0], every[-1]
    counted = first in {"two", "three", "four", "five", "many"} or first.isdigit()
    return counted or (last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s")))


def _an(words: str, *, one: bool) -> str:
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}" if one else words


_OWNED = re.compile(
    r"(?i)^(?:(?P<en>my|our)|(?P<de>mein|unser|meine|unsere)|(?P<es>mi|nuestr[oa])|(?P<fr>mon|ma)) (?=(?P<noun>[^\W\d_]{2,}\b)(?! (?-i:[A-Z])))"
)


def owner_off(text: str, language: str) -> str:
    """A description opens with the thing, not with whose it is: "my gran on a Vespa" is "a gran on a Vespa"."""
    found = _OWNED.match(text)
    if not found or not found.group(language if language in {"en", "de", "es", "fr"} else "en"):
        return text
    own, noun, rest = found.group().strip().lower(), found.group("noun").lower(), text[found.end() :]
    if language == "en":
        plain = noun.endswith("s") and not noun.endswith("ss")
        return rest if plain else ("an " if noun[0] in "aeiou" else "a ") + rest
    if language == "de":
        return ("eine " if own.endswith("e") else "ein ") + rest
    if language == "es":
        return ("una " if own.endswith("a") or noun.endswith("a") else "un ") + rest
    return ("une " if own == "ma" else "un ") + rest


_SHOWN_IN = re.compile(r"(?i)s? (?:(?:of|von|de) |d['’])(?=\w)")
_ANY_PICTURE = frozenset("image picture bild imagen".split())
_RENDERED = frozenset("photo drawn graphic".split())
_MADE = frozenset("shot render rendering".split())
_BEFORE_MEDIUM = 5


def medium_last(text: str, language: str) -> str:
    """What is seen before how it is made: nobody wants to hear "image of"."""
    made, rest = _medium(text, language)
    if made and re.search(r"[.!?] [^\W\d_]", rest):
        return f"{rest}. {made[:1].upper()}{made[1:]}"
    proper = made[1:2].isupper() or (language == "de" and made.split(" ")[0] == made)
    return f"{rest}{', ' if made else ''}{made if proper else made[:1].lower() + made[1:]}"


def medium_off(text: str, language: str) -> str:
    """A clause without the rendering it begins with: "an oil painting of a harbour" is "a harbour"."""
    return _medium(text, language)[1]


def _medium(text: str, language: str) -> tuple[str, str]:
    """The rendering a text begins with, if it tells of one besides that it is a picture, and what is shown in it."""
    parts = take_apart(text or ".", language)
    for hit in (*parts.of_kind("style"), *parts.uses):
        shown, bare = _SHOWN_IN.match(text, hit.end), fold(hit.text) in _ANY_PICTURE
        made = bare or fold(hit.text) in _MADE or hit.concept.tag in _RENDERED or hit.concept.kind == "illustration"
        if shown and made and hit.first < _BEFORE_MEDIUM and not re.search(r"[,;:.]", text[: hit.start]):
            told, rest = text[: hit.end], text[shown.end() :]
            if bare:
                told = re.sub(r"(?i)^(?:an?|the|una?|une|eine?) ", "", text[: hit.start]).strip()
            if language == "de" and (rest := nominative(rest)) == text[shown.end() :]:
                break  # "von einem alten Hafen" hides its gender
            return told, rest
    return "", text
