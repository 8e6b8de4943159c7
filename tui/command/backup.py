"""``tilmash backup`` and ``tilmash restore``: the whole state in one file, and back."""

from __future__ import annotations

import argparse

from tui.cli import FOUND
from tui.messages import _, ngettext
from tui.sanitise import visible
from tui.state.backup import backup, restore
from tui.state.store import default_folder


def run(arguments: argparse.Namespace) -> int:
    """Back up or restore; return 0."""
    if arguments.command == "backup":
        count = backup(default_folder(), arguments.file)
        said = ngettext("{file}: {count} file kept.", "{file}: {count} files kept.", count)
        print(visible(said.format(file=arguments.file, count=count)))
        return FOUND
    aside = restore(default_folder(), arguments.file)
    said = _("The state is that of {file}.").format(file=arguments.file)
    if aside:
        said += " " + _("What was there is in {folder}.").format(folder=default_folder() / aside)
    print(visible(said))
    return FOUND
