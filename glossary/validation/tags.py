"""Check of language tags (T111)."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.formats.located import Located
from glossary.language_tag import is_known
from glossary.validation.designations import sections
from glossary.validation.finding import Found


def unknown_language(entry: Located) -> Iterator[Found]:
    """T111: a language tag is not BCP 47, or names no language of ISO 639."""
    for _number, section, place in sections(entry):
        if not is_known(section.language):
            values = {"language": section.language}
            yield Found(entry.concept.id, place.line, values, section.language)
