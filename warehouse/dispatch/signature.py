"""DKIM: a message signed for its sender's domain."""

from __future__ import annotations

from warehouse.dispatch.mail_settings import DkimKey

# Named twice, a header is signed together with the absence of another of its name.
_OVERSIGNED = (b"from", b"to", b"subject", b"date", b"message-id", b"list-unsubscribe", b"list-unsubscribe-post")
_SIGNED = (b"mime-version", b"content-type", b"content-language", b"list-id", b"auto-submitted")


def sign_message(message: bytes, key: DkimKey) -> bytes:
    """The message with its DKIM-Signature (RSA-SHA256, relaxed/relaxed) in front; `message` has CRLF."""
    import dkim

    signature: bytes = dkim.sign(
        message,
        key.selector.encode(),
        key.domain.encode(),
        key.pem,
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[*_OVERSIGNED, *_OVERSIGNED, *_SIGNED],
        linesep=b"\r\n",
    )
    return signature + message
