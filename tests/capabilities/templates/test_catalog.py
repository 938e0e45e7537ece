"""The curated templates are complete, different from one another, drawable, and found by what people say."""

import json
import os
from collections import Counter
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import yaml

from images_mcp.brief import Brief
from images_mcp.capabilities.templates import shelf, suggesting
from images_mcp.capabilities.templates.filling import fill
from images_mcp.capabilities.templates.template import Category, Template
from images_mcp.engines.images.draft.engine import Order, paint
from images_mcp.engines.images.port import Format
from images_mcp.engines.minds.rules.mind import RulesMind
from images_mcp.kernel.images import blankness, decode

FOLDER = Path(shelf.__file__).parent
SCHEMA = FOLDER / "template.schema.json"
VECTORS = FOLDER / "catalog" / "vectors.npz"
ROWS = [json.loads(line) for line in (Path(__file__).parent / "suggestions.jsonl").read_text().splitlines()]
CURATED = list(shelf.curated().values())


def _renewing() -> bool:
    """Run with NEW_SNAPSHOT=1 to write the schema and the vectors anew, then read the difference."""
    return bool(os.environ.get("NEW_SNAPSHOT"))


def test_there_are_enough_templates_in_every_category() -> None:
    counted = Counter(s.template.category for s in CURATED)
    assert len(CURATED) >= 64
    assert set(counted) == set(Category)
    assert min(counted.values()) >= 5


def test_every_file_fits_the_published_schema() -> None:
    text = json.dumps(Template.model_json_schema(), indent=1) + "\n"
    if _renewing():
        SCHEMA.write_text(text)
    assert SCHEMA.read_text() == text
    for file in sorted((FOLDER / "catalog").glob("*.yaml")):
        for value in yaml.safe_load(file.read_text()):
            jsonschema.validate(value, json.loads(text))
            assert value["category"] == file.stem, value["name"]


def test_no_two_templates_say_the_same() -> None:
    for of in ("name", "title", "description", "prompt"):
        told = [getattr(s.template, of) for s in CURATED]
        assert len(set(told)) == len(told), of
    for shelved in CURATED:
        asked = [p.prompt for p in shelved.template.parameters]
        assert all(question.endswith((".", "?")) for question in asked), shelved.template.name


@pytest.mark.parametrize("shelved", CURATED, ids=lambda s: s.template.name)
def test_a_template_reads_well_with_the_least_and_with_all_of_its_places(shelved: shelf.Shelved) -> None:
    template = shelved.template
    least = {p.name: p.example for p in template.parameters if p.required}
    for values in (least, {p.name: p.example for p in template.parameters}, template.examples[0].parameters):
        filled = fill(template, values)
        for text in (filled.prompt, *(s.value for s in filled.brief.aspects.values()), *filled.brief.texts):
            assert not any(sign in text for sign in ("{", "}", "[[", "]]", "  ", " ,", "“”", '""')), text
        assert filled.brief.use.value == template.brief.use.value
        for text in filled.brief.texts:
            assert text in filled.prompt, text


@pytest.mark.parametrize("category", list(Category))
def test_an_example_of_each_category_can_be_drawn_with_all_its_lettering(category: Category) -> None:
    shelved = next(s for s in CURATED if s.template.category is category)
    brief = fill(shelved.template, shelved.template.examples[0].parameters).brief
    data, scene, could_not = paint(Order(brief, (480, 480), shelf.seed_of(shelved), Format.PNG, False))
    assert blankness(decode(data)) < 0.97
    assert not any("lettering" in missing for missing in could_not)
    drawn = " ".join(row["text"] for row in json.loads(scene)["texts"])
    for text in brief.texts[:2]:
        assert text.split()[0].casefold() in drawn.casefold()


def test_the_shipped_vectors_belong_to_the_shipped_templates() -> None:
    texts = suggesting.curated_texts(CURATED)
    model = RulesMind.local().embedder
    assert model is not None
    if _renewing():
        digest = np.array(suggesting.digest(texts, model.name))
        np.savez_compressed(VECTORS, digest=digest, vectors=model.embed(texts).astype(np.float16))
    with np.load(VECTORS) as shipped:
        assert str(shipped["digest"]) == suggesting.digest(texts, model.name)
        assert np.allclose(shipped["vectors"][:3], model.embed(texts[:3]), atol=2e-3)


@pytest.mark.parametrize(("with_model", "first", "among_three"), [(True, 0.9, 0.96), (False, 0.88, 0.93)])
async def test_what_people_say_leads_to_the_right_template(with_model: bool, first: float, among_three: float) -> None:
    mind = RulesMind.local()
    hits = [0, 0]
    for row in ROWS:
        reading = await mind.read(row["prompt"], Brief())
        found = suggesting.suggest(row["prompt"], reading, CURATED, mind.embedder if with_model else None, 3)
        names = [s.shelved.template.name for s in found]
        hits[0] += names[:1] == row["good"][:1] or bool(set(names[:1]) & set(row["good"]))
        hits[1] += bool(set(names) & set(row["good"]))
        assert all(s.reason for s in found)
    assert len(ROWS) >= 60
    assert hits[0] / len(ROWS) >= first
    assert hits[1] / len(ROWS) >= among_three


async def test_what_no_template_suits_is_not_given_one() -> None:
    mind = RulesMind.local()
    words = "qwertz uiopü"
    assert suggesting.suggest(words, await mind.read(words, Brief()), CURATED, mind.embedder, 3) == []


def test_the_template_of_the_week_is_in_season_and_changes() -> None:
    from datetime import date, timedelta

    weeks = [date(2026, 1, 5) + timedelta(weeks=n) for n in range(52)]
    chosen = [shelf.featured(day).template for day in weeks]
    assert all(not t.months or day.month in t.months for t, day in zip(chosen, weeks, strict=True))
    assert len({t.name for t in chosen}) > 25
    assert shelf.featured(weeks[0]) is shelf.featured(weeks[0] + timedelta(days=6))
