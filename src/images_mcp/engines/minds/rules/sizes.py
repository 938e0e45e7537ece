"""Which format somebody wished for: pixels, aspect ratio, paper, or an orientation word, in five languages."""

import re

from images_mcp.engines.minds.port import Wish
from images_mcp.engines.minds.rules.words import fold
from images_mcp.kernel.numerals import CARDINALS

_N = r"(\d{1,3}(?:[.,]\d{1,2})?)"
_PIXELS = re.compile(
    r"(?<![\d.])(\d{3,5})\s*(?:px|pixels?|píxeles|ピクセル)?\s*(?:x|×|✕|\*|by|mal|auf|por|par|sur|かける)\s*(\d{2,5})(?!\d)",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"(?<![\d:.,])(\d{1,2}(?:[.,]\d{1,2})?)\s*[:：]\s*(\d{1,2}(?:[.,]\d{1,2})?)(?![\d:]|\s*(?:am|pm|uhr|h\b|時))",
    re.IGNORECASE,
)
_RATIO_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:to|by|zu|a|por|à|sur|対)\s*(\d{1,2})(?=\s*(?:header|banner|format|aspect|ratio|image|picture|crop|cover|seitenverh|bild|formato|imagen|の比率|比率|$|[,.]))",
    re.IGNORECASE,
)
_RATIO_X = re.compile(
    r"(?<![\d.])(\d{1,2})\s*[x×/]\s*(\d{1,2})(?=\s*(?:aspect|ratio|format|crop|seitenverhältnis|formato|の比率|比率))",
    re.IGNORECASE,
)
_KNOWN_RATIO = frozenset(
    "2:1 16:9 9:16 16:10 10:16 4:3 3:4 3:2 2:3 4:5 5:4 21:9 9:21 5:7 7:5 8:10 10:8 1:2 3:1 1:3 4:1 5:1".split()
)
_COUNTED = {word: n for name in ("en", "de", "es", "fr") for word, n in CARDINALS[name].items() if n}
_IN_WORDS = re.compile(
    rf"(?i)(?<!\w)({'|'.join(_COUNTED)})[ -](?:by|to|zu|auf|por|a|par|sur|à)[ -]({'|'.join(_COUNTED)})(?!\w)(?! (?:with|session|mit|con|avec|lesson|talk))"
)
_SLASHED = re.compile(
    r"(?<![\d/.])(16/9|9/16|4/3|3/4|21/9|16/10|4/5|5/4)(?![\d/]|[ -](?:view|angle|length|portrait|profile|cup|inch|time|turn))"
)
_UNIT = r"\s*(?:px|pixels?|pixel|píxeles|ピクセル)?\s*"
_SIDE_PIXELS = tuple(
    (re.compile(f"(?i){wide}"), re.compile(f"(?i){high}"))
    for wide, high in (
        (
            r"(?:\b(?:width|breite|ancho|anchura|largeur)|横幅?|(?<!横)幅)\s*(?:of|von|de|は|:|=)?\s*(\d{3,5})",
            r"(?:\b(?:height|höhe|alto|altura|hauteur)|高さ|縦)\s*(?:of|von|de|は|:|=)?\s*(\d{3,5})",
        ),
        (
            rf"(?<!\d)(\d{{3,5}}){_UNIT}(?:(?:in )?(?:wide|width|w\b|breit)|de (?:ancho|large|largeur))",
            rf"(?<!\d)(\d{{3,5}}){_UNIT}(?:(?:in )?(?:high|height|tall|h\b|hoch)|de (?:alto|haut|hauteur))",
        ),
    )
)
_SIDE_UNITS = (
    re.compile(rf"(?i)(?<![\d.]){_N}\s*(?:cm|mm|m|in|inch(?:es)?|ft|feet|zoll)\s*(?:wide|breit|de ancho|de large)"),
    re.compile(rf"(?i)(?<![\d.]){_N}\s*(?:cm|mm|m|in|inch(?:es)?|ft|feet|zoll)\s*(?:tall|high|hoch|de alto|de haut)"),
)
_BETWEEN = re.compile(
    r"(?<![\d.,])(\d{1,2})\s*(?:by|zu|por|par|sur|対|x|×)\s*(\d{1,2})(?![\d.,]|\s*(?:px|pixel|cm|mm|m\b|grid|raster|people|goals?))",
    re.IGNORECASE,
)
_SAID_RATIO = re.compile(
    r"(?i)(?:ratio|aspect|proportions?|format|verhältnis|formato|proporción|proporciones)(?: of| von| de)?\s*:?\s*(\d{1,2})\s*(?:/|to|zu|a|à|by|x|×|-)\s*(\d{1,2})(?!\d)"
)
_PRINTS = frozenset(
    "4x6 6x4 5x7 7x5 8x10 10x8 11x14 14x11 11x17 16x20 20x16 18x24 24x18 24x36 36x24 27x40 12x18 12x12 8x8".split()
)
_PRINT = re.compile(r"(?<![\d.,])(\d{1,2})\s*[x×]\s*(\d{1,2})(?![\d.,])", re.IGNORECASE)
_TIMES = {
    "twice": 2, "double": 2, "two times": 2, "2 times": 2, "2x": 2, "thrice": 3, "three times": 3, "3 times": 3, "3x": 3, "triple": 3, "four times": 4,
    "4 times": 4, "half": 0.5, "doppelt": 2, "zweimal": 2, "dreimal": 3, "viermal": 4, "halb": 0.5, "doble": 2, "triple de": 3, "dos veces": 2,
    "tres veces": 3, "mitad": 0.5, "deux fois": 2, "trois fois": 3, "quatre fois": 4, "moitie": 0.5, "as": 1, "so": 1, "genauso": 1, "gleich": 1,
    "tan": 1, "igual de": 1, "aussi": 1, "just as": 1,
}  # fmt: skip
_WIDE, _HIGH = r"(?:wide|broad|long|breit|anch[oa]|large)", r"(?:tall|high|hoch|alt[oa]|haute?)"
_LINK = r"\s+(?:as|wie|que|de)\s+(?:it is |it's |it |sie |es )?(?:de )?"
_SIDES = re.compile(
    rf"(?<!\w)({'|'.join(sorted(map(re.escape, _TIMES), key=len, reverse=True))})\s+(?:as |so |de |plus |mas |aussi )*(?:({_WIDE}){_LINK}{_HIGH}|({_HIGH}){_LINK}{_WIDE})\b"
)
_JA_SIDES = re.compile(r"(?:(横幅?|幅)[がは](?:縦|高さ)|(縦|高さ)[がは](?:横幅?|幅))の?\s*([2-5二三四])\s*倍")
_LONGER = {
    "portrait": r"(?:tall|high)er than (?:it is )?wide|hoher als breit|mas alt[oa] que anch[oa]|plus haute? que large|縦(?:の方)?が長い",
    "landscape": r"(?:wid|broad)er than (?:it is )?(?:tall|high)|breiter als hoch|mas anch[oa] que alt[oa]|plus large que haute?|横(?:の方)?が長い",
    "square": r"(?:same|equal) (?:height and width|width and height|sides)|equally wide and (?:tall|high)|gleich breit und hoch|縦横同じ|縦と横が同じ",
}
_LETTER = re.compile(
    r"(?i)\b(?:us[- ](?:letter|legal)|(?:letter|legal|tabloid|ledger)[- ](?:size[d]?|paper|page|format|sheet))\b|\b(?:papel|tamaño|format) (?:carta|letter)\b"
)
_PAPER_CM = re.compile(
    rf"(?<![\d.]){_N}\s*(?:cm|mm|m|in|ft|feet|foot|inch(?:es)?|zoll|\"|'|''|センチ)?\s*(?:[x×*]|by|mal|por|par|sur)\s*{_N}\s*(?:cm|mm|m\b|met(?:er|re)s?|meter|metros|mètres|ft|feet|foot|in\b|inch(?:es)?|zoll|pulgadas|pouces|\"|''|センチ|インチ)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"(?<![a-z0-9])(?:din[\s-]*)?([abc])\s?-?([0-6])(?![a-z0-9])", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:at|um|a las|à|ab|from|doors?|uhr|@)\s*$", re.IGNORECASE)

