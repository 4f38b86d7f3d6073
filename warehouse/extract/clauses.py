"""What a few words before a term say of it: a second thing done, a purpose, or a mere topic."""

from __future__ import annotations

from collections.abc import Sequence

_AND = frozenset(("and", "y", "e", "et"))
_ALSO = frozenset(("also", "then", "tambien", "ademas", "aussi", "egalement", "tambem"))
_VERB_ENDS = ("ed", "ing", "ndo", "ant", "aron", "ieron", "aram", "eram", "erent")
# Words that end like verbs and carry a topic on: 'and related data', 'focusing on', 'including'.
_NO_VERBS = (
    "relat", "bas", "unit", "organi", "arm", "traffick", "smuggl", "focus", "aim", "includ", "regard", "concern",
    "involv", "follow", "accord", "compris", "entitl", "call", "fund", "train", "need", "feed", "gender", "child",
    "indeed", "build",
)  # fmt: skip
_ARTICLES = frozenset(("a", "an", "one", "two", "three", "four", "five", "several"))
_PRESENTING = frozenset(
    ("presented", "launched", "released", "published", "unveiled", "presento", "presentaron", "lanzo", "lanzaron",
     "publico", "publicaron", "lancou", "publicou")
)  # fmt: skip
_PURPOSES = frozenset(("to", "para", "pour", "afin"))
_AIMS = frozenset(("aim", "aimed", "objective", "goal", "purpose", "view"))
_ACTION_ENDS = ("ing", "ment", "tion")
REACH = 10


def starts_anew(words: Sequence[str], term: str, is_strong: bool) -> bool:
    """Whether the sentence comes to a second thing done with the term that follows these folded words.

    ', providing legal', ' and also launched a', ', and a new', ' has entered into a', 'published the
    first', and for strong terms 'as well as two': so it does. Words keep their punctuation.
    """
    last = len(words) - 1
    if last < 0:
        return False
    if term.split(" ", 1)[0].endswith("ed") and _joins(words[last]):
        return True
    for at in range(last, max(last - 8, 0), -1):
        word, before = words[at], words[at - 1]
        if before == "and" and (word in _ARTICLES or word.isdigit()) and at > 1 and words[at - 2].endswith(","):
            return True
        if at <= last - 5:
            continue
        if word in _PRESENTING:
            return True
        if before in ("has", "have") and word.endswith(("ed", "en")):
            return True
        if at < last - 2:
            continue
        if word.endswith(_VERB_ENDS) and not word.startswith(_NO_VERBS):
            lead = words[at - 2] if at > 1 and (before in _ALSO or before.endswith("ly")) else before
            if _joins(lead):
                return True
        if is_strong and word == "as" and before == "well":
            return True
    return False


def is_purpose(words: Sequence[str]) -> bool:
    """Whether the words before a term say what something is for: 'to review the', 'for the drafting of'."""
    for back, word in enumerate(reversed(words[-REACH:])):
        if word[-1] in ",;:":
            return False
        at = len(words) - 1 - back
        if word in _PURPOSES and back:
            return True
        if word == "of" and at and (words[at - 1] in _AIMS or _is_action(words, at - 1)):
            return True
    return False


def _is_action(words: Sequence[str], at: int) -> bool:
    return at > 1 and words[at].endswith(_ACTION_ENDS) and words[at - 2 : at] == ["for", "the"]


def _joins(word: str) -> bool:
    return word in _AND or word[-1] in ",;"
