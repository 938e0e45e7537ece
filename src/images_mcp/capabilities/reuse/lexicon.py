"""What the reader of wishes knows of words: adjectives, places, media and things that are made to be used."""

import re
from functools import cache, lru_cache

from images_mcp.capabilities.reuse.grammar import GRAMMARS
from images_mcp.capabilities.reuse.groups import sections
from images_mcp.capabilities.reuse.inflection import singular
from images_mcp.engines.minds.rules.lexicon import concepts, index
from images_mcp.engines.minds.rules.words import fold, stem

_ENDINGS = ("ful", "ous", "ish", "less", "ible", "able", "istic", "esque", "like", "shaped", "colored", "ical", "ern")
_MEDIA = frozenset(
    "photo watercolor painting drawing sketch illustration cartoon comic render etching woodcut linocut engraving mosaic "
    "collage fresco mural pastel gouache aquarell foto gemälde ölgemälde zeichnung bleistiftzeichnung skizze acuarela "
    "linolschnitt holzschnitt radierung kupferstich eau-forte "
    "pintura óleo dibujo ilustración boceto aquarelle peinture dessin croquis "
    "flat_design low_poly line_art pixel_art oil_painting pencil_drawing charcoal_drawing ink_drawing 3d_render comic_strip anime "
    "black_and_white peinture_à_l'huile dessin_à_crayon dessin_à_fusain dessin_animé bande_dessinée flat_vector "
    "comic_style anime_style pop_art art_deco art_nouveau zeichentrick flaches_design caricatura cómic dibujo_a_lápiz en_blanco_y_negro en_noir_et_blanc schwarzweiß".split()
)
_DRESS = frozenset(
    "style picture image version painting illustration drawing art look aesthetic stil bild estilo style".split()
)
_STUFF = frozenset(
    "glass metal steel brass copper ceramic paper plastic leather cotton velvet stone gold silver orange lavender olive mint "
    "coral cream light dark square round cold sweet classic antique retro vintage rosa naranja violet rose orange or".split()
)
_WORN = frozenset(
    "dress suit coat jacket raincoat uniform sweater shirt blouse gown robe kimono tuxedo apron costume armor cloak cape jeans "
    "overalls hoodie skirt vest swimsuit pajamas spacesuit trousers poncho toga sari".split()
)
_PUT_ON = frozenset(
    "sunglass hat cap scarf crown helmet mask tie headphone glove beret turban monocle eyepatch headscarf beanie "
    "necklace earring goggle boot shoe sandal sneaker slipper bead pearl bracelet".split()
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


_NO_COLORS = frozenset("glass chocolate cherry wine ivory chrome forest stone amber rose rosa orange cream".split())


@lru_cache(maxsize=20_000)
def color(word: str, language: str) -> bool:
    """Whether a word names a colour; what is a thing as well is not one by itself."""
    if word in _NO_COLORS or not word.isalpha():
        return False
    return stem(word, language) in _stems("color", frozenset(), language)


_SHORT = 6
_LOOKS = frozenset({"style", "mood", "lighting", "material"})


@lru_cache(maxsize=20_000)
def adjective(word: str, language: str) -> bool:
    """Whether a word is known to say only how something is."""
    if (word[:1].isdigit() and "_" in word) or word.endswith(("_shape", "_like")):
        return True
    if word in GRAMMARS[language].adjectives or word in GRAMMARS[language].before_head:
        return True
    if language == "en" and (word.endswith(_ENDINGS) and len(word) > 5):
        return True
    if language == "en":
        return word in _terms("color", frozenset()) or word in _terms("quality", _LOOKS)
    if language == "de" and word.removesuffix("e").endswith(
        ("haarig", "farbig", "förmig", "äugig", "köpfig", "bärtig")
    ):
        return True
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


_WHEN = frozenset({"time", "lighting", "event"})


@lru_cache(maxsize=20_000)
def an_hour(word: str, language: str) -> bool:
    """Whether a word names an hour, a season, a weather or a light."""
    return stem(word, language) in _stems("quality", _WHEN, language)


_VISTAS = frozenset("scenery landscape landschaft paisaje paysage".split())


@lru_cache(maxsize=20_000)
def scenery(word: str, language: str) -> bool:
    """Whether a word names a place a whole picture can be set in."""
    word = word.partition("_")[0] if language in {"es", "fr"} else word  # "champ_de_tournesols"
    known = stem(word, language) in _stems("thing", frozenset({"scene"}), language)
    return known or word in _VISTAS or word in _venues(language) or stem(word, language) in _venues(language)


def event(word: str, language: str) -> bool:
    """Whether a noun names what those who take part in it do: a snowball fight, a picnic; a German compound by its last part."""
    known = {word.strip() for line in sections().get(f"{language} events", ()) for word in line.split(",")}
    word = word.rpartition("_")[2] if language == "en" else word.partition("_")[0]
    return word in known or (language == "de" and word.endswith(tuple(known)))


@cache
def _venues(language: str) -> frozenset[str]:
    """Where people meet, work and live, with their stems."""
    words = {word.strip() for line in sections().get(f"{language} places", ()) for word in line.split(",")}
    return frozenset(words | {stem(word, language) for word in words} | {fold(word) for word in words})


def of_kind(word: str, language: str, kind: str) -> bool:
    """Whether a noun names an "animal", a "vehicle" or a "plant"."""
    return stem(word.rpartition("_")[2] if language == "en" else word, language) in _stems(
        "thing", frozenset({kind}), language
    )


@lru_cache(maxsize=20_000)
def business(word: str, language: str) -> bool:
    """Whether a word names a shop, a firm, a club."""
    return word in _firms(language) or stem(word, language) in _firms(language)


@cache
def _firms(language: str) -> frozenset[str]:
    """The words kept for others of which one names a shop: "cafe" for "coffee shop"."""
    known = _stems("thing", frozenset({"business"}), language)
    if language in {"es", "fr"}:  # "fleuriste boutique"
        firms = (term for c in concepts() if c.kind == "business" for term in c.terms.get(language, ()))
        known |= {stem(term.split()[0].casefold(), language) for term in firms}
    groups = [[term.strip() for term in line.split(",")] for line in sections().get(language, ())]
    return known | {g[0] for g in groups if any(stem(term, language) in known for term in g)}


@cache
def _buildings(language: str) -> frozenset[str]:
    found = [c for c in concepts() if c.kind == "scene" and "castle" in c.terms.get("en", ())]
    return frozenset(stem(term.casefold(), language) for c in found for term in c.terms.get(language, ()))


def building(word: str, language: str) -> bool:
    """Whether a word names a place that has an outside as well as an inside: a house, a bridge."""
    return stem(word, language) in _buildings(language)


_NOBODY = frozenset(
    "water river flower tower letter paper poster computer butter corner center winter summer number shower finger shoulder ladder "
    "hammer timber amber copper silver leather feather weather sweater trailer scooter cooker locker drawer counter diner container "
    "roller printer toaster mixer burner heater sticker banner pepper ginger cucumber burger layer cover border harbor mirror floor "
    "door motor tractor color armor parlor vapor razor sensor elevator escalator radiator refrigerator fist wrist list mist "
    "waist twist sunflower skyscraper helicopter newspaper wallpaper theater crater meteor glacier river waterfall folder "
    "shutter gutter lantern mortar quarter slipper zipper copier flier flyer blender juicer power thunder rubber cider liquor".split()
)
"""What ends like somebody and is nobody."""
_ALIVE = frozenset({"person", "animal", "being"})
_GROUPS = frozenset(
    "couple pair family crowd team pareja familia paar ehepaar familie famille robot roboter thief guest guide host servant student "
    "merchant priest client president champion acrobat diplomat peasant tramp".split()
)


@lru_cache(maxsize=20_000)
def person(word: str) -> bool:
    """Whether an English noun names somebody."""
    word = word.rpartition("_")[2].removeprefix("^")
    if word in _NOBODY:
        return False
    return word in _terms("thing", frozenset({"person"})) or word.endswith(("er", "or", "ist", "man", "woman", "ian"))


@lru_cache(maxsize=20_000)
def animate(word: str, language: str) -> bool:
    """Whether a noun names somebody or an animal."""
    word = re.sub("_[mf]$", "", word)
    parts = word.split("_") if language in {"es", "fr"} else [word.rpartition("_")[2]]  # "vieille_dame", „alte_frau“
    named = parts[0] if {"de", "d'"} & set(parts) else parts[-1]
    alive = any(stem(one, language) in _stems("thing", _ALIVE, language) for one in (word, parts[0], named))
    return alive or word in _GROUPS or word in _kept_alive(language) or (language == "en" and person(word))


@cache
def _kept_alive(language: str) -> frozenset[str]:
    """The words kept for others of which one names somebody: "kid" for "child"."""
    alive = _stems("thing", _ALIVE, language)
    groups = [[term.strip() for term in line.split(",")] for line in sections().get(language, ())]

    def somebody(term: str) -> bool:
        """“Child”, "vieille dame": a word for somebody, with how they are."""
        one, *others = words = term.split()
        told = len(others) == 1 and (adjective(one, language) or adjective(others[0], language))
        named = words if language in {"es", "fr"} else others
        return any(stem(word, language) in alive for word in [term, *(named if told else [])])

    return frozenset(g[0].replace(" ", "_") for g in groups if any(somebody(term) for term in g))


def wearing(word: str, head: str, many: str, who: str = "") -> bool:
    """Whether a preposition and a noun say what somebody wears: in a dress, with glasses, never in a hat (a cat sits there)."""
    head = head.rpartition("_")[2]  # "santa_hat"
    if (one := singular(head)) in _PUT_ON and one is not None:  # "rubber_boots"
        head, many = one, "s"
    if word == "with":
        return head in _WORN | _PUT_ON or (head == "glass" and many == "s")
    worn = _WORN | _PUT_ON if person(who) or (many == "s" and animate(who, "en")) else _WORN  # one sits in a hat
    return word == "dressed_in" or (word == "in" and head in worn)


_BODY = frozenset(
    "face head shoulder hand arm leg foot back nose neck lap knee gesicht kopf schulter hand arm bein rucken nase hals schoss knie cara "
    "cabeza hombro mano brazo espalda nariz cuello regazo rodilla visage tete epaule main bras dos nez cou genou genoux 肩 頭 手 腕 膝 背中 鼻".split()
)


def body_part(word: str) -> bool:
    """Whether a noun names a part of somebody that something may be on."""
    return fold(word) in _BODY


@cache
def _clothes(language: str) -> frozenset[str]:
    words = {word.strip() for line in sections().get(f"{language} worn", ()) for word in line.split(",")}
    return frozenset(words | {fold(word) for word in words} | {stem(word, language) for word in words})


@lru_cache(maxsize=20_000)
def worn(word: str, language: str) -> bool:
    """Whether a German, Spanish or French noun names what somebody has on; a German compound by its last part."""
    low = word.partition("_")[0] if language != "de" else re.sub("_[mf]$", "", word)
    if low in _clothes(language) or stem(low, language) in _clothes(language):
        return True
    return language == "de" and any(low.endswith(piece) for piece in _clothes("de") if len(piece) > _SHORT - 2)


def deliverable(word: str) -> bool:
    """Whether a thing is made for somebody: a logo, a poster."""
    return word.rpartition("_")[2] in _DELIVERABLES


_PICTURES = frozenset(
    "image picture view scene interior innenraum innenansicht intérieur bild ansicht imagen vista escena image vue scène 写真 絵 画像 イラスト".split()
)


@lru_cache(maxsize=20_000)
def picture(word: str, language: str) -> bool:
    """Whether a word names what is looked at itself, whatever it shows: a poster, a card, a view, a watercolour."""
    if word in _PICTURES or deliverable(word) or medium(word):
        return True
    return stem(word, language) in _uses(language)


@cache
def _uses(language: str) -> frozenset[str]:
    """The stems of the words for what pictures are used as, and of those kept for them."""
    known = frozenset(
        stem(_term(term), language) for c in concepts() if c.layer == "use" for term in c.terms.get(language, ())
    )
    groups = [[_term(term) for term in line.split(",")] for line in sections().get(language, ())]
    return known | {stem(g[0], language) for g in groups if any(stem(term, language) in known for term in g)}


def _term(words: str) -> str:
    """A term as it is called in a graph: "carte d'anniversaire" is "carte_de_anniversaire"."""
    return words.strip().casefold().replace("d'", "de ").replace(" ", "_")


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


_SEASONS = frozenset(
    "autumn winter summer spring fall night midnight noon dusk dawn evening morning afternoon sunset sunrise christmas "
    "herbst winter sommer frühling nacht abend morgen".split()
)


@lru_cache(maxsize=20_000)
def host_free(word: str, language: str) -> bool:
    """Whether a word says how the whole picture is made, whatever it stands with: isometric, cartoon, watercolour."""
    if word in _MEDIA:
        return True
    return (language == "en" or len(word) > _SHORT) and stem(word, language) in _stems(
        "quality", frozenset({"style"}), language
    )


def seasonal(word: str, language: str) -> bool:
    """Whether a noun before another says when: an autumn forest is a forest in autumn."""
    return language in {"en", "de"} and word in _SEASONS


@cache
def nouns(language: str) -> frozenset[str]:
    """The single words that name things, as they are written."""
    kept = {line.partition(",")[0].strip() for line in sections().get(language, ())}
    return frozenset(
        term.casefold()
        for c in concepts()
        if c.layer == "thing"
        for term in c.terms.get(language, ())
        if " " not in term
    ) | {word for word in kept if " " not in word}


_WHOLE = frozenset(
    "carpet market manor hamlet season person reason carton button cotton pumpkin target budget puppet".split()
)
"""What looks like two words and is one."""


@lru_cache(maxsize=20_000)
def arranged(word: str, language: str) -> tuple[str, str] | None:
    """„Bücherstapel“: that it is a stapel, and of what; None for any other word."""
    last = next((w for w in ("stapel", "haufen", "reihe", "paar") if word.endswith(w)), "") if language == "de" else ""
    first = word.removesuffix(last)
    plain = (
        first,
        first.removesuffix("er"),
        first.removesuffix("n"),
        first.removesuffix("en"),
        fold(first.removesuffix("er")),
    )
    known = next((one for one in plain if one in nouns("de")), None) if last and len(first) > 2 else None
    return (last, known) if known else None


@lru_cache(maxsize=20_000)
def compound(word: str, language: str) -> tuple[str, str] | None:
    """The two nouns a closed compound is made of: "fencepost", „Bergdorf“; None where it is made of none."""
    if language not in {"en", "de"} or "_" in word or not word.isalpha():
        return None
    known = nouns(language)
    if word in _WHOLE:
        return None
    for cut in range(3, len(word) - 2):
        last = word[cut:]
        if last not in known or last in {"man", "woman", "mann", "frau"}:
            continue
        firsts = [word[:cut]]
        if language == "de":
            firsts += [word[:cut].removesuffix(e) for e in ("s", "n", "en", "er", "es", "e")] + [word[:cut] + "e"]
        for first in firsts:
            if first in known and len(first) > 2:
                return first, last
    return None
