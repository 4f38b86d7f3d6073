"""Explicit counts of persons, with their bound, their sense and the words that say who."""

from __future__ import annotations

import re

from warehouse.extract import money, number_words
from warehouse.extract.numbers import Number, find_numbers
from warehouse.extract.passage import Found, Passage
from warehouse.extract.people_lexicon import PeopleWords, people_words
from warehouse.extract.scan import Term
from warehouse.records import Evidence, People, Sense, Span

_REACH = 7
_AND = frozenset(("and", "or", "et", "ou", "y", "e"))
_TOKEN = re.compile(r" ?\(?([^\W\d_](?:[^\W\d_]|['&./-](?=[^\W\d_]))*)")
_COORDINATE = re.compile(r" ?(?:,|and|or|&|et|ou|y|e|o|, and|, or|/) ")
# What makes a number before persons something else: a rate, an amount, a label, an age.
_NOT_A_COUNT = re.compile(
    r"(?:[$€£¥#]|\b(?:usd|eur|gbp|chf|us|resolutions?|resolucion|resolucao|articles?|articulos?|artigos?|sections?|nos?|no\.|number|n[o.]|chapter|target|indicator"
    r"|goal|phase|module|page|pages|room|sdg|sdgs|level|grade|day|item|annex|volume|version|step|part|paragraph|para"
    r"|building|batch|per|every|each|cada|pour|ages?|aged|under|below|edades|class"
    r"|(?:\d+|one|two|three|four|five|un|una|une|uma|dos|deux|duas)"
    r" (?:in|out of|in every|of every|of|de|de cada|em cada|sur|em))) ?$"
)
_YEAR_BEFORE = re.compile(
    r"(?:trained|training|reached|reaching|rescued|assisted|supported|for|with|of|total of|benefit(?:t?ed|t?ing)) $"
)
_SUBSET = re.compile(
    r"(?:including|among them|of whom|of which|dont|incluidos|incluidas|incluyendo|inclusive|incluindo) ?$"
)
_OF_THEM = re.compile(
    r" (?:of (?:them|whom|these)|d'entre (?:elles|eux)|de (?:ellos|ellas|eles|elas)) ?(?:were |are )?"
)
_WERE = re.compile(r" (?:were|are|eran|etaient|eram) ")
_DONE = r"(?:train|rescu|arrest|assist|support|help|repatriat|convict|identif|reach|freed|form|capacit|rescat)\w*"
_DONE_TO = re.compile(rf"{_DONE} $")
_WAS_DONE = re.compile(rf" (?:were|have been|had been|are being|ont ete|fueron|foram) {_DONE}")
_SHARED = re.compile(r" (?:male|female) (?:and|et|y|e) ")
_AND_ALSO = re.compile(r",? (?:and |y |et |e )?")
_A_RATE = re.compile(
    r",? (?:per (?:day|week|month|hour|year|100)|(?:a|every|each) (?:single )?(?:day|week|hour|minute)|par jour"
    r"|por dia|al dia)"
)
_LEADING = re.compile(
    r"^[ (]*(?:(?:of|de|d'|d’|were|are|eran|them|whom|these|entre|elles|eux|ellos|ellas|eles|elas)[ ]+)*", re.I
)
_OF = re.compile(r" (?:of|de|d') ?")
_DEMONYM = re.compile(r" [A-Z][a-z]{2,}(?:ans|ese|is)\b(?! [A-Z])")
_RANGE = re.compile(r"\d ?(?:-|to|and|a|et|y|e) ?$")
_SEIZED = re.compile(r"(?:arrest|detencion|detencoes|prisoes|suspect|sospechos)")
_NEAR = 60
_VICTIMS = re.compile(r"(?:victim|survivo|survivant|vitima|sobreviv|superviv|migrant|refug|displaced)")


def terms() -> list[Term]:
    """Number words and currencies, which people and money share."""
    return [*number_words.terms(), *money.terms()]


