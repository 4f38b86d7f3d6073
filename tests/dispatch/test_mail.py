"""The mail channel against a real server: what became of each letter, said exactly."""

from __future__ import annotations

import datetime as dt
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import dkim
import pytest

from tests.dispatch.certificate import make_server_context
from tests.dispatch.letters import NOW, make_letter
from tests.dispatch.mail_server import Answer, MailServer
from tests.dispatch.parcels import make_parcel
from tests.dispatch.test_signature import make_key
from warehouse.dispatch.letter import Carrier, Deferred, Letter, Refused, Unreachable, Unsure
from warehouse.dispatch.mail import MailCarrier, open_carrier
from warehouse.dispatch.mail_settings import MailSettings, Security, SmtpServer
from warehouse.dispatch.mailbox import read_mailbox
from warehouse.dispatch.smtp_connection import open_connection
from warehouse.settings import BadSetting

AWA, BEN = "awa@desk.example", "ben@desk.example"


def settings_for(port: int, **other: Any) -> MailSettings:
    """Settings for a server on loopback; what is not the server's goes to MailSettings."""
    ours = {name: other.pop(name) for name in ("security", "user", "password", "token", "timeout") if name in other}
    return MailSettings(
        server=SmtpServer("127.0.0.1", port, **{"security": Security.NONE, "timeout": 5.0, **ours}),
        sender=read_mailbox("Data desk <desk@briefs.example>"),
        **{"allowed": ("desk.example",), **other},
    )


def carry(port: int, **other: Any) -> MailCarrier:
    return MailCarrier(settings_for(port, **other), lambda: NOW)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer(stall=1.5) as running:
        yield running


@pytest.fixture
def letter(tmp_path: Path) -> Letter:
    return make_letter(tmp_path)


def test_the_final_dot_does_not_wait_for_the_server_to_acknowledge_the_message(server: MailServer):
    client = open_connection(SmtpServer("127.0.0.1", server.port, security=Security.NONE), "briefs.example")
    assert client.sock
    assert client.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    client.close()


def test_a_letter_arrives_once_and_whole(server: MailServer, letter: Letter):
    carrier: Carrier = carry(server.port)
    assert carrier.send(letter).startswith("250 ")
    carrier.close()
    [received] = server.received
    assert (received.sender, received.recipients) == ("desk@briefs.example", (AWA,))
    assert received.message["Message-ID"] == "<3f9a-7@briefs.example>"
    assert [part.get_content() for part in received.message.iter_attachments()] == [
        letter.parcel.file(".pdf").read_bytes()
    ]


@pytest.mark.parametrize(
    ("answer", "outcome", "said", "kept"),
    [
        (Answer.REFUSE, Refused, "refused at RCPT: 550 5.1.1 nobody of that name", 0),
        (Answer.DEFER, Deferred, "put off at RCPT: 451 4.7.1 greylisted", 0),
        (Answer.CLOSE, Deferred, "put off at RCPT: 421", 0),
        (Answer.DROP_IN_MESSAGE, Deferred, "lost before the message was whole", 0),
        (Answer.REFUSE_MESSAGE, Refused, "refused at the message: 554 5.7.1", 0),
        (Answer.DEFER_MESSAGE, Deferred, "put off at the message: 452 4.3.1", 0),
        (Answer.DROP_AFTER_DOT_KEPT, Unsure, "handed over and no answer came", 1),
        (Answer.DROP_AFTER_DOT_LOST, Unsure, "handed over and no answer came", 0),
    ],
)
def test_each_failure_has_one_outcome_and_the_next_letter_goes_out(
    server: MailServer, tmp_path: Path, answer: Answer, outcome: type[Exception], said: str, kept: int
):
    parcel = make_parcel(tmp_path, files={".pdf": b"%PDF" + b"x" * 3_000_000})
    carrier = carry(server.port)
    server.plan(AWA, answer)
    with pytest.raises(outcome, match=said):
        carrier.send(make_letter(tmp_path, parcel))
    assert server.messages_to(AWA) == kept
    assert carrier.send(make_letter(tmp_path, recipient=BEN)).startswith("250 ")
    assert (server.messages_to(AWA), server.messages_to(BEN)) == (kept, 1)


def test_an_answer_after_we_gave_up_is_unsure_though_the_message_is_there(server: MailServer, letter: Letter):
    server.plan(AWA, Answer.STALL_KEPT)
    carrier = carry(server.port, timeout=0.1)
    with pytest.raises(Unsure, match=r"no answer came: .*timed out"):
        carrier.send(letter)
    assert server.messages_to(AWA) == 1


def test_a_slow_answer_within_its_time_is_waited_for(server: MailServer, letter: Letter):
    server.plan(AWA, Answer.STALL_KEPT)
    assert carry(server.port, timeout=0.5).send(letter).startswith("250 ")


