"""Shapes of date lines and datelines; what they mean is read in `warehouse.extract`."""

from __future__ import annotations

import re
from difflib import get_close_matches

from warehouse.text.patterns import one_of, words

MONTH = (
    one_of(
        r"jan(?:uary|v(?:ier)?|eiro)?|ene(?:ro)?",
        r"feb(?:ruary|rero)?|f[ée]v(?:r(?:ier)?|ereiro)?",
        r"mar(?:ch|s|zo|ço)?",
        r"apr(?:il)?|avr(?:il)?|abr(?:il)?",
        r"mayo?|maio?",
        r"jun(?:e|io|ho)?|juin",
        r"jul(?:y|io|ho)?|juil(?:let)?",
        r"aug(?:ust)?|ago(?:sto)?|ao[uû]t",
        r"sep(?:t(?:ember|iembre|embre)?)?|set(?:embro|iembre)?",
        r"oct(?:ober|ubre|obre)?|out(?:ubro)?",
        r"nov(?:ember|iembre|embre|embro)?",
        r"dec(?:ember)?|d[ée]c(?:embre)?|dic(?:iembre)?|dez(?:embro)?",
    )
    + r"\b\.?"
)
_WEEKDAY = (
    one_of(
        r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?",
        r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        r"lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo",
        r"(?:segunda|ter[çc]a|quarta|quinta|sexta)(?:-feira)?",
    )
    + r"\.?,?\s+"
)
_STATED = (
    r"(?:(?:last )?(?:posted|published|updated|released|(?:publishing |publication |release |event )?date|publi[ée]e?"
    r"|publicado"
    r"|(?:posted|submitted|published|written) by [\w .'’-]{2,30}?|date de publication|fecha(?: de publicaci[óo]n)?"
    r"|data(?: de publica[çc][ãa]o)?)(?:\s+(?:on|le|el|em))?\s*:?\s*)?"
)
_LABEL = r"(?:[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2}\s*(?:\||\s[-–—])\s*)?"
_LEAD = rf"{_STATED}(?:{_WEEKDAY})?(?:(?:le|el|du|del|de|from|on)\s+)?"
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th|er|º|°|ª))?"
_OF = r"(?:\s+(?:de|of|do|del)\s+|\s+|(?<=\.))"
_TO = r"\s*(?:-|–|—|/|&|,|\bto\b|\band\b|\bau?\b|\bal\b|\bet\b|\by\b|\be\b|\bà\b)\s*"
_YEAR = r"(?:19|20)\d\d"
# A mistyped year ('9 June 2108', '9 June 20018') is one still.
_OF_YEAR = r"(?:\s*,?\s+|\s+(?:de|del|of)\s+)[12]\d{3,4}(?!\d)"
_CLOCK = r"(?:(?:\s[-–—])?[ T,]+(?:at |à |a las |às )?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:\s*[ap]m)?)?"
_DAY_MONTH = rf"{_DAY}(?:{_OF}{MONTH})?(?:,?\s+{_YEAR})?(?:{_TO}{_DAY})?{_OF}{MONTH}"
_MONTH_DAY = rf"{MONTH}\s+{_DAY}(?:{_TO}(?:{MONTH}\s+)?{_DAY})?"
_NUMBERS = one_of(
    rf"\d{{1,2}}[/.-](?:\d{{1,2}}|{MONTH})[/.-]{_YEAR}",
    rf"\d{{1,2}}[/-]{MONTH}[/-]\d\d(?!\d)",
    rf"{_YEAR}[/.-]\d{{1,2}}[/.-]\d{{1,2}}",
)
_NUMBERS = rf"{_NUMBERS}(?:\s*(?:-|–|—|to|a|au|al|à)\s*{_NUMBERS})?"
_SEASON = one_of(
    "spring|summer|autumn|fall|winter",
    "printemps|été|automne|hiver",
    "primavera|verano|otoño|invierno",
    "verão|outono|inverno",
)
_DATED = rf"(?:(?:{_DAY_MONTH}|{_MONTH_DAY}){_OF_YEAR}|{_NUMBERS})"
_DATE = one_of(
    rf"{_DATED}|{_DAY_MONTH}|{_MONTH_DAY}|{MONTH}(?:{_TO}{MONTH})?{_OF_YEAR}",
    rf"Q[1-4][ -]+{_YEAR}|{_SEASON}{_OF_YEAR}(?:[/-]\d\d)?",
)
_TOWN = r"[^\W\d_][^\d,:;.–—|]{1,40}(?:,\s[^\W\d_][^\d,:;.–—|]{1,30})?(?:,|\s[-–—|])\s+"
_AFTER = (
    r"(?P<behind>,\s+(?-i:(?:[A-ZÀ-Þ][\w'’.-]*|of|and|de|d[aou]|du|et|y|e)(?:,?\s|$)){1,4}"
    r"|\s[-–—]\s(?-i:[A-ZÀ-Þ])[\w'’-]+)?"
)
_MONTHS = (
    rf"(?:from |de |du )?{MONTH}\s+{_YEAR}\s*(?:-|–|—|to|a|au|à)\s*"
    rf"(?:{MONTH}\s+{_YEAR}|present|date|ongoing|presente|présent)"
)

