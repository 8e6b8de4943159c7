"""The command line as programs see it: arguments, exit codes, JSON, streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tui.arguments import parser
from tui.cli import COMMANDS, parsed

TERMBASE = """concept\tlang\tterm\tstatus\tpos\tdefinition\tbroader
body\tkk\tмемлекеттік орган\tpreferred\tnoun\tмемлекет ұйымы\t
body\ten\tstate body\tpreferred\tnoun\torganization of the state\t
body\tru\tгосударственный орган\tpreferred\tnoun\tорганизация государства\t
ministry\tkk\tминистрлік\tpreferred\tnoun\t\tbody
"""


def tilmash(
    *arguments: str, given: str = "", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        input=given, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, **(environment or {})},
    )  # fmt: skip


def objects(answer: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.stdout.splitlines()]


@pytest.fixture
def termbase(tmp_path: Path) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text(TERMBASE, "utf-8")
    return path


def test_version() -> None:
    answer = tilmash("--version")
    assert answer.returncode == 0
    assert answer.stdout.startswith("tilmash ")


def test_lookup_json_has_the_shape_that_other_programs_read() -> None:
    answer = tilmash("lookup", "--json", "мемлекеттік", "органдарымыздағы")
    (found,) = objects(answer)
    assert answer.returncode == 0
    assert list(found) == ["query", "matches", "suggestions"]
    assert found["query"] == "мемлекеттік органдарымыздағы"
    match = found["matches"][0]
    assert " ".join(match) == ("concept headword lang kind analysis score terms definition broader")
    assert match["concept"] == "state-body"
    assert match["kind"] == "multiword"
    assert match["analysis"][0] == "орган"
    assert set(match["terms"]) == set(match["definition"]) == {"kk", "en", "ru"}
    assert match["terms"]["kk"][0] == {"term": "мемлекеттік орган", "status": "preferred"}
    assert 0 < match["score"] <= 1


@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("МЕМЛЕКЕТТІК ОРГАН", "state-body"),
        ("State Body", "state-body"),
        ("государственными органами", "state-body"),
        ("PR", "public-relations"),
        ("связей с общественностью", "public-relations"),
        ("қоғамдық пікірлерінің", "public-opinion"),
        ("когамдык пикир", "public-opinion"),
    ],
)
def test_lookup_finds_a_concept_in_any_language_and_form(query: str, concept: str) -> None:
    (found,) = objects(tilmash("lookup", "--json", query))
    assert found["matches"][0]["concept"] == concept


def test_lookup_of_nothing_is_1_with_suggestions_on_standard_error() -> None:
    answer = tilmash("lookup", "имидзз")
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "Nothing found for “имидзз”." in answer.stderr
    assert "имидж" in answer.stderr.partition("Did you mean")[2]


def test_lookup_limits_language_and_termbase(termbase: Path) -> None:
    found = objects(tilmash("lookup", "--json", "орган", "--from", "ru", "--limit", "1"))[0]
    assert all(match["lang"] == "ru" for match in found["matches"])
    assert len(found["matches"]) <= 1
    own = ("--termbase", str(termbase))
    (found,) = objects(tilmash("lookup", "--json", *own, "министрліктің"))
    assert found["matches"][0]["broader"] == ["body"]
    assert tilmash("lookup", "PR", *own).returncode == 1


def test_batch_answers_line_by_line_in_order_and_is_0() -> None:
    answer = tilmash("lookup", "--json", "--batch", "-", given="PR\nжоқсөз\nstate body\n")
    assert answer.returncode == 0
    assert [one["query"] for one in objects(answer)] == ["PR", "жоқсөз", "state body"]
    assert [bool(one["matches"]) for one in objects(answer)] == [True, False, True]


def test_terms_json_gives_spans_of_the_text(tmp_path: Path) -> None:
    text = "АҚШ-тың мемлекеттік\r\nоргандары.\r\nState bodies inform the public."
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode())
    answer = tilmash("terms", str(path), "--json")
    spans = objects(answer)
    assert answer.returncode == 0
    assert all(text[one["start"] : one["end"]] == one["surface"] for one in spans)
    assert [one["concepts"][0] for one in spans][:3] == ["usa", "state-body", "state-body"]
    assert list(spans[0]) == ["start", "end", "surface", "lang", "concepts", "headword", "kind"]


def test_terms_tsv_has_a_header(tmp_path: Path) -> None:
    answer = tilmash("terms", "-", "--tsv", given="PR және билік")
    header, *rows = answer.stdout.splitlines()
    assert header.split("\t")[:3] == ["start", "end", "surface"]
    assert len(rows) == 2


def test_terms_of_a_text_without_any_is_1() -> None:
    assert tilmash("terms", "-", given="zzz").returncode == 1


def test_search_shows_every_passage_in_the_library() -> None:
    answer = tilmash("search", "қоғамдық пікір", "--json")
    assert answer.returncode == 0
    assert len(objects(answer)) > 3
    assert tilmash("search", "жоқсөз").returncode == 1


def test_search_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Мұнда мемлекеттік органдарға қатысты бір сөйлем бар.", "utf-8")
    answer = tilmash("search", "мемлекеттік орган", str(path))
    assert answer.returncode == 0
    assert "органдарға" in answer.stdout


def test_index_and_doctor() -> None:
    assert "concepts" in tilmash("index").stdout
    answer = tilmash("doctor")
    assert answer.returncode == 0, answer.stdout
    assert "termbase" in answer.stdout
    assert "fsrs" in answer.stdout


def test_doctor_names_what_is_wrong_with_a_termbase_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "data" / "termbases"
    own.mkdir(parents=True)
    (own / "broken.tbx").write_text("<tbx>", "utf-8")
    answer = tilmash("doctor")
    assert answer.returncode == 2
    line = next(line for line in answer.stdout.splitlines() if "your termbases" in line)
    assert line.startswith("✗") and "broken.tbx" in line


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--no-such",), "--no-such"),
        (("lookup",), "lookup needs a word"),
        (("lookup", "PR", "--from", "de"), "de"),
        (("lookup", "PR", "--limit", "0"), "--limit: '0' will not do: a whole number is needed, 1"),
        (("lookup", "PR", "--limit", "many"), "--limit: 'many' will not do"),
        (("serve", "--dict", "--port", "99999"), "needed, from 0 to 65535"),
        (("study", "--new", "-1"), "needed, 0 or more"),
        (("terms", "no-such-file.txt"), "no-such-file.txt"),
        (("search", "PR", "no-such-file.txt"), "no-such-file.txt"),
        (("lookup", "PR", "--termbase", "no-such.tbx"), "no-such.tbx"),
        (("lookup", "--batch", "no-such-batch.txt"), "no-such-batch.txt"),
        (("read", "no-such-book.txt"), "terminal"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_wrong_usage_is_2_with_one_sentence(arguments: tuple[str, ...], named: str) -> None:
    answer = tilmash(*arguments)
    assert answer.returncode == 2
    assert named in answer.stderr
    assert "Traceback" not in answer.stderr
    assert answer.stdout == ""


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02binary", "binary"),
        ("мәтін".encode("cp1251", "ignore") + b"\xff\xfe\xfa", "iconv"),
    ],
)
def test_unreadable_files_are_named_with_a_remedy(
    tmp_path: Path, content: bytes, named: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    for arguments in (("terms", str(path)), ("search", "PR", str(path))):
        answer = tilmash(*arguments)
        assert answer.returncode == 2, answer.stderr
        assert "bad.txt" in answer.stderr and named in answer.stderr
        assert len(answer.stderr.strip().splitlines()) == 1


def test_damaged_termbase_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.tbx"
    path.write_text("<tbx>\n<text>\n<body>", "utf-8")
    answer = tilmash("lookup", "PR", "--termbase", str(path))
    assert answer.returncode == 2
    assert "bad.tbx:" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


def test_damaged_index_is_built_anew(tmp_path: Path) -> None:
    environment = {"TILMASH_CACHE_DIR": str(tmp_path / "cache")}
    assert tilmash("lookup", "PR", environment=environment).returncode == 0
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file() and path.suffix not in (".lock",):
            path.write_bytes(b"damaged")
    answer = tilmash("lookup", "PR", environment=environment)
    assert answer.returncode == 0
    assert "Traceback" not in answer.stderr


def test_a_cache_that_cannot_be_written_falls_back_and_says_so(tmp_path: Path) -> None:
    obstacle = tmp_path / "file"
    obstacle.write_text("in the way", "utf-8")
    answer = tilmash("lookup", "PR", environment={"TILMASH_CACHE_DIR": str(obstacle / "cache")})
    assert answer.returncode == 0
    assert "PR" in answer.stdout
    assert len(answer.stderr.strip().splitlines()) == 1


def test_a_broken_pipe_is_silent() -> None:
    command = f"{sys.executable} -m tui lookup --json --batch - | head -n 1"
    answer = subprocess.run(
        ["bash", "-c", command], input="PR\n" * 3000, capture_output=True, text=True, check=False
    )
    assert answer.stderr == ""
    assert len(answer.stdout.splitlines()) == 1


def test_no_control_sequence_of_a_query_or_file_reaches_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in tilmash("lookup", "\x1b[31mжоқ").stderr
    path = tmp_path / "text.txt"
    path.write_text("Бұл \x1b]52;c;aaaa\x07 PR туралы мәтін.", "utf-8")
    assert "\x1b" not in tilmash("search", "PR", str(path)).stdout


def test_messages_follow_the_locale() -> None:
    answer = tilmash("lookup", "жоқсөз", environment={"LC_ALL": "kk_KZ.UTF-8"})
    assert "ештеңе табылмады" in answer.stderr


def test_a_lookup_imports_no_textual_and_an_exact_one_no_dictionary() -> None:
    code = (
        "import sys\nfrom tui.cli import main\n"
        "main(['lookup', 'PR'])\n"
        "heavy = {'textual', 'rich', 'pymorphy3', 'icu', 'lxml', 'asyncio', 'sqlite3'}\n"
        "heavy |= {'dataclasses', 'inspect', 'argparse', 'tui.arguments', 'tui.settings'}\n"
        "heavy |= {'whoosh', 'typing', 'pickle', 'threading', 'hashlib', 'shutil', 'gettext'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    tilmash("index")
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert answer.stderr.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize("query", ["PR", "имиджінің", "press secretaries", "qoğamdyq pıkir"])
def test_a_form_of_a_designation_needs_no_list_of_other_words(query: str) -> None:
    code = (
        "import sys\nfrom tui.cli import main\n"
        f"main(['lookup', {query!r}])\n"
        "heavy = {'argparse', 'pymorphy3', 'glossary.morphology.kazakh.wellformed'}\n"
        "heavy |= {'glossary.misspelling', 'glossary.morphology.english_words', 'whoosh'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert answer.stderr.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "words",
    [
        ["lookup"],
        ["lookup", "имидж"],
        ["lookup", "press", "office"],
        ["lookup", "", "a"],
        ["lookup", "--json", "PR"],
        ["lookup", "press", "--json", "office", "--json"],
    ],
)
def test_plain_words_mean_what_the_parser_says(words: list[str]) -> None:
    assert vars(parsed(words)) == vars(parser().parse_args(words))


def test_a_command_s_own_parser_understands_what_the_whole_one_does() -> None:
    for command in COMMANDS:
        for words in ([command, "a"], [command, "a", "b", "--json"], [command, "--help"]):
            said = []
            for one in (parser(command), parser()):
                out = StringIO()
                with redirect_stdout(out), redirect_stderr(out):
                    try:
                        said.append(vars(one.parse_args(words)))
                    except SystemExit as end:
                        said.append({"code": end.code, "said": out.getvalue()})
            assert said[0] == said[1], words
