"""What the catalogues translate: the interface's messages, and the sentences of the cores.

The cores know no catalogue. Their errors and notices are templates with named parameters, found
here in the source and translated at the edge (:func:`tui.messages.sentence`).
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

CLAUSES = ("problem", "place", "remedy", "template")
"""Parameters of an error or a notice that are said; the first is positional."""
Found = Any
"""Line, function, message and comments, which Babel types otherwise than it takes them."""


def sentences(
    file: BinaryIO, keywords: Any, comment_tags: Sequence[str], options: Any
) -> Iterator[Found]:
    """Yield what a module says; a method of Babel, see its *Writing Extraction Methods*."""
    from babel.messages.extract import extract_python

    yield from extract_python(file, keywords, comment_tags, options)
    file.seek(0)
    for line, clause in _clauses(file.read()):
        if isinstance(clause, str):
            yield line, "", clause, []


def untranslatable(source: bytes) -> list[int]:
    """Return the lines of a module where a clause is put together rather than a template."""
    return [line for line, clause in _clauses(source) if clause is None]


def _clauses(source: bytes) -> Iterator[tuple[int, str | None]]:
    """Yield line and text of each clause; None for one that is a formatted string."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not _speaks(node.func):
            continue
        given = [*node.args[:1], *(one.value for one in node.keywords if one.arg in CLAUSES)]
        for value in given:
            if isinstance(value, ast.JoinedStr):
                yield value.lineno, None
            elif isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                yield value.lineno, value.value


def _speaks(function: ast.expr) -> bool:
    """Tell whether a call makes an error or a notice of a core."""
    name = function.id if isinstance(function, ast.Name) else ""
    kinds = ("Error", "Fault", "Notice")
    return name.endswith(kinds) and name != "CommandError" and not hasattr(builtins, name)
