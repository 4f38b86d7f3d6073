"""The least agreement with the labels that each field must keep, per label set."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel
from ruamel.yaml import YAML

from warehouse.evaluate import FIELDS, FieldName, Score
from warehouse.yaml_file import load_yaml

Share = Annotated[float, Field(ge=0, le=1)]


class Floors(RootModel[dict[str, dict[FieldName, Share]]]):
    """F1 with debatable fields left out, by label set and field."""


def load_floors(path: Path) -> dict[str, dict[str, float]]:
    """The floors by label set and field; raises BadFile where the file is not as it should be."""
    return {
        label_set: {str(name): least for name, least in fields.items()}
        for label_set, fields in load_yaml(path, Floors).root.items()
    }


def find_fallen(scores: Mapping[str, Score], floors: Mapping[str, float]) -> list[str]:
    """One line for each field that is below its floor."""
    return [
        f"{name}: F1 {scores[name].f1:.4f} is below the floor {floors[name]:.3f}"
        for name in FIELDS
        if name in floors and scores[name].f1 < floors[name]
    ]


def update_floors(scores: Mapping[str, Score], floors: Mapping[str, float], lower: bool) -> dict[str, float]:
    """The floors as the scores leave them, to three digits: raised where a score is higher, lowered only if `lower`."""
    reached = {name: math.floor(scores[name].f1 * 1000) / 1000 for name in FIELDS}
    return {name: value if lower else max(value, floors.get(name, 0.0)) for name, value in reached.items()}


def save_floors(path: Path, floors: Mapping[str, Mapping[str, float]]) -> None:
    """Writes the floors, keeping the comment at the head of the file."""
    yaml = YAML()
    head = []
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if not line.startswith("#"):
                break
            head.append(line)
    with path.open("w", encoding="utf-8") as handle:
        handle.writelines(head)
        yaml.dump({name: dict(fields) for name, fields in floors.items()}, handle)
