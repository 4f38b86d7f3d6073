"""Goods in: look at a source, keep what is new, say what could not be taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from warehouse.records import Issue, Receipt
from warehouse.settings import MIB, Settings
from warehouse.sources import local, web
from warehouse.sources.definitions import Source
from warehouse.sources.media import Refused
from warehouse.store.documents import Check, DocumentStore, SourceState

ADVICE = {
    "empty": "look whether the page or file still holds its text",
    "not-text": "save it as text or HTML and collect again",
    "too-large": "raise FIELDBRIEF_MAX_MB or max_mb in the source's YAML if the size is right",
    "bad-archive": "make the archive anew",
    "robots": "ask the publisher, or take the text as a file",
    "private-address": "name the address itself in the source if it is meant",
    "not-found": "correct the source's address",
    "gone": "disable the source, or give its new address",
    "bad-answer": "open the address in a browser and correct the source",
    "bad-redirect": "open the address in a browser and correct the source",
    "no-files": "look whether the path is right and the folder holds .txt, .html or .zip files",
}


@dataclass(slots=True)
class Collected:
    """What one look at a source brought."""

    source_id: str
    received: list[Receipt] = field(default_factory=list)
    unchanged_count: int = 0
    withdrawn: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def collect_source(
    source: Source,
    store: DocumentStore,
    settings: Settings,
    clock: Callable[[], dt.datetime],
    fetch: Callable[..., web.Page] = web.fetch_page,
) -> Collected:
    """Take in what a source holds now; unchanged documents cost a stat or a conditional request.

    What cannot be taken becomes an issue and leaves the rest, and the last good version, as they
    were. Raises web.FetchFailed when a remote source cannot be reached.
    """
    look = _Look(source, store, settings, clock(), store.state(source.source_id))
    if source.is_remote:
        look.page(fetch)
    else:
        look.files()
    return look.settle()


class _Look:
    """One look at one source, in progress."""

    def __init__(
        self, source: Source, store: DocumentStore, settings: Settings, now: dt.datetime, before: SourceState
    ) -> None:
        self.source, self.store, self.now, self.before = source, store, now, before
        self.settings = settings
        self.max_bytes = int(source.max_mb * MIB) if source.max_mb else settings.max_bytes
        self.current = {receipt.uri: receipt for receipt in store.current([source.source_id])}
        self.seen: set[str] = set()
        self.checks: dict[str, Check] = {}
        self.out = Collected(source.source_id)

    def files(self) -> None:
        files, others = local.list_files(self.source.place)
        self.out.passed_over = [path.name for path in others]
        if not files:
            self.refuse(Refused("no-files", f"no text, HTML or zip file at {self.source.place}"), self.source.place)
            return
        for path in files:
            uri, check = path.as_uri(), self.before.checks.get(path.as_uri())
            if check and local.is_unchanged(path, check):
                self.keep(uri, check)
                continue
            stat = path.stat()
            try:
                sha256s = self.take(local.take_file(path, self.max_bytes), uri)
            except (Refused, OSError) as error:
                self.refuse(error, uri)
                self.seen.update(known for known in self.current if known == uri or known.startswith(f"{uri}#"))
                continue
            self.checks[uri] = Check(self.now.isoformat(), sha256s, stat.st_size, stat.st_mtime_ns)
        for uri in sorted(set(self.current) - self.seen):
            self.withdraw(uri)

    def page(self, fetch: Callable[..., web.Page]) -> None:
        uri = self.source.place
        check = self.before.checks.get(uri)
        try:
            page = fetch(uri, self.settings, check, self.max_bytes)
            if page.data is None and check:
                self.keep(uri, replace(check, checked_at=self.now.isoformat()))
                return
            taken = local.unpack(uri, page.doc_name, page.data or b"", self.max_bytes, page.media_type)
        except Refused as refusal:
            self.refuse(refusal, uri)
            if refusal.code == "gone" and uri in self.current:
                self.withdraw(uri)
            return
        self.checks[uri] = Check(
            self.now.isoformat(), self.take(taken, uri), len(page.data or b""), None, page.etag, page.last_modified
        )

    def keep(self, uri: str, check: Check) -> None:
        """Count an address as unchanged."""
        known = [name for name in self.current if name == uri or name.startswith(f"{uri}#")]
        self.checks[uri] = check
        self.seen.update(known)
        self.out.unchanged_count += len(known)
        self.out.issues += [issue for issue in self.before.issues if issue.text == uri]

    def take(self, taken: list[local.Taken | Refused], uri: str) -> tuple[str, ...]:
        """Keep the documents behind one address; their SHA-256."""
        sha256s = []
        for document in taken:
            if isinstance(document, Refused):
                self.refuse(document, uri)
                continue
            sha256 = self.store.put(document.data)
            sha256s.append(sha256)
            self.seen.add(document.uri)
            before = self.current.get(document.uri)
            if before and before.sha256 == sha256:
                self.out.unchanged_count += 1
                continue
            receipt = Receipt(
                source_id=self.source.source_id,
                uri=document.uri,
                doc_name=document.doc_name,
                sha256=sha256,
                byte_count=len(document.data),
                media_type=document.media_type,
                fetched_at=self.now,
                version=before.version + 1 if before else 1,
                supersedes=before.sha256 if before else None,
                publisher=self.source.publisher,
                licence=self.source.licence,
                owner=self.source.owner,
                period=self.source.period_for(document.uri),
            )
            self.store.receive(receipt)
            self.out.received.append(receipt)
        return tuple(sha256s)

    def withdraw(self, uri: str) -> None:
        """Log that an address no longer holds its document."""
        self.store.withdraw(self.source.source_id, uri, self.now)
        self.out.withdrawn.append(uri)

    def refuse(self, error: Refused | OSError, uri: str) -> None:
        code = error.code if isinstance(error, Refused) else "unreadable-file"
        message = str(error) if isinstance(error, Refused) else f"{uri}: {error.strerror}"
        self.out.issues.append(
            Issue(code, message, text=uri, advice=ADVICE.get(code, ""), source_id=self.source.source_id)
        )

    def settle(self) -> Collected:
        """Save what is now known of the source."""
        state = SourceState(self.now.isoformat(), self.checks, tuple(self.out.issues))
        self.store.save_state(self.source.source_id, state)
        return self.out
