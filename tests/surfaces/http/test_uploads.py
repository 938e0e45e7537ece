"""Handing a picture over on a page of its own: once, of a known size, and only a picture."""

import io
from collections.abc import Iterator

import httpx2
from PIL import Image


def _png(color: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), color).save(out, "PNG")
    return out.getvalue()


def _place(http: httpx2.Client) -> tuple[str, str]:
    made = http.post("/v1/uploads", json={}).json()
    return made["upload_id"], made["url"]


def _hand_over(http: httpx2.Client, url: str, data: bytes) -> httpx2.Response:
    bare = httpx2.Client(timeout=60)  # whoever has the link needs no token
    with bare:
        return bare.post(url, files={"picture": ("mine.png", data, "image/png")})


def test_a_picture_is_handed_over_once_and_goes_along(shared_http: httpx2.Client) -> None:
    upload_id, url = _place(shared_http)
    assert "Choose a PNG" in shared_http.get(url).text
    taken = _hand_over(shared_http, url, _png())
    assert taken.status_code == 200
    assert upload_id in taken.text
    assert shared_http.get(url).status_code == 404
    assert _hand_over(shared_http, url, _png("red")).status_code == 422
    drawn = shared_http.post("/v1/generations", json={"prompt": "a cup like this", "reference_images": [upload_id]})
    assert drawn.json()["status"] == "completed"


def test_what_is_no_picture_or_of_unknown_size_is_refused_and_the_link_stays_good(shared_http: httpx2.Client) -> None:
    _, url = _place(shared_http)

    def endless() -> Iterator[bytes]:
        yield b"--x\r\n" * 1000

    unknown = shared_http.post(url, content=endless(), headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert unknown.status_code == 411
    script = _hand_over(shared_http, url, b"<svg onload=alert(1)>")
    assert script.status_code == 422
    assert "onload" not in script.text
    assert shared_http.get(url.rsplit("/", 1)[0] + "/guessed").status_code == 404
    assert _hand_over(shared_http, url, _png()).status_code == 200
