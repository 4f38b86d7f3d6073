"""What the words right before and after a place say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from warehouse.extract.place_lexicon import Cues, roles_file
from warehouse.extract.scan import Hit, Term

# How much a mention weighs against others of its country; the heaviest decides.
LEAD = 5.0  # 'Moldova: ...' opens the title
OPEN = 4.0  # 'In Moldova, ...' opens the body
VISIT = 3.2  # officials of other countries come there to learn
SAID = 3.0  # 'Government of ...', 'funded by ...', 'Zambian judges'
DENIED = 2.8  # 'no activities were held in ...'
HOST = 2.2  # something takes place there, and the item says for whom
FLOW = 2.0  # origin, destination, comparison; a seat or a hub
TITLE = 2.5  # named in the title, with nothing said
BODY = 2.5  # an institution of the country, with nothing said
INSIDE = 2.1  # 'in Kenya', 'from Kenya', 'of Kenya', with nothing more said
BARE = 1.0  # named in the body, with nothing said
PLIGHT = 0.7  # where people were exploited or held
PEOPLE = 0.8  # only its nationals: 'Venezuelan migrants'
QUOTED = 0.5  # only inside quotation marks, as in a project's title


PASSING = ("mention", "origin", "destination")  # named in passing, by a comparison or as an end of a flow


class Cue(NamedTuple):
    """What a word says of the place before or after it."""

    role: str
    is_after: bool
    is_state: bool = False  # 'government of', which a payer may be called by


_STATE = re.compile(r"(?:royal )?(?:government|gobierno|gouvernement|governo)")


def role_terms() -> list[Term]:
    """The cues and scopes as terms of the kinds 'place.cue' and 'place.scope'."""
    file = roles_file()
    cues: dict[str, Cues] = {
        "donor": file.donor,
        "location": file.location,
        "seat": file.seat,
        "origin": file.origin,
        "destination": file.destination,
        "mention": file.mention,
        "negated": file.negated,
        "focus": file.focus,
        "people": file.people,
    }
    terms: dict[tuple[str, str], Term] = {}
    for role, words in cues.items():
        for is_after, forms in ((False, words.before), (True, words.after)):
            kind = "place.after" if is_after else "place.cue"
            for form in forms if is_after else chain.from_iterable(map(_contracted, forms)):
                terms.setdefault((kind, form), Term(kind, form, Cue(role, is_after, _STATE.match(form) is not None)))
    for name, words_of in (("event", file.scope.event), ("world", file.scope.world), ("region", file.scope.region)):
        for form in words_of:
            terms.setdefault(("place.scope", form), Term("place.scope", form, name))
    forums = [("forum", file.scope.forum), ("beside", file.scope.beside), ("countries", file.scope.countries)]
    return [*terms.values(), *(Term("place.forum", form, name) for name, words in forums for form in words)]


_CONTRACTED = {
    "de": ("del", "du", "des", "do", "da", "dos", "das", "d'"),
    "em": ("no", "na", "nos", "nas"),
    "por": ("pelo", "pela", "pelos", "pelas"),
    "a": ("al", "au", "aux", "ao", "aos"),
}


def _contracted(form: str) -> Iterator[str]:
    """The form, and with its last word joined to an article in Spanish, French and Portuguese: 'financiado pela'."""
    yield form
    head, _, last = form.rpartition(" ")
    if head:
        yield from (f"{head} {word}" for word in _CONTRACTED.get(last, ()))


_WEIGHT = {
    "donor": SAID,
    "location": HOST,
    "seat": FLOW,
    "origin": FLOW,
    "destination": FLOW,
    "mention": FLOW,
    "negated": DENIED,
    "focus": SAID,
    "people": PEOPLE,
}
# How far before a place its cue may end, and what may stand between.
_REACH = {"donor": 110, "seat": 24, "people": 20, "location": 40, "negated": 40, "focus": 40}
_REACH |= dict.fromkeys(PASSING, 36)
_BREAK = re.compile(r"[.;:!?](?=\s|$)|\n")
_JOINS = (
    "and|y|e|et|o|ou|or|both|the|la|le|les|el|los|las|l|d|of|de|del|du|da|do|dos|das|des|as well as|in particular"
    "|asi como|ainsi que|bem como|assim como|then|puis|luego|depois"
    "|including|especially|notably|particularly|for the first time|por primera vez|pour la premiere fois"
    "|pela primeira vez|most recently|recently|eg|e\\.g"
    "|royal|federal|state|estado|etat|republic|republica|republique|kingdom"
    "|reino|royaume|grand-duche|grand duche|grand duchy|gran ducado|duchy|principality|principado|principaute"
    "|confederation|union|european|europeenne|europea|europeia|commission|eu"
    "|governments?|gobiernos?|gouvernements?|governos?"
)
_GLUE = re.compile(
    r"(?:(?! - )[\s,()/&'-]|(?:and|or|y|e|et|o|ou) (?:from|to)\b"
    r"|(?:,|and|or|y|e|et|o|ou|as well as|then|asi como|luego|ainsi que|puis|bem como|assim como|depois)"
    r" (?:in|by|en|em|au|aux|a|por|par)\b"
    r"|\b(?:(?:north|south|east|west|central|rural)(?:-?(?:east|west))?(?:ern)?|norte|sur|sul|este|leste|oeste|nord|sud|est"
    r"|ouest)\b"
    rf"|\b(?:{_JOINS})\b)*"
)
_SMALL = (
    "(?:(?:the|la|el|le|les|los|las|l|d|a|an|of|both|in particular|including|especially|notably|such as"
    "|de|del|du|da|do|des|countries|states|rural|north|south|east|west|northern|southern|eastern|western|central)[\\s,'-]+)*"
)
_SHORT = re.compile(rf"[\s,'-]*{_SMALL}(?:\w+[\s,'-]+)?{_SMALL}")
_COMMAS = {", ", ", the ", ", la ", ", le ", ", el ", ", les ", ", o ", ", a ", ", l'"}
_AND = re.compile(r"\b(?:and|y|e|et)\b|&")
_GOES_ON = re.compile(r"(?:'s)?(?:[,)]|[.;](?:\s|$))| (?:and|y|e|et|&|or|o|ou)\b")
_LOOSE = re.compile(r"[\w\s',-]*")
_BETWEEN = {
    "donor": re.compile(
        r"(?: (?:an?|une?|una|uma) [\w-]+ (?:in|en|em|au|a|dans|no|na)\b)?"  # 'the prize of a foundation in Tokyo'
        r"(?:(?!(?<!office)(?<!centre)(?<!agency)(?<!ministry)(?<!bureau)(?<!secretariat) for\b)"
        r"(?! (?:will|has|have|is|are|was|were|that|which|who|in|en|em|au|aux|dans|no|na|nos|nas|to)\b"
        r"| (?!unit|federat)\w+ed\b)[^;:!?\n\d])*"
    )
}
_BETWEEN |= dict.fromkeys((*PASSING, "negated", "focus"), _SHORT)


_WRAP = re.compile(r" ?(?:the|la|el|le|l'|los|les|o|a)?\s*\n\s*(?:the |la |el |le |l'|los |les |o |a )?")  # a line ends


def say(
    folded: str, hits: Sequence[Hit], cues: Sequence[Hit], after_at: Mapping[int, str], start: int
) -> list[tuple[str, float]]:
    """The role and weight that the words around each place of one stretch say; ('', 0) where they say nothing.

    A cue before a place governs it and the places listed with it; one right after it wins, and speaks
    for the places listed before it too. `after_at` gives the roles of the cues of that kind by start.
    """
    said: list[tuple[str, float]] = []
    index, role, mark, fresh = 0, "", start, False
    for number, hit in enumerate(hits):
        while index < len(cues) and cues[index].end <= hit.start:
            cue = cues[index]
            if not _yields(folded, cue, role, mark, fresh):
                role, fresh = cue.payload.role, True
            mark = cue.end
            index += 1
        if role and not (_reaches(folded, role, mark, hit.start) if fresh else _carries(folded, role, hits, number)):
            role = ""
        if fresh and role == "donor" and _is_of_clause(folded, mark, hit):
            role = ""
        own = role
        tail = _tail(folded, after_at, hit.end)
        if tail == "mention" and number and folded[hits[number - 1].end : hit.start] in ("-", "/"):
            tail = ""  # 'the Malawi-Mozambique border'
        if tail == "location" and number and is_joined(folded, hits[number - 1], hit):
            tail = "focus"  # two countries that host one meeting are not where it is held
        if tail and not _is_overruled(role, tail, folded, hit.start):
            own = tail
            _say_of_list(folded, hits, said, own)
        said.append(("venue", HOST) if hit.payload.is_hub and own in _SCENE else (own, _WEIGHT.get(own, 0.0)))
        mark, fresh = hit.end, False
    return said


_SCENE = ("focus", "location")
_AND_THE = re.compile(r" (?:and|y|e|et) (?:(?:the|el|los|le|les|o|os) )?$")  # 'by UNDP and the Government of'
_HELD = ("donor", "negated", *PASSING)


def _yields(folded: str, cue: Hit, role: str, mark: int, fresh: bool) -> bool:
    """Whether a cue of a scene only leads to the place that an earlier cue speaks of: 'funded by the government of'."""
    if role not in _HELD or cue.payload.role not in _SCENE or (role, cue.payload.role) == ("donor", "location"):
        return False
    between = folded[mark : cue.start]
    is_listed_payer = role == "donor" and fresh and cue.payload.is_state and _AND_THE.search(between) is not None
    if len(between) > (_REACH[role] if is_listed_payer else 20) or _BREAK.search(between):
        return False
    if fresh:
        return role in ("donor", "negated") or bool(cue.payload.is_state)
    return cue.payload.is_state and _GLUE.fullmatch(between) is not None


def _reaches(folded: str, role: str, mark: int, start: int) -> bool:
    """Whether a cue that ends at `mark` governs the place that begins at `start`."""
    between = folded[mark:start]
    if role == "donor" and _WRAP.fullmatch(between):
        return True
    if len(between) > _REACH[role] or _BREAK.search(between):
        return False
    return _BETWEEN.get(role, _LOOSE).fullmatch(between) is not None


def _is_of_clause(folded: str, mark: int, hit: Hit) -> bool:
    """Whether a people opens the clause behind a payer that is no place: 'thanks to UNFPA, the Turkish army'."""
    return hit.payload.sort == "demonym" and folded[mark : hit.start].endswith((", the ", ", la ", ", el ", ", le "))


def _carries(folded: str, role: str, hits: Sequence[Hit], number: int) -> bool:
    """Whether what is said of the place before this one holds for it too, as one of a list."""
    one, other = hits[number - 1 : number + 1]
    if not is_joined(folded, one, other):
        before = hits[max(number - 2, 0)]
        goes_on = before.payload.isos != one.payload.isos and is_joined(folded, before, one)
        if not (goes_on and is_joined(folded, one, other, goes_on)):
            return False
    return role != "donor" or not begins_clause(folded, hits, number)


def _tail(folded: str, after_at: Mapping[int, str], end: int) -> str:
    """The role of the cue right after a place that ends at `end`, or ''."""
    tail = after_at.get(end) or after_at.get(end + 1)
    if not tail and folded.startswith("'s ", end):
        tail = after_at.get(end + 3)
    return tail or ""


def _say_of_list(folded: str, hits: Sequence[Hit], said: list[tuple[str, float]], role: str) -> None:
    """Gives the role to the places listed before the one that comes next, as far as nothing is said of them."""
    for index in range(len(said) - 1, -1, -1):
        one, other = hits[index : index + 2]
        # Of those that pay 'governments of' may have said that they act: 'the governments of X and Y, whose gifts'.
        is_free = said[index][0] in ("", "focus" if role == "donor" else "")
        if not is_free or not is_joined(folded, one, other):
            break
        if index == len(said) - 1 and not _AND.search(folded, one.end, other.start):
            break
        said[index] = role, _WEIGHT[role]


_ARTICLES = (", le ", ", la ", ", l'", ", les ", ", o ", ", a ", ", os ", ", as ")


def begins_clause(folded: str, hits: Sequence[Hit], number: int) -> bool:
    """Whether a payer's list ends before this place: its article begins a clause with a verb of its own.

    'Avec l'appui du Danemark, le Bénin et le Togo ont ouvert ...'; a list would go on with 'du Bénin'.
    """
    if folded[hits[number - 1].end : hits[number].start] not in _ARTICLES:
        return False
    last = number
    while last + 1 < len(hits) and _GLUE.fullmatch(folded, hits[last].end, hits[last + 1].start):
        last += 1
    return folded.startswith(" ", hits[last].end)


def _is_overruled(role: str, tail: str, folded: str, start: int) -> bool:
    """Whether what was said before a place holds against the word after it."""
    if role in ("donor", "negated"):
        return tail in ("focus", "people")
    if tail == "location":
        return role == "focus"
    return tail == "donor" and folded.endswith((" in ", " in the ", " en ", " em "), 0, start)


@cache
def _kept_away() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before a place: 'no officer from '; after it: ' took part', ', the second member, was able to attend'."""
    words = roles_file().stops
    none = "|".join(map(re.escape, words.none))
    came = "|".join(re.escape(word.removesuffix("*")) + r"\w*" * word.endswith("*") for word in words.came)
    return (
        re.compile(
            rf"\b(?:{none})(?: (?:los|las|les|of the|des|dos|das))?(?: [\w'-]+){{1,4}}"
            r" (?:from|of|in|de|du|del|des|do|da|d')(?: ?(?:the|la|el|l'))? ?$"
        ),
        re.compile(rf"(?:, [^,.;]{{3,70}},)? (?:[\w'-]+ ){{0,4}}?(?:{came})\b"),
    )


