"""Has drafts written by a remote writer, off the path of requests: taken with a lease, asked with no transaction open.

A draft that waits for its words is a row that says so. Whoever takes it up holds it for a while; if that process dies,
another one finds it when the while is over. So nothing is lost, and nothing is written twice: words are put in place
only while the draft still waits for them.
"""

from dataclasses import replace
from datetime import timedelta

from app.core.logging import get_logger
from app.db import is_passing
from app.domain.access import Principal
from app.domain.drafting.facts import DraftFacts
from app.domain.drafting.templates import TemplateLibrary
from app.domain.drafting.writer import DraftWriter, WriterFailedError, Written
from app.domain.webhooks import Quarantined
from app.repositories.drafts import Drafts, Unwritten
from app.repositories.tenants import Tenants
from app.services.calls import Call
from app.services.composing import compose_anyway, facts_of, finish_draft, templates_for, with_words
from app.services.unit_of_work import Work

TRIES = 3
"""How often a draft is taken up at most before the composer writes it: a process may die of it each time."""
LAST_TRY = TRIES + 2
"""After this many the draft is set apart."""
_FLUSH = timedelta(seconds=15)
"""What a try may take beyond the writer's own time."""
_log = get_logger(__name__)


class DraftWriting:
    """Takes up drafts that wait for their words, and writes them."""

    def __init__(self, work: Work, remote: DraftWriter | None, *, timeout: float) -> None:
        """Make it.

        Args:
            work: Opens transactions.
            remote: Who is asked first; None to let the composer write what still waits.
            timeout: Seconds that `remote` may take.
        """
        self._work = work
        self._remote = remote
        self._lease = timedelta(seconds=timeout) + _FLUSH

    async def take(self, limit: int) -> list[Unwritten]:
        """Take up drafts that wait, at most `limit`. Where none does, nothing is locked."""
        async with self._work.database.reading() as connection:
            if not await Drafts(connection).is_any_unwritten(self._work.database):
                return []
        async with self._work.database.writing() as connection:
            taken = await Drafts(connection).take_unwritten(self._work.database, limit, self._lease)
            await connection.commit()
        return taken

    async def write(self, taken: Unwritten) -> None:
        """Write one draft that was taken up: by the remote writer, or by the composer if that fails.

        One that fails again and again all the same is set apart, and left without words.
        """
        try:
            await self._write(taken)
        except Exception as error:
            if is_passing(error) or taken.tries <= LAST_TRY:
                raise
            async with self._work.write(await self._call_for(taken)) as uow:
                await uow.drafts.wait_for_words(taken.tenant_id, taken.id, None)
                await uow.set_apart(Quarantined.WRITING, taken.id, error)
                await uow.commit(None)

    async def _write(self, taken: Unwritten) -> None:
        call = await self._call_for(taken)
        async with self._work.read(call) as uow:
            draft = await uow.drafts.get(taken.tenant_id, taken.id)
            if draft is None or not draft.is_being_written:
                return
            candidate = await uow.candidates.get(draft.tenant_id, draft.candidate_id)
            interview = await uow.interviews.get(draft.tenant_id, draft.interview_id)
            if candidate is None or interview is None:
                return
            facts = await facts_of(uow, candidate, interview, draft)
            templates = await templates_for(uow, draft)
        written = await self._written(taken, facts, templates)
        async with self._work.write(call) as uow:
            candidate = await uow.candidates.get(draft.tenant_id, draft.candidate_id, lock=True)
            draft = await uow.drafts.get(taken.tenant_id, taken.id, lock=True)
            if candidate is None or draft is None or not draft.is_being_written:
                return
            interview = await uow.interviews.get(draft.tenant_id, draft.interview_id)
            if interview is None:
                return
            ready = await uow.drafts.save(replace(with_words(draft, written), updated_at=uow.now))
            await finish_draft(uow, ready, interview, candidate)
            await uow.commit(None)

    async def write_waiting(self, limit: int = 10) -> int:
        """Write what waits now, one after the other, and return how many."""
        taken = await self.take(limit)
        for draft in taken:
            await self.write(draft)
        return len(taken)

    async def _written(self, taken: Unwritten, facts: DraftFacts, templates: TemplateLibrary) -> Written:
        if self._remote is None:
            reason = "no_writer"
        elif taken.tries > TRIES:
            reason = "given_up"
        else:
            try:
                return await self._remote.write(facts)
            except WriterFailedError as error:
                reason = error.reason
                _log.warning("the writer failed", draft_id=str(taken.id), reason=reason, detail=error.detail)
            except Exception:  # noqa: BLE001 - whatever a stranger's answer brings about, the composer steps in
                reason = "failed"
                self._work.telemetry.faults.labels("writer").inc()
                _log.exception("the writer failed", draft_id=str(taken.id))
        telemetry = self._work.telemetry
        composed = compose_anyway(facts, templates, tenant_id=taken.tenant_id, telemetry=telemetry)
        return replace(composed, fallback_reason=reason)

    async def _call_for(self, draft: Unwritten) -> Call:
        async with self._work.database.reading() as connection:
            tenant = await Tenants(connection).get(draft.tenant_id)
        principal = Principal(tenant_id=tenant.id, key_id=tenant.id, mode=tenant.mode, scopes=frozenset())
        return Call(principal=principal)
