"""``tilmash import`` and ``tilmash export`` as a person uses them."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from glossary.formats import tbx
from glossary.formats.export import FORMATS
from glossary.formats.losses import KINDS as LOSSES
from tests.tui.test_command_line import objects, tilmash
from tui.arguments import FORMAT_NAMES, parser
from tui.command.losses import KINDS, REMARKS

SMALL = Path(__file__).parents[1] / "data" / "small.csv"


def data() -> Path:
    return Path(os.environ["TILMASH_DATA_DIR"]) / "termbases"


def test_what_is_imported_is_found_without_any_option() -> None:
    answer = tilmash("import", str(SMALL))
    assert answer.returncode == 0, answer.stderr
    assert "2 concepts, 7 terms (kk, en, ru)" in answer.stdout
    assert (data() / "small.tbx").exists()
    (found,) = objects(tilmash("lookup", "--json", "меморгандарда"))
    assert found["matches"][0]["concept"] == "body"
    answer = tilmash("import", str(SMALL))
    assert "small.tbx.bak" in answer.stdout
    assert sorted(path.name for path in data().iterdir() if path.suffix != ".lock") == [
        "small.tbx", "small.tbx.bak"]  # fmt: skip


def test_formats_have_other_names() -> None:
    assert set(FORMAT_NAMES.values()) <= set(FORMATS)
    assert not set(FORMAT_NAMES) & set(FORMATS)
    assert parser().parse_args(["export", "--format", "TBX-Basic"]).format == "tbx"


def test_a_sheet_is_mapped_and_its_gaps_are_told(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    text = "Термин;Перевод\nобраз организации и государства;image\nответственность;\n"
    path.write_bytes(text.encode("cp1251"))
    mapped = ("import", str(path), "--map", "ru=Термин,en=Перевод")
    answer = tilmash(*mapped)
    assert answer.returncode == 0 and "taken for" in answer.stderr, answer.stderr
    answer = tilmash(*mapped, "--encoding", "cp1251", "--name", "images")
    assert answer.returncode == 0 and "taken for" not in answer.stderr
    assert "Cells without a term, left out: 1." in answer.stderr
    assert [one.headword("ru") for one in tbx.read(data() / "images.tbx")] == [
        "образ организации и государства", "ответственность"]  # fmt: skip


def test_a_dry_run_writes_nothing() -> None:
    answer = tilmash("import", str(SMALL), "--dry-run")
    assert answer.returncode == 0 and "It would bring 2 concepts" in answer.stdout
    assert not data().exists()


@pytest.mark.parametrize("name", ["../x", "shipped", ".x", "a/b"])
def test_a_name_does_not_lead_out_of_the_folder(name: str) -> None:
    answer = tilmash("import", str(SMALL), "--name", name)
    assert answer.returncode == 2 and "--name" in answer.stderr
    assert not data().exists()


@pytest.mark.parametrize("content", ["", "<tbx>", "concept,lang\n", "concept,lang,term\n", "\0\1"])
def test_a_bad_file_leaves_the_termbase_as_it_was(tmp_path: Path, content: str) -> None:
    assert tilmash("import", str(SMALL)).returncode == 0
    before = (data() / "small.tbx").read_bytes()
    path = tmp_path / "small.csv"
    path.write_text(content, "utf-8")
    answer = tilmash("import", str(path))
    assert answer.returncode == 2 and len(answer.stderr.strip().splitlines()) == 1
    assert str(path) in answer.stderr
    assert (data() / "small.tbx").read_bytes() == before
    assert not (data() / "small.tbx.bak").exists()


def test_a_folder_that_cannot_be_written_is_named() -> None:
    data().parent.mkdir(parents=True)
    data().write_text("in the way", "utf-8")
    answer = tilmash("import", str(SMALL))
    assert answer.returncode == 2 and len(answer.stderr.strip().splitlines()) == 1
    assert "cannot be written" in answer.stderr


def test_export_goes_to_standard_output_and_says_what_is_left_out() -> None:
    answer = tilmash("export", "--format", "csv")
    assert answer.returncode == 0
    assert answer.stdout.startswith("concept,lang,term,status,pos,definition,source,broader\n")
    assert "CSV carries no contexts" in answer.stderr
    assert tilmash("export", "--format", "csv", "-").stdout == answer.stdout


def test_export_does_not_write_over_a_file_unasked(tmp_path: Path) -> None:
    path = tmp_path / "own.tbx"
    path.write_text("mine", "utf-8")
    answer = tilmash("export", "--format", "tbx", str(path))
    assert answer.returncode == 2 and "--force" in answer.stderr
    assert path.read_text() == "mine"
    out = tmp_path / "out.tbx"
    answer = tilmash("export", "--format", "tbx", str(SMALL), "--output", str(out))
    assert answer.returncode == 0, answer.stderr
    assert len(tbx.read(out)) == 2


def test_several_files_do_not_fit_one_stream() -> None:
    answer = tilmash("export", "--format", "stardict")
    assert answer.returncode == 2 and ".ifo" in answer.stderr


def test_one_s_own_entry_stands_before_the_shipped_one() -> None:
    assert tilmash("import", str(SMALL), "--name", "mine").returncode == 0
    answer = tilmash("export", "--format", "csv")
    rows = [line for line in answer.stdout.splitlines() if line.startswith("organization,kk")]
    assert rows == ["organization,kk,ұйым,preferred,noun,,,"]
    assert "another termbase has" in answer.stderr


def test_every_format_is_offered_and_every_loss_has_words() -> None:
    answer = tilmash("export", "--help").stdout
    assert all(form in answer for form in FORMATS)
    assert set(KINDS) | set(REMARKS) == set(LOSSES)


def test_killed_at_any_moment_the_old_termbase_is_whole(tmp_path: Path) -> None:
    assert tilmash("import", str(SMALL)).returncode == 0
    old = (data() / "small.tbx").read_bytes()
    large = tmp_path / "small.csv"
    rows = [f"c{number},kk,сөз{number},,,ұғым,,\n" for number in range(1500)]
    large.write_text("concept,lang,term,status,pos,definition,source,broader\n" + "".join(rows))
    chance = random.Random(7)
    command = [sys.executable, "-m", "tui", "import", str(large)]
    for _time in range(6):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 0.9))
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = (data() / "small.tbx").read_bytes()
        assert now == old or len(tbx.read(data() / "small.tbx")) == 1500
    assert tilmash("import", str(large)).returncode == 0
    assert len(tbx.read(data() / "small.tbx")) == 1500


def test_a_table_in_no_encoding_known_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(b"concept,lang,term\nx,kk,\xff\xfe\xfa\n")
    answer = tilmash("import", str(path))
    assert answer.returncode == 2 and "--encoding" in answer.stderr
