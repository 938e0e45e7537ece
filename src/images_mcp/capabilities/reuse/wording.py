"""Small turns of phrase that change nothing in a picture: particles, verbs in two parts, hours with weather, how it is made.

Each rule is about closed words and the classes of their neighbours, never about a wish.
"""

import re
from dataclasses import replace

from images_mcp.capabilities.reuse.grammar import PLACES, VERBS
from images_mcp.capabilities.reuse.groups import english_key, known_verbs, synonyms
from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import an_hour, scenery
from images_mcp.capabilities.reuse.vocabulary import Word

_IDLE = frozenset({"about", "around"})
_RAISING = frozenset("hold lift rais rise curl tangl bundl wrap dress pil stack huddl tie roll".split())
_CYCLING = {"cycl", "bicycl"}
_WEATHER = {"fog": "in_the_fog", "rain": "in_the_rain", "snow": "in_the_snow"}
_STREETS = frozenset("street road lane alley avenue path trail corridor highway motorway aisle track".split())
_PARTS = frozenset(
    "ab an auf aus bei ein heim her herab heran heraus herum herunter hervor hin hinauf hinaus hinein hinterher hinunter hoch los "
    "mit nach nieder um vor vorbei weg zu zurück zusammen".split()
)
_MADE = (
    (re.compile(r"illustrated$"), "illustration"),
    (re.compile(r"photographed$"), "photo"),
    (re.compile(r"fotografiert$|fotografiad[oa]s?$"), "foto"),
    (re.compile(r"illustriert$"), "illustration"),
    (re.compile(r"ilustrad[oa]s?$"), "ilustración"),
    (re.compile(r"photographiée?s?$"), "photo"),
    (re.compile(r"illustrée?s?$"), "illustration"),
)
_KEYS = frozenset(english_key(verb) for verb in VERBS)


def worded(words: list[Word], language: str) -> list[Word]:
    """The words of a wish without turns of phrase that say nothing of the picture."""
    words = _hours(_lettered(_reading(words), language), language)
    if language == "en":
        words = _along(_apart(_cycling(_idle(_weather(_has_done(words))))))
    if language == "de":
        words = _in_two_parts(words)
    if language in _LETTING:
        words = _let(words, language)
    if language == "es":  # "le sirve vino a una pareja"
        words = [
            w for w, b in zip(words, [*words[1:], None], strict=True) if not (w.text in _TO_THEM and b and _does(b))
        ]
    if language == "fr":
        words = _at_it(words)
    return _made(words, language)


_TO_THEM = frozenset({"le", "les"})


def _does(word: Word) -> bool:
    return word.kind == "word" and verb_key(word.text, "es") in known_verbs("es")


_LETTERING = frozenset(
    "text word words lettering inscription wording phrase message slogan "
    "wort worte schrift schriftzug aufschrift inschrift beschriftung spruch satz "
    "texto palabra palabras inscripción frase leyenda mensaje lema rótulo "
    "texte mot mots inscription mention phrase légende".split()
)
SAYING = {"en": "saying", "de": "mit_der_aufschrift", "es": "que_dice", "fr": "qui_dit"}


def _lettered(words: list[Word], language: str) -> list[Word]:
    """“And the words ‘Mind the Newts’”, „, Text: ‚Fahr langsam‘“: what a thing says, whatever the words are called."""
    found: list[Word] = []
    for word in words:
        if word.kind == "quote" and found and found[-1].text in _LETTERING:
            start = len(found) - 1
            while start and found[start - 1].kind == "det":
                start -= 1
            apart = start and found[start - 1].kind in {"conj", "pause"}
            if apart or (start and found[start - 1].text in _BEARING):
                found[start - 1 :] = [Word(",", "pause")] * bool(apart) + [Word(SAYING[language], "prep")]
        if word.text in {"it", "them"} and [w.kind for w in found[-2:]] == [
            "quote",
            "prep",
        ]:  # "a mug with ‘Dad’ on it"
            found.pop()
            continue
        found.append(word)
    return found


def _reading(words: list[Word]) -> list[Word]:
    """“A fox that reads” says nothing: there is nothing quoted behind."""
    if words and words[-1].text == SAYING["en"]:
        return [*words[:-1], replace(words[-1], text="read", kind="word", form="ing")]
    return words


