"""The countries that an item names or clearly implies, each with its role."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from warehouse.extract import roles
from warehouse.extract.areas import area_terms, homes_of, named_areas
from warehouse.extract.gazetteer import Name, place_terms
from warehouse.extract.passage import Found, Passage
from warehouse.extract.place_lexicon import places_file
from warehouse.extract.roles import Mention, Scope, Verdict
from warehouse.extract.scan import Hit, Term, fold
from warehouse.records import Evidence, Place, Role, Span


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
        Evidence("places", iso3, Span(verdict.mention.start, verdict.mention.end), f"{verdict.mention.sort}:{verdict.role}")
        for iso3, verdict in verdicts.items()
    )
    return Found(values, evidence, max(verdict.doubt for verdict in verdicts.values()))


_COUNTED = re.compile(
    r"\b(?:from|in|of|across|de|en|dans|em|representing|covering|over|than|involving|attended by)\s(?:\d\d+|the \d+|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\s(?:\w+\s){0,2}"
    r"(?:countries|states|nations|governments|jurisdictions|paises|estados|pays|etats)\b"
)


def _settle(passage: Passage, mentions: Sequence[Mention]) -> Mapping[str, Verdict]:
    if not any(mention.role in ("location", "inside") for mention in mentions):
        return roles.settle(mentions, Scope())
    hints = {hit.payload for hit in passage.hits.get("place.scope", ())}
    counted = any(_COUNTED.search(passage.folded, span.start, span.end) for span in passage.spans())
    return roles.settle(
        mentions,
        Scope(
            is_event="event" in hints,
            is_world=counted or "world" in hints,
            is_regional="region" in hints,
            homes=homes_of(named_areas(passage)),
            offices=homes_of([area for hit in passage.hits.get("area.name", ()) for area in hit.payload.areas]),
        ),
    )


def find_mentions(passage: Passage) -> list[Mention]:
    """Every mention of a country in the stretches that say what happened, with what is said of it there."""
    found: list[Mention] = []
    hits = passage.hits
    item = passage.item
    names, cues = hits.get("place.name", ()), hits.get("place.cue", ())
    after_at = {hit.start: hit.payload.role for hit in hits.get("place.after", ())}
    for span in passage.spans():
        start, end = span.start, span.end
        here = [hit for hit in names if start <= hit.start and hit.end <= end and _is_place(passage, hit, start)]
        if not here:
            continue
        cues_here = [hit for hit in cues if start <= hit.start < end]
        said = roles.say(passage.folded, here, cues_here, after_at, start)
        where = "place-line" if span is item.place_line else "title" if span is item.title else "body"
        found += _mentions(passage, span, where, here, said)
    return _disambiguated(found)


_AT_HEAD = re.compile(r"(?:\W*(?:in|en|au|aux|em|no|na)\s(?:the |la |el |le |o |a )?)?\W*(?:the |state of |la |el |le )?\W*")
_LEADS = re.compile(r"\s?:")
_DATELINE = re.compile(r"\W{0,3}(?:[\w ]{0,25}\)?,? )?\(?\d[\w ,./-]{3,30}?\)?\s?[-:]\s|\s?\([\w ]+\)\s?(?:,|-)\s")
_HELD = re.compile(
    r"\b(?:held|take place|takes place|took place|taking place|organi[sz]ed|convened|gathered|celebrado|celebrada|realizado|realizada|reunieron|tenu|tenue|reunis|realizada|reuniram)\b"
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
        if last and last.iso3 in name.isos and _SAME.fullmatch(folded, last.end, start):
            role, weight, is_hub, doubt = last.role, max(last.weight, weight), last.is_hub, last.doubt
        elif name.sort == "seat":
            role, weight, doubt = "venue", roles.HOST, 0.3
        elif not role and last and last.weight in (roles.LEAD, roles.OPEN, roles.TITLE) and roles.is_listed(folded[last.end : start]):
            role, weight = last.role, last.weight
        elif name.sort in ("city", "province") and _is_university(folded, hit):
            role, weight, doubt = "mention", roles.FLOW, 0.4
        elif not role:
            role, weight, doubt = _unsaid(folded, span, where, hit, name)
        if any(left <= start < right for left, right in quotes):
            weight = min(weight, roles.QUOTED)
        iso3 = name.isos[0] if name.is_sure else "/".join(name.isos)
        found.append(Mention(start, end, iso3, name.sort, role, weight, is_hub, where == "title", doubt if name.is_sure else 0.4))
    return found


def _is_university(folded: str, hit: Hit) -> bool:
    return folded.startswith(" university", hit.end) or _UNIVERSITY.search(folded, max(0, hit.start - 18), hit.start) is not None


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
    if is_first and (_LEADS.match(folded, end) or (where == "body" and start > span.start and folded[start - 1] == " ")):
        return "focus", roles.LEAD if _LEADS.match(folded, end) else roles.OPEN, 0.0
    is_inside = folded.endswith(_IN, span.start, start)
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


_US_STATE = re.compile(
    r", (?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine"
    r"|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New [A-Z]\w+|North [A-Z]\w+|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    r"|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)\b"
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Judge|Justice|Sir|Dame|Lady|Lord|Sr|Sra|Srta|Dra|Don|Doña|Dom|Mme|Mlle|M|Me|Captain|Colonel|General|Inspector|Detective|Saint|St|Santa|San|named|called"
    r"|llamad[oa]|nommée?|chamad[oa])\.?|\b(?!(?:The|In|From|And|For|To|With|At|By|Of|On|Both|Into|Across|En|El|La|Le|Les|Los|Las|Au|Aux|De|Du|Da|Do|Em|No|Na|Y|Et|Or|As|Where|When|While|Within|Between|North|South|East|West|Northern"
    r"|Southern|Eastern|Western|Central|Greater|Modern|Royal|Government|Republic|Kingdom|Joint|Team|Visit|Hotel|Amman|Embassy|Today|Yesterday|Nations|Women|Against|Through|About|Via|Upon|Since|Over|Is|Are|Has|Persons|Migrants|Trafficking|Smuggling|Country|Programme|Office|Police|After|Before|Like|That|Why|How|Combating|Countering|Training|Supports?|Supporting|Helps?|Assists?|Assisting|Visits?|Joins?|New|Our|Its|All|Inside|Around|Near|Across|Throughout|Despite|Spotlight|Project|Region|State|Gouvernement|Gobierno|Governo|República|República|République|Also|Under|During)\b)"
    r"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?) $"
)
_PERSON_AFTER = re.compile(
    r" (?!(?:Office|Programme|Program|Ministry|Ministers?|Minister's|Police|National|Public|River|Valley|Team|Government|Armed|Country|Judicial|Project|Border|Immigration|Customs|Coast|Central|State|States|Law|Human|Trafficking|Parliament|Red|Federal|Prison|Prisons"
    r"|University|Institute|Bureau|Civil|Anti|Task|Chapter|Week|Day|Women|Women's|Youth|Bar|Supreme|High|Court|Courts|Embassy|International|Development|Association|Federation|Foundation|Network|Council|Chamber|Authority|Agency|Commission|Branch|Times|Report|Review|Strategy|Action|Plan"
    r"|Joins|Hosts|Takes|Launches|Adopts|Signs|Ratifies|Reviews|Strengthens|Steps|Gains|Decides|Becomes|Enhances|Commits|Marks|Holds|Moves|Responds|Response|Trains|Works|Supports|Leads|Fights|Combats|Counters|Celebrates|Observes|And|The|In|On|For|To|From|Is|Has|With|At|By|Of|Or|UN|EU|Field|Regional|Security|Defence|Justice|Compact)\b)[A-Z][a-zà-ÿ]+\b(?! (?:Office|Ministry|Programme))"
)
_TONGUES = "english|french|spanish|arabic|russian|chinese|portuguese|ingles|frances|espanol|arabe|ruso|chino|portugues|anglais|francais|espagnol|russe|chinois|espanhol"
_SPOKEN = re.compile(r"[- ](?:speaking|speakers?|versions?|languages?|editions?|translations?|subtitles|text)\b")
_TONGUE_AFTER = re.compile(rf"[\s,/&-]*(?:and |y |et |e |or |o |ou )?(?:{_TONGUES}|other)\b")
_TONGUE_BEFORE = re.compile(rf"\b(?:{_TONGUES})[\s,/&-]*(?:and |y |et |e |or |o |ou )?$")
_IN_TONGUE = re.compile(r"\b(?:in|into|en|em|au|al|ao|to|from|speaks?|speaking|spoke|learn)(?: the)? $")
_TONGUE_ENDS = re.compile(r"\s*(?:[.,;:)|\n-]|$|(?:and|y|et|e|or|here|online|on|at|for|from|with|this|soon|aqui|ici|del|du|of)\b)")
_TALK = re.compile(r"availab|version|translat|langu|disponi|traduc|traduit|edition|publish|subtitl|spoken|idioma|lengua|lingua")


def _is_language(folded: str, hit: Hit, start: int) -> bool:
    if _SPOKEN.match(folded, hit.end):
        return True
    ends = _TONGUE_ENDS.match(folded, hit.end) is not None
    if ends and _IN_TONGUE.search(folded, max(start, hit.start - 16), hit.start):
        return True
    listed = _TONGUE_AFTER.match(folded, hit.end) or (
        ends and _TONGUE_BEFORE.search(folded, max(start, hit.start - 16), hit.start)
    )
    return bool(listed) and _TALK.search(folded, max(start, hit.start - 120), hit.end + 90) is not None


def _is_place(passage: Passage, hit: Hit, start: int) -> bool:
    """Whether the hit names a place here: in capitals, and no trap, person, language or treaty."""
    name: Name = hit.payload
    text, folded = passage.text, passage.folded
    if name.sort == "trap":
        return False
    if not text[hit.start].isupper() and (name.sort != "demonym" or passage.lang == "en"):
        if " " not in text[hit.start : hit.end] or text[hit.start : hit.end].islower():
            return False
    if name.is_language and name.sort == "demonym" and _is_language(folded, hit, start):
        return False
    if name.is_person and not text[hit.start : hit.end].isupper():
        if _PERSON_BEFORE.search(text, max(start, hit.start - 28), hit.start) or _PERSON_AFTER.match(text, hit.end):
            return False
    if name.sort in ("city", "province") and not _is_settlement(passage, hit, start):
        return False
    return not (name.sort in ("city", "country-name") and not name.is_hub and _US_STATE.match(text, hit.end))


_INSTRUMENT: list[tuple[re.Pattern[str], re.Pattern[str]]] = []


def _instruments() -> tuple[re.Pattern[str], re.Pattern[str]]:
    if not _INSTRUMENT:
        words = places_file().instruments
        after = re.compile(rf" (?:{'|'.join(map(re.escape, words.after))})\b")
        before = re.compile(rf"\b(?:{'|'.join(re.escape(fold(form)) for form in words.before)}) ?$")
        _INSTRUMENT.append((after, before))
    return _INSTRUMENT[0]


def _is_settlement(passage: Passage, hit: Hit, start: int) -> bool:
    after, before = _instruments()
    if after.match(passage.text, hit.end):
        return False
    return not before.search(passage.folded, max(start, hit.start - 40), hit.start)


def focus_countries(places: Found[Place]) -> list[str]:
    """The countries that the activity is about."""
    return [place.iso3 for place in places.values if place.role is Role.FOCUS]
