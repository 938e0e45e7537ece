"""Documents from outside are taken apart carefully: nothing grows, nothing runs, nothing is repeated back."""

import pytest

from images_mcp.capabilities.templates import documents, shelf
from images_mcp.capabilities.templates.filling import fill, hex_of, value_of
from images_mcp.capabilities.templates.template import Parameter
from images_mcp.kernel.errors import Kind, Problem

GOOD = """
name: my-mug
title: My mug
category: product
description: A mug as our shop shows it, every time the same.
prompt: 'A {color} mug[[ with the words "{words}"]] on a table.'
parameters:
  - {name: color, type: color, required: true, prompt: Which colour is it?, example: red}
  - {name: words, prompt: What is written on it?, example: Hello}
brief: {use: product, subject: "a {color} cup", texts: ["{words}"]}
examples:
  - parameters: {color: red, words: Hello}
"""

HOSTILE = {
    "a bomb of aliases": "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "an anchor": GOOD.replace("title: My mug", "title: &t My mug"),
    "a Python object": "!!python/object/apply:os.system ['true']",
    "a tag inside": GOOD.replace("title: My mug", "title: !!binary SGVsbG8="),
    "lists without end": "a: " + "[" * 20_000,
    "deep maps": "".join(f"{' ' * n}a:\n" for n in range(40)),
    "many keys": "\n".join(f"k{n}: 1" for n in range(5_000)),
    "too long": "# " + "x" * 70_000,
    "several documents": GOOD + "---\n" + GOOD,
    "a huge number": GOOD.replace("title: My mug", "title: " + "9" * 6_000),
    "broken": "a: [1",
    "a list": "- 1",
    "nothing": "",
    "a place nobody declared": GOOD.replace("A {color} mug", "A {size} mug"),
    "an attribute": GOOD.replace("{color} mug", "{color.__class__} mug"),
    "an index": GOOD.replace("{color} mug", "{0} mug"),
    "a conversion": GOOD.replace("{color} mug", "{color!r} mug"),
    "a lone brace": GOOD.replace("on a table", "on a } table"),
    "nested brackets": GOOD.replace("on a table", "[[on [[a]] table]]"),
    "a phrase without a place": GOOD.replace("on a table", "[[on a table]]"),
    "a title with HTML": GOOD.replace("My mug", "<img src=x>"),
    "a tag with HTML": GOOD + "tags: ['<b>']\n",
    "a name that is a path": GOOD.replace("my-mug", "../../etc"),
    "an unknown field": GOOD + "exec: rm\n",
    "a default that is no number": GOOD.replace("on a table", "of {size} cm on a table").replace(
        "  - {name: words", "  - {name: size, type: number, prompt: How high is it?, default: .nan, example: 3}\n  - {name: words"
    ),
    "an unknown use": GOOD.replace("use: product", "use: weapon"),
    "an example that does not fit": GOOD.replace("{color: red, words: Hello}", "{words: Hello}"),
    "a parameter used nowhere": GOOD.replace("[[ with the words", "[[ with").replace('"{words}"]]', "{color}]]").replace(
        'texts: ["{words}"]', "texts: []"
    ),
    "a place that may stay empty": GOOD.replace("[[", "").replace("]]", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_document_that_is_no_template_is_refused_in_words(what: str) -> None:
    with pytest.raises(Problem) as caught:
        documents.read(HOSTILE[what])
    assert caught.value.kind is Kind.INVALID
    assert len(caught.value.message) < 600
    assert "<img" not in caught.value.message
    assert "9" * 100 not in caught.value.message


def test_control_characters_written_as_escapes_do_not_get_in() -> None:
    found = documents.read(GOOD.replace("title: My mug", 'title: "My \\e[31mmug\\u202e"'))
    assert found.title == "My mug"


def test_every_curated_template_survives_being_written_and_read() -> None:
    for shelved in shelf.curated().values():
        assert documents.read(documents.written(shelved.template)) == shelved.template


def test_what_users_fill_in_is_never_read_as_a_place() -> None:
    template = documents.read(GOOD)
    filled = fill(template, {"color": "{words}", "words": "[[{color}]] {color.__class__}"})
    assert filled.prompt == 'A {words} mug with the words "[[{color}]] {color.__class__}" on a table.'
    assert filled.brief.texts == ("[[{color}]] {color.__class__}",)


def test_a_place_that_stays_empty_takes_its_phrase_and_its_aspect_along() -> None:
    filled = fill(documents.read(GOOD), {"color": "red"})
    assert filled.prompt == "A red mug on a table."
    assert filled.brief.texts == ()
    assert "text" not in {a.value for a in filled.brief.aspects}


def test_the_brief_tells_what_the_user_said_from_what_the_template_says() -> None:
    shelved = shelf.curated()["packshot-on-white"]
    said = {a.value: s.source.value for a, s in fill(shelved.template, {"product": "a cup"}).brief.aspects.items()}
    assert said["subject"] == "user"
    assert said["style"] == said["use"] == "template"


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("number", "about three", 3),
        ("number", "1,200", 1200),
        ("number", "2.5 metres", 2.5),
        ("number", True, None),
        ("number", "moonlight", None),
        ("number", "9" * 50, None),
        ("boolean", "ja", True),
        ("boolean", "No, thanks", False),
        ("boolean", "perhaps", None),
        ("color", "#ABC", "#ABC"),
        ("color", "deep navy", "deep navy"),
        ("color", "#12345", None),
        ("text", "  x  ", "x"),
        ("text", " ", None),
    ],
)
def test_what_somebody_says_becomes_a_value_of_the_right_type(kind: str, said: object, value: object) -> None:
    example = {"number": 1, "boolean": True}.get(kind, "red")
    parameter = Parameter(name="p", type=kind, prompt="What is it?", example=example)
    assert value_of(parameter, said) == value


def test_an_option_can_be_named_numbered_or_replaced_by_own_words() -> None:
    parameter = Parameter(name="p", type="choice", prompt="Which one?", options=("Red fox", "Owl"), example="Owl")
    assert [value_of(parameter, s) for s in ("2", "red FOX", "a badger", "7")] == ["Owl", "Red fox", "a badger", None]


def test_colours_are_found_by_their_hex_and_by_their_names() -> None:
    assert [hex_of(s) for s in ("#ABC", "navy", "rebeccapurple", "no colour at all")] == [
        "#aabbcc",
        "#1d2f5c",
        "#663399",
        None,
    ]
