"""One application on each database, shared by all contract tests of a process: each test makes what it needs."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import pytest

from app.domain.access import ALL_SCOPES, Mode, Scope
from app.repositories.deliveries import Deliveries
from tests.contract.document import Operation
from tests.contract.requests import body_of, path_of, query_of
from tests.support.api import LIVE_KEY, TEST_KEY, Api, open_api
from tests.support.bodies import candidate_body
from tests.support.clock import ManualClock
from tests.support.databases import PostgresTemplates, SqliteTemplates, make_settings, open_database
from tests.support.resources import Resources

NOW = datetime(2026, 11, 23, 19, tzinfo=UTC)
"""Three hours after the interview that the document's examples tell of."""
PUBLIC_URL = "https://afterview.test"


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
async def served(request: pytest.FixtureRequest) -> AsyncIterator["Served"]:
    """Serve the application on a database of its own."""
    if request.param == "sqlite":
        files: SqliteTemplates = request.getfixturevalue("sqlite_templates")
        url, server, name = await files.create(), None, ""
    else:
        server = request.getfixturevalue("postgres_templates")
        assert isinstance(server, PostgresTemplates)
        name = await server.create()
        url = server.url(name)
    # The tests of a process share the tenant: together they make more than one may.
    many = {"quota_webhook_endpoints": 10_000, "quota_api_keys": 100_000, "auth_failure_limit": "1000000/minute"}
    settings = make_settings(url, rate_limit="1000000/minute", public_url=PUBLIC_URL, **many)
    clock = ManualClock(NOW)
    async with open_database(settings, clock) as database, open_api(settings, database, clock) as api:
        _, rival = await api.parts.administration.create_tenant("Rival", Mode.LIVE)
        yield Served(api, clock, rival)
    if server is not None:
        await server.drop(name)


@dataclass
class Served:
    """The application, clients for it, and the means to make what requests need."""

    api: Api
    clock: ManualClock
    rival_key: str
    """A key with every scope, of another tenant."""
    _keys: dict[frozenset[Scope], str] = field(default_factory=dict)
    _bound_key: str = ""
    _clients: dict[str | None, httpx.AsyncClient] = field(default_factory=dict)

    def client(self, key: str | None = LIVE_KEY) -> httpx.AsyncClient:
        """Return the client that uses a key."""
        return self._clients.setdefault(key, self.api.with_key(key))

    def resources(self, key: str = LIVE_KEY) -> Resources:
        """Return a maker of fresh resources."""
        return Resources(self.client(key), self.clock)

    def key_for(self, operation: Operation) -> str:
        """Return a key that may carry an operation out: the clock can be set in test tenants alone."""
        return TEST_KEY if operation.path == "/v1/test-clock" else LIVE_KEY

    async def make_key(self, scopes: frozenset[Scope] = ALL_SCOPES, **values: Any) -> str:
        """Make a key of the tenant and return its secret."""
        body = {"name": "narrow", "scopes": sorted(scopes), **values}
        made = await self.client().post("/v1/api-keys", json=body)
        assert made.status_code == 201, made.text
        return str(made.json()["key"])

    async def key_with(self, scopes: frozenset[Scope]) -> str:
        """Return a key that holds exactly these scopes."""
        if scopes not in self._keys:
            self._keys[scopes] = await self.make_key(scopes)
        return self._keys[scopes]

    async def key_of_another_candidate(self) -> str:
        """Return a key with every scope that is bound to a candidate of its own."""
        if not self._bound_key:
            made = await self.client().post("/v1/candidates", json=candidate_body(name="Bound"))
            self._bound_key = await self.make_key(candidate_id=made.json()["id"])
        return self._bound_key

    async def ready(self, operation: Operation, resources: Resources) -> None:
        """Bring about the state that an operation needs: something to replace, or a delivery that is over."""
        if operation.method == "put":
            await self.call(operation, resources)
        if operation.id != "retry_delivery":
            return
        await resources.id_of("delivery_id")
        endpoint_id = UUID(await resources.id_of("endpoint_id"))
        async with self.api.database.writing() as connection:
            for tenant in await self.api.parts.administration.tenants():
                await Deliveries(connection, self.api.database).hold(tenant.id, endpoint_id)
            await connection.commit()

    async def call(
        self, operation: Operation, resources: Resources, *, client: httpx.AsyncClient | None = None, **options: Any
    ) -> httpx.Response:
        """Carry an operation out on resources that exist, with a body that is valid unless one is given."""
        path = await path_of(operation, resources)
        if "json" not in options and "content" not in options:
            body = await body_of(operation, resources)
            options |= {} if body is None else {"json": body}
        options.setdefault("params", await query_of(operation, resources))
        return await (client or resources.client).request(operation.method.upper(), path, **options)
