from __future__ import annotations

import codecs

import pytest

from warehouse.text.clean import UnreadableText, clean


def test_line_ends_become_newlines_and_lines_stay_as_many_as_in_the_file() -> None:
    assert clean(b"one\r\ntwo\rthree\nfour").content == "one\ntwo\nthree\nfour"


def test_separators_that_are_no_line_ends_become_spaces() -> None:
    raw = "one\u2028two\x0bthree\x0cfour\x85five\tsix"
    assert clean(raw.encode()).content == "one two three four five six"


def test_exotic_spaces_become_plain_and_invisible_characters_go() -> None:
    raw = "a\u00a0b\u202fc\u2009d\u200be\u00adf\u202eg\ufeffh"
    assert clean(raw.encode()).content == "a b c defgh"


def test_decomposed_letters_are_composed() -> None:
    assert clean("Yaounde\u0301, Que\u0301bec".encode()).content == "Yaound\u00e9, Qu\u00e9bec"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark: bytes, codec: str) -> None:
    assert clean(mark + "Côte d’Ivoire".encode(codec)).content == "Côte d’Ivoire"


def test_a_windows_file_is_read_as_windows_1252() -> None:
    assert clean("“Niños” – España".encode("cp1252")).content == "“Niños” – España"


def test_a_stray_byte_does_not_spoil_the_rest_of_a_utf8_file() -> None:
    assert clean("São Tomé ".encode() + b"\x96" + " Malé".encode()).content == "São Tomé – Malé"


def test_the_media_types_charset_is_used_for_what_is_not_utf8() -> None:
    assert clean("Чад".encode("koi8-r"), "text/plain; charset=koi8-r").content == "Чад"


def test_an_unknown_charset_is_passed_over() -> None:
    assert clean("año".encode("cp1252"), "text/plain; charset=x-nonsense").content == "año"


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (b"", "text/plain", "empty"),
        (b" \r\n \xef\xbb\xbf", "text/plain", "no words"),
        (b"\x00\x01\x02words", "text/plain", "NUL"),
        (b"%PDF-1.7 words", "text/plain", "PDF"),
        (b"PK\x03\x04words", "application/octet-stream", "zip"),
        (b"\x01\x02\x03\x04 words", "text/plain", "control"),
        (b"words", "image/png", "image/png"),
        (b"<script>1</script>", "text/html", "no words"),
    ],
)
def test_what_is_not_text_says_why(data: bytes, media_type: str, reason: str) -> None:
    with pytest.raises(UnreadableText, match=reason):
        clean(data, media_type)
