"""The countries that an item names or clearly implies, each with its role."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from warehouse.extract import roles
from warehouse.extract.areas import area_terms, countries_of, named_areas
from warehouse.extract.event_scope import find_event_scope
from warehouse.extract.gazetteer import Name, place_terms
from warehouse.extract.passage import Found, Passage
from warehouse.extract.place_lexicon import areas_file
from warehouse.extract.place_setting import means_persons, quoted
from warehouse.extract.place_traps import follows_a_name, is_place, stands_in
from warehouse.extract.role_frames import Reading, frame_terms, read_frame, sentence_breaks
from warehouse.extract.role_position import read_position
from warehouse.extract.role_verdicts import FLOWS, Mention, Verdict, find_scene, settle
from warehouse.extract.roles import begins_clause, is_joined
from warehouse.extract.scan import Hit, Term
from warehouse.records import Evidence, Item, Place, Role, Span


def terms() -> list[Term]:
    """The vocabulary of places, their cues and areas: kinds 'place.*' and 'area.*'."""
    return [*place_terms(), *roles.role_terms(), *frame_terms(), *area_terms()]


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


def _settle(passage: Passage, mentions: Sequence[Mention]) -> Mapping[str, Verdict]:
    has_city = any(mention.sort == "city" for mention in mentions)
    verdicts = settle(mentions, find_event_scope(passage, {mention.role for mention in mentions}, has_city))
    if all(verdict.mention.role == "people" for verdict in verdicts.values()) and named_areas(passage):
        return {iso3: Verdict(Role.MENTION, held.mention, 0.4) for iso3, held in verdicts.items()}
    if not any(verdict.role in (Role.FOCUS, Role.VENUE) for verdict in verdicts.values()) and not named_areas(passage):
        find_scene(verdicts, mentions, FLOWS)
    return verdicts


def find_mentions(passage: Passage) -> list[Mention]:
    """Every mention of a country in the stretches that say what happened, with what is said of it there."""
    found: list[Mention] = []
    hits = passage.hits
    item = passage.item
    names, cues = hits.get("place.name", ()), hits.get("place.cue", ())
    after_at = {hit.start: hit.payload.role for hit in hits.get("place.after", ())}
    place_line, spans = passage.place, passage.spans
    if (
        not place_line and item.date_line and names and names[0].start < item.date_line.end
    ):  # 'Thimphu, Bhutan - 5 October'
        place_line, spans = item.date_line, [item.date_line, *spans]
    if credit := _credit_behind(item, cues):
        spans = [*spans, credit]
    for span in spans:
        start, end = span.start, span.end
        here = [hit for hit in names if start <= hit.start and hit.end <= end and is_place(passage, hit, start)]
        if not here:
            continue
        here = _beside_hubs(passage.folded, here)
        cues_here = [hit for hit in cues if start <= hit.start < end]
        said = roles.say(passage.folded, here, cues_here, after_at, start)
        readings = _readings(passage, span, here)
        where = "place-line" if span is place_line else "title" if span is item.title else "body"
        mentions = _mentions(passage, span, where, here, said, readings)
        if span is passage.place and all(mention.sort == "country-name" for mention in mentions):
            # 'Niger and Mali': what the text below is about, as towns need not be
            mentions = [mention._replace(role="focus", weight=roles.LEAD) for mention in mentions]
        found += mentions
    heading = item.place_heading
    return _disambiguated(_beside_heading(found, heading) if heading and _is_line(passage.text, heading) else found)


def _beside_hubs(folded: str, hits: list[Hit]) -> list[Hit]:
    """The hits, towns listed with the seat of international bodies as such seats: 'launched in Paris and New York'."""
    if len(hits) < 2 or not any(hit.payload.is_hub for hit in hits):
        return hits
    marked = list(hits)
    there, back = range(len(hits)), range(len(hits) - 1, -1, -1)
    for at, beside in (*pairwise(there), *pairwise(back)):
        low, high = sorted((at, beside))
        other = marked[beside]
        if marked[at].payload.is_hub and other.payload.sort == "city" and is_joined(folded, marked[low], marked[high]):
            marked[beside] = other._replace(payload=other.payload._replace(is_hub=True))
    return marked


def _credit_behind(item: Item, cues: Sequence[Hit]) -> Span | None:
    """Where a payer is named behind the body: '(Supported by ...)' on lines of its own."""
    if not (item.body and cues and cues[-1].start >= item.body.end):
        return None
    payers = (cue.start for cue in cues if cue.start >= item.body.end and cue.payload.role == "donor")
    start = next(payers, None)
    return None if start is None else Span(start, item.span.end)


def _is_line(text: str, span: Span) -> bool:
    """Whether it is all of its line: a heading over many items, not a facet of one ('2018 | UN Women | Togo')."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return text[start:end].strip(" *-:") == span.of(text).strip(" *-:")


