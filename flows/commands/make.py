"""Commands that make something: the whole job and its stages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands import options
from flows.job import Job, JobFailed, WrongUse
from warehouse.settings import Settings

if TYPE_CHECKING:
    from flows.editions import Issued

Briefs = Annotated[
    list[str] | None, typer.Argument(help="Briefs to issue. [default: all defined ones]", show_default=False)
]
Languages = Annotated[
    list[str] | None, typer.Option("--lang", help="Language code, e.g. en. Repeatable.", show_default=False)
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help="File (.pdf, .html, .csv) or folder for an ad-hoc brief. [default: a PDF named by its scope, here]",
        show_default=False,
    ),
]


def run(
    source: options.Sources = None,
    home: options.Home = None,
    lang: Languages = None,
    accept_shrunken: options.AcceptShrunken = False,
    quiet: options.Quiet = False,
) -> None:
    """Do the whole job: collect, extract, build and brief, as the Prefect flow `refresh`.

    On the server in PREFECT_API_URL if set, else on a temporary one. Run again with nothing
    changed, it reads nothing twice, builds nothing and says so.
    """
    settings, progress = options.settings_for(home), options.progress_for(quiet)
    # What is wrong with the sources is said before a server is started for them.
    Job(settings, tuple(source or ())).sources()

    from flows.quiet import hush_prefect

    hush_prefect(settings.home)
    with progress.stage("prefect"):
        from flows.refresh import refresh
        from flows.runs import ready_server, report_to

        ready_server()
    report_to(progress)
    done = refresh(str(settings.home.root), list(source or []), [], list(lang or []), accept_shrunken)
    _report(done, settings)


def collect(source: options.Sources = None, home: options.Home = None, quiet: options.Quiet = False) -> None:
    """Look at the sources and take in what is new; nothing that was taken before is lost."""
    from flows import stages

    stages.collect(Job(options.settings_for(home), tuple(source or ()), progress=options.progress_for(quiet)))


def extract(
    source: options.Sources = None,
    home: options.Home = None,
    accept_shrunken: options.AcceptShrunken = False,
    quiet: options.Quiet = False,
) -> None:
    """Read the stored documents: items, their fields and the evidence, into the next snapshot."""
    from flows import stages

    settings, progress = options.settings_for(home), options.progress_for(quiet)
    stages.extract(Job(settings, tuple(source or ()), accept_shrunken, progress))


def build(home: options.Home = None, quiet: options.Quiet = False) -> None:
    """Run the SQL models and every data test over the next snapshot, then publish it whole."""
    from flows import stages

    stages.build(Job(options.settings_for(home), progress=options.progress_for(quiet)))


def brief(
    briefs: Briefs = None,
    region: options.Regions = None,
    country: options.Countries = None,
    theme: options.Themes = None,
    measure: options.Measures = None,
    years: options.Years = None,
    lang: Languages = None,
    out: Out = None,
    home: options.Home = None,
    quiet: options.Quiet = False,
) -> None:
    """Issue briefs from the published snapshot, or write one ad-hoc brief to a file.

    Named briefs, or none, issue numbered editions where something has changed. A region, country,
    theme, measure, years or `--out` writes one brief of just that, with no number and no edition:
    `fieldbrief brief --region 011 --theme TIP --years 2018-2020 --lang en --out x.pdf`.
    """
    from flows import stages
    from flows.scope import ask_scope

    job = Job(options.settings_for(home), progress=options.progress_for(quiet))
    if not (region or country or theme or measure or years or out):
        _report(stages.brief(job, briefs or [], lang or []), job.settings)
        return
    scope = ask_scope(region or (), country or (), theme or (), measure or (), (), years)
    from flows.adhoc import write_adhoc

    if len(briefs or []) > 1 or len(lang or []) > 1:
        raise WrongUse("an ad-hoc brief is one brief in one language")
    for path in write_adhoc(job, scope, next(iter(briefs or []), "global"), next(iter(lang or []), "en"), out):
        typer.echo(path)


def _report(done: list[Issued], settings: Settings) -> None:
    """Each PDF's path on standard output, in order; says when nothing had to be issued."""
    if not done:
        raise JobFailed(f"no brief is defined for what was asked, in {settings.home.root}")
    for issued in done:
        edition, state = issued.edition, "new" if issued.is_new else "unchanged"
        said = f"{edition.brief_id} {edition.number} ({edition.lang}), {edition.page_count} pages, {state}"
        typer.echo(f"{said}: {issued.pdf}")
