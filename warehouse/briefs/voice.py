"""What a page says in sentences: interface words with their figures in place, as HTML."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any

from warehouse.briefs.marks import LIST, MOST, SHARE, mark_figure
from warehouse.briefs.views import Line
from warehouse.briefs.wording import say_number, say_share

if TYPE_CHECKING:
    from markupsafe import Markup


class Voice:
    """The words of one language; what is put into a sentence is escaped unless it is HTML already.

    `sections` are those of the page, which figures that count all of a section lead to.
    """

    def __init__(self, language: str, translations: NullTranslations, sections: Collection[str] = ()) -> None:
        self.language, self._translations, self._sections = language, translations, sections

    def say(self, message: str, **given: Any) -> Markup:
        """A sentence in the language of the edition, its placeholders filled."""
        from markupsafe import Markup

        return Markup(self._translations.gettext(message)) % given

    def ngettext(self, one: str, many: str, count: int, **given: Any) -> Markup:
        """A sentence in the form that the count asks for; `n` in it is the count."""
        from markupsafe import Markup

        return Markup(self._translations.ngettext(one, many, count)) % {"n": self.number(count), **given}

    def number(self, count: int) -> str:
        """A count as it is printed."""
        return say_number(count, self.language)

    def share(self, part: int, whole: int) -> str:
        """A part in per cent of the whole, without the sign."""
        return self.number(say_share(part, whole))

    def figure(self, line: Line) -> Markup:
        """A count that leads to the list of activities behind it."""
        from markupsafe import Markup

        title = Markup(' title="{}"').format(line.name) if line.name else ""
        return Markup('<a href="#{}"{}>{}</a>').format(line.anchor, title, self.number(line.count))

    def leads(self, name: str) -> bool:
        """Whether the page has a place of that name, a list of activities or a section."""
        return name.startswith(LIST) or name in self._sections

    def linked(self, anchor: str, n: int) -> Markup:
        """A number that leads to a place of the page."""
        from markupsafe import Markup

        return Markup('<a href="#{}">{}</a>').format(anchor, self.number(n))

    def proven(self, place: str, name: str, n: int) -> Markup:
        """A number that leads to what it counts, or says in its id what that is where it leads nowhere."""
        return self.linked(name, n) if n and self.leads(name) else mark_figure(place, name, self.number(n))

    def proven_share(self, place: str, name: str, part: int, whole: int) -> Markup:
        """A part in per cent of the whole, with an id that names what the part counts."""
        return mark_figure(place, f"{SHARE}{name}", self.share(part, whole))

    def most(self, place: str, line: Line) -> Markup:
        """The name of what is said to be among the most frequent, with an id that says so."""
        return mark_figure(place, f"{MOST}{line.anchor}", line.name)

    def figures(self, lines: Sequence[Line], most_in: str | None = None) -> Markup:
        """Names with their counts as a list in words: 'Kenya (4), Ghana (2) and Togo (1)'.

        `most_in` is the place that calls them the most frequent.
        """
        from markupsafe import Markup

        names = [self.most(most_in, line) if most_in else line.name for line in lines]
        said = [
            self.say("%(name)s (%(count)s)", name=name, count=self.figure(line))
            for name, line in zip(names, lines, strict=True)
        ]
        first, last = Markup(self.say(", ")).join(said[:-1]), said[-1]
        return first + self.say(" and ") + last if first else last
