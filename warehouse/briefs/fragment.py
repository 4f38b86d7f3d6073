"""An address that opens a page at the words of a report (text fragments, as browsers understand them)."""

from __future__ import annotations

from urllib.parse import quote, urldefrag

# Enough words to be met once on a page, few enough to lie in one paragraph of it.
_MOST_WORDS, _LONGEST = 6, 80


def link_to_words(address: str, title: str, text: str) -> str:
    """The address with a fragment that names the first and last words of a report; as it is without any words."""
    body = [line for line in text.split("\n") if line.strip()]
    first = _first_words(title or next(iter(body), ""))
    last = _last_words(body[-1]) if body else ""
    if not first:
        return address
    named = [first, last] if last and last != first else [first]
    base, fragment = urldefrag(address)
    return f"{base}#{fragment}:~:text={','.join(map(_escape, named))}"


def _first_words(line: str) -> str:
    words = line.split()[:_MOST_WORDS]
    while len(words) > 1 and len(" ".join(words)) > _LONGEST:
        words.pop()
    return " ".join(words)


def _last_words(line: str) -> str:
    words = line.split()[-_MOST_WORDS:]
    while len(words) > 1 and len(" ".join(words)) > _LONGEST:
        words.pop(0)
    return " ".join(words)


def _escape(words: str) -> str:
    """Percent-encoded as UTF-8, with the hyphens and commas that have a meaning in a text fragment."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
