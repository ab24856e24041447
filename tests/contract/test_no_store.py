"""What is secret or private is never stored on the way, whatever the answer is."""

import pytest

from app.core.ids import new_id
from app.domain.access import ALL_SCOPES
from tests.contract.conftest import Served
from tests.contract.document import OPERATIONS, Operation, name_of, resolve
from tests.contract.requests import body_of

SECRETS = {
    "create_api_key", "create_access_token", "create_calendar_feed", "create_webhook_endpoint", "rotate_webhook_secret",
}  # fmt: skip
WHOLE_CANDIDATES = {"export_candidate", "import_candidate"}
EVERY_OPERATION = pytest.mark.parametrize("operation", OPERATIONS, ids=name_of)


def is_kept_from_stores(operation: Operation) -> bool:
    is_private = operation.scope.partition(":")[0] in {"reflections", "insights"}
    return is_private or operation.id in SECRETS | WHOLE_CANDIDATES


@EVERY_OPERATION
async def test_an_answer_says_whether_it_may_be_stored(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    await served.ready(operation, resources)
    key = {"Idempotency-Key": new_id().hex} if operation.is_repeatable else {}
    first = await served.call(operation, resources, headers=key)
    assert first.status_code in operation.successes, first.text
    expected = "no-store" if is_kept_from_stores(operation) else "private, no-cache"
    assert first.headers["cache-control"] == expected
    declared = resolve(operation.definition["responses"][str(first.status_code)])
    assert ("Cache-Control" in declared["headers"]) == is_kept_from_stores(operation)


@pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.is_repeatable and is_kept_from_stores(one)], ids=name_of
)
async def test_neither_may_the_answer_to_a_repeated_request(served: Served, operation: Operation) -> None:
    resources = served.resources()
    body = await body_of(operation, resources)
    headers = {"Idempotency-Key": new_id().hex}
    for replayed in (None, "true"):
        answer = await served.call(operation, resources, json=body, headers=headers)
        assert answer.headers.get("idempotent-replayed") == replayed
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if is_kept_from_stores(one)], ids=name_of)
async def test_neither_may_a_refusal(served: Served, operation: Operation) -> None:
    path = operation.path
    for name in operation.path_parameters:
        path = path.replace(f"{{{name}}}", str(new_id()))
    narrow = await served.key_with(ALL_SCOPES - {operation.scope})
    method, url = operation.method.upper(), path
    answers = [
        await served.client(None).request(method, url, json={}),
        await served.client(narrow).request(method, url, json={}),
        await served.client().request(method, url, json={}),
        await served.client().request(method, url, json={}, params={"surprise": "1"}),
        await served.client().request(method, url, content="{", headers={"Content-Type": "application/json"}),
    ]
    assert {answer.status_code for answer in answers[:2]} == {401, 403}
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store", answer.text
