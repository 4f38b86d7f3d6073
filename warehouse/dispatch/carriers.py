"""Which module carries for which channel; it is imported when the first letter goes out."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from warehouse.dispatch.letter import Carrier
from warehouse.dispatch.subscriptions import Channel

_MODULES = {Channel.EMAIL: "mail", Channel.FOLDER: "folder", Channel.CHAT: "chat"}


def open_carrier(channel: Channel, environ: Mapping[str, str]) -> Carrier:
    """The channel's carrier as the environment sets it up; raises BadSetting where something is missing."""
    carrier: Carrier = import_module(f"warehouse.dispatch.{_MODULES[channel]}").open_carrier(environ)
    return carrier
