"""Links in every format that has them: where they stand, and where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.texts.formats.samples import LINKED
from texts.formats.links import Links
from texts.opening import open_source


@pytest.mark.parametrize("name", LINKED)
def test_links_lead_to_what_they_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(LINKED[name]())
    source = open_source(str(path))
    linked = next(block for number in range(source.known) if (block := source.block(number)).links)
    note, inner, outer = linked.links
    assert linked.text == "Сөз[1], соңына сыртқа.".replace(
        "[1]", "[n1]" if name.endswith("md") else "[1]"
    )
    assert linked.text[inner.start : inner.end] == "соңына"
    assert linked.text[outer.start : outer.end] == "сыртқа"
    assert outer.target == "https://example.org/a"
    assert source.destination(linked.id, outer.target) is None
    said = []
    for link in (note, inner):
        goal = source.destination(linked.id, link.target)
        assert goal is not None
        while source.number(goal.id) is None:
            assert source.grow()
        said.append(goal.text)
    assert said[0].endswith("Ескерту осында.") and said[1] == "Соңы"


@pytest.mark.parametrize(
    ("parts", "text", "links"),
    [
        (["a", "<#x", "b", ">", "c"], "abc", [(1, 2, "#x")]),
        (["a ", "<#x", " b ", ">", " c"], "a b c", [(2, 3, "#x")]),
        (["<#x", ">", "a"], "a", []),
        (["<#x", "a"], "a", [(0, 1, "#x")]),
        (["a", ">", "b"], "ab", []),
        (["<#x", "a", ">", "<#y", "b", ">"], "ab", [(0, 1, "#x"), (1, 2, "#y")]),
        (["a", "<#x", " ", ">"], "a", []),
    ],
)
def test_edges_come_out_when_spaces_are_settled(
    parts: list[str], text: str, links: list[tuple[int, int, str]]
) -> None:
    edges = Links()
    marked = "".join(
        edges.begin(part[1:]) if part[0] == "<" else edges.end() if part == ">" else part
        for part in parts
    )
    settled, found = edges.settled(marked)
    assert (settled, [tuple(one) for one in found]) == (text, links)
