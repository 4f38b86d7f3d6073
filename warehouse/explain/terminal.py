"""An explanation on a terminal: evidence in the colour of its field, with the number of its value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from warehouse.explain.explanation import Block, Explanation
from warehouse.explain.marks import Piece
from warehouse.explain.plain import list_rest
from warehouse.explain.wording import (
    UNSURE_FROM,
    list_facts,
    list_proofs,
    say_basis,
    say_doubt,
    say_proof,
    say_title,
    say_unstated,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

COLOURS = {
    "date": "black on yellow",
    "year": "black on yellow",
    "not_before": "black on bright_yellow",
    "not_after": "black on bright_yellow",
    "places": "black on green",
    "areas": "black on cyan",
    "themes": "black on magenta",
    "measures": "white on blue",
    "partners": "black on bright_cyan",
    "people": "black on bright_green",
    "money": "black on bright_red",
}


def render_terminal(explanation: Explanation) -> Iterator[RenderableType]:
    """What a rich console prints, part by part."""
    from rich.padding import Padding
    from rich.text import Text

    yield Text(say_title(explanation.row), style="bold")
    for name, words in list_facts(explanation):
        yield Text.assemble((f"{name:<9} ", "dim"), words)
    yield ""
    yield Padding(_colour_block(explanation.passage), (0, 0, 0, 2))
    for block in explanation.around:
        yield Text(f"\n{block.where}, line {block.first_line}:", style="dim")
        yield Padding(_colour_block(block), (0, 0, 0, 2))
    if explanation.values:
        yield ""
        yield _legend(explanation)
    if explanation.row["kind"] == "activity" and explanation.unstated:
        yield Text(f"not stated: {say_unstated(explanation)}", style="dim")
    for title, lines in list_rest(explanation):
        yield Text(f"\n{title}", style="bold")
        yield from (Text(f"  {line}") for line in lines)


def _colour_block(block: Block) -> Text:
    """The words in colour; where marks overlap the shortest gives the colour and a line is drawn under them."""
    from rich.text import Text

    text = Text()
    for piece, ended in _with_ends(block.pieces):
        style = COLOURS.get(piece.marks[0].field, "reverse") if piece.marks else ""
        text.append(piece.text, f"{style} underline" if len(piece.numbers) > 1 else style)
        if ended:
            text.append(f"[{','.join(map(str, ended))}]", "dim")
    return text


def _with_ends(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, list[int]]]:
    """Each piece with the numbers of the values whose marks end with it."""
    for piece, following in zip(pieces, [*pieces[1:], Piece("")], strict=True):
        yield piece, sorted({mark.number for mark in piece.marks if mark not in following.marks})


def _legend(explanation: Explanation) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("", "field", "value", "how sure", "read from"):
        table.add_column(title, overflow="fold")
    for value in explanation.values:
        proofs = [say_proof(proof) for proof in list_proofs(value)]
        table.add_row(
            str(value.number),
            Text(f" {value.field} ", style=COLOURS.get(value.field, "reverse")),
            Text(value.words),
            Text(say_doubt(value.doubt), style="bold red" if value.doubt >= UNSURE_FROM else ""),
            Text("\n".join([*([say_basis(value.basis)] if value.basis else []), *proofs])),
        )
    return table
