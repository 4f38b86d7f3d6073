"""Whether a place pays for what is reported: as who does it, by whom it is done, or among those who do."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from warehouse.extract.place_lexicon import frames_file
from warehouse.extract.place_setting import Standing, is_near, words_between
from warehouse.extract.role_gifts import (
    HAS_EMBASSY,
    PEOPLES,
    is_aid_agency,
    is_from_embassy,
    is_gift_from,
    is_gift_of,
    is_sum_from,
)
from warehouse.extract.scan import Hit, fold

_REACH = 80
_PAYING = frozenset(("pay", "renew", "give", "back", "payer"))
_GIVING = _PAYING | {"gift", "thank"}
_CARE = frozenset(("help", "aid", "assistance", "ayuda", "aide", "ajuda"))  # 'extended its help to survivors'
_TO_COUNTRY = re.compile(  # ' the Government of '
    r"(?: (?:the|la|le|les|los|las|o|l'))?"
    r"(?: ?(?:royal |grand-)?(\w+) (?:of|de|du|des|del|do|da|d')(?: the| la| l')?)? ?"
)
_ITS_GIFT = re.compile(
    r" (?:its|their|an?|sus?|una?|sa|son|ses|leurs?|une?|la|le|los?|os?|as?|(?:[ao] )?(?:sua|seu)|uma?)(?: [\w-]+)? "
)
_WORD_AFTER = re.compile(r" (\w+)")
_THAT = re.compile(  # 'a grant that Norway made', 'a fund to which Norway contributed'
    r",? (?:that|(?:to )?which|to whom|que|a (?:la|el|los|las) que|al que|auquel|a laquelle|auxquels|a? ?[ao] qual)"
    r" (?:the |la |le |les |l'|el |los |o |a |os |as )?"
)
_INCLUDE = re.compile(
    r"(?: [^.;:,]{1,50})? (?:inclu\w+|comprennent|comptent|figuran|notamment|such as|tels que|are|were|son|sont|sao)"
    r" (?:the |la |le |l'|les |el |los |o |a |os |as )?"
)
_OFFICE = re.compile(r"\b(?:[A-Z]{3,}|UN Women|ONU [A-Z][a-z]+) $")  # 'UNODC Kenya', 'ONU Femmes Mali'
_CLAUSE = re.compile(r",? (?:que|qui|which|who) ")
_BY = (" by ", " por ", " par ", " pelo ", " pela ")
_BESIDE_WORDS = 8
_BESIDE = re.compile(
    r"\b(?:together|jointly|along|junto|juntamente|conjuntamente|en conjunto|em conjunto|conjointement|ensemble"
    r"|de concert|aux cotes|ao lado) $"
)
_PARTICIPLE = re.compile(r" [a-z]+(?:ing|ndo) ")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|es|son|fue|fueron|est|sont|ete|sao|foi|foram)(?: (?!to )\w+)? $"
)
_INVERTED = re.compile(  # 'que finance l'', 'lo apoyan los gobiernos de ', '. Financia la Embajada de '
    r"(?: (?:que|lo|la|los|las) |[.;,\n] ?|\b(?:y|e|et) )"
    r"(?:financ|sufrag|cost|pag|patrocin|auspici|custe|apoy|respald|sost|mantien|soutien|appui|apoi)\w+ "
    r"(?:(?:la|le|les|las|los|el|o|a|os|as) |l')?"
    r"(?:(?:gobiernos?|gouvernements?|governos?|embai?[jx]ad\w+|ambassades?|coopera[ct]i?[ao]\w*|reino|royaume"
    r"|agenc\w+|oficinas?|bureau|escritorio|ministeri?[eo]s?|departamentos?|fondos?)(?: [\w-]+){0,9}?"
    r" (?:(?:de|du|des|del|do|da|dos)(?: la| los)? |d')?)?$"
)
_ASIDE = (
    re.compile(  # 'Italy (EUR 2 million) pays', 'Spain, through AECID, pays', 'the embassy of Peru in San José pays'
        r" (?:in|en|em|au|à) (?:(?:la|el|o|a) )?[A-ZÀ-Þ][\w'-]*(?: (?:es |de |del |la |los |el )?[A-ZÀ-Þ][\w'-]*)*(?= )"
        r"| \([^()\n]{2,40}\)|, [^,;.()\n]{3,60},"
    )
)
_WITH_SUM = re.compile(
    r"\b(?:with|con|avec|com) (?:[\w-]+ (?:of|de) )?(?:[a-z]{3} |us\$|[$€£¥] ?)?\d[\d.,]*[^.;]{0,20}?"
    r"\b(?:million|millions|millones|milhoes|euros?|dollars?|dolares|usd|eur|francs|reais|000)\b"
)
_AND_ALSO = re.compile(
    r",? (?:and|et|y|e) (?:the |la |le |l['’]|el |o |a )?[A-ZÀ-Þ][\w-]*"
    r"(?: (?:(?:of|for|de|du|del|da|do|pour|para) )?[A-ZÀ-Þ][\w-]*)*"
)
_NOT_WORDS = re.compile(r"[^\w]+")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]+")


def pays(place: Standing, kinds: Set[str]) -> bool:
    """Whether the place pays; `kinds` are the frames that any word of its sentence is of."""
    return (not kinds.isdisjoint(_GIVING) and _is_framed_as_payer(place)) or (
        is_sum_from(place) or is_from_embassy(place) or (place.is_people and is_aid_agency(place))
    )


def _is_framed_as_payer(place: Standing) -> bool:
    return (
        _is_paid_by(place)
        or _is_thanked(place)
        or is_gift_from(place)
        or is_gift_of(place)
        or _is_among_payers(place)
        or _pays_beside(place)
        or _is_said_to_pay(place)
        or (_may_act(place) and _pays_itself(place))
    )


def _is_paid_by(place: Standing) -> bool:
    """'financed by Norway', 'a gift made by Norway', 'given money by Norway'."""
    if "B" not in place.setting.letters:
        return False
    at = place.setting.start
    for hit in reversed(place.before):
        gap = words_between(place.folded, hit.end, at)
        if gap > 6:
            return False
        if hit.payload == "pay" or (hit.payload == "gift" and gap <= 3):
            return True
        if hit.payload == "give" and gap <= 3 and is_near(place.before, "money", hit.start - _REACH, at):
            return True
    return False


def _is_thanked(place: Standing) -> bool:
    """'thanks to Norway', 'gracias al Gobierno de Noruega', 'thanks to the Norwegian Ministry of Justice'."""
    folded, end = place.folded, place.end
    for hit in place.before:
        if hit.payload == "thank" and (to := _TO_COUNTRY.fullmatch(folded, hit.end, place.start)):
            if to[1] and to[1] not in _own() and to[1] not in PEOPLES:
                return False
            if not place.is_people:
                return not folded.startswith("'s", end)
            word = _WORD_AFTER.match(folded, end)
            return word is not None and word[1] in _own()
    return False


def _is_among_payers(place: Standing) -> bool:
    """'The donors to the fund include Norway'."""
    return any(
        hit.payload == "payer" and _INCLUDE.fullmatch(place.folded, hit.end, place.start) for hit in place.before
    )


def _pays_beside(place: Standing) -> bool:
    """'UN Women paid for the house together with Norway'."""
    at = place.setting.start
    if not _BESIDE.search(place.folded, max(0, at - 24), at) or place.folded.startswith("'s", place.end):
        return False
    return any(
        hit.payload == "pay" and words_between(place.folded, hit.end, at) <= _BESIDE_WORDS for hit in place.before
    )


def _may_act(place: Standing) -> bool:
    """Whether it stands as a subject: bare, before a clause of its own, or led in by 'with': 'with Norway paying'."""
    setting, folded, end = place.setting, place.folded, place.end
    if _OFFICE.search(place.text, max(0, place.start - 14), place.start):
        return False
    if not setting.letters or setting.word == "a" or _CLAUSE.match(folded, end):
        return True
    return "W" in setting.letters and _PARTICIPLE.match(folded, end) is not None


def _pays_itself(place: Standing) -> bool:
    """'Norway bore the costs', 'the Government of Norway, which supported the course with two million euros'."""
    folded, end = place.folded, place.end
    for hit in place.after:
        if hit.start - end > _REACH:
            return False
        if hit.payload not in _PAYING or folded.startswith("co-sponsor", hit.start - 3):
            continue
        if folded.startswith(_BY, hit.end):  # 'Kenya's midwives, supported by a fund'
            continue
        start = _past_asides(place.text, end, hit.start)
        leads, is_state = _leads_to(place.text, folded, start, hit.start)
        if not leads:
            return False
        if place.is_people and not is_state:
            continue
        if hit.payload == "payer" and folded[start : hit.start].strip():
            return True
        if _PASSIVE.search(folded, start, hit.start) and not folded.startswith("ing", hit.end - 3):
            return False
        if _is_about_money(place, hit):
            return True
    return False


_GOVERNMENT_OF = re.compile(
    r"\b(?:government|gobierno|gouvernement|governo)s? (?:of|de|du|des|del|do|da|d')(?: the| la| los| l')? ?$"
)
_BACKING_REACH = 24


def backs(place: Standing) -> bool:
    """'the Government of Norway supports women who run radios': it pays where another country is the scene."""
    folded, end = place.folded, place.end
    for hit in place.after:
        if hit.start - end > _BACKING_REACH:
            return False
        if hit.payload != "back" or folded.startswith(_BY, hit.end) or not _may_act(place):
            continue
        leads, is_state = _leads_to(place.text, folded, end, hit.start)
        is_state = is_state or _GOVERNMENT_OF.search(folded, max(0, place.start - 32), place.start) is not None
        return leads and is_state and not _PASSIVE.search(folded, end, hit.start)
    return False


def _is_said_to_pay(place: Standing) -> bool:
    """'un projet que finance l'Allemagne', 'lo apoyan los gobiernos de Italia y Francia'."""
    if place.setting.letters not in ("", "O", "OF"):
        return False
    return _INVERTED.search(place.folded, max(0, place.start - 120), place.start) is not None


