"""``tilmash check``: the coded checks of a termbase, one line a finding."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from glossary.formats.located import located
from glossary.validation import CHECKS, RANKS, Finding, Severity, check
from tui.cli import FOUND, NOTHING, fail
from tui.command.check_words import message, remedy, severity_name
from tui.json_lines import json_line
from tui.messages import _, ngettext
from tui.sanitise import visible
from tui.termbases import Bar, chosen


def run(arguments: argparse.Namespace) -> int:
    """Check; return 0 if there is no finding, 1 if there is any."""
    known = [one.code for one in CHECKS]
    codes = [code.upper() for code in arguments.code]
    for code in codes:
        if code not in known:
            sentence = _("There is no check {code}; the codes are {first} to {last}.")
            return fail(sentence.format(code=code, first=known[0], last=known[-1]))
    least = RANKS[Severity(arguments.severity)]
    counts: Counter[Severity] = Counter()
    with Bar(_("Checking")) as bar:
        paths = chosen([arguments.file] if arguments.file else [])
        for path in paths:
            for finding in check(path, codes, bar, _elsewhere(path, paths)):
                if RANKS[finding.severity] >= least:
                    counts[finding.severity] += 1
                    bar.clear()
                    print(_json(finding) if arguments.json else visible(_line(finding)))
    if not arguments.json:
        sys.stdout.flush()
        print(_summary(counts))
    return NOTHING if counts else FOUND


def _elsewhere(path: Path, paths: Sequence[Path]) -> set[str]:
    """Return the ids of the entries of all other termbases that are asked together with one."""
    return {entry.concept.id for other in paths if other != path for entry in located(other)}


def _line(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}:"
    name = f"{finding.concept}/{finding.language}" if finding.language else finding.concept
    severity = severity_name(finding.severity.value)
    said = f"{message(finding.code, finding.values)}; {remedy(finding.code)}"
    return f"{place} {finding.code} {severity}: {name}: {said}"


def _summary(counts: Counter[Severity]) -> str:
    if not counts:
        return _("No finding.")
    total = sum(counts.values())
    parts = [f"{severity_name(one.value)} {counts[one]}" for one in Severity if counts[one]]
    sentence = ngettext("{count} finding: {parts}.", "{count} findings: {parts}.", total)
    return sentence.format(count=total, parts=", ".join(parts))


def _json(finding: Finding) -> str:
    return json_line(
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "file": finding.file,
            "line": finding.line,
            "concept": finding.concept,
            "lang": finding.language,
            "message": message(finding.code, finding.values),
            "remedy": remedy(finding.code),
            "values": dict(finding.values),
        }
    )
