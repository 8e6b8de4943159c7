"""The glossary core: concepts in, matches out. It knows ICU and Whoosh, never the terminal.

The public face; everything is imported when first asked for, so that a one-shot lookup pays for
what it uses and nothing else.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from glossary.cache import Opened as Opened
    from glossary.cache import open_index as open_index
    from glossary.concept import Concept as Concept
    from glossary.embedded import IndexedGlossary as IndexedGlossary
    from glossary.errors import GlossaryError as GlossaryError
    from glossary.lookup import Glossary as Glossary
    from glossary.match import Match as Match
    from glossary.match import RecognisedTerm as RecognisedTerm
    from glossary.termbase import Termbase as Termbase

_HOMES = {
    "Concept": "glossary.concept",
    "Glossary": "glossary.lookup",
    "GlossaryError": "glossary.errors",
    "IndexedGlossary": "glossary.embedded",
    "Match": "glossary.match",
    "Opened": "glossary.cache",
    "RecognisedTerm": "glossary.match",
    "Termbase": "glossary.termbase",
    "open_index": "glossary.cache",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
