"""What a reader has set: one documented TOML file, read at the start, written by the app.

A setting that is wrong is left at its default and said in one sentence; the file is changed in
place, its comments kept, and written whole or not at all.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from tui.folders import SETTINGS_FILE, folder
from tui.messages import INTERFACE_LANGUAGES, N_, _

FILE = SETTINGS_FILE
Value = str | int | bool


class Setting(NamedTuple):
    """Something that can be set."""

    name: str
    """Table and key in the file, e.g. ``reading.width``."""
    default: Value
    choices: tuple[Value, ...]
    """What the app offers, in order; a number may also be any other between the least and most."""
    label: str
    """What it is called, as a message id."""
    pattern: str = ""
    """What another word than those offered must match; empty if there is no other."""


STEPS = r"(?:[1-9]\d{0,3}[smhd](?: [1-9]\d{0,3}[smhd])*)?"
"""Learning steps: seconds, minutes, hours or days, parted by spaces."""
SETTINGS: tuple[Setting, ...] = (
    Setting("interface.language", "", ("", *INTERFACE_LANGUAGES), N_("Interface language")),
    Setting("interface.theme", "terminal",
            ("terminal", "light", "dark", "sepia", "contrast", "16", "none"), N_("Theme")),
    Setting("reading.width", 92, (40, 60, 72, 80, 92, 110, 140, 200), N_("Width of a line")),
    Setting("reading.columns", 1, (1, 2), N_("Columns on a wide terminal")),
    Setting("reading.spacing", 1, (0, 1, 2), N_("Empty lines between paragraphs")),
    Setting("reading.justify", False, (False, True), N_("Straight right edge")),
    Setting("reading.hyphenate", False, (False, True), N_("Hyphenation")),
    Setting("reading.focus", False, (False, True), N_("Dim all but the paragraph")),
    Setting("reading.turned", True, (False, True), N_("Right-to-left text set here")),
    Setting("reading.follow", False, (False, True), N_("Glossary follows the cursor")),
    Setting("reading.marking", "all", ("all", "first", "none"), N_("Terms marked")),
    Setting("study.retention", 90, (70, 80, 85, 90, 93, 95, 97),
            N_("Study: per cent to be remembered")),
    Setting("study.new_per_day", 20, (0, 5, 10, 15, 20, 30, 50, 9999),
            N_("Study: new cards a day")),
    Setting("study.reviews_per_day", 200, (0, 50, 100, 200, 500, 9999),
            N_("Study: reviews a day")),
    Setting("study.typing", False, (False, True), N_("Study: type the answer")),
    Setting("study.term_definition", True, (True, False), N_("Card: term → definition")),
    Setting("study.definition_term", True, (True, False), N_("Card: definition → term")),
    Setting("study.kk_ru", True, (True, False), N_("Card: Kazakh → Russian")),
    Setting("study.ru_kk", True, (True, False), N_("Card: Russian → Kazakh")),
    Setting("study.kk_en", False, (True, False), N_("Card: Kazakh → English")),
    Setting("study.en_kk", False, (True, False), N_("Card: English → Kazakh")),
    Setting("study.cloze", True, (True, False), N_("Card: sentence with a blank")),
    Setting("study.homograph", True, (True, False), N_("Card: which concept is meant")),
    Setting("study.learning_steps", "1m 10m", ("1m 10m", "10m", "1m 10m 1d", "5m 1d", ""),
            N_("Study: steps of a new card"), STEPS),
    Setting("study.relearning_steps", "10m", ("10m", "1m 10m", "1d", ""),
            N_("Study: steps of a forgotten card"), STEPS),
    Setting("study.leech", 8, (0, 4, 6, 8, 12, 99), N_("Study: lapses that put a card aside")),
    Setting("study.rollover", 4, (0, 1, 2, 3, 4, 5, 6, 23),
            N_("Study: hour at which a day begins")),
)  # fmt: skip
"""In the order in which the app lists them."""
BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}
FREE = ("keys", "commands", "termbases", "editor")
"""Tables of the file whose keys are the reader's own choice."""


