"""Whether a place pays for what is reported: as who does it, by whom it is done, or where the money is from."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from warehouse.extract.place_lexicon import frames_file
from warehouse.extract.place_setting import Standing, is_near, words_between
from warehouse.extract.scan import Hit, fold

_REACH = 80
_PAYING = frozenset(("pay", "renew", "give", "back", "payer"))
_GIVING = _PAYING | {"gift", "thank"}
_CARE = frozenset(("help", "aid", "assistance", "ayuda", "aide", "ajuda"))  # 'extended its help to survivors'
_HELPING = frozenset(("help", "aid", "support", "backing", "apoyo", "apoio"))  # 'help Nigerian women'
_GRANTS = frozenset(("grant", "funding", "funds", "financing", "donation", "contribution", "subsidy"))
_MONEY = _GRANTS | {"money", "cash", "cheque", "taxpayers", "generosity"}
_TO_COUNTRY = re.compile(  # ' the Government of '
    r"(?: (?:the|la|le|les|los|las|o|l'))?"
    r"(?: ?(?:royal |grand-)?(\w+) (?:of|de|du|des|del|do|da|d')(?: the| la| l')?)? ?"
)
_ITS_GIFT = re.compile(
    r" (?:its|their|an?|sus?|una?|sa|son|ses|leurs?|une?|la|le|los?|os?|as?|(?:[ao] )?(?:sua|seu)|uma?)(?: [\w-]+)? "
)
_PEOPLES = frozenset((
    "people", "peoples", "pueblo", "peuple", "povo", "taxpayers", "kingdom", "reino", "royaume", "duche", "duchy",
    "ducado", "republic", "republica", "republique", "confederation", "confederacion", "confederacao",
    "state", "estado", "etat",
))  # fmt: skip
_WORD_AFTER = re.compile(r" (\w+)")
_AND = re.compile(r" (?:and|y|e|et) ")
_AID_AGENCY = re.compile(
    r" (?:agency for (?:international )?(?:development|cooperation)"
    r"|(?:international )?(?:development |cooperation )+(?:and coordination )?agency)\b"
)
_FOR_AID = re.compile(r" (?:de |pour le |para o |para el )(?:cooperac|desarrollo|developpement|desenvolvimento)")
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
_NOT_WORDS = re.compile(r"[^\w]+")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]+")

_EMBASSY = r"(?:embassy|embajada|ambassade|embaixada|high commission|consulate|consulado|consulat)(?:[- ]gener\w+)?"
_EMBASSY_OR_SO = re.compile(r"emba[jsi]|ambas|consul|high comm")  # a tenth of the time of the whole pattern
_WITH = (
    r"\b(?:with|by|from|con|por|avec|par|com|pela|pelo|thanks to|gracias a|grace a|gracas a) ?(?:the |la |l'|a |o )?"
)
_HAS_EMBASSY = re.compile(rf"\b{_EMBASSY}\b")
_WITH_EMBASSY_OF = re.compile(rf"{_WITH}{_EMBASSY} (?:of|de|du|des|del|do|da|dos|d')(?: the| la| los| l')? ?$")
_WITH_ITS = re.compile(rf"{_WITH}$")
_ITS_EMBASSY = re.compile(rf"(?:'s)? {_EMBASSY}\b")

_GAINED = (  # '800 000 euros à la disposition du Bénin'
    " disposal ", " benefit ", " use ", " service ", " favour ", " favor ", " disposition ", " profit ", " faveur ",
    " benefice ", " disposicion ", " beneficio ", " servicio ", " disposicao ", " servico ",
)  # fmt: skip
_FIGURE = re.compile(r"\d")
_THOUSANDS = r"(?: ?(?:million|billion|thousand|mil|millon|millones|millions|milhao|milhoes|milliards?|m|bn)\b)*"
_OF_SUM = re.compile(r" of (?:[a-z]{3} |us\$|[$€£¥] ?)?\d")
_IN_WORDS = (  # 'half a million', 'dos mil', 'trois millions'
    r"\b(?:hundred|thousand|million|billion|mil|cien|cientos|medio millon|millon|millones|cents?|mille|milliers"
    r"|demi-million|millions?|cem|centos|meio milhao|milhao|milhoes)"
)
_SUM = re.compile(
    r"(?:(?:\b(?:usd|eur|gbp|aud|cad|nzd|chf|nok|sek|dkk|jpy|krw|cny|qar|aed|brl|mxn|zar|inr)|us\$|[$€£¥]) ?\d[\d.,]*"
    rf"{_THOUSANDS}|(?:\d[\d.,]*{_THOUSANDS}|{_IN_WORDS})(?: de| d')? ?(?:[a-z]+ )?"
    r"(?:euros?|dollars?|dolares|francs?|francos|kroner|kronor|yen|yenes|pounds|libras|reais)\b)"
    r"(?: (?!to |for |para |pour |aux? |a \d)[\w-]+){0,3}? ?$"
)
_WITH_SUM = re.compile(
    r"\b(?:with|con|avec|com) (?:[\w-]+ (?:of|de) )?(?:[a-z]{3} |us\$|[$€£¥] ?)?\d[\d.,]*[^.;]{0,20}?"
    r"\b(?:million|millions|millones|milhoes|euros?|dollars?|dolares|usd|eur|francs|reais|000)\b"
)
_AS_GIFT = re.compile(  # 'the software came from Estonia as a gift'
    r",? (?:as an? |como (?:una? |uma? )?|en |comme |a titre de |em )(?:gift|donation|present|donacion|regalo|obsequio"
    r"|don|cadeau|doacao|oferta)\b"
)
_RECEIVED = re.compile(  # 'received from Norway two vans'
    r"\b(?:received|obtained|recibi\w+|obtuv\w+|recu|recus|recues?|obtenu\w*|recebeu|receberam|obteve|obtiveram) $"
)
_GENITIVE = re.compile(r"'s? (?!development|international|department|ministry|government|foreign|federal|aid)")


def pays(place: Standing, kinds: Set[str]) -> bool:
    """Whether the place pays; `kinds` are the frames that any word of its sentence is of."""
    return (not kinds.isdisjoint(_GIVING) and _is_framed_as_payer(place)) or (
        _is_sum_from(place) or _is_from_embassy(place) or (place.is_people and _is_aid_agency(place))
    )


def _is_framed_as_payer(place: Standing) -> bool:
    return (
        _is_paid_by(place)
        or _is_thanked(place)
        or _is_gift_from(place)
        or _is_gift_of(place)
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


def _is_aid_agency(place: Standing) -> bool:
    """'the Italian Agency for Development Cooperation', 'la Agencia Italiana de Cooperación'."""
    folded, start, end = place.folded, place.start, place.end
    return _AID_AGENCY.match(folded, end) is not None or (
        folded.endswith(("agencia ", "agence "), 0, start) and _FOR_AID.match(folded, end) is not None
    )


def _is_thanked(place: Standing) -> bool:
    """'thanks to Norway', 'gracias al Gobierno de Noruega', 'thanks to the Norwegian Ministry of Justice'."""
    folded, end = place.folded, place.end
    for hit in place.before:
        if hit.payload == "thank" and (to := _TO_COUNTRY.fullmatch(folded, hit.end, place.start)):
            if to[1] and to[1] not in _own() and to[1] not in _PEOPLES:
                return False
            if not place.is_people:
                return not folded.startswith("'s", end)
            word = _WORD_AFTER.match(folded, end)
            return word is not None and word[1] in _own()
    return False


def _is_gift_from(place: Standing) -> bool:
    """'a grant from Norway', 'with the support of Norway', but not 'of Norway's police' nor 'a helpline of Norway'."""
    folded, at, end = place.folded, place.setting.start, place.end
    if not _is_from_or_of(place) or (place.is_people and folded[end : end + 1] == "s"):
        return False
    for hit in reversed(place.before):
        if words_between(folded, hit.end, at) > 2 or _AND.search(folded, hit.end, at):
            return False
        if (hit.payload == "persons" and folded[hit.start : hit.end] not in _PEOPLES) or (
            hit.payload == "actor" and hit.end <= at
        ):  # 'aid workers from Norway', 'mobile-money agents of Norway'
            return False
        if hit.payload == "gift" and not folded.startswith(("'s ", "' "), end):
            if folded.endswith((" de ", " d'"), 0, hit.start):  # 'la línea de ayuda de Noruega'
                return False
            return hit.end + 1 >= at or folded[hit.start : hit.end] not in _HELPING  # 'the legal aid offices of Norway'
    return False


