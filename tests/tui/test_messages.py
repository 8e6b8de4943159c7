"""The interface's language: chosen from the locale, switched at run time."""

from __future__ import annotations

import pytest

from tui.messages import language_of_locale


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        pytest.param({}, "en", id="nothing set"),
        pytest.param({"LANG": "kk_KZ.UTF-8"}, "kk", id="LANG"),
        pytest.param({"LANG": "ru_RU.UTF-8", "LC_ALL": "kk_KZ"}, "kk", id="LC_ALL wins"),
        pytest.param({"LANG": "ru", "LC_MESSAGES": "en_GB"}, "en", id="LC_MESSAGES before LANG"),
        pytest.param({"LANG": "ru", "LC_ALL": ""}, "ru", id="empty counts as unset"),
        pytest.param({"LANG": "de_DE.UTF-8"}, "en", id="no catalogue"),
        pytest.param({"LANG": "C.UTF-8"}, "en", id="C"),
    ],
)
def test_language_follows_the_locale(environment: dict[str, str], tag: str) -> None:
    assert language_of_locale(environment) == tag
