"""A brief cut to what a recipient asked for: the same wish is the same brief, whoever has it and however he puts it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from flows.dispatching.tailoring import Tailor
from flows.job import Job, WrongUse
from tests.flows.house import make_job
from warehouse.briefs.families import member_id
from warehouse.rows import Scope


@pytest.fixture(scope="module")
def job(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    root = tmp_path_factory.mktemp("tailoring")
    shutil.copytree(warehouse, root, symlinks=True, dirs_exist_ok=True)
    return make_job(root)


@pytest.fixture
def own(job: Job) -> Path:
    """The folder of the home's own briefs."""
    job.settings.home.briefs.mkdir(exist_ok=True)
    return job.settings.home.briefs


def named(job: Job, brief: str, language: str = "en", **bounds: tuple[str, ...]) -> tuple[str, str, str]:
    asked = Tailor(job).cut(brief, Scope(**bounds), language).asked  # type: ignore[arg-type]
    return asked.definition.id, asked.family, asked.definition.title[language]


def test_a_family_with_one_code_is_its_member(job: Job) -> None:
    assert named(job, "country", countries=("ken",)) == ("country-ken", "country", "Reported activities: Kenya")
    assert named(job, "country-ken") == named(job, "Country", countries=("Kenya",))
    assert member_id("country", "KEN") == "country-ken"


def test_bounds_beyond_that_make_a_brief_of_their_own(job: Job) -> None:
    assert named(job, "global", countries=("KEN",), themes=("TIP",)) == (
        "global-ken-tip",
        "global",
        "Reported activities: Kenya, Trafficking in persons",
    )
    assert named(job, "country", "fr", countries=("KEN", "PER")) == (
        "country-ken-per",
        "country",
        "Activités signalées : Kenya, Pérou",
    )
    assert named(job, "country", countries=("KEN",), themes=("TIP",))[0] == "country-ken-tip"


def test_the_same_wish_is_the_same_brief(job: Job) -> None:
    cuts = [
        Tailor(job).cut("country", Scope(countries=codes), "en").asked.definition
        for codes in (("KEN", "PER"), ("per", "Kenya"), ("KEN", "PER", "KEN"))
    ]
    assert cuts[0] == cuts[1] == cuts[2]
    assert cuts[0].scope.countries == ("KEN", "PER")


def test_a_country_and_a_theme_of_the_same_letters_are_told_apart(job: Job) -> None:
    assert named(job, "global", countries=("SOM",))[0] == "global-som"
    assert named(job, "global", themes=("SOM",))[0] == "global-theme-som"


def test_many_codes_or_a_name_that_is_taken_give_a_hash(job: Job, own: Path) -> None:
    codes = ("KEN", "UGA", "TZA", "RWA", "BDI", "ETH", "SOM", "SSD", "SDN", "ERI")
    long_id = named(job, "global", countries=codes)[0]
    assert len(long_id) <= 40 and long_id.startswith("global-") and long_id == named(job, "global", countries=codes)[0]
    assert long_id != named(job, "global", countries=codes[1:])[0]
    (own / "global-per.yml").write_text(
        "id: global-per\ntitle: {en: Taken}\nsections: [activities]\nlanguages: [en]\nowner: Desk\n", encoding="utf-8"
    )
    assert named(job, "global", countries=("PER",))[0] not in ("global-per", long_id)


def test_periods_follow_the_due_time_and_say_when_they_are_past(job: Job, own: Path) -> None:
    (own / "recent.yml").write_text(
        "id: recent\ntitle: {en: Recent}\nscope: {last_years: 2}\nsections: [activities]\nlanguages: [en]\n"
        "owner: Desk\n",
        encoding="utf-8",
    )
    tailor = Tailor(job)
    for year, years, is_past in ((2021, (2020, 2021), False), (2020, (2019, 2020), True)):
        cut = tailor.cut("recent", Scope(), "en", dt.datetime(year, 6, 1, tzinfo=dt.UTC))
        assert (cut.asked.definition.scope.years, cut.is_past) == (years, is_past)
    assert tailor.cut("recent", Scope(countries=("KEN",)), "en").asked.definition.scope.years == (2020, 2021)


def test_the_family_of_years_is_the_last_full_year_before_the_due_time(job: Job) -> None:
    tailor = Tailor(job)
    for year, brief_id in ((2021, "annual-2020"), (2020, "annual-2019")):
        cut = tailor.cut("annual", Scope(), "en", dt.datetime(year, 1, 2, tzinfo=dt.UTC))
        assert (cut.asked.definition.id, cut.is_past) == (brief_id, False)
    assert tailor.cut("annual", Scope(countries=("KEN",)), "en").asked.definition.id == "annual-2020-ken"


@pytest.mark.parametrize(
    ("brief", "language", "bounds", "why"),
    [
        ("globe", "en", {}, "unknown brief 'globe'; did you mean global"),
        ("global", "de", {}, "brief global is not made in 'de'; it is in en, ar"),
        ("global", "en", {"countries": ("KENN",)}, "unknown country 'KENN'; did you mean KEN"),
        ("country", "en", {}, "brief country is a family: say which of its countries are meant"),
        ("country", "en", {"themes": ("TIP",)}, "say which of its countries"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    job: Job, brief: str, language: str, bounds: dict[str, tuple[str, ...]], why: str
) -> None:
    with pytest.raises(WrongUse, match=why):
        named(job, brief, language, **bounds)
