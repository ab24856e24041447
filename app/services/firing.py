"""Carries out what time does: due reminders, broken promises, plans to be made anew. No outside I/O.

One short transaction takes due items, changes their subjects, and writes the events with one delivery for each
subscribed endpoint, so that either all of it has happened or nothing.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.core.ids import NewId, new_id
from app.core.json import to_json
from app.core.logging import get_logger
from app.core.telemetry import Telemetry
from app.db import Connection, Database, is_passing
from app.domain import commitments as promises
from app.domain.drafting.drafts import Draft
from app.domain.entities import Candidate, Commitment, Reminder
from app.domain.events import EventType
from app.domain.records import changed
from app.domain.states import Action, ReminderStatus
from app.domain.transitions import ReminderEvent, advance, fires_at, next_transition
from app.domain.views import commitment_event_data, reminder_event_data
from app.domain.webhooks import DueItem, DueKind, Event, Quarantined
from app.repositories.bulk import write_all
from app.repositories.candidates import Candidates
from app.repositories.commitments import Commitments
from app.repositories.due_items import DueItems
from app.repositories.events import Events
from app.repositories.interviews import Interviews
from app.repositories.quarantine import Quarantine
from app.repositories.reminders import Reminders
from app.repositories.tenants import Tenants
from app.repositories.transaction import transaction
from app.services.fan_out import FanOut

REPEATING = frozenset({Action.KEEP_SEARCHING, Action.PRACTISE})
"""Actions whose next occurrence is planned when the present one has expired."""

REPLANS = 5
"""How many candidates are planned anew between two batches."""

_OF_CANDIDATES = frozenset({DueKind.REPLAN, DueKind.INTERVIEW_END})
"""Kinds whose subject is a candidate, who is planned anew."""

_log = get_logger(__name__)


Replan = Callable[[DueItem, datetime | None], Awaitable[None]]
"""Plans a candidate's reminders again in transactions of its own, the last of which deletes the item that asks for it.

