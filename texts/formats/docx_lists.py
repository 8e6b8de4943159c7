"""Markers of the lists of DOCX: counted, as the numbering part says (ECMA-376, part 1, § 17.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "•"
DEEPEST = 8
"""Levels of the deepest list (§ 17.9.3)."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
}
LARGEST = 3999
"""The largest number in Roman figures; larger ones are in Arabic."""


class _Level(NamedTuple):
    format: str
    text: str
    start: int


class Lists:
    """The lists of a document, and how far each has been counted.

    Args:
        numbering: The root of the numbering part; None if the document has none.
    """

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int]] = {}
        if numbering is None:
            return
        abstract = {
            one.get(W + "abstractNumId", ""): dict(_levels(one))
            for one in numbering.iter(W + "abstractNum")
        }
        for one in numbering.iter(W + "num"):
            name = _value(one, "abstractNumId")
            self._levels[one.get(W + "numId", "")] = abstract.get(name, {})

    def marker(self, properties: etree._Element) -> tuple[int, str]:
        """Count an item and return its depth and its marker.

        Args:
            properties: Its ``w:numPr``.
        """
        depth, name = _value(properties, "ilvl"), _value(properties, "numId")
        level = min(int(depth), DEEPEST) if depth.isdecimal() else 0
        levels = self._levels.get(name, {})
        if level not in levels or levels[level].format in ("bullet", "none"):
            return level, BULLET
        counts = self._counts.setdefault(name, [])
        del counts[level + 1 :]
        while len(counts) <= level:
            above = levels.get(len(counts), _Level("decimal", "", 1))
            # A level that is passed over counts as begun.
            counts.append(above.start - (len(counts) == level))
        counts[level] += 1
        text = levels[level].text
        for number, count in enumerate(counts):
            kind = levels.get(number, levels[level]).format
            text = text.replace(f"%{number + 1}", formatted(count, kind))
        return level, text.strip() or BULLET


def formatted(number: int, kind: str) -> str:
    """Return a number as a list has it: ``ST_NumberFormat``; Arabic for a kind not known here."""
    upper = kind.startswith("upper") or kind.endswith("Upper")
    name = kind.replace("upper", "lower").replace("Upper", "Lower")
    letters = _ALPHABETS.get(name)
    text = str(number)
    if letters and number > 0:
        # After z comes aa (§ 17.18.59).
        text = letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    elif name == "lowerRoman" and 0 < number <= LARGEST:
        text = ""
        for value, figures in _ROMAN:
            text += figures * (number // value)
            number %= value
    elif kind == "decimalZero":
        text = text.zfill(2)
    return text.upper() if upper else text


def _levels(abstract: etree._Element) -> list[tuple[int, _Level]]:
    found = []
    for one in abstract.iter(W + "lvl"):
        depth, start = one.get(W + "ilvl", ""), _value(one, "start")
        if depth.isdecimal():
            level = _Level(
                _value(one, "numFmt") or "decimal", _value(one, "lvlText"),
                int(start) if start.isdecimal() else 1,
            )  # fmt: skip
            found.append((int(depth), level))
    return found


def _value(element: etree._Element, name: str) -> str:
    one = element.find(W + name)
    return "" if one is None else one.get(W + "val", "")
