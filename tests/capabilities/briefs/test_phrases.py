"""Things taken out of somebody's words, or exchanged, leave words that somebody could have said."""

import pytest

from images_mcp.capabilities.briefs.phrases import same, swap, without_phrase


@pytest.mark.parametrize(
    ("language", "text", "what", "left"),
    [
        ("en", "two dogs and three cats", "dogs", "three cats"),
        ("en", "a man next to a car in the rain", "car", "a man in the rain"),
        ("en", "people waiting for a bus", "bus", "people waiting"),
        ("en", "a cup filled with coffee", "coffee", "a cup"),
        ("en", "a robot watering sunflowers", "robot", "sunflowers"),
        ("en", "a dog", "dog", ""),
        ("en", "a dog", "   ", "a dog"),
        ("en", "", "  ", ""),
        ("de", "ein Fahrrad während eines Gewitters", "Gewitter", "ein Fahrrad"),
        ("es", "una astronauta regando tomates en Marte", "tomates", "una astronauta en Marte"),
        ("es", "un muñeco de nieve y un perro", "muñeco de nieve", "un perro"),
        ("es", "una chica con sombrero en la playa", "sombrero rojo", "una chica en la playa"),
        ("es", "una chica con sombrero rojo en la playa", "sombrero", "una chica en la playa"),
        ("es", "una chica con sombrero de paja en la playa", "sombrero", "una chica en la playa"),
        ("es", "una chica con gorra camina por la playa", "gorra", "una chica camina por la playa"),
        ("fr", "un chien et un chat noir et blanc sur un canapé", "chat", "un chien sur un canapé"),
        ("fr", "un homme avec un verre d'eau et un chien", "verre", "un homme et un chien"),
        ("en", "a woman holding a bowl of fresh fruit in a kitchen", "bowl", "a woman in a kitchen"),
        ("de", "ein Mann mit einem Hut aus schwarzem Filz im Regen", "Hut", "ein Mann im Regen"),
        ("fr", "un vieux facteur à vélo", "vélo", "un vieux facteur"),
        ("ja", "猫と犬", "猫", "犬"),
        ("ja", "男の子じゃなくておばあちゃん", "男の子", "おばあちゃん"),
        ("ja", "子犬と猫", "犬", "子犬と猫"),
        ("ja", "犬と猫", "", "犬と猫"),
    ],
)
def test_a_thing_is_taken_out_with_what_only_led_to_it(language: str, text: str, what: str, left: str) -> None:
    assert without_phrase(text, what, language) == left


@pytest.mark.parametrize(
    ("text", "old", "new", "swapped"),
    [
        ("a cat on a sofa", "cat", "three dogs", "three dogs on a sofa"),
        ("three dogs in a park", "three dogs", "five dogs", "five dogs in a park"),
        ("a red cat", "cat", "an owl", "a red owl"),
        ("two dogs", "dogs", "the cats", "two cats"),
    ],
)
def test_a_thing_is_exchanged_with_its_number(text: str, old: str, new: str, swapped: str) -> None:
    assert swap(text, old, new, "en") == swapped


def test_an_article_is_taken_from_the_thing_not_from_what_it_stands_by() -> None:
    assert swap("una chica con sombrero", "sombrero", "un gorro", "es") == "una chica con gorro"


def test_nothing_is_the_same_as_no_words() -> None:
    assert not same("a dog", "  ", "en")
