"""Commands that make something: the whole job and its stages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands import options
from flows.job import Job, JobFailed, WrongUse
from warehouse.settings import Settings

if TYPE_CHECKING:
    from flows.issuing.asking import Bounds
    from flows.issuing.editions import Issued

Briefs = Annotated[
    list[str] | None, typer.Argument(help="Briefs to issue. [default: global and your own]", show_default=False)
]


def _split_codes(said: list[str] | None) -> list[str]:
    """Language codes given one by one or in one word, parted by commas."""
    return [code for word in said or [] for code in word.split(",") if code]


Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--lang",
        help="Language codes, e.g. en or en,fr,ar. Repeatable.",
        callback=_split_codes,
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help="File (.pdf, .html, .csv, .xlsx, .parquet...) or folder for an ad-hoc brief. [default: a PDF, here]",
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

    It ends with the standing briefs, `global` and your own; `fieldbrief brief --all` makes every one.

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
    report_issued(done, settings)


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
    everything: Annotated[
        bool, typer.Option("--all", help="Every brief: global, each region and theme with activities, annual.")
    ] = False,
    region: options.Regions = None,
    country: options.Countries = None,
    theme: options.Themes = None,
    measure: options.Measures = None,
    area: options.Areas = None,
    partner: options.Partners = None,
    years: options.Years = None,
    lang: Languages = None,
    out: Out = None,
    corrects: Annotated[
        int | None, typer.Option("--corrects", help="Issue the next edition as a correction of this one.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="What was wrong in the edition that is corrected.")] = "",
    home: options.Home = None,
    quiet: options.Quiet = False,
) -> None:
    """Issue briefs from the published snapshot, or write one ad-hoc brief to a file.

    Without a name the standing briefs: `global` and your own. `--all` makes some forty PDFs, on
    every core, in about a minute; what has not changed is skipped. `fieldbrief briefs` lists them.

    `region-011`, `theme-tip` or `country-ken` is one brief of a family; so is `country --country KEN`
    or `annual --year 2019`. Other bounds, or `--out`, write one brief of just that, with no number:
    `fieldbrief brief --region 011 --theme TIP --years 2018-2020 --lang en --out x.pdf`.
    """
    from flows.issuing.asking import Bounds, find_family

    job = Job(options.settings_for(home), progress=options.progress_for(quiet))
    listed = (tuple(words or ()) for words in (region, country, theme, measure, area, partner))
    bounds = Bounds(*listed, years=years)
    family = None if out else find_family(job, briefs or [], bounds)
    if family is None and (bounds.is_set or out):
        _refuse(everything=everything, corrects=corrects)
        _adhoc(job, bounds, briefs or [], lang or [], out)
        return
    from flows import stages
    from flows.issuing.choosing import choose_briefs, choose_members
    from flows.issuing.editions import Correction, issue_edition

    if everything and (briefs or family):
        raise WrongUse("--all is every brief: name none beside it")
    if corrects is not None and not (briefs and note):
        raise WrongUse("a correction needs the brief's id and a --note that says what was wrong")
    done = stages.issue_asked(
        job,
        lambda: (
            choose_members(job, family.definition_id, family.codes, lang or [])
            if family
            else choose_briefs(job, briefs or [], lang or [], everything)
        ),
        (lambda asked: issue_edition(job, asked, Correction(corrects, note))) if corrects is not None else None,
    )
    report_issued(done, job.settings)


def _adhoc(job: Job, bounds: Bounds, briefs: list[str], lang: list[str], out: Path | None) -> None:
    from flows.issuing.adhoc import write_adhoc

    if len(briefs) > 1 or len(lang) > 1:
        raise WrongUse("an ad-hoc brief is one brief in one language")
    for path in write_adhoc(job, bounds.to_scope(), next(iter(briefs), None), next(iter(lang), "en"), out):
        typer.echo(path)


def _refuse(**given: object) -> None:
    for name, value in given.items():
        if value not in (None, False):
            word = {"everything": "--all"}.get(name, f"--{name}")
            raise WrongUse(f"{word} issues numbered editions; it does not go with an ad-hoc brief's bounds or --out")


def report_issued(done: list[Issued], settings: Settings) -> None:
    """Each PDF's path on standard output, in order; says when nothing had to be issued."""
    if not done:
        raise JobFailed(f"no brief is defined for what was asked, in {settings.home.root}")
    for issued in done:
        edition, state = issued.edition, "new" if issued.is_new else "unchanged"
        said = f"{edition.brief_id} {edition.number} ({edition.lang}), {edition.page_count} pages, {state}"
        typer.echo(f"{said}: {issued.pdf}")
