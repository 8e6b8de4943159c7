"""The texts core: files in, blocks and sentences out. It knows neither terms nor the terminal.

The public face; everything is imported when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from texts.align import aligned as aligned
    from texts.concordance import KwicLine as KwicLine
    from texts.concordance import concordance as concordance
    from texts.document import Block as Block
    from texts.document import BlockKind as BlockKind
    from texts.document import BlockSource as BlockSource
    from texts.document import Document as Document
    from texts.errors import TextsError as TextsError
    from texts.opening import open_source as open_source
    from texts.paged import PagedText as PagedText
    from texts.reflow import reflow as reflow

_HOMES = {
    "Block": "texts.document",
    "BlockKind": "texts.document",
    "BlockSource": "texts.document",
    "Document": "texts.document",
    "KwicLine": "texts.concordance",
    "PagedText": "texts.paged",
    "TextsError": "texts.errors",
    "aligned": "texts.align",
    "concordance": "texts.concordance",
    "open_source": "texts.opening",
    "reflow": "texts.reflow",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
