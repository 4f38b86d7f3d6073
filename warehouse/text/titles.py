"""Headlines next to each other: one headline on two lines, or two headlines."""

from __future__ import annotations

from warehouse.text.language import guess_language
from warehouse.text.lines import Line
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


def is_subtitle(line: Line, title: Line) -> bool:
    """Whether a headline goes on with the headline before it instead of being a headline of its own."""
    if speak_differently(title, line):
        return False
    if line.mark.heading and title.mark.heading:
        return line.mark.heading > title.mark.heading
    if title.text[-1] in ":,-–—" or title.text.rsplit(None, 1)[-1].lower() in _HANGING:
        return True
    return line.text.lower().startswith(_SUBTITLE_OPENINGS)


def speak_differently(one: Line, other: Line) -> bool:
    """Whether two lines are surely in different languages."""
    first = guess_language(one.text)
    return first is not None and guess_language(other.text) not in (None, first)
