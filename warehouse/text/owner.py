"""Which agency a page belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from warehouse.text.dates import match_period
from warehouse.text.lines import Line

# Names as pages head themselves, in the languages of the sources; the first of each row is the short name.
_AGENCIES = (
    (
        "UNODC",
        "United Nations Office on Drugs and Crime",
        "Office des Nations Unies contre la drogue et le crime",
        "Oficina de las Naciones Unidas contra la Droga y el Delito",
        "Escritório das Nações Unidas sobre Drogas e Crime",
        "ONUDC",
    ),
    (
        "UN Women",
        "United Nations Entity for Gender Equality and the Empowerment of Women",
        "UN-Women",
        "ONU Femmes",
        "ONU Mujeres",
        "ONU Mulheres",
    ),
    (
        "UNFPA",
        "United Nations Population Fund",
        "Fonds des Nations Unies pour la population",
        "Fondo de Población de las Naciones Unidas",
        "Fundo de População das Nações Unidas",
        "FNUAP",
    ),
    (
        "UNICEF",
        "United Nations Children's Fund",
        "United Nations International Children's Emergency Fund",
        "Fonds des Nations Unies pour l'enfance",
        "Fondo de las Naciones Unidas para la Infancia",
        "Fundo das Nações Unidas para a Infância",
    ),
    (
        "UNDP",
        "United Nations Development Programme",
        "Programme des Nations Unies pour le développement",
        "Programa de las Naciones Unidas para el Desarrollo",
        "Programa das Nações Unidas para o Desenvolvimento",
        "PNUD",
    ),
    (
        "UNHCR",
        "United Nations High Commissioner for Refugees",
        "Office of the United Nations High Commissioner for Refugees",
        "UN Refugee Agency",
        "Haut-Commissariat des Nations Unies pour les réfugiés",
        "Alto Comisionado de las Naciones Unidas para los Refugiados",
        "Agencia de la ONU para los Refugiados",
        "Alto Comissariado das Nações Unidas para os Refugiados",
        "Agência da ONU para Refugiados",
        "ACNUR",
        "HCR",
    ),
    (
        "OHCHR",
        "Office of the United Nations High Commissioner for Human Rights",
        "Office of the High Commissioner for Human Rights",
        "Haut-Commissariat des Nations Unies aux droits de l'homme",
        "Alto Comisionado de las Naciones Unidas para los Derechos Humanos",
        "ACNUDH",
        "HCDH",
    ),
    (
        "IOM",
        "International Organization for Migration",
        "Organisation internationale pour les migrations",
        "Organización Internacional para las Migraciones",
        "Organização Internacional para as Migrações",
        "OIM",
    ),
    (
        "ILO",
        "International Labour Organization",
        "International Labour Organisation",
        "Organisation internationale du Travail",
        "Organización Internacional del Trabajo",
        "Organização Internacional do Trabalho",
        "OIT",
    ),
    (
        "WHO",
        "World Health Organization",
        "Organisation mondiale de la santé",
        "Organización Mundial de la Salud",
        "Organização Mundial da Saúde",
        "OMS",
    ),
    ("PAHO", "Pan American Health Organization"),
    ("UNESCO", "United Nations Educational, Scientific and Cultural Organization"),
    ("UNAIDS", "Joint United Nations Programme on HIV/AIDS"),
    ("UN-Habitat", "United Nations Human Settlements Programme"),
    ("UNEP", "United Nations Environment Programme"),
    ("UNRWA", "United Nations Relief and Works Agency for Palestine Refugees in the Near East"),
    ("UNV", "United Nations Volunteers"),
    ("UNOPS", "United Nations Office for Project Services"),
    ("UNITAR", "United Nations Institute for Training and Research"),
    ("UNICRI", "United Nations Interregional Crime and Justice Research Institute"),
    ("FAO", "Food and Agriculture Organization", "Food and Agriculture Organization of the United Nations"),
    ("WFP", "World Food Programme"),
    ("IFAD", "International Fund for Agricultural Development"),
    ("ITU", "International Telecommunication Union"),
    ("UPU", "Universal Postal Union"),
    ("OCHA", "Office for the Coordination of Humanitarian Affairs"),
    ("DPO", "Department of Peace Operations", "Department of Peacekeeping Operations", "DPKO"),
    ("DPPA", "Department of Political and Peacebuilding Affairs", "Department of Political Affairs"),
    ("DESA", "Department of Economic and Social Affairs", "United Nations Department of Economic and Social Affairs"),
    ("ESCWA", "Economic and Social Commission for Western Asia"),
    ("ECLAC", "Economic Commission for Latin America and the Caribbean"),
    ("ESCAP", "Economic and Social Commission for Asia and the Pacific"),
    ("ECA", "Economic Commission for Africa"),
    ("ECE", "Economic Commission for Europe"),
    ("UN Trust Fund", "United Nations Trust Fund to End Violence against Women"),
    ("Spotlight Initiative", "The Spotlight Initiative"),
    ("World Bank", "World Bank Group"),
    (
        "OSCE",
        "Organization for Security and Co-operation in Europe",
        "Organization for Security and Cooperation in Europe",
        "OSCE Office for Democratic Institutions and Human Rights",
        "Organisation pour la sécurité et la coopération en Europe",
        "Organización para la Seguridad y la Cooperación en Europa",
    ),
    ("INTERPOL", "International Criminal Police Organization"),
    ("Europol", "EUROPOL", "European Union Agency for Law Enforcement Cooperation"),
    ("Council of Europe", "Conseil de l'Europe", "Consejo de Europa", "Conselho da Europa"),
    ("European Commission", "Commission européenne"),
    ("ICMPD", "International Centre for Migration Policy Development"),
    ("ICRC", "International Committee of the Red Cross"),
    ("CTED", "Counter-Terrorism Committee Executive Directorate"),
    ("African Union", "African Union Commission"),
    ("ASEAN", "Association of Southeast Asian Nations"),
    (
        "OAS",
        "Organization of American States",
        "Organización de los Estados Americanos",
        "Organização dos Estados Americanos",
        "OEA",
    ),
)
# A pattern that begins with its capital, not with the boundary before it, is found in half the time.
_ACRONYM = re.compile(r"[A-Z](?<!\w.)(?:(?<=U)N[ -]Women|[A-Za-z]*[A-Z]\b(?!-)|(?<=U)N-Habitat|(?<=E)uropol)")
_THE_AGENCY = re.compile(r"\b[Tt]he (?:Office|Agency|Organi[sz]ation|Fund|Programme|Commission|Entity|Mission)\b")
_AROUND_NAME = re.compile(r"^\s*(?:Agency|Agencia|Agence|Agência)\s*:|\s*\([^)]*\)\s*$", re.IGNORECASE)
# 'The X (Y) is the agency', 'UNODC - Regional Office for the Andes', 'IOM Newsroom'.
_ARTICLE = re.compile(r"(?:The|La|El|L['’]|Le|O|A|Os|As) ?", re.IGNORECASE)
_IS_AGENCY = re.compile(
    r"(?: ?\([^()]{2,30}\))?,? (?:is|est|es|é) (?:the|an?|el|la|le|l['’]|une?|o|uma?)\b", re.IGNORECASE
)
_HEADS_PAGE = re.compile(
    r"\s*[-–—:|>]\s+\w"
    r"| (?:news(?:room)?|press|noticias|notícias|actualités|sala de (?:prensa|imprensa)|salle de presse)\b",
    re.IGNORECASE,
)
_TITLE_LIMIT = 110
_HEADING_LINES, _HEAD_LINES = 6, 12
_LINES_ASKED = 200


@cache
def _names() -> dict[str, str]:
    return {_key(name): row[0] for row in _AGENCIES for name in row}


@cache
def _acronyms() -> dict[str, str]:
    return {name: row[0] for row in _AGENCIES for name in row if _ACRONYM.fullmatch(name)}


@cache
def _anywhere() -> re.Pattern[str]:
    names = sorted((name for row in _AGENCIES for name in row), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w])")


def agency_named(text: str) -> str | None:
    """The short name of the agency whose name is all that the text says, or all that a part of it between bars says.

    The name may carry its acronym in brackets and the word 'Agency' before it.
    """
    for part in text.split("|"):
        if named := _names().get(_key(_AROUND_NAME.sub("", part))):
            return named
    return None


def names_agency(text: str) -> bool:
    """Whether an agency's name stands in the text, or 'the Office', 'the Organization' and the like."""
    return _anywhere().search(text) is not None or _THE_AGENCY.search(text) is not None


