"""Every rule of the Kazakh tables, by forms that a grammar gives; both ways.

Examples after Muhamedowa, *Kazakh: A Comprehensive Grammar* (2016), and «Қазақ грамматикасы»
(2002), in the order of the tables.
"""

from __future__ import annotations

import pytest

from glossary.morphology.kazakh import MORPHEME_NAMES, analyse, generate, spellings
from glossary.morphology.kazakh.noun_rules import NOUN_RULES
from glossary.morphology.kazakh.verb_rules import VERB_RULES

NOUNS = """
бала plural балалар
ел plural елдер
мектеп plural мектептер
қыз plural қыздар
бала poss.1sg балам
ел poss.1sg елім
бала poss.2sg балаң
дос poss.2sg досың
бала poss.2pol балаңыз
үй poss.2pol үйіңіз
орган plural+poss.1pl органдарымыз
ел poss.1pl еліміз
бала poss.3 баласы
хатшы poss.3 хатшысы
мемлекет poss.3 мемлекеті
бала gen баланың
ел gen елдің
мемлекет gen мемлекеттің
бала acc баланы
ел acc елді
мемлекет acc мемлекетті
хатшы poss.3+acc хатшысын
бала dat балаға
мемлекет dat мемлекетке
бала poss.1sg+dat балама
хатшы poss.3+dat хатшысына
ел poss.1pl+dat елімізге
бала loc балада
мемлекет loc мемлекетте
хатшы poss.3+loc хатшысында
бала abl баладан
адам abl адамнан
мемлекет abl мемлекеттен
хатшы poss.3+abl хатшысынан
бала ins баламен
қыз ins қызбен
мемлекет ins мемлекетпен
орган loc+ki органдағы
мемлекет loc+ki мемлекеттегі
бала ki.gen баланікі
ел ki.gen елдікі
мемлекет ki.gen мемлекеттікі
маман ki.gen мамандікі
маман ki.gen+acc мамандікін
әріптес poss.1sg+ki.gen+dat әріптесімдікіне
бала ki.gen+plural+abl баланікілерден
министрлік ki.gen+deriv.dai министрліктікіндей
орган loc+ki+ki.gen органдағынікі
мұғалім pred.1sg мұғаліммін
дәрігер pred.1sg дәрігермін
мұғалім pred.2sg мұғалімсің
жазу part.past+pred.2pol жазғансыз
мұғалім pred.1pl мұғалімбіз
қазақ pred.1pl қазақпыз
студент pred.2pl студентсіңдер
негіз pred.3 негіздір
халық ins+pred.1sg халықпенмін
халық ins+pred.1pl халықпенбіз
әріптес poss.1sg+pred.2pl әріптесімсіңдер
бала ki.gen+pred.3 баланікідір
адам equ адамша
көзқарас poss.3+equ көзқарасынша
көзқарас poss.1sg+equ көзқарасымша
мемлекет deriv.syz мемлекетсіз
көмек poss.3+deriv.syz көмегінсіз
құжат plural+deriv.syz+dat құжаттарсызға
міндет deriv.syz+pred.1sg міндетсізбін
міндет deriv.syz+plural+gen міндетсіздердің
тәртіп deriv.syz+deriv.lau тәртіпсіздеу
тау deriv.ly таулы
бала deriv.dai баладай
ереже poss.3+deriv.dai ережесіндей
жоба poss.1pl+loc+ki+deriv.dai жобамыздағыдай
көп deriv.raq көбірек
қала deriv.raq қаларақ
имидж deriv.lyq имидждік
басқару deriv.lyq басқарулық
кеш deriv.gy кешкі
басқару deriv.shy басқарушы
жиырма ord жиырмасыншы
бес ord бесінші
"""
VERBS = """
сөйлеу voice.recip+pst.def+person.1pl сөйлестік
тарау voice.refl+pst.def таранды
сөйлеу voice.caus+pst.def сөйлетті
жазу voice.caus+pst.def жаздырды
айту voice.caus+pst.def айттырды
сөйлеу voice.recip+voice.caus+pst.def сөйлестірді
жазу voice.pass+pst.def жазылды
қабылдау voice.pass+pst.def қабылданды
алу voice.pass+pst.def алынды
басқару neg+pst.def басқармады
жазу neg+pst.def жазбады
айту neg+pst.def айтпады
басқару pst.def басқарды
айту pst.def айтты
айту cond+person.1sg айтсам
жазу cond жазса
жазу pst.def+person.1sg жаздым
жазу pst.def+person.2sg жаздың
жазу pst.def+person.2pol жаздыңыз
жазу pst.def+person.1pl жаздық
келу pst.def+person.1pl келдік
жазу pst.def+person.2pl жаздыңдар
жазу prs+pred.3 жазады
сөйлеу prs+pred.3 сөйлейді
жазу prs+pred.1sg жазамын
жазу prs+pred.2sg жазасың
жазу prs+pred.2pol жазасыз
келу prs+pred.1pl келеміз
келу prs+pred.2pl келесіңдер
жазу pst.evid+pred.3 жазыпты
жазу pst.evid+pred.1sg жазыппын
жазу pst.evid+pred.2sg жазыпсың
жазу pst.evid+pred.2pol жазыпсыз
жазу pst.evid+pred.1pl жазыппыз
жазу pst.evid+pred.2pl жазыпсыңдар
жазу imp.2pol жазыңыз
сөйлеу imp.2pol сөйлеңіз
жазу imp.2pl жазыңдар
жазу imp.2sg жазшы
жазу imp.3 жазсын
жазу imp.3+particle жазсыншы
жазу opt.1sg жазайын
сөйлеу opt.1sg сөйлейін
жазу opt.1pl жазайық
жазу desid+poss.1sg жазғым
басқару part.past басқарған
айту part.past айтқан
жазу part.hab жазатын
сөйлеу part.hab сөйлейтін
жазу part.aor жазар
сөйлеу part.aor сөйлер
жазу neg+part.aor жазбас
жазу part.int жазбақ
айту part.int айтпақшы
кездесу part.int+pred.2pol кездеспекшісіз
кездесу part.aor+loc кездесерде
қабылдау voice.pass+part.past+deriv.lyq+abl қабылданғандықтан
жазу part.past+ki.gen жазғандікі
жазу voice.pass+vn+ki.gen жазылудікі
жұмылдыру voice.caus+conv.a жұмылдырғыза
жазу voice.caus+voice.caus+pst.def жаздыртты
талдау voice.pass+vn+poss.3+equ талдануынша
жабу plural+abl жабулардан
жазу opt.gai жазғай
басқару deriv.ghysh басқарғыш
жазу voice.pass+vn жазылу
жазу neg+vn жазбау
жазу conv.p жазып
сөйлеу conv.p сөйлеп
жазу conv.a жаза
сөйлеу conv.a сөйлей
жазу conv.until жазғанша
жазу conv.since жазғалы
жазу conv.after жазғасын
жазу neg+conv.unless жазбайынша
жазу conv.assoon жазысымен
"""


