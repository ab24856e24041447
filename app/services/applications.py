"""Applications: one candidacy for one role at one company."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.domain.entities import Application, Candidate
from app.domain.errors import NotFoundError
from app.domain.quotas import Quota
from app.domain.states import Stage
from app.domain.views import application_view
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.planning import Planning
from app.services.promises import forget_promises
from app.services.unit_of_work import UnitOfWork, Work


class ApplicationService:
    """The use cases of applications."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def create(self, call: Call, values: Mapping[str, Any]) -> Shown:
        """Add an application."""
        async with self._work.write(call) as uow:
            candidate = await require_candidate(uow, values["candidate_id"], lock=True, pointer="/candidate_id")
            present = await uow.applications.count_of(uow.tenant_id, candidate.id)
            application = await add_application(uow, candidate, values, present=present)
            await self._planning.replan_candidate(uow, candidate)
            return await uow.commit(_shown(application), candidate.id)

    async def get(self, call: Call, application_id: UUID) -> Shown:
        """Show one application."""
        async with self._work.read(call) as uow:
            return _shown(await require_application(uow, application_id))

    async def page(
        self,
        call: Call,
        *,
        limit: int,
        after: Sequence[Any] | None,
        candidate_id: UUID | None = None,
        stage: Stage | None = None,
    ) -> Listed:
        """List applications, oldest first."""
        async with self._work.read(call) as uow:
            wanted = uow.applications.equal(call.tenant_id, candidate_id=candidate_id, stage=stage)
            bound = uow.applications.equal(call.tenant_id, candidate_id=call.principal.candidate_id)
            page = await uow.applications.page(*wanted, *bound, limit=limit, after=after)
            return Listed([application_view(application) for application in page.items], page.next)

    async def change(self, call: Call, application_id: UUID, changes: Mapping[str, Any]) -> Shown:
        """Change some fields. A new stage re-plans; a new name goes to the interviews and reminders too."""
        async with self._work.write(call) as uow:
            seen = await require_application(uow, application_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            application = await require_application(uow, application_id)
            call.check_version(application.version)
            changed = replace(application, **changes, updated_at=uow.now)
            if changed.stage is not application.stage:
                changed = replace(changed, stage_changed_at=uow.now)
            changed = await uow.applications.save(changed)
            if (changed.company, changed.role) != (application.company, application.role):
                await uow.applications.rename(changed, uow.now)
            # Opening or closing one passes invitations on to, or takes them from, the candidate's others.
            await self._planning.replan_everything(uow, candidate)
            return await uow.commit(_shown(changed), candidate.id)

    async def delete(self, call: Call, application_id: UUID) -> None:
        """Delete an application with its interviews and reminders."""
        async with self._work.write(call) as uow:
            seen = await require_application(uow, application_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            application = await require_application(uow, application_id)
            call.check_version(application.version)
            stored = await uow.reminders.of_application(uow.tenant_id, application_id)
            await self._planning.withdraw(uow, candidate, stored, "The application was deleted.")
            rounds = await uow.interviews.of_application(uow.tenant_id, application_id)
            await forget_promises(uow, [interview.id for interview in rounds])
            await uow.applications.remove(uow.tenant_id, application_id)
            await self._planning.replan_everything(uow, candidate)
            await uow.commit(None)


async def add_application(
    uow: UnitOfWork, candidate: Candidate, values: Mapping[str, Any], *, present: int
) -> Application:
    """Insert an application of a candidate, whom the transaction holds locked and who has `present` of them.

    Raises:
        QuotaExceededError: if these are as many as there may be.
    """
    uow.quotas.check(Quota.APPLICATIONS, present=present)
    own = {"tenant_id": uow.tenant_id, "id": uow.new_id(), "candidate_id": candidate.id}
    at = {"stage_changed_at": uow.now, "created_at": uow.now, "updated_at": uow.now}
    application = Application(**{**values, **own, **at})
    await uow.applications.add(application)
    return application


async def require_application(uow: UnitOfWork, application_id: UUID, *, pointer: str | None = None) -> Application:
    """Return an application that the caller may touch.

    Raises:
        NotFoundError: if there is none.
    """
    application = await uow.applications.get(uow.tenant_id, application_id)
    if application is None:
        raise NotFoundError(f"There is no such application{f' ({pointer})' if pointer else ''}.")
    uow.call.principal.check_candidate(application.candidate_id, "application")
    return application


def _shown(application: Application) -> Shown:
    return Shown(application_view(application), application.version)
