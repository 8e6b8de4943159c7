"""What is wrong with an entry as it is edited: field by field, cheap enough for every key.

The checks of a whole termbase are elsewhere; these are the ones that a person at the form can mend.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from glossary.concept import Concept, LanguageTag
from glossary.draft import Path
from glossary.lookup import Glossary
from glossary.normalise import key


class Fault(StrEnum):
    """What may be wrong with a field."""

    EMPTY = "empty"
    """A designation, definition or context without text; it is left out when saved."""
    NAMELESS = "nameless"
    """No designation in any language: such an entry is not saved."""
    REPEATED = "repeated"
    """The same designation twice in a language."""
    SCRIPT = "script"
    """Letters of another script than the language's."""
    MIXED = "mixed"
    """Latin and Cyrillic letters in one word."""
    SPACES = "spaces"
    """Spaces at an end, or two together."""
    CIRCULAR = "circular"
    """A definition that begins with the designation it defines, or says nothing else."""
    SELF = "self"
    """A relation to the concept itself."""
    UNKNOWN = "unknown"
    """A relation to a concept that no termbase has."""
    HOMOGRAPH = "homograph"
    """Another concept has the designation; no mistake, but worth knowing."""


class Finding(NamedTuple):
    """Something that may be wrong."""

    path: Path
    """The field."""
    fault: Fault
    """What it is."""
    about: str = ""
    """The concept or word concerned, if there is one."""


_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SCRIPTS = {"kk": _CYRILLIC, "ru": _CYRILLIC, "en": _LATIN}


def findings(concept: Concept, glossary: Glossary | None = None) -> list[Finding]:
    """Return what may be wrong with an entry.

    Args:
        concept: The entry, as it is.
        glossary: Knows other concepts; without one those are not compared.
    """
    found = []
    for section in concept.sections:
        language = section.language
        seen: set[str] = set()
        for at, term in enumerate(section.terms):
            path: Path = ("term", language, at, "text")
            found += _text(path, term.text, language)
            spelled = key(term.text)
            if spelled and spelled in seen:
                found.append(Finding(path, Fault.REPEATED))
            seen.add(spelled)
            found += _homographs(path, concept, term.text, language, glossary)
            for number, context in enumerate(term.contexts):
                where: Path = ("context", language, at, number, "text")
                found += _text(where, context.text, "")
        for at, definition in enumerate(section.definitions):
            path = ("definition", language, at, "text")
            found += _text(path, definition.text, "")
            plain = key(definition.text)
            for spelled in seen - {""}:
                if plain == spelled or plain.startswith(f"{spelled} "):
                    found.append(Finding(path, Fault.CIRCULAR, spelled))
    for at, relation in enumerate(concept.relations):
        path = ("relation", at, "target")
        if relation.target == concept.id:
            found.append(Finding(path, Fault.SELF))
        elif glossary is not None and glossary.concept(relation.target) is None:
            found.append(Finding(path, Fault.UNKNOWN, relation.target))
    if not any(term.text.strip() for section in concept.sections for term in section.terms):
        found.append(Finding(("nameless",), Fault.NAMELESS))
    return found


def _text(path: Path, text: str, language: LanguageTag) -> list[Finding]:
    if not text.strip():
        return [Finding(path, Fault.EMPTY)]
    found = []
    if text != text.strip() or "  " in text:
        found.append(Finding(path, Fault.SPACES))
    mixed = [word for word in _WORD.findall(text) if _LATIN.search(word) and _CYRILLIC.search(word)]
    if mixed:
        found.append(Finding(path, Fault.MIXED, mixed[0]))
    script = _SCRIPTS.get(language)
    # Abbreviations keep their letters in any language: PR, HR, IT.
    if script is not None and not script.search(text) and not text.isupper():
        found.append(Finding(path, Fault.SCRIPT))
    return found


def _homographs(
    path: Path, concept: Concept, text: str, language: LanguageTag, glossary: Glossary | None
) -> list[Finding]:
    if glossary is None or not text.strip():
        return []
    return [
        Finding(path, Fault.HOMOGRAPH, match.concept)
        for match in glossary.lookup(text, language, limit=3)
        if match.kind == "exact" and match.concept != concept.id
    ]
