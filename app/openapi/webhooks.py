"""The `webhooks` section: what subscribers receive, event by event."""

from typing import Any

from app.domain.events import EventType
from app.openapi.examples import Examples
from app.openapi.headers import Json
from app.schemas.events import data_of

_SUMMARIES = {
    EventType.REMINDER_DUE: "It is time to do something.",
    EventType.REMINDER_OVERDUE: "Something was not done by its deadline; it can still be.",
    EventType.REMINDER_EXPIRED: "Something was not done while it made sense.",
    EventType.REMINDER_COMPLETED: "Something was done.",
    EventType.REMINDER_SKIPPED: "The candidate decided against it.",
    EventType.REMINDER_CANCELLED: "A rule no longer asks for it.",
    EventType.REMINDER_RESCHEDULED: "Its times moved.",
    EventType.INTERVIEW_CREATED: "An interview was added.",
    EventType.INTERVIEW_UPDATED: "An interview changed.",
    EventType.INTERVIEW_COMPLETED: "An interview took place.",
    EventType.INTERVIEW_CANCELLED: "An interview will not take place.",
    EventType.INTERVIEW_OUTCOME_RECORDED: "What came of an interview was recorded, or taken back.",
    EventType.COMMITMENT_RECORDED: "The employer promised to decide by some time.",
    EventType.COMMITMENT_MISSED: "The employer did not decide by then.",
    EventType.DRAFT_CREATED: "A message was drafted.",
    EventType.DRAFT_SENT: "A message was sent.",
    EventType.CANDIDATE_ERASED: "A candidate and everything of theirs was erased.",
    EventType.ENDPOINT_DISABLED: "Another endpoint of yours is no longer sent to.",
    EventType.ENDPOINT_TEST: "You asked for a test.",
}

_HEADERS: tuple[Json, ...] = (
    {
        "name": "webhook-id",
        "in": "header",
        "required": True,
        "description": "The event's id. It stays the same over every try: drop what you have seen.",
        "schema": {"type": "string", "format": "uuid", "maxLength": 36},
        "example": "01980f5d-2e70-7a94-9c13-8b5d7f1e3a46",
    },
    {
        "name": "webhook-endpoint-id",
        "in": "header",
        "required": True,
        "description": "The endpoint's id, which tells two endpoints on one URL apart.",
        "schema": {"type": "string", "format": "uuid", "maxLength": 36},
        "example": "01980f5d-0c11-7d83-b2f4-6a9e1c3d5f20",
    },
    {
        "name": "webhook-timestamp",
        "in": "header",
        "required": True,
        "description": "When this try was made, in seconds since 1970.",
        "schema": {"type": "integer", "format": "int64", "minimum": 0, "maximum": 99_999_999_999},
        "example": 1_795_449_000,
    },
    {
        "name": "webhook-signature",
        "in": "header",
        "required": True,
        "description": "Standard Webhooks signatures of `{id}.{timestamp}.{body}`, with spaces between.",
        "schema": {"type": "string", "maxLength": 1000, "pattern": "^v1a?,"},
        "example": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    },
    {
        "name": "traceparent",
        "in": "header",
        "description": "The trace context of the request behind the event, if it had one.",
        "schema": {"type": "string", "maxLength": 55, "pattern": "^[0-9a-f-]{55}$"},
        "example": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    },
)

THIN: Json = {
    "type": "object",
    "description": "What endpoints with `payload: thin` get, and any whose full body would be too large: ids alone.",
    "maxProperties": 20,
    "additionalProperties": {
        "type": "object",
        "maxProperties": 20,
        "additionalProperties": {
            "anyOf": [
                {"type": "string", "maxLength": 200},
                {"type": "null"},
                {"type": "object", "maxProperties": 20, "additionalProperties": {"type": "string", "maxLength": 200}},
            ]
        },
    },
}

_INSTANT: Json = {"type": "string", "format": "date-time", "minLength": 20, "maxLength": 35}
_EVENT_ID = "01980f5d-2e70-7a94-9c13-8b5d7f1e3a46"
_ANSWERS: Json = {
    "2XX": {"description": "Received. Any other answer but 410 is tried again for about three days."},
    "410": {"description": "Gone: the endpoint is disabled."},
}


def webhook(event_type: EventType, examples: Examples) -> Json:
    """Return the path item of one event."""
    reference = {"$ref": f"#/components/schemas/{data_of(event_type).__name__}"}
    data = {"anyOf": [reference, {"$ref": "#/components/schemas/ThinEventData"}]}
    name = {"type": "string", "const": event_type.value}
    example_data = examples.of(reference)
    standard = {
        "type": "object",
        "additionalProperties": False,
        "required": ["type", "timestamp", "data"],
        "properties": {"type": name, "timestamp": _INSTANT, "data": data},
    }
    cloud = {
        "type": "object",
        "additionalProperties": False,
        "required": ["specversion", "id", "source", "type", "time", "datacontenttype", "data"],
        "properties": {
            "specversion": {"type": "string", "const": "1.0"},
            "id": {"type": "string", "format": "uuid", "maxLength": 36},
            "source": {"type": "string", "format": "uri-reference", "maxLength": 500},
            "type": name,
            "time": _INSTANT,
            "datacontenttype": {"type": "string", "const": "application/json"},
            "data": data,
        },
    }
    happened: Any = "2026-11-23T16:05:00Z"
    return {
        "post": {
            "operationId": f"on_{event_type.value.replace('.', '_')}",
            "summary": _SUMMARIES[event_type],
            "description": f"{_SUMMARIES[event_type]} Sent to endpoints that ask for `{event_type}`, "
            f"`{event_type.group}` or `*`.",
            "tags": ["Webhooks"],
            "security": [],
            "parameters": list(_HEADERS),
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {
                        "schema": standard,
                        "example": {"type": event_type.value, "timestamp": happened, "data": example_data},
                    },
                    "application/cloudevents+json": {
                        "schema": cloud,
                        "example": {
                            "specversion": "1.0",
                            "id": _EVENT_ID,
                            "source": "https://afterview.example.com",
                            "type": event_type.value,
                            "time": happened,
                            "datacontenttype": "application/json",
                            "data": example_data,
                        },
                    },
                },
            },
            "responses": _ANSWERS,
        }
    }
