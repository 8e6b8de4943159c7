"""A picture as cells: two pixels in each, one above the other. Plain functions: no app."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 60_000_000
"""Pixels of the largest picture that is unpacked: a page at 600 dpi has 35 million."""
HALF = "▀"


class PictureError(Exception):
    """A picture cannot be shown; its text is the reason."""


def image(data: bytes, width: int, height: int, *, enlarge: bool = False) -> Image:
    """Return a picture that fits, on white paper.

    Args:
        data: Its file: PNG, JPEG, GIF, WebP or another that Pillow reads.
        width: Pixels.
        height: Pixels.
        enlarge: Whether a smaller one is made as large as fits, twice as large at the most.

    Raises:
        PictureError: It is no picture, is damaged, or is larger than :data:`MOST_PIXELS`.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureError(f"{opened.width} x {opened.height}")
            opened.draft("RGB", (width, 2 * height))
            found = opened.convert("RGBA")
    except UnidentifiedImageError as error:
        raise PictureError("format") from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError,
            Image.DecompressionBombError) as error:  # fmt: skip
        raise PictureError(str(error)) from error
    found.thumbnail((max(1, width), max(2, height)))
    if enlarge:
        times = min(2.0, width / found.width, height / found.height)
        if times > 1:
            found = found.resize((int(found.width * times), int(found.height * times)))
    paper = Image.new("RGBA", found.size, "white")
    paper.alpha_composite(found)
    return paper.convert("RGB")


def cells(data: bytes, width: int, height: int) -> list[list[Segment]]:
    """Return a picture as rows of segments, as large as fits.

    Args:
        data: Its file.
        width: Cells.
        height: Rows.

    Raises:
        PictureError: As of :func:`image`.
    """
    pixels = image(data, width, 2 * height)
    rows = []
    for top in range(0, pixels.height, 2):
        row = []
        for column in range(pixels.width):
            upper = _color(pixels.getpixel((column, top)))
            below = top + 1 < pixels.height
            lower = _color(pixels.getpixel((column, top + 1))) if below else None
            row.append(Segment(HALF, Style(color=upper, bgcolor=lower)))
        rows.append(row)
    return rows


def _color(pixel: object) -> Color:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return Color.from_rgb(red, green, blue)
