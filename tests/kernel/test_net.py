"""Fetching pictures, and refusing to be aimed at anybody's inside."""

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.net import Fetcher, allowed_hosts, fetch_image, guard_base_url, is_public

from .pictures import EVERY_RASTER

PNG = EVERY_RASTER["png"]


def ok(body: bytes = PNG, *headers: str) -> bytes:
    head = [f"Content-Length: {len(body)}", *headers, "Connection: close"]
    return "\r\n".join(["HTTP/1.1 200 OK", *head, "", ""]).encode() + body


def go(location: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


class World:
    """An https server on loopback known as pictures.test, and a name service that knows some insides too."""

    names: dict[str, list[str]] = {  # noqa: RUF012
        "pictures.test": ["127.0.0.1"],
        "inside.test": ["10.0.0.1"],
        "mixed.test": ["127.0.0.1", "169.254.169.254"],
        "other-name.test": ["127.0.0.1"],
    }

    def __init__(self, tls: ssl.SSLContext) -> None:
        self.answers: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.asked: list[str] = []
        self.delay = 0.0
        self.port = 0
        self.fetcher = Fetcher(resolver=self.resolve, allow_private=True, tls=tls)

    async def resolve(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        if host not in self.names:
            raise OSError("unknown name")
        return self.names[host]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.requests.append(request)
        await asyncio.sleep(self.delay)
        writer.write(self.answers.get(request.split(" ")[1], b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"))
        writer.close()

    def url(self, path: str, host: str = "pictures.test") -> str:
        return f"https://{host}:{self.port}{path}"

    async def fetch(self, path: str, **options: float) -> bytes:
        return await self.fetcher.fetch_image(self.url(path), **options)  # type: ignore[arg-type]


def certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "pictures.test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("pictures.test")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "pictures.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    pem = certificate(tmp_path)
    world = World(ssl.create_default_context(cafile=str(pem)))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem)
    server = await asyncio.start_server(world.serve, "127.0.0.1", 0, ssl=tls)
    world.port = server.sockets[0].getsockname()[1]
    yield world
    server.close()


async def refusal(attempt: Awaitable[bytes]) -> Problem:
    with pytest.raises(Problem) as caught:
        await attempt
    assert caught.value.hint
    return caught.value


async def test_a_picture_is_fetched_by_name_over_the_checked_address(world: World) -> None:
    world.answers["/fox.png?x=1"] = ok()
    assert await world.fetch("/fox.png?x=1#part") == PNG
    assert world.asked == ["pictures.test"]
    assert f"host: pictures.test:{world.port}\r\n" in world.requests[0].lower()
    assert "cookie" not in world.requests[0].lower()


async def test_the_certificate_must_be_for_the_name(world: World) -> None:
    world.answers["/"] = ok()
    problem = await refusal(world.fetcher.fetch_image(world.url("/", "other-name.test")))
    assert problem.kind is Kind.UNAVAILABLE
    assert world.requests == []


async def test_up_to_three_redirects_are_followed(world: World) -> None:
    world.answers |= {"/1": go("/2"), "/2": go(world.url("/3")), "/3": go("/4"), "/4": ok(), "/0": go("/1")}
    assert await world.fetch("/1") == PNG
    assert (await refusal(world.fetch("/0"))).kind is Kind.UNAVAILABLE


@pytest.mark.parametrize(
    "location",
    [
        "http://pictures.test/fox.png",
        "https://inside.test/fox.png",
        "https://mixed.test/fox.png",
        "https://user:pass@pictures.test/",
        "file:///etc/passwd",
        "//inside.test/x",
    ],
)
async def test_a_redirect_is_checked_like_a_first_address(world: World, location: str) -> None:
    world.answers["/"] = go(location)
    assert (await refusal(world.fetch("/"))).kind in {Kind.REFUSED, Kind.INVALID}
    assert len(world.requests) == 1


@pytest.mark.parametrize("host", ["inside.test", "mixed.test"])
async def test_one_private_address_is_enough_to_refuse(world: World, host: str) -> None:
    problem = await refusal(world.fetcher.fetch_image(world.url("/", host)))
    assert problem.kind is Kind.REFUSED
    assert world.requests == []


async def test_unknown_names_and_closed_ports_are_told(world: World) -> None:
    assert (await refusal(world.fetcher.fetch_image("https://nowhere.test/"))).kind is Kind.UNAVAILABLE
    assert (await refusal(world.fetcher.fetch_image("https://pictures.test:1/"))).kind is Kind.UNAVAILABLE


async def test_errors_of_the_server_are_told(world: World) -> None:
    assert "404" in (await refusal(world.fetch("/missing"))).message


async def test_what_is_no_picture_is_refused(world: World) -> None:
    world.answers |= {"/page": ok(b"<html>" + bytes(50_000)), "/empty": ok(b"")}
    for path in world.answers:
        assert (await refusal(world.fetch(path))).kind is Kind.INVALID


async def test_size_is_capped_whatever_the_header_says(world: World) -> None:
    endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + PNG + bytes(300_000)
    world.answers |= {"/announced": ok(PNG + bytes(300_000)), "/endless": endless, "/odd": ok(PNG, "X: y")}
    for path in ("/announced", "/endless"):
        assert "larger" in (await refusal(world.fetch(path, max_bytes=100_000))).message
    assert await world.fetch("/odd", max_bytes=len(PNG)) == PNG


async def test_packed_answers_are_not_unpacked(world: World) -> None:
    world.answers["/"] = ok(b"\x1f\x8b" + bytes(100), "Content-Encoding: gzip")
    assert (await refusal(world.fetch("/"))).kind is Kind.INVALID


async def test_waiting_has_an_end(world: World) -> None:
    world.delay = 3
    assert "too long" in (await refusal(world.fetch("/", timeout=0.2))).message


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/x.png",
        "https://localhost/x.png",
        "https://[::1]/x.png",
        "https://[::ffff:127.0.0.1]/x.png",
        "https://[64:ff9b::7f00:1]/x.png",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://127.1/",
        "https://0/",
        "https://1.1.1.1:8080/",
        "http://example.com/x.png",
        "ftp://example.com/x.png",
        "https://user@example.com/x.png",
        "https://exa\nmple.com/",
        "",
        "https://" + "a" * 5000,
    ],
)
async def test_addresses_that_lead_inside_are_refused_without_connecting(url: str) -> None:
    assert (await refusal(fetch_image(url, timeout=3))).kind in {Kind.REFUSED, Kind.INVALID}


INSIDE = """
    0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.1.1 172.16.0.1 192.168.1.1 192.0.2.1 198.18.0.1 224.0.0.1
    240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:8.8.8.8 64:ff9b::808:808 64:ff9b:1::1 2002:7f00:1:: 2001::1
    2001:db8::1 3fff::1 fc00::1 fe80::1 fe80::1%eth0 2606:4700::1111%1 fec0::1 ff02::1 5f00::1 localhost 1.2.3
"""


@pytest.mark.parametrize("address", INSIDE.split())
def test_inside_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "104.18.6.192", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e"])
def test_open_addresses_are_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_no_address_inside_another_is_public(ip: ipaddress.IPv4Address) -> None:
    number = int(ip)
    for base in (0, 0xFFFF << 32, int(ipaddress.ip_address("64:ff9b::")), (0x2002 << 112)):
        shift = 80 if base >> 112 == 0x2002 else 0
        assert not is_public(str(ipaddress.IPv6Address(base + (number << shift))))


@pytest.mark.parametrize(
    ("url", "guarded"),
    [
        ("https://api.openai.com/v1/", "https://api.openai.com/v1"),
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://[::1]:80/v1", "http://[::1]/v1"),
        ("https://proxy.example:8443/openai", "https://proxy.example:8443/openai"),
    ],
)
def test_engines_may_be_public_or_on_this_computer(url: str, guarded: str) -> None:
    assert guard_base_url(url) == guarded


@pytest.mark.parametrize(
    "url",
    [
        "http://api.openai.com/v1",
        "http://localhost.evil.test/v1",
        "http://127.0.0.1.evil.test/",
        "https://10.0.0.5/v1",
        "https://key@api.openai.com/v1",
        "https://api.openai.com/v1?x=1",
        "file:///etc",
        "api.openai.com/v1",
        "",
    ],
)
def test_the_api_key_is_sent_nowhere_else(url: str) -> None:
    with pytest.raises(Problem) as caught:
        guard_base_url(url)
    assert caught.value.hint


def test_allowed_hosts_are_those_of_the_settings() -> None:
    assert allowed_hosts(["https://api.openai.com/v1", "http://localhost:81"]) == {"api.openai.com", "localhost:81"}
