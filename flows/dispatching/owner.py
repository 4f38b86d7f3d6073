"""The owner is told of every miss, once, with the reason and the command that mends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from flows.job import Job
from flows.secrets import SecretEnvironment
from warehouse.settings import BadSetting
from warehouse.store.entries import DeliveryState

OWNER = "FIELDBRIEF_OWNER"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that should have happened and did not; `key` names it for ever."""

    key: str
    what: str
    mend: str


def find_notices(job: Job) -> Iterator[Notice]:
    """What stands in the ledger as failed or unknown, the timetable first."""
    ledger = job.ledger
    for due in ledger.dues.listed():
        if due.state == "failed":
            what = f"{due.name}, due {due.due_at:%Y-%m-%d %H:%M} UTC, failed: {due.message}"
            verb = "run" if due.name == "refresh" else f"brief {due.name.partition('.')[0]}"
            yield Notice(f"due/{due.name}/{due.due_at.isoformat()}/{due.attempts}", what, f"fieldbrief {verb}")
    for row in ledger.deliveries.listed([DeliveryState.FAILED, DeliveryState.UNKNOWN]):
        what = (
            f"delivery {row.delivery_id} of {row.edition} for {row.subscription_id}, due "
            f"{row.due_at:%Y-%m-%d %H:%M} UTC, is {row.state.value}: {row.message or 'it is being sent'}"
        )
        key = f"delivery/{row.delivery_id}/{row.state.value}/{row.attempt_count}/{row.pending_since.isoformat()}"
        yield Notice(key, what, f"fieldbrief deliveries --explain {row.delivery_id}")


def tell_owner(job: Job, notices: Sequence[Notice], environ: Mapping[str, str] | None = None) -> int:
    """How many things the owner was told of, by mail and once each; 0 where no owner or mail server is named.

    `environ` is the process's own, with secrets from Prefect's blocks, unless given. Raises what the mail
    channel raises when the mail could not be handed over: it will be tried again.
    """
    environ = SecretEnvironment() if environ is None else environ
    known = {notice.key: notice for notice in notices}
    untold = [known[key] for key in job.ledger.notices.untold(list(known))]
    address = environ.get(OWNER, "").strip()
    if not (untold and address):
        return 0
    _send(job, address, untold, environ)
    job.ledger.notices.note([notice.key for notice in untold], job.clock())
    return len(untold)


def _send(job: Job, address: str, notices: Sequence[Notice], environ: Mapping[str, str]) -> None:
    from warehouse.dispatch.mail_settings import read_mail_settings
    from warehouse.dispatch.mailbox import read_mailbox
    from warehouse.dispatch.smtp_connection import close_connection, open_connection
    from warehouse.dispatch.smtp_dialogue import hand_over

    settings = read_mail_settings(environ)
    if not (settings.server and settings.sender):
        raise BadSetting(f"{OWNER} is set, but FIELDBRIEF_SMTP_HOST and FIELDBRIEF_MAIL_FROM are not: nobody is told")
    owner = read_mailbox(address)
    message = EmailMessage()
    first = notices[0].what.partition(": ")[0]
    message["Subject"] = (
        f"Fieldbrief: {first}" if len(notices) == 1 else f"Fieldbrief: {len(notices)} things went amiss"
    )
    message["From"], message["To"] = settings.sender.address, owner.address
    message["Date"] = format_datetime(job.clock())
    message["Message-ID"] = make_msgid(domain=settings.sender.domain)
    message["Auto-Submitted"] = "auto-generated"
    told = "\n\n".join(f"{notice.what}\n  -> {notice.mend}" for notice in notices)
    message.set_content(f"{told}\n\nHome folder: {job.settings.home.root}\nAll of it: fieldbrief status\n")
    client = open_connection(settings.server, settings.sender.domain)
    try:
        hand_over(client, settings.sender, owner, message.as_bytes(policy=SMTP), settings.server.timeout)
    finally:
        close_connection(client)
