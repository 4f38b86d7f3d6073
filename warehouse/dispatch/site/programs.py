"""What the site holds for programs: feeds, the catalogue, the sitemap."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from warehouse.briefs.register import describe_dcat, list_editions
from warehouse.dispatch.addresses import brief_address, edition_address, home_address
from warehouse.dispatch.site.feeds import Feed, write_atom, write_json_feed
from warehouse.dispatch.site.frame import Site, languages_of, output, site_languages
from warehouse.dispatch.site.naming import tidy
from warehouse.dispatch.site.publication import Output, Rank
from warehouse.dispatch.site.sitemap import Listed, write_robots, write_sitemap

CATALOGUE, DCAT = "/briefs/catalogue.json", "/briefs/catalogue.jsonld"
_Rows = Sequence[Mapping[str, Any]]


def plan_programs(site: Site) -> Iterator[Output]:
    """The files for programs; those that need the site's public address only where it is known."""
    yield from _plan_catalogue(site)
    sitemap = f"{site.base}/sitemap.xml" if site.base else None
    yield output("/robots.txt", Rank.HOME, sitemap, partial(write_robots, sitemap))
    if site.base:
        listed = list(_list_pages(site))
        yield output("/sitemap.xml", Rank.HOME, repr(listed), partial(write_sitemap, listed))
        yield from _plan_feeds(site)


def _plan_catalogue(site: Site) -> Iterator[Output]:
    rows = [
        {**row, "folder": f"{row['brief_id']}/{row['lang']}/{row['number']}"}
        for row in site.described
        if (row["brief_id"], row["lang"], row["number"]) in site.archive.editions
    ]
    for address, describe in ((CATALOGUE, list_editions), (DCAT, describe_dcat)):
        yield output(address, Rank.HOME, rows, partial(_write_json, describe, rows))


def _write_json(describe: Callable[[_Rows], Any], rows: _Rows) -> bytes:
    return (json.dumps(describe(rows), ensure_ascii=False, indent=1) + "\n").encode()


def _plan_feeds(site: Site) -> Iterator[Output]:
    for brief_id, issues in ((None, site.archive.issues), *site.archive.briefs().items()):
        for lang in languages_of(issues):
            parcels = [parcel for issue in issues for parcel in issue.editions if parcel.lang == lang]
            title = "Fieldbrief" if brief_id is None else f"Fieldbrief: {tidy(parcels[0].title)}"
            feed = Feed(site.base, lang, title, brief_id, parcels)
            for form, write in (("atom", write_atom), ("json", write_json_feed)):
                yield output(feed.address(form, ""), Rank.FEED, feed, partial(write, feed))


def _list_pages(site: Site) -> Iterator[Listed]:
    if not site.archive.issues:
        return
    homes = {lang: home_address(site.base, lang) for lang in site_languages()}
    newest = max(parcel.issued_at for parcel in site.archive.editions.values())
    yield from (Listed(address, newest, homes) for address in homes.values())
    for brief_id, issues in site.archive.briefs().items():
        pages = {lang: brief_address(site.base, brief_id, lang) for lang in site_languages()}
        latest = max(parcel.issued_at for parcel in issues[0].editions)
        yield from (Listed(address, latest, pages) for address in pages.values())
        for issue in issues:
            same = {parcel.lang: edition_address(site.base, parcel) for parcel in issue.editions}
            for parcel in issue.editions:
                yield Listed(same[parcel.lang], parcel.issued_at, same if len(same) > 1 else {})
