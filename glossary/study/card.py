"""What is studied: notes, their cards, and what is remembered of each card.

A *note* is what is learnt, one concept; its *cards* ask for it in different ways and are
*siblings*. Times are milliseconds since the epoch, in UTC: whole numbers, so that a card that is
read back is the card that was written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum
from typing import NamedTuple

from glossary.concept import LanguageTag

Milliseconds = int
Clock = Callable[[], Milliseconds]
"""Tells the time; given, so that a test needs none."""


class CardKind(StrEnum):
    """What a card asks, in the order in which a note's cards are learnt."""

    TERM_DEFINITION = "term_definition"
    """The term is shown, its definition asked for."""
    DEFINITION_TERM = "definition_term"
    """The definition is shown, the term asked for."""
    KK_RU = "kk_ru"
    """The Kazakh term is shown, the Russian equivalent asked for; the others likewise."""
    RU_KK = "ru_kk"
    KK_EN = "kk_en"
    EN_KK = "en_kk"
    CLOZE = "cloze"
    """A sentence that was read, with the term in it blanked."""
    HOMOGRAPH = "homograph"
    """A sentence with a word that designates several concepts: which is meant?"""


class Phase(IntEnum):
    """How far a card is; the numbers beyond 0 are those of ``fsrs``."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Grade(IntEnum):
    """How well a card was remembered; the numbers are those of ``fsrs`` and of Anki."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(NamedTuple):
    """What is remembered of a card: the state of its schedule. The default is a new card's."""

    phase: int = Phase.NEW
    step: int = 0
    """Which learning step is next; 0 outside of learning."""
    stability: float | None = None
    """Days after which it is remembered nine times of ten; None for a new card."""
    difficulty: float | None = None
    """From 1 to 10; None for a new card."""
    due: Milliseconds = 0
    last: Milliseconds = 0
    """When it was last graded; 0 if never."""
    lapses: int = 0
    """How often it was forgotten after it had been learnt."""
    suspended: int = 0
    """1 if it is not asked until it is taken back."""
    buried: int = 0
    """The study day on which it is not asked, as an ordinal (:mod:`glossary.study.day`); or 0."""


class Card(NamedTuple):
    """One way of asking for a note."""

    number: int
    note: int
    """Number of its note."""
    kind: CardKind
    memory: Memory = Memory()


class Sentence(NamedTuple):
    """A sentence that was read, with a term in it."""

    text: str
    """The sentence."""
    start: int
    """First code point of the term in it."""
    end: int
    """Code point after its last."""
    document: str = ""
    """Id in the library, or path; empty if it is not known."""
    block: str = ""
    """Id of the block."""
    offset: int = 0
    """Block offset of the term, in code points."""
    language: LanguageTag = "kk"

    @property
    def surface(self) -> str:
        """The term as it stands there."""
        return self.text[self.start : self.end]


class Content(NamedTuple):
    """What a note says, as the termbase said it last. It outlives its concept there."""

    terms: Mapping[LanguageTag, tuple[str, ...]]
    """Designations, the one to show first, then others that are right too."""
    definitions: Mapping[LanguageTag, str]
    subject: str = ""
    """The field of knowledge."""
    branch: tuple[str, ...] = ()
    """Names of the superordinate concepts, the topmost first."""
    others: tuple[str, ...] = ()
    """Other concepts that the same words designate, as one names them; empty unless a homograph."""
    context: str = ""
    """A sentence that shows the term in use."""
    remark: str = ""
    """The learner's own remark."""

    def term(self, language: LanguageTag) -> str:
        """Return the designation to show in a language; empty if there is none."""
        terms = self.terms.get(language, ())
        return terms[0] if terms else ""

    def definition(self, language: LanguageTag = "kk") -> str:
        """Return the definition in a language, else in another; empty if there is none."""
        order = (language, "kk", "en", "ru")
        return next(filter(None, (self.definitions.get(tag, "") for tag in order)), "")


class Note(NamedTuple):
    """What is learnt: a concept."""

    number: int
    concept: str
    """Id of the concept."""
    content: Content
    sentence: Sentence | None = None
