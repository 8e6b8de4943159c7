"""What the command line understands: the parser of each command, made when it is chosen.

Apart from ``cli.py``, because ``argparse`` and a parser for every command take longer than starting
Python; a lookup of plain words needs neither.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TypeAlias

from tui.cli import MATCHES, WRONG, version

FORMAT_NAMES = {
    "tbx-basic": "tbx", "tbx-dct": "tbx", "tbx-basic-dct": "tbx", "tbx-basic-dca": "tbx-dca",
    "tbx-min-dct": "tbx-min", "martif": "tbx-v2", "tbx2": "tbx-v2", "apkg": "anki", "dict": "dictd",
    "md": "markdown", "htm": "html",
}  # fmt: skip
"""Other names of formats: of the dialects in full, of their files' endings."""


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence, as every other error is said."""

    _between = False

    def parse_known_args(  # type: ignore[override]  # the overloads of typeshed's stub
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Let options stand between the words of a command, as ``search имидж --json FILE``."""
        if self._subparsers is not None or self._between:
            return super().parse_known_args(args, namespace)
        self._between = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._between = False

    def error(self, message: str) -> NoReturn:
        from tui.messages import _

        hint = _("Run `{command} --help`.").format(command=self.prog)
        from tui.sanitise import visible

        said = message.removeprefix("argument ")  # the option's name says as much in any language
        self.exit(WRONG, visible(f"{self.prog}: {said}. {hint}") + "\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Args:
        command: The only command that it need understand; None, or the name of no command, for all
            of them.
    """
    from tui.messages import _

    top = Parser(
        prog="tilmash",
        description=_("Read texts with a Kazakh–English–Russian termbase at hand."),
        epilog=_("Without a command: the reader, at the place last read."),
    )
    top.add_argument("--version", action="version", version=f"tilmash {version()}")
    commands = top.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=Parser)
    wanted = [add for names, add in _PARSERS if command in names.split()]
    for add in wanted or [add for _names, add in _PARSERS]:
        add(commands)
    return top


def _read(commands: Commands) -> None:
    from tui.messages import _

    read = commands.add_parser("read", help=_("read a document"))
    read.add_argument("source", nargs="?", metavar=_("FILE"), help=_("a file or a library id"))
    read.add_argument("--beside", metavar=_("FILE"), help=_("a translation to read beside it"))
    told = _("what a plain text is in, e.g. cp1251 (told by its letters)")
    read.add_argument("--encoding", metavar=_("NAME"), help=told)
    _add_termbase(read)


def _lookup(commands: Commands) -> None:
    from tui.messages import _

    lookup = commands.add_parser("lookup", help=_("find a term in any form"))
    lookup.add_argument("query", nargs="*", metavar=_("WORD"), help=_("joined to one query"))
    lookup.add_argument("--from", dest="language", choices=("kk", "en", "ru"), metavar="LANG",
                        help=_("language of the query: kk, en or ru"))  # fmt: skip
    lookup.add_argument("--json", action="store_true", help=_("one JSON object a query"))
    lookup.add_argument("--limit", type=_positive, default=MATCHES, metavar="N",
                        help=_("the most matches shown (10)"))  # fmt: skip
    lookup.add_argument(
        "--batch", metavar=_("FILE"), help=_("one query a line; - is standard input")
    )
    _add_termbase(lookup)


def _search(commands: Commands) -> None:
    from tui.messages import _

    search = commands.add_parser("search", help=_("every passage with a term in any form"))
    search.add_argument("query", metavar=_("WORD"))
    search.add_argument("files", nargs="*", metavar=_("FILE"), help=_("instead of the library"))
    search.add_argument("--json", action="store_true", help=_("one JSON object a line"))
    _add_termbase(search)


def _terms(commands: Commands) -> None:
    from tui.messages import _

    terms = commands.add_parser("terms", help=_("terms recognised in a file"))
    terms.add_argument("file", metavar=_("FILE"), help=_("- is standard input"))
    form = terms.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("one JSON object a term"))
    form.add_argument("--tsv", action="store_true", help=_("tab-separated, with a header"))
    terms.add_argument("--candidates", action="store_true",
                       help=_("instead: what may be a term and is in no termbase"))  # fmt: skip
    terms.add_argument("--limit", type=_positive, default=100, metavar="N",
                       help=_("the most candidates shown (100)"))  # fmt: skip
    _add_termbase(terms)


def _notes(commands: Commands) -> None:
    from tui.messages import _

    notes = commands.add_parser("notes", help=_("the notes made while reading"))
    notes.add_argument("document", nargs="?", metavar=_("FILE"), help=_("only those on it"))
    notes.add_argument("--search", metavar=_("WORDS"), help=_("only those that hold the words"))
    notes.add_argument("--lookups", action="store_true",
                       help=_("what was looked up instead, the latest first"))  # fmt: skip
    notes.add_argument("--json", action="store_true", help=_("one JSON object a note"))


def _index(commands: Commands) -> None:
    from tui.messages import _

    index = commands.add_parser("index", help=_("build the index"))
    index.add_argument("--rebuild", action="store_true", help=_("even if it is whole"))
    _add_termbase(index)


def _serve(commands: Commands) -> None:
    from tui.messages import _

    serve = commands.add_parser("serve", help=_("answer DICT clients and editors on a socket"))
    serve.add_argument("--dict", action="store_true", required=True,
                       help=_("the DICT protocol (RFC 2229)"))  # fmt: skip
    serve.add_argument("--host", default="127.0.0.1", metavar=_("ADDRESS"),
                       help=_("where to listen (127.0.0.1)"))  # fmt: skip
    serve.add_argument("--port", type=_port, default=2628, metavar="N", help=_("port (2628)"))
    serve.add_argument("--socket", type=Path, metavar=_("FILE"), help=_("a Unix socket instead"))
    serve.add_argument("--workers", type=_positive, metavar="N",
                       help=_("processes (one a core)"))  # fmt: skip
    _add_termbase(serve)


def _doctor(commands: Commands) -> None:
    from tui.messages import _

    commands.add_parser("doctor", help=_("check the installation and name remedies"))


def _ssh(commands: Commands) -> None:
    from tui.messages import _

    entry = commands.add_parser("ssh-entry", help=_("what sshd runs for a visitor"))
    _add_service(entry)
    config = commands.add_parser("ssh-config", help=_("print the block for sshd_config"))
    config.add_argument("--user", default="glossary", metavar=_("NAME"),
                        help=_("the account (glossary)"))  # fmt: skip
    _add_service(config)


def _interchange(commands: Commands) -> None:
    """Add the commands that bring termbases in and out."""
    from tui.messages import _

    taken = commands.add_parser("import", help=_("take a termbase file over"))
    taken.add_argument("file", type=Path, metavar=_("FILE"),
                       help=_("TBX, CSV, TSV, StarDict (.ifo) or dictd (.index)"))  # fmt: skip
    taken.add_argument("--name", metavar=_("NAME"), help=_("its name (that of the file)"))
    taken.add_argument("--termbase", metavar=_("FILE"), help=_("write it there instead"))
    taken.add_argument("--format", type=_format, choices=("tbx", "csv", "tsv", "stardict", "dictd"),
                       help=_("what the file is (told by its content)"))  # fmt: skip
    taken.add_argument("--map", action="append", default=[], metavar=_("FIELD=HEADER"),
                       help=_("what the columns are, as term=Термин,lang=kk"))  # fmt: skip
    taken.add_argument("--encoding", metavar=_("NAME"), help=_("what a table is in (UTF-8)"))
    taken.add_argument("--from", dest="language", default="kk", metavar="LANG",
                       help=_("language of a dictionary (kk)"))  # fmt: skip
    taken.add_argument("--dry-run", action="store_true", help=_("say what would be done"))

    given = commands.add_parser("export", help=_("write termbases in another format"))
    given.add_argument("file", nargs="?", type=Path, metavar=_("FILE"),
                       help=_("the file to write (standard output)"))  # fmt: skip
    given.add_argument(
        "--format", required=True, type=_format,
        choices=("tbx", "tbx-dca", "tbx-min", "tbx-min-dca", "tbx-core", "tbx-v2", "csv", "tsv",
                 "stardict", "dictd", "anki", "markdown", "html"),
    )  # fmt: skip
    given.add_argument("--output", type=Path, metavar=_("FILE"), help=_("the file to write"))
    given.add_argument("--force", action="store_true", help=_("write over a file"))
    given.add_argument("--from", dest="language", metavar="LANG",
                       help=_("language of the headwords"))  # fmt: skip
    given.add_argument("--title", metavar=_("TEXT"), help=_("of a dictionary, deck or page"))
    _add_termbase(given)


def _term_work(commands: Commands) -> None:
    """Add the commands that look after a termbase."""
    from tui.messages import _

    check = commands.add_parser("check", help=_("check a termbase"))
    check.add_argument("file", nargs="?", type=Path, metavar=_("FILE"),
                       help=_("instead of one's own termbases and the shipped one"))  # fmt: skip
    check.add_argument("--json", action="store_true", help=_("one JSON object a finding"))
    check.add_argument("--severity", choices=("error", "warning", "info"), default="info",
                       help=_("only findings as bad as this"))  # fmt: skip
    check.add_argument("--code", action="append", default=[], metavar="T101",
                       help=_("only this check; may be repeated"))  # fmt: skip

    diff = commands.add_parser("diff", help=_("what differs between two termbases"))
    diff.add_argument("first", type=Path, metavar="A")
    diff.add_argument("second", type=Path, metavar="B")
    diff.add_argument("--json", action="store_true", help=_("one JSON object a concept"))

    merge = commands.add_parser("merge", help=_("make one termbase of two"))
    merge.add_argument("first", type=Path, metavar="A")
    merge.add_argument("second", type=Path, metavar="B")
    merge.add_argument("--into", type=Path, required=True, metavar="C",
                       help=_("the file to write"))  # fmt: skip
    merge.add_argument("--base", type=Path, metavar="O", help=_("what both were made from"))
    merge.add_argument("--prefer", choices=("A", "B"), help=_("whose word counts in a conflict"))
    merge.add_argument("--dry-run", action="store_true", help=_("say what would be done"))
    merge.add_argument("--json", action="store_true", help=_("one JSON object a conflict"))
    for command in (diff, merge):
        command.add_argument("--by", choices=("id", "term"), default="id",
                             help=_("what tells that two entries are one concept"))  # fmt: skip


def _add_service(command: argparse.ArgumentParser) -> None:
    from tui.messages import INTERFACE_LANGUAGES, _

    command.add_argument("--data", type=Path, metavar=_("FOLDER"),
                         help=_("keep places, notes and study of each key there"))  # fmt: skip
    command.add_argument("--language", choices=INTERFACE_LANGUAGES, metavar="LANG",
                         help=_("interface language of a client without a locale"))  # fmt: skip
    command.add_argument("--idle", type=_positive, default=30, metavar="N",
                         help=_("minutes without a key that end a session (30)"))  # fmt: skip
    command.add_argument("--memory", type=_positive, default=512, metavar="N",
                         help=_("megabytes that a session may take (512)"))  # fmt: skip
    _add_termbase(command)


def _study(commands: Commands) -> None:
    from tui.messages import _

    study = commands.add_parser("study", help=_("review what is due"))
    study.add_argument("--new", type=_count, metavar="N", help=_("new cards today at most"))
    what = study.add_mutually_exclusive_group()
    what.add_argument("--count", action="store_true", help=_("only print how many are due"))
    what.add_argument("--export", type=Path, metavar=_("FILE"),
                      help=_("write the deck for Anki (.apkg) or as a table (.csv)"))  # fmt: skip
    what.add_argument("--import", dest="import_", type=Path, metavar=_("FILE"),
                      help=_("take what was reviewed in Anki (.apkg)"))  # fmt: skip
    what.add_argument("--optimise", action="store_true",
                      help=_("fit the scheduler to your own reviews"))  # fmt: skip
    _add_termbase(study)
    stats = commands.add_parser("stats", help=_("progress of study"))
    stats.add_argument("--json", action="store_true", help=_("one JSON object"))
    told = {"backup": _("keep places, notes and study in one file"),
            "restore": _("put a backup in the place of what is there")}  # fmt: skip
    for name, text in told.items():
        commands.add_parser(name, help=text).add_argument("file", type=Path, metavar=_("FILE"))


def _add_termbase(command: argparse.ArgumentParser) -> None:
    from tui.messages import _

    command.add_argument("--termbase", action="append", type=Path, default=[], metavar=_("FILE"),
                         help=_("ask this termbase only; may be repeated"))  # fmt: skip


def _count(text: str) -> int:
    return _whole(text, 0)


def _positive(text: str) -> int:
    return _whole(text, 1)


def _port(text: str) -> int:
    return _whole(text, 0, 65_535)


def _whole(text: str, least: int, most: int | None = None) -> int:
    """Return a whole number within limits.

    Raises:
        argparse.ArgumentTypeError: It is none; says what may be given.
    """
    from tui.messages import _

    with suppress(ValueError):
        number = int(text)
        if least <= number and (most is None or number <= most):
            return number
    said = (
        _("'{text}' will not do: a whole number is needed, {least} or more")
        if most is None
        else _("'{text}' will not do: a whole number is needed, from {least} to {most}")
    )
    raise argparse.ArgumentTypeError(said.format(text=text, least=least, most=most))


_PARSERS: tuple[tuple[str, Callable[[Commands], None]], ...] = (
    ("read", _read),
    ("lookup", _lookup),
    ("search", _search),
    ("terms", _terms),
    ("notes", _notes),
    ("check diff merge", _term_work),
    ("import export", _interchange),
    ("index", _index),
    ("serve", _serve),
    ("doctor", _doctor),
    ("ssh-entry ssh-config", _ssh),
    ("study stats backup restore", _study),
)
"""Names of commands and what adds their parsers, in the order of ``--help``."""


def _format(text: str) -> str:
    """Return the name of a format that somebody calls otherwise."""
    name = text.lower().lstrip(".")
    return FORMAT_NAMES.get(name, name)
