"""What the reader of wishes knows of words: adjectives, places, media and things that are made to be used."""

from functools import cache, lru_cache

from images_mcp.capabilities.reuse.grammar import GRAMMARS
from images_mcp.engines.minds.rules.lexicon import concepts, index
from images_mcp.engines.minds.rules.words import stem

_ENDINGS = ("ful", "ous", "ish", "less", "ible", "able", "istic", "esque", "like", "shaped", "colored", "ical", "ern")
_MEDIA = frozenset(
    "photo watercolor painting drawing sketch illustration cartoon comic render etching woodcut linocut engraving mosaic "
    "collage fresco mural pastel gouache aquarell foto gemälde ölgemälde zeichnung bleistiftzeichnung skizze acuarela "
    "pintura óleo dibujo ilustración boceto aquarelle peinture dessin croquis "
    "line_art pixel_art oil_painting pencil_drawing charcoal_drawing ink_drawing 3d_render comic_strip anime "
    "black_and_white peinture_à_l'huile dessin_au_crayon dibujo_a_lápiz en_blanco_y_negro en_noir_et_blanc schwarzweiß".split()
)
_DRESS = frozenset(
    "style picture image version painting illustration drawing art look aesthetic stil bild estilo style".split()
)
_STUFF = frozenset(
    "glass metal steel brass copper ceramic paper plastic leather cotton velvet stone gold silver orange lavender olive mint "
    "coral cream light dark square round cold sweet classic antique retro vintage rosa naranja violet rose orange or".split()
)
_WORN = frozenset(
    "dress suit coat jacket raincoat uniform sweater shirt blouse gown robe kimono tuxedo apron costume armor cloak jeans "
    "overalls hoodie skirt vest swimsuit pajamas spacesuit trousers poncho toga sari".split()
)
_PUT_ON = frozenset(
    "sunglass hat cap scarf crown helmet mask tie headphone glove beret turban monocle eyepatch headscarf beanie "
    "necklace earring goggle".split()
)
_DELIVERABLES = frozenset(
    "logo poster banner flyer icon card cover menu label invitation ad advertisement sign brochure postcard sticker emblem "
    "badge header thumbnail t-shirt wallpaper book calendar infographic ticket mascot".split()
)


@cache
def _stems(layer: str, kinds: frozenset[str], language: str) -> frozenset[str]:
    """The stems of a lexicon's single words."""
    return frozenset(
        stem(term.casefold(), language)
        for c in concepts()
        if c.layer == layer and (not kinds or c.kind in kinds)
        for term in c.terms.get(language, ())
        if " " not in term
    )


@cache
def _terms(layer: str, kinds: frozenset[str]) -> frozenset[str]:
    """An English lexicon's single words as they are written: stems would make a festival festive."""
    return frozenset(
        term
        for c in concepts()
        if c.layer == layer and (not kinds or c.kind in kinds)
        for term in c.terms.get("en", ())
        if " " not in term
    )


_LOOKS = frozenset({"style", "mood", "lighting", "material"})


@lru_cache(maxsize=20_000)
def adjective(word: str, language: str) -> bool:
    """Whether a word is known to say only how something is."""
    if word in GRAMMARS[language].adjectives or word in GRAMMARS[language].before_head:
        return True
    if language == "en" and (word.endswith(_ENDINGS) and len(word) > 5):
        return True
    if language == "en":
        return word in _terms("color", frozenset()) or word in _terms("quality", _LOOKS)
    own = stem(word, language)
    return own in _stems("color", frozenset(), language) or own in _stems("quality", _LOOKS, language)


@lru_cache(maxsize=20_000)
def only_how(word: str, language: str) -> bool:
    """Whether a word says how something is and can be nothing by itself: red is no thing, orange and glass are."""
    known = index("thing", language).singles
    return adjective(word, language) and word not in _STUFF and stem(word, language) not in known


@lru_cache(maxsize=20_000)
def a_thing(word: str, language: str) -> bool:
    """Whether a word names something that can be drawn."""
    return stem(word, language) in index("thing", language).singles


@lru_cache(maxsize=20_000)
def scenery(word: str, language: str) -> bool:
    """Whether a word names a place a whole picture can be set in."""
    return stem(word, language) in _stems("thing", frozenset({"scene"}), language)


def wearing(word: str, head: str, many: str) -> bool:
    """Whether a preposition and a noun say what somebody wears: in a dress, with glasses, never in a hat (a cat sits there)."""
    if word == "with":
        return head in _WORN | _PUT_ON or (head == "glass" and many == "s")
    return word == "dressed_in" or (word == "in" and head in _WORN)


def deliverable(word: str) -> bool:
    """Whether a thing is made for somebody: a logo, a poster."""
    return word in _DELIVERABLES


def medium(words: str) -> bool:
    """Whether words name what a picture is made with."""
    return words in _MEDIA


def clean_style(traits: list[str], order: list[str], head: str) -> str | None:
    """The medium a phrase names ("oil painting", "watercolour style") with its own words; None where it names none."""
    words = [*sorted(traits), *order]
    if head in _DRESS and any(w in _MEDIA for w in words):
        return " ".join(words)
    if head == "style" and words:  # "Van Gogh style"
        return f"like {' '.join(words)}"
    return " ".join([*words, head]) if head in _MEDIA else None
