"""Out to Anki and back, out to tables."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest

from glossary.study.anki import MODEL, export_package, guid
from glossary.study.anki_review import Taken, import_reviews
from glossary.study.card import CardKind, Content, Grade, Memory, Sentence
from glossary.study.deck import Deck
from glossary.study.faults import ExchangeError
from glossary.study.schedule import Schedule
from glossary.study.table import COLUMNS, table
from tests.glossary.study.conftest import DAY, NOON, contents, empty_deck, fill

BRANCHED = Content(
    {"kk": ("имидж",), "ru": ("имидж",), "en": ("image",)}, {"kk": "<бейне> & түсінік"},
    branch=("байланыс", "қоғаммен байланыс"),
)  # fmt: skip
SENTENCE = Sentence("Елдің имиджін көтеру.", 6, 13, "pr", "p01", 40)


SCHEMA = {
    "notes": "id guid mid mod usn tags flds sfld csum flags data",
    "cards": "id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags "
             "data",
    "revlog": "id cid usn ease ivl lastIvl factor time type",
    "graves": "usn oid type",
    "col": "id crt mod scm ver dty usn ls conf models decks dconf tags",
}  # fmt: skip
"""Columns of schema 11, which Anki reads and writes in every package for older versions.
Source: https://github.com/ankidroid/Anki-Android/wiki/Database-Structure"""


def opened(path: Path, folder: Path) -> sqlite3.Connection:
    with zipfile.ZipFile(path) as package:
        return sqlite3.connect(package.extract("collection.anki2", folder))


def reviewed(
    path: Path,
    rows: list[tuple[str, int, int, int]],
    target: Path,
    kind: int = 1,
    factor: int = 2500,
) -> Path:
    """What Anki gives back: the package with answers to some of its cards in it.

    As Anki 2.1 writes it for older versions: the collection is ``collection.anki21``, beside a
    ``collection.anki2`` that only says so.
    """
    folder = target.parent
    database = opened(path, folder)
    for concept, place, at, ease in rows:
        database.execute(
            "INSERT INTO revlog SELECT ?, cards.id, 0, ?, 1, 0, ?, 9000, ? FROM cards "
            "JOIN notes ON notes.id = nid WHERE guid = ? AND ord = ?",
            (at, ease, factor, kind, guid(concept), place),
        )
    database.commit()
    database.close()
    with zipfile.ZipFile(target, "w") as package:
        package.write(folder / "collection.anki2", "collection.anki21")
        package.writestr("collection.anki2", b"")
    return target


def test_a_package_has_a_note_a_concept_and_its_cards(deck: Deck, tmp_path: Path) -> None:
    deck.add("image", BRANCHED, CardKind, SENTENCE)
    fill(deck, 2, (CardKind.KK_RU,))
    assert export_package(deck, tmp_path / "a.apkg") == 3
    database = opened(tmp_path / "a.apkg", tmp_path)
    rows = database.execute("SELECT guid, mid, tags, flds FROM notes ORDER BY id").fetchall()
    assert [row[0] for row in rows] == [guid("image"), guid("concept-0"), guid("concept-1")]
    assert rows[0][1] == MODEL
    assert rows[0][2].split() == ["tilmash", "tilmash::байланыс::қоғаммен_байланыс"]
    assert "&lt;бейне&gt; &amp; түсінік" in rows[0][3] and "<бейне>" not in rows[0][3]
    assert "Елдің <b>[…]</b> көтеру." in rows[0][3]
    ords = database.execute(
        "SELECT ord FROM cards JOIN notes ON notes.id = nid WHERE guid = ?", (guid("image"),)
    ).fetchall()
    assert sorted(one[0] for one in ords) == [0, 1, 2, 3, 4, 5, 6]
    models = json.loads(database.execute("SELECT models FROM col").fetchone()[0])
    assert [one["ord"] for one in models[str(MODEL)]["tmpls"]] == list(range(len(CardKind)))
    assert ".nightMode" in models[str(MODEL)]["css"]


