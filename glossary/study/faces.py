"""What a card shows, and what is right as its answer. Plain functions over a note and a kind."""

from __future__ import annotations

from typing import NamedTuple

from glossary.concept import LANGUAGES, LanguageTag
from glossary.study.card import CardKind, Content, Note, Sentence

BLANK = "[…]"
"""Stands for what is asked for in a sentence."""
_PAIRS: dict[CardKind, tuple[LanguageTag, LanguageTag]] = {
    CardKind.KK_RU: ("kk", "ru"),
    CardKind.RU_KK: ("ru", "kk"),
    CardKind.KK_EN: ("kk", "en"),
    CardKind.EN_KK: ("en", "kk"),
}


class Line(NamedTuple):
    """A line of a card."""

    text: str
    language: LanguageTag = ""
    """Its language; empty if it has none of its own."""
    strong: tuple[int, int] = (0, 0)
    """The stretch that matters, as half-open code points; the empty one for none."""
    faint: bool = False
    """Whether it only says what surrounds the answer."""


class Face(NamedTuple):
    """A card's two sides."""

    front: tuple[Line, ...]
    """What is shown at first."""
    back: tuple[Line, ...]
    """What is shown besides when the answer is asked for."""
    answers: tuple[str, ...]
    """What is right when it is typed, the one to show first; empty if it cannot be typed."""
    language: LanguageTag
    """Language of the answer."""
    clue: str = ""
    """What tells the concept from another with the same name; shown with the front."""


def face(note: Note, kind: CardKind) -> Face:
    """Return the two sides of a card.

    Args:
        note: Its note. What the note lacks by now is left out.
        kind: What the card asks.
    """
    content = note.content
    if kind in _PAIRS:
        return _pair(content, *_PAIRS[kind])
    if kind is CardKind.CLOZE and note.sentence is not None:
        return _cloze(content, note.sentence)
    if kind is CardKind.HOMOGRAPH and note.sentence is not None:
        return _homograph(content, note.sentence)
    language = _first(content)
    if kind is CardKind.DEFINITION_TERM:
        front = (Line(content.definition(language), _defined(content, language)),)
        return Face(front, _entry(content, language, defined=False),
                    content.terms.get(language, ()), language)  # fmt: skip
    return Face(
        (Line(content.term(language), language, _whole(content.term(language))),),
        (Line(content.definition(language), _defined(content, language)),
         *_equivalents(content, language), *_remark(content)),
        (), language, _clue(content),
    )  # fmt: skip


def _pair(content: Content, asked: LanguageTag, wanted: LanguageTag) -> Face:
    term = content.term(asked)
    answers = content.terms.get(wanted, ())
    also = ", ".join(answers[1:])
    back = [Line(content.term(wanted), wanted, _whole(content.term(wanted)))]
    if also:
        back.append(Line(also, wanted, faint=True))
    definition = content.definition(wanted)
    if definition:
        back.append(Line(definition, _defined(content, wanted), faint=True))
    clue = _clue(content)
    return Face(
        (Line(term, asked, _whole(term)),), (*back, *_remark(content)), answers, wanted, clue
    )


def _cloze(content: Content, sentence: Sentence) -> Face:
    text = sentence.text[: sentence.start] + BLANK + sentence.text[sentence.end :]
    blank = (sentence.start, sentence.start + len(BLANK))
    others = [Line(content.term(tag), tag) for tag in LANGUAGES
              if tag != sentence.language and content.term(tag)]  # fmt: skip
    whole = Line(sentence.text, sentence.language, (sentence.start, sentence.end))
    answers = dict.fromkeys([sentence.surface, *content.terms.get(sentence.language, ())])
    lemma = Line(content.term(sentence.language), sentence.language, faint=True)
    return Face(
        (Line(text, sentence.language, blank), *others),
        (whole, lemma, *_remark(content)), tuple(answers), sentence.language,
    )  # fmt: skip


def _homograph(content: Content, sentence: Sentence) -> Face:
    language = next((tag for tag in ("ru", "en") if content.term(tag)), sentence.language)
    mine = content.term(language)
    front = Line(sentence.text, sentence.language, (sentence.start, sentence.end))
    # By name, not with the right one first: the choice must not give itself away.
    choice = Line(" / ".join(sorted({mine, *content.others})), language)
    back = (Line(mine, language, _whole(mine)), Line(content.definition(language), language))
    answers = content.terms.get(language, ())
    return Face((front, choice), (*back, *_remark(content)), answers, language)


def _entry(content: Content, language: LanguageTag, *, defined: bool) -> tuple[Line, ...]:
    term = content.term(language)
    lines = [Line(term, language, _whole(term)), *_equivalents(content, language)]
    if defined:
        lines.append(Line(content.definition(language), _defined(content, language)))
    return (*lines, *_remark(content))


def _equivalents(content: Content, language: LanguageTag) -> tuple[Line, ...]:
    return tuple(
        Line(content.term(tag), tag, faint=True)
        for tag in LANGUAGES
        if tag != language and content.term(tag)
    )


def _remark(content: Content) -> tuple[Line, ...]:
    return (Line(content.remark),) if content.remark else ()


def _clue(content: Content) -> str:
    """Return a sentence with the term, or its field, if the term alone may mean another concept."""
    if not content.others:
        return ""
    return content.context or content.subject


def _first(content: Content) -> LanguageTag:
    return next((tag for tag in LANGUAGES if content.term(tag)), "kk")


def _defined(content: Content, language: LanguageTag) -> LanguageTag:
    """Return the language that the definition is in."""
    order = (language, "kk", "en", "ru")
    return next((tag for tag in order if content.definitions.get(tag)), language)


def _whole(text: str) -> tuple[int, int]:
    return 0, len(text)