def _is_sum_from(place: Standing) -> bool:
    """'USD 2 million from Norway', 'received two vans from Norway', 'came from Norway as a gift'."""
    folded, at, end = place.folded, place.setting.start, place.end
    if not (_is_from_or_of(place) or "B" in place.setting.letters) or _GENITIVE.match(folded, end):
        return False
    if _AS_GIFT.match(folded, end):
        return True
    if _RECEIVED.search(folded, max(0, at - 16), at) and is_near(place.after, "money", end, end + 40):
        return True
    if not _FIGURE.search(folded, max(0, at - 60), at) and not is_near(place.before, "money", at - 60, at):
        return False
    if folded.endswith(_GAINED, 0, at):
        return False
    return _SUM.search(folded, max(0, at - 60), at) is not None


def _is_from_or_of(place: Standing) -> bool:
    return "F" in place.setting.letters or "O" in place.setting.letters


def _is_from_embassy(place: Standing) -> bool:
    """'with the Norwegian embassy', 'thanks to the Embassy of Norway'."""
    folded, start = place.folded, place.start
    if _ITS_EMBASSY.match(folded, place.end):
        return _WITH_ITS.search(folded, max(0, start - 16), start) is not None
    if not _EMBASSY_OR_SO.search(folded, max(0, start - 48), start):
        return False
    return _WITH_EMBASSY_OF.search(folded, max(0, start - 48), start) is not None


