"""Addresses as people write them, and as somebody might to smuggle a header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.dispatch.mailbox import BadAddress, clean_line, is_allowed, read_allowed, read_mailbox


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        ("awa@desk.example", "awa@desk.example", ""),
        ("  Awa@DESK.example ", "Awa@desk.example", ""),
        ("Awa Ba <awa@desk.example>", "awa@desk.example", "Awa Ba"),
        ('"Ba, Awa" <awa@desk.example>', "awa@desk.example", "Ba, Awa"),
        ("awa@bücher.example", "awa@xn--bcher-kva.example", ""),
        ("почта@пример.example", "почта@xn--e1afmkfd.example", ""),
        ("o'neil+briefs@desk.example", "o'neil+briefs@desk.example", ""),
    ],
)
def test_an_address_is_taken_apart(text: str, address: str, name: str):
    found = read_mailbox(text)
    assert (found.address, found.name) == (address, name)
    assert found.needs_utf8 == (not found.local.isascii())
    assert found.domain.isascii()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "awa",
        "awa@",
        "@desk.example",
        "awa@desk@",
        "a b@desk.example",
        "awa@desk.example\r\nBcc: eve@evil.example",
        "Awa <awa@desk.example>, Eve <eve@evil.example>",
        "awa@desk.example,eve@evil.example",
        "awa.@desk.example",
        "awa@-desk.example",
        f"{'a' * 65}@desk.example",
    ],
)
def test_what_is_no_single_address_is_refused_in_one_line(text: str):
    with pytest.raises(BadAddress) as told:
        read_mailbox(text)
    assert "\n" not in str(told.value)


@given(st.text())
def test_a_cleaned_line_cannot_begin_another(words: str):
    line = clean_line(words)
    assert len(line.splitlines()) <= 1
    assert clean_line(line) == line
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_only_a_listed_address_or_the_very_domain_is_allowed():
    allowed = tuple(map(read_allowed, ("Desk.example", "Eve@other.example", "bücher.example")))

    def may(address: str) -> bool:
        return is_allowed(read_mailbox(address), allowed)

    assert may("anybody@desk.example") and may("eve@OTHER.example") and may("EVE@other.example")
    assert may("x@bücher.example") and may("x@xn--bcher-kva.example")
    assert not may("adam@other.example")
    assert not may("anybody@sub.desk.example")
    assert not may("anybody@notdesk.example")
    assert not is_allowed(read_mailbox("anybody@desk.example"), ())
