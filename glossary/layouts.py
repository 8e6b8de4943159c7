"""Text typed with the wrong keyboard layout switched on, read as what was meant.

The layouts are those of Windows and X11: US, Russian (ЙЦУКЕН), and Kazakh, which is the Russian one
with its nine letters on the number row.
"""

from __future__ import annotations

from collections.abc import Iterator

_US = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_ROW = dict(zip("2345890-=", "әіңғүұқөһ", strict=True))
"""The Kazakh letters on the number row."""
_TO_RUSSIAN = str.maketrans(
    _US + _US.upper().translate(str.maketrans("`[];',.", '~{}:"<>')),
    _RUSSIAN + _RUSSIAN.upper(),
)
_TO_KAZAKH = _TO_RUSSIAN | str.maketrans(_ROW)
_TO_US = str.maketrans(_RUSSIAN, _US) | str.maketrans({value: key for key, value in _ROW.items()})


def otherwise(text: str) -> Iterator[str]:
    """Yield what a text may have been meant to be, had another layout been on.

    Args:
        text: As it was typed: punctuation counts, for letters are on its keys.

    Yields:
        For Latin letters the Russian and the Kazakh layout's, for Cyrillic ones the US layout's;
        nothing for a text of both.
    """
    lower = text.lower()
    latin = any("a" <= letter <= "z" for letter in lower)
    cyrillic = any("а" <= letter <= "ӿ" for letter in lower)
    if latin and not cyrillic:
        for table in (_TO_RUSSIAN, _TO_KAZAKH):
            yield text.translate(table).lower()
        # Hyphens are hyphens as often as they are ө.
        yield text.translate({**_TO_KAZAKH, ord("-"): "-"}).lower()
    elif cyrillic and not latin:
        yield lower.translate(_TO_US)