def _is_gift_of(place: Standing) -> bool:
    """'Norwegian funding', 'apoyo noruego', 'a Norway grant', 'Norway's money', 'with Norway's backing'."""
    folded, after, end = place.folded, place.after, place.end
    if not place.is_people:
        if not folded.startswith("'s ", end):
            return bool(after) and after[0].start == end + 1 and folded[end + 1 : after[0].end] in _GRANTS
        return any(
            hit.payload == "gift"
            and words_between(folded, end + 3, hit.start) <= 1
            and (
                folded[hit.start : hit.end] in _MONEY
                or ("W" in place.setting.letters and not folded[hit.end + 1 : hit.end + 2].isalpha())
                or _OF_SUM.match(folded, hit.end)
            )
            for hit in after
        )
    for hit in after:
        if (
            hit.payload == "gift"
            and "-" not in folded[place.start : end]  # 'the Swiss-Romanian cooperation'
            and words_between(folded, end, hit.start) <= 1
            and not is_near(after, "pupil", end, hit.start)
            and not is_near(after, "persons", end, hit.start)
        ):
            return True
    return any(
        hit.payload == "gift" and hit.end + 1 == place.start and folded[hit.start : hit.end] not in _HELPING
        for hit in place.before
    )


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
    return is_told or _HAS_EMBASSY.search(folded, max(0, start - 24), hit.start) is not None


_INTO = (" in ", " into ", " into the ", " en ", " dans ", " dans les ", " em ")


def _gives_money(place: Standing, verb: Hit) -> bool:
    """Whether money or goods stand after the verb, but not what a thing is put into: 'put the advice into manuals'."""
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
    between = folded[start:end]
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
