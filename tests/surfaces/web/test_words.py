"""The interface's words and tokens: complete in every language, readable on every ground, small."""

import html
import json
import re
from pathlib import Path

import httpx2
import pytest
from coloraide import Color

from images_mcp.brief import Aspect, Attribute, Mode, Source, Use
from images_mcp.capabilities.styles.presets import built_in
from images_mcp.capabilities.templates.shelf import curated
from images_mcp.capabilities.templates.template import Category
from images_mcp.engines.minds.port import Op
from images_mcp.surfaces.web import labels, names
from images_mcp.surfaces.web.languages import LANGUAGES, catalogue, chosen, money
from images_mcp.surfaces.web.sentences import said
from tests.surfaces.web.conftest import Studio
from tools import catalogs

WEB = catalogs.WEB
STYLES = (WEB / "static/studio.css").read_text()


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_every_word_of_the_pages_is_translated(language: str) -> None:
    assert catalogs.missing(language) == []


def test_what_is_extracted_holds_templates_and_labels() -> None:
    found = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogs.words()}
    assert {"What should the picture show?", "you said so", "%(num)s picture", "Images studio"} <= found


def test_what_is_extracted_holds_all_that_templates_presets_and_takes_say() -> None:
    found = {m.id for m in catalogs.words() if isinstance(m.id, str)}
    for template in (shelved.template for shelved in curated().values()):
        asked = {place.prompt for place in template.parameters} | {o for p in template.parameters for o in p.options}
        assert {template.title, template.description, *asked} <= found
    assert {style.summary for style in built_in().values()} <= found
    assert {"loose watercolour", "your colours on a dark ground"} <= found


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_no_language_borrows_another_ones_words(language: str) -> None:
    mine = {m.id: m.string for m in catalogs.catalogue(language) if isinstance(m.id, str) and m.string != m.id}
    for other in set(catalogs.LANGUAGES) - {language}:
        theirs = {m.id: m.string for m in catalogs.catalogue(other)}
        assert len([text for text, words in mine.items() if text and theirs[text] == words]) <= 5


def test_templates_and_styles_are_shown_in_the_readers_language(client: httpx2.Client) -> None:
    shelf = client.get("/studio/templates", headers={"Accept-Language": "de"}).text
    assert "Erinnerung in Aquarell" in shelf
    assert "Watercolour keepsake" not in shelf
    form = client.get("/studio/templates/watercolour-keepsake", headers={"Accept-Language": "ja"}).text
    for text in (
        "どんな光ですか？",
        '<option value="golden hour" selected>ゴールデンアワー</option>',
        "例: 海辺の灯台",
    ):
        assert text in form
    assert "Which place" not in form
    styles = client.get("/studio/styles", headers={"Accept-Language": "fr"}).text
    assert "Quelques formes calmes, un accent, beaucoup d’espace." in html.unescape(styles)
    assert "A few quiet shapes" not in styles


def test_a_template_of_ones_own_keeps_its_words(client: httpx2.Client, studio: Studio) -> None:
    own = {"name": "my-line", "title": "Timeline", "category": "art", "description": "Four or five moments, mine."}
    wish = {"prompt": "A line of {what}, plainly drawn.", "brief": {"use": "illustration", "subject": "{what}"}}
    place = {"name": "what", "required": True, "prompt": "Which word?", "example": "leaves"}
    studio.call("save_template", **own, **wish, parameters=[place], examples=[{"parameters": {"what": "leaves"}}])
    form = client.get("/studio/templates/my-line", headers={"Accept-Language": "de"}).text
    assert "<h1>Timeline</h1>" in form
    assert "Zum Beispiel: leaves" in form
    studio.call("delete_template", name="my-line")


@pytest.mark.parametrize("template", sorted(WEB.glob("templates/**/*.html")), ids=lambda p: p.name)
def test_templates_say_nothing_outside_the_catalogues(template: Path) -> None:
    text = re.sub(
        r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<style.*?</style>|<kbd.*?</kbd>|<code>.*?</code>|\{\w+\}",
        " ",
        template.read_text(),
        flags=re.DOTALL,
    )
    words = re.findall(r">([^<>]*[A-Za-z]{2,}[^<>]*)<", text) + re.findall(
        r'(?:alt|title|placeholder|aria-label)="([^"]*[A-Za-z]{2,}[^"]*)"', text
    )
    assert not [w.strip() for w in words if w.strip() and '="' not in w]


