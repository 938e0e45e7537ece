"""Going out to the network only where a stranger cannot aim us at somebody's inside.

An address for a picture may come from a web page the assistant has read. So names are resolved once, every address must
be a public one, the connection goes to exactly that address (the name is kept for the certificate), and each redirect
is checked like a first address. No proxy is taken from the environment: it would resolve the name again, unchecked.
"""

import asyncio
import contextlib
import functools
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

import httpx2

from images_mcp.kernel.containers import sniff
from images_mcp.kernel.errors import Problem, invalid, refused, unavailable

Resolver = Callable[[str, int], Awaitable[list[str]]]

_LONGEST_URL = 4096
_MOST_REDIRECTS = 3
_CONNECT_SECONDS = 5.0
_ENOUGH_TO_TELL = 16_000
_HTTPS_PORT = 443
_LONGEST_NUMBER = 15
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
# Inside 2000::/3, yet they carry an IPv4 address within (6to4, Teredo) or are for examples only (RFC 9637).
_DISGUISES = tuple(map(ipaddress.ip_network, ("2002::/16", "2001::/32", "3fff::/20")))


async def _system_resolver(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Fetcher:
    """Fetches pictures over https from public addresses only.

    `allow_private` admits this computer's own loopback addresses and any port, `resolver` and `tls` stand in for the
    system's name service and certificates; all three are for tests and are set in code, never by configuration.
    """

    def __init__(
        self,
        *,
        resolver: Resolver = _system_resolver,
        allow_private: bool = False,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._resolve = resolver
        self._allow_private = allow_private
        self._tls = tls

    async def fetch_image(self, url: str, *, max_bytes: int = 50_000_000, timeout: float = 20) -> bytes:  # noqa: ASYNC109 - covers name service and redirects together
        """The picture at this https address. `timeout` in seconds is for the whole of it.

        Raises `Problem`: refused (not https, not public), invalid (no picture, too large), unavailable (all else).
        """
        try:
            async with asyncio.timeout(timeout), self._client() as client:
                return await self._follow(client, url, max_bytes)
        except TimeoutError:
            raise unavailable(
                "The picture took too long to arrive.", "Try again, or save it and give its path."
            ) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError, OSError):
            raise _no_answer() from None

    def _client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            verify=self._tls or trusted(trust_env=False),
            # Never used again: two names may share an address, but not the certificate checked for one of them.
            limits=httpx2.Limits(max_keepalive_connections=0),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx2.Timeout(None, connect=_CONNECT_SECONDS),
            headers={"User-Agent": "images-mcp", "Accept": "image/*", "Accept-Encoding": "identity"},
        )

    async def _follow(self, client: httpx2.AsyncClient, url: str, max_bytes: int) -> bytes:
        target = _parsed(url)
        for _ in range(_MOST_REDIRECTS + 1):
            async with self._get(client, target) as response:
                if not response.has_redirect_location:
                    return await _body(response, max_bytes)
                target = _parsed(str(target.join(response.headers["location"])))
        raise unavailable("The address leads on and on.", "Give the address of the picture itself.")

    @contextlib.asynccontextmanager
    async def _get(self, client: httpx2.AsyncClient, url: httpx2.URL) -> AsyncIterator[httpx2.Response]:
        """The answer of the first address that takes the connection; the name goes only into SNI and Host."""
        host = url.raw_host.decode("ascii").strip("[]")
        response: httpx2.Response | None = None
        for address in await self._addresses(host, url.port):
            request = client.build_request("GET", url.copy_with(host=address, fragment=None))
            request.headers["Host"] = url.netloc.decode("ascii")
            request.extensions["sni_hostname"] = host
            try:
                response = await client.send(request, stream=True)
                break
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        if response is None:
            raise _no_answer()
        try:
            yield response
        finally:
            await response.aclose()

    async def _addresses(self, host: str, port: int | None) -> list[str]:
        if port not in {None, _HTTPS_PORT} and not self._allow_private:
            raise refused("Pictures are fetched from port 443 only.", "Save the picture and give its path.")
        try:
            addresses = await self._resolve(host, port or _HTTPS_PORT)
        except (OSError, UnicodeError):
            raise unavailable("There is no such place on the network.", "Check the address.") from None
        if not addresses or not all(self._may_reach(address) for address in addresses):
            raise refused(
                "This address leads into a private network, where nothing is fetched from.",
                "Save the picture and give its path.",
            )
        return addresses

    def _may_reach(self, address: str) -> bool:
        return is_public(address) or (self._allow_private and _is_loopback(address))


