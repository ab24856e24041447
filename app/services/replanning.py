"""Planning candidates again in the background: after a policy change, an interview's end, with new calendar data."""

from dataclasses import replace
from datetime import datetime

from app.core.logging import get_logger
from app.domain.calendar import holiday_data_version
from app.domain.entities import Candidate
from app.domain.local_time import zone_data_version
from app.domain.outcomes import is_over
from app.domain.states import InterviewStatus
from app.domain.webhooks import DueItem
from app.repositories.data_versions import DataVersions
from app.repositories.due_items import DueItems
from app.services.planning import Planning
from app.services.planning_passes import PlanningPass, finish_pass
from app.services.unit_of_work import UnitOfWork, Work

_log = get_logger(__name__)


class Replanning:
    """Schedules candidates to be planned anew, and plans them when the worker comes to them."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def replan(self, due: DueItem, now: datetime | None) -> None:
        """Plan one candidate again, in short transactions. One that is gone is no error.

        Args:
            due: The due work that asks for it.
            now: The instant to plan for; where the tenant's clock stands, or the database's present one, if None.
        """
        # Why it was asked for is not known: it may be a pause, by a request whose process died.
        await finish_pass(self._work, due, now, PlanningPass(reschedules=True), self._plan_some)

    async def _plan_some(self, uow: UnitOfWork, candidate: Candidate, progress: PlanningPass) -> None:
        """Go on with a pass.

        Interviews whose end has come with nobody saying what became of them are completed. No event says so: time
        passed, and nothing was recorded.
        """
        for interview in await uow.interviews.ended(uow.tenant_id, candidate.id, uow.now):
            if is_over(interview, uow.now):
                await uow.interviews.save(replace(interview, status=InterviewStatus.COMPLETED, updated_at=uow.now))
        await self._planning.replan_some(uow, candidate, progress)

    async def schedule_everybody(self) -> int:
        """Have every candidate planned anew, soon; returns how many."""
        async with self._work.database.writing() as connection:
            count = await DueItems(connection, self._work.database).replan_all(self._work.clock.now())
            await connection.commit()
        self._work.wake(self._work.clock.now())
        return count

    async def check_calendar_data(self) -> int:
        """Have every candidate planned anew if zones or holidays were updated since the last start."""
        present = {"zones": zone_data_version(), "holidays": holiday_data_version()}
        async with self._work.database.writing() as connection:
            versions = DataVersions(connection)
            known = await versions.all()
            if known == present:
                return 0
            await versions.replace(present)
            count = 0
            if known:
                count = await DueItems(connection, self._work.database).replan_all(self._work.clock.now())
                _log.info("calendar data changed", before=known, now=present, candidates=count)
            await connection.commit()
        return count