It does nothing if the item is gone. The instant to plan for is the present one if None is given.
"""


async def replan_nothing(_due: DueItem, _now: datetime | None) -> None:
    """Leave plans as they are."""


ComposeDue = Callable[[Connection, Sequence[tuple[Reminder, Candidate]], datetime], Awaitable[Mapping[UUID, Draft]]]
"""Composes what reminders that have just fallen due are to carry, by reminder, in the transaction. No outside I/O."""


async def compose_nothing(
    _connection: Connection, _due: Sequence[tuple[Reminder, Candidate]], _now: datetime
) -> Mapping[UUID, Draft]:
    """Let reminders carry no draft."""
    return {}


@dataclass(frozen=True, slots=True)
class FiredBatch:
    """What one batch came to."""

    taken: int = 0
    """Items that were due."""
    events: int = 0
    deliveries: int = 0
    """Deliveries that are ready to be sent."""
    quarantined: int = 0

    def __add__(self, other: "FiredBatch") -> "FiredBatch":
        """Add two batches up."""
        return FiredBatch(
            self.taken + other.taken,
            self.events + other.events,
            self.deliveries + other.deliveries,
            self.quarantined + other.quarantined,
        )


class _Changes:
    """What one transaction is about to write."""

    def __init__(self) -> None:
        self.reminders: list[Reminder] = []
        self.commitments: list[Commitment] = []
        self.events: list[Event] = []
        self.due_at: dict[UUID, datetime] = {}
        self.waiting: list[DueItem] = []
        self.finished: list[DueItem] = []

    def wait(self, item: DueItem, fire_at: datetime | None) -> None:
        """Let an item wait for its next time, or for nothing any more."""
        if fire_at is None:
            self.finished.append(item)
        else:
            self.waiting.append(DueItem(item.tenant_id, item.kind, item.subject_id, fire_at))


class Firing:
    """Fires due items, in batches."""

    def __init__(
        self,
        database: Database,
        *,
        base_url: str,
        batch: int,
        telemetry: Telemetry,
        replan: Replan = replan_nothing,
        compose: ComposeDue = compose_nothing,
        draw_id: NewId = new_id,
    ) -> None:
        self._database = database
        self._base_url = base_url
        self._batch = batch
        self._telemetry = telemetry
        self._replan = replan
        self._compose = compose
        self._new_id = draw_id
        self._fan_out = FanOut(database, telemetry, draw_id)

    @property
    def batch(self) -> int:
        """Return how many items a batch takes at most."""
        return self._batch

    @property
    def is_shared(self) -> bool:
        """Tell whether several batches may be fired side by side, as by several workers."""
        return not self._database.is_sqlite

    async def fire_batch(self, *, fair: bool = False, tell: Callable[[], None] = lambda: None) -> FiredBatch:
        """Fire what is due now, one batch of it, then go on with events that have many endpoints, and with plans.

        With little of either, since what falls due meanwhile waits for it: no large tenant makes anything late.

        Args:
            fair: Share the batch out over the tenants: asked for when the last batch came back full.
            tell: Called as soon as deliveries are ready to be sent.
        """
        fired = await self._fire_due(fair=fair)
        if fired.deliveries:
            tell()
        step = await self._fan_out.go_on()
        if step.deliveries:
            tell()
        fired += FiredBatch(taken=step.events, deliveries=step.deliveries)
        async with self._database.reading() as connection:
            candidates = await DueItems(connection, self._database).candidates_due(REPLANS)
        return fired + FiredBatch(taken=len(candidates)) + await self._replan_all(candidates, None, stopped=False)

    async def _fire_due(self, *, fair: bool) -> FiredBatch:
        items: list[DueItem] = []
        try:
            async with transaction(self._database, write_all, writes=True) as connection:
                due = DueItems(connection, self._database)
                items, now = await due.take_due(self._batch, fair=fair)
                if not items:
                    return FiredBatch()
                fired = await self._fire(connection, items, now, stopped=False)
                await connection.commit()
        except Exception as error:
            if not items or is_passing(error):
                raise
            return await self._isolate(items, error, None, stopped=False)
        return fired

    async def fire_tenant_until(self, tenant_id: UUID, target: datetime) -> FiredBatch:
        """Fire a test tenant's items up to an instant, in order, each as if it were its own time.

        What is late already, because it was recorded late, fires at the instant the tenant's clock stands at.
        """
        total = FiredBatch()
        while True:
            items: list[DueItem] = []
            now = target
            try:
                async with self._database.writing() as connection:
                    stands_at = (await Tenants(connection).get(tenant_id)).test_now
                    items = await DueItems(connection, self._database).take_stopped(tenant_id, target, self._batch)
                    if not items:
                        break
                    now = items[0].fire_at if stands_at is None else max(items[0].fire_at, stands_at)
                    fired = await self._fire(connection, items, now, stopped=True)
                    await connection.commit()
            except Exception as error:
                if not items or is_passing(error):
                    raise
                fired = await self._isolate(items, error, now, stopped=True)
            else:
                fired += await self._replan_all(items, now, stopped=True)
            total += fired
        # Whoever put the clock on finds all deliveries when it has arrived.
        return total + FiredBatch(deliveries=await self._fan_out.settle(tenant_id))

    async def fire_reached(self) -> FiredBatch:
        """Fire what test tenants have that their standing clock has reached already: what was recorded late."""
        total = FiredBatch()
        async with self._database.reading() as connection:
            reached = await DueItems(connection, self._database).reached()
        for tenant_id, stands_at in reached:
            try:
                total += await self.fire_tenant_until(tenant_id, stands_at)
            except Exception as error:
                if is_passing(error):
                    raise
                self._telemetry.faults.labels("test_clock").inc()
                _log.exception("a test clock could not go on", tenant_id=str(tenant_id))
        return total

    async def until_next(self) -> timedelta | None:
        """Return how long until the next item falls due, None if nothing waits."""
        async with self._database.reading() as connection:
            return await DueItems(connection, self._database).until_next()

    async def _fire(
        self,
        connection: Connection,
        items: Sequence[DueItem],
        now: datetime,
        *,
        stopped: bool,
        compose: ComposeDue | None = None,
    ) -> FiredBatch:
        changes = _Changes()
        reminders = [i for i in items if i.kind is DueKind.REMINDER]
        await self._fire_reminders(connection, reminders, now, changes, compose or self._compose)
        await self._fire_commitments(connection, [i for i in items if i.kind is DueKind.COMMITMENT], now, changes)
        due = DueItems(connection, self._database)
        await due.put(changes.waiting, stopped=stopped)
        await due.discard(changes.finished)
        await Reminders(connection).note_passing(changes.reminders)
        commitments = Commitments(connection)
        for commitment in changes.commitments:
            await commitments.save(commitment)
        deliveries = await Events(connection, self._database, self._new_id).append(
            changes.events, due_at=None if stopped else changes.due_at
        )
        return FiredBatch(len(items), len(changes.events), deliveries)

    async def _fire_reminders(
        self,
        connection: Connection,
        items: Sequence[DueItem],
        now: datetime,
        changes: _Changes,
        compose: ComposeDue,
    ) -> None:
        if not items:
            return
        found = await Reminders(connection).of_keys([(i.tenant_id, i.subject_id) for i in items], lock=True)
        reminders = {reminder.id: reminder for reminder in found}
        people = await _by_id(Candidates(connection), {(r.tenant_id, r.candidate_id) for r in found})
        rounds = await _by_id(
            Interviews(connection), {(r.tenant_id, r.interview_id) for r in found if r.interview_id is not None}
        )
        advanced = []
        for item in items:
            reminder = reminders.get(item.subject_id)
            if reminder is None:
                changes.wait(item, None)
                continue
            candidate = people[reminder.candidate_id]
            moved = self._advance(item, reminder, candidate, now, changes)
            if moved is not None:
                advanced.append((item, *moved, candidate))
        due = [(reminder, candidate) for _, reminder, raised, candidate in advanced if raised is ReminderEvent.DUE]
        drafts = await compose(connection, due, now)
        for item, reminder, raised, candidate in advanced:
            interview = None if reminder.interview_id is None else rounds.get(reminder.interview_id)
            draft = drafts.get(reminder.id)
            data = reminder_event_data(reminder, interview, candidate, now, self._base_url, draft)
            self._raise(changes, EventType(raised.value), candidate, reminder.id, data, now, item.fire_at)

    @staticmethod
    def _advance(
        item: DueItem, reminder: Reminder, candidate: Candidate, now: datetime, changes: _Changes
    ) -> tuple[Reminder, ReminderEvent] | None:
        """Note what time does to a reminder; return it as it is then, and what is to be raised."""
        if candidate.paused_until is not None and candidate.paused_until > now:
            changes.wait(item, candidate.paused_until)
            return None
        advanced, raised = advance(reminder, now)
        following = next_transition(advanced)
        changes.wait(item, None if following is None else fires_at(following, candidate.paused_until))
        if raised is None:
            return None
        advanced = changed(advanced, updated_at=now)
        changes.reminders.append(advanced)
        if advanced.action in REPEATING and advanced.status is ReminderStatus.EXPIRED:
            changes.waiting.append(DueItem(item.tenant_id, DueKind.REPLAN, candidate.id, now))
        return advanced, raised

    async def _fire_commitments(
        self, connection: Connection, items: Sequence[DueItem], now: datetime, changes: _Changes
    ) -> None:
        if not items:
            return
        stored = await _by_id(Commitments(connection), {(i.tenant_id, i.subject_id) for i in items})
        rounds = await _by_id(Interviews(connection), {(c.tenant_id, c.interview_id) for c in stored.values()})
        people = await _by_id(Candidates(connection), {(c.tenant_id, c.candidate_id) for c in stored.values()})
        for item in items:
            commitment = stored.get(item.subject_id)
            if commitment is None:
                changes.wait(item, None)
                continue
            candidate, interview = people[commitment.candidate_id], rounds[commitment.interview_id]
            if candidate.paused_until is not None and candidate.paused_until > now:
                changes.wait(item, candidate.paused_until)
                continue
            made = (await Commitments(connection).of_interviews(item.tenant_id, [interview.id]))[interview.id]
            missed = promises.miss(interview, made, now)
            if missed is None or missed.id != commitment.id:
                governing = promises.governing(interview, made)
                is_waiting = governing is not None and governing.id == commitment.id
                changes.wait(item, promises.next_miss(interview, made) if is_waiting else None)
                continue
            missed = replace(missed, updated_at=now)
            changes.wait(item, None)
            changes.commitments.append(missed)
            data = commitment_event_data(missed, interview, candidate, self._base_url)
            self._raise(changes, EventType.COMMITMENT_MISSED, candidate, missed.id, data, now, item.fire_at)

    def _raise(
        self,
        changes: _Changes,
        event_type: EventType,
        candidate: Candidate,
        subject_id: UUID,
        data: Mapping[str, Any],
        now: datetime,
        due_at: datetime,
    ) -> None:
        event = Event(
            tenant_id=candidate.tenant_id,
            id=self._new_id(),
            type=event_type.value,
            candidate_id=candidate.id,
            subject_id=subject_id,
            occurred_at=now,
            data=to_json(data),
        )
        changes.events.append(event)
        changes.due_at[event.id] = due_at

    async def _replan_all(self, items: Sequence[DueItem], now: datetime | None, *, stopped: bool) -> FiredBatch:
        total = FiredBatch()
        for item in items:
            if item.kind in _OF_CANDIDATES:
                try:
                    await self._replan(item, now)
                except Exception as error:
                    if is_passing(error):
                        raise
                    total += await self._isolate([item], error, now, stopped=stopped)
        return total

    async def _fire_bare(
        self, item: DueItem, error: Exception, now: datetime | None, *, stopped: bool
    ) -> FiredBatch | None:
        """Fire a reminder that failed, without a draft this time; None if that is not what it failed for.

        Most failures of a draft never get this far. This one took the whole transaction with it.
        """
        try:
            async with self._database.writing() as connection:
                due = DueItems(connection, self._database)
                taken = await due.take_again([item])
                at = now or await due.present()
                fired = await self._fire(connection, taken, at, stopped=stopped, compose=compose_nothing)
                if taken:
                    quarantine = Quarantine(connection, self._database, self._new_id)
                    await quarantine.note(Quarantined.DRAFT, item.tenant_id, item.subject_id, repr(error))
                await connection.commit()
        except Exception as failure:
            if is_passing(failure):
                raise
            return None
        self._telemetry.faults.labels("draft").inc(len(taken))
        _log.error("draft left out", subject_id=str(item.subject_id), exc_info=error)
        return fired

    async def _isolate(
        self, items: Sequence[DueItem], error: Exception, now: datetime | None, *, stopped: bool
    ) -> FiredBatch:
        """Fire the halves of a batch that failed, down to the one item that is to blame, which is set apart."""
        if len(items) == 1:
            [item] = items
            if item.kind is DueKind.REMINDER and (fired := await self._fire_bare(item, error, now, stopped=stopped)):
                return fired
            async with self._database.writing() as connection:
                taken = await DueItems(connection, self._database).take_again(items)
                if taken:
                    await Quarantine(connection, self._database, self._new_id).add(item, repr(error))
                    await connection.commit()
            self._telemetry.quarantined.inc(len(taken))
            _log.error("due item set apart", kind=item.kind.name, subject_id=str(item.subject_id), exc_info=error)
            return FiredBatch(taken=1, quarantined=len(taken))
        total = FiredBatch()
        middle = len(items) // 2
        for half in (items[:middle], items[middle:]):
            try:
                async with self._database.writing() as connection:
                    due = DueItems(connection, self._database)
                    taken = await due.take_again(half)
                    fired = await self._fire(connection, taken, now or await due.present(), stopped=stopped)
                    await connection.commit()
            except Exception as failure:
                if is_passing(failure):
                    raise
                fired = await self._isolate(half, failure, now, stopped=stopped)
            else:
                fired += await self._replan_all(half, now, stopped=stopped)
            total += fired
        return total


async def _by_id(repository: Any, keys: set[tuple[UUID, UUID]]) -> dict[UUID, Any]:
    return {entity.id: entity for entity in await repository.of_keys(sorted(keys))}
