"""CSV and TSV: what the columns carry comes back, sheets are mapped, wrong rows are named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from glossary.concept import Concept, RelationKind, Status
from glossary.errors import TermbaseError
from glossary.formats import columns, table
from glossary.formats.headers import guess
from glossary.formats.losses import Losses
from glossary.termbase import Termbase
from tests.glossary.concepts import TERMBASES
from tests.glossary.exports import exported


@pytest.mark.parametrize("separator", ["csv", "tsv"])
@given(TERMBASES)
@settings(deadline=None, max_examples=30)
def test_tables_bring_back_what_they_carry(
    tmp_path_factory: pytest.TempPathFactory, separator: str, termbase: Termbase
) -> None:
    path = tmp_path_factory.getbasetemp() / f"round.{separator}"
    path.write_bytes(exported(termbase, separator))

    def carried(concept: Concept) -> Any:
        return concept.id, [
            (one.language, [(t.text, t.status, t.part_of_speech) for t in one.terms],
             one.definitions[:1]) for one in concept.sections
        ], set(concept.targets(RelationKind.BROADER))  # fmt: skip

    assert [carried(one) for one in table.read(path)] == [carried(one) for one in termbase]


SHEET = "№;Қазақша;Русский;Анықтама\n1;сөз; слово ; бірлік\n2;;пусто;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251x", "utf-16", "koi8-r"])
def test_a_sheet_with_a_column_a_language_is_mapped(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "sheet.csv"
    named = encoding.replace("cp1251x", "ptcp154")  # Kazakh of DOS and early Windows
    text = SHEET.replace("№", "no") if encoding != "utf-8" else SHEET
    if named == "koi8-r":
        text = text.replace("Қазақша", "Казахша").replace("Анықтама", "Мы").replace(
            "сөз", "соз").replace("бірлік", "нечто")  # fmt: skip
    path.write_bytes(text.encode(named))
    header = text.splitlines()[0].split(";")
    mapping = columns.parse([f"kk={header[1]},ru={header[2]}", f"definition.kk={header[3]}"])
    losses = Losses()
    told = "" if encoding in ("utf-8", "utf-16") else named
    first, second = table.read(path, None, mapping, told, losses=losses)
    assert first.terms("ru")[0].text == "слово" and first.definition("kk")
    assert second.terms("ru")[0].text == "пусто"
    assert losses.counts == {"rows without a term": 1}


def test_several_terms_in_a_cell_are_synonyms(tmp_path: Path) -> None:
    path = tmp_path / "sheet.tsv"
    path.write_text("id\tТермин\nx\tсөз; термин\n", "utf-8")
    (one,) = table.read(path, None, columns.parse(["concept=id", "kk=Термин"]))
    assert [(term.text, term.status) for term in one.terms("kk")] == [
        ("сөз", Status.PREFERRED), ("термин", Status.ADMITTED)]  # fmt: skip


def test_a_column_of_terms_may_have_one_language(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Термин,Примечание\nимидж,n\n", "utf-8")
    (one,) = table.read(path, None, columns.parse(["term=Термин,lang=kk,note=Примечание"]))
    assert one.terms("kk")[0].note == "n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["term"], "maps no column"), (["colour=x"], "maps no column"),
        (["term=Нет,lang=kk"], "lacks the column “Нет”"), (["term=a"], "in what language"),
        (["note=a"], "no column of terms"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_named(tmp_path: Path, options: list[str], said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(TermbaseError, match=said):
        table.read(path, None, columns.parse(options))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('c1,kk,"open', "does not end"), ("c1,kk,a,b,c,d,e,f,g", "9 cells"), ("c1,kk,a\0b", "NUL"),
        ('c1,kk,"a"b', "CSV"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(f"concept,lang,term\n{'c0,kk,сөз' + chr(10)}{row}\n", "utf-8")
    with pytest.raises(TermbaseError, match=said) as raised:
        table.read(path)
    assert raised.value.line == 3


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("№;Қазақша;Орысша;Ағылшынша;Анықтамасы;Ескерту",
         "kk=Қазақша,ru=Орысша,en=Ағылшынша,definition.kk=Анықтамасы,note.kk=Ескерту|№"),
        ("№ п/п;Казахский язык;Русский;На английском;Определение;Источник",
         "kk=Казахский язык,ru=Русский,en=На английском,definition.ru=Определение,"
         "source.kk=Источник|№ п/п"),
        ("ID;Kazakh;Russian;English;Definition;Definition (kk);Category",
         "concept=ID,kk=Kazakh,ru=Russian,en=English,definition.en=Definition,"
         "definition.kk=Definition (kk),subject=Category|"),
        ("Термин;Язык;Определение;Статус",
         "term=Термин,lang=Язык,definition=Определение,status=Статус|"),
        ("Термин (kk);Термин (ru);Перевод", "kk=Термин (kk),ru=Термин (ru)|Перевод"),
        ("KZ;RU;EN", "kk=KZ,ru=RU,en=EN|"), ("Deutsch;Türkçe", "de=Deutsch,tr=Türkçe|"),
        ("Қазақ тілінде;Орыс тілінде", "kk=Қазақ тілінде,ru=Орыс тілінде|"),
        ("Термин;Перевод", None), ("сөз;слово;word", None), ("a;b", None), ("", None),
    ],
)  # fmt: skip
def test_headers_of_sheets_are_understood(header: str, wanted: str | None) -> None:
    found = guess(header.split(";"))
    shown = found and ",".join(f"{field}={name}" for field, name in found.mapping.items())
    assert (found and f"{shown}|{','.join(found.unread)}") == wanted


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", '№;Қазақша;Русский;Анықтама\r\n1;сөз;слово;"екі\r\nжол"\r\n2;;б;\r\n'),
        ("utf-8", "sep=;\r\n№;Қазақша;Русский;Анықтама\r\n1;сөз;слово;екі жол\r\n2;;б;\r\n"),
        ("utf-16", '№\tҚазақша\tРусский\tАнықтама\n1\tсөз\tслово\t"екі\nжол"\n2\t\tб\t\n'),
        ("utf-8", '№,"Қазақша\n(терминдер)",Русский,Анықтама\n1,сөз,слово,екі жол\n2,,б,\n'),
    ],
    ids=["semicolons", "Excel's first line", "Unicode text", "a break in a header"],
)
def test_sheets_of_excel_are_read_without_a_mapping(
    tmp_path: Path, encoding: str, text: str
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(text.encode(encoding))
    losses = Losses()
    first, second = table.read(path, losses=losses)
    assert first.terms("kk")[0].text == "сөз" and second.terms("ru")[0].text == "б"
    assert " ".join(first.definition("kk").split()) == "екі жол"
    told = {one.kind: one for one in losses.told()}
    assert "ru=Русский" in told["columns guessed"].names
    assert told["columns unread"].names == "№" and told["rows without a term"].number == 1


def test_a_language_may_be_named_in_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Термин,Язык\nсөз,казахский\nслово,RU\nmot,French\n", "utf-8")
    assert [one.sections[0].language for one in table.read(path)] == ["kk", "ru", "fr"]
