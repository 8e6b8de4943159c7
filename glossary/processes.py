"""Processes that work for this one, each at the end of a pipe."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


class Crew:
    """Some processes that do the same; they end when this does, whatever becomes of it.

    Args:
        number: How many.
        work: What each does until its pipe, the first argument, is closed; called in another
            process, so no closure.
        arguments: Its other arguments.
        patience: Seconds that each is given to end of itself when all has gone well.

    Raises:
        OSError: One cannot be started.
    """

    def __init__(
        self, number: int, work: Callable[..., None], *arguments: Any, patience: float = 0.0
    ) -> None:
        # Not forked: the app has threads, and a fork copies their locks as they happen to be.
        from multiprocessing import get_context

        self._context = get_context("spawn")
        self._number, self._patience = number, patience
        self._work = (work, *arguments)
        self._processes: list[BaseProcess] = []
        self.pipes: list[Connection] = []
        """To each of them; open between beginning and end."""

    def __enter__(self) -> Crew:
        try:
            for _ in range(self._number):
                ours, theirs = self._context.Pipe()
                self.pipes.append(ours)
                process = self._context.Process(
                    target=_begin, args=(theirs, *self._work), daemon=True
                )
                process.start()
                theirs.close()
                self._processes.append(process)
        except BaseException as error:
            self.__exit__(error)
            raise
        return self

    def __exit__(self, *reason: object) -> None:
        for pipe in self.pipes:
            pipe.close()
        for process in self._processes:
            # Who has seen the pipe closed takes a moment to put away what is begun.
            process.join(0.05 if reason[0] else self._patience)
            if process.is_alive():
                process.terminate()
                process.join()


def _begin(pipe: Connection, work: Callable[..., None], *arguments: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it hears Ctrl-c, and hangs up
    work(pipe, *arguments)
