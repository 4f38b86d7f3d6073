"""The page behind the links in mails: what its button says is written to the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flows.dispatching.consents import leave
from flows.job import Job
from flows.secrets import SecretEnvironment
from warehouse.dispatch.mail_settings import read_mail_settings
from warehouse.dispatch.signing import Leaving, read_token
from warehouse.dispatch.unsubscribing import make_app

if TYPE_CHECKING:
    from starlette.applications import Starlette


def make_unsubscribe_app(job: Job, environ: Mapping[str, str] | None = None) -> Starlette:
    """An app that answers at /unsubscribe; without FIELDBRIEF_SIGNING_KEY it believes no link. Raises BadSetting."""
    keys = read_mail_settings(SecretEnvironment() if environ is None else environ).signing_keys

    def check(token: str) -> Leaving:
        return read_token(keys, token, job.clock())

    def write(leaving: Leaving) -> None:
        leave(job, leaving.subscription_id, leaving.recipient_key, "link")

    return make_app(check, write)
