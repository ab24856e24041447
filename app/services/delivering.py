"""Delivers events: claims with a lease, sends with no transaction open, records results in batches."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import NamedTuple, Protocol
from uuid import UUID

from app.core.crypto import Vault
from app.core.ids import new_id, random_bytes
from app.core.logging import get_logger
from app.core.settings import FLUSH_SECONDS, Settings
from app.core.telemetry import Telemetry
from app.db import Connection, Database, is_passing
from app.domain.backoff import pause, retry_delay
from app.domain.events import EventType
from app.domain.webhooks import Attempt, DeliveryState, Quarantined
from app.repositories.bulk import write_all
from app.repositories.delivery_queue import Claim, DeliveryQueue, Settlement
from app.repositories.quarantine import Quarantine
from app.repositories.transaction import transaction
from app.services.endpoint_health import EndpointHealth, Finding
from app.services.endpoint_keys import EndpointKeys
from app.services.targets import FIXED_BY_OPERATOR, Failed, Target, Targets, Unsendable
from app.services.unreadable_secrets import UnreadableSecrets
from app.webhooks.outcomes import DeliveryRequest, Outcome, Verdict
from app.webhooks.payloads import payload_of_stored

_TOKEN_BYTES = 8
_LONGEST_TEXT = 500
_JITTER_BYTES = 4
UNBUILT = f"This service could not build the body of this event, so nothing was sent. {FIXED_BY_OPERATOR}"
UNRECORDED = f"This service could not record the result of the last attempt. {FIXED_BY_OPERATOR}"
ABORTED = "The receiver asked for no further try, by the header webhook-delivery: abort-message."
EVENT_GONE = "The event is no longer stored."
_log = get_logger(__name__)


class Sends(Protocol):
    """Something that sends one webhook and says what came of it."""

    async def send(self, request: DeliveryRequest) -> Outcome:
        """Send it, once. Raises nothing, whatever the receiver does."""
        ...


class Job(NamedTuple):
    """A claimed delivery with where it goes, and until when (both on the monotonic clock) its try may begin."""

    claim: Claim
    target: Target | Unsendable
    claimed_at: float
    start_by: float


class Tried(NamedTuple):
    """What came of a job. Pending without an attempt, it was not tried, and the claim is to be given back."""

    job: Job
    settlement: Settlement
    outcome: Outcome | None
    """None if it says nothing about the endpoint."""
    error: str | None = None
    """A fault on this side, for which the delivery is held and set apart."""

    @property
    def is_unsent(self) -> bool:
        """Tell whether nothing came of it."""
        return self.settlement.attempt is None and self.settlement.state is DeliveryState.PENDING


def random_share() -> float:
    """Draw a number from 0 to 1."""
    return int.from_bytes(random_bytes(_JITTER_BYTES)) / float(2 ** (8 * _JITTER_BYTES) - 1)


class Delivering:
    """The three steps of a delivery; a worker's loop strings them together."""

    def __init__(
        self,
        database: Database,
        sender: Sends,
        vault: Vault,
        settings: Settings,
        telemetry: Telemetry,
        *,
        jitter: Callable[[], float] = random_share,
    ) -> None:
        self._database = database
        self._sender = sender
        self._targets = Targets(vault)
        self._unreadable = UnreadableSecrets(database, EndpointKeys(vault, settings.shared_key_days, new_id), telemetry)
        self._health = EndpointHealth(database)
        self._source = settings.base_url
        self._lease = timedelta(seconds=settings.lease_seconds)
        self._try_seconds = settings.send_deadline_seconds + FLUSH_SECONDS
        self._cap = settings.webhook_concurrency
        self._telemetry = telemetry
        self._by_outcome = {verdict: telemetry.deliveries.labels(verdict.value) for verdict in Verdict}
        self._jitter = jitter

    async def exchange(self, tried: list[Tried], free: int) -> list[Job]:
        """Record results, and claim up to `free` deliveries. On SQLite both share one transaction.

        `tried` is emptied once it is recorded, even if the claim fails afterwards.
        """
        if self._database.is_sqlite:
            async with transaction(self._database, write_all, writes=True) as connection:
                settled = await self._settle_in(connection, tried)
                before = monotonic()
                claims = await self._claim_in(connection, free)
                failed = await self._targets.learn_claimed(connection, claims)
                await connection.commit()
            self._count(tried, settled)
            tried.clear()
            return await self._jobs(claims, failed, before)
        # Neither waits for the other: what was tried has left its slot, whether that is recorded yet or not.
        recorded, claimed = await asyncio.gather(self.settle(tried), self._claim(free), return_exceptions=True)
        if recorded is None:
            tried.clear()
        if isinstance(claimed, BaseException):
            raise claimed
        if recorded is not None:
            await self.settle([self.unsent(job) for job in claimed])
            raise recorded
        return claimed

    async def _claim(self, free: int) -> list[Job]:
        if not free:
            return []
        async with transaction(self._database, write_all, writes=False) as connection:
            before = monotonic()
            claims = await self._claim_in(connection, free)
            failed = await self._targets.learn_claimed(connection, claims)
        return await self._jobs(claims, failed, before)

    async def settle(self, tried: Sequence[Tried]) -> None:
        """Record results. What was not sent is given back."""
        if not tried:
            return
        simple = not self._database.is_sqlite and not any(
            self._concerns_endpoint(each) or each.error is not None for each in tried
        )
        async with transaction(self._database, write_all, writes=not simple) as connection:
            settled = await self._settle_in(connection, tried)
            if not simple:
                await connection.commit()
        self._count(tried, settled)

    async def settle_bare(self, tried: Sequence[Tried]) -> None:
        """Record results one by one, each with as much of it as can be, when they could not be recorded together.

        That is without the receiver's answer, then without the endpoint's health, and at last held, with no attempt.
        """
        for each in tried:
            attempt = each.settlement.attempt
            bare = each._replace(
                settlement=each.settlement._replace(
                    reason=None,
                    attempt=attempt and attempt._replace(error=None, response_headers=None, response_body=None),
                )
            )
            for less in (bare, bare._replace(outcome=None), _held(each.job, UNRECORDED, "the result was not storable")):
                try:
                    await self.settle([less])
                    break
                except Exception as error:
                    if is_passing(error):
                        raise
                    _log.exception("result could not be recorded", delivery_id=str(each.job.claim.delivery_id))

    async def attempt(self, job: Job) -> Tried:
        """Send one delivery, unless too little is left of its lease, and say what is to be recorded."""
        claim, target = job.claim, job.target
        began = monotonic()
        if began > job.start_by:
            return self.unsent(job)
        if claim.event_type is None:
            return Tried(job, Settlement(claim, DeliveryState.CANCELLED, reason=EVENT_GONE), None)
        if isinstance(target, Unsendable):
            return _held(job, target.reason, target.error)
        started_at = claim.claimed_at + timedelta(seconds=began - job.claimed_at)
        if claim.attempt_count == 0:
            self._telemetry.due_to_first_attempt.observe(max(0.0, (started_at - claim.due_at).total_seconds()))
        try:
            request = self._request(claim, target, claim.event_type, started_at)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this delivery's alone
            _log.exception("body not built", delivery_id=str(claim.delivery_id), event_id=str(claim.event_id))
            return _held(job, UNBUILT, repr(error))
        outcome = await self._sender.send(request)
        self._by_outcome[outcome.verdict].inc()
        attempt = Attempt(
            tenant_id=claim.tenant_id,
            delivery_id=claim.delivery_id,
            number=claim.attempt_count + 1,
            started_at=started_at,
            duration_ms=round(outcome.duration * 1000),
            result=outcome.verdict.value,
            status_code=outcome.status,
            error=_storable(outcome.error),
            request_headers=dict(outcome.request_headers) or None,
            response_headers=dict(outcome.headers) or None,
            response_body=outcome.body.decode(errors="replace").replace("\0", "\ufffd") or None,
        )
        return Tried(job, self._settlement(claim, outcome, attempt), outcome)

    def _request(self, claim: Claim, target: Target, event_type: str, started_at: datetime) -> DeliveryRequest:
        assert claim.occurred_at is not None
        assert claim.data is not None
        payload = payload_of_stored(
            event_id=str(claim.event_id),
            event_type=EventType(event_type),
            occurred_at=claim.occurred_at,
            data=claim.data,
            style=target.style,
            body_format=target.body_format,
            source=self._source,
        )
        return DeliveryRequest(
            message_id=str(claim.event_id),
            endpoint_id=str(claim.endpoint_id),
            url=target.url,
            timestamp=int(started_at.timestamp()),
            body=payload.body,
            signer=target.signer_at(started_at),
            content_type=payload.content_type,
            traceparent=claim.traceparent,
        )

    def unsent(self, job: Job) -> Tried:
        """Say that a job was not tried: its claim is given back."""
        return Tried(job, Settlement(job.claim, DeliveryState.PENDING), None)

    def cut_off(self, job: Job) -> Tried:
        """Say what is to be recorded of a try that the shutdown cut off: it may have arrived, so it is repeated."""
        return self._unfinished(job, Verdict.TIMED_OUT, "Cut off by a shutdown before the answer was complete")

    def broken(self, job: Job, error: BaseException) -> Tried:
        """Say what is to be recorded of a try that failed in this service itself."""
        return self._unfinished(job, Verdict.FAILED, f"Not sent: {type(error).__name__}")

    def _unfinished(self, job: Job, verdict: Verdict, error: str) -> Tried:
        claim = job.claim
        outcome = Outcome(verdict=verdict, duration=monotonic() - job.claimed_at, error=error)
        attempt = Attempt(
            tenant_id=claim.tenant_id,
            delivery_id=claim.delivery_id,
            number=claim.attempt_count + 1,
            started_at=claim.claimed_at,
            duration_ms=round(outcome.duration * 1000),
            result=verdict.value,
            error=error,
        )
        # The receiver is not to blame: its health is left alone.
        return Tried(job, self._settlement(claim, outcome, attempt), None)

    async def until_next(self) -> timedelta | None:
        """Return how long until the next delivery that is not due yet, None if there is none."""
        async with self._database.reading() as connection:
            return await DeliveryQueue(connection, self._database).until_next()

    def _settlement(self, claim: Claim, outcome: Outcome, attempt: Attempt) -> Settlement:
        reason = _storable(outcome.error)
        match outcome.verdict:
            case Verdict.DELIVERED:
                return Settlement(claim, DeliveryState.DELIVERED, attempt=attempt)
            case Verdict.BLOCKED:
                return Settlement(claim, DeliveryState.BLOCKED, reason=reason, attempt=attempt)
            case Verdict.GONE:
                return Settlement(claim, DeliveryState.HELD, reason=reason, attempt=attempt)
            case Verdict.FAILED if outcome.ends_delivery:
                return Settlement(claim, DeliveryState.EXHAUSTED, reason=ABORTED, attempt=attempt)
            case Verdict.FAILED | Verdict.TIMED_OUT:
                delay = retry_delay(
                    claim.failures,
                    jitter=self._jitter(),
                    now=attempt.started_at + timedelta(seconds=outcome.duration),
                    status=outcome.status,
                    retry_after=outcome.retry_after,
                )
                if delay is None:
                    return Settlement(claim, DeliveryState.EXHAUSTED, reason=reason, attempt=attempt)
                return Settlement(claim, DeliveryState.PENDING, delay, reason, attempt)

    async def _claim_in(self, connection: Connection, free: int) -> list[Claim]:
        if not free:
            return []
        return await DeliveryQueue(connection, self._database).claim(
            free=free,
            cap=self._cap,
            lease=self._lease,
            token=_new_token(),
            besides=self._unreadable.left_to_others(),
        )

    async def _jobs(self, claims: Sequence[Claim], failed: Mapping[UUID, Failed], before: float) -> list[Job]:
        """Pair claims with their targets. `before` was read before the claim, so no lease ends earlier than it says."""
        unreadable = {key: why for key, why in failed.items() if not isinstance(why, Unsendable)}
        if unreadable:
            await self._unreadable.set_aside(unreadable, claims)
        start_by = before + self._lease.total_seconds() - self._try_seconds
        # An endpoint deleted since the claim has taken its deliveries with it.
        return [
            Job(claim, target, before, start_by)
            for claim in claims
            if isinstance(
                target := failed.get(claim.endpoint_id) or self._targets.get(claim.endpoint_id), Target | Unsendable
            )
        ]

    async def _settle_in(self, connection: Connection, tried: Sequence[Tried]) -> dict[UUID, DeliveryState]:
        queue = DeliveryQueue(connection, self._database)
        await queue.release([each.job.claim for each in tried if each.is_unsent])
        recorded = [each for each in tried if not each.is_unsent]
        findings = [_finding(each) for each in recorded if self._concerns_endpoint(each)]
        # Endpoints are locked before their deliveries, as everywhere.
        endpoints = await self._health.lock(connection, findings)
        settled = await queue.settle([each.settlement for each in recorded])
        if findings:
            await self._health.note(connection, endpoints, [each for each in findings if each.delivery_id in settled])
        for each in recorded:
            claim = each.job.claim
            if each.error is not None and claim.delivery_id in settled:
                quarantine = Quarantine(connection, self._database)
                await quarantine.note(
                    Quarantined.DELIVERY, claim.tenant_id, claim.delivery_id, each.error, claim.due_at
                )
        return settled

    def _concerns_endpoint(self, tried: Tried) -> bool:
        outcome = tried.outcome
        if outcome is None or outcome.verdict is Verdict.BLOCKED:
            return False
        return outcome.verdict is not Verdict.DELIVERED or tried.job.claim.is_failing or outcome.disables_endpoint

    def _count(self, tried: Sequence[Tried], settled: dict[UUID, DeliveryState]) -> None:
        recorded = [each for each in tried if not each.is_unsent]
        if len(recorded) > len(settled):
            self._telemetry.lost_leases.inc(len(recorded) - len(settled))
        held = sum(each.error is not None and each.job.claim.delivery_id in settled for each in recorded)
        self._telemetry.faults.labels("delivery").inc(held)


