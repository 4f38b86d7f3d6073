"""`fieldbrief evaluate`: how well the reading agrees with labels, held against floors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.commands.reading import AsJson, print_json
from flows.job import WrongUse

if TYPE_CHECKING:
    from warehouse.evaluate import Evaluation

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path("tests/evaluation/floors.yml")


def evaluate(
    labels: Annotated[
        Path | None, typer.Option("--labels", help="Labels (JSON Lines) to compare with --items.", show_default=False)
    ] = None,
    items: Annotated[
        Path | None, typer.Option("--items", help="Items as `fieldbrief export items` wrote them.", show_default=False)
    ] = None,
    misses: Annotated[
        str | None, typer.Option("--misses", help="List every disagreement in this field.", show_default=False)
    ] = None,
    per_layout: Annotated[
        bool, typer.Option("--per-layout/--no-layouts", help="F1 of each layout beside the whole.")
    ] = True,
    per_document: Annotated[bool, typer.Option("--per-document", help="F1 of each document beside the whole.")] = False,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Raise the floors to what is reached.")] = False,
    lower_floors: Annotated[
        bool, typer.Option("--lower-floors", help="Set the floors to what is reached, lower ones too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Compare the reading with labels made by hand; exit code 1 when a field is below its floor.

    Without options: the labels beside the checkout, if they are there, and those of the sample
    corpus. The texts are read anew, without any warehouse and without anybody's decisions. F1 is
    over the fields that the labels do not call debatable.
    """
    from warehouse.evaluate import FIELDS
    from warehouse.floors import find_fallen, load_floors, save_floors, update_floors

    if misses not in (None, *FIELDS):
        raise WrongUse(f"unknown field {misses!r}; fields are {', '.join(FIELDS)}")
    path = ROOT / FLOORS
    if bool(labels) != bool(items):
        raise WrongUse("--labels and --items go together: labels, and the items exported from the same texts")
    if labels and (raise_floors or lower_floors):
        raise WrongUse("floors are kept for the labels of this checkout only; leave out --labels and --items")
    floors = load_floors(path) if path.is_file() and not labels else {}
    fallen: list[str] = []
    report: list[dict[str, Any]] = []
    for name, wanted, given in _label_sets(labels, items):
        evaluation, parts = _compare(wanted, given, per_layout, per_document)
        if raise_floors or lower_floors:
            floors[name] = update_floors(evaluation.scores, floors.get(name, {}), lower_floors)
        own = floors.get(name, {})
        fallen += [f"{name}: {line}" for line in find_fallen(evaluation.scores, own)]
        if as_json:
            report.append(_as_dict(name, evaluation, parts, own, misses))
        else:
            _print_table(name, evaluation, parts, own, misses)
    if as_json:
        print_json(report)
    if raise_floors or lower_floors:
        save_floors(path, floors)
        typer.echo(f"floors written to {path}", err=True)
    for line in fallen:
        typer.echo(f"fieldbrief: {line}", err=True)
    if fallen:
        raise typer.Exit(1)


def _label_sets(labels: Path | None, items: Path | None) -> list[tuple[str, list[Any], list[Any]]]:
    """Label sets by name with their labels and the rows to compare; says which is not at hand."""
    from warehouse.labelled import find_label_sets, read_labelled

    if labels and items:
        return [(labels.stem, _load(labels), _load(items))]
    found = find_label_sets(ROOT)
    if not found[0].labels.is_file():
        raise WrongUse("the sample corpus's labels come with a checkout only; give --labels and --items")
    if not any(label_set.name == "real" for label_set in found):
        typer.echo("no labels beside the checkout: only the sample corpus is evaluated", err=True)
    return [(label_set.name, *read_labelled(label_set)) for label_set in found]


def _load(path: Path) -> list[dict[str, Any]]:
    from warehouse.evaluate import load_rows

    try:
        rows = load_rows(path)
    except OSError as error:
        raise WrongUse(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise WrongUse(f"{path}: not JSON Lines: {error}") from None
    if lacking := [
        row for row in rows if not isinstance(row, dict) or not {"doc", "first", "last", "kind"} <= set(row)
    ]:
        raise WrongUse(f"{path}: {len(lacking)} of {len(rows)} lines lack doc, first, last or kind")
    return rows


def _compare(
    labels: list[Any], rows: list[Any], per_layout: bool, per_document: bool
) -> tuple[Evaluation, Mapping[str, Evaluation]]:
    """The whole, and its parts by name: documents, layouts or both as asked."""
    from warehouse.evaluate import evaluate as compare
    from warehouse.evaluate import evaluate_by_layout, evaluate_each

    parts = evaluate_by_layout(labels, rows, sure=True) if per_layout else {}
    return compare(labels, rows, sure=True), {
        **parts,
        **(evaluate_each(labels, rows, sure=True) if per_document else {}),
    }


def _print_table(
    name: str, evaluation: Evaluation, parts: Mapping[str, Evaluation], floors: Mapping[str, float], misses: str | None
) -> None:
    typer.echo(f"{name}: {evaluation.labelled} labelled activities, {evaluation.extracted} read on their lines")
    heads = ["precision", "recall", "F1", "floor", *parts]
    widths = [9, 6, 6, 6, *(max(6, len(part)) for part in parts)]
    typer.echo(f"  {'field':<14}" + "".join(f"  {head:>{width}}" for head, width in zip(heads, widths, strict=True)))
    for field, score in evaluation.scores.items():
        floor = floors.get(field)
        cells = [
            f"{score.precision:.3f}",
            f"{score.recall:.3f}",
            f"{score.f1:.3f}",
            "" if floor is None else f"{floor:.3f}",
        ]
        cells += [_say_f1(part, field) for part in parts.values()]
        row = "".join(f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        typer.echo(f"  {field:<14}{row}" + ("  below its floor" if floor is not None and score.f1 < floor else ""))
    for miss in evaluation.misses:
        if miss.field == misses:
            typer.echo(f"  {miss.doc}:{miss.first}: labelled {miss.wanted}, read {miss.given}")
    typer.echo("")


def _say_f1(part: Evaluation, field: str) -> str:
    """The F1, or '-' where neither side has anything."""
    score = part.scores[field]
    return f"{score.f1:.3f}" if score.right + score.wrong + score.missed else "-"


def _as_dict(
    name: str, evaluation: Evaluation, parts: Mapping[str, Evaluation], floors: Mapping[str, float], misses: str | None
) -> dict[str, Any]:
    return {
        "labels": name,
        "labelled": evaluation.labelled,
        "extracted": evaluation.extracted,
        "fields": {
            field: {"precision": score.precision, "recall": score.recall, "f1": score.f1, "floor": floors.get(field)}
            for field, score in evaluation.scores.items()
        },
        "parts": {part: {field: s.f1 for field, s in one.scores.items()} for part, one in parts.items()},
        "misses": [
            {"doc": miss.doc, "first": miss.first, "wanted": miss.wanted, "given": miss.given}
            for miss in evaluation.misses
            if miss.field == misses
        ],
    }
