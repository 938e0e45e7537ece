"""What a poster, card or menu says where no exact words were given: an honest working title out of the wish itself.

The deliverable ("poster for ...", "Einladung zu ...") heads the wish; what follows is the title, whole and in its own
language. Days, times, prices and percentages become lines of their own, and so does the place at the end. Nothing is
invented, except the greeting a birthday or Christmas card exists for.
"""

import re
from dataclasses import dataclass
from functools import cache

from images_mcp.brief import Aspect, Brief
from images_mcp.engines.images.draft import branding, figures
from images_mcp.engines.images.draft.lexicon import DELIVERABLES, GREETINGS, SPANS
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.words import LANGUAGES, plain, rows_of, words

OWN_WORD = ("invitation", "menu", "voucher", "ticket", "certificate")
"""Deliverables that carry their own name ("Menu", "Invitation")."""
_ABOUT = {
    "en": r"(?:for|about|on|announcing|advertising|promoting|celebrating|showing|presenting|introducing|inviting to|from|to)\b",
    "de": r"(?:für|zum|zur|zu|über|mit|von|vom|aus)\b",
    "es": r"(?:para|sobre|anunciando|con|desde|al|a|por)\b",
    "fr": r"(?:pour|sur|annonçant|avec|depuis|à|au|aux)\b",
}
_OF = {"en": r"(?:of|with)\b", "de": r"(?:des|der|eines|einer)\b", "es": r"(?:de|del)\b", "fr": r"(?:de|du|des|d')"}
_AGAINST = re.compile(r"\s*(?:against|gegen|contra|contre)\b", re.IGNORECASE)
_ARTICLES = {
    "en": r"(?:an?|our|my|your|their|the|some)\b",
    "de": r"(?:einen|einem|einer|eines|eine|ein|der|die|das|den|dem|unser\w*|mein\w*)\b",
    "es": r"(?:una?|unos|unas|el|la|los|las|nuestr[oa]s?|mis?|tu)\b",
    "fr": r"(?:une?|le|la|les|l'|du|des|de la|notre|nos|mon|ma|mes)(?:\b|(?<='))",
}
_TAIL = {  # what only describes what came before
    "en": r"\s+(?:with|who|which|that|using|featuring|in the style|where)\b.*",
    "de": r"\s+(?:mit|im stil)\b.*",
    "es": r"\s+(?:con|que|quien|al estilo)\b.*",
    "fr": r"\s+(?:avec|qui|dans le style)\b.*",
}
_AT = {"en": r"(?:in|at)", "de": r"(?:in|im|am|auf)", "es": r"en(?: el| la)?", "fr": r"(?:à|au|en)"}
_NAMED = {
    "en": r"(?:named|called)",
    "de": r"(?:namens|genannt)",
    "es": r"(?:llamad[oa])",
    "fr": r"(?:nommée?|appelée?)",
}
_SILENT = re.compile(
    r"\b(?:text|words?|lettering|letters|schrift|wörter|texto|letras|texte|lettres)\b|文字", re.IGNORECASE
)
_PICTURES = ("poster", "post", "cover", "banner", "card")
_LIVING = ("chart", "infographic", "slide", "menu")
_STRONG_PLURALS = re.compile(
    r"(?:ung|ion|heit|keit|schaft|inn|e|ag|au|sch|ur|ität|ahl|eit|ab|oss|ell|ili|nahm|folg|kraft)en$"
)


@dataclass(frozen=True)
class Wording:
    """The words of a deliverable: its kind, its headline, the lines below, and how many things it counts."""

    kind: str
    title: str
    lines: tuple[str, ...] = ()
    topic: str = ""
    count: int = 0

    @property
    def rows(self) -> list[str]:
        """Everything set, headline first."""
        return [r for r in (self.title, *self.lines) if r]


def said(brief: Brief) -> str:
    """The wish as the brief remembers it: what its subject was read from, else what its use was.

    Refinements leave both alone, so the page keeps its words and colours while other things change.
    """
    first = brief.aspects.get(Aspect.SUBJECT) or brief.aspects.get(Aspect.USE)
    return plain((first.evidence or first.value) if first else "")[:400].strip()


def worded(ask: Ask) -> Wording | None:
    """The working title and lines of a wish that is headed by a deliverable; None where it names none."""
    return _worded(ask.brief, said(ask.brief))


def is_deliverable(word: str, language: str) -> bool:
    """Whether a word is what is ordered, not what it shows ("carta")."""
    return word.casefold() in _kinds(language if language in LANGUAGES else "en")


def announces(ask: Ask) -> bool:
    """Whether the wish is headed by something printed that lives from its words, whatever it is used for."""
    found = worded(ask)
    return found is not None and bool(found.title) and found.kind not in ("chart", "infographic", "slide")