def rows(table: str) -> list[tuple[str, tuple[str, ...], str]]:
    parted = [line.split() for line in table.strip().splitlines()]
    return [(lemma, tuple(tags.split("+")), form) for lemma, tags, form in parted]


TABLE = rows(NOUNS) + rows(VERBS)


@pytest.mark.parametrize(("lemma", "tags", "form"), TABLE)
def test_a_rule_makes_the_form_and_undoes_it(lemma: str, tags: tuple[str, ...], form: str) -> None:
    assert form in list(spellings(lemma, tags))
    found = analyse(form, {lemma}.__contains__)
    assert [one.lemma for one in found] == [lemma]
    assert tuple(part.tag for part in found[0].morphemes) == tags
    assert found[0].stem + "".join(part.surface for part in found[0].morphemes) == form


def test_every_rule_has_an_example() -> None:
    shown = {tag for _, tags, _ in TABLE for tag in tags}
    assert {rule.tag for rule in NOUN_RULES + VERB_RULES} - shown == set()


def test_every_rule_has_a_name_in_the_three_languages() -> None:
    tags = {rule.tag for rule in NOUN_RULES + VERB_RULES}
    assert {
        tag for tag in tags if not MORPHEME_NAMES.get(tag, {}).keys() >= {"kk", "en", "ru"}
    } == set()


