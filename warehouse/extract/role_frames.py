"""What a sentence says of a place across a few words: who pays, who goes where, what only serves as a likeness."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from warehouse.extract.place_lexicon import frames_file
from warehouse.extract.place_setting import Setting, is_near, place_setting, words_between
from warehouse.extract.role_payers import Standing, pays
from warehouse.extract.scan import Hit, Term

SCOPE = 110  # how far before and after a place its sentence is looked at, in characters


FRAMES = (
    "pay",
    "unpaid",
    "give",
    "money",
    "gift",
    "payer",
    "back",
    "works",
    "journey",
    "over",
    "plight",
    "persons",
    "origin",
    "expert",
    "actor",
    "pupil",
    "lender",
    "coach",
    "teach",
    "likeness",
    "trial",
    "meet",
    "stay",
    "visit",
    "school",
    "travel",
    "stop",
)


class Reading(NamedTuple):
    """What is said of a list of places.

    `role` is 'donor', 'mention', 'aside', 'plight', 'location', 'visit', 'actor' or ''; `letters` those of its
    preposition. `is_opening` says that a sentence opens with it ('In Kenya, ...'), `is_subject` that one opens with it
    bare ('Kenya adopted ...'), `is_heading` that a stretch does and a colon follows ('Kenya and Uganda: ...'),
    `may_stop` that a word of the sentence may deny what it says; `size` is how many places are listed.
    """

    role: str
    letters: str
    is_opening: bool
    is_subject: bool
    is_heading: bool
    may_stop: bool
    size: int = 1


def frame_terms() -> list[Term]:
    """The words of `role_frames.yml` as terms of the kind 'place.frame' that bear the name of their frame."""
    found: dict[tuple[str, str], Term] = {}
    file = frames_file()
    for name in FRAMES:
        for form in getattr(file, name):
            stem = form.removesuffix("*")
            found.setdefault((name, form), Term("place.frame", stem, name, prefix=stem != form))
    return list(found.values())


_BREAK = re.compile(r"[.;!?:](?= )|\n| - ")


def read_frame(
    text: str,
    folded: str,
    frames: Sequence[Hit],
    group: tuple[int, int],
    breaks: Sequence[int],
    is_people: bool,
    prior: tuple[int, bool],
    size: int,
) -> Reading:
    """What the frames around a list of places say.

    `group` is where the list of places stands, `breaks` where sentences of its stretch end; `is_people` tells a
    people or adjective from a name; `prior` where the list before it ends, and whether that is a stop of a journey;
    `size` is how many places are listed.
    """
    start, end = group
    left, right = _sentence(folded, start, end, breaks)
    setting = place_setting(folded, left, start)
    named = _NAMED_BEFORE.search(folded, max(left, start - 40), start) if is_people else None
    payer = place_setting(folded, left, named.start()) if named else setting
    first = bisect_left(frames, (left,))
    middle = bisect_left(frames, (start,))
    after = [hit for hit in frames[middle : bisect_left(frames, (right,))] if hit.start >= end]
    before = frames[first:middle]
    role = ""
    if before or after or setting.letters == "L":
        standing = Standing(text, folded, before, after, payer, start, end, is_people and not named)
        role = (
            ("donor" if pays(standing) else "")
            or _behind(text, folded, before, setting, is_people, prior, size)
            or (_belongs(folded, before, after, group) if is_people else "")
            or _precedes(folded, after, setting, end, is_people)
            or _acts(folded, before, after, setting, group, is_people)
        )
    is_opening = "I" in setting.letters and setting.start == left
    may_stop = False
    for hit in frames[first : middle + len(after)]:
        if hit.payload == "stop":
            may_stop = True
            break
    is_bare = not setting.letters or setting.word == "a"
    is_subject = is_bare and not is_people and _ARTICLE_ONLY.fullmatch(folded, left, setting.start) is not None
    is_heading = is_bare and setting.start == breaks[0] and _HEADING.match(folded, end) is not None
    return Reading(role, setting.letters, is_opening, is_subject, is_heading, may_stop, size)


_NAMED_BEFORE = re.compile(
    r"\b(?:gobierno|gouvernement|governo|embajada|ambassade|embaixada|cooperacion|cooperation|cooperacao|agencia|agence"
    r"|ministere|ministerio|consulado|consulat)(?: \w+)? $"
)
_ARTICLE_ONLY = re.compile(r"(?:the|el|la|los|las|le|les|l'|o|a|os|as)? ?")
_HEADING = re.compile(r"(?:, [\w' ]{3,30})?\s?(?::| - )")


def sentence_breaks(folded: str, start: int, end: int) -> list[int]:
    """Where the sentences and clauses of a stretch end, its own ends among them."""
    return [start, *[match.end() for match in _BREAK.finditer(folded, start, end)], end]


def _sentence(folded: str, start: int, end: int, breaks: Sequence[int]) -> tuple[int, int]:
    left, right = breaks[bisect_right(breaks, start) - 1], breaks[bisect_right(breaks, end - 1)]
    if folded[left : left + 1] == " ":
        left += 1
    return max(left, start - SCOPE), min(right, end + SCOPE)


def _behind(
    text: str, folded: str, before: Sequence[Hit], setting: Setting, is_people: bool, prior: tuple[int, bool], size: int
) -> str:
    """What the words before a place and its preposition say."""
    letters = setting.letters
    used, is_led = prior
    if (
        is_led
        and ("T" in letters or "V" in letters or letters == "F")
        and _CHAIN.fullmatch(folded, used, setting.start)
        and not (setting.word == "a" and folded[used] == ",")
    ):
        return "mention"
    if letters == "L" and (setting.word != "but" or _ALL.search(folded, max(0, setting.start - 40), setting.start)):
        return "mention"
    if letters in ("F", "O", "OF") and _CITIZEN.search(text, max(0, setting.start - 40), setting.start):
        return "aside"
    if letters in ("F", "OF") and _NOT_FROM.search(folded, max(0, setting.start - 70), setting.start):
        return "mention"
    found, is_taught = "", False
    for hit in reversed(before):
        name = hit.payload
        if hit.end > setting.start:
            continue
        gap = words_between(folded, hit.end, setting.start)
        if gap > 12:
            break
        if name == "over" and not letters and gap == 0 and not is_people:
            return "mention"
        if name == "teach" and not is_taught:
            is_taught = True
            if ("B" in letters and gap <= 2) or (is_people and _TAUGHT_BY.match(folded, hit.end)):
                return "aside"
        if is_led and hit.start < used and name in ("journey", "likeness", "persons", "plight"):
            continue
        if (
            name == "journey"
            and found != "location"
            and (("T" in letters and gap <= 4) or ("F" in letters and gap <= 4) or ("V" in letters and gap <= 4))
        ):
            if gap > 2 and ("O" in letters or setting.word == "en"):
                continue
            if "O" in letters and folded[hit.end - 3 : hit.end] in _NOUN_ENDS:
                continue
            return "mention"
        if (
            name in ("likeness", "trial")
            and gap <= 3
            and (letters in ("O", "F", "OF", "I", "TI") or setting.word == "to")
        ):
            words_before = folded[max(0, hit.start - 24) : hit.start]
            if _EARLIER.search(words_before) if name == "trial" else not _SHARED.search(words_before):
                return "mention"
        if (
            name == "expert"
            and gap == 0
            and setting.word == "from"
            and _BY_ONE.search(folded, max(0, hit.start - 24), hit.start)
        ):
            return "aside"
        if name == "lender" and gap <= 1 and size <= 2 and ("F" in letters or "O" in letters):
            return "aside"
        if name == "origin" and gap <= 1 and letters in ("F", "OF"):
            return "aside"
        if name == "persons" and gap <= 1 and ("F" in letters or setting.word == "of") and not is_people:
            return "aside"
        if name == "persons" and "I" in letters and gap <= 5 and _WHO_DID.match(folded, hit.end, setting.start):
            found = found or "plight"
        if name == "plight" and "I" in letters and gap <= 1 and _WHO.search(folded, max(0, hit.start - 24), hit.start):
            return "mention"
        if (
            name == "plight"
            and ("I" in letters or letters == "F")
            and gap <= (8 if folded.startswith(_PROMISES, hit.start) else 3)
            and setting.word not in ("across", "throughout")
        ):
            found = found or "plight"
        if name == "visit" and gap <= 9 and letters and "W" not in letters and "B" not in letters:
            return "visit"
        if name == "stay" and gap <= 9 and ("I" in letters or "T" in letters):
            found = found or "location"
        if name == "travel" and "T" in letters and gap <= 3:
            return "mention" if is_near(before, "persons", 0, hit.start) else "location"
        if name == "travel" and letters == "F" and gap <= 2 and is_near(before, "persons", 0, hit.start):
            return "mention"
        if name == "school" and gap <= 5 and "O" in letters and is_near(before, "stay", 0, hit.start):
            found = found or "location"
        if name == "meet" and gap <= 12 and "I" in letters:
            found = found or "location"
    return found


_CITIZEN = re.compile(r"\b[A-ZÀ-Þ][\w.'-]+ [A-ZÀ-Þ][\w'-]+, $")  # 'Ada Obi, of Ghana'
_PROMISES = ("promis", "promet", "lured", "offered", "engana", "atra")
_NOT_FROM = re.compile(r"\b(?:not|non|nao|y no|e nao|pas)(?:, [^,;]{1,50},| \w+)? $")
_NOUN_ENDS = frozenset(("eur", "urs", "sta", "tas", "dor", "ion", "cao", "nes", "ing", "nte", "nts", "ias"))
_EARLIER = re.compile(
    r"\b(?:first|already|earlier|originally|previously|long|primero|ya|antes|deja|d'abord|ja|primeiro)(?: \w+)? $"
)
_WHO = re.compile(
    r"\b(?:who|que|qui|quem) (?:had|have|has|were|was|are|habian|avaient|tinham|estaban|etaient)(?: \w+)? $"
)
_WHO_DID = re.compile(r"(?: \w+)?,? (?:who|that|que|qui) ")
_CHAIN = re.compile(
    r",? (?:(?:and|then|on|onwards?|from|there|y|de|desde|alli|luego|et|puis|ensuite|la|e|dali|depois|finally)[\s,]*)*"
)
_ALL = re.compile(r"\b(?:all|every|each|none|nothing|everywhere|anywhere|not)\b")
_TAUGHT_BY = re.compile(r" (?:by|por|par|pelo|pela|pelos) ")
_SHARED = re.compile(r"\b(?:shar\w+|exchang\w+|intercambi\w+|compart\w+|echang\w+|partag\w+|troc\w+)(?: \w+){0,2} $")
_ARTICLE = re.compile(r"(?:^|[\s(])(?:an?|another|un|una|une|uma|um) $")
_ARE = re.compile(r"\b(?:are|were|is|was|son|eran|es|era|sont|etaient|est|etait|sao|eram) $")
_NO_NOUN = re.compile(r"[,.;:)]| (?:and|or|who|was|were|had|has|to|y|o|que|et|ou|qui|e|with|from|by|in)\b")
_BY_ONE = re.compile(r"(?:\b(?:by|of|with|from) |[.;:]\s|^)an? (?:[\w-]+ )?$")
_ONE = re.compile(r"\b(?:an?|one|another|un|una|une|uma|um) (?:[\w-]+ ){0,3}$")


def _belongs(folded: str, before: Sequence[Hit], after: Sequence[Hit], group: tuple[int, int]) -> str:
    """'aside' where a people's name only says whose nationals, or which single expert, is meant."""
    start, end = group
    if _NO_NOUN.match(folded, end) and (
        _ARTICLE.search(folded, max(0, start - 8), start) or _ARE.search(folded, max(0, start - 10), start)
    ):
        return "aside"
    for hit in after:
        gap = words_between(folded, end, hit.start)
        if gap > 1 or folded[end : end + 1] != " ":
            break
        if hit.payload == "persons":
            return "aside"
        if is_near(after, "pupil", end, end + 90):
            continue
        if hit.payload == "expert" and (folded[hit.end - 1] == "s" or _ONE.search(folded, max(0, start - 40), start)):
            return "aside"
    for hit in reversed(before):
        gap = words_between(folded, hit.end, start)
        if gap > 1:
            break
        if hit.payload == "persons":
            return "aside"
        if hit.payload == "expert" and _ONE.search(folded, max(0, hit.start - 24), hit.start):
            return "aside"
    return ""


