"""A wish is read as it was meant: dictated marks are marks, and what was taken back is not wanted."""

import pytest

from images_mcp.brief import Aspect, Brief
from images_mcp.engines.minds.rules.reading import as_meant, read
from images_mcp.engines.minds.rules.wording import polish


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("an owl, no wait, a hawk on a pole", "A hawk on a pole"),
        ("a red barn. scratch that, a red phone box. in a field", "A red phone box. in a field"),
        ("an old man mending a clock, make that an old woman, by a lamp", "An old woman mending a clock, by a lamp"),
        ("make it a robin. Actually no, everyone does robins, make it a goldcrest", "make it a goldcrest"),
        ("A heron in a paddy, no sorry not a heron, a crane, in mist", "A crane in a paddy, in mist"),
        ("Ein Feuerwehrauto in Rot, quatsch, in Gelb, auf dem Platz", "Ein Feuerwehrauto in Gelb, auf dem Platz"),
        ("Ich wollte erst einen Hund, aber jetzt einen Otter am Fluss", "einen Otter am Fluss"),
        ("un gato negro, no, espera, un gato blanco en un tejado", "Un gato blanco en un tejado"),
        ("una guitarra azul, no, roja, en la pared", "una guitarra roja, en la pared"),
        ("deux, pardon, trois chats sur un mur", "Trois chats sur un mur"),
        ("Un renard, ou plutôt un loup, qui hurle", "Un loup, qui hurle"),
        ("フクロウ、じゃなくてハヤブサが電柱に止まっている", "ハヤブサが電柱に止まっている"),
        ("色は赤、いや青、うーん、やっぱり緑で", "色は緑で"),
        ("ケーキの代わりに大きなおにぎり", "大きなおにぎり"),
    ],
)
def test_what_is_taken_back_is_not_meant(said: str, meant: str) -> None:
    assert as_meant(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a fox comma a barn full stop snow in the air", "a fox, a barn. Snow in the air"),
        ("Ein Kiosk Doppelpunkt ein Schwan davor Punkt ein Kind", "Ein Kiosk: ein Schwan davor. Ein Kind"),
        ("un burro coma abrir comillas Verano cerrar comillas punto", "un burro, “Verano”."),
        ("un âne virgule des guirlandes à la ligne merci", "un âne, des guirlandes. Merci"),
        ("図書館、てん、フクロウ。改行、はしご", "図書館、フクロウ。はしご"),
    ],
)
def test_marks_said_aloud_are_marks(said: str, meant: str) -> None:
    assert as_meant(said) == meant


@pytest.mark.parametrize(
    "wish",
    [
        "an empty beach, no people, no umbrellas",
        "a woman in a red period dress, full of lace",
        "the comma as a giant sculpture in a park",
        "a sorry-looking dog in the rain",
        "a giant question mark on a wall",
        "a big red exclamation mark and a tiny question mark",
        "an orange comma butterfly on a leaf",
        "neon question mark sign",
        "ein großes Fragezeichen aus Holz",
        "deux points rouges sur un mur blanc",
        "dos puntos negros sobre fondo blanco",
        "un punto rojo sobre fondo blanco",
        "ein Schiff, kein Segelboot",
        "un phare, non loin d'un village",
        "いやな顔をした猫",
        'poster, text "A dog, no wait, a comma"',
    ],
)
def test_what_only_sounds_like_it_stays(wish: str) -> None:
    assert as_meant(wish) == wish


def test_the_brief_holds_what_is_meant() -> None:
    brief = read("a barn owl, no wait, a peacock on a garden wall", Brief()).brief
    assert "peacock" in brief.aspects[Aspect.SUBJECT].value
    assert "owl" not in (brief.aspects[Aspect.SUBJECT].evidence or "")


def test_the_prompt_holds_what_is_meant_and_says_so() -> None:
    said = "an owl, no wait, a hawk on a pole"
    polished = polish(said, read(said, Brief()))
    assert polished.prompt.startswith("A hawk on a pole")
    assert "owl" not in polished.prompt
    assert "took back" in polished.reasons[0].because
