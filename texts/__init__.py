"""The texts core: files in, blocks and sentences out. It knows neither terms nor the terminal.

The public face; each name is imported when it is first asked for, ICU only with those of
:mod:`texts.segment`. Functions of the same name as their module are imported from there:
:func:`texts.reflow.reflow`, :func:`texts.concordance.concordance`.
"""

from __future__ import annotations

# As in typing, which takes longer to import than Python takes to start.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from texts.align import AlignedRow as AlignedRow
    from texts.align import aligned as aligned
    from texts.concordance import KwicLine as KwicLine
    from texts.document import Annotation as Annotation
    from texts.document import Block as Block
    from texts.document import BlockKind as BlockKind
    from texts.document import BlockSource as BlockSource
    from texts.document import Document as Document
    from texts.document import OffsetMap as OffsetMap
    from texts.document import Run as Run
    from texts.errors import TextsError as TextsError
    from texts.language import guess as guess
    from texts.opening import open_source as open_source
    from texts.paged import PagedText as PagedText
    from texts.plain import read_text as read_text
    from texts.reflow import Override as Override
    from texts.segment import sentences as sentences
    from texts.segment import words as words
    from texts.shelf import Title as Title
    from texts.shelf import catalogue as catalogue
    from texts.shelf import load as load

__all__ = [
    "AlignedRow",
    "Annotation",
    "Block",
    "BlockKind",
    "BlockSource",
    "Document",
    "KwicLine",
    "OffsetMap",
    "Override",
    "PagedText",
    "Run",
    "TextsError",
    "Title",
    "aligned",
    "catalogue",
    "guess",
    "load",
    "open_source",
    "read_text",
    "sentences",
    "words",
]

_HOMES = {
    "align": ("AlignedRow", "aligned"),
    "concordance": ("KwicLine",),
    "document": ("Annotation", "Block", "BlockKind", "BlockSource", "Document", "OffsetMap", "Run"),
    "errors": ("TextsError",),
    "language": ("guess",),
    "opening": ("open_source",),
    "paged": ("PagedText",),
    "plain": ("read_text",),
    "reflow": ("Override",),
    "segment": ("sentences", "words"),
    "shelf": ("Title", "catalogue", "load"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"texts.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
