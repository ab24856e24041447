"""One use case, one transaction: reads, writes, events and the kept answer stand or fall together."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

import pydantic_core
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.clock import Clock
from app.core.crypto import Encrypted, UnknownKeyError, UnreadableError, Vault
from app.core.ids import NewId
from app.core.json import to_json
from app.core.logging import get_logger
from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.access import Mode, Principal, Scope, Tenant
from app.domain.entities import Candidate
from app.domain.errors import (
    AnswerUnreadableError,
    ConflictError,
    IdempotencyInProgressError,
    IdempotencyMismatchError,
    KeyMissingError,
)
from app.domain.events import EventType
from app.domain.planning.policy import Policy
from app.domain.quotas import Quotas
from app.domain.webhooks import DueItem, DueKind, Event, Quarantined
from app.repositories.api_keys import ApiKeys
from app.repositories.applications import Applications
from app.repositories.bulk import write_all
from app.repositories.calendar_feeds import CalendarFeeds
from app.repositories.candidates import Candidates
from app.repositories.commitments import Commitments
from app.repositories.conflicts import conflict_of, is_deadlock
from app.repositories.deliveries import Deliveries
from app.repositories.draft_templates import DraftTemplates
from app.repositories.drafts import DraftRevisions, Drafts
from app.repositories.due_items import DueItems
from app.repositories.endpoint_secrets import EndpointSecrets
from app.repositories.events import Events
from app.repositories.idempotency import PENDING, IdempotencyKeys, KeptAnswer
from app.repositories.insights import InsightQueries
from app.repositories.interviews import Interviews
from app.repositories.private import PrivateRecords
from app.repositories.quarantine import Quarantine
from app.repositories.reminders import Reminders
from app.repositories.searches import Search, Searches
from app.repositories.tenants import Tenants
from app.repositories.transaction import transaction
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.services.calls import Answer, Call, Repeatable, ReplayedAnswer

T = TypeVar("T")
_log = get_logger(__name__)
KEEP_ANSWERS = timedelta(hours=24)
_log = get_logger(__name__)

Afterwards = Callable[["Work"], Awaitable[None]]
"""What is done after a commit. It must be noted as due work too: the process may die before it is done."""


class UnitOfWork:
    """The repositories of one transaction. Nothing is kept unless `commit` is called."""

    def __init__(
        self, connection: AsyncConnection, database: Database, call: Call, now: datetime, work: "Work"
    ) -> None:
        self.connection = connection
        self.call = call
        self.tenant_id = call.tenant_id
        self.now = now
        """The tenant's present instant: the machine's, or where a test tenant's clock stands."""
        self._database = database
        self._work = work
        self._events: list[Event] = []
        self._earliest: datetime | None = None
        self._tenant: Tenant | None = None
        self._afterwards: list[Afterwards] = []
        self._is_committed = False
        self.postponed: dict[UUID, Candidate] | None = None
        """Candidates whose plans are left to be made once, at the end; None: they are made as soon as needed."""
        self.was_begun = False
        """Whether earlier transactions of the same request noted that it is under way."""
        self.stopped = False
        """Whether the tenant's clock stands, so that only the test clock fires its due items."""

    @cached_property
    def tenants(self) -> Tenants:
        """Tenants."""
        return Tenants(self.connection)

    @cached_property
    def api_keys(self) -> ApiKeys:
        """API keys."""
        return ApiKeys(self.connection)

    @cached_property
    def candidates(self) -> Candidates:
        """Candidates."""
        return Candidates(self.connection)

    @cached_property
    def applications(self) -> Applications:
        """Applications."""
        return Applications(self.connection)

    @cached_property
    def interviews(self) -> Interviews:
        """Interviews."""
        return Interviews(self.connection)

    @cached_property
    def commitments(self) -> Commitments:
        """Promises of employers."""
        return Commitments(self.connection)

    @cached_property
    def calendar_feeds(self) -> CalendarFeeds:
        """Calendar feeds."""
        return CalendarFeeds(self.connection)

    @cached_property
    def reminders(self) -> Reminders:
        """Reminders."""
        return Reminders(self.connection)

    @cached_property
    def searches(self) -> Searches:
        """Candidates' searches."""
        return Searches(self.connection)

    @cached_property
    def drafts(self) -> Drafts:
        """Drafts."""
        return Drafts(self.connection)

    @cached_property
    def draft_revisions(self) -> DraftRevisions:
        """Versions of drafts' words."""
        return DraftRevisions(self.connection)

    @cached_property
    def draft_templates(self) -> DraftTemplates:
        """The tenant's own templates."""
        return DraftTemplates(self.connection)

    @cached_property
    def endpoints(self) -> WebhookEndpoints:
        """Webhook endpoints."""
        return WebhookEndpoints(self.connection)

    @cached_property
    def endpoint_secrets(self) -> EndpointSecrets:
        """What webhook endpoints sign with."""
        return EndpointSecrets(self.connection)

    @cached_property
    def events(self) -> Events:
        """The event log."""
        return Events(self.connection, self._database)

    @cached_property
    def deliveries(self) -> Deliveries:
        """Deliveries and their attempts."""
        return Deliveries(self.connection, self._database)

    @cached_property
    def quarantine(self) -> Quarantine:
        """What could not be dealt with."""
        return Quarantine(self.connection, self._database, self._work.new_id)

    @cached_property
    def kept_answers(self) -> IdempotencyKeys:
        """Answers kept for repeated requests."""
        return IdempotencyKeys(self.connection)

    @cached_property
    def due_items(self) -> DueItems:
        """What waits for its time."""
        return DueItems(self.connection, self._database)

    @cached_property
    def private(self) -> PrivateRecords:
        """Reflections, practice and fit: the consent wall. Everything that shows any of it comes by here.

        Raises:
            ForbiddenError: if the key holds no scope for them.
        """
        self.call.principal.require_any(Scope.REFLECTIONS_READ, Scope.REFLECTIONS_WRITE)
        return self.unseen

    @cached_property
    def unseen(self) -> PrivateRecords:
        """The same for the service's own doings, planning and erasing, which show the caller nothing of it."""
        return PrivateRecords(self.connection)

    @cached_property
    def insights(self) -> InsightQueries:
        """The sums behind the insights: the other half of the consent wall.

        Raises:
            ForbiddenError: if the key holds no scope for them.
        """
        self.call.principal.require(Scope.INSIGHTS_READ)
        return InsightQueries(self.connection)

    async def tenant(self) -> Tenant:
        """Return the caller's tenant, read once."""
        if self._tenant is None:
            self._tenant = await self.tenants.get(self.tenant_id)
        return self._tenant

    async def search(self, candidate: Candidate, company: str, role: str) -> Search:
        """Return a candidate's search, seen from a role at a company, and with it the caller's tenant."""
        search = await self.searches.get(self.tenant_id, candidate.id, company, role, self.now)
        self._tenant = search.tenant
        return search

    async def policy_for(self, candidate: Candidate) -> Policy:
        """Return the numbers in force for a candidate: the defaults, the tenant's, the candidate's own."""
        return Policy.of((await self.tenant()).policy, candidate.policy)

    def new_id(self) -> UUID:
        """Draw an identifier."""
        return self._work.new_id()

    async def set_apart(self, kind: Quarantined, subject_id: UUID, error: Exception) -> None:
        """Keep a failure that stops nothing but its subject, for the operator to see; count and log it."""
        _log.error("set apart", what=kind.name.lower(), subject_id=str(subject_id), exc_info=error)
        self.telemetry.faults.labels(kind.name.lower()).inc()
        await self.quarantine.note(kind, self.tenant_id, subject_id, repr(error))

    @property
    def telemetry(self) -> Telemetry:
        """Where to count."""
        return self._work.telemetry

    @property
    def quotas(self) -> Quotas:
        """How many there may be of each thing."""
        return self._work.quotas

    @property
    def base_url(self) -> str:
        """What absolute links start with."""
        return self._work.base_url

    def announce(
        self, event_type: EventType, data: Mapping[str, Any], *, candidate_id: UUID | None, subject_id: UUID | None
    ) -> Event:
        """Raise an event: it is written with the transaction, and on its way once that is committed."""
        event = Event(
            tenant_id=self.tenant_id,
            id=self.new_id(),
            type=event_type,
            candidate_id=candidate_id,
            subject_id=subject_id,
            occurred_at=self.now,
            data=to_json(data),
            traceparent=self.call.traceparent,
        )
        self._events.append(event)
        return event

    async def announce_to(self, endpoint_id: UUID, event_type: EventType, data: Mapping[str, Any]) -> Event:
        """Raise an event for one endpoint alone, whatever it subscribes to."""
        event = self.announce(event_type, data, candidate_id=None, subject_id=endpoint_id)
        self._events.remove(event)
        await self.events.append([event], only=endpoint_id)
        self._earliest = self.now
        return event

    async def schedule(self, items: Mapping[UUID, datetime], kind: DueKind) -> None:
        """Set when subjects change next by themselves."""
        if items:
            await self.due_items.put(
                [DueItem(self.tenant_id, kind, subject_id, at) for subject_id, at in items.items()],
                stopped=self.stopped,
            )
            earliest = min(items.values())
            self._earliest = earliest if self._earliest is None else min(self._earliest, earliest)

    async def replan_tenant(self) -> None:
        """Have every candidate of the tenant planned anew by the workers, soon."""
        at = self._work.clock.now()
        await self.due_items.replan_all(at, self.tenant_id)
        self._earliest = at

    def wake_workers(self) -> datetime:
        """Let the workers know, after the commit, that there is something to do. Return the machine's instant."""
        self._earliest = self._work.clock.now()
        return self._earliest

    @property
    def machine_now(self) -> datetime:
        """The machine's instant, wherever a test tenant's clock stands."""
        return self._work.clock.now()

    def after_commit(self, do: Afterwards) -> None:
        """Have something done in transactions of its own after the commit, before the request is answered."""
        self._afterwards.append(do)

    def postpones(self, candidate: Candidate) -> bool:
        """Tell whether a candidate's plans are left to the end, and remember whose."""
        if self.postponed is None:
            return False
        self.postponed[candidate.id] = candidate
        return True

    async def finish(self) -> None:
        """Do what was left for after the commit, once the transaction is over."""
        if self._is_committed:
            for do in self._afterwards:
                try:
                    await do(self._work)
                except Exception:  # noqa: BLE001 - what was asked for is committed, and this is noted as due work
                    _log.exception("left to the workers")

    async def flush(self) -> None:
        """Write the events raised so far into the transaction."""
        raised, self._events = self._events, []
        if raised:
            await self.events.append(raised)
            self._earliest = self.now if self._earliest is None else min(self._earliest, self.now)

    async def commit(self, result: T, candidate_id: UUID | None = None) -> T:
        """Make everything durable, then let the workers know. Returns `result`.

        `candidate_id` says whose data a kept answer holds, so that erasing the candidate finds it.
        """
        await self.flush()
        await self._keep_answer(result, candidate_id)
        await self._make_durable()
        return result

    async def commit_part(self) -> None:
        """Make a part of a large request durable. Its answer is kept with the last part."""
        await self.flush()
        await self._make_durable()

    async def _make_durable(self) -> None:
        await self.connection.commit()
        self._is_committed = True
        if self._earliest is not None:
            self._work.wake(self._earliest)

    async def replay(self) -> None:
        """Answer as before if the request was carried out before.

        Raises:
            ReplayedAnswer: with the answer kept.
            IdempotencyInProgressError: if it is being carried out now.
            IdempotencyMismatchError: if the key belonged to another request.
            AnswerUnreadableError, KeyMissingError: if the answer cannot be decrypted, by this process or by any.
        """
        repeatable = self.call.repeatable
        if repeatable is None:
            return
        keys, key_id = self.kept_answers, self.call.principal.key_id
        if not await keys.claim(key_id, repeatable.key_digest):
            raise IdempotencyInProgressError
        since = self._work.clock.now() - KEEP_ANSWERS
        kept = await keys.get(self.tenant_id, key_id, repeatable.key_digest, since)
        if kept is None:
            return
        if kept.fingerprint not in {repeatable.fingerprint, repeatable.former_fingerprint}:
            raise IdempotencyMismatchError
        if kept.status == PENDING:
            raise IdempotencyInProgressError
        try:
            text = self._work.vault.decrypt(Encrypted(kept.key_id, kept.sealed_answer), repeatable.key_digest)
        except UnknownKeyError as error:
            raise KeyMissingError from error
        except UnreadableError as error:
            raise AnswerUnreadableError from error
        opened = pydantic_core.from_json(text)
        raise ReplayedAnswer(Answer(kept.status, opened["body"].encode(), opened["headers"]))

    async def _keep_answer(self, result: object, candidate_id: UUID | None) -> None:
        repeatable = self.call.repeatable
        if repeatable is None or repeatable.render is None:
            return
        answer = repeatable.render(result)
        text = pydantic_core.to_json({"body": answer.body.decode(), "headers": dict(answer.headers)})
        kept = self._to_keep(repeatable, answer.status, text, candidate_id)
        if self.was_begun:
            await self.kept_answers.remove(kept)
        await self.kept_answers.add(kept)

    async def keep_in_progress(self, candidate_id: UUID) -> None:
        """Note that the request goes on in further transactions: repeated meanwhile, it is refused.

        The note goes with the candidate if what was begun is removed. The last transaction replaces it by the answer.
        """
        if self.call.repeatable is not None:
            await self.kept_answers.add(self._to_keep(self.call.repeatable, PENDING, b"{}", candidate_id))

    def _to_keep(self, repeatable: Repeatable, status: int, text: bytes, candidate_id: UUID | None) -> KeptAnswer:
        sealed = self._work.vault.encrypt(text, repeatable.key_digest)
        return KeptAnswer(
            tenant_id=self.tenant_id,
            principal_id=self.call.principal.key_id,
            key_digest=repeatable.key_digest,
            fingerprint=repeatable.fingerprint,
            status=status,
            key_id=sealed.key_id,
            sealed_answer=sealed.value,
            candidate_id=candidate_id,
            created_at=self._work.clock.now(),
        )


