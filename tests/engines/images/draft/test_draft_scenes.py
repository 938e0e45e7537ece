import json
from importlib.resources import files

import numpy as np
import pytest
from draft_pictures import brief, composed, pixels, share

from images_mcp.engines.images.draft import parse
from images_mcp.engines.images.draft.props.catalog import PROPS
from images_mcp.engines.images.draft.styles.table import STYLES


def objects(made, name):
    return [o for o in json.loads(made.scene)["objects"] if o["name"] == name]


def things(made):
    return [o for o in json.loads(made.scene)["objects"] if o.get("main")]


def test_the_number_of_things_asked_for_is_the_number_drawn():
    assert len(objects(composed("five apples"), "apples")) == 5
    assert len(objects(composed("drei Katzen", language="de"), "katzen")) == 3
    assert len(objects(composed("tres gatos", language="es"), "gatos")) == 3
    assert len(objects(composed("apples", count="7"), "apples")) == 7


@pytest.mark.parametrize(
    ("words", "language", "left", "right"),
    [
        ("a dog to the left of a car", "en", "dog", "car"),
        ("a dog to the right of a car", "en", "car", "dog"),
        ("ein Hund links von einem Auto", "de", "hund", "auto"),
        ("un perro a la derecha de un coche", "es", "coche", "perro"),
        ("un chien à gauche d'une voiture", "fr", "chien", "voiture"),
    ],
)
def test_left_and_right_are_where_they_were_asked_for(words, language, left, right):
    made = composed(words, language=language)
    assert objects(made, left)[0]["box"][2] <= objects(made, right)[0]["box"][0] + 0.02


@pytest.mark.parametrize("name", PROPS)
def test_a_things_bare_name_draws_it(name):
    made = composed(name)
    assert name in {o["prop"] for o in things(made)}, made.could_not


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ja"])
def test_its_first_word_in_any_language_means_it(language):
    lost = [
        (name, prop.words[language][0])
        for name, prop in PROPS.items()
        if all(n.prop is not prop for n in parse.read(brief(prop.words[language][0], language=language)).nouns)
    ]
    assert not lost


@pytest.mark.parametrize(("words", "language"), [("an orange", "en"), ("die Säge", "de"), ("un sobre", "es")])
def test_an_article_leaves_a_name_bare(words, language):
    assert things(composed(words, language=language))


def test_windows_are_lit_at_night_only():
    assert "#ffd98a" in composed("a house at night").svg
    assert "#ffd98a" not in composed("a house at noon").svg


def test_who_is_above_a_place_flies_over_it():
    over, at = (objects(composed(f"a bird {where} the beach"), "bird")[0]["box"] for where in ("over", "at"))
    assert over[3] < at[3] - 0.1


def test_a_ball_is_smaller_beside_somebody_than_beside_a_dog():
    shares = []
    for who in ("boy", "dog"):
        one, ball = (objects(composed(f"a {who} and a ball"), name)[0]["box"] for name in (who, "ball"))
        shares.append((ball[3] - ball[1]) / (one[3] - one[1]))
    assert shares[0] < 0.4 < shares[1]


def test_above_is_higher_and_on_is_on_top():
    above = composed("a bird above a house")
    assert objects(above, "bird")[0]["box"][3] <= objects(above, "house")[0]["box"][1] + 0.05
    tower = composed("a bird on a dog on an elephant")
    feet = [objects(tower, n)[0]["box"][3] for n in ("bird", "dog", "elephant")]
    assert feet == sorted(feet)
    japanese = composed("椅子の上の猫", language="ja")
    assert objects(japanese, "猫")[0]["box"][3] < objects(japanese, "椅子")[0]["box"][3]


def test_a_colour_said_of_one_thing_colours_that_thing_only():
    made = composed("a red car and a blue house")
    assert objects(made, "car")[0]["colors"]["main"] == "#d8412f"
    assert objects(made, "house")[0]["colors"]["main"] == "#2f6fc2"


