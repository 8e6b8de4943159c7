"""A visitor over a real sshd: what is asked is answered, and nothing else can be done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.servers import PATIENCE, SSHD, Server, why_not
from tests.tui.terminals import running

REASON = why_not()
pytestmark = pytest.mark.skipif(bool(REASON), reason=REASON or "sshd is there")
MARK = "tilmash-was-here"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Server]:
    opened = Server(tmp_path_factory.mktemp("sshd"), cache_folder)
    try:
        yield opened
    finally:
        opened.stop()


def test_a_word_in_any_form_is_answered(server: Server) -> None:
    answer = server.ask("имиджінің")
    assert answer.returncode == 0, answer.stderr
    assert "имидж  [image]" in answer.stdout.decode()


def test_json_and_words_over_several_arguments(server: Server) -> None:
    answer = server.ask("--json", "мемлекеттік", "органдарымыздағы")
    assert json.loads(answer.stdout)["query"] == "мемлекеттік органдарымыздағы"
    assert answer.returncode == 0


def test_search_terms_and_help(server: Server) -> None:
    found = server.ask("search", "имидж", "--json")
    assert json.loads(found.stdout.splitlines()[0])["document"] == "pr"
    terms = server.ask("terms", "-", "--json", given="Ұйымның имиджі".encode())
    assert json.loads(terms.stdout.splitlines()[-1])["concepts"] == ["image"]
    helped = server.ask("help")
    assert helped.returncode == 0 and b"terms -" in helped.stdout


def test_exit_codes_come_through(server: Server) -> None:
    assert server.ask("жоқсөздік").returncode == 1
    assert server.ask("с" * 500).returncode == 2
    assert server.ask(options=["-T"]).returncode == 2


def test_too_much_standard_input_is_refused_in_one_sentence(server: Server) -> None:
    answer = server.ask("terms -", given=b"a " * 200_000)
    assert answer.returncode == 2
    assert answer.stderr.decode().count("\n") == 1 and "send it in parts" in answer.stderr.decode()


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(f"; touch {MARK}", id="semicolon"),
        pytest.param(f"$(touch {MARK})", id="substitution"),
        pytest.param(f"`touch {MARK}`", id="backticks"),
        pytest.param(f"имидж\ntouch {MARK}", id="newline"),
        pytest.param(f"| touch {MARK}", id="pipe"),
        pytest.param(f"имидж > {MARK}", id="redirection"),
        pytest.param(f"' ; touch {MARK} ; '", id="quotes"),
        pytest.param("--batch /etc/passwd", id="batch"),
        pytest.param("--termbase /etc/passwd имидж", id="termbase"),
        pytest.param("terms /etc/passwd", id="terms of a file"),
        pytest.param("search x /etc/passwd", id="search in a file"),
        pytest.param("search --termbase=/etc/passwd x", id="option of search"),
        pytest.param("read /etc/passwd", id="read"),
        pytest.param("export --format tbx /etc/passwd", id="export"),
        pytest.param("-c id", id="shell option"),
        pytest.param("{__import__('os').system('id')}", id="evaluation"),
        pytest.param("%s%n {0.__class__} \\x1b[2J", id="formats and escapes"),
        pytest.param("/bin/sh", id="a shell"),
        pytest.param("mosh-server new", id="a server"),
    ],
)
def test_no_command_is_run_and_no_file_read(server: Server, hostile: str) -> None:
    answer = server.ask(hostile)
    said = answer.stdout + answer.stderr
    assert answer.returncode in (0, 1, 2)
    assert b"root:" not in said and b"uid=" not in said and b"Traceback" not in said
    assert not any((place / MARK).exists() for place in (Path.home(), Path.cwd(), Path("/")))
    assert not any(byte < 0x20 and byte != 0x0A for byte in said)


def test_escapes_of_a_query_come_back_as_pictures(server: Server) -> None:
    answer = server.ask("\x1b]0;title\x07\x1b[31mқызыл\u202e")
    assert b"\x1b" not in answer.stdout + answer.stderr
    assert "␛" in answer.stderr.decode()


def test_files_go_neither_way(server: Server, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    sent.write_text("x")
    for program, options in (("scp", ["-O"]), ("scp", ["-s"]), ("sftp", [])):
        if shutil.which(program) is None:
            continue
        there = f"{server.user}@127.0.0.1:{tmp_path / 'arrived'}"
        words = [str(sent), there] if program == "scp" else [there]
        answer = subprocess.run(
            server.command(*words, program=program, options=options),
            capture_output=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert answer.returncode, program
    back = f"{server.user}@127.0.0.1:/etc/passwd"
    subprocess.run(
        server.command(back, str(tmp_path / "stolen"), program="scp"),
        capture_output=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert not (tmp_path / "arrived").exists()
    assert not (tmp_path / "stolen").exists() or not (tmp_path / "stolen").read_bytes()


def test_no_connection_is_forwarded(server: Server) -> None:
    """``-W`` asks the server to connect for the client; -L and -D do the same later."""
    answer = server.ask(options=["-W", f"127.0.0.1:{server.port}"])
    assert answer.returncode and b"SSH-2.0" not in answer.stdout
    assert b"forwarding failed" in answer.stderr


def test_no_port_is_opened_for_others(server: Server, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["-o", "ExitOnForwardFailure=yes"]
    assert server.ask(options=[*options, "-N", "-R", f"{port}:127.0.0.1:1"]).returncode == 255
    there = f"{tmp_path / 'there'}:{tmp_path / 'here'}"
    assert server.ask(options=[*options, "-N", "-R", there]).returncode == 255
    assert not (tmp_path / "there").exists()


def test_no_agent(tmp_path: Path, cache_folder: Path) -> None:
    if shutil.which("ssh-agent") is None:
        pytest.skip("ssh-agent is not installed")
    # Only sshd's own account tells that it refused; it is in what it logs for debugging.
    talkative = Server(tmp_path, cache_folder, extra=["LogLevel DEBUG1"])
    path = str(tmp_path / "agent")
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", path], stdout=subprocess.DEVNULL)
    try:
        while not Path(path).exists():
            time.sleep(0.02)
        asked = talkative.ask("имидж", options=["-A"], environment={"SSH_AUTH_SOCK": path})
    finally:
        agent.terminate()
        agent.wait(PATIENCE)
        talkative.stop()
    assert asked.returncode == 0
    assert "agent forwarding disabled" in talkative.log.read_text(errors="replace")


def test_no_display_and_no_tunnel(server: Server) -> None:
    options = ["-X", "-o", "LogLevel=INFO"]
    asked = server.ask("имидж", options=options, environment={"DISPLAY": "127.0.0.1:7"})
    assert asked.returncode == 0
    assert b"X11 forwarding request failed" in asked.stderr
    tunnel = server.ask("имидж", options=["-w", "0:0", "-o", "ExitOnForwardFailure=yes"])
    assert tunnel.returncode == 255


def test_only_the_locale_comes_in(server: Server) -> None:
    names = {
        "LC_ALL": "kk_KZ.UTF-8", "PAGER": f"touch {MARK}", "PYTHONPATH": "/tmp",
        "TILMASH_KEY": "another", "TEXTUAL_SCREENSHOT": "1", "BASH_ENV": "/etc/passwd",
    }  # fmt: skip
    options = [f"-oSendEnv={name}" for name in names]
    answer = server.ask("жоқсөздік", options=options, environment=names)
    assert "табылмады" in answer.stderr.decode()
    assert not (Path.home() / MARK).exists()


def test_the_block_is_what_sshd_reads(server: Server) -> None:
    """Each directive printed is in force for the account, by sshd's own account."""
    assert SSHD is not None
    asked = ["-T", "-f", str(server.config), "-C", f"user={server.user},host=x,addr=127.0.0.1"]
    answer = subprocess.run([SSHD, *asked], capture_output=True, text=True, check=True)
    said = {line.lower() for line in answer.stdout.splitlines()}
    block = server.config.read_text().partition("Match User")[2].splitlines()[1:]
    directives = [line.strip() for line in block if line.startswith("    ") and "#" not in line]
    assert len(directives) > 15
    for directive in directives:
        name, _space, value = directive.partition(" ")
        wanted = value.split() if name == "AcceptEnv" else [value]
        for one in wanted:
            assert f"{name} {one}".lower() in said, directive
        above = block[block.index(f"    {directive}") - 1]
        assert above.startswith("    # "), directive


