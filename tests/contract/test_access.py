"""Who is refused: no key, a key that lacks the scope, another tenant, a key that is bound to another candidate, and an
access token where it would make further access."""

from typing import Any

import pytest

from app.domain.access import ALL_SCOPES, TENANT_WIDE, Scope
from tests.contract.conftest import Served
from tests.contract.document import OPERATIONS, Operation, name_of
from tests.contract.problems import assert_problem
from tests.contract.requests import body_of
from tests.support.bodies import candidate_body

TOO = {"export_candidate": {Scope.REFLECTIONS_READ}, "import_candidate": {Scope.REFLECTIONS_WRITE}}
"""What operations need besides the scope they name first: these carry what is private too."""

MAKE_ACCESS = {"create_api_key", "create_access_token", "create_calendar_feed"}
BEYOND_A_CANDIDATE = {
    "create_candidate", "import_candidate", "get_draft_template", "put_draft_template", "delete_draft_template",
}  # fmt: skip

EVERY_OPERATION = pytest.mark.parametrize("operation", OPERATIONS, ids=name_of)
ADDRESSED = pytest.mark.parametrize(
    "operation", [operation for operation in OPERATIONS if operation.is_addressed], ids=name_of
)
LISTS = pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.is_list and not one.path_parameters], ids=name_of
)


@EVERY_OPERATION
@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Basic YTpi", "Bearer av_live_nobody_ever_made_this_key", "Bearer \xff"],
    ids=["none", "empty", "no key", "blank key", "basic", "unknown key", "not ascii"],
)
async def test_nobody_gets_in_without_a_valid_key(
    served: Served, operation: Operation, authorization: str | None
) -> None:
    headers = {} if authorization is None else {b"Authorization": authorization.encode("latin-1")}
    path = operation.path.replace("{", "").replace("}", "")
    answer = await served.client(None).request(operation.method.upper(), path, headers=headers)
    assert_problem(answer, 401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


@EVERY_OPERATION
async def test_no_body_is_read_of_those_who_are_refused(served: Served, operation: Operation) -> None:
    narrow = await served.key_with(ALL_SCOPES - {operation.scope})
    for key, status in ((None, 401), ("wrong", 401), (narrow, 403)):
        answer: list[Any] = []

        async def receive() -> Any:
            pytest.fail("the body was asked for")

        async def send(message: Any, answer: list[Any] = answer) -> None:
            answer.append(message)

        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000000000")]
        headers += [(b"authorization", f"Bearer {key}".encode())] if key else []
        path = operation.path.replace("{", "").replace("}", "")
        scope = {"type": "http", "method": operation.method.upper(), "path": path, "raw_path": path.encode()}
        scope |= {"query_string": b"", "headers": headers, "client": ("192.0.2.1", 1), "server": ("a", 80)}
        await served.api.app(scope | {"scheme": "http", "root_path": "", "http_version": "1.1"}, receive, send)
        assert answer[0]["status"] == status
        assert (b"connection", b"close") in answer[0]["headers"]


@EVERY_OPERATION
async def test_a_key_without_the_scope_is_refused(served: Served, operation: Operation) -> None:
    resources = served.resources()
    narrow = await served.key_with(ALL_SCOPES - {operation.scope})
    answer = await served.call(operation, resources, client=served.client(narrow))
    assert_problem(answer, 403, "forbidden")
    assert operation.scope in answer.json()["detail"]


@EVERY_OPERATION
async def test_the_scope_alone_is_enough(served: Served, operation: Operation) -> None:
    needed = {operation.scope} | ({*ALL_SCOPES} if operation.path.endswith(("/access-tokens", "/api-keys")) else set())
    needed |= TOO.get(operation.id, set())
    narrow = await served.key_with(frozenset(needed))
    answer = await served.call(operation, served.resources(), client=served.client(narrow))
    assert answer.status_code != 403 or operation.path == "/v1/test-clock", answer.text
    assert answer.status_code < 500


@ADDRESSED
async def test_what_belongs_to_another_tenant_is_not_there(served: Served, operation: Operation) -> None:
    answer = await served.call(operation, served.resources(), client=served.client(served.rival_key))
    assert_problem(answer, 404, "not-found")


@ADDRESSED
async def test_what_belongs_to_another_candidate_is_not_there(served: Served, operation: Operation) -> None:
    resources = served.resources()
    answer = await served.call(operation, resources, client=served.client(await served.key_of_another_candidate()))
    if operation.is_tenant_wide:
        assert_problem(answer, 403, "forbidden")
    else:
        assert_problem(answer, 404, "not-found")


@EVERY_OPERATION
async def test_an_access_token_reaches_its_candidate_and_makes_no_access(served: Served, operation: Operation) -> None:
    resources = served.resources()
    body = await body_of(operation, resources)
    path = f"/v1/candidates/{await resources.id_of('candidate_id')}/access-tokens"
    made = await resources.client.post(path, json={"scopes": sorted(ALL_SCOPES - TENANT_WIDE)})
    assert made.status_code == 201, made.text
    answer = await served.call(operation, resources, client=served.client(made.json()["token"]), json=body)
    if operation.is_tenant_wide or operation.id in MAKE_ACCESS | BEYOND_A_CANDIDATE:
        assert_problem(answer, 403, "forbidden")
    else:
        assert answer.status_code != 403, answer.text


@pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.method == "post" and not one.path_parameters], ids=name_of
)
async def test_nothing_is_made_for_another_candidate(served: Served, operation: Operation) -> None:
    resources = served.resources()
    body = await body_of(operation, resources)
    bound = served.client(await served.key_of_another_candidate())
    answer = await served.call(operation, resources, client=bound, json=body)
    if operation.is_tenant_wide or operation.id == "create_candidate":
        assert_problem(answer, 403, "forbidden")
    elif any(name.endswith("_id") and value for name, value in body.items()):
        assert_problem(answer, 404, "not-found")
    else:
        assert answer.status_code < 500


@LISTS
async def test_a_list_shows_nothing_of_others(served: Served, operation: Operation) -> None:
    resources = served.resources()
    for kind in ("reminder_id", "delivery_id", "key_id"):
        await resources.id_of(kind)
    owner = await resources.id_of("candidate_id")
    rival = await served.client(served.rival_key).get(operation.path, params={"limit": 100})
    assert rival.status_code == 200
    assert owner not in rival.text
    bound = await served.client(await served.key_of_another_candidate()).get(operation.path, params={"limit": 100})
    if operation.is_tenant_wide:
        assert_problem(bound, 403, "forbidden")
    else:
        assert bound.status_code == 200
        assert owner not in bound.text


async def test_a_bound_key_reaches_its_own_candidate(served: Served) -> None:
    made = await served.client().post("/v1/candidates", json=candidate_body())
    key = await served.make_key(ALL_SCOPES - TENANT_WIDE, candidate_id=made.json()["id"])
    shown = await served.client(key).get(f"/v1/candidates/{made.json()['id']}")
    listed = await served.client(key).get("/v1/candidates")
    assert shown.json() == made.json()
    assert listed.json()["items"] == [made.json()]
