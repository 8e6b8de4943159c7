"""Running a reader's own command on a piece of text: no shell, bounded, and it can be stopped."""

from __future__ import annotations

import contextlib
import shlex
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping

from tui.messages import _

MOST = 100_000
"""Bytes of an answer that are shown."""
LOOK_EVERY = 0.05
"""Seconds between two looks at whether it is to stop."""


class CommandError(Exception):
    """A command that could not be run or failed; its text is a reason, as the system gives it."""


def words_of(command: str, texts: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the words of a command, and what it gets on its standard input.

    Args:
        command: As it is written in the settings; parted into words as a shell does, never run by
            one.
        texts: What ``{word}``, ``{sentence}`` and ``{paragraph}`` stand for.

    Returns:
        The words with their places filled; the sentence as input if there are no places.

    Raises:
        CommandError: It cannot be parted into words, or has none.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise CommandError(str(error)) from error
    if not words:
        raise CommandError(_("the command is empty"))
    filled = []
    used = False
    for word in words:
        for name, text in texts.items():
            place = "{" + name + "}"
            if place in word:
                used = True
                # What begins with a dash would be taken for an option.
                word = word.replace(place, text.lstrip("-") if word == place else text)
        filled.append(word)
    return filled, "" if used else texts["sentence"]


def run(words: list[str], given: str, stopped: Callable[[], bool]) -> str:
    """Run a command to its end.

    Args:
        words: Program and arguments.
        given: Its standard input.
        stopped: Asked all the time; once it is true, the command is ended.

    Returns:
        What it printed, at most :data:`MOST` bytes; empty if it was stopped.

    Raises:
        CommandError: It cannot be started, or ended with an error.
    """
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as question:
        question.write(given.encode("utf-8", "replace"))
        question.seek(0)
        try:
            process = subprocess.Popen(
                words, stdin=question, stdout=answer, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        except (OSError, ValueError) as error:
            raise CommandError(getattr(error, "strerror", None) or str(error)) from error
        while process.poll() is None:
            if stopped():
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(1)
                if process.poll() is None:
                    process.kill()
                    process.wait()
                return ""
            time.sleep(LOOK_EVERY)
        answer.seek(0)
        text = answer.read(MOST).decode("utf-8", "replace")
    if process.returncode and not text:
        raise CommandError(f"{words[0]}: {process.returncode}")
    return text
