"""Alt text from wishes that ramble, from forms, and from briefs that refinements have changed."""

import asyncio
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from images_mcp.brief import Brief
from images_mcp.capabilities.briefs.alt_text import alt_text
from images_mcp.capabilities.briefs.measuring import colour_names, measured
from images_mcp.capabilities.briefs.staging import Stage
from images_mcp.capabilities.refinement.revising import revised
from images_mcp.engines.images.draft.parse import read as asked
from images_mcp.engines.minds.rules.mind import RulesMind
from tests.conftest import Home

on_one = pytest.mark.parametrize("shared", ["sqlcipher"], indirect=True)  # nothing here knows which database it is
MIND = RulesMind.local()


def brief_of(text: str, *instructions: str) -> Brief:
    brief = asyncio.run(MIND.read(text, Brief())).brief
    for said in instructions:
        brief = revised(brief, asyncio.run(MIND.interpret(said, brief)).changes)
    return brief


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (
            (
                "Hello, my brother and I keep bees near Bath and each autumn we hold a honey day for the village, and this time we'd "
                "like a flyer with a skep on a windowsill, two wasps circling it, an open jar in front, loose pen and ink, and "
                'the words "Honey Day 4 October" on top of everything else that has to go on it'
            ),
            ["skep on a windowsill", "Honey Day 4 October"],
            ["my brother", "we'd like", "hello"],
        ),
        ("Please do the needful and prepare one banner, marigolds on brass", ["marigolds on brass"], ["needful"]),
        ("Taken with a Nikon, 50mm, f/2.8: a potter at her wheel", ["potter at her wheel"], ["nikon", "50mm", "f/2.8"]),
        (
            "Client: Hafen GmbH. Idea: a crane lifting a heart. Tone: tender.",
            ["crane lifting a heart"],
            ["Idea:", "Tone:"],
        ),
        ("Dessine-moi un renard sur un quai", ["Un renard sur un quai"], ["-moi"]),
        ("Oye, ¿me puedes dibujar a mi tío con su acordeón?", ["mi tío con su acordeón"], ["puedes", "oye"]),
        ("ホタルと川の絵を描いてもらえますか", ["ホタルと川"], ["もらえますか"]),
        ("Wir sind ein Chor aus Jena. Dazu möchten wir ein Plakat mit einer singenden Amsel", ["Amsel"], ["Wir sind"]),
    ],
)
def test_what_is_wanted_is_told_without_its_story_and_its_making(text: str, said: list[str], unsaid: list[str]) -> None:
    told = alt_text(brief_of(text))
    assert 150 <= len(told) <= 200
    assert all(w in told or w[:1].upper() + w[1:] in told for w in said)
    assert not any(w.casefold() in told.casefold() for w in unsaid)


def test_a_long_wish_keeps_its_opening_and_whole_clauses() -> None:
    told = alt_text(
        brief_of(
            "A ferryman in a straw hat is poling a flat boat through tall reeds. A kingfisher sits on the bow. Behind him a boy "
            "is eating a melon, and in the distance a heron lifts off while the sun comes through. Loose watercolour with visible paper."
        )
    )
    assert told.startswith("A ferryman in a straw hat is poling a flat boat through tall reeds. ")
    assert "…" not in told
    assert ", A " not in told


def test_what_refinements_added_took_away_and_changed_is_told_as_it_is_now() -> None:
    told = alt_text(brief_of("a dog and a cat on a sofa", "remove the cat", "add a lamp", "much darker"))
    assert "lamp" in told
    assert "dim" in told
    assert "cat" not in told
    assert "light" not in told  # what was set is not called open


def test_replaced_lettering_and_style_do_not_come_back() -> None:
    told = alt_text(brief_of('poster with a croissant, text "SALE"', "change the text to OPEN"))
    assert "OPEN" in told
    assert "SALE" not in told
    painted = alt_text(brief_of("a harbour with three boats, oil painting", "as a watercolour"))
    assert "watercolour" in painted
    assert "oil" not in painted


