"""The verb's suffixes as a table: voice, negation, tenses and moods, participles, converbs.

The notation is that of ``noun_rules``. States: ``v`` a verb stem, ``vr`` reflexive or reciprocal,
``vc`` causative, ``vp`` passive, ``neg``; participles go on as nouns (``part``). The headword
is the verbal noun in -у, so a bare -у is the noun table's business.

Sources: Muhamedowa 2016 on verbal inflection, voice, participles and converbs; «Қазақ
грамматикасы» 2002, етістік.
"""

from __future__ import annotations

from glossary.morphology.kazakh.noun_rules import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_STEMS: Final = "v vr vc vp"
_ANY: Final = "v vr vc vp neg"
_C: Final = "URYLNZTD"
_VOICED: Final = "VIURYLNZ"

_VOICE: Final = (
    # After a consonant -ыс makes nouns too (табыс, өндіріс) and -ын words of their own (бағыну);
    # -ғыз on a plain stem and -ар are lexical (жүргізу, шығару): such headwords stand alone.
    Rule("voice.recip", "v", "vr", {"с": "V"}, 2.0, True),
    Rule("voice.refl", "v", "vr", {"н": "V", "Yн": "IUR"}, 2.0, True),
    Rule(
        "voice.caus", "v vr", "vc", {"т": "VRLYU", "дYр": _VOICED, "тYр": "T", "Yр": "T"}, 2.0, True
    ),
    Rule("voice.caus", "v vr vc", "vc", {"GYз": _VOICED, "KYз": "T"}, 2.0, True),
    Rule("voice.caus", "vc", "vc", {"т": "R"}, 2.0, True),
    Rule("voice.pass", "v vr vc", "vp", {"н": "W", "Yн": "L", "л": "V", "Yл": "IURYNZTD"}, -0.1),
    # Doubled passives (айтылын-, пайдаланыл- are plain; жен-іл-ін- is not).
    Rule("voice.pass", "v vr vc", "vp", {"нYл": "V", "лYн": "V"}, 0.2),
    Rule("neg", _STEMS, "neg", {"мA": "VIURYL", "бA": "NZ", "пA": "T"}, 0.8),
)

_FINITE: Final = (
    Rule("pst.def", _ANY, "pst", {"дY": _VOICED, "тY": "T"}, 0.8),
    Rule("cond", _ANY, "pst", {"сA": "VIURYLNZT"}, 1.0),
    Rule("person.1sg", "pst", "end", {"м": "V"}, 0.4),
    Rule("person.2sg", "pst", "end", {"ң": "V"}, 0.4),
    Rule("person.2pol", "pst", "end", {"ңYз": "V"}, 0.4),
    Rule("person.1pl", "pst", "end", {"K": "V"}, 0.4),
    Rule("person.2pl", "pst", "end", {"ңдAр": "V", "ңYздAр": "V"}, 0.4),
    Rule(
        "prs",
        _ANY,
        "prs",
        {"A": "URLNZTD", "й": "E", "и": "Q", "я": "J", "=я": "I", "=е": "IY"},
        0.5,
    ),
    Rule("pred.3", "prs", "end", {"дY": "VIY"}, 0.2),
    Rule("pred.1sg", "prs", "end", {"мYн": "VIY", "м": "V"}, 0.4),
    Rule("pred.2sg", "prs", "end", {"сYң": "VIY"}, 0.4),
    Rule("pred.2pol", "prs", "end", {"сYз": "VIY"}, 0.4),
    Rule("pred.1pl", "prs", "end", {"мYз": "VIY"}, 0.4),
    Rule("pred.2pl", "prs", "end", {"сYңдAр": "VIY", "сYздAр": "VIY"}, 0.4),
    Rule("pst.evid", _ANY, "ip", {"п": "V", "Yп": "I" + _C}, 0.6),
    Rule("pred.3", "ip", "end", {"тY": "T"}, 0.2),
    Rule("pred.1sg", "ip", "end", {"пYн": "T"}, 0.4),
    Rule("pred.2sg", "ip", "end", {"сYң": "T"}, 0.4),
    Rule("pred.2pol", "ip", "end", {"сYз": "T"}, 0.4),
    Rule("pred.1pl", "ip", "end", {"пYз": "T"}, 0.4),
    Rule("pred.2pl", "ip", "end", {"сYңдAр": "T", "сYздAр": "T"}, 0.4),
    Rule("imp.2pol", _ANY, "end", {"ңYз": "V", "YңYз": "I" + _C}, 1.2),
    Rule(
        "imp.2pl",
        _ANY,
        "end",
        {"ңдAр": "V", "YңдAр": "I" + _C, "ңYздAр": "V", "YңYздAр": "I" + _C},
        1.2,
    ),
    Rule("imp.2sg", _ANY, "end", {"шY": "VIURYLNZT"}, 1.6),
    Rule("imp.3", _ANY, "imp", {"сYн": "VIURYLNZT"}, 1.3),
    Rule("particle", "imp", "end", {"шY": "N"}, 0.5),
    Rule(
        "opt.1sg",
        _ANY,
        "end",
        {"AйYн": "URLNZTD", "йYн": "E", "иYн": "Q", "яйын": "J", "=яйын": "I", "=ейін": "IY"},
        1.2,
    ),
    Rule(
        "opt.1pl",
        _ANY,
        "end",
        {"AйYK": "URLNZTD", "йYK": "E", "иYK": "Q", "яйық": "J", "=яйық": "I", "=ейік": "IY"},
        1.2,
    ),
    Rule("desid", _ANY, "des", {"GY": _VOICED, "KY": "T"}, 1.4),
)

