"""Requests a second of one API process, beside a textbook ORM service and one with asyncpg by hand."""

import itertools
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from app.domain.access import Mode
from app.services.calls import Call
from bench.figures import Figure, Goal, Result
from bench.lab import KEY, Lab, opened, rows
from bench.load import NUMBER
from bench.seed import add_candidate, add_endpoint, add_interview, assembly_of, interview_body

CONNECTIONS = 16
CANDIDATES = 300
_OPERATIONS = ("GET one interview", "list of 25", "POST interview")
_OURS, _TEXTBOOK, _BY_HAND = "Afterview", "textbook FastAPI + SQLAlchemy ORM", "FastAPI + asyncpg by hand"


def request(
    method: str, path: str, headers: Mapping[str, str] | None = None, body: Mapping[str, Any] | None = None
) -> str:
    """Write a request as it goes over the wire."""
    content = "" if body is None else json.dumps(body)
    given = {"host": "127.0.0.1", **(headers or {})}
    if body is not None:
        given |= {"content-type": "application/json", "content-length": str(len(content.encode()))}
    return f"{method} {path} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in given.items()) + "\r\n" + content


async def run(lab: Lab) -> Result:
    """Compare three services on one database server, every operation of each in turn."""
    rates: dict[str, list[float]] = {}
    first = itertools.count(0, 1_000_000)
    async with lab.database() as url:
        own = await _prepare_own(url)
        async with (
            lab.api(url) as port,
            lab.api(url, "bench.peers.orm_api") as orm_port,
            lab.api(url, "bench.peers.asyncpg_api") as hand_port,
        ):
            theirs = await _prepare_peers(orm_port)
            # As autovacuum would in a minute: what checks references keeps the plan it makes at its first row.
            await rows(url, "ANALYZE")
            services = {
                _OURS: (port, own),
                _TEXTBOOK: (orm_port, theirs),
                _BY_HAND: (hand_port, theirs),
            }

            async def turn(service: str, operation: str, seconds: float) -> float:
                at, requests = services[service]
                told = {
                    "address": ["127.0.0.1", at],
                    "requests": requests[operation],
                    "seconds": seconds,
                    "connections": CONNECTIONS,
                    "first": next(first),
                }
                answer = await lab.ask("bench.load", told=json.dumps(told), beside=True)
                assert not answer["faults"], (service, operation, answer["fault"])
                return float(answer["per_second"])

            task = lab.progress.add_task("api", total=(lab.rounds + 1) * len(services) * len(_OPERATIONS))
            for number in range(lab.rounds + 1):
                for operation in _OPERATIONS:
                    for service in services:
                        lab.progress.update(task, description=f"api: {operation}, {service}")
                        rate = await turn(service, operation, lab.seconds(3 if number else 1))
                        if number:
                            rates.setdefault(f"{operation}: {service}", []).append(rate)
                        lab.progress.advance(task)
    figures = [Figure(name, "requests/s", samples) for name, samples in rates.items()]
    median = {figure.name: figure.median for figure in figures}

    def against(operation: str) -> float:
        return median[f"{operation}: {_OURS}"] / median[f"{operation}: {_TEXTBOOK}"]

    return Result(
        "api",
        f"Requests a second of one API process on PostgreSQL, {CONNECTIONS} connections",
        figures,
        [
            Goal("GET one interview, against the textbook handler", against("GET one interview"), 1.0),
            Goal("list of 25, against the textbook handler", against("list of 25"), 1.0),
            Goal("POST interview, against the textbook POST of one row", against("POST interview"), 0.4),
        ],
        remarks=[
            "Afterview checks a key, its scope and its rate, counts metrics and writes an access log.",
            "Its POST plans the reminders of an interview with two people, and writes events and deliveries.",
            "The others insert one row.",
        ],
    )


async def _prepare_own(url: str) -> dict[str, list[str]]:
    key = {"authorization": f"Bearer {KEY}"}
    async with opened(url) as database:
        parts = assembly_of(url, database)
        await parts.administration.bootstrap(KEY, Mode.LIVE)
        call = Call(principal=await parts.access.authenticate(KEY))
        await add_endpoint(parts, call, "http://127.0.0.1:9999/", ("interview.*", "reminder.due"))
        candidates = [await add_candidate(parts, call) for _ in range(CANDIDATES)]
        interviews = [await add_interview(parts, call, candidate) for candidate in candidates[:50]]
        ends_at = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
        return {
            "GET one interview": [request("GET", f"/v1/interviews/{each}", key) for each in interviews],
            "list of 25": [request("GET", "/v1/interviews?limit=25", key)],
            "POST interview": [
                request(
                    "POST",
                    "/v1/interviews",
                    key | {"idempotency-key": f"request-{NUMBER}"},
                    interview_body(str(candidate), ends_at, f"Company {NUMBER}"),
                )
                for candidate in candidates
            ],
        }


async def _prepare_peers(port: int) -> dict[str, list[str]]:
    ends_at = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    candidate = "0195f000-0000-7000-8000-000000000000"
    body = {
        name: value
        for name, value in interview_body(candidate, ends_at, f"Company {NUMBER}").items()
        if name not in {"interviewers", "topics"}
    }
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        made = [(await client.post("/interviews", json=body)).raise_for_status().json()["id"] for _ in range(50)]
    return {
        "GET one interview": [request("GET", f"/interviews/{each}") for each in made],
        "list of 25": [request("GET", "/interviews?limit=25")],
        "POST interview": [request("POST", "/interviews", body=body)],
    }
