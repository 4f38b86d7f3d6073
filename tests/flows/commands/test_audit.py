from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flows import stages
from flows.issuing.recounting import recount_snapshot
from flows.job import Job
from tests.flows.conftest import Said
from tests.flows.house import GHANA, build_later
from warehouse.audit.printed import read_printed
from warehouse.extract import read
from warehouse.extract.passage import Found

Call = Callable[..., Said]


@pytest.fixture
def pdf(built: Job) -> Path:
    return stages.brief(built, ["global"], ["en"])[0].pdf


def test_an_edition_agrees_with_its_documents(fieldbrief: Call, pdf: Path) -> None:
    said = fieldbrief("audit", str(pdf))
    assert said.code == 0, said.out
    assert "recounted from 1 document" in said.out
    assert int(said.out.split(": ")[1].split()[0]) > 20


def test_a_figure_that_the_documents_do_not_give_is_named(
    fieldbrief: Call, pdf: Path, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule of the reading has changed since, so that the audit reads another year than was printed."""
    monkeypatch.setattr(read, "extract_themes", lambda passage: Found((), (), 0.0))
    recount_snapshot.cache_clear()
    said = fieldbrief("audit", str(pdf))
    assert said.code == 1
    assert "l-theme-TIP is printed as 2, the documents give 0" in said.out


def test_a_file_that_was_changed_after_it_was_issued_is_named(fieldbrief: Call, pdf: Path) -> None:
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    said = fieldbrief("audit", str(pdf))
    assert said.code == 1
    assert "SHA-256 differs" in said.out


def test_a_file_that_is_no_edition_is_wrong_use(fieldbrief: Call, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\n")
    said = fieldbrief("audit", str(tmp_path / "x.pdf"))
    assert said.code == 2
    assert "x.pdf is not" in said.err


def test_what_changed_since_the_edition_before_is_recounted(fieldbrief: Call, pdf: Path, tmp_path: Path) -> None:
    later = build_later(tmp_path, 0, lambda text: text.replace("30 prosecutors", "35 prosecutors") + GHANA)
    (second,) = stages.brief(later, ["global"], ["en"])
    names = {figure.name: figure.value for figure in read_printed(second.pdf.read_bytes()).figures}
    assert second.edition.number == 2
    assert names["l-change-new"] == 1
    assert names["l-change-changed-people"] == 1
    said = fieldbrief("audit", str(second.pdf), str(pdf))
    assert said.code == 0, said.out
    assert said.out.count("all agree") == 2
