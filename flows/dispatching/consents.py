"""Who may be written to: nobody who wants no more, and nobody whose address was erased."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from pathlib import Path

from flows.job import Job, JobFailed
from warehouse.store.readers import ERASED, mark_of


class Consents:
    """What recipients have said, looked up in the ledger each time anew; raises JobFailed when `ledger.key` is lost."""

    def __init__(self, job: Job) -> None:
        self._readers, self._key = job.ledger.readers, _read_key(job)

    def ended_at(self, subscription_id: str, recipient: str) -> dt.datetime | None:
        """When a recipient ended a subscription, or had his address erased; None who wants it."""
        names = [recipient, mark_of(recipient, self._key)] if self._key else [recipient]
        return self._readers.no_more_since(subscription_id, names)


def leave(job: Job, subscription_id: str, delivery_key: str, how: str) -> None:
    """End a subscription for whom a delivery of it was meant; nothing when his address was erased since."""
    delivery = job.ledger.deliveries.find(delivery_key)
    if delivery and delivery.subscription_id == subscription_id:
        job.ledger.readers.unsubscribe(subscription_id, delivery.recipient, how, job.clock())


def erase_address(job: Job, recipient: str) -> int:
    """How many deliveries lost an address that was to be erased; nothing is ever sent to it again."""
    key = _read_key(job) or _make_key(job.settings.home.ledger_key)
    return job.ledger.readers.erase(recipient, key, job.clock())


def _read_key(job: Job) -> bytes | None:
    """The key that erased addresses are known by; None while there are none."""
    path = job.settings.home.ledger_key
    if path.exists():
        return path.read_bytes()
    if any(row.how == ERASED for row in job.ledger.readers.unsubscribed()):
        raise JobFailed(
            f"{path} is missing: addresses that were erased cannot be told from others; restore it from a copy"
        )
    return None


def _make_key(path: Path) -> bytes:
    key = secrets.token_bytes(32)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(key)
        out.flush()
        os.fsync(out.fileno())
    return key
