"""Mail addresses: taken apart, made safe for a header, and held against the list of those that may be written to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from email.charset import BASE64, Charset
from email.header import Header
from email.utils import quote

import idna

from warehouse.briefs.words import clean_words

# RFC 5322's atext with the letters of all scripts (RFC 6531); quoted local parts are not taken.
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")


_LONGEST_NAME = 150


class BadAddress(ValueError):
    """Not an address that mail can be sent to; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address with the name shown beside it; `domain` is in ASCII (IDNA), lower case."""

    local: str
    domain: str
    name: str = ""

    @property
    def address(self) -> str:
        """local@domain, as it is said to a mail server."""
        return f"{self.local}@{self.domain}"

    @property
    def needs_utf8(self) -> bool:
        """Whether only a server with SMTPUTF8 can take it; a domain never needs that."""
        return not self.local.isascii()

    def to_header(self) -> str:
        """What a From or To header holds, on one line below 998 bytes.

        Written here and not by email.headerregistry, which in Python 3.11 drops the quotes of a name when it folds it:
        a long name with commas then reads as several addresses.
        """
        name = clean_line(self.name)[:_LONGEST_NAME]
        if not name:
            return self.address
        said = f'"{quote(name)}"' if name.isascii() else Header(name, _utf8()).encode(linesep="")
        return f"{said} <{self.address}>"


def _utf8() -> Charset:
    """UTF-8 in base64, whatever else is loaded: Apprise's mail plug-in changes what the name alone stands for."""
    charset = Charset("utf-8")
    charset.header_encoding = BASE64
    return charset


def read_mailbox(text: str, name: str = "") -> Mailbox:
    """'awa@desk.example' or 'Awa <awa@desk.example>'; raises BadAddress for anything else."""
    if named := _NAMED.fullmatch(text.strip()):
        name, text = named["name"].strip().strip('"') or name, named["address"]
    local, at, domain = text.strip().rpartition("@")
    local = unicodedata.normalize("NFC", local)
    if not at or len(local.encode()) > 64 or not _LOCAL.fullmatch(local):
        raise BadAddress(f"expected an address such as name@example.org, found {text[:100]!r}")
    try:
        return Mailbox(local, idna.encode(domain.lower(), uts46=True).decode("ascii"), name)
    except idna.IDNAError as error:
        raise BadAddress(f"{domain[:100]!r} is not the domain of an address: {error}") from None


def is_allowed(mailbox: Mailbox, allowed: Iterable[str]) -> bool:
    """Whether an entry (of read_allowed) is the address or its very domain, not one above it; case tells none apart."""
    return any(entry in (mailbox.address.casefold(), mailbox.domain) for entry in allowed)


def read_allowed(entry: str) -> str:
    """An entry of the list as it is compared: an address or a domain, in ASCII and lower case; raises BadAddress."""
    if "@" in entry:
        return read_mailbox(entry).address.casefold()
    return read_mailbox(f"postmaster@{entry}").domain


def clean_line(words: str) -> str:
    """Words as one line without control characters: what cannot begin another header or turn its neighbours around."""
    return " ".join(clean_words(words).split())
