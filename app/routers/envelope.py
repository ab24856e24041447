"""Around every request: its id, a bound on its body, headers of every answer, the access log, metrics, and a net."""

import re
import time
from collections.abc import Callable

import structlog
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.echo import echo_path
from app.core.ids import new_id
from app.core.logging import get_logger
from app.core.telemetry import Telemetry
from app.routers.limits import allowance_fields
from app.routers.problems import TooLargeError, on_crash, problem_response

MAX_BODY = 256 * 1024
MAX_IMPORT = 64 * 1024 * 1024
IMPORT_PATH = "/v1/candidates/import"
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._:-]{1,100}")
_TRACEPARENT = re.compile(rb"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
# Calendars are opened by the token in their path; a key has no business there, and gets there by mistake.
_SECRET = re.compile(r"(?:[a-z2-7]{40}|av_(?:live|test)_|whsec_).*", re.DOTALL)
_QUIET = ("/livez", "/readyz", "/metrics")
_log = get_logger("app.access")

_SECURITY = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"strict-transport-security", b"max-age=31536000"),
    (b"cross-origin-resource-policy", b"same-site"),
]
_DEFAULTS = [
    (b"cache-control", b"private, no-cache"),
    (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
]


class Envelope:
    """ASGI middleware, outermost but for CORS."""

    def __init__(self, app: ASGIApp, telemetry: Telemetry) -> None:
        self._app = app
        self._telemetry = telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        state = scope.setdefault("state", {})
        request_id = _request_id(scope)
        state["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        status = 0

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _headers(message["headers"], scope)
            await send(message)

        try:
            bounded = await _bounded(scope, receive)
            if bounded is None:
                limit = _limit(scope)
                error = TooLargeError(f"The body is larger than {limit // 1024} KiB, the most that is accepted here.")
                await problem_response(Request(scope), error)(scope, receive, send_on)
            else:
                await self._app(scope, bounded, send_on)
        except Exception as error:
            if status:
                raise
            response = await on_crash(Request(scope), error)
            await response(scope, receive, send_on)
        finally:
            self._note(scope, status, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "-")
        method = scope["method"]
        self._telemetry.requests.labels(method, route, status).inc()
        self._telemetry.request_seconds.labels(method, route).observe(seconds)
        if scope["path"] not in _QUIET:
            path = echo_path(_SECRET.sub("…", scope["path"]))
            milliseconds = round(seconds * 1000, 2)
            _log.info("request", method=method, path=path, status=status, milliseconds=milliseconds, **_caller(scope))


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value):
            return str(value, "ascii")
    return new_id().hex


def _caller(scope: Scope) -> dict[str, str]:
    """Return who made a request, as far as that is known: ids alone, never a key."""
    known: dict[str, str] = {}
    principal = scope["state"].get("principal")
    if principal is not None:
        known |= {"tenant_id": str(principal.tenant_id), "key_id": str(principal.key_id)}
    if scope.get("client") is not None:
        known["address"] = scope["client"][0]
    for name, value in scope["headers"]:
        if name == b"traceparent" and _TRACEPARENT.fullmatch(value):
            known["trace_id"] = str(value[3:35], "ascii")
    return known


def _headers(headers: list[tuple[bytes, bytes]], scope: Scope) -> list[tuple[bytes, bytes]]:
    state = scope["state"]
    if _is_not_to_be_stored(scope):
        headers = [*(entry for entry in headers if entry[0] != b"cache-control"), (b"cache-control", b"no-store")]
    result = [*headers, (b"x-request-id", state["request_id"].encode()), *_SECURITY]
    present = {name for name, _ in headers}
    result += [entry for entry in _DEFAULTS if entry[0] not in present]
    if "allowances" in state:
        result += allowance_fields(state["allowances"])
    if "retry_after" in state:
        result.append((b"retry-after", b"%d" % state["retry_after"]))
    return result


def _is_not_to_be_stored(scope: Scope) -> bool:
    """Tell whether the operation says so of its answers, refusals and repeated ones included."""
    dependant = getattr(scope.get("route"), "dependant", None)
    return dependant is not None and any(getattr(each.call, "no_store", False) for each in dependant.dependencies)


def _limit(scope: Scope) -> int:
    return MAX_IMPORT if scope["path"] == IMPORT_PATH else MAX_BODY


async def _bounded(scope: Scope, receive: Receive) -> Receive | None:
    """Return a `receive` that gives the whole body at once, None if it is too large."""
    if scope["method"] in {"GET", "HEAD", "OPTIONS"}:
        return receive
    limit = _limit(scope)
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and int(value) > limit:
            return None
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return _once(message, receive)
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        more = message.get("more_body", False)
    return _once({"type": "http.request", "body": bytes(body), "more_body": False}, receive)


def _once(message: Message, receive: Receive) -> Receive:
    pending: list[Message] = [message]
    take: Callable[[], Message] = pending.pop

    async def replay() -> Message:
        return take() if pending else await receive()

    return replay
