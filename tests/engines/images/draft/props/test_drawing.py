"""Every prop can be drawn, stays in its box, is the same for the same seed and differs where it is asked to."""

import re
from random import Random

import pytest

from images_mcp.engines.images.draft.props.catalog import PROPS
from images_mcp.engines.images.draft.shapes import Figure, Wanted

TONES = set("main second accent light dark line white black skin hair cloth cloth2 wood metal glass leaf glow".split())
WEARERS = [
    *("fox", "cat", "dog", "horse", "lion", "deer", "cow", "pig", "sheep", "giraffe", "bird", "owl", "rabbit", "bear"),
    *(
        "penguin",
        "turtle",
        "frog",
        "duck",
        "mouse",
        "flamingo",
        "dinosaur",
        "dragon",
        "robot",
        "person",
        "woman",
        "child",
    ),
]
ACTORS = {
    "fox": ("running", "sleeping"),
    "cat": ("running", "sleeping"),
    "dog": ("sitting", "running"),
    "horse": ("galloping", "walking"),
    "bird": ("flying",),
    "rabbit": ("jumping",),
    "owl": ("sleeping",),
    "duck": ("swimming",),
    "person": ("running", "sitting", "reading", "waving", "dancing", "sleeping", "jumping", "walking"),
    "robot": ("waving",),
    "astronaut": ("floating",),
    "dragon": ("breathing fire",),
}


def drawn(name: str, seed: int = 1, action: str = "", extras: tuple[str, ...] = ()) -> Figure:
    return PROPS[name].draw(Wanted(Random(seed), action, "", extras))


def box_of(d: str) -> tuple[float, float, float, float]:
    """Bounds of the drawn curve itself, sampled: control points may lie outside of it."""
    xs: list[float] = []
    ys: list[float] = []
    at = (0.0, 0.0)
    for command, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", d):
        values = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        points = [at, *zip(values[::2], values[1::2], strict=True)]
        if command == "C":
            for k in range(1, 9):
                t = k / 8
                weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
                xs.append(sum(w * p[0] for w, p in zip(weights, points, strict=True)))
                ys.append(sum(w * p[1] for w, p in zip(weights, points, strict=True)))
        elif command != "Z":
            xs.append(points[-1][0])
            ys.append(points[-1][1])
        at = points[-1]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("name", PROPS)
def test_every_prop_draws_plain_path_data_inside_its_box(name: str) -> None:
    for action in ("", *ACTORS.get(name, ())):
        figure = drawn(name, action=action)
        assert max(figure.width, figure.height) == pytest.approx(100, abs=0.1)
        assert 0 < figure.ground <= figure.height + 0.5
        for shape in figure.shapes:
            assert re.fullmatch(r"(?:[MLC](?:-?\d+(?:\.\d+)?[ ,]?)+|Z)+", shape.d), shape
            if shape.worn:  # clothes never change their wearer's size, so they may stick out
                continue
            left, top, right, bottom = box_of(shape.d)
            assert left >= -0.5, shape
            assert top >= -0.5, shape
            assert right <= figure.width + 0.5, shape
            assert bottom <= figure.height + 0.5, shape


@pytest.mark.parametrize("name", PROPS)
def test_every_prop_speaks_the_styles_roles_and_names_its_parts(name: str) -> None:
    figure = drawn(name)
    assert {shape.tone for shape in figure.shapes} <= TONES | {f"worn {shape.worn}" for shape in figure.shapes}
    assert all(shape.part for shape in figure.shapes)
    assert all(-1 <= shape.shade <= 1 and 0 < shape.opacity <= 1 for shape in figure.shapes)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in figure.colors.values())
    assert figure.facing in ("left", "right", "front")
    assert any(not shape.detail for shape in figure.shapes)


@pytest.mark.parametrize("name", PROPS)
def test_the_same_seed_gives_the_same_figure(name: str) -> None:
    assert drawn(name, 7) == drawn(name, 7)


def test_other_seeds_vary_living_things() -> None:
    for name in ("tree", "fox", "person", "portrait", "flower", "house", "sofa"):
        assert len({str(drawn(name, seed)) for seed in range(4)}) > 1


@pytest.mark.parametrize(("name", "action"), [(n, a) for n, actions in ACTORS.items() for a in actions])
def test_an_action_changes_the_pose(name: str, action: str) -> None:
    assert [s.d for s in drawn(name, action=action).shapes] != [s.d for s in drawn(name).shapes]


@pytest.mark.parametrize("action", ["rennend", "corriendo", "en train de courir", "走っている"])
def test_actions_are_understood_in_every_language(action: str) -> None:
    assert drawn("person", action=action) == drawn("person", action="running")


@pytest.mark.parametrize("name", WEARERS)
def test_a_hat_adds_a_hat(name: str) -> None:
    plain, hatted = drawn(name), drawn(name, extras=("hat",))
    assert len(hatted.shapes) > len(plain.shapes)
    assert any(shape.part == "hat" for shape in hatted.shapes)


@pytest.mark.parametrize(
    ("name", "extra", "part"),
    [
        ("fox", "red scarf", "scarf"),
        ("cat", "glasses", "glasses frame"),
        ("bear", "bow tie", "bow tie"),
        ("person", "sunglasses", "lens"),
        ("lion", "crown", "crown"),
        ("rabbit", "flower", "petal"),
        ("penguin", "headphones", "ear cups"),
        ("portrait", "beard", "beard"),
        ("woman", "Schal", "scarf"),
        ("dog", "帽子", "hat"),
    ],
)
def test_extras_add_their_parts(name: str, extra: str, part: str) -> None:
    assert part in {shape.part for shape in drawn(name, extras=(extra,)).shapes}


def test_a_hat_leaves_the_beak_its_colour() -> None:
    owl = drawn("owl", extras=("hat",))
    tones = {shape.part: shape.tone for shape in owl.shapes}
    assert tones["hat"] != tones["beak"]
    assert owl.colors[tones["beak"]] == drawn("owl").colors["accent"]


def test_words_that_only_contain_a_garment_put_nothing_on() -> None:
    assert drawn("fox", extras=("chat", "rainbow", "gold")) == drawn("fox")


def test_no_two_poses_of_a_person_look_alike() -> None:
    poses = ("", *ACTORS["person"])
    outlines = {
        tuple((s.part, s.d) for s in drawn("person", action=action).shapes if s.part in ("arm", "leg"))
        for action in poses
    }
    assert len(outlines) == len(poses)
