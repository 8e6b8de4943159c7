"""One's own termbase: every edit kept, none half, the loser told; by real processes."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.cache import open_index
from glossary.concept import Concept, Definition, LanguageSection, Term
from glossary.embedded import IndexedGlossary
from glossary.errors import TermbaseError
from glossary.formats.detect import read
from glossary.own import Change, Conflict, OwnTermbase, new_id

WRITER = """
import sys
from pathlib import Path
from glossary.concept import Concept, LanguageSection, Term
from glossary.own import OwnTermbase
own = OwnTermbase(Path(sys.argv[1]), Path(sys.argv[2]))
print("ready", flush=True)
for number in range(int(sys.argv[4])):
    word = f"{sys.argv[3]}word{number}"
    own.append(Concept("", (LanguageSection("en", (Term(word),)),)), who=sys.argv[3], today="")
    print(word, flush=True)
"""


@pytest.fixture
def own(tmp_path: Path) -> OwnTermbase:
    return OwnTermbase(tmp_path / "termbases" / "mine.tbx", tmp_path / "cache")


def _concept(name: str, *terms: str) -> Concept:
    return Concept(name, (LanguageSection("en", tuple(Term(one) for one in terms)),))


def _words(path: Path) -> set[str]:
    return {term.text for concept in read(path) for term in concept.terms("en")}


def _start(own: OwnTermbase, tmp_path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(own.path), str(tmp_path / "cache"), name]
    return subprocess.Popen([*command, str(count)], stdout=subprocess.PIPE, text=True)


def test_an_entry_is_made_changed_and_deleted(own: OwnTermbase) -> None:
    made = own.apply(Change("a", _concept("a", "one"), None), who="aigul", today="2026-01-02")[0]
    assert made is not None
    assert [(t.kind, t.date, t.responsibility) for t in made.transactions] == [
        ("origination", "2026-01-02", "aigul")
    ]
    text = made._replace(sections=(*made.sections, LanguageSection("kk", (Term("бір"),))))
    after = own.apply(Change("a", text, made), who="dana", today="2026-01-03")[0]
    assert after is not None
    again = OwnTermbase(own.path).get("a")
    assert again is not None and again.terms("kk")[0].text == "бір"
    assert [(t.kind, t.note) for t in again.transactions] == [
        ("origination", ""), ("modification", "term kk")
    ]  # fmt: skip
    own.apply(Change("a", None, after))
    assert OwnTermbase(own.path).get("a") is None
    assert own.path.with_name("mine.tbx.bak").exists()


def test_who_comes_second_is_told_and_nothing_is_lost(own: OwnTermbase) -> None:
    first = own.apply(Change("a", _concept("a", "one"), None))[0]
    other = OwnTermbase(own.path)
    other.apply(Change("a", _concept("a", "two"), first))
    with pytest.raises(Conflict, match="changed meanwhile") as caught:
        own.apply(Change("a", _concept("a", "three"), first))
    assert caught.value.theirs is not None
    assert caught.value.theirs.terms("en")[0].text == "two"
    assert _words(own.path) == {"two"}
    own.apply(Change("a", _concept("a", "three"), caught.value.theirs))
    assert _words(own.path) == {"three"}


def test_edits_of_other_entries_do_not_disturb_one_another(own: OwnTermbase) -> None:
    own.apply(Change("a", _concept("a", "one"), None))
    OwnTermbase(own.path).apply(Change("b", _concept("b", "two"), None))
    own.apply(Change("c", _concept("c", "three"), None))
    assert _words(own.path) == {"one", "two", "three"}


def test_two_processes_and_this_one_add_at_once(own: OwnTermbase, tmp_path: Path) -> None:
    writers = [_start(own, tmp_path, name, 15) for name in ("anna", "boris")]
    for number in range(15):
        own.append(_concept("", f"mine{number}"), who="me", today="")
    said = {line.strip() for writer in writers for line in writer.communicate()[0].splitlines()}
    assert all(writer.returncode == 0 for writer in writers)
    assert _words(own.path) == (said - {"ready"}) | {f"mine{number}" for number in range(15)}


def test_kill_at_any_instant_leaves_the_file_whole(own: OwnTermbase, tmp_path: Path) -> None:
    chance = random.Random(7)
    promised: set[str] = set()
    for run in range(6):
        writer = _start(own, tmp_path, f"run{run}", 200)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        if run % 3:  # else it may be the very first write that is cut off
            promised.add(writer.stdout.readline().strip())
        time.sleep(chance.uniform(0.0, 0.3))
        writer.send_signal(signal.SIGKILL)
        promised |= {line.strip() for line in writer.communicate()[0].splitlines(keepends=True)
                     if line.endswith("\n")}  # fmt: skip
        if own.path.exists():
            assert promised <= _words(own.path)
    glossary = IndexedGlossary(open_index([own.path], tmp_path / "cache").store)
    assert all(glossary.lookup(word) for word in promised)


class _Faults:
    """Fails the n-th call of some functions of ``os`` with an error."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, which: int) -> None:
        self.left, self.hit = which, False
        for name in ("fsync", "replace", "link", "open"):
            real = getattr(os, name)

            def faulty(*given: object, _real: object = real, **more: object) -> object:
                self.left -= 1
                if self.left == 0:
                    self.hit = True
                    raise OSError(number, os.strerror(number))
                return _real(*given, **more)  # type: ignore[operator]  # any function of os

            monkeypatch.setattr(os, name, faulty)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("which", range(1, 9))
