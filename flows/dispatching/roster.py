"""Who gets what by `subscriptions.yml` as it stands now: each recipient with the brief cut for him."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flows.dispatching.tailoring import Cut, Tailor
from flows.job import Job, NothingYet, WrongUse
from warehouse.dispatch.subscriptions import Recipient, Subscription, Subscriptions, load_subscriptions
from warehouse.store.entries import Delivery


@dataclass(frozen=True, slots=True)
class Post:
    """What one recipient of a subscription gets; `cut` is None where no brief can be made of it, as `fault` says.

    `is_early` when nothing but a first snapshot is missing.
    """

    subscription_id: str
    terms: Subscription
    recipient: Recipient
    cut: Cut | None
    fault: str = ""
    is_early: bool = False

    @property
    def brief_id(self) -> str:
        """The id of the brief cut for the recipient, or what the subscription calls it where there is none."""
        return self.cut.asked.definition.id if self.cut else self.terms.brief

    @property
    def lang(self) -> str:
        """The language of the edition."""
        return self.recipient.language or self.terms.language

    @property
    def zone(self) -> str:
        """The zone that times are shown in."""
        return self.terms.schedule.zone if self.terms.schedule else "UTC"


class Roster:
    """The subscriptions, all of them or those named; of the home folder's file unless another is given."""

    def __init__(self, job: Job, only: Sequence[str] = (), file: Subscriptions | None = None) -> None:
        self._file = file or load_subscriptions(job.settings.home.subscriptions)
        self._tailor = Tailor(job)
        self._posts: dict[tuple[str, int | None], list[Post]] = {}
        if lost := [name for name in only if name not in self._file.subscriptions]:
            known = ", ".join(self._file.subscriptions) or "none"
            raise WrongUse(
                f"no subscription is called {lost[0]} in {job.settings.home.subscriptions}; there are {known}"
            )
        self.subscriptions = {name: row for name, row in self._file.subscriptions.items() if not only or name in only}

    @property
    def schedules(self) -> dict[str, str]:
        """By subscription the cron and zone it goes by, '' for what is published."""
        return {
            name: f"{terms.schedule.cron} {terms.schedule.zone}" if terms.schedule else ""
            for name, terms in self.subscriptions.items()
        }

    def posts(self, subscription_id: str, due_at: dt.datetime | None) -> list[Post]:
        """What each recipient gets at a due time, or of what is published now when that is None."""
        terms = self.subscriptions[subscription_id]
        on = terms.schedule.local(due_at) if terms.schedule and due_at else due_at
        key = (subscription_id, on.year if on else None)
        if key not in self._posts:
            rows = self._file.recipients(subscription_id)
            self._posts[key] = [self._post(subscription_id, terms, row, on) for row in rows]
        return self._posts[key]

    def find(self, delivery: Delivery) -> Post | None:
        """What the file says now of a delivery that was planned; None when it is wanted no more."""
        terms = self.subscriptions.get(delivery.subscription_id)
        if terms is None:
            return None
        posts = [*self.posts(delivery.subscription_id, delivery.due_at if terms.schedule else None)]
        # the year of what is published may have passed since it was planned
        posts += self.posts(delivery.subscription_id, delivery.due_at)
        wanted = (delivery.recipient.casefold(), delivery.brief_id, delivery.lang, delivery.channel)
        return next((post for post in posts if _wish(post) == wanted), None)

    def _post(self, subscription_id: str, terms: Subscription, recipient: Recipient, on: dt.datetime | None) -> Post:
        try:
            cut = self._tailor.cut(terms.brief, recipient.to_scope(), recipient.language or terms.language, on)
        except WrongUse as error:
            return Post(subscription_id, terms, recipient, None, str(error), isinstance(error, NothingYet))
        return Post(subscription_id, terms, recipient, cut)


def _wish(post: Post) -> tuple[str, str, str, str]:
    return (post.recipient.to.casefold(), post.brief_id, post.lang, post.terms.channel.value)
