"""check, diff and merge on the command line: exit codes, lines, JSON, and what is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from glossary.concept import Concept, LanguageSection, Relation, RelationKind, Term
from glossary.formats import tbx, tbx_write
from glossary.own import OwnTermbase
from glossary.termbase import Termbase
from glossary.validation import CHECKS, check
from glossary.validation.crew import MANY
from tests.tui.terminals import terminal
from tui import messages
from tui.cli import main
from tui.command.check_words import WORDS, message, remedy
from tui.command.side_by_side import side_by_side
from tui.termbases import mine, shipped

DATA = Path(__file__).parents[1] / "data" / "checks"
CLEAN = DATA / "clean.tbx"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILMASH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "60")


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


# -- check


@pytest.mark.parametrize("code", [one.code for one in CHECKS])
def test_every_code_has_words_in_every_language(code: str) -> None:
    (finding, *_rest) = check(DATA / f"{code}.tbx")
    said = set()
    try:
        for tag in messages.INTERFACE_LANGUAGES:
            messages.set_language(tag)
            text = f"{message(code, finding.values)}; {remedy(code)}"
            assert "{" not in text
            said.add(text)
    finally:
        messages.set_language("en")
    assert len(said) == 3
    assert set(WORDS) == {one.code for one in CHECKS}


def test_a_finding_is_a_line_with_file_line_code_and_remedy(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = DATA / "T203.tbx"
    assert main(["check", str(path)]) == 1
    line, summary = printed(capsys)
    assert line.startswith(f"{path}:19: T203 error: book/kk: ")
    assert "“кітаптардың”; name the superordinate concept" in line
    assert summary == "1 finding: error 1."


def test_a_clean_file_and_the_shipped_termbase_have_no_finding(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(CLEAN)]) == 0
    assert main(["check"]) == 0
    assert printed(capsys) == ["No finding.", "No finding."]


def test_findings_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(DATA / "T106.tbx"), "--json"]) == 1
    (line,) = printed(capsys)
    found = json.loads(line)
    assert (found["code"], found["severity"], found["line"]) == ("T106", "error", 23)
    assert found["values"] == {"word": "кітaп", "letters": "a U+0061"}
    assert found["message"] and found["remedy"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--severity", "info"], 1),
        (["--severity", "warning"], 0),
        (["--code", "t207"], 1),
        (["--code", "T101", "--code", "T207"], 1),
        (["--code", "T101"], 0),
        (["--code", "T999"], 2),
        (["--severity", "bad"], 2),
    ],
)
def test_severity_and_codes_choose(options: list[str], code: int) -> None:
    try:
        assert main(["check", str(DATA / "T207.tbx"), *options]) == code
    except SystemExit as end:
        assert end.code == code  # how argparse says that usage is wrong


def test_what_cannot_be_read_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cut.tbx"
    path.write_bytes(CLEAN.read_bytes()[:900])
    assert main(["check", str(path)]) == 2
    assert "cut.tbx:" in capsys.readouterr().err


def test_ones_own_termbase_is_checked_and_may_point_to_the_shipped_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    relations = (Relation(RelationKind.BROADER, "image"), Relation(RelationKind.RELATED, "gone"))
    section = LanguageSection("kk", (Term("сөз", part_of_speech="noun"),))
    OwnTermbase(mine()).append(Concept("word", (section,), relations), who="x", today="2026-01-01")
    assert main(["check", "--code", "T301", "--json"]) == 1
    (found,) = map(json.loads, printed(capsys))
    assert found["values"] == {"target": "gone"}
    assert found["file"] == str(mine())


def test_control_characters_of_a_file_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "evil.csv"
    path.write_text("concept,lang,term\nx,en,a\x1b]0;b\x07\n", "utf-8")
    assert main(["check", str(path)]) == 1
    assert "\x1b" not in capsys.readouterr().out


# -- diff


def written(path: Path, *concepts: Concept) -> str:
    path.write_text(tbx_write.dumps(Termbase(concepts)), "utf-8")
    return str(path)


def concept(concept_id: str, *terms: Term, note: str = "") -> Concept:
    return Concept(concept_id, (LanguageSection("en", terms),), note=note)


BOOK, VOLUME = Term("book"), Term("volume")


def test_the_same_is_no_difference_whatever_the_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = written(tmp_path / "1.tbx", concept("a", BOOK), concept("b", VOLUME))
    other = written(tmp_path / "2.tbx", concept("b", VOLUME), concept("a", BOOK))
    assert main(["diff", one, other]) == 0
    assert printed(capsys) == ["No difference."]


def test_differences_are_shown_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "a note that is too long for half of a narrow terminal"
    one = written(tmp_path / "1.tbx", concept("a", BOOK, note=long), concept("b", BOOK))
    other = written(tmp_path / "2.tbx", concept("a", BOOK, note="short"), concept("c", VOLUME))
    assert main(["diff", one, other]) == 1
    lines = printed(capsys)
    assert lines == [
        "~ changed: a  book",
        "    note",
        "      a note that is too long   │ short",
        "      for half of a narrow      │",
        "      terminal                  │",
        "- removed: b  book",
        "+ added: c  volume",
        "Added: 1; removed: 1; changed: 1.",
    ]
    assert all(len(line) <= 60 for line in lines)


def test_differences_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = written(tmp_path / "1.tbx", concept("a", BOOK))
    other = written(tmp_path / "2.tbx", concept("a", BOOK, VOLUME._replace(note="n")))
    assert main(["diff", one, other, "--json"]) == 1
    (found,) = map(json.loads, printed(capsys))
    assert found["change"] == "changed"
    assert {(one["term"], one["field"], one["a"], one["b"]) for one in found["fields"]} == {
        ("volume", "text", None, "volume"),
        ("volume", "status", None, "preferred"),
        ("volume", "note", None, "n"),
    }


def test_concepts_of_other_ids_are_matched_by_their_terms(tmp_path: Path) -> None:
    one = written(tmp_path / "1.tbx", concept("a", BOOK))
    other = written(tmp_path / "2.tbx", concept("zz", BOOK))
    assert main(["diff", one, other]) == 1
    assert main(["diff", one, other, "--by", "term"]) == 0


def test_a_missing_file_ends_with_two(tmp_path: Path) -> None:
    assert main(["diff", str(CLEAN), str(tmp_path / "gone.tbx")]) == 2


# -- merge


def test_two_files_become_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = written(tmp_path / "1.tbx", concept("a", BOOK))
    other = written(tmp_path / "2.tbx", concept("a", BOOK, note="n"), concept("b", VOLUME))
    into = tmp_path / "3.tbx"
    assert main(["merge", one, other, "--into", str(into)]) == 0
    assert [(one.id, one.note) for one in tbx.read(into)] == [("a", "n"), ("b", "")]
    assert printed(capsys) == [f"2 concepts written to {into}."]


def conflicting(tmp_path: Path) -> tuple[str, str, Path]:
    one = written(tmp_path / "1.tbx", concept("a", BOOK, note="mine"))
    other = written(tmp_path / "2.tbx", concept("a", BOOK, note="theirs"))
    return one, other, tmp_path / "3.tbx"


def test_a_conflict_is_shown_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other, into = conflicting(tmp_path)
    into.write_text("as it was", "utf-8")
    assert main(["merge", one, other, "--into", str(into)]) == 1
    lines = printed(capsys)
    assert "      A 1.tbx                   │ B 2.tbx" in lines
    assert "      mine                      │ theirs" in lines
    assert "1 conflict." in lines
    assert into.read_text("utf-8") == "as it was"


@pytest.mark.parametrize(("side", "note"), [("A", "mine"), ("B", "theirs")])
def test_a_conflict_is_decided_by_who_is_preferred(tmp_path: Path, side: str, note: str) -> None:
    one, other, into = conflicting(tmp_path)
    assert main(["merge", one, other, "--into", str(into), "--prefer", side]) == 0
    assert tbx.read(into)["a"].note == note


def test_a_base_tells_who_changed_it(tmp_path: Path) -> None:
    one, other, into = conflicting(tmp_path)
    assert main(["merge", one, other, "--into", str(into), "--base", one]) == 0
    assert tbx.read(into)["a"].note == "theirs"


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    one, other, into = conflicting(tmp_path)
    assert main(["merge", one, other, "--into", str(into), "--prefer", "A", "--dry-run"]) == 0
    assert not into.exists()


def test_conflicts_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other, into = conflicting(tmp_path)
    assert main(["merge", one, other, "--into", str(into), "--json"]) == 1
    assert json.loads(printed(capsys)[0]) == {
        "concept": "a", "lang": "", "term": "", "field": "note", "a": "mine", "b": "theirs",
        "base": None,
    }  # fmt: skip


def test_the_shipped_termbase_merged_with_itself_is_itself(tmp_path: Path) -> None:
    into = tmp_path / "same.tbx"
    assert main(["merge", str(shipped()), str(shipped()), "--into", str(into)]) == 0
    assert into.read_bytes() == shipped().read_bytes()


def test_a_file_may_be_merged_into_itself(tmp_path: Path) -> None:
    one = written(tmp_path / "1.tbx", concept("a", BOOK))
    other = written(tmp_path / "2.tbx", concept("b", VOLUME))
    assert main(["merge", one, other, "--into", one]) == 0
    assert [one.id for one in tbx.read(one)] == ["a", "b"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    one, other, _into = conflicting(tmp_path)
    folder = tmp_path / "shut"
    folder.mkdir(mode=0o500)
    assert main(["merge", one, other, "--into", str(folder / "3.tbx"), "--prefer", "A"]) == 2
    assert not list(folder.iterdir())


def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other, into = conflicting(tmp_path)
    into.write_text("as it was", "utf-8")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("glossary.formats.atomic.os.fsync", full)
    assert main(["merge", one, other, "--into", str(into), "--prefer", "A"]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert into.read_text("utf-8") == "as it was"
    assert sorted(path.name for path in tmp_path.glob("*3.tbx*")) == ["3.tbx"]


def test_a_table_is_not_written(tmp_path: Path) -> None:
    one, other, _into = conflicting(tmp_path)
    assert main(["merge", one, other, "--into", str(tmp_path / "3.csv")]) == 2


@pytest.mark.parametrize(
    ("left", "right", "width", "rows"),
    [
        ("a", "b", 30, ["a             │ b"]),
        ("", "", 30, ["              │"]),
        ("one two three four", "x", 23, ["one two    │ x", "three four │"]),
        ("unbreakable-long-word", "x", 23, ["unbreakabl │ x", "e-long-wor │", "d          │"]),
        ("a\nb", "c", 23, ["a          │ c", "b          │"]),
        ("語語語語語語", "x", 23, ["語語語語語 │ x", "語         │"]),
    ],
)
def test_two_texts_side_by_side(left: str, right: str, width: int, rows: list[str]) -> None:
    assert list(side_by_side(left, right, width)) == rows


# -- large files, and Ctrl-c


def crowd(path: Path, concepts: int, note: str = "") -> str:
    """Write a termbase of many entries, large enough for processes of their own."""
    terms = (
        concept(f"c{number:05}", Term(f"word{number}"), note=note) for number in range(concepts)
    )
    return written(path, *terms)


def test_many_entries_are_checked_by_several_processes_as_few_are(tmp_path: Path) -> None:
    path = crowd(tmp_path / "large.tbx", MANY)
    with_processes = list(check(path))
    assert [one.concept for one in with_processes if one.code == "T201"] == [
        f"c{number:05}" for number in range(MANY)
    ]
    few = crowd(tmp_path / "few.tbx", 3)
    assert [one._replace(file="") for one in check(few) if one.code == "T201"] == [
        one._replace(file="") for one in with_processes if one.code == "T201"
    ][:3]


@pytest.mark.parametrize("command", ["check", "diff", "merge"])
def test_ctrl_c_ends_a_long_command_with_one_line_and_changes_nothing(
    tmp_path: Path, command: str
) -> None:
    # A diff is done with so many before there is anything to interrupt.
    count = MANY * (5 if command == "diff" else 1)
    files = [crowd(tmp_path / "1.tbx", count)]
    target = tmp_path / "c.tbx"
    target.write_text("as it was")
    if command != "check":
        files.append(crowd(tmp_path / "2.tbx", count, "other"))
    if command == "merge":
        files += ["--into", str(target), "--prefer", "A"]
    with terminal(command, *files, columns=60) as opened:
        opened.wait_for("█")
        opened.send("\x03")
        assert opened.end() == 130
        opened.rest()
        shown = [line.rstrip() for line in opened.screen.display if line.strip()]
    findings = [line for line in shown if "T113" in line or "T201" in line]
    assert shown[-1] == "tilmash: Stopped." and (findings or len(shown) == 1)
    assert "Traceback" not in opened.raw.decode()
    assert target.read_text() == "as it was"
    assert {one.name for one in tmp_path.iterdir()} <= {"1.tbx", "2.tbx", "c.tbx", "data"}
