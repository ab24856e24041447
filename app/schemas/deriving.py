"""Bodies made from the fields of other bodies, so that each field is written down once.

A `Shape` has the fields that requests about a thing, its representation and its record in an export share. What they
differ in is written out there; what may be left out of a request is derived here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from app.schemas.fields import Id, Instant, Out

M = TypeVar("M", bound=BaseModel)
_ABSENT = {"default": None, "default_factory": None}


class Shape(BaseModel):
    """Fields that several bodies share. It is no body itself: those inherit it, and add or replace fields.

    Nothing is validated by it, nor by a request before it is decorated, so that nothing is made for that.
    """

    model_config = ConfigDict(defer_build=True)


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
    return _with(model, {name: field for name, field in fields if field.is_required() and _is_nullable(field)}, _ABSENT)


def unchanged_if_absent(model: type[M]) -> type[M]:
    """Let every field be left out of a PATCH.

    None stands for what was left out. It is never read, because `Body.given` returns only what was sent.
    """
    return _with(model, model.model_fields, _ABSENT)


def with_fields_of(other: type[BaseModel], names: Sequence[str]) -> Callable[[type[M]], type[M]]:
    """Add some fields of another body as they are."""
    return lambda model: _with(model, {name: other.model_fields[name] for name in names}, {})


def _with(model: type[M], fields: Mapping[str, FieldInfo], changed: Mapping[str, Any]) -> type[M]:
    """Return a model of the same name with some fields added or replaced, and with some of their attributes changed."""
    definitions: dict[str, Any] = {}
    for name, field in fields.items():
        parts = field.asdict()
        kind, constraints, attributes = parts["annotation"], parts["metadata"], {**parts["attributes"], **changed}
        definitions[name] = Annotated[kind, *constraints, Field(**attributes)]
    # Requests are validated by it, answers are not.
    options = {"defer_build": issubclass(model, Out)}
    return create_model(
        model.__name__,
        __base__=model,
        __module__=model.__module__,
        __doc__=model.__doc__,
        __cls_kwargs__=options,
        **definitions,
    )


def _is_nullable(field: FieldInfo) -> bool:
    return type(None) in get_args(field.annotation)
