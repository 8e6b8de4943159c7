"""Elements kept as XML: from any style into DCT, in which the model keeps them, and out again."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache

from lxml import etree

from glossary.formats.tbx_categories import (
    BASIC,
    CATEGORIES,
    CORE,
    META,
    MIN,
    OLDER,
    OTHER,
    PREFIXES,
    XML_LANG,
    local,
)

DECLARED = (
    f' xmlns="{CORE}"',
    *(f' xmlns:{key}="{uri}"' for key, uri in PREFIXES.items()),
)
"""Namespace declarations that the writer's root carries."""
_ROOT = f'<root xmlns="{CORE}" xmlns:min="{MIN}" xmlns:basic="{BASIC}" xmlns:other="{OTHER}">'
_NAMESPACES = {None: CORE, "min": MIN, "basic": BASIC, "other": OTHER}


def kept(element: etree._Element, style: str) -> str:
    """Serialise an element for the model, in DCT style.

    Args:
        element: The element, a comment or a processing instruction.
        style: The style that it is in: ``dct``, ``dca``, ``v2`` or ``min2013``.

    Returns:
        XML without the declarations that a file's root carries.
    """
    if style != "dct" and isinstance(element.tag, str):
        element = _converted(element, _to_dct)
    written = _undeclared(etree.tostring(element, encoding="unicode", with_tail=False))
    if style == "dct" and "xmlns" in written:
        # What the elements around it declared would be declared once more at each way back.
        element = deepcopy(element)
        etree.cleanup_namespaces(element)
        written = _undeclared(etree.tostring(element, encoding="unicode", with_tail=False))
    return written


@lru_cache(maxsize=512)
def parsed(xml: str) -> etree._Element:
    """Return what :func:`kept` serialised, as an element that nobody changes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(f"{_ROOT}{xml}</root>".encode(), parser)[0]


def is_markup_only(xml: str) -> bool:
    """Tell whether a kept piece is a comment or processing instruction."""
    return xml.startswith(("<!--", "<?"))


def categories(xml: str) -> set[str]:
    """Return what a kept piece needs of a dialect: categories, ``other`` and ``foreign``."""
    found = set()
    for element in parsed(xml).iter(etree.Element):
        namespace = etree.QName(element).namespace
        if namespace in (MIN, BASIC):
            found.add(local(element))
        elif namespace == OTHER:
            found.add("other")
        elif namespace not in (CORE, None):
            found.add("foreign")
    return found


def meta(xml: str) -> str:
    """Return the element that a kept piece is in DCA style."""
    element = parsed(xml)
    bare = local(element)
    return CATEGORIES[bare].meta if bare in CATEGORIES else bare


def in_style(xml: str, style: str) -> str:
    """Return a kept piece in another style: ``dca`` or ``v2``."""
    if style == "dct" or is_markup_only(xml):
        return xml
    element = _converted(parsed(xml), _to_dca if style == "dca" else _to_v2)
    written = etree.tostring(element, encoding="unicode", with_tail=False)
    return _undeclared(written)


def _undeclared(written: str) -> str:
    for declaration in DECLARED:
        written = written.replace(declaration, "")
    return written


def _converted(element: etree._Element, rename: object) -> etree._Element:
    new = _made(element, rename)
    etree.cleanup_namespaces(new)
    return new


def _made(element: etree._Element, rename: object) -> etree._Element:
    tag, attributes = rename(element)  # type: ignore[operator]  # one of the three below
    new = etree.Element(tag, attributes, nsmap=_NAMESPACES)  # type: ignore[arg-type]  # the stub forbids the default namespace
    new.text = element.text
    for part in element:
        if isinstance(part.tag, str):
            made = _made(part, rename)
        elif part.tag is etree.Comment:
            made = etree.Comment(part.text)
        else:
            made = etree.ProcessingInstruction(part.target, part.text)
        made.tail = part.tail
        new.append(made)
    return new


def _to_dct(element: etree._Element) -> tuple[str, dict[str, str]]:
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    if "lang" in attributes:
        attributes.setdefault(XML_LANG, attributes.pop("lang"))
    bare = local(element)
    namespace = etree.QName(element).namespace
    if namespace not in (None, CORE):
        return str(element.tag), attributes
    if bare not in META:
        return f"{{{CORE}}}{bare}", attributes
    category = CATEGORIES.get(attributes.get("type", ""))
    if category is None or category.meta != bare:
        return f"{{{OTHER}}}{bare}", attributes
    attributes.pop("module", None)
    return f"{{{PREFIXES[category.module]}}}{attributes.pop('type')}", attributes


def _to_dca(element: etree._Element) -> tuple[str, dict[str, str]]:
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    bare = local(element)
    namespace = etree.QName(element).namespace
    if namespace in (MIN, BASIC) and bare in CATEGORIES:
        return f"{{{CORE}}}{CATEGORIES[bare].meta}", {"type": bare, **attributes}
    return (f"{{{CORE}}}{bare}" if namespace == OTHER else str(element.tag)), attributes


def _to_v2(element: etree._Element) -> tuple[str, dict[str, str]]:
    tag, attributes = _to_dca(element)
    bare = tag.rpartition("}")[2]
    # Version 2 has no namespace; within a piece it is taken away with the declarations.
    return (f"{{{CORE}}}{OLDER.get(bare, bare)}" if CORE in tag else tag), attributes
