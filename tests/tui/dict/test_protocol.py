"""The DICT protocol (RFC 2229), without a socket."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.embedded import IndexedGlossary
from tests.tui.dict.sources import Fixed
from tui.dict.protocol import LONGEST_LINE, Session
from tui.dict.recent import Recent
from tui.termbases import open_glossary


@pytest.fixture(scope="module")
def shipped() -> IndexedGlossary:
    return open_glossary([])


@pytest.fixture
def session(shipped: IndexedGlossary) -> Session:
    return Session(Recent(Fixed(shipped)))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("DEFINE * имиджінің", "150"), ("define kk имидж", "150"), ("DEFINE ru имидж", "150"),
        ("DEFINE ! PR", "150"), ("DEFINE * 'press secretaries'", "150"),
        ('DEFINE kk "мемлекеттік органдарымыздағы"', "150"), ("DEFINE * когамдык\\ пикир", "150"),
        ("DEFINE * үстелдің", "552"), ("DEFINE en имиджінің", "552"), ("DEFINE wn image", "550"),
        ("DEFINE *", "501"), ("DEFINE * two words", "501"), ("DEFINE", "501"),
        ("MATCH * . имидщ", "152"), ("MATCH kk exact имидж", "152"),
        ("MATCH * lemma имиджін", "152"),
        ("MATCH kk exact имиджін", "552"), ("MATCH kk prefix мемлек", "152"),
        ("MATCH kk lemma имидщ", "552"), ("MATCH kk soundex имидж", "551"),
        ("MATCH wn exact image", "550"), ("MATCH * exact", "501"),
        ("SHOW DB", "110"), ("SHOW DATABASES", "110"), ("SHOW STRAT", "111"),
        ("show strategies", "111"), ("SHOW INFO kk", "112"), ("SHOW INFO wn", "550"),
        ("SHOW SERVER", "114"), ("SHOW", "501"), ("SHOW DB now", "501"),
        ("CLIENT dict 1.12", "250"), ("STATUS", "210"), ("HELP", "113"), ("OPTION MIME", "250"),
        ("OPTION COLOUR", "503"), ("AUTH me secret", "502"), ("SASLAUTH PLAIN", "502"),
        ("FETCH 1", "500"), ("", "500"), ("   ", "500"),
    ],
)  # fmt: skip
def test_each_command_has_the_reply_of_the_standard(
    session: Session, command: str, code: str
) -> None:
    assert session.answer(command).startswith(code + " ")


def test_a_definition_is_counted_announced_and_ended(session: Session) -> None:
    lines = session.answer("DEFINE * қызметтерін").split("\r\n")
    count = int(lines[0].split()[1])
    assert count == sum(line.startswith("151 ") for line in lines) == lines.count(".") == 2
    assert lines[1] == '151 "қызмет" kk "tilmash: Қазақша"'
    assert lines[-2:] == ["250 ok", ""]


def test_the_first_database_with_a_match_answers_alone(session: Session) -> None:
    languages = {line.split()[2] for line in session.answer("DEFINE ! PR").split("\r\n")
                 if line.startswith("151 ")}  # fmt: skip
    assert languages == {"kk"}


def test_matches_are_quoted(session: Session) -> None:
    assert 'kk "баспасөз хатшысы"\r\n' in session.answer('MATCH kk lemma "баспасөз хатшыларына"')


def test_with_mime_each_text_has_a_header(session: Session) -> None:
    session.answer("OPTION MIME")
    lines = session.answer("DEFINE kk имидж").split("\r\n")
    assert lines[2:5] == ["Content-type: text/plain; charset=utf-8",
                          "Content-transfer-encoding: 8bit", ""]  # fmt: skip


def test_the_client_leaves(session: Session) -> None:
    assert session.answer("QUIT").startswith("221 ")
    assert session.over


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_line_raises_or_lets_a_control_through(shipped: IndexedGlossary, line: str) -> None:
    session = Session(Recent(Fixed(shipped)))
    for command in (line, f'MATCH * . "{line}"', f"DEFINE kk '{line}'"):
        reply = session.answer(command)
        assert reply.endswith("\r\n")
        for one in reply.split("\r\n"):
            assert len(one.encode()) + 2 <= LONGEST_LINE
            assert one.isprintable(), one
