from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.read_one import passage_of, quotes
from warehouse.extract.money import extract_money


@pytest.mark.parametrize(
    ("text", "lang", "rows"),
    [
        ("grants of USD 5,000-60,000 each", "en", [(5000, "USD", "at least"), (60000, "USD", "up to")]),
        ("between $5,000 and $10,000", "en", [(5000, "USD", "at least"), (10000, "USD", "up to")]),
        ("US$ 5-6 million", "en", [(5e6, "USD", "at least"), (6e6, "USD", "up to")]),
        ("USD 3.5 million and three million euros", "en", [(3.5e6, "USD", ""), (3e6, "EUR", "")]),
        ("around $6.75 billion", "en", [(6.75e9, "USD", "around")]),
        ("€1.5m and £200,000", "en", [(1.5e6, "EUR", ""), (2e5, "GBP", "")]),
        (
            "Thai Baht 3,000, CHF 20 000, A$ 300, CAD5,000",
            "en",
            [(3000, "THB", ""), (20000, "CHF", ""), (300, "AUD", ""), (5000, "CAD", "")],
        ),
        ("more than 5 million US dollars", "en", [(5e6, "USD", "more than")]),
        ("2,5 millones de dólares y USD 3.500", "es", [(2.5e6, "USD", ""), (3500, "USD", "")]),
        ("trois millions d'euros", "fr", [(3e6, "EUR", "")]),
        ("R$ 3.500,50 e 2 milhões de reais", "pt", [(3500.5, "BRL", ""), (2e6, "BRL", "")]),
        ("USD 12.9 million to 28 grantees", "en", [(12.9e6, "USD", "")]),
        ("300 women, 12 euros", "en", [(12, "EUR", "")]),
        ("the euro area has 20 members; 19 European countries", "en", []),
    ],
)
def test_amounts(text: str, lang: str, rows: list[tuple[float, str, str]]) -> None:
    found = extract_money(passage_of(text, lang))
    assert [(money.amount, money.currency, money.bound) for money in found.values] == rows


def test_the_words_it_rests_on() -> None:
    passage = passage_of("The fund gave more than USD 3.5 million so far.")
    assert quotes(extract_money(passage).evidence, passage) == ["more than USD 3.5 million"]


@given(
    st.lists(
        st.sampled_from(
            ["USD", "$", "5", "6.5", "million", "-", "to", "€", "euros", "and", "1,250", "between", "£", "of"]
        ),
        max_size=20,
    )
)
def test_nothing_raises_and_evidence_quotes(words: list[str]) -> None:
    passage = passage_of(" ".join(words))
    found = extract_money(passage)
    assert all(quote in passage.text and quote for quote in quotes(found.evidence, passage))
