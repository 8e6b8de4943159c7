"""The noun's suffixes as a table: plural, possessive, case, -дағы, -дікі, predicative, derivation.

In a pattern A is а/е, Y is ы/і, G is ғ/г and K is қ/к, chosen together by harmony; each pattern
names the final classes (see ``phonology.CLASSES``) it follows. States name what a suffix may
follow: ``n`` a stem, ``d`` a derived stem, ``pl``, ``x1`` (my, your), ``x2`` (our, your polite),
``x3`` (his), ``loc``, ``abl``, ``ins``, ``ki`` (-дағы), ``kg`` (-нікі), ``adj`` (-лы), ``prv``
(-сыз), ``sim`` (-дай), ``part`` (participle), ``aorn`` (one in -ар as a noun), ``vn`` (verbal noun
of a voice).

Sources: Muhamedowa 2016 on nominal inflection (number, possession, case, -GI, predicative
endings) and derivation; «Қазақ грамматикасы» 2002, зат есім and сын есім.
"""

from __future__ import annotations

from glossary.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


class Rule(NamedTuple):
    """One suffix: what it means, where it stands, how it is spelt."""

    tag: str
    """Id of its meaning."""
    sources: str
    """States it may follow, separated by spaces."""
    target: str
    """The state after it."""
    forms: dict[str, str]
    """Pattern to the final classes it follows."""
    cost: float
    """What it adds to the cost of a reading."""
    derives: bool = False
    """Whether it makes another word rather than a form of the same."""


CONSONANT: Final = "IURYLNZTD"
_BASE: Final = "n d pl vn part ki prv"
_OWN: Final = " x1 x2 x3 kg"
_NAMED: Final = "n d pl x1 x2 x3 loc abl ins part aor ki kg prv"
"""What may be a predicate: азаматпын, үйдемін, халықпенмін, менікісің, міндетсізбін.

Not -дай: қолдаймын is the verb's. Nor -лы, whose words have their own headwords (мүдделі)."""


