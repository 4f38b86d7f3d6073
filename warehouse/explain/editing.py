"""Entries put into and taken out of the text of `decisions.yml`; every other character stays as it is.

A YAML library that writes a file back lays it out anew and moves the comment that stands before a
section behind the last entry of the one above. Here the file is only parsed for where its entries
stand, and the lines are changed in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from warehouse.explain.values import write_entry

_FIRST = "# What people settled; `fieldbrief decide` writes here too. See docs/checking-the-reading.md.\n"


def put_correction(text: str, item_id: str, fields: Mapping[str, Any]) -> str:
    """The text with the fields of the item under `set:`; fields that stand there already get the new value."""
    text, section = _section(text, "set")
    entry = _value_of(section, item_id)
    if entry is None:
        return _put(text, section, item_id, write_entry(fields))
    for name, value in fields.items():
        text = _put(text, _value_of(_value_of(_parse(text), "set"), item_id), name, write_entry(value))
    return text


def add_pair(text: str, section: str, pair: Mapping[str, Any]) -> str:
    """The text with one more entry under `merge:` or `split:`; a list where there is nothing to note."""
    text, node = _section(text, section)
    return _put(text, node, None, write_entry(pair if set(pair) > {"items"} else pair["items"]))


def drop_item(text: str, item_id: str) -> tuple[str, list[str]]:
    """The text without the item, and the entries that named it, as they stood.

    A correction goes whole, and so does a pair; from an entry of three or more only the item goes.
    """
    dropped: list[str] = []
    while found := next(_find(text, item_id), None):
        section, container, index, inner = found
        child = _children(container)[index]
        dropped.append(f"{section}: {' '.join(text[_start(child) : _end(text, child)].split())}")
        members = _children(inner) if inner else []
        if inner and len(members) > 2:
            text = _cut(text, inner, next(at for at, member in enumerate(members) if member[1].value == item_id))
        else:
            text = _cut(text, container, index)
    return text, dropped


# A child of a collection: its key, None in a list, and its value.
_Child = tuple[yaml.Node | None, yaml.Node]


def _parse(text: str) -> yaml.Node | None:
    # The loader written in Python: its marks count characters of the text.
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    return None if node is None or node.value == "" else node


def _find(text: str, item_id: str) -> Iterator[tuple[str, yaml.CollectionNode, int, yaml.SequenceNode | None]]:
    """Each entry that names the item: its section, the section's node, its place there, the pair's list of items."""
    root = _parse(text)
    for section in ("set", "merge", "split"):
        node = _value_of(root, section)
        if not isinstance(node, yaml.CollectionNode):
            continue
        for index, (key, value) in enumerate(_children(node)):
            items = _value_of(value, "items") if isinstance(value, yaml.MappingNode) else value
            if key is not None and key.value == item_id:
                yield section, node, index, None
            elif key is None and isinstance(items, yaml.SequenceNode) and item_id in [n.value for n in items.value]:
                yield section, node, index, items


def _section(text: str, name: str) -> tuple[str, yaml.Node | None]:
    """The text with the section in it, and the section's node: None where nothing stands under its key yet."""
    if not text.strip():
        text = _FIRST
    if not text.endswith("\n"):
        text += "\n"
    root = _parse(text)
    if root is None or _value_of(root, name) is None:
        text += f"{name}:\n"
    node = _value_of(_parse(text), name)
    if isinstance(node, yaml.CollectionNode) and not node.value:
        text = text[: node.start_mark.index].rstrip(" ") + text[node.end_mark.index :]
        node = _value_of(_parse(text), name)
    return text, node


def _put(text: str, node: yaml.Node | None, key: str | None, value: str) -> str:
    """The text with a key's value set, or a list's entry added, in the style that the collection is written in."""
    assert node is not None
    if key is not None and (old := _value_of(node, key)) is not None:
        start, end = _start((None, old)), _end(text, (None, old))
        return f"{text[:start]}{'' if text[:start].endswith((' ', chr(10))) else ' '}{value}{text[end:]}"
    line = f"- {value}" if key is None else f"{write_entry(key)}: {value}"
    if not isinstance(node, yaml.CollectionNode):
        return _insert_below(text, node.start_mark.index, f"  {line}")
    if node.flow_style:
        at = node.end_mark.index - 1
        inner = value if key is None else line
        return f"{text[:at].rstrip()}{', ' if node.value else ''}{inner}{text[at:]}"
    return _insert_below(text, _end(text, _children(node)[-1]), " " * node.start_mark.column + line)


def _insert_below(text: str, at: int, line: str) -> str:
    """The text with a line of its own below the one that holds the character."""
    end = text.find("\n", at)
    return f"{text}\n{line}\n" if end < 0 else f"{text[: end + 1]}{line}\n{text[end + 1 :]}"


def _cut(text: str, container: yaml.CollectionNode, index: int) -> str:
    """The text without one entry of the collection; an emptied collection is written as an empty one."""
    children = _children(container)
    start, end = _start(children[index]), _end(text, children[index])
    if container.flow_style:
        if index + 1 < len(children):
            end = _start(children[index + 1])
        elif index:
            start = _end(text, children[index - 1])
        return text[:start] + text[end:]
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end) + 1 or len(text)
    if len(children) > 1:
        return text[:first] + text[last:]
    # A key alone would say null: the empty collection goes behind the colon of the section's key.
    colon = text.index(":", _key_end(text, container))
    empty = " []" if isinstance(container, yaml.SequenceNode) else " {}"
    return text[: colon + 1] + empty + text[colon + 1 : first] + text[last:]


def _key_end(text: str, section: yaml.Node) -> int:
    """Where the key of a section ends."""
    root = _children(_parse(text) or section)
    return next(
        int(key.end_mark.index) for key, node in root if key and node.start_mark.index == section.start_mark.index
    )


def _children(node: yaml.Node) -> list[_Child]:
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    return [(None, child) for child in node.value] if isinstance(node, yaml.SequenceNode) else []


def _value_of(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _start(child: _Child) -> int:
    return int((child[0] or child[1]).start_mark.index)


def _end(text: str, child: _Child) -> int:
    """Where the last character of the value stands; the end that a block's own mark gives is that of what follows."""
    node = child[1]
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _end(text, _children(node)[-1])
    end = int(node.end_mark.index)
    is_block_text = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return len(text[:end].rstrip()) if is_block_text else end