def _hours(words: list[Word], language: str) -> list[Word]:
    """“A lighthouse, midnight, fog”, “on a rainy night”, “sunset over a lake”: an hour or a weather that is nothing's own is when.

    What stands behind an hour that opens a wish is what is to be seen then.
    """
    found: list[Word] = []
    for at, word in enumerate(words):
        behind, following = [*words[at + 1 : at + 3], *[Word(",", "pause")] * 2][:2]
        when = _when(word, language)
        start = len(found)
        while (when or word.text in _DAY) and start and found[start - 1].kind in {"det", "time"}:
            start -= 1
        opens = not start or found[start - 1].kind == "pause"
        alone = opens and behind.kind == "pause" and len(words) > _ALONE
        of_another = opens and behind.text in _OF and bool(_when(following, language))  # "nuit de tempête"
        set_in = behind.text in _OVER and any(scenery(w.text, language) for w in words[at + 2 : at + _FAR])
        over = behind.text in _ABOVE or (set_in and when not in _FALLING)  # fog in a glass is no weather
        shows = opens and (over or behind.kind == "conj" or behind.text in _BEARING)
        during = not opens and found[start - 1].text in _DURING and behind.kind not in {"word", "quote"}
        within = not opens and found[start - 1].text in _DURING
        if word.text in _DAY and start < len(found) and found[-1].kind == "time" and (opens or within):
            found[start - within :] = [w for w in found[start:] if w.kind == "time"]  # "on a foggy day"
            continue
        wrapped = next((n for n in (1, 2) if start >= n and _WRAPPED.match(found[start - n].raw)), 0)
        if not when or not (alone or of_another or shows or during or wrapped):
            found.append(word)
            continue
        found[start - (wrapped or during) :] = [w for w in found[start:] if w.kind == "time"]
        found.append(Word(when, "time", raw=word.raw))
        nothing_else = len(found) == 1 and not any(w.kind == "pause" for w in words[at:])
        if of_another or (shows and over and nothing_else):
            words[at + 1] = Word("", "time")
        elif shows and not over:
            words[at + 1] = Word(",", "pause")
    return [w for w in found if w.text]


def _when(word: Word, language: str) -> str:
    """What is said for a noun of an hour or a weather where it stands alone; "" for any other word."""
    known = word.kind == "word" and ("_" in word.text or an_hour(word.text, language))
    return synonyms(language).hours.get(word.text, "") if known else ""


_ALONE = 3
_FAR = 6
_DURING = frozenset("surrounded_by in on at during an bei während en por durante bajo dans par pendant sous à".split())
_BEARING = frozenset("with mit con avec".split())
_OF = frozenset({"of", "de"})
_ABOVE = frozenset("over above über über_de sobre au_dessus_de oberhalb".split())
_OVER = _ABOVE | PLACES | {"encima_de"}
_DAY = frozenset("day tag día jour".split())
_WRAPPED = re.compile(
    r"(?:shroud|envelop|wrap|engulf|wreath|umgeben|umhüllt|gehüllt|eingehüllt|rodead|envuelt|entour|envelopp|noy[ée])"
)
"""Who is in a weather: "a tree wrapped in fog", "entouré de brouillard"."""
_FALLING = frozenset(
    "in_the_snow in_the_rain in_regen bei_schneefall bajo_la_nieve bajo_la_lluvia sous_la_pluie".split()
)
"""Weathers that lie where they fell: snow on a roof is not the whole picture's."""


def _has_done(words: list[Word]) -> list[Word]:
    """“A fox that has stolen a hen” stole it; a house that has painted walls is a house with painted walls."""
    found = list(words)
    for at, word in enumerate(found[:-2]):
        deed, behind = found[at + 1], found[at + 2]
        if (
            word.text == "with"
            and word.raw in {"that", "which", "who"}
            and deed.form == "ed"
            and behind.kind in {"det", "num"}
        ):
            found[at : at + 2] = [Word("that", "rel"), replace(deed, form="ing")]
            break
    return found


def _weather(words: list[Word]) -> list[Word]:
    """“In the morning mist”: in the morning, in the mist."""
    return [
        Word(_WEATHER[word.text], "time") if at and words[at - 1].kind == "time" and word.text in _WEATHER else word
        for at, word in enumerate(words)
    ]


def _idle(words: list[Word]) -> list[Word]:
    """“Splash about in a puddle” is to splash in it."""
    found: list[Word] = []
    for at, word in enumerate(words):
        behind = words[at + 1].kind if at + 1 < len(words) else "pause"
        deed = bool(found) and (found[-1].form == "ing" or english_key(found[-1].text) in _KEYS | _RAISING)
        raised = word.text == "up" and deed and english_key(found[-1].text) in _RAISING
        if not (raised or (word.text in _IDLE and deed and behind in {"prep", "pause", "time"})):
            found.append(word)
    return found


def _cycling(words: list[Word]) -> list[Word]:
    """Who is cycling is on a bicycle."""
    named = any(w.text == "bicycle" for w in words)
    ridden = [] if named else [Word("on", "prep"), Word("a", "det"), Word("bicycle", "word", raw="bicycle")]
    found: list[Word] = []
    for word in words:
        found += ridden if word.text in _CYCLING and word.form == "ing" else [word]
    return found


def _apart(words: list[Word]) -> list[Word]:
    """“Blowing the candles out” is blowing out the candles."""
    found = list(words)
    for at in range(len(found) - 1, 1, -1):
        last = at + 1 == len(found) or found[at + 1].kind in {"pause", "conj"}
        if found[at].text not in _PARTICLES or not last:
            continue
        start = at - 1
        while start and found[start].kind in {"det", "num", "word"} and not _deed(found[start]):
            start -= 1
        if start < at - 1 and _deed(found[start]):
            found.insert(start + 1, replace(found.pop(at), kind="word"))
    return found


