"""What somebody takes back while they speak: "an owl, no wait, a hawk" wants a hawk.

A correction has three parts (E. Shriberg, "Preliminaries to a Theory of Speech Disfluencies", 1994): what is taken back, words
that say so, and what is meant. The words that say so are few in every language; what is taken back is found from what is meant:
the nearest thing, colour, number or phrase of its kind before it. What is found nowhere changes nothing.
"""

import re
from functools import cache
from itertools import takewhile

from images_mcp.engines.minds.rules.lexicon import Hit
from images_mcp.engines.minds.rules.structure import Wanted, take_apart
from images_mcp.engines.minds.rules.words import ARTICLES, LITTLE, stem
from images_mcp.kernel.numerals import CARDINALS

# Per language: words that take back, and words that may stand around them.
_BACK = {
    "en": r"no(?=[,.!…—-]|\s+(?:wait|sorry|not?|actually|make|hang|hold|scratch|rather|better)\b)|nope|wait|hang on|hold on|sorry|scratch that|strike that|delete that|scrap that"
    r"|correction|(?:or )?rather|i meant?|i mean to say|make (?:that|it)|well not|on second thoughts?|actually(?=\s+(?:no|not|an?|the|make|let|two|three)\b)",
    "de": r"nein|nee|quatsch|stopp?|moment|halt|warte|sorry|entschuldigung|verzeihung|pardon|korrektur|ich mein(?:e|te)?|besser gesagt|vielmehr|oder nein|(?:oder |nee |nein )?doch lieber|oder besser|äh",
    "es": r"no(?=[,.…]|\s+(?:espera|mejor|perdón|bueno)\b)|espera|perd[oó]n|mejor dicho|digo|quiero decir|quería decir|corrijo|me equivoqué|o mejor|o más bien|mejor(?= una?\b)",
    "fr": r"non(?! loin)|attend[sz]?|attendez|pardon|désolée?|ou plutôt|plutôt|je veux dire|je voulais dire|correction|ou mieux",
}
_AROUND = {
    "en": r"oh|uh|um|er|erm|hmm?|ah|well|ok|okay|yes|yeah|so|but|or|and|actually|maybe|better|rather|let's (?:say|do|have|make it)|make it|it's|wait|no|please|yes",
    "de": r"ach|äh|ähm|oh|also|oder|doch|lieber|eher|besser|jetzt|mach|nimm|bitte|sondern|ja|nein|so",
    "es": r"bueno|pues|eh|ay|uy|ah|o|mejor|sino|que sea|ponle|pon|más bien|ya|sí|no",
    "fr": r"euh|enfin|bon|ah|oh|finalement|plutôt|mais|ou|voilà|mets|oui|non|tiens",
}
_NOT = {
    "en": r"not|no",
    "de": r"nicht|keine?[nmrs]?",
    "es": r"no",
    "fr": r"pas|non pas|pas d['’]",
}
# What somebody meant to ask for first, up to the word behind which stands what they want now.
_AT_FIRST = {
    "en": r"\b(?:i|we)(?:'d| had)? (?:was|were)? ?(?:first |at first |originally )?(?:going to (?:ask|say|do|have|get)|about to|wanted|thought|said|meant)\b[^.:!?]*?[,;]?\s(?:but(?: (?:then|now|actually|in the end))?|now|then)[,]?\s+",
    "de": r"\b(?:(?:ich|wir) (?:wollten?|hatten?|dachten?)|(?:erst|zuerst|eigentlich) (?:wollten?|hatten?|dacht'?e?) (?:ich|wir))\b[^.:!?]*?[,;]?\s(?:aber(?: (?:jetzt|dann|nun))?|jetzt aber|dann doch|doch jetzt)[,]?\s+",
    "es": r"\b(?:yo )?(?:iba a|pensaba|había(?:mos)? (?:pensado|dicho)|quería|al principio quería)\b[^.:!?]*?[,;]?\s(?:pero(?: (?:al final|ahora|bueno))?|al final)[,]?\s+",
    "fr": r"\b(?:je (?:voulais|pensais)|j'(?:avais (?:pensé|dit)|allais)|(?:au départ|d'abord) (?:je|j')\s?\w+)\b[^.:!?]*?[,;]?\s(?:mais(?: (?:finalement|maintenant|bon|en fait))?|finalement)[,]?\s+",
}
# What only tells more of it: "I wanted a cat but with wings".
_GOES_ON = "with|without|in|on|not|no|mit|ohne|im|auf|nicht|con|sin|en|avec|sans|dans|pas|sur"
_MARK = r"[,.;:!?…—–\s-]"
_ENDS = re.compile(r"[,.;:!?…()—–\n]|\s-\s")
_SENTENCE = re.compile(r"[.!?…]\s")
_IS = frozenset("is are was were isn't it's ist sind war es son era est sont était".split())
_MOST, _FAR, _SENTENCES = 8, 3, 2
_LIVING = frozenset({"person", "being", "animal"})


