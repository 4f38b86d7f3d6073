"""The mail server of the tests does what it is told: the other tests rest on it."""

from __future__ import annotations

import smtplib

import pytest

from tests.dispatch.mail_server import Answer, MailServer

TO = "awa@desk.example"


def send(server: MailServer) -> None:
    with smtplib.SMTP("127.0.0.1", server.port, timeout=1) as client:
        client.sendmail("desk@briefs.example", [TO], b"Subject: 7\r\n\r\nseven\r\n")


@pytest.mark.parametrize(
    ("answer", "error", "kept"),
    [
        (Answer.ACCEPT, None, 1),
        (Answer.ACCEPT_AND_HANG_UP, None, 1),
        (Answer.REFUSE, smtplib.SMTPRecipientsRefused, 0),
        (Answer.DEFER, smtplib.SMTPRecipientsRefused, 0),
        (Answer.CLOSE, smtplib.SMTPRecipientsRefused, 0),
        (Answer.DROP_IN_MESSAGE, smtplib.SMTPServerDisconnected, 0),
        (Answer.REFUSE_MESSAGE, smtplib.SMTPDataError, 0),
        (Answer.DEFER_MESSAGE, smtplib.SMTPDataError, 0),
        (Answer.DROP_AFTER_DOT_KEPT, smtplib.SMTPServerDisconnected, 1),
        (Answer.DROP_AFTER_DOT_LOST, smtplib.SMTPServerDisconnected, 0),
        (Answer.STALL_KEPT, smtplib.SMTPServerDisconnected, 1),
    ],
)
def test_each_answer_tells_the_sender_one_thing_and_keeps_the_message_or_not(answer, error, kept):
    with MailServer() as server:
        server.plan(TO, answer)
        if error is None:
            send(server)
        else:
            with pytest.raises(error):
                send(server)
        assert server.messages_to(TO) == kept
        send(server)
        assert server.messages_to(TO) == kept + 1
        assert server.connection_count == 2


def test_a_server_that_was_down_comes_back_on_its_port():
    with MailServer() as server:
        port = server.port
        server.stop()
        with pytest.raises(ConnectionRefusedError):
            send(server)
        server.start()
        send(server)
        assert (server.port, server.messages_to(TO)) == (port, 1)
        assert server.received[0].message["Subject"] == "7"