# Folded stems, searched as whole words in Latin text and anywhere in Japanese.
_LATIN = {
    "portrait": r"portrait[- ](?:format|orientation|mode|size|aspect|layout|shape|ratio)|format portrait|in portrait\b|portrait a[3-6]|a[3-6] portrait|vertical(?:e|es|ly|ales)?|upright|tall(?:er)?(?=(?:,? (?:and )?(?:narrow|thin|slim|slender))? (?:picture|image|format|poster|banner|pic|one|shape|crop|photo|layout|illustration|version|composition|card|print|canvas|frame|graphic|aspect|orientation))|hochformat(?:ig|ige|iges|iger)?|hochkant(?:ig|format|ig)?|senkrecht|en hauteur|format haut|a la verticale|a lo alto|de pie|portratformat|\btall\b(?= *$|,| and)",
    "landscape": r"landscape[- ](?:format|orientation|mode|size|aspect|layout|shape|ratio)|(?:in|as|on its side|but) landscape\b|landscape,? (?:please|pls)\b|landscape a[3-6]|(?:poster|a[2-6]|flyer|card|cover|postcard|print|image|picture|photo|slide|banner|canvas|certificate|format|orientation|page|calendar|invitation|menu|brochure),? (?:in )?landscape\b|horizontal(?:e|es|ly|ales)?|wide(?:screen|r)?(?! (?:awake|eyed|eyes|open|smile|brim|grin|variety|range|leg))|ultra-?wide|panoram(?:ic|a|isch|ica|ique|ico|abild|aformat|aformaat)\w*|querformat(?:ig|ige|iges)?|quer\b|breitformat|breitbild|breit\b|apaisad[oa]|format paysage|paysage orientation|en largeur|(?:mode|orientation) paysage|a l'italienne|letterbox|cinemascope|waagerecht",
    "square": r"square(?:d)?(?! (?:meter|metre|feet|foot|mile|kilom|root|jaw|dance|neck|shoulder|face|enix|glasses))|quadrat(?:isch\w*|format|bild)?|cuadrad[oa]s?|carree?s?\b|format carre",
}
_JA = {
    "portrait": (
        "縦長",
        "縦向き",
        "縦型",
        "タテ",
        "縦位置",
        "縦で",
        "縦の",
        "たて長",
        "縦構図",
        "縦書きのポスター",
        "縦サイズ",
        "縦",
    ),
    "landscape": (
        "横長",
        "横向き",
        "横型",
        "ヨコ",
        "横位置",
        "ワイド",
        "横の画像",
        "横構図",
        "パノラマ",
        "横サイズ",
        "横で",
    ),
    "square": ("正方形", "スクエア", "真四角", "四角い画像", "ましかく"),
}
_PLACES = r"\b(town|market|city|village|times|main|red|trafalgar|public|central|old|busy|union|the) square\b|\bsquare (?:in|at|with people)\b|tall (?:man|woman|tree|building|ship|tower|grass)"
_NOT_SHAPE = r"horizontal(?:e|es)? (?:lines?|stripes?|bars?|linien)|vertical(?:es)? (?:lines?|stripes?|bars?|garden|farm|takeoff)|vertical garden|square (?:shapes?|tiles?|windows?|plates?)|(?:auf dem|al) quer|wide(?:-| )(?:angle|shot|view|open|eyed)|squares\b"
_FILE = re.compile(r"(?<![a-z0-9])\.?(png|jpe?g|webp|gif|svg)(?![a-z0-9])", re.IGNORECASE)
_CLEAR = re.compile(
    r"transparent|no background|without (?:any |a )?background|background removed|cut[- ]?out png|alpha channel|durchsichtig|ohne hintergrund|freigestellt"
    r"|sin fondo|sans (?:fond|arriere-plan)|detoure|透過|透明|背景なし",
    re.IGNORECASE,
)
_FOUR_K = {
    "4k": "3840x2160",
    "uhd": "3840x2160",
    "full hd": "1920x1080",
    "1080p": "1920x1080",
    "1440p": "2560x1440",
    "2160p": "3840x2160",
}


