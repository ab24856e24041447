"""Header fields of requests and answers, as reusable components."""

from typing import Any

Json = dict[str, Any]


def _text(longest: int, **more: Any) -> Json:
    return {"type": "string", "maxLength": longest, **more}


HEADERS: dict[str, Json] = {
    "X-Request-Id": {
        "description": "The request's id: the one that was sent if it was well formed, else a new one.",
        "schema": _text(100, pattern="^[A-Za-z0-9._:-]{1,100}$", examples=["req-7f3a"]),
        "required": True,
    },
    "ETag": {
        "description": "The version of what is shown, for `If-None-Match` and `If-Match`.",
        "schema": _text(100, pattern='^"[^"]+"$', examples=['"3"']),
    },
    "Cache-Control": {
        "description": "The answer holds a secret, or what a candidate wrote down for themselves: nobody may store it.",
        "schema": _text(8, enum=["no-store"], examples=["no-store"]),
        "required": True,
    },
    "Location": {
        "description": "The path of what was made.",
        "schema": _text(500, pattern="^/", examples=["/v1/interviews/01980f5c-6f0a-7cc3-9d1e-2b7f4c1a9e01"]),
    },
    "Link": {
        "description": 'The address of the next page, with `rel="next"`; absent on the last.',
        "schema": _text(
            8000, pattern="^<", examples=['<https://afterview.example.com/v1/interviews?cursor=kX3d>; rel="next"']
        ),
    },
    "RateLimit-Policy": {
        "description": "The allowances of the key (`default`) and of its tenant: `q` requests in `w` seconds.",
        "schema": _text(
            200,
            pattern='^"default";q=[0-9]+;w=[0-9]+, "tenant";q=[0-9]+;w=[0-9]+$',
            examples=['"default";q=600;w=60, "tenant";q=6000;w=60'],
        ),
    },
    "RateLimit": {
        "description": "What is left of them: `r` requests, renewed in `t` seconds. Absent when no valid key was sent.",
        "schema": _text(
            200,
            pattern='^"default";r=[0-9]+;t=[0-9]+, "tenant";r=[0-9]+;t=[0-9]+$',
            examples=['"default";r=598;t=41, "tenant";r=5741;t=12'],
        ),
    },
    "Retry-After": {
        "description": "Seconds to wait before another try.",
        "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 31_536_000, "examples": [41]},
    },
    "WWW-Authenticate": {
        "description": "How to authenticate.",
        "schema": _text(100, pattern="^Bearer ", examples=['Bearer realm="afterview"']),
    },
    "Idempotent-Replayed": {
        "description": "Sent when the answer is the stored one of an earlier request with the same `Idempotency-Key`.",
        "schema": _text(4, enum=["true"], examples=["true"]),
    },
    "Access-Control-Allow-Origin": {
        "description": "The calling page's origin, if the service is set up to answer it.",
        "schema": _text(300, pattern="^(\\*|https?://)", examples=["https://careers.example.com"]),
    },
}

PARAMETERS: dict[str, Json] = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "A value of your own, fresh for every different request. Repeated with the same request within "
        "24 hours, it gets the stored answer and nothing is done twice.",
        "schema": _text(255, minLength=1, pattern="^[ -~]+$"),
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "Do it only if this is still the resource's ETag; otherwise 412.",
        "schema": _text(200, pattern="^[ -~]*$"),
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "Answer 304 without a body if this is still the resource's ETag.",
        "schema": _text(200, pattern="^[ -~]*$"),
    },
    "XRequestId": {
        "name": "X-Request-Id",
        "in": "header",
        "description": "An id for the request, for logs and the answer. An ill-formed one is replaced.",
        "schema": _text(100, pattern="^[A-Za-z0-9._:-]{1,100}$"),
    },
    "Traceparent": {
        "name": "traceparent",
        "in": "header",
        "description": "W3C trace context. It goes along with the webhooks that follow; an ill-formed one is ignored.",
        "schema": _text(55, pattern="^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"),
    },
}

EVERYWHERE = ("X-Request-Id", "RateLimit-Policy", "RateLimit", "Access-Control-Allow-Origin")
"""Header fields that any answer may carry."""


def headers(*names: str) -> Json:
    """Return references to the header fields of an answer, those of every answer included."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in (*EVERYWHERE, *names)}


def parameter(name: str) -> Json:
    """Return a reference to a header field of requests."""
    return {"$ref": f"#/components/parameters/{name}"}
