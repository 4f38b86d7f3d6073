"""Whether an area's name means the area where it is found, or an office, an organisation, a payer or a flow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from warehouse.extract.passage import Passage
from warehouse.extract.place_lexicon import areas_file
from warehouse.extract.scan import Hit, fold
from warehouse.records import Span

# 'European Union Agency for Asylum', 'Pacific Immigration Development Community', 'ASEAN-ACT'
_IN_A_NAME = re.compile(
    r"-[A-Z]{2,}"
    r"|(?: (?!Regional\b)[A-Z][\w-]+){0,3} (?:Agency|Association|Authority|Bank|Committee|Community|Council|Day"
    r"|Federation|Football|Forum|Foundation|Fund|Rugby|Institute|Organi[sz]ation|Secretariat|Society"
    r"|Network(?! of (?:[A-Z]\w+ )?(?:Authorities|Prosecutors|Judges|Magistrates|Police|Focal)))\b"
)
_PAYS_AFTER = re.compile(
    r"[- ](?:co-?)?(?:funded|financed|sponsored|supported)\b(?! by\b)"
    r"|\)? (?:has |have )?(?:funded|contributed|supports|supported|finances)\b(?! by\b)"
)
_OFFICE_AFTER = re.compile(r" (?:regional )?(?:office|bureau|centre|center|hub)\b")
_REGIONAL = re.compile(r"\b(?:regional(?:e|es)?)\b[^.;]{0,60}$")
_AGENCY_BEFORE = re.compile(r"\b(?:UNODC|UN Women|UNDP|UNFPA|UNICEF|UNESCO|IOM|ILO|UNHCR|OHCHR|INTERPOL) $")
_NAME_BEFORE = re.compile(  # 'ECPAT Europe', 'the network Women against Violence Europe'
    r"[A-Z]{3,} $|\w (?!(?:In|Across|To|From|For|Of|The|And|Within|Throughout|Into|Between|Over|Around|Towards?|Against"
    r"|Via|All|East|West|North|South|Eastern|Western|Northern|Southern|Central|Wider|Greater)\b)[A-Z][a-z]+ $"
)
_WITHIN = re.compile(  # 'in, from and to the'; but 'plan to take up work in'
    r"\b(?:in|within)\b(?<!\bwork in)"
    r"[\s,]*(?:(?:from|to|through|into|and|within|via)[\s,]*)*(?:the )?$"
    r"|\b(?:from|to|through)\b[\s,]*(?:(?:from|to|through|into|and|via)[\s,]*)*within (?:the )?$"
)
_IN_UNION = re.compile(r"\b(?:in|across|throughout|within|dans|en|na)(?: (?:the|all|la|toute|toda))*(?: l'| )$")
_SITED = re.compile(
    r"(?:overlooking|located|bordering|part of|situated|geographical(?:ly)?|coast of)(?: [\w-]+){0,3}? (?:the )?$"
    r"|(?:part|coast|(?<!both )(?<!all )shores|routes?) of (?:the )?$"
    r"|\b(?:costas?|litoral|cotes?|orillas?|riberas?|rives?|rivages?|margens?) "
    r"(?:d[eo]l? |d[ao]s? |des |du |de la |d')?$"
)
_COAST = re.compile(r" (?:coasts?|coastline|seaboard|shores?|littoral)\b(?! guards?)")
_COMPARED = re.compile(
    r"(?:(?:(?:first|second|third) (?:[\w-]+ )?(?:country|state|nation|city|government)|latest"
    r"|one of the (?:\w+est|most|first|few|main|major|leading)|only|largest|leading"
    r"|pioneer|leader|among the) (?:[\w-]+ ){0,6}?"
    r"|(?:is|are|was|were|as|became) the first |similar to (?:\w+ ){0,3}|elsewhere |outside "
    r"|no activities (?:\w+ ){0,3}?)(?:in |of |from )?(?:the )?$"
)
_COMPARED_ELSEWHERE = re.compile(  # 'el primer país de', 'entre os países com melhor legislação da', 'la route de la'
    r"\b(?:(?:primer|segundo|tercer|unico|primeiro|terceiro) (?:pais|estado|gobierno|governo)"
    r"|(?:premier|deuxieme|troisieme|seul) (?:pays|etat|gouvernement)"
    r"|(?:uno? de los|um dos|un des|(?:entre|parmi) (?:los|os|les))"
    r" (?:paises|estados|pays|etats|primeros|mayores|pocos|primeiros|maiores|poucos|premiers|rares|mas|mais|plus))"
    r" (?:[\w-]+ ){0,6}?(?:de|del|da|do|d'|en|em|no|na)(?: la| l'| el)? ?$"
    r"|\b(?:rutas?|rotas?|routes?) (?:de la |de l'|del |do |da |de )$"
)
_EXCEPTED = re.compile(  # 'in Asia, not in Africa', 'not as part of its programme for the Caribbean'
    r"\b(?:not|except|excluding|other than|rather than|instead of|excepto|salvo|sauf|exceto)"
    r"(?: (?:in|from|for|en|au|em))? (?:the |el |la |le |l'|o )?$"
    r"|\bnot as part of [^.;,]{3,50}$"
)
_DIED_IN = re.compile(
    r"\b(?:died|drowned|perished|deaths|morts?|noyes|peri|disparus|murieron|muert\w+|ahogad\w+|morreram|afogad\w+)"
    r" (?:in|at|en|em|no|na|dans) (?:the |la |el |le |o |a )?$"
)
_DE_ENDS = re.compile(r"(?<=\\ )de$")
_DE = "d(?:el?|u|es|[oa]s?|')"
_OF = (" in ", " for ", " of ", " on ", " the ")
_STUDIED = re.compile(  # 'a study maps the routes through'
    r"\b(?:maps?|mapped|mapping|describ\w+|traces?|traced|cartograf\w+|cartographi\w+|decri\w+)\b[^.;:]{0,60}"
    r"\b(?:through|across|via|along|por|a traves de|a travers|atraves)\b[^.;:]{0,20}$"
)
_TOGETHER = re.compile(
    r"\b(?:co-?operation|collaboration|dialogue|coordination|exchanges?|partnerships?|cooperacion|dialogo|cooperacao"
    r"|colaboracion|colaboracao) (?:between|entre)\b[^.;:]*$"
)
_WORK_IN = re.compile(
    r"\b(?:jobs?|as an? (?:\w+ )?(?:housekeeper|maid|worker|cook|nanny|cleaner)|trabajo|empleada|emprego|emploi)\b"
    r"(?: \w+){0,4} (?:in|en|no|au|dans) (?:the |el |le |la |o )?$"
)
_BODY_OF = re.compile(  # 'Action Group against Money Laundering in West Africa'
    r"\b(?:Group|Committee|Council|Association|Institute|Centre|Center|Commission|Organi[sz]ation|Federation|Bank|Fund|Forum"
    r"|Agency|Authority|Bureau|Secretariat)"
    r"(?: (?:of|for|on|against|to|and|the|in|(?!Meeting|Workshop|Training|Course)[A-Z][\w-]+))* $"
)
_ORGANISED = re.compile(
    r"\b(?<!\band )(?:unodc|unifem|un women|undp|unicef|unfpa|iom|interpol|office|centre|section|branch)(?: regional)?"
    r" (?:office |centre )?(?:for |in )?(?:the )?$"
)
_MOSTLY = re.compile(  # 'mostly from Haiti and countries of '
    r"\b(?:most(?:ly| of (?:them|whom)|(?= from\b))|mainly|chiefly|largely|en su (?:gran )?mayoria|principalmente"
    r"|sobre todo|surtout|pour la plupart|principalement|majoritairement|na (?:sua )?maioria|sobretudo"
    r"|maioritariamente) (?:from|of|de|du|des|da|do|dos) [^.;:]*$"
)
_LISTED = re.compile(
    r"(?:[\s,]|\b(?:and|or|the|y|et|e|o|ou|el|la|le|les|l'|from|to|into|towards|desde|hacia|vers)\b"
    r"|\w+(?=,| and | or | y | et ))*"
)


class Patterns(NamedTuple):
    """The lexicon's words: `noun`, `other` and `union` match after a name, the other patterns search before it."""

    noun: re.Pattern[str]
    nouns_before: frozenset[str]
    other: re.Pattern[str]
    union: re.Pattern[str]
    union_before: re.Pattern[str]
    office: re.Pattern[str]
    payer: re.Pattern[str]
    flow: re.Pattern[str]
    flow_word: re.Pattern[str]
    actor: re.Pattern[str]


