"""Who gets which brief, how, when and in which language: `subscriptions.yml` in the home folder."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from warehouse.rows import Scope
from warehouse.schedule import Schedule
from warehouse.yaml_file import Code, Id, Language, StrictModel, load_yaml


class Channel(StrEnum):
    """How an edition gets to a recipient; what `to` holds follows from it.

    `email`: an address. `folder`: a path or an fsspec URL (s3://, sftp://). `chat`: the name of the
    secret that holds an Apprise URL.
    """

    EMAIL = "email"
    FOLDER = "folder"
    CHAT = "chat"


class IfUnchanged(StrEnum):
    """What a recipient gets at a due time when the last edition that he was sent still says it all."""

    SKIP = "skip"
    NOTE = "note"
    SEND = "send"


class IfEmpty(StrEnum):
    """What a recipient gets when an edition holds no activity."""

    SKIP = "skip"
    SEND = "send"


class Recipient(StrictModel):
    """One reader, and what of the brief he asked for; a bound left out is the brief's own."""

    to: Annotated[str, StringConstraints(min_length=1, max_length=320, strip_whitespace=True)]
    name: str = ""
    language: Language | None = None
    regions: tuple[Code, ...] = ()
    countries: tuple[Code, ...] = ()
    themes: tuple[Code, ...] = ()
    measures: tuple[Code, ...] = ()

    def to_scope(self) -> Scope:
        """What was asked for, as the marts take it."""
        return Scope(self.regions, self.countries, self.themes, self.measures)


class Subscription(StrictModel):
    """One brief to its recipients; without a `schedule` each new edition goes out when it is published.

    An entry of `to` is a recipient, an address in short, or the name of one of the file's lists.
    `max_staleness_days` is how long ago every source may have been looked at last.
    """

    brief: Code
    to: Annotated[tuple[Recipient | str, ...], Field(min_length=1)]
    channel: Channel = Channel.EMAIL
    language: Language = "en"
    schedule: Schedule | None = None
    if_unchanged: IfUnchanged = IfUnchanged.SKIP
    if_empty: IfEmpty = IfEmpty.SKIP
    max_staleness_days: Annotated[float, Field(gt=0)] | None = None


class Subscriptions(StrictModel):
    """All that `subscriptions.yml` says."""

    lists: dict[Id, tuple[Recipient | str, ...]] = Field(default_factory=dict)
    subscriptions: dict[Id, Subscription] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _lists_are_flat(self) -> Self:
        for name, entries in self.lists.items():
            if nested := [entry for entry in entries if isinstance(entry, str) and entry in self.lists]:
                raise ValueError(f"list {name} holds the list {nested[0]}; a list holds recipients only")
        return self

    def recipients(self, subscription_id: str) -> tuple[Recipient, ...]:
        """The recipients of a subscription with its lists unfolded, each with a language, none twice."""
        subscription = self.subscriptions[subscription_id]
        entries = [row for entry in subscription.to for row in self._unfold(entry)]
        plain = [row if row.language else row.model_copy(update={"language": subscription.language}) for row in entries]
        return tuple({(row.to.casefold(), row.language, row.to_scope()): row for row in plain}.values())

    def _unfold(self, entry: Recipient | str) -> tuple[Recipient, ...]:
        if isinstance(entry, Recipient):
            return (entry,)
        if entry in self.lists:
            return tuple(row if isinstance(row, Recipient) else Recipient(to=row) for row in self.lists[entry])
        return (Recipient(to=entry),)


def load_subscriptions(path: Path) -> Subscriptions:
    """The file's content, nothing where there is none; raises BadFile with file and line."""
    return load_yaml(path, Subscriptions) if path.exists() else Subscriptions()
