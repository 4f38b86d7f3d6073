"""Lines of text: Pango breaks a paragraph once, and each line is drawn from where it was broken.

WeasyPrint 70 asks Pango three times for each line (a draft of some four lines, the line with one more
word, the line alone) and a fourth time to draw it: a third of the time of a page. Here Pango breaks
the rest of a text at once, and what it has set is kept until it is drawn, glyph for glyph the same.
What wants more than plain lines (hyphens, justification, ellipses, words wider than their line, colour
fonts) is left to WeasyPrint.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.layout import inline
from weasyprint.svg.text import Style as LetterStyle
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, gobject, pango

ffi.cdef("""
    PangoLayout * pango_layout_copy (PangoLayout *layout);
    void pango_layout_set_indent (PangoLayout *layout, int indent);
    gpointer g_object_ref (gpointer object);
""")

# What ends a paragraph for Pango, and the soft hyphen.
_WAYWARD = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029\xad]")
_PLAIN = (
    ("white_space", ("normal",)),
    # Words are broken in lines that are too wide, which are left to WeasyPrint.
    ("overflow_wrap", ("normal", "break-word", "anywhere")),
    ("word_break", ("normal",)),
    ("hyphens", ("none", "manual")),
    ("letter_spacing", ("normal",)),
    ("word_spacing", (0,)),
    ("text_decoration_line", ("none",)),
)
# What a drawing sets of the style of its letters.
_OF_LETTERS = ("font_family", "font_style", "font_weight", "font_size", "direction", "letter_spacing")
# Characters of a text that is looked up whole.
_SHORT = 60
# A PangoGlyphInfo as glyph, width and offsets; its flags are passed over.
_GLYPH = struct.Struct("=Iiii4x")
# No glyph; numbers above it are of characters that the font lacks.
_NO_GLYPH = pango.PANGO_GLYPH_EMPTY
# What Pango puts in place of the space at which it breaks a line, and for characters of no width.
_EMPTY = (_NO_GLYPH, 0, 0, 0)
# In place of the former where it is not to be drawn.
_TAKEN: tuple[int, ...] = ()


class KeptLayout(line_break.Layout):  # type: ignore[misc]
    """A Pango layout that stays for the drawing, copied from the first one of its style."""

    def setup(self, style: Any) -> None:
        """Makes ready for a text."""
        pattern = style.__dict__.get("pattern")
        if pattern is None:
            pattern = style.pattern = line_break.Layout.__new__(_PLAIN_LAYOUT)
            pattern.setup(style)
        self.__dict__.update(pattern.__dict__)
        self.layout = ffi.gc(pango.pango_layout_copy(pattern.layout), gobject.g_object_unref)

    broken_at = None

    def deactivate(self) -> None:
        """Keeps the layout."""

    def reactivate(self, style: Any) -> None:
        """Sets the text again where drawing it differs from measuring it."""
        if self.justification_spacing:
            super().reactivate(style)

    @property
    def is_as_measured(self) -> bool:
        """Whether the line is drawn as it was set to be measured: neither justified nor with breaks in it."""
        return not (self.justification_spacing or _WAYWARD.search(self.text))

    @property
    def line(self) -> Any:
        """The line to be drawn."""
        return pango.pango_layout_get_line_readonly(self.layout, 0)

    @property
    def layout_text(self) -> bytes:
        """The text that places of glyphs are counted in."""
        return str(self.text).encode()


_PLAIN_LAYOUT = line_break.Layout


@dataclass(slots=True)
class KeptLine:
    """One line of a paragraph: in its paragraph's layout, with what WeasyPrint asks of a layout of its own.

    `broken_at` is the place of the space that the break has taken, in bytes of the paragraph.
    """

    layout: Any
    line: Any
    text: str
    width: float
    height: float
    baseline: float
    resume_at: int | None
    first_line_direction: int
    broken_at: int | None
    is_as_measured: bool = True

    @property
    def layout_text(self) -> bytes:
        """The text that places of glyphs are counted in."""
        return bytes(self.layout.layout_text)


def split_text_box(context: Any, box: Any, available_width: Any, skip: int, is_line_start: bool = True) -> Any:
    """What WeasyPrint's function of this name gives."""
    if available_width is not None and 0 < available_width < 2**20 and _is_plain(box.style):
        line = (find_line if is_line_start else _find_within)(context, box, available_width, skip)
        if line is not None and line.width <= available_width:
            return set_line(box, line), line.resume_at, False
    return _SPLIT_TEXT_BOX(context, box, available_width, skip, is_line_start)


