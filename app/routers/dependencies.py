"""What every operation asks of a request before its use case runs."""

import hashlib
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from typing import Annotated, Any, get_args, get_origin

import orjson
from fastapi import Depends, Query, Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Query as QueryParameter
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from app.core.crypto import digest
from app.core.echo import echo
from app.domain.access import PRIVATE, Principal, Scope
from app.domain.errors import UnauthenticatedError
from app.routers.container import container_of
from app.routers.limits import refuse_key, spend
from app.routers.problems import (
    MOST_ERRORS,
    InvalidRequestError,
    MalformedError,
    UnsupportedTypeError,
    listed,
)
from app.services.calls import Call, Repeatable
from app.services.registry import Services

_TAG = re.compile(r'(?:W/)?"[^"]*"')
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
_LEGIBLE = re.compile(r"[ -~]*")
_LONGEST_KEY = 255
_LONGEST_CONDITION = 200
_JSON_TYPES = ("application/json",)
_PATCH_TYPES = ("application/merge-patch+json", *_JSON_TYPES)


def needs(
    scope: Scope, *others: Scope, shows_secrets: bool = False, streams: bool = False
) -> Callable[[Request], Awaitable[Call]]:
    """Return the dependency that lets keys with all these scopes in, and says under which conditions they ask.

    `GuardedRoute` runs the first half of it, `admit`, which reads the body last. An operation that `streams` its body
    reads it by itself, and completes the call by `with_body`. Nothing between the service and its client may store the
    answers of an operation that shows a secret, or that is behind the consent wall.
    """

    async def admit(request: Request) -> None:
        principal = await _authenticate(request)
        for needed in (scope, *others):
            principal.require(needed)
        _check_query(request)
        _check_headers(request)
        if streams:
            _check_media_type(request)
            return
        takes_body = request.scope["route"].body_field is not None
        if takes_body or "idempotency-key" in request.headers:
            body = await _read(request)
            if takes_body and body:
                _check_media_type(request)

    async def call(request: Request) -> Call:
        state = request.scope["state"]
        traceparent = request.headers.get("traceparent")
        return Call(
            principal=state["principal"],
            request_id=state.get("request_id"),
            traceparent=traceparent if traceparent and _TRACEPARENT.fullmatch(traceparent) else None,
            if_match=_tags(request.headers.get("if-match")),
            repeatable=_repeatable(request, b"" if streams else await request.body())
            if "idempotency-key" in request.headers and request.method == "POST"
            else None,
        )

    call.admit = admit  # type: ignore[attr-defined]  # read by the route
    call.scope = scope  # type: ignore[attr-defined]  # read by the OpenAPI document
    call.scopes = (scope, *others)  # type: ignore[attr-defined]  # likewise
    call.no_store = shows_secrets or not PRIVATE.isdisjoint({scope, *others})  # type: ignore[attr-defined]  # likewise
    return call


async def let_in(request: Request, needed: Callable[[Request], Awaitable[Call]]) -> Call:
    """Do what `GuardedRoute` does for the dependency of `needs`, for a route that asks for a key only sometimes."""
    await needed.admit(request)  # type: ignore[attr-defined]  # set by `needs`
    return await needed(request)


class GuardedRoute(APIRoute):
    """A route that reads a body only once it knows who sends it, and that they may."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what serves a request."""
        handle = super().get_route_handler()
        guards = [found for each in self.dependant.dependencies if (found := getattr(each.call, "admit", None))]
        if not guards:
            return handle
        [admit] = guards

        async def handle_admitted(request: Request) -> Response:
            await admit(request)
            return await handle(request)

        return handle_admitted


async def _read(request: Request) -> bytes:
    """Read the whole body, which the framework finds then. It would tell less clearly why that failed."""
    try:
        return await request.body()
    except ClientDisconnect:
        raise MalformedError("The connection was closed before the body was complete.") from None


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
    params = get_flat_params(request.scope["route"].dependant)
    known = {field.alias: field.field_info for field in params if isinstance(field.field_info, QueryParameter)}
    unknown = sorted(set(request.query_params) - known.keys())
    if unknown:
        message = "is not a parameter of this operation"
        raise InvalidRequestError(
            f"{listed(unknown)}: not a parameter of this operation.",
            errors=[{"parameter": echo(name), "in": "query", "message": message} for name in unknown[:MOST_ERRORS]],
        )
    given = Counter(name for name, _ in request.query_params.multi_items())
    repeated = [name for name, times in given.items() if times > 1 and not _takes_several(known[name].annotation)]
    if repeated:
        message = "may be given only once"
        raise InvalidRequestError(
            f"{listed(repeated)}: given more than once.",
            errors=[{"parameter": name, "in": "query", "message": message} for name in repeated],
        )


def _takes_several(kind: Any) -> bool:
    return get_origin(kind) in {list, tuple} or any(_takes_several(option) for option in get_args(kind))


def _check_headers(request: Request) -> None:
    for name in ("If-Match", "If-None-Match"):
        _check_header(name, request.headers.get(name, ""), _LONGEST_CONDITION)
    if request.headers.get("idempotency-key") == "":
        raise _bad_header("Idempotency-Key", "must not be empty")
    _check_header("Idempotency-Key", request.headers.get("idempotency-key", ""), _LONGEST_KEY)


def _check_header(name: str, value: str, longest: int) -> None:
    if len(value) > longest or not _LEGIBLE.fullmatch(value):
        raise _bad_header(name, f"must have {longest} characters at most, all of printable ASCII")


def _bad_header(name: str, message: str) -> InvalidRequestError:
    return InvalidRequestError(f"{name} {message}.", errors=[{"parameter": name, "in": "header", "message": message}])


def _check_media_type(request: Request) -> None:
    """Refuse a body that the operation would read as JSON but that does not say it is."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    accepted = _PATCH_TYPES if request.method == "PATCH" else _JSON_TYPES
    if sent not in accepted:
        raise UnsupportedTypeError(
            f"Send {' or '.join(accepted)}, not {echo(sent) or 'a body without a Content-Type'}."
        )


def _tags(header: str | None) -> tuple[str, ...] | None:
    """Return the ETags of an If-Match field. It compares strongly, so that weak ones match nothing (RFC 9110)."""
    return None if header is None or header.strip() == "*" else tuple(_TAG.findall(header))


def _repeatable(request: Request, body: bytes) -> Repeatable:
    target = f"{request.method}\n{request.url.path}\n{request.url.query}\n".encode()
    try:
        # The same JSON is the same request, however it is spaced and in whatever order its members are.
        content = orjson.dumps(orjson.loads(body), option=orjson.OPT_SORT_KEYS)
    except ValueError:
        content = body
    return Repeatable(
        key_digest=digest(request.headers["idempotency-key"]),
        fingerprint=hashlib.sha256(target + content).digest(),
        former_fingerprint=hashlib.sha256(target + body).digest(),
    )
