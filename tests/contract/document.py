"""The OpenAPI document as tests read it: its operations, one by one."""

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jsonschema_rs import Draft202012Validator

from app.domain.access import TENANT_WIDE, Scope
from app.main import openapi_text

Json = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")


@cache
def document() -> Json:
    """Return the document, with the address it is committed with."""
    text: Json = json.loads(openapi_text())
    return text


def resolve(part: Json) -> Json:
    """Follow a reference. What is said beside it holds too."""
    while "$ref" in part:
        target: Any = document()
        for step in part["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        part = {**target, **{name: value for name, value in part.items() if name != "$ref"}}
    return part


def validator(schema: Json) -> Draft202012Validator:
    """Return what checks values against a schema of the document."""
    return Draft202012Validator({**schema, "components": document()["components"]}, validate_formats=True)


@dataclass(frozen=True)
class Operation:
    """One operation of the document."""

    id: str
    method: str
    path: str
    definition: Json = field(repr=False, hash=False, compare=False)

    @property
    def scope(self) -> Scope:
        return Scope(self.definition["x-required-scope"])

    @property
    def is_tenant_wide(self) -> bool:
        return self.scope in TENANT_WIDE

    @property
    def parameters(self) -> list[Json]:
        return [resolve(one) for one in self.definition["parameters"]]

    @property
    def path_parameters(self) -> list[str]:
        return [one["name"] for one in self.parameters if one["in"] == "path"]

    @property
    def is_addressed(self) -> bool:
        """Whether its path names something that somebody made."""
        return any(name.endswith("_id") for name in self.path_parameters)

    @property
    def is_list(self) -> bool:
        return any(one["name"] == "cursor" for one in self.parameters)

    @property
    def takes_if_match(self) -> bool:
        return any(one["name"] == "If-Match" for one in self.parameters)

    @property
    def is_repeatable(self) -> bool:
        return any(one["name"] == "Idempotency-Key" for one in self.parameters)

    @property
    def body(self) -> Json | None:
        """The schema of its JSON body, None if it takes none."""
        content = self.definition.get("requestBody", {}).get("content", {})
        if "application/json" not in content:
            return None
        schema = content["application/json"]["schema"]
        options = [option for option in schema.get("anyOf", [schema]) if option != {"type": "null"}]
        return resolve(options[0])

    @property
    def example(self) -> Any:
        """The example of its JSON body, None if it takes none."""
        content = self.definition.get("requestBody", {}).get("content", {})
        return content.get("application/json", {}).get("example")

    @property
    def statuses(self) -> set[str]:
        return set(self.definition["responses"])

    @property
    def successes(self) -> set[int]:
        return {int(status) for status in self.definition["responses"] if status.startswith("2")}


def operations() -> list[Operation]:
    """Return every operation of the document."""
    return [
        Operation(definition["operationId"], method, path, definition)
        for path, item in document()["paths"].items()
        for method, definition in item.items()
        if method in METHODS
    ]


OPERATIONS = operations()
BY_ID = {operation.id: operation for operation in OPERATIONS}


def name_of(value: object) -> str | None:
    """Name an operation as a test's parameter."""
    return value.id if isinstance(value, Operation) else None