def test_a_part_can_have_its_own_colour():
    assert objects(composed("a woman with red hair"), "woman")[0]["colors"]["hair"] == "#d8412f"


def test_what_must_not_be_there_is_not_there():
    assert not objects(composed("a cat and a dog", must_not=["dog"]), "dog")


@pytest.mark.parametrize(("style", "slack"), [("flat", 0), ("paper cut", 0), ("gouache", 6)])
def test_every_palette_colour_is_in_the_picture_exactly_or_as_near_as_paint_allows(style, slack):
    colors = ["#0b3c5d", "#d9b310", "#f4f1ea"]
    for subject, use in (("a fox in a meadow", "illustration"), ("a cup", "print_poster"), ("an owl", "logo")):
        rgb = pixels(subject, use=use, colors=colors, style=style, texts=["Hello"] if use != "illustration" else None)
        assert all(share(rgb, color, slack) > 0.001 for color in colors), (
            subject,
            [share(rgb, h, slack) for h in colors],
        )


def test_a_transparent_logo_has_clear_corners_and_a_solid_mark():
    rgba = pixels("a fox", use="logo", brand="Ember", transparent=True)
    assert rgba.shape[2] == 4
    assert rgba[0, 0, 3] == 0
    assert rgba[-1, -1, 3] == 0
    assert (rgba[..., 3] == 255).mean() > 0.05


def test_a_transparent_sticker_has_a_white_border():
    rgba = pixels("a cat sticker", transparent=True)
    rows = np.argmax(rgba[..., 3] > 200, axis=1)
    line = rgba.shape[0] // 2
    assert rgba[line, rows[line] + 2, :3].min() > 240


@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_style_draws_a_scene_of_its_own_looks(name):
    rgb = pixels("a fox in a meadow", style="minimal line" if name == "line" else name, size=(256, 256))
    assert rgb.shape == (256, 256, 3)
    assert rgb.std() > 8


def test_styles_differ_from_each_other():
    drawn = {n: pixels("a fox", style="minimal line" if n == "line" else n, size=(128, 128)) for n in STYLES}
    names = sorted(drawn)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            assert np.abs(drawn[a].astype(int) - drawn[b].astype(int)).mean() > 4, (a, b)


def test_night_is_darker_than_day_and_rain_is_seen():
    day, night = pixels("a house in a meadow"), pixels("a house in a meadow at night")
    assert night.mean() < day.mean() - 40
    assert np.abs(pixels("a house in a meadow in the rain").astype(int) - day.astype(int)).mean() > 5


@pytest.mark.parametrize(
    "aspect", [{"mood": "dark"}, {"mood": "joyful"}, {"lighting": "sunset"}, {"background": "navy"}]
)
def test_each_aspect_changes_the_picture(aspect):
    plain = pixels("a cat")
    assert np.abs(pixels("a cat", **aspect).astype(int) - plain.astype(int)).mean() > 2


def test_placement_moves_the_subject():
    left = objects(composed("a cat", composition="on the left"), "cat")[0]["box"]
    right = objects(composed("a cat", composition="on the right"), "cat")[0]["box"]
    close = objects(composed("a cat", composition="close-up"), "cat")[0]["box"]
    wide = objects(composed("a cat", composition="wide shot"), "cat")[0]["box"]
    assert left[2] < 0.72
    assert right[0] > 0.28
    assert close[3] - close[1] > 1.3 * (wide[3] - wide[1])


def test_what_cannot_be_drawn_is_said():
    made = composed("a fox and a flibbertigibbet")
    assert any("flibbertigibbet" in text for text in made.could_not)
    assert composed("a red fox in a forest").could_not == ()
    assert any("above" in text for text in composed("a cup", use="logo", composition="from above").could_not)
    assert any(
        "values" in t for t in composed("bar chart", use="infographic", texts=["Sales", "North", "South"]).could_not
    )