def test_adjustments_are_told_in_the_language_of_the_wish() -> None:
    assert "wenig" not in alt_text(brief_of("ein Fuchs im Wald", "etwas heller"))
    assert "Das Ganze ist hell" in alt_text(brief_of("ein Fuchs im Wald", "etwas heller"))
    assert "peu de lumière" in alt_text(brief_of("un chat sur un toit", "plus sombre"))
    assert "全体は暗い" in alt_text(brief_of("屋根の上の猫", "もっと暗く"))


@on_one
@pytest.mark.parametrize(
    ("wish", "opening"),
    [
        ("my gran riding a Vespa", "A gran riding a Vespa."),
        ("our old house in the snow", "An old house in the snow."),
        ("unsere Katze auf dem Klavier", "Eine Katze auf dem Klavier."),
        ("mi abuela tocando el acordeón", "Una abuela tocando el acordeón."),
        ("mon oncle sur un tracteur", "Un oncle sur un tracteur."),
        ("a man who is not smiling, red tie", "A man who is not smiling, red tie."),
        ("not a cat but a dog", "A dog."),
        ("Photorealistic image of a glass bottle, shot from below", "A glass bottle, shot from below, photorealistic."),
        ("gig flyer, DJ Ghoul, 31 Oct, 9pm, seagull on top", "Gig flyer, DJ Ghoul, 31 Oct, 9pm, seagull on top."),
        ("My sister's bakery turns ten. We'd love a banner with a cake.", "A banner with a cake."),
        ("Meine Tochter wird fünf und wünscht sich eine Karte mit einem Faultier", "Eine Karte mit einem Faultier."),
        ("Kannst du ein Bild malen, auf dem ein Wal durch eine Stadt schwimmt?", "Ein Wal schwimmt durch eine Stadt."),
        ("For my son's birthday a card with a tiger", "A card for my son's birthday with a tiger."),
        ("mal mir mal nen Kürbis mit Brille", "Ein Kürbis mit Brille."),
        ("¿me puedes dibujar a mi abuela tejiendo?", "Mi abuela tejiendo."),
        ("犬を3匹、雪の公園で、車なし", "犬が3匹、雪の公園。"),
        ("abstract swirls of teal and copper", "Swirls of teal and copper, abstract."),
        ("cartel «Se alquila faro»", "Cartel. Se lee «Se alquila faro»."),
        ("a gran at the seaside, 1962", "A gran at the seaside, 1962."),
        ("photo of pancakes with berries, top-down, bright", "Pancakes with berries, top-down, bright, photo."),
        ("thank you card for teachers with apples", "Thank you card for teachers with apples."),
        ("Pinterest pin with 5 plants that survive anything", "Pinterest pin with 5 plants that survive anything."),
        ("neon sign for a ramen bar, doors 19:30", "Neon sign for a ramen bar, doors 19:30."),
        ("our mascot is going to be a wombat", "Mascot: a wombat."),
        ("a cook, looking past the camera", "A cook, looking past the camera."),
        ("ein Kind, das lacht", "Ein Kind, das lacht."),
        ("Folie im Format 16:9 über Bienen", "Folie über Bienen."),
        ("Wattenmeer bei Ebbe, fast nichts drauf", "Wattenmeer bei Ebbe."),
        ("¿Podrías hacerme un logo para una cafetería?", "Un logo para una cafetería."),
        ("le port de Nice le matin", "Le port de Nice le matin."),
        ("un homme sans barbe sur un chameau", "Un homme sur un chameau."),
        ("faire-part de naissance, hérisson", "Faire-part de naissance, hérisson."),
        ("Morning! Could we have a picture of a tortoise in yellow?", "A tortoise in yellow."),
        ("morning, a harbour", "Morning, a harbour."),
        ("The council asked us for a leaflet cover with a hedgehog", "A leaflet cover with a hedgehog."),
        ("For a physics lesson: a diagram of a lens", "For a physics lesson: a diagram of a lens."),
        ("two grandads play while the whole home cheers", "Two grandads play while the whole home cheers."),
        ("a street at dusk, no cars in the background", "A street at dusk."),
        (
            "Könnt ihr mir für den Unterricht den Aufbau einer Blüte zeichnen?",
            "Der Aufbau einer Blüte für den Unterricht.",
        ),
        ("Kannst du mir ein Bild von einer alten Dame malen?", "Eine alte Dame."),
        ("Es soll ein Plakat fürs Stadtradeln werden: ein Baum", "Ein Plakat fürs Stadtradeln: ein Baum."),
        ("Buenas, soy profe y me vendría bien una lámina con un manzano", "Una lámina con un manzano."),
        ("Coucou, on organise une brocante et il nous faut un flyer avec une théière", "Un flyer avec une théière."),
        ("affiche de concert, un accordéon, 20h30", "Affiche de concert, un accordéon, 20h30."),
        ("こんにちは。町の図書館で働いています。木陰で本を読むくまの絵をお願いします。", "木陰で本を読むくま。"),
        ("affiche au format portrait, festival de jazz", "Affiche : festival de jazz."),
        ("夏祭りのポスターを作って、花火", "夏祭りのポスター、花火。"),
        (
            "Salut l'équipe, pour la fête des voisins on voudrait une affiche avec une nappe",
            "Une affiche avec une nappe, pour la fête des voisins.",
        ),
        (
            "Hola equipo, para el Día de Muertos queremos un altar con velas",
            "Un altar con velas, para el Día de Muertos.",
        ),
        ("I'd love an A3 poster with a single candle", "A poster with a single candle."),
        ("Kinder tanzen um das Feuer", "Kinder tanzen um das Feuer."),
        ("Could somebody do a card with lilies", "A card with lilies."),
        ("すみません、雪の中の鳥居を描いていただけますか", "雪の中の鳥居。"),
        ("16:9のスライド背景、星空", "スライド背景、星空。"),
    ],
)
def test_a_short_wish_is_told_for_somebody_who_was_not_there(shared: Home, wish: str, opening: str) -> None:
    assert shared.call("generate_alt_text", prompt=wish)["alt_text"].startswith(opening)


