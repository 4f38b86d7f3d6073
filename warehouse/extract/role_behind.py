"""What the words before a place and its preposition say of it: 'lured to Italy', 'a visit to Peru', 'women from Ghana'.

What each frame is stands in `role_frames.yml`; `gap` is how many words stand between its word and the preposition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from warehouse.extract.place_setting import Standing, is_near, words_between
from warehouse.extract.scan import Hit

_REACH = 12
# What the first stop of a journey says of the stops after it as well.
_SAID_OF_ALL_STOPS = frozenset(("journey", "likeness", "persons", "plight"))
_CITIZEN = re.compile(r"\b[A-ZÀ-Þ][\w.'-]+ [A-ZÀ-Þ][\w'-]+, $")  # 'Ada Obi, of Ghana'
_NOT_FROM = re.compile(r"\b(?:not|non|nao|y no|e nao|pas)(?:, [^,;]{1,50},| \w+)? $")
_CHAIN = re.compile(
    r",? (?:(?:and|then|on|onwards?|from|there|y|de|desde|alli|luego|et|puis|ensuite|la|e|dali|depois|finally)[\s,]*)*"
)
_ALL = re.compile(r"\b(?:all|every|each|none|nothing|everywhere|anywhere|not)\b")
_COURSE_BY = re.compile(  # 'taught by two prosecutors from', 'lo impartieron dos fiscales de'
    r"(?:(?:given|taught|delivered|coached|mentored|impartid|dictad|animee?|dispensee?|donnee?|assuree?|ministrad|dad)[oae]?s?"
    r" (?:by|por|par|pel[oa]s?)|impartieron|dictaron|ministraram) "
)
_TAUGHT_BY = re.compile(r" (?:by|por|par|pelo|pela|pelos) ")
_NOUN_ENDS = frozenset(("eur", "urs", "sta", "tas", "dor", "ion", "cao", "nes", "ing", "nte", "nts", "ias"))
_SHARED = re.compile(r"\b(?:shar\w+|exchang\w+|intercambi\w+|compart\w+|echang\w+|partag\w+|troc\w+)(?: \w+){0,2} $")
_EARLIER = re.compile(
    r"\b(?:first|already|earlier|originally|previously|long|primero|ya|antes|deja|d'abord|ja|primeiro)(?: \w+)? $"
)
_TOPIC = re.compile(r" (?:on (?!\d)|about |against |sobre |sur |contra |contre )")  # 'a seminar on the laws in'
_PURPOSE = re.compile(r" (?:to|para|pour|afin)\b")  # 'agreed to pay for offices in'
_TOLD_OF = re.compile(  # 'a study of forced marriage in', 'the fight against domestic slavery in'
    r"\b(?:stud(?:y|ies)|survey|research|report|inquiry|cases?|laws?|against|combat\w*|fight\w*|prevent\w*|end(?:ing)?"
    r"|estudio|encuesta|investigacion|informe|casos?|ley|contra|combat\w+|etude|enquete|rapport|cas|loi|contre|lutt\w+"
    r"|estudo|pesquisa|relatorio|lei)(?: (?:of|on|into|against|about|sobre|de|del|sur|la|le|o|a))*(?: [\w-]+){0,2} $"
)
_TO_LEARN = re.compile(  # 'went to Madrid to see how', 's'est rendue à Séville pour étudier'
    r"[^.;:]{0,16}? (?:to|para|a|pour|afin d'|afin de) ?(?:see|learn|stud|observ|hear|look at|ver\b|conocer|estudiar"
    r"|aprender|voir|etudier|apprendre|decouvrir|visit|conhecer|estudar)"
)
_AMONG_THEM = re.compile(  # 'officers, including 12 men and six women, from'
    r",? (?:\(|(?:including|among them|of whom|of them|incluid[ao]s|entre (?:ell[ao]s|[ao]s quais)|dont|sendo"
    r"|parmi lesquels)\b)[^.;:]*$"
)
_BODY_OF = re.compile(  # 'unions of dockers and fishers from', 'groups led by women from', 'réseaux de survivantes du'
    r"\b(?:groups?|unions?|associations?|organi[sz]ations?|federations?|networks?|delegations?|ngos|sindicatos?|asociaciones"
    r"|organizaciones|redes|federaciones|syndicats?|reseaux?|associacoes|organizacoes|delegac\w+)"
    r" (?:of|(?:led|run|founded|headed) by|de|des|d'|do|da|dos|(?:dirigid|liderad|fundad)[ao]s por"
    r"|(?:dirige|fonde)e?s par)"
    r" ?(?:[\w-]+ (?:(?:and|y|et|e) )?(?:(?:of|de|des) )?){0,3}$"
)
_NUMBER = re.compile(r"\d (?:of (?:them|whom) )?$")
_BY_ONE = re.compile(r"(?:\b(?:by|of|with|from|is|was) |[.;:]\s|^)an? (?:[\w-]+ )?$")
_WHO = re.compile(
    r"\b(?:who|que|qui|quem) (?:had|have|has|were|was|are|habian|avaient|tinham|estaban|etaient)(?: \w+)? $"
)
_WHO_HAD = re.compile(r"\b(?:who had|que habian?|qui av(?:ait|aient)|que (?:tinha|havia)m?) [^,.;:]{3,45} $")
_WHO_DID = re.compile(r"(?: \w+)?,? (?:who|that|que|qui) ")
_COMES = (
    "came", "come", "provi", "coming", "arriv", "sent", "dispatched", "venid", "vienen", "proced", "proven", "lleg",
    "enviad", "venu",
    "venant", "envoye", "vind", "vinha", "vieram", "cheg",
)  # fmt: skip
_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|fue|fueron|fut|furent|foi|foram)\b")
_RETURNS = ("back", "home", "retour", "return", "rentr", "reven", "regres", "de re", "de v", "retorn", "vol", "vuel")
_PUSHED = re.compile(  # a journey that somebody else makes them go, or none at all
    r"\b(?:push\w*|sent|send\w*|forced|deported|flown|goes|go|dates?|dating|looks?|remonte\w*|remonta\w*) "
    r"(?:\w+ )?(?:back|home|return\w*|retorn\w*)$"
)
_REFUGE = re.compile(r"\b(?:asylum|refuge|refugio|asile|asilo|amparo|abrigo|proteccion|protection|protecao) $")
_FLEES = ("fle", "escap", "huy", "huid", "fui", "fug")
_TOWARDS = re.compile(r",| \w+ed | (?:to|into|for|and|hacia|al|hasta|para|ate|y|vers|au|et)\b")
_WHO_COME = (" who ", " that ", " que ", " qui ")  # 'trainers on the care of survivors, who come from'
_GUESTS = ("particip", "deleg", "represent")
_RELATIVE_REACH = 10
_COMPOUND = 2
_LEARNING = 40  # characters: 'peritos de Panamá aprendieron'
_FOR_A_TIME = re.compile(r"\b(?:days?|weeks?|months?|dias?|semanas?|mes(?:es)?|jours?|semaines?|mois)\b")
_WAYS = ("route", "flow", "flu", "ruta", "rota", "smuggl", "traffick", "trafic")
_COMERS = ("actor", "lender", "expert", "persons")
_ENTERS = ("reach", "enter", "cross", "cruz", "travers", "atraves", "rejoin", "gagn", "attei", "alcan")
_BORROWS = ("borrow", "copied", "copia", "copie")
_ENDS_UP = ("ended", "wound", "locked", "trapped", "held", "acab", "termin", "encerr", "enferm", "fechad", "trancad")
_PROMISES = ("promis", "promet", "lured", "offer", "engana", "atra", "job off", "ofert", "ofrec", "propost")


def read_behind(place: Standing, prior: tuple[int, bool]) -> str:
    """'mention', 'origin', 'destination', 'home', 'aside', 'visit', 'location', 'plight' or ''.

    `prior` tells where the list of places before this one ends, and whether that is a stop of a journey. Of the words
    the nearest that is sure decides, else the nearest that hints at something.
    """
    if role := _read_preposition(place, prior):
        return role
    used, is_led = prior
    hint, is_taught, is_of_actors = "", False, False
    for hit in reversed(place.before):
        name = hit.payload
        if hit.end > place.setting.start:
            continue
        gap = words_between(place.folded, hit.end, place.setting.start)
        if gap > _REACH:
            break
        if is_led and hit.start < used and name in _SAID_OF_ALL_STOPS:
            continue
        if name == "teach":
            if is_taught:
                continue
            is_taught = True
        is_of_actors = is_of_actors or (name == "actor" and not gap)
        if name == "journey" and (is_of_actors or hint == "location"):  # 'immigration officers from'
            continue
        if name == "persons" and is_of_actors and gap <= _COMPOUND:  # 'women judges from'
            continue
        if (say := _SURE.get(name)) and (role := say(place, hit, gap)):
            return role
        if not hint and (suggest := _HINTS.get(name)):
            hint = suggest(place, hit, gap)
    return hint


def _read_preposition(place: Standing, prior: tuple[int, bool]) -> str:
    """What the preposition alone says: the next stop of a journey, a likeness, a citizen, an origin denied."""
    folded, (letters, at, word), (used, is_led) = place.folded, place.setting, prior
    goes_on = is_led and ("T" in letters or "V" in letters or letters == "F")
    if goes_on and _CHAIN.fullmatch(folded, used, at) and not (word == "a" and folded[used] == ","):
        return _end_of_flow(letters)
    if letters == "L" and (word != "but" or _ALL.search(folded, max(0, at - 40), at)):
        return "mention"
    if "I" in letters and _REFUGE.search(folded, max(0, at - 16), at):
        return "home"
    if "I" in letters and _WHO_HAD.search(folded, max(0, at - 60), at):
        return "destination"
    if letters in ("F", "O", "OF") and _CITIZEN.search(place.text, max(0, at - 40), at):
        return "aside"
    if letters in ("F", "OF") and _NOT_FROM.search(folded, max(0, at - 70), at):
        return "mention"
    return ""


def _end_of_flow(letters: str) -> str:
    return "origin" if "F" in letters else "destination"


def _over(place: Standing, hit: Hit, gap: int) -> str:
    if place.setting.letters or gap or place.is_people:
        return ""
    return "destination" if place.folded.startswith(_ENTERS, hit.start) else "origin"


def _teach(place: Standing, hit: Hit, gap: int) -> str:
    letters = place.setting.letters
    is_by = "B" in letters and gap <= 2
    is_of = letters in ("F", "OF", "O") and gap <= 7 and _COURSE_BY.match(place.folded, hit.start) is not None
    return "aside" if is_by or is_of or (place.is_people and _TAUGHT_BY.match(place.folded, hit.end)) else ""


def _journey(place: Standing, hit: Hit, gap: int) -> str:
    letters = place.setting.letters
    if gap <= 1 and ("T" in letters or "I" in letters) and _is_return(place, hit):
        return "home"
    if "E" in letters and gap <= 1 and place.folded.startswith(_WAYS, hit.start):
        return "origin"
    if "I" in letters and gap <= 5 and place.folded.startswith(_FLEES, hit.start):  # 'fled from her husband in Homs'
        return "" if _TOWARDS.search(place.folded, hit.end, place.setting.start) else "origin"
    if gap > 4 or not ("T" in letters or "F" in letters or "V" in letters):
        return ""
    if gap and place.text[hit.start].isupper():  # 'the Parties asked'
        return ""
    if gap > 2 and ("O" in letters or place.setting.word == "en"):
        return ""
    if gap and _FOR_A_TIME.search(place.folded, hit.end, place.setting.start):  # 'pasaron una semana en'
        return ""
    if gap <= 1 and place.folded.startswith(_COMES, hit.start) and (comer := _who_comes(place, hit)) != "persons":
        return "aside" if comer == "lender" and not place.folded.endswith(_WHO_COME, 0, hit.start) else "actor"
    return "" if "O" in letters and place.folded[hit.end - 3 : hit.end] in _NOUN_ENDS else _end_of_flow(letters)


def _is_return(place: Standing, hit: Hit) -> bool:
    """Whether somebody is home: 'back in', 'rentrée à', but not 'sent back to' nor 'goes back to'."""
    folded = place.folded
    return folded.startswith(_RETURNS, hit.start) and not _PUSHED.search(folded, max(0, hit.start - 24), hit.end)


def _who_comes(place: Standing, verb: Hit) -> str:
    """The frame of those who come: 'persons', whom a flow carries, as long as nobody else is named near the verb."""
    folded, last = place.folded, _last_comer(place, verb.start)
    if last is None:
        return "persons"
    is_clear = folded.endswith(_WHO_COME, 0, verb.start) or folded.startswith(_GUESTS, last.start)
    reach = _RELATIVE_REACH if is_clear else 3
    return last.payload if words_between(folded, last.end, verb.start) <= reach else "persons"


def _last_comer(place: Standing, end: int) -> Hit | None:
    """The last persons, officials or experts named before `end`."""
    return next((hit for hit in reversed(place.before) if hit.end <= end and hit.payload in _COMERS), None)


def _likeness(place: Standing, hit: Hit, gap: int) -> str:
    """'The experience of Peru', but not 'the violence that they experience was studied in Peru'."""
    reach = 6 if place.folded.startswith(_BORROWS, hit.start) else 3
    if not _is_of(place, gap, reach) or _SHARED.search(place.folded[max(0, hit.start - 24) : hit.start]):
        return ""
    return "" if _FINITE.search(place.folded, hit.end, place.start) else "mention"


def _trial(place: Standing, hit: Hit, gap: int) -> str:
    is_earlier = _EARLIER.search(place.folded[max(0, hit.start - 24) : hit.start])
    return "mention" if _is_of(place, gap) and is_earlier else ""


def _is_of(place: Standing, gap: int, reach: int = 3) -> bool:
    return gap <= reach and (place.setting.letters in ("O", "F", "OF", "I", "TI") or place.setting.word == "to")


def _expert(place: Standing, hit: Hit, gap: int) -> str:
    is_from = gap == 0 and place.setting.word == "from"
    return "aside" if is_from and _BY_ONE.search(place.folded, max(0, hit.start - 24), hit.start) else ""


def _lender(place: Standing, _: Hit, gap: int) -> str:
    letters = place.setting.letters
    if is_near(place.after, "pupil", place.end, place.end + _LEARNING):
        return ""
    return "aside" if gap <= 1 and place.size <= 2 and ("F" in letters or "O" in letters) else ""


def _origin(place: Standing, _: Hit, gap: int) -> str:
    return "aside" if not gap and place.setting.letters in ("F", "OF") else ""


def _persons(place: Standing, hit: Hit, gap: int) -> str:
    if gap > 1 or "F" not in place.setting.letters or place.is_people:
        return ""
    before = place.folded[max(0, hit.start - 50) : hit.start]
    if _BODY_OF.search(before):
        return "actor"
    counted = _AMONG_THEM.search(before)
    at = hit.start - len(before) + counted.start() if counted else 0
    return "" if counted and is_near(place.before, "actor", at - 16, at) else "aside"


def _persons_who(place: Standing, hit: Hit, gap: int) -> str:
    is_in = "I" in place.setting.letters and gap <= 5
    return "plight" if is_in and _WHO_DID.match(place.folded, hit.end, place.setting.start) else ""


def _plight_of_those_who(place: Standing, hit: Hit, gap: int) -> str:
    is_in = "I" in place.setting.letters and gap <= 1
    return "destination" if is_in and _WHO.search(place.folded, max(0, hit.start - 24), hit.start) else ""


def _plight(place: Standing, hit: Hit, gap: int) -> str:
    letters, _, word = place.setting
    is_promised = place.folded.startswith(_PROMISES, hit.start)
    is_of = letters == "F" or (is_promised and "O" in letters)
    if not ("I" in letters or is_of) or word in ("across", "throughout"):
        return ""
    if _TOLD_OF.search(place.folded, max(0, hit.start - 60), hit.start):
        return ""
    if place.folded.find("retrouv", hit.start, hit.end) > 0:  # 'des juges se sont retrouvés à'
        comer = _last_comer(place, hit.start)
        if comer and comer.payload != "persons":
            return "location"
    if place.text[hit.start].isupper() and is_near(place.before, "meet", 0, hit.start):  # 'the Summit on Conflict in'
        return ""
    is_captive = place.folded.startswith(_ENDS_UP, hit.start)
    return "plight" if gap <= (8 if is_promised else 6 if is_captive else 3) else ""


def _visit(place: Standing, _: Hit, gap: int) -> str:
    letters = place.setting.letters
    return "visit" if gap <= 9 and letters and "W" not in letters and "B" not in letters else ""


def _travel(place: Standing, hit: Hit, gap: int) -> str:
    letters, folded = place.setting.letters, place.folded
    is_of_persons = is_near(place.before, "persons", 0, hit.start) or _NUMBER.search(folded, hit.start - 16, hit.start)
    if "T" in letters and gap <= 3:
        if is_of_persons:
            return "destination"
        return "visit" if _TO_LEARN.match(folded, place.end) else "location"
    return "origin" if letters == "F" and gap <= 2 and is_of_persons else ""


def _stay(place: Standing, _: Hit, gap: int) -> str:
    return "location" if gap <= 9 and ("I" in place.setting.letters or "T" in place.setting.letters) else ""


def _school(place: Standing, hit: Hit, gap: int) -> str:
    is_of = gap <= 5 and "O" in place.setting.letters
    return "location" if is_of and is_near(place.before, "stay", 0, hit.start) else ""


def _meet(place: Standing, hit: Hit, _: int) -> str:
    if "I" not in place.setting.letters or _PURPOSE.match(place.folded, hit.end):
        return ""
    return "" if _TOPIC.search(place.folded, hit.end, place.setting.start) else "location"


_Say = Callable[[Standing, Hit, int], str]
_SURE: Mapping[str, _Say] = {
    "over": _over,
    "teach": _teach,
    "journey": _journey,
    "likeness": _likeness,
    "trial": _trial,
    "expert": _expert,
    "lender": _lender,
    "origin": _origin,
    "persons": _persons,
    "plight": _plight_of_those_who,
    "visit": _visit,
    "travel": _travel,
}
_HINTS: Mapping[str, _Say] = {
    "persons": _persons_who,
    "plight": _plight,
    "stay": _stay,
    "school": _school,
    "meet": _meet,
}
