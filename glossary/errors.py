"""The one root of the errors that the glossary core raises."""

from __future__ import annotations


class GlossaryError(Exception):
    """Something outside the program is not as it must be; its text is one clear sentence.

    Args:
        problem: What is wrong, as a clause without a full stop.
        file: The file concerned, as the user named it.
        line: Its line, counted from 1.
        remedy: What to do about it, as a clause in the imperative.
    """

    def __init__(
        self, problem: str, *, file: str = "", line: int | None = None, remedy: str = ""
    ) -> None:
        super().__init__(problem, file, line, remedy)
        self.problem = problem
        self.file = file
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.problem}{remedy}."


class TermbaseError(GlossaryError):
    """A termbase file cannot be read or written."""


class IndexFault(GlossaryError):
    """The index cannot be opened, built or kept."""
