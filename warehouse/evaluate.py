"""How well the reading agrees with what a careful reader labelled.

Rows are those of the item export, one per item (`doc, first, last, part, kind, lang, date, year,
places, areas, themes, measures, partners, people, activity`); labels have the same fields, with
`same_as` in place of `activity` and `unsure` for fields that a reader could settle otherwise.
Items are paired by the lines they cover; fields are compared on pairs of activities, and an
activity that nothing covers counts as missed in every field. `people` compares the numbers, `senses`
the numbers with the sense in which persons are counted.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, get_args

Row = Mapping[str, Any]

FieldName = Literal[
    "segments",
    "found",
    "lang",
    "date",
    "year",
    "countries",
    "focus",
    "country_roles",
    "areas",
    "global",
    "themes",
    "measures",
    "first_theme",
    "first_measure",
    "partners",
    "people",
    "senses",
    "duplicates",
]
FIELDS: tuple[str, ...] = get_args(FieldName)

# Whose doubt in the labels excuses which field.
_DOUBTED_AS = {
    "countries": "places",
    "focus": "places",
    "country_roles": "places",
    "global": "areas",
    "first_theme": "themes",
    "first_measure": "measures",
    "senses": "people",
    "duplicates": "same_as",
}

_SAME_AREA = {
    "mena": "middle east and north africa",
    "middle east and northern africa": "middle east and north africa",
    "south east asia": "southeast asia",
    "south eastern asia": "southeast asia",
    "worldwide": "global",
    "latin america and caribbean": "latin america and the caribbean",
}

# Partners are compared where a name can be checked; ministries and local bodies are written too freely.
_CHECKED_PARTNERS = (
    "UN Women, UNIFEM, UNFPA, UNDP, WHO, OHCHR, UNICEF, UNHCR, IOM, ILO, INTERPOL, EUROPOL, EU, OSCE, SADC, AU, ICAT, "
    "NATO, CEDAW, ASEAN, ECOWAS, IPU, Frontex, UNWTO, ECPAT, SOCA, NAPTIP, UNAMSOM, UNSOM, MINUSMA, DPO, "
    "League of Arab States, European Commission, Council of the Baltic Sea States, Inter-American Development Bank, "
    "Transparency International, The Body Shop, IBM, UN"
)


@dataclass(frozen=True, slots=True)
class Score:
    """Right, wrong and missed values of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right values among those given; 1 where none was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Right values among those labelled; 1 where none was labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where nothing is right."""
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: where it stands and what each side says."""

    field: str
    doc: str
    first: int
    wanted: str
    given: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of each field, every disagreement, and how many activities each side has."""

    labelled: int
    extracted: int
    scores: Mapping[str, Score]
    misses: tuple[Miss, ...] = ()


def load_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def doc_key(row: Row) -> str:
    """What labels and export both call a document by: the first three characters of its file name."""
    return str(row["doc"]).rsplit("/", 1)[-1][:3]


def evaluate(labels: Sequence[Row], rows: Sequence[Row], sure: bool = False) -> Evaluation:
    """Scores every field of the rows against the labels; with `sure`, debatable fields are left out."""
    return _Comparison(labels, rows, sure).run()


def evaluate_each(labels: Sequence[Row], rows: Sequence[Row], sure: bool = False) -> dict[str, Evaluation]:
    """The same per document; a repeat of another document's item is scored in no single document."""
    docs = sorted({doc_key(row) for row in labels})
    return {
        doc: evaluate(
            [row for row in labels if doc_key(row) == doc], [row for row in rows if doc_key(row) == doc], sure
        )
        for doc in docs
    }


