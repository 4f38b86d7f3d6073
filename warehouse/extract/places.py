"""The countries that an item names or clearly implies, each with its role."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from warehouse.extract import roles
from warehouse.extract.areas import area_terms, homes_of, named_areas
from warehouse.extract.gazetteer import Name, place_terms
from warehouse.extract.passage import Found, Passage
from warehouse.extract.place_traps import is_place
from warehouse.extract.roles import Mention, Scope, Verdict, is_listed
from warehouse.extract.scan import Hit, Term
from warehouse.records import Evidence, Place, Span


def terms() -> list[Term]:
    """The vocabulary of places, their cues and areas: kinds 'place.*' and 'area.*'."""
    return [*place_terms(), *roles.role_terms(), *area_terms()]


def extract_places(passage: Passage) -> Found[Place]:
    """The countries in reading order, one role each; evidence is the mention that decided the role."""
    if "place.name" not in passage.hits:
        return Found()
    mentions = find_mentions(passage)
    if not mentions:
        return Found()
    verdicts = _settle(passage, mentions)
    values = tuple(Place(iso3, verdict.role) for iso3, verdict in verdicts.items())
    evidence = tuple(
        Evidence("places", iso3, Span(mention.start, mention.end), f"{mention.sort}:{role}")
        for iso3, (role, mention, _) in verdicts.items()
    )
    return Found(values, evidence, max(verdict.doubt for verdict in verdicts.values()))


_COUNTED = re.compile(
    r"\b(?:from|in|of|across|de|en|dans|em|representing|covering|over|than|involving|attended by)\s"
    r"(?:\d\d+|the \d+|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\s(?:\w+\s){0,2}"
    r"(?:countries|states|nations|governments|jurisdictions|paises|estados|pays|etats)\b"
)


def _settle(passage: Passage, mentions: Sequence[Mention]) -> Mapping[str, Verdict]:
    held = {mention.role for mention in mentions}
    hints = {hit.payload for hit in passage.hits.get("place.scope", ())}
    if "location" not in held and ("inside" not in held or hints <= {"world"}):
        return roles.settle(mentions, Scope())
    counted = any(_counts_countries(passage.folded, span.start, span.end) for span in passage.spans())
    return roles.settle(
        mentions,
        Scope(
            is_event="event" in hints or (counted and "region" in hints),
            is_world=counted or "world" in hints,
            is_regional="region" in hints,
            homes=homes_of(named_areas(passage)),
            offices=homes_of([area for hit in passage.hits.get("area.name", ()) for area in hit.payload.areas]),
        ),
    )


def _counts_countries(folded: str, start: int, end: int) -> bool:
    """Whether countries are counted ('from 30 countries'); the words are looked for first, ten times as fast."""
    if not any(
        folded.find(word, start, end) >= 0
        for word in ("countr", "states", "nations", "govern", "paises", "pays", "estados", "etats")
    ):
        return False
    return _COUNTED.search(folded, start, end) is not None


def find_mentions(passage: Passage) -> list[Mention]:
    """Every mention of a country in the stretches that say what happened, with what is said of it there."""
    found: list[Mention] = []
    hits = passage.hits
    item = passage.item
    names, cues = hits.get("place.name", ()), hits.get("place.cue", ())
    after_at = {hit.start: hit.payload.role for hit in hits.get("place.after", ())}
    for span in passage.spans():
        start, end = span.start, span.end
        here = [hit for hit in names if start <= hit.start and hit.end <= end and is_place(passage, hit, start)]
        if not here:
            continue
        cues_here = [hit for hit in cues if start <= hit.start < end]
        said = roles.say(passage.folded, here, cues_here, after_at, start)
        where = "place-line" if span is item.place_line else "title" if span is item.title else "body"
        found += _mentions(passage, span, where, here, said)
    return _disambiguated(found)


_AT_HEAD = re.compile(
    r"(?:\W*(?:in|en|au|aux|em|no|na)\s(?:the |la |el |le |o |a )?)?\W*(?:the |state of |la |el |le )?\W*"
)
_LEADS = re.compile(r"\s?:")
_DATELINE = re.compile(
    r"\W{0,3}(?:[\w ]{0,25}\)?,? )?\(?\d[\w ,./-]{3,30}?\)?\s?[-:]\s"  # 'Vienna, 12 October 2020 - '
    r"|\s?\([\w ]+\)\s?(?:,|-)\s"  # 'Hanoi (Viet Nam) - '
)
_HELD = re.compile(
    r"\b(?:held|take place|takes place|took place|taking place|organi[sz]ed|convened|gathered"
    r"|celebrado|celebrada|realizado|realizada|reunieron|tenu|tenue|reunis|reuniram)\b"
    r"[^.;:]{0,80}? (?:in|en|a|au|em|at) (?:the city of |la ciudad de |la ville de )?$"
)
_UNIVERSITY = re.compile(r"\b(?:university|universidad|universite|universidade) (?:of|de|do|da) $")
_SAME = re.compile(r",? ?\(?(?:the |la |el |le )?")
_IN = tuple(
    f" {word} {article}"
    for word in ("in", "en", "em", "au", "aux", "na", "no", "across", "throughout", "within", "dans", "at", "a", "d'")
    for article in ("", "the ", "la ", "el ", "le ", "les ", "los ", "northern ", "southern ", "eastern ", "western ")
)


def _mentions(
    passage: Passage, span: Span, where: str, hits: Sequence[Hit], said: Sequence[tuple[str, float]]
) -> list[Mention]:
    folded = passage.folded
    quotes = _quoted(folded, span)
    found: list[Mention] = []
    for hit, (role, weight) in zip(hits, said, strict=True):
        name: Name = hit.payload
        start, end = hit.start, hit.end
        is_hub, doubt = name.is_hub, 0.0
        last = found[-1] if found else None
        glued = last is not None and is_listed(folded[last.end : start])
        if last and last.iso3 in name.isos and _SAME.fullmatch(folded, last.end, start):
            role, weight, is_hub, doubt = last.role, max(last.weight, weight), last.is_hub, last.doubt
        elif name.sort == "seat":
            role, weight, doubt = "venue", roles.HOST, 0.3
        elif not role and last and glued and last.weight in (roles.LEAD, roles.OPEN, roles.TITLE):
            role, weight = last.role, last.weight
        elif name.sort == "agency" and role == "focus":
            role, weight, doubt = "mention", roles.FLOW, 0.4
        elif name.sort in ("city", "province") and _is_university(folded, hit):
            role, weight, doubt = "mention", roles.BARE, 0.4
        elif role == "location" and roles.is_stopped(folded, start, end, span.start):
            role, weight = "negated", roles.LEAD
        elif not role:
            role, weight, doubt = _unsaid(folded, span, where, hit, name)
        if any(left <= start < right for left, right in quotes):
            weight = min(weight, roles.QUOTED)
        iso3, doubt = (name.isos[0], doubt) if name.is_sure else ("/".join((*name.isos, "")), 0.4)
        found.append(Mention(start, end, iso3, name.sort, role, weight, is_hub, where == "title", doubt))
    return found


def _is_university(folded: str, hit: Hit) -> bool:
    if folded.startswith(" university", hit.end):
        return True
    return _UNIVERSITY.search(folded, max(0, hit.start - 18), hit.start) is not None


def _unsaid(folded: str, span: Span, where: str, hit: Hit, name: Name) -> tuple[str, float, float]:
    """Role, weight and doubt of a place of which the words around it say nothing."""
    start, end = hit.start, hit.end
    if name.is_hub:
        return "venue", roles.HOST if where == "place-line" else roles.FLOW, 0.2
    if name.sort == "agency":
        return "donor", roles.FLOW, 0.4
    if name.sort == "former-state":
        return "mention", roles.FLOW, 0.2
    if where == "place-line":
        return "location", roles.HOST, 0.2
    is_first = start - span.start < 24 and _AT_HEAD.fullmatch(folded, span.start, start) is not None
    if is_first and where == "body" and _DATELINE.match(folded, end):
        return "location", roles.HOST, 0.2
    if is_first and (
        _LEADS.match(folded, end) or (where == "body" and start > span.start and folded[start - 1] == " ")
    ):
        return "focus", roles.LEAD if _LEADS.match(folded, end) else roles.OPEN, 0.0
    is_inside = folded.endswith(_IN, span.start, start)
    if is_inside and roles.is_stopped(folded, start, end, span.start):
        return "negated", roles.LEAD, 0.2
    if is_inside and _HELD.search(folded, max(span.start, start - 110), start):
        return "location", roles.HOST, 0.2
    if where == "title" and name.sort != "city":
        return "focus", roles.TITLE, 0.1
    if name.sort == "city" or is_inside:
        return "inside", roles.INSIDE, 0.1
    return "focus", roles.BARE, 0.2


_QUOTED = re.compile(r'"[^"\n]{2,400}"')


def _quoted(folded: str, span: Span) -> list[tuple[int, int]]:
    if folded.find('"', span.start, span.end) < 0:
        return []
    return [match.span() for match in _QUOTED.finditer(folded, span.start, span.end)]


def _disambiguated(mentions: list[Mention]) -> list[Mention]:
    """Mentions with one country each: a city of several is that of a country named in the item, else left out."""
    if not any("/" in mention.iso3 for mention in mentions):
        return mentions
    named = {mention.iso3 for mention in mentions if "/" not in mention.iso3}
    settled = []
    for mention in mentions:
        if "/" in mention.iso3:
            chosen = next((iso3 for iso3 in mention.iso3.split("/") if iso3 in named), None)
            if chosen is None:
                continue
            mention = mention._replace(iso3=chosen)
        settled.append(mention)
    return settled
