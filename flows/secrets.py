"""The environment with secrets filled in from Prefect's blocks: what the one does not hold may lie in the other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from warehouse.settings import BadSetting

_PREFIX = "FIELDBRIEF_"
# Settings that are secrets; a chat's address is one as well, under any name.
_SECRETS = frozenset({"FIELDBRIEF_SMTP_PASSWORD", "FIELDBRIEF_SMTP_TOKEN", "FIELDBRIEF_SIGNING_KEY"})
_CHAT = "FIELDBRIEF_SECRET_"


class SecretEnvironment(Mapping[str, str]):
    """The environment, and for secrets that are not in it the Secret block of the same name on Prefect's server.

    FIELDBRIEF_SMTP_PASSWORD is the block `fieldbrief-smtp-password`, FIELDBRIEF_SECRET_DESK_ROOM the block
    `fieldbrief-desk-room`. No server is asked unless PREFECT_API_URL names one; each block is asked for once.
    """

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._environ = environ
        self._blocks: dict[str, str | None] = {}

    def __getitem__(self, name: str) -> str:
        """Raises KeyError where neither holds it."""
        if name in self._environ:
            return self._environ[name]
        if (name in _SECRETS or name.startswith(_CHAT)) and self._environ.get("PREFECT_API_URL"):
            if name not in self._blocks:
                self._blocks[name] = _load_block(name_block(name))
            if value := self._blocks[name]:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._environ)

    def __len__(self) -> int:
        return len(self._environ)


def name_block(variable: str) -> str:
    """The block that a variable's secret may lie in."""
    return "fieldbrief-" + variable.removeprefix(_CHAT).removeprefix(_PREFIX).lower().replace("_", "-")


def _load_block(name: str) -> str | None:
    """The block's secret, None where there is no such block; raises BadSetting when the server cannot be asked."""
    import httpx
    from prefect.blocks.system import Secret

    try:
        load: Any = Secret.load
        block = load(name, _sync=True)
    except ValueError:
        return None
    except httpx.HTTPError as error:
        raise BadSetting(f"the block {name} cannot be asked for at PREFECT_API_URL: {type(error).__name__}") from error
    value = block.get()
    return value if isinstance(value, str) else None
