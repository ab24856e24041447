"""What the delivery engine keeps, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple
from uuid import UUID


class DueKind(IntEnum):
    """What waits for its time in the table of due items."""

    REMINDER = 1
    """A reminder's next transition: due, overdue or expired."""
    COMMITMENT = 2
    """The moment a promise is broken."""
    REPLAN = 3
    """A candidate whose open reminders are to be planned anew; the subject is the candidate."""
    INTERVIEW_END = 4
    """The end of a candidate's next interview, which is completed then; the subject is the candidate."""


class Quarantined(IntEnum):
    """What can be in quarantine: each kind of due item under its own number, and what is none."""

    REMINDER = DueKind.REMINDER
    COMMITMENT = DueKind.COMMITMENT
    REPLAN = DueKind.REPLAN
    INTERVIEW_END = DueKind.INTERVIEW_END
    DELIVERY = 5
    """A delivery that could not be prepared. It is held; whatever takes it out of that state takes it out of here."""
    DRAFT = 6
    """A draft that could not be composed. The subject is the reminder, which was announced without it."""
    WRITING = 7
    """A draft that nobody could write, neither the remote writer nor the composer. The subject is the draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedItem:
    """Something that could not be dealt with, set apart with the error for a person to look at."""

    tenant_id: UUID
    id: UUID
    kind: int
    """A `Quarantined`, or a number that this version does not know."""
    subject_id: UUID
    fire_at: datetime
    error: str
    created_at: datetime

    @property
    def what(self) -> str:
        """Return what it is, in a word."""
        return quarantined_name(self.kind)


def quarantined_name(kind: int) -> str:
    """Return what a kind of quarantined items is called, whatever version wrote it."""
    return Quarantined(kind).name.lower() if kind in set(Quarantined) else f"unknown ({kind})"


class DueItem(NamedTuple):
    """One thing that waits for its time. There is one row for each subject: its next transition only."""

    tenant_id: UUID
    kind: DueKind
    subject_id: UUID
    fire_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, as it goes to subscribers. `data` is the JSON text of the body's `data` member."""

    tenant_id: UUID
    id: UUID
    type: str
    candidate_id: UUID | None
    subject_id: UUID | None
    """The reminder, interview, … it is about."""
    occurred_at: datetime
    data: str
    traceparent: str | None = None


SECRET_UNREADABLE = "secret-unreadable"  # noqa: S105 - a reason, not a secret
"""The `disabled_reason` of an endpoint whose secret cannot be decrypted. Rotating the secret is the remedy."""
UNREADABLE_TEXT = "The endpoint's secret cannot be decrypted. Rotate the secret, then recover the endpoint."


class EndpointStatus(StrEnum):
    """Whether an endpoint is sent to."""

    ENABLED = "enabled"
    DISABLED = "disabled"


class PayloadForm(StrEnum):
    """How much an endpoint is told."""

    FULL = "full"
    THIN = "thin"


class BodyFormat(StrEnum):
    """How a body is laid out."""

    STANDARD = "standard"
    CLOUDEVENTS = "cloudevents"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookEndpoint:
    """An address that a tenant wants events sent to."""

    tenant_id: UUID
    id: UUID
    url: str
    description: str | None = None
    event_types: tuple[str, ...]
    payload: PayloadForm = PayloadForm.FULL
    format: BodyFormat = BodyFormat.STANDARD
    status: EndpointStatus = EndpointStatus.ENABLED
    disabled_reason: str | None = None
    disabled_at: datetime | None = None
    asymmetric_signature: bool = False
    """Whether what is sent to it carries a `v1a` signature beside the `v1` of its secret."""
    max_in_flight: int | None = None
    rate_per_second: float | None = None
    failing_since: datetime | None = None
    """When the present unbroken run of failures began."""
    consecutive_failures: int = 0
    open_until: datetime | None = None
    """Until when the circuit breaker keeps it from being tried."""
    version: int = 1
    created_at: datetime
    updated_at: datetime


class SecretKind(StrEnum):
    """What an endpoint's messages are signed with."""

    SECRET = "v1"  # noqa: S105 - a kind of secret
    """A secret that the endpoint's owner knows too."""
    KEY_PAIR = "v1a"
    """A key pair of the endpoint alone."""
    SHARED_KEY_PAIR = "v1a-shared"
    """The key pair that signed for all endpoints before each had its own. It ends some days after the migration."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EndpointSecret:
    """A secret or private key of an endpoint, encrypted. Without an expiry it signs until it is replaced."""

    tenant_id: UUID
    id: UUID
    endpoint_id: UUID
    kind: SecretKind
    key_id: str | None
    value: bytes | None
    """None for a shared key that the migration announced and the service has not stored yet."""
    public_key: str | None = None
    created_at: datetime
    expires_at: datetime | None = None

    def signs_at(self, now: datetime) -> bool:
        """Tell whether it has not expired."""
        return self.expires_at is None or now < self.expires_at


class DeliveryState(StrEnum):
    """The life of a delivery: pending until it reaches one of the others."""

    PENDING = "pending"
    DELIVERED = "delivered"
    EXHAUSTED = "exhausted"
    """Every try failed."""
    SUPERSEDED = "superseded"
    """What it announced was no longer true when it was to be tried again."""
    HELD = "held"
    """Its endpoint is disabled; it can be recovered."""
    BLOCKED = "blocked"
    """Its address is not allowed."""
    CANCELLED = "cancelled"
    """Its endpoint or its candidate was deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event on its way to one endpoint."""

    tenant_id: UUID
    id: UUID
    event_id: UUID
    event_type: str
    endpoint_id: UUID
    candidate_id: UUID | None
    state: DeliveryState
    reason: str | None = None
    attempt_count: int = 0
    created_at: datetime
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFilter:
    """Which deliveries a list shows: those that meet every condition. None asks for nothing."""

    endpoint_id: UUID | None = None
    event_id: UUID | None = None
    candidate_id: UUID | None = None
    event_types: Sequence[str] | None = None
    state: DeliveryState | None = None
    created_after: datetime | None = None
    """Or at this very instant."""
    created_before: datetime | None = None


EVERY_DELIVERY = DeliveryFilter()


class Attempt(NamedTuple):
    """One try of a delivery."""

    tenant_id: UUID
    delivery_id: UUID
    number: int
    started_at: datetime
    duration_ms: int
    result: str
    status_code: int | None = None
    error: str | None = None
    request_headers: dict[str, Any] | None = None
    response_headers: dict[str, Any] | None = None
    response_body: str | None = None
