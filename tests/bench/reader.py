"""``python -m tests.bench reader``: the reader beside other readers, on the same texts.

Each program is run in a pseudo-terminal and timed from outside; what is not installed is left out.
Others are found on the search path or in the folders named in ``TILMASH_BENCH_PATH``; real books
in the folder named in ``TILMASH_BENCH_BOOKS``. ``TILMASH_BENCH_TEXTS`` names the texts to measure,
parted by commas, by any part of what they are called here: ``100 MB,books,search``.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from tests.bench.processes import in_turns, process
from tests.bench.targets import (
    HIT,
    MEMORY,
    OURS,
    SCROLLVIEW,
    SMALLEST,
    Figures,
    compared,
    print_compared,
    slow,
)
from tests.bench.terminal import Program

RUNS = 5
"""Starts of each program; the median counts."""
LINES, PAGES = 60, 30
"""Presses."""
PASS = "python -c pass"
HITS = {0.1: "қарлығаш", 0.5: "бәйтерек"}
"""Words that the long texts have once, and how far into them; the last is at the end."""
SMALLEST_APP = """
from textual.app import App
from textual.widgets import Label
class Smallest(App):
    def compose(self):
        yield Label("smallest application")
Smallest().run()
"""
SCROLLVIEW_APP = """
import sys
from rich.segment import Segment
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
LINES = []
with open(sys.argv[1], "rb") as stream:
    for line in stream.read(3_000_000).decode("utf-8", "ignore").splitlines():
        LINES += [line[at:at + 90] for at in range(0, len(line), 90)] or [""]
class View(ScrollView, can_focus=True):
    def on_mount(self):
        self.virtual_size = Size(90, len(LINES))
    def render_line(self, y):
        at = self.scroll_offset.y + y
        text = LINES[at] if at < len(LINES) else ""
        return Strip([Segment(text.ljust(self.size.width))])
