"""Markup as a tree without lxml, whose import takes longer than a book's first page may.

Expat of the standard library reads what is well formed, declares nothing and is not long; all else
is left to lxml, which mends. Elements have the part of lxml's interface that
:mod:`texts.formats.html` and its neighbours use, and mean the same (a property test compares the
two), so that nobody needs to know which of the two read a chapter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from lxml import etree

LONGEST = 1 << 20
"""Bytes of the longest markup that is read here; longer is quicker read by lxml, import and all."""
DEEPEST = 200
"""Levels of nesting; at 256 libxml2 begins to leave out."""


class Unfit(Exception):
    """What is left to lxml."""


class Element:
    """An element, comment or processing instruction.

    Args:
        tag: Its name, ``{namespace}name``; None for what is no element.
        attributes: By name.
    """

    __slots__ = ("_attributes", "_children", "_parent", "tag", "tail", "text")

    def __init__(self, tag: str | None, attributes: dict[str, str] | None = None) -> None:
        self.tag = tag
        self.text: str | None = None
        self.tail: str | None = None
        self._attributes = attributes or {}
        self._children: list[Element] = []
        self._parent: Element | None = None

    def __len__(self) -> int:
        return len(self._children)

    def __iter__(self) -> Iterator[Element]:
        return iter(self._children)

    def get(self, name: str, default: str | None = None) -> str | None:
        """Return the value of an attribute."""
        return self._attributes.get(name, default)

    @property
    def last(self) -> Element:
        """Its last child; raises IndexError if it has none."""
        return self._children[-1]

    def getparent(self) -> Element | None:
        """Return the element that it stands in."""
        return self._parent

    def append(self, child: Element) -> None:
        """Take a child, the last one."""
        child._parent = self
        self._children.append(child)

    def makeelement(self, tag: str) -> Element:
        """Return a new element of the same kind as this."""
        return Element(tag)

    def iter(self, wanted: str | None = None) -> Iterator[Element]:
        """Yield it and what is in it, in document order.

        Args:
            wanted: A name, with its namespace or with ``{*}`` for any and for none.
        """
        todo = [self]
        while todo:
            one = todo.pop()
            if wanted is None or one._is(wanted):
                yield one
            todo.extend(reversed(one._children))

    def iterdescendants(self) -> Iterator[Element]:
        """Yield what is in it, in document order."""
        found = self.iter()
        next(found)
        return found

    def iterchildren(self, wanted: str) -> Iterator[Element]:
        """Yield its children of a name; see :meth:`iter`."""
        return (one for one in self._children if one._is(wanted))

    def iterancestors(self, wanted: str) -> Iterator[Element]:
        """Yield the elements of a name that it stands in, from inside out; see :meth:`iter`."""
        one = self._parent
        while one is not None:
            if one._is(wanted):
                yield one
            one = one._parent

    def itertext(self) -> Iterator[str]:
        """Yield the texts in it, in document order; of a comment what follows it."""
        for event, one in Walk(self, ("start", "end", "comment", "pi")):
            if event == "start" and one.text:
                yield one.text
            if event != "start" and one is not self and one.tail:
                yield one.tail

    def _is(self, wanted: str) -> bool:
        if self.tag is None:
            return False
        if wanted.startswith("{*}"):
            return self.tag.rpartition("}")[2] == wanted[3:]
        return self.tag == wanted


class Comment(Element):
    """A comment."""

    __slots__ = ()
    event = "comment"


class Instruction(Element):
    """A processing instruction."""

    __slots__ = ()
    event = "pi"


class Walk:
    """What begins and ends in an element, itself included; see ``lxml.etree.iterwalk``.

    Args:
        root: The element.
        events: Which of ``start``, ``end``, ``comment``, ``pi``.
    """

    def __init__(self, root: Element, events: tuple[str, ...]) -> None:
        self._events = events
        self._open: list[tuple[Element, Iterator[Element]]] = []
        self._next: Element | None = root
        self._skipped = False

    def __iter__(self) -> Walk:
        return self

    def __next__(self) -> tuple[str, Element]:
        while True:
            if self._next is not None:
                one, self._next = self._next, None
                if isinstance(one, Comment | Instruction):
                    if one.event in self._events:
                        return one.event, one
                    continue
                self._open.append((one, iter(one._children)))
                return "start", one
            if not self._open:
                raise StopIteration
            one, children = self._open[-1]
            self._next = None if self._skipped else next(children, None)
            self._skipped = False
            if self._next is None:
                self._open.pop()
                return "end", one

    def skip_subtree(self) -> None:
        """Pass over what is in the element that has just begun; its end comes next."""
        self._skipped = True


def walk(root: etree._Element, events: tuple[str, ...]) -> etree.iterwalk[Any]:
    """Return what begins and ends in an element of lxml's or of this module's."""
    if isinstance(root, Element):
        return cast("etree.iterwalk[Any]", Walk(root, events))
    from lxml import etree

    return etree.iterwalk(root, events=events)


def parse(data: bytes) -> etree._Element | None:
    """Parse well-formed XML in UTF-8 whose entities are characters or XML's own.

    Returns:
        The root; None for what is left to lxml.
    """
    if len(data) > LONGEST:
        return None
    from pyexpat import ExpatError

    try:
        return cast("etree._Element", Builder().built(data))
    except (ExpatError, Unfit, UnicodeError):
        return None


class Builder:
    """A tree that is being read."""

    def __init__(self) -> None:
        self.root: Element | None = None
        """The root, once it has begun."""
        self.open: list[Element] = []
        """What has begun and not ended, the root first."""
        self._last: Element | None = None

    def built(self, data: bytes) -> Element | None:
        """Return the root of some bytes."""
        from pyexpat import ParserCreate

        parser = ParserCreate(None, "}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.CommentHandler = lambda text: self._aside(Comment(None), text)
        parser.ProcessingInstructionHandler = lambda _name, text: self._aside(
            Instruction(None), text
        )
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._unfit
        parser.EntityDeclHandler = self._unfit
        parser.Parse(data, True)
        return self.root

    def started(self, tag: str) -> None:
        """Look at what begins, before it is in the tree; what is raised here ends the reading."""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.started(tag)
        named = {_named(name): value for name, value in attributes.items()}
        element = Element(_named(tag), named)
        if self.open:
            self.open[-1].append(element)
        else:
            self.root = element
        self.open.append(element)
        self._last = None
        if len(self.open) > DEEPEST:
            raise Unfit

    def _end(self, _tag: str) -> None:
        self._last = self.open.pop()

    def words(self, text: str) -> None:
        """Look at words before they are in the tree."""

    def _words(self, text: str) -> None:
        self.words(text)
        # Behind a child that has ended, or at the beginning of what is open.
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + text
        else:
            self.open[-1].text = (self.open[-1].text or "") + text

    def _aside(self, one: Element, text: str) -> None:
        if self.open:
            one.text = text
            self.open[-1].append(one)
            self._last = one

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            raise Unfit

    def _doctype(
        self, _name: str, _system: str | None, _public: str | None, has_subset: bool
    ) -> None:
        if has_subset:
            raise Unfit

    def _unfit(self, *_what: object) -> None:
        raise Unfit


def _named(name: str) -> str:
    return "{" + name if "}" in name else name