def is_area(passage: Passage, hit: Hit, span: Span, is_union: bool) -> bool:
    """Whether the area is meant as one here, not an office, an organisation, a payer or a comparison."""
    text, folded = passage.text, passage.folded
    start, end = hit.start, hit.end
    is_adjective = hit.payload.is_adjective
    if not text[start].isupper() and not is_adjective and " " not in text[start:end]:
        return False
    patterns = _patterns()
    before = folded[max(span.start, start - 70) : start]
    if is_adjective and not patterns.noun.match(folded, end) and not _follows_a_noun(before, patterns.nouns_before):
        return False
    if _IN_A_NAME.match(text, end):
        return False
    if is_union:
        is_named = text[start:end].endswith(("States", "countries"))
        is_site = _IN_UNION.search(before) is not None and not text[end + 1 : end + 2].isupper()
        if not (is_named or is_site or patterns.union.match(folded, end) or patterns.union_before.search(before)):
            return False
    elif patterns.other.match(folded, end) or _OFFICE_AFTER.match(folded, end):
        return False
    if not is_adjective and (_COAST.match(folded, end) or _is_of_country(passage, hit)):
        return False
    if _PAYS_AFTER.match(folded, end) or patterns.payer.search(before):
        return False
    if patterns.office.search(before) or _ORGANISED.search(before) or _COMPARED.search(before):
        return False
    if _EXCEPTED.search(before):
        return False
    if passage.lang != "en" and _COMPARED_ELSEWHERE.search(before):
        return False
    if "mediterran" in folded[start:end] and _DIED_IN.search(before):
        return False
    if _SITED.search(before) or (
        not text[start:end].isupper()
        and not is_adjective
        and _NAME_BEFORE.search(text, max(span.start, start - 60), start)
    ):
        return False
    return not (before.endswith(_OF) and _BODY_OF.search(text, max(span.start, start - 90), start))


