"""Try an installed tilmash from outside: ``python tests/smoke.py BIN`` (standard library only).

BIN is the folder with its commands. Runs its version, a lookup, commands that need its data, and
the app in a pseudo-terminal until the text is on the screen, with fresh folders. Exit code 0 if all
went well.
"""

from __future__ import annotations

import contextlib
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

PATIENCE = 60.0
"""Seconds to wait for the text."""
OTHERS = (
    ["export", "--format", "html"],
    ["export", "--format", "tbx"], ["terms", "text.txt", "--json"], ["search", "имидж"],
    ["ssh-config"], ["doctor"],
)  # fmt: skip
"""Commands that need what is installed beside the modules: data, catalogues, libraries."""
WORDS = "мемлекеттік"
"""Stands in the first line of the text that is opened first."""


def main(folder: str) -> int:
    """Try the commands of a folder; return 0 or say what failed."""
    command = str(Path(folder, "tilmash").resolve())
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "TILMASH_DATA_DIR": str(Path(home, "data")),
            "TILMASH_CACHE_DIR": str(Path(home, "cache")),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
        }
        os.chdir(home)
        Path("text.txt").write_text("Имиджінің мәні", "utf-8")
        version = _run([command, "--version"], environment)
        assert version.startswith("tilmash "), version
        answer = _run([command, "lookup", "мемлекеттік", "органдарымыздағы"], environment)
        assert "мемлекеттік орган" in answer, answer
        for arguments in OTHERS:
            assert _run([command, *arguments], environment).strip(), arguments
        shown = _shown_by([command], environment)
        assert WORDS in shown, "the text did not come on the screen"
    print(f"{version.strip()}: version, lookup, commands and app are well")
    return 0


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def _shown_by(command: list[str], environment: dict[str, str]) -> str:
    """Return what a program writes to its terminal until the words have come."""
    pid, terminal = pty.fork()
    if not pid:
        ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execve(command[0], command, environment)
    written = b""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and WORDS.encode() not in written:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                written += os.read(terminal, 65536)
            except OSError:
                break
    os.write(terminal, b"q")
    while time.monotonic() < deadline:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            assert os.waitstatus_to_exitcode(status) == 0, "q did not end it well"
            break
        if select.select([terminal], [], [], 0.1)[0]:
            with contextlib.suppress(OSError):
                os.read(terminal, 65536)
    return written.decode(errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
