"""What one connection may cost, and how many there may be: the real server, spoken to byte by byte."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from anyio import to_thread

from app.core.pieces import give_way
from app.routers import connections
from app.routers.connections import ConnectionLimits
from tests.support.api import LIVE_KEY, Api
from tests.support.processes import PATIENCE
from tests.support.raw_server import SHORT, Served, raw_server

KIB = 1024
KEY = f"Authorization: Bearer {LIVE_KEY}\r\n".encode()
ALIVE = b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
CLOSE = b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


def post(path: str = "/v1/candidates", *fields: bytes, key: bool = False) -> bytes:
    """Return the header of a POST that brings JSON."""
    start = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n".encode()
    return start + (KEY if key else b"") + b"".join(field + b"\r\n" for field in fields) + b"\r\n"


def problem_of(answer: bytes, status: int, slug: str) -> dict[str, Any]:
    """Check that something is one response, a problem, and return it."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status), answer
    assert b"application/problem+json" in head
    assert b"\r\nconnection: close" in head
    problem: dict[str, Any] = json.loads(body)
    assert problem["type"].endswith(f"/problems/{slug}")
    assert problem["status"] == status
    return problem


@pytest.fixture
def database_kind() -> str:
    """It is the same on both databases."""
    return "sqlite"


@pytest.fixture
async def served(api: Api) -> AsyncIterator[Served]:
    async with raw_server(api.parts, ConnectionLimits(linger_seconds=0.3)) as started:
        yield started


