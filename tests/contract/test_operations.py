"""Every operation does what the document says, with the document's own example."""

import pytest

from tests.contract.conftest import Served
from tests.contract.document import OPERATIONS, Operation, name_of, resolve, validator


@pytest.mark.parametrize("operation", OPERATIONS, ids=name_of)
async def test_an_operation_answers_as_declared(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    await served.ready(operation, resources)
    answer = await served.call(operation, resources)
    assert answer.status_code in operation.successes, answer.text
    declared = resolve(operation.definition["responses"][str(answer.status_code)])
    for name, header in declared.get("headers", {}).items():
        if resolve(header).get("required"):
            assert name in answer.headers
    if answer.status_code == 204:
        assert answer.content == b""
        return
    media = answer.headers["content-type"]
    assert media == next(iter(declared["content"]))
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
