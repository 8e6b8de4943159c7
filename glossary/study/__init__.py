"""Studying terms: a deck of notes and cards, scheduled by FSRS, with a log that is the truth.

``deck`` keeps what is studied and undoes what was done, ``queue`` says what is asked today,
``schedule`` when a card is asked again, ``session`` leads through a sitting, ``faces`` says what a
card shows, ``answer`` compares what was typed, ``figures`` counts, ``anki``, ``anki_review`` and
``table`` exchange. Nothing is imported here: the count for a prompt needs no scheduler.
"""
