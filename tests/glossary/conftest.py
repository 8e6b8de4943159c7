"""A small termbase for lookup and recognition."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossary
from glossary.cache import open_index
from glossary.embedded import IndexedGlossary

SHIPPED = Path(glossary.__file__ or "").with_name("termbase.tbx")
ROWS = """\
concept,lang,term,status,definition,broader
body,kk,мемлекеттік орган,preferred,мемлекет міндеттерін атқаратын ұйым,organization
body,en,state body,preferred,organization that carries out functions of the state,
body,ru,государственный орган,preferred,организация для функций государства,
organization,kk,ұйым,preferred,мақсаты ортақ адамдар бірлестігі,
organization,en,organization,preferred,,
organization,ru,организация,preferred,,
state,kk,мемлекет,preferred,,
secretary,kk,баспасөз хатшысы,preferred,,
secretary,en,press secretary,preferred,,
secretary,ru,пресс-секретарь,preferred,,
pr,kk,бұқарамен байланыс,preferred,,
pr,kk,PR,admitted,,
pr,en,public relations,preferred,,
pr,ru,связи с общественностью,preferred,,
department,kk,PR-бөлім,preferred,,
image,kk,имидж,preferred,,
image,en,image,preferred,,
usa,kk,АҚШ,preferred,,
media,kk,БАҚ,preferred,,
opinion,kk,қоғамдық пікір,preferred,,
note,kk,анықтама,preferred,қысқаша жазба,
definition,kk,анықтама,preferred,ұғымды айқындайтын мәтін,
subject,kk,коммуникация субъектісі,preferred,,
communication,kk,коммуникация,preferred,,
people,kk,халық,preferred,,
book,kk,кітап,preferred,,
report,ru,отчёт,preferred,,
behaviour,en,behaviour,preferred,,
event,kk,іс-шара,preferred,,
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> IndexedGlossary:
    """A glossary of some twenty concepts."""
    folder = tmp_path_factory.mktemp("small")
    path = folder / "small.csv"
    path.write_text(ROWS, "utf-8")
    return IndexedGlossary(open_index([Path(path)], folder / "cache").store)


@pytest.fixture(scope="session")
def shipped_glossary(cache_folder: Path) -> IndexedGlossary:
    """The glossary that comes with the program."""
    return IndexedGlossary(open_index([SHIPPED], cache_folder).store)
