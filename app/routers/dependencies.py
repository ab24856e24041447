"""What every operation asks of a request before its use case runs."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Query as QueryParameter

from app.core.crypto import digest
from app.core.echo import echo
from app.domain.access import PRIVATE, Principal, Scope
from app.domain.errors import AfterviewError, UnauthenticatedError
from app.routers.container import container_of
from app.routers.limits import refuse_key, spend
from app.routers.problems import (
    MOST_ERRORS,
    InvalidRequestError,
    UnsupportedTypeError,
    listed,
    problem_response,
)
from app.services.calls import Call, Repeatable
from app.services.registry import Services

Handler = Callable[[Request, Exception], Awaitable[Response]]

_TAG = re.compile(r'"[^"]*"')
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
_LEGIBLE = re.compile(r"[ -~]*")
_LONGEST_KEY = 255
_LONGEST_CONDITION = 200
_JSON_TYPES = ("application/json",)
_PATCH_TYPES = ("application/merge-patch+json", *_JSON_TYPES)


def needs(scope: Scope, *others: Scope, shows_secrets: bool = False) -> Callable[[Request], Awaitable[Call]]:
    """Return the dependency that lets keys with all these scopes in, and says under which conditions they ask.

    Nothing between the service and its client may store the answers of an operation that shows a secret, or that is
    behind the consent wall.
    """

    async def call(request: Request) -> Call:
        principal = await _authenticate(request)
        for needed in (scope, *others):
            principal.require(needed)
        _check_query(request)
        _check_conditions(request)
        await _check_media_type(request)
        state = request.scope["state"]
        traceparent = request.headers.get("traceparent")
        return Call(
            principal=principal,
            request_id=state.get("request_id"),
            traceparent=traceparent if traceparent and _TRACEPARENT.fullmatch(traceparent) else None,
            if_match=_tags(request.headers.get("if-match")),
            repeatable=await _repeatable(request) if request.method == "POST" else None,
        )

    call.scope = scope  # type: ignore[attr-defined]  # read by the OpenAPI document
    call.scopes = (scope, *others)  # type: ignore[attr-defined]  # likewise
    call.no_store = shows_secrets or not PRIVATE.isdisjoint({scope, *others})  # type: ignore[attr-defined]  # likewise
    return call


def after_access(handler: Handler) -> Handler:
    """Return an error handler that does not answer those who would not be let in.

    A body that cannot be read is found before the operation asks who sent it.
    """

    async def handle(request: Request, error: Exception) -> Response:
        try:
            await _let_in(request)
        except AfterviewError as refusal:
            return problem_response(request, refusal)
        return await handler(request, error)

    return handle


async def _let_in(request: Request) -> None:
    dependant = getattr(request.scope.get("route"), "dependant", None)
    if dependant is None or "principal" in request.scope["state"]:
        return
    for dependency in dependant.dependencies:
        if dependency.call is not None and hasattr(dependency.call, "scope"):
            await dependency.call(request)


async def services_of(request: Request) -> Services:
    """Return the use cases. A coroutine, since FastAPI would run a plain function in a thread for each request."""
    return container_of(request).services


TheServices = Annotated[Services, Depends(services_of)]
Limit = Annotated[int, Query(ge=1, le=100, description="How many items to return at most.")]
Cursor = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=2000,
        pattern="^[A-Za-z0-9_-]+$",
        description="Where to go on: `next_cursor` of the page before.",
    ),
]


async def _authenticate(request: Request) -> Principal:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise UnauthenticatedError("Send `Authorization: Bearer <key>`.")
    try:
        principal = await container_of(request).access.authenticate(token.strip())
    except UnauthenticatedError as error:
        refuse_key(request, error)
    request.scope["state"]["principal"] = principal
    spend(request, principal.key_id, principal.tenant_id)
    return principal


def _check_query(request: Request) -> None:
    """Refuse parameters nobody knows: a misspelt filter must not answer with everything."""
    if not request.query_params:
        return
    known = get_flat_params(request.scope["route"].dependant)
    unknown = sorted(
        set(request.query_params) - {field.alias for field in known if isinstance(field.field_info, QueryParameter)}
    )
    if unknown:
        message = "is not a parameter of this operation"
        raise InvalidRequestError(
            f"{listed(unknown)}: not a parameter of this operation.",
            errors=[{"parameter": echo(name), "in": "query", "message": message} for name in unknown[:MOST_ERRORS]],
        )


def _check_conditions(request: Request) -> None:
    for name in ("If-Match", "If-None-Match"):
        _check_header(name, request.headers.get(name, ""), _LONGEST_CONDITION)


def _check_header(name: str, value: str, longest: int) -> None:
    if len(value) > longest or not _LEGIBLE.fullmatch(value):
        raise _bad_header(name, f"must have {longest} characters at most, all of printable ASCII")


def _bad_header(name: str, message: str) -> InvalidRequestError:
    return InvalidRequestError(f"{name} {message}.", errors=[{"parameter": name, "in": "header", "message": message}])


async def _check_media_type(request: Request) -> None:
    """Refuse a body that the operation would read as JSON but that does not say it is."""
    if getattr(request.scope["route"], "body_field", None) is None or not await request.body():
        return
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    accepted = _PATCH_TYPES if request.method == "PATCH" else _JSON_TYPES
    if sent not in accepted:
        raise UnsupportedTypeError(
            f"Send {' or '.join(accepted)}, not {echo(sent) or 'a body without a Content-Type'}."
        )


def _tags(header: str | None) -> tuple[str, ...] | None:
    # A header that names no tag at all matches nothing.
    return None if header is None or header.strip() == "*" else tuple(_TAG.findall(header))


async def _repeatable(request: Request) -> Repeatable | None:
    key = request.headers.get("idempotency-key")
    if key is None:
        return None
    if not key:
        raise _bad_header("Idempotency-Key", "must not be empty")
    _check_header("Idempotency-Key", key, _LONGEST_KEY)
    content: Any = hashlib.sha256(f"{request.method}\n{request.url.path}\n{request.url.query}\n".encode())
    content.update(await request.body())
    return Repeatable(key_digest=digest(key), fingerprint=content.digest())
