"""From words to a brief: every aspect that was said or is safely implied, with the words it was read from."""

import re

from images_mcp.brief import Aspect, Brief, Said, Source, Use
from images_mcp.engines.minds.port import Question, Reading
from images_mcp.engines.minds.rules.coloring import exact, palette
from images_mcp.engines.minds.rules.contexts import Leaning, Verdict, decide, subject
from images_mcp.engines.minds.rules.corrections import corrected
from images_mcp.engines.minds.rules.dictation import undictated
from images_mcp.engines.minds.rules.emoji import spelled_out
from images_mcp.engines.minds.rules.leftovers import leftovers
from images_mcp.engines.minds.rules.lexicon import Hit, language_of
from images_mcp.engines.minds.rules.naming import called, guessed
from images_mcp.engines.minds.rules.negation import refusals
from images_mcp.engines.minds.rules.sizes import read_wish, sheet
from images_mcp.engines.minds.rules.structure import FOR, QUOTED, Quote, Role, Wanted, take_apart
from images_mcp.engines.minds.rules.topics import topic
from images_mcp.engines.minds.rules.words import LITTLE, fold, tokens
from images_mcp.kernel.numerals import CARDINALS, cardinal

_SAYS = re.compile(
    r"\b(?:that says|saying|says|(?:should|to|must|has to) (?:say|read)|sagt|steht drauf|draufstehen soll|que ponga|which reads|that reads|with the (?:text|words?|caption|title|headline|slogan|lettering)|(?:text|headline|title|caption|slogan)\s*:|"
    r"mit der aufschrift|mit dem (?:text|titel|slogan)|(?:aufschrift|titel|überschrift)\s*:|que diga|que dice|con el (?:texto|título|lema)|(?:texto|título)\s*:|"
    r"qui dit|avec (?:le texte|le titre|l'inscription|la mention)|(?:texte|titre)\s*:)\s*[:,]?\s*([^,.;\n\"“„«»「]{2,80})",
    re.IGNORECASE,
)
_JA_SAYS = re.compile(
    r"(?<![^、。\s「」『』])([^、。\s「」『』]{2,40}?)(?:と書かれた|と書いた|という文字|の文字を入れ|と入れて)"
)
_MOST_COUNTED = 12
_HELD = 0xE100  # stands for quoted words while the rest is looked at
_JA_COUNT = re.compile(r"([一二三四五六七八九十\d]+)\s*(?:匹|人|本|枚|個|羽|頭|台|つ|輪|冊|隻)")
YOU_CHOOSE = re.compile(
    r"\b(?:you (?:choose|decide|pick)|up to you|your (?:choice|call)|surprise me|whatever|anything|don'?t care|no preference|dealer's choice|i don'?t mind|"
    r"egal|such (?:dir|du)|entscheide? du|wähl du|du entscheidest|überrasch|mir gleich|lo que quieras|tú (?:eliges|decides)|da igual|sorpréndeme|como quieras|"
    r"peu importe|comme tu veux|au choix|à toi de|surprends|comme vous voulez|c'est égal)\b|お任せ|おまかせ|任せ|何でも|なんでも|どれでも",
    re.IGNORECASE,
)
_VARIATIONS = re.compile(
    r"\b(\d{1,2}|two|three|four|zwei|drei|vier|dos|tres|cuatro|deux|trois|quatre)\s+(?:different |verschiedene |distintas |différentes )?(?:variations?|versions?|options?|variants?|drafts?|concepts?|varianten?|versionen|entwürfe|variaciones|versiones|opciones|variantes|propositions)\b|(\d)\s*(?:パターン|案|種類)",
    re.IGNORECASE,
)
_ACTION = {
    "en": re.compile(r"\b(?!morning|evening|lighting|wedding|painting|drawing|building|ceiling|king|ring|thing|spring|string|wing|clothing|surfing|catering|everything|something|nothing|during|including|showing|saying|featuring|interesting|amazing|stunning|landing|opening|closing|packaging|marketing|advertising|meeting|training|being|charming|pudding|dining|living|running shoe|launching|selling|celebrating|announcing|promoting)([a-z]{3,}ing)\b(?!\s+(?:shoe|studio|room|club|school|company|business|page|app|center|centre|gear))"),
    "de": re.compile(r"\b([a-zäöü]{3,}(?:end|ende|endes|ender|enden))\b|\b(?:der|die|das)\s+[\wäöüß ,]+?\b([a-zäöü]{3,}t)\b"),
    "es": re.compile(r"\b([a-záéíóú]+(?:ando|iendo|yendo)|dormid[oa]|sentad[oa]|tumbad[oa]|que [a-z]+(?:a|e))\b"),
    "fr": re.compile(r"\b(en train de \w+|qui \w+(?:e|t|d)|endormie?s?|assise?s?|couchée?s?|[a-z]{3,}ant)\b"),
    "ja": re.compile(r"((?:眠|走|泳|飛|歩|踊|笑|食べ|飲|読|座|立|遊|抱|見|持|乗|弾|歌|寝)[ぁ-ん]{1,4})"),
}  # fmt: skip
_LOOKS = re.compile(
    r"(?i)\b(?:dressed (?:as|in|like)|as an? |shaped like|wearing|in the shape of|verkleidet als|als (?:ein|eine) |trägt|in form |vestid[oa] de|como un|con forma de|"
    r"déguisée? en|en forme de|vêtue? de|portant)[^,.;:\n]{2,60}"
)
_LIKELY = 0.6
_STYLE_OF = re.compile(
    r"(?i)\b(?:in the style of|in style of|à la manière d[e']|dans le style d(?:e|es|')|im stil (?:von|eines|einer|der|des)|al estilo de)\s*[^,.;:\n]{2,40}"
    r"|\b(?:[\w'-]+ ){1,2}(?<!it )(?<!to )(?<!them )(?:style|vibes?|aesthetic|look)\b(?! (?:at|like|for|good|nice|into|up))|[^、。のをでに\s]{1,12}風(?!景|呂|船|車|鈴)"
)
_WHOLE, _NEAR = 1000, 4
_FOR_WHOM = re.compile(r"(?i)^(for|für|para|pour|infantil)\b|friendly|向け")
_PATTERN = re.compile(r"(?i)pattern|muster|patrón|motif|パターン")
_ASPECTS = {
    "style": Aspect.STYLE, "mood": Aspect.MOOD, "lighting": Aspect.LIGHTING, "composition": Aspect.COMPOSITION,
    "background": Aspect.BACKGROUND, "audience": Aspect.AUDIENCE, "time": Aspect.SETTING, "abstract": Aspect.STYLE,
    "material": Aspect.DETAIL,
}  # fmt: skip


