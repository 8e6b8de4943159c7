"""Links within the words of a paragraph that is still being put together.

Their edges stand in the text as noncharacters, which no document means to have (Unicode 16.0,
§ 23.7), until white space is settled; then they come out, and what is between them has offsets.
"""

from __future__ import annotations

from collections import deque

from texts.document import Link

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_OUT = str.maketrans("", "", OPEN + CLOSE)


class Links:
    """The links of a document in the order of its text."""

    def __init__(self) -> None:
        self._targets: deque[str] = deque()

    def begin(self, target: str) -> str:
        """Return what stands for the beginning of a link to somewhere."""
        self._targets.append(target)
        return OPEN

    def end(self) -> str:
        """Return what stands for the end of the link that was begun last."""
        return CLOSE

    def settled(self, text: str, *, spaced: bool = False) -> tuple[str, tuple[Link, ...]]:
        """Take the edges out of a text.

        Args:
            text: The next part of the document's text, edges and all.
            spaced: Whether its spaces stay as they are; else those that meet become one.

        Returns:
            The text, and the links in it; one that goes on in the next part ends with this one.
        """
        if OPEN not in text and CLOSE not in text:
            return text, ()
        letters: list[str] = []
        links: list[Link] = []
        begun = -1
        target = ""
        for letter in text:
            if letter == OPEN:
                begun, target = len(letters), self._targets.popleft() if self._targets else ""
            elif letter == CLOSE:
                links += _link(letters, begun, target)
                begun = -1
            elif spaced or letter != " " or (letters and letters[-1] not in " \n"):
                letters.append(letter)
        links += _link(letters, begun, target)
        while not spaced and letters and letters[-1] == " ":
            letters.pop()
        end = len(letters)
        return "".join(letters), tuple(one._replace(end=min(one.end, end)) for one in links)


def clean(text: str) -> str:
    """Return a text without the two noncharacters, should a document have them."""
    return text.translate(_OUT) if OPEN in text or CLOSE in text else text


def _link(letters: list[str], begun: int, target: str) -> list[Link]:
    """Return the link between a place and the end of what is there; none if it holds no words."""
    if begun < 0 or not target:
        return []
    end = len(letters)
    while begun < end and letters[begun].isspace():
        begun += 1
    while end > begun and letters[end - 1].isspace():
        end -= 1
    return [Link(begun, end, target)] if end > begun else []
