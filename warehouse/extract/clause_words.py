"""The small words and endings that a clause is known by, folded, in the four languages."""

from __future__ import annotations

from warehouse.text.patterns import words

AND = words("and y e et")
ALSO = words("also then tambien ademas aussi egalement tambem")
PURPOSES = words("to para pour afin")
AIMS = words("aim aimed objective goal purpose view")
PREPOSITIONS = words(
    "in on at by from with to for of about during between towards en con por para del sobre entre au aux du par dans "
    "avec pour sur em no na nos nas com pelo pela ao"
)
RELATIVES = words(
    "who whom whose which qui quien quienes cuyo cuya cuyos cuyas dont lequel laquelle lesquels lesquelles quem cujo "
    "cuja cujos cujas"
)
# Behind these and behind plurals 'que' describes: 'personal que atiende', 'juezas que'.
STAFF = words("personal pessoal equipo equipa equipe gente")
PLACE_RELATIVES = words("where donde ou onde")
# After a comma only: 'que' and 'where' open other clauses too.
RELATIVES_BEHIND_COMMA = RELATIVES | PLACE_RELATIVES | words("que")
WHEN = words("when cuando quando lorsque")
SUBORDINATORS = RELATIVES | words("that how where when if que como cuando qui comment quando")
AUXILIARIES = words("was were has have had is are will fue fueron ha han es son foi foram tem ont est sont")
PASSIVE_PARTS = AUXILIARIES | words("been being ete sido se")
VERBS = PASSIVE_PARTS | words("held gave took began ran set built put wrote drew brought led met made sent")
# What agencies do: after 'and' such a verb opens a clause of its own, unless 'by' follows.
ACTS = words(
    "supported helped assisted aided organized organised conducted provided published produced developed launched "
    "opened trained validated approved endorsed presented established convened facilitated funded financed advised "
    "contributed delivered drafted printed distributed donated equipped renovated started founded joined signed "
    "adopted created offered hosted held gave ran built brought tested piloted translated revised updated "
    "taught apoyo apoyaron ayudo ayudaron organizo organizaron "
    "elaboro elaboraron publico publicaron capacito capacitaron formo formaron lanzo lanzaron abrio abrieron entrego "
    "entregaron dono donaron firmo firmaron creo crearon presento presentaron apoiou apoiaram ajudou ajudaram "
    "organizou organizaram elaborou elaboraram publicou publicaram capacitou capacitaram formou formaram lancou "
    "lancaram abriu abriram entregou entregaram doou doaram assinou assinaram criou criaram"
)
# Behind a semicolon these go on with what was done: 'a study; it recommends shelters'.
BACKWARD = words("it they this these which he she ello esto il elle ils elles ele ela isso")
BY = words("by por par pelo pela pelos pelas")
ABOUT = words("on about sobre sur")
ARTICLES = words("a an one un una une um uma d'un d'une")
DEFINITE = words("the its their his her these those el la los las le les l' os as")
OCCASIONS = words("at during durante lors cours en em")
GOALS = words("for para pour")
# What people who come together do, whatever it is about.
TALKED = words(
    "discussed debated conferred deliberated compared debatieron dialogaron discutieron analizaron discutiram debateram"
)
# What people did with a course of which they are the subject: 'staff of shelters received training'.
UNDERGONE = words(
    "received attended completed followed underwent undergone finished recibieron recibio cursaron completaron "
    "siguieron suivi recu acheve receberam recebeu concluiram frequentaram"
)
VERB_ENDS = ("ed", "ing", "ndo", "ant", "aron", "ieron", "aram", "eram", "erent")
PAST_ENDS = ("ed", "aron", "ieron", "aram", "eram", "iram")
# Before a noun these end like verbs in the past and say nothing that was done: 'United Arab Emirates', 'armed groups'.
ADJECTIVES = words(
    "united armed unaccompanied displaced trafficked smuggled gender-based based specialized specialised related "
    "affected organized organised selected retired disabled married indeed"
)
PARTICIPLE_ENDS = ("ed", "ing", "ido", "ida", "idos", "idas", "ado", "ada", "ados", "adas", "ees", "ies", "is")
ACTION_ENDS = ("ing", "ment", "tion")
# Words that end like verbs and carry a topic on: 'and related data', 'focusing on', 'including'.
NO_VERBS = (
    "relat", "bas", "unit", "organi", "arm", "traffick", "smuggl", "focus", "aim", "includ", "regard", "concern",
    "involv", "follow", "accord", "compris", "entitl", "call", "fund", "train", "need", "feed", "gender", "child",
    "indeed", "build",
)  # fmt: skip
