"""Headlines and the lines that go with them: their second lines, their translations, the links that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.cohesion import Cohesion
from warehouse.text.language import guess_language
from warehouse.text.lines import Line, LineKind
from warehouse.text.links import names_target
from warehouse.text.patterns import words

_HANGING = words(
    "and or of the a an in on at to for with by from against into its their",
    "y o de del la las los el en con por para sobre et ou du des le les à au aux dans sur avec pour par",
    "e do da dos das no na em com",
)
_SUBTITLE_OPENINGS = (
    *("interview with", "entrevista", "entretien", "by ", "remarks by", "statement by", "a ", "an "),
    *("funded by", "financed by", "supported by", "with funding", "with support", "with the support"),
    *("financé", "activités financées", "avec l'appui", "avec le soutien", "avec le financement"),
    *("financiad", "con el apoyo", "con apoyo", "con financia", "com o apoio", "com apoio", "com financiamento"),
)
_FEWEST = 6
_ENTRY_LINES = 6
_NEARLY_ALL = 0.8
_SECTION_WORDS = 4
_TEXTS = (LineKind.BODY, LineKind.DATE, LineKind.DATED)


def mark_links_to_titles(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a link for each 'Continue reading' that names the headline shortly before it.

    Where the line after the headline follows once more, all of it is said again behind a button.
    """
    marked = list(kinds)
    for at, line in enumerate(lines):
        if not (target := names_target(line.text)):
            continue
        headline = next((there for there in range(max(0, at - _ENTRY_LINES), at) if lines[there].text == target), None)
        if headline is None:
            continue
        is_said_again = at + 1 < len(lines) and lines[at + 1].text == lines[headline + 1].text
        if not is_said_again:
            marked[at] = LineKind.LINK
    return marked


def is_subtitle(line: Line, title: Line) -> bool:
    """Whether a headline goes on with the headline before it instead of being a headline of its own."""
    if speak_differently(title, line):
        return False
    if line.mark.heading and title.mark.heading:
        return line.mark.heading > title.mark.heading
    if title.text[-1] in ":,-–—" or title.text.rsplit(None, 1)[-1].lower() in _HANGING:
        return True
    return line.text.lower().startswith(_SUBTITLE_OPENINGS)


def mark_second_titles(lines: Sequence[Line], kinds: Sequence[LineKind], cohesion: Cohesion) -> list[LineKind]:
    """The kinds of a page with no headline over another, where four of five headlines stand over texts.

    Of two the first is the name of a section if it has four words or fewer, no date over it and a longer one under it;
    else the second is an aside, such as a caption, if the first has more of the text's rarer words.
    """
    marked = list(kinds)
    over = Counter(after for kind, after in pairwise(kinds) if kind is LineKind.TITLE)
    if over.total() < _FEWEST or sum(over[kind] for kind in _TEXTS) < _NEARLY_ALL * over.total():
        return marked
    for at in range(1, len(kinds) - 1):
        before, title, after = kinds[at - 1 : at + 2]
        if (before, title) != (LineKind.TITLE,) * 2 or after not in _TEXTS or is_subtitle(lines[at], lines[at - 1]):
            continue
        words_before, words_here = (len(line.text.split()) for line in lines[at - 1 : at + 1])
        is_dated = at > 1 and kinds[at - 2] in (LineKind.DATE, LineKind.PLACE)
        if words_before <= _SECTION_WORDS and words_before < words_here and not is_dated:
            marked[at - 1] = LineKind.FURNITURE
        elif cohesion.share(lines[at + 1], lines[at - 1]) > cohesion.share(lines[at + 1], lines[at]):
            marked[at] = LineKind.ASIDE
    return marked


def mark_translated_titles(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with an aside for each headline that says the one before it in another language.

    The text under both is in the language of the first.
    """
    marked = list(kinds)
    for at in range(1, len(kinds) - 1):
        if (kinds[at - 1], kinds[at]) == (LineKind.TITLE,) * 2 and kinds[at + 1] in (LineKind.BODY, LineKind.DATED):
            first, second, text = (guess_language(lines[near].text) for near in (at - 1, at, at + 1))
            if text is not None and second not in (None, text) and first in (None, text):
                marked[at] = LineKind.ASIDE
    return marked


def speak_differently(one: Line, other: Line) -> bool:
    """Whether two lines are surely in different languages."""
    first = guess_language(one.text)
    return first is not None and guess_language(other.text) not in (None, first)
