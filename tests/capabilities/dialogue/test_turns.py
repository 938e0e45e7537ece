"""Being led to a picture: the brief is shown before it is drawn, explorer shows ways to go, words are asked for."""

from typing import Any

import pytest

from tests.conftest import Home

pytestmark = pytest.mark.parametrize("shared", ["sqlcipher"], indirect=True)  # nothing here knows which database it is


def _say(shared: Home, answer: dict[str, Any] | None = None, **wish: Any) -> dict[str, Any]:
    if answer is not None:
        wish["conversation_id"] = answer["conversation_id"]
    return shared.call("conversational_image", **wish)


def _lead_on(shared: Home, answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything answered with the first choice, up to the picture: all that was answered on the way."""
    seen = [answer]
    while seen[-1]["status"] == "needs_input":
        assert len(seen) < 8
        chosen = {q["aspect"]: 1 if q["options"] else "you choose" for q in seen[-1]["questions"]}
        seen.append(_say(shared, seen[-1], answers=chosen))
    return seen


def test_guided_mode_shows_the_brief_with_its_last_questions_and_with_the_picture(shared: Home) -> None:
    seen = _lead_on(shared, _say(shared, prompt="a poster", dialogue_mode="guided"))
    *asked, drawn = seen
    assert 1 <= len(asked) <= 2
    assert 3 <= sum(len(answer["questions"]) for answer in asked) <= 5
    assert "So far, " in asked[-1]["message"]
    assert drawn["status"] == "completed"
    assert drawn["notes"][0].startswith("The brief: ")
    assert drawn["brief"]["subject"]["value"] in drawn["notes"][0]


@pytest.mark.parametrize(
    ("wish", "direction"),
    [
        ("a lighthouse on a cliff at dusk for my wall", "direction"),
        ("ein Leuchtturm auf einer Klippe in der Dämmerung für meine Wand", "Richtung"),
        ("夕暮れの崖の上の灯台、部屋の壁に飾る", "方向"),
    ],
)
def test_explorer_mode_ends_in_directions_and_draws_the_one_chosen(shared: Home, wish: str, direction: str) -> None:
    seen = _lead_on(shared, _say(shared, prompt=wish, dialogue_mode="explorer"))
    ways = [q for answer in seen[:-1] for q in answer["questions"] if direction in q["text"]]
    assert len(ways) == 1
    assert 2 <= len(ways[0]["options"]) <= 4
    assert len({option.split(":")[0] for option in ways[0]["options"]}) == len(ways[0]["options"])
    assert seen[-2]["questions"] == ways
    assert seen[-1]["brief"][ways[0]["aspect"]]["value"] == ways[0]["options"][0]


def test_choosing_a_short_title_leads_to_asking_which(shared: Home) -> None:
    first = _say(shared, prompt="a poster", dialogue_mode="guided")
    question = next(q for q in first["questions"] if q["aspect"] == "text")
    others = {q["aspect"]: 1 for q in first["questions"] if q["aspect"] != "text"}
    second = _say(shared, first, answers=others | {"text": 2})
    again = next(q for q in second["questions"] if q["aspect"] == "text")
    assert question["text"] in again["text"]
    assert again["options"] == []
    drawn = _say(shared, second, answers={"text": '"SUMMER FAIR"'} | {q["aspect"]: 1 for q in second["questions"][1:]})
    assert drawn["status"] == "completed"
    assert drawn["brief"]["texts"] == ["SUMMER FAIR"]


def test_quick_mode_asks_once_and_shows_no_directions(shared: Home) -> None:
    seen = _lead_on(shared, _say(shared, prompt="a lighthouse", dialogue_mode="quick"))
    assert len(seen) <= 2
    assert not any("direction" in q["text"] for answer in seen for q in answer["questions"])


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("flyer for the book swap called Second Story, Saturday 4 pm", "text"),
        ("icons for a weather app, line style, duotone", "style"),
        ("icons for a weather app, line style, duotone", "palette"),
        ("陶芸教室のチラシ、レトロ調、二色", "palette"),
        ("a before and after of a garden, side by side, photo", "composition"),
    ],
)
def test_nothing_is_asked_that_the_wish_says_in_other_words(shared: Home, wish: str, told: str) -> None:
    seen = _lead_on(shared, _say(shared, prompt=wish, dialogue_mode="guided"))
    assert told not in {q["aspect"] for answer in seen[:-1] for q in answer["questions"]}


def test_a_wish_that_names_no_more_than_a_deliverable_is_asked_what_and_which_words_first(shared: Home) -> None:
    first = _say(shared, prompt="a poster", dialogue_mode="quick")
    assert [q["aspect"] for q in first["questions"]] == ["subject", "text"]


@pytest.mark.parametrize(
    "wish",
    [
        "birthday card for my dad",
        "invitation to our housewarming",
        "cartel para la fiesta del barrio",
        "友達への誕生日カード",
    ],
)
def test_what_bears_words_nobody_can_guess_is_asked_for_them_first(shared: Home, wish: str) -> None:
    first = _say(shared, prompt=wish, dialogue_mode="quick")
    assert [q["aspect"] for q in first["questions"]][:1] == ["text"]


@pytest.mark.parametrize("wish", ["a dog", "something for my living room", "Logo für meine Bäckerei", "un gato", "猫"])
def test_somebody_who_says_little_and_wants_to_be_led_is_asked_something(shared: Home, wish: str) -> None:
    assert _say(shared, prompt=wish, dialogue_mode="guided")["status"] == "needs_input"


@pytest.mark.parametrize(
    ("wish", "spoken_of"),
    [
        ("a birthday card for my grandma Rosa who loves roses", "the birthday card"),
        ("a slide showing our three growth drivers", "the slide"),
        ("Einladung zur Gartenparty am 12. Juni mit Lampions", "„Einladung“"),
        ("a fox logo for a coffee roaster called Ember", "“a fox”"),
    ],
)
def test_questions_about_looks_speak_of_what_is_laid_out_and_never_of_who_it_is_for(
    shared: Home, wish: str, spoken_of: str
) -> None:
    first = _say(shared, prompt=wish, dialogue_mode="guided")
    looks = [q["text"] for q in first["questions"] if q["aspect"] in {"style", "palette"}]
    assert looks
    assert all(spoken_of in text for text in looks)


WORDS = "Happy birthday, Oma"


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"text": WORDS, "style": "you choose", "mood": 2}, "needs_input"),
        ({"text": WORDS, "style": "you choose", "mood": "you choose"}, "completed"),
        (f"1: {WORDS}\nand you choose the rest", "completed"),
        ("you choose", "completed"),
    ],
)
def test_who_leaves_the_rest_to_us_is_asked_no_more(shared: Home, answers: Any, status: str) -> None:
    first = _say(shared, prompt="a birthday card for my grandmother, with roses", dialogue_mode="guided")
    assert [q["aspect"] for q in first["questions"]] == ["text", "style", "mood"]
    assert _say(shared, first, answers=answers)["status"] == status


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ("1. Happy birthday, Grandma\n2. painted illustration\n3. joyful", "Happy birthday, Grandma"),
        ("1. Happy birthday, Grandma 2. painted illustration 3. joyful", "Happy birthday, Grandma"),
        ("1) Happy birthday, 2) painted illustration, 3) joyful", "Happy birthday"),
        ("1. Alles Gute am 2. Mai, Oma\n2. 3\n3. 2", "Alles Gute am 2. Mai, Oma"),
    ],
)
def test_a_numbered_list_answers_each_question_with_what_stands_behind_its_number(
    shared: Home, answers: str, words: str
) -> None:
    first = _say(shared, prompt="a birthday card for my grandmother, with roses", dialogue_mode="guided")
    _, style, mood = first["questions"]
    brief = _lead_on(shared, _say(shared, first, answers=answers))[-1]["brief"]
    assert brief["texts"] == [words]
    if "painted" in answers:
        assert brief["style"]["value"] == "painted illustration"
        assert brief["mood"]["value"] == "joyful"
    else:
        assert brief["style"]["value"] == style["options"][2]
        assert brief["mood"]["value"] == mood["options"][1]


def test_a_choice_with_a_sentence_behind_it_is_no_list(shared: Home) -> None:
    first = _say(shared, prompt="a birthday card for my grandmother", dialogue_mode="guided")
    again = _say(shared, first, answers="2. And with roses")
    drawn = _lead_on(shared, again)[-1]
    assert "roses" in str(drawn["brief"])
    assert drawn["brief"].get("texts", []) != ["And with roses"]


def test_a_choice_may_be_pointed_at_in_words_or_any_digits(shared: Home) -> None:
    first = _say(shared, prompt="a birthday card for my grandmother, with roses", dialogue_mode="guided")
    _, style, mood = first["questions"]
    answers = {"text": WORDS, "style": "②", "mood": "the last but one"}
    brief = _lead_on(shared, _say(shared, first, answers=answers))[-1]["brief"]
    assert brief["style"]["value"] == style["options"][1]
    assert brief["mood"]["value"] == mood["options"][-2]
