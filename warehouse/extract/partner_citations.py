"""Whether an organisation is only cited where it is named: its convention, its figures, its word."""

from __future__ import annotations

import re

_INSTRUMENT = (
    r"(?:directives?|conventions?|protocols?|declarations?|resolutions?|recommendations?|regulations?|treat(?:y|ies)"
    r"|charter|codes?|guidelines?|standards?|principles|laws?|legislation|acquis|policy|policies|commitments"
    r"|indicators|definitions?|classifications?|criteria|reports?|surveys?|stud(?:y|ies)|data|statistics|figures"
    r"|estimates|handbooks?|manuals?|toolkits?)"
)
# What follows a name that is cited or is an attribute, not acting: 'EU Directive', 'WHO estimates'.
_CITED_AFTER = re.compile(
    r"(?:'s)? (?:(?!(?:and|on|to|for|the|in|with|of|by|at|from|has|have|held|will|joint) |(?!forced|related)\w+ed )"
    rf"[a-z-]+ ){{0,3}}{_INSTRUMENT}\b"
    r"|,? (?:ranks?|ranked|says?|said|estimates?|estimated|warns?|found that|finds that|defines?|calculates?|reckons"
    r"|recommends|declare[ds]|estim[ae]|estimo|estimou|calcul[ae]|advierte|alerta|avertit|define|definit|recomienda"
    r"|recommande|recomenda|declaro|declarou)\b"
)
# What makes its name an attribute of something else, whoever stands beside: 'EU Member States', 'SADC region'.
_ATTRIBUTE_OF = re.compile(
    r"(?:'s)? (?:member (?:states|countries|parliaments)|region\b|countries|borders?\b|citizens|nationals|territory"
    r"|(?:[a-z]+ ){0,2}agenc(?:y|ies)\b|accession|candidate|average|level"
    r"|(?:questionnaires?|methodology|guidelines|handbook|manual|standards|curriculum|toolkit)\b)"
)
# What stands before one: 'according to', 'a report by', 'at the request of', 'member States of', 'formerly with'.
_CITED_BEFORE = re.compile(
    r"\b(?:(?:mandated|requested|adopted|endorsed|ratified|recommended|cited|quoted|estimated|reported|defined|compiled"
    r"|commissioned|published|issued|established|created|set|set out|drawn up|collected|gathered|recorded|employed) by"
    r"|(?:headquarters|premises|seat|building|compound|campus|sede|siege|locaux|locales|instalaciones|instalacoes|edificio"
    r"|predio|batiment) (?:of|del?|d[aou]|des)"
    r"|\b(?:at|in|came to|went to|en|dans|aux?|na|nos?|nas) (?:\S+ ){0,3}?"
    r"(?:offices?|oficinas?|bureaux?|escritorios?) (?:of|del?|d[aou]|des)"
    r"|(?:work(?:s|ed)|trabaj[ao]|trabalh(?:a|ou)|travaille)(?: \w+)?? (?:for|en|em|n[ao]|pour|chez|a)"
    r"|(?:according|pursuant|contrary) to|in (?:line|accordance|compliance) with|based on|consistent with|guided by"
    r"|(?:request|requests|mandate|invitation|call|recommendations?|reports?|figures|data|statistics|estimates"
    r"|guidelines|standards|convention|resolutions?|directive|decision|decisions|criteria|definition)"
    r"(?: \d+)? (?:of|by|from)"
    r"|(?:member )?(?:states|countries|territories|governments|parliaments) of|unlike|instead of|rather than"
    r"|(?:convention|convenio|convencao|protocol[eo]|normas?|normes?|norme|directri(?:z|ces)|directives?|diretrizes|recomendacion(?:es)?"
    r"|recomendacoes|recommandations?|datos|donnees|dados|cifras|chiffres|estadisticas|statistiques|estatisticas"
    r"|estimaciones|estimations|estimativas|informes?|rapports?|relatorios?|etudes?|estudios?|estudos?|definicion"
    r"|definicao|criter(?:ios|es)|guias?|manual|manuel|resolucion(?:es)?|resolucoes)"
    r"(?: (?:n[o.]?[oº°]? ?)?\d+)? (?:de|d[aou]|del|des)"
    r"|says?|said|estimates?|reports?|former(?:ly)?(?: \w+){0,2}?(?: of| at| with)?"
    r"|selon|segun|segundo|d'apres|solicitud de|demande de)$"
)
# Those who come for all its States make up the community: 'officials from the fifteen member States of ECOWAS'.
_FROM_MEMBERS = re.compile(
    r"\b(?:(?:from|of) (?:all )?the|from all|des|dos|de todos os|de(?: todos)? los) (?:\S+ )?"
    r"(?:member (?:states|countries)|estados (?:miembros|membros)|etats membres|paises miembros|pays membres)"
    r" (?:of|de|da|do|del)(?: the| la| l')? ?$"
)
_ARTICLES = frozenset(("the", "a", "an", "its", "latest", "la", "el", "le", "o", "as", "l'", "los", "las"))
# The words that a citation can end with; without one of them the pattern above need not be tried.
_CITING = frozenset(
    (
        *(
            "by",
            "of",
            "to",
            "with",
            "on",
            "from",
            "at",
            "unlike",
            "than",
            "say",
            "says",
            "said",
            "estimate",
            "estimates",
        ),
        *("report", "reports", "selon", "segun", "segundo", "d'apres", "de", "da", "do", "del", "former", "formerly"),
        *("du", "des", "for", "en", "em", "no", "na", "pour", "chez", "a"),
    )
)
_SOURCES = ("according to ", "selon ", "segun ", "segundo ", "d'apres ", "de acuerdo con ", "de acordo com ")
_APART = re.compile(
    r"(?:(?:un)?like|just as|como|comme|tal como|assim como|a diferencia del?|contrairement aux?|ao contrario d[aeo]"
    rf"|{'|'.join(source.strip() for source in _SOURCES)})"
    r"(?: the| la| el| le| l'| o| a)? ?"
)
# 'At the UNHCR office', not 'the UNHCR office trained'.
_INSIDE = re.compile(r"\b(?:at|in|inside) (?:the |its |a )?$")
_PREMISES = re.compile(
    r"(?:'s)? (?:\w+ ){0,2}?(?:headquarters|premises|offices?|building|compound|campus|house|grounds|hall|delegation"
    r"|secretariat)\b"
)
_DENIALS = frozenset(("no", "without", "not", "never", "neither", "nor", "nao", "sin", "sans", "sem", "ne", "pas"))
_DENIED_BEFORE = re.compile(
    r"(?:^|[.;:,] )no [^.;,]{0,60}$"
    r"|\b(?:without|not(?! only)|never|neither|nor|nao|sin|sans|sem|ne|pas(?! seulement))\b[^.;,]{0,50}$"
)


