"""The small words and endings that a clause is known by, folded, in the four languages."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


AND = _set("and y e et")
ALSO = _set("also then tambien ademas aussi egalement tambem")
ARTICLES = _set("a an one two three four five several")
PURPOSES = _set("to para pour afin")
AIMS = _set("aim aimed objective goal purpose view")
PREPOSITIONS = _set(
    "in on at by from with to for of about during between towards en con por para del sobre entre au aux du par dans "
    "avec pour sur em no na nos nas com pelo pela ao"
)
RELATIVES = _set(
    "who whom whose which quien quienes cuyo cuya cuyos cuyas dont lequel laquelle lesquels lesquelles quem cujo cuja "
    "cujos cujas"
)
# After a comma only: 'que' and 'where' open other clauses too.
RELATIVES_BEHIND_COMMA = RELATIVES | _set("que qui where donde ou onde")
SUBORDINATORS = RELATIVES | _set("that how where when if que como cuando qui comment quando")
AUXILIARIES = _set("was were has have had is are will fue fueron ha han es son foi foram tem ont est sont")
PASSIVE_PARTS = AUXILIARIES | _set("been being ete sido se")
PRESENTING = _set(
    "presented launched released published unveiled presento presentaron lanzo lanzaron publico publicaron lancou "
    "publicou"
)
VERBS = PASSIVE_PARTS | _set("held gave took began ran set built put wrote drew brought led met made sent")
VERB_ENDS = ("ed", "ing", "ndo", "ant", "aron", "ieron", "aram", "eram", "erent")
PAST_ENDS = ("ed", "aron", "ieron", "aram", "eram", "iram")
PARTICIPLE_ENDS = ("ed", "ing", "ido", "ida", "idos", "idas", "ado", "ada", "ados", "adas", "ees", "ies", "is")
ACTION_ENDS = ("ing", "ment", "tion")
# Words that end like verbs and carry a topic on: 'and related data', 'focusing on', 'including'.
NO_VERBS = (
    "relat", "bas", "unit", "organi", "arm", "traffick", "smuggl", "focus", "aim", "includ", "regard", "concern",
    "involv", "follow", "accord", "compris", "entitl", "call", "fund", "train", "need", "feed", "gender", "child",
    "indeed", "build",
)  # fmt: skip
