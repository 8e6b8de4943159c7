"""Text from documents, termbases and queries, made safe to show in a terminal.

One function at the edge, used by the app and by the command line alike. Every code point that a
terminal may obey, or that hides or reorders its neighbours, becomes one visible code point, so
offsets into the text stay offsets into what is shown.

Sources: ECMA-48 (C0, C1); Unicode Standard Annex 9 (bidirectional controls); Unicode Technical
Report 36, *Unicode Security Considerations* (invisible characters).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a control that has no picture of its own."""
BIDI_MARK: Final = "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
"""Stands for a bidirectional embedding, override or isolate."""
HIDDEN_MARK: Final = "\N{OPEN BOX}"
"""Stands for a zero-width character where no script needs one."""

_C0_PICTURES = 0x2400
"""Code point of the picture of U+0000; those of the other C0 controls follow."""


@cache
def _table() -> dict[int, str]:
    table = {code: chr(_C0_PICTURES + code) for code in range(0x20)}
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    table |= dict.fromkeys(range(0x80, 0xA0), REPLACEMENT)
    table |= dict.fromkeys([0x2028, 0x2029], "\N{SYMBOL FOR NEWLINE}")
    table |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x2070)], BIDI_MARK)
    table |= dict.fromkeys(range(0xFFF9, 0xFFFC), REPLACEMENT)
    table |= dict.fromkeys(range(0xE0000, 0xE0080), REPLACEMENT)
    # Lone surrogates come from file names that are not UTF-8; the terminal's encoder refuses them.
    table |= dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)
    return table


# Compiled by re when they are first needed: few texts need them.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
# Joiners belong between characters of Arabic, Indic scripts and emoji; after a letter of Latin,
# Greek or Cyrillic (all below U+0530) they only make two different words look the same. Without
# anything to join (after a space, another joiner, at the beginning) their width is a guess.
_HIDDEN = (
    "(?<![^\x00-\u052f\u1680\u180e\u2000-\u200d\u2060-\u2064\u3000\ufeff])"
    "[\u180e\u200b-\u200d\u2060-\u2064\ufeff]"
)


def visible(text: str, *, keep: str = "") -> str:
    """Return a text with nothing in it that a terminal would obey.

    Args:
        text: Anything from outside the program.
        keep: Control characters to leave as they are, e.g. ``"\\n"`` for text of several lines.

    Returns:
        A string of the same length in code points.
    """
    if text.isprintable():
        return text  # none of the characters concerned counts as printable
    text = re.sub(_HIDDEN, HIDDEN_MARK, text)
    if not re.search(_UNSAFE, text):
        return text
    table = _table()
    if not keep:
        return text.translate(table)
    return text.translate({code: sign for code, sign in table.items() if chr(code) not in keep})