class Smallest(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield View()
    def on_key(self, event):
        view = self.query_one(View)
        if event.key == "j":
            view.scroll_relative(y=1, animate=False)
        if event.key == "space":
            view.scroll_relative(y=view.size.height - 1, animate=False)
Smallest().run()
"""
PARAGRAPH = (
    "Мемлекеттік органдар қызметінің ашықтығы олардың жұмыс істеуінің ең маңызды "
    "көрсеткіштерінің бірі болып табылады. {n} Мемлекеттік билік органдарының шешімдері туралы "
    "ақпараттарға деген азаматтардың қолжетімділік деңгейі қоғамның дәрежесін білдіреді."
)


class Reader(NamedTuple):
    """A program to measure."""

    command: tuple[str, ...]
    """Without the file."""
    page: str
    """The key for a page."""
    books: bool
    """Whether it reads EPUB; else plain text."""
    kind: str = ""
    """Ending of the files that it reads besides, e.g. ``.md``."""


def main(folder: Path, environment: Mapping[str, str]) -> None:
    """Print the tables."""
    texts, books = made(folder)
    base = median(in_turns({PASS: process([sys.executable, "-c", "pass"], {})}, RUNS * 2)[PASS])
    print(f"\n{PASS}: {base:.1f} ms")
    readers = _readers()
    for title, files, rich in (("plain text", texts, False), ("EPUB", books, True)):
        for name, path in files.items():
            if not _is_wanted(f"{title}, {name}"):
                continue
            print(f"\n{title}, {name}")
            _print_head()
            found: dict[str, Figures] = {}
            for reader_name, reader in readers.items():
                opened = _file_for(reader, path, rich)
                if opened is not None:
                    found |= _measure(reader_name, reader, opened, environment, base)
            print_compared(compared(found, base, book=rich))
    if _is_wanted("search"):
        for word in HITS.values():
            _search(texts["100 MB"], word, f"Бұл жерде {word}", environment)
        _search(texts["100 MB"], "имидж", "Ақырында имидж", environment)
        _search(_line(folder), "имидж", "Ақырында имидж", environment)


def _is_wanted(name: str) -> bool:
    wanted = os.environ.get("TILMASH_BENCH_TEXTS", "").split(",")
    return any(one.strip().lower() in name.lower() for one in wanted)


def made(folder: Path) -> tuple[dict[str, Path], dict[str, Path]]:
    """Make the texts and books; return them by what they are called."""
    texts = {}
    for name, size in (("25 KB", 25_000), ("3 MB", 3_000_000), ("100 MB", 100_000_000)):
        path = folder / (name.replace(" ", "") + ".txt")
        with path.open("w", encoding="utf-8") as stream:
            written = number = 0
            rare = dict(HITS)
            while written < size - 200:
                for share in [one for one in rare if size > 1_000_000 and written > one * size]:
                    stream.write(f"Бұл жерде {rare.pop(share)} тұр.\n\n")
                written += len((PARAGRAPH.format(n=number) + "\n\n").encode())
                stream.write(PARAGRAPH.format(n=number) + "\n\n")
                number += 1
            stream.write("Ақырында имиджінің өзі келді.\n")
        texts[name] = path
        shutil.copy(path, path.with_suffix(".md"))
    books = {
        "25 KB": _book(folder / "25KB.epub", [40]),
        "3 MB": _book(folder / "3MB.epub", [160] * 34),
        "300 chapters, 100 MB of pictures": _book(folder / "many.epub", [10] * 300, 100),
        "second chapter of 1 MB": _book(folder / "long.epub", [10, 1900, 10]),
    }
    given = os.environ.get("TILMASH_BENCH_BOOKS")
    for path in sorted(Path(given).glob("*.epub")) if given else ():
        books[f"books, {path.name}"] = path
    return texts, books


def _line(folder: Path) -> Path:
    """Write a line of 10 MB."""
    path = folder / "line.txt"
    sentence = PARAGRAPH.format(n=0) + " "
    path.write_text(sentence * (10_000_000 // len(sentence.encode())) + "Ақырында имидж.", "utf-8")
    return path


def _book(path: Path, chapters: Sequence[int], pictures: int = 0) -> Path:
    """Write an EPUB with chapters of so many paragraphs, and so many pictures of 1 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
            '<rootfiles><rootfile full-path="a.opf" '
            'media-type="application/oebps-package+xml"/></rootfiles></container>')  # fmt: skip
        numbers = range(len(chapters))
        items = [f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>'
                 for n in numbers]  # fmt: skip
        items += [f'<item id="p{n}" href="p{n}.png" media-type="image/png"/>'
                  for n in range(pictures)]  # fmt: skip
        spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
        points = "".join(
            f'<navPoint id="n{n}" playOrder="{n + 1}"><navLabel><text>Тарау {n + 1}</text>'
            f'</navLabel><content src="c{n}.xhtml"/></navPoint>' for n in numbers)  # fmt: skip
        archive.writestr("toc.ncx",
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/>'
            f"<docTitle><text>Кітап</text></docTitle><navMap>{points}</navMap></ncx>")  # fmt: skip
        archive.writestr("a.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Кітап</dc:title>'
            '<dc:language>kk</dc:language><dc:identifier id="i">i</dc:identifier></metadata>'
            f'<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
            f'{"".join(items)}</manifest><spine toc="ncx">{spine}</spine></package>'
        )  # fmt: skip
        for n, count in enumerate(chapters):
            body = "".join(f"<p>{PARAGRAPH.format(n=one)}</p>" for one in range(count))
            archive.writestr(f"c{n}.xhtml",
                '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title></head><body>'
                f"<h1>Тарау {n + 1}</h1>{body}</body></html>")  # fmt: skip
        for n in range(pictures):
            archive.writestr(f"p{n}.png", os.urandom(1_000_000), zipfile.ZIP_STORED)
    return path


def _readers() -> dict[str, Reader]:
    """Return what is installed of the programs to compare, the smallest apps among them."""
    python = sys.executable
    found = {
        SMALLEST: Reader((python, "-c", SMALLEST_APP), "", True, ".txt"),
        SCROLLVIEW: Reader((python, "-c", SCROLLVIEW_APP), " ", False),
        OURS: Reader((str(Path(python).with_name("tilmash")), "read"), " ", True, ".txt"),
    }
    places = os.pathsep.join(filter(None, [os.environ.get("TILMASH_BENCH_PATH"), os.defpath]))
    for name, page, books, kind in (
        ("less", " ", False, ""), ("epy", " ", True, ""), ("baca", " ", True, ""),
        ("bookreader", " ", True, ""), ("frogmouth", " ", False, ".md"),
    ):  # fmt: skip
        path = shutil.which(name, path=places)
        if path:
            found[name] = Reader((path,), page, books, kind)
    return found


