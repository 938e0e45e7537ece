"""What each use gets by default: a size, a style preset, a number of variations, and a sentence about it."""

from dataclasses import dataclass

from images_mcp.brief import Use


@dataclass(frozen=True)
class Default:
    """A row of the vocabulary's table. `size` is in pixels; `preset` is "" where none fits."""

    size: tuple[int, int]
    preset: str
    variations: int
    message: str


_S, _L, _P = (1024, 1024), (1536, 1024), (1024, 1536)
DEFAULTS: dict[Use, Default] = {
    Use.LOGO: Default(_S, "minimalist", 3, "This is a logo: square and minimalist, best seen in three variations."),
    Use.PRESENTATION: Default(
        _L, "professional", 1, "This is for a presentation: wide, professional, with room for words."
    ),
    Use.SOCIAL_MEDIA: Default(_S, "vibrant", 4, "This is for social media: vibrant, best seen in four variations."),
    Use.PRINT_POSTER: Default(_L, "high_detail", 1, "This will be printed: rich in detail, sharp to the edges."),
    Use.MARKETING: Default(_L, "vibrant", 2, "This is for marketing: vibrant, with one clear focus."),
    Use.EMAIL: Default(_L, "professional", 1, "This is for an e-mail: wide, professional, readable when small."),
    Use.EDUCATION: Default(_L, "clear_educational", 1, "This is for teaching: clear parts, nothing that distracts."),
    Use.INFOGRAPHIC: Default(_L, "technical", 1, "This explains something: clean, technical, in a readable order."),
    Use.UI: Default(_S, "flat", 2, "This is for an interface: flat and consistent."),
    Use.PRODUCT: Default(_S, "photorealistic", 2, "This shows a product: photorealistic, the thing itself in focus."),
    Use.PORTRAIT: Default(_P, "photorealistic", 1, "This is a portrait: upright and photorealistic."),
    Use.LANDSCAPE: Default(_L, "photorealistic", 1, "This is a place: wide and photorealistic."),
    Use.CHARACTER_DESIGN: Default(_P, "concept_art", 2, "This is a character or concept: upright concept art."),
    Use.ILLUSTRATION: Default(_S, "illustration", 1, "This is an illustration."),
    Use.ABSTRACT: Default(_S, "abstract", 2, "This is abstract: form and colour without a subject."),
    Use.GENERAL: Default(_S, "", 1, "What it is for was not said, so nothing is assumed."),
}