def _beside_heading(mentions: list[Mention], heading: Span) -> list[Mention]:
    """Without those of the heading where the item itself is of another country."""
    over = {mention.iso3 for mention in mentions if heading.start <= mention.start < heading.end}
    own = [mention for mention in mentions if not heading.start <= mention.start < heading.end]
    is_elsewhere = any(mention.role in _CARRIED and mention.weight >= roles.INSIDE for mention in own)
    return own if is_elsewhere and over.isdisjoint(mention.iso3 for mention in own) else mentions


# Whose story it is: the countries that she passed through are no scene of it beside the one where she is back.
_IS_TOLD = re.compile(
    r"\b(?:she|her|herself|he|his|himself|elle|ella|ela|raconte\w*|cuenta|conta|relata|narra|temoigne)\b"
)
_NEAR_TELLER = 120
_UNIVERSITY = re.compile(r"\b(?:university|universidad|universite|universidade) (?:of|de|do|da) $")
_SAME = re.compile(r"(?:,|'s)? ?\(?(?:the |la |el |le )?")  # 'Bamako, Mali', 'Niger's Diffa'
_TOWN_IN = re.compile(r", (?:in|en|au|aux|em|no|na) (?:the |la |el |l')?")  # 'Davos, en Suisse'


def _mentions(
    passage: Passage,
    span: Span,
    where: str,
    hits: Sequence[Hit],
    said: Sequence[tuple[str, float]],
    readings: Sequence[Reading],
) -> list[Mention]:
    folded = passage.folded
    quotes = quoted(folded, span)
    found: list[Mention] = []
    prior: Hit | None = None
    for hit, (role, weight), reading in zip(hits, said, readings, strict=True):
        name: Name = hit.payload
        role, weight = _overruled(name, role, weight, reading)
        start, end = hit.start, hit.end
        is_home = reading.role == "home" and role == "focus"
        if is_home and _IS_TOLD.search(folded, max(span.start, start - _NEAR_TELLER), end + _NEAR_TELLER):
            weight = roles.LEAD
        is_hub, doubt = name.is_hub, 0.0
        last = found[-1] if found else None
        is_carried = False
        if last and prior and (last.role == "negated" or (not role and last.role in _CARRIED)):
            is_carried = last.weight >= roles.INSIDE and is_joined(folded, prior, hit)
        prior = hit
        if last and not last.candidates and last.iso3 in name.isos and _is_same(folded, last, start):
            role, weight, is_hub, doubt = last.role, max(last.weight, weight), last.is_hub, last.doubt
        elif name.sort == "seat":
            role, weight, doubt = "venue", roles.HOST, 0.3
        elif not role and last and is_carried and last.role != "negated":
            role, weight = last.role, last.weight
        elif name.sort == "agency" and role == "focus":
            role, weight, doubt = "mention", roles.FLOW, 0.4
        elif not role and name.sort in ("city", "province") and _is_university(folded, hit):
            role, weight, doubt = "mention", roles.BARE, 0.4
        elif last and is_carried and last.role == "negated":
            role, weight = "negated", last.weight
        elif (
            role in ("location", "inside", "focus")
            and reading.may_stop
            and roles.is_stopped(folded, start, end, span.start)
        ):
            role, weight = "negated", roles.LEAD
        elif (
            not role
            and name.sort == "demonym"
            and means_persons(
                passage.lang, passage.text, folded, hit, span.start, last is not None and last.role == "people"
            )
        ):
            role, weight, doubt = "people", roles.PEOPLE, 0.3
        elif not role:
            role, weight, doubt = read_position(folded, span, where, hit, reading)
        if any(left <= start < right for left, right in quotes):
            weight = min(weight, roles.QUOTED)
        doubt = doubt if name.is_sure else 0.4
        candidates = () if name.is_sure else name.isos
        is_scene = bool(candidates) and name.sort == "city" and stands_in(passage, hit, span.start)
        is_title = where == "title"
        is_doubtful = name.is_small or (name.sort == "city" and not is_hub and follows_a_name(passage, hit, span.start))
        found.append(
            Mention(
                start,
                end,
                name.isos[0],
                name.sort,
                role,
                weight,
                is_hub,
                is_title,
                doubt,
                is_doubtful,
                reading.listing,
                candidates,
                is_scene,
            )
        )
    return found


def _is_same(folded: str, last: Mention, start: int) -> bool:
    """Whether a name only says again where the one before it is."""
    if _SAME.fullmatch(folded, last.end, start):
        return True
    return last.sort == "city" and _TOWN_IN.fullmatch(folded, last.end, start) is not None


_CARRIED = ("focus", "location", "inside")


