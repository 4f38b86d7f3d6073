"""Between us and the readers: how a channel is opened, and what its letters link to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from warehouse.dispatch.letter import Carrier
from warehouse.dispatch.parcel import Parcel
from warehouse.dispatch.subscriptions import Channel
from warehouse.store.entries import Delivery

Links = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Outward:
    """`open_carrier` raises BadSetting or Deferred; `links` gives the edition's page and where to unsubscribe."""

    open_carrier: Callable[[Channel], Carrier]
    links: Callable[[Delivery, Parcel], Links]


def reach_out(clock: Callable[[], dt.datetime]) -> Outward:
    """As the environment says, secrets from Prefect's blocks too; `clock` dates the links. Raises BadSetting."""
    from flows.secrets import SecretEnvironment
    from warehouse.dispatch.addresses import edition_address, unsubscribe_address
    from warehouse.dispatch.carriers import open_carrier
    from warehouse.dispatch.mail_settings import read_mail_settings
    from warehouse.dispatch.signing import Leaving, sign_token

    environ = SecretEnvironment()
    settings = read_mail_settings(environ)

    def links(delivery: Delivery, parcel: Parcel) -> Links:
        if settings.site_url is None:
            return None, None
        page = edition_address(settings.site_url, parcel)
        if not settings.signing_keys:
            return page, None
        leaving = Leaving(delivery.subscription_id, delivery.key, delivery.lang)
        return page, unsubscribe_address(settings.site_url, sign_token(settings.signing_keys, leaving, clock()))

    return Outward(lambda channel: open_carrier(channel, environ), links)
