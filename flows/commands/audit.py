"""`fieldbrief audit`: prove a brief's figures from its documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands import options
from flows.job import Job


def audit(
    pdf: Annotated[list[Path], typer.Argument(help="An issued edition's PDF, or several.")],
    home: options.Home = None,
) -> None:
    """Recount every figure of an edition from the stored documents, without the marts, and name any that differs.

    Every edition passes this before it is issued; it fails later when a file was changed, or when
    documents or reader are no longer those of its day. Exit code 1 when a figure differs.
    """
    from flows.audit import audit_pdf

    job, failed = Job(options.settings_for(home)), False
    for path in pdf:
        found = audit_pdf(job, path)
        for fault in found.faults:
            typer.echo(f"{path.name}: {fault}")
        state = f"{len(found.faults)} faults" if found.faults else "all agree"
        typer.echo(
            f"{path.name}: {found.figure_count} figures on {found.page_count} pages recounted "
            f"from {found.document_count} documents: {state}"
        )
        failed = failed or bool(found.faults)
    if failed:
        raise typer.Exit(1)