@cache
def _said(language: str) -> re.Pattern[str]:
    """Words that take something back, from the mark before them to what is meant, with what they deny by name."""
    words = f"{_BACK[language]}|{_AROUND[language]}"
    return re.compile(
        rf"(?i)(?:^|(?<=[,.;:!?…—–)])|(?<=\s-))\s*(?:(?:{_AROUND[language]})\b{_MARK}*)*(?<!\w)(?:{_BACK[language]})(?!\w)(?:{_MARK}+(?:{words})(?!\w))*{_MARK}+"
        rf"(?:(?:{_NOT[language]})\s+(?P<denied>[^,.;:!?…]+)[,.;:!?…]+\s*(?:(?:{words})\b{_MARK}*)*)?"
    )


def corrected(text: str, language: str) -> str:
    """The text as it was meant: without what was taken back and the words that said so."""
    if language == "ja":
        return _JA_REPLACED.sub("", _JA_AT_FIRST.sub("", text))
    first = re.search(rf"{_AT_FIRST[language]}(?!(?:{_GOES_ON})\b)", text, re.IGNORECASE)
    if first and take_apart(text[first.end() :] or ".", language).things:
        text = text[: first.start()] + text[first.end() :]
    at = 0
    for _ in range(_MOST):
        found = _said(language).search(text, at)
        if found is None:
            break
        repaired = _repaired(text, found, language)
        at = found.end() if repaired is None else max(0, found.start() - 1)
        text = text if repaired is None else repaired
    return text


def _repaired(text: str, found: re.Match[str], language: str) -> str | None:
    """The text with what was taken back exchanged for what is meant; None where nothing of its kind stands before."""
    wanted, end = take_apart(text, language), len(text[: found.start()].rstrip(" ,.;:!?…—–-"))
    denied = found["denied"] or ""
    start, stop = _up_to_mark(text, found.end())
    if not denied and _reasons(wanted, start, stop, end):  # "no, everybody has robins, make it a wren"
        denied = text[start:stop]
        around = re.compile(rf"(?i){_MARK}*(?:(?:{_AROUND[language]}|{_BACK[language]})\b{_MARK}*)*").match(text, stop)
        start, stop = _up_to_mark(text, around.end() if around else stop)
    meant = text[start:stop]
    if not end or not meant:
        return None
    head = _head(wanted, start, stop)
    if any(t.low in _IS for t in wanted.tokens if start <= t.start < stop):
        return None  # "I mean the bun is two waffles"
    target = (
        (_denied(wanted, denied, end) if denied else None)
        or _begun_again(wanted, start, end)
        or _of_its_kind(wanted, head, start, end)
    )
    target = target or _fresh(wanted, start, end)
    if target is None:
        return None
    goes_on = _goes_on(wanted, head) if head else len(meant.split()) > _FAR
    kept = "" if goes_on else text[target[1] : end]
    lead = text[: target[0]]
    begins = not lead.strip() or lead.rstrip()[-1] in ".!?"
    return f"{lead}{meant[:1].upper() + meant[1:] if begins else meant}{kept}{text[stop:]}"


def _up_to_mark(text: str, start: int) -> tuple[int, int]:
    """A stretch from a place up to the next mark."""
    end = _ENDS.search(text, start)
    return start, start + len(text[start : end.start() if end else len(text)].rstrip())


