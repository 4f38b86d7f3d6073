"""The texts that are measured: as they are, and many times over under changed wording."""

from __future__ import annotations

import random
import re
from pathlib import Path

_WORD = re.compile(r"[a-zà-ÿ]{4,}")
_NUMBER = re.compile(r"\b\d{2,3}\b")


_ROOT = Path(__file__).resolve().parents[2]
SAMPLE = _ROOT / "warehouse" / "sources" / "sample"


def default_texts() -> Path:
    """The real texts where they lie beside the checkout, else the sample corpus."""
    real = _ROOT.parent / "shared" / "sources"
    return real if real.is_dir() else SAMPLE


def text_files(folder: Path) -> list[Path]:
    """The texts of a folder and of those in it, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".html"))


def write_corpus(texts: Path, corpus: Path, copies: int) -> None:
    """The texts as they are, and further copies in which one word in four is another of the same text.

    Numbers are changed too, so that neither words nor keys make the copies near repeats.
    """
    files = text_files(texts)
    for copy in range(copies):
        chance = random.Random(copy)
        for path in files:
            text = path.read_text(encoding="utf-8", errors="replace")
            if copy:
                text = _reword(text, chance)
            target = corpus / f"{copy:03d}" / f"{copy:03d}-{path.name}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def _reword(text: str, chance: random.Random) -> str:
    words = _WORD.findall(text)
    text = _WORD.sub(lambda found: chance.choice(words) if chance.random() < 0.25 else found[0], text)
    return _NUMBER.sub(lambda _: str(chance.randint(11, 999)), text)