_DIGIT = re.compile(r"\d")
_DATE_LINE = re.compile(
    rf"(?!(?:newsletter|bulletin|bolet[íi]n|boletim)\b)[|•*(\[-]?\s*{_LABEL}{_LEAD}(?P<town>{_TOWN})?{_DATE}{_CLOCK}{_AFTER}\s*[|:.–—)\]-]?",
    re.IGNORECASE,
)
_GLUED_DATE = re.compile(
    rf"(?i:{_LEAD}(?P<date>{_DATED}|{MONTH}{_OF_YEAR}(?=\s*[|–—-])(?!\s*\S\s*{MONTH})){_CLOCK})\s*(?P<dash>[|:–—-]?)(?:\s+|(?<=\d))"
    r"(?=[“\"'‘«¿¡]?[^\W\d_a-zà-ÿ])"
)
_DATED_TITLE = re.compile(
    rf"(?!(?:by|par|por|source|author)\b)(?P<title>[^|]*?[^|\s])\s*(?:(?:[-–—|]\s+)(?P<date>{_DATED})|\((?P<set_off>{_DATED})\))",
    re.IGNORECASE,
)
_TITLE_WORDS = 4
_DATELINE = re.compile(rf"[^\W\d_][^\d:;–—]{{1,60}}(?:,\s+|\s[-–—]\s+|/){_DATE}\s*[-–—:]\s", re.IGNORECASE)
_MONTH_FIRST = re.compile(MONTH, re.IGNORECASE)
_LETTERS = r"[^\W\d_]{4,11}"
_ODD_MONTH = re.compile(rf"\W*(?:{_DAY} (?P<word>{_LETTERS}),?|(?P<ahead>{_LETTERS}) {_DAY},) {_YEAR}\W*")
_MONTH_NAMES = words(
    "january february march april june july august september october november december",
    "janvier février mars avril juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março junho julho setembro outubro novembro dezembro",
)
_LONGEST_DAY = 30
_LIKE_A_MONTH = 0.8
_MONTH_LETTERS = "adefjmnosADEFJMNOS"
_NAME = re.compile(r"(?:M[rs]s?|Dr|Sra?|Mme)\.?\s|(?=[^,]*\b[A-ZÀ-Þ]{2}[A-ZÀ-Þ'-]+\b)(?=[^,]*\b[A-ZÀ-Þ][a-zà-ÿ])")
_PERIOD = re.compile(rf"(?P<period>{_MONTHS}|{_YEAR}\s*[-–—]\s*{_YEAR})\s*\|\s*", re.IGNORECASE)
_BARE_PERIOD = re.compile(rf"(?:reporting period:?\s*)?(?:{_MONTHS}|{_YEAR}\s*[-–—/]\s*{_YEAR})", re.IGNORECASE)
_OF_ENTRIES = one_of(
    r"(?:all |more )?(?:stories|news|articles|activities|events|highlights|press releases|archives?)",
    r"noticias|actividades|eventos|archivos?|actualit[ée]s|activit[ée]s|not[íi]cias|atividades|arquivos?",
)
_YEAR_LINE = re.compile(
    rf"(?:(?:year|año|année|ano|{_OF_ENTRIES})\s*(?::|-|of|from|in|for|del?|d[ou])?\s*)?{_YEAR}", re.IGNORECASE
)
_MONTH_LINE = re.compile(rf"{MONTH}(?:{_TO}{MONTH})?{_OF_YEAR}", re.IGNORECASE)
_MONTH_HEADING = re.compile(
    rf"(?:month|mes|m[êe]s|mois|archives?|arquivos?|archivos?)\s*(?::|-|of|for|del?|do)\s*{MONTH}{_OF_YEAR}",
    re.IGNORECASE,
)
_YEAR_WITHIN = re.compile(rf"\b{_YEAR}\b")
_BARRED_FACET = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_FACET = re.compile(r"[^\s,:()–—-](?:(?:[^,:()–—-]|(?<=\w)-(?=\w))*[^\s,:()–—-])?")
_FACETS_LIMIT, _FACET_WORDS = 120, 4


def match_date_line(text: str) -> re.Match[str] | None:
    """A line that is a date and nothing else but perhaps a town or a name before it or a clock time after it."""
    if len(text) > 80 or not _DIGIT.search(text):
        return None
    found = _DATE_LINE.fullmatch(text)
    if found is None and (mended := mend_month(text)):
        found = _DATE_LINE.fullmatch(mended)
    return found


