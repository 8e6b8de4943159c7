"""A crowded termbase, made up: words of likely syllables, the same every time."""

from __future__ import annotations

import random
from pathlib import Path

# Vowels, consonants and the consonants that end a word.
BACK = "аоұы", "бдғжзқлмнпрстш", "лмнпрстшқ"
FRONT = "еөүі", "бдгжзклмнпрстш", "лмнпрстшк"
LATIN = "aeiou", "bcdfghklmnprstv", "dklmnprst"
RUSSIAN = "аеиоу", "бвгджзклмнпрст", "вдклмнрст"


def write(path: Path, concepts: int, seed: int = 1) -> list[str]:
    """Write a CSV termbase; return some of its Kazakh designations.

    Args:
        path: Where.
        concepts: How many; each has a designation and a definition in Kazakh, English, Russian.
        seed: Of the chance.

    Returns:
        A thousand of its Kazakh designations.
    """
    chance = random.Random(seed)
    kept: list[str] = []
    with path.open("w", encoding="utf-8") as file:
        file.write("concept,lang,term,definition\n")
        for number in range(concepts):
            words = chance.choice((1, 1, 2, 2, 3))
            kazakh = " ".join(_kazakh(chance) for _ in range(words))
            english = " ".join(_word(chance, *LATIN) for _ in range(words))
            russian = " ".join(_word(chance, *RUSSIAN) for _ in range(words))
            file.write(f"c{number},kk,{kazakh},{kazakh} туралы ұғым\n")
            file.write(f"c{number},en,{english},concept of {english}\n")
            file.write(f"c{number},ru,{russian},\n")
            if number % max(1, concepts // 1000) == 0:
                kept.append(kazakh)
    return kept


def _kazakh(chance: random.Random) -> str:
    return _word(chance, *chance.choice((BACK, FRONT)))


def _word(chance: random.Random, vowels: str, consonants: str, final: str) -> str:
    syllables = chance.choice((1, 1, 2, 2, 3))
    made = "".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(syllables))
    return made + chance.choice(consonants) + chance.choice(vowels) + chance.choice(final)