def extract_people(passage: Passage) -> Found[People]:
    """The counts of persons in the item's place line, title and body, in reading order.

    A number given twice in the item (in its title and its text, or for 'judges' and again for
    'participants') counts once, unless one list holds it twice for two kinds of people. The rule of
    a count that is part of another ('including 15,000 women') ends with 'part'. Counts in a lead-in
    belong to the list, not to each of its bullets, and are left.
    """
    item = passage.item
    values: list[People] = []
    evidence: list[Evidence] = []
    seen: dict[int, list[tuple[Span, str]]] = {}
    doubt = 0.0
    for span in (item.place_line, item.title, item.body):
        if not span:
            continue
        numbers = find_numbers(passage.text, passage.folded, span.start, span.end, passage.hits, passage.lang)
        for index in range(len(numbers)):
            reading = _read_count(passage, span, numbers, index, evidence[-1] if evidence else None)
            if reading is None:
                continue
            people, words, rule, unsure = reading
            head = people.who.split()[-1].lower()
            before = seen.setdefault(people.n, [])
            if any(other != span or kind == head for other, kind in before):
                continue
            before.append((span, head))
            values.append(people)
            evidence.append(Evidence("people", str(people.n), words, rule))
            doubt = max(doubt, unsure)
    return Found(tuple(values), tuple(evidence), doubt)


def _read_count(
    passage: Passage, span: Span, numbers: list[Number], index: int, last: Evidence | None
) -> tuple[People, Span, str, float] | None:
    """What the number counts, with the words it rests on, the rule and the doubt; None if no persons."""
    number, words, folded = numbers[index], people_words(), passage.folded
    if number.value < 2 or (number.value != int(number.value)):
        return None
    end = _end_of_persons(passage, span, numbers, index, words)
    if end is None or _A_RATE.match(folded, end, span.end):
        return None
    before = folded[max(span.start, number.start - 28) : number.start]
    if _NOT_A_COUNT.search(before):
        return None
    bound, start = _bound(before, number, words)
    like_a_year = 1900 <= number.value <= 2100 and folded[number.start : number.end].isdigit()
    if like_a_year and start == number.start and not _YEAR_BEFORE.search(before):
        return None
    who = _LEADING.sub("", passage.text[number.end : end])
    sense, cued = _sense(folded, span, number.start, end, words)
    if number.value == 2 and not (_DONE_TO.search(before) or _WAS_DONE.match(folded, end, span.end)):
        return None
    is_part = bool(last and _is_part(folded, last, start, number.end))
    rule = f"count:{sense.value}{':part' if is_part else ''}"
    unsure = 0.1 if cued else 0.35
    return People(int(number.value), who, sense, bound, is_part), Span(start, end), rule, unsure


def _is_part(folded: str, last: Evidence, start: int, end: int) -> bool:
    """Whether the count is part of the last one: 'including 45 women and 5 girls', '(45 women)', '45 of them'."""
    between = folded[last.span.end : start]
    if last.rule.endswith(":part") and _AND_ALSO.fullmatch(between):
        return True
    return len(between) < _NEAR and bool(
        between == " (" or _SUBSET.search(between) or _OF_THEM.match(folded, end) or between.endswith("whom ")
    )


def _end_of_persons(passage: Passage, span: Span, numbers: list[Number], index: int, words: PeopleWords) -> int | None:
    """Where the words that name the counted persons end, None if the number counts something else.

    They never run into the next number, but '45 male and 30 female officers' share their noun.
    """
    number, folded, end, at = numbers[index], passage.folded, span.end, numbers[index].end
    if not folded.startswith((" ", "\n"), at):
        return None
    if index + 1 < len(numbers):
        if _SHARED.fullmatch(folded, at, numbers[index + 1].start):
            return _end_of_persons(passage, span, numbers, index + 1, words)
        end = max(at, numbers[index + 1].start)
    if (
        link := _OF_THEM.match(folded, at, end)
        or (_SUBSET.search(folded, max(span.start, number.start - 20), number.start) and _WERE.match(folded, at, end))
    ) or (number.scale > 1 and (link := _OF.match(folded, at, end))):
        at = link.end() - 1
    elif passage.lang == "en" and (people := _DEMONYM.match(passage.text, at, end)):
        return people.end()
    head = _head(folded, at, end, words, passage.lang)
    if head is None:
        return None
    while (link := _COORDINATE.match(folded, head, end)) and (
        more := _head(folded, link.end() - 1, end, words, "en", 4)
    ):
        head = more
    return head


