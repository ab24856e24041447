"""Who may do what: scopes, principals and API keys."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.domain.errors import ForbiddenError, NotFoundError


class Mode(StrEnum):
    """Whether a tenant is for real, or for trying things out with a clock of its own."""

    LIVE = "live"
    TEST = "test"


class Scope(StrEnum):
    """A right that a key can hold."""

    CANDIDATES_READ = "candidates:read"
    CANDIDATES_WRITE = "candidates:write"
    INTERVIEWS_READ = "interviews:read"
    INTERVIEWS_WRITE = "interviews:write"
    REMINDERS_READ = "reminders:read"
    REMINDERS_WRITE = "reminders:write"
    DRAFTS_READ = "drafts:read"
    DRAFTS_WRITE = "drafts:write"
    REFLECTIONS_READ = "reflections:read"
    REFLECTIONS_WRITE = "reflections:write"
    INSIGHTS_READ = "insights:read"
    INSIGHTS_WRITE = "insights:write"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"
    ADMIN_READ = "admin:read"
    ADMIN_WRITE = "admin:write"


ALL_SCOPES = frozenset(Scope)
TENANT_WIDE = frozenset({Scope.WEBHOOKS_READ, Scope.WEBHOOKS_WRITE, Scope.ADMIN_READ, Scope.ADMIN_WRITE})
"""Scopes over resources that belong to no single candidate: a key bound to a candidate cannot use them."""
PRIVATE = frozenset({Scope.REFLECTIONS_READ, Scope.REFLECTIONS_WRITE, Scope.INSIGHTS_READ, Scope.INSIGHTS_WRITE})
"""Scopes behind the consent wall: over what candidates write down for themselves."""


class KeyKind(StrEnum):
    """What a key is for."""

    API_KEY = "api_key"
    ACCESS_TOKEN = "access_token"  # noqa: S105 - the name of a kind
    """Short-lived and bound to one candidate, for a browser. It cannot make further access."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    """An organisation, or one person, whose data is apart from everybody else's."""

    id: UUID
    name: str
    mode: Mode
    policy: dict[str, Any] = field(default_factory=dict)
    test_now: datetime | None = None
    """Where a test tenant's clock stands; None while it runs with the machine's."""
    version: int = 1
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A key as it is stored: the digest, never the key."""

    tenant_id: UUID
    id: UUID
    name: str
    hint: str
    """The key's first characters, to recognise it by."""
    digest: bytes
    scopes: frozenset[Scope]
    candidate_id: UUID | None = None
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None
    kind: KeyKind = KeyKind.API_KEY
    created_by: UUID | None = None
    """The key it was made with; None if it was made at the command line or at the start."""
    version: int = 1
    created_at: datetime
    updated_at: datetime

    def is_valid(self, now: datetime) -> bool:
        """Tell whether the key opens anything at `now` (the machine's time)."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who makes a request: a key of a tenant, perhaps bound to one candidate."""

    tenant_id: UUID
    key_id: UUID
    mode: Mode
    scopes: frozenset[Scope]
    candidate_id: UUID | None = None
    kind: KeyKind = KeyKind.API_KEY

    def require_api_key(self) -> None:
        """Refuse an access token: what a browser holds makes no access that would outlast it.

        Raises:
            ForbiddenError: if it is one.
        """
        if self.kind is KeyKind.ACCESS_TOKEN:
            raise ForbiddenError("An access token cannot make keys, access tokens or calendar feeds. Use an API key.")

    def require(self, scope: Scope) -> None:
        """Refuse unless the key holds `scope`, and may use it.

        Raises:
            ForbiddenError: if it does not.
        """
        if scope not in self.scopes:
            raise ForbiddenError(f"This needs the scope {scope}, which the key does not hold.")
        if self.candidate_id is not None and scope in TENANT_WIDE:
            raise ForbiddenError("The key is bound to one candidate, and this belongs to the whole tenant.")

    def require_any(self, *scopes: Scope) -> None:
        """Refuse unless the key holds one of some scopes, and may use it.

        Raises:
            ForbiddenError: if it holds none of them.
        """
        self.require(next((scope for scope in scopes if scope in self.scopes), scopes[0]))

    def require_tenant_wide(self) -> None:
        """Refuse a key that is bound to one candidate.

        Raises:
            ForbiddenError: if it is.
        """
        if self.candidate_id is not None:
            raise ForbiddenError("The key is bound to one candidate, and this reaches beyond that candidate.")

    def check_candidate(self, candidate_id: UUID | None, what: str = "candidate") -> None:
        """Answer as if the thing did not exist when it belongs to another candidate than the key's.

        Raises:
            NotFoundError: then.
        """
        if self.candidate_id is not None and candidate_id != self.candidate_id:
            raise NotFoundError(f"There is no such {what}.")