def test_a_noun_outside_the_catalogue_gets_a_silhouette_with_credit():
    made = composed("a stethoscope")
    assert objects(made, "stethoscope")
    assert "Font Awesome" in made.svg
    assert "Font Awesome" not in composed("a fox").svg


def test_things_stay_inside_the_picture():
    for words in ("twelve apples", "an elephant next to a car next to a house", "ten tulips"):
        for o in [o for o in json.loads(composed(words, size=(400, 700)).scene)["objects"] if o.get("main")]:
            left, top, right, bottom = o["box"]
            assert left >= -0.01
            assert top >= -0.01
            assert right <= 1.01
            assert bottom <= 1.01


def test_someone_in_a_building_is_not_hidden_by_it():
    names = [o["name"] for o in json.loads(composed("a knight in a castle").scene)["objects"]]
    assert names.index("knight") > names.index("castle")  # later is in front


def test_a_thing_named_again_as_setting_is_drawn_once():
    made = composed("a lighthouse at dusk", setting="on the coast by the lighthouse")
    assert len(objects(made, "lighthouse")) == 1
    assert len(objects(composed("a cat", setting="next to a sofa", action="the cat sleeps"), "cat")) == 1


@pytest.mark.parametrize(("who", "hair"), [("a woman", "long"), ("a man", "short")])
def test_a_portrait_is_of_who_was_asked_for(who, hair):
    for seed in range(4):
        (somebody,) = [
            o for o in json.loads(composed(f"a portrait of {who}", seed=seed).scene)["objects"] if o.get("main")
        ]
        assert somebody["prop"] == "portrait"
        assert ("lashes" in somebody["parts"]) is (who == "a woman"), hair


@pytest.mark.parametrize(
    ("words", "language"),
    [("a water bottle", "en"), ("eine Wasserflasche", "de"), ("una botella de agua", "es"), ("une gourde", "fr")],
)
def test_a_water_bottle_is_no_wine_bottle(words, language):
    (bottle,) = [o for o in json.loads(composed(words, language=language).scene)["objects"] if o.get("main")]
    assert bottle["prop"] == "water bottle"


def test_a_slides_rule_keeps_clear_of_its_headline():
    made = composed("title slide", use="presentation", texts=["Q3 gains, big journey", "and more"], size=(1280, 720))
    (rule,) = [o["box"] for o in json.loads(made.scene)["objects"] if o["name"] == "rule"]
    for t in json.loads(made.scene)["texts"]:
        assert t["box"][3] < rule[1] or t["box"][1] > rule[3]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("a majestic fox standing proudly in a misty forest", "en"),
        ("two playful kittens wrestling under a big oak tree", "en"),
        ("a cat with something special about its tail", "en"),
        ("ein majestätischer Fuchs in einem nebligen Wald", "de"),
        ("un zorro majestuoso en un bosque tranquilo", "es"),
        ("une vieille maison abandonnée qui semble triste", "fr"),
    ],
)
def test_words_that_only_describe_are_not_reported_as_missing(words, language):
    assert composed(words, language=language).could_not == ()


def test_line_drawings_have_no_contours_around_shading():
    line = composed("a bottle", style="minimal line").svg
    shaded = composed("a bottle", style="flat").svg
    assert line.count("<path") < shaded.count("<path")


@pytest.mark.parametrize("style", ["flat", "minimal line art", "pen and ink", "blueprint", "neon", "watercolour"])
def test_a_name_on_a_seal_can_be_read(style):
    wish = {"use": "logo", "style": style, "palette": "warm earth tones", "texts": ["EMBER"]}
    made, drawn = (draw("a round badge with a fox", **wish) for draw in (composed, pixels))
    [name] = [t for t in json.loads(made.scene)["texts"] if t["text"] == "EMBER"]
    left, top, right, bottom = (round(512 * at) for at in name["box"])
    light = drawn[top:bottom, left:right, :3].mean(axis=2)
    assert np.percentile(light, 95) - np.percentile(light, 5) > 70


