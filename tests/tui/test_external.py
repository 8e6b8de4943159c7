"""A reader's own commands: filled in, run without a shell, stopped, failing."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader
from tui.external import CommandError, run, words_of

TEXTS = {"word": "имидж", "sentence": "--rm $(x); `y`", "paragraph": "абзац"}


@pytest.mark.parametrize(
    ("command", "words", "given"),
    [
        ("say -v kk", ["say", "-v", "kk"], TEXTS["sentence"]),
        ("dict '{word}'", ["dict", "имидж"], ""),
        ("tr {sentence}", ["tr", "rm $(x); `y`"], ""),
        ("tr text={sentence}", ["tr", "text=--rm $(x); `y`"], ""),
    ],
)
def test_places_are_filled_without_a_shell(command: str, words: list[str], given: str) -> None:
    assert words_of(command, TEXTS) == (words, given)


def test_what_is_no_command_is_said() -> None:
    for command in ("'open", " "):
        with pytest.raises(CommandError):
            words_of(command, TEXTS)
    with pytest.raises(CommandError):
        run(["no-such-program-at-all"], "", lambda: False)
    with pytest.raises(CommandError, match="3"):
        run([sys.executable, "-c", "raise SystemExit(3)"], "", lambda: False)


def test_a_command_answers_and_can_be_stopped() -> None:
    echo = [sys.executable, "-c", "import sys; sys.stdout.write(sys.stdin.read())"]
    assert run(echo, "имидж", lambda: False) == "имидж"
    begun = time.monotonic()
    assert run([sys.executable, "-c", "import time; time.sleep(60)"], "", lambda: True) == ""
    assert time.monotonic() - begun < 30


async def test_a_command_gets_the_word_and_its_answer_is_listed(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Имидж туралы. Екінші сөйлем.", "utf-8")
    async with open_reader(str(path)) as reader:
        commands = reader.screen.settings.commands
        await reader.press("exclamation_mark")
        assert "no such command" in reader.screen.status.message
        commands["echo"] = (
            f"{sys.executable} -c 'import sys; print(sys.argv[1] + chr(27))' {{word}}"
        )
        await reader.press("exclamation_mark")
        assert reader.screen.list.border_title == "echo"
        assert reader.screen.list.items[0].text.startswith("Имидж")
        assert "\x1b" not in reader.screen.list.items[0].text


async def test_reading_aloud_goes_along(open_reader: OpenReader, tmp_path: Path) -> None:
    path, log = tmp_path / "a.txt", tmp_path / "log"
    path.write_text("Бірінші сөйлем. Екінші сөйлем.\n\nҮшінші абзац.", "utf-8")
    code = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read() + chr(10))"
    async with open_reader(str(path)) as reader:
        reader.screen.settings.commands["speak"] = f'{sys.executable} -c "{code}" {log}'
        await reader.press(")", "R")
        assert log.read_text("utf-8").splitlines() == ["Екінші сөйлем.", "Үшінші абзац."]
        assert reader.screen.text.view.block == 1
