"""``tilmash ssh-entry``: what sshd runs for every visitor of a restricted account.

With a terminal and no command, the app in its kiosk; with a command, the whole of it is a query.
There is no shell, and no word of the command line comes from the visitor.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path

from tui.cli import FOUND, WRONG, Given, is_sentence, lookup_of
from tui.messages import _, language_of_locale, set_language
from tui.remote import limits
from tui.remote import visitor as ssh_visitor
from tui.remote.kiosk import without_paths
from tui.remote.limits import LimitReached
from tui.remote.query import Kind, asked
from tui.sanitise import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

RESERVE = 2_000_000
"""Bytes kept free, untouched, for saying that there are no more."""


def run(arguments: argparse.Namespace) -> int:
    """Serve one visitor; return the exit code of what was asked."""
    reserve = bytearray(RESERVE)
    try:
        command = os.environ.get(ssh_visitor.COMMAND, "")
        folder = ssh_visitor.folder(arguments.data, os.environ)
        ssh_visitor.believe(os.environ)
        set_language(_language(arguments.language))
        limits.confine(arguments.memory)
        return _serve(arguments, command, folder)
    except LimitReached as reached:
        return _say(str(reached))
    except BrokenPipeError:
        raise
    except Exception as error:
        del reserve
        # What a visitor is told names no file of the machine; the keeper finds it in the log.
        with contextlib.suppress(MemoryError, SystemError, ImportError):
            limits.log(error)
        if _is_of_memory(error):
            return _say(_("This took too much memory and was stopped; ask for less."))
        if is_sentence(error):
            return _say(without_paths(str(error)))
        return _say(_("Something went wrong inside; the keeper of this service can see what."))


def _is_of_memory(error: BaseException | None) -> bool:
    """Tell whether an error came of too little memory, whatever it was taken for on its way."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        # The second is what is left where C could not even make the first.
        if isinstance(error, (MemoryError, SystemError)):
            return True
        # A library that there was no room for.
        if isinstance(error, ImportError) and "shared object" in str(error):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def _language(given: str | None) -> str:
    """Return the interface language: the client's locale, else what the keeper chose."""
    told = language_of_locale(os.environ)
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return given if given and locale.partition(".")[0] in ("", "C", "POSIX") else told


def _serve(arguments: argparse.Namespace, command: str, folder: Path | None) -> int:
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if not command.strip():
        if not terminal:
            _print_help(sys.stderr)
            return WRONG
        if os.environ["TERM"] in ("dumb", "unknown"):
            return _converse(arguments)
        return _read(arguments, folder)
    return _answer(arguments, command)


def _read(arguments: argparse.Namespace, folder: Path | None) -> int:
    from tui.launch import run as run_app
    from tui.request import ReadRequest
    from tui.termbases import opener

    termbases = tuple(arguments.termbase)
    idle = 60.0 * arguments.idle
    return run_app(
        ReadRequest(None, termbases, opener(termbases), kiosk=True, folder=folder, idle=idle)
    )


def _converse(arguments: argparse.Namespace) -> int:
    import signal

    from tui.command.plain_prompt import converse

    def answer(query: str) -> None:
        signal.alarm(0)
        _lookup(arguments, query, json=False)
        _wait(arguments)

    _wait(arguments)
    limits.bound_request(idle=True)
    converse(answer)
    return FOUND


def _wait(arguments: argparse.Namespace) -> None:
    import signal

    signal.alarm(60 * arguments.idle)


def _answer(arguments: argparse.Namespace, command: str) -> int:
    request = asked(command)
    limits.bound_request()
    if request.kind is Kind.HELP:
        _print_help(sys.stdout)
        return FOUND
    if request.kind is Kind.TERMS:
        return _terms(arguments, json=request.json)
    if request.kind is Kind.SEARCH:
        _check(request.text)
        from tui.command import search as command_search

        return command_search.run(
            Given(query=request.text, files=[], json=request.json, termbase=arguments.termbase)
        )
    return _lookup(arguments, request.text, json=request.json)


def _lookup(arguments: argparse.Namespace, query: str, *, json: bool) -> int:
    _check(query)
    from tui.command import lookup as command_lookup

    return command_lookup.run(lookup_of([query], arguments.termbase, json=json))


def _terms(arguments: argparse.Namespace, *, json: bool) -> int:
    limits.wait_for_input()
    given = sys.stdin.buffer.read(limits.INPUT + 1)
    limits.input_came()
    if len(given) > limits.INPUT:
        sentence = _("Standard input is longer than {count} bytes; send it in parts.")
        return _say(sentence.format(count=limits.INPUT))
    from tui.command import terms as command_terms

    # The command reads standard input itself; it gets what was read, and no more can come.
    sys.stdin = io.TextIOWrapper(io.BytesIO(given), "utf-8", "replace")
    return command_terms.run(Given(file="-", json=json, tsv=False, termbase=arguments.termbase))


def _check(query: str) -> None:
    if len(query) > limits.QUERY:
        sentence = _("The query is longer than {count} characters; ask for a word or a phrase.")
        raise LimitReached(sentence.format(count=limits.QUERY))


def _print_help(stream: io.TextIOBase | object) -> None:
    lines = (
        _("A word or phrase in any form is looked up; without one, a terminal opens the reader."),
        "",
        "  " + _("WORD…           what the termbase has"),
        "  " + _("--json WORD…    the same as JSON"),
        "  " + _("search WORD…    every passage of the library with it"),
        "  " + _("terms -         the terms of a text on standard input"),
        "  " + _("help            this"),
        "",
        _("A query has at most {query} characters, standard input {size} bytes.").format(
            query=limits.QUERY, size=limits.INPUT
        ),
    )
    print("\n".join(lines), file=stream)  # type: ignore[arg-type]


def _say(sentence: str) -> int:
    print(f"tilmash: {visible(sentence)}", file=sys.stderr)
    return WRONG