def _follows_a_noun(before: str, nouns: frozenset[str]) -> bool:
    """Whether a noun stands before an adjective, with at most one word between; 'curso en árabe' is a language."""
    last = before.split()[-2:]
    return bool(last) and last[-1] not in ("en", "em") and not nouns.isdisjoint(last)


def _is_of_country(passage: Passage, hit: Hit) -> bool:
    """Whether a people's name beside it says whose part of the area is meant: 'el Pacífico colombiano'."""
    peoples = (other for other in passage.hits.get("place.name", ()) if other.payload.sort == "demonym")
    return any(other.start == hit.end + 1 or other.end == hit.start - 1 for other in peoples)


def is_office_region(passage: Passage, hit: Hit) -> bool:
    """Whether an office is named after the area: 'Regional Office for South Asia', 'UNFPA Pacific'."""
    low = max(0, hit.start - 70)
    before = passage.folded[low : hit.start]
    if _OFFICE_AFTER.match(passage.folded, hit.end) or _AGENCY_BEFORE.search(passage.text, low, hit.start):
        return True
    return _REGIONAL.search(before) is not None and _patterns().office.search(before) is not None


def is_flow(before: str) -> bool:
    """Whether people or goods only come from, pass or go to the area that follows.

    What a study or a map of routes follows through an area covers it, and so does work between areas.
    """
    if _WORK_IN.search(before):
        return True
    if _WITHIN.search(before) or _STUDIED.search(before) or _TOGETHER.search(before):
        return False
    patterns = _patterns()
    if _MOSTLY.search(before):
        return True
    if not patterns.flow.search(before) or not patterns.flow_word.search(before):
        return False
    return not patterns.actor.search(before)


def is_listed_area(between: str) -> bool:
    """Whether what stands between two areas only joins them, and countries, in one list."""
    return _LISTED.fullmatch(between) is not None


@cache
def _patterns() -> Patterns:
    file = areas_file()
    the = "(?:the |la |el |le |les |l')?"
    listed = "(?:[\\w ]{2,30}(?:,| and| or| y| et| o| ou) (?:the )?)?"
    return Patterns(
        noun=re.compile(rf"(?:'s)?\s(?:[\w-]+\s){{0,2}}?(?:{_any(file.nouns)})\b"),
        nouns_before=frozenset(map(fold, file.nouns_before)),
        other=re.compile(rf" (?:{_any(file.others)})\b"),
        union=re.compile(rf"(?:'s)? (?:{_any(file.union_nouns)})\b"),
        union_before=re.compile(rf"\b(?:{_any(file.union_nouns_before)}) (?:of the|de la|de l'|da) ?$"),
        office=re.compile(
            rf"\b(?:{_any(file.offices)})(?: (?:the|la|el|le|les|l'|a|o))?(?: [\w' -]+?(?:,| and| y| et| e))*? ?{the}$"
        ),
        payer=re.compile(rf"\b(?:{_any(file.payers)})(?: [\w-]+){{0,4}}? {the}(?:a )?$"),
        flow=re.compile(rf"\b(?:{_any(file.flows)})(?: (?!is\b|and\b)[\w-]+)?,? {the}{listed}$"),
        flow_word=re.compile(rf"\b(?:{_any(file.flow_words)})"),
        actor=re.compile(rf"\b(?:{_any(file.actors)})(?: [\w-]+){{0,2}} (?:from|de|del|da|do|du|des)\b"),
    )


def _any(words: Iterable[str]) -> str:
    """The words as alternatives; a last 'de' stands for its forms with an article too."""
    return "|".join(_DE_ENDS.sub(_DE, re.escape(fold(word))) for word in words)
