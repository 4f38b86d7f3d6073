"""Words of which one report has one and another report its opposite: ordinals, months, audiences, directions."""

from __future__ import annotations

import re

from warehouse.text.patterns import numbered


def _each(**forms: str) -> dict[str, str]:
    return {word: member for member, words in forms.items() for word in words.split()}


ORDINALS = numbered(
    "first primer primera primero premier premiere primeira primeiro",
    "second segundo segunda deuxieme",
    "third tercer tercera tercero troisieme terceira terceiro",
    "fourth cuarto cuarta quatrieme quarta quarto",
    "fifth quinto quinta cinquieme",
    "sixth sexto sexta sixieme",
    "seventh septimo septima septieme setimo setima",
    "eighth octavo octava huitieme oitavo oitava",
    "ninth noveno novena neuvieme nono nona",
    "tenth decimo decima dixieme",
)

# 'Phase two', 'cycle III', 'parte 2' come one after another.
NUMBERED_THINGS = frozenset(
    (
        *("phase", "fase", "stage", "etape", "etapa", "cycle", "ciclo", "tranche", "cohort", "cohorte", "batch"),
        *("round", "ronda", "rodada", "session", "sesion", "sessao", "edition", "edicion", "edicao"),
        *("part", "parte", "partie", "module", "modulo", "volume", "volumen", "tome", "tomo"),
    )
)
CARDINALS = numbered(
    "1 i one un une uno una um uma",
    "2 ii two deux dos dois duas",
    "3 iii three trois tres",
    "4 iv four quatre cuatro quatro",
    "5 v five cinq cinco",
    "6 vi six seis",
    "7 vii seven sept siete sete",
    "8 viii eight huit ocho oito",
    "9 ix nine neuf nueve nove",
    "10 x ten dix diez dez",
)

MONTHS = numbered(
    "january enero janvier janeiro",
    "february febrero fevrier fevereiro",
    "march marzo mars marco",
    "april abril avril",
    "may mayo mai maio",
    "june junio juin junho",
    "july julio juillet julho",
    "august agosto aout",
    "september septiembre setiembre septembre setembro",
    "october octubre octobre outubro",
    "november noviembre novembre novembro",
    "december diciembre decembre dezembro",
)

_AUDIENCES = _each(
    judges="judge judges magistrate magistrates judiciary juez jueces juezas magistrados magistradas juge juges "
    "magistrats juiz juizes juizas",
    prosecutors="prosecutor prosecutors fiscal fiscales procureur procureurs procurador procuradores procuradoras",
    police="police policewomen policia policias policiers policial policiais",
    lawyers="lawyer lawyers abogados abogadas avocats avocates advogados advogadas",
    teachers="teacher teachers lecturers professors docentes maestros maestras enseignants enseignantes professores "
    "professoras",
    students="student students pupils estudiantes alumnos alumnas etudiants estudantes alunos alunas eleves",
    nurses="nurse nurses doctor doctors midwives medicos enfermeras medecins infirmiers enfermeiros",
    journalists="journalist journalists reporters periodistas journalistes jornalistas",
    parliamentarians="parliamentarians parlamentarios parlementaires",
    border="coastguards immigration border frontera frontieres fronteira",
    inspectors="inspector inspectors inspectores inspecteurs",
    wardens="wardens gardiennes gardiens",
)
_DIRECTIONS = _each(
    north="north northern norte nord",
    south="south southern sud sul",
    east="east eastern leste",
    west="west western oeste ouest",
)
_SEXES = _each(
    girls="girl girls ninas filles meninas",
    boys="boy boys ninos garcons meninos",
    women="woman women mujeres femmes mulheres",
    men="man men hombres hommes homens",
)
_STAGES = _each(
    launch="launch launches launched launching",
    closing="concludes concluded closing completed completion",
)

# What each language calls by one word only: 'officers' may be 'policías' or 'agentes de migración'.
TRANSLATED = frozenset(
    ("audience", member)
    for member in ("judges", "prosecutors", "lawyers", "teachers", "students", "nurses", "journalists")
)

CONTRASTS: dict[str, tuple[str, str]] = {
    word: (family, member)
    for family, table in (
        ("audience", _AUDIENCES),
        ("direction", _DIRECTIONS),
        ("sex", _SEXES),
        ("stage", _STAGES),
    )
    for word, member in table.items()
}

# 'now available in French': the edition in another language came out on a day of its own.
LANGUAGES = frozenset(["arabic", "chinese", "english", "french", "portuguese", "russian", "spanish"])
EDITION = re.compile(
    r"\b(?:available|published|released|translated|version|edition)(?: \w+){0,2}? (?:in|into) "
    rf"({'|'.join(sorted(LANGUAGES))})\b"
)

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(\d{1,2})(?: ?(?:st|nd|rd|th|er|o|º|ª))?"
# '9 to 11 March 2020', 'del 2 al 4 de diciembre de 2024', 'March 11, 2020', 'May 2012', on folded text.
STATED_DATE = re.compile(
    rf"\b{_DAY}(?: ?(?:-|to|to the|and|a|al|ao|au|et|y|e|until|till) ?{_DAY})? (?:of |de )?({_MONTH})\b"
    rf"(?:,? (?:de |del )?(\d{{4}})\b)?"
    rf"|\b({_MONTH}) (?:de )?(?:(\d{{1,2}}),? )?(\d{{4}})\b"
)
