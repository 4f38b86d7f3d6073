"""Number words of English, French, Spanish and Portuguese, and how they join.

A word is a plain value ('seis', 'doscientos'), a multiplier of what stands before it ('hundred',
'mille', 'millones'), or a collective that is only about right ('a dozen', 'une centaine').
"""

from __future__ import annotations

from typing import NamedTuple

from warehouse.extract.scan import Term

KIND = "number.word"


class Word(NamedTuple):
    """One number word: `times` says that it multiplies, `bare` that it may stand without a factor.

    A half counts as a factor ('half a million') and behind a multiplier ('un millón y medio'), never alone.
    """

    value: float
    times: bool = False
    bare: bool = True
    about: bool = False


HALF, QUARTER = Word(0.5), Word(0.25)
_EN_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FR_UNITS = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_FR_TENS = "vingt trente quarante cinquante soixante"
_ES_UNITS = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
)
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_ES_HUNDREDS = "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
_PT_UNITS = (
    "um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito "
    "dezenove"
)
_PT_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_PT_HUNDREDS = "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"


def _count(words: str, first: int, step: int = 1) -> dict[str, Word]:
    return {word: Word(first + step * index) for index, word in enumerate(words.split())}


def _feminine(words: dict[str, Word]) -> dict[str, Word]:
    return {f"{word[:-2]}as": value for word, value in words.items()}


def _collective(words: dict[str, int], bare: bool) -> dict[str, Word]:
    return {word: Word(value, times=True, bare=bare, about=True) for word, value in words.items()}


def _plural(value: int, *words: str) -> dict[str, Word]:
    """Plurals of a multiplier count only after a number: 'deux millions', never 'des millions'."""
    return {word: Word(value, times=True, bare=False) for word in words}


WORDS: dict[str, dict[str, Word]] = {
    "en": {
        **_count(_EN_UNITS, 1),
        **_count(_EN_TENS, 20, 10),
        "half a": HALF,
        "a half": HALF,
        "quarter of a": QUARTER,
        "hundred": Word(100, times=True),
        "thousand": Word(1000, times=True),
        "million": Word(10**6, times=True),
        "billion": Word(10**9, times=True),
        "trillion": Word(10**12, times=True),
        **_collective({"dozen": 12}, bare=True),
    },
    "fr": {
        **_count(_FR_UNITS, 1),
        **_count(_FR_TENS, 20, 10),
        **_count("dix-sept dix-huit dix-neuf", 17),
        "une": Word(1),
        "septante": Word(70),
        "huitante": Word(80),
        "nonante": Word(90),
        "quatre-vingt": Word(80),
        "quatre-vingts": Word(80),
        "quatre vingt": Word(80),
        "quatre vingts": Word(80),
        "cent": Word(100, times=True),
        "mille": Word(1000, times=True),
        **_plural(100, "cents"),
        **_plural(10**6, "million", "millions"),
        **_plural(10**9, "milliard", "milliards"),
        **_collective(
            {
                "dizaine": 10,
                "douzaine": 12,
                "quinzaine": 15,
                "vingtaine": 20,
                "trentaine": 30,
                "quarantaine": 40,
                "cinquantaine": 50,
                "soixantaine": 60,
                "centaine": 100,
                "millier": 1000,
            },
            bare=False,
        ),
        **_collective({"huitaine": 8, "dizaines": 10, "douzaines": 12, "centaines": 100, "milliers": 1000}, bare=False),
        "demi": HALF,
        "quart de": QUARTER,
    },
    "es": {
        **_count(_ES_UNITS, 1),
        **_count(_ES_TENS, 30, 10),
        **_count(_ES_HUNDREDS, 200, 100),
        **_feminine(_count(_ES_HUNDREDS, 200, 100)),
        "un": Word(1),
        "una": Word(1),
        "veintiún": Word(21),
        "veintiuna": Word(21),
        "cien": Word(100),
        "ciento": Word(100),
        "mil": Word(1000, times=True),
        **_plural(10**6, "millón", "millones"),
        **_plural(10**12, "billón", "billones"),
        **_collective(
            {
                "decena": 10,
                "docena": 12,
                "quincena": 15,
                "veintena": 20,
                "treintena": 30,
                "cuarentena": 40,
                "cincuentena": 50,
                "sesentena": 60,
                "centena": 100,
                "centenar": 100,
                "millar": 1000,
            },
            bare=False,
        ),
        **_collective(
            {"decenas": 10, "docenas": 12, "veintenas": 20, "centenas": 100, "centenares": 100, "millares": 1000},
            bare=False,
        ),
        "medio": HALF,
        "media": HALF,
        "cuarto de": QUARTER,
    },
    "pt": {
        **_count(_PT_UNITS, 1),
        **_count(_PT_TENS, 20, 10),
        **_count(_PT_HUNDREDS, 200, 100),
        **_feminine(_count(_PT_HUNDREDS, 200, 100)),
        "uma": Word(1),
        "duas": Word(2),
        "catorze": Word(14),
        "dezasseis": Word(16),
        "dezassete": Word(17),
        "dezanove": Word(19),
        "cem": Word(100),
        "cento": Word(100),
        "mil": Word(1000, times=True),
        **_plural(10**6, "milhão", "milhões"),
        **_plural(10**9, "bilhão", "bilhões"),
        **_collective(
            {
                "dezena": 10,
                "dúzia": 12,
                "quinzena": 15,
                "vintena": 20,
                "trintena": 30,
                "quarentena": 40,
                "cinquentena": 50,
                "centena": 100,
                "milhar": 1000,
            },
            bare=False,
        ),
        **_collective({"dezenas": 10, "dúzias": 12, "centenas": 100, "milhares": 1000}, bare=False),
        "meio": HALF,
        "meia": HALF,
    },
}

# 'one hundred and sixty' but not 'twenty and thirty'; 'treinta y cinco'; 'vingt et un'; 'cento e vinte e cinco'.
LINKS: dict[str, str] = {"en": "and", "fr": "et", "es": "y", "pt": "e"}


def terms() -> list[Term]:
    """The number words of all languages; the payload maps a language to what the word means in it."""
    meanings: dict[str, dict[str, Word]] = {}
    for lang, words in WORDS.items():
        for form, word in words.items():
            meanings.setdefault(form, {})[lang] = word
    return [Term(KIND, form, payload) for form, payload in meanings.items()]
