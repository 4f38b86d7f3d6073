"""Headings of inventory pages, alone on their line or glued in front of a paragraph."""

from __future__ import annotations

import re

from warehouse.text.lines import is_unfinished
from warehouse.text.patterns import one_of, words
from warehouse.text.phrases import match_bullet

_SURVIVORS = r"(?:Victims|Survivors)"
# The measure names of the UN Women inventory, in the spellings that its pages have had.
_MEASURES = one_of(
    r"Prevention(?:,? Including Awareness[ -]Raising (?:and|&) Advocacy)?|Advocacy",
    r"Awareness[ -]Raising(?: and Advocacy)?",
    r"Support (?:for|to) Legislative(?: and Policy)? Development|Legislative Development|Legislation",
    r"Laws?(?: and Policies)?",
    r"Support (?:for|to) Policy Development(?: at the National Level| (?:and|&) Implementation)?",
    r"Policy(?: Guidance| Development)?|Policies",
    rf"Protection(?:,? Support (?:and|&) Services(?: for {_SURVIVORS}(?:(?:\s?/\s?| and ){_SURVIVORS})?)?)?",
    r"Services(?: for Survivors)?",
    r"Data Collection(?:,? Analysis)?(?:,? and Research)?(?:,? (?:and )?Analysis)?|Data",
    r"Research(?: and Data Collection)?",
    r"(?:Internal )?Training(?:,? (?:and|&) Capacity[ -]Building)?|Capacity[ -]Building|Capacity Development",
    r"Global Norms,? Policy,? (?:and|&) Advocacy|International Norms and Standards|Internal Policies",
    r"Support (?:for|to) (?:the )?Inter-?[gG]overnmental(?: and Expert)? (?:Bodies|Processes)",
    r"Knowledge (?:Products|Management|Generation)(?: and Tools)?|Tools and Guidance",
    r"Partnerships?(?: and Coordination)?|(?:Inter-?[aA]gency )?Coordination",
    r"Justice(?:,? Prosecution)?(?: and Law Enforcement)?|Prosecution(?:,? Punishment)?|Law Enforcement",
    r"Funding|Grant-?[mM]aking|Monitoring and Evaluation",
)
_AGENCY = one_of(
    r"UN[A-Z]*(?:[ -]Women)?|UN-Habitat|ONU|IOM|ILO|WHO|PAHO|OSCE|ODIHR|OHCHR|FAO|WFP|IFAD|ICAT",
    r"ECLAC|ESCWA|ESCAP|INTERPOL",
)
_OPENING_WORD = one_of(
    r"In|The|Under|As|Through|Throughout|Within|During|With|From|On|At|Since|Following|Together|By|For|Over|Between",
    r"Across|Among|Along|Alongside|Jointly|Working|Building|Several|Former|More|Also|An?|Its|This|These|After|Additionally",
    r"Further|Globally|Regionally|To|Via|Using|En|El|La|Los|Las|Le|Les|Dans|Au|Aux|Em|No|Na|O|Os",
)
_OPENING = rf"(?:{_OPENING_WORD}\b(?!\s*[:|-])|{_AGENCY}\b)"
_KNOWN = re.compile(rf"{_MEASURES}\s*:?", re.IGNORECASE)
_KNOWN_GLUED = re.compile(
    rf"(?P<heading>{_MEASURES})(?:(?:\s*[:|]\s*|\s+|(?=[A-Z]))(?={_OPENING})|(?=[A-ZÀ-Þ][a-zà-ÿ]{{2}}))"
)
_SEAM = re.compile(rf"[a-z)](?=[A-Z]| I)(?={_OPENING}[ ,]| In (?:the )?[A-Z][^.;:]{{1,60}}, )")
# What every seam holds, for which looking is four times as fast.
_CAPITAL_WITHIN = re.compile(r"[A-ZÀ-Þ\d](?<=[a-zà-ÿ)].)")
_MEASURE_WORDS = words(
    "legislation legislative laws law policy policies strategy strategies training trainings capacity capacities",
    "capacity-building building development data collection analysis dissemination research statistics monitoring",
    "evaluation reporting awareness awareness-raising raising campaigns campaign advocacy outreach education",
    "prevention protection support services service assistance response responses victims survivors coordination",
    "cooperation partnerships partnership networking networks programmes programs programme engage engaging men boys",
    "women girls communities community justice police law enforcement prosecution punishment judiciary health sector",
    "global international regional national intergovernmental norms standards processes bodies knowledge products",
    "tools guidance resources funding grants grant-making budgets enhanced entity un institutional mechanisms measures",
    "mobilization empowerment economic internal access strengthening implementation reform investigation remedies",
    "expert essential multi-sectoral multisectoral innovative practices promoting integration vaw evaw accountability",
    "violence gender-based against ending financing participation leadership",
    "législation législatif lois politiques politique stratégie formation renforcement capacités collecte données",
    "analyse diffusion recherche sensibilisation campagnes plaidoyer prévention protection appui soutien services",
    "victimes survivantes coordination partenariats partenariat coopération justice normes connaissances financement",
    "élaboration plans action outils subventions éducation évaluation suivi prise charge",
    "legislación leyes políticas estrategia capacitación formación fortalecimiento desarrollo capacidades recopilación",
    "datos análisis difusión investigación sensibilización campañas incidencia prevención protección apoyo servicios",
    "víctimas sobrevivientes coordinación alianzas asociaciones cooperación justicia normas conocimientos financiación",
    "elaboración planes acción herramientas subvenciones educación evaluación seguimiento atención",
    "legislação leis estratégia capacitação formação fortalecimento desenvolvimento coleta dados análise divulgação",
    "pesquisa sensibilização campanhas prevenção proteção apoio serviços vítimas sobreviventes coordenação parcerias",
    "elaboração planos ação ferramentas subvenções educação avaliação monitoramento atendimento financiamento",
)
_BROKEN = re.compile(r"[.;:!?]")
_LONGEST = 110
_MOST_WORDS = 14
_CAPITALISED = 0.6
_VERB = re.compile(
    r" (?:was|were|has|have|had|held|trained|launched|supported|organi[sz]ed|developed|conducted|provided|published"
    r"|adopted|established|opened|assisted|helped|contributed|implemented) "
)
_SMALL = words(
    "and or of the for in on to a an at by with from its their including",
    "de la le les des du et y e en à aux d l al del los las da do das dos para pour",
)


