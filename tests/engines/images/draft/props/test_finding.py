"""Words find the thing they mean, in five languages, by the head of the phrase."""

from collections import Counter

import pytest

from images_mcp.engines.images.draft.props.catalog import PROPS, find, find_all

PHRASES = {
    "en": {
        "a small red fox": "fox",
        "two foxes": "fox",
        "coffee cup": "cup",
        "a cup of coffee": "cup",
        "fire truck": "fire truck",
        "fire": "flame",
        "a fox with a hat": "fox",
        "a fox wearing a crown": "fox",
        "a cat sitting on a chair": "cat",
        "the old lighthouse": "lighthouse",
        "badgers and children": "child",
        "apple tree": "tree",
        "a glass of wine": "wine glass",
        "T-shirt design": "T-shirt",
        "vase of flowers": "vase",
        "robot reading a book": "robot",
        "a bowl of strawberries": "bowl",
        "bookshelves": "bookshelf",
        "a girl waves": "girl",
        "lemon cake": "cake",
        "hot-air balloon": "hot air balloon",
    },
    "de": {
        "Kaffeetasse": "cup",
        "zwei Füchse": "fox",
        "ein kleiner roter Fuchs mit Hut": "fox",
        "Holzhaus": "house",
        "Feuerwehrauto": "fire truck",
        "Sonnenblumen": "sunflower",
        "Gartenblume": "flower",
        "ein Leuchtturm am Meer": "lighthouse",
        "Büroschreibtisch": "desk",
        "Hauskatze": "cat",
        "Regenschirm": "umbrella",
        "Fachwerkhäuser": "house",
    },
    "es": {
        "una taza de café": "cup",
        "dos zorros rojos": "fox",
        "un gato con sombrero": "cat",
        "tiendas de campaña": "tent",
        "camión de bomberos": "fire truck",
        "molino de viento": "windmill",
        "unas flores": "flower",
        "dragones": "dragon",
        "árboles": "tree",
        "luces y lápices": "pencil",
    },
    "fr": {
        "une tasse de café": "cup",
        "deux renards": "fox",
        "un chat avec un chapeau": "cat",
        "des châteaux": "castle",
        "camion de pompiers": "fire truck",
        "l'arbre": "tree",
        "les chevaux": "horse",
        "gâteaux": "cake",
        "sac à dos": "backpack",
        "un cœur": "heart",
        "un garçon qui lit": "child",
    },
    "ja": {
        "赤い狐": "fox",
        "帽子をかぶった狐": "fox",
        "コーヒーのカップ": "cup",
        "狐が木の下で眠っている": "fox",
        "消防車": "fire truck",
        "自転車": "bicycle",
        "森の中を走る馬": "horse",
        "本を読む女の子": "girl",
        "きつね": "fox",
        "ケーキ": "cake",
    },
}
NOTHING = [
    ("en", "freedom"),
    ("en", ""),
    ("en", "hot dog"),
    ("de", "Hamburg"),
    ("de", "romantisch"),
    ("de", "gestern"),
    ("fr", "pomme de terre"),
    ("ja", "日本"),
    ("ja", "花火"),
    ("xx", "***"),
]


@pytest.mark.parametrize(
    ("language", "words", "name"), [(lang, w, n) for lang, t in PHRASES.items() for w, n in t.items()]
)
def test_a_phrase_finds_its_head(language: str, words: str, name: str) -> None:
    found = find(words, language)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("language", "words"), NOTHING)
def test_words_for_other_things_find_nothing(language: str, words: str) -> None:
    assert find(words, language) is None


def test_a_language_with_region_or_unknown_is_read_anyway() -> None:
    assert find("Katze", "de-AT") is PROPS["cat"]
    assert find("cat", "sv") is PROPS["cat"]


def test_every_prop_has_words_in_five_languages_and_a_name_of_its_own() -> None:
    for name, prop in PROPS.items():
        assert prop.name == name
        assert prop.size > 0
        assert set(prop.words) == {"en", "de", "es", "fr", "ja"}
        assert all(prop.words.values())
    assert len(PROPS) >= 180


def test_every_prop_is_found_by_its_first_word_in_every_language() -> None:
    firsts = Counter((lang, words[0]) for prop in PROPS.values() for lang, words in prop.words.items())
    for prop in PROPS.values():
        for language, words in prop.words.items():
            assert firsts[language, words[0]] == 1 or prop.name in ("balloon", "lamp"), words[0]
            assert find(words[0], language) is prop, (language, words[0])


def test_a_sentence_gives_everything_it_names_with_its_place() -> None:
    text = "A fox with a red scarf, a coffee cup and two books under a pine tree"
    found = [(prop.name, text[start:end]) for prop, start, end in find_all(text)]
    assert found == [
        ("fox", "fox"),
        ("scarf", "scarf"),
        ("cup", "coffee cup"),
        ("book", "books"),
        ("pine", "pine tree"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Eine Katze und ein Hund vor dem Bauernhaus", ["cat", "dog", "house"]),
        ("es", "Un zorro y dos gatos en la montaña", ["fox", "cat", "mountain"]),
        ("fr", "Un renard et une tasse de café sur la table", ["fox", "cup", "table"]),
        ("ja", "狐と猫が家の前にいる", ["fox", "cat", "house"]),
        ("en", "a cup of coffee", ["cup"]),
        ("en", "cats, dogs & birds", ["cat", "dog", "bird"]),
    ],
)
def test_sentences_are_read_in_five_languages(language: str, text: str, names: list[str]) -> None:
    assert [prop.name for prop, _, _ in find_all(text, language)] == names


def test_hostile_text_is_read_quickly() -> None:
    assert find_all("((" * 5000 + "ﷺ" * 2000 + " fox") == [(PROPS["fox"], 12001, 12004)]
