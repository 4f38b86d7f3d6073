"""Explicit counts of persons, with their bound, their sense and the words that say who."""

from __future__ import annotations

import re

from warehouse.extract import money, number_words
from warehouse.extract.numbers import Number, find_numbers
from warehouse.extract.passage import Found, Passage
from warehouse.extract.people_elsewhere import OF_THEM, OUT_OF, persons_elsewhere
from warehouse.extract.people_lexicon import PeopleWords, people_words
from warehouse.extract.people_nouns import AND, ODD, end_of_persons, is_out_of_next, token_at
from warehouse.extract.people_sense import tell_sense
from warehouse.extract.scan import Term
from warehouse.records import Evidence, People, Span

_SIGNS = ("$", "€", "£", "¥", "#")
_JOINED = AND | {"to", "a", "o"}
# 'Provinces 1 and 5', 'Articles 3, 4 and 5'.
_LABELLED_PAIR = re.compile(r"[^\W\d_]{3}s (?:\d{1,3}(?:,|,? and|,? or|-| y| et| e| to| a| ou| o) ?)+$")
# 'Women aged 15-49', 'mujeres de edades entre 15 y 49'.
_AGE_RANGE = re.compile(
    r"\b(?:aged?|ages|edad|edades|agees?|idades?)(?: (?:between|from|of|entre|de))?"
    r" \d{1,2} ?(?:[-\u2013]|to|and|a|y|et|e) ?$"
)
# 'One in ten women', 'una de cada tres', '2 pour 100', but '71 of 80 candidates', 'one of 27 students'.
_RATIO = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|un|una|une|uma|dos|tres|cuatro|seis|siete|ocho|nueve"
    r"|deux|trois|quatre|sept|huit|neuf|dois|duas|quatro|sete|oito|nove)"
    r" (in|out of|in every|of every|of|de|de cada|em cada|sur|em|pour) ?$"
)
# What stands before a year rather than before persons: 'in 2017 police officers', ', 2018 participants'.
_BEFORE_A_YEAR = frozenset(
    (
        *(
            "in",
            "since",
            "until",
            "till",
            "by",
            "from",
            "to",
            "of",
            "and",
            "or",
            "between",
            "after",
            "before",
            "during",
        ),
        *("early", "late", "mid", "year", "spring", "summer", "autumn", "fall", "winter"),
        *("en", "de", "del", "desde", "hasta", "depuis", "em", "do", "a", "et", "y", "e", "ano", "annee"),
    )
)
_MAY_BOUND = frozenset(("to", "of", "de", "a"))
_TOTAL_OF = re.compile(r"(?:total|group|groupe|grupo|class) (?:of|de) $")
_DONE = r"(?:train|rescu|arrest|assist|support|help|repatriat|convict|identif|reach|freed|form|capacit|rescat)\w*"
_DONE_TO = re.compile(
    rf"\b(?:{_DONE}|(?:traffick|smuggl|exploit|explot|explor|enslav|abus|kidnap|abduct|assault|recruit|reclut|recrut|alici)\w*"
    r"|took|taken|taking|sold|selling|brought|lured|vend\w+|emmen\w+|llev\w+|levado|levou|levar) $"
)
_WAS_DONE = re.compile(rf" (?:were|have been|had been|are being|ont ete|fueron|foram) {_DONE}")
_AND_ALSO = re.compile(r",? (?:and |y |et |e )?")
_A_RATE = re.compile(
    r",? (?:per (?:day|week|month|hour|year|100)|(?:a|every|each) (?:single )?(?:day|week|month|year|hour|minute)"
    r"|par jour|por dia|al dia)"
)
_COMPARED = re.compile(  # 'up from 112 guests the year before'
    r"(?:\b(?:(?:up|down) from|compared (?:with|to)|en comparacion con|em comparacao com)"
    r"|(?:[,;(]|\d) ?(?:against|frente a|contre|contra)) "
    r"(?:(?:the|only|just|some|about|las?|los|les|as|os) )?$"
)
_MEMBERS_OF = re.compile(r" (?:of|de la|de l'|de|da|du|del) (?:the )?")
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|last|this|final|primera?|segund[ao]|tercera?|premiere|deuxieme|primeira|ultim[ao])"
    r" \w+ $"
)
_LEADING = re.compile(
    r"^[ (]*(?:(?:of|de|d['’] ?|were|are|eran|l[oae]s|[oa]s|them|whom|these|entre|elles|eux|ellos|ellas|eles|elas)"
    r"(?: +|(?<=['’])))*",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d(?:-| (?:to|and|a|et|y|e) )$")
_PART_NEAR = 90


def terms() -> list[Term]:
    """Number words and currencies, which people and money share."""
    return [*number_words.terms(), *money.terms()]


_MANKIND = 1e9  # so many people are no count of those whom an activity was for


def extract_people(passage: Passage, measures: Found[str]) -> Found[People]:
    """The counts of persons in the item's place line, title and body, in reading order.

    A number given twice in the item (in its title and its text, or for 'judges' and again for
    'participants') counts once, unless one list holds it twice for two kinds of people. The rule of
    a count that is part of another ('including 15,000 women') ends with 'part'. Counts in a lead-in
    belong to the list, not to each of its bullets, and are left. The item's `measures` tell in what sense
    persons are counted where no words about them do.
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
            last = (values[-1], evidence[-1]) if values else None
            reading = _read_count(passage, span, numbers, index, last, measures.values)
            if reading is None:
                continue
            people, words, rule, unsure = reading
            head = people.who.rpartition(" ")[2].lower()
            before = seen.setdefault(people.n, [])
            if any(other != span or kind == head or not head for other, kind in before):
                continue
            before.append((span, head))
            values.append(people)
            evidence.append(Evidence("people", str(people.n), words, rule))
            doubt = max(doubt, unsure)
    if split := _breakdowns(passage.text, values, evidence):
        values = [people for place, people in enumerate(values) if place not in split]
        evidence = [words for place, words in enumerate(evidence) if place not in split]
    return Found(tuple(values), tuple(evidence), doubt)


def _breakdowns(text: str, values: list[People], evidence: list[Evidence]) -> set[int]:
    """Where parts in brackets add up to the count before them: '36 inspectors (24 men and 12 women)' count once."""
    split: set[int] = set()
    whole = 0
    for place, people in enumerate(values):
        if not people.is_part:
            whole = place
            continue
        parts = range(whole + 1, place + 1)
        is_in_brackets = len(parts) > 1 and text.startswith(" (", evidence[whole].span.end)
        if is_in_brackets and sum(values[part].n for part in parts) == values[whole].n:
            split.update(parts)
    return split


def _read_count(
    passage: Passage,
    span: Span,
    numbers: list[Number],
    index: int,
    last: tuple[People, Evidence] | None,
    measures: tuple[str, ...],
) -> tuple[People, Span, str, float] | None:
    """What the number counts, with the words it rests on, the rule and the doubt; None if no persons."""
    number, words, folded = numbers[index], people_words(), passage.folded
    if not 2 <= number.value < _MANKIND or number.value != int(number.value):
        return None
    before = folded[max(span.start, number.start - 28) : number.start]
    if _is_year(folded, number, before, words):
        return None
    following = token_at(folded, number.end, span.end)
    if following and following[1] in words.months:
        return None
    end, elsewhere = end_of_persons(passage, span, numbers, index), None
    if end is None and (elsewhere := persons_elsewhere(passage, span, numbers, index, last and last[1])):
        end = elsewhere.end
    if end is None or _A_RATE.match(folded, end, span.end) or _is_labelled(before, words) or _is_ratio(before, number):
        return None
    if _COMPARED.search(before) or _are_states(passage, end):
        return None
    bound, start = _bound(before, number, words)
    count = Span(start, number.end if elsewhere else end)
    if not bound and folded.startswith(ODD, number.end):
        bound = "around"
    if number.value == 2 and not _is_dealt_with(before, folded, end, span.end, words):
        return None
    before_it = last[0] if last and elsewhere and elsewhere.goes_on else None
    if elsewhere and elsewhere.noun:
        start, who = min(start, elsewhere.noun.start), elsewhere.noun.of(passage.text)
    elif elsewhere:
        who = before_it.who if before_it else ""
    else:
        who = _LEADING.sub("", passage.text[number.end : end])
    sense, cued = tell_sense(folded, span, count, int(number.value), measures)
    if before_it and not cued:
        sense = before_it.sense
    is_part = is_out_of_next(folded, numbers, index) or bool(
        last and _is_part(folded, last[1], start, number.end, before_it is not None)
    )
    rule = f"count:{sense.value}{':part' if is_part else ''}"
    unsure = 0.1 if cued and not elsewhere else 0.35
    return People(int(number.value), who, sense, bound, is_part), Span(start, end), rule, unsure


def _are_states(passage: Passage, end: int) -> bool:
    """Whether they are members of an organisation of States: 'the ten members of ASEAN'."""
    if (of := _MEMBERS_OF.match(passage.folded, end)) is None:
        return False
    named = [hit for hit in passage.hits.get("area.name", ()) if not hit.payload.is_adjective]  # 'the Arab network'
    return any(hit.start == of.end() for hit in (*named, *passage.hits.get("area.body", ())))


def _is_labelled(before: str, words: PeopleWords) -> bool:
    """Whether it is a sum or the number of something: '$45', 'resolution 45', 'Provinces 1 and 5'."""
    last = before.split()[-1:] or [""]
    if last[0][-1:] in _SIGNS or _AGE_RANGE.search(before):
        return True
    if last[0] in words.labels or last[0].removesuffix("s") in words.labels:
        return _ORDINAL.search(before) is None
    return _LABELLED_PAIR.search(before) is not None if last[0] in _JOINED or last[0][-1:] in ",-" else False


def _is_ratio(before: str, number: Number) -> bool:
    """Whether it is what a share is out of, which is a small or round number where 'of' stands before it."""
    ratio = _RATIO.search(before)
    return ratio is not None and (
        ratio[1] not in ("of", "de", "out of") or number.value <= 10 or number.value % 100 == 0
    )


def _is_dealt_with(before: str, folded: str, end: int, limit: int, words: PeopleWords) -> bool:
    """Whether the words around say what was done to the persons: 'rescued two girls', 'two men were sentenced'."""
    return bool(
        _DONE_TO.search(before)
        or words.done.search(before)
        or _WAS_DONE.match(folded, end, limit)
        or words.undergoes.match(folded, end, limit)
    )


def _is_year(folded: str, number: Number, before: str, words: PeopleWords) -> bool:
    """Whether the digits are a year: '2000 people' are not, unless 'in' or a month stands before them."""
    if not 1900 <= number.value <= 2100 or not folded[number.start : number.end].isdigit():
        return False
    last = before.split()[-1:]
    if not last or last[0][-1] in ",/-(":
        return True
    if last[0] in _MAY_BOUND and (_TOTAL_OF.search(before) or words.bound.search(before)):
        return False
    return last[0] in _BEFORE_A_YEAR or last[0] in words.months


def _is_part(folded: str, last: Evidence, start: int, end: int, goes_on: bool) -> bool:
    """Whether the count is part of the last one: 'including 45 women and 5 girls', '(45 women)', '45 of them'."""
    between = folded[last.span.end : start]
    if len(between) > _PART_NEAR:
        return OF_THEM.match(folded, end) is not None
    if last.rule.endswith(":part") and (goes_on or _AND_ALSO.fullmatch(between)):
        return True
    return bool(
        between == " ("
        or people_words().subset.search(between)
        or OF_THEM.match(folded, end)
        or (goes_on and OUT_OF.search(folded, max(0, last.span.start - 24), last.span.start))
    )


def _bound(before: str, number: Number, words: PeopleWords) -> tuple[str, int]:
    match = words.bound.search(before)
    if match:
        return words.bound_of[match[1]], number.start - (len(before) - match.start())
    if number.is_more:
        return "more than", number.start
    if _RANGE.search(before):
        return "up to", number.start
    return ("around" if number.is_about else ""), number.start
