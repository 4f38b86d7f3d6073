"""What was done: the kind of work that an item reports."""

from __future__ import annotations

from dataclasses import replace

from warehouse.extract.passage import Found, Passage
from warehouse.extract.people_sense import TRAINING, are_at_work
from warehouse.extract.portraits import find_portrait
from warehouse.extract.scan import Term, keep_longest
from warehouse.extract.tag_lexicon import ANY, lexicon_terms, load_lexicon
from warehouse.extract.tags import extract_tags
from warehouse.records import Evidence, People, Sense

# Among the words for a story that belong to no language.
_PORTRAITS = f"measure.STORY.{ANY}"


def terms() -> list[Term]:
    """The words that speak for a measure, kinds 'measure.TRAIN' and so on."""
    return lexicon_terms(load_lexicon("measures"))


def extract_measures(passage: Passage) -> Found[str]:
    """Measure codes of lexicon/measures.yml, most important first."""
    if portrait := find_portrait(passage):
        others = passage.hits.get(_PORTRAITS, ())
        passage = replace(passage, hits={**passage.hits, _PORTRAITS: keep_longest([*others, portrait])})
    return extract_tags(passage, load_lexicon("measures"), "measures")


def take_in_training(measures: Found[str], people: Found[People]) -> Found[str]:
    """The measures, with training behind them where persons at work are counted as trained ('45 judges graduated')."""
    most = load_lexicon("measures").most
    if TRAINING in measures.values or (most is not None and len(measures.values) >= most):
        return measures
    for count, words in zip(people.values, people.evidence, strict=True):
        if count.sense is Sense.TRAINED and are_at_work(count.who):
            evidence = Evidence("measures", TRAINING, words.span, "persons-trained")
            return measures._replace(
                values=(*measures.values, TRAINING),
                evidence=(*measures.evidence, evidence),
                faint=tuple(code for code in measures.faint if code != TRAINING),
            )
    return measures
