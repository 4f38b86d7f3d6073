"""Whether a place pays for what is reported: as who does it, by whom it is done, or where the money is from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from warehouse.extract.place_lexicon import frames_file
from warehouse.extract.place_setting import Setting
from warehouse.extract.scan import Hit, fold

_SEATED = re.compile(r"^ (?:in|en|em|au) (?:la |el |o |a )?\w+(?: \w+)?(?= )")
_NOT_WORDS = re.compile(r"[^\w]+")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]+")


def _leads_to(text: str, folded: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether only fillers and capitals stand between, and whether one of them is a government or its like."""
    between = _SEATED.sub(" ", folded[start:end])
    words = [word for word in _NOT_WORDS.split(between) if word]
    if _own().isdisjoint(words):
        return len(words) <= 6 and _fillers().issuperset(words), False
    named = {word.lower() for word in _CAPITALISED.findall(text, start, end)}
    return len(words) <= 12 and (_fillers() | {fold(word) for word in named}).issuperset(words), True


@cache
def _fillers() -> frozenset[str]:
    return frozenset(frames_file().fillers)


@cache
def _own() -> frozenset[str]:
    return frozenset(frames_file().own)


def words_between(folded: str, start: int, end: int) -> int:
    """How many words stand between; a hundred where a clause ends."""
    between = folded[start:end]
    return 100 if ", " in between and between.count(",") > 1 else len(between.split())


def is_near(hits: Sequence[Hit], name: str, start: int, end: int) -> bool:
    """Whether a word of the named frame begins in [start, end)."""
    return any(hit.payload == name and start <= hit.start < end for hit in hits)


def pays(
    text: str,
    folded: str,
    before: Sequence[Hit],
    after: Sequence[Hit],
    setting: Setting,
    group: tuple[int, int],
    is_people: bool,
) -> str:
    """'donor' where the place pays: as who does it, by whom it is done, or where the money is from."""
    start, end = group
    letters = setting.letters
    if "B" in letters:
        for hit in reversed(before):
            gap = words_between(folded, hit.end, setting.start)
            if gap > 6:
                break
            if hit.payload == "pay" or (
                hit.payload == "give" and gap <= 3 and is_near(before, "money", hit.start - 80, setting.start)
            ):
                return "donor"
            if hit.payload == "gift" and gap <= 3:
                return "donor"
    if ("F" in letters or "O" in letters) and not (is_people and folded[end : end + 1] == "s"):
        for hit in reversed(before):
            gap = words_between(folded, hit.end, setting.start)
            if gap > 2 or _AND.search(folded, hit.end, setting.start):
                break
            if hit.payload == "gift" and not folded.startswith(("'s ", "' "), end):
                return "donor"
    if _is_paid_sum(folded, setting, end) or _is_helping_embassy(folded, start, end):
        return "donor"
    if is_people:
        for hit in after:
            if (
                hit.payload == "gift"
                and words_between(folded, end, hit.start) <= 1
                and not is_near(after, "pupil", end, hit.start)
                and not is_near(after, "persons", end, hit.start)
            ):
                return "donor"
        for hit in before:
            if hit.payload == "gift" and hit.end + 1 == start and folded[hit.start : hit.end] not in _VERBS:
                return "donor"
    if letters and setting.word != "a" and not _CLAUSE.match(folded, end) and not _is_led_by_with(folded, setting, end):
        return ""
    for hit in after:
        if hit.start - end > 80:
            break
        if hit.payload not in ("pay", "give", "back", "payer") or folded.startswith("co-sponsor", hit.start - 3):
            continue
        leads, is_state = _leads_to(text, folded, end, hit.start)
        if not leads:
            break
        if is_people and not is_state:
            continue
        if hit.payload == "payer" and folded[end : hit.start].strip():
            return "donor"
        if _PASSIVE.search(folded, end, hit.start) and not folded.startswith("ing", hit.end - 3):
            break
        if hit.payload == "pay" and not is_near(after, "unpaid", hit.end, hit.end + 30):
            return "donor"
        if hit.payload == "give" and (
            is_near(after, "money", hit.end, hit.end + 60)
            or is_near(before, "gift", start - 40, start)
            or _HAS_EMBASSY.search(folded, max(0, start - 24), hit.start)
        ):
            return "donor"
        if hit.payload == "back" and (
            is_near(after, "works", hit.end, hit.end + 40)
            or _HAS_EMBASSY.search(folded, max(0, start - 24), hit.start)
            or _WITH_SUM.search(folded, hit.end, hit.end + 70)
        ):
            return "donor"
    if not letters and _INVERTED.search(folded, max(0, start - 30), start):
        return "donor"
    return ""