@pytest.mark.parametrize(
    ("table", "labelled"),
    [
        *((labels.ASPECTS, Aspect), (labels.USES, Use), (labels.SOURCES, Source), (labels.MODES, Mode)),
        *((labels.OPS, Op), (names.ATTRIBUTES, Attribute), (names.TEMPLATE_KINDS, Category)),
    ],
)
def test_every_label_of_the_taxonomy_has_a_name(table: dict[str, str], labelled: type[Aspect]) -> None:
    assert {name.value for name in labelled} <= table.keys()


def test_every_style_of_ours_has_a_title_to_translate() -> None:
    assert {style.title for style in built_in().values()} == set(names.STYLES)
    assert {style.category for style in built_in().values()} == set(names.STYLE_KINDS)


def _tokens(theme: int) -> dict[str, Color]:
    root = STYLES[STYLES.index(":root {") : STYLES.index(':root[data-theme="light"]')]
    found = re.findall(r"--(\w+): light-dark\((oklch\([^()]*\)), (oklch\([^()]*\))\)", root)
    return {name: Color(values[theme]) for name, *values in found}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised", "stage", "tint"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "good", "bad", "warn"])
def test_text_has_seven_to_one_on_every_ground(theme: int, ground: str, ink: str) -> None:
    tokens = _tokens(theme)
    assert tokens[ink].contrast(tokens[ground], method="wcag21") >= 7.0


def test_all_scripts_together_are_small() -> None:
    assert sum(len(f.read_bytes()) for f in WEB.glob("static/*.js")) <= 60_000


def test_scripts_and_styles_load_nothing_from_elsewhere() -> None:
    for file in (*WEB.glob("static/*.js"), *WEB.glob("static/*.css"), *WEB.glob("templates/**/*.html")):
        for address in re.findall(r"https?://[^\s\"')]+", file.read_text()):
            assert address.startswith("http://www.w3.org/"), f"{file.name}: {address}"


def test_the_language_is_the_chosen_one_else_the_browsers() -> None:
    assert chosen("ja", "de") == "ja"
    assert chosen(None, "it, fr;q=0.8, es;q=0.9") == "es"
    assert chosen("xx", "it;q=x, ;") == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_prices_keep_their_tenth_of_a_cent(language: str) -> None:
    assert "042" in money(language, 0.042)
    assert "1" in money(language, 1.2)


@pytest.mark.parametrize(("language", "words"), [("de", "Was soll das Bild zeigen?"), ("ja", "どんな画像にしますか？")])
def test_pages_speak_the_browsers_language(client: httpx2.Client, language: str, words: str) -> None:
    page = client.get("/studio", headers={"Accept-Language": language}).text
    assert words in page
    assert f'lang="{language}"' in page


def test_the_app_can_be_installed(client: httpx2.Client) -> None:
    about = json.loads(client.get("/studio/manifest.webmanifest").text)
    assert about["start_url"] == about["scope"] == "/studio"
    for icon in about["icons"]:
        assert client.get(icon["src"]).status_code == 200
    worker = client.get("/studio/worker.js")
    assert worker.headers["service-worker-allowed"] == "/studio"
    saved = re.findall(r'"(/studio/[^"]+)"', worker.text.splitlines()[3])
    assert "/studio/offline" in saved
    assert not [path for path in saved if "/images/" in path or "/c/" in path]
    for path in saved:
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("Tick the box first.", "Setzen Sie zuerst das Häkchen."),
        ("The file measures 12 × 9; 4 × 3 was wanted.", "Die Datei misst 12 × 9; gewünscht war 4 × 3."),
        (
            "10% of the picture is one flat colour; from 98% on there is nothing to see.",
            "10 % des Bildes sind eine einzige",
        ),
        ("A sentence nobody has listed.", "A sentence nobody has listed."),
        ("", ""),
    ],
)
def test_sentences_from_below_are_told_in_the_readers_language(text: str, german: str) -> None:
    told = said(catalogue("de").gettext, text)
    assert told.startswith(german)
    assert bool(told) == bool(text)
