"""What holds for every operation: HEAD, repeated parameters, conditions, repeated requests."""

import hashlib
import json

import pytest
from sqlalchemy import update

from app.models import idempotency_keys
from tests.support.api import Api
from tests.support.bodies import candidate_body

HOOK = {"url": "http://127.0.0.1:9999/", "event_types": ["*"]}


async def test_head_answers_as_get_does_without_a_body(api: Api) -> None:
    candidate = await api.create("/v1/candidates", candidate_body())
    for path in ("/livez", "/readyz", "/openapi.json", "/docs", "/v1/candidates", f"/v1/candidates/{candidate['id']}"):
        shown, head = [await api.client.request(method, path) for method in ("GET", "HEAD")]
        assert (head.status_code, head.content) == (shown.status_code, b""), path
        kept = {"content-type", "content-length", "etag", "cache-control"}
        assert {name: head.headers.get(name) for name in kept} == {name: shown.headers.get(name) for name in kept}
    etag = {"If-None-Match": (await api.client.get(f"/v1/candidates/{candidate['id']}")).headers["etag"]}
    assert (await api.client.head(f"/v1/candidates/{candidate['id']}", headers=etag)).status_code == 304
    assert (await api.client.head("/v1/nothing")).status_code == 404
    refused = await api.client.head("/v1/imports/lever")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert (await api.client.put("/livez")).headers["allow"] == "GET, HEAD"


async def test_a_parameter_is_given_once_unless_it_is_a_list(api: Api) -> None:
    for path, query in (("/v1/deliveries", "state=held&state=delivered"), ("/v1/candidates", "limit=1&limit=1")):
        refused = await api.client.get(f"{path}?{query}")
        assert refused.status_code == 422
        [error] = refused.json()["errors"]
        assert (error["parameter"], error["message"]) == (query.partition("=")[0], "may be given only once")
    assert (await api.client.get("/v1/events?type=reminder.due&type=draft.*")).status_code == 200


@pytest.mark.parametrize(("header", "status"), [('W/"1"', 412), ('"1"', 200), ('"7", W/"1"', 412), ('W/"1", "1"', 200)])
async def test_if_match_compares_strongly(api: Api, header: str, status: int) -> None:
    candidate = await api.create("/v1/candidates", candidate_body())
    changed = await api.client.patch(
        f"/v1/candidates/{candidate['id']}", json={"name": "Ada"}, headers={"If-Match": header}
    )
    assert changed.status_code == status, changed.text


async def test_the_same_json_is_the_same_request_however_it_is_written(api: Api) -> None:
    body = candidate_body(external_id="u-1")
    sent = [
        json.dumps(body).encode(),
        json.dumps(dict(reversed(body.items())), indent=3).encode(),
        json.dumps(body | {"name": "Someone else"}).encode(),
    ]
    headers = {"Content-Type": "application/json", "Idempotency-Key": "one"}
    first, again, other = [await api.client.post("/v1/candidates", content=each, headers=headers) for each in sent]
    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert (again.headers["idempotent-replayed"], again.json()) == ("true", first.json())


async def test_what_an_earlier_version_kept_is_recognised(api: Api) -> None:
    content = json.dumps(candidate_body(), indent=1).encode()
    headers = {"Content-Type": "application/json", "Idempotency-Key": "one"}
    first = await api.client.post("/v1/candidates", content=content, headers=headers)
    former = hashlib.sha256(b"POST\n/v1/candidates\n\n" + content).digest()
    async with api.database.writing() as connection:
        await connection.execute(update(idempotency_keys).values(fingerprint=former))
        await connection.commit()
    again = await api.client.post("/v1/candidates", content=content, headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())


async def test_events_and_deliveries_are_found_by_several_types_and_groups(api: Api) -> None:
    endpoint = await api.create("/v1/webhook-endpoints", HOOK)
    other = await api.create("/v1/webhook-endpoints", HOOK | {"event_types": ["draft.*"]})
    await api.post(f"/v1/webhook-endpoints/{endpoint['id']}/test")
    await api.post(f"/v1/webhook-endpoints/{other['id']}/test")
    [event, _] = (await api.get("/v1/events", type="endpoint.test"))["items"]
    for wanted, found in ((["endpoint.*"], 2), (["draft.sent", "endpoint.test"], 2), (["reminder.*"], 0), (["*"], 2)):
        assert len((await api.get("/v1/events", type=wanted))["items"]) == found
        assert len((await api.get("/v1/deliveries", event_type=wanted))["items"]) == found
    for path, name in (("/v1/events", "type"), ("/v1/deliveries", "event_type")):
        refused = await api.client.get(path, params={name: "reminder"})
        assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (422, name)
    at = event["timestamp"]
    assert len((await api.get("/v1/deliveries", created_after=at))["items"]) == 2
    assert len((await api.get("/v1/deliveries", created_before=at))["items"]) == 0
    nobody = {"candidate_id": endpoint["id"]}
    assert (await api.get("/v1/deliveries", **nobody))["items"] == []
    assert len((await api.get("/v1/deliveries", endpoint_id=other["id"]))["items"]) == 1


async def test_no_test_is_promised_to_a_disabled_endpoint(api: Api) -> None:
    endpoint = await api.create("/v1/webhook-endpoints", HOOK)
    await api.post(f"/v1/webhook-endpoints/{endpoint['id']}/disable")
    refused = await api.post(f"/v1/webhook-endpoints/{endpoint['id']}/test")
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "wrong-state")
    assert (await api.get("/v1/events"))["items"] == []