def _acts(
    folded: str, before: Sequence[Hit], after: Sequence[Hit], setting: Setting, group: tuple[int, int], is_people: bool
) -> str:
    """'actor' where officials or institutions are of the place: 'Thai labour inspectors', 'the navy of Peru'."""
    start, end = group
    if not is_people:
        if setting.letters not in ("F", "O", "OF"):
            return ""
        start = setting.start
    elif folded[end : end + 1] == " ":
        for hit in after:
            if words_between(folded, end, hit.start) > 1:
                break
            if hit.payload == "actor":
                return "location" if setting.word == "at" else "actor"
    for hit in reversed(before):
        if hit.end > start:
            continue
        if words_between(folded, hit.end, start) > (1 if is_people else 3):
            break
        if hit.payload == "actor":
            return "" if "," in folded[hit.end : start] else "actor"
    return ""


_EVENTS = frozenset(("ing", "ngs", "hop", "ops", "nce", "nar", "rum", "mit", "ess", "rse", "ion", "ium"))


def _precedes(folded: str, after: Sequence[Hit], setting: Setting, end: int, is_people: bool) -> str:
    """What stands right after a place: 'the Filipino example', 'detectives from Kenya coached'."""
    for hit in after:
        if (
            hit.payload == "coach"
            and (is_people or setting.letters == "F")
            and words_between(folded, end, hit.start) <= is_people
        ):
            return "aside"
        if hit.start - end > 1:
            break
        if hit.payload == "meet" and not is_people and folded[end] == " ":
            return "location" if folded[hit.end - 3 : hit.end] in _EVENTS else ""
        if hit.payload == "likeness" and folded[hit.start : hit.end].startswith(
            ("model", "exam", "exper", "prece", "prac")
        ):
            return "mention"
    return ""
