"""Planning candidates anew in the background: after a policy change, an interview's end, with new calendar data."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app.core.logging import get_logger
from app.db import Connection
from app.domain.calendar import holiday_data_version
from app.domain.local_time import zone_data_version
from app.domain.outcomes import is_over
from app.domain.states import InterviewStatus
from app.repositories.data_versions import DataVersions
from app.repositories.due_items import DueItems
from app.repositories.tenants import Tenants
from app.services.planning import Planning
from app.services.unit_of_work import Work

_log = get_logger(__name__)


class Replanning:
    """Schedules candidates to be planned anew, and plans them when the worker comes to them."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def replan(self, connection: Connection, tenant_id: UUID, candidate_id: UUID, now: datetime) -> None:
        """Plan one candidate anew as of `now`, within the worker's transaction. One that is gone is no error.

        Interviews whose end has come with nobody saying what became of them are completed. No event says so: time
        passed, and nothing was recorded.
        """
        uow = await self._work.within(connection, await Tenants(connection).get(tenant_id), now)
        candidate = await uow.candidates.get(tenant_id, candidate_id, lock=True)
        if candidate is not None:
            await uow.due_items.hold(tenant_id, candidate_id)
            for interview in await uow.interviews.ended(tenant_id, candidate_id, now):
                if is_over(interview, now):
                    await uow.interviews.save(replace(interview, status=InterviewStatus.COMPLETED, updated_at=now))
            await self._planning.replan_everything(uow, candidate)
            await uow.flush()

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