def _is_about_money(place: Standing, hit: Hit) -> bool:
    """Whether the verb is one of paying, or of giving or backing with money, goods or an embassy near it."""
    folded, after, start = place.folded, place.after, place.start
    match hit.payload:
        case "pay":
            return not is_near(after, "unpaid", hit.end, hit.end + 30)
        case "renew":
            return any(
                gift.payload == "gift"
                and _ITS_GIFT.fullmatch(folded, hit.end, gift.start) is not None
                and folded[gift.start : gift.end] not in _CARE
                for gift in after
            )
        case "give":
            is_told = _gives_money(place, hit) or any(
                gift.payload == "gift" and _THAT.fullmatch(folded, gift.end, start) for gift in place.before
            )
        case "back":
            is_told = is_near(after, "works", hit.end, hit.end + 40)
            is_told = is_told or _WITH_SUM.search(folded, hit.end, hit.end + 70) is not None
        case _:
            return False
    return is_told or HAS_EMBASSY.search(folded, max(0, start - 24), hit.start) is not None


_INTO = (" in ", " into ", " into the ", " en ", " dans ", " dans les ", " em ")


def _gives_money(place: Standing, verb: Hit) -> bool:
    """Whether money or goods stand after the verb, but not what a thing is put into: 'put the advice into manuals'."""
    if place.folded.startswith("me", verb.start) and place.folded.startswith(" to ", verb.end):  # 'met to compare vans'
        return False
    is_put = place.folded.startswith(("put", "pus", "pon", "mis", "met"), verb.start)
    return any(
        hit.payload == "money"
        and verb.end <= hit.start < verb.end + 60
        and not (is_put and place.folded.endswith(_INTO, verb.end, hit.start))
        for hit in place.after
    )


def _past_asides(text: str, start: int, end: int) -> int:
    """Where the clause goes on after towns, brackets and asides between commas."""
    while aside := _ASIDE.match(text, start, end):
        start = aside.end()
    return start


def _leads_to(text: str, folded: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether only fillers and capitals stand between, and whether one of them is a government or its like."""
    also = _AND_ALSO.match(text, start, end)  # 'Japan and the Ford Foundation pay'
    between = folded[also.end() if also else start : end]
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