def test_many_letters_go_over_one_connection(server: MailServer, letter: Letter):
    carrier = carry(server.port)
    server.plan(BEN, Answer.REFUSE, Answer.DEFER)
    for recipient, good in ((AWA, True), (BEN, False), (AWA, True), (BEN, False), (BEN, True)):
        if good:
            carrier.send(replace(letter, recipient=recipient))
        else:
            with pytest.raises((Refused, Deferred)):
                carrier.send(replace(letter, recipient=recipient))
    assert server.connection_count == 1
    assert (server.messages_to(AWA), server.messages_to(BEN)) == (2, 1)


def test_a_connection_that_the_server_closed_between_letters_is_opened_anew(server: MailServer, letter: Letter):
    carrier = carry(server.port)
    server.plan(AWA, Answer.ACCEPT_AND_HANG_UP)
    carrier.send(letter)
    carrier.send(letter)
    assert (server.connection_count, server.messages_to(AWA)) == (2, 2)
    server.stop()
    with pytest.raises(Unreachable, match=rf"127.0.0.1:{server.port}: cannot be reached: Connection refused"):
        carrier.send(letter)
    server.start()
    carrier.send(letter)
    carrier.close()
    carrier.send(letter)
    assert server.messages_to(AWA) == 4


def test_who_is_not_allowed_is_refused_before_anything_is_said(server: MailServer, letter: Letter):
    for allowed in (("other.example",), (BEN,)):
        with pytest.raises(Refused, match="not in FIELDBRIEF_ALLOWED_RECIPIENTS"):
            carry(server.port, allowed=allowed).send(letter)
    with pytest.raises(Refused, match="expected an address"):
        carry(server.port).send(replace(letter, recipient="Awa"))
    assert server.connection_count == 0


def test_an_edition_that_cannot_be_read_is_deferred_with_its_reason(server: MailServer, tmp_path: Path):
    letter = make_letter(tmp_path)
    letter.parcel.file(".pdf").unlink()
    with pytest.raises(Deferred, match="cannot be written"):
        carry(server.port).send(letter)
    assert server.received == []


def test_a_message_that_the_server_finds_too_large_goes_without_its_pdf(tmp_path: Path):
    parcel = make_parcel(tmp_path, files={".pdf": b"%PDF" + b"x" * 200_000})
    with MailServer(largest=100_000) as server:
        carry(server.port).send(make_letter(tmp_path, parcel))
        [received] = server.received
    assert list(received.message.iter_attachments()) == []
    body = received.message.get_body(("plain",))
    assert body and "too large for a mail" in body.get_content()


def test_dots_at_the_start_of_lines_survive_wherever_the_message_is_cut(server: MailServer, tmp_path: Path):
    dots = tuple("." * (1 + number % 3) + " " + "x" * (number % 70) for number in range(4000))
    parcel = make_parcel(tmp_path, highlights=(), changes=("\n".join(dots),))
    carry(server.port).send(make_letter(tmp_path, parcel))
    body = server.received[0].message.get_body(("plain",))
    assert body and "\n".join(dots) in body.get_content().replace("\r\n", "\n")


def test_a_signed_message_is_still_good_when_it_arrives(server: MailServer, letter: Letter):
    key, record = make_key()
    carry(server.port, dkim=key).send(letter)
    assert dkim.verify(server.received[0].content, dnsfunc=lambda name, timeout=5: record)


def test_an_address_beyond_ascii_needs_a_server_that_takes_it(server: MailServer, letter: Letter):
    beyond = replace(letter, recipient="почта@desk.example")
    carry(server.port).send(beyond)
    assert server.received[0].recipients == ("почта@desk.example",)
    with MailServer(takes_utf8=False) as old:
        carrier = carry(old.port)
        with pytest.raises(Refused, match="needs a mail server with SMTPUTF8"):
            carrier.send(beyond)
        carrier.send(letter)
        assert old.messages_to(AWA) == 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    return make_server_context(tmp_path_factory.mktemp("tls"), "127.0.0.1")


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_the_connection_is_encrypted_and_the_certificate_checked(
    certificate: tuple[ssl.SSLContext, Path], letter: Letter, monkeypatch: pytest.MonkeyPatch, security: Security
):
    context, trusted = certificate
    how = {"starttls": context} if security is Security.STARTTLS else {"tls": context}
    with MailServer(**how) as server:
        with pytest.raises(Unreachable, match="certificate is not to be trusted: self-signed certificate"):
            carry(server.port, security=security).send(letter)
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        carry(server.port, security=security).send(letter)
        assert server.messages_to(AWA) == 1


