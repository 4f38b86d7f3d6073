"""The set phrases of pages: closing links, furniture, section names, buttons."""

from __future__ import annotations

import re

_HERE = r"(?:here|aqu[ií]|ici|this link|ce lien|este enlace|este link)"
_READ = (
    r"(?:reade? (?:more|on|further|the (?:full|whole|complete|rest|entire)|(?:\w+'s|his|her|their) (?:full )?story)"
    r"|(?:click|tap) (?:here|on)|(?:learn|find out|discover|see|view|show) more|continue reading|full (?:story|article|text)\b"
    r"|more (?:information|details|info|about)\b.{0,120}\b(?:here|available|found|website|page)\b|more (?:information|details|info)$"
    r"|for (?:more|further|additional|other|the full)\b.{0,160}\b(?:here|click|visit|contact|see|read|website|page|please)\b"
    r"|to (?:read|find|learn|know|view|see|access|download|watch|listen|register|apply|join)\b.{0,160}\b(?:here|click|visit|follow|link|page|website)\b"
    r"|le[ea] m[áa]s|leer m[áa]s|seguir leyendo|ver m[áa]s|saber m[áa]s|conozca m[áa]s|haga cli[ck]"
    r"|(?:para )?(?:m[áa]s|mayor) informaci[óo]n|para (?:leer|saber|conocer|descargar|ver|ler|baixar|mais)\b.{0,120}"
    r"|descargu?e?r?\b|lire (?:la suite|plus|l'article|l’article)|en savoir (?:plus|davantage)|(?:pour )?plus d['’ ]information"
    r"|pour (?:en savoir|lire|t[ée]l[ée]charger|plus)\b.{0,120}|t[ée]l[ée]charge[rz]\b|cliquez|voir (?:plus|aussi)"
    r"|lei[ar] mais|saiba mais|ver mais|mais informa[çc][õo]es|clique|baix[ea]r?\b)"
)
_POINTING = (
    r"(?:(?:or )?(?:see|visit|view|watch|look|browse|consult|access|contact|listen to|download|also see|please (?:see|visit|refer|contact))"
    r"(?=\s+(?:us|more|also|all|the|our|for|full|here|at|a|an|this|unodc|un|[a-z]+ (?:tools|page|website|video|documentation))\b))"
)
_LINK = re.compile(rf"[\s.…>»→*•(\[-]*(?:{_READ}|{_POINTING})(?!\w)", re.IGNORECASE)
_POINTS_HERE = re.compile(rf"\b(?:{_HERE})[\s.)!\]»>]*$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:^|[\s.…;(\[-])(?:reade? (?:more|on)|continue reading|learn more|find out more|lea m[áa]s|leer m[áa]s|lire (?:la suite|plus)|en savoir plus|leia mais|saiba mais)"
    rf"(?:\W+(?:{_HERE}))?|[.!?…]\s+(?:for|to|please|click|pour|para|cliquez|clique|haga)\b[^.]{{0,120}}\b(?:{_HERE}))[\s.…)!\]»>]*$",
    re.IGNORECASE,
)
_URL_ONLY = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_AGENDA = re.compile(
    r"(?:agenda\s+)?(?:item|point|punto|ponto)\s+\d+\b.{0,20}\b(?:agenda|ordre du jour|programa)\b.*|(?:provisional )?agenda$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:subscribe\b.{0,60}|search(?: results)?|home|menu|print|share(?: this)?(?: page)?|tweet|email|e-mail|follow us\b.{0,30}|skip to\b.{0,30}"
    r"|back(?: to top)?|top|previous|next|first|last|page \d+(?: of \d+)?|[\d\s«»‹›.…|<>]+|pagination|current page|(?:view|load|show|see|read) (?:more|less|all)|hide"
    r"|(?:copyright|©).{0,120}|all rights reserved.{0,40}|privacy(?: policy| notice)?|terms(?: of use| and conditions)?|contact(?: us)?|site ?map|fraud alert"
    r"|(?:latest |recent |all |more )?news(?: (?:and|&) (?:stories|events|updates|press))?|latest(?: stories)?|stories|news feed|press releases?|archives?|updates|events|rss"
    r"|filter(?:s| by)?\b.{0,20}|sort by\b.{0,20}|apply|reset|clear all|measures|agencies|activities|results?|item id|unagency id|\d+ results?"
    r"|rechercher?|buscar|pesquisar|accueil|inicio|in[íi]cio|noticias|actualit[ée]s|not[íi]cias|mesures|medidas|organismes|organismos"
    r"|facebook|twitter|linkedin|youtube|instagram|cookies?|accept|close|english|fran[çc]ais|espa[ñn]ol|portugu[êe]s|русский|العربية|中文)\s*\|?",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?i:(?:view|show|see|read|load) (?:more|less)|hide|ver (?:m[áa]s|menos|mais)|ocultar|voir (?:plus|moins)|masquer)"
    r"(?:\s*[:|]\s*|\s+(?=[^\W\d_a-zà-ÿ]|[“\"'(])|(?=[^\W\d_a-zà-ÿ]|[“\"'(]))"
)
_PROFILE_SECTION = re.compile(
    r"(?:background|(?:about|mandate|mission|overview|introduction|who we are|what we do|vision)(?: and (?:mandate|mission))?|(?:normative |legal )?policy framework|policy frameworks?"
    r"|areas? of (?:focus|work)|focus areas?|legal framework|mandate and policy framework|contexte|mandat|cadre (?:politique|d'action)|domaines? d'action|antecedentes|mandato"
    r"|marco (?:de pol[íi]ticas|normativo|pol[íi]tico)|[áa]reas de (?:enfoque|atenci[óo]n|trabajo))\s*:?",
    re.IGNORECASE,
)
_RESOURCE_SECTION = re.compile(
    r"(?:resources?|useful links?|links|publications|contact details|ressources|recursos|further reading)\s*:?",
    re.IGNORECASE,
)


def is_link(text: str) -> bool:
    """Whether a line is a closing link and nothing else ('Read more here.', 'Descargue el manual')."""
    if len(text) > 220:
        return False
    if _LINK.match(text):
        return text.rstrip(" .…").count(". ") < 3
    return (len(text) < 140 and _POINTS_HERE.search(text) is not None) or _URL_ONLY.fullmatch(text) is not None


def ends_with_link(text: str) -> bool:
    """Whether a body closes with a link on its own last line ('... read more', 'Read more here.')."""
    return _CLOSING.search(text, max(0, len(text) - 160)) is not None


def points_here(text: str) -> bool:
    """Whether a line ends in 'here' or its like."""
    return _POINTS_HERE.search(text, max(0, len(text) - 30)) is not None


def is_agenda(text: str) -> bool:
    """Whether a line names an agenda or one of its items."""
    return len(text) < 120 and _AGENDA.fullmatch(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page rather than to what it reports."""
    return len(text) < 140 and _FURNITURE.fullmatch(text) is not None


def match_button(text: str) -> re.Match[str] | None:
    """A 'View More' or 'Hide' glued in front of a line's own words."""
    return _BUTTON.match(text)


def is_profile_section(text: str) -> bool:
    """Whether a line heads a standing description of the agency."""
    return len(text) < 50 and _PROFILE_SECTION.fullmatch(text) is not None


def is_resource_section(text: str) -> bool:
    """Whether a line heads a list of links and publications."""
    return len(text) < 40 and _RESOURCE_SECTION.fullmatch(text) is not None
