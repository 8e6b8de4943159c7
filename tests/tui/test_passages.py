"""Passages of a term: of what is read, then of the whole library, node under node."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len

from tests.tui.conftest import OpenReader

_TEXT = """Жағымды имидж қалыптастыру үшін жұмыс істейді, ал корпоративтік ими-
джін қоғамдық пікір бағалайды, оны үнемі жақсарту қажет деп есептеледі.

Дауысы қатты. 中文字 é\u0301 имидж 👩\u200d👩\u200d👧 имидж.
"""


async def test_every_place_is_one_passage_and_nodes_stand_in_one_column(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, "utf-8")
    async with open_reader(str(tmp_path / "a.txt"), (60, 20)) as reader:
        await reader.press("n", "g", "r")
        items = reader.screen.list.items
        documents = [item.text for item in items if item.target is None]
        assert documents[0] == "a.txt (4)" and len(documents) > 1
        passages = [item for item in items if item.target is not None]
        nodes = [item.text[item.marks[0].start : item.marks[0].end] for item in passages[:4]]
        assert nodes[0] == "имидж қалыптастыру" and nodes[1].endswith("имиджін")
        assert nodes[2:] == ["имидж", "имидж"]
        for item in passages:
            assert cell_len(item.text[: item.marks[0].start]) == 56 // 3
            assert cell_len(item.text) <= 56