def test_a_write_that_fails_anywhere_leaves_the_old_or_the_new_file(
    own: OwnTermbase, monkeypatch: pytest.MonkeyPatch, number: int, which: int
) -> None:
    own.apply(Change("a", _concept("a", "one"), None))
    failed = False
    with monkeypatch.context() as patched:
        _Faults(patched, number, which)
        try:
            own.apply(Change("b", _concept("b", "two"), None))
        except TermbaseError as error:
            failed = True
            assert os.strerror(number) in str(error) and "nothing is lost" in str(error)
    assert _words(own.path) == ({"one"} if failed else {"one", "two"})
    assert not [one for one in own.path.parent.iterdir() if one.name.startswith(".mine.tbx.t")]
    assert OwnTermbase(own.path).get("a") is not None


def test_a_damaged_file_names_its_backup(own: OwnTermbase) -> None:
    own.apply(Change("a", _concept("a", "one"), None))
    own.apply(Change("b", _concept("b", "two"), None))
    own.path.write_bytes(own.path.read_bytes()[:-40])
    with pytest.raises(TermbaseError, match=r"mine\.tbx\.bak"):
        own.get("a")


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "imported.csv"
    path.write_text("concept,lang,term\na,en,alpha\nb,en,beta\nb,kk,бета\n", "utf-8")
    yield path


def test_an_edit_is_found_without_a_build_and_overlays(
    own: OwnTermbase, imported: Path, tmp_path: Path
) -> None:
    def opened() -> tuple[IndexedGlossary, bool]:
        found = open_index([own.path, imported], tmp_path / "cache", own=[own.path])
        return IndexedGlossary(found.store), found.built

    own.apply(Change("z", _concept("z", "zeta"), None))
    assert opened()[1]
    own.apply(Change("b", _concept("b", "bravo"), None), Change("n", _concept("n", "nu"), None))
    glossary, built = opened()
    assert not built
    assert glossary.lookup("nu") and glossary.lookup("zeta") and glossary.lookup("alpha")
    assert glossary.lookup("bravo") and not glossary.lookup("beta")
    assert not glossary.lookup("бетаны")
    assert glossary.is_own("b") and not glossary.is_own("a")
    assert [m.concept for m in glossary.complete("brav")] == ["b"]
    assert [m.concept for m in glossary.lookup("bravvo")] == ["b"]
    now = own.get("b")
    own.apply(Change("b", None, now))
    glossary, built = opened()
    assert not built
    assert glossary.lookup("beta") and not glossary.lookup("bravo")


def test_an_edit_that_is_undone_finds_its_old_index(own: OwnTermbase, tmp_path: Path) -> None:
    first = own.apply(Change("a", _concept("a", "one"), None))[0]
    open_index([own.path], tmp_path / "cache")
    for _turn in range(3):
        second = own.apply(Change("a", _concept("a", "two"), first))[0]
        found = open_index([own.path], tmp_path / "cache")
        assert IndexedGlossary(found.store).lookup("two") and not found.built
        first = own.apply(Change("a", first, second))[0]
        found = open_index([own.path], tmp_path / "cache")
        assert IndexedGlossary(found.store).lookup("one") and not found.built
        assert not IndexedGlossary(found.store).lookup("two")


def test_narrower_concepts_and_full_text_see_the_edit(own: OwnTermbase, tmp_path: Path) -> None:
    own.apply(Change("a", _concept("a", "one"), None))
    open_index([own.path], tmp_path / "cache")
    from glossary.concept import Relation, RelationKind

    section = LanguageSection("en", (Term("kind"),), (Definition("a peculiar thing"),))
    kind = Concept("k", (section,), (Relation(RelationKind.BROADER, "a"),))
    own.apply(Change("k", kind, None))
    found = open_index([own.path], tmp_path / "cache")
    glossary = IndexedGlossary(found.store)
    assert not found.built
    assert glossary.narrower("a") == ["k"]
    assert "k" in [match.concept for match in glossary.complete("peculiar")]
    assert [one.concepts for one in glossary.recognise("A kind of one.", "en")] == [("k",), ("a",)]


def test_one_id_of_two_termbases_of_others_names_both(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("concept,lang,term\n1,en,alpha\n", "utf-8")
    two.write_text("concept,lang,term,broader\n1,en,beta,\n2,en,gamma,1\n", "utf-8")
    glossary = IndexedGlossary(open_index([one, two], tmp_path / "cache").store)
    assert [match.concept for match in glossary.lookup("alpha")] == ["1"]
    assert [match.concept for match in glossary.lookup("beta")] == ["two:1"]
    found = glossary.concept("two:1")
    assert found is not None and found.terms("en")[0].text == "beta"
    assert glossary.concept("1") != found
    assert glossary.narrower("two:1") == ["2"]
    assert glossary.narrower("1") == []


@pytest.mark.parametrize(
    ("term", "taken", "wanted"),
    [
        ("public opinion", (), "public-opinion"),
        ("public opinion", ("public-opinion",), "public-opinion-2"),
        ("5G", (), "c-5g"),
        ("«»", (), "c"),
    ],
)
def test_new_ids_are_free_xml_names(term: str, taken: tuple[str, ...], wanted: str) -> None:
    assert new_id(_concept("", term), taken.__contains__) == wanted
