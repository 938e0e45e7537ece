import asyncio
import io
import json
import multiprocessing
import subprocess
import sys

import pytest
from draft_pictures import brief, composed
from PIL import Image

from images_mcp.engines.images.draft.engine import DraftEngine
from images_mcp.engines.images.port import Drawing, DrawingFailed, Failure, Format, Watch

HOSTILE = [
    '</svg><image href="/etc/passwd"/>',
    "<script>alert(1)</script> & \"quotes\" 'single'",
    "a fox " * 1300,
    "\x00\x01\x1b[31mred\x7f fox \u202e \u2028",
    "مرحبا بالعالم 🎉🦊 שלום",
    "%s {0} ${HOME} `id` ; DROP TABLE",
    "((((((((((" * 200,
]


@pytest.fixture(scope="module")
def loop_engine():
    engine = DraftEngine(workers=1)
    yield engine
    asyncio.run(engine.close())


def drawing(subject="a fox", **how):
    said = {k: how.pop(k) for k in ("texts", "use", "style", "colors") if k in how}
    return Drawing("", brief(subject, **said), "draft-1", how.pop("size", (256, 256)), **how)


def draw(engine, order):
    return asyncio.run(engine.draw(order, Watch()))


def test_the_same_brief_seed_and_size_give_the_same_bytes_in_every_process(loop_engine):
    order = drawing("three foxes in a forest at sunset", style="watercolor", seed=7)
    first, again = draw(loop_engine, order), draw(loop_engine, order)
    code = (
        "import sys; from images_mcp.engines.images.draft.engine import paint, Order;"
        "from images_mcp.brief import Brief; from images_mcp.engines.images.port import Format;"
        "b = Brief.model_validate({'subject': 'three foxes in a forest at sunset', 'style': 'watercolor'});"
        "sys.stdout.buffer.write(paint(Order(b, (256, 256), 7, Format.PNG, False))[0])"
    )
    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert first.data == again.data == elsewhere
    assert first.scene == again.scene


def test_another_seed_gives_another_picture(loop_engine):
    assert draw(loop_engine, drawing(seed=1)).data != draw(loop_engine, drawing(seed=2)).data


@pytest.mark.parametrize("form", [Format.PNG, Format.JPEG, Format.WEBP, Format.GIF])
def test_the_file_is_what_was_ordered(loop_engine, form):
    drawn = draw(loop_engine, drawing(format=form, size=(320, 200)))
    picture = Image.open(io.BytesIO(drawn.data))
    assert picture.format.lower() == form.value
    assert picture.size == drawn.size == (320, 200)
    assert drawn.micro_usd == 0
    assert json.loads(drawn.scene)["objects"][0]["name"] == "fox"


def test_svg_is_our_own_document_without_references_to_files(loop_engine):
    drawn = draw(
        loop_engine, drawing(HOSTILE[0], texts=[HOSTILE[0], HOSTILE[1]], use="print_poster", format=Format.SVG)
    )
    text = drawn.data.decode()
    assert text.startswith("<svg ")
    assert "<image" not in text
    assert "passwd" not in text
    assert "<script" not in text


@pytest.mark.parametrize("size", [(0, 10), (5000, 10), (4000, 4000), (90000, 90000)])
def test_sizes_out_of_range_are_refused_before_any_work(loop_engine, size):
    with pytest.raises(DrawingFailed) as failed:
        draw(loop_engine, drawing(size=size))
    assert failed.value.failure is Failure.INVALID


@pytest.mark.parametrize("size", [(1, 1), (64, 900), (1537, 333)])
def test_odd_sizes_are_drawn_exactly(loop_engine, size):
    assert Image.open(io.BytesIO(draw(loop_engine, drawing(size=size)).data)).size == size


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("use", ["logo", "print_poster", "ui", "infographic", "illustration"])
def test_hostile_words_are_only_words(words, use):
    made = composed(words[:8000], use=use, texts=[words[:8000]], style=words[:200], brand=words[:300], mood=words[:99])
    assert "<image" not in made.svg
    assert "<script" not in made.svg
    assert 'href="/' not in made.svg
    assert json.loads(made.scene)


async def test_closing_ends_the_workers_and_the_engine_can_start_again():
    others = set(multiprocessing.active_children())
    engine = DraftEngine(workers=1)
    await engine.draw(drawing(size=(64, 64)), Watch())
    assert set(multiprocessing.active_children()) - others
    await engine.close()
    assert not set(multiprocessing.active_children()) - others
    assert (await engine.draw(drawing(size=(64, 64)), Watch())).data
    await engine.close()


async def test_drafts_are_free_and_never_in_the_background():
    engine = DraftEngine()
    assert engine.estimate(drawing()) == 0
    assert engine.seconds(drawing()) > 0
    assert await engine.reattach("resp_1", drawing(), Watch()) is None
    await engine.close()


def test_only_references_a_draft_cannot_look_at_are_reported(loop_engine, tmp_path):
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    seen = {}
    for name, how in {
        "parent": {"sources": (one,)},
        "parent and mask": {"sources": (one,), "mask": two},
        "parent and reference": {"sources": (one, two), "mask": two},
    }.items():
        drawn = draw(loop_engine, drawing(size=(64, 64), **how))
        seen[name] = any("go along" in text for text in drawn.could_not)
    assert seen == {"parent": False, "parent and mask": False, "parent and reference": True}