_SPLIT_TEXT_BOX = inline.split_text_box


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: Any,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """What WeasyPrint's function of this name gives: letters of drawings, which are set one by one, each once."""
    if not isinstance(style, LetterStyle) or context is None:
        return _SPLIT_FIRST_LINE(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    letters = context.__dict__.setdefault("kept_letters", {})
    key = (text, max_width, *(str(style[name]) for name in _OF_LETTERS))
    if key not in letters:
        letters[key] = _SPLIT_FIRST_LINE(text, style, context, max_width, justification_spacing)
    return letters[key]


_SPLIT_FIRST_LINE = line_break.split_first_line


def _is_plain(style: Any) -> bool:
    plain = style.__dict__.get("is_plain")
    if plain is None:
        plain = style.is_plain = bool(style["font_size"]) and all(style[name] in values for name, values in _PLAIN)
    return bool(plain)


def find_line(context: Any, box: Any, available_width: float, skip: int) -> KeptLine | None:
    """The line that begins `skip` bytes into the text; breaks the rest of the text if it was not broken there.

    None where the text wants more than plain lines, or the line is not what its words alone would be.
    """
    if not (0 < available_width < 2**20 and _is_plain(box.style)):
        return None
    lines, rest = _look_up(box, int(available_width * TO_UNITS), skip)
    if rest:
        lines.update(_break_lines(rest, box.style, context, available_width, skip))
    return lines.get(skip)


def _find_within(context: Any, box: Any, available_width: float, skip: int) -> KeptLine | None:
    """What a line has room for after other boxes: a short text whole, perhaps known from elsewhere, or its start."""
    if len(box.text) < _SHORT:
        lines, rest = _look_up(box, None, skip)
        if rest:
            lines.update(_break_lines(rest, box.style, context, None, skip))
        if (whole := lines.get(skip)) and whole.width <= available_width:
            return whole
    full_width = context.__dict__.get("row_width", 0)
    units, indent = int(full_width * TO_UNITS), int((full_width - available_width) * TO_UNITS)
    if indent <= 0:
        return None
    firsts, rest = _look_up(box, (units, indent), skip)
    if rest:
        broken = dict(_break_lines(rest, box.style, context, full_width, skip, indent))
        firsts[skip] = broken.pop(skip)
        _look_up(box, units, skip)[0].update(broken)
    return firsts.get(skip)


def _look_up(box: Any, width: Any, skip: int) -> tuple[dict[int, KeptLine | None], bytes]:
    """The lines known of a text broken at a width, and what of it has still to be broken.

    They are kept with the style, of which another may later stand at the same address.
    """
    text = box.text
    lines = box.style.__dict__.setdefault("kept_lines", {}).setdefault((text, width), {})
    return lines, b"" if skip in lines or _WAYWARD.search(text) else text.encode()[skip:]


def _break_lines(
    rest: bytes, style: Any, context: Any, width: float | None, skip: int, indent: int = 0
) -> Iterator[tuple[int, KeptLine | None]]:
    layout = line_break.create_layout(rest.decode(), style, context, width, 0)
    if indent:
        pango.pango_layout_set_indent(layout.layout, indent)
    extents = ffi.new("PangoRectangle *")
    line, number = pango.pango_layout_get_line_readonly(layout.layout, 0), 0
    while line != ffi.NULL:
        number += 1
        following = pango.pango_layout_get_line_readonly(layout.layout, number)
        start, is_last = line.start_index, following == ffi.NULL
        words = rest[start : start + line.length].decode()
        # Pango gives no width to a space at which it breaks a line.
        text = words if is_last else words.rstrip(" ")
        pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
        held = KeptLine(
            layout=layout,
            line=line,
            text=text,
            width=extents.width * FROM_UNITS,
            height=extents.height * FROM_UNITS,
            baseline=-extents.y * FROM_UNITS,
            resume_at=None if is_last else skip + following.start_index,
            first_line_direction=line.resolved_dir,
            broken_at=start + len(text.encode()) if text != words else None,
        )
        # A space in a font of its own may make the line higher than its words.
        yield skip + start, None if text != words and _ends_apart(line) else held
        line = following


def _ends_apart(line: Any) -> bool:
    """Whether the last character of a line is in a run of its own."""
    run, end = line.runs, line.start_index + line.length
    while run != ffi.NULL:
        item, run = run.data.item, run.next
        if item.num_chars == 1 and item.offset + item.length == end:
            return True
    return False


def set_line(box: Any, line: KeptLine) -> Any:
    """The box of a line, measured as WeasyPrint does."""
    held = box.copy_with_text(line.text)
    held.width, held.height, held.pango_layout = line.width, line.height, line
    line_height, _ = inline.strut(box.style)
    held.margin_top = held.margin_bottom = (line_height - line.height) / 2
    held.baseline = line.baseline + held.margin_top
    return held


class Penman:
    """Draws lines from the glyphs that Pango has set, one document after the other."""

    def __init__(self) -> None:
        # The fonts of the document that is being drawn, and the hands of these.
        self._fonts: dict[Any, Any] | None = None
        self._hands: dict[Any, _Hand | None] = {}

    def draw_text(
        self, stream: Any, textbox: Any, offset_x: float, text_overflow: str = "clip", block_ellipsis: Any = "none"
    ) -> None:
        """What WeasyPrint's function of this name writes."""
        held, style = textbox.pango_layout, textbox.style
        if style["visibility"] != "visible":
            return
        written = None
        if (
            text_overflow == "clip"
            and block_ellipsis == "none"
            and style["text_decoration_line"] == "none"
            and held.is_as_measured
        ):
            written = self._write(stream, held)
        if written is None:
            if isinstance(held, KeptLine):
                textbox.pango_layout = line_break.create_layout(held.text, style, None, None, 0)
            _DRAW_TEXT(stream, textbox, offset_x, text_overflow, block_ellipsis)
            return
        stream.set_color(style["color"])
        stream.begin_text()
        if textbox.text.strip():
            stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, textbox.position_y + textbox.baseline)
            for hand, string in written:
                stream.set_font_size(hand.font.hash, hand.size)
                stream.show_text(string)
        stream.end_text()

    def _write(self, stream: Any, held: Any) -> list[tuple[_Hand, str]] | None:
        """The line as strings of a PDF, one for each font in turn; None where WeasyPrint has to draw it."""
        written: list[tuple[_Hand, str]] = []
        run = held.line.runs
        while run != ffi.NULL:
            item, run = run.data, run.next
            hand = self._take_hand(stream, item.item.analysis.font)
            string = hand.write(stream, item, held) if hand else None
            if hand is None or string is None:
                return None
            if written and written[-1][0] is hand:
                string = written.pop()[1] + string
            if string:
                written.append((hand, string))
        return written

    def _take_hand(self, stream: Any, pango_font: Any) -> _Hand | None:
        if stream._fonts is not self._fonts:
            self._fonts, self._hands = stream._fonts, {}
        if pango_font not in self._hands:
            # Held as long as the hand: Pango would put another font at the address of one that it has let go.
            pango_font = ffi.gc(gobject.g_object_ref(pango_font), gobject.g_object_unref)
            font, size = stream.add_font(pango_font)
            in_colour = font.bitmap or font.svg or font.png or font.colr
            self._hands[pango_font] = None if in_colour else _Hand(font, size, pango_font)
        return self._hands[pango_font]


