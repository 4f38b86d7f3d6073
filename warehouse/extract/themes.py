"""What an item is about."""

from __future__ import annotations

from warehouse.extract.passage import Found, Passage
from warehouse.extract.scan import Term
from warehouse.extract.tag_lexicon import lexicon_terms, load_lexicon
from warehouse.extract.tags import extract_tags


def terms() -> list[Term]:
    """The words that speak for a theme, kinds 'theme.TIP' and so on."""
    return lexicon_terms(load_lexicon("themes"))


def extract_themes(passage: Passage) -> Found[str]:
    """Theme codes of lexicon/themes.yml, most important first; none where the text supports none."""
    return extract_tags(passage, load_lexicon("themes"), "themes")