@pytest.mark.parametrize(
    ("wish", "language"),
    [("an old man feeding pigeons", "en"), ("imagen horizontal de un puente", "es"), ("format portrait, un clocher", "fr"),
     ("salar de Uyuni después de la lluvia", "es"), ("ein hund mit hut", "de")],
)  # fmt: skip
def test_a_wish_of_few_words_is_told_in_its_own_language(wish: str, language: str) -> None:
    assert brief_of(wish).language == language


@on_one
@pytest.mark.parametrize(
    ("wish", "of_the_plan"),
    [("a door", "are still open"), ("eine Tür", "sind noch offen"), ("扉", "まだ決まっておらず")],
)
def test_where_a_wish_says_little_the_plan_is_told_and_once_drawn_the_pixels(
    shared: Home, wish: str, of_the_plan: str
) -> None:
    assert of_the_plan in shared.call("generate_alt_text", prompt=wish)["alt_text"]
    drawn = shared.call("generate_image", prompt=wish)["image"]
    words = shared.call("generate_alt_text", image_id=drawn["image_id"])["alt_text"]
    assert of_the_plan not in words
    assert words == drawn["alt_text"]
    assert 150 <= len(words) <= 200
    seen = measured(Path(drawn["path"]).read_bytes())
    assert seen
    assert any(name in words for name in colour_names(seen.colours, brief_of(wish).language))


def picture(ground: str | tuple[int, ...], *boxes: tuple[tuple[int, int, int, int], str]) -> bytes:
    """A PNG of 300 by 300 pixels: coloured boxes on a ground."""
    image = Image.new("RGBA", (300, 300), ground)
    for box, colour in boxes:
        image.paste(colour, box)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def told_of(wish: str, drawn: bytes) -> str:
    return alt_text(brief_of(wish), (), lambda: measured(drawn))


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("a door", "On the left, against a plain white background, the subject takes up about a fifth of the space."),
        ("eine Tür", "Links steht das Motiv vor einem einfarbigen Hintergrund in Weiß und nimmt etwa ein Fünftel"),
        (
            "una puerta",
            "A la izquierda, sobre un fondo liso de color blanco, el motivo ocupa cerca de una quinta parte",
        ),
        ("une porte", "À gauche, sur un fond blanc uni, le sujet occupe environ un cinquième de la surface."),
        ("扉", "左寄りに、無地の白の背景の前に主役が置かれ、画面のおよそ五分の一を占めている。"),
    ],
)
def test_where_something_stands_on_a_plain_ground_is_told_in_every_language(wish: str, told: str) -> None:
    words = told_of(wish, picture("white", ((30, 60, 120, 260), "#2F6FDE")))
    assert told in words
    assert 150 <= len(words) <= 200


