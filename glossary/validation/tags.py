"""Check of language tags (T111)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from glossary.concept import LanguageTag
from glossary.formats.located import Located
from glossary.validation.designations import sections
from glossary.validation.finding import Found

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3})?(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
"""A well-formed tag (RFC 5646, 2.1), in part."""


def unknown_language(entry: Located) -> Iterator[Found]:
    """T111: a language tag is not BCP 47, or names no language of ISO 639."""
    for _number, section, place in sections(entry):
        if not is_known(section.language):
            values = {"language": section.language}
            yield Found(entry.concept.id, place.line, values, section.language)


@cache
def is_known(tag: LanguageTag) -> bool:
    """Tell whether a tag is well-formed and its language, script and region are registered."""
    found = _TAG.fullmatch(tag)
    if found is None:
        return False
    import icu

    region = found["region"]
    return found["language"].lower() in icu.Locale.getISOLanguages() and (
        region is None or region.isdigit() or region.upper() in icu.Locale.getISOCountries()
    )
