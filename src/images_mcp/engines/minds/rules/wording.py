"""The prompt an engine gets: the user's own words first, without what was taken back, then short sentences from the brief.

Image models follow plain sentences; they set texts best when each is quoted and called exact, and leave things out best
when told "Do not include". Nothing is added that the brief does not hold; what was inferred says so in its reason.
"""

from images_mcp.brief import Aspect, Said, Source, Use
from images_mcp.engines.minds.port import Polished, Reading, Reason
from images_mcp.engines.minds.rules.reading import without_slips
from images_mcp.engines.minds.rules.words import fold

_LEAD = {
    Aspect.SUBJECT: "Subject: {}.", Aspect.ACTION: "Action: {}.", Aspect.SETTING: "Setting: {}.", Aspect.AUDIENCE: "It is made {}.",
    Aspect.STYLE: "Style: {}.", Aspect.MOOD: "Mood: {}.", Aspect.PALETTE: "Colours: {}.", Aspect.COMPOSITION: "Composition: {}.",
    Aspect.BACKGROUND: "Background: {}.", Aspect.LIGHTING: "Lighting: {}.", Aspect.DETAIL: "Detail: {}.", Aspect.BRAND: "Brand: {}.",
    Aspect.COUNT: "Count: exactly {}.",
}  # fmt: skip
_FOR_USE = {
    Use.LOGO: ("Designed as a logo: one clear mark that stays legible when small.", "a logo must work at any size"),
    Use.PRESENTATION: (
        "Composed for a slide, with a calm area left free for a title.",
        "slides leave room for a title",
    ),
    Use.SOCIAL_MEDIA: ("Composed for a social media feed, readable at phone size.", "feeds are seen on phones"),
    Use.PRINT_POSTER: ("Composed for print, important things away from the edges.", "print is trimmed at the edges"),
    Use.MARKETING: ("Composed as an advertising picture with one clear focus.", "an ad has seconds to be understood"),
    Use.EMAIL: ("Composed as an e-mail header, simple and readable in a narrow strip.", "mail headers are narrow"),
    Use.EDUCATION: (
        "A clear teaching picture with correct, easily told-apart parts.",
        "learners must see what is what",
    ),
    Use.INFOGRAPHIC: (
        "A clean diagram with a readable order and plenty of white space.",
        "a diagram must be readable first",
    ),
    Use.UI: ("A tidy interface graphic, flat and consistent.", "interfaces need consistent parts"),
    Use.PRODUCT: (
        "A product picture: the thing itself is sharp and fills the frame.",
        "the product is what is looked at",
    ),
    Use.PORTRAIT: ("A portrait with the focus on the eyes.", "portraits live from the eyes"),
    Use.CHARACTER_DESIGN: (
        "A character design with a readable silhouette.",
        "characters are recognised by their outline",
    ),
}
_SOURCE = {
    Source.INFERRED: "inferred from your words", Source.PREFERENCE: "because you usually like it so", Source.TEMPLATE: "from the template",
    Source.STYLE: "from the chosen style", Source.BRAND: "from your brand kit", Source.DEFAULT: "our default, since nothing was said",
}  # fmt: skip


def because(said: Said) -> str:
    """Why an aspect stands in the prompt, in a user's words."""
    if said.source is Source.USER:
        return f"because you said “{said.evidence or said.value}”"
    return _SOURCE[said.source]


def _told(words: str, prompt: str) -> bool:
    """Whether every part of an aspect already stands in the text."""
    low = fold(prompt)
    return all(fold(part.strip()) in low for part in words.split(",") if part.strip())


def polish(text: str, reading: Reading) -> Polished:
    """The prompt and, phrase by phrase, why each phrase is there. The prompt is the phrases joined by blanks."""
    brief, own = reading.brief, without_slips(text.strip())
    parts: list[Reason] = []
    if own:
        how = "unchanged" if own == text.strip() else "without what you took back"
        parts.append(Reason(phrase=own, because=f"because you said it: your own words, {how}"))
    for aspect, template in _LEAD.items():
        said = brief.aspects.get(aspect)
        if said and not _told(said.value, own):
            parts.append(Reason(phrase=template.format(said.value.rstrip(". ")), because=because(said), aspect=aspect))
    only = ", and no other lettering" if len(brief.texts) == 1 else ""
    parts += [
        Reason(
            phrase=f'The picture shows the exact text "{words}", spelled exactly so{only}.',
            because="because these words must be right to the letter",
            aspect=Aspect.TEXT,
        )
        for words in brief.texts
    ]
    parts += [
        Reason(phrase=f"It must include: {words}.", because="because you asked for it")
        for words in brief.must
        if not _told(words, own)
    ]
    if brief.use in _FOR_USE:
        phrase, why = _FOR_USE[brief.use]
        parts.append(Reason(phrase=phrase, because=f"because {why}", aspect=Aspect.USE))
    parts += [
        Reason(phrase=f"Do not include {words}.", because=f"because you want no {words}") for words in brief.must_not
    ]
    if not parts:
        parts.append(Reason(phrase="A picture.", because="because nothing has been said yet"))
    return Polished(prompt=joined(parts), reasons=tuple(parts))


def joined(parts: list[Reason] | tuple[Reason, ...]) -> str:
    """The prompt made of these phrases; leaving one out leaves the rest intact."""
    out = ""
    for part in parts:
        stop = "" if not out or out.endswith((".", "!", "?", "。", "”", '"', "」")) else "."
        out = f"{out}{stop} {part.phrase}" if out else part.phrase
    return out
