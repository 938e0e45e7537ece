"""The thing a clause speaks of: the noun phrase a complaint is about or a wish is for, in five languages.

No parser: a phrase runs from its article to the next little word, verb or mark. Phrases that tell of a reason, a
likeness or the people who will see the picture are no things in it.
"""

import re
from dataclasses import dataclass

from images_mcp.engines.minds.rules.instructions.lexicon import pole
from images_mcp.engines.minds.rules.instructions.meanings import Meanings
from images_mcp.engines.minds.rules.words import LITTLE

_ARTICLES = {
    "en": r"the|his|her|its|their|that|those|these|this|my|our|your",
    "de": r"der|die|das|den|dem|des|diese[rsmn]?|sein\w{0,2}|ihr\w{0,2}|ihrem|mein\w{0,2}|unser\w{0,2}",
    "es": r"el|la|los|las|al|del|es[eao]s?|est[eao]s?|su|sus",
    "fr": r"le|la|les|du|des|au|aux|cet|cette|ce|ces|son|sa|ses|leurs?",
}
_LOOSE = {
    "en": r"an?|some|any|no|more|fewer|another|one|two|three|all",
    "de": r"ein\w{0,2}|kein\w{0,2}|mehr|weniger|noch",
    "es": r"una?|un[oa]s|ning[uú]n\w?|más|menos",
    "fr": r"une?|des|de|plus|moins",
}
# What stands before a phrase that is a reason, a likeness or a destination.
_ASIDE = {
    "en": "for like than as into from with to by because since until after before without off past",
    "de": "für fürs wie als zu zum zur mit aus nach bei beim wegen seit ohne",
    "es": "para como por con hasta desde sin de del al",
    "fr": "pour comme par avec sans dans chez de du des au aux",
}
_PLACED = {"en": "in on at behind over under of", "de": "in im an am auf hinter über", "es": "en sobre", "fr": "sur"}
_VERBS = {
    "en": r"\w{2,}(?:ing|n't)|'?s|needs?|wants?|looks?|feels?|seems?|reads?|comes?|came|goes|went|gets?|got|ha[sd]|have|was|were|"
    r"could|must|might|may|shall|ought|sinks?|blends?|stands?|sits?|says?|appears?|turns?|belongs?|stays?|gives?|takes?|makes?|made|"
    r"reall?y|quite|rather|still|too|way|far|bit|now|again|please|though|back|forward|properly|lo+ks|matters?|matches|fades?|"
    r"disappears?|vanish\w*|melts?|drowns?|glows?|hurts?|pops?|screams?|stuff|cos|because|since|please|instead|maybe|"
    r"never|always|\w{4,}ly|down|off|away|out|up|slightly|lot|has|had|did|does|kind|sort",
    "de": r"ist|sind|war\w*|wirkt|wirken|sieht|sehen|muss|müssen|soll\w*|darf|dürfen|könnte\w*|kann|hat|haben|geht|"
    r"wird|werden|macht|steht|braucht|fehlt|mal|ja|doch|bitte|viel|etwas|zu|sehr|mehr|weniger",
    "es": r"está|están|es|son|parece\w?|se|ni|no|tiene\w?|debe\w?|queda\w?|muy|más|menos|casi|por",
    "fr": r"est|sont|fait|font|a|ont|doit|paraît|semble\w*|manque\w*|trop|plus|moins|très|penche|bien",
}
_NOT_THINGS = {
    "en": r"eyes?|head|page|phone|client|customers?|partners?|boss|team|daughter|son|toddlers?|kids?|glasses|print(?:er|out)?|screen|"
    r"way|kind|sort|one|ones|other|rest|bit|lot|whole|point|moment|time|style|feel|vibe|look|place|edges|mood|tones?|colou?rs?|"
    r"lot|end|thing|things|stuff|job|brief|audience|wife|husband|mum|nan|monitor|wall behind",
    "de": r"Augen?|Brille|Kunden?|Chef\w*|Ganze|Bild|Stimmung|Farben?|Licht|Art|Handy|Druck|Teil|Seiten?",
    "es": r"ojos|cliente\w?|jef[ea]|todo|imagen|foto|colores|luz|verdad|lados?|aire|dos",
    "fr": r"yeux|clients?|image|photo|couleurs?|lumière|côtés?|air|ambiance|tout",
}  # fmt: skip
_PARTICLES = frozenset("up down off out away back bit lot far way mal zu muy más trop plus".split())
_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_LONGEST, _FEW = 4, 2
_LONGEST_WORDS = 60
_TOPIC = re.compile(
    r"([^\s、。はがをのにもって!?]{1,12}?(?:の[^\s、。はがをのにも]{1,8}?)??)(?:が|は|を|って|、|も(?!っと|う)|に(?!して|し))"
)
_JA_NOT = re.compile(
    r".*(?:感じ|雰囲気|全体|画像|写真|もっと|もう少し|少し|ちょっと|全然|すぎ|っぽい|色|社内報|目|後ろ|照明|光)"
)


_SPOKEN = {
    "en": "it they them i we you he she this that there is are be when where who so not would will from like down just get".split(),
    "de": "es sie er ich wir du man ist sind wo wenn so nicht mal und wär wäre hätte".split(),
    "es": "se que es son está yo no si ni fueran fuera sea hace falta".split(),
    "fr": "ça il ils on je que est sont ne si me te veux".split(),
}


def sentence_like(phrase: str, language: str) -> bool:
    """Whether a phrase is more of a sentence than a name."""
    words = [w.casefold() for w in re.findall(r"[\w'’]+", phrase)]
    if len(words) < _FEW:
        return False
    return (
        len(words) > 7
        or "," in phrase
        or words[-1] in LITTLE.get(language, ())
        or any(w in _SPOKEN.get(language, ()) for w in words)
    )


