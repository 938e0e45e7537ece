"""Classes of wishes the offline mind must read: names, emoji, thinking aloud, other scripts, verbs that look like things."""

import pytest

from images_mcp.brief import Aspect, Brief, Mode, Source
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.engines.minds.rules.mind import RulesMind
from images_mcp.engines.minds.rules.reading import read
from images_mcp.engines.minds.rules.sizes import read_wish


def brief_of(text: str) -> Brief:
    return read(text, Brief()).brief


@pytest.mark.parametrize("text", ["a lighthouse at dusk", "ein Leuchtturm bei Nacht", "un faro en la niebla"])
def test_a_place_that_is_the_subject_is_not_its_own_setting(text: str) -> None:
    brief = brief_of(text)
    main = (brief.get(Aspect.SUBJECT) or "").split()[1]
    assert main not in (brief.get(Aspect.SETTING) or "")
    assert brief.get(Aspect.SETTING)


@pytest.mark.parametrize(
    ("text", "name", "subject"),
    [
        ("Logo für die Bäckerei Morgenrot", "Morgenrot", "Bäckerei"),
        ("Logo Schreinerei Huber, Hobel", "Huber", "Schreinerei"),
        ("Flyer für die Gärtnerei Sonnenschein in Köln", "Sonnenschein", "Gärtnerei"),
        ("logo pour la boulangerie Petit Épi", "Petit Épi", "boulangerie"),
        ('logo for "Thistle & Rye" bakery, wheat ear', "Thistle & Rye", "wheat ear"),
    ],
)
def test_a_name_beside_a_line_of_business_is_the_brand(text: str, name: str, subject: str) -> None:
    brief = brief_of(text)
    assert name in (brief.get(Aspect.BRAND) or "").split(", ")
    assert subject in (brief.get(Aspect.SUBJECT) or "")
    assert name not in (brief.get(Aspect.SUBJECT) or "")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("cartel para una feria de libros", "una feria de libros"),
        ("carte pour la fête des mères", "la fête des mères"),
        ("I want something with a mountain made of books", "a mountain made of books"),
        ("so um I was thinking maybe like a lighthouse you know", "a lighthouse"),
        ("Bonjour, est-ce que vous pourriez me faire un dessin d'une grand-mère", "une grand-mère"),
        ("we want to raise awareness about plastic in rivers", "plastic in rivers"),
        ("a wide-eyed owl", "a wide-eyed owl"),
        ("قطة تجلس على نافذة", "قطة تجلس على نافذة"),
        ("кот на крыше", "кот на крыше"),
    ],
)
def test_the_subject_is_what_is_wanted_without_asking(text: str, subject: str) -> None:
    assert brief_of(text).get(Aspect.SUBJECT) == subject


@pytest.mark.parametrize(
    ("wish", "texts"),
    [
        ("I was going to say a tiger, but everyone does tigers. Make it a tapir.", ()),
        ("a moth on a lamp. My therapist says this helps", ()),
        ("a teacher saying goodbye to her class", ()),
        ("mein Chef sagt es muss rot sein, ein Auto", ()),
        ("a neon sign saying OPEN 24 hours", ("OPEN 24 hours",)),
        ("a man holding a board that says hello", ("hello",)),
        ("a sign with a gingerbread man and underneath it just says HOT CHURROS in fat letters", ("HOT CHURROS",)),
        ("a mug, it should say World's Best Dad", ("World's Best Dad",)),
    ],
)
def test_what_somebody_says_is_no_lettering_and_what_a_thing_says_is(wish: str, texts: tuple[str, ...]) -> None:
    assert brief_of(wish).texts == texts


def test_a_text_alone_is_no_subject() -> None:
    brief = brief_of('A slide that says exactly "Thank you for listening"')
    assert brief.texts == ("Thank you for listening",)
    assert brief.get(Aspect.SUBJECT) is None


def test_what_a_talk_is_about_is_no_style() -> None:
    brief = brief_of("banner for a conference about open-source maps")
    assert brief.get(Aspect.STYLE) is None
    assert "open-source maps" in (brief.get(Aspect.SUBJECT) or "")


@pytest.mark.parametrize(
    ("text", "word"),
    [("🦊 in the snow", "fox"), ("ein Poster mit 🐳", "Wal"), ("🐈を描いて", "猫"), ("🎂 para Ana", "")],
)
def test_emoji_of_things_are_read_and_no_others_are_kept(text: str, word: str) -> None:
    subject = brief_of(text).get(Aspect.SUBJECT) or ""
    assert word in subject
    assert not any(ord(c) > 0x1F000 for c in subject)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("something cosy for my kitchen wall", None),
        ("an old fishing village", None),
        ("a girl reading a map", "reading"),
    ],
)
def test_only_verbs_are_actions(text: str, action: str | None) -> None:
    assert brief_of(text).get(Aspect.ACTION) == action


@pytest.mark.parametrize("text", ["an astronaut playing cello", "thank you", "una casa con sombras"])
def test_words_that_share_a_stem_with_a_mood_are_none(text: str) -> None:
    assert brief_of(text).get(Aspect.MOOD) is None


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("two donkeys, in the style of a children's book", "children's book"),
        ("quilt with roses, embroidery look", "embroidery look"),
    ],
)
def test_a_manner_in_free_words_is_the_style(text: str, style: str) -> None:
    assert style in (brief_of(text).get(Aspect.STYLE) or "")