_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|es|son|fue|fueron|est|sont|ete|sao|foi|foram)(?: \w+)? $")
_INVERTED = re.compile(  # 'un projet que finance l'Allemagne'
    r" que (?:financ|sufrag|cost|pag|patrocin|custe)\w+ (?:la |le |l'|les |los |el |o |a |os |as )?$"
)
_AND = re.compile(r" (?:and|y|e|et) ")
_VERBS = frozenset(("help", "aid", "support", "backing", "apoyo", "apoio"))  # 'help Nigerian women'
_CLAUSE = re.compile(r",? (?:que|qui|which|who) ")
_PARTICIPLE = re.compile(r" [a-z]+(?:ing|ndo) ")


def _is_led_by_with(folded: str, setting: Setting, end: int) -> bool:
    """Whether a clause such as 'with Norway paying ...' follows."""
    return "W" in setting.letters and _PARTICIPLE.match(folded, end) is not None


_EMBASSY = r"(?:embassy|embajada|ambassade|embaixada|high commission|consulate|consulado|consulat)(?:[- ]gener\w+)?"
_WITH = (
    r"\b(?:with|by|from|con|por|avec|par|com|pela|pelo|thanks to|gracias a|grace a|gracas a) ?(?:the |la |l'|a |o )?"
)
_HAS_EMBASSY = re.compile(rf"\b{_EMBASSY}\b")
_WITH_EMBASSY_OF = re.compile(rf"{_WITH}{_EMBASSY} (?:of|de|du|des|del|do|da|dos|d')(?: the| la| los| l')? ?$")
_WITH_ITS = re.compile(rf"{_WITH}$")
_ITS_EMBASSY = re.compile(rf"(?:'s)? {_EMBASSY}\b")


def _is_helping_embassy(folded: str, start: int, end: int) -> bool:
    """Whether something is done with or comes from the embassy of the place."""
    if _ITS_EMBASSY.match(folded, end):
        return _WITH_ITS.search(folded, max(0, start - 16), start) is not None
    return _WITH_EMBASSY_OF.search(folded, max(0, start - 48), start) is not None


_THOUSANDS = r"(?: ?(?:million|billion|thousand|mil|millon|millones|millions|milhao|milhoes|milliards?|m|bn)\b)*"
_SUM = re.compile(
    r"(?:(?:\b(?:usd|eur|gbp|aud|cad|nzd|chf|nok|sek|dkk|jpy|krw|cny|qar|aed|brl|mxn|zar|inr)|us\$|[$€£¥]) ?\d[\d.,]*"
    rf"{_THOUSANDS}|\d[\d.,]*{_THOUSANDS}(?: de| d')? ?(?:[a-z]+ )?"
    r"(?:euros?|dollars?|dolares|francs?|francos|kroner|kronor|yen|yenes|pounds|libras|reais)\b)(?: [\w-]+){0,3}? ?$"
)
_WITH_SUM = re.compile(
    r"\b(?:with|con|avec|com) (?:[\w-]+ (?:of|de) )?(?:[a-z]{3} |us\$|[$€£¥] ?)?\d[\d.,]*[^.;]{0,20}?"
    r"\b(?:million|millions|millones|milhoes|euros?|dollars?|dolares|usd|eur|francs|reais|000)\b"
)
_GENITIVE = re.compile(r"'s? (?!development|international|department|ministry|government|foreign|federal|aid)")


def _is_paid_sum(folded: str, setting: Setting, end: int) -> bool:
    """Whether a sum of money comes from the place: 'USD 2 million received from Norway'."""
    if not ("F" in setting.letters or "O" in setting.letters or "B" in setting.letters):
        return False
    if _GENITIVE.match(folded, end):
        return False
    return _SUM.search(folded, max(0, setting.start - 60), setting.start) is not None
