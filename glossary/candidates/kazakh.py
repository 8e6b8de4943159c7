"""Kazakh lemmas of an open vocabulary, by what a document attests.

There is no dictionary to ask whether what is left of a word without an ending is a word. But a
document has it in several forms: қызметі, қызметінің, қызметтер and қызмет leave the same stem,
and what a wrong cut leaves (қазақс + тан) is left by no other form. So every word is cut in every
way that the rules of the noun allow, and a stem is believed if it stands in the document bare, or
if two different forms leave it; of several the one that most forms leave. A word that nothing
attests loses a long ending only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from glossary.candidates.words import BREAK, Word, is_stopped

INFLECTIONS = frozenset(("plural", "poss.3", "gen", "acc", "dat", "loc", "abl", "ins"))
"""Endings undone; those of persons (my, your) are rare in the texts that have terms."""
LONG = 4
"""Letters of an ending that is believed without another form of the word."""
STEM = 3
"""Letters that a stem keeps."""
STEP = 500
"""Words between two reports of progress."""
_SURE = frozenset(
    ("ның", "нің", "дың", "дің", "тың", "тің", "лар", "лер", "дар", "дер", "тар", "тер", "мен")
)
"""Genitives, plurals and the instrumental, which end hardly any stem."""
_ADJECTIVE = re.compile(
    r"(?:[лдт](?:ық|ік)|(?:лы|лі|ды|ді|ты|ті)|с(?:ыз|із)|ғы|гі|қы|кі|шыл|шіл|дай|дей|тай|тей|"
    r"ши|аралық|ивті|ді|лық|и)$"
)
"""Endings of adjectives (Muhamedowa 2016, derivation): -лық, -лы, -сыз, -ғы, -шыл; loans in -и."""
_PLACED = re.compile(r"[дт][ае][ғг][ыі]$")
"""A noun in the locative made an adjective: which is in. It tells where, not what."""
_VERB = re.compile(
    r"(?:ып|іп|йды|йді|ады|еді|атын|етін|йтын|йтін|ған|ген|қан|кен|[ае]й|ғалы|гелі|ғанда|генде|"
    r"латын|летін|са|се|сын|сін|мас|мес|пас|пес|майды|мейді|ды|ді|ты|ті|ар|ер|у[ғг][ае]|мақ|мек)$"
)
"""Endings of finite verbs, participles and converbs, and of the gerund in the dative (to do)."""


class _Cut(NamedTuple):
    lemma: str
    ending: str
    tags: tuple[str, ...]
    certain: bool
    """Whether the stem stands in the form as it is, but for voicing."""


def lexicon(
    forms: Iterable[str], progress: Callable[[int, int], None] | None = None
) -> dict[str, Word]:
    """Return lemma and role of each word of a document.

    Args:
        forms: Its folded words, each once.
        progress: Told how many words are done, and of how many.
    """
    words = list(forms)
    cuts: dict[str, list[_Cut]] = {}
    left: dict[str, int] = {}
    for number, form in enumerate(words):
        if progress is not None and number % STEP == 0:
            progress(number, len(words))
        cuts[form] = [] if is_stopped(form, "kk") else list(_cuts(form))
        for lemma in {form, *(cut.lemma for cut in cuts[form])}:
            left[lemma] = left.get(lemma, 0) + 1
    return {form: _word(form, cuts[form], cuts, left) for form in words}


def _cuts(form: str) -> Iterator[_Cut]:
    from glossary.morphology.kazakh import analyse

    for one in analyse(form, _anything, limit=24):
        tags = tuple(part.tag for part in one.morphemes)
        if tags and len(one.lemma) >= STEM and INFLECTIONS.issuperset(tags):
            ending = "".join(part.surface for part in one.morphemes)
            yield _Cut(one.lemma, ending, tags, one.lemma[:-1] == one.stem[:-1])


def _anything(_stem: str) -> bool:
    return True


def _word(form: str, cuts: list[_Cut], bare: dict[str, list[_Cut]], left: dict[str, int]) -> Word:
    if is_stopped(form, "kk") or _PLACED.search(form):
        return Word(form, BREAK)
    believed = [cut for cut in cuts if cut.lemma in bare or (cut.certain and left[cut.lemma] > 1)]
    # A stem that is itself a form of a shorter one leaves less: prefer what explains most forms.
    best = max(believed, key=lambda cut: (left[cut.lemma], -len(cut.lemma)), default=None)
    if best is not None and left[best.lemma] < left[form]:
        best = None
    if best is None and left[form] == 1:
        best = _unattested(cuts)
    if best is None:
        return _uncut(form, left)
    if is_stopped(best.lemma, "kk"):
        return Word(best.lemma, BREAK)
    if _ADJECTIVE.search(form) and form in bare and best.tags[0] in ("acc", "abl"):
        return Word(form, "A")
    if _VERB.search(best.lemma) and left[best.lemma] < 3:
        return Word(best.lemma, BREAK)
    if best.tags == ("ins",):
        return Word(best.lemma, "I")
    if "poss.3" in best.tags:
        return Word(best.lemma, "Q" if best.tags[-1] == "poss.3" else "P")
    return Word(best.lemma, "C")


def _uncut(form: str, left: dict[str, int]) -> Word:
    """Return a word that stands as it is: an adjective, a verb, or else a noun."""
    if _VERB.search(form) and left[form] < 3 and not form.endswith(("ді", "ты", "ті", "ды")):
        return Word(form, BREAK)
    if _ADJECTIVE.search(form):
        return Word(form, "A")
    return Word(form, BREAK if _VERB.search(form) and left[form] < 3 else "B")


def _unattested(cuts: list[_Cut]) -> _Cut | None:
    """Return the likeliest cut of a word that no other form of it attests."""
    telling = [cut for cut in cuts if cut.certain and _is_telling(cut)]
    if not telling:
        return None
    first = telling[0]
    # саясатының is саясат with its possessive far more often than a stem in -ы (саясаты).
    deeper = [cut for cut in telling if cut.tags == ("poss.3", *first.tags)]
    return min(deeper, key=lambda cut: len(cut.lemma), default=first)


def _is_telling(cut: _Cut) -> bool:
    """Tell whether an ending is believed of a word that stands in the text once."""
    return (len(cut.ending) >= LONG and len(cut.lemma) > STEM) or cut.ending in _SURE