def mend_month(text: str) -> str | None:
    """A line of a day, a misspelt month and a year with the month set right ('24 Febuary 2022'), None for any other."""
    found = _ODD_MONTH.fullmatch(text) if len(text) <= _LONGEST_DAY else None
    if found is None:
        return None
    word = found["word"] or found["ahead"]
    meant = get_close_matches(word.lower(), _MONTH_NAMES, n=1, cutoff=_LIKE_A_MONTH)
    return text.replace(word, meant[0], 1) if meant and meant[0] != word.lower() else None


_LONG_YEAR = re.compile(r"\b[12]\d{4}\b")


def find_long_year(text: str) -> re.Match[str] | None:
    """The year of a date line that has a digit too many ('16 May 20024')."""
    return _LONG_YEAR.search(text)


def names_town(text: str) -> bool:
    """Whether a date line names a town ('Bangkok, 3 May 2021', '3 May 2021, Honiara')."""
    found = match_date_line(text)
    return found is not None and (found["town"] or found["behind"]) is not None


def is_attribution(date_line: re.Match[str]) -> bool:
    """Whether a date line names the speaker of a quotation and its date.

    The surname alone is in capitals, as the United Nations write it, or a title of address stands
    before the name; towns are not written so.
    """
    town = date_line["town"]
    return town is not None and "(" not in town and _NAME.match(town) is not None


def is_year_line(text: str) -> bool:
    """Whether a line is a year and what it is of ('2018', 'Year: 2018', 'Stories of 2018'), over the entries of it."""
    return len(text) < 30 and text[-1:].isdigit() and _YEAR_LINE.fullmatch(text) is not None


def is_month_heading(text: str) -> bool:
    """Whether a line says that it is the month of the entries under it ('Month: May 2024', 'Archive for June 2019')."""
    return len(text) < 50 and text[-1:].isdigit() and _MONTH_HEADING.fullmatch(text) is not None


def is_month_line(text: str) -> bool:
    """Whether a line is a month, or two, with the year and nothing else."""
    return len(text) < 40 and text[-1:].isdigit() and _MONTH_LINE.fullmatch(text) is not None


def match_glued_date(text: str) -> re.Match[str] | None:
    """A full date, or a month and year with a dash, in front of an entry's own words; groups `date` and `dash`."""
    if not (text[0].isdigit() or (text[0] in _MONTH_LETTERS and _MONTH_FIRST.match(text))):
        return None
    return _GLUED_DATE.match(text)


def match_dated_title(text: str) -> tuple[int, int, int] | None:
    """Where four words or more, no by-line, end, and the start and end of the full date set off behind them."""
    if len(text) > 250 or not text[-3:-1].isdigit():
        return None
    found = _DATED_TITLE.fullmatch(text)
    if not found or len(found["title"].split()) < _TITLE_WORDS:
        return None
    return (found.end("title"), *found.span("date" if found["date"] else "set_off"))


def match_period(text: str) -> re.Match[str] | None:
    """A reporting period with the bar that sets it off ('Feb 2020 - Sep 2021 | '); group `period` is the period."""
    return _PERIOD.match(text) if "|" in text[:60] else None


def is_bare_period(text: str) -> bool:
    """Whether a line is a reporting period and nothing else."""
    return 8 < len(text) < 60 and _DIGIT.search(text) is not None and _BARE_PERIOD.fullmatch(text) is not None


def find_period_facet(text: str) -> tuple[int, int] | None:
    """Where the one year or period stands in a line of facets ('2018 | UN Women | Togo', 'Togo (2018)', 'Year: 2018').

    Without bars the facets are few words each and no sentence. None for a period header.
    """
    if len(text) > _FACETS_LIMIT or not _YEAR_WITHIN.search(text) or match_date_line(text):
        return None
    has_bars = "|" in text
    parts = list((_BARRED_FACET if has_bars else _FACET).finditer(text))
    found = [(part.start(), part.end()) for part in parts if is_year_line(part[0]) or is_bare_period(part[0])]
    if len(found) != 1 or len(parts) < 2:
        return None
    if has_bars:
        is_facets = len(parts) > 2 or match_period(text) is None
    else:
        is_facets = text[-1] not in ".;:!?" and all(
            len(part[0].split()) <= _FACET_WORDS and not part[0][0].islower() for part in parts
        )
    return found[0] if is_facets else None


def opens_with_dateline(text: str) -> bool:
    """Whether a paragraph opens with a town, a date and a dash ('Vienna, 12 October 2020 - ')."""
    head = text[:110]
    return "," in head[:60] and _DIGIT.search(head) is not None and _DATELINE.match(head) is not None
