"""Words that are no part of a term: stop lists of three languages, written for this program.

Function words; verbs, adverbs and adjectives so general that they are said of anything; words of
the text about itself (chapter, example). Kazakh ones stand in the forms in which they are frequent,
Russian and English ones as lemmas.
"""

from __future__ import annotations

_KAZAKH = """
сондай-ақ мен пен бен және да де та те бұл ол осы сол мына мынау анау бір үшін деп деген дейді
болды болып болатын болған болады болса болу бола туралы жайлы жайында бойынша арқылы сияқты
секілді дейін кейін соң бұрын сондай осындай мұндай ондай сонымен сондықтан бірақ алайда ал әрі не
немесе я яғни егер еді екен емес бар жоқ ғана тек қана оның олар олардың оларды оларға оған оны
онда одан бізді біз біздің сіз сіздің мені менің мен сен өз өзі өзінің өзіне өзін өздері өздерінің
өзіндік барлық бүкіл барша бәрі әр әрбір кез келген кейбір көп көптеген аз біраз бірнеше бірінші
екінші үшінші екі үш төрт бес алты жеті сегіз тоғыз он жүз мың т.б қатар қарай қарамастан дәл өте
ең аса тым мүлдем тағы тиіс керек қажет мүмкін болмақ отырып отыр отырған тұр тұрған жүр жүрген
жатыр жатқан жатады келе келеді келген келетін берді беру береді берген беретін алады алу алып
алған ете етіп етті етеді еткен етілген етілді ету етілетін қылу жасау табылады танылады саналады
есептеледі аталады аталған атап айтқанда айтты айтады айтылған келесі төмендегі жоғарыда төменде
мысалы мысал сурет кесте тарау ретінде ретін арасында арасындағы ішінде ішіндегі үстінде
алдында алдындағы жанында тарапынан тұрғысынан негізінде барысында кезінде кезде кезінің жағдайда
байланысты қатысты қарсы әсіресе әлде ма ме ба бе па пе ғой шы ші қалай қандай қашан қайда неге
кім кімнің қай қанша неше осылай солай мұнда мұндағы ондағы енді қазір қазіргі бүгін бүгінгі кеше
жаңа ескі жақсы жаман үлкен кіші басқа басты негізгі маңызды түрлі әртүрлі арнайы жалпы жеке нақты
толық тиісті белгілі дұрыс әлі жүзеге асыру асырады сәйкес осылайша бірге жөнінде жөніндегі өзара
пайда түрде түр сала мақсатында бағытында негізгі атты атындағы аталмыш соңғы сайын шамамен онымен
бұған осыған жыл жылы жылғы айы күн күні күнгі уақыт рет ретте сан саны түрі түрлері деңгейде
мәселе жағы
"""
_RUSSIAN = """
и в во на с со не что это как по для от из к ко о об обо но а или его её ее их он она они оно
который при также же был быть есть так я ты мы вы мой твой наш ваш свой себя сам самый весь все
всё всякий каждый любой другой иной такой какой этот тот сей один два три четыре пять несколько
много мало некоторый никакой никто ничто кто чей где когда куда откуда почему зачем если хотя
чтобы потому поэтому затем тогда здесь там тут уже еще ещё лишь только даже именно более менее
очень слишком весьма можно нужно надо должен мочь иметь являться становиться стать делать сделать
говорить сказать давать дать получать получить использовать осуществлять осуществляться находить
находиться представлять называть называться считать считаться относиться относить следовать
следующий данный указанный вышеуказанный соответствующий определенный определённый различный
разный основной главный важный новый старый большой малый хороший плохой общий отдельный целый
первый второй третий последний настоящий нынешний раз год месяц день время часть число случай
образ вид тип пример рисунок таблица глава раздел страница пункт через между перед после под над
без до у за про ради кроме вместо около среди против благодаря согласно вследствие относительно
посредством путем путём соответствовать назвать названный разработать проводить провести ясный
необходимый значительный помощь ход течение основа основание рамка качество отношение связь-то т.е
т.д т.п др пр
"""
_ENGLISH = """
the of and to in a is that for it as with by on are be this or an from at which not was were has
have had its their there these those they them he she his her him we our us you your i my me who
whom whose what when where why how if then than so such both either neither nor but because while
although though since until unless into onto over under above below between among through during
before after against about around within without upon toward towards per via out off up down again
also too very more most less least much many few several some any all each every other another
same different own only just even still yet already always often never ever now here once one two
three four five first second third can could may might must shall should will would do does did
done doing make makes made making take takes taken took taking give gives given gave giving get
gets got use uses used using become becomes became include includes included including called
known said say says see seen show shows shown go goes went come comes came let consider considered
being been having able following follow follows above perform performs performed hold holds held
form forms forming formed maintain maintaining maintained set sets regard regards regarded himself
itself themselves best better clear concrete necessary possible new old good bad great large small
main important general certain various particular special whole example examples figure table
chapter section page case cases way ways kind kinds sort part parts number numbers time times year
years day days thing things lot etc however therefore thus hence moreover furthermore otherwise
instead rather almost well like unlike according due based order carry carries carried out keep
keeps kept help helps helped need needs needed want wants ensure ensures provide provides provided
no yes
"""
STOP: dict[str, frozenset[str]] = {
    "kk": frozenset(_KAZAKH.split()),
    "ru": frozenset(_RUSSIAN.split()),
    "en": frozenset(_ENGLISH.split()),
}
"""By language."""
