"""Formulas in a line: MathML (W3C, *MathML Core*) as a mathematician would type it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

DEEPEST = 60
"""Levels of nesting that are looked into; a formula has a dozen."""
OVER = {
    "¯": "\u0304", "‾": "\u0304", "_": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303",
    "˜": "\u0303", "→": "\u20d7", "\u20d7": "\u20d7", "˙": "\u0307", ".": "\u0307", "¨": "\u0308",
    "\u0302": "\u0302", "\u0303": "\u0303", "\u0304": "\u0304", "\u0305": "\u0304",
}  # fmt: skip
"""Combining signs for what stands over a letter: a mean, a vector, an estimate."""
_UNSEEN = {"\u2061": " ", "\u2062": "", "\u2063": ",", "\u2064": ""}
"""Application of a function, and times, comma and plus that are not written."""
_SIGNS = frozenset("+−-±∓")
"""Operators that stand before what they belong to, where nothing stands before them."""
_LEAVES = frozenset(("mi", "mn", "mo", "mtext", "ms"))
_SPACED = frozenset("=<>≤≥≠≈≡→⇒⇔↦∈∉⊂⊆∪∩∧∨+−±·×:,;")
"""Operators with a space after them, and but for commas before them."""
_SUPERSCRIPTS = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_SUBSCRIPTS = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


def linear(element: etree._Element) -> str:
    """Return a formula in one line: what its author gave for it, else what its markup means.

    Args:
        element: The ``math`` element.
    """
    given = " ".join((element.get("alttext") or "").split())
    return given or " ".join(_said(element, 0).split())


def _said(element: etree._Element, depth: int) -> str:
    name = _name(element)
    if depth > DEEPEST or name.startswith("annotation"):
        return ""
    if name in _LEAVES:
        return _leaf(name, element)
    parts = [_said(child, depth + 1) for child in element if isinstance(child.tag, str)]
    full = [*parts, "", "", ""]
    match name:
        case "mfrac":
            return f"{grouped(full[0])}/{grouped(full[1])}"
        case "msup":
            return full[0] + raised(full[1])
        case "msub":
            return full[0] + lowered(full[1])
        case "msubsup":
            return full[0] + lowered(full[1]) + raised(full[2])
        case "munder":
            return full[0] + lowered(full[1])
        case "mover":
            return over(full[0], full[1])
        case "munderover":
            return full[0] + lowered(full[1]) + raised(full[2]) + " "
        case "msqrt":
            return "√" + grouped("".join(parts))
        case "mroot":
            return raised(full[1]).removeprefix("^") + "√" + grouped(full[0])
        case "mmultiscripts":
            return _scripts(element, parts)
        case "mfenced":
            inner = f"{element.get('separators', ',')[:1]} ".join(part.strip() for part in parts)
            return element.get("open", "(") + inner + element.get("close", ")")
        case "mtable":
            return "[" + "; ".join(part.strip() for part in parts) + "]"
        case "mtr" | "mlabeledtr":
            return ", ".join(part.strip() for part in parts)
        case "mspace":
            return " "
    return "".join(_signed(element, parts))


def _signed(element: etree._Element, parts: list[str]) -> list[str]:
    """Return the parts of a row, signs that belong to what follows them without spaces."""
    children = [child for child in element if isinstance(child.tag, str)]
    last = ""
    for at, (child, part) in enumerate(zip(children, parts, strict=True)):
        sign = _name(child) == "mo" and part.strip()
        if sign and sign in _SIGNS and (not last or last in _SPACED or last in "([{|"):
            parts[at] = sign
        last = part.strip()[-1:] if part.strip() else last
    return parts


def _scripts(element: etree._Element, parts: list[str]) -> str:
    """Return what has signs at its four corners: base, pairs after it, pairs before it."""
    names = [_name(child) for child in element if isinstance(child.tag, str)]
    cut = names.index("mprescripts") if "mprescripts" in names else len(names)
    after, before = parts[1:cut], parts[cut + 1 :]

    def set_(pairs: list[str]) -> str:
        return "".join((lowered if not at % 2 else raised)(part) for at, part in enumerate(pairs))

    return set_(before) + "".join(parts[:1]) + set_(after)


def over(base: str, sign: str) -> str:
    """Return what has a sign over it: a combining one over a letter, else after it, raised."""
    mark = OVER.get(sign.strip())
    return base.strip() + mark if mark and len(base.strip()) == 1 else base + raised(sign)


def _leaf(name: str, element: etree._Element) -> str:
    text = "".join(_UNSEEN.get(one, one) for one in element.text or "")
    text = text if text == " " else " ".join(text.split())
    if name == "mo" and text in _SPACED:
        return f"{text} " if text in ",;:" else f" {text} "
    return f" {text} " if name == "mtext" else text


def raised(text: str) -> str:
    """Return a superscript: in raised characters if there are such, else after a ``^``."""
    text = text.strip()
    if text and all(letter in _SUPERSCRIPTS for letter in text):
        return "".join(_SUPERSCRIPTS[letter] for letter in text)
    return text if text in ("′", "″", "*", "†") else f"^{grouped(text)}" if text else ""


def lowered(text: str) -> str:
    """Return a subscript: in lowered characters if there are such, else after a ``_``."""
    text = text.strip()
    if text and all(letter in _SUBSCRIPTS for letter in text):
        return "".join(_SUBSCRIPTS[letter] for letter in text)
    return f"_{text if text.isalnum() else grouped(text)}" if text else ""


def grouped(text: str) -> str:
    """Return a part of a formula in brackets unless it is one letter or number.

    Two letters are a product as often as a name, and ``1/2a`` is half of ``a`` to many.
    """
    text = text.strip()
    bare = "".join(one for one in text if not unicodedata.combining(one))
    return text if len(bare) < 2 or text.isdecimal() else f"({text})"


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