def test_no_other_text_leaves_the_words_that_were_asked_for():
    wish = {"use": "print_poster", "texts": ["JAZZ NIGHT"]}
    made, free = (json.loads(composed("a trumpet", **wish, must_not=no).scene) for no in (["other text"], []))
    assert made["texts"] == free["texts"] != []


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "a cat on Friday"),
        ("de", "eine Katze am Samstag"),
        ("es", "un gato el domingo"),
        ("fr", "un chat en août"),
    ],
)
def test_a_day_is_not_reported_as_a_thing_that_could_not_be_drawn(language, wish):
    assert composed(wish, language=language).could_not == ()


def test_every_palette_our_own_question_offers_changes_what_is_drawn_in_every_language():
    path = files("images_mcp.engines.minds.rules") / "data/questions.json"
    for language, book in json.loads(path.read_text()).items():
        papers = set()
        for option in book["palette"]["any"]:
            ground = json.loads(composed("a rose", language=language, palette=option).scene)["paper"]
            papers.add(ground)
        assert len(papers) == len(book["palette"]["any"]), (language, papers)


@pytest.mark.parametrize(
    ("language", "wish", "who"),
    [
        ("en", "a falconer with her bird", "falconer"),
        ("de", "eine Klempnerin repariert ein Waschbecken", "klempnerin"),
        ("es", "una apicultora en el campo", "apicultora"),
        ("fr", "un cordonnier au travail", "cordonnier"),
        ("ja", "配管工が働いている", "配管工"),
    ],
)
def test_whoever_does_something_is_drawn_as_a_person(language, wish, who):
    rows = things(composed(wish, language=language))
    assert [o["kind"] for o in rows if o["name"] == who] == ["person"]


def test_a_portrait_of_a_trade_is_a_bust_and_no_pattern():
    made = json.loads(composed("portrait of an old ferryman").scene)
    assert made["genre"] == "plain"
    assert [o["prop"] for o in made["objects"] if o.get("main")] == ["portrait"]


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "a cat in a green hat beside a red bicycle"),
        ("de", "eine Katze mit grünem Hut neben einem roten Fahrrad"),
        ("es", "un gato con sombrero verde junto a una bicicleta roja"),
        ("fr", "un chat avec un chapeau vert à côté d'un vélo rouge"),
        ("ja", "赤い自転車の隣の緑の帽子をかぶった猫"),
    ],
)
def test_what_is_worn_keeps_its_own_colour(language, wish):
    rows = {o["prop"]: o for o in things(composed(wish, language=language))}
    assert rows["cat"]["colors"]["worn hat"] == "#4f9d52"
    assert rows["bicycle"]["colors"]["main"] == "#d8412f"


@pytest.mark.parametrize(
    ("language", "wish", "behind", "ahead"),
    [
        ("en", "a mouse chasing a cat", "mouse", "cat"),
        ("en", "a mouse chased by a cat", "cat", "mouse"),
        ("ja", "猫がネズミを追いかけている", "cat", "mouse"),
        ("es", "un zorro perseguido por un conejo", "rabbit", "fox"),
    ],
)
def test_whoever_is_chased_runs_ahead(language, wish, behind, ahead):
    rows = {o["prop"]: o for o in things(composed(wish, language=language))}
    assert rows[behind]["box"][2] <= rows[ahead]["box"][0]
    assert not rows[behind]["mirror"]
    assert not rows[ahead]["mirror"]


def test_a_map_has_land_and_a_compass_rose():
    made = json.loads(composed("map of a fantasy island with a volcano", use="infographic").scene)
    names = {o["name"] for o in made["objects"]}
    assert made["genre"] == "map"
    assert {"coast", "land", "volcano", "compass rose"} <= names


def test_children_on_a_beach_stand_on_the_sand():
    made = json.loads(composed("children playing football on the beach", size=(512, 768)).scene)
    sand = next(o["box"] for o in made["objects"] if o["name"] == "ground")
    assert all(o["box"][3] > sand[1] for o in made["objects"] if o.get("prop") == "child")
