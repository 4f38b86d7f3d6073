"""Hard cases: names that hold other names, names of people, treaties and languages, and the four roles."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.extract.place_passages import passage_of
from warehouse.extract.places import extract_places

# language, sentence, countries with roles; f focus, v venue, d donor, m mention
CASES = [
    # countries that keep out
    ("en", "Case files from Albania and Montenegro were studied. Serbia supplied none.", "ALB:f MNE:f SRB:m"),
    ("en", "Officers of Guinea and Liberia met. Mali, which is no member, sent its regrets.", "GIN:f LBR:f MLI:m"),
    ("es", "El taller reunió a jueces de Guatemala. Nicaragua y Costa Rica se excusaron.", "GTM:f NIC:m CRI:m"),
    ("en", "Judges from Kenya were trained. Uganda and Rwanda are to follow next year.", "KEN:f UGA:m RWA:m"),
    ("en", "Inspectors of Myanmar met. Thailand, where a course was planned, cancelled.", "MMR:f THA:m"),
    ("fr", "Des juges du Togo ont été formés. Le Bénin n'avait envoyé personne.", "TGO:f BEN:m"),
    ("en", "Judges from Kenya were trained. Tanzania and Rwanda took part too.", "KEN:f TZA:f RWA:f"),
    ("en", "Kenya has not ratified the Protocol; UNODC advised its parliament.", "KEN:f"),
    # names inside names
    ("en", "In Niger, judges were trained; the team of Nigeria listened.", "NER:f NGA:f"),
    ("en", "Nigerien magistrates met their Nigerian colleagues to compare files.", "NER:f NGA:f"),
    ("en", "Police of Guinea-Bissau received forensic kits.", "GNB:f"),
    ("en", "Equatorial Guinea ratified the Protocol.", "GNQ:f"),
    ("en", "A shelter was opened in Port Moresby for women of Papua New Guinea.", "PNG:f"),
    ("en", "Guinean prosecutors drafted guidelines.", "GIN:f"),
    ("en", "Patrols in the Gulf of Guinea were discussed online.", ""),
    ("en", "The Democratic Republic of the Congo adopted a law on trafficking.", "COD:f"),
    ("en", "The Republic of the Congo adopted a law on trafficking.", "COG:f"),
    ("en", "Officials from the DRC and Congo-Brazzaville signed an agreement.", "COD:f COG:f"),
    ("en", "The Republic of Korea trained its investigators.", "KOR:f"),
    ("en", "The Democratic People's Republic of Korea acceded to the Convention.", "PRK:f"),
    ("en", "Dominica opened its first safe house.", "DMA:f"),
    ("en", "The Dominican Republic opened its first safe house.", "DOM:f"),
    ("en", "Authorities of South Sudan and Sudan exchanged data.", "SSD:f SDN:f"),
    ("en", "Social workers in American Samoa were not concerned; those of Samoa were.", "ASM:f WSM:f"),
    ("en", "North Macedonia, then still called the former Yugoslav Republic of Macedonia, drafted the bill.", "MKD:f"),
    ("en", "Swaziland, today Eswatini, launched a hotline.", "SWZ:f"),
    ("en", "In Burma, as Myanmar was called, a shelter was built.", "MMR:f"),
    ("en", "Teachers in Viet Nam and Lao PDR used the comic book.", "VNM:f LAO:f"),
    ("en", "Ivory Coast, Cape Verde and Swaziland joined the network.", "CIV:f CPV:f SWZ:f"),
    ("en", "Clinics in Sint Maarten were equipped.", "SXM:f"),
    ("en", "The Federated States of Micronesia and Palau reviewed their laws.", "FSM:f PLW:f"),
    ("en", "Fishing crews in the Indian Ocean were interviewed.", ""),
    ("en", "Crews crossing the South China Sea were interviewed.", ""),
    ("en", "Shelters in New Mexico and New Jersey took part.", "USA:f"),
    ("en", "The Attorney General of the State of Georgia in the United States spoke.", "USA:f"),
    ("en", "Georgian police officers in Tbilisi were trained.", "GEO:f"),
    ("en", "Officers in Mexico City and Kuwait City compared their hotlines.", "MEX:f KWT:f"),
    ("en", "Prosecutors in Panama City and Guatemala City opened a joint file.", "PAN:f GTM:f"),
    ("en", "Ships passing the Panama Canal were searched by customs of Panama.", "PAN:f"),
    ("en", "Somali elders spoke about early marriage.", "SOM:f"),
    ("en", "A Roman law scholar wrote the preface.", ""),
    ("en", "Romania and Oman exchanged instruments of ratification.", "ROU:f OMN:f"),
    ("en", "The State of Palestine launched a survey in the West Bank and Gaza.", "PSE:f"),
    ("en", "A one-stop centre was opened in Pristina, Kosovo.", "XKX:f"),
    ("en", "Judges in Türkiye used the bench book.", "TUR:f"),
    ("en", "Workers plucked turkey for export at the plant.", ""),
    ("en", "Fine china was auctioned for the shelter.", ""),
    ("en", "The Central African Republic trained its first women gendarmes.", "CAF:f"),
    ("en", "Trinidad and Tobago adopted standard forms.", "TTO:f"),
    ("en", "Saint Vincent and the Grenadines and St. Lucia reviewed their bail laws.", "VCT:f LCA:f"),
    ("en", "North and South Korea", "KOR:f"),
    ("en", "A dairy in Lebanon, Tennessee gave milk to the shelter.", "USA:f"),
    ("en", "Let us talk: it is time for men to act against violence.", ""),
    ("en", "Customs of Hong Kong, China exchanged files.", "HKG:f"),
    ("en", "FOLLOW US FOR MORE", ""),
    # people, treaties, languages
    ("en", "Michael Jordan supports the campaign.", ""),
    ("en", "Ms. Chad, a survivor, told her story.", ""),
    ("en", "Judge Israel Santos opened the hearing.", ""),
    ("en", "Georgia Wilson, an actress, read the poem.", ""),
    ("en", "The mission in Chad and Jordan was completed.", "TCD:f JOR:f"),
    ("en", "Factories that joined Better Work Jordan showed their payrolls.", "JOR:f"),
    ("en", "The UNODC Jordan Programme Office distributed posters.", "JOR:f"),
    ("en", "The course covers the Palermo Protocol, the Doha Declaration and the Bangkok Rules.", ""),
    ("en", "States recalled the Geneva Conventions and the Vienna Declaration.", ""),
    ("en", "Ministers of the Bali Process endorsed the tool.", ""),
    ("en", "Parties to the Istanbul Convention reported.", ""),
    ("en", "The guide is now available in English, French and Spanish.", ""),
    ("en", "The Spanish version of the film can be ordered.", ""),
    ("en", "French-speaking trainers revised the slides.", ""),
    ("en", "French and Spanish prosecutors exchanged files.", "FRA:f ESP:f"),
    ("en", "Please tell us about it, said the officer.", ""),
    ("en", "The US Department of Justice trained its attachés.", "USA:f"),
    ("en", "Roma women and Travellers were consulted.", ""),
    ("en", "The Indo-Pacific outlook was presented.", ""),
    ("en", "A seminar in Roma, Italy, was cancelled by the judges of Italy.", "ITA:f"),
    ("es", "Las mujeres bajan de la sierra para denunciar.", ""),
    ("fr", "Seul un juge peut ordonner la mesure.", ""),
    # role: venue
    ("en", "Experts from around the world met in Vienna.", "AUT:v"),
    ("en", "The meeting was held at the Palais des Nations in Geneva, Switzerland.", "CHE:v"),
    ("en", "The Conference of the Parties will be held in Marrakesh, Morocco.", "MAR:v"),
    ("en", "A working group on the smuggling of migrants meets in New York.", "USA:v"),
    ("en", "Kenyan judges visited the court in The Hague.", "KEN:f NLD:v"),
    ("en", "An international conference on prisons took place in Doha, Qatar.", "QAT:v"),
    ("en", "A workshop for Moroccan judges was held in Rabat.", "MAR:f"),
    ("en", "UNODC held a workshop in Lilongwe.", "MWI:f"),
    ("en", "A regional workshop for the States of Southern Africa was held in Gaborone, Botswana.", "BWA:f"),
    ("en", "Austrian police officers were trained in Vienna.", "AUT:f"),
    ("en", "Thai judges attended a course held in Strasbourg, France.", "THA:f FRA:v"),
    # role: donor
    ("en", "The project in Malawi is funded by the United Kingdom.", "MWI:f GBR:d"),
    ("en", "With the support of the United States Department of State, Peru trained officers.", "USA:d PER:f"),
    ("en", "Thanks to the contribution of Norway and Sweden, a hotline was opened in Nepal.", "NOR:d SWE:d NPL:f"),
    ("en", "The UK-funded programme equipped courts in Kenya.", "GBR:d KEN:f"),
    ("en", "The Government of Japan donated vehicles to the police of Tajikistan.", "JPN:d TJK:f"),
    ("en", "A shelter in Ghana was renovated with funding from Canada.", "GHA:f CAN:d"),
    ("en", "The manual was made possible by the Swedish Government.", "SWE:d"),
    ("en", "Norway, Sweden and the United States fund the hotline.", "NOR:d SWE:d USA:d"),
    ("en", "The delegation of the Union in Ghana funded the helpline.", "GHA:f"),
    ("en", "The prize, awarded by the Government of Qatar, went to a judge from Uganda.", "QAT:d UGA:f"),
    # role: mention
    ("en", "In Moldova, women trafficked to Italy and Turkey found a home again.", "MDA:f ITA:m TUR:m"),
    ("en", "Training was given in Mali; no activities were held in Chad.", "MLI:f TCD:m"),
    ("en", "All States of the bloc except Peru signed.", "PER:m"),
    ("en", "Bolivia set up a register similar to what was done in Chile.", "BOL:f CHL:m"),
    ("en", "Niger: workshop in a town on the border with Mali", "NER:f MLI:m"),
    ("en", "Children from Cambodia were taken to Bangkok to beg, a study says.", "KHM:f THA:m"),
    ("en", "The Ambassador of France opened the session in Tunis.", "FRA:m TUN:f"),
    ("en", "Bangladeshi migrants were assisted by the authorities of Malta.", "BGD:m MLT:f"),
    ("en", "No training took place in South Sudan because of the rains; sessions in Uganda went ahead.", "SSD:m UGA:f"),
    ("en", "The planned workshop in Yemen was cancelled.", "YEM:m"),
    ("en", "The team did not hold any events in Peru.", "PER:m"),
    ("en", "Women who had no access to a court in Haiti were heard.", "HTI:f"),
    ("en", "UNODC thanks Denmark and Qatar for funding this programme in Somalia.", "DNK:d QAT:d SOM:f"),
    ("en", "Brazil: training of Bolivian and Paraguayan consuls", "BRA:f BOL:f PRY:f"),
    # Spanish
    ("es", "En Perú, fiscales peruanos y chilenos revisaron casos.", "PER:f CHL:f"),
    ("es", "La reunión se celebró en Viena con expertos de todo el mundo.", "AUT:v"),
    ("es", "El proyecto en Honduras fue financiado por Suecia.", "HND:f SWE:d"),
    ("es", "No se realizaron actividades en Chad; sí en Malí.", "TCD:m MLI:f"),
    ("es", "Las autoridades de la República Dominicana aprobaron el protocolo.", "DOM:f"),
    ("es", "Funcionarios de Guinea Ecuatorial y de Costa de Marfil asistieron.", "GNQ:f CIV:f"),
    ("es", "La segunda reunión ordinaria aprobó el plan.", ""),
    ("es", "Jueces de los Estados Unidos y del Reino Unido participaron.", "USA:f GBR:f"),
    ("es", "Se presentó la versión en francés del Protocolo de Palermo.", ""),
    ("es", "Víctimas procedentes de Venezuela reciben apoyo en Colombia.", "VEN:m COL:f"),
    ("es", "Con el apoyo de Suiza, la policía boliviana creó una unidad.", "CHE:d BOL:f"),
    # French
    ("fr", "Au Niger, des magistrats nigériens ont été formés.", "NER:f"),
    ("fr", "Des policiers du Tchad et de la Côte d'Ivoire ont suivi le cours.", "TCD:f CIV:f"),
    ("fr", "La conférence des Parties s'est tenue à Genève.", "CHE:v"),
    ("fr", "Le projet au Bénin est financé par l'Allemagne.", "BEN:f DEU:d"),
    ("fr", "Des femmes originaires du Nigéria sont accueillies au Maroc.", "NGA:m MAR:f"),
    ("fr", "La réunion a permis d'adopter un plan d'action.", ""),
    ("fr", "Le guide est désormais disponible en français et en espagnol.", ""),
    ("fr", "En République démocratique du Congo, une ligne d'appel a été ouverte.", "COD:f"),
    ("fr", "Les juges sénégalais et maliens ont échangé des dossiers.", "SEN:f MLI:f"),
    ("fr", "Grâce au soutien de la Suisse, le Tchad a formé des juges.", "CHE:d TCD:f"),
    # Portuguese
    ("pt", "Em Moçambique, juízes moçambicanos receberam formação.", "MOZ:f"),
    ("pt", "O projeto em Cabo Verde é financiado pela Noruega.", "CPV:f NOR:d"),
    ("pt", "A reunião foi realizada em Viena com especialistas de todo o mundo.", "AUT:v"),
    ("pt", "Vítimas oriundas da Bolívia foram atendidas em São Paulo.", "BOL:m BRA:f"),
    ("pt", "Nenhuma atividade foi realizada em Angola, mas sim na Guiné-Bissau.", "AGO:m GNB:f"),
    ("pt", "As autoridades de São Tomé e Príncipe e de Timor-Leste assinaram o acordo.", "STP:f TLS:f"),
    ("pt", "Oficina realizada em Lisboa para países africanos de língua portuguesa.", "PRT:v"),
    ("pt", "Com o apoio do Japão, a polícia do Paraguai abriu um centro.", "JPN:d PRY:f"),
]
# More in a table: language, countries with roles, sentence.
with (Path(__file__).parent / "place_sentences.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
TABLE = [(lang, sentence, expected) for lang, expected, sentence in ROWS]
ROLES = {"focus": "f", "venue": "v", "donor": "d", "mention": "m"}


@pytest.mark.parametrize(("lang", "sentence", "expected"), CASES + TABLE)
def test_the_countries_and_roles_of_a_sentence(lang: str, sentence: str, expected: str) -> None:
    found = extract_places(passage_of(sentence, lang=lang))
    assert {f"{place.iso3}:{ROLES[place.role]}" for place in found.values} == set(expected.split())


def test_there_are_enough_hard_cases_in_each_language() -> None:
    languages = [lang for lang, _, _ in CASES + TABLE]
    assert len(CASES + TABLE) >= 250
    assert all(languages.count(lang) >= 25 for lang in ("en", "es", "fr", "pt"))
