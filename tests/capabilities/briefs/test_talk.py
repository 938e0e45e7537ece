"""What people say around a wish is not told; what is to be seen stays whole, and of a long wish the main things stay."""

import asyncio

import pytest

from images_mcp.brief import Brief
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.capabilities.briefs.openings import anybodys
from images_mcp.capabilities.briefs.scoring import Score, score
from images_mcp.capabilities.briefs.shortening import shortened
from images_mcp.capabilities.briefs.wishes import plain_wish
from images_mcp.engines.minds.port import Reading
from images_mcp.engines.minds.rules.mind import RulesMind
from images_mcp.engines.minds.rules.shown import shown

MIND = RulesMind.local()


def read(text: str) -> Reading:
    return asyncio.run(MIND.read(text, Brief()))


@pytest.mark.parametrize(
    ("language", "wish", "told"),
    [
        (
            "en",
            "Okay, bear with me, my uncle used to fix clocks and I'd love something with a cuckoo clock on a brick wall, you know",
            "a cuckoo clock on a brick wall",
        ),
        ("en", "Our trustees will look at it, so it has to seem grown-up: a heron on a weir", "a heron on a weir"),
        ("de", "also ehrlich gesagt weiß ich es nicht genau, vielleicht einen Dachs mit Laterne", "ein Dachs mit Laterne"),
        ("es", "a ver, no sé muy bien qué quiero: una lechuza sobre un piano", "una lechuza sobre un piano"),
        ("fr", "Tu pourrais me dessiner un phare dans la brume ? Merci d'avance, c'est pour ma chambre", "un phare dans la brume"),
        ("ja", "えっと、うまく言えないんですけど、雨のバス停と黄色い傘みたいな感じでお願いします", "雨のバス停と黄色い傘"),
    ],
)  # fmt: skip
def test_talk_is_left_out_and_the_picture_stays(language: str, wish: str, told: str) -> None:
    assert plain_wish(wish, language) == told


@pytest.mark.parametrize(
    ("language", "wish", "told"),
    [
        ("en", "first we wanted an owl but the club voted no so instead a badger with a lantern", "a badger with a lantern"),
        ("de", "keine Leute nur ein leeres Klavier am Strand", "ein leeres Klavier am Strand"),
        ("fr", "Pour les voisins qui aiment pêcher : une truite dans un seau", "une truite dans un seau"),
        ("es", "Foto de una mecánica bajo un coche rojo", "una mecánica bajo un coche rojo, foto"),
        ("de", "ein Aquarell von einem Hafen", "ein Hafen, ein Aquarell"),
        ("de", "ein Aquarell von einem alten Hafen", "ein Aquarell von einem alten Hafen"),
        ("en", "a door with a note 'Back soon – please wait' and a sleeping dachshund", "a door with a note 'Back soon – please wait' and a sleeping dachshund"),
    ],
)  # fmt: skip
def test_what_is_shown_is_told_without_whom_it_is_for_what_it_is_not_and_how_it_is_made(
    language: str, wish: str, told: str
) -> None:
    assert plain_wish(wish, language) == told


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "grandfather napping in a hammock, face covered by a newspaper"),
        ("en", "with raised arms, a runner crosses the finishing line"),
        ("de", "ein Wolf wird von einem Reh verfolgt"),
        ("es", "un mercado de pescado al amanecer, cajas de sardinas y una gaviota"),
        ("fr", "vieille Panhard sous un tilleul, aquarelle, ombres mauves"),
        ("ja", "竹林を満月の光が照らしている"),
    ],
)
def test_a_caption_is_told_word_for_word(language: str, wish: str) -> None:
    assert plain_wish(wish, language) == wish


def test_every_word_is_told_apart_by_where_it_stands() -> None:
    likely = {
        piece.text: chance for piece, chance in shown("I was wondering whether you could draw a lynx asleep", "en")
    }
    assert likely["wondering"] < 0.5 < likely["lynx"]


def test_of_a_long_wish_each_main_thing_stays_and_what_hangs_on_it_goes() -> None:
    wish = (
        "A cosy attic reading room with a slanted ceiling, an armchair covered with a crocheted blanket, a tower of books, "
        "a sleeping tabby cat, a brass lamp on a wobbly stool, rain outside, and muddy wellingtons by the door"
    )
    told = shortened(wish, 150, "en")
    assert len(told) <= 150
    assert all(thing in told for thing in ("reading room", "armchair", "tower of books", "cat", "lamp", "rain"))
    assert "crocheted" not in told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Poster for our bakery", "Poster for a bakery"),
        ("en", "Banner for my students", "Banner for students"),
        ("de", "Logo für meinen Betrieb", "Logo für einen Betrieb"),
        ("es", "cartel para nuestra heladería", "cartel para una heladería"),
        ("fr", "héros de ma bd", "héros d'une bd"),
    ],
)
def test_a_description_does_not_speak_of_us(language: str, text: str, told: str) -> None:
    assert anybodys(text, language) == told


def test_words_for_those_whom_it_is_for_are_left_out() -> None:
    told = alt_text(read("A podcast cover for nurses on night shift, a cup of tea under a desk lamp").brief)
    assert told.startswith("A podcast cover, a cup of tea under a desk lamp.")


def _score(text: str) -> Score:
    return score(text, read(text))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            "a heron on a weir, morning fog, charcoal",
            "a heron on a weir, morning fog, charcoal, my neighbour told me about it last week and since then we have talked of nothing else",
        ),
        (
            "an old man feeding pigeons, charcoal",
            "an old man feeding pigeons, a parade, a train, a wedding, a jazz band, seven dogs, fireworks, charcoal",
        ),
        (
            "night bus, a sleeper at the window",
            "night bus, a sleeper at the window, 85mm, f1.2, iso 100, 1/8000s, 16mm",
        ),
        ("a surgeon's hands, teal drapes, close", "a surgeon's hands, teal drapes, red drapes, close"),
        (
            "ein Dachs gräbt unter einer Bank, Abendlicht",
            "dachs bank abend licht park baum gras erde nacht stern mond wolke laterne",
        ),
        ("雨の駅、傘を持つ少女", "雨 駅 傘 少女 線路 電車 空 雲 夜 灯り 花 犬 写真"),
        ("窓辺の猫、朝の光", "猫、猫、窓の猫、猫と猫、朝の猫、猫の絵、猫"),
    ],
)
def test_what_gets_in_the_way_of_a_picture_costs_points(better: str, worse: str) -> None:
    assert _score(better).score > _score(worse).score


@pytest.mark.parametrize(
    ("wish", "told", "gone"),
    [
        (
            "Statt eines Weihnachtsbaums steht im Wohnzimmer ein riesiger Kaktus mit Lichterkette",
            "Kaktus mit Lichter",
            "baum",
        ),
        (
            "weihnachtsmann in badehose am strand mit bier nein kein bier mit kokosnuss",
            "weihnachtsmann in badehose",
            "bier",
        ),
        ("男の子じゃなくておばあちゃんがスケボーしてるところ。坂道、後ろに海。", "おばあちゃんがスケボー", "男の子"),
    ],
)
def test_a_clause_stays_without_what_it_says_must_not_be_there(wish: str, told: str, gone: str) -> None:
    text = alt_text(read(wish).brief)
    assert told.casefold() in text.casefold()
    assert gone not in text
