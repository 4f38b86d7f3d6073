"""What a sentence says of a place across a few words: who pays, who goes where, what only serves as a likeness."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from warehouse.extract.place_lexicon import frames_file, roles_file
from warehouse.extract.place_setting import Setting, Standing, is_near, place_setting, words_between
from warehouse.extract.role_behind import read_behind
from warehouse.extract.role_payers import backs, pays
from warehouse.extract.scan import Hit, Term

SCOPE = 110  # how far before and after a place its sentence is looked at, in characters


FRAMES = (
    "pay",
    "renew",
    "unpaid",
    "give",
    "money",
    "gift",
    "thank",
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
    "contrast",
    "trial",
    "meet",
    "stay",
    "visit",
    "school",
    "travel",
    "stop",
)
# What opens a second scene: 'while in Moldova, safe spaces were opened'.
_BESIDES = (
    ", while ",
    ", whereas ",
    "; ",
    ", mientras que ",
    ", mientras ",
    ", tandis qu'",
    ", alors qu'",
    ", enquanto ",
)


class Reading(NamedTuple):
    """What is said of a list of places.

    `role` is 'donor', 'backer', 'mention', 'origin', 'destination', 'home', 'aside', 'plight', 'location', 'visit',
    'actor' or ''; `letters` those of its preposition. `is_opening` says that a sentence opens with it ('In Kenya, ..'),
    `is_subject` that one opens with it bare ('Kenya adopted ...'), `is_heading` that a stretch does and a colon
    follows ('Kenya and Uganda: ...'), `may_stop` that a word of the sentence may deny what it says; `size` is how
    many places are listed, `listing` where their list begins.
    """

    role: str
    letters: str
    is_opening: bool
    is_subject: bool
    is_heading: bool
    may_stop: bool
    size: int = 1
    listing: int = -1


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
    first, last = bisect_left(frames, (left,)), bisect_left(frames, (right,))
    before = frames[first : bisect_left(frames, (start,), first, last)]
    after = frames[bisect_left(frames, (end,), first, last) : last]
    kinds = {hit.payload for hit in frames[first:last]}
    role = ""
    if before or after or setting.letters == "L":
        place = Standing(text, folded, before, after, setting, start, end, is_people, size)
        paying = place._replace(setting=place_setting(folded, left, named.start()), is_people=False) if named else place
        role = (
            ("donor" if pays(paying, kinds) else "")
            or ("actor" if "meet" in kinds and _meet(place) else "")
            or read_behind(place, prior)
            or (_belongs(text, folded, before, after, group) if is_people else "")
            or _precedes(folded, after, setting, end, is_people, size)
            or ("backer" if "back" in kinds and backs(paying) else "")
            or _acts(folded, before, after, setting, group, is_people)
        )
    is_opening = "I" in setting.letters and (setting.start == left or folded.endswith(_BESIDES, left, setting.start))
    is_bare = not setting.letters or setting.word == "a"
    is_subject = (
        is_bare and not (is_people and role) and _ARTICLE_ONLY.fullmatch(folded, left, setting.start) is not None
    )
    is_heading = is_bare and setting.start == breaks[0] and _HEADING.match(folded, end) is not None
    is_kept_out = is_subject and (
        _stands_aside().match(folded, end, right) is not None or _SINCE.match(folded, end, right) is not None
    )
    if not role and (is_kept_out or (is_bare and folded.endswith((" nor ", " ni ", " nem "), left, start))):
        role = "aside"
    return Reading(role, setting.letters, is_opening, is_subject, is_heading, "stop" in kinds, size, start)


@cache
def _stands_aside() -> re.Pattern[str]:
    """After 'Serbia': ' supplied none', ', which is no member, sent its regrets'; `_SINCE` ' has sent them since'."""
    aside = "|".join(map(re.escape, roles_file().stops.aside))
    return re.compile(rf"(?:'s(?: \w+){{1,2}})?(?:, [^,.;]{{3,70}},)?(?: \w+){{0,4}}? (?:{aside})")


_SINCE = re.compile(
    r" (?:ha(?:s|ve)(?: [\w-]+){1,5} since\b|(?:\w+ ){1,5}(?:(?:desde|depuis) (?:\d{4}|hace\b)"
    r"|(?:long|years) ago\b|hace (?:anos|tiempo)\b|il y a (?:longtemps|des annees)\b|ha (?:anos|muito)\b))"
)


_NAMED_BEFORE = re.compile(
    r"\b(?:gobierno|gouvernement|governo|embajada|ambassade|embaixada|cooperacion|cooperation|cooperacao|agencia|agence"
    r"|ministere|ministerio|consulado|consulat)(?: \w+)? $"
)
_ARTICLE_ONLY = re.compile(r"(?:neither |ni |nem )?(?:the|el|la|los|las|le|les|l'|o|a|os|as)? ?")
_HEADING = re.compile(r"(?:, [\w' ]{3,30}| \([^()\n]{2,30}\))?\s?(?::| - )")


def sentence_breaks(folded: str, start: int, end: int, first: int, last: int) -> list[int]:
    """Where the sentences and clauses of a stretch end within reach of [first, last), its own ends among them."""
    near = _BREAK.finditer(folded, max(start, first - SCOPE), min(end, last + SCOPE))
    return [start, *[match.end() for match in near], end]


def _sentence(folded: str, start: int, end: int, breaks: Sequence[int]) -> tuple[int, int]:
    left, right = breaks[bisect_right(breaks, start) - 1], breaks[bisect_right(breaks, end - 1)]
    if folded[left : left + 1] == " ":
        left += 1
    return max(left, start - SCOPE), min(right, end + SCOPE)


_SEVERAL = 2
_NEAR_PERSONS = 16
_MEETING = re.compile(  # what people of several countries do together
    r"\b(?:met|sat|gathered|convened|came together|discussed|compared|demanded|brought (?=[^.;]*\btogether)"
    r"|se reunieron|se reunio|se encontraron|dialogaron|reunio a|se sont (?:reuni\w*|rencontr\w*)|a reuni|ont reuni"
    r"|reuniram|reuniu|encontraram-se|dialogaram)\b"
)


def _meet(place: Standing) -> bool:
    """Whether nationals of several countries take part: 'Syrian and Iraqi women met', not 'Somali women were freed'."""
    at = place.setting.start
    if place.size < _SEVERAL or not (place.is_people or is_near(place.before, "persons", at - _NEAR_PERSONS, at)):
        return False
    folded, start, end = place.folded, place.start, place.end
    stop = folded.find(". ", end)
    return _MEETING.search(folded, max(0, start - 40), min(end + 60, stop if stop > 0 else len(folded))) is not None


_ARTICLE = re.compile(r"(?:^|[\s(])(?:an?|another|un|una|une|uma|um) $")
_ARE = re.compile(r"\b(?:are|were|is|was|son|eran|es|era|sont|etaient|est|etait|sao|eram) $")
_NO_NOUN = re.compile(r"[,.;:)]| (?:and|or|who|was|were|had|has|to|y|o|que|et|ou|qui|e|with|from|by|in)\b")
_ONE = re.compile(r"\b(?:an?|one|another|un|una|une|uma|um) (?:[\w-]+ ){0,3}$")


def _belongs(text: str, folded: str, before: Sequence[Hit], after: Sequence[Hit], group: tuple[int, int]) -> str:
    """'aside' where a people's name only says whose nationals, which single expert or which named body is meant."""
    start, end = group
    if _NO_NOUN.match(folded, end) and (
        _ARTICLE.search(folded, max(0, start - 8), start) or _ARE.search(folded, max(0, start - 10), start)
    ):
        return "aside"
    for hit in after:
        gap = words_between(folded, end, hit.start)
        if gap > 1 or folded[end : end + 1] != " ":
            break
        if hit.payload == "persons" and folded[hit.end : hit.end + 1] != "-":  # 'Afghan women', no judges
            return "" if is_near(after, "actor", hit.end, hit.end + 2) else "aside"
        if is_near(after, "pupil", end, end + 90):
            continue
        if hit.payload == "expert" and (
            folded[hit.end - 1] == "s" or _ONE.search(folded, max(0, start - 40), start) or _is_named(text, hit.end)
        ):
            return "aside"
    for hit in reversed(before):
        gap = words_between(folded, hit.end, start)
        if gap > 1:
            break
        if hit.payload == "persons":
            return "" if is_near(before, "actor", hit.end, start) else "aside"
        if hit.payload == "expert" and (_ONE.search(folded, max(0, hit.start - 24), hit.start) or _is_named(text, end)):
            return "aside"
    return ""