def test_ids_are_the_same_at_the_second_export(deck: Deck, tmp_path: Path) -> None:
    """By which Anki updates what it has, and keeps its own scheduling."""
    found = []
    for name in ("a", "b"):
        deck.add("image", BRANCHED, CardKind, SENTENCE)
        export_package(deck, tmp_path / f"{name}.apkg")
        (tmp_path / name).mkdir()
        database = opened(tmp_path / f"{name}.apkg", tmp_path / name)
        found.append((
            database.execute("SELECT guid, mid FROM notes").fetchall(),
            database.execute("SELECT ord, did FROM cards ORDER BY ord").fetchall(),
        ))  # fmt: skip
        deck.add("image", BRANCHED._replace(subject="changed"), CardKind)
    assert found[0] == found[1]


def test_what_was_reviewed_in_anki_comes_into_the_log(deck: Deck, tmp_path: Path) -> None:
    fill(deck, 2, (CardKind.KK_RU,))
    export_package(deck, tmp_path / "a.apkg")
    place = list(CardKind).index(CardKind.KK_RU)
    rows = [("concept-1", place, NOON, 3), ("concept-1", place, NOON + DAY, 4)]
    back = reviewed(tmp_path / "a.apkg", rows, tmp_path / "back.apkg")
    schedule = Schedule()
    assert import_reviews(deck, back, schedule.after) == Taken(2, 1, 0)
    here = empty_deck()
    fill(here, 2, (CardKind.KK_RU,))
    for at, grade in ((NOON, Grade.GOOD), (NOON + DAY, Grade.EASY)):
        here.grade(here.card(2), grade, at, schedule.after)
    assert deck.cards() == here.cards()
    again = contents(deck)
    assert import_reviews(deck, back, schedule.after) == Taken(0, 0, 0)
    assert contents(deck) == again
    assert deck.undo(Schedule().after) is None


def test_answers_from_both_sides_are_put_in_the_order_of_time(deck: Deck, tmp_path: Path) -> None:
    fill(deck, 1, (CardKind.KK_RU,))
    schedule = Schedule()
    export_package(deck, tmp_path / "a.apkg")
    deck.grade(deck.card(1), Grade.AGAIN, NOON + DAY, schedule.after)
    place = list(CardKind).index(CardKind.KK_RU)
    back = reviewed(
        tmp_path / "a.apkg", [("concept-0", place, NOON, 3)], tmp_path / "back.apkg"
    )  # fmt: skip
    import_reviews(deck, back, schedule.after)
    assert [entry.grade for entry in deck.log.of(1)] == [3, 1]
    expected = schedule.after(schedule.after(Memory(), Grade.GOOD, NOON), Grade.AGAIN, NOON + DAY)
    assert deck.card(1).memory == expected


def test_the_package_has_the_columns_that_anki_reads(deck: Deck, tmp_path: Path) -> None:
    fill(deck, 1, (CardKind.KK_RU,))
    export_package(deck, tmp_path / "a.apkg")
    database = opened(tmp_path / "a.apkg", tmp_path)
    for table_name, columns in SCHEMA.items():
        rows = database.execute(f"PRAGMA table_info({table_name})").fetchall()
        assert [row[1] for row in rows] == columns.split()
    assert database.execute("SELECT ver FROM col").fetchall() == [(11,)]
    models, decks = database.execute("SELECT models, decks FROM col").fetchone()
    (model,) = (one for key, one in json.loads(models).items() if key == str(MODEL))
    fields = [one["name"] for one in model["flds"]]
    assert [one["ord"] for one in model["flds"]] == list(range(len(fields)))
    (note,) = database.execute("SELECT flds FROM notes").fetchone()
    assert len(note.split("\x1f")) == len(fields)
    for template in model["tmpls"]:
        named = re.findall(r"{{[#/]?([^{}]+)}}", template["qfmt"] + template["afmt"])
        assert set(named) <= {*fields, "FrontSide"}
    (home,) = database.execute("SELECT DISTINCT did FROM cards").fetchone()
    assert json.loads(decks)[str(home)]["name"] == "tilmash"


