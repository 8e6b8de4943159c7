"""Tags of languages (BCP 47): whether one names a language, and which one a person's word means."""

from __future__ import annotations

import re
from functools import cache

from glossary.concept import LanguageTag

TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3})?(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
"""A well-formed tag (RFC 5646, 2.1), in part."""
NAMED = ("kk", "ru", "en", "ar", "az", "be", "cs", "de", "es", "fr", "it", "ja", "ko", "ky", "la",
         "mn", "pl", "pt", "tg", "tk", "tr", "tt", "ug", "uk", "uz", "zh")  # fmt: skip
"""Languages that a sheet's headers are expected to name."""
_CODES = {"kaz": "kk", "kz": "kk", "qaz": "kk", "rus": "ru", "eng": "en", "kk": "kk", "ru": "ru",
          "en": "en"}  # fmt: skip
"""What stands for the product's languages besides their names; ``kz`` is the country's code."""
_ENDINGS = ("ша", "ше", "")
"""Kazakh names a language as a manner: ``қазақша``, ``неміс`` + ``ше``."""


@cache
def is_known(tag: LanguageTag) -> bool:
    """Tell whether a tag is well-formed and its language and region are registered."""
    found = TAG.fullmatch(tag)
    if found is None:
        return False
    import icu

    region = found["region"]
    return found["language"].lower() in icu.Locale.getISOLanguages() and (
        region is None or region.isdigit() or region.upper() in icu.Locale.getISOCountries()
    )


def meant(word: str) -> LanguageTag:
    """Return the tag of the language that a word names; empty if it names none.

    Args:
        word: A code or a name, in Kazakh, Russian, English or the language itself:
            ``қазақша``, ``казахском``, ``Kazakh``, ``kaz``.
    """
    return _names().get(word.casefold().strip(), "")


@cache
def _names() -> dict[str, LanguageTag]:
    import icu

    found: dict[str, LanguageTag] = {}
    for tag in NAMED:
        for language in ("en", "ru", "kk", tag):
            name = str(icu.Locale(tag).getDisplayLanguage(icu.Locale(language))).casefold()
            if language == "kk" and name.endswith(" тілі"):
                found.update({name.removesuffix(" тілі") + one: tag for one in _ENDINGS})
            elif language == "ru" and name.endswith(("ский", "цкий")):
                # The adjective's other cases: на казахском, казахского, по-казахски.
                stem = name[:-2]
                found.update({stem + one: tag for one in ("ий", "ом", "ого", "и")})
                found[f"по-{stem}и"] = tag
            found.setdefault(name, tag)
    return found | _CODES
