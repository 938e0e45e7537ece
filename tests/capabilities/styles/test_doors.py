"""Styles and DNA through the doors people use, on both databases."""

import base64
import json
from pathlib import Path
from typing import Any

import httpx2
import numpy as np
import pytest
from mcp.client import Client
from mcp.client.stdio import stdio_client
from PIL import Image

from tests.conftest import Home


def picture(home: Home, name: str, colour: tuple[int, int, int], other: tuple[int, int, int] = (40, 25, 20)) -> str:
    """A small picture in a folder that may be read."""
    home.output.mkdir(parents=True, exist_ok=True)
    pixels = np.full((90, 120, 3), colour, dtype=np.uint8)
    pixels[30:70, 20:50] = other
    path = home.output / name
    Image.fromarray(pixels).save(path)
    return str(path)


def refused(home: Home, operation: str, /, **arguments: Any) -> str:
    error = home.refused(operation, **arguments)
    return f"{error['message']} {error['hint']}"


def test_a_look_is_read_kept_mixed_exported_brought_back_and_deleted(home: Home) -> None:
    orange, blue = picture(home, "orange.png", (230, 140, 50)), picture(home, "blue.png", (40, 80, 190))
    read = home.call("extract_style", image=orange, aspects=["color", "mood"])
    assert read["color_palette"][0] == "#e68c32"
    assert [q["aspect"] for q in read["questions"]] == ["color", "mood"]
    assert "medium" in read["not_known"]
    warm = home.call("extract_dna", image=orange, name="Warm <script>alert(1)</script>")
    assert warm["name"] == "Warm alert(1)"
    assert base64.b64decode(warm["preview"])[:2] == b"\xff\xd8"
    cold = home.call("extract_dna", image=blue, name="Cold")
    mix = home.call("mix_dna", dna_ids=[warm["id"], "cold"], weights=[3, 1], name="Both")
    assert mix["lineage"]["kind"] == "mixed"
    assert [p["weight"] for p in mix["lineage"]["parents"]] == [0.75, 0.25]
    tone = [d["technical_attributes"]["warmth"] for d in (cold, mix, warm)]
    assert tone == sorted(tone)
    exported = home.call("export_dna", dna_id=mix["id"])
    assert json.loads(Path(exported["path"]).read_text()) == exported["document"]
    assert exported["document"]["format"] == "images-mcp-dna/1"
    back = home.call("import_dna", path=exported["path"])
    assert (back["name"], back["version"], back["lineage"]["replaces"]["id"]) == ("Both", 2, mix["id"])
    assert back["color_palette"] == mix["color_palette"]
    assert home.call("list_dna")["total"] == 4
    home.call("delete_dna", dna_id=mix["id"])
    assert "list_dna" in refused(home, "delete_dna", dna_id=mix["id"])
    page = home.call("list_dna", limit=2)
    assert [row["name"] for row in page["items"]] == ["Both", "Cold"]
    assert page["next_offset"] == 2


def test_a_picture_is_drawn_in_a_look(shared: Home) -> None:
    orange = picture(shared, "orange.png", (230, 140, 50))
    plain = shared.call("generate_image", prompt="a lighthouse by the sea", seed=5, size="square")
    styled = shared.call("apply_style", subject_prompt="a lighthouse by the sea", style=orange, seed=5, size="square")
    assert styled["status"] == "completed"
    assert any(note.startswith("Moved palette") for note in styled["notes"])
    warmth = [
        shared.call("extract_style", image=a["image"]["image_id"])["technical_attributes"]["warmth"]
        for a in (plain, styled)
    ]
    assert warmth[1] > warmth[0] + 0.2
    shared.call("extract_dna", image=orange, name="House look")
    drawn = shared.call("apply_dna", subject_prompt="a fox", dna_id="house look", strength=1, aspects=["color"], seed=5)
    assert drawn["status"] == "completed"
    named = shared.call("generate_image", prompt="a fox", style_preset="House look", seed=5)
    assert named["image"]["brief"]["colors"][0] == "#e68c32"
    listed = shared.call("list_presets", category="own")["presets"]
    assert [row["name"] for row in listed] == ["House look"]