def match_agency(text: str) -> re.Match[str] | None:
    """An agency's name that the text opens with."""
    return _anywhere().match(text)


def find_owner(lines: Sequence[Line]) -> str | None:
    """The agency that the page belongs to, None if it names none or several alike.

    Told by a heading among the first six lines that is an agency's name (of several by the one that the
    first paragraph speaks of: the first may be the site's), else by the period
    headers if they agree, else by one of the first six lines that opens with an agency's name and
    says what it is or what page this is, else by the agency that one line in four names, in both
    halves of the page, and that three times as many lines name as any other.
    """
    if heading := _agency_in_headings([line.text for line in lines[:_HEAD_LINES]]):
        return heading
    acronyms = _acronyms()
    if headed := {agency for line in lines if (agency := agency_of_header(line.text))}:
        return headed.pop() if len(headed) == 1 else None
    if introduced := {agency for line in lines[:_HEADING_LINES] if (agency := _agency_introduced(line.text))}:
        return introduced.pop() if len(introduced) == 1 else None
    long_lines = [line.text for line in lines if len(line.text) > 60][:_LINES_ASKED]
    named_in = [{acronyms[word] for word in _ACRONYM.findall(text) if word in acronyms} for text in long_lines]
    counts = Counter(agency for agencies in named_in for agency in agencies)
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (first, most), (_, next_most) = ranked[:2]
    half = len(named_in) // 2
    is_throughout = all(any(first in agencies for agencies in part) for part in (named_in[:half], named_in[half:]))
    return first if is_throughout and 4 * most >= len(long_lines) and most >= 3 * next_most else None


