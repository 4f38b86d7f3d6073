"""The mail channel: letters to a mail server over one connection, reopened when the server has closed it."""

from __future__ import annotations

import datetime as dt
import os
import smtplib
from collections.abc import Callable, Mapping

from warehouse.dispatch.letter import Deferred, Letter, Refused, Unsure
from warehouse.dispatch.mail_settings import MailSettings, read_mail_settings
from warehouse.dispatch.mailbox import BadAddress, is_allowed, read_mailbox
from warehouse.dispatch.message import write_message
from warehouse.dispatch.parcel import NoParcel
from warehouse.dispatch.signature import sign_message
from warehouse.dispatch.smtp_connection import close_connection, open_connection
from warehouse.dispatch.smtp_dialogue import hand_over
from warehouse.settings import BadSetting

# The last answer may take ten minutes (RFC 5321, 4.5.3.2.6); the other steps take the settings' minute.
_PATIENCE = 10


def open_carrier(environ: Mapping[str, str] = os.environ) -> MailCarrier:
    """A carrier with the settings of `environ`; raises BadSetting."""
    return MailCarrier(read_mail_settings(environ))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class MailCarrier:
    """Carries letters by SMTP; see letter.Carrier for what it raises."""

    def __init__(self, settings: MailSettings, clock: Callable[[], dt.datetime] = _now) -> None:
        """`clock` gives the Date of a message; raises BadSetting, one line for each thing that is not set."""
        if not (settings.server and settings.sender and settings.allowed):
            needed = {
                "FIELDBRIEF_SMTP_HOST": settings.server,
                "FIELDBRIEF_MAIL_FROM": settings.sender,
                "FIELDBRIEF_ALLOWED_RECIPIENTS": settings.allowed,
            }
            raise BadSetting(
                "\n".join(f"{name} is not set: no mail can be sent" for name in needed if not needed[name])
            )
        self._settings, self._server, self._sender = settings, settings.server, settings.sender
        self._clock = clock
        self._client: smtplib.SMTP | None = None

    def send(self, letter: Letter) -> str:
        """What the server answered to the whole message; raises Refused, Deferred or Unsure."""
        try:
            recipient = read_mailbox(letter.recipient)
        except BadAddress as error:
            raise Refused(str(error)) from None
        if not is_allowed(recipient, self._settings.allowed):
            raise Refused(f"{recipient.address} is not in FIELDBRIEF_ALLOWED_RECIPIENTS")
        client = self._connect()
        message = self._write(letter, client)
        try:
            return hand_over(client, self._sender, recipient, message, self._server.timeout * _PATIENCE)
        except (Refused, Deferred, Unsure):
            raise
        except BaseException:
            # Half a dialogue: the next answer would be taken for that of the next letter.
            client.close()
            raise

    def close(self) -> None:
        """Says goodbye to the server."""
        if self._client:
            close_connection(self._client)
            self._client = None

    def _connect(self) -> smtplib.SMTP:
        """The connection of the letter before if the server still answers on it, else a new one."""
        if self._client and not _is_open(self._client):
            self._client.close()
            self._client = None
        if not self._client:
            self._client = open_connection(self._server, self._sender.domain)
        return self._client

    def _write(self, letter: Letter, client: smtplib.SMTP) -> bytes:
        try:
            message = write_message(letter, self._sender, self._settings.max_bytes, self._clock())
            if len(message) > (_largest(client) or len(message)):
                message = write_message(letter, self._sender, 0, self._clock())
        except (NoParcel, OSError) as error:
            raise Deferred(f"the mail cannot be written: {error}") from error
        return sign_message(message, self._settings.dkim) if self._settings.dkim else message


def _is_open(client: smtplib.SMTP) -> bool:
    try:
        return client.rset()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False


def _largest(client: smtplib.SMTP) -> int:
    """The largest message that the server takes, in bytes; 0 where it does not say."""
    said = client.esmtp_features.get("size", "")
    return int(said) if said.isdigit() else 0