def test_the_reader_opens_in_a_terminal_and_keeps_the_place_of_each_key(server: Server) -> None:
    with running(server.command(options=["-tt"])) as term:
        term.wait_for("Look up")
        term.send("G")
        term.wait_for("100 %")
        term.send("q")
        assert term.end() == 0
    with running(server.command(options=["-tt"])) as term:
        term.wait_for("100 %")
        term.send("q")
        assert term.end() == 0
    with running(server.command(key="two", options=["-tt"])) as term:
        shown = term.wait_for("Look up")
        assert "100 %" not in shown
        term.send("q")
        assert term.end() == 0
    folders = sorted((server.data / "keys").iterdir())
    assert len(folders) == 2
    assert all(folder.stat().st_mode & 0o777 == 0o700 for folder in folders)


def test_a_dropped_connection_keeps_the_place(server: Server) -> None:
    with running(server.command(key="two", options=["-tt"])) as term:
        term.wait_for("Look up")
        term.send("gg")
        term.send("50%")
        term.wait_for("50 %")
        os.kill(term.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        shares = [
            round(row[0], 1)
            for file in server.data.glob("keys/*/state.sqlite3")
            for row in sqlite3.connect(file).execute("SELECT share FROM place")
        ]
        if 0.5 in shares:
            return
        time.sleep(0.1)
    raise AssertionError(f"the place is lost: {shares}")


def test_a_dumb_terminal_gets_a_prompt(server: Server) -> None:
    with running(server.command(options=["-tt"]), more={"TERM": "dumb"}) as term:
        term.wait_for("> ")
        term.send("имиджінің\n")
        term.wait_for("имидж  [image]")
        term.send("\n")
        assert term.end() == 0
        assert b"\x1b" not in term.raw
