"""What was done: the kind of work that an item reports."""

from __future__ import annotations

from dataclasses import replace

from warehouse.extract.passage import Found, Passage
from warehouse.extract.portraits import find_portrait
from warehouse.extract.scan import Term
from warehouse.extract.tag_lexicon import lexicon_terms, load_lexicon
from warehouse.extract.tags import extract_tags


def terms() -> list[Term]:
    """The words that speak for a measure, kinds 'measure.TRAIN' and so on."""
    return lexicon_terms(load_lexicon("measures"))


def extract_measures(passage: Passage) -> Found[str]:
    """Measure codes of lexicon/measures.yml, most important first."""
    if portrait := find_portrait(passage):
        passage = replace(passage, hits={**passage.hits, "measure.STORY.any": (portrait,)})
    return extract_tags(passage, load_lexicon("measures"), "measures")
