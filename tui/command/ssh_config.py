"""``tilmash ssh-config``: the block of sshd_config(5) for an account that looks terms up only."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.cli import FOUND, fail
from tui.messages import _
from tui.sanitise import visible


class Directive(NamedTuple):
    """A line of the block."""

    text: str
    """Keyword and value."""
    reason: str
    """Why it is there, in English as all of sshd's configuration is."""


def run(arguments: argparse.Namespace) -> int:
    """Print the block; return 0."""
    if not re.fullmatch(r"[a-z_][a-z0-9_-]{0,31}", arguments.user):
        return fail(
            _("{name} is not the name of an account; it has small letters and figures.").format(
                name=arguments.user
            )
        )
    print("# /etc/ssh/sshd_config.d/tilmash.conf; before reloading sshd check it with")
    print(f"# sshd -t && sshd -T -C user={arguments.user}")
    print(f"Match User {arguments.user}")
    for directive in directives(arguments):
        for line in _commented(directive):
            print(visible(line))
    print("Match all")
    return FOUND


def entry(arguments: argparse.Namespace) -> str:
    """Return the forced command: this installation's Python, deaf to the environment.

    The account's shell gets it to run as one string, so every word is quoted.
    """
    # Not resolved: a virtual environment is known by the place of its interpreter.
    words = [sys.executable, "-I", "-m", "tui", "ssh-entry"]
    if arguments.data:
        words += ["--data", str(arguments.data.absolute())]
    if arguments.language:
        words += ["--language", arguments.language]
    words += ["--idle", str(arguments.idle), "--memory", str(arguments.memory)]
    for termbase in arguments.termbase:
        words += ["--termbase", str(Path(termbase).absolute())]
    return shlex.join(words)


def directives(arguments: argparse.Namespace) -> Iterator[Directive]:
    """Yield what goes under ``Match User``."""
    yield Directive(
        f"ForceCommand {entry(arguments)}",
        "whatever the client asks to run, sftp too, this runs; what was asked is a query",
    )
    yield Directive(
        "DisableForwarding yes",
        "no TCP, socket, agent or X11 forwarding and no tunnel, also of kinds still to come",
    )
    yield Directive("AllowTcpForwarding no", "the same once more by name: no -L, -R, -D, -W")
    yield Directive("AllowStreamLocalForwarding no", "no forwarding of Unix sockets")
    yield Directive("AllowAgentForwarding no", "no agent of the client on this machine")
    yield Directive("X11Forwarding no", "no display of the client on this machine")
    yield Directive("PermitTunnel no", "no network device")
    yield Directive("GatewayPorts no", "no listening port for others")
    yield Directive("PermitListen none", "no listening port at all")
    yield Directive("PermitOpen none", "no connection to anywhere")
    yield Directive("PermitUserRC no", "~/.ssh/rc would be run by a shell")
    yield Directive("PermitTTY yes", "the reader needs a terminal")
    yield Directive(
        "AcceptEnv LANG LC_*", "the interface speaks the client's language; nothing else comes in"
    )
    yield Directive(
        "ExposeAuthInfo yes", "tells which key came, so that places and notes belong to the key"
    )
    yield Directive("AuthenticationMethods publickey", "a key, never a password to be guessed")
    yield Directive("PasswordAuthentication no", "the same once more by name")
    yield Directive("KbdInteractiveAuthentication no", "nor a password by another way")
    yield Directive("MaxSessions 4", "a connection opens so many at once at most")
    yield Directive("MaxAuthTries 6", "an agent with some keys gets in, a guesser does not")
    yield Directive("ClientAliveInterval 30", "a line that is gone is noticed within two minutes")
    yield Directive("ClientAliveCountMax 4", "and the session ends, its place saved")


def _commented(directive: Directive) -> Iterator[str]:
    yield f"    # {directive.reason}"
    yield f"    {directive.text}"
