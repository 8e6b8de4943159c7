"""Who comes over SSH, and what of the environment that came along may be believed.

sshd(8) passes on what the client sends and its configuration accepts. The process begins by
forgetting all variables but a few, whose values are checked: those of Python, Textual, the pager,
the terminal's database and the loader mean nothing here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, MutableMapping
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NAME: Final = "TILMASH_KEY"
"""Names the visitor; set by ``environment=`` in authorized_keys, never by the client."""
AUTHENTICATION: Final = "SSH_USER_AUTH"
"""Path of the file in which sshd tells the key; needs ``ExposeAuthInfo yes``."""
COMMAND: Final = "SSH_ORIGINAL_COMMAND"
"""What the client asked to run."""
_LONGEST = 65_536
# Compiled by re where a client sends such a variable: a one-shot seldom has more than one.
_LOCALE = r"[A-Za-z]{1,8}(?:[_-][A-Za-z]{2,4})?(?:\.[A-Za-z0-9-]{1,16})?(?:@[a-z]{1,16})?"
_TERMINAL = r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,39}"
_BELIEVED: Final[Mapping[str, str]] = {
    "TERM": _TERMINAL,
    "COLORTERM": "truecolor|24bit",
    "NO_COLOR": r"\w{1,8}",
    "LC_ALL": _LOCALE,
    "LC_MESSAGES": _LOCALE,
    "LC_CTYPE": _LOCALE,
    "LANG": _LOCALE,
}
"""What may come from the client, and how it must look as a whole."""
_OURS = frozenset({
    "HOME", "USER", "LOGNAME", "TILMASH_CACHE_DIR", "SSH_CONNECTION", "SSH_TTY", "NOTIFY_SOCKET",
})  # fmt: skip
"""What sshd and its configuration set."""


def believe(environment: MutableMapping[str, str]) -> None:
    """Remove from an environment all that a client could have put there to steer the program."""
    kept = {
        name: value
        for name, value in environment.items()
        if name in _OURS or (name in _BELIEVED and re.fullmatch(_BELIEVED[name], value))
    }
    environment.clear()
    environment.update(kept)
    environment["PATH"] = os.defpath
    # Textual would ask the terminal's program for keys that no reader needs.
    environment.setdefault("TERM", "dumb")


def folder(data: Path | None, environment: Mapping[str, str]) -> Path | None:
    """Return the folder of a visitor's own state.

    Args:
        data: The service's data folder; None if nothing is kept.
        environment: As sshd made it.

    Returns:
        A folder named by a digest, so that no name can lead elsewhere and a listing tells nobody
        who was here; None if nothing is kept or the visitor is not known.

    Raises:
        OSError: It cannot be made.
    """
    who = name(environment)
    if data is None or not who:
        return None
    from hashlib import blake2b

    own = (
        data / "keys" / blake2b(who.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    )
    own.mkdir(mode=0o700, parents=True, exist_ok=True)
    own.chmod(0o700)
    return own


def name(environment: Mapping[str, str]) -> str:
    """Return what tells one visitor from another: the keeper's name for the key, or the key.

    Returns:
        Empty if sshd tells nothing.
    """
    if named := environment.get(NAME, ""):
        return f"name {named}"
    path = environment.get(AUTHENTICATION, "")
    if not path:
        return ""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as file:
            told = file.read(_LONGEST)
    except OSError:
        return ""
    for line in told.decode("ascii", "replace").splitlines():
        method, _space, key = line.partition(" ")
        if method == "publickey" and key:
            # A method line is "publickey TYPE BASE64"; a comment, if any, is not part of the key.
            return "key " + " ".join(key.split(" ")[:2])
    return ""
