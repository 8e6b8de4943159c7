"""Candidates for terms: on the command line and in the app, one key each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.formats import tbx
from tests.tui.conftest import OpenReader, Reader
from tui.cli import main
from tui.panes.targets import ToCandidate
from tui.termbases import mine

TEXT = """\
The interest rate rose. A floating interest rate is set by the central bank every month.
The central bank said that the floating interest rate may fall. Each loan has an interest rate.
A loan of the central bank has a floating interest rate; the mass media wrote of the loan.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILMASH_DATA_DIR", str(tmp_path / "data"))
    return mine()


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_candidates_are_ranked_counted_and_shown_in_context(
    paper: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", str(paper), "--candidates", "--json", "--limit", "5"]) == 0
    found = [json.loads(line) for line in printed(capsys)]
    assert len(found) == 5
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)
    by_term = {one["term"]: one for one in found}
    rate = by_term["floating interest rate"]
    assert (rate["count"], rate["words"], rate["lang"]) == (3, 3, "en")
    assert by_term["interest rate"]["count"] == 5
    for one in found:
        for line in one["lines"]:
            whole = " ".join((line["left"] + line["node"] + line["right"]).split())
            assert whole in " ".join(TEXT.split())


def test_what_is_in_the_termbase_is_no_candidate(
    paper: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", str(paper), "--candidates", "--tsv"]) == 0
    header, *rows = printed(capsys)
    assert header == "term\tlang\tcount\tscore\tleft\tnode\tright"
    terms = [row.split("\t")[0] for row in rows]
    assert "interest rate" in terms
    assert "mass media" not in terms


def test_candidates_for_people_have_aligned_passages(
    paper: Path, own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["terms", str(paper), "--candidates", "--limit", "1"]) == 0
    head, *lines = printed(capsys)
    assert "interest rate" in head
    assert 1 <= len(lines) <= 3
    assert all(len(line) <= 60 and "interest rate" in line for line in lines)


def test_a_text_without_words_has_no_candidates(tmp_path: Path, own: Path) -> None:
    path = tmp_path / "figures.txt"
    path.write_text("1 2 3 — 4!\n", "utf-8")
    assert main(["terms", str(path), "--candidates"]) == 1


def test_the_document_must_be_there(tmp_path: Path, own: Path) -> None:
    assert main(["terms", str(tmp_path / "gone.txt"), "--candidates"]) == 2


async def _to(reader: Reader, term: str) -> None:
    """Move to a candidate of the list."""
    await reader.press("g", "g")
    for _ in range(100):
        target = reader.screen.list.target()
        assert isinstance(target, ToCandidate)
        row = reader.screen.list.items[reader.screen.list.current].text
        if row[16:].startswith(f"{term} "):
            return
        await reader.press("j")
    raise AssertionError(term)


async def test_a_candidate_is_accepted_with_one_key_and_its_sentence(
    open_reader: OpenReader, paper: Path, own: Path
) -> None:
    async with open_reader(source=str(paper), size=(80, 24)) as reader:
        await reader.press("g", "C")
        assert "candidates" in reader.shown
        assert "floating interest rate" in reader.shown
        await _to(reader, "floating interest rate")
        await reader.press("a")
        assert "is in your termbase now" in reader.shown
        (entry,) = tbx.read(own)
        (term,) = entry.terms("en")
        assert term.text == "floating interest rate"
        assert [one.text for one in term.contexts] == [
            "A floating interest rate is set by the central bank every month."
        ]
        assert term.contexts[0].source
        await reader.press("k", "a")
        assert "is in your termbase already" in reader.shown
        assert len(tbx.read(own)) == 1


async def test_a_candidate_left_out_is_remembered(
    open_reader: OpenReader, paper: Path, own: Path
) -> None:
    async with open_reader(source=str(paper), size=(100, 30)) as reader:
        await reader.press("g", "C")
        await _to(reader, "central bank")
        await reader.press("x")
        assert "“central bank” will not be proposed again" in reader.shown
        assert ("en", "central bank") in reader.screen.state.left_candidates()
        await reader.press("k", "x")
        assert "“central bank” is proposed again" in reader.shown
        assert not reader.screen.state.left_candidates()


async def test_enter_opens_the_passage(open_reader: OpenReader, paper: Path, own: Path) -> None:
    async with open_reader(source=str(paper), size=(100, 30)) as reader:
        await reader.press("g", "C")
        await _to(reader, "central bank")
        await reader.press("enter")
        view = reader.screen.text.view
        block = reader.screen.reading.source.block(view.block)
        assert block.text[view.at :].startswith("central bank")


async def test_the_keys_do_nothing_elsewhere(
    open_reader: OpenReader, paper: Path, own: Path
) -> None:
    async with open_reader(source=str(paper), size=(100, 30)) as reader:
        await reader.press("g", "t", "a")
        assert not own.exists()
