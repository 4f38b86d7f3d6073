"""Pages over HTTP: polite, bounded, and never fooled into the local network.

Each hop's host is resolved once and the connection goes to the address that was checked, so a name
that changes its mind between the check and the connection gains nothing. A private address is
fetched only when the source itself names it ('http://127.0.0.1:8000/page').
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Protocol
from urllib.parse import unquote, urljoin, urlsplit

import httpx
import stamina
from protego import Protego

from warehouse.settings import Settings
from warehouse.sources.media import Refused
from warehouse.store.documents import Check

MAX_REDIRECTS = 5
ROBOTS_MAX_BYTES = 512 * 1024


class FetchFailed(RuntimeError):
    """The page could not be had now (no answer, a server's error); trying later may help.

    `retry_after` is in seconds, where the server asked for a pause.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave; `data` is None when the server said that nothing has changed."""

    url: str
    doc_name: str
    data: bytes | None
    media_type: str | None
    etag: str | None
    last_modified: str | None


class Resolve(Protocol):
    """Gives the IP addresses of a host name; raises OSError when there are none."""

    def __call__(self, host: str, port: int) -> list[str]: ...


def resolve(host: str, port: int) -> list[str]:
    """The system's answer for a host name."""
    return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class _CheckedTransport(httpx.HTTPTransport):
    """Connects only to addresses that were checked; the host name stays in the header and for TLS."""

    def __init__(self, allowed_host: str, resolve_host: Resolve) -> None:
        super().__init__(verify=_trust(), retries=0)
        self._allowed_host = allowed_host
        self._resolve = resolve_host

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            addresses = self._resolve(host, port)
        except OSError as error:
            raise httpx.ConnectError(f"no address for {host}: {error}", request=request) from None
        address = addresses[0]
        if not (host == self._allowed_host and names_itself(host)):
            for candidate in addresses:
                if not ipaddress.ip_address(candidate.split("%")[0]).is_global:
                    raise Refused("private-address", f"{request.url}: {host} leads to the private address {candidate}")
        request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=address)
        return super().handle_request(request)


@cache
def _trust() -> ssl.SSLContext:
    """The certificates that are trusted: reading them takes 20 ms, longer than many a page."""
    return httpx.create_ssl_context()


def names_itself(host: str) -> bool:
    """Whether a URL's host is an address or 'localhost', so that whoever wrote it knew where it leads."""
    if host == "localhost":
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def fetch_page(
    url: str,
    settings: Settings,
    check: Check | None = None,
    max_bytes: int | None = None,
    resolve_host: Resolve = resolve,
) -> Page:
    """The page behind a URL, or word that it is unchanged since `check`.

    Retries with exponential backoff and jitter, honouring Retry-After up to a minute. Raises
    FetchFailed when the last try failed too, and Refused for what no retry mends: robots.txt says
    no, a private address, too large, not found.
    """
    host = urlsplit(url).hostname or ""
    limit = max_bytes or settings.max_bytes
    with httpx.Client(
        transport=_CheckedTransport(host, resolve_host),
        headers={"User-Agent": settings.user_agent},
        timeout=settings.timeout,
    ) as client:
        for attempt in stamina.retry_context(
            on=_worth_a_retry, attempts=settings.attempts, timeout=None, wait_max=60.0
        ):
            with attempt:
                _obey_robots(client, url, settings)
                return _fetch(client, url, check, limit, settings)
    raise AssertionError("retry_context either returns or raises")


def _worth_a_retry(error: Exception) -> bool | float:
    if isinstance(error, FetchFailed):
        return min(error.retry_after, 60.0) if error.retry_after is not None else True
    return False


