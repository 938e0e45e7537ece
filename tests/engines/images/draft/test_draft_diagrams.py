"""Diagrams everybody knows: found by what they are called, drawn from data, labelled in the language of the wish."""

import json

import pytest
from draft_pictures import composed

from images_mcp.engines.images.draft import diagrams
from images_mcp.engines.images.draft.grammar import processes, sections
from images_mcp.engines.images.draft.topics import motif
from images_mcp.engines.images.draft.words import LANGUAGES

ALL = [pytest.param(d, id=d.words[0][0]) for d in diagrams.known()]


def written(made):
    return [t["text"] for t in json.loads(made.scene)["texts"]]


def areas(made, name):
    return [o for o in json.loads(made.scene)["objects"] if o["name"] == name]


@pytest.mark.parametrize("diagram", ALL)
def test_every_diagram_composes_in_five_languages_with_all_its_labels(diagram):
    for n, language in enumerate(LANGUAGES):
        made = composed(f"diagram: {diagram.words[n][0]}", use="education", language=language, seed=n)
        words = " ".join(written(made)).replace("- ", "").replace("-", "")
        if language == "ja":  # no font of ours has its characters
            assert made.could_not == ("labels: no font here has the characters of this language",)
            assert not written(made)
            continue
        for node in diagram.nodes:
            assert all(part in words for part in node.label(language).replace("-", "").split()), (language, node)
        assert made.could_not == (processes.OURS,)


@pytest.mark.parametrize("diagram", ALL)
def test_every_name_finds_its_diagram(diagram):
    for names, language in zip(diagram.words, LANGUAGES, strict=True):
        for name in names:
            found = diagrams.find(f"… {name} …", language)
            assert found is not None
            assert found[0] is diagram, (name, found[1])


@pytest.mark.parametrize("diagram", ALL)
def test_every_sign_of_every_diagram_can_be_drawn(diagram):
    for node in diagram.nodes:
        name = node.sign.partition(":#")[0]
        assert node.at or not name or name.startswith("ball:") or motif(name), node
        assert len(node.labels) == len(LANGUAGES)
    assert not diagram.figure or diagram.figure in sections.FIGURES


def test_there_are_diagrams_of_every_relation():
    assert {d.relation for d in diagrams.known()} == {
        "cycle", "chain", "layers", "parts", "tree", "funnel", "overlap", "compare", "branches",
    }  # fmt: skip
    assert len(diagrams.known()) >= 25


@pytest.mark.parametrize("size", [(512, 512), (768, 432), (432, 768)])
@pytest.mark.parametrize("diagram", ALL)
def test_labels_stay_inside_the_page_and_apart(diagram, size):
    made = composed(f"diagram: {diagram.words[0][0]}", use="education", size=size)
    boxes = [t["box"] for t in json.loads(made.scene)["texts"]]
    assert all(b[0] >= 0.01 and b[1] >= 0.01 and b[2] <= 0.99 and b[3] <= 0.99 for b in boxes)
    for k, a in enumerate(boxes):
        for b in boxes[k + 1 :]:
            assert a[2] <= b[0] + 0.004 or b[2] <= a[0] + 0.004 or a[3] <= b[1] + 0.004 or b[3] <= a[1] + 0.004


def test_a_cycle_has_an_arrow_from_each_station_to_the_next():
    made = composed("the water cycle", use="education")
    assert len(areas(made, "arrow")) == 2 * 5  # a shaft and a head each


def test_a_diagram_without_labels_has_none():
    made = composed("diagram of the water cycle without labels", use="education")
    assert not written(made)
    assert areas(made, "arrow")


def test_labels_somebody_gives_are_the_only_ones():
    made = composed("diagram of the water cycle, steps: rise, fall, flow", use="infographic")
    assert "Evaporation" not in written(made)
    assert {"Rise", "Fall", "Flow"} <= set(written(made))


@pytest.mark.parametrize(
    "wish", ["a heart", "a volcano at night", "a butterfly on a flower", "an eye", "the four friends"]
)
def test_a_thing_is_no_diagram_of_itself(wish):
    assert processes.OURS not in composed(wish).could_not
