"""National bodies and other organisations that no lexicon can hold, read from how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import pycountry

from warehouse.extract.partner_lexicon import CUE, MINISTRY, NATIONAL, canonical_name, heads, ministry_subjects
from warehouse.extract.passage import Found, Passage
from warehouse.extract.scan import Hit, fold
from warehouse.records import Place, Role, Span

_CAP = r"[A-ZÀ-ÖØ-Þ][\w'’&/-]*"
_SMALL = (
    r"(?:of the|of|for the|for|against|on|in(?= (?:Persons|Human|Women|Children))"
    r"|de la|de las|de los|del|de|da|do|das|dos|du|des|contra la|contra)"
)
_WORDS = rf"{_CAP}(?: (?:{_SMALL} )?{_CAP})*"
_NAME = re.compile(_WORDS)
_SHORT = re.compile(r" \( ?([A-Z][\w -]{1,14})\)")
_JOINED = re.compile(rf" (?:and|&) {_WORDS}")
# 'Physicians for Human Rights', 'Lawyers without Borders'.
_OF_PEOPLE = re.compile(r"[A-Z]\w+s (?:[Ff]or|[Ww]ithout|[Aa]gainst|[Ss]in|[Ss]ans|[Ss]em|[Uu]nited) [A-Z]")
# French names go on in small letters: 'Agence nationale de lutte contre la traite des personnes'.
_OF_WHAT = (
    r"(?: de la | de l['’]| du | des | de | d['’]| contre la | contre le | contre les | pour la | pour le | pour les )"
)
_LOWER = r"[a-zà-ÿ][a-zà-ÿ’'-]+"
_QUALITY = (
    r"(?: (?:national|général|central|régional|fédéral|judiciaire|interministériel|municipal|supérieur|spécial|civil"
    r"|public|social|humain|pénal|illicite|étrang|antimafia|suprême)[a-zà-ÿ]*)"
)
_SMALL_TAIL = re.compile(rf"{_QUALITY}*(?:{_OF_WHAT}{_LOWER}{_QUALITY}*){{0,4}}")
_OPENING = re.compile(
    r" ?(?:(?:the|both|its|la|el|los|las|le|les|o|a|os|as|l'|l’) ?)?"
    r"(?:(?!\w+ed |held |(?:has|is|was|were|are|will|to|for|in|on|at|from|of) )[a-z][\w-]* ){0,4}?(?=[A-ZÀ-Þ])"
)
_NEXT = re.compile(r"(?:,? (?:and|as well as|y|e|et|ainsi que) |, )")
_MORE = re.compile(rf"(?:, {_CAP}(?: {_CAP})*)*,? (?:and|&|y|e|et) (?!the |la |el )({_CAP}(?: {_CAP})*)")
_SEVERAL = re.compile(r"\b[A-Z]{3,}\b|Government")
_OWN = re.compile(r"Government|UNODC|Republic|[A-Z]{3}")
_DESCRIBED = re.compile(
    r",? (?:an?|the|una?|une) [^,.;]{0,40}?\b(?:organi[sz]ation|ngo|charity|company|foundation|network|brand|label"
    r"|institution|organizacion|fundacion|red|empresa|association|entreprise|reseau|fondation|organizacao|fundacao|rede)\b"
)
_DESCRIBED_BEFORE = re.compile(
    r"\b(?:company|organi[sz]ation|ngo|ong|charity|brand|label|airline|firm|giant|empresa|association|entreprise|fondation"
    r"|reseau|collectif|cooperative|organizacion|fundacion|asociacion|cooperativa|colectivo|organizacao|fundacao|associacao"
    r"|coletivo) $"
)
_NOT_ACTING = re.compile(
    r"(?:\b(?:including|such as|incluyendo|incluidos) [^.;:]{0,200}"
    r"|(?:recommendation|request|officials?|minister) (?:from|of) (?:the )?|according to (?:the )?)$"
)
_NO_PARTNER = re.compile(
    r"(?:Governments?|Gobiernos?|Gouvernements?|Governos?|Member States|States|Kingdom|Republic|Mr|Ms|Mrs|Dr|H\.E"
    r"|President|Minister|Prime|Ambassador"
    r"|Protocol|Convention|Trafficking|Smuggling|Working Group|Conference|Executive Director)\b"
)
_GENERIC = re.compile(
    r"(?:Ministry|Department|National|Federal|Supreme|Judiciary|Office of|Public|Human Rights|Police|Central|State)\b"
)
_OWNED = re.compile(
    r"(?: \([^()]{1,20}\))?"
    r"(?:,? (?:of|in|del?|d[aou]|de la|de los|des)|, (?:the )?(?:government|republic|kingdom) of|'s)? ?(?:the )?",
    re.IGNORECASE,
)
_WITH_OWNER = re.compile(
    r"(?: ?\([^()]{1,12}\))?,? (?:and|y|et|e|&|with) (?=(?:the |las? |el |los |l['’]|les? |[oa]s? )?[A-ZÀ-Þ])"
)
_BEFORE_LINK = (" and ", " with ", " & ", " y ", " et ", " e ", " the ", " la ", " el ", " o ", " a ", " l'")
_BEFORE_OWNER = re.compile(
    rf"({_WORDS})(?: ?\( ?[A-Z][\w -]{{1,14}}\))?,?"
    r" (?:and|y|et|e|&|in (?:partnership|cooperation|collaboration) with|together with)"
    r"(?: the| la| el| o| a)?(?: l['’]| )$"
)
_ARTICLE = re.compile(r"(?:The|El|Las?|Los|Les?|[AO]s?) |L['’]")
_CALLED = re.compile(r".*\b(?:NGO|ONG) (?=[A-ZÀ-Þ])")


def national_bodies(passage: Passage, places: Found[Place], known: Sequence[Hit]) -> Iterator[tuple[str, Span, str]]:
    """Name, words and rule of each body that acts, with its country if the name lacks one.

    The country is the one that stands beside the name, else the item's only focus country.
    """
    hits = passage.hits
    if not (known or CUE in hits or MINISTRY in hits or NATIONAL in hits):
        return
    spans = passage.spans
    taken: list[Span] = []
    naming = _Naming(passage, places)
    for hit in passage.hits.get(MINISTRY, ()):
        if not is_inside(hit.start, spans) or not (body := _ministry(passage, hit)):
            continue
        name, span = body
        if any(other.start < span.end and span.start < other.end for other in known):
            continue
        taken.append(span)
        if hit.payload.startswith("Department") and not _introduced(passage, known, hit.start):
            continue
        if not _NOT_ACTING.search(passage.folded, max(0, hit.start - 240), hit.start):
            yield from naming.with_countries(name, span, "ministry", several=hit.payload.startswith("Ministries"))
    for hit in passage.hits.get(NATIONAL, ()):
        span = Span(hit.start, hit.end)
        acts = passage.text[hit.start].isupper() and _introduced(passage, known, hit.start)
        if is_inside(hit.start, spans) and not _overlaps(span, taken) and acts:
            taken.append(span)
            yield from naming.with_countries(hit.payload, span, "national-body")
    for span, rule in _introduced_names(passage, spans, known):
        if _overlaps(span, taken) or any(hit.start < span.end and span.start < hit.end for hit in known):
            continue
        described = _DESCRIBED.match(passage.folded, span.end) or _DESCRIBED_BEFORE.search(
            passage.folded, max(0, span.start - 30), span.start
        )
        name = span.of(passage.text)
        if _NO_PARTNER.match(name) or naming.is_place(span) or not (_is_body(name) or described):
            continue
        taken.append(span)
        yield from naming.with_countries(name, span, rule)


def _is_body(name: str) -> bool:
    """Whether a name says that it is a body's, not that of a person of one ('Ada Obi of the Bar Association')."""
    if heads().fullmatch(name):
        return False
    return heads().search(name.partition(" of the ")[0]) is not None or _OF_PEOPLE.match(name) is not None


