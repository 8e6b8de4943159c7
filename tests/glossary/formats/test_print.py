"""For people: Markdown, a page for print, cards for Anki."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

from hypothesis import given, settings
from lxml import html

from glossary.formats import anki, table
from glossary.formats.losses import Losses
from glossary.formats.printed import Item, by_letter
from glossary.termbase import Termbase
from tests.glossary.concepts import WORDS
from tests.glossary.exports import SMALL, exported


def test_letters_follow_the_language() -> None:
    items = [Item(word, word) for word in ("үй", "уақыт", "ұйым", "әке", "ата", "қала", "кітап")]
    assert [letter.heading for letter in by_letter(items, "kk")] == list("АӘКҚУҰҮ")
    items = [Item(word, word) for word in ("ёж", "ель", "еда", "PR")]
    shown = {letter.heading: [item.text for item in letter.items]
             for letter in by_letter(items, "ru")}  # fmt: skip
    assert shown["Е"][:2] == ["еда", "ёж"] and shown["P"] == ["PR"]


def test_the_page_is_one_file_whose_links_lead_somewhere() -> None:
    page = html.document_fromstring(exported(table.read(SMALL), "html"))
    ids = {one.get("id") for one in page.iter() if one.get("id")}
    links = [one.get("href") for one in page.iter("a")]
    assert links and all(link and link[0] == "#" and link[1:] in ids for link in links)
    assert not list(page.iter("script", "link", "img", "iframe"))
    assert "organization <org>" in str(page.xpath("string()"))
    assert {one.get("lang") for one in page.iter("section") if one.get("lang")} == {
        "kk", "en", "ru"}  # fmt: skip


@given(WORDS)
@settings(deadline=None)
def test_nothing_in_a_term_becomes_markup(word: str) -> None:
    evil = f"<b>{word}</b>&amp;[x](javascript:1)"
    termbase = Termbase((table.read(SMALL).concepts[0]._replace(note=evil),))
    page = html.document_fromstring(exported(termbase, "html"))
    assert [" ".join(str(one.xpath("string()")).split()) for one in page.iter("p")][-1] == evil
    assert "](javascript" not in exported(termbase, "markdown").decode().replace("\\]", "")


def test_an_anki_package_has_the_same_ids_each_time(tmp_path: Path) -> None:
    seen = []
    for _time in range(2):
        path = tmp_path / "deck.apkg"
        assert anki.write(path, table.read(SMALL), "kk", "Small", Losses()) == 2
        with zipfile.ZipFile(path) as package:
            package.extract("collection.anki2", tmp_path)
        with sqlite3.connect(tmp_path / "collection.anki2") as state:
            seen.append(state.execute("select guid, flds from notes order by guid").fetchall())
    assert seen[0] == seen[1]
    assert any("мемлекеттік орган; меморган" in fields for _guid, fields in seen[0])
