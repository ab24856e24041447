"""What every operation asks of a request before its use case runs."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Header, Query, Request

from app.core.crypto import digest
from app.domain.access import Principal, Scope
from app.domain.errors import InvalidInputError, UnauthenticatedError
from app.routers.container import container_of
from app.routers.problems import TooManyRequestsError
from app.services.calls import Call, Repeatable
from app.services.registry import Services

_TAG = re.compile(r'(?:W/)?"([0-9]{1,9})"')
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
_NO_VERSION = 0


def needs(scope: Scope, *others: Scope) -> Callable[[Request], Awaitable[Call]]:
    """Return the dependency that lets keys with all these scopes in, and says under which conditions they ask."""

    async def call(request: Request) -> Call:
        principal = await _authenticate(request)
        for needed in (scope, *others):
            principal.require(needed)
        state = request.scope["state"]
        traceparent = request.headers.get("traceparent")
        return Call(
            principal=principal,
            request_id=state.get("request_id"),
            traceparent=traceparent if traceparent and _TRACEPARENT.fullmatch(traceparent) else None,
            if_match=_versions(request.headers.get("if-match")),
            repeatable=await _repeatable(request) if request.method == "POST" else None,
        )

    call.scope = scope  # type: ignore[attr-defined]  # read by the OpenAPI document
    call.scopes = (scope, *others)  # type: ignore[attr-defined]  # likewise
    return call


def services_of(request: Request) -> Services:
    """Return the use cases."""
    return container_of(request).services


TheServices = Annotated[Services, Depends(services_of)]
Limit = Annotated[int, Query(ge=1, le=100, description="How many items to return at most.")]
Cursor = Annotated[
    str | None,
    Query(max_length=2000, pattern="^[A-Za-z0-9_-]*$", description="Where to go on: `next_cursor` of the page before."),
]
IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=200,
        description="Do it only if this is still the ETag; otherwise 412.",
        include_in_schema=True,
    ),
]


async def _authenticate(request: Request) -> Principal:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise UnauthenticatedError("Send `Authorization: Bearer <key>`.")
    container = container_of(request)
    principal = await container.access.authenticate(token.strip())
    allowance = container.limiter.take(principal.key_id.hex)
    state = request.scope["state"]
    state["allowance"] = allowance
    state["principal"] = principal
    if not allowance.is_within:
        state["retry_after"] = max(1, allowance.renewed_in)
        raise TooManyRequestsError(
            f"This key may make {allowance.quota} requests in {allowance.window} seconds. "
            f"Try again in {max(1, allowance.renewed_in)} seconds."
        )
    return principal


def _versions(header: str | None) -> tuple[int, ...] | None:
    if header is None or header.strip() == "*":
        return None
    # A tag we never gave matches no version.
    return tuple(int(found) for found in _TAG.findall(header)) or (_NO_VERSION,)


async def _repeatable(request: Request) -> Repeatable | None:
    key = request.headers.get("idempotency-key")
    if key is None:
        return None
    longest = 255
    if not 1 <= len(key) <= longest:
        raise InvalidInputError("#Idempotency-Key", f"An Idempotency-Key has 1 to {longest} characters.")
    content: Any = hashlib.sha256(f"{request.method}\n{request.url.path}\n{request.url.query}\n".encode())
    content.update(await request.body())
    return Repeatable(key_digest=digest(key), fingerprint=content.digest())
