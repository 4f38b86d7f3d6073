"""The archive site shown by this machine."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

from warehouse.dispatch.place import MEDIA_TYPES
from warehouse.settings import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

_HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def make_site_app(settings: Settings) -> Starlette:
    """An app that answers with the files of the home folder's site; it need not be there yet."""
    from starlette.applications import Starlette
    from starlette.responses import Response
    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles

    class Files(StaticFiles):
        def file_response(self, *args: Any, **options: Any) -> Response:
            response = super().file_response(*args, **options)
            response.headers.update(_HEADERS)
            return response

    for ending, media_type in MEDIA_TYPES.items():
        mimetypes.add_type(media_type, ending)
    return Starlette(routes=[Mount("/", Files(directory=settings.home.site, html=True, check_dir=False))])


def serve_site(settings: Settings, port: int) -> None:
    """Answer on 127.0.0.1 until interrupted."""
    import uvicorn

    uvicorn.run(make_site_app(settings), host="127.0.0.1", port=port, log_level="warning")
