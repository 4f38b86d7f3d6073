"""Signed links: whose subscription a reader may end without logging in. Pure: the time is handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itsdangerous import URLSafeSerializer

# Mail lies in folders for long, and the link in it has to work as long as anybody could still be written to.
KEPT_DAYS = 3 * 365

_SALT = "fieldbrief-unsubscribe"
_LONGEST = 2_000


class BadToken(ValueError):
    """A token that was not signed here; nothing of it is believed."""


class StaleToken(ValueError):
    """A token signed here, longer ago than KEPT_DAYS; `lang` is the reader's language."""

    def __init__(self, lang: str) -> None:
        super().__init__(f"the link is older than {KEPT_DAYS} days")
        self.lang = lang


@dataclass(frozen=True, slots=True)
class Leaving:
    """A reader who may end a subscription: the ledger's key for him, not his address."""

    subscription_id: str
    recipient_key: str
    lang: str


def sign_token(keys: Sequence[str], leaving: Leaving, now: dt.datetime) -> str:
    """The token, letters, digits, hyphens, dots and underscores only; signed with the first of the keys."""
    issued = now.astimezone(dt.UTC).date().isoformat()
    said = [leaving.subscription_id, leaving.recipient_key, leaving.lang, issued]
    return str(_serializer(keys).dumps(said))


def read_token(keys: Sequence[str], token: str, now: dt.datetime) -> Leaving:
    """What the token says; raises BadToken where none of the keys signed it, StaleToken where it is too old."""
    from itsdangerous import BadData

    if not keys or len(token) > _LONGEST:
        raise BadToken("the link is not one of ours")
    try:
        subscription_id, recipient_key, lang, issued = _serializer(keys).loads(token)
    except (BadData, ValueError, TypeError):
        raise BadToken("the link is not one of ours") from None
    if now.astimezone(dt.UTC).date() - dt.date.fromisoformat(issued) > dt.timedelta(days=KEPT_DAYS):
        raise StaleToken(lang)
    return Leaving(subscription_id, recipient_key, lang)


def _serializer(keys: Sequence[str]) -> URLSafeSerializer:
    from itsdangerous import URLSafeSerializer

    # itsdangerous signs with the last of its keys.
    how = {"key_derivation": "hmac", "digest_method": sha256}
    return URLSafeSerializer(list(reversed(keys)), salt=_SALT, signer_kwargs=how)
