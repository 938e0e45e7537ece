"""An instruction in plain words becomes ordered operations, in five languages, and doubt becomes one short question."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from images_mcp.brief import Aspect, Brief
from images_mcp.engines.minds.port import SURE, Change
from images_mcp.engines.minds.rules.instructions.interpret import interpret, language_of
from images_mcp.engines.minds.rules.instructions.lexicon import pole
from images_mcp.engines.minds.rules.instructions.speech import speech
from images_mcp.engines.minds.rules.instructions.wording import explain
from images_mcp.engines.minds.rules.mind import RulesMind


def told(instruction: str, *earlier: str, brief: Brief | None = None) -> list[str]:
    """Each change as "op attribute± target=value"."""
    return [_line(c) for c in interpret(instruction, brief or Brief(), earlier).changes]


def _line(change: Change) -> str:
    direction = {"increase": "+", "decrease": "-"}.get(change.direction.value if change.direction else "", "")
    attribute = f" {change.attribute.value}{direction}" if change.attribute else ""
    target = f" {change.target}" if change.target else ""
    return f"{change.op.value}{attribute}{target}" + (f" = {change.value}" if change.value else "")


def strength(instruction: str) -> float:
    return interpret(instruction, Brief()).changes[0].strength


@pytest.mark.parametrize(
    ("instruction", "operations"),
    [
        ("could you zoom in on the clock", ["reframe clock = zoom in"]),
        ("crop to a square", ["reframe = square"]),
        ("make the teapot bigger", ["adjust subject_size+ teapot"]),
        ("let it be midnight", ["set_background = midnight"]),
        ("make it snow", ["add snow"]),
        ("everything in black and white please", ["set_palette = black and white"]),
        ("fewer pigeons", ["remove pigeons"]),
        ("don't make it any warmer", ["keep warmth warm"]),
        ("not so glossy", ["adjust texture-"]),
        ("blur it", ["adjust depth+"]),
        ("make the bench older", ["adjust age+ bench"]),
        ("I'll take the third one", ["select = 3"]),
        ("back to version four", ["revert = 4"]),
        ("go back two steps", ["undo = 2"]),
        ("show me five more versions", ["vary = 5"]),
        ("forget that, paint a harbour instead", ["new = harbour"]),
    ],
)
def test_the_decided_cases_of_the_vocabulary_are_law(instruction: str, operations: list[str]) -> None:
    assert told(instruction) == operations


@pytest.mark.parametrize(
    ("instruction", "operations"),
    [
        ("turn the dog into a wolf", ["replace dog = wolf"]),
        ("turn the brightness up", ["adjust brightness+"]),
        ("turn it upside down", ["reframe = turn upside down"]),
        ("turn this into a woodcut", ["set_style = woodcut"]),
        ("drop the saturation", ["adjust saturation-"]),
        ("drop the umbrella", ["remove umbrella"]),
        ("drop it into a desert", ["set_background = desert"]),
        ("add contrast", ["adjust contrast+"]),
        ("add a kite", ["add kite"]),
        ("it's too dark", ["adjust brightness+"]),
        ("it's not dark enough", ["adjust brightness-"]),
        ("the door should be green", ["set_palette door = green"]),
        ("the door should be a gate", ["replace door = gate"]),
        ("the contrast is too strong", ["adjust contrast-"]),
    ],
)
def test_the_same_verb_means_what_its_object_makes_of_it(instruction: str, operations: list[str]) -> None:
    assert told(instruction) == operations


@pytest.mark.parametrize(
    ("instruction", "operations"),
    [
        ("mach den Turm höher und nimm den Zaun weg", ["adjust subject_size+ Turm", "remove Zaun"]),
        ("haz el cielo más oscuro pero mantén la luna", ["adjust brightness- cielo", "keep luna"]),
        ("ajoute un phare et rends le ciel plus sombre", ["add phare", "adjust brightness- ciel"]),
        ("空をもっと暗くして、月はそのままにして", ["adjust brightness- 空", "keep 月"]),
        ("Farbe raus, bitte schwarzweiß", ["set_palette = schwarzweiß"]),
        ("cambia el gato por un perro", ["replace gato = perro"]),
        ("remplace le chat par un chien", ["replace chat = chien"]),
        ("犬を猫に変えて", ["replace 犬 = 猫"]),
    ],
)
def test_other_languages_say_it_their_own_way(instruction: str, operations: list[str]) -> None:
    found = told(instruction)
    assert found[-len(operations) :] == operations


@pytest.mark.parametrize(
    ("instruction", "low", "high"),
    [
        ("a touch warmer", 0.0, 0.4),
        ("etwas wärmer", 0.0, 0.4),
        ("もう少し暖かくして", 0.0, 0.4),
        ("warmer", 0.45, 0.55),
        ("way warmer", 0.7, 1.0),
        ("mucho más cálido", 0.7, 1.0),
        ("20 % warmer", 0.2, 0.2),
    ],
)
def test_words_of_degree_are_a_strength(instruction: str, low: float, high: float) -> None:
    assert low <= strength(instruction) <= high


def test_a_little_thing_is_small_and_not_a_degree() -> None:
    (change,) = interpret("add a little bird on the roof", Brief()).changes
    assert change.strength == 0.5
    assert "bird" in str(change.target)


@pytest.mark.parametrize(
    ("instruction", "earlier", "operations"),
    [
        ("even more", "make it brighter", ["adjust brightness+"]),
        ("not that much", "make it brighter", ["adjust brightness-"]),
        ("the other way", "less contrast", ["adjust contrast+"]),
        ("make it red", "add a scarf", ["set_palette scarf = red"]),
        ("make it moodier", "add a scarf", ["adjust mood+ = moody"]),
        ("take it away again", "add a scarf", ["remove scarf"]),
        ("the cat too", "make the dog bigger", ["adjust subject_size+ cat"]),
    ],
)
def test_it_and_more_mean_what_was_said_before(instruction: str, earlier: str, operations: list[str]) -> None:
    assert told(instruction, earlier) == operations


def test_what_is_joined_and_what_is_apart() -> None:
    assert told("only navy and gold") == ["set_palette = navy and gold"]
    assert told("remove the bin and the bench") == ["remove bin", "remove bench"]
    assert told("the sky looks dull, make it pink") == ["set_palette sky = pink"]
    assert told("darken everything except the lamp") == ["adjust brightness-", "keep lamp"]


def test_taking_one_thing_out_and_putting_another_in_its_place_is_a_swap() -> None:
    assert told("remove the sofa and add a bench instead") == ["replace sofa = bench"]
    assert told("remove the sofa and add a bench") == ["remove sofa", "add bench"]


def test_a_wish_that_names_nothing_goes_on_about_the_thing_of_the_turn_before() -> None:
    (change,) = interpret("a bit smaller", Brief(), ("add a lantern",)).changes
    assert (change.target, change.strength) == ("lantern", 0.3)


def test_one_degree_holds_for_both_of_two_joined_qualities() -> None:
    found = interpret("a bit darker and cooler", Brief()).changes
    assert [c.strength for c in found] == [0.3, 0.3]


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        ('make the sign say "Closed, back at 5"', "Closed, back at 5"),
        ("make the sign say open late", "open late"),
        ("auf dem Schild soll „Bin gleich zurück“ stehen", "Bin gleich zurück"),
        ("看板に「本日休業」と書いて", "本日休業"),
    ],
)
def test_texts_are_kept_to_the_letter(instruction: str, text: str) -> None:
    (change,) = interpret(instruction, Brief()).changes
    assert (change.op.value, change.value) == ("set_text", text)


@pytest.mark.parametrize("instruction", ["remove it", "more of that", "hmm the thing with the whatsit", "？？？"])
def test_what_is_unclear_is_asked_in_one_short_question(instruction: str) -> None:
    found = interpret(instruction, Brief())
    assert found.confidence < SURE
    assert found.question is not None
    assert len(found.question) < 140


@pytest.mark.parametrize(
    "piece", ["x and ", "make the ", "a ", "more of the ", "move it to the left, ", '"a" ', "go back "]
)
def test_endless_instructions_are_read_in_bounded_time(piece: str) -> None:
    found = interpret(piece * (8000 // len(piece)), Brief())
    assert found.confidence <= 1


def test_what_is_clear_is_not_asked() -> None:
    found = interpret("make the sky darker", Brief())
    assert found.confidence >= SURE
    assert found.question is None


def test_it_may_be_the_pictures_subject() -> None:
    brief = Brief().with_(Aspect.SUBJECT, "a tabby cat")
    assert told("make it a fox", brief=brief) == ["replace a tabby cat = fox"]


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ja"])
def test_every_construction_of_a_language_compiles_and_its_words_are_there(language: str) -> None:
    said = speech(language)
    assert {c.kind for c in said.constructions} >= {"undo", "keep", "text", "replace", "remove", "add", "bare"}
    for construction in said.constructions:
        assert construction.pattern
    assert said.source("words", "transparent") != "(?!)"


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ja"])
def test_changes_are_told_in_the_language_of_the_instruction(language: str) -> None:
    changes = interpret("make the sky darker and add a moon", Brief()).changes
    sentence = explain(changes, language)
    assert "sky" in sentence
    assert "moon" in sentence
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("text", "language"),
    [("weniger unruhig", "de"), ("plus lumineux", "fr"), ("deshazlo", "es"), ("darker", "en"), ("もっと", "ja")],
)
def test_the_language_of_two_words_is_told(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(("word", "sign"), [("darker", -1), ("brightest", 1), ("sunnier", 1)])
def test_comparatives_are_taken_back_to_their_word(word: str, sign: int) -> None:
    found = pole(word, "en")
    assert found is not None
    assert (found.attribute.value, found.sign) == ("brightness", sign)


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_is_answered(text: str) -> None:
    found = interpret(text, Brief())
    assert 0 <= found.confidence <= 1
    assert (found.question is None) == (found.confidence >= SURE)


@pytest.mark.parametrize(
    ("said", "attribute", "direction"),
    [
        ("menos nítido", "sharpness", "decrease"),
        ("un poco más saturado", "saturation", "increase"),
        ("moins calme", "energy", "increase"),
        ("viel weniger warm bitte", "warmth", "decrease"),
        ("zu hell", "brightness", "decrease"),
        ("not so sharp", "sharpness", "decrease"),
        ("少し暗く", "brightness", "decrease"),
    ],
)
def test_a_degree_and_a_known_quality_are_taken_at_their_word(said: str, attribute: str, direction: str) -> None:
    found = asyncio.run(RulesMind.local().interpret(said, Brief()))
    assert [(c.attribute, c.direction) for c in found.changes] == [(attribute, direction)]
    assert found.confidence >= SURE


@pytest.mark.parametrize("said", ["🔥🔥🔥", "!!!", "👍"])
def test_signs_without_words_change_nothing(said: str) -> None:
    found = asyncio.run(RulesMind.local().interpret(said, Brief()))
    assert not found.changes
    assert found.confidence < SURE


def test_a_word_that_begins_like_another_keeps_all_its_letters() -> None:
    assert told("un poquitín más lejos") == ["reframe = más lejos"]
    assert "雪だるま" in told("雪だるまだけ追加")[0]


def test_too_much_of_something_is_not_much_less_of_it() -> None:
    assert strength("das Grün ist zu dunkel, es knallt zu sehr") < 0.7
