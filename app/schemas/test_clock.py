"""The test clock on the wire."""

from pydantic import Field

from app.schemas.fields import Body, Instant, Out


class TestClockSet(Body):
    """Where to put the clock."""

    now: Instant = Field(examples=["2026-12-24T09:00:00Z"])


class TestClockOut(Out):
    """Where the clock stands."""

    now: Instant
    stands: bool = Field(description="False until it is set for the first time: it runs with the machine's till then.")