def test_sky_above_and_grass_below_a_clear_ground_and_darkness_are_told() -> None:
    meadow = told_of("a meadow", picture("#9CC9EA", ((0, 150, 300, 300), "#3A9D4F")))
    assert "The upper part is mostly light blue, the lower part mostly green" in meadow
    assert "transparent background" in told_of("a door", picture((0, 0, 0, 0), ((100, 100, 200, 200), "#D7263D")))
    assert "The overall impression is dark" in told_of("a door", picture("#111111", ((280, 0, 300, 300), "#2A2C2E")))


def test_pixels_are_measured_only_where_the_wish_says_too_little() -> None:
    full = brief_of(
        "A ferryman in a straw hat is poling a flat boat through tall reeds, a kingfisher sits on the bow, behind him a boy is "
        "eating a melon in the evening sun, loose watercolour, warm colours"
    )
    asked: list[int] = []
    alt_text(full, (), lambda: asked.append(1))
    assert not asked


@on_one
def test_the_colours_told_are_those_of_the_file_not_of_the_things_asked_for(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="roses, warm earth tones", seed=7)["image"]
    with Image.open(drawn["path"]) as image:
        pixels = np.asarray(image.convert("RGB").resize((64, 64))).reshape(-1, 3).astype(int)
    greenish = (pixels[:, 1] > pixels[:, 0]) & (pixels[:, 1] > pixels[:, 2])
    seen = measured(Path(drawn["path"]).read_bytes())
    assert seen
    names = " ".join(colour_names(seen.colours, "en"))
    assert names.split()[0] in drawn["alt_text"].casefold()
    assert ("green" in names or "teal" in names) == (greenish.mean() > 0.08), names


@on_one
@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("a fox on a meadow", ["In the background: ", "in the sky: sun and clouds"]),
        ("ein Fuchs auf einer Wiese", ["Im Hintergrund: ", "am Himmel: Sonne und Wolken"]),
        ("un zorro en un prado", ["Al fondo: ", "en el cielo: sol y nubes"]),
        ("un renard dans une prairie", ["À l’arrière-plan : arbres"]),
        ("草原の狐", ["背景に", "空に太陽と雲"]),
        ("three apples beside a cup", ["From left to right: "]),
        ('poster with a croissant, text "OPEN"', ["The lettering is ", "at the top"]),
    ],
)
def test_a_draft_is_told_by_what_it_shows_before_its_colours(shared: Home, wish: str, told: list[str]) -> None:
    image = shared.call("generate_image", prompt=wish, seed=7)["image"]
    words = image["alt_text"]
    assert 150 <= len(words) <= 200
    assert all(part in words for part in told), words
    assert shared.call("generate_alt_text", image_id=image["image_id"])["alt_text"] == words


@on_one
def test_scenery_the_wish_names_is_not_told_twice(shared: Home) -> None:
    words = shared.call("generate_image", prompt="a fox on a hill, sun and clouds", seed=7)["image"]["alt_text"]
    assert words.casefold().count("hill") == 1
    assert words.casefold().count("cloud") == 1


@pytest.mark.parametrize(
    "wish",
    [
        "a boy on a hilltop with a kite",
        "a church, portrait format",
        "portrait of two sailors",
        "Zwei Kinder bauen ein Baumhaus",
        "deux enfants dans un arbre",
    ],
)
def test_people_in_a_wish_make_no_portrait(wish: str) -> None:
    assert not any(word in alt_text(brief_of(wish)) for word in ("eyes", "Augen", "yeux"))


