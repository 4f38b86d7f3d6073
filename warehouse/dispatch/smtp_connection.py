"""A connection to the mail server: encrypted, its certificate checked, logged in."""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import suppress

from warehouse.dispatch.letter import Unreachable
from warehouse.dispatch.mail_settings import Security, SmtpServer
from warehouse.dispatch.smtp_dialogue import say_error


def open_connection(server: SmtpServer, own_name: str) -> smtplib.SMTP:
    """A client ready for MAIL; `own_name` is said in EHLO.

    Raises Unreachable with what is wrong, whatever it is: nothing here says anything about a recipient.
    """
    place = f"mail server {server.host}:{server.port}"
    try:
        client = _connect(server, own_name)
    except ssl.SSLCertVerificationError as error:
        raise Unreachable(f"{place}: its certificate is not to be trusted: {error.verify_message}") from error
    except ssl.SSLError as error:
        raise Unreachable(f"{place}: no encrypted connection: {error.reason or error}") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Unreachable(f"{place}: cannot be reached: {say_error(error)}") from error
    try:
        _make_ready(client, server)
    except Exception as error:
        client.close()
        raise _explain(place, server, error) from error
    return client


def close_connection(client: smtplib.SMTP) -> None:
    """Says goodbye where the server still listens."""
    with suppress(smtplib.SMTPException, OSError):
        client.quit()
    client.close()


def _connect(server: SmtpServer, own_name: str) -> smtplib.SMTP:
    if server.security is Security.TLS:
        context = ssl.create_default_context()
        client: smtplib.SMTP
        client = smtplib.SMTP_SSL(server.host, server.port, own_name, timeout=server.timeout, context=context)
    else:
        client = smtplib.SMTP(server.host, server.port, own_name, timeout=server.timeout)
    # The final dot is sent by itself; held back until the server has acknowledged the message it costs 0.04 s a letter.
    assert client.sock is not None
    client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


def _make_ready(client: smtplib.SMTP, server: SmtpServer) -> None:
    client.ehlo_or_helo_if_needed()
    if server.security is Security.STARTTLS:
        client.starttls(context=ssl.create_default_context())
        client.ehlo_or_helo_if_needed()
    if server.token:
        token = f"user={server.user}\x01auth=Bearer {server.token}\x01\x01"
        # A refused token comes back as a challenge, to which an empty line is the answer.
        client.auth("XOAUTH2", lambda challenge=None: "" if challenge else token)
    elif server.user:
        client.login(server.user, server.password)


def _explain(place: str, server: SmtpServer, error: Exception) -> Unreachable:
    match error:
        case smtplib.SMTPAuthenticationError():
            kind = "token" if server.token else "password"
            return Unreachable(f"{place}: does not take the user {server.user} and the {kind}: {say_error(error)}")
        case smtplib.SMTPNotSupportedError() if server.security is Security.STARTTLS and "STARTTLS" in str(error):
            return Unreachable(f"{place}: offers no STARTTLS; FIELDBRIEF_SMTP_SECURITY=tls may be what it wants")
        case ssl.SSLCertVerificationError():
            return Unreachable(f"{place}: its certificate is not to be trusted: {error.verify_message}")
        case _:
            return Unreachable(f"{place}: {say_error(error)}")
