"""The meanings of suffixes, as a grammar names them, in the interface's three languages.

Terms follow «Қазақ грамматикасы» 2002 (kk) and Muhamedowa 2016 (en); ``gloss`` is what a reader
of English would put in the suffix's place, with a dash for the word.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


_ROWS: Final = """
plural | көптік жалғау | plural | множественное число | -s
poss.1sg | тәуелдік жалғау, 1-жақ | possessive, my | принадлежность: мой | my -
poss.2sg | тәуелдік жалғау, 2-жақ | possessive, your | принадлежность: твой | your -
poss.2pol | тәуелдік жалғау, 2-жақ сыпайы | possessive, your (polite) | принадлежность: ваш | your -
poss.1pl | тәуелдік жалғау, 1-жақ көпше | possessive, our | принадлежность: наш | our -
poss.3 | тәуелдік жалғау, 3-жақ | possessive, his, its, their | принадлежность: его, их | its -
gen | ілік септік | genitive | родительный падеж | of -
acc | табыс септік | accusative | винительный падеж | - (object)
dat | барыс септік | dative | дательно-направительный падеж | to -
loc | жатыс септік | locative | местный падеж | in -
abl | шығыс септік | ablative | исходный падеж | from -
ins | көмектес септік | instrumental | творительный падеж | with -
ki | -ғы/-гі жұрнағы | which is in (attributive) | относящийся к месту, времени | which is -
ki.gen | -нікі/-дікі жұрнағы | belonging to | принадлежащий кому-либо | -'s own
pred.1sg | жіктік жалғау, 1-жақ | predicative, I | сказуемость: я | I am -
pred.2sg | жіктік жалғау, 2-жақ | predicative, you | сказуемость: ты | you are -
pred.2pol | жіктік жалғау, 2-жақ сыпайы | predicative, you (polite) | сказуемость: вы | you are -
pred.1pl | жіктік жалғау, 1-жақ көпше | predicative, we | сказуемость: мы | we are -
pred.2pl | жіктік жалғау, 2-жақ көпше | predicative, you all | сказуемость: вы (многие) | you are -
pred.3 | жіктік жалғау, 3-жақ | predicative, he, she, it, they | сказуемость: он, она, они | is -
equ | -ша/-ше жұрнағы | equative, in the manner of | уподобление: по-, как | like -
deriv.lyq | -лық/-лік туынды сөз | derived: relating to, -ness | относящийся, -ость | relating to -
deriv.syz | -сыз/-сіз туынды сын есім | derived: without | производное: без | without -
deriv.ly | -лы/-лі туынды сын есім | derived: with, having | производное: с, имеющий | having -
deriv.dai | -дай/-дей туынды сын есім | derived: like, as big as | подобный, как | like -
deriv.raq | салыстырмалы шырай | comparative | сравнительная степень | more -
deriv.lau | шырай (-лау) | moderative, rather | ослабленная степень | rather -
deriv.gy | -ғы/-гі туынды сын есім | derived: of that time or place | о времени, месте | of -
deriv.shy | -шы/-ші туынды зат есім | derived: who does it | производное: деятель | who does -
deriv.ghysh | -ғыш/-гіш туынды сөз | derived: given to doing | склонный к действию | apt to -
ord | реттік сан есім | ordinal numeral | порядковое числительное | -th
voice.recip | ортақ етіс | reciprocal voice | взаимный залог | - together
voice.refl | өздік етіс | reflexive voice | возвратный залог | - oneself
voice.caus | өзгелік етіс | causative voice | понудительный залог | make -
voice.pass | ырықсыз етіс | passive voice | страдательный залог | be -ed
neg | болымсыз етістік | negation | отрицание | not -
pst.def | жедел өткен шақ | definite past | недавнопрошедшее время | did -
pst.evid | бұрынғы өткен шақ (-ып) | evidential past | прошедшее неочевидное | apparently did -
cond | шартты рай | conditional | условное наклонение | if -
person.1sg | жақ жалғауы, 1-жақ | 1st person singular | 1-е лицо ед. числа | I
person.2sg | жақ жалғауы, 2-жақ | 2nd person singular | 2-е лицо ед. числа | you
person.2pol | жақ жалғауы, 2-жақ сыпайы | 2nd person polite | 2-е лицо вежливое | you
person.1pl | жақ жалғауы, 1-жақ көпше | 1st person plural | 1-е лицо мн. числа | we
person.2pl | жақ жалғауы, 2-жақ көпше | 2nd person plural | 2-е лицо мн. числа | you all
prs | ауыспалы осы шақ | present-future | настояще-будущее время | does -
imp.2sg | бұйрық рай, 2-жақ | imperative | повелительное, 2-е лицо | -!
imp.2pol | бұйрық рай, 2-жақ сыпайы | imperative, polite | повелительное, вежливое | please -
imp.2pl | бұйрық рай, 2-жақ көпше | imperative, plural | повелительное, мн. число | -, all of you
imp.3 | бұйрық рай, 3-жақ | imperative, 3rd person | повелительное, 3-е лицо | let him -
opt.1sg | бұйрық рай, 1-жақ | voluntative, let me | побудительная форма: я | let me -
opt.1pl | бұйрық рай, 1-жақ көпше | voluntative, let us | побудительная форма: мы | let us -
desid | қалау рай (-ғы кел-) | desiderative | желательное наклонение | want to -
opt.gai | қалау рай (-ғай) | optative, may it | желательное наклонение (-ғай) | may it -
part.past | өткен шақ есімше | past participle | причастие прошедшего времени | having -ed
part.hab | ауыспалы шақ есімше | habitual participle | причастие обычного действия | who usually -s
part.aor | келер шақ есімше | future participle | причастие будущего времени | who may -
part.int | мақсатты келер шақ есімше | participle of intent | причастие намерения | meaning to -
vn | қимыл атауы (тұйық етістік) | verbal noun | имя действия | -ing
conv.p | көсемше -ып | converb of sequence | деепричастие предшествования | having -ed
conv.a | көсемше -а/-е/-й | converb of manner | деепричастие одновременности | -ing
conv.until | көсемше -ғанша | converb: until, rather than | деепричастие предела | until -ing
conv.since | көсемше -ғалы | converb: since, in order to | деепричастие начала или цели | since -ing
conv.after | көсемше -ғасын | converb: after | деепричастие: после | after -ing
conv.unless | көсемше -майынша | converb: unless | деепричастие: пока не | unless -ing
conv.assoon | көсемше -ысымен | converb: as soon as | деепричастие: как только | as soon as -ing
particle | шылау | particle | частица | - indeed
compound | қос сөздің бөлігі | part of a compound | часть сложного слова | -
"""


def _parse(rows: str) -> dict[str, dict[str, str]]:
    table = {}
    for row in rows.strip().splitlines():
        tag, *names = (cell.strip() for cell in row.split("|"))
        table[tag] = dict(zip(("kk", "en", "ru", "gloss"), names, strict=True))
    return table


MORPHEME_NAMES: Final[dict[str, dict[str, str]]] = _parse(_ROWS)
"""Tag to its name in ``kk``, ``en``, ``ru``, and an English ``gloss``."""
