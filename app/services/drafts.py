"""Drafts: notes that the candidate may send, checked before they leave."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.core.pieces import in_pieces
from app.domain.drafting import drafts as life
from app.domain.drafting.checks import Finding
from app.domain.drafting.composer import compose
from app.domain.drafting.drafts import Draft
from app.domain.drafting.envelopes import Envelope, envelope_of
from app.domain.drafting.kinds import DraftKind, DraftStatus, Language, Tone
from app.domain.drafting.views import draft_view, revision_view
from app.domain.entities import Candidate, Interview, Reminder
from app.domain.errors import NotFoundError, WrongStateError
from app.domain.events import EventType
from app.domain.planning.connect import identity_of
from app.domain.states import OPEN_REMINDER
from app.domain.transitions import check_gate, complete, is_too_early
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.composing import Wanted, announce_draft, finish_draft, start_draft, templates_for, with_words
from app.services.interviews import require_interview
from app.services.planning import Planning
from app.services.reminders import require_reminder
from app.services.unit_of_work import UnitOfWork, Work


class DraftService:
    """The use cases of drafts."""

    def __init__(self, work: Work, planning: Planning, *, writes_later: bool = False) -> None:
        self._work = work
        self._planning = planning
        self.writes_later = writes_later
        """Whether another writer than the composer is asked, off the request's path."""

    async def create(self, call: Call, interview_id: UUID, wanted: Wanted) -> Shown:
        """Compose a draft about an interview, or, with another writer, let a worker have it written.

        Raises:
            NotFoundError: if there is no such interview or interviewer.
            WrongStateError: if the interview did not take place and will not.
            FollowUpLimitError: for a third follow-up.
            TemplateFailedError: if the tenant's own template fails on the facts of this interview.
        """
        async with self._work.write(call) as uow:
            seen = await require_interview(uow, interview_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            return await self._create(uow, candidate, await require_interview(uow, interview_id), wanted)

    async def create_for(self, call: Call, reminder_id: UUID, tone: Tone, language: Language) -> Shown:
        """Compose what a reminder asks to be written.

        Raises:
            NotFoundError: if there is no such reminder.
            WrongStateError: if nothing is to be written for it.
        """
        async with self._work.write(call) as uow:
            seen = await require_reminder(uow, reminder_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            reminder = await require_reminder(uow, reminder_id)
            kind = life.KIND_OF.get(reminder.action)
            if kind is None or reminder.interview_id is None:
                raise WrongStateError(f"Nothing is to be written for {reminder.action}.")
            interview = await require_interview(uow, reminder.interview_id)
            wanted = Wanted(
                kind=kind,
                interviewer_id=reminder.interviewer_id,
                tone=tone,
                language=language,
                number=reminder.ordinal if kind is DraftKind.FOLLOW_UP else None,
            )
            return await self._create(uow, candidate, interview, wanted)

    async def get(self, call: Call, draft_id: UUID) -> Shown:
        """Show one draft, with what the checks find in it as things stand."""
        async with self._work.read(call) as uow:
            return await shown_draft(uow, await require_draft(uow, draft_id))

    async def page(
        self,
        call: Call,
        *,
        limit: int,
        after: Sequence[Any] | None,
        candidate_id: UUID | None = None,
        interview_id: UUID | None = None,
        kind: DraftKind | None = None,
        status: DraftStatus | None = None,
    ) -> Listed:
        """List drafts, oldest first, each with its findings."""
        async with self._work.read(call) as uow:
            wanted = uow.drafts.equal(
                call.tenant_id, candidate_id=candidate_id, interview_id=interview_id, kind=kind, status=status
            )
            bound = uow.drafts.equal(call.tenant_id, candidate_id=call.principal.candidate_id)
            page = await uow.drafts.page(*wanted, *bound, limit=limit, after=after)
            found = await checked(uow, page.items)
            return Listed([draft_view(draft, found[draft.id]) for draft in page.items], page.next)

    async def change(self, call: Call, draft_id: UUID, changes: dict[str, Any]) -> Shown:
        """Put other words in place; the ones before are kept as a revision.

        Raises:
            WrongStateError: if it was sent or discarded, or is still being written.
            InvalidInputError: for a subject of an invitation.
        """
        async with self._work.write(call) as uow:
            draft, candidate, _ = await self._locked(uow, draft_id)
            edited = life.edit(draft, changes, uow.new_id(), call.principal.key_id, uow.now)
            if edited is not None:
                draft, revision = edited
                draft = await uow.drafts.save(draft)
                await uow.draft_revisions.add(revision)
            return await uow.commit(await shown_draft(uow, draft), candidate.id)

    async def discard(self, call: Call, draft_id: UUID) -> None:
        """Put a draft away. It can still be read.

        Raises:
            WrongStateError: if it was sent.
        """
        async with self._work.write(call) as uow:
            draft, _, _ = await self._locked(uow, draft_id)
            await uow.drafts.save(life.discard(draft, uow.now))
            await uow.commit(None)

    async def send(self, call: Call, draft_id: UUID, *, override: bool, reason: str | None) -> Shown:
        """Record that a draft was sent, and complete the reminder it answers. One completed already is left alone.

        Raises:
            WrongStateError: if it was sent or discarded, or is still being written.
            TooEarlyError: for a follow-up before its time, whatever else may be wrong with it.
            DraftHasErrorsError: if the checks find errors.
            InvalidInputError: an override without its reason.
        """
        async with self._work.write(call) as uow:
            draft, candidate, interview = await self._locked(uow, draft_id)
            life.check_sendable(draft)
            waiting = await self._waiting(uow, draft, interview)
            for reminder in waiting:
                check_gate(reminder, uow.now, override=override, reason=reason)
            too_early = any(is_too_early(reminder, uow.now) for reminder in waiting)
            findings = (await checked(uow, [draft]))[draft.id]
            sent = life.send(draft, findings, uow.now, override=override, reason=reason, is_too_early=too_early)
            sent = await uow.drafts.save(sent)
            announce_draft(uow, EventType.DRAFT_SENT, sent, interview, candidate)
            for reminder in waiting:
                await self._complete(uow, candidate, reminder, reason if too_early else None)
            return await uow.commit(Shown(draft_view(sent, findings)), candidate.id)

    async def revisions(self, call: Call, draft_id: UUID, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List every version of a draft's words, oldest first."""
        async with self._work.read(call) as uow:
            draft = await require_draft(uow, draft_id)
            wanted = uow.draft_revisions.equal(uow.tenant_id, draft_id=draft.id)
            page = await uow.draft_revisions.page(*wanted, limit=limit, after=after, order=("revision",))
            return Listed([revision_view(revision) for revision in page.items], page.next)

    async def message(self, call: Call, draft_id: UUID) -> Envelope:
        """Return a draft with the names and addresses it goes from and to.

        Raises:
            WrongStateError: if it is still being written.
        """
        async with self._work.read(call) as uow:
            draft = await require_draft(uow, draft_id)
            if draft.is_being_written:
                raise WrongStateError("The draft is still being written.")
            candidate = await require_candidate(uow, draft.candidate_id)
            return envelope_of(draft, candidate, await require_interview(uow, draft.interview_id))

    async def _create(self, uow: UnitOfWork, candidate: Candidate, interview: Interview, wanted: Wanted) -> Shown:
        draft, facts = await start_draft(uow, candidate, interview, wanted)
        if self.writes_later:
            draft = replace(draft, write_at=uow.wake_workers())
            await uow.drafts.add(draft)
        else:
            draft = with_words(draft, compose(facts, await templates_for(uow, draft)))
            await uow.drafts.add(draft)
            await finish_draft(uow, draft, interview, candidate, uow.call.principal.key_id)
        return await uow.commit(await shown_draft(uow, draft), candidate.id)

    async def _locked(self, uow: UnitOfWork, draft_id: UUID) -> tuple[Draft, Candidate, Interview]:
        seen = await require_draft(uow, draft_id)
        candidate = await require_candidate(uow, seen.candidate_id, lock=True)
        draft = await uow.drafts.get(uow.tenant_id, draft_id, lock=True)
        if draft is None:
            raise NotFoundError("There is no such draft.")
        interview = await require_interview(uow, draft.interview_id)
        if uow.call.if_match is not None:
            uow.call.check_present(await shown_draft(uow, draft))
        return draft, candidate, interview

    async def _waiting(self, uow: UnitOfWork, draft: Draft, interview: Interview) -> list[Reminder]:
        """Lock and return the open reminders that sending a draft completes."""
        person = next((one for one in interview.interviewers if one.id == draft.interviewer_id), None)
        identity = None if person is None else identity_of(person, interview.company)
        action = life.ACTION_OF[draft.kind]
        known = await uow.reminders.of_candidate(uow.tenant_id, draft.candidate_id, [action])
        answered = life.answering(draft, known, identity)
        await self._planning.hold(uow, [reminder.id for reminder in answered])
        present = [await uow.reminders.get(uow.tenant_id, reminder.id) for reminder in answered]
        return [reminder for reminder in present if reminder is not None and reminder.status in OPEN_REMINDER]

    async def _complete(self, uow: UnitOfWork, candidate: Candidate, reminder: Reminder, reason: str | None) -> None:
        done = complete(reminder, uow.now, override=reason is not None, reason=reason)
        stored = await self._planning.store(uow, candidate, done, EventType.REMINDER_COMPLETED)
        await self._planning.replan_after(uow, candidate, stored)


async def require_draft(uow: UnitOfWork, draft_id: UUID) -> Draft:
    """Return a draft that the caller may touch.

    Raises:
        NotFoundError: if there is none.
    """
    draft = await uow.drafts.get(uow.tenant_id, draft_id)
    if draft is None:
        raise NotFoundError("There is no such draft.")
    uow.call.principal.check_candidate(draft.candidate_id, "draft")
    return draft


async def shown_draft(uow: UnitOfWork, draft: Draft) -> Shown:
    """Show a draft. Its findings change with the interview, so its ETag is that of all that is shown."""
    return Shown(draft_view(draft, (await checked(uow, [draft]))[draft.id]))


async def checked(uow: UnitOfWork, drafts: Sequence[Draft]) -> dict[UUID, list[Finding]]:
    """Return what the checks find in drafts as things stand, by draft."""
    interview_ids = sorted({draft.interview_id for draft in drafts})
    interviews = await uow.interviews.by_ids(uow.tenant_id, interview_ids)
    candidates = {
        one.id: one
        for one in await uow.candidates.of_keys(sorted({(uow.tenant_id, draft.candidate_id) for draft in drafts}))
    }
    panels: dict[UUID, list[Draft]] = {}
    for other in await uow.drafts.of_interviews(uow.tenant_id, interview_ids):
        panels.setdefault(other.interview_id, []).append(other)
    return {
        draft.id: await in_pieces(
            life.findings_of(
                draft,
                candidates[draft.candidate_id],
                interviews[draft.interview_id],
                panels.get(draft.interview_id, ()),
                uow.now,
            )
        )
        for draft in drafts
    }
