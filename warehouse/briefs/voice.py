"""What a page says in sentences: interface words with their figures in place, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any

from warehouse.briefs.views import Line
from warehouse.briefs.wording import say_number

if TYPE_CHECKING:
    from markupsafe import Markup


class Voice:
    """The words of one language; what is put into a sentence is escaped unless it is HTML already."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language, self._translations = language, translations

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
        return self.number(round(100 * part / whole)) if whole else "0"

    def figure(self, line: Line, n: int | None = None) -> Markup:
        """A count, or the number `n`, that leads to the list of activities behind it."""
        from markupsafe import Markup

        title = Markup(' title="{}"').format(line.name) if line.name else ""
        return Markup('<a href="#{}"{}>{}</a>').format(line.anchor, title, self.number(line.count if n is None else n))

    def figures(self, lines: Sequence[Line]) -> Markup:
        """Names with their counts as a list in words: 'Kenya (4), Ghana (2) and Togo (1)'."""
        from markupsafe import Markup

        said = [self.say("%(name)s (%(count)s)", name=line.name, count=self.figure(line)) for line in lines]
        first, last = Markup(self.say(", ")).join(said[:-1]), said[-1]
        return first + self.say(" and ") + last if first else last