def _deed(word: Word) -> bool:
    return word.form in {"ing", "ed"} or (word.form == "s" and word.text in VERBS)


_PARTICLES = frozenset("out away back apart".split())


def _along(words: list[Word]) -> list[Word]:
    """“Down a street” is along it; down a hill is not."""
    found = list(words)
    for at, word in enumerate(found):
        behind = [w for w in found[at + 1 : at + 5] if w.text in _STREETS] if word.text == "down" else []
        between = found[at + 1 : found.index(behind[0], at)] if behind else []
        if behind and all(w.kind in {"det", "word"} for w in between):
            found[at] = replace(word, text="through", kind="prep")
    return found


def _in_two_parts(words: list[Word]) -> list[Word]:
    """„Ein Hund läuft einem Ball nach“: to run after something is one verb."""
    found = list(words)
    for at in range(len(found) - 1, 1, -1):
        last = at + 1 == len(found) or found[at + 1].kind in {"pause", "conj"}
        if not last or found[at].text not in _PARTS or found[at].raw != found[at].text:
            continue
        start = next((n + 1 for n in range(at - 1, -1, -1) if found[n].kind in {"pause", "conj"}), 0)
        verbs = (n for n in range(start, at) if found[n].kind == "word" and not found[n].capital)
        verb = next((n for n in verbs if verb_key(found[n].text, "de") in known_verbs("de")), None)
        if verb is not None:
            whole = f"{found[at].text}{verb_key(found[verb].text, 'de')}"
            found[verb] = replace(found[verb], text=f"{_SAID_AS.get(whole, whole)}t")
            del found[at]
    return found


_SAID_AS = dict.fromkeys(
    (f"{part}{verb}" for part in ("nach", "hinterher") for verb in ("lauf", "renn", "jag")), "hinterherlauf"
)


_LETTING = {"de": "lass", "es": "hac", "fr": "fai"}
_INFINITIVES = {"de": re.compile(r"n$"), "es": re.compile(r"[aei]r$"), "fr": re.compile(r"(?:er|ir|re)$")}
_FINITE = {"de": "t", "es": "a", "fr": "e"}
_GOING_ON = {"es": (re.compile(r"ndo$"), "ando"), "fr": (re.compile(r"ant$"), "ant")}


def _let(words: list[Word], language: str) -> list[Word]:
    """„Lässt einen Drachen steigen“, "faisant voler un cerf-volant": who lets something rise does it."""
    for at, word in enumerate(words):
        if word.kind != "word" or word.capital or verb_key(word.text, language) != _LETTING[language]:
            continue
        end = next((n for n in range(at, len(words)) if words[n].kind in {"pause", "conj"}), len(words))
        deed = next(
            (n for n in ((at - 1, end - 1) if language == "de" else (at + 1,)) if _infinitive(words, n, language)), at
        )
        if deed == at:
            continue
        going, ending = _GOING_ON.get(language, (None, ""))
        ending = ending if going is not None and going.search(word.text) else _FINITE[language]
        done = replace(words[deed], text=_INFINITIVES[language].sub("", words[deed].text).removesuffix("e") + ending)
        return [done if n == at else w for n, w in enumerate(words) if n != deed]
    return words


def _infinitive(words: list[Word], at: int, language: str) -> bool:
    if not 0 <= at < len(words) or words[at].kind != "word" or words[at].capital:
        return False
    known = verb_key(words[at].text, language) in known_verbs(language)
    return known and bool(_INFINITIVES[language].search(words[at].text))


def _at_it(words: list[Word]) -> list[Word]:
    """“En train de courir” is "courant"."""
    found = list(words)
    for at in range(len(found) - 4, -1, -1):
        if [w.text for w in found[at : at + 3]] == ["en", "train", "de"] and _INFINITIVE.search(found[at + 3].text):
            found[at : at + 4] = [replace(found[at + 3], text=_INFINITIVE.sub("ant", found[at + 3].text))]
    return found


_INFINITIVE = re.compile(r"(?:er|ir|re)$")


def _made(words: list[Word], language: str) -> list[Word]:
    """“…, illustrated”, „von oben fotografiert“: how the picture is made, said by itself."""
    found: list[Word] = []
    agents = {"en": "by", "de": "von", "es": "por", "fr": "par"}
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else Word("", "pause")
        style = next((name for shape, name in _MADE if shape.match(word.raw)), None)
        alone = behind.kind in {"pause", "time"} or (behind.kind == "prep" and behind.text != agents[language])
        if style and word.kind == "word" and alone and (not found or found[-1].kind in {"pause", "time", "word"}):
            found += [Word(",", "pause")] * bool(found) + [Word(style, "word", raw=style), Word(",", "pause")]
            continue
        found.append(word)
    return found
