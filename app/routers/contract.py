"""What a route says about itself beyond its signature, for the OpenAPI document to tell."""

from typing import Any

from fastapi import APIRouter, HTTPException

from app.domain.errors import AfterviewError

PROBLEMS = "x-problems"


def refuses(*errors: type[AfterviewError]) -> dict[str, Any]:
    """Return the `openapi_extra` of a route that answers with these problems besides those of every route alike.

    What follows from a route's shape is declared by itself: a missing scope, an unknown id, a stale `If-Match`, an
    idempotency key used twice, a body that is too large, and so on.
    """
    return {PROBLEMS: [error.slug for error in errors]}


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOT_TAKEN = "method_not_taken"


def takes_only(router: APIRouter, path: str, method: str) -> None:
    """Refuse every other method at an address that would be read as somebody's id otherwise.

    It must come before the routes whose paths hold ids.
    """

    async def refuse() -> None:
        raise HTTPException(405)

    others = [other for other in METHODS if other != method]
    router.add_api_route(path, refuse, methods=others, include_in_schema=False, name=NOT_TAKEN)
