"""A real sshd on the loopback interface: own keys, own configuration, the block that we print."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 60.0
"""Seconds for what must come; a machine under load is slow."""
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
NEEDED = {"sshd": SSHD, "ssh": shutil.which("ssh"), "ssh-keygen": shutil.which("ssh-keygen")}


def why_not() -> str:
    """Return why no sshd can be run here; empty if one can."""
    missing = [name for name, path in NEEDED.items() if path is None]
    if missing:
        return f"{', '.join(missing)} is not installed"
    if os.geteuid() == 0 and not Path("/run/sshd").is_dir():
        try:
            # What the service's start makes; a container that never started it lacks it.
            Path("/run/sshd").mkdir(mode=0o755)
        except OSError as error:
            return f"sshd as root needs /run/sshd ({error.strerror})"
    return ""


class Server:
    """An sshd in a folder of its own, and clients of it.

    Args:
        folder: Where its keys, configuration and the visitors' state are.
        cache: The cache folder of the service.
        entry: More words for ``tilmash ssh-config``.
        extra: Lines of configuration before its block.
        forced: Whether the block is there at all; without it the account has its shell.
    """

    def __init__(
        self,
        folder: Path,
        cache: Path,
        entry: Sequence[str] = (),
        extra: Sequence[str] = (),
        *,
        forced: bool = True,
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.user = getpass.getuser()
        self.port = _free_port()
        for name in ("host", "one", "two"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name],
                check=True,
            )
        keys = [(folder / f"{name}.pub").read_text() for name in ("one", "two")]
        (folder / "authorized").write_text("".join(keys))
        printed = subprocess.run(
            [sys.executable, "-m", "tui", "ssh-config", "--user", self.user,
             "--data", self.data, *entry],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        lines = [
            f"Port {self.port}",
            "ListenAddress 127.0.0.1",
            f"HostKey {folder / 'host'}",
            f"PidFile {folder / 'pid'}",
            f"AuthorizedKeysFile {folder / 'authorized'}",
            "StrictModes no",
            "UsePAM no",
            "PermitRootLogin prohibit-password",
            "Subsystem sftp internal-sftp",
            f"SetEnv TILMASH_CACHE_DIR={cache}",
            *extra,
        ]
        self.config = folder / "config"
        self.config.write_text("\n".join([*lines, printed if forced else ""]))
        (folder / "known").write_text(
            f"[127.0.0.1]:{self.port} {(folder / 'host.pub').read_text()}"
        )
        self.log = folder / "log"
        assert SSHD is not None
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [SSHD, "-D", "-e", "-f", str(self.config)], stderr=log, stdout=log
            )
        self._master: subprocess.Popen[bytes] | None = None
        self._wait()

    def command(
        self, *words: str, program: str = "ssh", key: str = "one", options: Sequence[str] = ()
    ) -> list[str]:
        """Return the words of a client that asks this server, and no other, with this key."""
        port = "-p" if program == "ssh" else "-P"
        own = [program, "-F", "none", *options, port, str(self.port)]
        own += ["-i", str(self.folder / key)]
        for option in (
            "IdentitiesOnly=yes", "BatchMode=yes", "StrictHostKeyChecking=yes", "LogLevel=ERROR",
            f"UserKnownHostsFile={self.folder / 'known'}", "ConnectTimeout=30",
        ):  # fmt: skip
            own += ["-o", option]
        if program != "ssh":
            return [*own, *words]
        # After the host too, ssh would take what begins with a dash for an option of its own.
        rest = ["--", *words] if words else []
        return [*own, f"{self.user}@127.0.0.1", *rest]

    def ask(
        self,
        *words: str,
        given: bytes = b"",
        key: str = "one",
        options: Sequence[str] = (),
        environment: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Ask one thing; over a connection that is there, where nothing special is wanted of it."""
        if not options and key == "one":
            options = ["-S", str(self._shared())]
        return subprocess.run(
            self.command(*words, key=key, options=options),
            input=given, capture_output=True, timeout=PATIENCE, check=False,
            env={**os.environ, **(environment or {})},
        )  # fmt: skip

    def _shared(self) -> Path:
        """Return the socket of a connection that clients share, to save each its handshake."""
        path = self.folder / "shared"
        if self._master is None:
            command = self.command(options=["-M", "-N", "-S", str(path)])
            self._master = subprocess.Popen(command, stdin=subprocess.DEVNULL)
            deadline = time.monotonic() + PATIENCE
            while not path.exists() and time.monotonic() < deadline:
                time.sleep(0.02)
        return path

    def stop(self) -> None:
        """End it, and with it every session."""
        if self._master is not None:
            self._master.terminate()
            self._master.wait(PATIENCE)
        self.process.terminate()
        self.process.wait(PATIENCE)

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(self.log.read_text(errors="replace"))
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError("sshd does not listen")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
