"""The coded checks: each has a file that fails it and nothing else, a line, and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import glossary.validation
from glossary.concept import Concept, Context, Definition, LanguageSection, Relation, Term
from glossary.errors import TermbaseError
from glossary.formats.located import Located, Places, located
from glossary.homographs import homographs, marked
from glossary.language_tag import is_known
from glossary.validation import CHECKS, check, check_entry
from glossary.validation.presence import Wanted

DATA = Path(__file__).parents[1] / "data" / "checks"
DOCUMENT = Path(__file__).parents[2] / "docs" / "checks.md"
SHIPPED = Path(glossary.__file__ or "").with_name("termbase.tbx")
CODES = [one.code for one in CHECKS]
LINES = {
    "T101": [58, 106], "T102": [58], "T103": [47], "T104": [58], "T105": [47], "T106": [23],
    "T107": [58], "T108": [58], "T109": [43], "T110": [43], "T111": [62], "T112": [63],
    "T113": [53], "T201": [15], "T202": [49], "T203": [19], "T204": [49], "T205": [96],
    "T206": [49], "T207": [49], "T208": [47], "T209": [53], "T301": [17], "T302": [16],
    "T303": [17], "T304": [17], "T305": [110], "T401": [27], "T402": [57], "T403": [61],
    "T501": [47], "T502": [62], "T503": [62],
}  # fmt: skip
"""Lines of each code's file on which it finds something."""


@pytest.mark.parametrize("code", CODES)
def test_each_check_finds_what_its_file_is_wrong_in(code: str) -> None:
    found = sorted((one.code, one.line) for one in check(DATA / f"{code}.tbx"))
    assert found == [(code, line) for line in LINES[code]]


@pytest.mark.parametrize("code", CODES)
def test_a_check_can_be_made_alone(code: str) -> None:
    assert {one.code for one in check(DATA / f"{code}.tbx", [code])} == {code}
    assert not list(check(DATA / "clean.tbx", [code]))


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert not list(check(DATA / "clean.tbx"))


def test_the_shipped_termbase_passes_every_check() -> None:
    assert not list(check(SHIPPED))


def test_codes_are_unique_sorted_documented_and_each_has_a_file() -> None:
    assert sorted(set(CODES)) == CODES
    assert {path.stem for path in DATA.glob("T*.tbx")} == set(CODES)
    listed = re.findall(r"^(T\d{3})  +(\w+)", glossary.validation.__doc__ or "", re.MULTILINE)
    assert listed == [(one.code, one.severity.value) for one in CHECKS]
    rows = re.findall(r"^\| (T\d{3}) \| (\w+) \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert rows == listed


def test_lines_are_right_beyond_65535(tmp_path: Path) -> None:
    """libxml2 keeps 16 bits of a line unless it is told otherwise."""
    text = (DATA / "T301.tbx").read_text("utf-8")
    path = tmp_path / "long.tbx"
    path.write_text(text.replace("<body>\n", "<body>\n" + "\n" * 70_000), "utf-8")
    assert [one.line for one in check(path)] == [70_017]


ROWS = """\
concept,lang,term,status,pos,definition,source,broader
book,en,book,preferred,noun,publication of bound sheets,editor,gone
book,ru,книга,preferred,noun,издание из листов бумаги,editor,
,,,,,,,
book,en,volume,preferred,noun,,,
"""


def test_a_table_has_lines_too(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, "utf-8")
    assert {(one.code, one.line) for one in check(path)} == {("T104", 5), ("T301", 2)}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "empty"),
        ("<tbx", "cut short"),
        ("<html/>", "not TBX"),
        ("concept,term\n", "lacks the column"),
    ],
)
def test_what_cannot_be_read_is_an_error_not_a_finding(
    tmp_path: Path, content: str, problem: str
) -> None:
    path = tmp_path / "file"
    path.write_text(content, "utf-8")
    with pytest.raises(TermbaseError, match=problem):
        list(check(path))


def entry(section: LanguageSection, *relations: Relation) -> Located:
    return Located(Concept("one", (section,), relations), Places(1))


def codes(located: Located) -> set[str]:
    return {one.code for one in check_entry(located)}


def term(text: str, language: str, *contexts: str, **more: str) -> Located:
    """An entry with one term, well defined."""
    made = Term(text, part_of_speech="noun", contexts=tuple(Context(one, "x") for one in contexts))
    made = made._replace(**more)  # type: ignore[arg-type]  # values of text fields
    definition = {"kk": "бір нәрсенің бөлек түрі", "ru": "нечто в своём роде"}
    defined = Definition(definition.get(language, "thing of its own kind"), "x")
    return entry(LanguageSection(language, (made,), (defined,)))


@pytest.mark.parametrize(
    ("text", "language", "more", "found"),
    [
        ("PR", "kk", {}, set()),
        ("eGov", "kk", {}, set()),
        ("имидж", "kk", {}, set()),
        ("image", "kk", {}, {"T110"}),
        ("Google", "ru", {"part_of_speech": "properNoun"}, set()),
        ("имидж", "en", {}, {"T110"}),
        ("қоғам", "ru", {}, {"T110"}),
        ("Қостанай", "ru", {"part_of_speech": "properNoun"}, set()),
        ("PR-бөлім", "kk", {}, set()),
        ("PRбөлім", "kk", {}, {"T106"}),
        ("қоғамдық пiкір", "kk", {}, {"T106"}),
        ("связь c общественностью", "ru", {}, {"T106"}),
        ("pасе", "ru", {}, {"T106"}),
        ("state, body", "en", {}, set()),
        ("state ,body", "en", {}, {"T107"}),
        ("state\u00a0body", "en", {}, {"T107"}),
        ("state\u00adbody", "en", {}, {"T108"}),
        ("body\u202e", "en", {}, {"T108"}),
    ],
)
def test_letters_of_designations(
    text: str, language: str, more: dict[str, str], found: set[str]
) -> None:
    assert codes(term(text, language, **more)) == found