def _file_for(reader: Reader, path: Path, rich: bool) -> Path | None:
    if rich:
        return path if reader.books else None
    if reader.kind == ".md":
        return path.with_suffix(".md")
    return path if not reader.books or reader.kind else None


def _measure(
    name: str, reader: Reader, path: Path, environment: Mapping[str, str], base: float
) -> dict[str, Figures]:
    """Print what is measured of a program; return it by the program's name."""
    try:
        figures = _figures(reader, path, environment)
    except TimeoutError:
        print(f"  {name:<22}nothing came in a minute")
        return {}
    if not reader.page:
        print(f"  {name:<22}{figures.first:8.0f}{figures.first / base:7.1f}{figures.memory:54.0f}")
        return {name: figures}
    line, page = ([one.milliseconds for one in of] for of in (figures.line, figures.page))
    sizes, page_sizes = ([one.size for one in of] for of in (figures.line, figures.page))
    print(
        f"  {name:<22}{figures.first:8.0f}{figures.first / base:7.1f}"
        f"{median(line):8.1f}{slow(line):7.1f}{median(sizes):8.0f}{fmean(sizes):7.0f}"
        f"{median(page):8.1f}{slow(page):7.1f}{median(page_sizes):9.0f}{figures.memory:7.0f}"
    )
    return {name: figures}


def _print_head() -> None:
    print(f"  {'':<22}{'first':>8}{'ratio':>7}{'line':>8}{'p95':>7}{'bytes':>8}{'mean':>7}"
          f"{'page':>8}{'p95':>7}{'bytes':>9}{'MB':>7}")  # fmt: skip


def _figures(reader: Reader, path: Path, environment: Mapping[str, str]) -> Figures:
    command = [*reader.command, str(path)]
    firsts = []
    for _run in range(RUNS):
        program = Program(command, _fresh(environment, path.parent))
        try:
            firsts.append(program.first_content(12))
            if firsts[-1] > 5_000:
                break
        finally:
            program.end()
    program = Program(command, _fresh(environment, path.parent))
    try:
        program.first_content(12)
        program.settle(1.5)
        lines = [program.press("j") for _ in range(LINES)] if reader.page else []
        pages = [program.press(reader.page) for _ in range(PAGES)] if reader.page else []
        memory = program.memory()
    finally:
        program.end()
    return Figures(median(firsts), lines, pages, memory)


def _fresh(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return an environment in which nothing has been read; also where others keep their state."""
    home = tempfile.mkdtemp(dir=folder)
    return {**environment, "TILMASH_DATA_DIR": home, "HOME": home, "XDG_CONFIG_HOME": home,
            "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home}  # fmt: skip


def _search(path: Path, word: str, beside: str, environment: Mapping[str, str]) -> None:
    """Print how long the first hit of a search takes, beside grep, and the memory after it."""
    taken = []
    command = [str(Path(sys.executable).with_name("tilmash")), "read", str(path)]
    for _run in range(RUNS):
        program = Program(command, _fresh(environment, path.parent))
        program.first_content(12)
        program.settle(1.5)
        program.press("/")
        program.watch()
        begun = time.perf_counter()
        program.type(word)
        taken.append(1000 * (program.wait_for(beside) - begun))
        program.press("\r")
        program.settle(1.0)
        memory = program.memory()
        program.end()
    print(f"\nfirst hit of {word} in {path.name}: {median(taken):.0f} ms, "
          f"{memory:.0f} MB once it is counted")  # fmt: skip
    grep = shutil.which("grep")
    if grep:
        run = process([grep, "-m1", "-i", word, str(path)], {"LC_ALL": "C.UTF-8"})
        base = median(in_turns({"": run}, RUNS)[""])
        print(f"  grep -i: {base:.0f} ms")
        print_compared([("first hit / grep", median(taken) / base, HIT),
                        ("memory, MB", memory, MEMORY)])  # fmt: skip
