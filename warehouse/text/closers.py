"""Lines under a text that end its entry without the words of a link: arrows, names of documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.text.lines import Line, LineKind
from warehouse.text.patterns import one_of

_DOCUMENT = one_of(
    r"reports?|summar(?:y|ies)|communiqu[ée]s?|declaration|statements?|speech(?:es)?|(?:press )?releases?|briefs?",
    r"(?:concept )?notes?|agenda|list|text|stud(?:y|ies)|toolkit|guide|guidelines|handbook|manual|brochure|leaflet",
    r"posters?|fact ?sheets?|infographics?|videos?|films?|trailer|photos?|pictures|gallery|podcast|interview|story",
    r"article|evaluation|slides|presentations?|transcript|minutes|conclusions|recommendations|scorecard|dashboard",
    r"maps?|data(?:set)?|methodology|publication|web ?(?:site|page)|(?:web|project|event) ?page|questionnaire",
    r"terms of reference|annex(?:es)?|programme|program|(?:policy |working |discussion )?papers?",
    r"informes?|resumen|comunicados?|declaraci[óo]n|discurso|nota(?: de prensa| conceptual)?|lista|texto|estudio",
    r"gu[íi]a|folleto|cartel|ficha|v[íi]deos?|fotos?|galer[íi]a|entrevista|evaluaci[óo]n|presentaci[óo]n(?:es)?",
    r"conclusiones|mapa|publicaci[óo]n|p[áa]gina(?: web)?|sitio(?: web)?|programa|datos",
    r"rapports?|r[ée]sum[ée]|d[ée]claration|discours|note(?: d['’]orientation| conceptuelle)?|liste|texte|[ée]tude",
    r"d[ée]pliant|affiche|fiche|vid[ée]os?|galerie|entretien|[ée]valuation|pr[ée]sentations?|carte|site web|donn[ée]es",
    r"relat[óo]rio|resumo|declara[çc][ãa]o|v[íi]deo|folheto|cartilha|avalia[çc][ãa]o|apresenta[çc][ãa]o",
    r"publica[çc][ãa]o",
)
_OF = r"(?:of|on|from|to|about|for|del?|des?|du|sur|sobre|da|do|pour|para)"
_NOTE = r"(?: ?\([^()]{1,30}\))?"
# 'Evaluation summary', 'Text of the Declaration', 'Programme brief (ES)'
_NAMES_DOCUMENT = re.compile(
    rf"(?:(?:\S+ ){{1,5}}{_DOCUMENT}{_NOTE}|(?:{_DOCUMENT}|page|site) {_OF}\b.{{2,60}}"
    rf"|{_DOCUMENT}(?: (?:in )?\w+)?{_NOTE})",
    re.IGNORECASE,
)
# 'Project page: Better Migration Management', 'Story: "Nobody asked me"'
_LABELLED = re.compile(rf"(?:\w+ ){{0,2}}(?:{_DOCUMENT}|p[áa]gina del proyecto)\s?: ?\S.{{0,150}}", re.IGNORECASE)
_NUMBERED = re.compile(r"\s?:[\s\d|,]+\Z")
_SENDS = re.compile(
    one_of(
        r"read|watch|see|view|open|get|hear|listen to|explore|browse|visit|join|donate|order|download|find|where to",
        r"consult|discover|meet|learn|follow|more|(?:support|about) (?:the|our|this)",
        r"lea|leer|vea|ver|mire|escuche|descargue|descargar|consulte|conozca|visite|acceda|siga|m[áa]s",
        r"lire|lisez|voir|voyez|regarder|regardez|[ée]couter|[ée]coutez|t[ée]l[ée]charger|t[ée]l[ée]chargez|consulter|consultez|suivre|suivez"
        r"|plus",
        r"leia|ler|veja|assista|ou[çc]a|baixe|baixar|acesse|acompanhe|conhe[çc]a|saiba|mais",
    )
    + r" .{2,90}",
    re.IGNORECASE,
)
_POINTS_ON = re.compile(r"[^«»‹›<>→]{3,110}(?:[»›→➔➜]|>>?)")
_MAY_POINT = (LineKind.TITLE, LineKind.PLACE, LineKind.BODY)


def mark_arrows(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a link for each line that ends in an arrow ('Inside a shelter »').

    Where most of them stand right over a text they are its headlines, and stay what they are.
    """
    arrows = [at for at, kind in enumerate(kinds) if kind in _MAY_POINT and _POINTS_ON.fullmatch(lines[at].text)]
    over_text = sum(kind is LineKind.BODY for at in arrows for kind in kinds[at + 1 : at + 2])
    if 2 * over_text > len(arrows):
        return list(kinds)
    return [LineKind.LINK if at in arrows else kind for at, kind in enumerate(kinds)]


def sends_on(text: str) -> bool:
    """Whether a line asks to read or do more, or names a page by its label; it may be a headline elsewhere."""
    return len(text) <= 160 and (_SENDS.fullmatch(text) or _LABELLED.fullmatch(text)) is not None


def names_documents(text: str) -> bool:
    """Whether a line is the name of a document, or has one between bars; it may be a headline or section elsewhere.

    The document may have its parts behind it ('Quarterly briefs: 1 | 2 | 3').
    """
    parts = [part.strip() for part in _NUMBERED.sub("", text).split("|") if part.strip()]
    return len(text) <= 120 and any(_NAMES_DOCUMENT.fullmatch(part) for part in parts)
