"""The pages that people read: the homes, one for each brief in each language, one for each edition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from warehouse.briefs.wording import load_translations
from warehouse.dispatch.addresses import brief_address, edition_address, home_address, status_address
from warehouse.dispatch.parcel import Parcel
from warehouse.dispatch.site.archive import Archive, key_of
from warehouse.dispatch.site.frame import Links, Site, output, read_assets, site_languages
from warehouse.dispatch.site.naming import name_tongue
from warehouse.dispatch.site.page import site_version
from warehouse.dispatch.site.programs import DCAT
from warehouse.dispatch.site.publication import Output, Rank, make_recipe
from warehouse.dispatch.site.search import write_index
from warehouse.dispatch.site.views import view_brief, view_edition, view_home
from warehouse.paths import templates_folder


def plan_pages(site: Site) -> Iterator[Output]:
    """Every page, and the index behind each home."""
    for parcel in site.archive.editions.values():
        yield _plan_edition(site, parcel)
    for brief_id, issues in site.archive.briefs().items():
        addresses = {lang: brief_address("", brief_id, lang) for lang in site_languages()}
        for lang, address in addresses.items():
            view = view_brief(site.archive, issues, site.naming(lang)) | {"feeds": site.feeds(issues, lang, brief_id)}
            yield site.page("brief", Rank.BRIEF, lang, Links(address, addresses, addresses), view)
    yield from _plan_homes(site)


def _plan_edition(site: Site, parcel: Parcel) -> Output:
    issue = site.archive.issue_of[key_of(parcel)]
    same = {other.lang: edition_address("", other) for other in issue.editions}
    turns = {lang: same.get(lang) or brief_address("", parcel.brief_id, lang) for lang in site_languages()}
    view = view_edition(site.archive, parcel, site.naming(parcel.lang))
    return site.page("edition", Rank.EDITION, parcel.lang, Links(same[parcel.lang], turns, same), view)


def _plan_homes(site: Site) -> Iterator[Output]:
    homes = {lang: home_address("", lang) for lang in site_languages()}
    doors, held = [], _print_of(site.archive)
    for lang, address in homes.items():
        naming, translations = site.naming(lang), load_translations(templates_folder(), lang)
        # A name that changes with what the index says, so that no home is seen with another one's.
        index = f"/{lang}/index-{make_recipe(site_version(), lang, site.english, held)}.json"
        yield output(index, Rank.FILE, index, partial(write_index, site.archive, naming))
        view = view_home(site.archive, naming, site.families) | {
            "index": index,
            "script": read_assets()["site.js"][0],
            "feeds": site.feeds(site.archive.issues, lang, None),
            "catalogue": DCAT,
            "status": status_address("", lang) if site.has_status else None,
        }
        yield site.page("home", Rank.HOME, lang, Links(address, homes, homes), view)
        words = translations.gettext("Briefs and their editions")
        doors.append({"lang": lang, "name": name_tongue(lang), "address": address, "words": words})
    yield site.page("root", Rank.HOME, "en", Links(home_address(""), {}, homes), {"doors": doors})


def _print_of(archive: Archive) -> str:
    """A hash of what the indexes say."""
    parcels = archive.editions.values()
    return make_recipe([(key_of(parcel), parcel.issued_at, parcel.subjects, parcel.title) for parcel in parcels])