@cache
def _stops() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = roles_file().stops
    forms = words.none, words.events, words.stopped, words.failed, words.happen, words.nobody, words.absent
    none, events, stopped, failed, happen, nobody, absent = ("|".join(map(re.escape, some)) for some in forms)
    return (
        re.compile(
            rf"\b(?:{none}) (?:[\w']+ ){{0,3}}?(?:{events}) (?:[\w'-]+ ){{0,4}}(?:the |la |el |le )?$"
            rf"|\b(?:{none}) (?:[\w']+ ){{0,3}}?(?:{events})\b(?:(?! but | except | only | instead )[^.;:])*"
            rf"\b(?:{happen})\b(?:(?! but | except | only | instead | and )[^.;:])*$"
            r"|\b(?:not|no|nao|pas|ne) (?:(?:yet|been|se|fue|foi|ete|pas) )*(?:extend|cover|reach|appl|abarc|cubr|inclu"
            r"|alcanz|eten|couvr|alarg|estend|abrang|alcanc)\w*(?: (?:to|a|au|aux|ao))?(?: (?:the|la|el|le|l'|o))? ?$"
            rf"|\b(?:{nobody}) (?:from|de|du|del|da|do|in|en|au|em) (?:the |la |el |le )?$"
            r"|\b(?:not|none of (?:it|them)(?: [\w-]+){0,3}) (?:for|meant for|in|at|from) (?:the )?$"
        ),
        re.compile(
            rf"(?: \w+){{0,3}} (?:(?:was|were|been|fue|fueron|ete|foi|foram|be) (?:\w+ )?(?:{stopped})\b"
            rf"|(?:{failed})(?: \w+){{0,3}} (?:{happen}))"
            r"|(?:, [^,.;]{3,70},)?(?: (?:\w+ ){1,4}\w+,? (?:but|pero|mais|mas))?"
            rf" (?:\w+ )?(?:(?:{failed})(?: \w+){{0,2}} )?(?:{absent})"
        ),
    )