def _readings(passage: Passage, span: Span, hits: Sequence[Hit]) -> list[Reading]:
    """What the frames around each list of places say, once for each of its places."""
    folded, frames = passage.folded, passage.hits.get("place.frame", ())
    breaks = sentence_breaks(folded, span.start, span.end, hits[0].start, hits[-1].end)
    found: list[Reading] = []
    prior = -1, False
    index = 0
    while index < len(hits):
        last = index
        while last + 1 < len(hits):
            goes_on = last > index and hits[last - 1].payload.isos != hits[last].payload.isos
            if not is_joined(folded, hits[last], hits[last + 1], goes_on):
                break
            last += 1
        start, end = hits[index].start, hits[last].end
        name: Name = hits[last].payload
        is_adjective = not name.is_proper and passage.text[hits[last].start].islower()  # 'ayuda noruega'
        is_people = name.sort == "demonym" or is_adjective
        reading = read_frame(passage.text, folded, frames, (start, end), breaks, is_people, prior, last + 1 - index)
        if reading.role == "donor" and reading.letters:
            heads = (number for number in range(index + 1, last + 1) if begins_clause(folded, hits, number))
            last = next(heads, last + 1) - 1
            reading, end = reading._replace(size=last + 1 - index), hits[last].end
        prior = end, reading.role in roles.PASSING
        found += [reading] * reading.size
        index = last + 1
    return found


_MANY = 3  # a meeting is not hosted by so many: 'used for courses in Uruguay, Namibia and Pakistan'


def _overruled(name: Name, role: str, weight: float, reading: Reading) -> tuple[str, float]:
    """Role and weight by the frames where they know better than the words next to the place."""
    if name.sort == "mission" and "donor" in (role, reading.role):
        return "focus", roles.SAID
    if reading.role == "donor" and role != "negated" and name.sort not in ("city", "province", "seat"):
        return "donor", roles.SAID
    if reading.role == "backer" and role in ("", "focus"):
        return "backer", roles.SAID
    if reading.letters == "L" and reading.role == "mention" and role in ("", "focus"):
        return "mention", roles.SAID
    if reading.role == "home" and not name.is_hub and role in ("", "location", "inside", *roles.PASSING):
        return "focus", roles.SAID
    may_pass = role in ("", "location", "people") or (role == "focus" and reading.role == "destination")
    if reading.role in roles.PASSING and may_pass and (not name.is_hub or reading.role == "origin"):
        return reading.role, roles.FLOW
    if role == "location" and reading.size >= _MANY and not name.is_hub:
        return "inside", roles.INSIDE
    if reading.role == "aside" and role in ("", "focus", "people"):
        return "people", roles.PEOPLE
    if reading.role == "plight" and not role and not name.is_hub:
        return "focus", roles.PLIGHT
    if reading.role == "actor" and (role in ("", "people") or (role in roles.PASSING and name.sort == "demonym")):
        return "focus", roles.SAID
    is_site = name.sort not in ("demonym", "national-body", "mission")
    if reading.role in ("visit", "location") and role in ("", "location") and is_site:
        return "venue" if name.is_hub else "location", roles.VISIT if reading.role == "visit" else roles.HOST
    return role, weight


def _is_university(folded: str, hit: Hit) -> bool:
    if folded.startswith(" university", hit.end):
        return True
    return _UNIVERSITY.search(folded, max(0, hit.start - 18), hit.start) is not None


def _disambiguated(mentions: list[Mention]) -> list[Mention]:
    """Mentions with one country each.

    A name that several countries bear is of the one that the item names otherwise, a people then of the first. A town
    that several bear, a country's name that also means a town or a person, and, where the item names countries, a small
    town or one behind a capitalised word ('Ana Lahore') count where one of its part of the world is named. A town that
    something is in is of the first where no country is named.
    """
    if not any(mention.candidates or mention.is_doubtful for mention in mentions):
        return mentions
    named = {mention.iso3 for mention in mentions if not (mention.candidates or mention.is_doubtful)}
    settled = []
    for mention in mentions:
        if mention.candidates or mention.is_doubtful:
            isos = mention.candidates or (mention.iso3,)
            is_likely = not named if mention.is_doubtful or mention.is_scene else mention.sort == "demonym"
            chosen = next((iso3 for iso3 in isos if iso3 in named), None)
            if chosen is None and (is_likely or _has_neighbour(isos[0], named)):
                chosen = isos[0]
            if chosen is None:
                continue
            mention = mention._replace(iso3=chosen)
        settled.append(mention)
    return settled


def _has_neighbour(iso3: str, named: Collection[str]) -> bool:
    subregions = map(countries_of, areas_file().m49_members)
    return any(iso3 in members and not members.isdisjoint(named) for members in subregions)