class Work:
    """Opens units of work. `wake` tells the workers that something falls due at an instant."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        new_id: NewId,
        vault: Vault,
        base_url: str,
        wake: Callable[[datetime], None],
        quotas: Quotas,
        telemetry: Telemetry,
    ) -> None:
        self.database = database
        self.clock = clock
        self.new_id = new_id
        self.vault = vault
        self.base_url = base_url
        self.wake = wake
        self.quotas = quotas
        self.telemetry = telemetry

    @asynccontextmanager
    async def write(self, call: Call) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that may write; without a commit it is rolled back."""
        async with transaction(self.database, write_all, writes=True) as connection:
            try:
                uow = await self._open(connection, call)
                await uow.replay()
                yield uow
            except IntegrityError as error:
                raise conflict_of(error) from error
            except DBAPIError as error:
                if is_deadlock(error):
                    raise ConflictError(
                        "Another request changed the same data at the same moment. Repeat it."
                    ) from error
                raise
        await uow.finish()

    @asynccontextmanager
    async def read(self, call: Call) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that only reads."""
        async with transaction(self.database, write_all, writes=False) as connection:
            yield await self._open(connection, call)

    @asynccontextmanager
    async def snapshot(self, call: Call) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that only reads, and whose reads are all of one moment."""
        async with self.database.snapshot() as connection:
            yield await self._open(connection, call)

    async def within(self, connection: AsyncConnection, tenant: Tenant, now: datetime | None) -> UnitOfWork:
        """Return a unit of work in a transaction that was opened for the service's own doings.

        It is done at `now`; at the present instant of the clock that items fall due by if that is None.
        """
        principal = Principal(tenant_id=tenant.id, key_id=tenant.id, mode=tenant.mode, scopes=frozenset())
        uow = await self._open(connection, Call(principal=principal))
        uow.now = now or await uow.due_items.present()
        return uow

    async def _open(self, connection: AsyncConnection, call: Call) -> UnitOfWork:
        uow = UnitOfWork(connection, self.database, call, self.clock.now(), self)
        if call.principal.mode is Mode.TEST:
            stands_at = (await uow.tenant()).test_now
            if stands_at is not None:
                uow.now, uow.stopped = stands_at, True
        return uow
