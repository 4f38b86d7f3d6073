"""Where the archive site goes and where it stands, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from warehouse.dispatch.addresses import read_site_url
from warehouse.settings import BadSetting


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`url` is the site's public address, `to` the folder or fsspec URL that it is put into; both may be ''."""

    url: str = ""
    to: str = ""


def read_site_settings(environ: Mapping[str, str] = os.environ) -> SiteSettings:
    """FIELDBRIEF_SITE_URL and FIELDBRIEF_SITE_TO; raises BadSetting."""
    url = environ.get("FIELDBRIEF_SITE_URL", "").strip()
    try:
        return SiteSettings(read_site_url(url) if url else "", environ.get("FIELDBRIEF_SITE_TO", "").strip())
    except ValueError as error:
        raise BadSetting(f"FIELDBRIEF_SITE_URL: {error}") from None
