"""The offline mind reads wishes and answers in five languages, asks what matters, and words prompts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.brief import Aspect, Brief, Mode, Source, Use
from images_mcp.engines.minds.port import Question
from images_mcp.engines.minds.rules.mind import RulesMind
from images_mcp.engines.minds.rules.reading import read
from images_mcp.engines.minds.rules.sizes import read_wish
from images_mcp.engines.minds.rules.wording import joined, polish

STYLE = Question(aspect=Aspect.STYLE, text="Which look?", options=("photograph", "watercolour", "flat vector"))


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("an Instagram post of my candle", Use.SOCIAL_MEDIA),
        ("a slide with a bar chart", Use.PRESENTATION),
        ("Instagram ad for my candle", Use.MARKETING),
        ("Konzertplakat für ein Bluesfestival", Use.PRINT_POSTER),
        ("cabecera para el boletín", Use.EMAIL),
        ("affiche de film noir", Use.PRINT_POSTER),
        ("カフェのロゴ", Use.LOGO),
        ("watercolour of an old fisherman", Use.ILLUSTRATION),
        ("a loggo for my barber shop", Use.LOGO),
        ("a red bicycle", Use.GENERAL),
    ],
)
def test_the_deliverable_wins_over_what_is_depicted(text: str, use: Use) -> None:
    assert read(text, Brief()).use is use


@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "„{}“", "«{}»", "「{}」", "'{}'"])
def test_texts_in_any_quotation_marks_are_kept_to_the_letter(marks: str) -> None:
    reading = read("poster of a fox with " + marks.format("Blue HOUR"), Brief())
    assert reading.brief.texts == ("Blue HOUR",)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("a street, no people", "people"),
        ("leere Straße ohne Autos", "Autos"),
        ("una plaza sin gente", "gente"),
        ("une rue, pas de voitures", "voitures"),
        ("桜の木、人なし", "人"),
    ],
)
def test_refusals_are_understood_in_five_languages(text: str, refused: str) -> None:
    assert refused in read(text, Brief()).brief.must_not


@pytest.mark.parametrize(
    ("said", "value"), [("2", "watercolour"), ("Watercolour", "watercolour"), ("linocut", "linocut")]
)
def test_an_answer_may_be_a_number_or_words(said: str, value: str) -> None:
    known = read("a fox", Brief()).brief
    assert read(said, known, STYLE).brief.get(Aspect.STYLE) == value


@pytest.mark.parametrize("said", ["you choose", "egal", "lo que quieras", "peu importe", "お任せ"])
def test_leaving_it_to_us_sets_nothing(said: str) -> None:
    reading = read(said, read("a fox", Brief()).brief, STYLE)
    assert reading.you_choose
    assert reading.brief.get(Aspect.STYLE) is None


def test_what_the_user_said_is_not_overwritten_by_a_later_guess() -> None:
    known = Brief().with_(Aspect.STYLE, "linocut")
    assert read("a fox, watercolour", known).brief.get(Aspect.STYLE) == "linocut"


@pytest.mark.parametrize(
    ("text", "orientation", "aspect", "exact"),
    [
        ("slide in 16:9", "landscape", "16:9", None),
        ("1080 x 1920 px reel", "portrait", None, "1080x1920"),
        ("Flyer hochkant", "portrait", None, None),
        ("横長の画像", "landscape", None, None),
        ("party at 20:30", None, None, None),
        ("10x15 cm card", "portrait", "2:3", None),
        ("Times Square at night", None, None, None),
    ],
)
def test_formats_are_read_as_they_were_wished(
    text: str, orientation: str | None, aspect: str | None, exact: str | None
) -> None:
    wish = read_wish(text)
    assert (wish.orientation, wish.aspect, wish.exact) == (orientation, aspect, exact)


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_survives_the_wire(text: str) -> None:
    brief = read(text, Brief()).brief
    assert Brief.model_validate(brief.model_dump(mode="json")) == brief


WORDS = st.text(st.characters(categories=("Ll", "Lu")), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=12), st.lists(WORDS, max_size=3))
def test_prompts_keep_every_word_and_every_exact_text(words: list[str], texts: list[str]) -> None:
    wish = " ".join(words)
    reading = read(wish, Brief(texts=tuple(dict.fromkeys(texts))))
    polished = polish(wish, reading)
    assert wish in polished.prompt
    assert all(f'"{t}"' in polished.prompt for t in reading.brief.texts)


def test_every_phrase_of_a_prompt_is_explained_and_can_be_left_out() -> None:
    reading = read("poster of a fox, no people", Brief().with_(Aspect.MOOD, "calm", Source.PREFERENCE))
    polished = polish("poster of a fox, no people", reading)
    assert joined(polished.reasons) == polished.prompt
    assert "Do not include people." in polished.prompt
    without = [r for r in polished.reasons if r.aspect is not Aspect.MOOD]
    assert "calm" not in joined(without)


@pytest.mark.parametrize("mode", list(Mode))
async def test_questions_stay_within_the_mode_and_never_ask_what_is_known(mode: Mode) -> None:
    mind = RulesMind()
    reading = await mind.read("logo for my coffee roastery called Ember, blue and gold", Brief())
    asked = await mind.ask("logo for my coffee roastery called Ember", reading, mode, frozenset())
    assert len(asked) <= {Mode.SKIP: 0, Mode.QUICK: 2, Mode.GUIDED: 5, Mode.EXPLORER: 10}[mode]
    assert not {q.aspect for q in asked} & set(reading.brief.aspects)
    assert all(q.text and len(q.options) > 1 for q in asked)


async def test_what_was_asked_before_is_not_asked_again() -> None:
    mind = RulesMind()
    reading = await mind.read("a poster for a jazz night", Brief())
    asked = await mind.ask("a poster for a jazz night", reading, Mode.GUIDED, frozenset({Aspect.STYLE, Aspect.MOOD}))
    assert asked
    assert not {q.aspect for q in asked} & {Aspect.STYLE, Aspect.MOOD}


@pytest.mark.parametrize(
    ("text", "language"),
    [("ein Hund am Strand", "de"), ("un perro en la playa", "es"), ("un chien sur la plage", "fr"), ("海辺の犬", "ja")],
)
async def test_questions_come_in_the_language_of_the_wish(text: str, language: str) -> None:
    mind = RulesMind()
    reading = await mind.read(text, Brief())
    english = {
        q.text
        for q in await mind.ask(
            "a dog on the beach", await mind.read("a dog on the beach", Brief()), Mode.GUIDED, frozenset()
        )
    }
    assert reading.brief.language == language
    assert not {q.text for q in await mind.ask(text, reading, Mode.GUIDED, frozenset())} & english


async def test_a_mind_without_eyes_knows_nothing_about_pixels() -> None:
    assert await RulesMind().describe(None, Brief()) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("logo for my bakery, Crumb & Co", "Crumb & Co, bakery"),
        ("Ember & Oak, coffee roaster logo, vintage badge", "Ember & Oak, coffee roaster"),
        ("logo for a yoga studio - Lotus Flow", "Lotus Flow, yoga studio"),
        ("logo para una panadería, Dulce Hogar, tonos tierra", "Dulce Hogar, panadería"),
        ("Logo für eine Imkerei, Sonnental", "Sonnental, Imkerei"),
        ("minimal logo, Northwind", "Northwind"),
        ("Logo für den Sportverein Blau-Weiß", "Blau-Weiß, Sportverein"),
        ("a logo for a bakery called Crumb. Thanks, Anna", "Crumb, bakery"),
    ],
)
def test_a_name_beside_a_line_of_business_or_set_apart_is_the_brand(text: str, brand: str) -> None:
    assert read(text, Brief()).brief.get(Aspect.BRAND) == brand


@pytest.mark.parametrize(
    "text",
    [
        "logo for a gym, Red and Black",
        "logo for a gym, Bold and Simple",
        "logo for a gym, Please",
        "Logo, Biene mit Wabe, Gold",
        "Fox, minimal logo",
        "LOGO FOR A GYM, ROUND",
        "a poster, Yard Sale, Saturday",
    ],
)
def test_looks_courtesy_things_and_capitals_everywhere_are_no_brand(text: str) -> None:
    brand = read(text, Brief()).brief.get(Aspect.BRAND)
    assert (brand or "").casefold() in {"", "gym"}
