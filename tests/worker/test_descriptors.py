"""Clients that hold every connection they can get do not stop deliveries; 64 MiB without a key cost no memory."""

import resource
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio import to_thread

from tests.support.processes import PATIENCE, Program, client_of, free_port
from tests.support.receiver import Receiver

FILES = 256


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def few_files() -> Iterator[None]:
    """Let what is started have few descriptors."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.usefixtures("few_files")
async def test_deliveries_go_on_while_clients_hold_every_connection(database_url: str, tmp_path: Path) -> None:
    program, port = Program(database_url, tmp_path), free_port()
    async with program.started("serve", "--port", str(port)) as serving, client_of(port, serving) as client:
        async with Receiver() as receiver:
            made = await client.post("/v1/webhook-endpoints", json={"url": receiver.url, "event_types": ["*"]})
            soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 4 * FILES), hard))
            held = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) for _ in range(FILES + 50)]
            try:
                await serving.prints("connection limit reached")
                sent = await client.post(f"/v1/webhook-endpoints/{made.json()['id']}/test")
                assert sent.status_code == 202, sent.text
                await receiver.wait_for(1, within=PATIENCE)
            finally:
                for each in held:
                    each.close()
        assert serving.log.read_text().count("connection limit reached") == 1


async def test_a_body_without_a_key_costs_no_memory(database_url: str, tmp_path: Path) -> None:
    program, port = Program(database_url, tmp_path), free_port()
    async with program.started("serve", "--port", str(port)) as serving, client_of(port, serving):
        status = Path(f"/proc/{serving.process.pid}/status")

        def peak() -> int:
            [line] = (each for each in status.read_text().splitlines() if each.startswith("VmHWM:"))
            return int(line.split()[1]) * 1024

        def send() -> bytes:
            size = 64 * 1024 * 1024
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
                client.sendall(
                    b"POST /v1/candidates/import HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    b"Content-Length: %d\r\n\r\n" % size
                )
                with pytest.raises(ConnectionError):
                    client.sendall(b"[{},{},{},{},{},"[:16] * (size // 16))
                return client.recv(64 * 1024)

        await to_thread.run_sync(send)  # what the first request loads is loaded
        before = peak()
        assert (await to_thread.run_sync(send)).startswith(b"HTTP/1.1 401 ")
        assert peak() - before <= 1024 * 1024