def _head(folded: str, at: int, end: int, words: PeopleWords, lang: str, reach: int = _REACH) -> int | None:
    """The end of the first word within reach that names persons, if only what describes them stands before it."""
    for _ in range(reach):
        match = _TOKEN.match(folded, at, end)
        if match is None:
            return None
        token = match[1]
        if token in words.nouns:
            return _after_head(folded, match.end(), end, words)
        if token in words.stops or token in words.things or token.startswith("year"):
            return None
        if token in words.weak:
            following = _TOKEN.match(folded, match.end(), end)
            if following is None or following[1] in words.stops or following[1] in _AND:
                return match.end()
        elif lang == "en" and token[-1] == "s" and token[-2:] != "'s" and token not in words.between:
            return None
        at = match.end()
    return None


def _after_head(folded: str, at: int, end: int, words: PeopleWords) -> int | None:
    """The end of the persons, drawn on over 'women prosecutors', None for 'women (crisis) shelters'."""
    while match := _TOKEN.match(folded, at, end):
        if match[1] not in words.nouns:
            following = _TOKEN.match(folded, match.end(), end)
            if match[1] in words.stops or match[1] in _AND or not following or following[1] not in words.nouns:
                break
            match = following
        at = match.end()
    if match and match[1] in words.links:
        match = _TOKEN.match(folded, match.end(), end)
    return None if match and match[1] in words.things else at


def _bound(before: str, number: Number, words: PeopleWords) -> tuple[str, int]:
    match = words.bound.search(before)
    if match:
        return words.bound_of[match[1]], number.start - (len(before) - match.start())
    if number.is_more:
        return "more than", number.start
    if _RANGE.search(before):
        return "up to", number.start
    return ("around" if number.is_about else ""), number.start


def _sense(folded: str, span: Span, start: int, end: int, words: PeopleWords) -> tuple[Sense, bool]:
    """The sense in which persons are counted, and whether the words about them say so.

    That they are victims must stand near the count; that they were trained or attended may stand
    anywhere in its sentence, for 'participants' anywhere before.
    """
    who = folded[start:end].partition(",")[0]
    if _SEIZED.search(who):
        return Sense.OTHER, True
    if _VICTIMS.search(who):
        return Sense.VICTIMS, True
    first, last = _sentence(folded, span, start, end)
    cues = words.senses
    if cues[Sense.TRAINED].search(folded, first, last):
        return Sense.TRAINED, True
    if cues[Sense.VICTIMS].search(folded, max(first, start - _NEAR), min(last, end + _NEAR)):
        return Sense.VICTIMS, True
    if cues[Sense.ATTENDED].search(folded, first, last):
        trained = "participant" in who and cues[Sense.TRAINED].search(folded, span.start, first)
        return (Sense.TRAINED if trained else Sense.ATTENDED), True
    if cues[Sense.REACHED].search(folded, first, last):
        return Sense.REACHED, True
    return Sense.OTHER, False


def _sentence(folded: str, span: Span, start: int, end: int) -> tuple[int, int]:
    first = max(folded.rfind(". ", span.start, start) + 1, folded.rfind("\n", span.start, start) + 1, span.start)
    stops = [at for at in (folded.find(". ", end, span.end), folded.find("\n", end, span.end)) if at >= 0]
    return first, min(stops, default=span.end)
