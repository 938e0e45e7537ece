"""The words for what a picture shows: around the thing, the event or the firm, or what remains once asking is gone."""

import re

from images_mcp.engines.minds.rules.lexicon import Hit
from images_mcp.engines.minds.rules.settling import MAKING
from images_mcp.engines.minds.rules.structure import SHOWING, Role, Wanted
from images_mcp.engines.minds.rules.words import LITTLE, Token, fold

_RAMBLING = 9
_BREAKS = frozenset(
    "vom zum zur beim am ins fürs al del au aux of for with on in at and showing from about von mit für auf im und de del con para en y d' du des avec pour sur dans et draw make me paint create "
    "über sobre vor am need want i we wir ich brauche by into to under over".split()
)
_OF = frozenset("aux au of from von vom de del des du d'".split())
_PRONOUNS = frozenset("i we you they ich wir du sie je nous vous ils elles yo nosotros ellos".split())
_RELATIVES = frozenset("who that qui que quien die der das".split())
_NOUN, _SHORT = 3, 2
_ENDS = frozenset(
    "for für para pour called named namens without no ohne sin sans text headline title titel título titre says saying".split()
)


def topic(wanted: Wanted, main: Hit | None, firms: list[Hit]) -> str | None:
    """The words for what is shown: around the thing, the event or the firm; else what remains of the first clause."""
    events = wanted.of_kind("event")
    opening = _rest(wanted)
    late = main is not None and wanted.language != "ja" and wanted.clause(main) > 0 and opening is not None
    early = re.split(r"[,.;:!?]", wanted.masked, maxsplit=1)[0]
    late = late and opening is not None and opening.split()[0] in early and len(opening.split()) < _RAMBLING
    late = (
        late
        and not any(wanted.clause(u) == 0 and u.concept.tag != "channel" for u in wanted.uses)
        and not any(u.concept.tag == "strong" for u in wanted.uses)
    )
    if late:
        return opening
    if about := _about(wanted, main):
        return about
    hosts = [h for h in (*firms, *events) if main is None or h.first < main.first]
    if main is not None and hosts and main.concept.kind == "scene" and wanted.role(main) is Role.PLACE:
        main = None
    if main is not None:
        return noun_phrase(wanted, main)
    if firms and wanted.names:
        return noun_phrase(wanted, firms[0])
    if events:
        return noun_phrase(wanted, events[0])
    me = re.search(r"(?i)\b(?:of|von|de) (me|myself|us|mir|uns|mí|moi|nous)\b", wanted.masked)
    return me.group(1) if me else opening or (noun_phrase(wanted, firms[0]) if firms else None)


def _about(wanted: Wanted, main: Hit | None) -> str | None:
    """The topic somebody names: "a slide about plastic in rivers", "Vortrag über Bienen", where nothing else is shown."""
    if wanted.language == "ja":
        return None
    for number, token in enumerate(wanted.tokens):
        after_use = number > 0 and wanted.delivers(number - 1)
        if token.low == "about" or (after_use and token.low in {"über", "sobre", "sur"}):
            ends = (
                n
                for n in range(number + 1, len(wanted.tokens))
                if wanted.tokens[n].kind == "mark" and wanted.tokens[n].low not in "-'’"
            )
            last = next(ends, len(wanted.tokens)) - 1
            earlier = any(
                h.first < number for h in (*wanted.things, *wanted.of_kind("event")) if h.concept.kind != "business"
            )
            if last > number and not earlier and (main is None or number < main.first <= last):
                return wanted.text[wanted.tokens[number + 1].start : wanted.tokens[last].end].strip()
    return None


def noun_phrase(wanted: Wanted, main: Hit) -> str:
    """The words around the subject that belong to it: from its article through what it does and where."""
    start = main.first
    for number in range(main.first - 1, max(-1, main.first - 7), -1):
        token = wanted.tokens[number]
        headed = token.low in _OF and number and _heads(wanted, number - 1)
        joins = _colored(wanted, number - 1) and _colored(wanted, number + 1)  # "a red and white lighthouse"
        stops = token.low in _BREAKS and not headed and not joins
        hyphen = token.low in {"-", "'", "’"} and token.end == wanted.tokens[number + 1].start
        before = wanted.tokens[number - 1].low if number else ""
        verb = before in _PRONOUNS or (before in _RELATIVES and bool(wanted.recipients))
        if (
            (token.kind in {"mark", "cjk"} and not hyphen)
            or number in wanted.asked
            or stops
            or verb
            or wanted.delivers(number)
            or wanted.named(number)
        ):
            break
        start = number
    if wanted.language == "ja":
        return _japanese_phrase(wanted, main)
    last = main.last
    for number in range(main.last + 1, len(wanted.tokens)):
        token = wanted.tokens[number]
        hyphen = token.kind == "mark" and token.low in "-'’"
        if (
            (wanted.stops(number) and not hyphen)
            or token.low in _ENDS
            or number in wanted.asked
            or _goes_on(wanted, number)
            or wanted.delivers(number)
            or wanted.named(number)
            or _styled(wanted, number)
        ):
            break
        last = number
    while last > main.last and (
        wanted.tokens[last].low in _BREAKS or wanted.tokens[last].low in LITTLE[wanted.language]
    ):
        last -= 1
    return wanted.text[wanted.tokens[start].start : wanted.tokens[last].end].strip()


