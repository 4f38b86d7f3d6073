"""Every file that the site consists of, with what it follows from; nothing is made before it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from warehouse.dispatch.addresses import file_address
from warehouse.dispatch.parcel import NoParcel, PackedFile, Parcel
from warehouse.dispatch.site.frame import Site, output, read_assets
from warehouse.dispatch.site.page import path_of
from warehouse.dispatch.site.pages import plan_pages
from warehouse.dispatch.site.programs import plan_programs
from warehouse.dispatch.site.publication import Output, Rank


def plan_site(site: Site) -> Iterator[Output]:
    """The files of the editions as they were issued, and all pages, feeds and lists around them."""
    for address, data in read_assets().values():
        yield output(address, Rank.FILE, address, lambda data=data: data)  # type: ignore[misc]
    for parcel in site.archive.editions.values():
        for file in parcel.files:
            path = path_of(file_address("", parcel, file.name))
            # The hash alone, since with the version of this code every file would be read again after a change of it.
            yield Output(path, Rank.FILE, file.sha256, partial(_read_file, parcel, file))
    yield from plan_pages(site)
    yield from plan_programs(site)


def _read_file(parcel: Parcel, file: PackedFile) -> bytes:
    """The file's bytes; raises NoParcel where they are not those that were issued."""
    path = parcel.folder / file.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NoParcel(f"{path} cannot be read: {error.strerror}") from None
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise NoParcel(f"{path} is not the file that was issued: its SHA-256 is not that in edition.json")
    return data
