"""The catalogues of the interface: complete, fresh, and faithful to their placeholders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from glossary.errors import GlossaryError, TermbaseError
from texts.errors import Notice, TextsError
from tui import messages
from tui.extraction import untranslatable

ROOT = messages.FOLDER.parent.parent
PACKAGES = ("tui", "texts", "glossary")
LANGUAGES = [tag for tag in messages.INTERFACE_LANGUAGES if tag != "en"]


def _po(tag: str) -> Path:
    return messages.FOLDER / tag / "LC_MESSAGES" / "tilmash.po"


def _catalogue(tag: str) -> Catalog:
    with _po(tag).open("rb") as file:
        return read_po(file, locale=tag)


METHODS = [(f"{package}/**.py", "tui.extraction:sentences") for package in PACKAGES]


def _ids() -> set[str | tuple[str, ...]]:
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    found = extract_from_dir(ROOT, METHODS, keywords=keywords)
    return {
        tuple(message) if isinstance(message, (tuple, list)) else message
        for _file, _line, message, _comments, _context in found
    }


def _texts(message: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [message] if isinstance(message, str) else list(message or ())


def _pairs(catalogue: Catalog) -> list[tuple[list[str], list[str]]]:
    pairs = [(_texts(one.id), _texts(one.string)) for one in catalogue if one.id]
    return sorted(pairs)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_message_is_translated_and_none_is_left_over(tag: str) -> None:
    assert {message.id for message in _catalogue(tag) if message.id} == _ids()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_translations_keep_the_placeholders(tag: str) -> None:
    for message in _catalogue(tag):
        if not message.id:
            continue
        wanted = set(re.findall(r"\{\w+\}", _texts(message.id)[-1]))
        for text in _texts(message.string):
            assert text, message.id
            assert set(re.findall(r"\{\w+\}", text)) == wanted, message.id


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_text(tag: str) -> None:
    with _po(tag).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert _pairs(compiled) == _pairs(_catalogue(tag)), "run `just messages`"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_cyrillic_translations_hold_no_latin_look_alikes(tag: str) -> None:
    mixed = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
    for message in _catalogue(tag):
        for text in _texts(message.string):
            bare = re.sub(r"\\[nt]|\{\w+\}", "", text)
            assert not mixed.search(bare), text


CORES = sorted([*ROOT.glob("texts/**/*.py"), *ROOT.glob("glossary/**/*.py")])


@pytest.mark.parametrize("path", CORES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_core_says_is_a_template(path: Path) -> None:
    assert untranslatable(path.read_bytes()) == [], "use named parameters, not an f-string"


@pytest.mark.parametrize(
    ("tag", "error", "said"),
    [
        ("ru", TextsError("the file is empty", file="a{b}.txt", remedy="name a file with text"),
         "a{b}.txt: файл пуст; укажите файл с текстом."),
        ("ru", TermbaseError("“{status}” is not a status", file="a.csv", line=3, status="{x}",
                             remedy="use one of {statuses}", statuses="admitted"),
         "a.csv:3: «{x}» — не статус; допустимо одно из: admitted."),
        ("kk", GlossaryError("never {seen} before", seen="x"), "never x before."),
        ("en", GlossaryError("{braces} that name nothing"), "{braces} that name nothing."),
        ("ru", Notice("{error} The chapter is left out.",
                      error=TextsError("is damaged", file="b.epub", place="c.xhtml")),
         "b.epub, c.xhtml: повреждён. Глава пропущена."),
        ("kk", "a sentence of any other kind", "a sentence of any other kind"),
    ],
)  # fmt: skip
def test_what_a_core_says_is_said_in_the_interface_language(
    tag: str, error: object, said: str
) -> None:
    before = messages.language()
    messages.set_language(tag)
    try:
        assert messages.sentence(error) == said
    finally:
        messages.set_language(before)
