"""Signatures: the keys under which all forms of a one-word or multiword designation meet.

A signature is a sequence of words. In Kazakh the last word alone inflects (the head stands at the
end), and in an izafet compound it carries a possessive ending that other endings replace
(``баспасөз хатшысы`` : ``баспасөз хатшыларының``); so it is all words as they are, the last
without its possessive. In Russian every word that agrees inflects, so it is the lemmas. In English
it is every word folded by number and spelling.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, product

from glossary.concept import LanguageTag

MOST = 8
"""The most signatures made of one designation; readings multiply in long Russian ones."""

_DEVOICED = {"б": "п", "г": "к", "ғ": "қ"}
"""Final consonants voiced before a vowel, undone: ``орталығы`` : ``орталық``."""
_PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")

Signature = tuple[str, ...]
"""Words of a designation in the form in which they are compared, in order, at least one."""


def signatures(words: Sequence[str], language: LanguageTag) -> list[Signature]:
    """Return the signatures of a designation.

    Args:
        words: Its folded words, in order, at least one.
        language: Its language; any but kk, en and ru is compared word by word as it is.

    Returns:
        One or more signatures, without repeats, each of as many words as were given, but for
        English articles, which are left out.
    """
    rule = _RULES.get(language)
    if rule is None:
        return [tuple(words)]
    return list(dict.fromkeys(islice(rule(words), MOST)))


def _kazakh(words: Sequence[str]) -> list[Signature]:
    found = [tuple(words)]
    if len(words) > 1:
        found += [(*words[:-1], stem) for stem in without_possessive(words[-1])]
    return found


def without_possessive(word: str) -> list[str]:
    """Return the stems that a Kazakh head noun may have before its third-person possessive.

    Args:
        word: The last word of a compound, e.g. ``хатшысы``, ``бөлімі``, ``құралдары``.

    Returns:
        Stems with and without plural, e.g. ``хатшы``; ``бөлім``; ``құралдар``, ``құрал``. Some are
        no words; a signature of them is never asked for. Empty if the word has no such ending.
    """
    stems: list[str] = []
    if word.endswith(("сы", "сі")):
        stems.append(word[:-2])
    if word.endswith(("ы", "і")):
        stem = word[:-1]
        stems.append(stem[:-1] + _DEVOICED.get(stem[-1:], stem[-1:]))
        if stem.endswith(_PLURALS):
            stems.append(stem[:-3])
    return [stem for stem in stems if len(stem) > 1]


def _russian(words: Sequence[str]) -> list[Signature]:
    from glossary.morphology.russian import lemmas

    # One word is a headword where it can be: политика is not the genitive of политик.
    if len(words) == 1 and (folded := words[0].replace("ё", "е")) in lemmas(words[0]):
        return [(folded,)]
    return [tuple(choice) for choice in islice(product(*map(lemmas, words)), MOST)]


def _english(words: Sequence[str]) -> list[Signature]:
    from glossary.morphology.english import ARTICLES, lemma

    named = [word for word in words if word not in ARTICLES]
    return [tuple(map(lemma, named or words))]


_RULES: dict[LanguageTag, Callable[[Sequence[str]], list[Signature]]] = {
    "kk": _kazakh,
    "ru": _russian,
    "en": _english,
}
