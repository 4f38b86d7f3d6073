"""Whether what is given is from a place: a gift of it, a sum of money, the support of its embassy."""

from __future__ import annotations

import re

from warehouse.extract.place_setting import Standing, is_near, words_between

_HELPING = frozenset(("help", "aid", "support", "backing", "apoyo", "apoio"))  # 'help Nigerian women'
_GRANTS = frozenset(("grant", "funding", "funds", "financing", "donation", "contribution", "subsidy"))
_MONEY = _GRANTS | {"money", "cash", "cheque", "taxpayers", "generosity"}
PEOPLES = frozenset((
    "people", "peoples", "pueblo", "peuple", "povo", "taxpayers", "kingdom", "reino", "royaume", "duche", "duchy",
    "ducado", "republic", "republica", "republique", "confederation", "confederacion", "confederacao",
    "state", "estado", "etat",
))  # fmt: skip
_AND = re.compile(r" (?:and|y|e|et) ")
_AID_AGENCY = re.compile(
    r" (?:agency for (?:international )?(?:development|cooperation)"
    r"|(?:international )?(?:development |cooperation )+(?:and coordination )?agency)\b"
)
_FOR_AID = re.compile(r" (?:de |pour le |para o |para el )(?:cooperac|desarrollo|developpement|desenvolvimento)")
_EMBASSY = r"(?:embassy|embajada|ambassade|embaixada|high commission|consulate|consulado|consulat)(?:[- ]gener\w+)?"
_EMBASSY_OR_SO = re.compile(r"emba[jsi]|ambas|consul|high comm")  # a tenth of the time of the whole pattern
_WITH = (
    r"\b(?:with|by|from|con|por|avec|par|com|pela|pelo|thanks to|gracias a|grace a|gracas a) ?(?:the |la |l'|a |o )?"
)
HAS_EMBASSY = re.compile(rf"\b{_EMBASSY}\b")
_WITH_EMBASSY_OF = re.compile(rf"{_WITH}{_EMBASSY} (?:of|de|du|des|del|do|da|dos|d')(?: the| la| los| l')? ?$")
_WITH_ITS = re.compile(rf"{_WITH}$")
# 'with the support of the OSCE and the French Embassy', 'con el apoyo de la OIM y de la Embajada de'
_SUPPORT_AND = (
    r"\b(?:with|thanks to|con|gracias a|avec|grace a|com|gracas a)[\w' ]{0,24}?[ '](?:support|help|backing|assistance"
    r"|funding|funds|apoyo|ayuda|financiacion|fondos|appui|soutien|aide|concours|financement|apoio|ajuda|financiamento)"
    r" (?:of|from|d[eao]l?|du|des|d')[^.;:()\n]{2,60}?(?:,|,? and|,? y|,? et|,? e)"
    r" (?:from |of |de |d[ao] )?(?:the |la |l'|a |o )?"
)
_SUPPORT_AND_EMBASSY_OF = re.compile(
    rf"{_SUPPORT_AND}{_EMBASSY} (?:of|de|du|des|del|do|da|dos|d')(?: the| la| los| l')? ?$"
)
_SUPPORT_AND_ITS = re.compile(rf"{_SUPPORT_AND}$")
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
_AS_GIFT = re.compile(  # 'the software came from Estonia as a gift'
    r",? (?:as an? |como (?:una? |uma? )?|en |comme |a titre de |em )(?:gift|donation|present|donacion|regalo|obsequio"
    r"|don|cadeau|doacao|oferta)\b"
)
_RECEIVED = re.compile(  # 'received from Norway two vans'
    r"\b(?:received|obtained|recibi\w+|obtuv\w+|recu|recus|recues?|obtenu\w*|recebeu|receberam|obteve|obtiveram) $"
)
_GENITIVE = re.compile(r"'s? (?!development|international|department|ministry|government|foreign|federal|aid)")


def is_aid_agency(place: Standing) -> bool:
    """'the Italian Agency for Development Cooperation', 'la Agencia Italiana de Cooperación'."""
    folded, start, end = place.folded, place.start, place.end
    return _AID_AGENCY.match(folded, end) is not None or (
        folded.endswith(("agencia ", "agence "), 0, start) and _FOR_AID.match(folded, end) is not None
    )


def is_gift_from(place: Standing) -> bool:
    """'a grant from Norway', 'with the support of Norway', but not 'of Norway's police' nor 'a helpline of Norway'."""
    folded, at, end = place.folded, place.setting.start, place.end
    if not _is_from_or_of(place) or (place.is_people and folded[end : end + 1] == "s"):
        return False
    for hit in reversed(place.before):
        if words_between(folded, hit.end, at) > 2 or _AND.search(folded, hit.end, at):
            return False
        if (hit.payload == "persons" and folded[hit.start : hit.end] not in PEOPLES) or (
            hit.payload == "actor" and hit.end <= at
        ):  # 'aid workers from Norway', 'mobile-money agents of Norway'
            return False
        if hit.payload == "gift" and not folded.startswith(("'s ", "' "), end):
            if folded.endswith((" de ", " d'"), 0, hit.start):  # 'la línea de ayuda de Noruega'
                return False
            return hit.end + 1 >= at or folded[hit.start : hit.end] not in _HELPING  # 'the legal aid offices of Norway'
    return False


def is_sum_from(place: Standing) -> bool:
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


def is_from_embassy(place: Standing) -> bool:
    """'with the Norwegian embassy', 'thanks to the Embassy of Norway'."""
    folded, start = place.folded, place.start
    if _ITS_EMBASSY.match(folded, place.end):
        near, listed = _WITH_ITS, _SUPPORT_AND_ITS
    elif _EMBASSY_OR_SO.search(folded, max(0, start - 48), start):
        near, listed = _WITH_EMBASSY_OF, _SUPPORT_AND_EMBASSY_OF
    else:
        return False
    return (
        near.search(folded, max(0, start - 48), start) or listed.search(folded, max(0, start - 130), start)
    ) is not None


def is_gift_of(place: Standing) -> bool:
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
