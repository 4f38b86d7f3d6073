"""Editions made up for the tests of the site: folders as `brief` leaves them, and the site made from them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.issuing.drawing import brief_names
from flows.scope import country_names
from warehouse.briefs.names import name_country, name_region
from warehouse.dispatch.parcel import read_parcel
from warehouse.dispatch.site.archive import arrange_archive
from warehouse.dispatch.site.frame import Site

BASE = "https://briefs.example.org/archive"
FAMILIES = {"region": "regions", "theme": "themes", "country": "countries", "annual": "years"}
REGIONS = ("011", "014", "015", "017", "018", "029", "005", "013", "021", "030", "034", "035", "039", "145", "151")
THEMES = ("TIP", "SOM", "GBV", "CORR", "DRUG")
_FORMS = {
    ".pdf": ("application/pdf", b"%PDF-1.7 made up\n"),
    ".html": ("text/html", b'<!DOCTYPE html><html lang="en"><title>Made up</title><h1>Made up</h1></html>\n'),
    ".csv": ("text/csv", b"activity_id,title\n"),
}
_TITLES = {
    "ar": "الأنشطة المبلَّغ عنها: {}", "en": "Reported activities in {}", "es": "Actividades notificadas: {}",
    "fr": "Activités signalées : {}", "ru": "Сообщения о деятельности: {}", "zh": "已报告的活动：{}",
}  # fmt: skip
_TOLD = {
    "ar": "أُبلغ عن {} نشاطاً في وثيقتين.", "en": "{} activities are reported in two documents.",
    "es": "Se notifican {} actividades en dos documentos.", "fr": "{} activités sont signalées dans deux documents.",
    "ru": "В двух документах сообщается о {} мероприятиях.", "zh": "两份文件报告了{}项活动。",
}  # fmt: skip
_NEW = {
    "ar": "نشاطان جديدان.", "en": "Two activities are new.", "es": "Dos actividades son nuevas.",
    "fr": "Deux activités sont nouvelles.", "ru": "Два новых мероприятия.", "zh": "新增两项活动。",
}  # fmt: skip
_COUNTED = {
    "ar": "الأنشطة", "en": "activities", "es": "actividades", "fr": "activités", "ru": "мероприятия", "zh": "项活动",
}  # fmt: skip


def write_edition(root: Path, brief_id: str = "region-011", lang: str = "en", number: int = 1, **said: Any) -> Path:
    """The folder of one edition; `said` goes into its edition.json as it is, `contents` gives its files' bytes."""
    folder = root / brief_id / lang / f"{number:04d}"
    folder.mkdir(parents=True)
    contents: Mapping[str, bytes] = said.pop("contents", {ending: data for ending, (_, data) in _FORMS.items()})
    files = []
    for ending, data in contents.items():
        name = f"{brief_id}-{number}-{lang}{ending}"
        (folder / name).write_bytes(data)
        media_type = _FORMS.get(ending, ("text/html",))[0]
        digest = hashlib.sha256(data).hexdigest()
        files.append({"name": name, "media_type": media_type, "byte_count": len(data), "sha256": digest})
    issued_at = said.get("issued_at", dt.datetime(2026, 3, number % 28 + 1, 6, tzinfo=dt.UTC).isoformat())
    family = brief_id.split("-")[0] if "-" in brief_id else ""
    whole = {
        "brief_id": brief_id, "family": family, "lang": lang, "direction": "rtl" if lang == "ar" else "ltr",
        "number": number, "kind": "regular", "title": _TITLES[lang].format(_name(brief_id, lang)), "period": "",
        "as_of": issued_at, "issued_at": issued_at, "owner": "Regional desks", "corrects": None, "note": "",
        "activity_count": 34, "page_count": 12, "sha256": files[0]["sha256"],
        "highlights": [_TOLD[lang].format(34)], "key_figures": [{"label": _COUNTED[lang], "value": "34"}],
        "changes": [_NEW[lang]] if number > 1 else [],
        "subjects": {"regions": {"011": 34}, "countries": {"SEN": 20, "GHA": 14}, "themes": {"TIP": 30}},
        "files": files, "folder": str(folder.relative_to(root)), "template_version": "0" * 12, "snapshot_id": "made-up",
    }  # fmt: skip
    (folder / "edition.json").write_text(json.dumps(whole | said, ensure_ascii=False), encoding="utf-8")
    return folder


def _name(brief_id: str, lang: str) -> str:
    _, _, code = brief_id.partition("-")
    if code.isdigit():
        return name_region(code, lang, brief_names().get(code, code))
    return name_country(code.upper(), lang) if len(code) == 3 else brief_id


def read_site(root: Path, base: str = BASE, **other: Any) -> Site:
    """The site of all editions below a folder."""
    folders = sorted(path.parent for path in root.glob("*/*/*/edition.json"))
    described = [json.loads((folder / "edition.json").read_text(encoding="utf-8")) for folder in folders]
    return Site(arrange_archive(map(read_parcel, folders)), described, base, brief_names(), FAMILIES, **other)


def write_shelf(root: Path, count: int, languages: Sequence[str] = ("en",)) -> None:
    """So many editions of global, regions and countries over five years, about much of the world without Cabo Verde."""
    countries = sorted(country_names().keys() - {"CPV"})
    briefs = [
        "global",
        *(f"region-{code}" for code in REGIONS),
        *(f"country-{code.lower()}" for code in countries[:24]),
    ]
    for position in range(count):
        issue, which = divmod(position, len(languages))
        turn, place = divmod(issue, len(briefs))
        issued_at = dt.datetime(2022, 1, 5, 6, tzinfo=dt.UTC) + dt.timedelta(days=3.3 * issue)
        subjects = {
            "regions": dict.fromkeys(REGIONS[issue % 7 :], 9),
            "countries": dict.fromkeys(countries[issue % 7 * 5 :], 4),
            "themes": dict.fromkeys(THEMES, 7),
        }
        write_edition(
            root, briefs[place], languages[which], turn + 1, issued_at=issued_at.isoformat(), subjects=subjects,
            period="2018–2020" if place % 3 else "", activity_count=100 + issue,
        )  # fmt: skip
