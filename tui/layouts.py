"""Keyboard layouts: which Latin key a Russian or Kazakh letter is typed with.

Half the readers have a Cyrillic layout switched on; the key of ``j`` then sends ``о``. Both
layouts share their letters (GOST 6431; ST RK 903); the Kazakh one has letters of its own on the
number row, and ``№`` on the key of ``/``.
"""

from __future__ import annotations

_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC_SHIFTED = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_LATIN_SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~'
_KAZAKH_ROW = dict(zip("әіңғүұқөһӘІҢҒҮҰҚӨҺ", "2345890-=@#$%*()_+", strict=True))
_PUNCTUATION = {"№": "/", ".": "/", ",": "?", '"': "1"}
"""Kazakh ``№`` and Russian ``.`` stand on the key of ``/``, Russian ``,`` is its shifted sign;
``"`` is the Kazakh layout's key of ``1``."""

_POSITIONS = {
    **dict(zip(_CYRILLIC, _LATIN, strict=True)),
    **dict(zip(_CYRILLIC_SHIFTED, _LATIN_SHIFTED, strict=True)),
    **_KAZAKH_ROW,
    **_PUNCTUATION,
}


def positional(character: str) -> str:
    """Return what a US keyboard sends for the key that sends a character on a Cyrillic one.

    Args:
        character: One character.

    Returns:
        The Latin letter, digit or sign of that key; the character itself if it is no Cyrillic
        layout's.
    """
    return _POSITIONS.get(character, character)
