"""How results of use cases become HTTP answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from fastapi import Request, Response
from starlette.types import Receive, Scope, Send

from app.core.json import to_json_bytes
from app.services.calls import Answer, Call, Shown

P = ParamSpec("P")
JSON_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Reply:
    """How one operation answers: its status, and for a creation the path of what was made (`{id}` filled in)."""

    status: int = 200
    location: str | None = None

    def render(self, result: Shown) -> Answer:
        """Shape a resource."""
        body = to_json_bytes(result.body)
        headers = {"content-type": JSON_TYPE, "etag": result.etag}
        if self.location is not None:
            headers["location"] = self.location.format(**result.body)
        return Answer(self.status, body, headers)


OK = Reply()
NO_CONTENT = 204


def to_response(answer: Answer) -> Response:
    """Return an answer as Starlette sends it."""
    return Response(answer.body, answer.status, dict(answer.headers))


class PiecesResponse(Response):
    """A large response, sent in pieces. Each is forgotten once it has been taken over."""

    def __init__(self, pieces: list[bytes], headers: dict[str, str]) -> None:
        super().__init__(headers=headers | {"content-length": str(sum(map(len, pieces)))})
        self._pieces = pieces

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send it. The framework's own streaming would read the request's body meanwhile, to notice a lost client."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        self._pieces.reverse()
        while self._pieces:
            await send({"type": "http.response.body", "body": self._pieces.pop(), "more_body": True})
        await send({"type": "http.response.body"})


async def perform(
    call: Call,
    reply: Reply,
    use_case: Callable[Concatenate[Call, P], Awaitable[Shown]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Response:
    """Carry a use case out and answer with its result. With an idempotency key the answer is kept beside the effect."""
    result = await use_case(call.answered_by(reply.render), *args, **kwargs)
    return to_response(reply.render(result))


async def perform_empty(
    call: Call, use_case: Callable[Concatenate[Call, P], Awaitable[None]], *args: P.args, **kwargs: P.kwargs
) -> Response:
    """Carry out a use case that leaves nothing to show."""
    await use_case(call, *args, **kwargs)
    return Response(status_code=NO_CONTENT)


def show(request: Request, result: Shown) -> Response:
    """Answer a read, with 304 if the caller has this version already."""
    answer = OK.render(result)
    known = request.headers.get("if-none-match")
    if known is not None and names_etag(known, answer.headers["etag"]):
        return Response(status_code=304, headers={"etag": answer.headers["etag"]})
    return to_response(answer)


def names_etag(header: str, etag: str) -> bool:
    """Tell whether an If-None-Match field names an ETag."""
    return any(tag.strip().removeprefix("W/") in {etag, "*"} for tag in header.split(","))