def test_a_certificate_for_another_host_is_not_trusted(tmp_path: Path, letter: Letter, monkeypatch: pytest.MonkeyPatch):
    context, trusted = make_server_context(tmp_path, "mail.other.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with MailServer(tls=context) as server, pytest.raises(Unreachable, match="not to be trusted: IP address mismatch"):
        carry(server.port, security=Security.TLS).send(letter)


def test_a_server_without_starttls_gets_nothing(server: MailServer, letter: Letter):
    with pytest.raises(Unreachable, match="offers no STARTTLS"):
        carry(server.port, security=Security.STARTTLS).send(letter)
    assert server.received == []


@pytest.mark.parametrize("secret", ["password", "token"])
def test_a_password_or_a_token_is_taken_or_told_without_showing_it(
    certificate: tuple[ssl.SSLContext, Path], letter: Letter, monkeypatch: pytest.MonkeyPatch, secret: str
):
    context, trusted = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    known = {"desk": "right-" + "x" * 300}
    with MailServer(starttls=context, passwords=known, tokens=known) as server:
        good = carry(server.port, security=Security.STARTTLS, user="desk", **{secret: known["desk"]})
        good.send(letter)
        bad = carry(server.port, security=Security.STARTTLS, user="desk", **{secret: "wrong-secret"})
        with pytest.raises(Unreachable, match=f"does not take the user desk and the {secret}: 535") as told:
            bad.send(letter)
        nobody = carry(server.port, security=Security.STARTTLS)
        with pytest.raises(Unreachable, match="wants another log-in or encryption: 530"):
            nobody.send(letter)
        assert server.messages_to(AWA) == 1
    assert "wrong-secret" not in str(told.value)


def test_without_a_server_a_sender_and_a_list_of_recipients_there_is_no_carrier():
    with pytest.raises(BadSetting) as told:
        MailCarrier(MailSettings())
    assert str(told.value).splitlines() == [
        "FIELDBRIEF_SMTP_HOST is not set: no mail can be sent",
        "FIELDBRIEF_MAIL_FROM is not set: no mail can be sent",
        "FIELDBRIEF_ALLOWED_RECIPIENTS is not set: no mail can be sent",
    ]


class Script:
    """A server that says fixed lines (with | between), one for each command, and then falls silent."""

    def __init__(self, lines: str) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._answers = lines.replace("|", "\r\n\0").encode("latin-1").split(b"\0")
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with self._socket, self._socket.accept()[0] as connection, connection.makefile("rb") as heard:
            in_message = False
            for answer in self._answers:
                connection.sendall(answer)
                in_message = answer.startswith(b"354")
                for line in heard:
                    if not in_message or line == b".\r\n":
                        break


@pytest.mark.parametrize(
    ("lines", "outcome", "said"),
    [
        ("554 no service|", Unreachable, "cannot be reached: 554 no service"),
        ("220 hi|550 no|550 no|", Unreachable, "550 no"),
        ("220 hi|250 me|550 who are you|", Unreachable, "does not take mail from this sender"),
        ("220 hi|250 me|552 too large|", Refused, "refused at MAIL: 552"),
        ("220 hi|250 me|250 ok|530 log in|", Unreachable, "wants another log-in"),
        ("220 hi|250 me|250 ok|250 ok|554 no|", Refused, "refused at DATA: 554"),
        ("220 hi|250 me|250 ok|250 ok|354 go|999 what|", Unsure, "the answer is none: 999"),
        ("220 hi|250 me|250 ok|250 ok|354 go|" + "x" * 9000, Unsure, "too long"),
        ("220 hi|250 me|250 ok|250 ok|354 go|\xff\xfe", Unsure, "no answer came"),
        ("220 hi|250 me|what|", Deferred, "put off at MAIL"),
        ("220 hi|250 me|", Deferred, "lost before the message was whole"),
        ("", Unreachable, "cannot be reached"),
    ],
)
def test_no_answer_of_any_kind_writes_off_a_recipient_or_claims_delivery(
    letter: Letter, lines: str, outcome: type[Exception], said: str
):
    with pytest.raises(outcome, match=said) as told:
        carry(Script(lines).port, timeout=0.3).send(letter)
    assert len(str(told.value).splitlines()) == 1


def test_what_is_broken_off_in_mid_dialogue_leaves_no_answer_for_the_next_letter(
    server: MailServer, letter: Letter, monkeypatch: pytest.MonkeyPatch
):
    carrier = carry(server.port)
    carrier.send(letter)
    hear, heard = smtplib.SMTP.getreply, iter(range(10))
    # RSET, MAIL, RCPT and DATA are answered; the answer to the message is never read.
    monkeypatch.setattr(smtplib.SMTP, "getreply", lambda client: interrupt() if next(heard) == 4 else hear(client))

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carrier.send(letter)
    monkeypatch.undo()
    server.plan(BEN, Answer.REFUSE)
    with pytest.raises(Refused, match="nobody of that name"):
        carrier.send(replace(letter, recipient=BEN))
    assert server.connection_count == 2


def test_the_carrier_takes_its_settings_from_the_environment_and_the_date_from_the_clock(
    server: MailServer, letter: Letter
):
    carrier = open_carrier(
        {
            "FIELDBRIEF_SMTP_HOST": "127.0.0.1",
            "FIELDBRIEF_SMTP_PORT": str(server.port),
            "FIELDBRIEF_SMTP_SECURITY": "none",
            "FIELDBRIEF_MAIL_FROM": "desk@briefs.example",
            "FIELDBRIEF_ALLOWED_RECIPIENTS": "desk.example",
        }
    )
    carrier.send(letter)
    written = server.received[0].message["Date"].datetime
    assert abs(dt.datetime.now(dt.UTC) - written) < dt.timedelta(minutes=5)