_REASON = re.compile(
    r"(?:as|since|because|although|though|while|where|como|ya que|dado que|puesto que|aunque|comme|puisque|alors que"
    r"|bien que|ja que|visto que|uma vez que|embora) [^.;:]{10,140}, (?!(?:(?:and|or|y|e|et|ou|the|la|el|in|en|au) )*$)"
    r"(?=[^,]*$)"
)


def is_stopped(folded: str, start: int, end: int, floor: int) -> bool:
    """Whether the words around [start, end) say that nothing happened there; none before `floor` is looked at.

    Nor is a reason that opens the sentence: 'as no course could be held in Yemen, forty judges came to Amman'.
    """
    before, after = _stops()
    low = max(floor, start - 75)
    opens = start - len(folded[floor:start].replace("\n", ". ").rpartition(". ")[2])
    if reason := _REASON.match(folded, opens, start):
        low = max(low, reason.end())
    if after.match(folded, end) or before.search(folded, low, start):
        return True
    no_one, came = _kept_away()
    return no_one.search(folded, low, start) is not None and came.match(folded, end) is not None


_LONGEST_GLUE = 70
_LOCAL = frozenset(("city", "province", "national-body", "mission", "seat", "agency"))


def is_listed(between: str) -> bool:
    """Whether what stands between two places only joins them in one list."""
    return _GLUE.fullmatch(between) is not None


def is_joined(folded: str, one: Hit, other: Hit, goes_on: bool = False) -> bool:
    """Whether two places stand in one list; `goes_on` says that others stand in it before them.

    A comma between two alone parts a clause ('In Chad, Norway paid ...'), and so does one between a town and
    countries that it is not in ('In Geneva, Togo and Benin signed ...').
    """
    if other.start - one.end > _LONGEST_GLUE:
        return False
    between, name, other_name = folded[one.end : other.start], one.payload, other.payload
    if not is_listed(between):
        return False
    if between[:1] == ",":
        is_last = not goes_on and between in _COMMAS and not _GOES_ON.match(folded, other.end)
        if is_last and name.isos != other_name.isos:
            return False
        if other_name.sort == "country-name" and name.sort in _LOCAL:
            return bool(other_name.isos[0] in name.isos)
    if other_name.sort == "demonym" and name.sort == "country-name" and (name.is_proper or between.endswith(" the ")):
        return False  # 'en Mauritanie, des Maliens', 'its mission to Serbia and the French embassy'
    return "(" not in between or not set(name.isos).isdisjoint(other_name.isos)  # 'Mali (funded by Norway)'
