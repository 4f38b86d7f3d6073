"""Whether a paragraph goes on with what the paragraphs before it are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from math import log

from warehouse.text.dates import opens_with_dateline
from warehouse.text.language import guess_language
from warehouse.text.lines import Line, LineKind
from warehouse.text.patterns import one_of, words
from warehouse.text.phrases import match_bullet

_SAMPLE = 300
_STEM = re.compile(r"\b\w{4,6}")
_NAME = re.compile(r"\b[A-ZÀ-Þ]\w{2,5}")
_LEAST_SHARE = 0.04
# Of 45 untitled paragraphs after others, the 32 that begin an entry share 0.083 and less, the rest 0.088 and more.
_LEAST_SHARE_UNTITLED = 0.085
_NAME_WITH_ARTICLE = re.compile(r"The [A-ZÀ-Þ]")
_REMEMBERED = 12
_SHORT = 80
_COMMON_NAME = 0.1
_BACKWARD = one_of(
    r"the|this|these|those|that|it|its|he|she|they|his|her|their|such|both|also|another|other|m[rs]s?\.?|dr\.?",
    r"however|moreover|furthermore|further|additionally|in addition|finally|meanwhile|as well as|according to",
    r"el|la|los|las|este|esta|estos|estas|ello|adem[áa]s|asimismo",
    r"le|les|l['’]|ce|cette|ces|il|elle|ils|elles|en outre",
    r"o|os|ele|ela|al[ée]m",
)
_LOOKS_BACK = re.compile(rf"[\"“'‘«(]|{_BACKWARD}\b|\W*\(?(?:[ivx]+|[a-z]|\d+)[.)]\s", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:(?:the|el|la|los|las|le|les|o|os) |l['’])(?!\w+ (?:also|then|further)\b|same\b)", re.IGNORECASE
)
_POINTING = words(
    "this these his her their such said also este esta estos estas su sus también",
    "cette ces leur leurs aussi également desta deste seu seus sua suas também",
)
_THE_COUNTRY = (
    *(" the country", " le pays", " du pays"),
    *(" el país", " del país", " al país", " o país", " do país", " no país"),
)
_POINTING_WITHIN = 80
_PORTUGUESE_THE = ("a ", "as ")


class Cohesion:
    """Compares paragraphs of one page by the rarer words that they share.

    After Hearst's TextTiling, with words weighted by the square of their rarity on the page. Among
    22 pairs of neighbouring paragraphs without a link between them the two that part entries share
    0.02 of their weight, the others 0.03 and more. The words are counted only when first
    asked for, on 300 lines spread over the page.
    """

    def __init__(self, lines: Sequence[Line], kinds: Sequence[LineKind]) -> None:
        self._lines, self._kinds = lines, kinds
        self._sample = lines[:: 1 + len(lines) // _SAMPLE]
        self._known: dict[str, set[str]] = {}

    @cached_property
    def _line_counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for line in self._sample:
            counts.update(self._stems(line.text))
        return counts

    @cached_property
    def paragraphs_stand_alone(self) -> bool:
        """Whether most paragraphs that follow another begin something new: each is then an entry of its own."""
        before: list[Line] = []
        apart = together = 0
        for line, kind in zip(self._lines, self._kinds, strict=True):
            is_paragraph = kind is LineKind.BODY or (kind is LineKind.BULLET and len(line.text) > _SHORT)
            if not is_paragraph or opens_with_dateline(line.text):
                before = []
            elif before and not self.holds_together(_drop_bullet(line), [], before):
                apart += 1
                before = []
            elif before:
                together += 1
            if is_paragraph:
                before.append(line)
        return apart > together

    def holds_together(self, line: Line, titles: Sequence[Line], bodies: Sequence[Line]) -> bool:
        """Whether the line may go on with an entry: it looks back or shares words.

        Without a title to hold it together, an entry goes on only with a line that shares twice as much; a
        name with its article ('The Gambia') does not look back then.
        """
        if looks_back(line.text) and (titles or not _NAME_WITH_ARTICLE.match(line.text)):
            return True
        head = line.text[:_POINTING_WITHIN].lower()
        if head.startswith(_PORTUGUESE_THE) and guess_language(line.text) == "pt":
            return True
        points = not _POINTING.isdisjoint(head.split())
        if points or any(country in head for country in _THE_COUNTRY):
            return True
        least = _LEAST_SHARE if titles else _LEAST_SHARE_UNTITLED
        return self._share_weight(line, [*titles, *bodies[-_REMEMBERED:]]) >= least

    def shares_little(self, line: Line, bodies: Sequence[Line]) -> bool:
        """Whether a line that opens with no more than an article shares too few words with an entry without a title."""
        if not _ARTICLE.match(line.text):
            return False
        return self._share_weight(line, bodies[-_REMEMBERED:]) < _LEAST_SHARE_UNTITLED

    def takes_up(self, line: Line, title: Line) -> bool:
        """Whether a paragraph shares words or a name with the headline over it."""
        return self._share_name(line, title) or self._share_weight(line, [title]) >= _LEAST_SHARE

    def share(self, line: Line, other: Line) -> float:
        """How much of a line's weight the words make up that another has too, 0 to 1."""
        return self._share_weight(line, [other])

    def _share_weight(self, line: Line, before: Sequence[Line]) -> float:
        known = set().union(*(self._stems(other.text) for other in before))
        counts, total = self._line_counts, len(self._sample) + 2
        weights = {stem: log(total / (1 + counts[stem])) ** 2 for stem in self._stems(line.text)}
        whole = sum(weights.values())
        return sum(weight for stem, weight in weights.items() if stem in known) / whole if whole else 1.0

    def _stems(self, text: str) -> set[str]:
        """The first six letters of each word of four or more."""
        stems = self._known.get(text)
        if stems is None:
            stems = self._known[text] = set(_STEM.findall(text.lower()))
        return stems

    def _share_name(self, line: Line, title: Line) -> bool:
        names = _names(line.text) & _names(title.text)
        return any(self._line_counts[name] <= _COMMON_NAME * len(self._sample) for name in names)


def looks_back(text: str) -> bool:
    """Whether a text opens with a word that needs something before it ('This', 'They', 'Moreover', 'The')."""
    return _LOOKS_BACK.match(text) is not None


def _drop_bullet(line: Line) -> Line:
    bullet = match_bullet(line.text)
    return line.drop_lead(bullet.end()) if bullet else line


def _names(text: str) -> set[str]:
    return {name.lower() for name in _NAME.findall(text)}