def all_of(text: str, meanings: Meanings) -> list[str]:
    """Every thing a text speaks of, in order, indefinite ones too."""
    if meanings.language == "ja":
        match = re.fullmatch(
            r"(.+?)(?:じゃなくて|ではなくて?|の代わりに|より)、?(.+?)(?:です|にして.*|がいい.*|だよ.*)?[。!]?", text
        )
        return [match.group(1), match.group(2)] if match else []
    found = [p for p in _phrases(text, meanings, loose=True) if not _no_thing(p, meanings)]
    return list(dict.fromkeys(meanings.thing(" ".join(p.words)) for p in found))


@dataclass(frozen=True)
class _Phrase:
    words: tuple[str, ...]
    weight: float


def spoken_of(text: str, meanings: Meanings, *, loose: bool = False, anything: bool = False) -> str | None:
    """The thing a text speaks of; None where it speaks of the whole picture.

    `loose`: an indefinite phrase will do ("a hat"). `anything`: there must be one, so a bare noun will do too.
    """
    if meanings.language == "ja":
        return _japanese(text, meanings)
    found = [p for p in _phrases(text, meanings, loose=loose) if not _no_thing(p, meanings)]
    best = max(found, key=lambda p: p.weight, default=None)
    if best is None or (best.weight < 0 and not anything):
        return None
    return meanings.thing(" ".join(best.words))


def _phrases(text: str, meanings: Meanings, *, loose: bool) -> list[_Phrase]:
    language = meanings.language
    words = _WORD.findall(text)[:_LONGEST_WORDS]
    starts = re.compile(_ARTICLES[language] + (f"|{_LOOSE[language]}" if loose else ""), re.IGNORECASE)
    asides, placed = _ASIDE[language].split(), _PLACED[language].split()
    found = []
    for at, word in enumerate(words):
        elided = re.match(r"(?:l|d)['’](\w.*)", word, re.IGNORECASE) if language == "fr" else None
        if not starts.fullmatch(word) and not elided:
            follows = " ".join(words[at + 1 : at + 2])
            if (at == 0 or words[at - 1] in ".!?") and _subject(word, follows, language):
                found.append(_Phrase((word,), 0.9))
            continue
        body = ([elided.group(1)] if elided else []) + words[at + 1 : at + 1 + _LONGEST]
        noun = _noun(body, language, keep=bool(elided))
        if not noun:
            continue
        noun = noun + _belonging(words[at + 1 + len(noun) - bool(elided) :], language)
        before = words[at - 1].casefold() if at else ""
        after = words[at + 1 + len(noun) - bool(elided) :][:1]
        weight = 1.0 - 0.02 * at
        weight -= 3.0 if before in asides else 0.6 if before in placed else 0.0
        if after and re.fullmatch(_VERBS[language] + r"|is|are|'s|:|should|can|could", after[0], re.IGNORECASE):
            weight += 0.5
        if word.casefold() in {"my", "our", "your"} and before not in placed:
            weight -= 0.4
        found.append(_Phrase(tuple(noun), weight))
    return found


def _belonging(rest: list[str], language: str) -> list[str]:
    """What a Romance noun is of: "le nom de la péniche"."""
    if language not in {"es", "fr"}:
        return []
    match = re.match(r"((?:de (?:la |los |las )?|du |des |del |d['’]|de l['’])\w{3,})", " ".join(rest[:3]))
    return match.group(1).split() if match else []


def _subject(word: str, follows: str, language: str) -> bool:
    """Whether a sentence begins with a bare noun: "kid looks thirty"."""
    verb = re.fullmatch(_VERBS[language] + "|is|are", follows, re.IGNORECASE)
    known = word.casefold() in LITTLE[language] or re.fullmatch(_VERBS[language], word, re.IGNORECASE)
    particle = follows.casefold() in _PARTICLES
    return bool(word.isalpha() and verb and not particle and not known and not pole(word, language))


def _noun(body: list[str], language: str, *, keep: bool) -> list[str]:
    noun: list[str] = []
    for word in body:
        low = word.casefold()
        verb = re.fullmatch(_VERBS[language], low) and (noun or language != "en" or not low.endswith("ing"))
        if not re.match(r"\w", word) or ((low in LITTLE[language] or verb) and not (keep and not noun)):
            break
        if noun and language in {"es", "fr"} and pole(word, language):
            break
        if language == "en" and noun and (found := pole(low, "en")) and found.compared:
            break
        noun.append(re.sub(r"['’]s$", "", word))
        if word.endswith(("'s", "’s")) and len(noun) > 0:
            break
        if language == "de" and word[:1].isupper():
            break
    if language == "de" and not (noun and noun[-1][:1].isupper()):
        return []
    return noun[:3]


def _no_thing(phrase: _Phrase, meanings: Meanings) -> bool:
    said = " ".join(phrase.words)
    last = phrase.words[-1]
    barred = re.compile(_NOT_THINGS[meanings.language], re.IGNORECASE)
    named = pole(said, meanings.language)
    return bool(
        meanings.neutral(said)
        or barred.fullmatch(last)
        or "QQ" in said
        or meanings.is_("pronouns", said)
        or (named and named.part in {"adj", "noun"})
    )


def _japanese(text: str, meanings: Meanings) -> str | None:
    for match in _TOPIC.finditer(text):
        name = match.group(1)
        if not _JA_NOT.match(name) and not pole(name, "ja") and not meanings.neutral(name):
            return meanings.thing(name)
    return None
