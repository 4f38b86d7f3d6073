"""What a site is made from, and what each of its pages is given: styles, languages, its public address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from warehouse.dispatch.addresses import feed_address, home_address
from warehouse.dispatch.site.archive import Archive, Issue
from warehouse.dispatch.site.naming import Naming, name_tongue
from warehouse.dispatch.site.page import path_of, render_page, site_version
from warehouse.dispatch.site.publication import Output, Rank, make_recipe
from warehouse.paths import templates_folder

# By form of a feed: its name and media type.
FEEDS = {"atom": ("Atom", "application/atom+xml"), "json": ("JSON", "application/feed+json")}


@dataclass(frozen=True, slots=True)
class Site:
    """All that a site is made from.

    `described` are the editions as their edition.json has them, for the catalogue. `base` is the public
    address, '' where it is not known: then there are no feeds and no sitemap, which need it.
    `english` names regions and themes by code, `families` says what each family of briefs runs over.
    """

    archive: Archive
    described: Sequence[Mapping[str, Any]]
    base: str
    english: Mapping[str, str]
    families: Mapping[str, str]
    has_status: bool = False

    def naming(self, language: str) -> Naming:
        """What things are called in a language."""
        return Naming(language, self.english)

    def page(self, template: str, rank: Rank, lang: str, links: Links, view: dict[str, Any]) -> Output:
        """One page, set from `templates/site/TEMPLATE.html.j2`."""
        said = frame_page(self.base, lang, links) | view
        make = partial(render_page, f"{template}.html.j2", lang, links.address, said)
        return output(links.address, rank, (template, lang, links.address, said), make)

    def feeds(self, issues: Iterable[Issue], language: str, brief_id: str | None) -> list[dict[str, str]]:
        """The feeds to name on a page in a language: those in it, else those in all languages of the issues."""
        if not self.base:
            return []
        held = languages_of(issues)
        return [
            {
                "lang": lang,
                "media_type": media_type,
                "address": feed_address("", lang, brief_id, form),
                "name": f"{name} ({name_tongue(lang)})",
            }
            for lang in ([language] if language in held else held)
            for form, (name, media_type) in FEEDS.items()
        ]


@dataclass(frozen=True, slots=True)
class Links:
    """Where a page stands, where its reader gets to in other languages, and the same page by language."""

    address: str
    turns: Mapping[str, str]
    same: Mapping[str, str]


def frame_page(base: str, lang: str, links: Links) -> dict[str, Any]:
    """What the frame around every page shows; a page without feeds of its own has none."""
    assets = read_assets()
    return {
        "style": assets["site.css"][0],
        "icon": assets["icon.svg"][0],
        "home": home_address("", lang),
        "tongues": [{"lang": turn, "name": name_tongue(turn), "address": to} for turn, to in links.turns.items()],
        "alternates": [(same, f"{base}{to}") for same, to in links.same.items() if base and len(links.same) > 1],
        "canonical": f"{base}{links.address}" if base else None,
        "feeds": [],
    }


def output(address: str, rank: Rank, follows_from: object, make: Callable[[], bytes]) -> Output:
    """A file that is made anew when what it follows from has changed, or the code and templates have."""
    return Output(path_of(address), rank, make_recipe(site_version(), follows_from), make)


@cache
def read_assets() -> dict[str, tuple[str, bytes]]:
    """The address and bytes of each; a changed one gets another address, so that no page is seen with the wrong one."""
    found = {}
    for name in ("site.css", "site.js", "icon.svg"):
        data = (templates_folder() / "site" / name).read_bytes()
        stem, ending = name.split(".")
        found[name] = (f"/assets/{stem}-{hashlib.sha256(data).hexdigest()[:10]}.{ending}", data)
    return found


def site_languages() -> tuple[str, ...]:
    """The languages that there are words in, in order of code."""
    return tuple(sorted({"en", *(path.stem for path in (templates_folder() / "locale").glob("*.po"))}))


def languages_of(issues: Iterable[Issue]) -> list[str]:
    """The languages that the issues came out in, in order of code."""
    return sorted({parcel.lang for issue in issues for parcel in issue.editions})
