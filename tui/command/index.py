"""``tilmash index``: build the index before it is needed."""

from __future__ import annotations

import argparse

from tui.cli import FOUND
from tui.messages import _, ngettext, sentence
from tui.sanitise import visible
from tui.termbases import Bar, open_chosen


def run(arguments: argparse.Namespace) -> int:
    """Build or check the index and say what it holds; return 0."""
    with Bar(_("Building the index")) as bar:
        opened = open_chosen(arguments.termbase, bar, rebuild=arguments.rebuild)
    count = len(opened.store)
    concepts = ngettext("{count} concept", "{count} concepts", count).format(count=count)
    state = (
        _("The index was built: {concepts}.")
        if opened.built
        else _("The index is up to date: {concepts}.")
    )
    print(state.format(concepts=concepts))
    for termbase in opened.store.termbases:
        print(visible(str(termbase.folder)))
    if opened.notice:
        print(visible(sentence(opened.notice)))
    return FOUND