@pytest.mark.parametrize(
    ("text", "language", "context", "found"),
    [
        ("баспасөз хатшысы", "kk", "Баспасөз хатшыларының міндеттері көп.", True),
        ("қызмет", "kk", "Олардың қызметінің мақсаты.", True),
        ("халық", "kk", "Халқының саны.", True),
        ("PR", "kk", "PR-дың міндеті.", True),
        ("менеджер", "kk", "PR-менеджер келді.", True),
        ("кітап", "kk", "Ол дәптерін ашты.", False),
        ("имиджді қолдау", "kk", "имиджді қалыптастыруға және қолдауға", True),
        ("иммунитет қалыптастыру", "kk", "иммунитет қалытастыру", True),
        ("связи с общественностью", "ru", "Отдел связей с общественностью.", True),
        ("человек", "ru", "Людей было много.", True),
        ("пресса", "ru", "Пресс-секретарь", False),
        ("state body", "en", "All state bodies answer.", True),
        ("state body", "en", "All states answer.", False),
        ("man", "en", "Two men came.", True),
        ("behaviour", "en", "Their behavior changed.", True),
    ],
)
def test_contexts_have_their_term_in_any_form(
    text: str, language: str, context: str, found: bool
) -> None:
    assert ("T401" not in codes(term(text, language, context))) is found


@pytest.mark.parametrize(
    ("text", "language", "definition", "found"),
    [
        ("қызмет", "kk", "қызметтің бір түрі болып табылатын іс", "қызметтің"),
        ("шара", "kk", "белгілі бір іс-шара өткізілетін уақыт", ""),
        ("пікір", "kk", "көпшіліктің көзқарасы", ""),
        ("орган", "ru", "совокупность органов государства", "органов"),
        ("секретарь", "ru", "пресс-секретарь в отпуске", ""),
        ("image", "en", "set of images that people hold", "images"),
        ("body", "en", "anybody at all", ""),
    ],
)
def test_a_definition_is_seen_to_use_its_own_term(
    text: str, language: str, definition: str, found: str
) -> None:
    assert Wanted((Term(text),), language).within(definition) == found


@pytest.mark.parametrize(
    ("definition", "found"),
    [
        ("organization that publishes books, journals, etc.", False),
        ("organization that publishes books.", True),
        ("The organization that publishes books", True),
        ("organization that publishes. It also prints", True),
        ("organization of the U.S. government", False),
    ],
)
def test_a_definition_is_a_phrase(definition: str, found: bool) -> None:
    made = entry(
        LanguageSection(
            "en", (Term("press", part_of_speech="noun"),), (Definition(definition, "x"),)
        )
    )
    assert ("T206" in codes(made)) is found


@pytest.mark.parametrize(
    ("tag", "known"),
    [("kk", True), ("pt-br", True), ("kk-latn", True), ("sr-cyrl-rs", True), ("kaz", False),
     ("xq", False), ("english", False), ("en_gb", False), ("en-zz", False), ("", False)],
)  # fmt: skip
def test_language_tags(tag: str, known: bool) -> None:
    assert is_known(tag) is known


def test_a_homograph_is_marked_on_both_sides(tmp_path: Path) -> None:
    text = (DATA / "T101.tbx").read_text("utf-8")
    one, other = (
        '<basic:crossReference target="library">homograph</basic:crossReference>',
        ('<basic:crossReference target="book">homograph</basic:crossReference>'),
    )
    path = tmp_path / "marked.tbx"
    first, _, rest = text.partition("<term>volume</term>")
    second, _, last = rest.partition("<term>volume</term>")
    head = "<term>volume</term>"

    def written(mark: str, back: str) -> Iterator[tuple[str, str]]:
        # The mark may stand anywhere in the term section.
        path.write_text(first + head + mark + second + head + back + last, "utf-8")
        return ((found.code, found.concept) for found in check(path))

    assert list(written(one, other)) == []
    assert list(written(one, "")) == [("T101", "library")]


def test_marking_a_term_twice_is_marking_it_once() -> None:
    made = marked(marked(Term("bank"), 'a"b'), 'a"b')
    assert homographs(made) == ('a"b',)
    assert len(made.extras) == 1


def test_every_entry_of_the_shipped_termbase_has_its_line() -> None:
    lines = SHIPPED.read_text("utf-8").splitlines()
    for one in located(SHIPPED):
        assert f'id="{one.concept.id}"' in lines[one.places.line - 1]
        for number, section in enumerate(one.concept.sections):
            for at, made in enumerate(section.terms):
                assert made.text in lines[one.term(number, at).line - 1].replace("&amp;", "&")
                for which, context in enumerate(made.contexts):
                    assert context.source
                    assert "<basic:context>" in lines[one.context(number, at, which) - 1]
            assert "<basic:definition>" in lines[one.definition(number) - 1]
        for relation in one.concept.relations:
            assert relation.target in lines[one.relation(relation.target) - 1]
