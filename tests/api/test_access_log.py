"""What the access log says of each request: who made it and from where, and never a secret."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.core.logging import configure_logging
from tests.support.api import LIVE_KEY, Api
from tests.support.bodies import candidate_body

TRACE = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture(autouse=True)
def _told() -> Iterator[None]:
    configure_logging("json", "info", for_good=False)
    yield
    configure_logging("json", "warning", for_good=False)


@pytest.fixture
def database_kind() -> str:
    """Use one database: nothing here depends on it."""
    return "sqlite"


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    return [line for line in lines if line["logger"] == "app.access"]


async def test_it_says_who_asked_from_where(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    tenant, _ = await api.parts.administration.tenants()
    (key,) = await api.parts.administration.keys(tenant.id)
    transport = httpx.ASGITransport(app=api.app, client=("192.0.2.7", 4711))
    headers = {"Authorization": f"Bearer {LIVE_KEY}", "traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}
    async with httpx.AsyncClient(transport=transport, base_url="http://afterview.test") as client:
        await client.get("/v1/candidates?external_id=u-17", headers=headers | {"X-Request-Id": "req-1"})
        await client.get("/v1/candidates", headers={"traceparent": f"00-{TRACE}-nonsense-01"})
    known, unknown = logged(capsys)
    del known["timestamp"], known["milliseconds"]
    assert known == {
        "event": "request",
        "level": "info",
        "logger": "app.access",
        "method": "GET",
        "path": "/v1/candidates",
        "status": 200,
        "request_id": "req-1",
        "key_id": str(key.id),
        "tenant_id": str(tenant.id),
        "address": "192.0.2.7",
        "trace_id": TRACE,
    }
    assert unknown["status"] == 401
    assert unknown["address"] == "192.0.2.7"
    assert not {"key_id", "tenant_id", "trace_id"} & unknown.keys()


async def test_it_never_holds_a_secret(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    ada = await api.create("/v1/candidates", candidate_body())
    feed = await api.create(f"/v1/candidates/{ada['id']}/calendar-feeds", {})
    key = (await api.create("/v1/api-keys", {"name": "key", "scopes": ["candidates:read"]}))["key"]
    endpoint = await api.create("/v1/webhook-endpoints", {"url": "https://example.com/", "event_types": ["*"]})
    token = feed["url"].rpartition("/")[2].removesuffix(".ics")
    capsys.readouterr()
    assert (await api.client.get(f"/calendar/{token}.ics")).status_code == 200
    astray = ("/calendar/{}.ics/", "//calendar/{}.ics", "/v1/{}", f"/v1/{'x' * 90}{{}}")
    for path in (*(each.format(token) for each in astray), f"/v1/api-keys/{key}", f"/v1/{'x' * 90}{key}"):
        await api.client.get(path, params={"key": key, "token": token})
    await api.client.get(f"/v1/candidates/{endpoint['secret']}")
    async with api.with_key(f"{key}x") as client:
        await client.get("/v1/candidates")
    lines = logged(capsys)
    assert len(lines) == 9
    assert lines[0]["path"] == "/calendar/…"
    assert (lines[0]["key_id"], "tenant_id" in lines[0]) == (feed["id"], True)
    written = json.dumps(lines, ensure_ascii=False)
    for secret in (token, token[:5], key, key[8:20], endpoint["secret"], endpoint["secret"][6:20]):
        assert secret not in written
