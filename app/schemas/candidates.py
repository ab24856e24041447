"""Candidates on the wire."""

from datetime import time
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from app.domain.access import Scope
from app.domain.entities import WakingHours
from app.domain.states import LinkedInTier
from app.schemas.fields import (
    UNSET,
    Body,
    Country,
    Email,
    Id,
    Identifier,
    Instant,
    Name,
    OneLine,
    Out,
    Subdivision,
    TimeOfDay,
    ZoneName,
)
from app.schemas.policy import PolicyBody, PolicyOverrides


class WakingHoursBody(Body):
    """When the candidate may be disturbed, local time. `start` included, `end` not; equal means always."""

    start: TimeOfDay = "08:00"
    end: TimeOfDay = "21:00"


class CandidateCreate(Body):
    """A candidate to be."""

    name: OneLine = Field(examples=["Ada Diaz"])
    time_zone: ZoneName
    email: Email | None = Field(default=None, examples=["ada@example.com"])
    external_id: Identifier | None = Field(default=None, examples=["u-17"], description="Your own id, unique.")
    country: Country | None = Field(default=None, examples=["ES"])
    subdivision: Subdivision | None = None
    waking_hours: WakingHoursBody = WakingHoursBody()
    linkedin_tier: LinkedInTier = LinkedInTier.FREE
    paused_until: Instant | None = None
    policy: PolicyBody = PolicyBody()

    def values(self) -> dict[str, Any]:
        """Return every field as the domain takes it."""
        return _domain(self.all_fields())


class CandidatePatch(CandidateCreate):
    """What to change of a candidate. Absent fields stay, null empties."""

    name: OneLine = Field(default=UNSET, examples=["Ada Diaz"])
    time_zone: ZoneName = Field(default=UNSET)

    def values(self) -> dict[str, Any]:
        """Return the fields that were sent, as the domain takes them. Waking hours and policy may be sent in part."""
        given = self.given()
        return given | ({"policy": given["policy"].given()} if "policy" in given else {})


def _domain(fields: dict[str, Any]) -> dict[str, Any]:
    hours: WakingHoursBody = fields["waking_hours"]
    return fields | {
        "policy": fields["policy"].given(),
        "waking_hours": WakingHours(start=time.fromisoformat(hours.start), end=time.fromisoformat(hours.end)),
    }


class CandidateOut(Out):
    """A candidate."""

    id: Id
    name: Name
    email: Email | None
    external_id: Identifier | None
    time_zone: ZoneName
    country: Country | None
    subdivision: Subdivision | None
    waking_hours: WakingHoursBody
    linkedin_tier: LinkedInTier
    paused_until: Instant | None
    policy: PolicyOverrides
    created_at: Instant
    updated_at: Instant


def _candidate_scopes(scopes: tuple[Scope, ...]) -> tuple[Scope, ...]:
    if len(set(scopes)) != len(scopes):
        message = "must not repeat a scope"
        raise ValueError(message)
    return scopes


class AccessTokenCreate(Body):
    """A short-lived key to be, bound to the candidate."""

    scopes: Annotated[
        tuple[Scope, ...],
        Field(min_length=1, max_length=20, json_schema_extra={"uniqueItems": True}),
        AfterValidator(_candidate_scopes),
    ] = Field(examples=[["interviews:read", "reminders:read", "reminders:write"]])
    expires_in: int = Field(default=900, ge=60, le=86_400, description="Seconds until it expires.")


class AccessTokenOut(Out):
    """A short-lived key. It is shown this once."""

    id: Id
    token: str = Field(max_length=100)
    candidate_id: Id
    scopes: list[Scope] = Field(max_length=20)
    expires_at: Instant


class AccessEndedOut(Out):
    """What was revoked: how many of each."""

    candidate_id: Id
    api_keys: int = Field(ge=0, le=1_000_000)
    access_tokens: int = Field(ge=0, le=1_000_000)
    calendar_feeds: int = Field(ge=0, le=1_000_000)