class _Naming:
    """Names of bodies with the country that the passage gives them."""

    def __init__(self, passage: Passage, places: Found[Place]) -> None:
        self.passage, self.found, self.text = passage, places, passage.text

    @cached_property
    def named(self) -> list[tuple[Span, str, str]]:
        """Where each country of the item is named, its code and the sort of name, in order."""
        codes = {place.iso3 for place in self.found.values}
        named = [(row.span, row.value, row.rule.partition(":")[0]) for row in self.found.evidence]
        for hit in self.passage.hits.get("place.name", ()):
            named += [(Span(hit.start, hit.end), iso3, hit.payload.sort) for iso3 in hit.payload.isos if iso3 in codes][
                :1
            ]
        return sorted(named, key=lambda row: (row[0].start, row[0].end))

    @cached_property
    def where(self) -> list[tuple[Span, str]]:
        """The country names and demonyms among them."""
        return [(span, iso3) for span, iso3, sort in self.named if sort in ("country-name", "demonym")]

    @cached_property
    def places(self) -> list[Span]:
        """All but the national bodies that imply a country."""
        return [span for span, _, sort in self.named if sort != "national-body"]

    @cached_property
    def only(self) -> str | None:
        """The only focus country."""
        focus = [place.iso3 for place in self.found.values if place.role is Role.FOCUS]
        return focus[0] if len(focus) == 1 else None

    def is_place(self, span: Span) -> bool:
        return any(row.start <= span.start and span.end <= row.end for row in self.places)

    def with_countries(
        self, name: str, span: Span, rule: str, several: bool = False
    ) -> Iterator[tuple[str, Span, str]]:
        for row, iso3 in self.where:
            if row.start == span.start and re.match(r"['’]s ", self.text[row.end : row.end + 3]):
                yield f"{self.text[row.end + 3 : span.end]} of {country_name(iso3)}", span, rule
                return
        own = name.partition(" of ")[2] if name.startswith(("Ministry", "Department")) else name
        holds_a_place = any(span.start <= row.start and row.end <= span.end for row in self.places)
        if holds_a_place or name.endswith(")") or re.search(r" of [A-Z]\w+$", own):
            yield name, span, rule
            return
        generic = _GENERIC.match(name) is not None
        beside = [iso3 for row, iso3 in self.where if self._is_beside(row, span, generic)]
        if several and beside:
            at = span.end
            for row, iso3 in self.where:
                if row.start > at and (
                    at == span.end or self.text[at : row.start] in (" and ", ", ", " y ", " et ", " e ")
                ):
                    beside.append(iso3)
                    at = row.end
        if not beside and self.only and generic:
            beside = [self.only]
        for iso3 in dict.fromkeys(beside if several else beside[:1] or [""]):
            yield (f"{name} of {country_name(iso3)}" if iso3 else name), span, rule

    def _is_beside(self, row: Span, span: Span, generic: bool) -> bool:
        """Whether the country's name says whose body it is; 'in Belgium' does so for a ministry only."""
        if row.start >= span.end:
            gap = self.text[span.end : row.start]
            if " in " in gap and not generic:
                return False
            return len(gap) < 45 and bool(gap.strip()) and _OWNED.fullmatch(gap) is not None
        return self.text[row.end : span.start] in (" ", "'s ", "’s ")