def _fetch(client: httpx.Client, url: str, check: Check | None, max_bytes: int, settings: Settings) -> Page:
    headers = {"Accept": "text/html, text/plain, application/zip;q=0.8"}
    if check and check.etag:
        headers["If-None-Match"] = check.etag
    if check and check.last_modified:
        headers["If-Modified-Since"] = check.last_modified
    deadline = time.monotonic() + settings.timeout * 10
    try:
        with _open(client, url, headers) as response:
            if response.status_code == httpx.codes.NOT_MODIFIED and check:
                return Page(url, doc_name(url), None, None, check.etag, check.last_modified)
            _raise_for_status(response, url)
            data = b"".join(_bounded(response, url, max_bytes, deadline))
    except httpx.HTTPError as error:
        raise FetchFailed(f"{url}: {type(error).__name__}: {error}") from None
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower() or None
    return Page(url, doc_name(url), data, kind, response.headers.get("etag"), response.headers.get("last-modified"))


class _Opened:
    """A streamed response after its redirects, closed on exit."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response

    def __enter__(self) -> httpx.Response:
        return self._response

    def __exit__(self, *_: object) -> None:
        self._response.close()


def _open(client: httpx.Client, url: str, headers: dict[str, str]) -> _Opened:
    """Follow redirects by hand: each hop is http(s), checked, and within robots.txt of its own host."""
    for _ in range(MAX_REDIRECTS + 1):
        response = client.send(client.build_request("GET", url, headers=headers), stream=True)
        if response.status_code not in (301, 302, 303, 307, 308):
            return _Opened(response)
        response.close()
        url = urljoin(url, response.headers.get("location", ""))
        if urlsplit(url).scheme not in ("http", "https"):
            raise Refused("bad-redirect", f"{url}: a redirect may lead to http or https only")
    raise Refused("bad-redirect", f"{url}: more than {MAX_REDIRECTS} redirects")


def _bounded(response: httpx.Response, url: str, max_bytes: int, deadline: float) -> Iterator[bytes]:
    size = 0
    for chunk in response.iter_bytes(64 * 1024):
        size += len(chunk)
        if size > max_bytes:
            raise Refused("too-large", f"{url}: over the limit of {max_bytes / 1024 / 1024:.0f} MB (FIELDBRIEF_MAX_MB)")
        if time.monotonic() > deadline:
            raise FetchFailed(f"{url}: still sending after {deadline:.0f} s")
        yield chunk


def _raise_for_status(response: httpx.Response, url: str) -> None:
    status = response.status_code
    if status == 429 or status >= 500:
        raise FetchFailed(f"{url}: the server answered {status}", _retry_after(response))
    if status == 410:
        raise Refused("gone", f"{url}: the server says that the page is gone for good (410)")
    if status != 200:
        raise Refused("not-found" if status == 404 else "bad-answer", f"{url}: the server answered {status}")


def _retry_after(response: httpx.Response) -> float | None:
    text = response.headers.get("retry-after", "")
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, float(parsedate_to_datetime(text).timestamp() - time.time()))
    except ValueError:
        return None


def _obey_robots(client: httpx.Client, url: str, settings: Settings) -> None:
    """Raise unless robots.txt allows the URL; as RFC 9309 has it, an error of the server's forbids."""
    root = urljoin(url, "/robots.txt")
    try:
        with _open(client, root, {}) as response:
            status = response.status_code
            if 400 <= status < 500:
                return
            if status != 200:
                raise FetchFailed(
                    f"{root}: the server answered {status}, so nothing may be fetched", _retry_after(response)
                )
            body = b"".join(_bounded(response, root, ROBOTS_MAX_BYTES, time.monotonic() + settings.timeout))
    except httpx.HTTPError as error:
        raise FetchFailed(f"{root}: {type(error).__name__}: {error}") from None
    if not Protego.parse(body.decode("utf-8", "replace")).can_fetch(url, settings.user_agent):
        raise Refused("robots", f"{url}: robots.txt asks not to fetch it")


def doc_name(url: str) -> str:
    """The last part of a URL's path, or its host, with its query: what tells its documents apart."""
    parts = urlsplit(url)
    name = unquote(parts.path.rstrip("/").rpartition("/")[2]) or (parts.hostname or "page")
    return f"{name}?{parts.query}" if parts.query else name
