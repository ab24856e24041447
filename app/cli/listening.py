"""`afterview listen`: a receiver on this machine that shows what arrives."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from typing import Any, NoReturn

import httpx
import uvicorn

from app.cli.runtime import console, errors, fail, load_settings, plain, run
from app.core.clock import SystemClock
from app.webhooks.signing import SharedSecret, SignatureError, verify

_PATIENCE_SECONDS = 10.0
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
_COLOURS = {"reminder.due": "bold green", "reminder.overdue": "bold yellow", "reminder.expired": "red"}


def listen(api_key: str | None, url: str | None, events: tuple[str, ...], forward_to: str | None, port: int) -> None:
    """Register a local endpoint, show every event, and unregister when it ends."""
    if not api_key:
        fail("Which key? Give --api-key, or set AFTERVIEW_API_KEY. The first start of `make run` shows one.")
    base = (url or load_settings().base_url).rstrip("/")
    for name, address in (("--url", base), ("--forward-to", forward_to)):
        if address is not None and not address.startswith(("http://", "https://")):
            fail(f"{name} must be an address such as http://127.0.0.1:8000, not {address!r}.")
    try:
        run(_listen(base, api_key, events, forward_to, port))
    except httpx.ConnectError:
        fail(f"Nothing answers at {base}. Start the service with `make run`, or name another with --url.")


class _Receiver:
    """An ASGI application that verifies, shows and passes on what it is sent."""

    def __init__(self, forward_to: str | None, client: httpx.AsyncClient) -> None:
        self.secret: SharedSecret | None = None
        self._forward_to = forward_to
        self._client = client

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body", False):
                break
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        status = await self._take(headers, bytes(body))
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def _take(self, headers: Mapping[str, str], body: bytes) -> int:
        try:
            assert self.secret is not None
            verify(headers, body, [self.secret], now=int(SystemClock().now().timestamp()))
        except SignatureError as error:
            console.print(f"[bold red]✗ not signed by the endpoint's secret[/]: {plain(error)}")
            return 400
        _show(headers["webhook-id"], json.loads(body))
        return 204 if self._forward_to is None else await self._pass_on(self._forward_to, headers, body)

    async def _pass_on(self, address: str, headers: Mapping[str, str], body: bytes) -> int:
        kept = {name: value for name, value in headers.items() if name.startswith("webhook-") or name == "content-type"}
        try:
            answer = await self._client.post(address, content=body, headers=kept)
        except httpx.HTTPError as error:
            console.print(f"    [red]→ {plain(address)}: {plain(error) or type(error).__name__}[/]")
            return 502
        colour = "green" if answer.is_success else "red"
        console.print(f"    [{colour}]→ {plain(address)}: {answer.status_code}[/]")
        return answer.status_code


async def _listen(base: str, api_key: str, events: tuple[str, ...], forward_to: str | None, port: int) -> None:
    ended = asyncio.Event()
    async with httpx.AsyncClient(timeout=_PATIENCE_SECONDS, trust_env=False) as client:
        receiver = _Receiver(forward_to, client)
        api = httpx.AsyncClient(
            base_url=base, headers={"Authorization": f"Bearer {api_key}"}, timeout=_PATIENCE_SECONDS, trust_env=False
        )
        async with api, _served(receiver, port) as address, _registered(api, address, events) as endpoint:
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, ended.set)
            receiver.secret = SharedSecret.parse(endpoint["secret"])
            console.print(f"[green]✓[/] registered {address} at {base} for {', '.join(events)}")
            console.print("[dim]Waiting for events. Ctrl-C ends it and unregisters.[/]\n")
            await ended.wait()
    console.print("\n[green]✓[/] unregistered")


@asynccontextmanager
async def _served(receiver: _Receiver, port: int) -> AsyncIterator[str]:
    """Serve the receiver on loopback and give its address."""
    config = uvicorn.Config(receiver, host="127.0.0.1", port=port, log_config=None, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    # The command has signal handlers of its own.
    server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]  # it has no option for this
    serving = asyncio.create_task(server.serve())
    try:
        while not server.started and not serving.done():
            await asyncio.wait({serving}, timeout=0.02)
        if not server.started:
            fail(f"Cannot listen on port {port}. Is something else using it?")
        bound = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{bound}/"
    finally:
        server.should_exit = True
        await serving


@asynccontextmanager
async def _registered(api: httpx.AsyncClient, address: str, events: tuple[str, ...]) -> AsyncIterator[dict[str, Any]]:
    """Register the receiver as an endpoint for as long as it listens."""
    body = {"url": address, "event_types": list(events), "description": "afterview listen"}
    answer = await api.post("/v1/webhook-endpoints", json=body)
    if answer.status_code != httpx.codes.CREATED:
        _explain(answer)
    endpoint: dict[str, Any] = answer.json()
    try:
        yield endpoint
    finally:
        try:
            await api.delete(f"/v1/webhook-endpoints/{endpoint['id']}")
        except httpx.HTTPError:
            errors.print(f"[yellow]The service no longer answers; endpoint {endpoint['id']} stays registered.[/]")


def _explain(answer: httpx.Response) -> NoReturn:
    try:
        problem = answer.json()
    except ValueError:
        fail(f"The address answered {answer.status_code}, and not as Afterview does.")
    details = "; ".join(str(entry.get("message", "")) for entry in problem.get("errors", []))
    hint = ""
    if any(entry.get("pointer") == "/url" for entry in problem.get("errors", [])):
        hint = " To let webhooks go to this machine, start the service with AFTERVIEW_WEBHOOK_ALLOW_INSECURE=1."
    fail(f"{problem.get('title')}: {details or problem.get('detail')}{hint}")


def _show(webhook_id: str, event: Mapping[str, Any]) -> None:
    data = event.get("data", {})
    kind = str(event.get("type", "?"))
    colour = _COLOURS.get(kind, "cyan")
    console.print(f"[dim]{plain(event.get('timestamp'))}[/]  [{colour}]{plain(kind)}[/]  [dim]{plain(webhook_id)}[/]")
    reminder = data.get("reminder") or {}
    if "action" in reminder:
        who = (reminder.get("subject") or {}).get("interviewer")
        about = " · ".join(str(part) for part in (reminder["action"], who, reminder.get("company")) if part)
        console.print(f"    [bold]{plain(about)}[/]  due {reminder.get('due_at')}")
        console.print(f"    {plain(reminder['explanation']['summary'])}")
    elif data.get("interview"):
        interview = data["interview"]
        console.print(f"    {plain(interview.get('role'))} at {plain(interview.get('company'))}")
    console.print()
