"""YAML files checked against a schema, with the line of whatever is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError


class BadFile(ValueError):
    """A file that people keep cannot be taken as it is; the message is one line per fault."""


class StrictModel(BaseModel):
    """A schema that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=BaseModel)


def load_yaml(path: Path, model: type[Model]) -> Model:
    """The file's content as the model; raises BadFile with 'FILE:LINE: key: what was expected'."""
    try:
        tree = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadFile(f"{path}:{line}: {error.problem or 'not valid YAML'}") from None
    except (YAMLError, UnicodeDecodeError) as error:
        raise BadFile(f"{path}:1: not valid YAML: {str(error).splitlines()[0]}") from None
    except OSError as error:
        raise BadFile(f"{path}: cannot be read: {error.strerror}") from None
    try:
        return model.model_validate(_plain(tree) if tree is not None else {})
    except ValidationError as error:
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


def _plain(node: Any) -> Any:
    if isinstance(node, CommentedMap):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    return node


def _line(tree: Any, loc: tuple[int | str, ...]) -> int:
    """The 1-based line of the deepest part of `loc` that stands in the file."""
    line, node = 1, tree
    for step in loc:
        try:
            place = node.lc.key(step) if isinstance(node, CommentedMap) else node.lc.item(step)
            node = node[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
        line = place[0] + 1
    return line


def _say(fault: Any, model: type[BaseModel]) -> str:
    if fault["type"] == "extra_forbidden":
        known = ", ".join(_keys_at(model, fault["loc"][:-1]))
        return f"unknown key; expected one of {known}" if known else "unknown key"
    if fault["type"] == "missing":
        return "missing, but required"
    return f"{fault['msg']}, found {fault['input']!r}"


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
