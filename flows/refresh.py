"""Flow `refresh`: collect, extract, build, brief and dispatch in that order, then the archive site if there is one."""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.brief import brief
from flows.build import build
from flows.collect import collect
from flows.dispatch import dispatch
from flows.dispatching.site import publish_site
from flows.extract import extract
from flows.issuing.editions import Issued
from flows.issuing.reissue import prune
from flows.runs import job_for, name_run, wait_for_due_time
from flows.timetable.entries import REFRESH, find_entry, load_timetable, unscheduled_briefs
from flows.timetable.turns import take_turns
from warehouse.briefs.mate import hire_mate
from warehouse.dispatch.site.settings import read_site_settings


@flow(name="refresh", flow_run_name=name_run, validate_parameters=False)
def refresh(
    home: str | None = None,
    sources: list[str] | None = None,
    briefs: list[str] | None = None,
    languages: list[str] | None = None,
    accept_shrunken: bool = False,
    on_time: bool = False,
) -> list[Issued]:
    """The whole job; a stage that fails ends it, and what was published before stays.

    Args:
        home: The folder that holds everything kept.
        sources: Declared sources, files, folders or addresses; all declared ones when empty.
        briefs: Briefs to issue; the standing ones when empty.
        languages: Languages to issue them in; their own when empty.
        accept_shrunken: Take pages that give far fewer activities than before for what they say.
        on_time: Only when the ledger says that a refresh is due; briefs with a schedule wait for theirs.
    """
    job = job_for(home, [])
    if on_time:
        wait_for_due_time()
        done = take_turns(
            job, find_entry(job, REFRESH), lambda _: _refresh(home, None, unscheduled_briefs(job) or None, None)
        )
        return [issued for batch in done for issued in batch]
    return _refresh(home, sources, briefs or [], languages, accept_shrunken)


def _refresh(
    home: str | None,
    sources: list[str] | None,
    briefs: list[str] | None,
    languages: list[str] | None,
    accept_shrunken: bool = False,
) -> list[Issued]:
    collect(home, sources)
    if not extract(home, sources, accept_shrunken).is_unchanged:
        # It needs 0.7 s to get ready, which the build leaves it, and ends with this process.
        hire_mate()
    build(home)
    job = job_for(home, [])
    try:
        done = [] if briefs is None else brief(home, briefs, languages=languages)
    finally:
        # A brief that is refused keeps nobody else from what is his.
        if job.settings.home.subscriptions.exists():
            dispatch(home)
    if keep := load_timetable(job.settings.home.timetable).keep_snapshots:
        prune(job, keep)
    if read_site_settings().url:
        task(name="publish-site", cache_policy=NO_CACHE)(publish_site)(job)
    return done
