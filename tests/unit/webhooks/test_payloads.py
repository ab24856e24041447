import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from app.domain.events import EventType
from app.webhooks.payloads import SIZE_LIMIT, BodyFormat, Payload, PayloadStyle, build_payload, rfc3339, thin

AT = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
REMINDER, INTERVIEW, CANDIDATE = (UUID(int=number) for number in (1, 2, 3))
DATA = {
    "id": REMINDER,
    "interview_id": INTERVIEW,
    "action": "send_thank_you",
    "revision": 3,
    "due_at": AT + timedelta(hours=2),
    "explanation": {"rule": "thank-you", "facts": [{"at": AT, "id": "no"}]},
    "interview": {"id": INTERVIEW, "company": "Zoë & Søn", "role": None},
    "candidate": {"id": CANDIDATE, "external_id": "c-7", "time_zone": "Europe/Paris"},
    "links": {"complete": "https://example.com/complete"},
}


def build(**changes: Any) -> Payload:
    given: dict[str, Any] = {
        "event_id": "evt_1",
        "event_type": EventType.REMINDER_DUE,
        "occurred_at": AT,
        "data": DATA,
        **changes,
    }
    return build_payload(**given)


def test_the_standard_body_byte_by_byte():
    payload = build(data={"id": REMINDER, "company": "Zoë", "due_at": AT})
    assert payload.body == (
        b'{"type":"reminder.due","timestamp":"2026-03-10T09:30:00Z","data":'
        b'{"id":"00000000-0000-0000-0000-000000000001","company":"Zo\xc3\xab","due_at":"2026-03-10T09:30:00Z"}}'
    )
    assert payload.content_type == "application/json"
    assert payload.style is PayloadStyle.FULL


def test_the_same_event_gives_the_same_bytes():
    assert build().body == build().body


def test_thin_leaves_ids_only():
    body = json.loads(build(style=PayloadStyle.THIN).body)
    assert body == {
        "type": "reminder.due",
        "timestamp": "2026-03-10T09:30:00Z",
        "data": {
            "id": str(REMINDER),
            "interview_id": str(INTERVIEW),
            "interview": {"id": str(INTERVIEW)},
            "candidate": {"id": str(CANDIDATE), "external_id": "c-7"},
        },
    }


def test_thin_of_what_has_no_ids_is_empty():
    assert thin({"links": {"self": "x"}, "paid": 1, "identity": "y"}) == {}


def test_a_body_over_the_limit_becomes_thin_and_one_at_the_limit_does_not():
    spare = SIZE_LIMIT - len(build(data={"id": "1", "note": ""}).body)
    fits = build(data={"id": "1", "note": "x" * spare})
    assert (len(fits.body), fits.style) == (SIZE_LIMIT, PayloadStyle.FULL)
    over = build(data={"id": "1", "note": "x" * (spare + 1)})
    assert json.loads(over.body)["data"] == {"id": "1"}
    assert over.style is PayloadStyle.THIN


def test_size_is_counted_in_bytes_not_in_characters():
    assert build(data={"id": "1", "note": "é" * (SIZE_LIMIT // 2)}).style is PayloadStyle.THIN


@pytest.mark.parametrize("style", list(PayloadStyle))
def test_cloudevents_structured_mode(style):
    payload = build(body_format=BodyFormat.CLOUDEVENTS, source="https://afterview.example", style=style)
    body = json.loads(payload.body)
    assert payload.content_type == "application/cloudevents+json"
    data = body.pop("data")
    assert body == {
        "specversion": "1.0",
        "id": "evt_1",
        "source": "https://afterview.example",
        "type": "reminder.due",
        "time": "2026-03-10T09:30:00Z",
        "datacontenttype": "application/json",
    }
    assert data == json.loads(build(style=style).body)["data"]


def test_cloudevents_over_the_limit_stay_cloudevents():
    body = json.loads(build(body_format=BodyFormat.CLOUDEVENTS, data={"id": "1", "note": "x" * SIZE_LIMIT}).body)
    assert body["specversion"] == "1.0"
    assert body["data"] == {"id": "1"}


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (AT, "2026-03-10T09:30:00Z"),
        (AT.replace(microsecond=1500), "2026-03-10T09:30:00.001500Z"),
        (AT.astimezone(timezone(timedelta(hours=5, minutes=45))), "2026-03-10T09:30:00Z"),
    ],
)
def test_instants_are_written_in_utc(instant, text):
    assert rfc3339(instant) == text
    assert json.loads(build(data={"at": [{"deep": instant}]}).body)["data"] == {"at": [{"deep": text}]}


def test_a_naive_time_is_refused_wherever_it_stands():
    naive = AT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        build(data={"reminder": {"due_at": naive}})
    with pytest.raises(ValueError, match="zone"):
        build(occurred_at=naive)
