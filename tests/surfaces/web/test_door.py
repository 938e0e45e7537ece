"""The pages' door: one way in, and every way that is refused."""

import os
import re
import socket
import time

import httpx2
import pytest

from images_mcp.surfaces.web.session import Entrances
from tests.surfaces.web.conftest import Studio


def _token(text: str) -> str:
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', text)
    assert found
    return found[1]


def test_a_link_lets_in_once_and_leaves_the_address(studio: Studio) -> None:
    link = studio.link()
    with httpx2.Client() as client:
        first = client.get(link)
        assert first.status_code == 303
        assert first.headers["location"] == "/studio"
        cookie = first.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get(f"{studio.address}/studio").status_code == 200
    assert httpx2.get(link).status_code == 401


def test_a_link_older_than_ten_minutes_is_refused(studio: Studio) -> None:
    entrances = Entrances(studio.home.folder / "keys/entrances")
    token = entrances.open()
    (file,) = [f for f in entrances._folder.iterdir() if f == entrances._file(token)]
    os.utime(file, (time.time() - 601,) * 2)
    assert httpx2.get(f"{studio.address}/studio/enter", params={"token": token}).status_code == 401


@pytest.mark.parametrize("cookie", ["", "a.b.c", "0" * 32 + ".99999999999." + "0" * 64])
def test_pages_are_shown_to_nobody_without_a_session(studio: Studio, client: httpx2.Client, cookie: str) -> None:
    name = next(iter(client.cookies.keys()))
    answer = httpx2.get(f"{studio.address}/studio", cookies={name: cookie} if cookie else {})
    assert answer.status_code == 401
    assert "form_token" not in answer.text


def test_a_session_that_was_lengthened_by_hand_is_refused(studio: Studio, client: httpx2.Client) -> None:
    (name, value), *_ = client.cookies.items()
    sid, expires, mac = value.split(".")
    forged = f"{sid}.{int(expires) + 1}.{mac}"
    assert httpx2.get(f"{studio.address}/studio", cookies={name: forged}).status_code == 401


def test_every_page_and_refusal_carries_the_strict_policy(studio: Studio, client: httpx2.Client) -> None:
    for path in ("/studio", "/studio/components", "/studio/nowhere", "/studio/offline"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        for rule in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:"):
            assert rule in policy
        for rule in ("connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
            assert rule in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in httpx2.get(f"{studio.address}/studio").headers["content-security-policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Host": "evil.example"},
    ],
)
def test_other_sites_ports_names_and_frames_are_refused(client: httpx2.Client, headers: dict[str, str]) -> None:
    assert client.get("/studio", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    ],
)
def test_a_form_sent_by_another_page_is_refused_even_with_the_right_token(
    client: httpx2.Client, headers: dict[str, str]
) -> None:
    form = {"form_token": _token(client.get("/studio").text), "prompt": "a fox"}
    assert client.post("/studio", data=form, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "0" * 64, "ü"])
def test_a_form_without_its_token_is_refused(client: httpx2.Client, token: str) -> None:
    form = {"form_token": token, "theme": "dark", "back": "/studio"}
    answer = client.post("/studio/look", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_form_of_another_session_is_refused(studio: Studio, client: httpx2.Client) -> None:
    with studio.client() as somebody:
        other = _token(somebody.get("/studio").text)
    form = {"form_token": other, "theme": "dark", "back": "/studio"}
    answer = client.post("/studio/look", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"])
def test_a_form_never_sends_anybody_elsewhere(client: httpx2.Client, back: str) -> None:
    form = {"form_token": _token(client.get("/studio").text), "theme": "dark", "back": back}
    answer = client.post("/studio/look", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.headers["location"] == "/studio"


def test_too_large_a_form_is_refused(client: httpx2.Client) -> None:
    form = {"form_token": _token(client.get("/studio").text), "back": "x" * 300_000}
    answer = client.post("/studio/look", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 413


def test_a_form_that_does_not_tell_its_size_is_refused(client: httpx2.Client) -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post("/studio/look", content=iter([b"theme=dark"]), headers=headers)
    assert answer.status_code == 422
    assert "set-cookie" not in answer.headers


def test_the_session_opens_no_other_door(client: httpx2.Client) -> None:
    assert client.get("/v1/conversations").status_code == 401
    assert client.post("/mcp", json={}).status_code == 401


def test_static_files_are_kept_for_a_year_and_sent_small(studio: Studio, client: httpx2.Client) -> None:
    found = re.findall(r'"(/studio/static/[^"]+)"', client.get("/studio").text)
    for path in found:
        answer = httpx2.get(f"{studio.address}{path}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    styles = next(p for p in found if ".css" in p)
    assert httpx2.get(f"{studio.address}{styles}").headers["content-encoding"] == "gzip"
    assert "immutable" not in httpx2.get(f"{studio.address}{styles.partition('?')[0]}").headers["cache-control"]
    assert httpx2.get(f"{studio.address}/studio/static/../page.py").status_code in {401, 404}
    assert httpx2.get(f"{studio.address}/studio/static/%2e%2e%2fpage.py").status_code == 404


def test_a_port_that_is_taken_does_not_keep_the_studio_from_starting(studio: Studio) -> None:
    from images_mcp.surfaces.http.server import _taken

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert _taken("127.0.0.1", other.getsockname()[1])
    assert not _taken("127.0.0.1", 0)
