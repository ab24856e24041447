"""Drafts and every version of their words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select, update

from app.db import Database
from app.domain.drafting.drafts import Draft, DraftRevision
from app.domain.drafting.kinds import DraftKind, DraftStatus
from app.models import draft_revisions, drafts
from app.repositories.mapping import RowMapping
from app.repositories.rows import Rows

_C = drafts.c


class Unwritten(NamedTuple):
    """A draft that waits for its words, not read yet: one that cannot be read must keep no other from being taken."""

    tenant_id: UUID
    id: UUID
    tries: int
    """How often it was taken up, this time included."""


class Drafts(Rows[Draft]):
    """Reads and writes drafts."""

    table = drafts
    mapping = RowMapping(Draft, drafts)

    async def of_interviews(self, tenant_id: UUID, interview_ids: Sequence[UUID]) -> list[Draft]:
        """Return the drafts about some interviews, whatever their state, oldest first."""
        return await self.many(_C.tenant_id == tenant_id, _C.interview_id.in_(sorted(interview_ids)))

    async def follow_ups_sent(self, tenant_id: UUID, interview_id: UUID) -> int:
        """Return the highest number of the follow-ups sent after an interview, 0 if there is none."""
        statement = select(func.max(_C.follow_up_number)).where(
            _C.tenant_id == tenant_id,
            _C.interview_id == interview_id,
            _C.kind == DraftKind.FOLLOW_UP,
            _C.status == DraftStatus.SENT,
        )
        return (await self._connection.execute(statement)).scalar_one() or 0

    async def is_any_unwritten(self, database: Database) -> bool:
        """Tell whether any draft waits for its words and may be taken up."""
        statement = select(_C.id).where(_C.write_at.is_not(None), _C.write_at <= database.now()).limit(1)
        return (await self._connection.execute(statement)).first() is not None

    async def take_unwritten(self, database: Database, limit: int, lease: timedelta) -> list[Unwritten]:
        """Take drafts that wait for their words, of any tenants, and keep others from taking them for a while.

        Args:
            database: Whose clock counts.
            limit: At most this many.
            lease: For how long they are nobody else's. One whose taker dies is to be had again afterwards.
        """
        now: datetime = (await self._connection.execute(select(database.now()))).scalar_one()
        statement = (
            select(_C.tenant_id, _C.id, _C.write_tries + 1)
            .where(_C.write_at.is_not(None), _C.write_at <= now)
            .order_by(_C.write_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        taken = [Unwritten(*row) for row in await self._connection.execute(statement)]
        for draft in taken:
            await self._connection.execute(
                update(drafts)
                .where(_C.tenant_id == draft.tenant_id, _C.id == draft.id)
                .values(write_at=now + lease, write_tries=draft.tries)
            )
        return taken

    async def wait_for_words(self, tenant_id: UUID, draft_id: UUID, at: datetime | None) -> None:
        """Let a draft be taken up from an instant on, as if for the first time; None: never again by itself."""
        await self._connection.execute(
            update(drafts).where(_C.tenant_id == tenant_id, _C.id == draft_id).values(write_at=at, write_tries=0)
        )

    async def wait_for_first_words(self, tenant_id: UUID, candidate_id: UUID, at: datetime) -> bool:
        """Let a candidate's drafts without words be taken up from an instant on. Tells whether there are any."""
        wordless = (_C.status == DraftStatus.DRAFT, _C.body == "")
        theirs = (_C.tenant_id == tenant_id, _C.candidate_id == candidate_id)
        result = await self._connection.execute(update(drafts).where(*theirs, *wordless).values(write_at=at))
        return result.rowcount > 0


class DraftRevisions(Rows[DraftRevision]):
    """Reads and writes the versions of drafts' words."""

    table = draft_revisions
    mapping = RowMapping(DraftRevision, draft_revisions)

    async def of_drafts(self, tenant_id: UUID, draft_ids: Sequence[UUID]) -> dict[UUID, list[DraftRevision]]:
        """Return the versions of some drafts' words, by draft, oldest first."""
        columns = draft_revisions.c
        found: dict[UUID, list[DraftRevision]] = {}
        for revision in await self.many(columns.tenant_id == tenant_id, columns.draft_id.in_(draft_ids)):
            found.setdefault(revision.draft_id, []).append(revision)
        return {key: sorted(each, key=lambda one: one.revision) for key, each in found.items()}
