"""Every operation does what the document says, with the document's own example."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.contract.conftest import Served
from tests.contract.document import OPERATIONS, Operation, document, name_of, resolve

_ROOT = "urn:document"


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    registry: Any = Registry().with_resource(_ROOT, Resource(contents=document(), specification=DRAFT202012))
    absolute = {"$ref": f"{_ROOT}{schema['$ref']}"} if "$ref" in schema else schema
    return Draft202012Validator(absolute, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("operation", OPERATIONS, ids=name_of)
async def test_an_operation_answers_as_declared(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    await served.ready(operation, resources)
    answer = await served.call(operation, resources)
    assert answer.status_code == operation.success, answer.text
    declared = resolve(operation.definition["responses"][str(answer.status_code)])
    for name, header in declared.get("headers", {}).items():
        if resolve(header).get("required"):
            assert name in answer.headers
    if operation.success == 204:
        assert answer.content == b""
        return
    [media] = declared["content"]
    assert answer.headers["content-type"] == media
    validator(declared["content"][media]["schema"]).validate(answer.json())


@pytest.mark.parametrize("operation", OPERATIONS, ids=name_of)
def test_an_operation_says_everything_about_itself(operation: Operation) -> None:
    definition = operation.definition
    assert operation.id == operation.id.lower()
    assert definition["security"] == [{"bearer": []}]
    assert operation.scope
    assert definition["summary"]
    assert definition["description"]
    assert definition["tags"]
    assert operation.statuses >= {"401", "403", "422", "429", "500"}
    assert not operation.path_parameters or "404" in operation.statuses
    assert operation.body is None or operation.statuses >= {"400", "413", "415"}
    assert not operation.takes_if_match or "412" in operation.statuses
    for status, reference in definition["responses"].items():
        answer = resolve(reference)
        assert {"X-Request-Id", "RateLimit"} <= set(answer["headers"])
        if status >= "4":
            assert list(answer["content"]) == ["application/problem+json"]


def test_operation_ids_are_unique() -> None:
    ids = [operation.id for operation in OPERATIONS]
    assert len(ids) == len(set(ids))
    assert len(ids) > 40
