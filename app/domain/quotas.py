"""How many of each thing there may be: quotas protect everybody from what one caller makes."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import AfterviewError

MOST_INTERVIEWERS = 200
"""The highest quota of interviewers: what a body may carry at most, whatever is set."""


class Quota(StrEnum):
    """What is counted."""

    WEBHOOK_ENDPOINTS = "webhook_endpoints"
    API_KEYS = "api_keys"
    ACCESS_TOKENS = "access_tokens"
    APPLICATIONS = "applications"
    INTERVIEWS = "interviews"
    INTERVIEWERS = "interviewers"
    CALENDAR_FEEDS = "calendar_feeds"


_OWNERS = {
    Quota.WEBHOOK_ENDPOINTS: ("A tenant", "webhook endpoints"),
    Quota.API_KEYS: ("A tenant", "valid API keys"),
    Quota.ACCESS_TOKENS: ("A candidate", "valid access tokens"),
    Quota.APPLICATIONS: ("A candidate", "applications"),
    Quota.INTERVIEWS: ("An application", "interviews"),
    Quota.INTERVIEWERS: ("An interview", "interviewers"),
    Quota.CALENDAR_FEEDS: ("A candidate", "calendar feeds"),
}


class QuotaExceededError(AfterviewError):
    """There are as many of them as there may be."""

    slug = "quota-exceeded"
    title = "There are as many as there may be"
    status = 403
    help = (
        "`quota` names what is counted and `limit` says how many there may be. Delete or revoke what is no longer "
        "needed, or ask whoever runs the service for a higher quota. What exists stays, and can be changed."
    )

    def __init__(self, quota: Quota, limit: int) -> None:
        owner, things = _OWNERS[quota]
        super().__init__(f"{owner} can have {limit} {things} at most.", quota=quota.value, limit=limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotas:
    """How many there may be of each."""

    webhook_endpoints: int = 100
    """In a tenant."""
    api_keys: int = 1000
    """In a tenant: those that are valid. Keys of the command line count, but are never refused."""
    access_tokens: int = 20
    """Of a candidate: those that are valid."""
    applications: int = 2000
    """Of a candidate."""
    interviews: int = 50
    """Of an application."""
    interviewers: int = 50
    """Of an interview."""
    calendar_feeds: int = 10
    """Of a candidate: those that are valid."""

    def check(self, quota: Quota, *, present: int, added: int = 1) -> None:
        """Refuse to add to what there is beyond a quota.

        `present` is only right while the transaction holds their owner locked.

        Raises:
            QuotaExceededError: if it would be exceeded.
        """
        limit: int = getattr(self, quota.value)
        if added > 0 and present + added > limit:
            raise QuotaExceededError(quota, limit)
