"""Strategies that make termbases, for the properties of formats."""

from __future__ import annotations

from hypothesis import strategies as st

from glossary.concept import (
    LANGUAGES,
    Concept,
    Context,
    Definition,
    Kept,
    LanguageSection,
    Reference,
    Relation,
    RelationKind,
    Status,
    Term,
    Transaction,
)
from glossary.termbase import Preamble, Termbase

# XML 1.0 has no control characters; white space at the edges of a text is layout.
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
MAYBE = st.one_of(st.just(""), WORDS)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
DAYS = st.dates().map(lambda day: day.isoformat())
TRANSACTIONS = st.lists(
    st.builds(
        Transaction, st.sampled_from(["origination", "modification"]), DAYS | st.just(""), MAYBE,
        st.just(""), MAYBE,
    ),
    max_size=2,
).map(tuple)  # fmt: skip
URLS = WORDS.map(lambda word: f"https://example.org/{word}")
REFERENCES = st.lists(
    st.builds(Reference, URLS, MAYBE, st.just("externalCrossReference")), max_size=2
).map(tuple)
CONTEXTS = st.builds(Context, WORDS, MAYBE)
TERMS = st.builds(
    Term,
    WORDS,
    st.sampled_from(list(Status)),
    st.sampled_from(["", "noun", "verb", "adjective", "properNoun"]),
    st.sampled_from(["", "masculine", "feminine", "neuter"]),
    st.sampled_from(["", "abbreviation", "fullForm", "phrase"]),
    MAYBE,
    st.lists(CONTEXTS, max_size=2).map(tuple),
    st.just(()),
    MAYBE,
    REFERENCES,
    TRANSACTIONS,
    st.just(Kept()),
)
DEFINITIONS = st.builds(Definition, WORDS, MAYBE)


def _sections(tags: list[str]) -> st.SearchStrategy[tuple[LanguageSection, ...]]:
    made = [
        st.builds(
            LanguageSection,
            st.just(tag),
            st.lists(TERMS, min_size=1, max_size=3).map(tuple),
            st.lists(DEFINITIONS, max_size=2).map(tuple),
            st.just(()),
            MAYBE,
            TRANSACTIONS,
            st.just(Kept()),
        )
        for tag in tags
    ]
    return st.tuples(*made)


CONCEPTS = st.builds(
    Concept,
    IDS,
    st.lists(st.sampled_from([*LANGUAGES, "kaa"]), unique=True, min_size=1).flatmap(_sections),
    st.lists(st.builds(Relation, st.sampled_from(list(RelationKind)), IDS), max_size=3).map(tuple),
    MAYBE,
    MAYBE,
    st.just(()),
    REFERENCES,
    TRANSACTIONS,
    st.just(Kept()),
)
TERMBASES = st.builds(
    Termbase,
    st.lists(CONCEPTS, max_size=4, unique_by=lambda concept: concept.id).map(tuple),
    st.builds(lambda title, source: Preamble(title, source), MAYBE, MAYBE),
)
