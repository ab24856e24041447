"""What is wrong with a value of a request, in the words of the API instead of the validator's."""

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from app.core.echo import echo

_MOST_FIELDS = 12
_LONGEST_NAME = 40
_QUOTED = re.compile(r"'([^']*)'")
_NOT_A_UUID = "must be an id, such as 01a20702-0284-714e-8ae5-d28b3ea8763c"
_PLAIN = {
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "float_parsing": "must be a number, such as 1.5",
    "float_type": "must be a number, such as 1.5",
    "int_from_float": "must be a whole number, such as 3",
    "int_parsing": "must be a whole number, such as 3",
    "int_type": "must be a whole number, such as 3",
    "missing": "is required",
    "uuid_parsing": _NOT_A_UUID,
    "uuid_type": _NOT_A_UUID,
    "uuid_version": _NOT_A_UUID,
}
_BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
_LISTS = {"tuple_type", "list_type", "set_type", "frozen_set_type"}
_OBJECTS = {"model_type", "model_attributes_type", "dict_type", "mapping_type", "dataclass_type"}


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken at one place of a request."""

    models: tuple[type[BaseModel], ...] = ()
    example: Any = None
    about: str = ""
    is_required: bool = False

    @classmethod
    def of(cls, field: FieldInfo) -> Self:
        """Read it from the declaration of a field, a parameter or a body."""
        parts = list(_parts(field))
        infos = [each for each in parts if isinstance(each, FieldInfo)]
        return cls(
            models=tuple(each for each in parts if isinstance(each, type) and issubclass(each, BaseModel)),
            example=next((each.examples[0] for each in infos if each.examples), None),
            about=next((each.description for each in infos if each.description), ""),
            is_required=field.is_required(),
        )


def message_of(entry: Mapping[str, Any], taken: Taken, *, with_hint: bool = True) -> str:
    """Return what is wrong with one value.

    Args:
        entry: What the validator says of it.
        taken: What the operation takes: as its body, or as the parameter.
        with_hint: Whether to name what was probably meant. That costs time, so it is not done for hundreds of values.
    """
    place, *path = entry["loc"]
    kind, sent, context = entry["type"], entry.get("input"), entry.get("ctx") or {}
    if kind == "extra_forbidden":
        return _unknown(str(path[-1]), _at(taken, path[:-1]), with_hint=with_hint)
    field = _at(taken, path) if place == "body" else taken
    if sent is None and (kind.endswith("_type") or kind == "enum"):
        return f"must not be null{_such_as(field).replace(', such as', '; send for example')}"
    if kind in {"enum", "literal_error"}:
        return _one_of(sent, _QUOTED.findall(str(entry["msg"])), with_hint=with_hint)
    message = _PLAIN.get(kind) or _kind(kind, sent, context, field) or _text(kind, sent, context, field)
    return message or str(entry["msg"]).removeprefix("Value error, ")


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return a question that names what was probably meant; empty if nothing is near."""
    # "timezone" is "time_zone" and "eventTypes" is "event_types": neither underscores nor case keep names apart.
    names = {_bare(each): each for each in known}
    found = difflib.get_close_matches(_bare(name), names, n=1) if len(name) <= _LONGEST_NAME else []
    return f"; did you mean `{names[found[0]]}`?" if found else ""


def _bare(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _kind(kind: str, sent: Any, context: Mapping[str, Any], field: Taken) -> str | None:
    if kind in _BOUNDS and context:
        words, name = _BOUNDS[kind]
        return f"must be {words} {context[name]}"
    if kind in _LISTS:
        return f"must be a list{f', such as {_quoted([echo(sent)])}' if isinstance(sent, str) else ''}"
    return f"must be an object{_object(sent, field)}" if kind in _OBJECTS else None


def _text(kind: str, sent: Any, context: Mapping[str, Any], field: Taken) -> str | None:
    if kind == "string_type":
        return f"must be text{_such_as(field)}"
    if kind == "string_pattern_mismatch" or (kind == "string_too_short" and field.example and sent):
        like = _such_as(field).replace(", such as", "must be written like") or f"must match {context.get('pattern')}"
        return f"{like} ({field.about.rstrip('.')})" if field.about else like
    if kind in {"string_too_short", "too_short"} and context:
        least, unit = context["min_length"], "character" if kind.startswith("string") else "item"
        return "must not be empty" if least == 1 else f"must have at least {least} {unit}s"
    if kind in {"string_too_long", "too_long"} and context:
        most, unit = context["max_length"], "character" if kind.startswith("string") else "item"
        actual = f", not {len(sent)}" if isinstance(sent, str | list | tuple | dict) else ""
        return f"must have at most {most} {unit}{'' if most == 1 else 's'}{actual}"
    if kind == "value_error" and "reason" in context:
        return "must be an e-mail address, such as ada@example.com"
    return None


def _unknown(name: str, holder: Taken, *, with_hint: bool) -> str:
    known = [each for model in holder.models for each in _fields(model)] if with_hint else []
    hint = _nearest(name, known)
    if not hint and 0 < len(known) <= _MOST_FIELDS:
        hint = f"; the fields are {', '.join(f'`{each}`' for each in known)}"
    return f"is not a field here{hint}"


def _one_of(sent: Any, values: list[str], *, with_hint: bool) -> str:
    hint = _nearest(sent, values).replace("`", '"') if with_hint and isinstance(sent, str) else ""
    return f"must be {'one of ' if len(values) > 1 else ''}{', '.join(_quoted(each) for each in values)}{hint}"


def _object(sent: Any, field: Taken) -> str:
    fields = _fields(field.models[0]).items() if field.models else ()
    needed = [each for each in fields if each[1].is_required] or [each for each in fields if each[1].example]
    example = {name: each.example or "…" for name, each in needed}
    if isinstance(sent, str) and len(example) == 1:
        example = dict.fromkeys(example, echo(sent))
    return f", such as {_quoted(example)}" if example else ""


def _such_as(field: Taken) -> str:
    return "" if field.example is None else f", such as {_quoted(field.example)}"


def _quoted(value: Any) -> str:
    return echo(json.dumps(value, ensure_ascii=False, default=str))


def _at(taken: Taken, path: list[Any]) -> Taken:
    """Follow the place of a value through the types; what names no field is an index, a key or a choice of a union."""
    for step in path:
        fields = (_fields(model).get(step) for model in taken.models)
        taken = next((each for each in fields if each is not None), taken)
    return taken


@cache
def _fields(model: type[BaseModel]) -> dict[Any, Taken]:
    return {each.alias or name: Taken.of(each) for name, each in model.model_fields.items()}


def _parts(of: Any) -> Iterator[Any]:
    """Give a type and everything it is made of, models as a whole."""
    yield of
    inside = (of.annotation, *of.metadata) if isinstance(of, FieldInfo) else get_args(of)
    for each in (*inside, *getattr(of, "__metadata__", ())):
        yield from _parts(each)
