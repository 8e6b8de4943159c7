"""What a visitor over SSH asks: the whole of ``SSH_ORIGINAL_COMMAND``, never a command line.

The string is compared with a few words and otherwise is a query as it stands: it is not parted as
a shell would, no character in it is special, and nothing of it is evaluated or run.
"""

from __future__ import annotations

from enum import StrEnum

from glossary.named import NamedTuple

JSON = "--json"


class Kind(StrEnum):
    """What is wanted."""

    LOOKUP = "lookup"
    SEARCH = "search"
    TERMS = "terms"
    HELP = "help"


class Asked(NamedTuple):
    """A request."""

    kind: Kind
    """What is wanted."""
    text: str
    """The query; empty where none is needed."""
    json: bool
    """Whether the answer is to be JSON."""


def asked(command: str) -> Asked:
    """Return what a command asks for.

    Args:
        command: What the client sent, of any content.

    Returns:
        ``help``, ``terms -`` and ``search …`` if it is one of these, with ``--json`` at either end;
        anything else is looked up.
    """
    text, json = _without_json(command.strip())
    if text == "help":
        return Asked(Kind.HELP, "", json)
    first, _space, rest = text.partition(" ")
    if first in ("search", "terms"):
        rest, more = _without_json(rest.strip())
        if first == "search" and rest:
            return Asked(Kind.SEARCH, rest, json or more)
        if first == "terms" and rest == "-":
            return Asked(Kind.TERMS, "", json or more)
    return Asked(Kind.LOOKUP, text, json)


def _without_json(text: str) -> tuple[str, bool]:
    if text == JSON:
        return "", True
    if text.startswith(JSON + " "):
        return text.removeprefix(JSON).strip(), True
    if text.endswith(" " + JSON):
        return text.removesuffix(JSON).strip(), True
    return text, False
