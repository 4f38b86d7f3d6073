"""The small web app behind the link in each mail: a page with a button, and the one click of RFC 8058.

Mail scanners follow links, so opening the page writes nothing; only a POST does, with the token in the address and
nothing read from its body.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from warehouse.briefs.direction import direction_of
from warehouse.dispatch.filling import fill
from warehouse.dispatch.signing import BadToken, Leaving, StaleToken
from warehouse.dispatch.telling import speak

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_MOST_A_MINUTE = 600
_LARGEST_BODY = 10_000
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
    ),
    # The token is in the address: it is told to nobody else and kept out of search engines.
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
}


def make_app(check_token: Callable[[str], Leaving], write: Callable[[Leaving], None]) -> Starlette:
    """An app that answers at /unsubscribe: GET shows the page, POST calls `write`, again if asked again.

    `check_token` raises BadToken or StaleToken (answered by 400 and 410). Of good links 600 a minute are answered, more
    get 429; a body above 10,000 bytes gets 413, a failing `write` 500. None of these writes anything.
    """
    from starlette.applications import Starlette
    from starlette.routing import Route

    calls: deque[float] = deque(maxlen=_MOST_A_MINUTE)

    def answer(request: Request) -> Response:
        say = speak("en")
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > _LARGEST_BODY:
            return _show(413, "en", say("This link is not valid."))
        try:
            leaving = check_token(request.query_params.get("token", ""))
        except BadToken:
            return _show(400, "en", say("This link is not valid."))
        except StaleToken as stale:
            say = speak(stale.lang)
            return _show(410, stale.lang, say("This link is too old. Use the one in your latest mail."))
        lang, name, say = leaving.lang, leaving.subscription_id, speak(leaving.lang)
        if len(calls) == _MOST_A_MINUTE and monotonic() - calls[0] < 60:
            return _show(429, lang, say("Too many calls at once. Please try again in a minute."))
        calls.append(monotonic())
        if request.method == "POST":
            write(leaving)
            ended = say("You will receive no more mail from the subscription “%(name)s”.", name=name)
            return _show(200, lang, ended, say("To receive it again, write to those who sent it."))
        ask = say("Press the button to receive no more mail from the subscription “%(name)s”.", name=name)
        return _show(200, lang, ask, button=say("Stop these mails"))

    def fail(request: Request, error: Exception) -> Response:
        say = speak("en")
        return _show(500, "en", say("This could not be recorded. Please try again later."))

    return Starlette(
        routes=[Route("/unsubscribe", answer, methods=["GET", "POST"])], exception_handlers={Exception: fail}
    )


def _show(status: int, lang: str, *sentences: str, button: str = "") -> Response:
    from starlette.responses import HTMLResponse

    say = speak(lang)
    page = fill(
        "unsubscribe.html.j2",
        lang=lang,
        direction=direction_of(lang) or "ltr",
        heading=say("Unsubscribe"),
        sentences=sentences,
        button=button,
    )
    return HTMLResponse(page, status_code=status, headers=_HEADERS)