def _colored(wanted: Wanted, number: int) -> bool:
    return any(h.first <= number <= h.last for h in wanted.colors)


def _goes_on(wanted: Wanted, number: int) -> bool:
    """Whether the wish goes on to something else here: "… soap and need it on slate"."""
    after = wanted.tokens[number + 1].low if number + 1 < len(wanted.tokens) else ""
    return wanted.tokens[number].low in {"and", "und", "y", "et", "but"} and (after in MAKING or after in _PRONOUNS)


def _heads(wanted: Wanted, number: int) -> bool:
    """Whether this word is a noun of its own that an "of" may hang on: "fête des mères", "a tower of books"."""
    token = wanted.tokens[number]
    little = token.low in LITTLE[wanted.language] or fold(token.low) in _DULL or len(token.low) < _NOUN
    return token.kind == "word" and not little and not wanted.delivers(number)


def _styled(wanted: Wanted, number: int) -> bool:
    kinds = {"style", "background", "composition", "lighting"}
    return any(h.first <= number <= h.last for h in wanted.qualities if h.concept.kind in kinds)


def _japanese_phrase(wanted: Wanted, main: Hit) -> str:
    """The clause the subject stands in, up to it and what it does, without the deliverable."""
    text = wanted.masked
    start = max((text.rfind(mark, 0, main.start) for mark in "、。，"), default=-1) + 1
    ends = [p for p in (text.find(mark, main.end) for mark in "、。，") if p >= 0]
    end = min([*ends, len(text)])
    for use in wanted.uses:
        if main.end <= use.start < end:
            end = use.start
        elif start <= use.start and use.end <= main.start:
            start = use.end
    phrase = text[start:end].strip(" のをがはでに、。")
    return phrase if main.text in phrase else main.text


def _rest(wanted: Wanted) -> str | None:
    """The longest stretch of the first telling clause that neither asks nor names what is to be delivered."""
    named = [h for h in wanted.uses if h.concept.tag != "channel"]
    for left_out in (wanted.uses, named):
        gone = {
            n for hits in (left_out, wanted.qualities, wanted.colors) for h in hits for n in range(h.first, h.last + 1)
        }
        gone |= {n for h in wanted.recipients for n in range(h.first, wanted.through_name(h) + 1)}
        runs: list[list[int]] = [[]]
        for number, token in enumerate(wanted.tokens):
            if wanted.stops(number) and any(runs):
                break
            if number in gone | wanted.asked or wanted.stops(number):
                runs.append([])
            elif (_tells(token) and token.low not in SHOWING) or runs[-1]:
                runs[-1].append(number)
        trimmed = [_trimmed(wanted, run) for run in runs]
        best = max(trimmed, key=len)
        if any(len(wanted.tokens[n].text) > _SHORT or wanted.language == "ja" for n in best):
            return wanted.text[wanted.tokens[best[0]].start : wanted.tokens[best[-1]].end]
    return None


def _tells(token: Token) -> bool:
    return fold(token.low) not in _DULL and token.low not in _DULL


def _trimmed(wanted: Wanted, run: list[int]) -> list[int]:
    """A stretch without the little words at its end."""
    while run and not _tells(wanted.tokens[run[-1]]):
        run = run[:-1]
    return run


_DULL = frozenset(
    "a an the of for with and or in on at to from by is are be it this that my our your i we you me us please need want like make made create design "
    "can could would something some nice good cool great thing things image picture photo draw show generate wall surprise anything whatever really very just so theme topic thema tema thème say says saying exactly read reads reading word words text title headline caption called named "
    "vom am beim ins fürs zur der die das den dem des ein eine einen einem einer für mit und von im in auf zu zur zum mein meine unser unsere ich wir bitte brauche mach was schönes etwas bild über "
    "el la los las al un una unos unas de del para con y en mi nuestro nuestra por que quiero necesito haz algo bonito imagen sobre "
    "au aux le les une des du d' l' pour avec et sur mon ma notre je veux voudrais fais quelque chose image beau joli qui que choose rest decide".split()
)
