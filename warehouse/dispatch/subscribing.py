"""Edits of `subscriptions.yml` that keep its comments and order: text in, text out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

_FIRST = "# Who gets which brief; `fieldbrief subscribe` writes here too. See docs/dispatch.md.\n"
_BOUNDS = ("name", "language", "regions", "countries", "themes", "measures")


def put_subscription(
    text: str, subscription_id: str, keys: Mapping[str, Any], recipients: Sequence[Mapping[str, Any]]
) -> str:
    """The text with the keys set in a subscription and the recipients among its `to`, made where there is none.

    A recipient of the same address, language and bounds is not put in twice. Raises ValueError
    where the text is not such a file.
    """
    tree = _load(text or f"{_FIRST}subscriptions: {{}}\n")
    subscriptions = _mapping(tree, "subscriptions")
    entry = _mapping(subscriptions, subscription_id)
    for name, value in keys.items():
        if isinstance(value, Mapping):
            _mapping(entry, name).update(value)
        else:
            entry[name] = value
    if "to" not in entry:
        entry["to"] = _flow([])
    for recipient in recipients:
        written = _write_recipient(recipient)
        if written not in list(entry["to"]):
            entry["to"].append(written)
    _unfold_flow(subscriptions)
    return _dump(tree)


def drop_subscription(text: str, subscription_id: str) -> str:
    """The text without a subscription; raises KeyError when it is not there."""
    tree = _load(text)
    del tree["subscriptions"][subscription_id]
    return _dump(tree)


def drop_recipient(text: str, recipient: str, subscription_id: str | None = None) -> tuple[str, list[str]]:
    """The text without a recipient, in one subscription or everywhere, and what he was taken out of.

    A subscription that is left with nobody goes whole. From lists he is taken out only everywhere,
    since others share them.
    """
    tree, left = _load(text), []
    subscriptions = tree.get("subscriptions") or {}
    for name in [*subscriptions] if subscription_id is None else [subscription_id]:
        entries = subscriptions[name].get("to", [])
        if _drop(entries, recipient):
            left.append(name)
            if not entries:
                del subscriptions[name]
    if subscription_id is None:
        left += [f"list {name}" for name, entries in (tree.get("lists") or {}).items() if _drop(entries, recipient)]
    return _dump(tree), left


def _drop(entries: CommentedSeq, recipient: str) -> bool:
    places = [place for place, entry in enumerate(entries) if _address(entry).casefold() == recipient.casefold()]
    for place in reversed(places):
        del entries[place]
    return bool(places)


def _address(entry: Any) -> str:
    return str(entry.get("to", "")) if isinstance(entry, Mapping) else str(entry)


def _write_recipient(recipient: Mapping[str, Any]) -> Any:
    """An address in short where there is nothing else to say of the recipient."""
    more = {name: recipient[name] for name in _BOUNDS if recipient.get(name)}
    if not more:
        return recipient["to"]
    said = CommentedMap({"to": recipient["to"]})
    said.update(
        {name: _flow(list(value)) if isinstance(value, list | tuple) else value for name, value in more.items()}
    )
    said.fa.set_flow_style()
    return said


def _mapping(parent: CommentedMap, name: str) -> CommentedMap:
    if parent.get(name) is None:
        parent[name] = CommentedMap()
    found = parent[name]
    if not isinstance(found, CommentedMap):
        raise ValueError(f"{name} is not a mapping")
    return found


def _flow(values: list[Any]) -> CommentedSeq:
    row = CommentedSeq(values)
    row.fa.set_flow_style()
    return row


def _unfold_flow(subscriptions: CommentedMap) -> None:
    """An empty mapping is written as {}; what has come into it stands on lines of its own."""
    if subscriptions.fa.flow_style() and len(subscriptions) == 1:
        subscriptions.fa.set_block_style()


def _load(text: str) -> CommentedMap:
    try:
        tree = _yaml().load(text)
    except YAMLError as error:
        raise ValueError(f"not valid YAML: {str(error).splitlines()[0]}") from None
    if tree is None:
        tree = CommentedMap()
    if not isinstance(tree, CommentedMap):
        raise ValueError("not a mapping")
    return tree


def _dump(tree: CommentedMap) -> str:
    out = StringIO()
    _yaml().dump(tree, out)
    return out.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
