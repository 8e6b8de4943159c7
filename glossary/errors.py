"""The one root of the errors that the glossary core raises.

A sentence is a template in English with named parameters, so that whoever shows it can say it in
another language: ``GlossaryError("{status} is not a status", status="new")``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Translate = Callable[[str], str]
"""Returns a template in the language of the reader, itself if it has no translation."""


class Notice(str):
    """A sentence that is no error; a string, which is the English one.

    Args:
        template: The sentence, with its values in braces.
        values: What stands in them.
    """

    _template: str
    _values: Mapping[str, object]

    def __new__(cls, template: str, **values: object) -> Notice:
        """Fill the template."""
        made = super().__new__(cls, _filled(template, values))
        made._template = template
        made._values = values
        return made

    def said(self, translate: Translate) -> str:
        """Return the sentence in the language that ``translate`` gives its template in."""
        return _filled(translate(self._template), self._values)


class GlossaryError(Exception):
    """Something outside the program is not as it must be; its text is one clear sentence.

    Args:
        problem: What is wrong, as a clause without a full stop.
        file: The file concerned, as the user named it.
        line: Its line, counted from 1.
        remedy: What to do about it, as a clause in the imperative.
        values: What stands in the braces of the clauses.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str = "",
        line: int | None = None,
        remedy: str = "",
        **values: object,
    ) -> None:
        super().__init__(problem, file, line, remedy)
        self.problem = _filled(problem, values)
        self.file = file
        self.line = line
        self.remedy = _filled(remedy, values)
        self.values = values
        """What stands in the braces, by name."""
        self._templates = (problem, remedy)

    def said(self, translate: Translate) -> str:
        """Return the sentence in the language that ``translate`` gives its clauses in."""
        problem, remedy = (
            _filled(translate(clause), self.values) if clause else "" for clause in self._templates
        )
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        remedy = f"; {remedy}" if remedy else ""
        return f"{place}{problem}{remedy}."

    def __str__(self) -> str:
        return self.said(lambda clause: clause)


class TermbaseError(GlossaryError):
    """A termbase file cannot be read or written."""


class IndexFault(GlossaryError):
    """The index cannot be opened, built or kept."""


def _filled(template: str, values: Mapping[str, object]) -> str:
    """Return a template with its values; one that names others, or has none, as it is."""
    try:
        return template.format(**values) if values else template
    except (LookupError, ValueError, AttributeError):
        return template