class Settings:
    """The settings in force.

    Args:
        path: The file, which need not be there; None keeps changes in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.problems: list[str] = []
        """Sentences on what the file says wrong, and on what could not be written."""
        self.keys: dict[str, tuple[str, ...]] = {}
        """Keys by the id of the action that they do instead of the table's."""
        self.commands: dict[str, str] = {}
        """External commands by name."""
        self.order: tuple[str, ...] = ()
        """Names of termbases in the order in which they are asked (``termbases.order``)."""
        self.off: tuple[str, ...] = ()
        """Names of those not to be asked (``termbases.off``)."""
        self.editor = ""
        """What the history of an entry calls whoever edits it (``editor.name``)."""
        self._values: dict[str, Value] = {}
        if path is not None:
            self._take(self._read(path))

    def __getitem__(self, name: str) -> Value:
        """Return the value of a setting; raises KeyError for a name that is none."""
        return self._values.get(name, BY_NAME[name].default)

    def text(self, name: str) -> str:
        """Return the value of a setting that is a word."""
        return str(self[name])

    def number(self, name: str) -> int:
        """Return the value of a setting that is a number, or a choice of yes (1) and no (0)."""
        return int(self[name])

    def change(self, name: str, value: Value) -> None:
        """Set something from now on, and in the file, if there can be one."""
        if self[name] == value:
            return
        self._values[name] = value
        self._keep(name, value)

    def arrange(self, order: Sequence[str], off: Sequence[str]) -> None:
        """Ask the termbases in this order from now on, and some not at all."""
        for name, old, new in (("order", self.order, order), ("off", self.off, off)):
            if old != tuple(new):
                setattr(self, name, tuple(new))
                self._keep(f"termbases.{name}", list(new))

    def _keep(self, name: str, value: Value | list[str]) -> None:
        """Write a change to the file, if there is one."""
        if self.path is not None:
            try:
                _write(self.path, name, value)
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or error
                sentence = _("{file} cannot be written ({reason}); the change lasts for this run.")
                self._complain(sentence.format(file=self.path, reason=reason))

    def following(self, name: str, step: int = 1) -> Value:
        """Return the choice that comes after the present value; the first after the last."""
        choices = BY_NAME[name].choices
        value = self[name]
        at = choices.index(value) if value in choices else -1
        return choices[(at + step) % len(choices)]

    def _read(self, path: Path) -> Mapping[str, Any]:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._complain(f"{path}: {error.strerror or error}.")
            return {}
        import tomllib

        try:
            return tomllib.loads(data.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            sentence = _("{file}: {reason}; mend the file, nothing in it is used until then.")
            self._complain(sentence.format(file=path, reason=error))
            return {}

    def _take(self, tables: Mapping[str, Any]) -> None:
        for table, content in tables.items():
            if not isinstance(content, Mapping):
                self._reject(table)
                continue
            for key, value in content.items():
                if table in FREE:
                    self._take_free(table, key, value)
                else:
                    self._take_one(f"{table}.{key}", value)

    def _take_one(self, name: str, value: object) -> None:
        setting = BY_NAME.get(name)
        if setting is None:
            sentence = _("{file}: there is no setting {name}; docs/settings.md lists them.")
            self._complain(sentence.format(file=self.path, name=name))
        elif type(value) is int and type(setting.default) is int:
            numbers = [int(one) for one in setting.choices]
            if min(numbers) <= value <= max(numbers):
                self._values[name] = value
            else:
                self._reject(name, setting)
        elif (isinstance(value, (str, bool)) and value in setting.choices) or (
            setting.pattern and isinstance(value, str) and re.fullmatch(setting.pattern, value)
        ):
            self._values[name] = value
        else:
            self._reject(name, setting)

    def _take_free(self, table: str, key: str, value: object) -> None:
        if table == "commands" and isinstance(value, str) and value.strip():
            self.commands[key] = value
        elif table == "keys" and isinstance(value, str):
            self.keys[key] = (value,)
        elif table == "keys" and _are_words(value):
            self.keys[key] = tuple(value)
        elif table == "termbases" and key in ("order", "off") and _are_words(value):
            setattr(self, key, tuple(value))
        elif table == "editor" and key == "name" and isinstance(value, str):
            self.editor = value.strip()
        else:
            self._reject(f"{table}.{key}")

    def _reject(self, name: str, setting: Setting | None = None) -> None:
        if setting is None:
            sentence = _("{file}: {name} is not written as docs/settings.md says.")
            self._complain(sentence.format(file=self.path, name=name))
            return
        choices = ", ".join(_shown(one) for one in setting.choices)
        sentence = _("{file}: {name} must be one of: {choices}; the default is used.")
        self._complain(sentence.format(file=self.path, name=name, choices=choices))

    def _complain(self, sentence: str) -> None:
        self.problems.append(sentence)


def _are_words(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _shown(value: Value) -> str:
    """Return a value as it is written in the file."""
    return str(value).lower() if isinstance(value, (bool, int)) else f'"{value}"'


def _write(path: Path, name: str, value: Value | list[str]) -> None:
    """Set one key of the file, keeping everything else of it.

    Raises:
        OSError: It cannot be written; the old file stands.
        ValueError: It is not TOML; it stands as it is.
    """
    import tempfile

    import tomlkit

    try:
        document = tomlkit.parse(path.read_text("utf-8"))
    except FileNotFoundError:
        document = tomlkit.document()
    table, _dot, key = name.partition(".")
    if table not in document:
        document[table] = tomlkit.table()
    content: Any = document[table]
    content[key] = value
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, fresh = tempfile.mkstemp(prefix=FILE, dir=path.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as stream:
            stream.write(tomlkit.dumps(document))
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(fresh, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(fresh)
        raise


def default_path() -> Path:
    """Return the file: in ``TILMASH_CONFIG_DIR``, or in the platform's folder."""
    return Path(folder("config")) / FILE
