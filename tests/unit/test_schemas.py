"""Wire models, and how they are derived from one another."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel, Field, Strict, ValidationError

from app import schemas
from app.schemas.deriving import Resource, Shape, null_if_absent, unchanged_if_absent, with_fields_of
from app.schemas.fields import Body, Count, Flag, Name, OneLine, Out


class PetFields(Shape):
    name: Name
    nickname: Name | None = Field(description="What it listens to.", examples=["Rex"])
    age: Count | None
    is_tame: Flag


@null_if_absent
class PetCreate(PetFields, Body):
    """A pet to be."""

    name: OneLine
    is_tame: Flag = True


@unchanged_if_absent
class PetPatch(PetFields, Body):
    """What to change of a pet."""

    def shout(self) -> str:
        return f"{self.name}!"


class PetOut(PetFields, Resource):
    """A pet."""


@with_fields_of(PetOut, ("name", "nickname"))
class PetRefOut(Out):
    """The pet an event is about."""


def properties(model: type[BaseModel], mode: Any = "validation") -> dict[str, Any]:
    return dict(model.model_json_schema(mode=mode)["properties"])


def required(model: type[BaseModel], mode: Any = "validation") -> set[str]:
    return set(model.model_json_schema(mode=mode).get("required", ()))


def test_what_can_be_null_may_be_absent_from_a_new_thing() -> None:
    assert required(PetCreate) == {"name"}
    assert PetCreate.model_validate({"name": "Tom"}).all_fields() == {
        "name": "Tom",
        "nickname": None,
        "age": None,
        "is_tame": True,
    }
    assert properties(PetCreate)["nickname"]["description"] == "What it listens to."
    assert properties(PetCreate)["age"]["anyOf"][0]["minimum"] == 0


def test_everything_may_be_absent_from_a_patch_but_only_null_where_null_is_allowed() -> None:
    assert required(PetPatch) == set()
    assert PetPatch.model_validate({}).given() == {}
    assert PetPatch.model_validate({"age": None}).given() == {"age": None}
    assert PetPatch.model_validate({"name": "Tom"}).shout() == "Tom!"
    assert PetPatch.__doc__ == "What to change of a pet."
    with pytest.raises(ValidationError):
        PetPatch.model_validate({"name": None})


def test_what_is_shown_is_always_there() -> None:
    every = {"id", "created_at", "updated_at", "name", "nickname", "age", "is_tame"}
    assert required(PetOut, "serialization") == every
    assert required(PetRefOut, "serialization") == {"name", "nickname"}
    assert properties(PetRefOut)["nickname"] == properties(PetOut)["nickname"]


@pytest.mark.parametrize("value", ["1", True, 1.5, None])
def test_a_number_is_taken_as_json_has_it(value: Any) -> None:
    class Basket(Body):
        eggs: Count

    assert Basket.model_validate({"eggs": 3.0}).eggs == 3
    with pytest.raises(ValidationError):
        Basket.model_validate({"eggs": value})


def bodies(model: type[BaseModel] = Body) -> Iterator[type[BaseModel]]:
    """Yield every request body of the service."""
    for module in iter_modules(schemas.__path__):
        import_module(f"{schemas.__name__}.{module.name}")
    for each in model.__subclasses__():
        if each.__module__.startswith(schemas.__name__):
            yield each
        yield from bodies(each)


def loose_numbers(kind: Any, *, is_strict: bool = False) -> Iterator[Any]:
    """Yield the numbers and truth values of a type that are read from text as well."""
    if get_origin(kind) is Annotated:
        inner, *notes = get_args(kind)
        yield from loose_numbers(inner, is_strict=any(isinstance(note, Strict) for note in notes))
    elif kind in {int, float, bool} and not is_strict:
        yield kind
    else:
        for part in get_args(kind):
            yield from loose_numbers(part)


def test_no_body_reads_numbers_or_truth_values_from_text() -> None:
    found = {
        f"{model.__name__}.{name}"
        for model in bodies()
        for name, field in model.model_fields.items()
        if list(loose_numbers(field.rebuild_annotation()))
    }
    assert len(set(bodies())) > 40
    assert found == set()