def as_meant(text: str) -> str:
    """A wish as it was meant: pictures of things in words, dictated marks as marks, nothing that was taken back."""
    return without_slips(spelled_out(text.strip()))


def without_slips(text: str) -> str:
    """Somebody's words with dictated marks as marks and without what was taken back; what is quoted stays to the letter."""
    language, quoted = language_of(text), [m.group() for m in QUOTED.finditer(text)]
    names = iter(range(len(quoted)))
    meant = corrected(undictated(QUOTED.sub(lambda _: chr(_HELD + next(names)), text), language), language)
    return "".join(quoted[ord(c) - _HELD] if 0 <= ord(c) - _HELD < len(quoted) else c for c in meant)


def read(
    text: str, known: Brief, asked: Question | None = None, leaning: Leaning | None = None,
    spelt: frozenset[str] = frozenset(),
) -> Reading:  # fmt: skip
    """Read a wish, or an answer to `asked`, on top of what is known.

    What the user said before is never overwritten, except by an answer to the very question.
    """
    clean = as_meant(text)
    wanted = take_apart(clean, known.language if asked else None, spelt)
    verdict = decide(wanted, leaning)
    leaves = bool(YOU_CHOOSE.search(clean))
    aspects = {} if asked and leaves else read_aspects(wanted, verdict)
    if asked and not leaves:
        aspects = {a: s for a, s in aspects.items() if a not in {Aspect.USE, Aspect.SUBJECT} or a is asked.aspect}
        aspects[asked.aspect] = Said(value=chosen(clean, asked), evidence=clean[:200])
    wish = read_wish(wanted.masked + clean[len(wanted.masked) :], verdict.shape)
    must_not = refusals(wanted)
    texts = read_texts(wanted)
    if asked and asked.aspect is Aspect.TEXT and not leaves and not texts:
        texts = (
            (chosen(clean, asked),)
            if not re.match(r"(?i)^(no|none|without|kein|ohne|sin|sans|pas|なし)", clean)
            else ()
        )
    merged = dict(known.aspects)
    for aspect, said in aspects.items():
        old = merged.get(aspect)
        if old is None or old.source is not Source.USER or (asked and aspect is asked.aspect):
            merged[aspect] = said
    brief = known.model_copy(
        update={
            "aspects": merged,
            "texts": _union(known.texts, texts),
            "must_not": _union(known.must_not, must_not),
            "colors": _union(known.colors, exact(wanted)),
            "language": wanted.language if not asked and clean else known.language,
        }
    )
    use = brief.use if Aspect.USE in brief.aspects else verdict.use
    return Reading(
        brief=brief, use=use, use_confidence=merged[Aspect.USE].confidence if Aspect.USE in merged else verdict.confidence,
        wish=wish, you_choose=leaves, variations=_variations(clean),
    )  # fmt: skip


