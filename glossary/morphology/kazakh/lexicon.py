"""The closed lists: word classes that a grammar enumerates because no rule of sound finds them.

Sources: Muhamedowa 2016 on relational nouns, -GI, vowel elision; Krippes 1996;
«Қазақ грамматикасы» 2002.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOT_VERBS: Final = _words(
    "тау су ту дау жау бау сау бу ду шу ну гу ру ақау қару сұлу ару отау тұмау күйеу бұзау "
    "желеу біреу екеу үшеу төртеу бесеу алтау жетеу"
)
"""Headwords in -у that are no verbal nouns: nouns, collective numerals."""

TEMPORAL: Final = _words(
    "бүгін кеше ертең таң кеш түн күн жаз қыс күз көктем жыл қазір былтыр алғаш соң бас түп "
    "ілгері арт алд іш сырт аст үст ара орта төмен жоғары бұрын әуел ақыр мәңгі осы сол түс "
    "күндіз биыл кейін маң шет тыс қарсы ежел"
)
"""Words of time and place that take -ғы directly (бүгінгі, кешкі, сыртқы)."""

RELATIONAL: Final = _words(
    "алд арт аст үст іш сырт жан қас бас маң тұс бой ара орта төбе түп шет жақ бет айнала"
)
"""Relational nouns (көмекші есімдер): nearly always possessed (басында, алдында)."""

NUMERALS: Final = _words("екі алты жеті жиырма")
"""Headwords in a vowel that are never a possessed form (алты-ны, not алты-н)."""

COUNTED: Final = _words(
    "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан "
    "жүз мың миллион миллиард триллион неше қанша"
)
"""What an ordinal is made of, besides figures."""

PARTICLES: Final = _words("ау ай ақ мыс міс шы ші да де та те ма ме ба бе па пе ды ді ғой")
"""Particles written after a hyphen (білмейміз-ау)."""

SYNCOPE: Final = {"қорық": ("қорқу", "қорығу"), "қорқ": ("қорқу", "қорығу")}
"""Verb stems that lose a vowel, with both spellings of the headword."""

PRO_VERBS: Final = _words("қайту сөйту бүйту өйту")
"""Pro-verbs with a front stem in -і whatever their first vowel (қайтіп, how)."""

ELIDING: Final = _words(
    "орын ерін мұрын ауыз халық қарын мойын қойын көрік нарық бөрік қырық ерік түрік қауіп "
    "ғұрып көңіл бауыр құлық ырық парық"
)
"""Nouns that lose their last vowel before a possessive; others do in some writers."""

HIGH: Final = _words(
    "оқу тану еру даму есту қамту тасу тоқу толқу шаншу қаңғу ренжу мүжу қажу шалқу балқу "
    "шошу шіру сасу жібу сілку жұлқу бүйту сөйту өйту"
)
"""Verbs whose stem ends in ы, і, which the headword hides (оқы-, таны-): a closed list."""
