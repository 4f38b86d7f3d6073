from __future__ import annotations

import pytest

from tests.extract.read_one import passage_of, read_page
from warehouse.extract.reporting_agency import reporting_agency
from warehouse.records import Kind


@pytest.mark.parametrize(
    ("text", "lang", "agency"),
    [
        ("WHO and UNICEF trained midwives.", "en", "WHO"),
        ("Jointly with UN Women and UNFPA, UNDP Nepal mapped the services.", "en", "UNDP"),
        ("A shelter was opened by UNFPA, together with UNDP.", "en", "UNFPA"),
        ("The ministry built a shelter with support from UNICEF.", "en", "UNICEF"),
        ("The package was issued by WHO with UN Women and UNODC.", "en", "WHO"),
        ("According to WHO, one in three suffers; UNICEF therefore trained teachers.", "en", "UNICEF"),
        ("In line with the ILO Convention, UNHCR revised its rules.", "en", "UNHCR"),
        ("The European Union and UNDP launched a programme.", "en", "UNDP"),
        ("INTERPOL held an operation.", "en", None),
        ("Junto con el UNFPA, ONU Mujeres apoyó a la policía.", "es", "UN Women"),
        ("En partenariat avec le FNUAP, l'UNICEF a formé des sages-femmes.", "fr", "UNICEF"),
        ("Em parceria com a OMS, o UNFPA treinou parteiras.", "pt", "UNFPA"),
    ],
)
def test_the_agency_that_tells_of_itself(text: str, lang: str, agency: str | None) -> None:
    assert reporting_agency(passage_of(text, lang, None)) == agency


def test_an_inventory_page_without_an_owner_has_items_of_several_agencies() -> None:
    text = (
        "Training and Capacity Building\n"
        "Together with UNFPA, ESCWA helped Lebanon to write a strategy on violence against women in 2018.\n"
        "UNDP Nepal and UN Women trained 40 judges on domestic violence in 2019.\n"
        "UNHCR staff learned how to receive survivors of violence in 2017.\n"
    )
    items = read_page(text).items
    assert [row.reading.partners for row in items if row.item.kind is Kind.ACTIVITY] == [("UNFPA",), ("UN Women",), ()]
