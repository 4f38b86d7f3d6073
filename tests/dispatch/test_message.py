"""A letter as the mail message that leaves the house."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from email import message_from_bytes, message_from_string, policy
from email.header import decode_header
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dispatch.letters import NOW, make_letter
from tests.dispatch.parcels import PDF, make_parcel
from warehouse.briefs.locale_file import OFFICIAL
from warehouse.dispatch.letter import Letter, Manner
from warehouse.dispatch.mailbox import BadAddress, clean_line, read_mailbox
from warehouse.dispatch.message import encoded_size, message_id, write_message
from warehouse.dispatch.parcel import Figure, NoParcel

ADDRESSES = ("awa@desk.example", "почта@xn--e1afmkfd.example")
SENDER = read_mailbox("Data desk <desk@briefs.example>")
ARABIC: dict[str, Any] = {
    "lang": "ar",
    "direction": "rtl",
    "title": "الأنشطة المبلَّغ عنها: كينيا",
    "highlights": ("أُبلغ عن 12 نشاطا.",),
    "changes": (),
    "key_figures": (Figure("أنشطة", "12"),),
}


def write(letter: Letter, max_bytes: int = 10**6) -> bytes:
    return write_message(letter, SENDER, max_bytes, NOW)


def parse(content: bytes) -> EmailMessage:
    return cast("EmailMessage", message_from_bytes(content, policy=policy.default))


def read(letter: Letter, max_bytes: int = 10**6) -> tuple[EmailMessage, str, str]:
    message = parse(write(letter, max_bytes))
    plain, rich = message.get_body(("plain",)), message.get_body(("html",))
    assert plain and rich
    return message, plain.get_content(), rich.get_content()


def test_headers_say_who_what_when_and_that_a_machine_wrote(tmp_path: Path):
    message, _, _ = read(make_letter(tmp_path))
    assert message["From"] == "Data desk <desk@briefs.example>"
    assert message["To"] == "Awa <awa@desk.example>"
    assert message["Subject"] == "Reported activities: Kenya, 2024 (edition 7)"
    assert message["Date"].datetime.isoformat() == "2026-03-01T09:30:00+03:00"
    assert message["Message-ID"] == "<3f9a-7@briefs.example>"
    assert message["List-Id"] == "<country-ken.en.briefs.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert message["MIME-Version"] == "1.0"
    assert message.defects == []


def test_the_same_delivery_is_the_same_message_byte_for_byte(tmp_path: Path):
    letter = make_letter(tmp_path)
    assert write(letter) == write(letter)
    ids = {message_id(key, "briefs.example") for key in ("a@b", "a.b", "a%40b", "a b", "a/b", "أ")}
    assert len(ids) == 6
    assert all(re.fullmatch(r"<[A-Za-z0-9_~%-]+@briefs\.example>", each) for each in ids)


def test_a_long_unsubscribe_link_stays_whole_on_its_line(tmp_path: Path):
    letter = make_letter(tmp_path)
    content = write(letter).decode()
    assert f"\r\nList-Unsubscribe: <{letter.unsubscribe_link}>\r\n" in content
    assert "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in content


def test_one_click_is_offered_only_over_https_and_nothing_without_a_link(tmp_path: Path):
    plain, _, _ = read(make_letter(tmp_path, unsubscribe_link="http://127.0.0.1/unsubscribe?token=x"))
    assert plain["List-Unsubscribe"] and plain["List-Unsubscribe-Post"] is None
    none, text, rich = read(make_letter(tmp_path, unsubscribe_link=None))
    assert none["List-Unsubscribe"] is None and none["List-Unsubscribe-Post"] is None
    for body in (text, rich):
        assert "To stop these mails, write to desk@briefs.example." in body


def test_both_bodies_tell_what_the_edition_tells(tmp_path: Path):
    letter = make_letter(tmp_path)
    _, text, rich = read(letter)
    for body in (text, rich):
        for words in ("Reported activities: Kenya, 2024", "Edition 7", "Data as of 1 March 2026", "Highlights",
                      "Most were training courses.", "What has changed", "Two activities are new.", "Key figures",
                      "people trained", "1,300", "The PDF is attached.", "Owner: Data desk",
                      letter.edition_link, letter.unsubscribe_link):  # fmt: skip
            assert words and words in body
        assert "Issued late" not in body
        assert "corrects" not in body


def test_what_is_late_says_when_it_was_due_on_the_recipients_clock(tmp_path: Path):
    for body in read(make_letter(tmp_path, is_late=True))[1:]:
        assert "Issued late: it was due on 1 March 2026 at 07:00 (Africa/Nairobi)." in body


def test_a_correction_says_so_first_and_what_was_wrong(tmp_path: Path):
    parcel = make_parcel(tmp_path, corrects=6, note="A course was counted twice.")
    message, text, rich = read(make_letter(tmp_path, parcel))
    assert message["Subject"].startswith("Correction: ")
    for body in (text, rich):
        assert body.index("corrects edition 6") < body.index("A course was counted twice.") < body.index("Highlights")


def test_a_note_is_short_and_has_no_attachment(tmp_path: Path):
    letter = make_letter(tmp_path, manner=Manner.NOTE)
    message, text, rich = read(letter)
    assert message["Subject"] == "No change: Reported activities: Kenya, 2024 (edition 7)"
    assert list(message.iter_attachments()) == []
    for body in (text, rich):
        assert "Nothing has changed since edition 7 of 1 March 2026" in body
        assert "Highlights" not in body and "PDF" not in body
        assert letter.edition_link and letter.edition_link in body


def test_a_note_needs_no_pdf_but_an_edition_does(tmp_path: Path):
    parcel = make_parcel(tmp_path, files={".csv": b"a\r\n"})
    assert read(make_letter(tmp_path, parcel, manner=Manner.NOTE))
    with pytest.raises(NoParcel, match=r"no \.pdf"):
        write(make_letter(tmp_path, parcel))


def test_the_cap_is_on_the_encoded_size_to_the_byte(tmp_path: Path):
    pdf = PDF + b"x" * 5000
    letter = make_letter(tmp_path, make_parcel(tmp_path, files={".pdf": pdf}))
    content = write(letter)
    encoded = content.split(b'filename="country-ken-7-en.pdf"')[1].split(b"\r\n\r\n", 1)[1].split(b"\r\n--=_")[0]
    size = encoded_size(len(pdf))
    assert len(encoded.rstrip(b"\r\n")) + 2 == size
    attached = [part.get_content() for part in read(letter, size)[0].iter_attachments()]
    assert attached == [pdf]
    message, text, rich = read(letter, size - 1)
    assert list(message.iter_attachments()) == []
    assert "too large for a mail (1 MB); it is on the page of the edition" in text
    assert "too large for a mail (1 MB); it is on the page of the edition" in rich
    _, text, _ = read(replace(letter, edition_link=None), 100)
    assert "too large for a mail (1 MB); Data desk has it." in text


def test_an_arabic_letter_runs_from_right_to_left(tmp_path: Path):
    letter = make_letter(tmp_path, make_parcel(tmp_path, **ARABIC), is_late=True, recipient_name="عائشة")
    message, text, rich = read(letter)
    assert message["Subject"] == "الأنشطة المبلَّغ عنها: كينيا، 2024 (العدد 7)"
    assert message["To"].addresses[0].display_name == "عائشة"
    assert message["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in rich and 'role="presentation" lang="ar" dir="rtl"' in rich
    assert "padding-right: 20px" in rich and "padding-left: 20px" not in rich
    assert "(\u2068Africa/Nairobi\u2069)" in text
    write(letter).decode("ascii")


@pytest.mark.parametrize("lang", OFFICIAL)
def test_every_language_has_words_for_all_that_is_said(tmp_path: Path, lang: str):
    letter = make_letter(tmp_path, make_parcel(tmp_path, lang=lang, corrects=6), is_late=True)
    said = read(letter)[1] + read(replace(letter, manner=Manner.NOTE))[1] + read(letter, 1)[1]
    assert "%(" not in said
    english = ("Highlights", "What has changed", "Edition", "late", "corrects", "subscribed", "too large", "Owner")
    assert [words for words in english if words in said] == (list(english) if lang == "en" else [])


def test_html_loads_nothing_runs_nothing_and_escapes_what_it_is_given(tmp_path: Path):
    nasty = '<img src="https://evil.example/x.png"><script>alert(1)</script>'
    parcel = make_parcel(tmp_path, title=nasty, highlights=(nasty,), changes=(nasty,), note=nasty, corrects=6)
    _, text, rich = read(make_letter(tmp_path, replace(parcel, key_figures=(Figure(nasty, nasty),))))
    assert nasty in text
    assert not re.search(r"<(img|script|link|style|iframe|svg)\b", rich)
    assert not re.search(r"(src|background)=|url\(|@import", re.sub(r"&lt;.*?&gt;", "", rich))


def test_nothing_handed_in_can_add_a_header(tmp_path: Path):
    nasty = "x\r\nBcc: eve@evil.example\u2028Bcc: eve@evil.example\x00"
    parcel = make_parcel(tmp_path, title=nasty, period=nasty)
    letter = make_letter(tmp_path, parcel, recipient_name=nasty, delivery_key=nasty)
    message, _, _ = read(letter)
    assert message["Bcc"] is None
    assert len(message["To"].addresses) == 1
    with pytest.raises(BadAddress):
        write(replace(letter, recipient="awa@desk.example\r\nBcc: eve@evil.example"))
    with pytest.raises(ValueError, match=r"linefeed or carriage return"):
        write(replace(letter, unsubscribe_link="https://briefs.example/\r\nBcc: eve@evil.example"))


@given(name=st.text() | st.text('ab, <>@"\\;:', min_size=50, max_size=300), address=st.sampled_from(ADDRESSES))
def test_whatever_a_name_holds_there_is_one_address(name: str, address: str):
    header = read_mailbox(address, name).to_header()
    assert len(header.encode()) < 900 and len(header.splitlines()) == 1
    found = message_from_string(f"To: {header}\r\n\r\n", policy=policy.default)["To"].addresses
    assert [one.addr_spec for one in found] == [address]
    said = "".join(
        part if isinstance(part, str) else part.decode(code or "ascii") for part, code in decode_header(header)
    )
    kept = clean_line(name)
    assert kept.isascii() or kept[:150] in said


def test_an_address_beyond_ascii_is_written_as_utf8_and_a_domain_as_idna(tmp_path: Path):
    content = write(make_letter(tmp_path, recipient="почта@пример.example", recipient_name="Вера"))
    assert "To: =?utf-8?b?0JLQtdGA0LA=?= <почта@xn--e1afmkfd.example>\r\n" in content.decode()
    content = write(make_letter(tmp_path, recipient="awa@bücher.example"))
    assert b'To: "Awa" <awa@xn--bcher-kva.example>\r\n' in content


def test_lines_are_no_longer_than_mail_servers_take(tmp_path: Path):
    parcel = make_parcel(tmp_path, highlights=("long " * 600,), title="Долгое название " * 20)
    lines = write(make_letter(tmp_path, parcel)).split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert all(b"\n" not in line and b"\r" not in line for line in lines)


def test_the_date_is_that_of_the_clock_handed_in(tmp_path: Path):
    now = dt.datetime(2024, 2, 29, 23, 30, tzinfo=dt.UTC)
    content = write_message(make_letter(tmp_path, zone="Asia/Kathmandu"), SENDER, 10**6, now)
    assert b"Date: Fri, 01 Mar 2024 05:15:00 +0545\r\n" in content
