"""Around every request: its id, a bound on its body, headers of every response, the access log, metrics, and a net."""

import re
import time

import structlog
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.echo import echo_path
from app.core.ids import new_id
from app.core.logging import get_logger
from app.core.telemetry import Telemetry
from app.routers.limits import allowance_fields
from app.routers.problems import TooLargeError, TooSlowError, on_crash

MAX_BODY = 256 * 1024
_MOST_DIGITS = 18
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

        is_head = scope["method"] == "HEAD"
        # Whatever answers GET answers HEAD, with the same header fields and no body.
        inner = {**scope, "method": "GET"} if is_head else scope
        body = IncomingBody(inner, receive)

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _headers(message["headers"], inner)
                if not body.is_read:
                    # What is left of it would have to be read to reach the next request.
                    message["headers"].append((b"connection", b"close"))
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        try:
            await self._app(inner, body.receive, send_on)
        except Exception as error:
            if status:
                raise
            response = await on_crash(Request(inner), error)
            await response(inner, receive, send_on)
        finally:
            self._note(inner, scope["method"], status, time.perf_counter() - started)

    def _note(self, scope: Scope, method: str, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "-")
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


class IncomingBody:
    """A request's body on its way in: counted as it arrives, and refused once it is too large or too slow.

    A route that takes more than usual says so in the state, as `body_limit`, before it reads.
    """

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._state = scope["state"]
        self._receive = receive
        self._announced, self.is_read = 0, True
        for name, value in scope["headers"]:
            if name == b"content-length" and value.isdigit():
                self._announced = int(value[:_MOST_DIGITS])
                self.is_read = not self._announced
            elif name == b"transfer-encoding":
                self.is_read = False
        self._count = 0

    async def receive(self) -> Message:
        """Return the next piece.

        Raises:
            TooLargeError: if the body is, or is going to be, larger than is accepted.
            TooSlowError: if the connection has given it up.
        """
        self._check(self._announced)
        message = await self._receive()
        if message["type"] == "http.request":
            self._count += len(message.get("body", b""))
            self._check(self._count)
            self.is_read = not message.get("more_body", False)
            if not self.is_read and "late" in self._state:
                raise TooSlowError("The rest of the body did not arrive in time.")
        return message

    def _check(self, size: int) -> None:
        limit = self._state.get("body_limit", MAX_BODY)
        if size > limit:
            raise TooLargeError(f"The body is larger than {limit // 1024} KiB, the most that is accepted here.")
