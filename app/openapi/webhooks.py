"""The `webhooks` section: what subscribers receive, event by event."""

import copy
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from app.domain.events import EventType
from app.openapi.examples import Examples
from app.openapi.headers import Json
from app.schemas.events import (
    CandidateErasedData,
    CommitmentEventData,
    DraftEventData,
    EndpointEventData,
    InterviewEventData,
    ReminderEventData,
    ThinEventData,
    data_of,
    name_of,
    told_apart,
)
from app.schemas.fields import Id, Instant, Out

_SCHEMAS = "#/components/schemas"

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

_PARAMETERS: tuple[Json, ...] = (
    {
        "name": "webhook-id",
        "in": "header",
        "required": True,
        "description": "The event's id. It stays the same over every try: drop what you have seen.",
        "schema": {"$ref": f"{_SCHEMAS}/Id"},
    },
    {
        "name": "webhook-endpoint-id",
        "in": "header",
        "required": True,
        "description": "The endpoint's id, which tells two endpoints on one URL apart.",
        "schema": {"$ref": f"{_SCHEMAS}/Id"},
    },
    {
        "name": "webhook-timestamp",
        "in": "header",
        "required": True,
        "description": "When this try was made, in seconds since 1970.",
        "schema": {"type": "integer", "format": "int64", "minimum": 0, "maximum": 99_999_999_999},
    },
    {
        "name": "webhook-signature",
        "in": "header",
        "required": True,
        "description": "Standard Webhooks signatures of `{id}.{timestamp}.{body}`, with spaces between.",
        "schema": {"type": "string", "maxLength": 1000, "pattern": "^v1a?,"},
    },
    {
        "name": "traceparent",
        "in": "header",
        "description": "The trace context of the request behind the event, if it had one.",
        "schema": {"type": "string", "maxLength": 55, "pattern": "^[0-9a-f-]{55}$"},
    },
)
"""Header fields of webhooks, written out for each: some generators do not follow references here."""

_ANSWERS: Json = {
    "2XX": {"description": "Received. Any other answer but 410 is tried again for about three days."},
    "410": {"description": "Gone: the endpoint is disabled."},
}
_EVENT_ID = "01980f5d-2e70-7a94-9c13-8b5d7f1e3a46"
_HAPPENED = "2026-11-23T16:05:00Z"


def _body(event_type: EventType) -> Any:
    fields: dict[str, Any] = {
        "type": (Literal[event_type.value], ...),
        "timestamp": (Instant, ...),
        "data": (data_of(event_type) | ThinEventData, ...),
    }
    return create_model(
        f"{name_of(event_type)}Event", __base__=Out, __doc__=f"A webhook's body: {event_type}.", **fields
    )


WebhookEvent = told_apart("WebhookEvent", map(_body, EventType))


class CloudEventOut(Out):
    """The body of a webhook in the form of CloudEvents 1.0, for endpoints with `format: cloudevents`."""

    specversion: Literal["1.0"]
    id: Id
    source: Annotated[str, Field(max_length=500, json_schema_extra={"format": "uri-reference"})]
    type: EventType
    time: Instant
    datacontenttype: Literal["application/json"]
    data: (
        ReminderEventData
        | InterviewEventData
        | CommitmentEventData
        | DraftEventData
        | CandidateErasedData
        | EndpointEventData
        | ThinEventData
    )


def webhook(event_type: EventType, examples: Examples) -> Json:
    """Return the path item of one event."""
    name = event_type.value.replace(".", "_")
    data = examples.of({"$ref": f"{_SCHEMAS}/{data_of(event_type).__name__}"})
    standard = {"type": event_type.value, "timestamp": _HAPPENED, "data": data}
    cloud = {
        "specversion": "1.0",
        "id": _EVENT_ID,
        "source": "https://afterview.example.com",
        "type": event_type.value,
        "time": _HAPPENED,
        "datacontenttype": "application/json",
        "data": data,
    }
    bodies = (
        ("application/json", f"{name_of(event_type)}Event", standard),
        ("application/cloudevents+json", CloudEventOut.__name__, cloud),
    )
    return {
        "post": {
            "operationId": f"on_{name}",
            "summary": _SUMMARIES[event_type],
            "description": f"{_SUMMARIES[event_type]} Sent to endpoints that ask for `{event_type}`, "
            f"`{event_type.group}` or `*`.",
            "tags": ["Webhook events"],
            "security": [],
            "parameters": copy.deepcopy(_PARAMETERS),
            "requestBody": {
                "required": True,
                "content": {
                    media: {"schema": {"$ref": f"{_SCHEMAS}/{schema}"}, "example": example}
                    for media, schema, example in bodies
                },
            },
            "responses": _ANSWERS,
        }
    }


def callbacks(examples: Examples) -> Json:
    """Return what an endpoint that is made receives from then on."""
    data = examples.of({"$ref": f"{_SCHEMAS}/{data_of(EventType.ENDPOINT_TEST).__name__}"})
    example = {"type": EventType.ENDPOINT_TEST.value, "timestamp": _HAPPENED, "data": data}
    body = {"application/json": {"schema": {"$ref": f"{_SCHEMAS}/WebhookEvent"}, "example": example}}
    return {
        "event": {
            "{$request.body#/url}": {
                "post": {
                    "summary": "An event that the endpoint asked for",
                    "description": "The section `webhooks` describes each event.",
                    "security": [],
                    "requestBody": {"required": True, "content": body},
                    "responses": _ANSWERS,
                }
            }
        }
    }