def axis(ask: Ask) -> list[str]:
    """What stands along a chart's axis where the wish says so ("by month"): the calendar's own short names."""
    from babel import Locale

    text = said(ask.brief).casefold()
    language = ask.brief.language if ask.brief.language in LANGUAGES else "en"
    span = next((span for span, cells in rows_of(SPANS) if any(w in text for w in cells[language])), "")
    if span == "quarter":
        return [("T" if language in ("es", "fr") else "Q") + str(k) for k in (1, 2, 3, 4)]
    here = Locale(language)
    if span == "month":
        names = here.months["stand-alone"]["abbreviated" if language == "ja" else "narrow"]
        return [str(names[k]).removesuffix("月") for k in range(1, 13)]
    return [str(here.days["stand-alone"]["abbreviated"][k]).rstrip(".") for k in range(7)] if span == "day" else []


def _worded(brief: Brief, text: str) -> Wording | None:
    language = brief.language if brief.language in LANGUAGES else "en"
    if any(_SILENT.search(phrase) for phrase in brief.must_not):
        return None
    found = _deliverable(text, language)
    if found is None:
        return None
    kind, before, name, after = found
    for exact in brief.texts:
        after = re.sub(r"[\"'«»“”„‘’「」]*" + re.escape(plain(exact)) + r"[\"'«»“”„‘’「」]*", ",", after)
    facts, after = _facts(after, language)
    topic, place = _topic(kind, before, after, language)
    if brief.texts:
        return Wording(kind, "", tuple(facts), topic or after)
    title, lines = _set(brief, kind, before, name, topic, language)
    lines = [line for line in (*lines, *facts, place) if line and line.casefold() != title.casefold()]
    if not title and lines:
        title, lines = lines[0], lines[1:]
    number = words("NUMBERS", language).first(" ".join(topic.split()[:2])) or ""
    return Wording(kind, title, tuple(lines), topic, int(number) if number else 0) if title else None


def _set(brief: Brief, kind: str, before: str, name: str, topic: str, language: str) -> tuple[str, list[str]]:
    """The headline and the line below it, by what the deliverable is."""
    brand = branding.name_of(brief)
    if kind == "card":
        topic = _unpictured(topic, language)
        greeting = next(
            (cells[language][0] for word, cells in rows_of(GREETINGS) if word in _occasions(before + " " + topic)), ""
        )
        names = _names(topic, language)
        return (greeting, [names]) if greeting else (_capital(names or topic), [])
    if kind == "business":
        trade = re.split(rf",|\b{_NAMED.get(language, ',')}\b", topic)[0].strip()
        rest = re.sub(rf"^[ ,]*(?:{_NAMED.get(language, ',')})?\s*", "", topic[len(trade) :])
        owner = brand or (re.split(r",| (?:in|en) ", rest)[0] if rest[:1].isupper() else "")
        return (owner, [_capital(trade)]) if owner else (_capital(trade), [])
    if kind in OWN_WORD:
        own = _capital(f"{before} {name}" if kind == "voucher" and before else name)
        if kind != "invitation":
            return own, [brand if brand and brand[:1].isupper() and brand not in topic else _capital(topic)]
        return (_capital(topic), [_capital(before) or own]) if topic else (own, [_capital(before)])
    return _capital(topic), []


def _unpictured(topic: str, language: str) -> str:
    """What a card is for, without what it shows: nobody wants "Tulips" written over the tulips."""
    if all(prop.kind == "person" for prop, _, _ in figures.named(topic, language)):
        return topic
    whom = re.search(r"\b(?:for|für|para|pour)\s+(.*)$", topic, re.IGNORECASE)
    return whom[1].strip() if whom else topic if _occasions(topic) else ""


def headline_first(texts: list[str], language: str) -> list[str]:
    """The exact texts, those that only tell a day, an hour, a price or a share after the others."""
    fact = _fact(language if language in LANGUAGES else "en")
    return sorted(texts, key=lambda t: bool(fact.fullmatch(plain(t).strip())))


def _occasions(text: str) -> set[str]:
    """The meanings of the occasions a text names."""
    low = text.casefold()
    return {
        word
        for word, cells in rows_of(GREETINGS)
        for phrases in cells.values()
        for phrase in phrases[1:]
        if phrase in low
    }


def _names(topic: str, language: str) -> str:
    """The names in a phrase ("my grandma Rosa" -> "Rosa"); in German, where every noun is a capital, the phrase."""
    if language in ("de", "ja"):
        return topic if 0 < len(topic.split()) <= 3 and not _occasions(topic) else ""
    found = re.findall(r"\b[A-ZÀ-Þ][\w'-]+(?:\s+(?:and|y|et|&)\s+[A-ZÀ-Þ][\w'-]+)*", topic)
    return "" if not found or _occasions(found[0]) else str(found[0])


