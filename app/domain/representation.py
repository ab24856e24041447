"""How entities look from outside: their fields, without the service's own bookkeeping."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, TypeVar

E = TypeVar("E")
BOOKKEEPING = ("tenant_id", "version")
"""Whose an entity is goes by the key that asks, and its version is its ETag."""


def representation_of(
    kind: type[E], *, only: Sequence[str] | None = None, without: Sequence[str] = ()
) -> Callable[[E], dict[str, Any]]:
    """Return what shows entities of a type: `only` some fields, or all `without` some, in the order of the class.

    A dataclass within stays as it is: in JSON it is an object of its fields. A view adds what is no field, or has
    another form outside. The type must have no slots: its values are then read in one go.
    """
    hidden = {*BOOKKEEPING, *without}
    names = only or tuple(field.name for field in fields(kind) if field.name not in hidden)  # type: ignore[arg-type]

    def show(entity: E) -> dict[str, Any]:
        values = vars(entity)
        return {name: values[name] for name in names}

    return show