def _ministry(passage: Passage, hit: Hit) -> tuple[str, Span] | None:
    """'Ministry of' with what it looks after; the comma in 'Defence, Justice and Security' is its own."""
    text = passage.text
    match = _NAME.match(text, hit.end + (text[hit.end : hit.end + 1] == " "))
    if match is None:
        return None
    end = match.end()
    head = hit.payload.partition(" ")[0]
    if head == "Ministries":
        subject = match[0].partition(" of ")[0]
        return f"Ministry of {subject}", Span(hit.start, match.start() + len(subject))
    more = _MORE.match(text, end)
    if more and not heads().search(more[0]) and not _OWN.search(more[0]):
        end = more.end()
    subject = text[match.start() : end]
    if head in ("Ministry", "Department"):
        return f"{head} of {subject}", Span(hit.start, end)
    for known, name in ministry_subjects().items():
        if fold(subject) == known or fold(subject).startswith(
            (f"{known} de", f"{known} d'", f"{known} do", f"{known} da", f"{known} du")
        ):
            return f"Ministry of {name}", Span(hit.start, match.start() + len(known))
    return text[hit.start : end], Span(hit.start, end)


def _introduced_names(passage: Passage, spans: Sequence[Span], known: Sequence[Hit]) -> Iterator[tuple[Span, str]]:
    """The capitalised names that words of acting together or the owner's own name bring in."""
    for cue in passage.hits.get(CUE, ()):
        if is_inside(cue.start, spans):
            yield from ((span, "cue") for span in _listed(passage.text, cue.end))
    owner = canonical_name(passage.owner)
    for hit in known:
        if hit.payload.name != owner:
            continue
        if link := _WITH_OWNER.match(passage.text, hit.end):
            yield from ((span, "beside") for span in _listed(passage.text, link.end() - 1))
        if not passage.folded.endswith(_BEFORE_LINK, 0, hit.start):
            continue
        left = max(0, hit.start - 140, passage.text.rfind("\n", 0, hit.start) + 1)
        if before := _BEFORE_OWNER.search(passage.text, left, hit.start):
            article = _ARTICLE.match(before[1])
            yield Span(before.start(1) + (article.end() if article else 0), before.end(1)), "beside"


