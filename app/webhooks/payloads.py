"""Builds the exact bytes of a webhook's body."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from pydantic_core import to_json

from app.domain.events import EventType

SIZE_LIMIT = 64 * 1024
"""Bytes. A body above it is sent thin."""


class PayloadStyle(StrEnum):
    """How much of the things concerned an event carries."""

    FULL = "full"
    THIN = "thin"


class BodyFormat(StrEnum):
    """The shape around an event's data."""

    STANDARD = "standard"
    CLOUDEVENTS = "cloudevents"

    @property
    def content_type(self) -> str:
        """Return the media type the body is sent with."""
        return "application/cloudevents+json" if self is BodyFormat.CLOUDEVENTS else "application/json"


class Payload(NamedTuple):
    """A body as it is signed, stored and sent. `style` is what it became: thin if the full form was too large."""

    body: bytes
    content_type: str
    style: PayloadStyle


def build_payload(
    *,
    event_id: str,
    event_type: EventType,
    occurred_at: datetime,
    data: Mapping[str, Any],
    style: PayloadStyle = PayloadStyle.FULL,
    body_format: BodyFormat = BodyFormat.STANDARD,
    source: str = "/",
) -> Payload:
    """Build an event's body.

    Args:
        event_id: Stays the same over every try. Only CloudEvents carries it in the body.
        event_type: What happened.
        occurred_at: When it happened, timezone-aware.
        data: Plain values, ids and aware datetimes. Nested mappings are the things concerned.
        style: `thin` leaves nothing of the data but ids.
        body_format: `{"type", "timestamp", "data"}` of Standard Webhooks, or CloudEvents 1.0 in structured mode.
        source: URI of the service that speaks, for CloudEvents.

    Returns:
        The body. A full one above 64 KiB is built again as thin.
    """
    if style is PayloadStyle.THIN:
        data = thin(data)
    instant = rfc3339(occurred_at)
    if body_format is BodyFormat.CLOUDEVENTS:
        envelope: dict[str, Any] = {
            "specversion": "1.0",
            "id": event_id,
            "source": source,
            "type": event_type.value,
            "time": instant,
            "datacontenttype": "application/json",
            "data": data,
        }
    else:
        envelope = {"type": event_type.value, "timestamp": instant, "data": data}
    body = to_json(_with_utc_instants(envelope))
    if len(body) > SIZE_LIMIT and style is PayloadStyle.FULL:
        return build_payload(
            event_id=event_id,
            event_type=event_type,
            occurred_at=occurred_at,
            data=data,
            style=PayloadStyle.THIN,
            body_format=body_format,
            source=source,
        )
    return Payload(body=body, content_type=body_format.content_type, style=style)


def payload_of_stored(
    *,
    event_id: str,
    event_type: EventType,
    occurred_at: datetime,
    data: str,
    style: PayloadStyle,
    body_format: BodyFormat,
    source: str,
) -> Payload:
    """Build an event's body from data that is stored as JSON text with its instants in UTC.

    The usual body, full and of Standard Webhooks, takes the text as it is.

    Raises:
        ValueError: The data is not a JSON object.
    """
    read = orjson.loads(data)
    if not isinstance(read, dict):
        raise ValueError("the stored data is not a JSON object")  # noqa: TRY004 - of its kind, as text that is not JSON
    if style is PayloadStyle.FULL and body_format is BodyFormat.STANDARD:
        opening = f'{{"type":"{event_type.value}","timestamp":"{rfc3339(occurred_at)}","data":'
        body = f"{opening}{data}}}".encode()
        if len(body) <= SIZE_LIMIT:
            return Payload(body=body, content_type=body_format.content_type, style=style)
    return build_payload(
        event_id=event_id,
        event_type=event_type,
        occurred_at=occurred_at,
        data=read,
        style=style,
        body_format=body_format,
        source=source,
    )


def thin(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return only the ids in the data: members named `id` or `…_id`, in it and in the mappings within it."""
    kept: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            if inner := thin(value):
                kept[name] = inner
        elif name == "id" or name.endswith("_id"):
            kept[name] = value
    return kept


def rfc3339(instant: datetime) -> str:
    """Write an aware instant in UTC with `Z`, to the microsecond where it has any.

    Raises:
        ValueError: The instant has no zone, so that it is not one.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone cannot be written")
    return instant.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def _with_utc_instants(value: Any) -> Any:
    # Exact types first: a body is built for every event, and asking an abstract class costs more than all the rest.
    kind = type(value)
    if kind is str or kind is UUID or value is None:
        return value
    if kind is dict:
        return {name: _with_utc_instants(item) for name, item in value.items()}
    if kind is datetime:
        return rfc3339(value)
    if kind is list or kind is tuple:
        return [_with_utc_instants(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _with_utc_instants(item) for name, item in value.items()}
    return value
