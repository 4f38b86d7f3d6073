"""Where sentences end."""

from __future__ import annotations

import re

# A full stop after a small letter or a sign and before a capital; 'Malawi.The' ends one too.
_SENTENCE_END = re.compile(r"""[.!?](?<=[a-z0-9à-ÿ)"'”’\]%].)["'”’)]*\s*(?=[A-ZÀ-Þ“"‘'¿¡(])""")
_ABBREVIATION = re.compile(r"\b(?:no|mr|mrs|ms|dr|st|vs|art|nr|sra?|mme|prof)$", re.IGNORECASE)


def find_sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence that begins at `start` ends, with the blanks after it; `end` if nothing ends it before."""
    at = start
    while found := _SENTENCE_END.search(text, at, end):
        if _ABBREVIATION.search(text, max(start, found.start() - 5), found.start()) is None:
            return found.end()
        at = found.end()
    return end
