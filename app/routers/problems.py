"""Every error as problem+json (RFC 9457), and the page that explains each type."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pydantic_core
from fastapi import APIRouter, Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from app.core.echo import echo, echo_path, legible
from app.core.logging import get_logger
from app.db import is_full, is_passing
from app.domain.errors import AfterviewError, NotFoundError
from app.routers.container import container_of
from app.routers.contract import NOT_TAKEN
from app.routers.wording import Taken, message_of
from app.services.calls import ReplayedAnswer

PROBLEM_TYPE = "application/problem+json"
MOST_ERRORS = 1000
"""A problem tells of this many values at most."""
_MOST_NAMED = 20
_LONGEST_DETAIL = 10_000
_LONGEST_POINTER = 1000
_LONGEST_MESSAGE = 1000
_SOON = {"retry-after": "1"}
_LATER = {"retry-after": "30"}
_log = get_logger(__name__)


class InvalidRequestError(AfterviewError):
    """The request does not have the shape that the operation takes."""

    slug = "invalid-request"
    title = "The request is not valid"
    status = 422
    help = "Each of `errors` names a field by JSON pointer, or a parameter, and says what is wrong. Correct and repeat."


class MalformedError(AfterviewError):
    """The request could not be read at all."""

    slug = "malformed"
    title = "The request could not be read"
    status = 400
    help = "Send a well-formed HTTP request with a JSON body in UTF-8."


class MethodNotAllowedError(AfterviewError):
    """The address exists but does not take this method."""

    slug = "method-not-allowed"
    title = "The address does not take this method"
    status = 405
    help = "The `Allow` field of the answer names the methods it takes."


class TooLargeError(AfterviewError):
    """The body is larger than the service accepts."""

    slug = "body-too-large"
    title = "The body is too large"
    status = 413
    help = "`detail` names the most that is accepted. Send less, or send it in several requests."


class TooSlowError(AfterviewError):
    """The request did not arrive in time."""

    slug = "request-timeout"
    title = "The request took too long to arrive"
    status = 408
    help = "Send the header and the body of a request without a pause: they have 20 seconds. Then repeat the request."


class HeaderTooLargeError(AfterviewError):
    """The header is larger than the service accepts."""

    slug = "header-too-large"
    title = "The header is too large"
    status = 431
    help = "The request line and all header fields may have 64 KiB together. Send fewer or shorter ones."


class UnsupportedTypeError(AfterviewError):
    """The body's media type is not one the operation takes."""

    slug = "unsupported-media-type"
    title = "The body's media type is not supported"
    status = 415
    help = "Send JSON with `Content-Type: application/json` (or `application/merge-patch+json` for PATCH)."


class TooManyRequestsError(AfterviewError):
    """The key made more requests than its limit allows."""

    slug = "too-many-requests"
    title = "Too many requests"
    status = 429
    help = "Wait for the seconds named in `Retry-After`. `RateLimit` on each response tells how many are left."


class InternalError(AfterviewError):
    """The service failed in a way it should not."""

    slug = "internal"
    title = "The service failed"
    status = 500
    help = (
        "It was logged with the `request_id`. Repeat the request with the same Idempotency-Key: nothing is done twice."
    )


class UnavailableError(AfterviewError):
    """The service cannot answer for now."""

    slug = "unavailable"
    title = "The service is not ready"
    status = 503
    help = "Try again in a moment. If it lasts, whoever runs the service finds the cause in its log."


class OutOfSpaceError(AfterviewError):
    """There is no room left to store anything."""

    slug = "out-of-space"
    title = "There is no room left to store anything"
    status = 507
    help = (
        "Nothing of the request was kept. Repeat it, with the same Idempotency-Key, once whoever runs the service has "
        "made room. What was stored before is safe, and can be read."
    )


def problem_classes() -> dict[str, type[AfterviewError]]:
    """Return every problem type by its slug."""

    def below(parent: type[AfterviewError]) -> Iterable[type[AfterviewError]]:
        for child in parent.__subclasses__():
            yield child
            yield from below(child)

    return {error.slug: error for error in below(AfterviewError)}


def problem_document(request: Request, error: AfterviewError) -> dict[str, Any]:
    """Return the problem document of a request's error."""
    return describe(
        error,
        base_url=container_of(request).base_url,
        path=request.scope["path"],
        request_id=request.scope["state"].get("request_id"),
    )


def describe(error: AfterviewError, *, base_url: str, path: str, request_id: str | None) -> dict[str, Any]:
    """Return the problem document of an error."""
    return {
        "type": f"{base_url}/problems/{error.slug}",
        "title": error.title,
        "status": error.status,
        "detail": echo(error.detail, _LONGEST_DETAIL),
        "instance": echo_path(path),
        "request_id": request_id,
        **_legible(error.extra),
    }


def listed(names: Iterable[str]) -> str:
    """Return names as the detail of a problem lists them, each once: the first few of many."""
    found = list(dict.fromkeys(echo(name) for name in names))
    return ", ".join(found[:_MOST_NAMED]) + (" and others" if len(found) > _MOST_NAMED else "")