def _deliverable(text: str, language: str) -> tuple[str, str, str, str] | None:
    """Kind, the words before it, its own name, the words after it; None unless it heads the wish."""
    if language == "ja":
        m = _pattern("ja").search(text)
        if not m or m.group() not in _kinds("ja"):
            return None
        before = re.sub(r"(?:のための|用の|向けの|の|用)$", "", text[: m.start()].strip())
        return _kinds("ja")[m.group()], "", m.group(), f"{before} , {text[m.end() :].lstrip('で、, を')}"
    for code in dict.fromkeys((language, "en")):
        m = _pattern(code).search(text)
        if not m:
            continue
        before = re.sub(rf"^(?:{_ARTICLES[code]}|\s|,)+", "", text[: m.start()], flags=re.IGNORECASE).strip(" -")
        if len(before.split()) > 3 or re.search(
            rf"\b(?:{_ABOUT[code]}|{_OF[code]}|{_AT[code]}\b)", before, re.IGNORECASE
        ):
            continue
        before = " ".join(w for w in before.split() if not _style(w, code))
        name = m.group("name")
        stem = m.group("stem") or ""
        if stem and (whole := _kinds(code).get(m.group().strip().casefold())):
            return whole, before, m.group().strip(), text[m.end() :]
        before = (before + " " + re.sub(r"(?<=[tgkn])s$", "", stem)).strip()
        return _kinds(code)[name.casefold()], before, name, text[m.end() :]
    return None


def _style(word: str, language: str) -> bool:
    """Whether a word before the deliverable tells its look, not what it is for."""
    tables = ("STYLES", "MOODS", "COLORS", "SIZES", "NUMBERS")
    fit = any(words(table, language).first(word) for table in tables)
    return fit or word.casefold() in ("retro", "create", "make", "new", "draw", "design", "please", "erstelle", "nice")


@cache
def _kinds(language: str) -> dict[str, str]:
    return {p.casefold(): kind for kind, cells in rows_of(DELIVERABLES) for p in cells.get(language, ())}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    longest = "|".join(re.escape(w) for w in sorted(_kinds(language), key=len, reverse=True))
    if language == "ja":
        return re.compile(longest)
    stem = r"(?P<stem>[a-zäöüß]{3,}?)?" if language == "de" else r"(?P<stem>\b)"
    return re.compile(rf"(?<!\w){stem}(?P<name>{longest})(?!\w)", re.IGNORECASE)


def _topic(kind: str, before: str, after: str, language: str) -> tuple[str, str]:
    """What it is about, without articles and asides; and the place at the end, as a line of its own."""
    if language == "ja":
        return re.split(r"[,、。]", after.strip(" ,、"))[0].strip(), ""
    rest = after.strip()
    while language in ("es", "fr") and (look := re.match(r"([\w-]+)\s+(?=\S)", rest)) and _style(look[1], language):
        rest = rest[look.end() :]  # "une affiche vintage pour ..."
    body = _body(kind, before, rest, language)
    body = re.sub(rf"^(?:(?:{_ABOUT[language]})\s*)?", "", body, flags=re.IGNORECASE)
    cut = body if kind == "business" else re.split(r"\s*[,;:.!]\s*", body.strip(" ,;:.!"))[0]
    cut = re.sub(_TAIL[language], "", cut, flags=re.IGNORECASE)
    inflected = re.match(r"einen\s+(\w+)en\s", cut, re.IGNORECASE) if language == "de" else None
    first = cut
    while (bare := re.sub(rf"^(?:{_ARTICLES[language]})\s*", "", cut, flags=re.IGNORECASE)) != cut and bare:
        cut = bare
    if inflected and cut[:1].islower():
        cut = re.sub(r"^(\w+)en\b", r"\1er", cut)
    if kind == "cover" and re.match(r"the\s", first, re.IGNORECASE):
        cut = first
    if kind == "label":
        cut = re.sub(
            r"^(?:jar|bottle|can|tin|pack|box|tarro|botella|lata|bote|pot|bouteille|boîte)s?\s+(?:of|de|d')\s*", "", cut
        )
    cut = _nominative(cut, rest) if language == "de" else cut
    place = re.search(rf"\s+(?P<prep>{_AT[language]})\s+(?P<where>[A-ZÀ-Þ][\w'’-]*(?:\s+[A-ZÀ-Þ][\w'’-]*)*)$", cut)
    if place and kind not in ("business", "chart", "cover"):
        where = place["where"] if place["prep"] in ("in", "à", "en", "at") else f"{place['prep']} {place['where']}"
        return cut[: place.start()].strip(), _capital(where)
    return cut.strip(), ""


