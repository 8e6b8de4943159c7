"""Two texts side by side: the sentence that translates the cursor's, and corrections by keys."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import OpenReader, Reader
from tui.panes.counterpart import counterpart

ONE = ["Бірінші сөйлем осы. Екінші сөйлем ұзақтау болып жазылды.", "Екінші абзац тұр.", "Үшінші."]
OTHER = ["The first sentence. The second one is written longer.", "The second one.", "A third."]


def _beside(reader: Reader) -> list[str]:
    flow = reader.screen.text.view.flow
    return [flow.laid(number).texts[1] for number in range(3)]


async def test_an_alignment_is_corrected_kept_and_taken_back(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    paths = tmp_path / "a.txt", tmp_path / "b.txt"
    for path, texts in zip(paths, (ONE, OTHER), strict=True):
        path.write_text("\n\n".join(texts), "utf-8")
    async with open_reader(
        str(paths[0]), (120, 30), beside=str(paths[1]), glossary=False
    ) as reader:
        await reader.press("z")
        if len(reader.screen.text.view.flow.sources) < 2:
            await reader.press("t")
        assert _beside(reader) == OTHER
        await reader.press("g", "j")
        assert _beside(reader) == [f"{OTHER[0]}\n{OTHER[1]}", "", OTHER[2]]
        await reader.press("g", ">")
        assert _beside(reader) == ["", f"{OTHER[0]}\n{OTHER[1]}", OTHER[2]]
        await reader.press("g", "u", "g", "u", "g", "u")
        assert "no correction" in reader.rows[-1]
        assert _beside(reader) == OTHER
        await reader.press("}", "g", "k")
        assert _beside(reader) == [OTHER[0], "", f"{OTHER[1]}\n{OTHER[2]}"]
    async with open_reader(
        str(paths[0]), (120, 30), beside=str(paths[1]), glossary=False
    ) as reader:
        await reader.press("z")
        if len(reader.screen.text.view.flow.sources) < 2:
            await reader.press("t")
        assert _beside(reader) == [OTHER[0], "", f"{OTHER[1]}\n{OTHER[2]}"]


async def test_the_sentence_beside_is_marked(open_reader: OpenReader) -> None:
    async with open_reader("pr", (120, 30), glossary=False) as reader:
        await reader.press("z", "t", "}", "}", ")")
        view = reader.screen.text.view
        here, there = counterpart(view, view.block, 0), counterpart(view, view.block, 1)
        assert here is not None and there is not None
        assert here[0] <= view.at < here[1]
        texts = view.laid.texts
        assert texts[0][here[0] : here[1]].strip() and texts[1][there[0] : there[1]].strip()
        assert counterpart(view, view.block + 1, 1) is None