def _held(job: Job, reason: str, error: str) -> Tried:
    """Say that a delivery is to be held for a fault on this side, its endpoint and its retries left alone."""
    return Tried(job, Settlement(job.claim, DeliveryState.HELD, reason=reason), None, error)


def _finding(tried: Tried) -> Finding:
    claim, outcome = tried.job.claim, tried.outcome
    assert outcome is not None
    assert tried.settlement.attempt is not None
    at = tried.settlement.attempt.started_at + timedelta(seconds=outcome.duration)
    return Finding(
        tenant_id=claim.tenant_id,
        endpoint_id=claim.endpoint_id,
        delivery_id=claim.delivery_id,
        at=at,
        succeeded=outcome.verdict is Verdict.DELIVERED,
        pause=pause(at, outcome.status, outcome.retry_after),
        refusal=None if not outcome.disables_endpoint else (
            "The receiver answered 410 Gone." if outcome.verdict is Verdict.GONE
            else "The receiver asked for no more, by the header webhook-delivery: disable."
        ),
    )  # fmt: skip


def _new_token() -> int:
    return (int.from_bytes(random_bytes(_TOKEN_BYTES)) >> 1) or 1


def _storable(text: str | None) -> str | None:
    return None if text is None else text.replace("\0", "\ufffd")[:_LONGEST_TEXT]
