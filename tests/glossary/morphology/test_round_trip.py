"""Whatever the generator spells is analysed back to its headword; no string is too strange."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.morphology import english, russian
from glossary.morphology.kazakh import analyse, spellings
from glossary.morphology.kazakh.endings import MAX_COST, MAX_DERIVATIONS
from glossary.morphology.kazakh.noun_rules import NOUN_RULES, Rule
from glossary.morphology.kazakh.verb_rules import VERB_RULES
from glossary.morphology.stemming import stems

NOUNS = (
    "бала", "ел", "орган", "мемлекет", "кітап", "орталық", "бөлік", "халық", "орын", "мүдде",
    "хатшы", "тау", "үй", "ай", "қыз", "негіз", "адам", "заң", "сөз", "көл", "жол", "имидж",
    "субъект", "факт", "процесс", "модель", "роль", "банк", "парламент", "идеология", "радио",
    "кино", "бюро", "жоба", "хабар", "ақш", "бақ", "pr",
)  # fmt: skip
VERBS = (
    "жазу", "айту", "сөйлеу", "басқару", "қабылдау", "алу", "келу", "оқу", "жүру", "бару", "тану",
    "қалыптастыру", "дамыту", "ұйымдастыру", "жабу", "төгу", "шығу", "көру", "беру", "білу", "қою",
)  # fmt: skip


@cache
def _rules(state: str) -> list[Rule]:
    return [rule for rule in NOUN_RULES + VERB_RULES if state in rule.sources.split()]


@st.composite
def forms(draw: st.DrawFn) -> tuple[str, str, tuple[str, ...]]:
    """A headword, a form of it, and the chain of suffixes between them."""
    verb = draw(st.booleans())
    lemma = draw(st.sampled_from(VERBS if verb else NOUNS))
    state, cost, derivations = "v" if verb else "n", 0.0, 0
    tags: tuple[str, ...] = ()
    for _ in range(draw(st.integers(1, 5))):
        fit = [
            rule
            for rule in _rules(state)
            if cost + rule.cost <= MAX_COST and derivations + rule.derives <= MAX_DERIVATIONS
            and next(spellings(lemma, (*tags, rule.tag)), None)
        ]  # fmt: skip
        if not fit:
            break
        rule = draw(st.sampled_from(fit))
        state, tags = rule.target, (*tags, rule.tag)
        cost, derivations = cost + rule.cost, derivations + rule.derives
    found = list(spellings(lemma, tags))
    return lemma, draw(st.sampled_from(found)) if found and tags else lemma, tags


@given(forms())
@settings(max_examples=400, deadline=None)
def test_what_is_generated_is_analysed_back(made: tuple[str, str, tuple[str, ...]]) -> None:
    lemma, form, _tags = made
    assert lemma in [one.lemma for one in analyse(form, {lemma}.__contains__)]


@given(forms())
@settings(max_examples=200, deadline=None)
def test_stem_and_suffixes_spell_the_form(made: tuple[str, str, tuple[str, ...]]) -> None:
    lemma, form, _tags = made
    for one in analyse(form, {lemma}.__contains__):
        spelt = one.stem + "".join(part.surface for part in one.morphemes)
        assert spelt == form.replace("-", "") or spelt == form


@given(st.text(max_size=80))
@settings(deadline=None)  # the Russian dictionary is loaded at the first Russian word
def test_no_string_raises(word: str) -> None:
    assert len(analyse(word, lambda _: True, limit=3)) <= 3
    assert isinstance(english.lemma(word), str)
    assert russian.lemmas(word)
    for language in ("kk", "en", "ru", "de"):
        if word:
            assert stems(word, language)
