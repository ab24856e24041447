"""A secret that cannot be decrypted, under load: nothing is lost, and nobody else notices."""

import asyncio
from pathlib import Path
from uuid import UUID

from sqlalchemy import update

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.models import endpoint_secrets
from tests.support.campaign import SHORT_LEASE, judge, read_log, under_load
from tests.support.databases import open_database
from tests.support.processes import TEST_KEY, Program
from tests.support.receiver import ReceiverProcess


async def damage(settings: Settings, *endpoint_ids: str) -> None:
    """Write over the secrets of endpoints, behind the program's back, so that every worker reads them again."""
    async with open_database(settings, SystemClock()) as database, database.writing() as connection:
        ids = [UUID(each) for each in endpoint_ids]
        await connection.execute(
            update(endpoint_secrets).where(endpoint_secrets.c.endpoint_id.in_(ids)).values(value=b"damaged")
        )
        await connection.commit()


async def test_an_unreadable_secret_stops_nobody_elses_deliveries_and_loses_none(
    database_settings: Settings, tmp_path: Path, outside: ReceiverProcess, receiver_log: Path
) -> None:
    program = Program(database_settings.database_url, tmp_path, SHORT_LEASE)
    async with under_load(program, outside.url, receiver_log) as scene:
        client = scene.client
        broken = await scene.load.subscribe(client, outside.url_for("/broken"))
        path = f"/v1/webhook-endpoints/{broken}"
        other = {"Authorization": f"Bearer {TEST_KEY}"}
        hook = {"url": outside.url_for("/theirs"), "event_types": ["*"]}
        theirs = (await client.post("/v1/webhook-endpoints", json=hook, headers=other)).json()["id"]
        await scene.confirm(5)
        await damage(database_settings, broken)
        assert (await client.patch(path, json={"description": "read again"})).status_code == 200
        await scene.confirm(5)
        await client.post(f"/v1/webhook-endpoints/{theirs}/test", headers=other)
        await outside.wait_for(lambda requests: any(each.path == "/theirs" for each in requests), within=60)
        async with asyncio.timeout(60):
            while (shown := (await client.get(path)).json())["status"] == "enabled":
                await scene.confirm(1)
        assert shown["disabled_reason"] == "secret-unreadable"
        assert (await client.get("/readyz")).status_code == 200
        await scene.confirm(5)
        await scene.end()
        await scene.arrive("/ok")

        assert (await client.post(f"{path}/rotate-secret")).status_code == 200
        assert (await client.post(f"{path}/recover", json={"since": shown["created_at"]})).status_code == 200
        await scene.arrive("/broken")
    judge(scene.load.confirmed, read_log(receiver_log), "/ok").assert_kept()
