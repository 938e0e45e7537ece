"""A wish as a plain description: without greeting, asking, format and refusals, in the user's own words."""

import re
from typing import Literal, overload

from images_mcp.engines.minds.rules.structure import take_apart
from images_mcp.engines.minds.rules.words import fold

_ASKING = re.compile(
    r"^(?:(?:hi|hello|hey|ok|so|please|pls|plz|bitte|hallo|hola|por favor|bonjour|salut|s'il (?:te|vous) plaît)\b[,!. ]*"
    r"|(?:can|could|would|will) (?:you|u)(?: please)?\b|(?:i|we)(?:'d| would| 'd)? (?:really )?(?:need|want|like|love)(?: to have| you to)?\b|(?:i am|i'm|we are|we're) looking for"
    r"|(?:make|create|design|draw|generate|give|show|do|paint|build|produce|sketch)(?: (?:me|us))?(?= (?:an?|the|some|my|our|\d|two|three|four|five)\b)"
    r"|(?:ich|wir) (?:brauchen?|möchten?|wollen|will|hätten?|suchen?|benötigen?)(?: gerne?)?\b|(?:mach|mache|erstelle?|gestalte|zeichne|male|entwirf|generiere)(?: (?:mir|uns))?\b"
    r"|(?:kannst|könntest) du(?: (?:mir|uns))?\b|(?:necesito|quiero|quisiera|necesitamos|queremos|me gustaría|haz(?:me)?|crea|diseña|dibuja(?:me)?|genera|puedes (?:hacer|crear)(?:me)?)\b"
    r"|(?:je|nous) (?:voudrais|veux|voulons|voudrions|cherche|cherchons)\b|j'aimerais(?: avoir)?\b|(?:j'ai|nous avons|on a) besoin d(?:e |')|(?:fais|crée|dessine|génère)(?:-moi)?\b"
    r"|(?:an? |the |eine? |einen |una? |une )?(?:image|picture|pic|bild|imagen|grafik|graphic|visuel) (?:of|von|de|d'|showing|that shows|für|with|mit|con|avec)\b|d'(?=un)"
    r")[ ,:]*",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"[ ,.!?]*\b(?:please|pls|plz|thx|thanks(?: a lot| so much)?|thank you|bitte|danke(?: schön)?|por favor|gracias|s'il (?:te|vous) plaît|merci)[ !.?]*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?i)(?:\b(?:but|and|with|aber|und|mit|pero|y|con|mais|et|avec) )?\b(?:nobody|nothing|no one|niemand|nichts|nadie|nada|personne|instead of|rather than|anstatt|statt|en vez de|au lieu d[eu]"
    r"|don't|do not|we don't|i don't)\b[^,.;:!?]*"
)
_REFUSING = re.compile(
    r"(?i)(?:\b(?:(?:(?:that|which) (?:is|are|has|have)|but|rather|and|with|please|bitte|aber|und|mit|pero|y|con|mais|et|avec) )*)\b(?:no|without|not|never|avoid|free of|minus|kein[a-z]*|ohne|nicht|sin|ning[uú]n[a-z]*"
    r"|sans|pas|ni|nor|aucune?|évite[rz]?)\s[^,.;:!?]*?(?=$|[,.;:!?]|(?<!no)(?<!not)\s(?:but|with|in|on|at|and|mit|im|auf|bei|und|con|en|al|avec|dans|au)\s)"
)
_MEDIUM = re.compile(
    r"(?i)^(?:an?|the|una?|une|eine?) (?P<made>(?:[\w-]+ ){0,4}?)(?:image|picture) of (?=\w)|^(?P<medium>(?:an? )?(?:[\w'-]+ ){0,4}?(?:photo|photograph|illustration|painting|drawing|sketch|render(?:ing)?|shot))s? of (?=\w)"
)
_JA_REFUSING = re.compile(r"[^、。]*?(?:なし|無し|抜き|入れない(?:で)?|のない|不要|いない)(?:で|の)?[、。]?")
_JA_ASKING = re.compile(
    r"(?:の(?:画像|絵|イラスト画像))?を?(?:作って|描いて|生成して|お願い|作成して|デザインして)(?:ください|下さい|します|ほしい|欲しい)?[。!！]?$|(?:の画像|が欲しい|がほしい|をお願いします)$"
)
_FORMAL = re.compile(
    r"(?i)(?:\s*\bin\s+)?(?:\b\d{1,2}\s?[:：]\s?\d{1,2}\b|\b\d{3,5}\s?[x×]\s?\d{3,5}(?:\s?px)?\b)(?: (?:format|aspect ratio|aspect|ratio))?"
)
_ABOUT_US = re.compile(r"(?i)(?:we|i|i'm|wir|ich|nous|je|j'ai|somos|soy|tenemos|tengo|hola|hi)\b")
_MARKS = re.compile(r"[,;:、]|[.!?。！？](?=\s|$|[^\s\d])")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』")


