"""Taking a candidate's data out as one document, and taking such a document back."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import time
from typing import Any
from uuid import UUID

import pydantic_core

from app.core.pieces import give_way
from app.domain.calendar import check_calendar
from app.domain.entities import Candidate, WakingHours
from app.domain.errors import AfterviewError, ConflictError
from app.domain.local_time import check_time_zone
from app.domain.planning.policy import validate_policy
from app.domain.views import candidate_view
from app.domain.webhooks import DueKind
from app.repositories.importing import Importing
from app.services.calls import Call, Shown
from app.services.candidates import require_candidate
from app.services.erasure import remove_unseen
from app.services.export_sections import SECTIONS
from app.services.exporting import ImportedDocument, Restoring, at
from app.services.planning import Planning
from app.services.unit_of_work import UnitOfWork, Work

FORMAT = "afterview.candidate"
FORMAT_VERSION = 1
_TOO_SLOW = "The import stood still for so long that it was given up. Repeat it."


class PortabilityService:
    """The use cases of export and import."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def export(self, call: Call, candidate_id: UUID) -> list[bytes]:
        """Return the document in pieces, all of one moment.

        They are read in one transaction and sent when it is over: a slow reader keeps no connection.
        """
        async with self._work.snapshot(call) as uow:
            candidate = await require_candidate(uow, candidate_id)
            uow.private  # noqa: B018 - refuses who may not read what is private, before anything is read
            return [piece async for piece in _pieces(uow, candidate)]

    async def restore(self, call: Call, document: ImportedDocument) -> Shown:
        """Make a candidate, under new ids, of an exported document. Nothing is announced: it is all history.

        All of it is checked before anything is written. Then it is written in short transactions, behind a mark that
        hides the candidate until the last of them.

        Open reminders wait for their time again; the workers then bring them in line with this tenant's policy.

        Raises:
            InvalidInputError: naming where the document contradicts itself or a rule.
            ConflictError: if another candidate has the `external_id`, or the import stood still for minutes.
        """
        call.principal.require_tenant_wide()
        restoring = Restoring(
            _candidate(call.tenant_id, self._work.new_id(), document.candidate), self._work.quotas, self._work.new_id
        )
        for section in SECTIONS:
            found = [each async for page in document.sections[section.name]() for each in page]
            await section.restore(restoring, found)
            await give_way()
        candidate = restoring.candidate
        async with self._work.write(call) as uow:
            await uow.candidates.add(candidate)
            await self._hide(uow, candidate)
            await uow.keep_in_progress(candidate.id)
            await uow.commit_part()
        further = replace(call, repeatable=None)
        try:
            await self._write(further, restoring)
        except AfterviewError:
            # Something of it is taken, such as an interview's id in another system: a refusal leaves nothing behind.
            await remove_unseen(self._work, further, candidate.id)
            raise
        async with self._work.write(further) as uow:
            uow.call, uow.was_begun = call, True
            await self._show(uow, candidate)
            await self._planning.wait_again(
                uow, candidate, restoring.reminders, restoring.interviews, restoring.commitments
            )
            if await uow.drafts.wait_for_first_words(uow.tenant_id, candidate.id, uow.machine_now):
                uow.wake_workers()
            await uow.schedule({candidate.id: self._work.clock.now()}, DueKind.REPLAN)
            return await uow.commit(Shown(candidate_view(candidate), candidate.version), candidate.id)

    async def _write(self, call: Call, restoring: Restoring) -> None:
        for piece in restoring.pieces:
            async with self._work.write(call) as uow:
                await self._hide(uow, restoring.candidate)
                await piece.add(uow, piece.entities)
                await uow.commit_part()
            await give_way()

    async def _hide(self, uow: UnitOfWork, candidate: Candidate) -> None:
        if not await Importing(uow.connection).mark(uow.tenant_id, candidate.id, self._work.clock.now()):
            raise ConflictError(_TOO_SLOW)

    async def _show(self, uow: UnitOfWork, candidate: Candidate) -> None:
        if not await Importing(uow.connection).mark(uow.tenant_id, candidate.id, None):
            raise ConflictError(_TOO_SLOW)


def _candidate(tenant_id: UUID, candidate_id: UUID, values: Mapping[str, Any]) -> Candidate:
    with at("/candidate"):
        check_time_zone(values["time_zone"])
        check_calendar(values["country"], values["subdivision"])
        policy = validate_policy(values["policy"])
    hours = {name: time.fromisoformat(text) for name, text in values["waking_hours"].items()}
    own = {"tenant_id": tenant_id, "id": candidate_id, "policy": policy, "waking_hours": WakingHours(**hours)}
    return Candidate(**dict(values) | own)


async def _pieces(uow: UnitOfWork, candidate: Candidate) -> AsyncIterator[bytes]:
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "exported_at": uow.now,
        "candidate": candidate_view(candidate),
    }
    yield pydantic_core.to_json(head)[:-1]
    for section in SECTIONS:
        yield f',"{section.name}":['.encode()
        empty = True
        async for page in section.read(uow, candidate.id):
            if page:
                yield (b"" if empty else b",") + pydantic_core.to_json(page)[1:-1]
                empty = False
        yield b"]"
    yield b"}"
