"""A letter written as a mail message: text, HTML and the PDF where it is not too large."""

from __future__ import annotations

import datetime as dt
import hashlib
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from warehouse.dispatch.filling import fill
from warehouse.dispatch.letter import Letter, Manner
from warehouse.dispatch.mailbox import Mailbox, clean_line, read_mailbox
from warehouse.dispatch.telling import Told, say_enclosed, say_how_to_stop, say_too_large, tell


def write_message(letter: Letter, sender: Mailbox, max_bytes: int, now: dt.datetime) -> bytes:
    """The message with CRLF; equal arguments give equal bytes.

    The PDF is attached when it takes at most `max_bytes` once encoded. Raises BadAddress for a recipient that is no
    mail address, NoParcel for an edition without a PDF, OSError where it cannot be read.
    """
    recipient = read_mailbox(letter.recipient, letter.recipient_name)
    told = tell(letter)
    pdf, enclosure = _enclose(letter, told, max_bytes)
    message = EmailMessage(policy=_POLICY.clone(utf8=recipient.needs_utf8 or sender.needs_utf8))
    _write_headers(message, letter, told, sender, recipient, now)
    context = {
        "letter": letter,
        "parcel": letter.parcel,
        "told": told,
        "enclosure": enclosure,
        "how_to_stop": say_how_to_stop(told, sender.address),
    }
    message.set_content(fill("letter.txt.j2", **context))
    start = "right" if letter.parcel.direction == "rtl" else "left"
    message.add_alternative(fill("letter.html.j2", **context, start=start), subtype="html")
    if pdf:
        name = letter.parcel.file(".pdf").name
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    # Set last: what is said of the content goes when content is set.
    message["Content-Language"] = letter.parcel.lang
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{number}_{hashlib.sha256(letter.delivery_key.encode()).hexdigest()[:24]}")
    return message.as_bytes()


def message_id(delivery_key: str, domain: str) -> str:
    """The Message-ID of a delivery: the same for every try, another for every other key."""
    return f"<{quote(delivery_key, safe='').replace('.', '%2E')}@{domain}>"


def encoded_size(byte_count: int) -> int:
    """How many bytes an attachment takes in base64, in lines of 76 characters with CRLF."""
    return -(-byte_count // 3) * 4 + -(-byte_count // 57) * 2


class _WholeHeader(UnstructuredHeader, BaseHeader):
    """A value that is written as it is, on one line: folded, a long link would be encoded and lead nowhere."""

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        super().parse(value, kwds)
        kwds["decoded"] = value

    def fold(self, *, policy: Any) -> str:
        return f"{self.name}: {self}{policy.linesep}"


_HEADERS = HeaderRegistry()
for _name in ("from", "to", "list-id", "list-unsubscribe"):
    _HEADERS.map_to_type(_name, _WholeHeader)
_POLICY: EmailPolicy[EmailMessage] = SMTP.clone(cte_type="7bit", header_factory=_HEADERS)


def _enclose(letter: Letter, told: Told, max_bytes: int) -> tuple[bytes | None, str]:
    """The PDF if it is to be attached, and what is said of it; a note says nothing."""
    if letter.manner is Manner.NOTE:
        return None, ""
    path = letter.parcel.file(".pdf")
    size = encoded_size(path.stat().st_size)
    if size > max_bytes:
        return None, say_too_large(told, letter, size)
    return path.read_bytes(), say_enclosed(told)


def _write_headers(
    message: EmailMessage, letter: Letter, told: Told, sender: Mailbox, recipient: Mailbox, now: dt.datetime
) -> None:
    parcel = letter.parcel
    message["From"] = sender.to_header()
    message["To"] = recipient.to_header()
    message["Subject"] = clean_line(told.subject)
    message["Date"] = format_datetime(now.astimezone(ZoneInfo(letter.zone)))
    message["Message-ID"] = message_id(letter.delivery_key, sender.domain)
    message["Auto-Submitted"] = "auto-generated"
    message["List-Id"] = f"<{parcel.brief_id}.{parcel.lang}.{sender.domain}>"
    if letter.unsubscribe_link:
        message["List-Unsubscribe"] = f"<{letter.unsubscribe_link}>"
        # RFC 8058 allows one click only over HTTPS.
        if letter.unsubscribe_link.startswith("https://"):
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
