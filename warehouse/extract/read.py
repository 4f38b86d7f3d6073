"""One document read whole: bytes -> clean text -> items -> fields with evidence."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from warehouse.collector import paused_collector
from warehouse.extract.areas import extract_areas
from warehouse.extract.dates import DateReading, extract_dates
from warehouse.extract.item_heads import take_in_heads
from warehouse.extract.language import detect_language
from warehouse.extract.measures import extract_measures, take_in_training
from warehouse.extract.money import extract_money
from warehouse.extract.page_scope import drop_head, find_scope, owner_in_head, put_into_scope
from warehouse.extract.page_topic import put_under_topic
from warehouse.extract.partners import extract_partners
from warehouse.extract.passage import Found, Passage
from warehouse.extract.people import extract_people
from warehouse.extract.place_headings import put_under_places
from warehouse.extract.places import extract_places
from warehouse.extract.reporting_agency import reporting_agency
from warehouse.extract.scan import Hit, Scan, blank_marks, fold
from warehouse.extract.seams import find_seams
from warehouse.extract.themes import extract_themes
from warehouse.extract.vocabulary import scanner
from warehouse.records import Issue, Item, Kind, Money, People, Place, ReadDocument, Reading, ReadItem, Receipt, Span
from warehouse.text.clean import CleanText, UnreadableText, clean
from warehouse.text.inventory import LAYOUT as INVENTORY
from warehouse.text.segment import Segmentation, segment


def read_document(receipt: Receipt, data: bytes) -> ReadDocument:
    """The document's items with their readings, in page order, and what could not be read.

    Only activities have their fields read; the other kinds carry their language. A document that
    is not text gives no items and one issue.
    """
    with paused_collector():
        try:
            cleaned = clean(data, receipt.media_type)
        except UnreadableText as error:
            issue = Issue("unreadable-text", f"{receipt.doc_name}: {error}", advice="save it as UTF-8 text or HTML")
            return ReadDocument(receipt, "", (), (_placed(issue, receipt),))
        return _read_text(receipt, cleaned)


def _read_text(receipt: Receipt, cleaned: CleanText) -> ReadDocument:
    segmented = segment(cleaned, owner=receipt.owner, period=receipt.period)
    passages = _passages(segmented, cleaned.content)
    activities = [passage for passage in passages if passage.item.kind is Kind.ACTIVITY]
    dates = extract_dates(activities, receipt.period)
    readings = zip(dates, _read_fields(activities, dates, segmented.layout == INVENTORY), strict=True)

    seen: Counter[str] = Counter()
    items, issues = [], [_placed(issue, receipt) for issue in segmented.issues]
    for passage in passages:
        item_id = _item_id(receipt, passage, seen)
        reading = Reading(lang=passage.lang)
        if passage.item.kind is Kind.ACTIVITY:
            date, reading = next(readings)
            issues += [
                _placed(Issue(code, message, words, first_line=passage.item.first_line, item_id=item_id), receipt)
                for code, message, words in date.issues
            ]
        items.append(ReadItem(item_id, passage.item, reading))
    return ReadDocument(receipt, cleaned.content, tuple(items), tuple(issues))


def _read_fields(passages: Sequence[Passage], dates: Sequence[DateReading], is_inventory: bool) -> list[Reading]:
    """All fields of each activity, with the evidence of each.

    Each field is read through the whole page before the next, which takes a tenth less time than each item through
    all its fields.
    """
    places = list(map(extract_places, passages))
    areas = list(map(extract_areas, passages, places))
    settled = list(map(put_into_scope, passages, places, areas))
    places, areas = [places for places, _ in settled], [areas for _, areas in settled]
    themes = put_under_topic(list(map(extract_themes, passages)), is_inventory)
    measures = list(map(extract_measures, passages))
    partners = list(map(extract_partners, passages, places))
    people = list(map(extract_people, passages, measures))
    measures = list(map(take_in_training, measures, people))
    money = list(map(extract_money, passages))
    return list(map(_reading, passages, dates, places, areas, themes, measures, partners, people, money))


def _reading(
    passage: Passage,
    date: DateReading,
    places: Found[Place],
    areas: Found[str],
    themes: Found[str],
    measures: Found[str],
    partners: Found[str],
    people: Found[People],
    money: Found[Money],
) -> Reading:
    return Reading(
        lang=passage.lang,
        date=date.date,
        date_basis=date.date_basis,
        year=date.year,
        year_basis=date.year_basis,
        not_before=date.not_before,
        not_before_reason=date.not_before_reason,
        not_after=date.not_after,
        not_after_reason=date.not_after_reason,
        places=places.values,
        areas=areas.values,
        themes=themes.values,
        measures=measures.values,
        partners=partners.values,
        people=people.values,
        money=money.values,
        evidence=(
            date.evidence
            + places.evidence
            + areas.evidence
            + themes.evidence
            + measures.evidence
            + partners.evidence
            + people.evidence
            + money.evidence
        ),
        doubts={
            "date": date.doubt,
            "places": places.doubt,
            "areas": areas.doubt,
            "themes": themes.doubt,
            "measures": measures.doubt,
            "partners": partners.doubt,
            "people": people.doubt,
            "money": money.doubt,
        },
    )


def _passages(segmented: Segmentation, text: str) -> list[Passage]:
    """Each item with the hits inside it and inside the lead-in, heading and period before it."""
    scan = scanner().open(text, fold(text))
    folded = _tell_who(text, scan.folded)
    words = blank_marks(folded)
    seams = find_seams(scan)
    items = take_in_heads(list(put_under_places(segmented.items, scan)), scan)
    scope = find_scope(items, scan)
    items = list(drop_head(items, scope))
    owner = segmented.owner or (owner_in_head(items, scan) if segmented.layout == "news" else None)
    ahead: dict[Span, dict[str, list[Hit]]] = {}
    passages = []
    for item in items:
        whole = item.span
        hits = _find_hits(item, scan, seams) if item.kind is Kind.ACTIVITY else {}
        before = {
            span
            for span in (item.period, item.heading, item.lead_in, item.place_heading)
            if span and span.end <= whole.start
        }
        for span in sorted(before, reverse=True):
            if span not in ahead:
                ahead[span] = scan.find_hits(span.start, span.end)
            for kind, row in ahead[span].items():
                hits[kind] = [*row, *hits.get(kind, ())]
        lang = detect_language((item.body or item.title or whole).of(text), item.kind is not Kind.ACTIVITY)
        passage = Passage(item, text, folded, hits, lang, item.owner or owner, words, scope)
        if passage.owner is None and item.layout == "inventory":
            passage.owner = reporting_agency(passage)
        passages.append(passage)
    return passages


_WHO = re.compile(r"\bWHO\b")


def _tell_who(text: str, folded: str) -> str:
    """The folded text with the World Health Organization by its acronym in other languages: it is no 'who'."""
    if "WHO" not in text:
        return folded
    ends = [0, *(end for name in _WHO.finditer(text) for end in name.span()), len(text)]
    return "oms".join(folded[low:high] for low, high in zip(ends[::2], ends[1::2], strict=True))


def _find_hits(item: Item, scan: Scan, seams: Sequence[int]) -> dict[str, list[Hit]]:
    """The hits inside an item; its words begin anew behind a button or heading glued to them and at every seam."""
    start, end = item.span
    words = item.body or item.title or item.span
    cuts = [seam for seam in seams if start < seam < end]
    if words.start > start and scan.text[words.start - 1].isalpha():
        cuts = sorted({*cuts, words.start})
    if not cuts:
        return scan.find_hits(start, end)
    hits: dict[str, list[Hit]] = {}
    for low, high in pairwise((start, *cuts, end)):
        for kind, row in scan.find_hits(low, high).items():
            hits[kind] = [*hits.get(kind, ()), *row]
    return hits


def _item_id(receipt: Receipt, passage: Passage, seen: Counter[str]) -> str:
    """An id from the source, the document's name, the item's folded words and how often they stood before."""
    text = passage.item.span.of(passage.text)
    words = " ".join((fold(text) if "WHO" in text else passage.item.span.of(passage.folded)).split())
    seen[words] += 1
    key = "\0".join((receipt.source_id, receipt.doc_name, words, str(seen[words])))
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _placed(issue: Issue, receipt: Receipt) -> Issue:
    return replace(issue, source_id=receipt.source_id, document_id=receipt.document_id, doc_name=receipt.doc_name)


def title_of(text: str, item: Item) -> str | None:
    """The item's title as it stands in the text, its lines joined."""
    return _joined(item.title, text)


def body_of(text: str, item: Item) -> str | None:
    """The item's body as it stands in the text, paragraphs kept."""
    return item.body.of(text).strip() or None if item.body else None


def _joined(span: Span | None, text: str) -> str | None:
    return " ".join(span.of(text).split()) or None if span else None
