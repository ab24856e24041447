"""Erasing a candidate: everything of theirs goes, and one event says so with nothing but the id.

It is done in many short transactions. The first hides the candidate and ends all access that is bound to them; from
then on nobody can read or add anything. The last deletes the candidate's own row and raises the event. Whatever stops
the service in between, asking again goes on, and so does the worker by itself.
"""

from datetime import datetime, timedelta
from uuid import UUID

from app.core.logging import get_logger
from app.db import is_passing
from app.domain.access import Mode, Principal
from app.domain.errors import NotFoundError
from app.domain.events import EventType
from app.repositories.erasing import Erasing
from app.repositories.importing import Importing
from app.repositories.tenants import Tenants
from app.services.access import Access
from app.services.calls import Call
from app.services.keys import end_access
from app.services.unit_of_work import UnitOfWork, Work

ROWS_AT_ONCE = 200
"""A transaction deletes at most so many rows of one table, and what hangs on them."""

LEFT_ALONE = timedelta(minutes=5)
"""An erasing that began so recently is still being carried out by whoever was asked."""

_PENDING_AT_ONCE = 10
_log = get_logger(__name__)


class ErasureService:
    """The use case of erasing a candidate."""

    def __init__(self, work: Work, access: Access) -> None:
        self._work = work
        self._access = access

    async def erase(self, call: Call, candidate_id: UUID) -> None:
        """Delete a candidate and everything of theirs. Repeating it after a failure goes on where that one stopped.

        Raises:
            NotFoundError: if there is no such candidate.
            PreconditionFailedError: if If-Match names another version.
        """
        async with self._work.write(call) as uow:
            call.principal.check_candidate(candidate_id)
            erasing = Erasing(uow.connection, self._work.database)
            state = await erasing.state(call.tenant_id, candidate_id)
            if state is None:
                raise NotFoundError("There is no such candidate.")
            version, since = state
            if since is None:
                call.check_version(version)
                await erasing.mark(call.tenant_id, candidate_id, self._work.clock.now())
                await end_access(uow, candidate_id, self._work.clock.now())
            await uow.commit(None)
        self._access.forget()
        await self._finish(call, candidate_id)

    async def finish_pending(self) -> None:
        """Go on with what was begun and not finished, because the process that began it died."""
        before = self._work.clock.now() - LEFT_ALONE
        async with self._work.database.reading() as connection:
            pending = await Erasing(connection, self._work.database).pending(before, _PENDING_AT_ONCE)
            tenants = {tenant_id: await Tenants(connection).get(tenant_id) for tenant_id, _ in pending}
        await self._remove_dead_imports(before)
        for tenant_id, candidate_id in pending:
            try:
                await self._finish(_own_call(tenant_id, tenants[tenant_id].mode), candidate_id)
            except Exception as error:
                if is_passing(error):
                    raise
                self._work.telemetry.faults.labels("erasure").inc()
                _log.exception("erasing failed", candidate_id=str(candidate_id))
            else:
                _log.info("erasing finished", candidate_id=str(candidate_id))

    async def _finish(self, call: Call, candidate_id: UUID) -> None:
        while await self._delete_some(call, candidate_id):
            pass
        async with self._work.write(call) as uow:
            erasing = Erasing(uow.connection, self._work.database)
            if await erasing.state(call.tenant_id, candidate_id) is not None:
                await erasing.rest(call.tenant_id, candidate_id)
                _announce(uow, candidate_id)
                await uow.commit(None)
        await self._work.database.forget_deleted()

    async def _remove_dead_imports(self, before: datetime) -> None:
        """Remove what imports wrote whose process died. Nobody ever saw it, so nothing is announced."""
        database = self._work.database
        async with database.reading() as connection:
            dead = await Importing(connection).dead(before, _PENDING_AT_ONCE)
        for tenant_id, candidate_id in dead:
            async with database.writing() as connection:
                is_dead = await Importing(connection).give_up(tenant_id, candidate_id, before, self._work.clock.now())
                await connection.commit()
            if is_dead:
                await remove_unseen(self._work, _own_call(tenant_id, Mode.LIVE), candidate_id)
                _log.info("removed an import that died", candidate_id=str(candidate_id))

    async def _delete_some(self, call: Call, candidate_id: UUID) -> bool:
        return await _delete_some(self._work, call, candidate_id)


async def remove_unseen(work: Work, call: Call, candidate_id: UUID) -> None:
    """Delete a candidate whom nobody ever saw, and everything of theirs, without an event."""
    while await _delete_some(work, call, candidate_id):
        pass
    async with work.write(call) as uow:
        await Erasing(uow.connection, work.database).rest(call.tenant_id, candidate_id)
        await uow.commit(None)
    await work.database.forget_deleted()


async def _delete_some(work: Work, call: Call, candidate_id: UUID) -> bool:
    async with work.write(call) as uow:
        more = await Erasing(uow.connection, work.database).some(call.tenant_id, candidate_id, ROWS_AT_ONCE)
        await uow.commit(None)
        return more


def _announce(uow: UnitOfWork, candidate_id: UUID) -> None:
    uow.announce(
        EventType.CANDIDATE_ERASED, {"candidate": {"id": candidate_id}}, candidate_id=None, subject_id=candidate_id
    )


def _own_call(tenant_id: UUID, mode: Mode) -> Call:
    return Call(principal=Principal(tenant_id=tenant_id, key_id=tenant_id, mode=mode, scopes=frozenset()))
