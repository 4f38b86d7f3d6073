"""Closing links: lines and last words that only send the reader on ('Read more here.', '..... read more')."""

from __future__ import annotations

import re

from warehouse.text.patterns import one_of

_HERE = r"(?:here|aqu[ií]|ici|this link|ce lien|este enlace|este link)"
_READ_MORE = one_of(
    r"reade? (?:more|on)",
    r"continue reading",
    r"(?:learn|find out|discover|see|view) more",
    r"le[ea] m[áa]s",
    r"leer m[áa]s",
    r"(?:seguir|contin[uú][ae]r?) (?:leyendo|lendo)|(?:poursuivre|continuer) la lecture|continuer [àa] lire",
    r"ver m[áa]s",
    r"lire (?:la suite|plus|l['’]article)|(?:lire|leer|ler|read)(?=\W+$)",
    r"en savoir (?:plus|davantage)",
    r"voir plus",
    r"l(?:eia|er) mais",
    r"saiba mais",
    r"ver mais",
    r"читать (?:далее|дальше|полностью)|подробнее",
)
_SENDS_ON = one_of(
    _READ_MORE,
    r"read (?:further|the (?:full|whole|complete|rest|entire)|(?:\w+['’]s|his|her|their) (?:full )?story)",
    r"(?:read|watch|see|hear|meet|discover|explore|browse|get|check out|visit|go to|view|listen to) "
    r"(?:the|our|this|their|his|her|its|[\w-]+['’]s) (?:[\w’'-]+ ?){1,3}\.?$",
    r"more$|más$|mais$",
    r"(?:read|watch|view|listen to) (?:full )?(?:story|article|interview|video|report|statement|release|podcast)$",
    r"(?:more|ver(?: las?)?|voir(?: les)?) (?:photos|pictures|videos|images|fotos|v[íi]deos?)(?: on \w+)?$",
    r"(?:veja|assista|ou[çc]a|confira|acompanhe|conhe[çc]a|participe|inscreva-se) "
    r"(?:(?:[oa]s?|[àa]os?|[àa]s?|d[oa]s?|n[oa]s?) )?(?:[\w’'-]+ ?){1,3}\.?$",
    r"(?:vea|mire|escuche|participe|inscr[íi]base) (?:(?:el|l[ao]s?|al|en (?:el|la)) )?(?:[\w’'-]+ ?){1,3}\.?$",
    r"(?:regardez|[ée]coutez|d[ée]couvrez|consultez|participez|inscrivez-vous) "
    r"(?:(?:les?|la|aux?|[àa] la|l['’]) ?)?(?:[\w’'-]+ ?){1,3}\.?$",
    r"(?:register|sign up|apply) (?:for|to|here|now|online)\b[^.:]{0,40}$|how to apply$",
    r"(?:project|programme|event|campaign) (?:details|page|website)$|links?: \S.{1,80}$",
    r"more (?:about|on) (?:[\w’'-]+ ?){1,7}$|list of decisions$|(?:(?:meeting|mission|activity) )?report$|summary$",
    r"(?:re-?)?(?:read|watch|view|see|play|hear|listen to|download) (?:it|them)\b[^.]{0,30}(?=\.?$)",
    r"(?:click|tap) (?:here|on)",
    r"full (?:story|article|text)\b",
    r"(?:start|take|join|open|launch|try|enrol in) (?:the|this|our) (?:\w+ )?"
    r"(?:course|module|quiz|tour|training|community|network|conversation|discussion|webinar)$",
    r"donate(?: now)?$",
    r"download(?: (?:the )?(?:full )?(?:pdf|report|publication|file|document|text))?$",
    r"more (?:information|details|info|about)\b.{0,120}\b(?:here|available|found|website|page)\b",
    r"more (?:information|details|info)$",
    r"(?:more )?about (?:the|this|our) (?:project|programme|training|course|event|meeting|campaign|study)\b.{0,80}$",
    r"(?:m[áa]s|mais|more|plus) (?:sobre|about|on|sur)\b.{0,80}(?:https?:|www\.)",
    r"for (?:more|further|additional|other|the full)\b.{0,160}"
    r"(?:\b(?:here|click|visit|contact|see|read|write|e-?mail|website|page|please)\b|https?:|\bwww\.)",
    r"to (?:read|find|learn|know|view|see|access|download|watch|listen|register|apply|join)\b.{0,160}"
    r"\b(?:here|click|visit|follow|link|page|website)\b",
    r"(?:leer|lea|ler|leia|lire) (?:[eo]l?|l[ae]s?|los|l['’]|[ao]s?) ?(?:[\w’'-]+ ?){1,4}\.?$",
    r"saber m[áa]s",
    r"conozc?[ae] (?:m[áa]s|(?:su|la|las|sus) (?:[\w’'-]+ ?){1,3}\.?$)",
    r"haga cli[ck]",
    r"(?:any )?questions\? (?:write|e-?mail|contact|get in touch)\b.{0,80}$",
    r"(?:para )?(?:m[áa]s|mayor) informaci[óo]n",
    r"para (?:leer|saber|conocer|descargar|ver|ler|baixar|mais)\b.{0,120}",
    r"(?:descarreg(?:ar?|ue)|acess(?:e|ar)|acced[ae]|consult[ea])\b(?= (?:[eo]l?|l[ao]s?|a|as|os)\b| aqu)",
    r"descarg(?:ar?|ue)\b",
    r"(?:agenda|register|programme|factsheet|press kit|photos?|videos?|presentations?)(?: and \w+)?(?=\s*(?:\||$))",
    r"(?:pour )?plus d['’] ?information",
    r"pour (?:en savoir|lire|t[ée]l[ée]charger|plus)\b.{0,120}",
    r"t[ée]l[ée]charge[rz]\b",
    r"cliquez",
    r"voir aussi",
    r"mais informa[çc][õo]es",
    r"clique",
    r"baix[ea]r?\b",
    r"(?:ref(?:erence|erencia|\.)?|r[ée]f[ée]rence|(?:press )?contacts?|contacto|sources?|fuente)\s*:(?=\s*\S)",
)
_POINTS_AT = (
    r"(?:(?:or )?(?:see|visit|view|watch|look|browse|consult|access|contact|listen to|download|also see"
    r"|please (?:see|visit|refer|contact))"
    r"(?=\s+(?:us|more|also|all|the|our|for|full|here|at|a|an|this|unodc|un"
    r"|[a-z]+ (?:tools|page|website|video|documentation))\b))"
)
_READ_ON = re.compile(rf"{_READ_MORE}(?: (?:about|on|of|sobre|sur))?[\s:]*", re.IGNORECASE)
_LINK = re.compile(rf"[\s.…>»→*•(\[-]*(?:{_SENDS_ON}|{_POINTS_AT})(?!\w)", re.IGNORECASE)
_POINTS_HERE = re.compile(
    r"\b(?:click|clic|find|found|available|read|continues?|see|view|visit|download\w*|website|page|online|link|documentation|more"
    r"|information|details|register|apply|sign up|inscreva-se|inscr[íi]base|inscrivez-vous|access\w*|consult\w*|cliquez"
    rf"|disponible|disponibles|p[áa]gina|sitio|site)\b.*\b{_HERE}[\s.)!\]»>]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"(?:(?:^|[\s.…;(\[-]){_READ_MORE}(?:\W+{_HERE})?"
    rf"|[.!?…]\s+(?:for|to|please|click|pour|para|cliquez|clique|haga)\b[^.]{{0,120}}\b{_HERE})[\s.…)!\]»>|]*$",
    re.IGNORECASE,
)
_LAST_NOTE = re.compile(r"\s*\([^()]{2,25}\)\Z")
_TAIL = 30
_TRAILING = " .…)!]»>|"
_HERE_WORDS = (" here", " aquí", " aqui", " ici", " link", " lien", " enlace")
_LAST_WORDS = (
    *_HERE_WORDS,
    "more",
    " on",
    "reading",
    "leyendo",
    "lendo",
    "lecture",
    " lire",
    "más",
    "mas",
    "mais",
    "suite",
    "plus",
    "article",
    "davantage",
)
_URL_ONLY = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\S+\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|mp[34])", re.IGNORECASE
)

_LABELLED_URL = re.compile(r"[^.:!?]{2,60}:\s*(?:https?://|www\.)\S+", re.IGNORECASE)


def is_link(text: str) -> bool:
    """Whether a line is a closing link and nothing else ('Read more here.', 'Descargue el manual')."""
    if len(text) > 220:
        return False
    if _LINK.match(text):
        return text.rstrip(" .…").count(". ") < 3
    if len(text) < 140 and points_here(text):
        closing = _CLOSING.search(text)
        return closing is None or closing.start() < 3
    return is_url(text) or _LABELLED_URL.fullmatch(text) is not None


def is_url(text: str) -> bool:
    """Whether a line is the address of a page, a file or a mailbox and nothing else."""
    return _URL_ONLY.fullmatch(text) is not None


def names_target(text: str) -> str:
    """What a line that opens like a closing link names behind it ('Read moreA shelter opens'); '' if nothing."""
    found = _READ_ON.match(text)
    return text[found.end() :] if found else ""


def ends_with_link(text: str) -> bool:
    """Whether a body closes with a link on its own last line ('... read more', 'Read more (PDF)')."""
    text = _LAST_NOTE.sub("", text) if text[-1] == ")" else text
    tail = text[-_TAIL:].rstrip(_TRAILING).lower()
    return tail.endswith(_LAST_WORDS) and _CLOSING.search(text, max(0, len(text) - 160)) is not None


def points_here(text: str) -> bool:
    """Whether a line ends in 'here' after a word that sends the reader there."""
    tail = text[-_TAIL:].rstrip(_TRAILING).lower()
    return tail.endswith(_HERE_WORDS) and _POINTS_HERE.search(text) is not None
