"""The archive site shown by this machine, and the page to unsubscribe on."""

from __future__ import annotations

import mimetypes
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

from flows.dispatching.unsubscribing import make_unsubscribe_app
from flows.job import Job, JobFailed
from warehouse.dispatch.place import MEDIA_TYPES

if TYPE_CHECKING:
    from starlette.applications import Starlette

_HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def make_site_app(job: Job) -> Starlette:
    """An app that answers with the files of the home folder's site, which need not be there yet; raises BadSetting."""
    from starlette.applications import Starlette
    from starlette.responses import Response
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    class Files(StaticFiles):
        def file_response(self, *args: Any, **options: Any) -> Response:
            response = super().file_response(*args, **options)
            response.headers.update(_HEADERS)
            return response

    for ending, media_type in MEDIA_TYPES.items():
        mimetypes.add_type(media_type, ending)
    files = Files(directory=job.settings.home.site, html=True, check_dir=False)
    return Starlette(routes=[Route("/unsubscribe", make_unsubscribe_app(job)), Mount("/", files)])


def serve_site(job: Job, port: int) -> None:
    """Answer on 127.0.0.1 until interrupted."""
    import uvicorn

    # An access log would hold the tokens of links.
    uvicorn.run(make_site_app(job), host="127.0.0.1", port=port, log_level="warning", access_log=False)


@contextmanager
def site_served(job: Job, port: int) -> Iterator[None]:
    """The site answers on 127.0.0.1 while the block runs; raises JobFailed where the port is taken."""
    import uvicorn

    try:
        listening = socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise JobFailed(f"the site cannot be shown on port {port}: {error.strerror}") from error
    server = uvicorn.Server(uvicorn.Config(make_site_app(job), log_level="warning", access_log=False))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
