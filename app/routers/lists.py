"""How lists are paged: opaque cursors, bound to the filters they were made for."""

from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response

from app.core.json import to_json_bytes
from app.core.pagination import BadCursorError
from app.domain.errors import AfterviewError
from app.routers.container import container_of
from app.routers.problems import InvalidRequestError
from app.routers.replies import JSON_TYPE
from app.services.calls import Listed


def position_of(request: Request, cursor: str | None, scope: dict[str, Any]) -> list[Any] | None:
    """Return where a list goes on, None at its start. `scope` names the list and its filters.

    Raises:
        InvalidRequestError: if the cursor was tampered with, or made for other filters.
    """
    if cursor is None:
        return None
    container = container_of(request)
    try:
        return container.cursors.read(cursor, scope | {"tenant": _owner(request)})
    except BadCursorError:
        raise bad_cursor() from None


def bad_cursor() -> AfterviewError:
    """Return the error for a cursor that does not belong here."""
    message = "was not made by this list with these filters; start again without it"
    return InvalidRequestError(
        f"The cursor {message}.", errors=[{"parameter": "cursor", "in": "query", "message": message}]
    )


def answer_list(request: Request, scope: dict[str, Any], page: Listed) -> Response:
    """Answer a page of a list, with the link to the next one."""
    container = container_of(request)
    headers = {"content-type": JSON_TYPE}
    next_cursor = None
    if page.next is not None:
        next_cursor = container.cursors.write(page.next, scope | {"tenant": _owner(request)})
        query = [(key, value) for key, value in request.query_params.multi_items() if key != "cursor"]
        url = f"{container.base_url}{request.url.path}?{urlencode([*query, ('cursor', next_cursor)])}"
        headers["link"] = f'<{url}>; rel="next"'
    body = to_json_bytes({"items": page.items, "next_cursor": next_cursor})
    return Response(body, headers=headers)


def _owner(request: Request) -> str:
    principal = request.scope["state"]["principal"]
    return f"{principal.tenant_id}/{principal.candidate_id}"
