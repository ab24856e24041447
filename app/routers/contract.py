"""What a route says about itself beyond its signature, for the OpenAPI document to tell."""

from typing import Any

from app.domain.errors import AfterviewError

PROBLEMS = "x-problems"


def refuses(*errors: type[AfterviewError]) -> dict[str, Any]:
    """Return the `openapi_extra` of a route that answers with these problems besides those of every route alike.

    What follows from a route's shape is declared by itself: a missing scope, an unknown id, a stale `If-Match`, an
    idempotency key used twice, a body that is too large, and so on.
    """
    return {PROBLEMS: [error.slug for error in errors]}