@pytest.fixture
async def hasty(api: Api) -> AsyncIterator[Served]:
    async with raw_server(api.parts, SHORT) as started:
        yield started


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give how many bytes each read of a server took."""
    sizes: list[int] = []
    take = connections._Reader.buffer_updated

    def count(self: connections._Reader, nbytes: int) -> None:
        sizes.append(nbytes)
        take(self, nbytes)

    monkeypatch.setattr(connections._Reader, "buffer_updated", count)
    return sizes


async def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await give_way()


def send_without_reading(port: int, request: bytes, size: int) -> bytes:
    """Send a request of that size and read only when no more can be sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        try:
            client.sendall(request)
            for _ in range(size // (64 * KIB)):
                client.sendall(b"[{},{},{},{},{},"[:16] * (4 * KIB))
        except (BrokenPipeError, ConnectionResetError):
            pass
        found = b""
        while piece := client.recv(64 * KIB):
            found += piece
        return found


@pytest.mark.parametrize("path", ["/v1/candidates/import", "/v1/interviews", "/v1/nothing"])
async def test_a_body_that_nobody_asked_for_is_not_read(served: Served, read: list[int], path: str) -> None:
    size = 64 * KIB * KIB
    request = post(path, b"Content-Length: %d" % size)
    answer = await to_thread.run_sync(send_without_reading, served.port, request, size)
    problem_of(answer, *((404, "not-found") if path == "/v1/nothing" else (401, "unauthenticated")))
    assert sum(read) <= 64 * KIB + len(request)


@pytest.mark.parametrize("path", ["/livez", "/docs", f"/calendar/{'a' * 40}.ics", "/problems/internal"])
async def test_a_body_that_nothing_is_done_with_is_bounded(served: Served, read: list[int], path: str) -> None:
    size = 64 * KIB * KIB
    request = f"GET {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {size}\r\n\r\n".encode()
    answer = await to_thread.run_sync(send_without_reading, served.port, request, size)
    assert answer.startswith((b"HTTP/1.1 200", b"HTTP/1.1 404"))
    assert answer.count(b"HTTP/1.1") == 1
    assert sum(read) <= 128 * KIB


async def test_a_preflight_with_a_body_is_bounded(api: Api, read: list[int]) -> None:
    async with raw_server(api.parts, SHORT, cors_origins="https://a.example") as served:
        request = (
            b"OPTIONS /v1/candidates HTTP/1.1\r\nHost: a\r\nOrigin: https://a.example\r\n"
            b"Access-Control-Request-Method: POST\r\nContent-Length: 67108864\r\n\r\n"
        )
        answer = await to_thread.run_sync(send_without_reading, served.port, request, 64 * KIB * KIB)
    assert answer.startswith(b"HTTP/1.1 200")
    assert sum(read) <= 128 * KIB


async def test_a_client_that_sends_everything_first_finds_the_refusal(served: Served) -> None:
    def ask() -> tuple[int, str, int]:
        base = f"http://127.0.0.1:{served.port}"
        with httpx.Client(base_url=base, timeout=PATIENCE, trust_env=False) as client:
            answer = client.post("/v1/candidates/import", content=b"x" * (16 * KIB * KIB))
            return answer.status_code, answer.headers["connection"], client.get("/livez").status_code

    assert await to_thread.run_sync(ask) == (401, "close", 200)


async def test_nobody_without_a_key_is_told_to_go_on(served: Served) -> None:
    expecting = (b"Content-Length: 2", b"Expect: 100-continue")
    problem_of(await served.ask(post("/v1/candidates", *expecting)), 401, "unauthenticated")
    too_much = (b"Content-Length: 300000", b"Expect: 100-continue")
    problem_of(await served.ask(post("/v1/candidates", *too_much, key=True)), 413, "body-too-large")
    async with served.connected() as wire:
        wire.send(post("/v1/candidates", *expecting, key=True))
        assert (await wire.head()).startswith(b"HTTP/1.1 100 ")
        wire.send(b"{}")
        assert (await wire.head()).startswith(b"HTTP/1.1 422 ")


@pytest.mark.parametrize("path", ["/v1/candidates", "/v1/candidates/import"])
async def test_a_body_that_grows_too_large_is_refused_on_the_way(api: Api, path: str) -> None:
    async with raw_server(api.parts, SHORT, max_import=256 * KIB) as served:
        pieces = b"".join(b"4000\r\n" + b" " * 0x4000 + b"\r\n" for _ in range(40))
        answer = await served.ask(post(path, b"Transfer-Encoding: chunked", key=True) + pieces)
        problem_of(answer, 413, "body-too-large")


async def test_a_body_in_many_chunks_is_taken(served: Served) -> None:
    body = json.dumps({"name": "Ada", "time_zone": "UTC"}).encode()
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in body) + b"0\r\nX-Trailer: 1\r\n\r\n"
    async with served.connected() as wire:
        wire.send(post("/v1/candidates", b"Transfer-Encoding: chunked", key=True) + chunks)
        assert (await wire.head()).startswith(b"HTTP/1.1 201 ")


async def test_a_header_has_at_most_64_kib(served: Served, read: list[int]) -> None:
    start = b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
    fits = start + b"".join(b"X-%04d: %s\r\n" % (number, b"a" * 1000) for number in range(62)) + b"\r\n"
    assert (await served.ask(fits)).startswith(b"HTTP/1.1 200 ")
    read.clear()
    for too_much in (
        start + b"X: " + b"a" * (192 * KIB * KIB),
        start + b"X" * (KIB * KIB),
        start + b"a: b\r\n" * 100_000,
        start + b"X: " + b"a" * (65 * KIB) + b"\r\n\r\n",
        b"GET /" + b"a" * (70 * KIB) + b" HTTP/1.1\r\n\r\n",
    ):
        problem_of(await served.ask(too_much), 431, "header-too-large")
    assert sum(read) <= 5 * 192 * KIB


async def test_what_follows_a_body_is_bounded_like_a_header(served: Served) -> None:
    start = post("/v1/candidates", b"Transfer-Encoding: chunked", key=True) + b"1\r\n{\r\n0\r\n"
    for trailer in (b"X: " + b"a" * (KIB * KIB), b"a: b\r\n" * 100_000):
        problem_of(await served.ask(start + trailer), 431, "header-too-large")


