"""A new secret key, rolled out to two processes that go on delivering, and a re-encryption that is killed half-way."""

import base64
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import httpx
import pytest
from sqlalchemy import select, text

from app.core.clock import SystemClock
from app.core.crypto import Encrypted, Vault
from app.core.ids import new_id
from app.core.settings import Settings, decode_secret_key
from app.models import endpoint_secrets
from app.repositories.endpoint_secrets import EndpointSecrets
from app.webhooks.signing import PublicKey, SharedSecret, verify
from tests.support.databases import SECRET_KEY, open_database
from tests.support.factories import SECRET, make_secret, make_world
from tests.support.processes import Program, Started, client_of, free_port
from tests.support.receiver import Received, ReceiverProcess

OTHER = base64.b64encode(bytes(32)).decode()
MANY = 3000


class Fleet:
    """Two processes on one database, which are replaced one after another."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._members: list[tuple[AsyncExitStack, Started]] = []
        self.clients: list[httpx.AsyncClient] = []

    async def grow(self, *keys: str) -> None:
        """Start one more."""
        port, stack = free_port(), AsyncExitStack()
        started = await stack.enter_async_context(self._program.with_keys(*keys).started("serve", "--port", str(port)))
        self._members.append((stack, started))
        self.clients.append(await stack.enter_async_context(client_of(port, started)))

    async def shrink(self) -> None:
        """End the oldest one."""
        self.clients.pop(0)
        stack, started = self._members.pop(0)
        await stack.aclose()
        assert started.process.returncode == 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        while self._members:
            await self.shrink()


def arrived(message_id: str) -> Callable[[Sequence[Received]], bool]:
    def has_arrived(requests: Sequence[Received]) -> bool:
        return any(each.message_id == message_id for each in requests)

    return has_arrived


async def check_delivery(fleet: Fleet, outside: ReceiverProcess, endpoint: dict[str, Any]) -> None:
    """Have a test sent by whichever process takes it, and verify both signatures."""
    for client in fleet.clients:
        assert (await client.get("/readyz")).status_code == 200
        sent = (await client.post(f"/v1/webhook-endpoints/{endpoint['id']}/test")).json()["event_id"]
        await outside.wait_for(arrived(sent), within=60)
        [request] = outside.by_message()[sent]
        now = int(datetime.now(UTC).timestamp())
        verify(request.headers, request.body, [SharedSecret.parse(endpoint["secret"])], now=now)
        verify(request.headers, request.body, [PublicKey.parse(endpoint["public_key"])], now=now)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_key_is_replaced_while_two_processes_deliver(
    database_url: str, tmp_path: Path, outside: ReceiverProcess
) -> None:
    """The order of the operator's page, step by step: eight starts of the program."""
    program = Program(database_url, tmp_path)
    hook = {"url": outside.url, "event_types": ["endpoint.disabled"], "asymmetric_signature": True}
    async with Fleet(program) as fleet:
        await fleet.grow(SECRET_KEY)
        await fleet.grow(SECRET_KEY)
        request: dict[str, Any] = {"json": hook, "headers": {"Idempotency-Key": "once"}}
        endpoint = (await fleet.clients[0].post("/v1/webhook-endpoints", **request)).json()
        cursor = (await fleet.clients[0].get("/v1/events")).json()["next_cursor"]
        for keys in ((SECRET_KEY, OTHER), (OTHER, SECRET_KEY)):
            for _ in range(2):
                await fleet.shrink()
                await fleet.grow(*keys)
                await check_delivery(fleet, outside, endpoint)
                assert (await fleet.clients[-1].get("/v1/events", params={"cursor": cursor})).status_code == 200
        status, out, _ = await program.with_keys(OTHER, SECRET_KEY).run("secrets", "rotate")
        assert (status, "endpoint secrets: 2 re-encrypted" in out) == (0, True)
        await check_delivery(fleet, outside, endpoint)
        for _ in range(2):
            await fleet.shrink()
            await fleet.grow(OTHER)
            await check_delivery(fleet, outside, endpoint)
        again = await fleet.clients[0].post("/v1/webhook-endpoints", **request)
        assert (again.headers["idempotent-replayed"], again.json()) == ("true", endpoint)


async def test_a_re_encryption_that_is_killed_goes_on_where_it_was(
    database_settings: Settings, database_kind: str, tmp_path: Path
) -> None:
    program = Program(database_settings.database_url, tmp_path).with_keys(OTHER, SECRET_KEY)
    new, old = Vault(bytes(32)), Vault(decode_secret_key(SECRET_KEY))
    async with open_database(database_settings, SystemClock()) as database:
        world = await make_world(database)
        endpoint = await world.add_endpoint()
        one = make_secret(endpoint, expires_at=SystemClock().now())
        async with database.writing() as connection:
            await EndpointSecrets(connection).add(*(replace(one, id=new_id()) for _ in range(MANY)))
            await connection.commit()

        async def keys_in_use() -> dict[str | None, int]:
            async with database.reading() as connection:
                found = (await connection.execute(select(endpoint_secrets))).all()
            vaults = {vault.key_ids[0]: vault for vault in (old, new)}
            for row in found:
                value = Encrypted(row.key_id, row.value)
                assert vaults[row.key_id].decrypt(value, endpoint.id.bytes) == SECRET.encode()
            return {key_id: sum(row.key_id == key_id for row in found) for key_id in vaults}

        async with program.started("secrets", "rotate") as rotating:
            await rotating.prints("re-encrypted")
            async with database.writing() as connection:
                # It has to wait now, and is killed in the middle of it.
                if database_kind == "postgresql":
                    await connection.execute(text("LOCK TABLE endpoint_secrets IN EXCLUSIVE MODE"))
                rotating.process.kill()
                await rotating.process.wait()
        half = await keys_in_use()
        assert 0 < half[new.key_ids[0]] < MANY
        status, out, _ = await program.run("secrets", "rotate")
        assert (status, f"{half[old.key_ids[0]]} re-encrypted" in out) == (0, True)
        assert await keys_in_use() == {new.key_ids[0]: MANY + 1, old.key_ids[0]: 0}
