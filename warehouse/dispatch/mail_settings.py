"""How mail is sent, to whom it may go and how its links are signed: read from the environment, one line per fault."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from warehouse.dispatch.addresses import read_site_url
from warehouse.dispatch.mailbox import Mailbox, read_allowed, read_mailbox
from warehouse.settings import MIB, BadSetting

_T = TypeVar("_T")
_SHORTEST_KEY = 32


class Security(StrEnum):
    """How the connection to the mail server is kept private; with `starttls` and `tls` its certificate is checked."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail is handed over; `timeout` is in seconds for each step, the last answer may take ten times as long."""

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    timeout: float = 60.0


@dataclass(frozen=True, slots=True)
class DkimKey:
    """The private key (PEM) that signs mail for a domain, published under `selector`."""

    domain: str
    selector: str
    pem: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class MailSettings:
    """All that mail needs; without `server` or `sender` none can be sent.

    `allowed` holds addresses and domains that may be written to, nothing else may. `max_bytes` bounds an attached PDF
    as it is encoded. The first of `signing_keys` signs links, each of them is believed.
    """

    server: SmtpServer | None = None
    sender: Mailbox | None = None
    dkim: DkimKey | None = None
    allowed: tuple[str, ...] = ()
    max_bytes: int = 10 * MIB
    site_url: str | None = None
    signing_keys: tuple[str, ...] = field(default=(), repr=False)


def read_mail_settings(environ: Mapping[str, str] = os.environ) -> MailSettings:
    """The settings that docs/settings.md lists; raises BadSetting with every fault on a line of its own."""
    reader = _Reader(environ)
    sender = reader.take("FIELDBRIEF_MAIL_FROM", read_mailbox)
    settings = MailSettings(
        server=_read_server(reader),
        sender=sender,
        dkim=_read_dkim(reader, sender),
        allowed=reader.take("FIELDBRIEF_ALLOWED_RECIPIENTS", _read_allowed) or (),
        max_bytes=int((reader.take("FIELDBRIEF_MAIL_MAX_MB", _read_positive) or 10) * MIB),
        site_url=reader.take("FIELDBRIEF_SITE_URL", read_site_url),
        signing_keys=reader.take("FIELDBRIEF_SIGNING_KEY", _read_keys) or (),
    )
    if reader.faults:
        raise BadSetting("\n".join(reader.faults))
    return settings


class _Reader:
    """Reads one variable after another and keeps what was wrong with each."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.faults: list[str] = []

    def text(self, name: str) -> str:
        return self._environ.get(name, "").strip()

    def take(self, name: str, read: Callable[[str], _T]) -> _T | None:
        """What `read` makes of the variable, None where it is not set or cannot be taken."""
        if not (text := self.text(name)):
            return None
        try:
            return read(text)
        except ValueError as error:
            self.faults.append(f"{name}: {error}")
            return None


def _read_server(reader: _Reader) -> SmtpServer | None:
    host = reader.take("FIELDBRIEF_SMTP_HOST", _read_host)
    security = reader.take("FIELDBRIEF_SMTP_SECURITY", _read_security) or Security.STARTTLS
    port = reader.take("FIELDBRIEF_SMTP_PORT", _read_port) or _PORTS[security]
    user = reader.text("FIELDBRIEF_SMTP_USER")
    password, token = reader.text("FIELDBRIEF_SMTP_PASSWORD"), reader.text("FIELDBRIEF_SMTP_TOKEN")
    if (password or token) and not user:
        reader.faults.append("FIELDBRIEF_SMTP_USER: expected the user that the password or token belongs to")
    if user and bool(password) == bool(token):
        reader.faults.append("FIELDBRIEF_SMTP_USER: expected either FIELDBRIEF_SMTP_PASSWORD or FIELDBRIEF_SMTP_TOKEN")
    if user and security is Security.NONE:
        reader.faults.append("FIELDBRIEF_SMTP_SECURITY: expected starttls or tls, since 'none' shows the password")
    timeout = reader.take("FIELDBRIEF_SMTP_TIMEOUT", _read_positive) or 60.0
    return SmtpServer(host, port, security, user, password, token, timeout) if host else None


def _read_dkim(reader: _Reader, sender: Mailbox | None) -> DkimKey | None:
    pem = reader.take("FIELDBRIEF_DKIM_KEY_FILE", _read_key_file)
    selector = reader.text("FIELDBRIEF_DKIM_SELECTOR")
    domain = reader.text("FIELDBRIEF_DKIM_DOMAIN") or (sender.domain if sender else "")
    if not pem:
        return None
    if not (selector and domain):
        missing = "FIELDBRIEF_DKIM_DOMAIN" if selector else "FIELDBRIEF_DKIM_SELECTOR"
        reader.faults.append(f"{missing}: expected beside FIELDBRIEF_DKIM_KEY_FILE, as it stands in the DNS")
        return None
    return DkimKey(domain, selector, pem)


def _read_host(text: str) -> str:
    if "/" in text or ":" in text or " " in text:
        raise ValueError(f"expected the name of a mail server without scheme and port, found {text!r}")
    return text


def _read_security(text: str) -> Security:
    try:
        return Security(text.lower())
    except ValueError:
        raise ValueError(f"expected starttls, tls or none, found {text!r}") from None


def _read_port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise ValueError(f"expected a port, 1 to 65535, found {text!r}")
    return int(text)


def _read_positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise ValueError(f"expected a number above zero, found {text!r}")
    return value


def _read_allowed(text: str) -> tuple[str, ...]:
    return tuple(read_allowed(entry) for entry in text.replace(",", " ").split())


def _read_keys(text: str) -> tuple[str, ...]:
    keys = tuple(text.replace(",", " ").split())
    if short := [key for key in keys if len(key) < _SHORTEST_KEY]:
        raise ValueError(f"expected keys of {_SHORTEST_KEY} characters or more, found one of {len(short[0])}")
    return keys


def _read_key_file(text: str) -> bytes:
    from dkim.crypto import UnparsableKeyError, parse_pem_private_key

    try:
        pem = Path(text).read_bytes()
        parse_pem_private_key(pem)
    except OSError as error:
        raise ValueError(f"{text} cannot be read: {error.strerror}") from None
    except UnparsableKeyError:
        raise ValueError(f"{text} is not an RSA private key in PEM") from None
    return pem
