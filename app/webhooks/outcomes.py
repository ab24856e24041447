"""What goes into a delivery's try, and what comes of it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from app.webhooks.signing import Signer

GONE = 410

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class Verdict(StrEnum):
    """How a try ended."""

    DELIVERED = "delivered"
    """The receiver answered 2xx."""
    FAILED = "failed"
    """Another answer, or none: refused, reset, no such host, a broken certificate or a broken answer."""
    GONE = "gone"
    """The receiver answered 410: it wants nothing more."""
    BLOCKED = "blocked"
    """Nothing was sent: the address is not one that may be called."""
    TIMED_OUT = "timed_out"
    """The answer was not complete within the deadline. The receiver may have acted on it."""


class DeliveryRequest(NamedTuple):
    """One try of one delivery. `timestamp` is the try's own, in whole Unix seconds."""

    message_id: str
    endpoint_id: str
    url: str
    timestamp: int
    body: bytes
    signer: Signer
    content_type: str = "application/json"
    traceparent: str | None = None


class Outcome(NamedTuple):
    """What came of a try: a value, for the caller to record.

    `status` is there once an answer began. `body` holds up to 16 KiB of it, `truncated` says that there was more.
    `headers` are the answer's headers worth keeping, by lower-case name; `request_headers` what was sent, the signature
    included, less what belongs to the connection. `duration` is in seconds.
    """

    verdict: Verdict
    duration: float
    status: int | None = None
    headers: Mapping[str, str] = _NO_HEADERS
    request_headers: Mapping[str, str] = _NO_HEADERS
    body: bytes = b""
    truncated: bool = False
    error: str | None = None

    @property
    def retry_after(self) -> str | None:
        """Return the answer's `Retry-After` as it stood."""
        return self.headers.get("retry-after")

    @property
    def disables_endpoint(self) -> bool:
        """Tell whether the receiver wants no more: by 410, or by the header `webhook-delivery: disable`."""
        return self.verdict is Verdict.GONE or self._wish == "disable"

    @property
    def ends_delivery(self) -> bool:
        """Tell whether another try would be useless, by the header `webhook-delivery: abort-message`."""
        return self._wish == "abort-message"

    @property
    def _wish(self) -> str:
        return self.headers.get("webhook-delivery", "").strip().lower()
