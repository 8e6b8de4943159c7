"""The DICT protocol (RFC 2229): commands in, replies out. It knows no socket.

A *database* is a language of designations: asking ``kk`` finds what a Kazakh word, in any form,
designates. The *strategies* of ``MATCH`` are the lookup's own ways. Text is UTF-8.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import TypeAlias

from glossary.concept import LANGUAGES, LanguageTag
from glossary.lookup import Glossary
from glossary.match import Match, MatchKind
from tui.answers import entry_lines
from tui.cli import version
from tui.dict.recent import Recent
from tui.messages import LANGUAGE_NAMES, N_, _
from tui.sanitise import visible

LONGEST_LINE = 1024
"""Octets of a line, its end included (RFC 2229, 2.2)."""
WIDTH = 76
"""Characters of a line of text: far from the limit in any script, and fit to be read."""
MOST = 20
"""Answers to one command."""
STRATEGIES = {
    "exact": N_("The designation itself"),
    "prefix": N_("Designations that begin so"),
    "lemma": N_("Any form of a designation, any keyboard"),
    "nearest": N_("Any form, then similar spelling"),
}
"""Strategies of ``MATCH``; ``.`` is the last."""
_WORD = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[^\s"'\\])+""", re.DOTALL)
_PIECE = re.compile(r"""\\(.)|["']""", re.DOTALL)
Ask: TypeAlias = Callable[[Glossary, str, LanguageTag | None], list[Match]]
"""A strategy: finds what a query designates, in one language or any."""
_HELP = (
    "DEFINE database word", "MATCH database strategy word", "SHOW DATABASES", "SHOW STRATEGIES",
    "SHOW INFO database", "SHOW SERVER", "CLIENT text", "OPTION MIME", "STATUS", "HELP", "QUIT",
)  # fmt: skip