_PARTICIPLES: Final = (
    Rule("part.past", _ANY, "part", {"GAн": _VOICED, "KAн": "T"}, 0.8),
    Rule(
        "part.hab",
        _ANY,
        "part",
        {"AтYн": "URLNZTD", "йтYн": "E", "итYн": "Q", "ятын": "J", "=ятын": "I", "=етін": "IY"},
        1.1,
    ),
    # The older form in full (баратұғын).
    Rule("part.hab", _ANY, "part", {"Aтұғын": "URLNZTD", "йтұғын": "E"}, 1.3),
    Rule(
        "part.aor",
        _STEMS,
        "aor",
        {"Aр": "URLNZTD", "р": "V", "яр": "J", "=яр": "I", "=ер": "IY"},
        1.2,
    ),
    # In the locative (келерде *when about to come*) only after a consonant: after a vowel it is a
    # noun's plural (талдарда *in the willows*, not of талдау). Other cases are rare.
    Rule("part.aor", _STEMS, "aorn", {"Aр": "URLNZTD"}, 1.6),
    Rule("part.aor", "neg", "part", {"с": "V"}, 0.8),
    Rule("part.int", _STEMS, "part", {"мAK": "VIURYL", "бAK": "NZ", "пAK": "T"}, 1.2),
    Rule("part.int", _STEMS, "part", {"мAKшY": "VIURYL", "бAKшY": "NZ", "пAKшY": "T"}, 1.3),
    Rule("opt.gai", _ANY, "aor", {"GAй": _VOICED, "KAй": "T"}, 1.4),
    Rule("deriv.ghysh", _ANY, "d", {"GYш": _VOICED, "KYш": "T"}, 2.6, True),
    Rule("vn", _STEMS, "vn", {"у": "VIURYLNZTDQ"}, 0.0),
    Rule("vn", "neg", "vn", {"у": "V"}, 0.6),
    Rule("deriv.shy", "vn", "d", {"шY": "U"}, 2.0, True),
)

_CONVERBS: Final = (
    Rule("conv.p", _ANY, "end", {"п": "V", "Yп": "I" + _C}, 0.8),
    Rule(
        "conv.a",
        _ANY,
        "end",
        {"A": "URLNZTD", "й": "E", "и": "Q", "я": "J", "=я": "I", "=е": "IY"},
        1.2,
    ),
    Rule("conv.until", _ANY, "end", {"GAншA": _VOICED, "KAншA": "T"}, 0.8),
    Rule("conv.since", _ANY, "end", {"GAлY": _VOICED, "KAлY": "T"}, 1.0),
    Rule("conv.after", _ANY, "end", {"GAсYн": _VOICED, "KAсYн": "T"}, 1.0),
    Rule("conv.unless", "neg", "end", {"йYншA": "V"}, 0.6),
    Rule("conv.assoon", _ANY, "end", {"сYмен": "V", "YсYмен": "I" + _C}, 1.4),
)

VERB_RULES: Final[tuple[Rule, ...]] = _VOICE + _FINITE + _PARTICIPLES + _CONVERBS
"""All of the verb's suffixes; possessive endings of the desiderative are the noun's."""