async def test_a_use_that_is_only_guessed_is_not_asserted_and_may_be_asked() -> None:
    mind = RulesMind.local()
    readings = [
        await mind.read(t, Brief()) for t in ("make it pop", "carpet", "a wide-eyed owl", "vibes", "blue thing")
    ]
    guessed = [r for r in readings if r.use_confidence < 0.6]
    assert guessed
    assert all(Aspect.USE not in reading.brief.aspects for reading in guessed)
    asked = await mind.ask("make it pop", await mind.read("make it pop", Brief()), Mode.EXPLORER, frozenset())
    assert Aspect.USE in {q.aspect for q in asked}


@pytest.mark.parametrize(
    ("text", "aspect", "exact"),
    [
        ("sixteen by nine, foggy moor", "16:9", None),
        ("a four by three picture of a tram", "4:3", None),
        ("im Verhältnis neun zu sechzehn", "9:16", None),
        ("one to one, a pear", "1:1", None),
        ("meet one to one with a coach", None, None),
        ("2 x 6 ft standee", "1:3", None),
        ("width 800 height 1200", None, "800x1200"),
        ("1920 wide by 600 high", None, "1920x600"),
        ("Breite 900, Höhe 600", None, "900x600"),
        ("横1200縦630、桜並木", None, "1200x630"),
        ("a 3/4 view of a car", None, None),
        ("a 4 slide deck", None, None),
    ],
)
def test_sides_in_words_and_units_are_read(text: str, aspect: str | None, exact: str | None) -> None:
    wish = read_wish(text)
    assert (wish.aspect, wish.exact, wish.sheet) == (aspect, exact, None)


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (
            "hi, could you please do me a poster: a heron in reeds, thank you",
            ["heron in reeds"],
            ["please", "thank", "hi,"],
        ),
        ("masterpiece, 8k, an owl on a branch, trending on artstation", ["owl on a branch"], ["8k", "artstation"]),
        ("- subject: barn owl\n- style: linocut", ["Barn owl", "linocut"], ["subject:", "style:"]),
        ("Draw me. I am a tall woman with silver locs", ["tall woman with silver locs"], ["Draw"]),
        ("a cat, but like, in space?? lol", ["cat", "space"], ["lol", "??"]),
        ("Wir brauchen bis Freitag einen roten Drachen", ["Ein roter Drachen"], ["Freitag", "brauchen"]),
        ("湖に浮かぶ白鳥を描いてください、油絵", ["湖に浮かぶ白鳥", "油絵"], ["ください"]),
        ("photo d'un ours, lumière bleue, sans texte", ["ours", "lumière bleue"], ["texte"]),
    ],
)
def test_alt_text_tells_the_picture_and_not_the_asking(text: str, said: list[str], unsaid: list[str]) -> None:
    told = alt_text(brief_of(text))
    assert 150 <= len(told) <= 200
    assert all(w in told for w in said)
    assert not any(w.casefold() in told.casefold() for w in unsaid)


def test_alt_text_does_not_call_open_what_was_said() -> None:
    told = alt_text(brief_of("a heron at early light, drawn in chalk, seen from above, in warm colours"))
    assert not any(w in told for w in ("the light", "the style", "the viewpoint", "the colours"))


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ja"])
def test_alt_text_of_a_full_and_of_an_empty_brief_has_its_length(language: str) -> None:
    full = Brief(language=language)
    for aspect in set(Aspect) - {Aspect.USE}:
        full = full.with_(aspect, "x", Source.USER)
    for brief in (full, Brief(language=language), Brief(language=language, texts=("OPEN",))):
        assert 150 <= len(alt_text(brief)) <= 200


@pytest.mark.parametrize(
    ("text", "colors"),
    [
        ("a red car in front of a house", 0),
        ("a red and white lighthouse in blue tones", 1),
        ("ein rotes Auto im Regen", 0),
        ("une voiture rouge", 0),
        ("赤い車", 0),
        ("un logo bleu et or", 2),
        ("poster in navy and gold", 2),
    ],
)
def test_a_things_own_colour_is_not_the_pictures_palette(text: str, colors: int) -> None:
    assert len(read(text, Brief()).brief.colors) == colors


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("a fox logo for Ember", "Ember"),
        ("a logo for Instagram", None),
        ("logo for dogs", None),
        ("a fox for Ember", None),
    ],
)
def test_the_last_capitalised_word_of_a_logo_wish_is_its_name(text: str, brand: str | None) -> None:
    assert read(text, Brief()).brief.get(Aspect.BRAND) == brand


@pytest.mark.parametrize(
    ("wish", "shown", "for_whom"),
    [
        ("a birthday card for my grandma Rosa who loves roses", "roses", "for my grandma Rosa"),
        ("Geburtstagskarte für Oma", None, "für Oma"),
        ("tarjeta de cumpleaños para mi abuela", None, "para mi abuela"),
        ("おばあちゃんへの誕生日カード", None, "おばあちゃん"),
        ("Einladung zur Gartenparty am 12. Juni mit Lampions", "Gartenparty am 12. Juni mit Lampions", None),
        ("a slide showing our three best results", "three best results", None),
    ],
)
def test_who_it_is_for_is_not_what_it_shows(wish: str, shown: str | None, for_whom: str | None) -> None:
    brief = brief_of(wish)
    assert (brief.get(Aspect.SUBJECT), brief.get(Aspect.AUDIENCE)) == (shown, for_whom)
