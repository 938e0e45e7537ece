"""Rules in plain words, and plain words about pictures as looks that are liked or not."""

import re

from images_mcp.brief import Aspect, Use
from images_mcp.capabilities.feedback.looks import ASPECTS, Look, named

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
_BAD = re.compile(
    r"\b(?:too|not|no|less|hate|dislike|wrong|without|never|don't|isn't|zu|nicht|kein\w*|weniger|hasse|stört|ohne|demasiad\w*|"
    r"menos|odio|sobra\w*|sin|trop|pas|moins|déteste|sans)\b|すぎ|ない|嫌|不要",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:like|likes|love|great|nice|good|perfect|beautiful|more|lovely|mag|liebe|schön\w*|toll\w*|gut\w*|mehr|super|"
    r"gusta\w*|encanta\w*|bonit\w*|bien|buen\w*|más|perfecto|aime|adore|beau|belle|joli\w*|bon\w*|plus|parfait\w*)\b|好き|いい|良い|素敵",
    re.IGNORECASE,
)


def told(look: Look) -> str:
    """A look as one would say it."""
    word, shape = _SHAPES.get(look.aspect, (look.aspect.value, "{} " + look.aspect.value))
    return look.value if word and word in look.value.split() else shape.format(look.value)


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
    for clause in filter(None, map(str.strip, _CLAUSES.split(words))):
        bad, good = bool(_BAD.search(clause)), bool(_GOOD.search(clause))
        well = liked if bad == good else good
        for aspect in (*ASPECTS, Aspect.PALETTE):
            found |= {Look(aspect, value): well for value in named(aspect, clause)}
    return found
