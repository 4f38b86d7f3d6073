"""Where things are: the project's own folders, and the home folder with all that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _project_folder(name: str) -> Path:
    """A folder that ships beside the packages; the checkout's comes first.

    An editable install leaves a copy of force-included folders in site-packages that goes stale,
    so the folder beside this package is preferred whenever the checkout's pyproject stands there.
    """
    beside = _PACKAGE.parent / name
    if (_PACKAGE.parent / "pyproject.toml").is_file() or beside.is_dir():
        return beside
    raise FileNotFoundError(f"the folder {name}/ that ships with fieldbrief is missing beside {_PACKAGE}")


def sql_folder() -> Path:
    """The dbt project."""
    return _project_folder("sql")


def templates_folder() -> Path:
    """The brief, e-mail and site templates with their styles and message catalogues."""
    return _project_folder("templates")


def shipped_sources() -> Path:
    """The source YAML files that ship with the project."""
    return _PACKAGE / "sources" / "declared"


def shipped_briefs() -> Path:
    """The brief definitions that ship with the project."""
    return _PACKAGE / "briefs" / "definitions"


def default_home() -> Path:
    """`data/` in the checkout, or in the current folder for an installed package."""
    checkout = _PACKAGE.parent
    return (checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()) / "data"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything that is kept."""

    root: Path

    @property
    def documents(self) -> Path:
        """Documents by SHA-256, their receipts and what is known of each address."""
        return self.root / "documents"

    @property
    def snapshots(self) -> Path:
        """Warehouse files, the published one among them."""
        return self.root / "snapshots"

    @property
    def editions(self) -> Path:
        """Issued briefs, one folder per brief, language and number."""
        return self.root / "editions"

    @property
    def ledger(self) -> Path:
        """What was issued and sent; the one thing that cannot be rebuilt."""
        return self.root / "ledger.sqlite"

    @property
    def site(self) -> Path:
        """The archive site as it is shown to readers, unless it goes elsewhere."""
        return self.root / "site"

    @property
    def ledger_key(self) -> Path:
        """What erased addresses are known by; not kept in the ledger, so that a copy of it tells nobody."""
        return self.root / "ledger.key"

    @property
    def sources(self) -> Path:
        """The user's own source YAML files; they add to and override the shipped ones."""
        return self.root / "sources"

    @property
    def briefs(self) -> Path:
        """The user's own brief definitions; they add to and override the shipped ones."""
        return self.root / "briefs"

    @property
    def decisions(self) -> Path:
        """What people have settled about single items; kept by hand, survives every new reading."""
        return self.root / "decisions.yml"

    @property
    def subscriptions(self) -> Path:
        """Who gets which brief, how, when and in which language; kept by hand or by `fieldbrief subscribe`."""
        return self.root / "subscriptions.yml"

    @property
    def timetable(self) -> Path:
        """When the sources are looked at, and how often what is due is looked for."""
        return self.root / "timetable.yml"

    @property
    def scratch(self) -> Path:
        """What tools leave behind (dbt's target and logs, Prefect's files); may be deleted at any time."""
        return self.root / "scratch"