def test_several_looks_are_blended_and_what_differs_is_understood(shared: Home) -> None:
    parts = [{"style": "woodblock", "weight": 2}, {"style": picture(shared, "o.png", (230, 140, 50)), "weight": 1}]
    drawn = shared.call("apply_style", subject_prompt="a red fox, like this but at night", style=parts, seed=5)
    brief = drawn["image"]["brief"]
    assert "night" in json.dumps(brief)
    assert brief["palette"]["source"] == "style"
    assert "like this" not in drawn["image"]["prompt"]
    told = refused(shared, "apply_style", subject_prompt="like this, but warmer", style="woodblock")
    assert "what the picture should show" in told


def test_a_preset_shapes_a_picture_and_never_what_the_user_said(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a fox in a forest, watercolor", style_preset="Film noir", seed=3)
    brief = drawn["image"]["brief"]
    assert brief["style"]["value"] == "watercolor"
    assert brief["lighting"]["source"] == "style"
    told = refused(shared, "generate_image", prompt="a fox", style_preset="film nior")
    assert "film_noir" in told or "Film noir" in told
    told = refused(shared, "conversational_image", prompt="a fox", style_preset="film nior")
    assert "oir" in told
    asked = shared.call("conversational_image", prompt="a fox", style_preset="Film noir", dialogue_mode="guided")
    assert "style" not in [q["aspect"] for q in asked["questions"]]


def test_presets_are_listed_with_samples_of_one_subject(shared: Home) -> None:
    listed = shared.call("list_presets")
    assert len(listed["presets"]) >= 40
    assert len(json.dumps(listed)) < 30_000
    business = shared.call("list_presets", category="business", samples=True)["presets"]
    assert {row["name"] for row in business} >= {"professional", "technical"}
    for row in business:
        with Image.open(row["sample"]) as sample:
            assert sample.size == (480, 480)
        assert row["words"]["style"]
        assert "subject" in row["must_not_touch"]
    assert shared.call("list_presets", name="line art", samples=True)["presets"][0]["sample"].endswith(".png")
    assert "line_art" in refused(shared, "list_presets", name="lineart style")


def test_a_brand_is_learned_from_many_pictures_and_the_stranger_is_shown(shared: Home) -> None:
    many = [picture(shared, f"{n}.png", (225, 140 + n, 50)) for n in range(20)]
    many.append(picture(shared, "stranger.png", (20, 40, 220), (255, 255, 255)))
    brand = shared.call("extract_dna", images=many, name="Brand")
    assert brand["pictures"] == 21
    assert [o["picture"] for o in brand["outliers"]] == ["stranger.png"]
    assert brand["technical_attributes"]["warmth"] > 0.3
    assert brand["spread"]["warmth"] < 0.15
    assert "at most 50" in refused(shared, "extract_dna", images=[f"{n}.png" for n in range(51)])


@pytest.mark.parametrize(
    "spoilt",
    [
        {"format": "images-mcp-dna/2"},
        {"color_palette": ["red"]},
        {"color_palette": []},
        {"color_palette": ["#ffffff"] * 9},
        {"color_shares": [float("1e300")]},
        {"color_shares": [0.2]},
        {"name": ""},
        {"name": "<b></b>"},
        {"version": -1},
        {"preview": "not base64 !"},
        {"technical_attributes": {"warmth": 7}},
        {"composition_attributes": {"aspect": 0}},
        {"mood_descriptors": ["x"] * 200},
        {"lineage": {"kind": "stolen"}},
        {"spread": {"warmth": float("nan")}},
        {"a": [[[[[[[[[[[[1]]]]]]]]]]]]},
        {"padding": "x" * 300_000},
    ],
    ids=lambda d: next(iter(d)),
)
def test_a_document_that_does_not_fit_is_refused_in_words(spoilt: dict[str, Any]) -> None:
    from images_mcp.capabilities.styles.keeping import taken_in
    from images_mcp.kernel.errors import Kind, Problem

    good = {"format": "images-mcp-dna/1", "name": "Fine", "color_palette": ["#ffffff"], "color_shares": [1]}
    assert taken_in(good)[0].name == "Fine"
    with pytest.raises(Problem) as told:
        taken_in({**good, **spoilt})
    assert told.value.kind is Kind.INVALID
    assert len(told.value.message) < 300


def test_odd_names_and_versions_from_elsewhere_are_told_plainly_and_do_no_harm(shared: Home) -> None:
    document = {"format": "images-mcp-dna/1", "name": "Far", "color_palette": ["#ffaa00"], "version": 1_000_000}
    versions = [shared.call("import_dna", document=document)["version"] for _ in range(2)]
    assert versions == [1_000_000, 1_000_000]
    told = refused(shared, "import_dna", document={**document, "name": "\u200b\u200b"})
    assert "name: is empty, or nothing that can be seen" in told


def test_what_is_not_part_of_the_format_is_dropped_and_previews_are_drawn_anew(shared: Home) -> None:
    document = {
        "format": "images-mcp-dna/1",
        "id": "../../etc/passwd",
        "name": "Odd\u202e one",
        "color_palette": ["#FFAA00"],
        "mood_descriptors": ["<img src=x onerror=alert(1)>calm"],
        "preview": base64.b64encode(b"<svg onload='x'/>").decode(),
        "color_shares": [1],
        "evil": {"run": "me"},
    }
    kept = shared.call("import_dna", document=document)
    assert kept["id"].startswith("dna_")
    assert (kept["name"], kept["mood_descriptors"]) == ("Odd one", ["calm"])
    assert base64.b64decode(kept["preview"])[:2] == b"\xff\xd8"
    assert any("evil" in note for note in kept["notes"])
    refused(shared, "import_dna", path="/etc/passwd")
    deep = shared.output / "deep.json"
    shared.output.mkdir(parents=True, exist_ok=True)
    deep.write_text("[" * 100_000)
    assert "JSON" in refused(shared, "import_dna", path=str(deep))
    for weights in ([0, 0], [-1, 2], [1], [1e999, 1]):
        done = shared.run("call", "mix_dna", json.dumps({"dna_ids": [kept["id"], kept["id"]], "weights": weights}))
        assert done.returncode != 0
        assert "Traceback" not in done.stderr


def test_words_hidden_in_a_document_are_checked_before_drawing(shared: Home) -> None:
    style = {"color_palette": ["#aa3311"], "mood_descriptors": ["explicit porn"]}
    done = shared.run("call", "apply_style", json.dumps({"subject_prompt": "two people on a bed", "style": style}))
    assert json.loads(done.stdout)["status"] == "refused"


async def test_a_client_and_a_program_reach_the_same_looks(shared: Home, shared_http: httpx2.Client) -> None:
    path = picture(shared, "o.png", (230, 140, 50))
    kept = shared_http.post("/v1/dna", json={"image": path, "name": "Shared"}).json()
    async with Client(stdio_client(shared.stdio("--toolsets", "creative"))) as client:
        listed = (await client.call_tool("openai_list_dna", {})).structured_content
        assert listed["items"] == shared_http.get("/v1/dna").json()["items"]
        drawn = await client.call_tool(
            "openai_apply_dna", {"subject_prompt": "a kite", "dna_id": kept["id"], "seed": 4, "strength": 0.5}
        )
        assert drawn.structured_content["status"] == "completed"
        presets = (await client.call_tool("openai_list_presets", {"category": "drawn"})).structured_content
        same = shared_http.get("/v1/presets", params={"category": "drawn"}).json()
        assert [(p["name"], p["words"]) for p in presets["presets"]] == [
            (p["name"], p["words"]) for p in same["presets"]
        ]
    assert shared_http.delete(f"/v1/dna/{kept['id']}").status_code == 200
    assert shared_http.delete(f"/v1/dna/{kept['id']}").status_code == 404


def test_a_mind_with_eyes_names_what_numbers_cannot_tell(paid: Home) -> None:
    path = picture(paid, "o.png", (230, 140, 50))
    blind = paid.call("extract_style", image=path)
    assert blind["technical_attributes"]["medium"] is None
    paid.environment["IMAGES_MCP_MIND"] = "openai"
    seen = paid.call("extract_style", image=path)
    assert seen["technical_attributes"]["medium"] == "gouache on paper"
    assert seen["mood_descriptors"][0] == "hushed"
    assert seen["not_known"] == ["technique"]
    assert seen["color_palette"] == blind["color_palette"]