def sentence_before(folded: str, start: int) -> str:
    """What stands in the sentence before a name, no more than 160 characters."""
    before = folded[max(0, start - 160) : start]
    return before[max(before.rfind(". ") + 1, before.rfind("\n") + 1) :].lstrip()


def is_denied(before: str) -> bool:
    """Whether the words before a name say that it had no part in it."""
    near = before[-80:]
    return not _DENIALS.isdisjoint(near.split()) and _DENIED_BEFORE.search(near) is not None


def is_attribute(folded: str, end: int) -> bool:
    """Whether a name that ends there only describes what follows, whoever stands beside it."""
    return _ATTRIBUTE_OF.match(folded, end) is not None


def is_of_members(before: str) -> bool:
    """Whether all the States of the community that is named next take part."""
    return _FROM_MEMBERS.search(before) is not None


def is_venue(before: str, folded: str, end: int) -> bool:
    """Whether only what it houses is named: 'at the UNHCR office'."""
    return _INSIDE.search(before) is not None and _PREMISES.match(folded, end) is not None


def is_apart(before: str) -> bool:
    """Whether a sentence opens with its word or a likeness to it: 'According to IOM, ...', 'Like the OSCE, ...'."""
    return len(before) < 30 and _APART.fullmatch(before) is not None


def is_cited(before: str) -> bool:
    """Whether the words before a name give only its word: 'data from', 'according to'."""
    return _is_quoted(before[-80:].split()) or _is_source(before)


def is_cited_after(folded: str, end: int) -> bool:
    """Whether what follows a name is its convention, its figures or its word."""
    return _CITED_AFTER.match(folded, end) is not None


def _is_quoted(words: list[str]) -> bool:
    """Whether the last words before the name, an article apart, say that it is only cited."""
    last = len(words)
    while last and words[last - 1] in _ARTICLES:
        last -= 1
    if not last or not (
        words[last - 1] in _CITING or any(word.startswith("former") for word in words[max(0, last - 3) : last])
    ):
        return False
    return _CITED_BEFORE.search(" ".join(words[max(0, last - 5) : last])) is not None


def _is_source(before: str) -> bool:
    """Whether 'according to' opens the phrase that the name stands in."""
    return any(word in before and not set(before.rpartition(word)[2]) & set(",;.") for word in _SOURCES)