async def fetch_image(url: str, *, max_bytes: int = 50_000_000, timeout: float = 20) -> bytes:  # noqa: ASYNC109 - as above
    """The picture at a public https address; see `Fetcher.fetch_image`."""
    return await Fetcher().fetch_image(url, max_bytes=max_bytes, timeout=timeout)


@functools.cache
def trusted(*, trust_env: bool) -> ssl.SSLContext:
    """Whose certificates to trust, read once: it takes 40 ms. With `trust_env`, as the environment names them."""
    return httpx2.create_ssl_context(trust_env=trust_env)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, and plainly so.

    Private, shared (100.64/10), local, multicast and reserved ranges are not, nor are IPv6 addresses with an IPv4
    address inside (mapped, NAT64, 6to4, Teredo) or with a zone.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return True
    return ip.scope_id is None and ip in _GLOBAL_UNICAST and not any(ip in network for network in _DISGUISES)


def guard_base_url(url: str) -> str:
    """An engine's base address, checked and without a slash at its end: https, or http on this computer only.

    Raises `Problem` otherwise, since the API key is sent there.
    """
    parsed = _url(url)
    host = parsed.host
    here = host == "localhost" or _is_loopback(host)
    if parsed.scheme not in ({"http", "https"} if here else {"https"}):
        raise refused(
            "The engine's address must begin with https://, because the API key is sent there.",
            "Plain http:// is accepted for this computer only (localhost, 127.0.0.1).",
        )
    if _is_ip(host) and not here and not is_public(host):
        raise refused("The engine's address lies in a private network.", "Give its public https address.")
    if parsed.query or parsed.fragment:
        raise invalid("The engine's address may not hold “?” or “#”.", "Give it as in https://api.openai.com/v1.")
    return str(parsed).rstrip("/")


def allowed_hosts(urls: Iterable[str]) -> frozenset[str]:
    """The hosts (with port where not the usual one) that engines may talk to, from their guarded base addresses."""
    return frozenset(_url(guard_base_url(url)).netloc.decode("ascii") for url in urls)


def _parsed(url: str) -> httpx2.URL:
    parsed = _url(url)
    if parsed.scheme != "https":
        raise refused("Pictures are fetched from https:// addresses only.", "Save the picture and give its path.")
    return parsed


def _url(url: str) -> httpx2.URL:
    if len(url) > _LONGEST_URL or not url.isprintable():
        raise invalid("This is not a usable address.", "Give it as it stands in the browser.")
    try:
        parsed = httpx2.URL(url.strip())
    except (httpx2.InvalidURL, ValueError, UnicodeError):
        raise invalid("This is not a usable address.", "Give it as it stands in the browser.") from None
    if not parsed.host or parsed.userinfo:
        raise invalid("An address must name a host and hold no password.", "Give it as it stands in the browser.")
    return parsed


async def _body(response: httpx2.Response, max_bytes: int) -> bytes:
    if response.status_code != httpx2.codes.OK:
        raise unavailable(f"The picture's server answered {response.status_code}.", "Check that it opens in a browser.")
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise invalid("The picture's server sent it packed, which was not asked for.", "Save it and give its path.")
    too_large = invalid(f"The picture is larger than {max_bytes / 1e6:.0f} MB.", "Use a smaller one.")
    announced = response.headers.get("content-length", "")
    if announced.isdigit() and (len(announced) > _LONGEST_NUMBER or int(announced) > max_bytes):
        raise too_large
    data = bytearray()
    told = False
    async for chunk in response.aiter_raw():
        data += chunk
        if len(data) > max_bytes:
            raise too_large
        if not told and len(data) >= _ENOUGH_TO_TELL:
            told = True
            _must_be_picture(bytes(data))
    _must_be_picture(bytes(data))
    return bytes(data)


def _must_be_picture(data: bytes) -> None:
    if sniff(data) is None:
        raise invalid("There is no picture at this address.", "Give the address of the picture file itself.")


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    return _is_ip(host) and ipaddress.ip_address(host).is_loopback


def _no_answer() -> Problem:
    return unavailable("The picture's server does not answer.", "Check the address, or save it and give its path.")
