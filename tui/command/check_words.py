"""The sentences of the coded checks: what is wrong and what to do, by code.

The core knows a finding as a code and values; here it gets words, in the interface language.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.messages import N_, _

WORDS: Mapping[str, tuple[str, str]] = {
    "T101": (N_("“{term}” also designates {other} (line {first})"),
             N_("mark both terms as homographs, or merge the concepts")),
    "T102": (N_("“{term}” stands here already (line {first})"),
             N_("take one of the two terms out")),
    "T103": (N_("no term of this language is preferred (“{term}” …)"),
             N_("make one of them preferred")),
    "T104": (N_("“{term}” is preferred, and so is “{other}”"),
             N_("leave one preferred and make the other admitted")),
    "T105": (N_("all terms of this language are deprecated or superseded (“{term}” …)"),
             N_("add the term that is to be used instead")),
    "T106": (N_("“{word}” has letters of another alphabet ({letters})"),
             N_("type the word anew on its own keyboard")),
    "T107": (N_("stray spaces in “{text}”"), N_("take them out")),
    "T108": (N_("characters that do not show ({characters})"), N_("take them out")),
    "T109": (N_("“{text}” is not composed (Unicode NFC)"),
             N_("compose it; an export writes it composed")),
    "T110": (N_("“{term}” has letters that this language is not written in ({letters})"),
             N_("correct the term, or its language")),
    "T111": (N_("there is no language “{language}”"),
             N_("use a BCP 47 tag such as kk, en or pt-BR")),
    "T112": (N_("no term in “{language}”, in which most concepts have one"),
             N_("add the equivalent")),
    "T113": (N_("the part of speech of “{term}” is missing or unknown ({value})"),
             N_("use noun, verb, adjective, adverb, properNoun or other")),
    "T201": (N_("“{term}” has no definition in any language"), N_("define the concept")),
    "T202": (N_("defined by “{term}”, which is defined by “{back}” ({other}, line {first})"),
             N_("define one of the two without the other")),
    "T203": (N_("the definition has its own term in it, “{term}”"),
             N_("name the superordinate concept and what delimits this one")),
    "T204": (N_("“{text}” delimits nothing"),
             N_("name the superordinate concept and what delimits this one")),
    "T205": (N_("{other} has the same definition (line {first})"),
             N_("say what differs, or merge the concepts")),
    "T206": (N_("“{text}” is a sentence, not a phrase"),
             N_("take out the article in front and the full stop, and move the rest to a note")),
    "T207": (N_("the definition has no source"), N_("say who says so")),
    "T208": (N_("“{term}” has no definition in this language"), N_("translate the definition")),
    "T209": (N_("a second definition in one language, “{text}”"),
             N_("keep one, and move the other to a note")),
    "T301": (N_("there is no entry “{target}”"), N_("correct the id, or take the relation out")),
    "T302": (N_("the relations go round in a circle: {chain}"),
             N_("take one of them out, or turn it round")),
    "T303": (N_("the concept is related to itself"), N_("take the relation out")),
    "T304": (N_("a second relation to {target}"), N_("keep the stricter of the two")),
    "T305": (N_("nothing leads to “{term}”: no relation, no context"),
             N_("relate it to another concept, or add a context")),
    "T401": (N_("the context does not have “{term}” in any form: “{text}”"),
             N_("take another passage, or move it to the term that it shows")),
    "T402": (N_("the context has no source: “{text}”"), N_("say where it stands")),
    "T403": (N_("the same context a second time: “{text}”"), N_("take it out")),
    "T501": (N_("no term ({language})"), N_("add one, or take the section out")),
    "T502": (N_("a second section of the language “{language}”"),
             N_("move its terms to the first")),
    "T503": (N_("the entry comes after {before}"), N_("sort the entries by id")),
}  # fmt: skip
"""Message and remedy of each code; in braces what the finding fills in."""
LONGEST = 60
"""Code points of a text quoted in a message."""


def message(code: str, values: Mapping[str, str]) -> str:
    """Return what a check found, in the interface language, with what fills its sentence."""
    values = {name: _short(value) for name, value in values.items()}
    return _(WORDS[code][0]).format(**values)


def remedy(code: str) -> str:
    """Return what to do about it, in the interface language."""
    return _(WORDS[code][1])


def severity_name(name: str) -> str:
    """Return the name of a severity in the interface language."""
    return {"error": _("error"), "warning": _("warning"), "info": _("info")}[name]


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rstrip() + "…"