def _way(width: float, height: float) -> str:
    return "square" if width == height else "landscape" if width > height else "portrait"


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def orientation_word(text: str) -> str | None:
    """The orientation somebody names in words; the last named where several are."""
    low = fold(text)
    clean = re.sub(_PLACES, " ", re.sub(_NOT_SHAPE, " ", low))
    for way, pattern in _LONGER.items():
        if re.search(pattern, low):
            return way
    found: list[tuple[int, str]] = []
    for way, pattern in _LATIN.items():
        found += [(m.start(), way) for m in re.finditer(rf"(?<![a-z0-9])(?:{pattern})(?![a-z])", clean)]
    for way, words in _JA.items():
        found += [(low.index(w), way) for w in words if w in low]
    if not found:
        return None
    explicit = [f for f in found if f[1] != "square"] or found
    return min(found)[1] if len({w for _, w in found}) == 1 else min(explicit)[1]


def sheet(text: str) -> str | None:
    """The paper somebody names: "A4", "B2"; None where none is."""
    found = _SHEET.search(text)
    if found is None or (
        found.group(1).lower() != "a" and "din" not in found.group().lower() and found.group(1).islower()
    ):
        return None
    if re.search(r"\s", found.group().strip()) and "din" not in found.group().lower():
        return None
    if found.group(1) == "a" and re.search(r"\d$", text[: found.start()].strip()[-1:] or " "):
        return None
    return (found.group(1) + found.group(2)).upper()


def read_wish(text: str, shape: str = "") -> Wish:
    """The format wished for. `shape` is the shape the deliverable has by nature: L, P, S, or nothing.

    Pixels as typed win over a ratio, a ratio over paper, paper and words over nature.
    """
    word = orientation_word(text)
    file = _FILE.search(text)
    wish = (
        _typed(text)
        or _sides(text)
        or _ratio(text)
        or _measured(text, word)
        or _printed(text, word)
        or _worded(text, word, shape)
    )
    extra = {
        "transparent": bool(_CLEAR.search(fold(text))),
        "file_format": file.group(1).lower().replace("jpg", "jpeg") if file else None,
    }
    return wish.model_copy(update=extra)


