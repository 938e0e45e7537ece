"""Where the grammar does not understand, experience with how people complain decides, or a short question is asked."""

import asyncio

import pytest

from images_mcp.brief import Attribute, Brief
from images_mcp.engines.minds.port import SURE, Change, Interpretation, Op
from images_mcp.engines.minds.rules.instructions.likely import Kind, Likely
from images_mcp.engines.minds.rules.instructions.order import LEAST
from images_mcp.engines.minds.rules.instructions.wording import ask
from images_mcp.engines.minds.rules.mind import RulesMind

MINDS = {"with the sentence model": RulesMind.local(), "without it": RulesMind()}


def told(instruction: str, *earlier: str, mind: RulesMind = MINDS["with the sentence model"]) -> Interpretation:
    return asyncio.run(mind.interpret(instruction, Brief(), earlier))


def line(change: Change) -> str:
    parts = (change.op, change.attribute, change.direction)
    return " ".join([*(p.value for p in parts if p), *(p for p in (change.target, change.value) if p)])


@pytest.mark.parametrize(
    ("instruction", "wanted"),
    [
        ("her face is lost in the dark, can you light it up", "adjust brightness increase face"),
        ("the bottle is hogging the page, shrink it", "adjust subject_size decrease bottle"),
        ("not so gloomy, it's a christening", "adjust mood decrease gloomy"),
    ],
)
def test_a_complaint_and_the_wish_it_explains_are_one_change(instruction: str, wanted: str) -> None:
    assert [line(c) for c in told(instruction).changes] == [wanted]


def test_a_complaint_that_leaves_its_thing_in_doubt_is_asked_about() -> None:
    found = told("I'm squinting at her face here, can you light it up")
    assert line(found.changes[0]).startswith("adjust brightness increase")
    assert found.confidence < SURE
    assert found.question


def test_what_no_grammar_foresees_is_read_by_its_likeness_to_what_others_said() -> None:
    found = told("nobody would ever believe that someone actually cooked this burger")
    assert line(found.changes[0]).startswith("adjust realism increase")


def test_two_plain_instructions_stay_two() -> None:
    found = told("make the sky darker and remove the lamp post")
    assert [line(c) for c in found.changes] == ["adjust brightness decrease sky", "remove lamp post"]
    assert found.confidence >= SURE


@pytest.mark.parametrize(
    ("instruction", "ops"),
    [
        ("dump the ribbons, calm everything down", ["remove", "adjust"]),
        ("a coat in red and black", ["set_palette"]),
        ("Mantel viel abgewetzter, Licht weicher", ["adjust", "adjust"]),
        ("mets la voiture en bleu, et un chien", ["set_palette", "add"]),
    ],
)
def test_a_comma_or_an_and_parts_what_asks_for_two_things_and_joins_what_asks_for_one(
    instruction: str, ops: list[str]
) -> None:
    assert [c.op.value for c in told(instruction).changes] == ops


def test_the_plural_of_a_word_is_no_slip_of_the_finger() -> None:
    assert line(told("remove the reeds").changes[0]) == "remove reeds"


def test_earlier_instructions_decide_what_more_means() -> None:
    assert line(told("even more", "a bit warmer").changes[0]) == "adjust warmth increase"


@pytest.mark.parametrize("before", ["add a red boat", "make the sky pink", "remove the fence"])
@pytest.mark.parametrize(
    "instruction",
    ["warmer", "at night", "closer", "turn it into winter", "more contrast, less saturation", "no people"],
)
def test_a_wish_about_the_whole_picture_is_not_about_the_thing_spoken_of_before(instruction: str, before: str) -> None:
    assert told(instruction, "a bit warmer", before).changes == told(instruction).changes


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        ("darker", "not that much", "adjust brightness increase"),
        ("warmer", "not that much", "adjust warmth decrease"),
        ("less saturated", "not that much", "adjust saturation increase"),
        ("mach es dunkler", "nicht so sehr", "adjust brightness increase"),
        ("plus sombre", "encore un peu", "adjust brightness decrease"),
        ("more contrast", "a bit more", "adjust contrast increase"),
    ],
)
def test_more_and_not_that_much_are_surely_of_the_last(before: str, now: str, wanted: str) -> None:
    found = told(now, before)
    assert [line(c) for c in found.changes] == [wanted]
    assert found.confidence >= SURE


def test_what_was_taken_away_is_spoken_of_no_more() -> None:
    assert line(told("in blue and gold", "remove the fence").changes[0]) == "set_palette blue and gold"


@pytest.mark.parametrize("mind", MINDS.values(), ids=MINDS)
@pytest.mark.parametrize("instruction", ["wibble the frobnicator", "hmm", "日曜日", "QQ0QQ", "?" * 500])
def test_nonsense_is_asked_about_whatever_experience_guesses(instruction: str, mind: RulesMind) -> None:
    found = told(instruction, mind=mind)
    assert found.confidence < SURE
    assert found.question


@pytest.mark.parametrize("mind", MINDS.values(), ids=MINDS)
def test_a_plain_wish_is_sure_with_and_without_the_sentence_model(mind: RulesMind) -> None:
    found = told("make it much brighter", mind=mind)
    assert [line(c) for c in found.changes] == ["adjust brightness increase"]
    assert found.confidence >= SURE


def test_what_is_asked_for_is_read_in_its_order() -> None:
    likely = Likely(None)
    one, other = Kind.named("remove"), Kind.named("adjust brightness increase")
    said, turned = "get rid of the bike and brighten up the sky", "brighten up the sky and get rid of the bike"
    for kinds, text, wrong in (((one, other), said, turned), ((other, one), turned, said)):
        assert likely.ordered(kinds, text, "en", ()) > likely.ordered(kinds, wrong, "en", ())


def test_what_was_never_seen_is_hardly_likely() -> None:
    likely = Likely(None)
    never, known = Kind(Op.ADJUST, Attribute.SYMMETRY, None), Kind.named("adjust symmetry increase")
    assert likely.ordered((never,), "more symmetry", "en", ()) == LEAST
    assert likely.ordered((known,), "more symmetry", "en", ()) > LEAST / 2


@pytest.mark.parametrize(
    ("earlier", "instruction", "wanted"),
    [
        ("a bit warmer", "add a red boat", "add red boat"),
        ("warmer", "remove the boat", "remove boat"),
        ("add a dog", "make the sky darker", "adjust brightness decrease sky"),
        ("wärmer", "füge ein Boot hinzu", "add Boot"),
    ],
)
def test_a_plain_wish_is_no_more_of_the_last(earlier: str, instruction: str, wanted: str) -> None:
    found = told(instruction, earlier)
    assert [line(c) for c in found.changes] == [wanted]
    assert found.confidence >= SURE


def test_what_is_asked_back_holds_the_whole_wish() -> None:
    sky = Change(op=Op.SET_PALETTE, target="sky", value="blue")
    asked = ask("en", (sky, Change(op=Op.REMOVE, target="boat")), None, (), sky.model_copy(update={"value": "grey"}))
    assert all(word in asked for word in ("blue", "grey", "boat"))


def test_many_changes_are_asked_about_in_a_short_question() -> None:
    many = tuple(Change(op=Op.REMOVE, target=f"thing {n} " + "x" * 100) for n in range(30))
    assert len(ask("en", many, None, (), Change(op=Op.UNDO))) < 700
