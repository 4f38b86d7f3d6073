"""What the doctor says of the mail server."""

from __future__ import annotations

import pytest

from flows.commands.doctor import check_mail
from tests.dispatch.mail_server import MailServer
from warehouse.paths import Home
from warehouse.settings import Settings

SENDING = {
    "FIELDBRIEF_SMTP_HOST": "127.0.0.1",
    "FIELDBRIEF_SMTP_SECURITY": "none",
    "FIELDBRIEF_MAIL_FROM": "desk@briefs.example",
    "FIELDBRIEF_ALLOWED_RECIPIENTS": "desk.example",
}


@pytest.mark.parametrize(
    ("changed", "is_well", "found"),
    [
        ({}, True, "takes mail"),
        ({"FIELDBRIEF_SMTP_HOST": ""}, True, "no mail server is set"),
        ({"FIELDBRIEF_ALLOWED_RECIPIENTS": ""}, False, "nobody may be written to"),
        ({"FIELDBRIEF_SMTP_SECURITY": "starttls"}, False, "offers no STARTTLS"),
        ({"FIELDBRIEF_SMTP_SECURITY": "ssl"}, False, "FIELDBRIEF_SMTP_SECURITY: expected starttls, tls or none"),
    ],
)
def test_the_mail_server_is_tried_and_nothing_is_sent(
    home: Home, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], is_well: bool, found: str
):
    with MailServer() as server:
        for name, value in {**SENDING, "FIELDBRIEF_SMTP_PORT": str(server.port), **changed}.items():
            monkeypatch.setenv(name, value)
        [finding] = check_mail(Settings(home))
        assert finding.is_well == is_well and found in finding.found
        assert server.received == []


def test_a_mail_server_that_is_down_is_named_once(home: Home, monkeypatch: pytest.MonkeyPatch):
    with MailServer() as server:
        port = server.port
    for name, value in {**SENDING, "FIELDBRIEF_SMTP_PORT": str(port)}.items():
        monkeypatch.setenv(name, value)
    [finding] = check_mail(Settings(home))
    assert not finding.is_well
    assert finding.found == f"mail server 127.0.0.1:{port}: cannot be reached: Connection refused"