def _typed(text: str) -> Wish | None:
    for first, second in _SIDE_PIXELS:
        wide, high = first.search(text), second.search(text)
        if wide and high:
            width, height = int(wide.group(1)), int(high.group(1))
            return Wish(orientation=_way(width, height), exact=f"{width}x{height}")
    found = _PIXELS.search(text)
    if not found or re.match(r"\s*(?:cm|mm|inch|zoll|m\b)", text[found.end() :], re.IGNORECASE):
        return None
    width, height = int(found.group(1)), int(found.group(2))
    if min(width, height) < 16:
        return None
    return Wish(orientation=_way(width, height), exact=f"{width}x{height}")


def _ratio(text: str) -> Wish | None:
    found = next((m for m in _RATIO.finditer(text) if not _CLOCK.search(text[: m.start()]) and _likely(m)), None)
    if found is None and (words := _IN_WORDS.search(text)):
        pair = f"{_COUNTED[words.group(1).casefold()]}:{_COUNTED[words.group(2).casefold()]}"
        found = _RATIO.search(pair) if pair in _KNOWN_RATIO | {"1:1"} else None
    if found is None and (slashed := _SLASHED.search(text)):
        found = _RATIO.search(slashed.group().replace("/", ":"))
    found = found or _RATIO_WORDS.search(text) or _RATIO_X.search(text) or _SAID_RATIO.search(text)
    found = found or next((m for m in _BETWEEN.finditer(text) if ":".join(m.groups()) in _KNOWN_RATIO), None)
    if not found:
        return None
    width, height = _number(found.group(1)), _number(found.group(2))
    if not width or not height or max(width / height, height / width) > 10:
        return None
    return Wish(orientation=_way(width, height), aspect=f"{_plain(width)}:{_plain(height)}")


def _sides(text: str) -> Wish | None:
    """One side said in terms of the other: "twice as wide as high"."""
    low = fold(text)
    if found := _SIDES.search(low):
        times = _TIMES[found.group(1)]
        wide = found.group(2) is not None
    elif found := _JA_SIDES.search(text):
        times = {"二": 2, "三": 3, "四": 4}.get(found.group(3)) or int(found.group(3))
        wide = found.group(1) is not None
    else:
        return None
    width, height = (times, 1.0) if wide else (1.0, times)
    return Wish(
        orientation=_way(width, height), aspect=_lowest(width / min(width, height), height / min(width, height))
    )


def _printed(text: str, word: str | None) -> Wish | None:
    """A common print size without its unit: "5x7 card"."""
    found = next((m for m in _PRINT.finditer(text) if "x".join(m.groups()) in _PRINTS), None)
    if found is None:
        return None
    width, height = int(found.group(1)), int(found.group(2))
    if (word == "landscape" and height > width) or (word == "portrait" and width > height):
        width, height = height, width
    return Wish(orientation=_way(width, height), aspect=_lowest(width, height))


def _measured(text: str, word: str | None) -> Wish | None:
    wide, high = (side.search(text) for side in _SIDE_UNITS)
    if wide and high:
        width, height = _number(wide.group(1)), _number(high.group(1))
        return Wish(orientation=_way(width, height), aspect=_lowest(width, height)) if width and height else None
    found = _PAPER_CM.search(text)
    if not found:
        return None
    width, height = _number(found.group(1)), _number(found.group(2))
    if word == "portrait":
        width, height = min(width, height), max(width, height)
    elif word == "landscape":
        width, height = max(width, height), min(width, height)
    return Wish(orientation=_way(width, height), aspect=_lowest(width, height)) if width and height else None


def _worded(text: str, word: str | None, shape: str) -> Wish:
    nature = {"L": "landscape", "P": "portrait", "S": "square"}.get(shape)
    for name, size in _FOUR_K.items():
        if re.search(rf"(?<![a-z0-9]){name}(?![a-z0-9])", text, re.IGNORECASE):
            return Wish(orientation=word or nature or "landscape", sheet=size)
    paper = sheet(text)
    if (paper or _LETTER.search(text)) and nature in {None, "square"}:
        nature = "portrait"
    return Wish(orientation=word or nature, aspect="1:1" if word == "square" else None, sheet=paper)


def _likely(match: re.Match[str]) -> bool:
    """A ratio, not a time of day: 16:9 and 2:3 are, 20:30 is not."""
    second = match.group(2)
    return not (len(second) == 2 and second in {"00", "15", "30", "45"}) and not second.startswith("0")


def _lowest(first: float, second: float) -> str:
    whole = first == int(first) and second == int(second)
    if not whole:
        return f"{_plain(first)}:{_plain(second)}"
    a, b = int(first), int(second)
    while b:
        a, b = b, a % b
    return f"{int(first) // a}:{int(second) // a}"