def _agency_in_headings(head: Sequence[str]) -> str | None:
    named = [
        agency
        for text in head[:_HEADING_LINES]
        if len(text) < _TITLE_LIMIT and not match_period(text) and (agency := agency_named(text))
    ]
    if len(set(named)) > 1:
        told = next((text for text in head if len(text) >= _TITLE_LIMIT), "")
        spoken_of = {_names()[_key(found[0])] for found in _anywhere().finditer(told)}
        named = [agency for agency in named if agency in spoken_of] or named
    return named[0] if named else None


def _agency_introduced(text: str) -> str | None:
    article = _ARTICLE.match(text)
    for at in (0, article.end() if article else 0):
        found = _anywhere().match(text, at)
        if found and (
            _IS_AGENCY.match(text, found.end()) or (len(text) < _TITLE_LIMIT and _HEADS_PAGE.match(text, found.end()))
        ):
            return _names()[_key(found[0])]
    return None


def agency_of_header(text: str) -> str | None:
    """The short name of the agency behind a period header ('Feb 2020 - Sep 2021 | UN Women'), or what stands for it."""
    header = match_period(text)
    if not header:
        return None
    rest = text[header.end() :]
    found = match_agency(rest)
    return _names()[_key(found[0])] if found else rest[:60].strip() if 0 < len(rest) <= 60 else None


def _key(name: str) -> str:
    return re.sub(r"[\s’'-]+", " ", name).strip().casefold().removeprefix("the ")
