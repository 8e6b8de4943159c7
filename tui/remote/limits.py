"""Bounds of one session over SSH, held by the system wherever it can hold them."""

from __future__ import annotations

import signal
from types import FrameType

from tui.messages import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, NoReturn

QUERY: Final = 400
"""Code points of a query; the longest designation of the shipped termbase has 76."""
INPUT: Final = 262_144
"""Bytes of standard input: a text of some 60 pages of Kazakh."""
MEMORY: Final = 512
"""Megabytes of writable memory; a session takes 60, a Russian dictionary 50 more."""
CPU: Final = 20.0
"""Seconds of processor time for one request: a hundred times what the slowest takes."""
WAIT: Final = 60
"""Seconds to wait for standard input, from the beginning to its end."""


class LimitReached(Exception):
    """A bound was reached; its text is a sentence for the visitor."""


def confine(memory: int = MEMORY) -> None:
    """Bound what this process may take from the machine.

    Args:
        memory: Megabytes. More is refused by the system: MemoryError.
    """
    try:
        import resource
    except ImportError:  # not Unix
        return
    _lower(resource.RLIMIT_DATA, memory * 1_000_000)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, most: int) -> None:
    """Lower a limit for good; never raise one that the system has set lower."""
    import resource

    _soft, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(kind, (most, most))


def bound_request(*, idle: bool = False) -> None:
    """Let what follows raise :class:`LimitReached` when it takes too long.

    Args:
        idle: Whether an alarm means that nothing was typed, not that standard input did not end.

    Processor time is counted by the system, so that neither a loop in C nor a sleeping client
    escapes it; two seconds after the signal the system ends the process itself.
    """
    import resource

    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + int(CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used, used + 2))
    signal.signal(signal.SIGXCPU, _too_much)
    signal.signal(signal.SIGALRM, _too_idle if idle else _too_late)


def wait_for_input() -> None:
    """Begin to wait for standard input; :class:`LimitReached` is raised if it never ends."""
    signal.alarm(WAIT)


def input_came() -> None:
    """Stop waiting."""
    signal.alarm(0)


def log(error: BaseException) -> None:
    """Tell the keeper of the service, in the system's log, what went wrong."""
    import syslog
    import traceback

    syslog.openlog("tilmash", syslog.LOG_PID, syslog.LOG_USER)
    for line in "".join(traceback.format_exception(error)).splitlines():
        syslog.syslog(syslog.LOG_ERR, line.encode("ascii", "backslashreplace").decode())


def _too_much(_number: int, _frame: FrameType | None) -> NoReturn:
    raise LimitReached(_("This took too much time and was stopped; ask for less."))


def _too_late(_number: int, _frame: FrameType | None) -> NoReturn:
    sentence = _("Standard input did not end within {seconds} seconds.")
    raise LimitReached(sentence.format(seconds=WAIT))


def _too_idle(_number: int, _frame: FrameType | None) -> NoReturn:
    raise LimitReached(_("Nothing was typed for a long time."))