def _listed(text: str, at: int) -> Iterator[Span]:
    """The names of the list that opens at `at`; 'X and Y' is one name unless both are names of bodies."""
    for _ in range(12):
        opening = _OPENING.match(text, at)
        name = _NAME.match(text, opening.end() if opening else at)
        if name is None:
            return
        end = name.end()
        if heads().fullmatch(name[0].rpartition(" ")[2]):
            tail = _SMALL_TAIL.match(text, end)
            end = tail.end() if tail else end
        if joined := _JOINED.match(text, end):
            two = heads().search(joined[0]) and heads().search(name[0])
            if not two and not _SEVERAL.search(joined[0]):
                end = joined.end()
        if short := _SHORT.match(text, end):
            end = short.end()
        called = _CALLED.match(text, name.start(), end)
        yield Span(called.end() if called else name.start(), end)
        more = _NEXT.match(text, end)
        if more is None:
            return
        at = more.end()


def _introduced(passage: Passage, known: Sequence[Hit], start: int) -> bool:
    """Whether words of acting together, or the page's owner and a link, stand before in the sentence."""
    for cue in reversed(passage.hits.get(CUE, ())):
        if cue.end <= start:
            between = passage.folded[cue.end : start]
            if len(between) < 200 and ". " not in between and "\n" not in between:
                return True
            break
    owner = canonical_name(passage.owner)
    return any(
        hit.payload.name == owner and (link := _WITH_OWNER.match(passage.text, hit.end)) and start - link.end() <= 5
        for hit in known
        if hit.end <= start
    )


@cache
def country_name(iso3: str) -> str:
    """The English name: 'Democratic Republic of the Congo', not 'Congo, The Democratic Republic of the'."""
    country = pycountry.countries.get(alpha_3=iso3)
    if country is None:
        return {"XKX": "Kosovo"}.get(iso3, iso3)
    name: str = getattr(country, "common_name", country.name)
    first, _, rest = name.partition(", ")
    return f"{rest.removeprefix('The ')} {first}".strip()


def is_inside(at: int, spans: Sequence[Span]) -> bool:
    """Whether a place in the text lies in one of the stretches."""
    for start, end in spans:  # noqa: SIM110 (any() over a generator takes three times as long)
        if start <= at < end:
            return True
    return False


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)
