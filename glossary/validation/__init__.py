"""The coded checks of a termbase. A code keeps its meaning for good.

Each is one small function or class; ``docs/checks.md`` says of each what it finds, why, and what to
do, and ``tests/data/checks`` has a file that fails it and nothing else.

======  ========  ==============================================================================
Code    Severity  What is found
======  ========  ==============================================================================
T101    warning   a designation of two concepts, not marked as a homograph
T102    warning   a designation twice in one language of an entry
T103    error     a language with terms, none of them preferred
T104    warning   a language with more than one preferred term
T105    error     a language all of whose terms are deprecated or superseded
T106    error     letters of another alphabet that look like those of the word
T107    warning   stray spaces
T108    error     control, zero-width, bidirectional or replacement characters
T109    warning   text that is not composed (Unicode NFC)
T110    warning   a designation in letters that its language is not written in
T111    warning   an unknown language tag
T112    info      a concept without a term in a language that most concepts have
T113    info      a term without a part of speech, or with an unknown one
T201    warning   a concept without definition
T202    error     two concepts, each defined by the other
T203    error     a definition with its own term in it, in whatever form
T204    warning   a definition too short to delimit anything
T205    error     one definition of two concepts
T206    info      a definition that is a sentence, not a phrase
T207    info      a definition without source
T208    info      a language with terms and no definition, though another has one
T209    warning   a language with two definitions
T301    error     a cross-reference to no entry
T302    error     a circle of broader concepts and wholes
T303    error     a concept related to itself
T304    warning   two relations to one concept
T305    info      an orphan: no relation from it or to it, no context
T401    warning   a context without its term, in whatever form
T402    info      a context without source
T403    info      a context twice on one term
T501    error     an entry or a language without any term
T502    error     two sections of one language
T503    info      entries not in the order of their ids
======  ========  ==============================================================================

An entry without an id or with one that was used before, XML that is not well-formed, and the like
are not findings: such a file cannot be read (:class:`glossary.errors.TermbaseError`).
"""

from __future__ import annotations

from glossary.validation.finding import RANKS, Finding, Severity
from glossary.validation.run import CHECKS, Check, check, check_entry

__all__ = ["CHECKS", "RANKS", "Check", "Finding", "Severity", "check", "check_entry"]
