"""Webhook endpoints, events and deliveries on the wire."""

from typing import Annotated

from pydantic import Field, Strict

from app.domain.events import EventType
from app.domain.webhooks import BodyFormat, DeliveryState, EndpointStatus, PayloadForm
from app.schemas.fields import UNSET, Body, Count, Flag, Id, Instant, LongText, Out, ShortText, Url, Whole

Patterns = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=50, pattern=r"^[a-z_.*]+$")], ...],
    Field(min_length=1, max_length=50, description="Exact names, `group.*`, or `*`.", examples=[["reminder.*"]]),
]
InFlight = Annotated[
    int,
    Field(ge=1, le=1000, description="Deliveries under way at once; the service's default if null."),
    Strict(),
    Whole,
]
Asymmetric = Annotated[
    Flag,
    Field(description="Sign with a key pair of the endpoint as well (`v1a`): `public_key` verifies it."),
]
PublicKey = Annotated[str, Field(max_length=60, pattern=r"^whpk_[A-Za-z0-9+/]{43}=$")]
DisabledReason = Annotated[
    ShortText | None,
    Field(
        description="Why it is disabled: a sentence, or `secret-unreadable` if its secret cannot be decrypted. Rotate "
        "the secret then, and recover the endpoint."
    ),
]
Rate = Annotated[float, Field(gt=0, le=10_000, description="Deliveries a second at most; unlimited if null."), Strict()]


class WebhookEndpointCreate(Body):
    """A webhook endpoint to be."""

    url: Url
    event_types: Patterns
    description: ShortText | None = None
    payload: PayloadForm = PayloadForm.FULL
    format: BodyFormat = BodyFormat.STANDARD
    asymmetric_signature: Asymmetric = False
    max_in_flight: InFlight | None = None
    rate_per_second: Rate | None = None


class WebhookEndpointPatch(Body):
    """What to change of an endpoint. Absent fields stay, null empties."""

    url: Url = Field(default=UNSET)
    event_types: Patterns = Field(default=UNSET)
    description: ShortText | None = None
    payload: PayloadForm = Field(default=UNSET)
    format: BodyFormat = Field(default=UNSET)
    asymmetric_signature: Asymmetric = Field(default=UNSET)
    max_in_flight: InFlight | None = None
    rate_per_second: Rate | None = None


class WebhookEndpointOut(Out):
    """Where a tenant wants events sent."""

    id: Id
    url: Url
    description: ShortText | None
    event_types: Patterns
    payload: PayloadForm
    format: BodyFormat
    asymmetric_signature: Asymmetric
    public_key: PublicKey | None = Field(
        description="Verifies `v1a` signatures. Null if `asymmetric_signature` is off."
    )
    status: EndpointStatus
    disabled_reason: DisabledReason
    disabled_at: Instant | None
    max_in_flight: InFlight | None
    rate_per_second: Rate | None
    failing_since: Instant | None = Field(description="When the present unbroken run of failures began.")
    consecutive_failures: int = Field(ge=0, le=2_147_483_647)
    previous_secret_until: Instant | None = Field(
        description="Until when a previous secret signs too: the latest instant, if there are several."
    )
    created_at: Instant
    updated_at: Instant


class WebhookEndpointWithSecretOut(WebhookEndpointOut):
    """An endpoint with its secret, which is shown this once."""

    secret: str = Field(max_length=100, description="`whsec_` and base64: verify signatures with it.")


class EndpointCountsOut(Out):
    """How many deliveries are in which state."""

    pending: Count
    delivered: Count
    exhausted: Count
    superseded: Count
    held: Count
    blocked: Count
    cancelled: Count


class SecretRotation(Body):
    """How long the old secret goes on signing beside the new one."""

    overlap_seconds: Annotated[
        int,
        Field(
            ge=0,
            le=604_800,
            description="0 ends the present secret at once. Secrets replaced earlier keep the time they were given.",
        ),
        Strict(),
        Whole,
    ] = 86_400


class WebhookEndpointRecovery(Body):
    """Which deliveries to send again, by when they got into the state that they are in."""

    since: Instant = Field(description="From when on. An endpoint's `disabled_at` or `failing_since` fits.")
    until: Instant | None = Field(default=None, description="Until when, exclusive; null for now.")
    dry_run: Flag = Field(default=False, description="Only count, and change nothing.")


class WebhookEndpointRecoveredOut(Out):
    """How many deliveries were put back on their way."""

    endpoint_id: Id
    recovered: int = Field(ge=0, le=2_147_483_647)
    superseded: int = Field(
        ge=0, le=2_147_483_647, description="Those not sent: what they remind of is done, moved or cancelled."
    )


class TestSentOut(Out):
    """The test event that is on its way."""

    event_id: Id
    endpoint_id: Id


class DeliveryAttemptOut(Out):
    """One try of a delivery."""

    number: int = Field(ge=1, le=32_767)
    started_at: Instant
    duration_ms: int = Field(ge=0, le=2_147_483_647)
    result: ShortText
    status_code: int | None = Field(ge=0, le=999)
    error: ShortText | None
    request_headers: dict[Annotated[str, Field(max_length=200)], LongText] | None = Field(max_length=50)
    response_headers: dict[Annotated[str, Field(max_length=200)], LongText] | None = Field(max_length=200)
    response_body: Annotated[str, Field(max_length=16_384)] | None


class DeliveryOut(Out):
    """One event on its way to one endpoint."""

    id: Id
    event_id: Id
    event_type: EventType
    endpoint_id: Id
    candidate_id: Id | None
    state: DeliveryState
    reason: ShortText | None
    attempt_count: int = Field(ge=0, le=32_767)
    created_at: Instant
    finished_at: Instant | None


class EndpointHealthOut(Out):
    """How deliveries to an endpoint fare."""

    endpoint_id: Id
    status: EndpointStatus
    disabled_reason: DisabledReason
    failing_since: Instant | None = Field(description="When the present unbroken run of failures began.")
    consecutive_failures: Count
    paused_until: Instant | None = Field(description="Until when nothing is tried, after many failures in a row.")
    counts: EndpointCountsOut = Field(description="The newest 1000 deliveries by state.")
    held_by_fault: Count = Field(
        description="Deliveries that this service could not prepare. They are held, each with its reason, and can be "
        "retried once the operator has fixed the cause. The endpoint is not at fault."
    )
    latest: list[DeliveryOut] = Field(max_length=30, description="The newest deliveries, newest first.")


class DeliveryRequestOut(Out):
    """What a delivery posts: to the byte what was signed, unless the endpoint was changed since."""

    url: Url
    content_type: ShortText
    body: Annotated[str, Field(max_length=65_536)]


class DeliveryWithAttemptsOut(DeliveryOut):
    """A delivery with its attempts, first one first."""

    next_attempt_at: Instant | None = Field(description="Null while a try is under way, and once it is over.")
    request: DeliveryRequestOut | None = Field(
        description="Null when the endpoint was deleted, the event has expired, or no body can be built."
    )
    attempts: list[DeliveryAttemptOut] = Field(max_length=1000)
