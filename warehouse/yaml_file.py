"""YAML files checked against a schema, with the line of whatever is wrong."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

# The C loader reads the lexicons in 0.06 s; loaders written in Python take 0.7 s and more.
_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadFile(ValueError):
    """A file that people keep cannot be taken as it is; the message is one line per fault."""


class StrictModel(BaseModel):
    """A schema that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=BaseModel)

# What people name things with: never a path, never a wildcard.
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,40}$")]


def load_yaml(path: Path, model: type[Model]) -> Model:
    """The file's content as the model; raises BadFile with 'FILE:LINE: key: what was expected'."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadFile(f"{path}:1: not UTF-8: {error.reason}") from None
    except OSError as error:
        raise BadFile(f"{path}: cannot be read: {error.strerror}") from None
    parsed: Model = _parse(path, text, model)
    return parsed


# A dispatcher asks for the same twenty files at every look at what is due: 12 ms to parse, 1 ms to read.
@lru_cache(maxsize=256)
def _parse(path: Path, text: str, model: type[Model]) -> Model:
    try:
        plain = yaml.load(text, Loader=_CoreLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadFile(f"{path}:{line}: {error.problem or 'not valid YAML'}") from None
    except yaml.YAMLError as error:
        raise BadFile(f"{path}:1: not valid YAML: {str(error).splitlines()[0]}") from None
    try:
        return model.model_validate({} if plain is None else plain)
    except ValidationError as error:
        tree = yaml.compose(text, Loader=_CoreLoader)
        faults = [
            f"{path}:{_line(tree, fault['loc'])}: {'.'.join(map(str, fault['loc'])) or 'file'}: {_say(fault, model)}"
            for fault in error.errors()
        ]
        raise BadFile("\n".join(faults)) from None


def load_folder(folders: Iterable[Path], model: type[Model]) -> dict[str, Model]:
    """The `*.yml` files of the folders by file stem; a later folder overrides an earlier one."""
    return {
        path.stem: load_yaml(path, model)
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.glob("*.yml"))
    }


class _CoreLoader(_Base):  # type: ignore[misc]
    """Reads scalars as YAML 1.2 does, where NO is Norway and on is a word, and refuses a key that stands twice."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


for _tag, _form, _first in (
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
    ("timestamp", r"\d{4}-\d\d-\d\d", "0123456789"),
):
    _CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_form})$"), [*_first, ""])


def _line(tree: yaml.Node | None, loc: tuple[int | str, ...]) -> int:
    """The 1-based line of the deepest part of `loc` that stands in the file."""
    line, node = 1, tree
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = (node.value[step], node.value[step])
        else:
            found = None
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _say(fault: Any, model: type[BaseModel]) -> str:
    if fault["type"] == "extra_forbidden":
        known = ", ".join(_keys_at(model, fault["loc"][:-1]))
        return f"unknown key; expected one of {known}" if known else "unknown key"
    if fault["type"] == "missing":
        return "missing, but required"
    return f"{fault['msg']}, found {fault['input']!r:.80}"


def _keys_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the schema knows where the fault stands; empty below unions and lists of models."""
    current: Any = model
    for step in loc:
        if isinstance(step, int):
            continue
        fields = getattr(current, "model_fields", {})
        if step not in fields:
            return []
        current = fields[step].annotation
        for inner in getattr(current, "__args__", ()):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                current = inner
    fields = getattr(current, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]
