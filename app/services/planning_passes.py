"""Passes over all applications of a candidate, in transactions so short that nobody else who writes waits long.

A pass is noted as due work in the transaction that makes it necessary, and that note is deleted in its last one:
whatever stops the process in between, a worker makes the pass again from its beginning.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.entities import Candidate
from app.domain.webhooks import DueItem, DueKind
from app.repositories.bulk import write_all
from app.repositories.tenants import Tenants
from app.repositories.transaction import transaction
from app.services.unit_of_work import UnitOfWork, Work

LEFT_TO_REQUESTS = timedelta(minutes=1)
"""A pass that a request began so recently is still being made by it: workers leave it alone."""


@dataclass(slots=True)
class PlanningPass:
    """How far a pass has come."""

    reschedules: bool = False
    """Whether it sets again when each open reminder changes by itself, for a pause that has changed."""
    last: UUID | None = None
    """The application planned last."""
    gave_up: bool = False
    """Whether one gave up an invitation, which those planned before it may ask for."""
    is_second: bool = False
    is_done: bool = False

    def begins_again(self) -> bool:
        """Begin a second pass if somebody may ask for what was given up; tell whether there is one."""
        begins = self.gave_up and not self.is_second
        if begins:
            self.last, self.is_second = None, True
        return begins


PlanSome = Callable[[UnitOfWork, Candidate, PlanningPass], Awaitable[None]]
"""Goes on with a pass for as long as one transaction may last."""


async def note_pass(uow: UnitOfWork, candidate_id: UUID) -> DueItem:
    """Note that a candidate's plans are to be made again, by a worker if this request does not come to it."""
    due = DueItem(uow.tenant_id, DueKind.REPLAN, candidate_id, uow.machine_now + LEFT_TO_REQUESTS)
    # The machine's time fires it even where a test tenant's clock stands.
    await uow.due_items.put([due], stopped=False)
    return due


async def leave_rest(uow: UnitOfWork, candidate: Candidate, progress: PlanningPass, plan_some: PlanSome) -> None:
    """Have the rest of a pass made right after the commit, before the request is answered."""
    due = await note_pass(uow, candidate.id)
    now = uow.now
    uow.after_commit(lambda work: finish_pass(work, due, now, progress, plan_some))


async def finish_pass(
    work: Work, due: DueItem, now: datetime | None, progress: PlanningPass, plan_some: PlanSome
) -> None:
    """Make the rest of a pass, unless its due work is gone or was set again: then somebody else makes it.

    Args:
        work: Opens transactions.
        due: The note of it.
        now: The instant to plan for; where the tenant's clock stands, or the database's present one, if None.
        progress: How far it has come.
        plan_some: Goes on with it.
    """
    while not progress.is_done:
        async with transaction(work.database, write_all, writes=True) as connection:
            tenant = await Tenants(connection).get(due.tenant_id)
            uow = await work.within(connection, tenant, now or tenant.test_now)
            candidate = await uow.candidates.get(due.tenant_id, due.subject_id, lock=True)
            if not await uow.due_items.take_again([due]):
                return
            if candidate is None:
                progress.is_done = True
            else:
                await uow.due_items.hold(due.tenant_id, candidate.id)
                await plan_some(uow, candidate, progress)
            if progress.is_done:
                # Planning may have noted the next time in its place.
                await uow.due_items.discard(await uow.due_items.take_again([due]))
            await uow.commit(None)