@pytest.mark.parametrize(
    ("kind", "factor", "taken"),
    [
        pytest.param(0, 0, 1, id="learning"),
        pytest.param(1, 2500, 1, id="review"),
        pytest.param(2, 2500, 1, id="relearning"),
        pytest.param(3, 2500, 1, id="filtered, and rescheduled"),
        pytest.param(3, 0, 0, id="crammed"),
        pytest.param(4, 2500, 0, id="date set by hand"),
        pytest.param(5, 2500, 0, id="rescheduled"),
    ],
)
def test_only_answers_that_count_for_the_schedule_are_taken(
    deck: Deck, tmp_path: Path, kind: int, factor: int, taken: int
) -> None:
    fill(deck, 1, (CardKind.KK_RU,))
    export_package(deck, tmp_path / "a.apkg")
    rows = [("concept-0", list(CardKind).index(CardKind.KK_RU), NOON, 3)]
    back = reviewed(tmp_path / "a.apkg", rows, tmp_path / "back.apkg", kind, factor)
    assert import_reviews(deck, back, Schedule().after).answers == taken


def test_an_import_that_fails_in_the_middle_takes_nothing(deck: Deck, tmp_path: Path) -> None:
    fill(deck, 2, (CardKind.KK_RU,))
    export_package(deck, tmp_path / "a.apkg")
    place = list(CardKind).index(CardKind.KK_RU)
    rows = [(f"concept-{n}", place, NOON + n, 3) for n in range(2)]
    back = reviewed(tmp_path / "a.apkg", rows, tmp_path / "back.apkg")
    before = contents(deck)

    def breaks(memory: Memory, grade: Grade, at: int) -> Memory:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        import_reviews(deck, back, breaks)
    assert contents(deck) == before
    assert import_reviews(deck, back, Schedule().after) == Taken(2, 2, 0)


def test_answers_to_other_cards_are_passed_over(deck: Deck, tmp_path: Path) -> None:
    other = empty_deck()
    fill(other, 3, (CardKind.KK_RU,))
    export_package(other, tmp_path / "a.apkg")
    place = list(CardKind).index(CardKind.KK_RU)
    back = reviewed(
        tmp_path / "a.apkg", [("concept-2", place, NOON, 3)], tmp_path / "back.apkg"
    )  # fmt: skip
    fill(deck, 1, (CardKind.KK_RU,))
    before = contents(deck)
    assert import_reviews(deck, back, Schedule().after) == Taken(0, 0, 1)
    assert contents(deck) == before


def test_what_is_no_package_is_said_in_one_sentence(deck: Deck, tmp_path: Path) -> None:
    newest = tmp_path / "newest.apkg"
    with zipfile.ZipFile(newest, "w") as package:
        package.writestr("collection.anki21b", b"")
    (tmp_path / "text.apkg").write_text("text")
    for path, words in (
        (newest, "older Anki versions"),
        (tmp_path / "text.apkg", "no whole Anki package"),
        (tmp_path / "missing.apkg", "cannot be read"),
    ):
        with pytest.raises(ExchangeError, match=words) as raised:
            import_reviews(deck, path, Schedule().after)
        assert str(path) in str(raised.value) and "\n" not in str(raised.value)


def test_a_package_that_cannot_be_written_is_said(deck: Deck, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="cannot be written"):
        export_package(deck, tmp_path / "missing" / "a.apkg")


def test_a_table_has_a_row_a_card(deck: Deck) -> None:
    deck.add("image", BRANCHED, [CardKind.KK_RU, CardKind.CLOZE], SENTENCE)
    deck.grade(deck.card(1), Grade.EASY, NOON, Schedule().after)
    rows = list(csv.DictReader(io.StringIO(table(deck))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["kind"], row["phase"], row["last"]) for row in rows] == [
        ("kk_ru", "review", "2024-06-10T07:00:00+00:00"), ("cloze", "new", ""),
    ]  # fmt: skip
