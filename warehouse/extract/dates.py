"""When each item of a document happened: its own date, the year, and bounds where neither is stated.

The rules are set out in docs/reading-dates.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.extract.bounds import Bounds, bounds_from_names, bounds_from_order, bounds_from_words, say_day, tighten
from warehouse.extract.date_forms import YEARS, date_terms, dates_in, find_dates, weekday_before
from warehouse.extract.date_words import (
    DateWords,
    day_first,
    first_day,
    is_possible,
    iso,
    iso_first,
    iso_last,
    last_day,
    with_year,
)
from warehouse.extract.datelines import MISSPELT, MISTYPED, OwnDate, read_own_date
from warehouse.extract.named_events import event_terms
from warehouse.extract.neighbours import (
    FEWEST,
    Anchor,
    Between,
    PageOrder,
    find_order,
    is_far,
    is_out_of_reach,
    neighbours_of,
    settle_year,
    typo_year,
)
from warehouse.extract.passage import Passage
from warehouse.extract.scan import Term
from warehouse.extract.years import Told, main_date, overriding_date, read_told
from warehouse.records import Evidence, Span

PERIOD_HEADER = "period-header"
_DAY = 3  # the precision of a date with its day


@dataclass(frozen=True, slots=True)
class DateReading:
    """What was read of one item's time; what is not stated is None.

    `date_basis` is 'line' (a date line or dateline), 'neighbours' (its year settled by the dated
    entries around it), 'corrected' (its year evidently mistyped) or 'period' (the reporting period that a
    header on the page states for it). `year_basis` is 'date', 'text', 'neighbours' or 'period'. Bounds
    stand only where there is no date of its own. `issues` are rows of code, message and the words concerned.
    """

    date: str | None = None
    date_basis: str | None = None
    year: int | None = None
    year_basis: str | None = None
    not_before: str | None = None
    not_before_reason: str | None = None
    not_after: str | None = None
    not_after_reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    doubt: float = 0.0
    issues: tuple[tuple[str, str, str], ...] = ()


def terms() -> list[Term]:
    """The vocabulary of dates: months, years, named days, sessions, offices and things."""
    return [*date_terms(), *event_terms()]


def extract_dates(passages: Sequence[Passage], period: str | None = None) -> list[DateReading]:
    """The reading of each item of one document, all items given in page order.

    `period` is the reporting period that the source states for the whole document ('2017',
    'Feb 2020 - Sep 2021'); a period header on the page goes before it.
    """
    given = _whole_period(dates_in(period)) if period else None
    owns = _settle_numeric(passages, [read_own_date(passage) for passage in passages])
    tolds = [read_told(passage, own) for passage, own in zip(passages, owns, strict=True)]
    order = _page_order(passages, owns, tolds)
    ordered = {passages[anchor.place].item.layout for anchor in order.anchors}
    readings = []
    latest: Anchor | None = None
    for index, around in enumerate(neighbours_of(len(passages), order.anchors, order.starts)):
        if latest and (latest.place > around.before.place if around.before else not order.starts):
            around = around._replace(before=latest)
        direction = order.direction if passages[index].item.layout in ordered else 0  # no lists under news
        draft = _Draft(passages[index], owns[index], tolds[index], around, direction)
        settled = draft.read_own() if draft.own else None
        if settled is None:
            settled = draft.read_undated(_period_of(passages[index], given))
        if settled and order.direction and draft.is_settled_by_neighbours:
            latest = Anchor(index, first_day(settled), settled)
        readings.append(draft.reading())
    return readings


def _whole_period(found: Sequence[DateWords]) -> DateWords | None:
    """From the first to the last of the dates that a period names."""
    dated = [words for words in found if words.year2]
    if not dated:
        return None
    first, last = min(dated, key=first_day), max(dated, key=last_day)
    start, end = min(words.start for words in dated), max(words.end for words in dated)
    return DateWords(start, end, *first[2:5], *last[5:8])


def _period_of(passage: Passage, given: DateWords | None) -> tuple[DateWords, Span, str] | None:
    """The reporting period that holds for the item, the words that say so, and the rule."""
    header = passage.item.period
    if header:
        words = _whole_period(find_dates(passage.folded, passage.hits, header.start, header.end))
        if words:
            return words, Span(words.start, words.end), PERIOD_HEADER
    return (given, passage.item.span, "period-of-source") if given else None


def _settle_numeric(passages: Sequence[Passage], owns: list[OwnDate | None]) -> list[OwnDate | None]:
    """Numeric dates with their order settled by the clear ones of the page, or by its language."""
    slashes = [own.words for own in owns if own and own.words.slash]
    if all(words.month2 for words in slashes):
        return owns
    clear = {words.slash[0] > 12 for words in slashes if words.slash and words.month2}
    settled: list[OwnDate | None] = []
    for passage, own in zip(passages, owns, strict=True):
        if own and own.words.slash:
            is_day_first = (
                next(iter(clear)) if len(clear) == 1 else True if passage.lang != "en" and not clear else None
            )
            if is_day_first is not None:
                own = own._replace(words=day_first(own.words, is_day_first))
        settled.append(own)
    return settled


def _page_order(passages: Sequence[Passage], owns: Sequence[OwnDate | None], tolds: Sequence[Told]) -> PageOrder:
    """The page's order by its date lines and, on pages that are no inventory, the days and months told."""
    anchors = []
    stated_count = 0
    for index, own in enumerate(owns):
        if own:
            if own.words.year2 in YEARS:
                anchors.append(Anchor(index, first_day(own.words), own.words))
                stated_count += 1
        elif tolds[index].dated and passages[index].item.layout != "inventory":
            main = main_date(tolds[index])
            if main and main.precision > 1:
                anchors.append(Anchor(index, first_day(main), main))
    # '03/11/2022' may be two days: where others are enough, it bounds nothing until they have settled it
    clear = [anchor for anchor in anchors if anchor.words.month2]
    return find_order(clear if len(clear) >= FEWEST else anchors, stated_count)


