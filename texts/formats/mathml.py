"""Formulas in a line: MathML (W3C, *MathML Core*) as a mathematician would type it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

DEEPEST = 60
"""Levels of nesting that are looked into; a formula has a dozen."""
BAR = "\u0304"
"""Combining macron: a mean, a complement."""
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
            return f"{_one(full[0])}/{_one(full[1])}"
        case "msup":
            return full[0] + raised(full[1])
        case "msub":
            return full[0] + lowered(full[1])
        case "msubsup":
            return full[0] + lowered(full[1]) + raised(full[2])
        case "munder":
            return full[0] + lowered(full[1])
        case "mover":
            return full[0] + (BAR if full[1].strip() in "¯‾_" else raised(full[1]))
        case "munderover":
            return full[0] + lowered(full[1]) + raised(full[2]) + " "
        case "msqrt":
            return "√" + _one("".join(parts), always=len("".join(parts).strip()) > 1)
        case "mroot":
            return raised(full[1]).removeprefix("^") + "√" + _one(full[0])
        case "mfenced":
            inner = f"{element.get('separators', ',')[:1]} ".join(part.strip() for part in parts)
            return element.get("open", "(") + inner + element.get("close", ")")
        case "mtable":
            return "[" + "; ".join(part.strip() for part in parts) + "]"
        case "mtr" | "mlabeledtr":
            return ", ".join(part.strip() for part in parts)
        case "mspace":
            return " "
    return "".join(parts)


def _leaf(name: str, element: etree._Element) -> str:
    text = " ".join((element.text or "").split())
    if name == "mo" and text in _SPACED:
        return f"{text} " if text in ",;:" else f" {text} "
    return f" {text} " if name == "mtext" else text


def raised(text: str) -> str:
    """Return a superscript: in raised characters if there are such, else after a ``^``."""
    text = text.strip()
    if text and all(letter in _SUPERSCRIPTS for letter in text):
        return "".join(_SUPERSCRIPTS[letter] for letter in text)
    return text if text in ("′", "″", "*", "†") else f"^{_one(text)}" if text else ""


def lowered(text: str) -> str:
    """Return a subscript: in lowered characters if there are such, else after a ``_``."""
    text = text.strip()
    if text and all(letter in _SUBSCRIPTS for letter in text):
        return "".join(_SUBSCRIPTS[letter] for letter in text)
    return f"_{_one(text)}" if text else ""


def _one(text: str, *, always: bool = False) -> str:
    """Return a part in brackets unless it is one name or number."""
    text = text.strip()
    return text if (text.isalnum() and not always) or len(text) == 1 else f"({text})"


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
