"""Candidates on the wire."""

from datetime import time
from typing import Annotated, Any

from pydantic import AfterValidator, Field, Strict

from app.domain.access import Scope
from app.domain.entities import WakingHours
from app.domain.states import LinkedInTier
from app.schemas.deriving import Resource, Shape, null_if_absent, unchanged_if_absent
from app.schemas.fields import (
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
    Whole,
    ZoneName,
)
from app.schemas.policy import PolicyOverrides, PolicyPatch


class WakingHoursBody(Body):
    """When the candidate may be disturbed, local time. `start` included, `end` not; equal means always."""

    start: TimeOfDay = "08:00"
    end: TimeOfDay = "21:00"


class CandidateFields(Shape):
    """What is known of a candidate."""

    name: Name
    time_zone: ZoneName
    email: Email | None = Field(examples=["ada@example.com"])
    external_id: Identifier | None = Field(examples=["u-17"], description="Your own id, unique.")
    country: Country | None = Field(examples=["ES"])
    subdivision: Subdivision | None
    waking_hours: WakingHoursBody
    linkedin_tier: LinkedInTier
    paused_until: Instant | None


@null_if_absent
class CandidateCreate(CandidateFields, Body):
    """A candidate to be."""

    name: OneLine = Field(examples=["Ada Diaz"])
    waking_hours: WakingHoursBody = WakingHoursBody()
    linkedin_tier: LinkedInTier = LinkedInTier.FREE
    policy: PolicyPatch = PolicyPatch()

    def values(self) -> dict[str, Any]:
        """Return every field as the domain takes it."""
        return _domain(self.all_fields())


@unchanged_if_absent
class CandidatePatch(CandidateCreate):
    """What to change of a candidate. Absent fields stay, null empties."""

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


class CandidateOut(CandidateFields, Resource):
    """A candidate."""

    policy: PolicyOverrides


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
    expires_in: Annotated[int, Field(ge=60, le=86_400), Strict(), Whole] = Field(
        default=900, description="Seconds until it expires."
    )


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
