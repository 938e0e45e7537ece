"""Takes worth choosing between: through the command line, on both databases, free and paid."""

import json
from pathlib import Path

import pytest

from images_mcp.brief import Aspect, Brief, Use
from images_mcp.capabilities.variations.strategies import how_many, takes_for
from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

SMALL = {"size": "1024x1024", "model": "draft"}


def test_takes_differ_along_the_axis_and_come_with_a_sheet(shared: Home) -> None:
    answer = shared.call(
        "generate_variations", prompt="a teapot on a table", variation_strategy="color", num_variations=3, **SMALL
    )
    assert answer["status"] == "completed"
    assert [p["variation_number"] for p in answer["images"]] == [1, 2, 3]
    assert len({p["description"] for p in answer["images"]}) == 3
    assert {p["distinct_by"] for p in answer["images"]} == {"palette"}
    assert len({Path(p["path"]).read_bytes() for p in answer["images"]}) == 3
    assert answer["distinctness"]["least"] > 0
    assert answer["comparison_summary"]
    assert Path(answer["sheet"]).read_bytes()[:4] == b"\x89PNG"


def test_a_number_or_words_choose_one_and_later_words_mean_that_one(shared: Home) -> None:
    drawn = shared.call("generate_variations", prompt="a lamp", variation_strategy="style", num_variations=2, **SMALL)
    conversation = drawn["conversation_id"]
    by_number = shared.call("choose_variation", conversation_id=conversation, variation=2)
    assert by_number["image"]["image_id"] == drawn["images"][1]["image_id"]
    words = drawn["images"][0]["description"]
    by_words = shared.call("choose_variation", conversation_id=conversation, variation=f"the one with {words}")
    assert by_words["image"]["image_id"] == drawn["images"][0]["image_id"]
    history = shared.call("show_history", conversation_id=conversation)
    assert history["current"] == drawn["images"][0]["image_id"]
    assert [v["version"] for v in history["versions"]] == [1, 2]


def test_a_number_that_is_not_there_is_refused_with_what_is(shared: Home) -> None:
    drawn = shared.call("generate_variations", prompt="a lamp", num_variations=2, **SMALL)
    error = shared.refused("choose_variation", conversation_id=drawn["conversation_id"], variation=7)
    assert error["kind"] == "missing"
    assert "no variation 7" in error["message"]


def test_what_fails_never_loses_the_others(paid: Home, world: OpenAIServer) -> None:
    world.control(next=[{"do": "moderation", "on": "/images"}])
    done = paid.run(
        "call",
        "generate_variations",
        json.dumps({"prompt": "a red kite", "num_variations": 3, "variation_strategy": "style", "quality": "low"}),
    )
    answer = json.loads(done.stdout)
    assert answer["status"] == "partial"
    assert len(answer["images"]) == 2
    assert "1 failed" in answer["message"]
    assert world.ledger()["images"] == 2


def test_variations_that_do_not_fit_the_budget_together_cost_nothing(paid: Home, world: OpenAIServer) -> None:
    paid.environment["IMAGES_MCP_BUDGET_DAY_USD"] = "0.02"
    done = paid.run(
        "call", "generate_variations", json.dumps({"prompt": "a red kite", "num_variations": 4, "quality": "high"})
    )
    assert done.returncode == 3
    assert "These 4 pictures" in done.stdout + done.stderr
    assert world.ledger()["images"] == 0


@pytest.mark.parametrize(("use", "count"), [(Use.LOGO, 3), (Use.PRESENTATION, 1), (Use.SOCIAL_MEDIA, 4)])
def test_how_many_follows_from_the_use_and_is_explained(use: Use, count: int) -> None:
    assert how_many(use, None)[0] == count
    assert str(count) in (how_many(use, None)[1] or "")
    assert how_many(use, 2) == (2, None)


@pytest.mark.parametrize("strategy", ["color", "composition", "style", "mixed"])
@pytest.mark.parametrize("use", list(Use))
def test_every_use_has_four_different_takes_on_every_axis(use: Use, strategy: str) -> None:
    brief = Brief().with_(Aspect.SUBJECT, "a kite").with_(Aspect.USE, use.value)
    _, takes = takes_for(brief, strategy, sized=True)
    briefs = {take.through(brief).model_dump_json() for take in takes[:4]}
    assert len(briefs) == 4


def test_what_the_user_fixed_is_left_alone_unless_it_is_the_axis() -> None:
    brief = Brief().with_(Aspect.SUBJECT, "a kite").with_(Aspect.STYLE, "watercolour")
    _, takes = takes_for(brief, "mixed", sized=True)
    assert all(take.through(brief).get(Aspect.STYLE) == "watercolour" for take in takes)
    colored = Brief().with_(Aspect.PALETTE, "navy and gold").model_copy(update={"colors": ("#112244", "#c9a227")})
    _, takes = takes_for(colored, "color", sized=True)
    assert all(take.through(colored).colors == colored.colors for take in takes)


def test_social_media_gets_its_formats_unless_a_size_was_said() -> None:
    brief = Brief().with_(Aspect.SUBJECT, "a kite").with_(Aspect.USE, "social_media")
    _, takes = takes_for(brief, None, sized=False)
    assert len({take.size for take in takes[:4]}) == 4
    _, takes = takes_for(brief, None, sized=True)
    assert {take.size for take in takes} == {None}
