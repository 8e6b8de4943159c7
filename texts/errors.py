"""The one root of the errors that the texts core raises."""

from __future__ import annotations


class TextsError(Exception):
    """A document cannot be read as it is; its text is one clear sentence.

    Args:
        problem: What is wrong, as a clause without a full stop.
        file: The file concerned, as the user named it.
        place: Where in it, e.g. ``byte 120`` or ``line 3``; empty if the whole file.
        remedy: What to do about it, as a clause in the imperative.
    """

    def __init__(self, problem: str, *, file: str = "", place: str = "", remedy: str = "") -> None:
        super().__init__(problem, file, place, remedy)
        self.problem = problem
        self.file = file
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{where}: {self.problem}{remedy}." if where else f"{self.problem}{remedy}."
