"""What a use case is told about the request behind it, and what it gives back."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from app.core.json import to_json_bytes
from app.domain.access import Principal
from app.domain.errors import PreconditionFailedError


@dataclass(frozen=True, slots=True)
class Shown:
    """A resource as it goes out: its JSON-ready body, and the version that is its ETag (None: derived, hashed)."""

    body: Mapping[str, Any]
    version: int | None = None

    @property
    def etag(self) -> str:
        """The ETag it is answered with."""
        if self.version is not None:
            return f'"{self.version}"'
        return f'"{hashlib.blake2b(to_json_bytes(self.body), digest_size=12).hexdigest()}"'


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list, and the position to go on from."""

    items: list[Mapping[str, Any]]
    next: list[Any] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer in full, ready to be sent or kept."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repeatable:
    """A request with an idempotency key: digests of the key and of the request, and how its result is answered."""

    key_digest: bytes
    fingerprint: bytes
    former_fingerprint: bytes = b""
    """As versions before made it, of the very bytes: what they kept is recognised for the day that it is kept."""
    render: Callable[[Any], Answer] | None = None


class ReplayedAnswer(Exception):  # noqa: N818 - not an error: the request was carried out before
    """The request was carried out before; this is the answer it got."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Call:
    """One request: who makes it and under which conditions."""

    principal: Principal
    request_id: str | None = None
    traceparent: str | None = None
    if_match: tuple[str, ...] | None = None
    """The ETags that If-Match accepts, in quotes; None if it was not sent."""
    repeatable: Repeatable | None = None

    @property
    def tenant_id(self) -> UUID:
        """The tenant whose data the request is about."""
        return self.principal.tenant_id

    def check_version(self, version: int) -> None:
        """Refuse when If-Match names other versions than the present one.

        Raises:
            PreconditionFailedError: then.
        """
        if self.if_match is not None and f'"{version}"' not in self.if_match:
            raise PreconditionFailedError

    def check_present(self, shown: Shown) -> None:
        """Refuse when If-Match names another state than the present one of something without a version.

        Raises:
            PreconditionFailedError: then.
        """
        if self.if_match is not None and shown.etag not in self.if_match:
            raise PreconditionFailedError

    def with_body(self, digest: bytes) -> "Call":
        """Return the call with the digest of a body that was read only now, so that another body is noticed."""
        if self.repeatable is None:
            return self
        fingerprint = hashlib.sha256(self.repeatable.fingerprint + digest).digest()
        return replace(self, repeatable=replace(self.repeatable, fingerprint=fingerprint))

    def answered_by(self, render: Callable[[Any], Answer]) -> "Call":
        """Return the call with the way its result will be answered, so that the answer can be kept."""
        if self.repeatable is None:
            return self
        return replace(self, repeatable=replace(self.repeatable, render=render))
