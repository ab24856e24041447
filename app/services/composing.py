"""Composing drafts within a transaction, for every use case in which one comes about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.core.logging import get_logger
from app.core.telemetry import Telemetry
from app.db import Connection, breaks_transaction
from app.domain import commitments as promises
from app.domain.access import Tenant
from app.domain.drafting.composer import Composed, TemplateFailedError, compose
from app.domain.drafting.drafts import KIND_OF, Draft, addressee, first_revision
from app.domain.drafting.facts import DraftFacts, FollowUpLimitError, draft_facts
from app.domain.drafting.kinds import DraftKind, DraftStatus, Language, Tone, WrittenBy
from app.domain.drafting.templates import TemplateLibrary
from app.domain.drafting.views import draft_summary
from app.domain.drafting.writer import Written
from app.domain.entities import Candidate, Interview, Reminder
from app.domain.errors import AfterviewError, NotFoundError, WrongStateError
from app.domain.events import EventType
from app.domain.planning.policy import Policy
from app.domain.states import Action, CommitmentStatus, ReminderStatus
from app.domain.views import candidate_summary, interview_summary
from app.domain.webhooks import Quarantined
from app.repositories.tenants import Tenants
from app.services.unit_of_work import UnitOfWork, Work

TEMPLATE_FAILED = "template_failed"
"""Why a draft was composed from the built-in template: the tenant's own failed."""
_log = get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What draft is wanted. `number` is a follow-up's; None to count those that were sent."""

    kind: DraftKind
    interviewer_id: UUID | None = None
    tone: Tone = Tone.WARM
    language: Language = Language.EN
    number: int | None = None


async def start_draft(
    uow: UnitOfWork, candidate: Candidate, interview: Interview, wanted: Wanted
) -> tuple[Draft, DraftFacts]:
    """Return a draft without words, not stored yet, and the facts that they are to rest on.

    Raises:
        WrongStateError: the interview was cancelled or missed.
        NotFoundError: the interview has no such interviewer.
        InvalidInputError: an invitation that could be for several people, at `/interviewer_id`.
        FollowUpLimitError: a follow-up beyond the last one that is polite.
    """
    if not interview.stands:
        raise WrongStateError(f"The interview is {interview.status}: there is nothing to write about it.")
    person = addressee(wanted.kind, interview, wanted.interviewer_id)
    if person is None and wanted.interviewer_id is not None:
        raise NotFoundError("The interview has no such interviewer (/interviewer_id).")
    number = 1
    if wanted.kind is DraftKind.FOLLOW_UP:
        number = wanted.number or await _next_follow_up(uow, interview)
        most = (await uow.policy_for(candidate)).follow_up_max
        if number > most:
            raise FollowUpLimitError(f"A round gets {most} follow-ups by your policy.", limit=most)
    draft = Draft(
        tenant_id=uow.tenant_id,
        id=uow.new_id(),
        candidate_id=candidate.id,
        application_id=interview.application_id,
        interview_id=interview.id,
        interviewer_id=None if person is None else person.id,
        interviewer_name=None if person is None else person.name,
        kind=wanted.kind,
        tone=wanted.tone,
        language=wanted.language,
        follow_up_number=number,
        created_at=uow.now,
        updated_at=uow.now,
    )
    return draft, await facts_of(uow, candidate, interview, draft)


async def facts_of(uow: UnitOfWork, candidate: Candidate, interview: Interview, draft: Draft) -> DraftFacts:
    """Return the facts that a draft's words rest on, as recorded now."""
    promised = (await uow.commitments.of_interviews(uow.tenant_id, [interview.id])).get(interview.id, ())
    known = {person.id for person in interview.interviewers}
    return draft_facts(
        draft.kind,
        candidate=candidate,
        interview=interview,
        interviewer_id=draft.interviewer_id if draft.interviewer_id in known else None,
        now=uow.now,
        tone=draft.tone,
        language=draft.language,
        governing=promises.governing(interview, promised),
        moved=any(one.status is CommitmentStatus.REVISED for one in promised),
        follow_up_number=draft.follow_up_number,
    )


async def templates_for(uow: UnitOfWork, draft: Draft) -> TemplateLibrary:
    """Return the templates that apply to a draft: the tenant's own where there is one."""
    return await uow.draft_templates.library(uow.tenant_id, (draft.kind, draft.tone, draft.language))


def compose_anyway(facts: DraftFacts, templates: TemplateLibrary, *, tenant_id: UUID, telemetry: Telemetry) -> Written:
    """Put the facts into words with nobody there to be told of a failing template: the built-in one steps in."""
    reason = None
    try:
        composed = compose(facts, templates)
    except Exception as error:  # noqa: BLE001 - a tenant's own template may fail in any way
        detail = error.detail if isinstance(error, TemplateFailedError) else repr(error)
        _log.warning(
            "a tenant's template failed",
            tenant_id=str(tenant_id),
            kind=facts.kind,
            tone=facts.tone,
            language=facts.language,
            error=detail,
        )
        telemetry.faults.labels("template").inc()
        reason, composed = TEMPLATE_FAILED, compose(facts)
    return Written(subject=composed.subject, body=composed.body, written_by=WrittenBy.BUILT_IN, fallback_reason=reason)


async def finish_draft(
    uow: UnitOfWork, draft: Draft, interview: Interview, candidate: Candidate, key_id: UUID | None = None
) -> None:
    """Keep the first version of a stored draft's words, and announce it."""
    await uow.draft_revisions.add(first_revision(draft, uow.new_id(), key_id, uow.now))
    announce_draft(uow, EventType.DRAFT_CREATED, draft, interview, candidate)