def _reasons(wanted: Wanted, start: int, stop: int, end: int) -> bool:
    """Whether a stretch says why something named before `end` is taken back, and not what is meant."""
    words = [t for t in wanted.tokens if start <= t.start < stop]
    named = [h for h in wanted.things if start <= h.start < stop]
    again = any(_alike(wanted, h, named_too) for h in wanted.things if h.end <= end for named_too in named)
    opens = bool(words) and (words[0].low in LITTLE[wanted.language] or words[0].low in CARDINALS[wanted.language])
    opens = opens or any(h.start == start for h in (*wanted.things, *wanted.colors, *wanted.qualities))
    return again and (not opens or any(t.low in _IS for t in words))


def _alike(wanted: Wanted, one: Hit, other: Hit) -> bool:
    return stem(one.text, wanted.language) == stem(other.text, wanted.language)


def _head(wanted: Wanted, start: int, stop: int) -> Hit | None:
    """What a phrase names: its first thing, or where it names none its first colour or look."""
    for layer in (wanted.things, wanted.colors, wanted.qualities):
        if inside := [h for h in layer if start <= h.start and h.end <= stop]:
            return min(inside, key=lambda h: h.start)
    return None


def _goes_on(wanted: Wanted, head: Hit) -> bool:
    """Whether more follows a thing up to the next mark than belongs to it: "a guitar | on a wall", not "a guitar red"."""
    looks = (*wanted.colors, *wanted.qualities)
    rest = takewhile(lambda t: t.kind != "mark", wanted.tokens[head.last + 1 :])
    return any(not any(h.start <= t.start < h.end for h in looks) for t in rest)


def _begun_again(wanted: Wanted, start: int, end: int) -> tuple[int, int] | None:
    """The clause, or from its preposition on the phrase, that begins with the same word as what is meant."""
    rows = [n for n, t in enumerate(wanted.tokens) if t.end <= end]
    again = next((t.low for t in wanted.tokens if t.start >= start), "")
    if again in ARTICLES[wanted.language] or again in CARDINALS[wanted.language]:
        return None
    opening = next((n for n in reversed(rows) if not n or wanted.stops(n - 1)), 0)
    same = [n for n in rows if wanted.tokens[n].low == again and (n == opening or again in LITTLE[wanted.language])]
    return (wanted.tokens[same[-1]].start, end) if same else None


def _of_its_kind(wanted: Wanted, head: Hit | None, start: int, end: int) -> tuple[int, int] | None:
    """The nearest phrase before a place that names the same or something of the same kind; a bare number right before one."""
    numbers = CARDINALS[wanted.language]
    last = next((t for t in reversed(wanted.tokens) if t.end <= end), None)
    first = next((t for t in wanted.tokens if t.start >= start), None)
    if last and first and last.low in numbers and first.low in numbers:
        return last.start, end
    if head is None:
        return None
    layer = next(rows for rows in (wanted.things, wanted.colors, wanted.qualities) if head in rows)
    before = [h for h in layer if h.end <= end and len(_SENTENCE.findall(wanted.text[h.end : end])) < _SENTENCES]
    same = [h for h in before if _alike(wanted, h, head)]
    kind = [h for h in before if h.concept.kind == head.concept.kind]
    living = [h for h in before if {h.concept.kind, head.concept.kind} <= _LIVING]
    found = max(same or kind or living, key=lambda h: h.start, default=None)
    if found is None:
        return None
    opening, again = _opening(wanted, found, head), _opening(wanted, head, found)
    while opening and again and wanted.tokens[again - 1].start >= start and _like(wanted, opening - 1, again - 1):
        opening, again = opening - 1, again - 1
    stop = found.end
    if head.concept.layer == "thing":  # with the looks that follow it: "un chat | noir"
        for hit in sorted((*wanted.colors, *wanted.qualities), key=lambda h: h.start):
            stop = hit.end if stop + 1 == hit.start and hit.end <= end else stop
    return wanted.tokens[opening].start, stop