def _body(kind: str, before: str, rest: str, language: str) -> str:
    """What follows the deliverable, or stands before it; nothing where that is only what a picture shows."""
    about = re.match(rf"\s*[:,–-]?\s*(?:{_ABOUT[language]})", rest, re.IGNORECASE)
    of = re.match(rf"\s*(?:{_OF[language]})", rest, re.IGNORECASE)
    if about or of:
        m = about or of
        assert m is not None
        body = rest[m.end() :].strip()
        if of and kind == "card" and _occasions(body):
            return body  # "carte d'anniversaire avec ..."
        if of and not about and kind not in _LIVING and figures.named(body, language):
            return ""  # "poster of a fox": a picture, not an announcement
    elif _AGAINST.match(rest):
        body = rest  # what it is against is half of what it says
    else:
        body = before or (rest.lstrip(" :,-") if rest[:1] == ":" else "")
        if kind in _PICTURES and any(end == len(body) for _, _, end in figures.named(body, language)):
            return ""  # "a guitar poster" shows one
    return body


def _nominative(phrase: str, rest: str) -> str:
    """German "mit drei Vorteilen" without its dative: "drei Vorteile"."""
    first, head, *more = (*phrase.split(), "", "")
    dative = rest.lower().startswith(("mit ", "zu ", "von ")) and head.endswith("en")
    if dative and words("NUMBERS", "de").first(first) and not _STRONG_PLURALS.search(head):
        return " ".join((first, head[:-1], *more)).strip()
    return phrase


def _capital(text: str) -> str:
    text = text.strip(" ,.;:")
    return text[:1].upper() + text[1:]


def _facts(text: str, language: str) -> tuple[list[str], str]:
    """The days, times, prices and shares a text names, in its order, and the text without them."""
    found: list[str] = []

    def take(m: re.Match[str]) -> str:
        found.append(_capital(m["fact"]))
        return " "

    return found, re.sub(r"\s*,\s*$", "", re.sub(r"\s{2,}", " ", _fact(language).sub(take, text)))


@cache
def _fact(language: str) -> re.Pattern[str]:
    from babel import Locale  # slow to load, and only needed where something is to be set

    here = Locale(language)
    months = "|".join(re.escape(n) for n in here.months["format"]["wide"].values())
    days = "|".join(re.escape(n) for n in here.days["format"]["wide"].values())
    span, year = r"(?:\s*(?:-|–|to|bis|al|au|y|et|and|und|&)\s*{0})?", r"(?:,?\s+(?:de\s+)?\d{4})?"
    number = {"en": r"\d{1,2}(?:st|nd|rd|th)?", "de": r"\d{1,2}\.", "fr": r"\d{1,2}(?:er)?"}.get(language, r"\d{1,2}")
    loose = r"\d{1,2}\.?"
    dated = {
        "en": rf"(?:(?:{days}),?\s+)?{loose[:-3]}(?:st|nd|rd|th)?{span.format(number)}\s+(?:of\s+)?(?:{months}){year}"
        rf"|(?:{months})\s+{number}{span.format(number)}{year}",
        "de": rf"(?:(?:{days}),?\s+(?:(?:den|dem)\s+)?)?{loose}{span.format(number)}\s*(?:{months}){year}",
        "es": rf"(?:(?:{days}),?\s+)?{number}{span.format(number)}\s+de\s+(?:{months}){year}",
        "fr": rf"(?:(?:{days}),?\s+)?{number}{span.format(number)}\s+(?:{months}){year}",
        "ja": r"\d{1,2}月\d{1,2}日(?:[((].[))])?",
    }[language]
    lead = {
        "en": r"(?:(?:on|from|at|this|every|next)\s+)?(?:the\s+)?",
        "de": r"(?:(?:am|vom|ab|um|den)\s+)?",
        "es": r"(?:(?:el|del|a las|los|las|este)\s+)?",
        "fr": r"(?:(?:le|du|à|les|ce)\s+)?",
        "ja": "",
    }[language]
    price = r"[€$£¥]\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s?(?:€|\$|£|euros?\b|dollars?\b|円|EUR\b|USD\b)"
    off = r"off(?:\s+(?!with\b|for\b)[\w'-]+){0,3}|rabatt|de descuento|de réduction|de remise|discount|オフ|引き|OFF"
    share = rf"(?:(?:\w+\s+)?(?:up|down)\s+)?[-−+]?\d+\s?%(?:\s*(?:{off}))?"
    hour = r"\d{1,2}(?::\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.|uhr)\b|\d{1,2}\s?h(?:\d{2})?\b|\d{1,2}:\d{2}\b|\d{1,2}時"
    numeric = r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})?"
    body = rf"{dated}|{numeric}|(?:{days})s?\b|{share}|{price}|{hour}"
    return re.compile(rf"(?<!\w){lead}(?P<fact>{body})", re.IGNORECASE)