@pytest.mark.parametrize(
    ("lemma", "form", "stem"),
    [
        pytest.param("кітап", "кітабы", "кітаб", id="п is voiced before a vowel"),
        pytest.param("орталық", "орталығының", "орталығ", id="қ is voiced"),
        pytest.param("бөлік", "бөлігім", "бөліг", id="к is voiced"),
        pytest.param("халық", "халқымыз", "халқ", id="ы is lost before a vowel"),
        pytest.param("орын", "орны", "орн", id="the same after a sonorant"),
        pytest.param("мүдде", "мүддесін", "мүдде", id="a doubled consonant stays"),
        pytest.param("субъект", "субъектісі", "субъекті", id="a loan in -кт takes і"),
        pytest.param("факт", "фактілер", "факті", id="and in the plural"),
        pytest.param("процесс", "процестер", "процес", id="a doubled loan consonant is single"),
        pytest.param("модель", "моделіне", "модел", id="the soft sign goes before і"),
        pytest.param("банк", "банктегі", "банк", id="a loan in a cluster takes front suffixes"),
        pytest.param("ақш", "ақш-тың", "ақш", id="a suffix after a hyphen"),
    ],
)
def test_stems_change_as_the_grammar_says(lemma: str, form: str, stem: str) -> None:
    found = analyse(form, {lemma}.__contains__)
    assert found and found[0].lemma == lemma
    assert found[0].stem == stem


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        pytest.param("баласі", "бала", id="front ending on a back stem"),
        pytest.param("елдар", "ел", id="back ending on a front stem"),
        pytest.param("баладар", "бала", id="дар after a vowel"),
        pytest.param("мектеплер", "мектеп", id="лер after a voiceless consonant"),
        pytest.param("балаы", "бала", id="ы after a vowel"),
        pytest.param("кітапсы", "кітап", id="сы after a consonant"),
        pytest.param("органдадар", "орган", id="plural after a case"),
        pytest.param("балаыдай", "бала", id="дай after a possessive without its н"),
        pytest.param("жобасыша", "жоба", id="ша after a possessive without its н"),
        pytest.param("кездеспеқші", "кездесу", id="қ in a front ending"),
        pytest.param("айтысты", "айту", id="a noun in -ыс is no reciprocal"),
        pytest.param("жетіңіз", "жеу", id="т makes no causative of one syllable"),
        pytest.param("органсыдар", "орган", id="plural after a possessive"),
    ],
)
def test_what_breaks_a_rule_is_no_form(form: str, lemma: str) -> None:
    readings = analyse(form, {lemma}.__contains__)
    assert [one for one in readings if one.tier != "derivation"] == []


@pytest.mark.parametrize(("form", "lemma"), [("имидждік", "имидж"), ("имиджсіз", "имидж")])
def test_derivation_is_a_tier_of_its_own_and_dearer(form: str, lemma: str) -> None:
    found = analyse(form, {lemma}.__contains__)
    inflected = analyse(generate(lemma, ["poss.3"]), {lemma}.__contains__)
    assert found and {one.tier for one in found} == {"derivation"}
    assert found[0].cost > inflected[0].cost


@pytest.mark.parametrize(
    ("form", "lemmas", "found"),
    [
        pytest.param("азық-түлік", "азық түлік", "", id="a paired word is not its parts"),
        pytest.param("PR-бөлім".lower(), "pr бөлім", "pr бөлім", id="an abbreviation is a part"),
        pytest.param("веб-сайт", "веб сайт", "веб сайт", id="and a loan"),
        pytest.param("бренд-талап", "бренд талау", "", id="a part of a compound is no verb form"),
        pytest.param("іші", "ішу", "", id="a command has its verb's own final"),
        pytest.param("жолдан", "жолдау", "", id="a passive gives no command"),
        pytest.param("оқы", "оқу", "оқу", id="a command of a verb in -ы"),
        pytest.param("шақырымдай", "шақырым", "шақырым", id="like, about as much as"),
    ],
)
def test_what_running_text_taught(form: str, lemmas: str, found: str) -> None:
    answers = {one.lemma for one in analyse(form, set(lemmas.split()).__contains__)}
    assert answers == set(found.split())