def announce_draft(
    uow: UnitOfWork, event_type: EventType, draft: Draft, interview: Interview, candidate: Candidate
) -> None:
    """Raise an event about a draft. It says which one, never its words."""
    uow.announce(
        event_type,
        {
            "draft": draft_summary(draft),
            "interview": interview_summary(interview),
            "candidate": candidate_summary(candidate),
            "links": {"draft": f"{uow.base_url}/v1/drafts/{draft.id}"},
        },
        candidate_id=candidate.id,
        subject_id=draft.id,
    )


def with_words(draft: Draft, written: Written | Composed) -> Draft:
    """Return a draft with the words it begins with."""
    draft = replace(draft, subject=written.subject, body=written.body, write_at=None)
    if isinstance(written, Written):
        draft = replace(draft, written_by=written.written_by, fallback_reason=written.fallback_reason)
    return draft


async def draft_for_due(
    uow: UnitOfWork, candidate: Candidate, interview: Interview | None, reminder: Reminder
) -> Draft | None:
    """Return the draft that a reminder which has just fallen due is to carry; None if the policy asks for none.

    Policy `compose_on_due`. It is composed here and now, by the composer: nothing outside is asked in a transaction.
    One that was composed before and neither sent nor discarded is carried again. If that fails, the failure is set
    apart, and the reminder goes without its draft.

    Raises:
        Exception: of the database, so that the transaction cannot go on.
    """
    try:
        return await _draft_for_due(uow, candidate, interview, reminder)
    except Exception as error:
        if breaks_transaction(error):
            raise
        await uow.set_apart(Quarantined.DRAFT, reminder.id, error)
        return None


async def _draft_for_due(
    uow: UnitOfWork, candidate: Candidate, interview: Interview | None, reminder: Reminder
) -> Draft | None:
    kind = KIND_OF.get(reminder.action)
    if kind is None or interview is None or not (await uow.policy_for(candidate)).compose_on_due:
        return None
    number = reminder.ordinal if kind is DraftKind.FOLLOW_UP else None
    earlier = matching(reminder, await uow.drafts.of_interviews(uow.tenant_id, [interview.id]))
    if earlier is not None:
        return earlier
    wanted = Wanted(kind=kind, interviewer_id=reminder.interviewer_id, number=number)
    try:
        draft, facts = await start_draft(uow, candidate, interview, wanted)
    except AfterviewError as error:
        _log.warning("no draft for a reminder", reminder_id=str(reminder.id), error=error.detail)
        return None
    templates = await templates_for(uow, draft)
    words = compose_anyway(facts, templates, tenant_id=uow.tenant_id, telemetry=uow.telemetry)
    draft = with_words(draft, words)
    # Announced before it is stored: what fails must leave nothing behind.
    announce_draft(uow, EventType.DRAFT_CREATED, draft, interview, candidate)
    revision = first_revision(draft, uow.new_id(), None, uow.now)
    await uow.drafts.add(draft)
    await uow.draft_revisions.add(revision)
    return draft


def matching(reminder: Reminder, drafts: Sequence[Draft]) -> Draft | None:
    """Return the newest draft, neither sent nor discarded, that was written for what a reminder asks."""
    kind = KIND_OF.get(reminder.action)
    found = [
        draft
        for draft in drafts
        if draft.kind is kind
        and draft.interview_id == reminder.interview_id
        and draft.status is DraftStatus.DRAFT
        and (
            draft.follow_up_number == reminder.ordinal
            if kind is DraftKind.FOLLOW_UP
            else draft.interviewer_id == reminder.interviewer_id
        )
    ]
    return max(found, key=lambda draft: (draft.created_at, draft.id), default=None)


class DueComposing:
    """Composes drafts for the reminders that the worker finds due, within the worker's transaction."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def compose(
        self, connection: Connection, due: Sequence[tuple[Reminder, Candidate]], now: datetime
    ) -> Mapping[UUID, Draft]:
        """Return the drafts that reminders are to carry, by reminder. It does not commit."""
        wanted = [(reminder, candidate) for reminder, candidate in due if reminder.action in KIND_OF]
        if not wanted:
            return {}
        tenants = await Tenants(connection).of_ids({reminder.tenant_id for reminder, _ in wanted})
        composed: dict[UUID, Draft] = {}
        for reminder, candidate in wanted:
            tenant = tenants[reminder.tenant_id]
            if reminder.interview_id is None or not _may_ask(tenant, candidate):
                continue
            uow = await self._work.within(connection, tenant, now)
            interview = await uow.interviews.get(reminder.tenant_id, reminder.interview_id)
            draft = await draft_for_due(uow, candidate, interview, reminder)
            await uow.flush()
            if draft is not None:
                composed[reminder.id] = draft
        return composed


def _may_ask(tenant: Tenant, candidate: Candidate) -> bool:
    """Tell whether a candidate's policy may ask for drafts: one that cannot be read is told apart with its reminder."""
    try:
        return Policy.of(tenant.policy, candidate.policy).compose_on_due
    except Exception:  # noqa: BLE001 - of stored values, which may be damaged in any way
        return True


async def _next_follow_up(uow: UnitOfWork, interview: Interview) -> int:
    """Return the number of the next follow-up after a round: those completed and those sent are counted."""
    reminders = await uow.reminders.of_interview(uow.tenant_id, interview.id)
    done = (
        one.ordinal for one in reminders if one.action is Action.FOLLOW_UP and one.status is ReminderStatus.COMPLETED
    )
    return 1 + max(await uow.drafts.follow_ups_sent(uow.tenant_id, interview.id), *done, 0)
