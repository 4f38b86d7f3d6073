"""The chat channel: an edition's news to any service that Apprise knows, by the name of the secret with its address."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from warehouse.dispatch.filling import fill
from warehouse.dispatch.letter import Deferred, Letter, Refused, Unsure
from warehouse.dispatch.mailbox import clean_line
from warehouse.dispatch.telling import tell

if TYPE_CHECKING:
    from apprise import Apprise

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")
_CODE = re.compile(r"error=(\d{3})\b")
# What urllib3 and requests say when nothing can have reached the service.
_NEVER_CONNECTED = ("NewConnectionError", "ConnectTimeoutError", "NameResolutionError", "SSLError", "ProxyError")
# The service asks to come back, or a gateway in front of it cannot say whether it took the message.
_COME_BACK = frozenset({408, 425, 429})
_CANNOT_SAY = frozenset({502, 504})
_CONNECT_SECONDS, _ANSWER_SECONDS = 20.0, 60.0


def open_carrier(environ: Mapping[str, str] = os.environ) -> ChatCarrier:
    """A carrier that finds the services' addresses in `environ`."""
    return ChatCarrier(environ)


class ChatCarrier:
    """Carries letters by Apprise; the recipient `desk-room` stands for the URL in FIELDBRIEF_SECRET_DESK_ROOM."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def send(self, letter: Letter) -> str:
        """Which service took the message; raises Refused, Deferred or Unsure, never with the address in it."""
        service = self._find(letter.recipient)
        told = tell(letter)
        body = fill("chat.txt.j2", told=told, letter=letter)
        with _overhear() as heard:
            is_sent = service.notify(title=clean_line(told.subject), body=body, body_format="text")
        if not is_sent:
            raise _explain(letter.recipient, heard)
        return f"{service[0].service_name} took it"

    def close(self) -> None:
        """Nothing is kept open."""

    def _find(self, name: str) -> Apprise:
        if not _NAME.fullmatch(name):
            raise Refused("expected the name of a secret as the recipient of a chat message, not the address itself")
        variable = f"FIELDBRIEF_SECRET_{name.upper().replace('-', '_')}"
        if not (url := self._environ.get(variable)):
            raise Deferred(f"{variable} is not set; it holds the Apprise URL of {name}")
        with _overhear():
            from apprise import Apprise

            service = Apprise()
            if not service.add(url) or len(service) != 1:
                raise Deferred(f"{variable} does not hold one address that Apprise knows")
        service[0].socket_connect_timeout, service[0].socket_read_timeout = _CONNECT_SECONDS, _ANSWER_SECONDS
        return service


class _Listener(logging.Handler):
    def __init__(self, heard: list[logging.LogRecord]) -> None:
        super().__init__()
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record)


@contextmanager
def _overhear() -> Iterator[list[logging.LogRecord]]:
    """What Apprise logs, kept from every other log: it names addresses, and it is all that tells why a call failed."""
    heard: list[logging.LogRecord] = []
    logger = logging.getLogger("apprise")
    level, propagate, handlers = logger.level, logger.propagate, logger.handlers
    logger.setLevel(logging.DEBUG)
    logger.propagate, logger.handlers = False, [_Listener(heard)]
    try:
        yield heard
    finally:
        logger.setLevel(level)
        logger.propagate, logger.handlers = propagate, handlers


def _explain(name: str, heard: list[logging.LogRecord]) -> Exception:
    """What a failed call means for the letter."""
    messages = [record.getMessage() for record in heard]
    codes = {int(found[1]) for message in messages if (found := _CODE.search(message))}
    lost = [message for message in messages if message.startswith("Socket Exception")]
    if any(record.levelno == logging.INFO and record.getMessage().startswith("Sent ") for record in heard):
        return Unsure(f"{name} took it for some of its rooms and not for others")
    if any(not any(word in message for word in _NEVER_CONNECTED) for message in lost):
        return Unsure(f"{name} was told and did not answer")
    if codes & _CANNOT_SAY:
        return Unsure(f"{name} answered {min(codes & _CANNOT_SAY)}, which does not say whether it took it")
    if lost:
        return Deferred(f"{name} cannot be reached")
    if codes and all(400 <= code < 500 and code not in _COME_BACK for code in codes):
        return Refused(f"{name} answered {min(codes)}")
    return Deferred(f"{name} did not take it{f' and answered {min(codes)}' if codes else ''}")
