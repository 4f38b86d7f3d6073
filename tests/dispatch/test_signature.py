"""DKIM signatures, checked as a receiving server checks them, with the DNS played by a function."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.dispatch.letters import NOW, make_letter
from warehouse.dispatch.mail_settings import DkimKey
from warehouse.dispatch.mailbox import read_mailbox
from warehouse.dispatch.message import write_message
from warehouse.dispatch.signature import sign_message

SENDER = read_mailbox("Data desk <desk@briefs.example>")


@cache
def make_key() -> tuple[DkimKey, bytes]:
    """A key, and the record that stands in the DNS for it."""
    private = rsa.generate_private_key(65537, 2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return DkimKey("briefs.example", "s1", pem), b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def is_good(message: bytes) -> bool:
    def look_up(name: bytes, timeout: float = 5) -> bytes | None:
        return make_key()[1] if name == b"s1._domainkey.briefs.example." else None

    return bool(dkim.verify(message, dnsfunc=look_up))


def signed(folder: Path, **other: object) -> bytes:
    return sign_message(write_message(make_letter(folder, **other), SENDER, 10**6, NOW), make_key()[0])


@pytest.mark.parametrize(
    "other",
    [{}, {"unsubscribe_link": None}, {"recipient_name": "عائشة"}, {"recipient": "почта@пример.example"}],
)
def test_a_signed_message_is_believed(tmp_path: Path, other: dict[str, object]):
    message = signed(tmp_path, **other)
    assert message.startswith(b"DKIM-Signature: ")
    assert is_good(message)


@pytest.mark.parametrize("name", ["From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe"])
def test_a_second_header_of_a_kind_that_readers_believe_breaks_the_signature(tmp_path: Path, name: str):
    for message in (signed(tmp_path), signed(tmp_path, unsubscribe_link=None)):
        assert is_good(message)
        assert not is_good(f"{name}: forged <eve@evil.example>\r\n".encode() + message)


def test_a_changed_body_breaks_the_signature(tmp_path: Path):
    message = signed(tmp_path)
    assert not is_good(message.replace(b"Highlights", b"Lowlights!"))