def _is_named(text: str, end: int) -> bool:
    """Whether a name follows: 'the Dutch foundation Terra Nova'."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _acts(
    folded: str, before: Sequence[Hit], after: Sequence[Hit], setting: Setting, group: tuple[int, int], is_people: bool
) -> str:
    """'actor' where officials or institutions are of the place: 'Thai police', 'Peru's navy', 'the navy of Peru'."""
    start, end = group
    is_owner = not is_people and folded.startswith("'s ", end)
    if is_owner or (is_people and folded[end : end + 1] == " "):
        for hit in after:
            if words_between(folded, end, hit.start) > (3 if is_owner else 1):
                break
            if hit.payload == "actor":
                return "location" if setting.word == "at" else "actor"
    if not is_people:
        if is_owner or setting.letters not in ("F", "O", "OF"):
            return ""
        start = setting.start
    for hit in reversed(before):
        if hit.end > start:
            continue
        if words_between(folded, hit.end, start) > (1 if is_people else 3):
            break
        if hit.payload == "actor":
            return "" if "," in folded[hit.end : start] else "actor"
    return ""


_EVENTS = frozenset(("ing", "ngs", "hop", "ops", "nce", "nar", "rum", "mit", "ess", "rse", "ion", "ium"))


_AS_MODEL = re.compile(  # 'took the Philippine law as its model', 'la loi du Mali a servi de point de départ'
    r" (?:[\w-]+ ){0,3}(?:as (?:its|an?|their|the)|como|comme|(?:serv\w*|sirv\w*) (?:de|as))"
    r" (?:(?:une?|una?|uma?|an?|the|its|their) )?"
    r"(?:model|exampl|basis|inspira|template|blueprint|starting|ejempl|modele|exempl|punto de|point de|ponto de|base\b)"
)


def _precedes(folded: str, after: Sequence[Hit], setting: Setting, end: int, is_people: bool, size: int) -> str:
    """What stands right after a place: 'the Filipino example', 'detectives from Kenya coached'."""
    if (is_people or {"I", "O"} & set(setting.letters)) and _AS_MODEL.match(folded, end):
        return "mention"
    for hit in after:
        if (
            hit.payload == "coach"
            and size <= 2
            and (is_people or setting.letters == "F")
            and words_between(folded, end + folded.startswith(",", end), hit.start) <= is_people
        ):
            return "aside"
        if hit.payload == "contrast" and folded.startswith(", ", end) and hit.start - end == 2:
            return "mention"
        if hit.start - end > 1:
            break
        if hit.payload == "meet" and not is_people and folded[end] == " ":
            return "location" if folded[hit.end - 3 : hit.end] in _EVENTS else ""
        if hit.payload == "likeness":
            noun = folded[hit.start : hit.end]
            # 'What women in Ecuador experience' has a verb.
            is_verb = noun == "experience" and setting.letters == "I"
            if noun.startswith(("model", "exam", "exper", "prece", "prac")) and not is_verb:
                return "mention"
    return ""
