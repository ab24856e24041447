"""Problems as the document declares them: one schema, one response for each status, an example for each type."""

from collections.abc import Iterable
from typing import Any

from app.core.echo import UNFIT
from app.domain.errors import AfterviewError
from app.domain.quotas import Quota
from app.openapi.headers import headers
from app.routers.problems import PROBLEM_TYPE, problem_classes

Json = dict[str, Any]
REQUEST_ID = "req-7f3a"
LEGIBLE = f"^[^{UNFIT}]*$"
"""What callers sent is repeated without characters that cannot be shown."""

_BY_STATUS = {
    401: ("WWW-Authenticate",),
    409: ("Retry-After",),
    429: ("Retry-After",),
    503: ("Retry-After",),
    507: ("Retry-After",),
}

PROBLEM: Json = {
    "type": "object",
    "description": "What went wrong (RFC 9457). Some types have further members of their own.",
    "required": ["type", "title", "status", "detail", "instance", "request_id"],
    "properties": {
        "type": {
            "type": "string",
            "format": "uri",
            "maxLength": 500,
            "description": "The address of a page that explains this type of problem.",
        },
        "title": {"type": "string", "maxLength": 200, "description": "The same for every problem of the type."},
        "status": {"type": "integer", "format": "int32", "minimum": 400, "maximum": 599},
        "detail": {
            "type": "string",
            "maxLength": 10_000,
            "pattern": LEGIBLE,
            "description": "What is wrong this time.",
        },
        "instance": {
            "type": "string",
            "maxLength": 500,
            "pattern": LEGIBLE,
            "description": "The path that was asked for, shortened.",
        },
        "request_id": {"type": "string", "maxLength": 100},
        "errors": {
            "type": "array",
            "maxItems": 1000,
            "description": "Which values cannot be accepted, and why.",
            "items": {"$ref": "#/components/schemas/FieldError"},
        },
        "earliest_at": {
            "anyOf": [{"type": "string", "format": "date-time", "maxLength": 35}, {"type": "null"}],
            "description": "`too-early`: from when on it is possible.",
        },
        "reason": {
            "type": "string",
            "maxLength": 1000,
            "pattern": LEGIBLE,
            "description": "`too-early`: what it waits for.",
        },
        "quota": {
            "type": "string",
            "enum": [quota.value for quota in Quota],
            "description": "`quota-exceeded`: what is counted.",
        },
        "limit": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1_000_000,
            "description": "`quota-exceeded` and `follow-up-limit`: how many there may be.",
        },
        "findings": {
            "type": "array",
            "maxItems": 1000,
            "description": "`draft-has-errors`: what the checks found.",
            "items": {"$ref": "#/components/schemas/FindingOut"},
        },
    },
}

FIELD_ERROR: Json = {
    "type": "object",
    "description": "One value that cannot be accepted: a field of the body, or a parameter.",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "pointer": {
            "type": "string",
            "maxLength": 4000,
            "pattern": LEGIBLE,
            "description": "JSON pointer of a field of the body. Names longer than 100 characters are shortened.",
        },
        "parameter": {
            "type": "string",
            "maxLength": 100,
            "pattern": LEGIBLE,
            "description": "Name of a parameter or header field, shortened.",
        },
        "in": {"type": "string", "enum": ["path", "query", "header", "cookie"], "description": "Where it was sent."},
        "message": {"type": "string", "maxLength": 4000, "pattern": LEGIBLE},
        "line": {"type": "integer", "minimum": 1, "maximum": 100_000, "description": "Line of a template's source."},
    },
}


class ProblemResponses:
    """The reusable responses of one document: one for each set of problems that share a status."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self.components: dict[str, Json] = {}

    def of(self, slugs: Iterable[str]) -> dict[str, Json]:
        """Return references, by status, to the responses of an operation that may refuse with these problems."""
        known = problem_classes()
        by_status: dict[int, list[type[AfterviewError]]] = {}
        for slug in sorted(set(slugs)):
            by_status.setdefault(known[slug].status, []).append(known[slug])
        return {str(status): self._refer(status, by_status[status]) for status in sorted(by_status)}

    def _refer(self, status: int, errors: list[type[AfterviewError]]) -> Json:
        name = "Or".join("".join(word.capitalize() for word in error.slug.split("-")) for error in errors)
        self.components.setdefault(name, _response(status, errors, self._base_url))
        return {"$ref": f"#/components/responses/{name}"}


def _response(status: int, errors: list[type[AfterviewError]], base_url: str) -> Json:
    return {
        "description": " ".join(f"`{error.slug}`: {_about(error)}" for error in errors),
        "headers": headers(*_BY_STATUS.get(status, ())),
        "content": {
            PROBLEM_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {
                    error.slug: {"summary": error.title, "value": _example(error, base_url)} for error in errors
                },
            }
        },
    }


def _about(error: type[AfterviewError]) -> str:
    return (error.__doc__ or error.title).strip().partition("\n")[0]


def _example(error: type[AfterviewError], base_url: str) -> Json:
    return {
        "type": f"{base_url}/problems/{error.slug}",
        "title": error.title,
        "status": error.status,
        "detail": _about(error),
        "instance": "/v1/interviews/01980f5c-6f0a-7cc3-9d1e-2b7f4c1a9e01",
        "request_id": REQUEST_ID,
    }