def _like(wanted: Wanted, one: int, other: int) -> bool:
    """Whether two words are the same, or both prepositions: "gegen einen Drachen", "mit einem Drachen"."""
    low, too = wanted.tokens[one].low, wanted.tokens[other].low
    hits = (*wanted.things, *wanted.colors, *wanted.qualities)
    empty = low in LITTLE[wanted.language] or not any(h.first <= one <= h.last for h in hits)
    return low == too or (empty and too in LITTLE[wanted.language] - ARTICLES[wanted.language])


def _opening(wanted: Wanted, hit: Hit, other: Hit) -> int:
    """The number of the word a thing's phrase begins with: its article or number, else a look or a word the other has too."""
    first, looks = hit.first, (*wanted.colors, *wanted.qualities, *wanted.things)
    if hit.concept.layer != "thing":
        return first
    shared = {t.low for t in wanted.tokens[max(0, other.first - _FAR) : other.first]}
    for number in range(hit.first - 1, max(-1, hit.first - 1 - _FAR), -1):
        token = wanted.tokens[number]
        relative = wanted.language == "de" and number and wanted.stops(number - 1)  # "…, der Geige spielt"
        if token.kind == "mark" or relative:
            break
        if token.low in ARTICLES[wanted.language] or token.low in CARDINALS[wanted.language]:
            return number
        if token.low in LITTLE[wanted.language]:
            break
        if token.low in shared or any(h.first <= number <= h.last for h in looks):
            first = number
    return first


def _denied(wanted: Wanted, denied: str, end: int) -> tuple[int, int] | None:
    """The phrase before a place that a denial repeats: "a heron, no, not a heron"."""
    repeated = {
        stem(w, wanted.language) for w in re.findall(r"\w+", denied) if w.casefold() not in LITTLE[wanted.language]
    }
    for number, token in reversed(list(enumerate(wanted.tokens))):
        if token.end <= end and stem(token.low, wanted.language) in repeated:
            hit = next((h for h in wanted.things if h.first <= number <= h.last), None)
            first = _opening(wanted, hit, hit) if hit else number
            return wanted.tokens[first].start, hit.end if hit else token.end
    return None


def _fresh(wanted: Wanted, start: int, end: int) -> tuple[int, int] | None:
    """Where nothing of its kind is known: all of the sentence from its first article or number on."""
    begins = ARTICLES[wanted.language] | set(CARDINALS[wanted.language])
    if next((t.low for t in wanted.tokens if t.start >= start), "") not in begins:
        return None
    since = max((m.end() for m in _SENTENCE.finditer(wanted.text, 0, end)), default=0)
    first = next((t for t in wanted.tokens if since <= t.start and t.end <= end and t.low in begins), None)
    return (first.start, end) if first else None


_JA_NOUN = (
    r"(?:(?:[一-龯々〆ァ-ヶーA-Za-z0-9]+(?:(?:の|な|い|しい|った)(?=[一-龯々〆ァ-ヶー]))?)+い?"
    r"|(?:^|(?<=[、。…・\s「」をがはにでともるうくすつぬぶむ]))[ぁ-ん]{2,6}?)"
)
_JA_AROUND = r"(?:あ|えっと|えーと|うーん|いや|やっぱり|やっぱ|やはり)[、。…]?"
_JA_REPLACED = re.compile(
    rf"{_JA_NOUN}[、。…・\s]*(?:じゃなくて?|ではなくて?|じゃなかった|[のを](?:代わ|かわ)りに|[をは]やめ(?:て(?!くだ|下)|にして))[、。]?\s*(?:{_JA_AROUND})*"
    rf"|(?:{_JA_NOUN}|[^、。]+を[^、。]{{1,4}}て)[、。…・\s]+(?:{_JA_AROUND})*(?:いや|違う|ちがう|ううん|間違えた|まちがえた|ちゃうわ?|というか|ていうか|やっぱり)[、。…]?(?:{_JA_AROUND})*"
)
_JA_AT_FIRST = re.compile(
    r"(?:最初は|はじめは|初めは)?[^、。]*?(?:しようと思っ[たて]|つもりだった|って言ってた|と言いました)[ぁ-ん]*[、。](?:(?:やっぱり|やっぱ)?やめ(?:た|て|ました)[、。])?"
)
