"""The set phrases and signs of pages: furniture, asides, section names, buttons, bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.text.dates import MONTH
from warehouse.text.links import is_link
from warehouse.text.patterns import one_of

_AGENDA = re.compile(
    r"(?:agenda\s+)?(?:item|point|punto|ponto)\s+\d+\b.{0,40}\b(?:agenda|ordre du jour|programa)\b.*"
    r"|(?:provisional )?agenda$",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}(?:[:.]\d\d(?:\s?h\b)?|\s?h(?:\d\d)?\b|\s?[ap]\.?m\b)"
_TIMETABLED = (
    r"(?:opening|welcome|registration|introductions?|discussion|coffee|tea|lunch|closing|presentations?|panel|session|keynote"
    r"|remarks|adoption|break|wrap-up|apertura|bienvenida|inscripci[óo]n|receso|almuerzo|clausura|ouverture|accueil|pause"
    r"|d[ée]jeuner|cl[ôo]ture|abertura|boas-vindas|almo[çc]o|intervalo|encerramento)"
)
_TIMETABLE = re.compile(
    rf"(?:(?:agenda|programm?e?|programa|ordre du jour|orden del d[íi]a|ordem do dia|pauta)\s*[:|–-].{{0,60}}?{_CLOCK}"
    rf"|{_CLOCK}\s*(?:-|–|—|to|à|a)\s*{_CLOCK}\s"
    rf"|(?:day|jour|jour n[°º]|d[íi]a) \d{{1,2}}\s*[-–—:,|]\s*{_CLOCK}"
    rf"|{_CLOCK}\s*[-–—:|]?\s*{_TIMETABLED}\b)",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s*[|·•]\s*|\s{3,}")
_CRUMBS = re.compile(r"\s*[>»›/]\s*")
_TRAIL = re.compile(r"[^.!?>»›]{2,60}(?:\s+[>»›]\s+[^.!?>»›]{2,80}){2,}")
_MOST_WORDS_PER_PART = 8
_MENU_PARTS = 4
_NEWS_NAMES = one_of(
    r"(?:latest |recent |all |more )?news(?: (?:and|&) (?:stories|events|updates|press(?: releases)?))?",
    r"(?:toutes les |plus d['’] ?)?actualit[ée]s|(?:m[áa]s |mais |todas (?:las|as) )?not[íi]cias",
    r"news(?: ?feed|room|letter)|latest|press releases?|updates|events",
    r"(?:(?:latest|featured|all|more|older|newer|archived?|past|earlier) )?(?:news|stories)(?: archives?)?",
    r"archives? of (?:news|stories)|(?:older|newer|more) (?:news|stories)[\d\s.…]+(?:next|last)?",
    r"[\d\s|]+ (?:older|newer|more) (?:news|stories|posts|items)",
)
_NEWS_NAME = re.compile(rf"(?:[^|]{{1,60}}(?:\s[|-]\s|: (?=archive)))?{_NEWS_NAMES}", re.IGNORECASE)
_SIGNS = "←→↑↓▲▼▸►«»‹›<>*•·–—- "
_DIAL = r"(?:call|text|dial|denuncie|llame|appelez|ligue)(?: (?:us|on|at|al?|le|para(?: o)?))?:?"
_NUMBERS = r"\+?\d[\d ()/-]+(?:(?:, ?| or | o | ou | y | et | e )\+?\d[\d ()/-]+)*"
_NOTE = r"[*¹²³†‡\[\]()\d\s]{0,5}"
_MARK = r"(?:[*¹²³†‡]+|\[\d+\]|\(\d+\)|\d{1,2}(?= (?-i:[A-Z])))"
_FURNITURE = re.compile(
    one_of(
        r"(?:em )?destaques?|destacad[oa]s?|featured|[àa] la une|en portada",
        r"(?:subscribe|sign up|abonnez-vous|s['’](?:abonner|inscrire)|suscr[íi]b[ai]\w*|assine)\b.{0,60}",
        r"(?:inscreva-se|subscreva)\b.{0,60}",
        r"(?:advanced )?search(?: results(?:\s*[:|].{1,180})?)?",
        r"(?:home|in[íi]cio|accueil|portada)\s*[>»›/].{1,80}|\d{4}(?:\s?[-–]\s?\d{4})? \(\d{1,4}\)",
        r"(?:receive|get|recibir|recevoir|receber)\b.{1,60}"
        r"\b(?:inbox|newsletter|by e-?mail|por (?:correo|e-?mail)|par e-?mail)\b.*",
        r"(?:first|last|[úu]ltima|primera|primeira) (?:page|p[áa]gina)|more results\b.{0,60}",
        r"(?:older|newer) posts|posts? (?:m[áa]s|mais) (?:antig|recient|recent)\w+|tweets (?:by|de|por) @?\w+",
        r"enter your e-?mail\b.{0,30}|join (?:our|the) (?:mailing list|newsletter)|you are (?:here|reading)\b.{0,160}",
        r"(?:coment[áa]rios|comments?)(?: / comments)?|media cent(?:er|re)|press room|(?:un)?subscribe",
        r"(?:retour en )?haut(?: de page)?|(?:volver )?arriba|voltar ao topo|topo",
        r"(?:pasar|ir|saltar|aller|pular|passer) (?:al|au|para o) conte\w+(?: principal)?",
        r"speech|statement|stor(?:y|ies)|publication|historias?|discursos?|publicaci[óo]n|declaraci[óo]n|reportaje|discours",
        r"r[ée]cit|reportagem|publica[çc][ãa]o|discurso|[úu]ltimas (?:novedades|noticias)|(?:ver )?todas las novedades",
        r"comunicados?(?: de prensa)?|communiqu[ée]s?(?: de presse)?|(?:notas?|avisos?) de prensa|sala de prensa",
        r"(?:press|news|media) (?:advisory|statement|note)|feature(?: story| stories)?|blog|op-?ed",
        r"(?:regional |country )?(?:snapshots?|highlights|news in brief|in brief|in focus|in the news|spotlight)",
        r"(?:latest|recent|featured) (?:research|publications?|updates|activities|developments)",
        r"(?:success |human |field )?stories from .{1,40}|upcoming events?|in this issue|what['’]s new|top stories",
        r"home|menu|e-?mail|rss|top|back(?: to .{1,20})?|close|accept|return to .{1,20}",
        r"(?:print|tweet|share|imprimer|imprimir|partager|compartir|compartilhar|partilhar)"
        r"(?: (?:this|by|on|via|sur|par|por|en|em|no)\b.{0,20}| page)?(?:\s?:.{0,60})?",
        r"(?:follow us|suivez-nous|s[íi]ganos|s[íi]guenos|siga-nos|acompanhe-nos)\b.{0,40}",
        r"(?:follow|suivez|siga|sigan?|acompanhe)\b.{1,60}\b(?:social media|r[ée]seaux sociaux|redes socia(?:les|is))",
        r"also (?:(?:in|during|from) )?(?:this|the same) (?:period|month|week|quarter|year|issue|region):?",
        r"in other news:?|(?:other|further) (?:news|developments|events)(?: (?:in|from) .{1,40})?:?|other activities",
        r"(?:autres nouvelles|[ée]galement (?:ce|cette|au cours de ce(?:tte)?) \w+(?:-ci)?)\s?:?",
        r"(?:(?:otras|outras) not[íi]cias|tamb(?:i[ée]|[ée])[nm] (?:en |n)?est[ea] \w+):?",
        r"skip to\b.{0,30}",
        r"previous|prev|next|first|last|start|end|pagination|current page|page \d+(?: (?:of|de|sur) \d+)?",
        r"(?:[\d\s«»‹›.…|<>/]|\b(?:page|of|previous|prev|next|first|last|start|end|siguiente|anterior|[úu]ltima|primera)\b"
        r"|\b(?:suivante?s?|pr[ée]c[ée]dente?s?|premi[èe]re|derni[èe]re|pr[óo]xim[ao]s?|seguintes?|anteriores|primeira)\b)+",
        r"(?:previous|next|older|newer|more) (?:page|posts?|stories|news|entries|articles?)",
        r"(?:p[áa]gina |page )?(?:siguiente|anterior|suivante?|pr[ée]c[ée]dente?|pr[óo]xim[ao]|seguinte)",
        r"(?:(?:view|load|show|expand|collapse|hide|open|close) all[\s|/]*)+",
        r"(?:view|see|browse|read) (?:older|newer|earlier|past|previous|archived) .{3,20}",
        r"(?:load|show) more|(?:cargar|mostrar) m[áa]s|(?:charger|afficher) plus|(?:carregar|mostrar) mais|hide",
        r"(?:view|load|show|see|cargar|ver|voir|charger|carregar) (?:all|m[áa]s|mais|plus|more|tod[ao]s)"
        r"(?: (?:las|los|as|os))? (?:d['’]|de )?(?:results?|items?|entries|posts?|news|stories|updates|articles?"
        r"|actualit[ée]s|not[íi]cias|resultados|r[ée]sultats)",
        r"(?:from (?:the|our) )?archives?(?: \(.{0,40}\)| \d{4})?|archivos?|arquivos?",
        r"(?:related|similar|recommended|useful|quick|most (?:read|viewed|popular))"
        r"(?: (?:content|articles?|news|stories|links|pages|items|posts|documents|resources|themes?|topics?|tags))?",
        r"(?:home(?: ?page)?|in[íi]cio|accueil|p[áa]gina (?:inicial|principal)) ?[>»›/|→] ?.{2,160}",
        r"e-?mail address",
        rf"(?:(?:get|need) help:? )?(?:{_DIAL} {_NUMBERS}(?: (?:or|o|ou) )?)+",
        r"lo m[áa]s (?:visto|le[íi]do)|(?:l[ea]s |os |as )?(?:plus lu[es]*|mais (?:lid|vist)[oa]s)",
        r"(?:[àa] lire|leia|lea) (?:aussi|tamb\w+)",
        r"you (?:may|might) also (?:like|be interested in).{0,20}|tags?:.{0,100}",
        r"(?:copyright|direitos autorais|derechos de autor|droits d['’]auteur|©).{0,120}|all rights reserved.{0,40}",
        r"privacy(?: policy| notice| guidelines)?|terms(?: of (?:use|service)| and conditions)?",
        r"cookies?|site ?map|fraud alert|(?:we|this site|this website) uses? cookies\b.*",
        r"(?:name|e-?mail|website|comment)s? \(.{1,40}\)|post comment|leave a (?:reply|comment)|follow .{1,30} on \w+",
        rf"{_MARK}\s*.{{0,80}}\bavailable (?:only )?in (?:english|french|spanish|portuguese|arabic)(?: only)?\.?",
        r"(?:this|the) (?:digest|newsletter|bulletin|website) (?:is|was) (?:made possible|funded|produced)\b.*",
        r"forward to a friend|previous issues|(?:photo|video) galler(?:y|ies)\b.{0,80}|galer[íi]a de \w+\b.{0,80}",
        r"(?:all )?(?:the )?information (?:on this page |here )?(?:is|was|has been) (?:provided|updated)\b.{0,120}",
        r"(?:you receive this|if (?:the|this)) newsletter\b.{0,120}|if you cannot (?:see|read) .{0,80}",
        r"mentions l[ée]gales|aviso legal|(?:politique|pol[íi]tica) de \w+|(?:plan|mapa) d[ue]l? site|mapa del sitio",
        r"conditions d['’]utilisation|t[ée]rmin?os (?:de uso|y condiciones)|accessibilit\w+|accesibilidad|disclaimer",
        r"(?:avertissement|signaler une \w+|(?:report|denunciar) (?:a )?(?:fraud|fraude))",
        r"(?:press|media|contacto de|assessoria de|contact) ?(?:contact|office|prensa|imprensa|presse)s?"
        r"(?: ?:.{0,80})?",
        r"contact(?: us|o|ez-nous)?|cont[áa]ctenos|contato|fale conosco",
        _NEWS_NAMES,
        r"filt(?:er|rer|rar)(?:s| by| par| por)?\b.{0,20}|filter(?:s|ed)?(?: by)?:.{0,120}",
        r"(?:sort|order)(?:ed)? by\b.{0,20}",
        r"(?:(?:apply|reset|search|filter|clear all)\s*)+|(?:\d+ )?results?|any|none|all",
        r"(?:agenc(?:y|ies)|periods?|countr(?:y|ies)|measures?|regions?) \(\d+\).{0,80}",
        r"(?:showing|displaying|results) \d+.{0,40}|\d+ (?:results?|items|entries) found",
        r"measures|agencies|activities|item id|unagency id|vacancies|jobs|careers|procurement|tenders",
        r"rechercher?|buscar|pesquisar|accueil|inicio|in[íi]cio",
        r"mesures|medidas|organismes|organismos",
        r"\d+[ -]?min(?:ute|uto)?s?\.?(?:[ -](?:read|de lectura|de lecture|de leitura))?",
        r"(?:reading time|tiempo de lectura|temps de lecture|tempo de leitura)\b.{0,20}",
        r"(?:alt|alternative) text (?:is )?missing|(?:logo|image|img|icon|banner)(?: [\w'’-]+){0,5}|untitled",
        r"(?:english|french|spanish|portuguese|arabic|russian) version|version (?:fran[çc]aise|anglaise|espagnole)",
        r"versi[óo]n (?:en )?(?:ingl[ée]s|espa[ñn]ol|franc[ée]s)a?|vers[ãa]o em (?:ingl[êe]s|espanhol|portugu[êe]s)",
        r"(?:\w+ ){0,2}(?:newsletter|(?:news )?bulletin|bolet[íi]n|boletim)\b[^.:]{0,40}",
        r"(?:publish(?:ed)? ?)+|audio|video|\d{1,2}['’′]\d{0,2}[\"”″]?|(?-i:[a-z]+(?:_[a-z]+)+)|powered by .{1,30}",
        r"link to\b.{0,60}",
        r"facebook|twitter|x|linkedin|youtube|instagram|flickr|whatsapp|telegram|tiktok",
        r"e-?mail|courriel|correo(?: electr[óo]nico)?",
        r"english|fran[çc]ais|espa[ñn]ol|portugu[êe]s|русский|العربية|中文",
    )
    + r"(?:\s+p(?:\.|age)? ?\d+)?\s*\|?",
    re.IGNORECASE,
)
# '* All references to Kosovo shall be understood ...', of any length.
_DISCLAIMER = re.compile(
    rf"{_NOTE}(?:(?:all |any )?references? to .{{2,120}} (?:shall|should|must|(?:is|are) to) be (?:underst|read)"
    r"|th(?:e|is) designations? (?:employed|is without prejudice)\b)",
    re.IGNORECASE,
)
_OF_SITE = re.compile(
    r"\b(?:share|print|e-?mail) this (?:page|article|story|post)\Z|\bis (?:a )?registered charity "
    r"|^.{0,80}\swww\.\S+\s*\|?\Z",
    re.IGNORECASE,
)
_SITE_WORDS = (" this ", " charity ", " www.")
_CREDIT = re.compile(
    r"(?:©|(?:(?:^|[\s.!?”\"»)])(?:photo(?:graph|graphie)?|foto(?:graf[íi]a)?|picture|image|imagen|imagem)"
    r"|(?:^|[.!?”\"»)]\s?)cr[ée]dit[oa]?)s?(?: credit| photo| by| par| de| da| do)?\s?[:/©])"
    r"(?!\s*\d{4}\b)(?:[^.!?]|(?<=\b[A-Z])\.){2,80}\Z",
    re.IGNORECASE,
)
_ASIDE_INITIALS = "(*0123456789cdfgopqtwCDFGOPQTW"
_CREDIT_REACH = 110
_CREDIT_SIGNS = ("©", ":", "/")
_ASIDE = re.compile(
    one_of(
        r"(?:group|family|official|team|class) (?:photo(?:graph)?|picture)",
        r"photo(?:graphie)? (?:de famille|de groupe|officielle|souvenir)",
        r"foto(?:graf[íi]a)? (?:de familia|de grupo|grupal|oficial|de fam[íi]lia|em grupo)",
    )
    + r"[\s.:|]*|\*+ ?(?:(?:the |l[eo]s |el |le )?(?:names?|nombres?|(?:pr[ée])?noms?|nomes?)|not \w+ real name)\b.*"
    r"|(?:published|posted) on|publicado (?:el|em)|publi[ée]e? le"
    r"|\([^()]{4,160}\)|\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?)?\s*(?-i:[A-Z]{0,4})"
    r"|(?:what|when|where|who|qui|quoi|quand|o[ùu]|qu[ée]|cu[áa]ndo|d[óo]nde): .{4,100}",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"(?:filter(?:s|ed by)|sort(?:ed)? by|showing \d|displaying \d|clear all|\d+ (?:results?|items|activities)\b"
    r"|(?:recent |main |key )?(?:activities|achievements|results)\s*:?$|(?:activit[ée]s|actividades|atividades)\s*:?$)",
    re.IGNORECASE,
)
_BUTTON_WORDS = (
    r"(?i:(?:view|show|see|read|load) (?:more|less)|hide|ver (?:m[áa]s|menos|mais)|ocultar|voir (?:plus|moins)|masquer)"
)
_BUTTON = re.compile(rf"{_BUTTON_WORDS}\s*[:|]?\s*(?:[-–—•*·]\s+)?(?:(?=[^\W\d_a-zà-ÿ]|[“\"'(])|$)")
_BULLET = re.compile(r"(?:[-–—•*·▪◦‣○●+➡►▸✓✔🔹🔸]|o(?= {1,3}[A-Z])|\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)])\s+(?=\S)")
_BUTTON_INITIALS = "hlmorsvHLMORSV"
_GLUED_BUTTON = re.compile(rf"{_BUTTON_WORDS}(?=[^\W\d_a-zà-ÿ]|\d{{1,2}} (?i:{MONTH}))")
_LEAD_REACH = 160
_GLUED_CREDIT = re.compile(
    r"(?:[^.:]{3,140}[.:]\s)?(?:Photo|Foto|Image) ?: ?[^\d:.]{2,40}?"
    rf"(?:\s?(?=\d{{1,2}} (?i:{MONTH}) \d{{4}})|(?<=[A-Z])(?=[A-Z][a-z]))"
)
_GLUED_CAPTION = re.compile(rf"[^.\d][^\d]{{4,150}}[^\W\d](?=\d{{1,2}} (?i:{MONTH}) \d{{4}}\s?[-–—|:])")
_PROFILE_SECTION = re.compile(
    one_of(
        r"background|contexte|antecedentes",
        r"about (?:us|our [a-z]+(?: [a-z]+)?|(?:the )?(?:office|agency|organi[sz]ation|network))",
        r"about (?:the )?(?-i:[A-Z][A-Z-]+|UN Women)",
        r"(?:[àa] propos de|acerca de|sobre) (?:la |le |el |l['’]|nous|nosotros|n[óo]s|[oa] )?(?-i:[A-Z][A-Z-]+)?",
        r"(?:about|mandate?|mandato|mission|overview|introduction|vision)(?: and (?:mandate|mission))?",
        r"who we are|what we do",
        r"(?:normative |legal |mandate and )?policy frameworks?|legal framework",
        r"areas? of (?:focus|work)|focus areas?|domaines? d['’]action|[áa]reas de (?:enfoque|atenci[óo]n|trabajo)",
        r"cadre (?:politique|d['’]action)|marco (?:de pol[íi]ticas|normativo|pol[íi]tico)",
    )
    + r"\s*:?",
    re.IGNORECASE,
)
_RESOURCE_SECTION = re.compile(
    r"(?:resources?|useful links?|links|publications|contact details|further reading|ressources|recursos)\s*:?",
    re.IGNORECASE,
)


def is_agenda(text: str) -> bool:
    """Whether a line names an agenda or one of its items."""
    return len(text) < 120 and _AGENDA.fullmatch(text) is not None


def is_disclaimer(text: str) -> bool:
    """Whether a line says how the name of a territory is to be understood."""
    return _DISCLAIMER.match(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page rather than to what it reports: a control, a notice, a timetable."""
    if is_disclaimer(text):
        return True
    if len(text) >= 200:
        return False
    if _FURNITURE.fullmatch(text.strip(_SIGNS)) or _TIMETABLE.match(text):
        return True
    if _TRAIL.fullmatch(text):
        return True
    if any(word in text for word in _SITE_WORDS) and _OF_SITE.search(text) and not is_link(text):
        return True
    return ("|" in text or "   " in text) and _is_bar_of_controls(_BARS.split(text.strip("| ")))