class Session:
    """One connection's conversation.

    Args:
        recent: What answers.
    """

    def __init__(self, recent: Recent) -> None:
        self._recent = recent
        self._mime = False
        self._asked = 0
        self.over = False
        """Whether the client has said that it leaves."""

    def greeting(self, message_id: str) -> str:
        """Return the banner that opens the conversation (RFC 2229, 3.1)."""
        return _line(f"220 tilmash {version()} <mime> <{message_id}>")

    def answer(self, line: str) -> str:
        """Return the reply to a command.

        Args:
            line: What came, without its line end.

        Returns:
            Complete lines, each ended by CR LF; a reply is never empty.
        """
        words = [_unquoted(word[0]) for word in _WORD.finditer(line)]
        if not words:
            return _line("500 syntax error, command not recognized")
        command, rest = words[0].upper(), words[1:]
        method = _COMMANDS.get(command)
        if method is None:
            known = command in ("AUTH", "SASLAUTH", "SASLRESP")
            return _line("502 command not implemented" if known else
                         "500 syntax error, command not recognized")  # fmt: skip
        return "".join(method(self, rest))

    # -- commands: each yields the lines of its reply

    def _define(self, words: list[str]) -> Iterator[str]:
        if len(words) != 2:
            yield _line("501 syntax error, illegal parameters")
            return
        database, query = words
        if not _is_database(database):
            yield _line("550 invalid database, use SHOW DB for a list")
            return
        yield self._asking(("DEFINE", *words), partial(self._defined, database, query))

    def _defined(self, database: str, query: str, glossary: Glossary) -> list[str]:
        """Return the definitions of what a query finds."""
        found = [
            (match, concept)
            for match in _found(database, lambda one: glossary.lookup(query, one))
            if (concept := glossary.concept(match.concept)) is not None
        ]
        if not found:
            return [_line("552 no match")]
        lines = [_line(f"150 {len(found)} definitions retrieved")]
        for match, concept in found:
            lines.append(_line(f"151 {_quoted(match.headword)} {match.language} "
                               f"{_quoted(_describe(match.language))}"))  # fmt: skip
            lines += self._text(entry_lines(query, match, concept))
        return [*lines, _line("250 ok")]

    def _match(self, words: list[str]) -> Iterator[str]:
        if len(words) != 3:
            yield _line("501 syntax error, illegal parameters")
            return
        database, strategy, query = words
        if not _is_database(database):
            yield _line("550 invalid database, use SHOW DB for a list")
            return
        ask = _ASK.get("nearest" if strategy == "." else strategy.lower())
        if ask is None:
            yield _line("551 invalid strategy, use SHOW STRAT for a list")
            return
        yield self._asking(("MATCH", *words), partial(self._matched, database, query, ask))

    def _matched(self, database: str, query: str, ask: Ask, glossary: Glossary) -> list[str]:
        """Return the designations that a query finds by a strategy."""
        found = _found(database, lambda one: ask(glossary, query, one))
        heads = dict.fromkeys((match.language, match.headword) for match in found)
        if not heads:
            return [_line("552 no match")]
        text = self._text(f"{language} {_quoted(head)}" for language, head in heads)
        return [_line(f"152 {len(heads)} matches found"), *text, _line("250 ok")]

    def _asking(self, question: tuple[str, ...], made: Callable[[Glossary], list[str]]) -> str:
        self._asked += 1
        reply = self._recent.reply(("MIME" * self._mime, *question), made)
        return _line("420 server temporarily unavailable") if reply is None else reply

    def _show(self, words: list[str]) -> Iterator[str]:
        what = words[0].upper() if words else ""
        if what in ("DB", "DATABASES") and len(words) == 1:
            yield _line(f"110 {len(LANGUAGES)} databases present")
            yield from self._text(f"{tag} {_quoted(_describe(tag))}" for tag in LANGUAGES)
        elif what in ("STRAT", "STRATEGIES") and len(words) == 1:
            yield _line(f"111 {len(STRATEGIES)} strategies available")
            yield from self._text(f"{name} {_quoted(_(text))}" for name, text in STRATEGIES.items())
        elif what == "SERVER" and len(words) == 1:
            yield _line("114 server information")
            yield from self._text([f"tilmash {version()}"])
        elif what == "INFO" and len(words) == 2:
            if words[1] not in LANGUAGES:
                yield _line("550 invalid database, use SHOW DB for a list")
                return
            yield _line("112 database information")
            yield from self._text([_describe(words[1])])
        else:
            yield _line("501 syntax error, illegal parameters")
            return
        yield _line("250 ok")

    def _option(self, words: list[str]) -> Iterator[str]:
        if [word.upper() for word in words] != ["MIME"]:
            yield _line("503 command parameter not implemented")
            return
        self._mime = True
        yield _line("250 ok")

    def _client(self, _words: list[str]) -> Iterator[str]:
        yield _line("250 ok")

    def _status(self, _words: list[str]) -> Iterator[str]:
        yield _line(f"210 status: {self._asked} asked")

    def _help(self, _words: list[str]) -> Iterator[str]:
        yield _line("113 help text")
        yield from self._text(_HELP)
        yield _line("250 ok")

    def _quit(self, _words: list[str]) -> Iterator[str]:
        self.over = True
        yield _line("221 bye")

    # -- text

    def _text(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield a textual reply (RFC 2229, 2.4.2), with the empty header of ``OPTION MIME``."""
        if self._mime:
            yield _line("Content-type: text/plain; charset=utf-8")
            yield _line("Content-transfer-encoding: 8bit")
            yield _line("")
        for line in lines:
            for part in _wrapped(visible(line)):
                yield _line("." + part if part.startswith(".") else part)
        yield _line(".")


_COMMANDS: dict[str, Callable[[Session, list[str]], Iterator[str]]] = {
    "DEFINE": Session._define,
    "MATCH": Session._match,
    "SHOW": Session._show,
    "OPTION": Session._option,
    "CLIENT": Session._client,
    "STATUS": Session._status,
    "HELP": Session._help,
    "QUIT": Session._quit,
}


def _exact(glossary: Glossary, query: str, language: LanguageTag | None) -> list[Match]:
    return [one for one in glossary.lookup(query, language) if one.kind is MatchKind.EXACT]


def _prefix(glossary: Glossary, query: str, language: LanguageTag | None) -> list[Match]:
    begun = (MatchKind.EXACT, MatchKind.PREFIX)
    return [one for one in glossary.complete(query, language, limit=MOST) if one.kind in begun]


def _lemma(glossary: Glossary, query: str, language: LanguageTag | None) -> list[Match]:
    found = glossary.lookup(query, language)
    return [one for one in found if one.kind is not MatchKind.MISSPELT]


def _nearest(glossary: Glossary, query: str, language: LanguageTag | None) -> list[Match]:
    found = glossary.lookup(query, language)
    if found:
        return found
    suggested = glossary.suggest(query)
    return [one for term in suggested for one in _exact(glossary, term, language)]


_ASK: dict[str, Ask] = {
    "exact": _exact,
    "prefix": _prefix,
    "lemma": _lemma,
    "nearest": _nearest,
}


def _found(database: str, ask: Callable[[LanguageTag | None], list[Match]]) -> list[Match]:
    """Return the matches of a database, of all (``*``), or of the first that has any (``!``)."""
    found = ask(database if database in LANGUAGES else None)
    if database == "!" and found:
        first = min(LANGUAGES.index(one.language) for one in found if one.language in LANGUAGES)
        found = [one for one in found if one.language == LANGUAGES[first]]
    return found[:MOST]


def _is_database(name: str) -> bool:
    return name in LANGUAGES or name in ("*", "!")


def _describe(language: LanguageTag) -> str:
    return f"tilmash: {LANGUAGE_NAMES[language]}"


def _unquoted(word: str) -> str:
    """Return a word without its quotes and backslashes (RFC 2229, 2.2)."""
    return _PIECE.sub(lambda piece: piece[1] or "", word)


def _quoted(text: str) -> str:
    """Return a text as a quoted string."""
    return '"' + visible(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


@lru_cache(maxsize=4096)
def _wrapped(line: str) -> tuple[str, ...]:
    """Return a line as lines of at most :data:`WIDTH`, its indent kept."""
    if len(line) <= WIDTH:
        return (line,)
    indent = " " * (len(line) - len(line.lstrip()))
    return tuple(
        textwrap.wrap(
            line, WIDTH, subsequent_indent=indent, break_on_hyphens=False, drop_whitespace=True
        )
    )


def _line(text: str) -> str:
    return text + "\r\n"
