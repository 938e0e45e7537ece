"""A saved file somebody deleted by hand comes back from the copy we keep, and that is said."""

from pathlib import Path

import httpx2
from PIL import Image

from tests.conftest import Home


def _pixels(path: Path) -> bytes:
    with Image.open(path) as image:
        return image.convert("RGB").tobytes()


def _bytes_in_store(home: Home) -> list[Path]:
    return [p for p in (home.folder / "data").rglob("*") if len(p.name) == 64 and p.is_file()]


def test_looking_at_it_puts_it_back(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a blue teapot")["image"]
    path = Path(drawn["path"])
    before = _pixels(path)
    path.unlink()
    first = shared.call("get_image", image_id=drawn["image_id"])["image"]
    assert "it is back now" in first["notes"][0]
    assert _pixels(path) == before
    assert drawn["alt_text"].encode()[:20] in path.read_bytes()
    assert shared.call("get_image", image_id=drawn["image_id"])["image"]["notes"] == drawn["notes"]


def test_refining_it_puts_it_back_and_says_so(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a green boat on a lake")
    path = Path(drawn["image"]["path"])
    path.unlink()
    refined = shared.call("refine_image", conversation_id=drawn["conversation_id"], instruction="make the boat red")
    assert refined["status"] == "completed"
    assert refined["image"]["version"] == 2
    assert str(path) in refined["message"]
    assert "it is back now" in refined["notes"][0]
    assert path.is_file()


def test_where_the_place_is_taken_nothing_is_overwritten(shared: Home) -> None:
    drawn = shared.call("generate_image", prompt="a yellow kite")["image"]
    path = Path(drawn["path"])
    path.unlink()
    path.mkdir()
    told = shared.call("get_image", image_id=drawn["image_id"])["image"]["notes"][0]
    assert "nothing can be written at its place" in told
    assert path.is_dir()


def test_what_is_lost_altogether_is_called_lost(shared: Home) -> None:
    before = set(_bytes_in_store(shared))
    drawn = shared.call("generate_image", prompt="a purple umbrella")
    for place in (Path(drawn["image"]["path"]), *(set(_bytes_in_store(shared)) - before)):
        place.unlink()
    told = shared.call("get_image", image_id=drawn["image"]["image_id"])["image"]["notes"][0]
    assert "lost" in told
    error = shared.refused("refine_image", image_id=drawn["image"]["image_id"], instruction="make it red")
    assert error["kind"] == "missing"
    assert "lost" in error["message"]


def test_the_file_route_serves_it_again(shared_http: httpx2.Client) -> None:
    drawn = shared_http.post("/v1/generations", json={"prompt": "a white goose"}).json()["image"]
    path = Path(drawn["path"])
    path.unlink()
    served = shared_http.get(f"/v1/images/{drawn['image_id']}/file")
    assert served.status_code == 200
    assert served.content == path.read_bytes()
    path.unlink()
    path.mkdir()
    error = shared_http.get(f"/v1/images/{drawn['image_id']}/file")
    assert error.status_code == 404
    assert "could not be put back" in error.text
