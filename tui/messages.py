"""The interface's languages: gettext catalogues, chosen from the locale, switched at run time.

Standard library only: a one-shot lookup speaks the user's language too and must start fast.
Message ids are English, so English needs no catalogue.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gettext import NullTranslations
    from typing import Final

INTERFACE_LANGUAGES: Final = ("kk", "ru", "en")
"""BCP 47 tags of the languages that the interface speaks."""
LANGUAGE_NAMES: Final = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""Each language's own name for itself."""
DOMAIN: Final = "tilmash"
"""The gettext domain."""
FOLDER: Final = Path(__file__).with_name("locale")
"""Where the catalogues are, as ``<language>/LC_MESSAGES/tilmash.mo``."""

_current: tuple[str, NullTranslations | None] | None = None


def language_of_locale(environment: Mapping[str, str]) -> str:
    """Return the interface language that the environment asks for.

    Args:
        environment: Environment variables; the first set of ``LC_ALL``, ``LC_MESSAGES`` and
            ``LANG`` counts (POSIX.1-2017, chapter 8.2).

    Returns:
        One of :data:`INTERFACE_LANGUAGES`; ``en`` for any other locale.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            tag = value.partition(".")[0].partition("_")[0].partition("-")[0].lower()
            return tag if tag in INTERFACE_LANGUAGES else "en"
    return "en"


def language() -> str:
    """Return the BCP 47 tag of the language spoken now."""
    return _chosen()[0]


def set_language(tag: str) -> None:
    """Speak another language from now on; one without a catalogue falls back to English."""
    global _current
    tag = tag if tag in INTERFACE_LANGUAGES else "en"
    _current = (tag, None if tag == "en" else _catalogue(tag))


def _catalogue(tag: str) -> NullTranslations | None:
    """Return the catalogue of a language; None if there is none."""
    # Imported where it is needed: English, the language of the ids, is spoken without it.
    from gettext import GNUTranslations

    # gettext.translation() would import all that is known of locales to find the same file.
    with suppress(OSError), (FOLDER / tag / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as stream:
        return GNUTranslations(stream)
    return None


def _chosen() -> tuple[str, NullTranslations | None]:
    if _current is None:
        set_language(language_of_locale(os.environ))
    assert _current is not None
    return _current


def _(message: str) -> str:
    """Return a message in the language spoken now."""
    catalogue = _chosen()[1]
    # gettext gives the catalogue's header for an empty id.
    return catalogue.gettext(message) if catalogue and message else message


def ngettext(one: str, many: str, count: int) -> str:
    """Return the message that is right for a count in the language spoken now."""
    catalogue = _chosen()[1]
    if catalogue is None:
        return one if count == 1 else many
    return catalogue.ngettext(one, many, count)


def sentence(said: object) -> str:
    """Return an error or a notice of a core in the language spoken now; others as they are."""
    say = getattr(said, "said", None)
    return str(said if say is None else say(_))


def N_(message: str) -> str:
    """Mark a message in a table for translation; it is translated where it is shown."""
    return message
