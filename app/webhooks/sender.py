"""Sends one webhook and says what came of it. Knows no database."""

import asyncio
import re
import ssl
from collections import OrderedDict
from dataclasses import dataclass
from time import monotonic
from typing import Self

import aiohttp
import certifi
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

from app.core.logging import get_logger
from app.domain.errors import InvalidInputError
from app.webhooks.addresses import AddressPolicy, ForbiddenAddressError
from app.webhooks.outcomes import GONE, DeliveryRequest, Outcome, Verdict
from app.webhooks.resolver import Lookup, SystemLookup, VettingResolver, vetting_socket_factory
from app.webhooks.urls import check_url

_log = get_logger(__name__)

KEPT_HEADERS = frozenset(
    {b"content-type", b"date", b"location", b"retry-after", b"server", b"webhook-delivery"},
)
LONGEST_HEADER = 1024
LONGEST_ERROR = 500

_OK, _NOT_OK = 200, 300
_URLS_REMEMBERED = 4096
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_CLOSING_SECONDS = 1.0
_REMOTE_FAULTS = (aiohttp.ClientError, HttpProcessingError, OSError, ValueError)
"""All that a receiver, its name server or its certificate can make go wrong. ValueError is text that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderLimits:
    """Bounds on one try, and on the connections of all. Times in seconds.

    `connections` is to be no less than the tries in flight at once: waiting for one counts towards the deadline.
    Idle connections are given up before most receivers hang up (5 s at the earliest), since a POST that crosses with
    a hang-up fails.
    """

    deadline: float = 15.0
    answer_bytes: int = 16 * 1024
    connections: int = 512
    connections_per_host: int = 64
    idle: float = 4.0
    dns_ttl: int = 5


class Sender:
    """Sends signed POSTs over pooled connections that only lead to vetted addresses.

    It takes no proxy, certificate or password from the environment, follows no redirect and keeps no cookie. Any
    number of `send` may run at once on the loop that ran `start`.
    """

    def __init__(
        self,
        policy: AddressPolicy,
        *,
        user_agent: str = "Afterview-Webhooks/1.0",
        limits: SenderLimits | None = None,
        tls: ssl.SSLContext | None = None,
        lookup: Lookup | None = None,
    ) -> None:
        self._policy = policy
        self._user_agent = user_agent
        self._limits = limits or SenderLimits()
        self._tls = tls
        self._lookup = lookup
        self._system_lookup: SystemLookup | None = None
        self._session: aiohttp.ClientSession | None = None
        self._urls: OrderedDict[str, URL] = OrderedDict()

    async def start(self) -> None:
        """Make the connection pool. No connection is opened yet."""
        lookup = self._lookup
        if lookup is None:
            lookup = self._system_lookup = SystemLookup()
        connector = aiohttp.TCPConnector(
            ssl=self._tls or ssl.create_default_context(cafile=certifi.where()),
            resolver=VettingResolver(self._policy, lookup),
            socket_factory=vetting_socket_factory(self._policy),
            ttl_dns_cache=self._limits.dns_ttl,
            limit=self._limits.connections,
            limit_per_host=self._limits.connections_per_host,
            keepalive_timeout=self._limits.idle,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("Accept", "Accept-Encoding"),
            # One deadline bounds a try as a whole.
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
            auto_decompress=False,
            read_bufsize=self._limits.answer_bytes,
            trust_env=False,
        )

    async def close(self) -> None:
        """Close all connections. Tries still in flight end as failed."""
        if self._session is not None:
            await self._session.close()
            self._session = None
        if self._system_lookup is not None:
            self._system_lookup.close()
            self._system_lookup = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def send(self, request: DeliveryRequest) -> Outcome:
        """Sign and POST one delivery, once.

        Whatever the receiver does, this returns within the deadline (plus a moment to close) and raises nothing.

        Raises:
            RuntimeError: `start` has not run.
        """
        session = self._session
        if session is None:
            raise RuntimeError("the sender has not been started")
        began = monotonic()
        answer = _Answer(self._limits.answer_bytes)
        try:
            async with asyncio.timeout(self._limits.deadline):
                url = self._vetted_url(request.url)
                answer.request_headers = headers = self._headers(request)
                await answer.read_from(
                    await session.post(url, data=request.body, headers=headers, allow_redirects=False)
                )
        except TimeoutError:
            verdict, text = Verdict.TIMED_OUT, f"No complete answer within {self._limits.deadline:g} seconds"
        except ForbiddenAddressError as error:
            _log.warning("webhook_blocked", host=error.host, address=error.address, reason=error.reason)
            verdict, text = Verdict.BLOCKED, f"Not sent: {error}"
        except InvalidInputError as error:
            verdict, text = Verdict.BLOCKED, f"Not sent: {error.detail}"
        except _REMOTE_FAULTS as error:
            verdict, text = Verdict.FAILED, _describe(error)
        else:
            return answer.outcome(monotonic() - began)
        finally:
            if not answer.complete:
                await answer.abandon()
        return answer.outcome(monotonic() - began, verdict, text)

    def _headers(self, request: DeliveryRequest) -> dict[str, str]:
        headers = {
            "user-agent": self._user_agent,
            "content-type": request.content_type,
            "webhook-id": request.message_id,
            "webhook-endpoint-id": request.endpoint_id,
            "webhook-timestamp": str(request.timestamp),
            "webhook-signature": request.signer.sign(request.message_id, request.timestamp, request.body),
        }
        if request.traceparent is not None:
            headers["traceparent"] = request.traceparent
        return headers

    def _vetted_url(self, url: str) -> URL:
        """Check a URL against the policy of today, which may differ from the one it was registered under."""
        known = self._urls.get(url)
        if known is None:
            known = URL(check_url(url, self._policy).url)
            self._urls[url] = known
            if len(self._urls) > _URLS_REMEMBERED:
                self._urls.popitem(last=False)
        return known


class _Answer:
    """An answer as far as it has come."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.request_headers: dict[str, str] = {}
        self._response: aiohttp.ClientResponse | None = None
        self._body = b""
        self._truncated = False
        self.complete = False

    async def read_from(self, response: aiohttp.ClientResponse) -> None:
        """Read up to the limit. What lies beyond is left unread, and the connection with it."""
        self._response = response
        while chunk := await response.content.read(self._limit):
            self._body += chunk
            if len(self._body) >= self._limit:
                self._truncated = response.headers.get("content-length") != str(len(self._body))
                self._body = self._body[: self._limit]
                break
        if not self._truncated:
            response.release()
            self.complete = True

    async def abandon(self) -> None:
        """Drop the connection at once, without a farewell that the other side could draw out."""
        response = self._response
        if response is None:
            return
        connection = response.connection
        if connection is not None and connection.transport is not None:
            connection.transport.abort()
        response.close()

    def outcome(self, duration: float, verdict: Verdict | None = None, error: str | None = None) -> Outcome:
        """Say what came of the try; without a verdict, the status decides."""
        response = self._response
        if response is None:
            return Outcome(
                verdict=verdict or Verdict.FAILED,
                duration=duration,
                request_headers=self.request_headers,
                error=error,
            )
        status = response.status
        if verdict is None:
            verdict = Verdict.DELIVERED if _OK <= status < _NOT_OK else Verdict.FAILED
            verdict = Verdict.GONE if status == GONE else verdict
            error = None if verdict is Verdict.DELIVERED else f"The receiver answered {status}"
        return Outcome(
            verdict=verdict,
            duration=duration,
            status=status,
            headers=_kept(response),
            request_headers=self.request_headers,
            body=self._body,
            truncated=self._truncated,
            error=error,
        )


def _kept(response: aiohttp.ClientResponse) -> dict[str, str]:
    return {
        lower.decode(): value[:LONGEST_HEADER].decode("latin-1")
        for name, value in response.raw_headers
        if (lower := name.lower()) in KEPT_HEADERS
    }


def _describe(error: Exception) -> str:
    """Say in a few words what went wrong."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            text = "The host could not be found"
        case aiohttp.ClientConnectorCertificateError(certificate_error=reason):
            text = f"The certificate was not accepted: {reason}"
        case aiohttp.ClientConnectorSSLError(os_error=reason):
            text = f"No TLS connection: {reason.strerror or reason}"
        case aiohttp.ClientConnectorError(os_error=reason):
            text = f"No connection: {reason.strerror or reason}"
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError() | ConnectionError():
            text = "The connection was cut before the answer was complete"
        case aiohttp.ClientPayloadError():
            text = "The answer broke off"
        case aiohttp.ClientResponseError(message=reason) | HttpProcessingError(message=reason):
            text = f"The answer is not HTTP: {reason}"
        case other:
            text = f"The answer could not be read: {other}"
    return _UNPRINTABLE.sub(" ", text)[:LONGEST_ERROR]
