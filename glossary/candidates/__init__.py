"""Candidates for new terms: what a document says often and a termbase may lack.

The method is the C-value/NC-value of Frantzi, Ananiadou and Mima (*Automatic recognition of
multi-word terms: the C-value/NC-value method*, International Journal on Digital Libraries 3,
2000, 115-130), on lemmas, with patterns of parts of speech for each language. Words are added
sentence by sentence; nothing of the text is kept but numbers and places, so a book of 3 MB fits.
"""

from __future__ import annotations

from glossary.candidates.extract import Candidate, Extractor, Occurrence

__all__ = ["Candidate", "Extractor", "Occurrence"]
