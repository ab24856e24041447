"""Calendar feeds on the wire."""

from pydantic import Field

from app.schemas.fields import Body, Id, Instant, Name, OneLine, Out


class CalendarFeedCreate(Body):
    """A calendar feed to be."""

    name: OneLine = Field(default="Calendar", description="To tell it from others.", examples=["My phone"])


class CalendarFeedOut(Out):
    """A calendar feed. Its address is not shown again."""

    id: Id
    candidate_id: Id
    name: Name
    hint: str = Field(max_length=20, description="The first characters of the secret part of its address.")
    created_by: Id | None = Field(description="The key it was made with.")
    expires_at: Instant | None = Field(description="When the key expires that it was made with, and so the feed.")
    created_at: Instant


class CalendarFeedMade(CalendarFeedOut):
    """A new calendar feed, with its address. Whoever knows it can read the calendar until the feed is deleted."""

    url: str = Field(max_length=500, description="Subscribe to it with any calendar program. Shown this once.")
