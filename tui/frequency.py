"""How often the library names each concept of the shipped termbase; ``python -m tui.frequency``.

A term that may designate several concepts counts for those whose equivalent stands in the same
paragraph in another language, for the paragraphs are aligned by their ids; where none does, or
more than one, for each.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Mapping

from glossary.lookup import Glossary
from glossary.ranking import FREQUENCIES


def counted(glossary: Glossary) -> Mapping[str, int]:
    """Return the terms of the library's texts that designate each concept; none is left out."""
    from texts.shelf import catalogue, load

    counts: Counter[str] = Counter()
    for title in catalogue().values():
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for language in title.languages:
            for block in load(title.id, language).blocks:
                for term in glossary.recognise(block.text, language, within=True):
                    found[block.id].append((language, term.concepts))
        for terms in found.values():
            for language, concepts in terms:
                elsewhere = {one for tag, others in terms if tag != language for one in others}
                counts.update([one for one in concepts if one in elsewhere] or concepts)
    return counts


def table(glossary: Glossary) -> str:
    """Return the table as it is shipped: concept, tab, count; by concept."""
    return "".join(f"{name}\t{count}\n" for name, count in sorted(counted(glossary).items()))


def main() -> int:
    """Write the table anew."""
    from tui.termbases import open_glossary

    FREQUENCIES.write_text(table(open_glossary(())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
