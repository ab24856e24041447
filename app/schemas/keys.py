"""API keys on the wire."""

from typing import Annotated

from pydantic import Field

from app.domain.access import KeyKind, Scope
from app.schemas.fields import Body, Id, Instant, Name, OneLine, Out

Scopes = Annotated[tuple[Scope, ...], Field(min_length=1, max_length=20, examples=[["interviews:read"]])]


class ApiKeyCreate(Body):
    """A key to be."""

    name: OneLine = Field(examples=["Careers site"])
    scopes: Scopes
    candidate_id: Id | None = Field(default=None, description="Bind the key to this candidate alone.")
    expires_at: Instant | None = Field(
        default=None, description="No later than the key it is made with: an expiry after that becomes that."
    )


class ApiKeyOut(Out):
    """A key without its secret."""

    id: Id
    kind: KeyKind
    name: Name
    hint: str = Field(max_length=20, description="The key's first characters.")
    scopes: list[Scope] = Field(max_length=20)
    candidate_id: Id | None
    expires_at: Instant | None
    revoked_at: Instant | None
    last_used_at: Instant | None
    created_by: Id | None = Field(description="The key it was made with; null for keys of the command line.")
    created_at: Instant


class ApiKeyWithSecretOut(ApiKeyOut):
    """A key with its secret, which is shown this once."""

    key: str = Field(max_length=200)
