"""One message said to a mail server, and exactly what became of it.

smtplib's own sendmail() does all steps in one and cannot say whether the connection was lost before the message was
whole or after; here the final dot is a step of its own, because only what is lost after it may have been delivered.
"""

from __future__ import annotations

import smtplib
from typing import NoReturn

from warehouse.dispatch.letter import Deferred, Refused, Unreachable, Unsure
from warehouse.dispatch.mailbox import Mailbox, clean_line

# Log in first, log in with more, encrypt first: the fault is in our settings and not with the recipient.
_SET_UP_CODES = frozenset({530, 534, 535, 538})
_TOO_LARGE = 552
# A timeout holds for all of one call, however many bytes it sends.
_CHUNK = 64 * 1024


def hand_over(client: smtplib.SMTP, sender: Mailbox, recipient: Mailbox, message: bytes, answer_timeout: float) -> str:
    """What the server answered once it had taken charge of the message.

    Raises Refused when it will not have it for this recipient, Unreachable when it takes nothing from us, Deferred
    for all else that fails before the message is whole, Unsure when no answer to that came in `answer_timeout` seconds.
    """
    try:
        _check("MAIL", *client.mail(sender.address, _list_options(client, sender, recipient, message)))
        _check("RCPT", *client.rcpt(recipient.address))
        _check("DATA", *client.docmd("DATA"))
        for start in range(0, len(message), _CHUNK):
            client.send(_stuff_dots(message, start))
    except (smtplib.SMTPException, OSError) as error:
        raise Deferred(f"the connection was lost before the message was whole: {say_error(error)}") from error
    try:
        client.send(b".\r\n" if message.endswith(b"\r\n") else b"\r\n.\r\n")
        if client.sock is not None:
            client.sock.settimeout(answer_timeout)
        code, reply = client.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise Unsure(f"the message was handed over and no answer came: {say_error(error)}") from error
    if not 200 <= code < 600 or 300 <= code < 400:
        raise Unsure(f"the message was handed over and the answer is none: {say_reply(code, reply)}")
    _check("the message", code, reply)
    return say_reply(code, reply)


def say_reply(code: int, reply: bytes) -> str:
    """A server's answer on one line, at most 300 characters."""
    return clean_line(f"{code} {reply.decode('utf-8', 'replace')}")[:300]


def say_error(error: Exception) -> str:
    """What went wrong with a connection on one line, at most 300 characters."""
    if isinstance(error, smtplib.SMTPResponseException):
        reply = error.smtp_error
        return say_reply(error.smtp_code, reply if isinstance(reply, bytes) else str(reply).encode())
    if isinstance(error, OSError) and error.strerror:
        return clean_line(error.strerror)[:300]
    return clean_line(str(error) or type(error).__name__)[:300]


def _list_options(client: smtplib.SMTP, sender: Mailbox, recipient: Mailbox, message: bytes) -> list[str]:
    options = [f"SIZE={len(message)}"] if client.has_extn("size") else []
    if sender.needs_utf8 or recipient.needs_utf8:
        if not client.has_extn("smtputf8"):
            raise Refused(f"{recipient.address} needs a mail server with SMTPUTF8, and this one does not offer it")
        options += ["SMTPUTF8", "BODY=8BITMIME"]
    return options


def _check(stage: str, code: int, reply: bytes) -> None:
    """Goes on where the server agreed."""
    if 200 <= code < 300 or (stage == "DATA" and code == 354):
        return
    if 500 <= code < 600:
        _refuse(stage, code, reply)
    raise Deferred(f"put off at {stage}: {say_reply(code, reply)}")


def _refuse(stage: str, code: int, reply: bytes) -> NoReturn:
    if code in _SET_UP_CODES:
        raise Unreachable(f"the mail server wants another log-in or encryption: {say_reply(code, reply)}")
    # MAIL names the sender alone: what is wrong there is wrong for every recipient.
    if stage == "MAIL" and code != _TOO_LARGE:
        raise Unreachable(f"the mail server does not take mail from this sender: {say_reply(code, reply)}")
    raise Refused(f"refused at {stage}: {say_reply(code, reply)}")


def _stuff_dots(message: bytes, start: int) -> bytes:
    """A chunk of the message with a dot doubled where it begins a line."""
    chunk = message[start : start + _CHUNK].replace(b"\n.", b"\n..")
    begins_line = start == 0 or message[start - 1 : start] == b"\n"
    return b"." + chunk if begins_line and chunk.startswith(b".") else chunk
