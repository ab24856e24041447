"""Bodies made from the fields of other bodies, so that each field is written down once.

A `Shape` has the fields that requests about a thing, its representation and its record in an export share. What they
differ in is written out there; what may be left out of a request is derived here.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, Field, create_model
from pydantic.fields import FieldInfo

from app.schemas.fields import Id, Instant, Out

M = TypeVar("M", bound=BaseModel)


class Shape(BaseModel):
    """Fields that several bodies share. It is no body itself: those inherit it, and add or replace fields."""


class Resource(Out):
    """Something stored, as it is shown."""

    id: Id
    created_at: Instant
    updated_at: Instant


def null_if_absent(model: type[M]) -> type[M]:
    """Let the fields that can be null be left out of a new thing. In an import this takes in what older versions wrote.

    Used as a decorator, as are the others.
    """
    fields = model.model_fields.items()
    return _extended(
        model, ((name, field, True) for name, field in fields if field.is_required() and _is_nullable(field))
    )


def unchanged_if_absent(model: type[M]) -> type[M]:
    """Let every field be left out of a PATCH.

    None stands for what was left out. It is never read, because `Body.given` returns only what was sent.
    """
    return _extended(model, ((name, field, True) for name, field in model.model_fields.items()))


def with_fields_of(other: type[BaseModel], names: Sequence[str]) -> Callable[[type[M]], type[M]]:
    """Add some fields of another body as they are."""
    return lambda model: _extended(model, ((name, other.model_fields[name], False) for name in names))


def _extended(model: type[M], fields: Iterable[tuple[str, FieldInfo, bool]]) -> type[M]:
    """Return a model of the same name with some fields added or replaced, each of them with or without a null."""
    definitions: dict[str, Any] = {}
    for name, field, is_optional in fields:
        parts = field.asdict()
        kind, constraints, attributes = parts["annotation"], parts["metadata"], parts["attributes"]
        if is_optional:
            attributes |= {"default": None, "default_factory": None}
        definitions[name] = Annotated[kind, *constraints, Field(**attributes)]
    return create_model(
        model.__name__, __base__=model, __module__=model.__module__, __doc__=model.__doc__, **definitions
    )


def _is_nullable(field: FieldInfo) -> bool:
    return type(None) in get_args(field.annotation)