class _Draft:
    """One item's reading while it is being made."""

    def __init__(self, passage: Passage, own: OwnDate | None, told: Told, around: Between, direction: int) -> None:
        self.passage = passage
        self.own = own
        self.told = told
        self.around = around
        self.direction = direction
        self.earliest, self.latest = around.days(direction) if direction else (None, None)
        self.date: str | None = None
        self.date_basis: str | None = None
        self.year: int | None = None
        self.year_basis: str | None = None
        self.bounds = Bounds()
        self.evidence: list[Evidence] = []
        self.doubt = 0.0
        self.issues: list[tuple[str, str, str]] = []
        self.is_settled_by_neighbours = False

    def read_own(self) -> DateWords | None:
        """The item's own date and its year; None if its year is missing and nothing settles it."""
        own = self.own
        if own is None:
            return None
        words, rule = own.words, own.rule
        basis = "line"
        if rule == MISSPELT:
            self._raise_issue("typo-month", f"a misspelt month, read as {iso(words)}", words)
        if words.year2 and words.year2 not in YEARS and self._mend(words) is None:
            words = with_year(words, 0)
        if words.slash and not words.month2 and (fitting := self._order_of(words)):
            words, basis, rule = fitting, "neighbours", f"{rule}:neighbours"
            self.doubt = 0.1
        if not words.year2:
            year = self._settle(words)
            if year is None:
                self._raise_issue("missing-year", "a date without a year that no dated entries around it settle", words)
                return None
            words, basis, rule = with_year(words, year), "neighbours", f"{rule}:neighbours"
            if own.rule == MISTYPED:
                self._raise_issue(
                    "typo-year", f"a year of five digits, read as {year} from the entries around it", words
                )
                basis, rule = "corrected", "date-line:corrected"
            self.is_settled_by_neighbours = True
            self.doubt = 0.1
        elif self.direction and is_far(first_day(words), self.earliest, self.latest):
            mended = self._mend(words)
            if mended is None:
                self.doubt = 0.4
                self._raise_issue("date-out-of-order", "a date far from those of the entries around it", words)
            else:
                message = (
                    f"the year {words.year2} is evidently mistyped for {mended.year2}, as the entries around it show"
                )
                self._raise_issue("typo-year", message, words)
                words, basis, rule = mended, "corrected", f"{rule}:corrected"
                self.doubt = 0.2
        if not is_possible(words):
            self.doubt = max(self.doubt, 0.3)
            self._raise_issue("impossible-date", "a day that its month does not have; read as the month", words)
        elif words.slash and not words.month2:
            self.doubt = 0.5
            self._raise_issue("ambiguous-date", "day and month cannot be told apart; read as the year", words)
        self.date, self.date_basis = iso(words), basis
        self._note("date", self.date, words, rule)
        self._set_year_of(words, basis)
        return words

    def _set_year_of(self, words: DateWords, basis: str) -> None:
        other = overriding_date(self.passage, words, self.told)
        if other is not None:
            self._set_year(other.year2, "text", other, "year-in-text")
            self.doubt = max(self.doubt, 0.3)
            return
        year_basis = "neighbours" if basis == "neighbours" else "date"
        self._set_year(words.year2, year_basis, words, f"year-of-date:{basis}")

    def read_undated(self, period: tuple[DateWords, Span, str] | None) -> DateWords | None:
        """The year and the bounds of an item without a date of its own; the date that its words settle on.

        A period header above the item dates it as coarsely as a date line of its own would.
        """
        if period is not None and period[2] == PERIOD_HEADER:
            words, span, rule = period
            self.date, self.date_basis = iso(words), "period"
            self.evidence.append(Evidence("date", self.date, span, rule))
        told = self._believable(period[0] if period else None)
        main = main_date(told)
        if main is not None:
            self._set_year(main.year2, "text", main, "year-in-text")
            self.doubt = 0.1 if main.precision == 3 else 0.2
            reason = f"its words say {self._words_of(main)}"
            self._bound(bounds_from_words(main, reason, "own-words"), settled=main.precision > 1)
            return main
        if period is not None:
            return self._read_period(told, *period)
        yearless = told.yearless[0] if told.yearless else told.day
        if yearless is not None and self.own is None:
            year = self._settle(yearless)
            if year is not None:
                dated = with_year(yearless, year)
                self._set_year(year, "neighbours", dated, "year-from-neighbours")
                self.doubt = 0.2
                self.is_settled_by_neighbours = True
                reason = f"names {self._words_of(dated)}, of {year} by the dated entries around it"
                self._bound(bounds_from_words(dated, reason, "own-words:neighbours"), settled=True)
                return dated
        self._bound(Bounds(), settled=False)
        return None

    def _read_period(self, told: Told, words: DateWords, span: Span, rule: str) -> DateWords | None:
        """A span's last year, unless a day and month that the item names falls on one year of it only."""
        self.doubt = 0.3
        reason = f"reported for the period {say_day(iso_first(words))} - {say_day(iso_last(words))}"
        bounds = bounds_from_words(words, reason, rule)
        bounds = Bounds(*(bound and bound._replace(span=span) for bound in bounds))
        first, last = first_day(words), last_day(words)
        for yearless in told.yearless:
            dated = [with_year(yearless, year) for year in range(words.year1, words.year2 + 1)]
            inside = [d for d in dated if is_possible(d) and first <= first_day(d) and last_day(d) <= last]
            if len(inside) == 1:
                self._set_year(inside[0].year2, "period", inside[0], f"{rule}:day")
                reason = f"names {self._words_of(inside[0])}, of {inside[0].year2} by the reporting period"
                self._bound(bounds_from_words(inside[0], reason, "own-words:period"), settled=True)
                return None
        self.year, self.year_basis = words.year2, "period"
        self.evidence.append(Evidence("year", str(words.year2), span, rule))
        self._bound(bounds, settled=False)
        return None

    def _believable(self, period: DateWords | None) -> Told:
        """The dates told, without those out of reach by the page's order or, but for days, by the reporting period."""
        told = self.told
        kept = tuple(
            words
            for words in told.dated
            if not (self.direction and is_out_of_reach(first_day(words), last_day(words), self.earliest, self.latest))
            and not (period and words.precision < _DAY and not period.year1 <= words.year2 <= period.year2)
        )
        if len(kept) < len(told.dated):
            self.doubt = 0.3
        return told._replace(dated=kept)

    def _settle(self, words: DateWords) -> int | None:
        if not self.direction:
            return None
        return settle_year(words, self.earliest, self.latest, weekday_before(self.passage.folded, words))

    def _order_of(self, words: DateWords) -> DateWords | None:
        """'03/06/2019' with day and month in the one order that the dated entries around it allow."""
        if not self.direction:
            return None
        orders = [day_first(words, is_day_first) for is_day_first in (True, False)]
        near = [order for order in orders if not is_far(first_day(order), self.earliest, self.latest)]
        return near[0] if len(near) == 1 else None

    def _mend(self, words: DateWords) -> DateWords | None:
        """The date with the year that is evidently meant; one that no page has had yet needs to be no slip of it."""
        year = None
        if self.earliest is not None and self.latest is not None and not self._is_repeated(words):
            year = typo_year(words, self.earliest, self.latest)
        if year is None and words.year2 not in YEARS:
            year = self._settle(words)
        return with_year(words, year) if year is not None else None

    def _is_repeated(self, words: DateWords) -> bool:
        others = find_dates(self.passage.folded, self.passage.hits, words.end, self.passage.item.span.end)
        return any(other.year2 == words.year2 for other in others)

    def _bound(self, bounds: Bounds, settled: bool) -> None:
        """Take the bounds; where they are not the item's own days, those of page order and names tighten them."""
        if not settled:
            if self.direction:
                bounds = tighten(bounds, bounds_from_order(self.around, self.direction))
            for named in bounds_from_names(self.passage):
                bounds = tighten(bounds, named)
        self.bounds = bounds

    def _set_year(self, year: int, basis: str, words: DateWords, rule: str) -> None:
        self.year, self.year_basis = year, basis
        self._note("year", str(year), words, rule)

    def _note(self, field: str, value: str, words: DateWords, rule: str) -> None:
        self.evidence.append(Evidence(field, value, Span(words.start, words.end), rule))

    def _raise_issue(self, code: str, message: str, words: DateWords) -> None:
        self.issues.append((code, message, self._words_of(words)))

    def _words_of(self, words: DateWords) -> str:
        return " ".join(self.passage.text[words.start : words.end].split())

    def reading(self) -> DateReading:
        """What was read."""
        low, high = self.bounds
        for field, bound in (("not_before", low), ("not_after", high)):
            if bound is not None:
                self.evidence.append(Evidence(field, bound.value, bound.span, bound.rule))
        return DateReading(
            date=self.date,
            date_basis=self.date_basis,
            year=self.year,
            year_basis=self.year_basis,
            not_before=low.value if low else None,
            not_before_reason=low.reason if low else None,
            not_after=high.value if high else None,
            not_after_reason=high.reason if high else None,
            evidence=tuple(self.evidence),
            doubt=self.doubt,
            issues=tuple(self.issues),
        )