NOUN_RULES: Final[tuple[Rule, ...]] = (
    Rule("plural", "n d vn part ki prv kg", "pl", {"лAр": "VIURY", "дAр": "LNZ", "тAр": "T"}, 1.0),
    Rule("poss.1sg", "n d pl vn part des", "x1", {"м": "V", "Yм": CONSONANT}, 1.2),
    Rule("poss.2sg", "n d pl vn part des", "x1", {"ң": "V", "Yң": CONSONANT}, 1.4),
    Rule("poss.2pol", "n d pl vn part des", "x2", {"ңYз": "V", "YңYз": CONSONANT}, 1.2),
    Rule("poss.1pl", "n d pl vn part des", "x2", {"мYз": "V", "YмYз": CONSONANT}, 1.0),
    Rule("poss.3", "n d pl vn part ki des", "x3", {"сY": "V", "Y": CONSONANT}, 0.05),
    Rule("gen", _BASE + _OWN, "end", {"нYң": "VIN", "дYң": "IURYLZ", "тYң": "T"}, 1.0),
    Rule("acc", _BASE + " x1 x2", "end", {"нY": "VI", "дY": "IURYLNZ", "тY": "T"}, 1.0),
    Rule("acc", "x3 kg", "end", {"н": "V"}, 1.0),
    Rule("dat", _BASE + " x2", "dat", {"GA": "VIURYLNZ", "KA": "T"}, 1.0),
    Rule("dat", "x1", "dat", {"A": "N"}, 1.0),
    Rule("dat", "x3 kg", "dat", {"нA": "V"}, 1.0),
    Rule("loc", _BASE + " x1 x2 aorn", "loc", {"дA": "VIURYLNZ", "тA": "T"}, 1.0),
    Rule("loc", "x3 kg", "loc", {"ндA": "V"}, 1.0),
    Rule("abl", _BASE + " x1 x2", "abl", {"дAн": "VIURYLZ", "нAн": "N", "тAн": "T"}, 1.0),
    # Free variation after м, н, ң (адамдан beside адамнан).
    Rule("abl", "n", "abl", {"дAн": "N"}, 1.4),
    Rule("abl", "x3 kg", "abl", {"нAн": "V"}, 1.0),
    # The instrumental and -нікі do not harmonise.
    Rule(
        "ins",
        _BASE + _OWN,
        "ins",
        {
            "мен": "VIURYLN",
            "бен": "Z",
            "пен": "T",
            "менен": "VIURYLN",
            "бенен": "Z",
            "пенен": "T",
        },
        1.0,
    ),
    Rule("ki", "loc", "ki", {"GY": "V"}, 0.5),
    # It goes on as if possessed: менікін, менікіне, менікіндей (Muhamedowa 2016, on -NIKI).
    Rule(
        "ki.gen",
        "n d pl vn x1 x2 x3 part ki",
        "kg",
        {"нікі": "VI", "дікі": "IURYLNZ", "тікі": "T"},
        1.2,
    ),
    Rule("ki.gen", "n d pl x1 x2", "kg", {"нікі": "N"}, 1.6),
    Rule("pred.1sg", _NAMED, "end", {"мYн": "VIURYLN", "бYн": "Z", "пYн": "T"}, 1.6),
    Rule("pred.2sg", _NAMED, "end", {"сYң": "VIURYLNZT"}, 1.6),
    Rule("pred.2pol", _NAMED, "end", {"сYз": "VIURYLNZT"}, 1.8),
    Rule("pred.1pl", _NAMED, "end", {"мYз": "VIURYL", "бYз": "NZ", "пYз": "T"}, 1.6),
    # Beside адамбыз also адаммыз.
    Rule("pred.1pl", _NAMED, "end", {"мYз": "N"}, 1.8),
    Rule(
        "pred.2pl",
        "n d x1 x2 x3 loc abl ins part aor ki kg prv",
        "end",
        {"сYңдAр": "VIURYLNZT", "сYздAр": "VIURYLNZT"},
        1.6,
    ),
    Rule("pred.3", _NAMED, "end", {"дYр": "VIURYLNZ", "тYр": "T"}, 1.8),
    Rule("equ", "n d pl x1 x2 vn part ki", "end", {"шA": "VIURYLNZT"}, 2.2, True),
    # After a possessive of the third person with its н, as cases: айтуынша, көмегінсіз, әкесіндей.
    Rule("equ", "x3", "end", {"ншA": "V"}, 1.4),
    Rule("deriv.lyq", "n d", "d", {"лYK": "VIURY", "дYK": "LNZ", "тYK": "T"}, 2.6, True),
    # Of a participle it makes the fact that something was done, with any subject and case:
    # қабылданғандықтан *because it was accepted* (Muhamedowa 2016, on nominalisation).
    Rule("deriv.lyq", "part aor", "d", {"лYK": "VIURY", "дYK": "LNZ", "тYK": "T"}, 1.8),
    Rule("deriv.syz", "n vn", "prv", {"сYз": "VIURYLNZT"}, 1.7, True),
    Rule("deriv.syz", "pl x1 x2", "prv", {"сYз": "VIURYLNZT"}, 2.0),
    Rule("deriv.syz", "x3", "prv", {"нсYз": "V"}, 1.4),
    Rule("deriv.ly", "n", "adj", {"лY": "VIURY", "дY": "LNZ", "тY": "T"}, 2.8, True),
    # Says what something is like, of nearly any noun and participle, so it is one of the forms
    # (шақырымдай *a kilometre or so*); the other derivations make words of their own.
    Rule("deriv.dai", "n d pl x1 x2 part ki vn", "sim", {"дAй": "VIURYLNZ", "тAй": "T"}, 2.2),
    Rule("deriv.dai", "x3 kg", "sim", {"ндAй": "V"}, 1.6),
    Rule("deriv.raq", "n adj prv sim part abl", "d", {"рAK": "VI", "YрAK": CONSONANT}, 2.2, True),
    Rule("deriv.lau", "adj prv sim", "d", {"лAу": "VIURY", "дAу": "LNZ", "тAу": "T"}, 3.0, True),
    Rule("deriv.gy", "n", "ki", {"GY": "VIURYLNZ", "KY": "T"}, 3.0, True),
    Rule("deriv.shy", "n", "d", {"шY": "U"}, 2.4, True),
    # жиырма-сыншы; after a figure the consonant is left out (1990-шы).
    Rule("ord", "n", "d", {"ншY": "V", "YншY": CONSONANT, "сYншY": "V", "шY": "#"}, 2.2, True),
)
