"""What the documents promise: every command, option, key and dependency is in them, and true."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path

import pytest

from tui import actions
from tui.arguments import parser
from tui.messages import INTERFACE_LANGUAGES
from tui.settings import SETTINGS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def commands() -> dict[str, argparse.ArgumentParser]:
    (group,) = (one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(group.choices)


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_documented(name: str) -> None:
    assert f"`tilmash {name}" in README
    assert f"`tilmash {name}" in CLI
    for action in commands()[name]._actions:
        for option in action.option_strings:
            if option.startswith("--") and option != "--help":
                assert option in CLI, (name, option)


def test_no_option_is_documented_that_is_not_there() -> None:
    known = {
        option for command in commands().values() for one in command._actions
        for option in one.option_strings
    }  # fmt: skip
    assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", CLI)) <= known | {"--version"}


def test_the_keys_of_the_readme_are_those_of_the_program() -> None:
    known = {actions.key_name(key) for action in actions.ACTIONS for key in action.keys}
    known |= {"m", "'"}  # with a letter after them
    table = README.partition("## Keys")[2].partition("##")[0]
    for key in re.findall(r"`([^`]+)`", table):
        assert key in known, key


@pytest.mark.parametrize("action", actions.ACTIONS, ids=lambda action: str(action.id))
def test_every_action_can_be_found(action: actions.Action) -> None:
    assert action.label and action.help and action.places
    assert action.keys or action.id in ("theme", "language")


def test_keys_mean_one_thing_in_a_place() -> None:
    for place in (actions.TEXT, actions.ENTRY, actions.LIST):
        keys = [key for action in actions.at(place) for key in action.keys]
        assert len(keys) == len(set(keys)), place


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    extra = PROJECT["optional-dependencies"]["dev"]
    for requirement in (*PROJECT["dependencies"], *extra):
        name = re.split(r"[<>=~!\[]", requirement)[0]
        assert f"`{name}`" in reasons, name


def test_links_between_documents_lead_somewhere() -> None:
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), (path.name, target)


def test_the_readme_has_both_lines() -> None:
    assert "pip install . && .venv/bin/tilmash\n" in README
    assert ".venv/bin/python -m pytest" in README.partition("<!-- test line -->")[2]


def test_the_interface_languages_are_those_promised() -> None:
    assert set(INTERFACE_LANGUAGES) == {"kk", "ru", "en"}


def test_the_settings_are_documented() -> None:
    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    for setting in SETTINGS:
        assert f"\n{setting.name.partition('.')[2]} = " in text, setting.name
    for action in actions.ACTIONS:
        assert f"`{action.id}`" in text, action.id
