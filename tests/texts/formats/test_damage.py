"""Files cut off or spoilt anywhere: opened as far as they go, or refused in one sentence."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.texts.formats.samples import ALL
from texts.errors import TextsError
from texts.opening import open_source

WHOLE = {name: make() for name, make in ALL.items()}


def _read(name: str, data: bytes) -> list[str]:
    """Return the blocks of a file, as a reader would go through it; none if it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            source = open_source(str(path))
            while source.grow():
                pass
            texts = []
            for number in range(source.known):
                block = source.block(number)
                texts.append(block.text)
                for link in block.links:
                    assert 0 <= link.start < link.end <= len(block.text)
                    source.destination(block.id, link.target)
        except TextsError as error:
            assert str(error).count("\n") == 0 and str(error).endswith(".")
            return []
        return texts


@pytest.mark.parametrize("name", ALL)
def test_a_whole_file_is_read(name: str) -> None:
    assert any(_read(name, WHOLE[name]))


@pytest.mark.parametrize("name", ALL)
def test_a_file_cut_off_anywhere_never_fails_otherwise(name: str) -> None:
    whole = WHOLE[name]
    for size in range(0, len(whole), max(1, len(whole) // 40)):
        _read(name, whole[:size])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(ALL)),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_spoilt_bytes_never_fail_otherwise(name: str, spoilt: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE[name])
    for at, byte in spoilt:
        data[at % len(data)] = byte
    _read(name, bytes(data))
