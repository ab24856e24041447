"""Sends one webhook and says what came of it. Knows no database."""

import asyncio
import re
import ssl
from collections import OrderedDict
from dataclasses import dataclass
from time import monotonic
from typing import Self

import certifi

from app.core.logging import get_logger
from app.domain.errors import InvalidInputError
from app.webhooks.addresses import AddressPolicy, ForbiddenAddressError
from app.webhooks.answers import Answer, NotHttpError
from app.webhooks.connections import Connections, Origin
from app.webhooks.outcomes import GONE, DeliveryRequest, Outcome, Verdict
from app.webhooks.resolver import Lookup, SystemLookup, UnknownNameError, VettedNames
from app.webhooks.urls import Target, check_url

_log = get_logger(__name__)

LONGEST_ERROR = 500

_OK, _NOT_OK = 200, 300
_URLS_REMEMBERED = 4096
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderLimits:
    """Bounds on one try, and on the connections of all. Times in seconds.

    `connections` is to be no less than the tries in flight at once: waiting for one counts towards the deadline.
    Idle connections are given up before most receivers hang up (5 s at the earliest), since a POST that crosses with
    a hang-up fails.
    """

    deadline: float = 15.0
    """Until the header block of the answer is complete. The rest of the answer has what is left of it too."""
    body_seconds: float = 2.0
    """For the answer's body, once its header block is there: by then the outcome is fixed."""
    answer_bytes: int = 16 * 1024
    connections: int = 512
    connections_per_host: int = 64
    idle: float = 4.0
    dns_ttl: float = 5


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
        self._connections: Connections | None = None
        self._targets: OrderedDict[str, Target] = OrderedDict()

    async def start(self) -> None:
        """Make the connection pool. No connection is opened yet."""
        lookup = self._lookup
        if lookup is None:
            lookup = self._system_lookup = SystemLookup()
        self._connections = Connections(
            VettedNames(self._policy, lookup, self._limits.dns_ttl),
            self._tls or ssl.create_default_context(cafile=certifi.where()),
            most=self._limits.connections,
            most_per_host=self._limits.connections_per_host,
            idle=self._limits.idle,
        )

    async def close(self) -> None:
        """Close all connections. Tries still in flight end as failed."""
        if self._connections is not None:
            self._connections.close()
            self._connections = None
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

        The status line of the answer decides. Whatever the receiver does, this returns within the deadline (plus a
        moment to close) and raises nothing.

        Raises:
            RuntimeError: `start` has not run.
        """
        connections = self._connections
        if connections is None:
            raise RuntimeError("the sender has not been started")
        began = monotonic()
        answers: list[Answer] = []
        headers: dict[str, str] = {}
        verdict, text = Verdict.FAILED, ""
        try:
            async with asyncio.timeout(self._limits.deadline):
                target = self._vetted(request.url)
                headers = self._headers(request)
                await self._exchange(connections, target, _on_the_wire(target, headers, request.body), answers)
        except TimeoutError:
            if answers and answers[-1].status is not None:
                answers[-1].give_up_body()
            verdict, text = Verdict.TIMED_OUT, f"No answer within {self._limits.deadline:g} seconds"
        except ForbiddenAddressError as error:
            _log.warning("webhook_blocked", host=error.host, address=error.address, reason=error.reason)
            verdict, text = Verdict.BLOCKED, f"Not sent: {error}"
        except InvalidInputError as error:
            verdict, text = Verdict.BLOCKED, f"Not sent: {error.detail}"
        except (OSError, NotHttpError, UnknownNameError, UnicodeError) as error:
            text = _describe(error)
        answer = answers[-1] if answers else Answer(0)
        return _outcome(answer, monotonic() - began, headers, verdict, text)

    async def _exchange(self, connections: Connections, target: Target, wire: bytes, answers: list[Answer]) -> None:
        """Send a request, once more if the receiver hung up on an idle connection while it was on its way."""
        origin = Origin(target.scheme == "https", target.host, target.port)
        for anew in (False, True):
            answer = Answer(self._limits.answer_bytes)
            answers.append(answer)
            async with connections.to(origin, anew=anew) as connection:
                may_be_stale = connection.was_used
                try:
                    connection.post(wire, answer)
                    await answer.final
                except ConnectionError:
                    if may_be_stale and not answer.has_begun:
                        continue
                    raise
                await self._finish(answer)
                if answer.is_reusable:
                    connections.keep(origin, connection)
            return

    async def _finish(self, answer: Answer) -> None:
        """Read the body, which decides nothing any more."""
        if not answer.finished.done():
            try:
                await asyncio.wait_for(asyncio.shield(answer.finished), self._limits.body_seconds)
            except TimeoutError:
                answer.give_up_body()

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

    def _vetted(self, url: str) -> Target:
        """Check a URL against the policy of today, which may differ from the one it was registered under."""
        known = self._targets.get(url)
        if known is None:
            known = self._targets[url] = check_url(url, self._policy)
            if len(self._targets) > _URLS_REMEMBERED:
                self._targets.popitem(last=False)
        return known


def _on_the_wire(target: Target, headers: dict[str, str], body: bytes) -> bytes:
    """Return a request's bytes. The path is sent as it was registered."""
    host = f"[{target.host}]" if ":" in target.host else target.host
    if target.port != _DEFAULT_PORTS[target.scheme]:
        host = f"{host}:{target.port}"
    fields = {"host": host, **headers, "content-length": str(len(body))}
    lines = [f"POST {target.path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def _outcome(answer: Answer, duration: float, headers: dict[str, str], verdict: Verdict, error: str) -> Outcome:
    """Say what came of a try. Once there is a status, it alone decides."""
    if answer.status is not None:
        is_delivered = _OK <= answer.status < _NOT_OK
        verdict = Verdict.DELIVERED if is_delivered else Verdict.GONE if answer.status == GONE else Verdict.FAILED
        remarks = ("" if is_delivered else f"The receiver answered {answer.status}", answer.anomaly or "")
        error = "; ".join(filter(None, remarks))
    return Outcome(
        verdict=verdict,
        duration=duration,
        status=answer.status,
        headers=answer.headers,
        request_headers=headers,
        body=answer.body,
        truncated=answer.truncated,
        error=error[:1].upper() + error[1:] or None,
    )


def _describe(error: Exception) -> str:
    """Say in a few words what went wrong."""
    match error:
        case UnknownNameError():
            text = "The host could not be found"
        case ssl.SSLCertVerificationError():
            text = f"The certificate was not accepted: {error.verify_message}"
        case ssl.SSLError():
            text = f"No TLS connection: {error.strerror or error}"
        case NotHttpError():
            text = f"The answer is not HTTP: {error}"
        case ConnectionResetError() | ConnectionAbortedError() | BrokenPipeError():
            text = "The connection was cut before the answer was complete"
        case OSError():
            text = f"No connection: {error.strerror or error}"
        case _:
            text = f"The answer could not be read: {error}"
    return _UNPRINTABLE.sub(" ", text)[:LONGEST_ERROR]