def evaluate_by_layout(labels: Sequence[Row], rows: Sequence[Row], sure: bool = False) -> dict[str, Evaluation]:
    """The same per layout, a document's being the one that most of its exported items name (`layout`)."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        votes[doc_key(row)][str(row.get("layout", "unknown"))] += 1
    layout_of = {doc: max(sorted(count), key=count.__getitem__) for doc, count in votes.items()}
    docs: dict[str, set[str]] = defaultdict(set)
    for row in labels:
        docs[layout_of.get(doc_key(row), "unknown")].add(doc_key(row))
    return {
        layout: evaluate(
            [row for row in labels if doc_key(row) in own], [row for row in rows if doc_key(row) in own], sure
        )
        for layout, own in sorted(docs.items())
    }


class _Comparison:
    """Labels and rows side by side while they are compared."""

    def __init__(self, labels: Sequence[Row], rows: Sequence[Row], sure: bool) -> None:
        self.sure = sure
        lines = {key for row in labels for key in _lines(row)}
        self.gold = [row for row in labels if row["kind"] == "activity"]
        self.got = [row for row in rows if row["kind"] == "activity" and _lines(row) & lines]
        self.pairs = _pair(self.gold, self.got)
        taken = {index for index, _ in self.pairs.values()}
        self.unpaired = [row for index, row in enumerate(self.got) if index not in taken]
        self.misses: list[Miss] = []

    def run(self) -> Evaluation:
        exact = sum(1 for _, overlap in self.pairs.values() if overlap == 1.0)
        found = sum(1 for _, overlap in self.pairs.values() if overlap >= 0.5)
        scores = {
            "segments": Score(exact, len(self.got) - exact, len(self.gold) - exact),
            "found": Score(found, len(self.got) - found, len(self.gold) - found),
        }
        for position, label in enumerate(self.gold):
            if position not in self.pairs or self.pairs[position][1] < 1.0:
                self._miss("segments", label, f"{label['first']}-{label['last']}", self._lines_given(position))
        for name in ("lang", "date", "year"):
            scores[name] = self._single(name, partial(_value, name=name))
        sets: dict[str, Callable[[Row], set[Any]]] = {
            "countries": lambda row: {place["iso3"] for place in _places(row)},
            "focus": lambda row: {place["iso3"] for place in _places(row) if place["role"] == "focus"},
            "country_roles": lambda row: {(place["iso3"], place["role"]) for place in _places(row)},
            "areas": lambda row: _areas(row) - {"global"},
            "global": lambda row: _areas(row) & {"global"},
            "themes": lambda row: set(row.get("themes") or ()),
            "measures": lambda row: set(row.get("measures") or ()),
            "partners": lambda row: {_fold(name) for name in row.get("partners") or ()} & _checked(),
            "people": lambda row: {people["n"] for people in row.get("people") or ()},
            "senses": lambda row: {(people["n"], people["sense"]) for people in row.get("people") or ()},
        }
        for name, pick in sets.items():
            scores[name] = self._sets(name, pick)
        scores["first_theme"] = self._single("first_theme", partial(_first, name="themes"))
        scores["first_measure"] = self._single("first_measure", partial(_first, name="measures"))
        scores["duplicates"] = self._duplicates()
        ordered = {name: scores[name] for name in FIELDS}
        return Evaluation(len(self.gold), len(self.got), ordered, tuple(self.misses))

    def _given(self, position: int) -> Row | None:
        return self.got[self.pairs[position][0]] if position in self.pairs else None

    def _lines_given(self, position: int) -> str:
        row = self._given(position)
        return f"{row['first']}-{row['last']}" if row else "nothing"

    def _is_excused(self, label: Row, name: str) -> bool:
        return self.sure and _DOUBTED_AS.get(name, name) in (label.get("unsure") or ())

    def _miss(self, name: str, label: Row, wanted: object, given: object) -> None:
        self.misses.append(Miss(name, doc_key(label), label["first"], str(wanted), str(given)))

    def _single(self, name: str, pick: Callable[[Row], object]) -> Score:
        """One value per activity; a wrong value is also a missed one where a value was wanted."""
        right = wrong = missed = 0
        for position, label in enumerate(self.gold):
            row = self._given(position)
            wanted, given = pick(label), pick(row) if row else None
            if (wanted is None and given is None) or self._is_excused(label, name):
                continue
            if wanted == given:
                right += 1
                continue
            wrong += given is not None
            missed += wanted is not None
            self._miss(name, label, wanted, given)
        return Score(right, wrong, missed)

    def _sets(self, name: str, pick: Callable[[Row], set[Any]]) -> Score:
        right = wrong = missed = 0
        for position, label in enumerate(self.gold):
            if self._is_excused(label, name):
                continue
            row = self._given(position)
            wanted, given = pick(label), pick(row) if row else set()
            right += len(wanted & given)
            wrong += len(given - wanted)
            missed += len(wanted - given)
            if wanted != given:
                self._miss(name, label, _listed(wanted - given), _listed(given - wanted))
        return Score(right, wrong + sum(len(pick(row)) for row in self.unpaired), missed)

    def _duplicates(self) -> Score:
        """Pairs of labelled activities that are the same, against pairs that share an activity id."""
        wanted, given = set(), set()
        spots = [_spot(label) for label in self.gold]
        sets = [
            tuple(label["same_as"][:2]) if label.get("same_as") else spots[i][:2] for i, label in enumerate(self.gold)
        ]
        by_spot = {spot: sets[index] for index, spot in enumerate(spots)}
        for one, other in combinations(range(len(self.gold)), 2):
            first, second = self.gold[one], self.gold[other]
            if self._is_excused(first, "duplicates") or self._is_excused(second, "duplicates"):
                continue
            is_linked = bool(first.get("same_as") or second.get("same_as"))
            if is_linked and by_spot[spots[one]] == by_spot[spots[other]]:
                wanted.add((one, other))
            if self._share_activity(one, other):
                given.add((one, other))
        for one, other in sorted(wanted ^ given):
            said = ("same", "apart") if (one, other) in wanted else ("apart", "same")
            self._miss("duplicates", self.gold[one], f"{said[0]} as {spots[other]}", said[1])
        return Score(len(wanted & given), len(given - wanted), len(wanted - given))

    def _share_activity(self, one: int, other: int) -> bool:
        if one not in self.pairs or other not in self.pairs or self.pairs[one][0] == self.pairs[other][0]:
            return False
        first, second = (self.got[self.pairs[index][0]].get("activity") for index in (one, other))
        return first is not None and first == second


def _pair(gold: Sequence[Row], got: Sequence[Row]) -> dict[int, tuple[int, float]]:
    """Each label's row and their overlap (shared lines over all lines), the best overlaps first."""
    by_line: dict[tuple[str, int], list[int]] = defaultdict(list)
    covers = [_lines(row) for row in got]
    for index, cover in enumerate(covers):
        for key in cover:
            by_line[key].append(index)
    candidates = []
    for position, label in enumerate(gold):
        wanted = _lines(label)
        for index in {index for key in wanted for index in by_line.get(key, ())}:
            overlap = len(wanted & covers[index]) / len(wanted | covers[index])
            candidates.append((overlap, label.get("part") == got[index].get("part"), position, index))
    pairs: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for overlap, _, position, index in sorted(candidates, reverse=True):
        if position not in pairs and index not in used:
            pairs[position] = (index, overlap)
            used.add(index)
    return pairs


def _lines(row: Row) -> set[tuple[str, int]]:
    return {(doc_key(row), number) for number in range(row["first"], row["last"] + 1)}


def _spot(row: Row) -> tuple[str, int, int | None]:
    return doc_key(row), row["first"], row.get("part")


def _places(row: Row) -> Iterable[Row]:
    return row.get("places") or ()


def _value(row: Row, name: str) -> object:
    return row.get(name)


def _first(row: Row, name: str) -> object:
    values = row.get(name) or [None]
    return values[0]


def _listed(values: Iterable[Hashable]) -> str:
    return ", ".join(sorted(map(str, values))) or "-"


def _fold(text: str) -> str:
    """A name in lower case without accents, hyphens and 'the'."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(plain.replace("-", " ").replace("the ", "").split())


def _areas(row: Row) -> set[str]:
    keys = (_fold(name.removesuffix(" region")) for name in row.get("areas") or ())
    return {_SAME_AREA.get(key, key) for key in keys}


@cache
def _checked() -> frozenset[str]:
    return frozenset(_fold(name) for name in _CHECKED_PARTNERS.split(", "))
