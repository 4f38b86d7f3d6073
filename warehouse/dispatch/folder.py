"""The folder channel: all files of an edition in a folder, a bucket or on a server, its description last."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from warehouse.dispatch.letter import Deferred, Letter, Manner, Refused
from warehouse.dispatch.parcel import Parcel
from warehouse.dispatch.place import Place, PlaceFailed

_DESCRIPTION = "edition.json"


def open_carrier(environ: Mapping[str, str] = os.environ) -> FolderCarrier:
    """A carrier that needs no settings: what a place asks for, its own library takes from the environment."""
    return FolderCarrier()


class FolderCarrier:
    """Carries letters to paths and fsspec URLs, below BRIEF/LANGUAGE/NUMBER/; sending again does no harm."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}

    def send(self, letter: Letter) -> str:
        """What was put where; raises Refused where another edition stands there, else Deferred."""
        if letter.manner is Manner.NOTE:
            return "nothing has changed: nothing was put there"
        if not urlsplit(letter.recipient).scheme and not Path(letter.recipient).expanduser().is_absolute():
            raise Refused(f"expected a whole path or a URL such as s3://bucket/folder, found {letter.recipient}")
        try:
            if letter.recipient not in self._places:
                self._places[letter.recipient] = Place(letter.recipient)
            return _put(self._places[letter.recipient], letter.parcel)
        except (PlaceFailed, OSError) as error:
            raise Deferred(str(error)) from error

    def close(self) -> None:
        """Let go of the places."""
        for place in self._places.values():
            place.close()
        self._places.clear()


def _put(place: Place, parcel: Parcel) -> str:
    """The files first and the description last: where that is, the edition is whole."""
    folder = f"{parcel.brief_id}/{parcel.lang}/{parcel.number}"
    description = (parcel.folder / _DESCRIPTION).read_bytes()
    there = place.read(f"{folder}/{_DESCRIPTION}")
    if there == description:
        return f"{place}/{folder} held it already"
    if there is not None:
        raise Refused(f"{place}/{folder} holds another edition of that number; it stays as it is")
    for packed in parcel.files:
        data = (parcel.folder / packed.name).read_bytes()
        if hashlib.sha256(data).hexdigest() != packed.sha256:
            raise Deferred(f"{parcel.folder / packed.name} is not the file that {_DESCRIPTION} describes")
        place.write(f"{folder}/{packed.name}", data)
    place.write(f"{folder}/{_DESCRIPTION}", description)
    return f"{len(parcel.files) + 1} files in {place}/{folder}"