def _union(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def chosen(answer: str, asked: Question) -> str:
    """The words an answer stands for: an option's where it is a number or begins an option, else its own."""
    number = re.fullmatch(
        r"\W*(?:option|nr\.?|no\.?|number|nummer|número|numéro)?\s*(\d{1,2})\W*(?:番)?\W*", answer, re.IGNORECASE
    )
    if number and 1 <= int(number.group(1)) <= len(asked.options):
        return asked.options[int(number.group(1)) - 1]
    same = [o for o in asked.options if fold(o) == fold(answer)]
    return same[0] if same else answer[:8000]


def _variations(text: str) -> int | None:
    found = _VARIATIONS.search(text)
    if not found:
        return None
    word = (found.group(1) or found.group(2)).casefold()
    if word.isdigit():
        return int(word)
    return cardinal(word, "en", "de", "es", "fr") or None


def read_texts(wanted: Wanted) -> tuple[str, ...]:
    """The exact words to be set in the picture, verbatim."""
    names = brand_names(wanted)
    found = [
        q.text
        for q in wanted.quotes
        if q.text not in names
        or (
            len(wanted.quotes) == 1 and re.search(r"(?i)\b(says|text|title|titel|título|titre|headline)\b", wanted.text)
        )
    ]
    if not found:
        near = wanted.text[: len(wanted.masked)]
        found = [_loudest(m.group(1).strip(" '\"")) for m in _SAYS.finditer(near) if not _said_aloud(wanted, m)]
        found += [m.group(1) for m in _JA_SAYS.finditer(near)]
    return tuple(dict.fromkeys(t for t in found if t))


_ALOUD = re.compile(r"(?i)(?:says?|saying|sagt|(?:should|to|must|has to) say)\b")
_SOMEBODY = frozenset("i he she we they you ich er sie wir".split())
_WHO = _SOMEBODY | {"it", "es"}
_LOUD = r"[A-ZÀ-Þ][A-ZÀ-Þ0-9'’&!?-]+"
_CAPITALS = re.compile(rf"{_LOUD}(?: {_LOUD})+(?!\w)")


def _said_aloud(wanted: Wanted, found: re.Match[str]) -> bool:
    """Whether somebody says it, "my boss says", rather than a thing it is to be read on."""
    start = max(wanted.text.rfind(mark, 0, found.start()) for mark in ".,;:!?\n") + 1
    before = [(start + t.end, t.low in _SOMEBODY) for t in tokens(wanted.text[start : found.start()]) if t.low in _WHO]
    before += [(h.end, h.concept.kind == "person") for h in wanted.things if start <= h.start < h.end <= found.start()]
    return bool(_ALOUD.match(found.group())) and max(before, default=(0, False))[1]


def _loudest(text: str) -> str:
    """The words in capitals where several begin what is to be read: "HOT CHURROS in fat letters"."""
    found = _CAPITALS.match(text)
    return found.group().strip() if found else text


_FOR_ONE = re.compile(r"(?i:\b(?:for|para|pour)) ([A-ZÀ-Ý][\w&'’-]+)\s*[.,;!]?\s*$")


def brand_names(wanted: Wanted) -> list[str]:
    """Names somebody gives: "called Ember", "Bäckerei Morgenrot", "for Ember Coffee", 「こむぎ」."""
    said = [name for name, _, _ in called(wanted.text)]
    said += [q.text for q in wanted.quotes if any(_beside(wanted.text, q, h) for h in wanted.things)]
    return list(dict.fromkeys([*said, *(n.text for n in wanted.names)])) or guessed(wanted.text) or _signed(wanted)


def _signed(wanted: Wanted) -> list[str]:
    """The one capitalised word at the end of a wish for a logo, where no word list knows it: "a fox logo for Ember"."""
    found = _FOR_ONE.search(wanted.text)
    if found is None or wanted.language in {"de", "ja"} or not wanted.uses or wanted.uses[0].concept.kind != "logo":
        return []
    known = (*wanted.things, *wanted.uses, *wanted.qualities, *wanted.colors, *wanted.cues)
    return [] if any(h.start < found.end(1) and found.start(1) < h.end for h in known) else [found.group(1)]


def _beside(text: str, quote: Quote, hit: Hit) -> bool:
    """Whether quoted words stand right at a line of business: “Thistle & Rye” bakery."""
    gap = text[quote.end : hit.start] if quote.end <= hit.start else text[hit.end : quote.start]
    return hit.concept.kind == "business" and gap.isspace() and len(gap) < len("  ")


def read_aspects(wanted: Wanted, verdict: Verdict) -> dict[Aspect, Said]:
    """Every aspect the words speak of."""
    found: dict[Aspect, Said] = {}
    if verdict.use is not Use.GENERAL and (verdict.named or verdict.confidence >= _LIKELY):
        source = Source.USER if verdict.named else Source.INFERRED
        found[Aspect.USE] = Said(
            value=verdict.use.value, source=source, confidence=verdict.confidence, evidence=verdict.evidence
        )
    for aspect, hits in _looks(wanted).items():
        phrases = [h.text for h in hits]
        if aspect is Aspect.STYLE:
            manners = [m.group().strip() for m in _STYLE_OF.finditer(wanted.masked)]
            phrases = [*(p for p in phrases if not any(p in m for m in manners)), *manners]
        if phrases:
            words = ", ".join(dict.fromkeys(phrases))
            found[aspect] = Said(value=words, confidence=0.95, evidence=words[:300])
    _read_content(wanted, found)
    told = " ".join([*(said.value for said in found.values()), *refusals(wanted), *read_texts(wanted)])
    if rest := leftovers(wanted, told):
        old = found.get(Aspect.DETAIL)
        value = ", ".join([*([old.value] if old else []), *rest])
        found[Aspect.DETAIL] = Said(value=value[:8000], confidence=0.6, evidence=rest[0][:300])
    texts = read_texts(wanted)
    if texts:
        found[Aspect.TEXT] = Said(value=", ".join(texts)[:8000], evidence=texts[0][:300])
    elif re.search(
        r"(?i)\b(no text|without (?:any )?text|no words|wordless|ohne text|kein text|sin texto|sans texte|pas de texte)\b|文字なし|文字は入れない",
        wanted.text,
    ):
        found[Aspect.TEXT] = Said(value="no text", evidence="no text")
    _read_format(wanted, verdict, found)
    return found


def _looks(wanted: Wanted) -> dict[Aspect, list[Hit]]:
    """Phrases about looks, by aspect."""
    lists: dict[Aspect, list[Hit]] = {Aspect.PALETTE: list(palette(wanted)), Aspect.STYLE: []}
    for hit in wanted.qualities:
        aspect = _ASPECTS.get(hit.concept.kind)
        stray = aspect is Aspect.AUDIENCE and wanted.role(hit) is not Role.PURPOSE and not _FOR_WHOM.search(hit.text)
        if aspect and not stray:
            lists.setdefault(aspect, []).append(hit)
    for hit in wanted.uses:
        kind, tag = hit.concept.kind, hit.concept.tag
        if kind == "education" and tag == "channel":
            lists.setdefault(Aspect.AUDIENCE, []).append(hit)
        drawn = kind == "illustration" and tag == "weak" and not lists[Aspect.STYLE]
        pattern = hit.gloss == "sticker" and _PATTERN.search(hit.text)
        if (drawn or pattern or hit.gloss == "product shot" or kind == "infographic") and _depicts_not(wanted, hit):
            lists[Aspect.STYLE].append(hit)
    return lists


def _depicts_not(wanted: Wanted, hit: Hit) -> bool:
    """Whether a form is how it is drawn, not what it is about: "a talk about maps" is no map."""
    return wanted.role(hit) in {Role.HEAD, Role.PURPOSE}


def _read_format(wanted: Wanted, verdict: Verdict, found: dict[Aspect, Said]) -> None:
    said = read_wish(wanted.masked)  # "2x1" on a flyer is an offer, no format
    words = [
        w
        for w in (
            said.exact,
            said.aspect if said.aspect != "1:1" else None,
            sheet(wanted.text) or said.sheet,
            said.orientation,
        )
        if w
    ]
    if said.transparent:
        words.append("transparent")
    if words:
        found[Aspect.FORMAT] = Said(value=", ".join(dict.fromkeys(words)))
    elif verdict.shape and (verdict.named or verdict.evidence):
        way = {"L": "landscape", "P": "portrait", "S": "square"}.get(verdict.shape)
        if way:
            found[Aspect.FORMAT] = Said(value=way, source=Source.INFERRED, confidence=0.7, evidence=verdict.evidence)


def _read_content(wanted: Wanted, found: dict[Aspect, Said]) -> None:
    main = subject(wanted)
    names = brand_names(wanted)
    firms = [h for h in wanted.firms if wanted.role(h) not in {Role.PLACE, Role.DEPICTED}]
    if names or firms:
        words = ", ".join(dict.fromkeys([*names, *(h.text for h in firms)][:3]))
        found[Aspect.BRAND] = Said(value=words, confidence=0.9, evidence=words)
    words_for_it = topic(wanted, main, firms)
    if words_for_it:
        found[Aspect.SUBJECT] = Said(
            value=words_for_it[:8000], confidence=0.9 if main else 0.7, evidence=wanted.text[:_WHOLE]
        )
    if wanted.recipients and Aspect.AUDIENCE not in found:
        words = _for_whom(wanted, wanted.recipients[0])
        found[Aspect.AUDIENCE] = Said(value=words, confidence=0.9, evidence=words)
    setting = [
        h.text
        for h in wanted.things
        if h.concept.kind == "scene" and (h is not main or h.text not in (words_for_it or ""))
    ]
    setting += [h.text for h in wanted.of_kind("time")]
    if setting:
        words = ", ".join(dict.fromkeys(setting))
        found[Aspect.SETTING] = Said(value=words, confidence=0.85, evidence=words[:300])
    if main is not None and (doing := _action(wanted, main)):
        found[Aspect.ACTION] = Said(value=doing, confidence=0.7, evidence=doing)
    looks = _LOOKS.search(wanted.masked)
    if looks and Aspect.DETAIL not in found:
        found[Aspect.DETAIL] = Said(value=looks.group().strip(), confidence=0.8, evidence=looks.group().strip())
    count = _count(wanted, main)
    if count and main is not None:
        found[Aspect.COUNT] = Said(value=f"{count} {main.text}", confidence=0.9, evidence=f"{count} {main.text}")


def _for_whom(wanted: Wanted, hit: Hit) -> str:
    """The words for somebody it is for, from "for" through their name: "for my grandma Rosa"."""
    if wanted.language == "ja":
        return hit.text
    first, last = hit.first, wanted.through_name(hit)
    while first > 0 and hit.first - first < _NEAR and wanted.tokens[first - 1].kind != "mark":
        first -= 1
        if wanted.role(hit) is Role.PURPOSE and wanted.tokens[first].low in FOR:
            break
    return wanted.text[wanted.tokens[first].start : wanted.tokens[last].end]


def _qualifies(wanted: Wanted, hit: Hit) -> bool:
    """Whether an English place only says which thing is meant: "kitchen wall", "city maps"."""
    after = wanted.tokens[hit.last + 1] if hit.last + 1 < len(wanted.tokens) else None
    noun = (
        after is not None
        and after.kind == "word"
        and after.low not in LITTLE["en"]
        and not after.low.endswith(("ing", "ed"))
    )
    return wanted.language == "en" and noun and not any(h.first == hit.last + 1 for h in wanted.qualities)


def _action(wanted: Wanted, main: Hit) -> str | None:
    """What the subject does, said near it."""
    near = (
        m for m in _ACTION[wanted.language].finditer(wanted.masked) if main.start - 20 <= m.start() <= main.end + 60
    )
    found = next((m for m in near if wanted.language != "en" or _does(wanted, m.start())), None)
    return next(g for g in found.groups() if g) if found else None


def _does(wanted: Wanted, place: int) -> bool:
    """Whether an English -ing word is a verb here: it follows a noun, not an article or adjective ("fishing village")."""
    number = next((n for n, t in enumerate(wanted.tokens) if t.start == place), 0)
    if not number:
        return False
    before = wanted.tokens[number - 1]
    looks = any(h.first <= number - 1 <= h.last for h in (*wanted.qualities, *wanted.colors))
    if any(h.first <= number <= h.last for h in (*wanted.things, *wanted.uses, *wanted.qualities)):
        return False
    verbs = {"is", "are", "was", "were", "who", "and", "him", "her", "them", "just", "while"}
    return (
        before.low in verbs
        or before.low == ","
        or (before.kind == "word" and before.low not in LITTLE["en"] and not looks)
    )


def _count(wanted: Wanted, main: Hit | None) -> str | None:
    if wanted.language == "ja":
        found = _JA_COUNT.search(wanted.masked)
        return found.group(1) if found else None
    if main is None:
        return None
    words = {word for word, n in CARDINALS[wanted.language].items() if 1 < n <= _MOST_COUNTED}
    for number in range(main.first - 1, max(-1, main.first - 4), -1):
        token = wanted.tokens[number]
        if token.low in words or (token.low.isdigit() and len(token.low) < 4):
            return token.text
        if token.low in {"single", "einzelner", "einzelne", "solo", "seul", "seule", "único"}:
            return "1"
        if token.kind == "mark":
            break
    return None
