"""Formulas of DOCX in a line: Office Math (ECMA-376, part 1, § 22.1), as MathML's are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from texts.formats.mathml import DEEPEST, grouped, lowered, over, raised

if TYPE_CHECKING:
    from lxml import etree

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def linear(element: etree._Element) -> str:
    """Return a formula in one line.

    Args:
        element: An ``m:oMath``.
    """
    return " ".join(_said(element, 0).split())


def _said(element: etree._Element, depth: int) -> str:
    name = str(element.tag).removeprefix(MATH)
    if depth > DEEPEST or name.endswith("Pr"):
        return ""
    if name == "t":
        return element.text or ""
    said = {str(one.tag).removeprefix(MATH): _said(one, depth + 1) for one in element}
    base = said.get("e", "")
    match name:
        case "f":
            return f"{grouped(said.get('num', ''))}/{grouped(said.get('den', ''))}"
        case "sSup":
            return base + raised(said.get("sup", ""))
        case "sSub":
            return base + lowered(said.get("sub", ""))
        case "sSubSup" | "sPre":
            shifts = lowered(said.get("sub", "")) + raised(said.get("sup", ""))
            return shifts + base if name == "sPre" else base + shifts
        case "rad":
            return raised(said.get("deg", "")).removeprefix("^") + "√" + grouped(base)
        case "nary":
            sign = _value(element, "chr") or "∫"
            return f"{sign}{lowered(said.get('sub', ''))}{raised(said.get('sup', ''))} {base}"
        case "limLow":
            return base + lowered(said.get("lim", "")) + " "
        case "limUpp":
            return base + raised(said.get("lim", "")) + " "
        case "acc" | "bar":
            return over(base, _value(element, "chr") or ("¯" if name == "bar" else "^"))
        case "func":
            return f"{said.get('fName', '')} {base}"
        case "d":
            inner = (_value(element, "sepChr") or "|").join(
                _said(one, depth + 1) for one in element if one.tag == MATH + "e"
            )
            begin, end = (_value(element, one, None) for one in ("begChr", "endChr"))
            return f"{'(' if begin is None else begin}{inner}{')' if end is None else end}"
        case "m":
            rows = [one for one in element if one.tag == MATH + "mr"]
            return "[" + "; ".join(_said(row, depth + 1) for row in rows) + "]"
        case "mr" | "eqArr":
            parts = [_said(one, depth + 1) for one in element if one.tag == MATH + "e"]
            return (", " if name == "mr" else "; ").join(parts)
    return "".join(_said(one, depth + 1) for one in element)


def _value(element: etree._Element, name: str, otherwise: str | None = "") -> str | None:
    """Return a property of a part of a formula."""
    one = element.find(f"{MATH}{str(element.tag).removeprefix(MATH)}Pr/{MATH}{name}")
    return otherwise if one is None else one.get(MATH + "val", "")