def _legible(value: Any) -> Any:
    """Return a JSON value without characters that cannot be shown, whoever put them there."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, Mapping):
        return {key: _legible(each) for key, each in value.items()}
    return [_legible(each) for each in value] if isinstance(value, list | tuple) else value


def problem_response(request: Request, error: AfterviewError, headers: Mapping[str, str] | None = None) -> Response:
    """Answer with a problem."""
    extra = dict(headers or {})
    if error.status == InvalidRequestError.status:
        extra.setdefault("cache-control", "no-store")
    if error.status == 401:  # noqa: PLR2004 - the status itself
        extra["www-authenticate"] = 'Bearer realm="afterview"'
    body = pydantic_core.to_json(problem_document(request, error), inf_nan_mode="strings")
    return Response(body, error.status, extra, PROBLEM_TYPE)


async def on_domain_error(request: Request, error: Exception) -> Response:
    """Answer a domain error as its class says."""
    assert isinstance(error, AfterviewError)
    return problem_response(request, error)


async def on_replay(_request: Request, error: Exception) -> Response:
    """Answer a repeated request as it was answered the first time."""
    assert isinstance(error, ReplayedAnswer)
    headers = dict(error.answer.headers) | {"idempotent-replayed": "true"}
    return Response(error.answer.body, error.answer.status, headers)


async def on_invalid_request(request: Request, error: Exception) -> Response:
    """Answer a request that does not fit the operation, naming each field."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    first = found[0]
    if first["type"] == "json_invalid":
        return problem_response(request, MalformedError(_unreadable(first, error.body)))
    taken = _taken_by(request)
    errors = [_field_error(entry, taken, at < _MOST_NAMED) for at, entry in enumerate(found[:MOST_ERRORS])]
    fields = listed(entry.get("pointer") or entry.get("parameter") or "the body" for entry in errors)
    detail = f"{len(found)} {'value' if len(errors) == 1 else 'values'} cannot be accepted: {fields}."
    return problem_response(request, InvalidRequestError(detail, errors=errors))


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answer what the framework refuses: unknown addresses, wrong methods, unreadable bodies."""
    assert isinstance(error, HTTPException)
    path = echo_path(request.scope["path"])
    detail = f"{request.method} {path} is not served here."
    known: dict[int, AfterviewError] = {
        404: NotFoundError(f"There is nothing at {path}."),
        405: MethodNotAllowedError(detail),
        415: UnsupportedTypeError(str(error.detail)),
    }
    problem = known.get(error.status_code) or MalformedError(str(error.detail))
    headers = {"allow": _methods_of(request)} if isinstance(problem, MethodNotAllowedError) else error.headers
    return problem_response(request, problem, headers)


def _methods_of(request: Request) -> str:
    """Return every method that the address takes; the framework's own answer knows those of one route alone."""
    methods: dict[int, set[str]] = {}
    for route in iter_route_contexts(request.app.routes):
        pattern: re.Pattern[str] | None = getattr(route, "path_regex", None)
        if pattern is not None and pattern.match(request.url.path) and route.name != NOT_TAKEN:
            methods.setdefault(pattern.groups, set()).update(route.methods or ())
    # What is spelt out goes before what has an id in its place.
    taken = methods[min(methods)]
    return ", ".join(sorted(taken | {"HEAD"} if "GET" in taken else taken))


async def on_crash(request: Request, error: Exception) -> Response:
    """Answer a failure of ours: the log has the cause, the answer has not."""
    if is_full(error):
        _log.error("no room left to store anything", error=repr(error))
        return problem_response(request, OutOfSpaceError("The database's disk is full. Nothing was kept."), _LATER)
    if is_passing(error):
        _log.warning("the database could not serve", error=repr(error))
        detail = "The database could not serve this request just now. Repeat it in a moment."
        return problem_response(request, UnavailableError(detail), _SOON)
    _log.error("request failed", exc_info=error)
    return problem_response(request, InternalError("Something went wrong on our side. It was logged."))


def problems_router() -> APIRouter:
    """Return the pages that explain the problem types."""
    router = APIRouter(include_in_schema=False)
    classes = problem_classes()

    @router.get("/problems/{slug}")
    async def problem_page(slug: str) -> Response:
        error = classes.get(slug)
        if error is None:
            raise NotFoundError("There is no such type of problem.")
        return HTMLResponse(_page(error))

    return router


def _unreadable(entry: Mapping[str, Any], body: Any) -> str:
    position = entry["loc"][-1]
    before = body[:position] if isinstance(body, str) and isinstance(position, int) else ""
    place = f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"
    return f"The body is not valid JSON: {entry['ctx']['error']} at {place}."


def _taken_by(request: Request) -> dict[str, Taken]:
    """Return the types that the operation takes: of its parameters by name, and of its body under no name."""
    route = request.scope["route"]
    taken = {field.alias: Taken.of(field.field_info) for field in get_flat_params(route.dependant)}
    return taken | ({"": Taken.of(route.body_field.field_info)} if route.body_field else {})


def _field_error(entry: Mapping[str, Any], taken: Mapping[str, Taken], with_hint: bool) -> dict[str, Any]:
    place, *path = entry["loc"]
    name = "" if place == "body" else str(path[0])
    message = echo(message_of(entry, taken.get(name, Taken()), with_hint=with_hint), _LONGEST_MESSAGE)
    if place == "body":
        return {"pointer": echo("".join(f"/{_escape(step)}" for step in path), _LONGEST_POINTER), "message": message}
    return {"parameter": echo(name), "in": str(place), "message": message}


def _escape(step: object) -> str:
    return echo(step).replace("~", "~0").replace("/", "~1")


def _page(error: type[AfterviewError]) -> str:
    title, about, advice = (html.escape(text) for text in (error.title, (error.__doc__ or "").strip(), error.help))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><style>:root{color-scheme:light dark}'
        "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}"
        "code{opacity:.7}</style>"
        f"<p><code>{error.status} · {error.slug}</code></p><h1>{title}</h1><p>{about}</p>"
        f"<h2>What to do</h2><p>{advice}</p></html>"
    )
