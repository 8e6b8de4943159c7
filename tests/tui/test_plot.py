"""The dispersion plot of a term: its strip, its chapters, and the way to them."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import OpenReader


async def test_a_term_is_shown_over_the_document(open_reader: OpenReader, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Бірінші\n\nИмидж деген не?\n\nБос абзац.\n\n# Екінші\n\nБасқа.\n\n# Үшінші\n\n"
        "Имиджін қалыптастыру.\n\nИмиджге әсер.\n",
        "utf-8",
    )
    async with open_reader(str(path), (80, 24)) as reader:
        await reader.press("}", "g", "l")
        texts = [item.text for item in reader.screen.list.items]
        assert "^" in texts[1]
        assert [text.split()[0] for text in texts[2:]] == ["1", "2"]
        assert texts[2].endswith("Бірінші") and texts[3].endswith("Үшінші")
        await reader.press("j", "enter")
        assert reader.screen.text.view.text == "Имиджін қалыптастыру."
        await reader.press("escape", "g", "g", "}", "}", "g", "l")
        assert reader.screen.list.items == () or not reader.screen.list.has_focus