@pytest.mark.parametrize(
    ("wish", "could_not", "told"),
    [
        ("a wizard stirring a cauldron by an abacus", "cauldron", "Not drawn: cauldron"),
        ("ein Imker, der ein Rauchgerät schwenkt", "rauchgerät", "Nicht gezeichnet: Rauchgerät"),
    ],
)
def test_what_the_wish_names_and_the_draft_lacks_is_said_to_be_lacking(wish: str, could_not: str, told: str) -> None:
    brief = brief_of(wish)
    assert told in alt_text(brief, (f'"{could_not}": drafts have no drawing for it',))
    assert told not in alt_text(brief, (f'"{could_not}": no drawing; the nearest one, pot, stands for it',))


def test_what_a_thing_is_like_is_not_said_to_be_lacking() -> None:
    brief = brief_of("a dark empty corridor with a cauldron")
    lacking = asked(brief).unknown
    assert lacking == ("cauldron",)
    told = alt_text(brief, tuple(f'"{w}": drafts have no drawing for it' for w in lacking))
    assert told.startswith("A dark empty corridor.")  # the cauldron ends its clause, and goes with it
    assert "Not drawn" not in told


def test_lettering_no_font_could_draw_leaves_the_rest_of_its_clause() -> None:
    failed = ('the lettering "風輪": no font here has its characters',)
    assert alt_text(brief_of("自転車店「風輪」のロゴ、紺色"), failed).startswith("自転車店のロゴ、紺色。")
    assert alt_text(brief_of("「風輪」の札"), failed).startswith("札。")


@pytest.mark.parametrize(
    ("wish", "size"),
    [("a teapot", "square, 1024 by 1024 pixels"), ("a tall church, 2:3", "upright"), ("summer fair poster", "")],
)
def test_the_format_planned_is_told_with_its_pixels_only_where_its_use_decides_them(wish: str, size: str) -> None:
    words = alt_text(brief_of(wish))
    assert size in words
    assert ("1024" in words) == ("1024" in size)


def scene(*objects: tuple[str, bool, tuple[float, float, float, float]], genre: str = "landscape") -> str:
    """A draft's record of things: name, whether it was wished for, and its box."""
    rows = [{"name": name, "main": main, "prop": name, "box": box} for name, main, box in objects]
    return json.dumps({"genre": genre, "objects": rows, "texts": []})


def told_of_scene(wish: str, record: str) -> str:
    return alt_text(brief_of(wish), (), lambda: measured(picture("white", ((30, 60, 120, 260), "#2F6FDE"))), record)


def test_what_stands_behind_the_subject_and_layers_of_one_thing_are_not_counted() -> None:
    hidden = ("house", False, (0.3, 0.4, 0.5, 0.8))
    seen = ("tree", False, (0.8, 0.4, 0.95, 0.7))
    rings = (("cloud", False, (0.1, 0.1, 0.3, 0.2)), ("cloud", False, (0.12, 0.11, 0.28, 0.19)))
    words = told_of_scene("a big fox", scene(("fox", True, (0.2, 0.3, 0.7, 0.9)), hidden, seen, *rings))
    assert "In the background: tree" in words
    assert "house" not in words
    assert "in the sky: cloud" in words
    assert "clouds" not in words


def test_things_are_told_from_left_to_right_only_where_none_stands_before_another() -> None:
    apart = scene(("cat", True, (0.6, 0.4, 0.9, 0.8)), ("dog", True, (0.1, 0.4, 0.4, 0.8)))
    crossing = scene(("cat", True, (0.3, 0.4, 0.9, 0.8)), ("dog", True, (0.1, 0.4, 0.6, 0.8)))
    assert "From left to right: dog and cat" in told_of_scene(
        "a cat and a dog on a quiet afternoon in the country", apart
    )
    assert "left to right" not in told_of_scene("a cat and a dog on a quiet afternoon in the country", crossing)


@pytest.mark.parametrize(
    ("box", "told"),
    [
        ((0.35, 0.2, 0.65, 0.7), "The lighthouse is in the middle"),
        ((0.7, 0.2, 0.95, 0.7), "The lighthouse is on the right"),
        ((0.0, 0.1, 0.3, 0.95), "The lighthouse is on the left, large in the frame"),
    ],
)
def test_a_thing_alone_is_told_by_its_name_its_place_and_its_size(
    box: tuple[float, float, float, float], told: str
) -> None:
    stage = Stage(scene(("lighthouse", True, box)), "en")
    assert (told,) in list(stage.sentences("a lighthouse"))
