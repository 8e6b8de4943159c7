"""What the texts core has to say: its errors, all under one root, and its notices.

A sentence is a template in English with named parameters, so that whoever shows it can say it in
another language: ``TextsError("the file is not {encoding}", encoding="UTF-8")``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Translate = Callable[[str], str]
"""Returns a template in the language of the reader, itself if it has no translation."""


def _same(template: str) -> str:
    return template


class TextsError(Exception):
    """A document cannot be read as it is; its text is one clear sentence.

    Args:
        problem: What is wrong, as a clause without a full stop.
        file: The file concerned, as the user named it.
        place: Where in it, e.g. ``byte 120`` or ``line 3``; empty if the whole file.
        remedy: What to do about it, as a clause in the imperative.
        values: What stands in the braces of the clauses; an error or a notice is said within the
            sentence.
    """

    def __init__(
        self, problem: str, *, file: str = "", place: str = "", remedy: str = "", **values: object
    ) -> None:
        super().__init__(problem, file, place, remedy)
        self.problem = filled(problem, values)
        self.file = file
        self.place = filled(place, values)
        self.remedy = filled(remedy, values)
        self.values = values
        """What stands in the braces, by name."""
        self._templates = (problem, place, remedy)

    def said(self, translate: Translate) -> str:
        """Return the sentence in the language that ``translate`` gives its clauses in."""
        values = _said(self.values, translate)
        problem, place, remedy = (
            filled(translate(clause), values) if clause else "" for clause in self._templates
        )
        problem = problem.rstrip(".")  # of a sentence within it
        where = ", ".join(part for part in (self.file, place) if part)
        remedy = f"; {remedy}" if remedy else ""
        return f"{where}: {problem}{remedy}." if where else f"{problem}{remedy}."

    def __str__(self) -> str:
        return self.said(_same)


class Notice(str):
    """A sentence on what was left out or taken otherwise; a string, which is the English one.

    Args:
        template: The sentence, with its values in braces.
        values: What stands in them; an error or another notice is said within the sentence.
    """

    _template: str
    _values: Mapping[str, object]

    def __new__(cls, template: str, **values: object) -> Notice:
        """Fill the template."""
        made = super().__new__(cls, filled(template, values))
        made._template = template
        made._values = values
        return made

    def said(self, translate: Translate) -> str:
        """Return the sentence in the language that ``translate`` gives its template in."""
        return filled(translate(self._template), _said(self._values, translate))


def _said(values: Mapping[str, object], translate: Translate) -> dict[str, object]:
    """Return values with the sentences among them in a language."""
    return {
        name: value.said(translate) if isinstance(value, (TextsError, Notice)) else value
        for name, value in values.items()
    }


def filled(template: str, values: Mapping[str, object]) -> str:
    """Return a template with its values; one that names others, or has none, as it is."""
    try:
        return template.format(**values) if values else template
    except (LookupError, ValueError, AttributeError):
        return template