@pytest.mark.parametrize(
    "sent", [b"GET /livez HTTP/1.1\r\nHost: a\r\nX-Ha", b"GET /livez HTTP/1.1\r\n", b"G"], ids=["field", "line", "byte"]
)
async def test_silence_within_a_header_ends_the_connection(hasty: Served, sent: bytes) -> None:
    problem_of(await hasty.ask(sent), 408, "request-timeout")


async def test_dripping_a_header_gains_no_time(hasty: Served) -> None:
    async with hasty.connected() as wire:
        wire.send(b"GET /livez HTTP/1.1\r\n")
        answer = asyncio.create_task(wire.rest())
        while not answer.done():
            wire.send(b"X: a\r\n")
            await asyncio.wait({answer}, timeout=0.02)
        problem_of(answer.result(), 408, "request-timeout")


@pytest.mark.parametrize("sent", [b"", b"\r\n\r\n", ALIVE], ids=["nothing", "empty lines", "idle"])
async def test_a_connection_on_which_nothing_is_asked_is_closed(hasty: Served, sent: bytes) -> None:
    answer = await hasty.ask(sent)
    assert answer.count(b"HTTP/1.1") == (sent == ALIVE)
    assert hasty.protocols == []


@pytest.mark.parametrize("path", ["/v1/candidates", "/v1/candidates/import"])
async def test_silence_within_a_body_ends_the_request(hasty: Served, path: str) -> None:
    problem_of(await hasty.ask(post(path, b"Content-Length: 100", key=True) + b"{"), 408, "request-timeout")


async def test_a_client_that_takes_nothing_of_a_response_is_dropped(hasty: Served) -> None:
    def ask() -> None:
        with socket.create_connection(("127.0.0.1", hasty.port), timeout=PATIENCE) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * KIB)
            with pytest.raises(ConnectionError):
                client.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n" * 500_000)

    await to_thread.run_sync(ask)
    await until(lambda: not hasty.protocols)


async def test_requests_sent_at_once_are_answered_in_order(served: Served) -> None:
    answer = await served.ask(ALIVE * 50 + CLOSE)
    assert answer.count(b"HTTP/1.1 200 ") == 51


async def test_too_many_requests_sent_at_once_end_the_connection(served: Served) -> None:
    answer = await served.ask(ALIVE * 3000)
    assert 1 <= answer.count(b"HTTP/1.1 200 ") <= 100


@pytest.mark.parametrize("garbage", [b"\x16\x03\x01\x02\x00\x01", b"POST / HTTP/9.9\r\n\r\n", b"GET  \r\n\r\n"])
async def test_what_is_no_request_is_refused(served: Served, garbage: bytes) -> None:
    problem_of(await served.ask(garbage + b"x" * KIB * KIB), 400, "malformed")


async def test_garbage_behind_a_request_does_not_touch_its_response(served: Served) -> None:
    answer = await served.ask(ALIVE + b"\x16\x03\x01\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"ok\n")


async def test_nothing_is_upgraded_to(served: Served, read: list[int]) -> None:
    upgrade = b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    answer = await served.ask(upgrade + b"\x81" * (4 * KIB * KIB))
    assert answer.count(b"HTTP/1.1 200 ") == 1
    assert sum(read) <= 192 * KIB


async def test_there_are_so_many_connections_and_one_line_of_it(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    def counted(name: str) -> float | None:
        return api.parts.telemetry.registry.get_sample_value(f"afterview_{name}")

    async with raw_server(api.parts, ConnectionLimits(connections=3)) as served:
        async with served.connected(), served.connected(), served.connected():
            await until(lambda: counted("connections") == 3)
            capsys.readouterr()
            for _ in range(20):
                problem = problem_of(await served.ask(b""), 503, "unavailable")
                assert "connections" in problem["detail"]
            assert counted("refused_connections_total") == 20
            assert capsys.readouterr().err.count("connection limit reached") == 1
        await until(lambda: counted("connections") == 0)
        assert (await served.ask(CLOSE)).startswith(b"HTTP/1.1 200 ")