def ends_crumbs(text: str, name: str) -> bool:
    """Whether a line is the way to a page of that name ('Home » Themes » Trafficking')."""
    parts = _CRUMBS.split(text)
    return len(parts) > 1 and parts[-1] == name


def names_news(text: str) -> bool:
    """Whether a line is the name of a page or column of news ('Latest news', 'IOM | Actualités')."""
    return len(text) < 80 and _NEWS_NAME.fullmatch(text) is not None


def is_aside(text: str) -> bool:
    """Whether a line is a caption ('Group photo', 'Judges in Lima. © UNODC') or a note in brackets."""
    if len(text) >= 300:
        return False
    low = max(0, len(text) - _CREDIT_REACH)
    is_credited = any(sign in text[low:] for sign in _CREDIT_SIGNS) and _CREDIT.search(text, low) is not None
    return is_credited or (len(text) < 170 and text[0] in _ASIDE_INITIALS and _ASIDE.fullmatch(text) is not None)


def drop_controls(text: str) -> str:
    """The line without those of its parts between bars or dots that are furniture ('12 May 2021 | News')."""
    parts = _BARS.split(text) if "|" in text or "·" in text or "•" in text else ()
    return text if len(parts) < 2 else " | ".join(part for part in parts if not _FURNITURE.fullmatch(part))


