"""``typing.NamedTuple`` without importing ``typing``, which takes half as long as starting Python.

Type checkers see the one of ``typing``. At run time a class is made by the same
``collections.namedtuple``, from the same annotations, which are not looked at.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    _MADE = ("__annotations__", "__module__", "__qualname__")

    class _Maker(type):
        def __new__(cls, name, _bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = body.get("__annotations__", {})
            made.__qualname__ = body["__qualname__"]
            for key, value in body.items():
                if key not in _MADE:
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
