"""A mail server on loopback that does to each recipient's next letters what a test planned.

    with MailServer() as server:
        server.plan("awa@desk.example", Answer.DEFER, Answer.ACCEPT)
        ...                                      # send to 127.0.0.1, server.port
        assert server.messages_to("awa@desk.example") == 1

What has no plan is accepted. `received` holds what the server has taken charge of, in order, whether or not the
sender was told so; `stop()` and `start()` are a server that is down for a while on the same port.
"""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections import defaultdict, deque
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import StrEnum
from typing import Any, Self, cast
from weakref import WeakSet

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class Answer(StrEnum):
    """What becomes of a letter; those that end in KEPT reach the recipient though the sender is not told."""

    ACCEPT = "250 to everything"
    ACCEPT_AND_HANG_UP = "250 to everything, then the connection is closed"
    REFUSE = "550 to RCPT"
    DEFER = "451 to RCPT"
    CLOSE = "421 to RCPT, then the connection is closed"
    DROP_IN_MESSAGE = "the connection is lost before the final dot"
    REFUSE_MESSAGE = "554 to the final dot"
    DEFER_MESSAGE = "452 to the final dot"
    DROP_AFTER_DOT_KEPT = "the connection is lost after the final dot, the message is kept"
    DROP_AFTER_DOT_LOST = "the connection is lost after the final dot, the message is not kept"
    STALL_KEPT = "250 to the final dot, but only after `stall` seconds; the message is kept"


_KEPT = {Answer.ACCEPT, Answer.ACCEPT_AND_HANG_UP, Answer.DROP_AFTER_DOT_KEPT, Answer.STALL_KEPT}


@dataclass(frozen=True, slots=True)
class Received:
    """One message as it came in, with the envelope's addresses."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """The message parsed."""
        return cast("EmailMessage", message_from_bytes(self.content, policy=policy.default))


class MailServer:
    """The server; `starttls` or `tls` takes an SSL context, `passwords` and `tokens` are by user name."""

    def __init__(
        self,
        *,
        starttls: ssl.SSLContext | None = None,
        tls: ssl.SSLContext | None = None,
        passwords: dict[str, str] | None = None,
        tokens: dict[str, str] | None = None,
        stall: float = 2.0,
        takes_utf8: bool = True,
        largest: int = 33_554_432,
    ) -> None:
        self.received: list[Received] = []
        self.connection_count = 0
        self.port = 0
        self.stall = stall
        self.passwords = passwords or {}
        self.tokens = tokens or {}
        self._plans: defaultdict[str, deque[Answer]] = defaultdict(deque)
        self._ssl = tls
        self._options: dict[str, Any] = {
            "tls_context": starttls,
            "require_starttls": starttls is not None,
            "auth_required": bool(passwords or tokens),
            "auth_require_tls": bool(starttls),
            "authenticator": self._check_password,
            "enable_SMTPUTF8": takes_utf8,
            "data_size_limit": largest,
        }
        self._controller: Controller | None = None

    def plan(self, recipient: str, *answers: Answer) -> None:
        """What happens to the next letters to that recipient, in order."""
        self._plans[recipient].extend(answers)

    def messages_to(self, recipient: str) -> int:
        """How many messages to that recipient the server has taken charge of."""
        return sum(recipient in each.recipients for each in self.received)

    def start(self) -> None:
        """Listens on the port of before, the first time on a free one."""
        self._controller = _Controller(self, port=self.port, ssl_context=self._ssl, **self._options)
        self._controller.start()
        self.port = self._controller.port

    def stop(self) -> None:
        """Closes the port; connections that stand are lost."""
        assert self._controller is not None
        self._controller.stop()
        self._controller = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._controller is not None:
            self._controller.stop()

    # What aiosmtpd calls, in the server's thread.

    async def handle_RCPT(self, server: _Server, _: Session, envelope: Envelope, address: str, options: Any) -> str:
        plan = self._plans[address]
        server.answer = plan.popleft() if plan else Answer.ACCEPT
        match server.answer:
            case Answer.REFUSE:
                return "550 5.1.1 nobody of that name"
            case Answer.DEFER:
                return "451 4.7.1 greylisted, come back later"
            case Answer.CLOSE:
                await server.push("421 4.3.2 closing down")
                server.hang_up()
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: _Server, _: Session, envelope: Envelope) -> str:
        if server.answer in _KEPT:
            assert isinstance(envelope.content, bytes)
            self.received.append(Received(str(envelope.mail_from), tuple(envelope.rcpt_tos), envelope.content))
        match server.answer:
            case Answer.REFUSE_MESSAGE:
                return "554 5.7.1 looks like a bulk letter"
            case Answer.DEFER_MESSAGE:
                return "452 4.3.1 disk full"
            case Answer.DROP_AFTER_DOT_KEPT | Answer.DROP_AFTER_DOT_LOST:
                server.hang_up()
            case Answer.STALL_KEPT:
                await asyncio.sleep(self.stall)
            case Answer.ACCEPT_AND_HANG_UP:
                await server.push("250 2.0.0 taken")
                server.hang_up()
        return f"250 2.0.0 taken as {len(self.received)}"

    def _check_password(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any
    ) -> AuthResult:
        assert isinstance(given, LoginPassword)
        good = self.passwords.get(given.login.decode()) == given.password.decode()
        return AuthResult(success=good, handled=good)

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        user, _, rest = base64.b64decode(args[1]).decode().removeprefix("user=").partition("\x01auth=Bearer ")
        if self.tokens.get(user) == rest.rstrip("\x01"):
            return AuthResult(success=True)
        # A refused token is told as a challenge, to which the client has to say an empty line.
        await server.challenge_auth(base64.b64encode(b'{"status":"401"}').decode(), encode_to_b64=False)
        return AuthResult(success=False, handled=False)


class _Server(SMTP):
    answer = Answer.ACCEPT

    def hang_up(self) -> None:
        """Ends the connection and the coroutine that serves it."""
        assert self.transport is not None
        self.transport.close()
        raise asyncio.CancelledError

    async def smtp_DATA(self, arg: str) -> None:
        if self.answer is Answer.DROP_IN_MESSAGE:
            await self.push("354 go ahead")
            await self._reader.readuntil(b"\r\n")
            self.hang_up()
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def __init__(self, owner: MailServer, **options: Any) -> None:
        self._owner = owner
        self._open: WeakSet[_Server] = WeakSet()
        super().__init__(owner, hostname="127.0.0.1", **options)

    def factory(self) -> _Server:
        self._owner.connection_count += 1
        server = _Server(self.handler, loop=self.loop, **self.SMTP_kwargs)
        self._open.add(server)
        return server

    def _trigger_server(self) -> None:
        """Finds out the port; the connection that aiosmtpd makes to itself does not count."""
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        count = self._owner.connection_count
        super()._trigger_server()
        self._factory_invoked.wait(self.ready_timeout)
        self._owner.connection_count = count

    def cancel_tasks(self, stop_loop: bool = True) -> None:
        for server in list(self._open):
            if server.transport is not None:
                cast("asyncio.Transport", server.transport).abort()
        self.loop.call_soon(super().cancel_tasks, stop_loop)