def _is_bar_of_controls(parts: Sequence[str]) -> bool:
    """Whether a line of short parts between bars is a menu: four or more, or half of them furniture by themselves."""
    if len(parts) < 2 or any(len(part.split()) > _MOST_WORDS_PER_PART for part in parts):
        return False
    if len(parts) >= _MENU_PARTS and not any(character.isdigit() for part in parts for character in part):
        return True
    return 2 * sum(_FURNITURE.fullmatch(part) is not None for part in parts) >= len(parts)


def opens_results(text: str) -> bool:
    """Whether a line of controls stands over the results of a search: filters, an order, a count."""
    return len(text) < 200 and _RESULTS.match(text) is not None


def match_button(text: str) -> re.Match[str] | None:
    """A 'View More' or 'Hide', alone on its line or glued in front of a paragraph."""
    return _BUTTON.match(text)


def opens_list(text: str, below: str) -> bool:
    """Whether a line ends in a colon over a bullet."""
    return text.endswith(":") and match_bullet(below) is not None


def match_bullet(text: str) -> re.Match[str] | None:
    """A bullet or a number of a list in front of a line."""
    return _BULLET.match(text)


def glued_lead(text: str) -> int:
    """How many characters of a button, credit or caption run into an entry ('View More12 May 2021'); 0 if none."""
    lead = _GLUED_BUTTON.match(text) if text[0] in _BUTTON_INITIALS else None
    if lead is None and ":" in text[:_LEAD_REACH]:
        lead = _GLUED_CREDIT.match(text)
    if lead is None and (text.find(" 20", 0, _LEAD_REACH) > 0 or text.find(" 19", 0, _LEAD_REACH) > 0):
        lead = _GLUED_CAPTION.match(text)
    return lead.end() if lead else 0


def is_profile_section(text: str) -> bool:
    """Whether a line heads a standing description of the agency."""
    return len(text) < 50 and _PROFILE_SECTION.fullmatch(text) is not None


def is_resource_section(text: str) -> bool:
    """Whether a line heads a list of links and publications."""
    return len(text) < 40 and _RESOURCE_SECTION.fullmatch(text) is not None
