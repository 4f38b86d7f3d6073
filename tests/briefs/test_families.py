"""Families of briefs and their members."""

from __future__ import annotations

import pytest

from warehouse.briefs.definitions import SHIPPED, Definition, Each, load_definitions
from warehouse.briefs.families import draw_member, member_id, name_member
from warehouse.rows import Scope

NAMES = {"011": "Western Africa", "TIP": "Trafficking in persons"}


def family(**own: object) -> Definition:
    fields: dict[str, object] = {
        "id": "region",
        "title": {"en": "Reported in {name}"},
        "family": {"each": "regions"},
        "sections": ["activities"],
        "languages": ["en"],
        "owner": "Desk",
    }
    return Definition.model_validate({**fields, **own})


def test_the_shipped_definitions_are_two_briefs_and_four_families() -> None:
    shipped = load_definitions()
    each = {row.id: row.family.each if row.family else None for row in shipped.values()}
    assert each == {
        "annual": Each.YEARS,
        "changes": None,
        "country": Each.COUNTRIES,
        "global": None,
        "region": Each.REGIONS,
        "theme": Each.THEMES,
    }
    assert [row.id for row in shipped.values() if row.standing] == ["global"]
    assert {len(row.all_languages) for row in shipped.values()} == {6}


@pytest.mark.parametrize(
    ("family_id", "code", "scope", "title"),
    [
        ("region", "011", Scope(regions=("011",)), "Reported activities in Western Africa"),
        ("theme", "TIP", Scope(themes=("TIP",)), "Reported activities: Trafficking in persons"),
        ("country", "KEN", Scope(countries=("KEN",)), "Reported activities: Kenya"),
        ("annual", "2020", Scope(years=(2015, 2020)), "Reported activities in 2020 and the five years before"),
    ],
)
def test_a_member_is_bounded_and_titled(family_id: str, code: str, scope: Scope, title: str) -> None:
    member = draw_member(load_definitions()[family_id], code, NAMES)
    assert member.id == f"{family_id}-{code.lower()}"
    assert member.family is None
    assert member.scope.to_scope() == scope
    assert member.title["en"] == title


def test_every_member_has_a_valid_id_and_title() -> None:
    member = draw_member(load_definitions()["country"], "VCT", {})
    assert Definition.model_validate(member.model_dump()) == member


def test_a_member_keeps_the_other_bounds_of_its_family() -> None:
    member = draw_member(family(scope={"themes": ["TIP"], "years": [2018, 2020]}), "011", NAMES)
    assert member.scope.to_scope() == Scope(regions=("011",), themes=("TIP",), years=(2018, 2020))


def test_a_year_without_a_rolling_period_stands_alone() -> None:
    member = draw_member(family(family={"each": "years"}), "2019", {})
    assert member.scope.to_scope().years == (2019, 2019)


def test_a_member_is_named_in_the_language_of_the_edition() -> None:
    assert name_member(Each.REGIONS, "011", "fr", NAMES) == "Afrique occidentale"
    assert name_member(Each.COUNTRIES, "KEN", "ar", NAMES) == "كينيا"
    assert name_member(Each.REGIONS, "011", "en", NAMES) == "Western Africa"
    assert name_member(Each.YEARS, "2019", "ru", NAMES) == "2019"


def test_a_definition_that_is_no_family_has_no_members() -> None:
    with pytest.raises(ValueError, match="global is no family"):
        draw_member(load_definitions([SHIPPED])["global"], "011", NAMES)


def test_an_id_has_no_capitals_and_no_underscores() -> None:
    assert member_id("measure", "LAW_AND_POLICY") == "measure-law-and-policy"


def test_a_rolling_period_ends_in_the_year_of_the_data() -> None:
    rolling = family(family=None, title={"en": "Lately"}, scope={"last_years": 3})
    with pytest.raises(ValueError, match="no years yet"):
        rolling.scope.to_scope()
    assert rolling.in_year(2021).scope.to_scope().years == (2019, 2021)


def test_an_edition_does_not_depend_on_the_other_languages() -> None:
    one = family(title={"en": "In {name}", "fr": "Dans {name}"}, languages=["en", "fr"])
    other = family(title={"en": "In {name}", "fr": "En {name}"}, languages=["en"], more_languages=["fr"])
    assert one.in_language("en") == other.in_language("en")
    assert one.in_language("fr") != other.in_language("fr")
