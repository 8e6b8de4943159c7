"""What the forced command believes, takes for a query, and bounds; without any sshd."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench import ssh
from tui.arguments import parser
from tui.remote import visitor as ssh_visitor
from tui.remote import words as ssh_words
from tui.remote.query import Asked, Kind, asked

RUSSIAN = "связями с общественностью".encode()
"""A text that takes a dictionary of some 50 MB."""


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        ("имиджінің", Asked(Kind.LOOKUP, "имиджінің", False)),
        ("  press  secretary ", Asked(Kind.LOOKUP, "press  secretary", False)),
        ("--json имидж", Asked(Kind.LOOKUP, "имидж", True)),
        ("имидж --json", Asked(Kind.LOOKUP, "имидж", True)),
        ("--jsonимидж", Asked(Kind.LOOKUP, "--jsonимидж", False)),
        ("help", Asked(Kind.HELP, "", False)),
        ("help me", Asked(Kind.LOOKUP, "help me", False)),
        ("search имидж", Asked(Kind.SEARCH, "имидж", False)),
        ("search --json билік", Asked(Kind.SEARCH, "билік", True)),
        ("search", Asked(Kind.LOOKUP, "search", False)),
        ("searching", Asked(Kind.LOOKUP, "searching", False)),
        ("terms -", Asked(Kind.TERMS, "", False)),
        ("terms --json -", Asked(Kind.TERMS, "", True)),
        ("terms - --json", Asked(Kind.TERMS, "", True)),
        ("terms /etc/passwd", Asked(Kind.LOOKUP, "terms /etc/passwd", False)),
        ("terms", Asked(Kind.LOOKUP, "terms", False)),
        ("lookup --batch /etc/passwd", Asked(Kind.LOOKUP, "lookup --batch /etc/passwd", False)),
        ("имидж; id", Asked(Kind.LOOKUP, "имидж; id", False)),
    ],
)
def test_few_words_have_a_meaning(command: str, meant: Asked) -> None:
    assert asked(command) == meant


@given(st.text())
def test_anything_else_is_a_query_as_it_stands(command: str) -> None:
    meant = asked(command)
    assert meant.text in command
    if not command.strip().startswith(("search", "terms", "help", "--json")):
        assert meant.kind is Kind.LOOKUP


def test_of_the_environment_little_is_believed() -> None:
    given = {
        "TERM": "xterm-256color", "LC_ALL": "kk_KZ.UTF-8", "COLORTERM": "truecolor",
        "TERMINFO": "/tmp/x", "TEXTUAL": "devtools", "TEXTUAL_SCREENSHOT": "1", "PAGER": "sh",
        "PYTHONPATH": "/tmp", "PYTHONSTARTUP": "/tmp/x", "LD_PRELOAD": "/tmp/x.so", "EDITOR": "vi",
        "LESSOPEN": "|id", "BROWSER": "sh", "LANG": "../../etc", "LC_MESSAGES": "kk\x1b[2J",
        "TILMASH_DATA_DIR": "/tmp", "TILMASH_TRACEBACK": "1", "HOME": "/home/glossary",
        "ESCDELAY": "1", "COLUMNS": "9", "RICH_THEME": "x", "TMPDIR": "/tmp/x", "NO_COLOR": "1",
    }  # fmt: skip
    ssh_visitor.believe(given)
    assert given == {
        "TERM": "xterm-256color", "LC_ALL": "kk_KZ.UTF-8", "COLORTERM": "truecolor",
        "HOME": "/home/glossary", "NO_COLOR": "1", "PATH": os.defpath,
    }  # fmt: skip


def test_a_terminal_without_a_plausible_name_is_dumb() -> None:
    given = {"TERM": "xterm\x1b]0;x\x07"}
    ssh_visitor.believe(given)
    assert given["TERM"] == "dumb"


def test_each_key_has_a_folder_of_its_own(tmp_path: Path) -> None:
    told = tmp_path / "auth"
    told.write_text("publickey ssh-ed25519 AAAAone comment\n")
    first = ssh_visitor.folder(tmp_path, {"SSH_USER_AUTH": str(told)})
    told.write_text("password\npublickey ssh-ed25519 AAAAtwo\n")
    second = ssh_visitor.folder(tmp_path, {"SSH_USER_AUTH": str(told)})
    named = ssh_visitor.folder(tmp_path, {"TILMASH_KEY": "../../etc", "SSH_USER_AUTH": str(told)})
    folders = [first, second, named]
    assert None not in folders and len(set(folders)) == 3
    for folder in folders:
        assert folder is not None and folder.parent == tmp_path / "keys"
        assert folder.stat().st_mode & 0o777 == 0o700
    assert ssh_visitor.folder(tmp_path, {}) is None
    assert ssh_visitor.folder(None, {"TILMASH_KEY": "a"}) is None


def test_a_link_in_place_of_what_sshd_tells_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("publickey ssh-ed25519 AAAA\n")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert ssh_visitor.name({"SSH_USER_AUTH": str(tmp_path / "link")}) == ""


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--data", "/srv/x"],
        ["--idle", "5", "--memory", "64", "--language", "kk"],
        ["--termbase", "a b.tbx", "--data", "x", "--termbase", "c.tbx"],
        ["--idle", "5", "--idle", "6"],
    ],
)
def test_the_forced_commands_words_mean_what_the_parser_says(words: list[str]) -> None:
    found = ssh_words.given(words)
    assert found is not None
    assert vars(found) == vars(parser().parse_args(["ssh-entry", *words]))


@pytest.mark.parametrize(
    "words",
    [
        ["-h"], ["--idle", "0"], ["--idle", "²"], ["--idle", "-3"], ["--idle=3"], ["--id", "3"],
        ["--language", "de"], ["--data"], ["--data", ""], ["--data", "-x"], ["x"], ["--", "x"],
        ["--command", "lookup"],
    ],
)  # fmt: skip
def test_other_words_are_left_to_the_parser(words: list[str]) -> None:
    assert ssh_words.given(words) is None


def test_a_one_shot_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    """Each of these would be a tenth of the processor time more, or a multiple of it."""
    code = (
        "import os, sys\nos._exit = lambda code: print(code, *sys.modules)\n"
        "sys.argv = ['tilmash', 'ssh-entry']\nfrom tui.start import main\nmain()"
    )
    assert entry("имидж").returncode == 0  # builds the index, if nothing has before
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=120, check=True,
        env={**os.environ, "SSH_ORIGINAL_COMMAND": "имиджінің", "HOME": str(tmp_path)},
    )  # fmt: skip
    last = answer.stdout.decode().splitlines()[-1].split()
    needless = {"tempfile", "textual", "sqlite3", "tomlkit", "syslog", "argparse", "typing"}
    needless |= {"whoosh", "pickle", "threading", "hashlib", "shutil", "gettext"}
    assert last[0] == "0" and "tui.command.lookup" in last and not needless.intersection(last)


def entry(
    command: str, *words: str, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-m", "tui", "ssh-entry", *words],
        input=given, capture_output=True, timeout=120, check=False,
        env={**os.environ, "SSH_ORIGINAL_COMMAND": command, **environment},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("command", "words", "given", "said"),
    [
        pytest.param("а" * 401, (), b"", "longer than 400", id="long query"),
        pytest.param("search " + "а" * 401, (), b"", "longer than 400", id="long search"),
        pytest.param("terms -", (), b"x " * 140_000, "longer than 262144", id="long input"),
        pytest.param("terms -", ("--memory", "12"), RUSSIAN, "too much memory", id="memory"),
        # Too little even to load the module that would write the log.
        pytest.param("имидж", ("--memory", "3"), b"", "too much memory", id="no memory"),
    ],
)
def test_a_bound_is_said_in_one_sentence(
    command: str, words: tuple[str, ...], given: bytes, said: str
) -> None:
    answer = entry(command, *words, given=given)
    assert answer.returncode == 2
    assert said in answer.stderr.decode()
    assert answer.stderr.count(b"\n") == 1 and not answer.stdout


def test_processor_time_is_bounded() -> None:
    code = (
        "from tui.remote import limits\nlimits.CPU = 1\nlimits.bound_request()\n"
        "def spin():\n while True: str()\n"
        "try: spin()\nexcept limits.LimitReached as error: print(error)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert b"too much time" in answer.stdout


def test_input_that_never_ends_is_not_waited_for() -> None:
    code = (
        "import sys\nfrom tui.remote import limits\nlimits.WAIT = 1\nlimits.bound_request()\n"
        "limits.wait_for_input()\n"
        "try: sys.stdin.read()\nexcept limits.LimitReached as error: print(error)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert b"did not end" in process.stdout.read()


def test_a_broken_termbase_is_said_without_its_path(tmp_path: Path) -> None:
    broken = tmp_path / "secret.tbx"
    broken.write_text("<tbx")
    answer = entry("имидж", "--termbase", str(broken))
    assert answer.returncode == 2
    assert b"secret" not in answer.stderr and b"Traceback" not in answer.stderr


def test_nothing_confirmed_is_lost_by_kills(tmp_path: Path, cache_folder: Path) -> None:
    assert ssh.kills(tmp_path, {"TILMASH_CACHE_DIR": str(cache_folder)}, 5) == 0


def test_the_language_of_a_client_without_a_locale_is_the_keepers() -> None:
    assert "табылмады" in entry("жоқсөздік", "--language", "kk", LC_ALL="C").stderr.decode()
    assert "Nothing" in entry("жоқсөздік", "--language", "kk", LC_ALL="en_US.UTF-8").stderr.decode()


def test_a_lookup_that_runs_away_is_stopped_in_one_sentence() -> None:
    """The whole of the forced command, with a lookup that never ends."""
    code = (
        "import sys\nfrom tui.remote import limits\nlimits.CPU = 1\n"
        "from glossary.embedded import IndexedGlossary\n"
        "def spin(*words, **named):\n while True: str()\n"
        "IndexedGlossary.lookup = spin\nsys.argv = ['tilmash', 'ssh-entry']\n"
        "from tui.start import main\nsys.exit(main())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=120, check=False,
        env={**os.environ, "SSH_ORIGINAL_COMMAND": "имидж", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert answer.returncode == 2
    assert b"too much time" in answer.stderr and answer.stderr.count(b"\n") == 1
    assert not answer.stdout


def test_a_client_that_reads_no_more_is_no_error() -> None:
    """SIGPIPE: the other end of standard output is closed before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        answer = subprocess.run(
            [sys.executable, "-I", "-m", "tui", "ssh-entry"], stdout=writing, stderr=-1,
            timeout=120, check=False, env={**os.environ, "SSH_ORIGINAL_COMMAND": "имидж"},
        )  # fmt: skip
    finally:
        os.close(writing)
    assert answer.returncode == 0 and not answer.stderr