def is_measure(text: str) -> bool:
    """Whether a line is the name of one of the inventory's measures."""
    return len(text) < 120 and _KNOWN.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Whether a line of an inventory page is a heading: a measure's name, or short and without a full stop."""
    if len(text) > 120:
        return False
    if is_measure(text):
        return True
    if not is_unfinished(text) or text[0].islower() or _VERB.search(text):
        return False
    listed = text.split()
    return len(listed) <= 8 or (len(listed) <= 16 and _share_capitalised(listed) >= _CAPITALISED)


def is_page_title(text: str) -> bool:
    """Whether the first line of an inventory page is its title: no bullet, no full stop, no verb in the past."""
    return len(text) < 120 and is_unfinished(text) and not (match_bullet(text) or _VERB.search(text))


def match_glued_heading(text: str) -> int:
    """How many characters of a heading stand in front of a paragraph; 0 if none.

    The heading is a known measure's name before words that open a sentence or run into it, words that measures are
    named with before a capital or a figure that they run into ('Data collection and analysisIn'), or capitalised words
    that run into such an opening without a space ('AdvocacyIn Kenya') or into a capital 'In' before
    a place and a comma ('Safe Cities In Kenya, ').
    """
    if found := _KNOWN_GLUED.match(text):
        return found.end("heading")
    if not text[0].isupper():
        return 0
    glued = _CAPITAL_WITHIN.search(text, 2, _LONGEST)
    if glued and names_measure(text[: glued.start()]):
        return glued.start()
    if not (glued or " In " in text[:_LONGEST]):
        return 0
    seam = _SEAM.search(text, 2, _LONGEST)
    if seam is None or _BROKEN.search(text, 0, seam.end()):
        return 0
    return seam.end() if _share_capitalised(text[: seam.end()].split()) >= _CAPITALISED else 0


def names_measure(text: str) -> bool:
    """Whether words are all of those that measures are named with."""
    listed = [word for word in re.split(r"[\s,&:/'’]+", text.lower()) if word]
    telling = [word for word in listed if word not in _SMALL]
    return bool(telling) and len(listed) <= _MOST_WORDS and _MEASURE_WORDS.issuperset(telling)


def _share_capitalised(listed: list[str]) -> float:
    telling = [word for word in listed if word.lower() not in _SMALL]
    return sum(word[0].isupper() or word[0].isdigit() for word in telling) / len(telling) if telling else 0.0
