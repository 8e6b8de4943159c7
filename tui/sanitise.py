"""Text from documents, termbases and queries, made safe to show in a terminal.

One function at the edge, used by the app and by the command line alike. Every code point that a
terminal may obey, or that hides or reorders its neighbours, becomes one visible code point, so
offsets into the text stay offsets into what is shown.

Sources: ECMA-48 (C0, C1); Unicode Standard Annex 9 (bidirectional controls); Unicode Technical
Report 36, *Unicode Security Considerations* (invisible characters); DerivedCoreProperties.txt,
Default_Ignorable_Code_Point (what may hide a message in plain sight).
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
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
def _table_but(keep: str) -> dict[int, str]:
    """Return what stands for characters, but for some; made once, for it has thousands."""
    return {code: sign for code, sign in _table().items() if chr(code) not in keep}


@cache
def _table() -> dict[int, str]:
    table = {code: chr(_C0_PICTURES + code) for code in range(0x20)}
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    table |= dict.fromkeys(range(0x80, 0xA0), REPLACEMENT)
    table |= dict.fromkeys([0x2028, 0x2029], "\N{SYMBOL FOR NEWLINE}")
    bidi = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070)]
    table |= dict.fromkeys(bidi, BIDI_MARK)
    # Grapheme joiner, Hangul fillers, Khmer inherent vowels: nothing is seen of them.
    table |= dict.fromkeys([0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0], HIDDEN_MARK)
    table |= dict.fromkeys(range(0xFFF9, 0xFFFC), REPLACEMENT)
    table |= dict.fromkeys([*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)], REPLACEMENT)
    # Tags, and what is kept for more like them; the variation selectors are dealt with below.
    table |= dict.fromkeys([*range(0xE0000, 0xE0100), *range(0xE01F0, 0xE1000)], REPLACEMENT)
    # Lone surrogates come from file names that are not UTF-8; the terminal's encoder refuses them.
    table |= dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)
    return table


# Compiled by re when they are first needed: few texts need them.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u200e\u200f\u2028-\u202e\u2066-\u206f\u3164"
    "\ud800-\udfff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
# Joiners belong between characters of Arabic, Indic scripts and emoji; after a letter of Latin,
# Greek or Cyrillic (all below U+0530) they only make two different words look the same. Without
# anything to join (after a space, another joiner, at the beginning) their width is a guess.
_HIDDEN = (
    "(?<![^\x00-\u052f\u1680\u180e\u2000-\u200d\u2060-\u2064\u3000\ufeff])"
    "[\u180e\u200b-\u200d\u2060-\u2065\ufeff]"
    # A variation selector varies a sign, a figure or an ideograph; after a letter it hides a byte.
    "|(?<![#*0-9\xa9\xae\u1820-\u1878\u2010-\u3299\u3400-\ua4cf\uf900-\ufaff"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff])[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)


_SEEMING = frozenset(
    map(
        chr,
        [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0,
         *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)],
    )
)  # fmt: skip
"""The characters concerned that count as printable."""


def _is_plain(text: str) -> bool:
    """Tell, without compiling an expression, that none of the characters concerned is there."""
    return text.isprintable() and _SEEMING.isdisjoint(text)


def is_safe(text: str) -> bool:
    """Tell whether a text can be shown as it is."""
    return _is_plain(text) or not (re.search(_UNSAFE, text) or re.search(_HIDDEN, text))


def is_hidden(letter: str) -> bool:
    """Tell whether a character is one that a terminal obeys or nobody sees, wherever it stands."""
    return bool(re.match(_UNSAFE, letter) or re.match(_HIDDEN, letter))


def visible(text: str, *, keep: str = "") -> str:
    """Return a text with nothing in it that a terminal would obey.

    Args:
        text: Anything from outside the program.
        keep: Control characters to leave as they are, e.g. ``"\\n"`` for text of several lines.

    Returns:
        A string of the same length in code points.
    """
    if _is_plain(text) or (keep == "\n" and _is_plain(text.replace("\n", ""))):
        return text
    text = re.sub(_HIDDEN, HIDDEN_MARK, text)
    if not re.search(_UNSAFE, text):
        return text
    return text.translate(_table_but(keep))
