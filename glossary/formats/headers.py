"""What the headers of a sheet most likely mean, in Kazakh, Russian and English.

Only what a header says plainly is taken: a language's name is a column of terms, the name of a
field that field, both together the field in that language. The rest is told, not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from glossary.language_tag import meant

_WORDS: dict[str, tuple[str, ...]] = {
    "concept": ("id", "concept", "concept id", "entry id", "код", "идентификатор", "понятие",
                "ұғым", "ұғым коды"),
    "lang": ("lang", "language", "язык", "тіл", "тілі"),
    "term": ("term", "terms", "designation", "термин", "термины", "терминдер", "атау", "атауы"),
    "status": ("status", "статус", "мәртебе", "мәртебесі", "күйі"),
    "pos": ("pos", "part of speech", "часть речи", "сөз табы"),
    "gender": ("gender", "род", "грамматикалық тек"),
    "type": ("term type", "тип термина", "термин түрі"),
    "source": ("source", "источник", "дереккөз", "дереккөзі"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "примечание",
             "примечания", "комментарий", "ескерту", "ескертпе", "түсініктеме"),
    "context": ("context", "example", "usage example", "контекст", "пример", "мысал", "мысалы",
                "мәнмәтін"),
    "subject": ("subject", "subject field", "domain", "category", "field", "область",
                "предметная область", "категория", "раздел", "сала", "саласы", "санат"),
    "broader": ("broader", "родовое понятие", "тектік ұғым"),
}  # fmt: skip
_DEFINITIONS = {
    "kk": ("анықтама", "анықтамасы", "түсіндірме", "түсіндірмесі"),
    "ru": ("определение", "дефиниция", "толкование"),
    "en": ("definition", "meaning"),
}
"""Headers of definitions, by the language in which they say so: most often that of the text."""
_FIELDS = {word: field for field, words in _WORDS.items() for word in words} | {
    word: "definition" for words in _DEFINITIONS.values() for word in words
}
_SPEAKS = {word: language for language, words in _DEFINITIONS.items() for word in words}
_FILLING = frozenset(("in", "на", "по", "the", "of", "тілі", "тілінде", "тіліндегі", "язык",
                      "языке", "language"))  # fmt: skip
"""Words around the name of a language that say nothing more."""
_TOKEN = re.compile(r"[\w-]+")


class Guess(NamedTuple):
    """What a header is taken for."""

    mapping: dict[str, str]
    """As ``--map`` would say it: header by field, as :func:`glossary.formats.columns.parse`."""
    unread: tuple[str, ...]
    """Headers that are taken for nothing."""


def guess(names: Sequence[str]) -> Guess | None:
    """Return what the headers of a sheet mean.

    Args:
        names: The header's cells.

    Returns:
        The most likely mapping; None if no column of terms in a known language is among them.
    """
    read = [(name, *_meaning(name)) for name in names]
    languages = [language for _name, field, language in read if field == "term" and language]
    mapping: dict[str, str] = {}
    unread = []
    for name, field, language in read:
        if field == "term" and language:
            key = language
        elif field in ("concept", "subject", "broader"):
            key = field
        elif field and languages and field not in ("lang", "term", "status"):
            key = f"{field}.{language or _spoken(name, languages)}"
        else:
            key = field if not languages else ""
        if key and key not in mapping:
            mapping[key] = name
        elif name.strip():
            unread.append(name)
    if not languages and not {"lang", "term"} <= mapping.keys():
        return None
    return Guess(mapping, tuple(unread))


def _meaning(name: str) -> tuple[str, str]:
    """Return the field and the language that a header names; either may be empty."""
    folded = name.casefold().replace("ё", "е")
    tokens = _TOKEN.findall(folded)
    whole = " ".join(tokens)
    if whole in _FIELDS:
        return _FIELDS[whole], ""
    language = next((tag for tag in map(meant, tokens) if tag), "")
    rest = " ".join(one for one in tokens if not meant(one) and one not in _FILLING)
    if not rest:
        return ("term", language) if language else ("", "")
    return (_FIELDS.get(rest, ""), language) if rest in _FIELDS else ("", "")


def _spoken(name: str, languages: Sequence[str]) -> str:
    """Return the language that a definition is most likely in, of those of the sheet."""
    spoken = _SPEAKS.get(" ".join(_TOKEN.findall(name.casefold())), "")
    return spoken if spoken in languages else languages[0]
