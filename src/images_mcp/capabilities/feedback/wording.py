"""Rules in plain words, and plain words about pictures as looks that are liked or not."""

import re

from images_mcp.brief import Aspect, Use
from images_mcp.capabilities.feedback.looks import ASPECTS, Look, named
from images_mcp.engines.minds.rules.lexicon import language_of

USES = {
    Use.LOGO: "logos",
    Use.PRESENTATION: "slides",
    Use.SOCIAL_MEDIA: "social media",
    Use.PRINT_POSTER: "posters and print",
    Use.MARKETING: "marketing",
    Use.EMAIL: "e-mail",
    Use.EDUCATION: "teaching",
    Use.INFOGRAPHIC: "infographics",
    Use.UI: "interfaces",
    Use.PRODUCT: "product pictures",
    Use.PORTRAIT: "portraits",
    Use.LANDSCAPE: "scenery",
    Use.CHARACTER_DESIGN: "characters",
    Use.ILLUSTRATION: "illustrations",
    Use.ABSTRACT: "abstract pictures",
    Use.GENERAL: "pictures without a stated use",
}
_SHAPES = {
    Aspect.STYLE: ("style", "{} style"),
    Aspect.MOOD: ("mood", "a {} mood"),
    Aspect.LIGHTING: ("light", "{} lighting"),
    Aspect.COMPOSITION: ("composition", "{} composition"),
    Aspect.BACKGROUND: ("background", "{} background"),
    Aspect.PALETTE: ("", "{}"),
}
_CLAUSES = re.compile(r"[,.;:!?、。]|\b(?:but|although|aber|doch|pero|aunque|mais)\b|けど|が、", re.IGNORECASE)
_JUDGING = re.compile(
    r"(?P<denial>\b(?:not(?! only| just)|no|never|without|\w+n't|nicht|kein\w*|nie|ohne|nunca|sin|pas|jamais|sans)\b|ない|不要)"
    r"|(?P<bad>\btoo(?=\s+(?!and\b|but\b)\w)|\b(?:less|hate|dislike|wrong|bad|worse|ugly|zu|weniger|hasse|stört|schlecht\w*|demasiad\w*|"
    r"menos|odio|sobra\w*|trop|moins|déteste|mauvais\w*)\b|すぎ|嫌)"
    r"|(?P<better>\b(?:better|nicer|besser\w*|schöner\w*|mejor\w*|mieux|meilleur\w*)\b)"
    r"|(?P<good>\b(?:like|likes|love|loves|loved|adore|lovely|great|nice|good|fine|sweet|perfect|beautiful|fantastic|wonderful|"
    r"more|mag|liebe|schön\w*|toll\w*|gut\w*|mehr|super|fantastisch\w*|gusta\w*|encanta\w*|bonit\w*|bien|buen\w*|más|perfecto|"
    r"fantástic\w*|aime|beau|belle|joli\w*|bon\w*|plus|parfait\w*|fantastique\w*)\b|好き|いい|良い|素敵)",
    re.IGNORECASE,
)
"""Words that only judge, and no look by themselves; "too" and "better" judge by what is around them."""


def told(look: Look) -> str:
    """A look as one would say it."""
    word, shape = _SHAPES.get(look.aspect, (look.aspect.value, "{} " + look.aspect.value))
    said = look.value if word and word in look.value.split() else shape.format(look.value)
    return re.sub(r"^a (?=[aeiou])", "an ", said)


def context(use: str | None) -> str:
    """A context as one would say it."""
    return "any picture" if use is None else USES[Use(use)]


def rule_text(look: Look, use: str | None, agree: int, events: int) -> str:
    """A rule with its evidence in one sentence."""
    counted = f": {agree} of {events} times" if events else ""
    return f"prefers {told(look)} for {context(use)}{counted}"


def spoken_of(words: str, *, liked: bool) -> dict[Look, bool]:
    """Looks that somebody's words name, and whether well or badly: clause by clause, else as the rating says."""
    found: dict[Look, bool] = {}
    language = language_of(words)
    for clause in filter(None, map(str.strip, _CLAUSES.split(words.replace("’", "'")))):
        well = _judged(clause, liked=liked)
        shown = _JUDGING.sub(lambda mark: mark[0] if mark["denial"] else "", clause)
        for aspect in (*ASPECTS, Aspect.PALETTE):
            found |= {Look(aspect, value): well for value in named(aspect, shown, language)}
    return found


def _judged(clause: str, *, liked: bool) -> bool:
    """What a clause says of what it names; what is denied counts the other way round, and nothing better is good."""
    said: set[bool] = set()
    denied = False
    for mark in _JUDGING.finditer(clause):
        if mark["denial"]:
            denied = True
        elif denied or not mark["better"]:
            said.add(bool(mark["good"]) != denied)
            denied = False
    if denied:
        said.add(False)
    return said.pop() if len(said) == 1 else liked
