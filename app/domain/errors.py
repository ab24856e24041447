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


class ChangedMeanwhileError(AfterviewError):
    """Another request changed the same thing first."""

    slug = "changed-meanwhile"
    title = "It was changed by another request"
    status = 409
    help = "Read it again and repeat the request if it still makes sense."

    def __init__(self) -> None:
        super().__init__("Another request changed this at the same moment. Read it again and repeat.")


class PreconditionFailedError(AfterviewError):
    """`If-Match` names a version that is no longer the present one."""

    slug = "precondition-failed"
    title = "It is no longer the version you named"
    status = 412
    help = "Read the resource again, look at what changed, and repeat with the new ETag in `If-Match`."

    def __init__(self) -> None:
        super().__init__("The ETag in If-Match is not that of the present version. Read it again.")


class UnauthenticatedError(AfterviewError):
    """No key, or one that is not valid."""

    slug = "unauthenticated"
    title = "A valid API key is needed"
    status = 401
    help = "Send `Authorization: Bearer <key>` with a key that exists, has not expired and was not revoked."


class ForbiddenError(AfterviewError):
    """The key is valid but may not do this."""

    slug = "forbidden"
    title = "The key may not do this"
    status = 403
    help = "Use a key that holds the scope named in `detail`, and that is not bound to one candidate if it says so."


class ConflictError(AfterviewError):
    """The request contradicts what is stored."""

    slug = "conflict"
    title = "The request contradicts what is stored"
    status = 409
    help = "Read `detail`: it names what stands in the way. Change that, or the request."


class IdempotencyInProgressError(AfterviewError):
    """A request with the same idempotency key is being carried out."""

    slug = "idempotency-in-progress"
    title = "The same request is being carried out"
    status = 409
    help = "Wait a moment and repeat the request with the same Idempotency-Key: you will get the stored answer."

    def __init__(self) -> None:
        super().__init__("A request with this Idempotency-Key is still being carried out. Repeat it in a moment.")


class IdempotencyMismatchError(AfterviewError):
    """The idempotency key was used for another request."""

    slug = "idempotency-mismatch"
    title = "The idempotency key was used for another request"
    status = 422
    help = "Use a fresh Idempotency-Key for each different request; repeat one only with the same body and path."

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used within the last 24 hours for a request that differed.")


class AnswerUnreadableError(AfterviewError):
    """The request was carried out before, and its stored answer can no longer be decrypted."""

    slug = "idempotency-answer-unreadable"
    title = "The stored answer can no longer be read"
    status = 409
    help = (
        "The request was carried out when it was sent for the first time, and is not carried out again. Read the "
        "resource to see what came of it. Use a new Idempotency-Key only if it has to be done once more."
    )

    def __init__(self) -> None:
        super().__init__(
            "A request with this Idempotency-Key was carried out, but its stored answer can no longer be read. Read "
            "the resource to see the result."
        )


class KeyMissingError(AfterviewError):
    """Something was encrypted with a key that this process does not have."""

    slug = "key-missing"
    title = "The service lacks an encryption key"
    status = 503
    help = "Try again in a moment. If it lasts, whoever runs the service finds the key's id with `afterview doctor`."

    def __init__(self) -> None:
        super().__init__("This process does not have the key that the stored answer was encrypted with. Try again.")


class WrongStateError(AfterviewError):
    """The thing has moved on: what is asked for is not possible in its present state."""

    slug = "wrong-state"
    title = "This is not possible in the present state"
    status = 409
    help = "Read the resource again: its `status` says where it stands, and so what can still be done with it."
