"""Where the words that only ask for a picture end and the picture begins.

A request is made of closed classes: you and me, modal verbs, verbs of wishing and making, courtesies and hesitations. What
stands before the last such verb and is made of nothing else is frame; one word of content ends it.
"""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Frame:
    """One language's closed classes."""

    us: frozenset[str]
    asking: frozenset[str]
    little: frozenset[str]
    hesitant: frozenset[str]
    aside: re.Pattern[str]
    sent: re.Pattern[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _frame(us: str, asking: str, little: str, hesitant: str, aside: str, sent: str) -> Frame:
    return Frame(
        _set(us),
        _set(asking),
        _set(little),
        _set(hesitant),
        re.compile(rf"(?i)(?<=[,\w])\s*,\s*(?:{aside})\s*,\s*"),
        re.compile(rf"(?i)^\W*(?:{sent})\s+"),
    )


_FRAMES = {
    "en": _frame(
        "i i'd i'm i've we we'd we're you you'd me us let's please pls plz kindly",
        "want need needs like get have see make draw create generate design produce give show do try render looking hoping wish "
        "wishing hope after wanting needing making",
        "can could would will may might shall should be is it are am to for of a an any chance possible way bit really just also maybe "
        "perhaps if that so very now then too not isn't much bother trouble favor favour love happy grateful glad possibly ever always "
        "dreamed of, seeing my at",
        "um uh er erm hmm hm ok okay so basically hiya heya hi hello hey yo pls plz please thanks right well yeah",
        r"you know|like|i mean|please|say|um+|uh+|er+m?|kind of|sort of|basically|well",
        r"(?:my|our|the) \w+ (?:wants?|needs?|would like|asked for|is after|asks for)",
    ),
    "de": _frame(
        "ich wir du ihr sie mir uns bitte",
        "möchte möchten hätte hätten hätt brauche brauchen brauch will wollen suche suchen such wünsche mach mache macht male zeichne "
        "erstelle erstell zeig zeige gib gestalte generiere entwirf gern gerne",
        "kannst könntest würdest würden könnt könnten könntet kann können mal es dass so lieb nett wäre wär schön möglich ja doch noch "
        "halt eben sein einen moment bitte und",
        "also ähm äh hm na hallo hi hey servus moin ok okay naja ach tja bitte so",
        r"also|ähm?|halt|bitte|sagen wir|na ja|weißt du",
        r"(?:mein|meine|unser|unsere|der|die) \w+ (?:möchte|braucht|will|hätte gern)",
    ),
    "es": _frame(
        "yo nosotros me nos te porfa",
        "quiero queremos quisiera necesito necesitamos busco buscamos gustaría encantaría haz haces hazme haga dibuja dibujas crea genera diseña dame "
        "pon ponme muéstrame tener ver hacer dibujar haríais harías hace",
        "podrías puedes podría puede podéis por favor un poco así que si fuera posible",
        "oye mira pues bueno eh este o sea hola buenas a ver che vale porfa porfis así como ¿ ¡",
        r"así|o sea|eh|este|pues|por favor|digamos",
        r"(?:mi|mis|nuestro|nuestra|el|la) \w+ (?:quiere|necesita|pide)",
    ),
    "fr": _frame(
        "je j' tu vous nous me moi te m'",
        "voudrais veux aimerais souhaite souhaiterais faudrait faut besoin cherche cherchons fais fait dessine dessiner crée créer génère montre "
        "faire donne avoir voir",
        "pourrais peux pouvez pourriez auriez aurais avez aurait il la gentillesse l' amabilité de d' s' plaît est ce que qu' bien possible "
        "serait si un peu",
        "bon alors euh ben bah donc voilà quoi hein genre bonjour salut svp stp coucou",
        r"quoi|euh|hein|genre|enfin|disons|bah|voilà",
        r"(?:mon|ma|notre|le|la) \w+ (?:veut|voudrait|a besoin d[e'’]|demande)",
    ),
}
_WORD = re.compile(r"[¿¡]|(?:[jmlds]|qu)['’]|[\w]+(?:['’][a-z]{1,2}\b)?|[^\w\s]", re.IGNORECASE)
_MOST = 30
_ENDS = frozenset({"of", "for", "after", "at", "de", "d'"})


@cache
def _of(language: str) -> Frame | None:
    return _FRAMES.get(language)


def without_frame(text: str, language: str) -> str:
    """A wish without the words before it that only ask for it, and without hesitations between its commas."""
    frame = _of(language)
    if frame is None:
        return text
    text = frame.aside.sub(" ", text)
    shorter = frame.sent.sub("", text)
    end = _end(shorter, frame)
    left = shorter[end:].strip(" ,.;:!")
    return left if len(left) > 1 else text


def _end(text: str, frame: Frame) -> int:
    """Where the frame ends: behind the last asking verb or hesitation before the first word of content."""
    end = 0
    asked = personal = False
    for count, match in enumerate(_WORD.finditer(text)):
        word = match.group().casefold().replace("’", "'")
        if count > _MOST:
            break
        if not word[0].isalpha():
            if word in ",:;!.…-–" and (asked or end):
                end = match.end() if asked or end else end
            elif word not in ",¿¡":
                break
            continue
        known = word in frame.us or word in frame.asking or word in frame.little or word in frame.hesitant
        if not known:
            break
        personal |= word in frame.us
        if word in frame.asking and personal:
            asked, end = True, match.end()
        elif (word in frame.us or word in _ENDS) if asked else (word in frame.hesitant and (end or count == 0)):
            end = match.end()
    return end
