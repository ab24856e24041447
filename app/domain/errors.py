"""Domain errors. Each class owns its HTTP face, which the one handler and OpenAPI both read."""

from collections.abc import Mapping
from typing import Any, ClassVar


class AfterviewError(Exception):
    """Something the caller can understand and act on.

    `slug` names the problem type's page, `title` is the same for every occurrence, `status` is the HTTP status,
    `help` is what the problem's page tells a person to do. The message is this occurrence's `detail`.
    """

    slug: ClassVar[str]
    title: ClassVar[str]
    status: ClassVar[int]
    help: ClassVar[str]

    def __init__(self, detail: str, **extra: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.extra: Mapping[str, Any] = extra
        """Further members of the problem document, JSON-ready."""


class InvalidInputError(AfterviewError):
    """A field's value breaks a rule that its schema alone cannot express."""

    slug = "invalid-input"
    title = "The request has a value that cannot be accepted"
    status = 422
    help = "Each of `errors` names a field by JSON pointer and says what is wrong with it. Correct it and send again."

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(message, errors=[{"pointer": pointer, "message": message}])


class NotFoundError(AfterviewError):
    """There is no such thing, or it belongs to somebody else."""

    slug = "not-found"
    title = "There is nothing here"
    status = 404
    help = "Check the address and the identifier. What belongs to another tenant or candidate answers the same way."


class TooEarlyError(AfterviewError):
    """A follow-up would leave before the time that was agreed."""

    slug = "too-early"
    title = "It is too early for this"
    status = 409
    help = "Wait until `earliest_at`, or send `override: true` with a `reason`, which is kept."


class WrongStateError(AfterviewError):
    """The thing has moved on: what is asked for is not possible in its present state."""

    slug = "wrong-state"
    title = "This is not possible in the present state"
    status = 409
    help = "Read the resource again: its `status` says where it stands, and so what can still be done with it."