def plain_wish(text: str, language: str, refused: tuple[str, ...] = ()) -> str:
    """What is to be seen, in the user's words; `refused` names what must not be mentioned. May be empty."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group())
        return f"\ue000{chr(0xE100 + len(held))}"

    clean = " ".join(_QUOTED.sub(hold, text).split())
    clean = _THANKS.sub("", clean)
    while (shorter := _ASKING.sub("", clean, count=1).strip()) != clean and shorter:
        clean = shorter
    clean = (
        _JA_ASKING.sub("", _JA_REFUSING.sub("", clean))
        if language == "ja"
        else _REFUSING.sub("", _NOBODY.sub("", clean))
    ).strip()
    clean = _FORMAL.sub("", clean)
    kept = [c for c in clauses(clean) if not any(fold(w) in fold(c) for w in refused if len(w) > 1)]
    clean = _medium_last(_joined(clean, kept))
    for number, quote in enumerate(held, 1):
        clean = clean.replace(f"\ue000{chr(0xE100 + number)}", quote)
    return " ".join(clean.split()).strip(" ,.;:!?、。")


def _medium_last(text: str) -> str:
    """What is seen before how it is made: nobody wants to hear "image of"."""
    found = _MEDIUM.match(text)
    if not found:
        return text
    made = (found.group("made") or "").strip() or (found.group("medium") or "")
    return f"{text[found.end() :]}{', ' if made else ''}{made}"


def _joined(text: str, kept: list[str]) -> str:
    """The clauses with the marks that stood between them."""
    out, place = "", 0
    for clause in kept:
        at = text.find(clause, place)
        gap = text[place:at].strip()
        mark = gap[-1:] if gap and gap[-1] in ",;:、.!?。" else ","
        out += (f"{mark} " if mark not in "、。" else mark) + clause if out else clause
        place = at + len(clause)
    return out


@overload
def clauses(text: str, *, ranked: Literal[False] = False) -> list[str]: ...
@overload
def clauses(text: str, *, ranked: Literal[True]) -> list[tuple[int, str, float]]: ...
def clauses(text: str, *, ranked: bool = False) -> list[str] | list[tuple[int, str, float]]:
    """The clauses of a text; `ranked` gives (place, clause, how much it tells of what is to be seen)."""
    spans = [m.span() for m in _QUOTED.finditer(text)]
    cuts = [m for m in _MARKS.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    rows, start = [], 0
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(text)
        if text[start:end].strip(" ,.;:!?、。"):
            rows.append(text[start:end].strip())
        start = cut.end() if cut else end
    if not ranked:
        return rows
    return [(n, row, _telling(row)) for n, row in enumerate(rows)]


def _telling(clause: str) -> float:
    wanted = take_apart(clause)
    seen = len(wanted.things) + len(wanted.qualities) + len(wanted.colors) + 4 * len(wanted.quotes)
    about_us = 6 if _ABOUT_US.match(clause) else 0
    return seen - about_us - len(clause) / 40