_DRAW_TEXT = drawing.draw_text


class _Hand:
    """A font in one size, and what was written in it: a glyph of the same width is always written the same."""

    def __init__(self, font: Any, size: float, pango_font: Any) -> None:
        self.font, self.size = font, size
        self._pango_font = pango_font
        self._known: dict[tuple[int, ...], str] = {_TAKEN: ""}

    def write(self, stream: Any, glyph_item: Any, held: Any) -> str | None:
        """The glyphs of one run; None where one is not the font's or stands above or below the line."""
        held_glyphs = glyph_item.glyphs
        count = held_glyphs.num_glyphs
        glyphs = [*_GLYPH.iter_unpack(ffi.buffer(held_glyphs.glyphs, count * _GLYPH.size))]
        if held.broken_at is not None:
            at_break = held.broken_at - glyph_item.item.offset
            for end in (0, count - 1):
                if glyphs[end] == _EMPTY and held_glyphs.log_clusters[end] == at_break:
                    glyphs[end] = _TAKEN
        written = [*map(self._known.get, glyphs)]
        if None in written:
            written = [self._learn(stream, glyph, at, glyph_item, held) for at, glyph in enumerate(glyphs)]
        return None if None in written else _close("".join(filter(None, written)))

    def _learn(self, stream: Any, glyph: tuple[int, ...], at: int, glyph_item: Any, held: Any) -> str | None:
        if glyph in self._known:
            return self._known[glyph]
        number, width, x_offset, y_offset = glyph
        if number >= _NO_GLYPH:
            return f">{-width / self.size}<" if number == _NO_GLYPH else None
        if y_offset:
            return None
        font, size = self.font, self.size
        if number not in font.to_unicode:
            font.to_unicode[number] = _read_cluster(glyph_item, at, held)
        if number not in font.widths:
            pango.pango_font_get_glyph_extents(self._pango_font, number, stream.ink_rect, stream.logical_rect)
            font.widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
        offset = x_offset / size
        kerning = font.widths[number] + offset - width * 1000 * FROM_UNITS / size
        self._known[glyph] = (
            (f">{-offset}<" if offset else "") + f"{number:04x}" + (f">{int(kerning)}<" if kerning else "")
        )
        return self._known[glyph]


def _close(glyphs: str) -> str:
    """Brackets round the glyphs of a run, but no empty ones at its end."""
    string = f"<{glyphs}>" if glyphs else ""
    return string.removesuffix("<>")


def _read_cluster(glyph_item: Any, at: int, held: Any) -> str:
    """The characters that a glyph stands for."""
    item, clusters = glyph_item.item, glyph_item.glyphs.log_clusters
    start = clusters[at]
    if item.analysis.level % 2:
        end = item.length if at == 0 else clusters[at - 1]
    else:
        end = item.length if at == glyph_item.glyphs.num_glyphs - 1 else clusters[at + 1]
    return str(held.layout_text[item.offset + start : item.offset + end].decode())
