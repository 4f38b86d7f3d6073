"""What mail and chat say about an edition, in its own language: plain sentences, escaped by whoever prints them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from warehouse.briefs.direction import direction_of, direction_of_words
from warehouse.briefs.wording import load_translations, say_day, say_number
from warehouse.dispatch.letter import Letter, Manner
from warehouse.dispatch.parcel import Figure
from warehouse.paths import templates_folder

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the sentences below it."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An edition in words; `notices` are what must be read first: a correction, that it is late, that nothing changed.

    `say_figure` puts a value and what it counts on one line.
    """

    subject: str
    title: str
    facts: str
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    figures_heading: str
    figures: tuple[Figure, ...]
    read_it: str
    reason: str
    owner: str
    unsubscribe: str
    say: Say

    def say_figure(self, figure: Figure) -> str:
        """'12 activities'."""
        return self.say("%(value)s %(label)s", value=figure.value, label=figure.label)


def speak(lang: str) -> Say:
    """What says a message in the language, its placeholders filled with words that keep to themselves."""
    catalogue, around = load_translations(templates_folder(), lang), direction_of(lang)

    def say(message: str, **given: str) -> str:
        return catalogue.gettext(message) % {name: _keep_apart(words, around) for name, words in given.items()}

    return say


def tell(letter: Letter) -> Told:
    """The words of a letter; a note has notices but neither sections nor figures."""
    parcel, say = letter.parcel, speak(letter.parcel.lang)
    title = say("%(title)s, %(period)s", title=parcel.title, period=parcel.period) if parcel.period else parcel.title
    is_whole = letter.manner is Manner.EDITION
    sections = (
        Section(say("Highlights"), parcel.highlights),
        Section(say("What has changed"), parcel.changes),
    )
    return Told(
        subject=_say_subject(letter, title, say),
        title=title,
        facts=" · ".join(
            (
                say("Edition %(n)s", n=str(parcel.number)),
                say("Data as of %(day)s", day=say_day(parcel.as_of.date(), parcel.lang)),
            )
        ),
        notices=_list_notices(letter, say),
        sections=tuple(section for section in sections if is_whole and section.sentences),
        figures_heading=say("Key figures"),
        figures=parcel.key_figures if is_whole else (),
        read_it=say("Read the edition"),
        reason=say("You receive this because you are subscribed to this brief."),
        owner=say("%(label)s: %(value)s", label=say("Owner"), value=parcel.owner),
        unsubscribe=say("Unsubscribe"),
        say=say,
    )


def say_how_to_stop(told: Told, address: str) -> str:
    """What takes the place of a link to unsubscribe."""
    return told.say("To stop these mails, write to %(address)s.", address=address)


def say_enclosed(told: Told) -> str:
    """That the PDF is there."""
    return told.say("The PDF is attached.")


def say_too_large(told: Told, letter: Letter, byte_count: int) -> str:
    """Why the PDF is not there, and where it is; the size is that of the attachment as it would be encoded."""
    size, owner = say_number(-(-byte_count // 1_000_000), letter.parcel.lang), letter.parcel.owner
    if letter.edition_link:
        return told.say("The PDF is too large for a mail (%(size)s MB); it is on the page of the edition.", size=size)
    return told.say("The PDF is too large for a mail (%(size)s MB); %(owner)s has it.", size=size, owner=owner)


def _say_subject(letter: Letter, title: str, say: Say) -> str:
    number = str(letter.parcel.number)
    if letter.manner is Manner.NOTE:
        return say("No change: %(title)s (edition %(n)s)", title=title, n=number)
    if letter.parcel.corrects is not None:
        return say("Correction: %(title)s (edition %(n)s)", title=title, n=number)
    return say("%(title)s (edition %(n)s)", title=title, n=number)


def _list_notices(letter: Letter, say: Say) -> tuple[str, ...]:
    parcel, notices = letter.parcel, []
    if letter.manner is Manner.NOTE:
        day = say_day(_local(parcel.issued_at, letter.zone).date(), parcel.lang)
        notices.append(
            say("Nothing has changed since edition %(n)s of %(day)s, which you have.", n=str(parcel.number), day=day)
        )
    elif parcel.corrects is not None:
        notices.append(say("This edition corrects edition %(n)s.", n=str(parcel.corrects)))
        notices.append(_keep_apart(parcel.note, direction_of(parcel.lang)))
    if letter.is_late:
        due = _local(letter.due_at, letter.zone)
        when = {"day": say_day(due.date(), parcel.lang), "time": f"{due:%H:%M}", "zone": letter.zone}
        notices.append(say("Issued late: it was due on %(day)s at %(time)s (%(zone)s).", **when))
    return tuple(notice for notice in notices if notice)


def _local(instant: dt.datetime, zone: str) -> dt.datetime:
    return instant.astimezone(ZoneInfo(zone))


def _keep_apart(words: str, around: str | None) -> str:
    """Words that run the other way, isolated so that they do not stir up the sentence they are put into."""
    if direction_of_words(words, around) == around:
        return words
    return f"{_FIRST_STRONG_ISOLATE}{words}{_POP_ISOLATE}"
