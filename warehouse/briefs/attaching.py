"""The data of a brief inside its PDF, as an associated file."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to be carried in a PDF; `day` stands for when it was made, so that equal data give equal bytes."""

    name: str
    media_type: str
    data: bytes
    description: str
    day: dt.date


def attach_file(pdf: Any, attached: Attached) -> None:
    """Puts the file into WeasyPrint's PDF, listed among its files and related to the document as its data."""
    import pydyf  # type: ignore[import-untyped]

    moment = pydyf.String(attached.day.strftime("D:%Y%m%d000000Z"))
    checksum = hashlib.md5(attached.data, usedforsecurity=False).hexdigest()
    params = {"Size": len(attached.data), "CheckSum": f"<{checksum}>", "CreationDate": moment, "ModDate": moment}
    subtype = "/" + attached.media_type.replace("/", "#2f")
    extra = {"Type": "/EmbeddedFile", "Subtype": subtype, "Params": pydyf.Dictionary(params)}
    stream = pydyf.Stream([attached.data], pydyf.Dictionary(extra), compress=True)
    pdf.add_object(stream)
    said = {
        "Type": "/Filespec",
        "F": pydyf.String(attached.name),
        "UF": pydyf.String(attached.name),
        "Desc": pydyf.String(attached.description),
        "AFRelationship": "/Data",
        "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
    }
    held = pydyf.Dictionary(said)
    pdf.add_object(held)
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    names["EmbeddedFiles"] = pydyf.Dictionary({"Names": pydyf.Array([pydyf.String(attached.name), held.reference])})
    pdf.catalog["AF"] = pydyf.Array([held.reference])
