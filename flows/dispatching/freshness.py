"""How long ago the sources behind a brief were looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property

from flows.job import Job
from flows.published import open_published


class Freshness:
    """The last look at each source that the published snapshot was made from."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def oldest_look(self, sources: Sequence[str] = ()) -> tuple[str, dt.datetime | None]:
        """The source that was left unseen the longest and when it was seen, None if never; of all or of those named."""
        wanted = {source_id: self._looks.get(source_id) for source_id in sources} if sources else self._looks
        never = next((source_id for source_id, at in wanted.items() if at is None), None)
        if never is not None or not wanted:
            return never or "", None
        return min(((source_id, at) for source_id, at in wanted.items() if at), key=lambda pair: pair[1])

    @cached_property
    def _looks(self) -> dict[str, dt.datetime | None]:
        with open_published(self._job.settings) as (connection, _):
            found = connection.execute("select source_id from raw.sources order by source_id").fetchall()
        states = {source_id: self._job.documents.state(source_id).checked_at for (source_id,) in found}
        return {source_id: dt.datetime.fromisoformat(at) if at else None for source_id, at in states.items()}
