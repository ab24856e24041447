"""Every process of a deployment can be scraped, and together they export what an operator watches."""

import socket
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.support.bodies import interview_body
from tests.support.campaign import ALWAYS_AWAKE
from tests.support.processes import PATIENCE, Program, client_of, free_port
from tests.support.receiver import Receiver

WATCHED = {
    "afterview_due_to_first_attempt_seconds",
    "afterview_oldest_due_age_seconds",
    "afterview_deliveries",
    "afterview_delivery_queue_depth",
    "afterview_lost_leases",
    "afterview_quarantined_rows",
    "afterview_http_requests",
}


async def scrape(address: str) -> dict[str, float]:
    """Return the samples at an address by name, those of the same name added up."""
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        answer = await client.get(address)
    assert answer.status_code == 200
    families = list(text_string_to_metric_families(answer.text))
    assert {family.name for family in families} >= WATCHED
    samples: dict[str, float] = {}
    for family in families:
        for sample in family.samples:
            samples[sample.name] = samples.get(sample.name, 0.0) + sample.value
    return samples


async def test_the_metrics_of_each_process(database_url: str, database_kind: str, tmp_path: Path) -> None:
    program = Program(database_url, tmp_path)
    port, metrics_port = free_port(), free_port()
    worker_metrics = f"http://127.0.0.1:{metrics_port}/metrics"
    async with AsyncExitStack() as stack:
        receiver = await stack.enter_async_context(Receiver())
        if database_kind == "sqlite":
            own = {"AFTERVIEW_METRICS_PORT": str(metrics_port)}
            api = await stack.enter_async_context(program.started("serve", "--port", str(port), **own))
            api_metrics = worker_metrics
        else:
            own_port = free_port()
            api_metrics = f"http://127.0.0.1:{own_port}/metrics"
            options = ("--port", str(port), "--metrics-port", str(own_port))
            api = await stack.enter_async_context(program.started("api", *options))
            worker = await stack.enter_async_context(program.started("worker", "--metrics-port", str(metrics_port)))
            await worker.prints("worker started")
        client = await stack.enter_async_context(client_of(port, api))
        hook = {"url": receiver.url, "event_types": ["reminder.due"]}
        assert (await client.post("/v1/webhook-endpoints", json=hook)).status_code == 201
        person = {"name": "Ada", "time_zone": "UTC", "waking_hours": ALWAYS_AWAKE}
        ada = (await client.post("/v1/candidates", json=person)).json()
        body = interview_body(ada["id"], datetime.now(UTC) - timedelta(minutes=90), interviewers=[])
        assert (await client.post("/v1/interviews", json=body)).status_code == 201
        await receiver.wait_for(1, within=PATIENCE)
        seen = await scrape(worker_metrics)
        assert seen["afterview_due_to_first_attempt_seconds_count"] == 1
        served = await scrape(api_metrics)
        assert served["afterview_http_requests_total"] >= 3
        assert (await client.get("/metrics")).status_code == 404


async def test_a_port_for_metrics_that_is_taken_or_shared_is_refused(tmp_path: Path) -> None:
    program = Program("sqlite:///data/afterview.sqlite3", tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        url = f"sqlite:///{tmp_path}/afterview.sqlite3"
        status, _, said = await program.run("serve", "--metrics-port", str(port), AFTERVIEW_DATABASE_URL=url)
    assert status == 1
    assert f"Cannot serve metrics on 127.0.0.1:{port}: Address already in use" in said
    several = ("api", "--workers", "2", "--metrics-port", "9464")
    status, _, said = await program.run(*several, AFTERVIEW_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert status == 1
    assert "A port for metrics shows one process, and --workers 2 starts 2." in said
