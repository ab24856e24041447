"""Keeps the stored reminders equal to what the rules say, whenever something that a rule reads has changed."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from app.core.pieces import Pace, in_pieces
from app.domain.drafting.drafts import Draft
from app.domain.entities import Application, Candidate, Commitment, Interview, Reminder
from app.domain.events import EventType
from app.domain.planning.connect import identity_of
from app.domain.planning.facts import ApplicationFacts, CandidateFacts
from app.domain.planning.planner import plan_candidate, plan_in_steps
from app.domain.planning.reconcile import Change, ChangeKind, reconcile
from app.domain.states import OPEN_REMINDER, Action, ReminderStatus
from app.domain.transitions import advance, complete, fires_at, next_transition
from app.domain.views import reminder_event_data, reminder_view
from app.domain.webhooks import DueKind
from app.repositories.applications import Pipeline
from app.repositories.searches import Search
from app.services.calls import Shown
from app.services.card_keeping import practice_days
from app.services.composing import draft_for_due
from app.services.planning_passes import PlanningPass, leave_rest
from app.services.promises import await_promises, revised_promises
from app.services.unit_of_work import UnitOfWork

CHANGES_AT_ONCE = 300
"""So many reminders of one application are written in one transaction."""

_APPLICATIONS_AT_ONCE = 20
_FREE = frozenset({ReminderStatus.CANCELLED})

PER_CANDIDATE = (Action.KEEP_SEARCHING, Action.PRACTISE)
"""Actions that belong to the candidate as a whole, not to one application."""

_SHARED = frozenset({Action.CONNECT_ON_LINKEDIN})
"""Actions that one application asks for on behalf of all that have the same person."""

_FOLLOWED_BY = {
    Action.FOLLOW_UP: "application",
    Action.SEND_THANK_YOU: "application",
    Action.KEEP_SEARCHING: "candidate",
    Action.PRACTISE: "candidate",
}
"""Whose plan reads that an action was completed or skipped."""


class _Planned(NamedTuple):
    """What planning one application came to."""

    gave_up: bool
    """Whether it gave up an invitation, which another application may now ask for."""
    is_whole: bool
    """Whether all of its plan is written: of a very large one, the rest is left to further transactions."""


class Planning:
    """Plans, compares with what is stored, writes the difference, and raises its events."""

    longest_transaction = 0.040
    """Seconds of processor time after which a transaction ends. On SQLite everybody else who writes waits for it."""

    async def replan_application(self, uow: UnitOfWork, candidate: Candidate, application: Application) -> None:
        """Plan an application again. The transaction holds the candidate locked."""
        if uow.postpones(candidate):
            return
        came_of_it = await self._replan_application(uow, candidate, application)
        if came_of_it.gave_up or not came_of_it.is_whole:
            await self.replan_everything(uow, candidate)

    async def _replan_application(self, uow: UnitOfWork, candidate: Candidate, application: Application) -> _Planned:
        """Plan one application again."""
        interviews = await uow.interviews.of_application(uow.tenant_id, application.id)
        promised = await revised_promises(uow, application, interviews)
        stored = await uow.reminders.of_application(uow.tenant_id, application.id)
        people = _people_of(interviews)
        elsewhere = await uow.reminders.asked_elsewhere(uow.tenant_id, candidate.id, people, besides=application.id)
        return await self._plan(uow, candidate, application, interviews, promised, stored, elsewhere)

    async def plan_first(
        self,
        uow: UnitOfWork,
        candidate: Candidate,
        application: Application,
        interview: Interview,
        promised: Commitment | None,
        before: Search,
    ) -> None:
        """Plan an application that this transaction has made with one interview, and what is one per candidate.

        `before` is the search without them. What they change in it is told by the rules, so that nothing has to be
        written before it is read.
        """
        if uow.postpones(candidate):
            return
        commitments = {} if promised is None else {interview.id: (promised,)}
        people = _people_of([interview])
        stored = await uow.reminders.before_first_plan(uow.tenant_id, candidate.id, PER_CANDIDATE, people)
        own = [reminder for reminder in stored if reminder.action in PER_CANDIDATE]
        elsewhere = [reminder for reminder in stored if reminder.action not in PER_CANDIDATE]
        await self._plan(uow, candidate, application, [interview], commitments, [], elsewhere)
        policy = await uow.policy_for(candidate)
        days = await practice_days(uow, candidate, policy, own) if before.has_cards else ()
        await self._plan_search(uow, candidate, own, before.pipeline.with_first(application, interview, uow.now), days)

    async def _plan(
        self,
        uow: UnitOfWork,
        candidate: Candidate,
        application: Application,
        interviews: Sequence[Interview],
        promised: Mapping[UUID, tuple[Commitment, ...]],
        known: Sequence[Reminder],
        elsewhere: Sequence[Reminder],
    ) -> _Planned:
        """Write what the rules ask of one application.

        `elsewhere` are the reminders by which other applications ask for the people of this one.
        """
        # An invitation that another application no longer asks for moves over to this one.
        free = [reminder for reminder in elsewhere if reminder.status in _FREE]
        stored = [*known, *free]
        facts = ApplicationFacts(
            candidate=candidate,
            application=application,
            interviews=tuple(interviews),
            commitments=promised,
            reminders=tuple(stored),
            asked_elsewhere=frozenset(reminder.identity for reminder in elsewhere if reminder.status not in _FREE),
        )
        policy = await uow.policy_for(candidate)
        plan = await in_pieces(plan_in_steps(facts, policy, uow.now))
        asked = reconcile(stored, plan, uow.now)
        changes = asked[:CHANGES_AT_ONCE]
        await self._apply(uow, candidate, {i.id: i for i in interviews}, changes)
        await await_promises(uow, interviews, promised)
        gave_up = any(
            change.kind is ChangeKind.CANCELLED and change.before is not None and change.before.action in _SHARED
            for change in changes
        )
        return _Planned(gave_up, is_whole=len(changes) == len(asked))

    async def replan_candidate(self, uow: UnitOfWork, candidate: Candidate) -> None:
        """Plan what is one per candidate again: keeping the search going, and practice."""
        if uow.postpones(candidate):
            return
        policy = await uow.policy_for(candidate)
        stored = await uow.reminders.of_candidate(uow.tenant_id, candidate.id, PER_CANDIDATE)
        pipeline = await uow.applications.pipeline(uow.tenant_id, candidate.id, uow.now)
        days = await practice_days(uow, candidate, policy, stored)
        await self._plan_search(uow, candidate, stored, pipeline, days)

    async def _plan_search(
        self,
        uow: UnitOfWork,
        candidate: Candidate,
        stored: Sequence[Reminder],
        pipeline: Pipeline,
        days: tuple[date, ...],
    ) -> None:
        """Write what the rules ask once per candidate. `days` are those to practise on."""
        policy = await uow.policy_for(candidate)
        facts = CandidateFacts(
            candidate=candidate,
            first_end=pipeline.first_end,
            open_applications=pipeline.open,
            applications_with_interview_ahead=pipeline.ahead,
            has_accepted=pipeline.has_accepted,
            reminders=tuple(stored),
            practice_days=days,
        )
        await self._apply(uow, candidate, {}, reconcile(stored, plan_candidate(facts, policy, uow.now), uow.now))
        if pipeline.next_end is not None:
            await uow.schedule({candidate.id: pipeline.next_end}, DueKind.INTERVIEW_END)

    async def replan_everything(self, uow: UnitOfWork, candidate: Candidate, *, reschedules: bool = False) -> None:
        """Plan every application of a candidate again, and what is one per candidate.

        What does not fit into this transaction is noted in it as due work, and done after it, in further ones, before
        the request is answered; by a worker if the process dies first.

        Args:
            uow: The transaction, which holds the candidate locked.
            candidate: Who.
            reschedules: Set again when each open reminder changes by itself: the candidate's pause begins, moves or
                ends. Nothing fires during a pause; what has waited for its end fires at once when it ends early.
        """
        if uow.postpones(candidate):
            return
        progress = PlanningPass(reschedules=reschedules)
        await self.replan_some(uow, candidate, progress)
        if not progress.is_done:
            await leave_rest(uow, candidate, progress, self.replan_some)

    async def replan_some(self, uow: UnitOfWork, candidate: Candidate, progress: PlanningPass) -> None:
        """Go on with a pass over a candidate's applications for as long as a transaction may last; one at least."""
        begun = time.process_time()
        wanted = uow.applications.equal(uow.tenant_id, candidate_id=candidate.id)
        while not progress.is_done:
            after = None if progress.last is None else [progress.last]
            page = await uow.applications.page(*wanted, limit=_APPLICATIONS_AT_ONCE, after=after)
            for application in page.items:
                came_of_it = await self._replan_application(uow, candidate, application)
                progress.gave_up = progress.gave_up or came_of_it.gave_up
                if not came_of_it.is_whole:
                    return
                progress.last = application.id
                if progress.reschedules:
                    stored = await uow.reminders.of_application(uow.tenant_id, application.id)
                    await self._schedule(uow, candidate, _open(stored))
                if time.process_time() - begun > self.longest_transaction:
                    return
            if page.next is None and not progress.begins_again():
                await self.replan_candidate(uow, candidate)
                if progress.reschedules:
                    stored = await uow.reminders.of_candidate(uow.tenant_id, candidate.id, PER_CANDIDATE)
                    await self._schedule(uow, candidate, _open(stored))
                progress.is_done = True

    async def replan_after(self, uow: UnitOfWork, candidate: Candidate, reminder: Reminder) -> None:
        """Plan anew what reads that a reminder was completed or skipped: the second follow-up, the next search."""
        whose = _FOLLOWED_BY.get(reminder.action)
        if whose == "candidate":
            await self.replan_candidate(uow, candidate)
        elif whose == "application" and reminder.application_id is not None:
            application = await uow.applications.get(uow.tenant_id, reminder.application_id)
            if application is not None:
                await self.replan_application(uow, candidate, application)

    async def hold(self, uow: UnitOfWork, reminder_ids: Sequence[UUID]) -> None:
        """Keep the workers from firing reminders until the transaction ends."""
        await uow.due_items.lock(uow.tenant_id, DueKind.REMINDER, list(reminder_ids))

    async def store(self, uow: UnitOfWork, candidate: Candidate, reminder: Reminder, event_type: EventType) -> Reminder:
        """Write a reminder that the candidate moved or finished, and raise its event."""
        saved = await uow.reminders.save(replace(reminder, updated_at=uow.now))
        await self._put_off(uow, [saved.id], f"The reminder is {saved.status} now.")
        await self._schedule(uow, candidate, [saved])
        interview = await self._interview_of(uow, saved)
        self._announce(uow, event_type, saved, interview, candidate)
        return saved

    async def finish(self, uow: UnitOfWork, candidate: Candidate, interview: Interview, action: Action) -> None:
        """Complete the open reminder of an interview that asked for what the candidate has just done, if there is one.

        The transaction holds the candidate locked.
        """
        stored = await uow.reminders.of_interview(uow.tenant_id, interview.id)
        wanted = [reminder.id for reminder in stored if reminder.action is action and reminder.status in OPEN_REMINDER]
        if not wanted:
            return
        await self.hold(uow, wanted)
        for reminder_id in wanted:
            reminder = await uow.reminders.get(uow.tenant_id, reminder_id)
            if reminder is not None and reminder.status in OPEN_REMINDER:
                done = await self.store(uow, candidate, complete(reminder, uow.now), EventType.REMINDER_COMPLETED)
                await self.replan_after(uow, candidate, done)

    async def withdraw(self, uow: UnitOfWork, candidate: Candidate, stored: Iterable[Reminder], reason: str) -> None:
        """Cancel the open reminders of something that is being deleted, and stop waiting for any of them."""
        known = list(stored)
        await self._put_off(uow, [reminder.id for reminder in known], reason)
        await uow.due_items.remove(uow.tenant_id, DueKind.REMINDER, [reminder.id for reminder in known])
        for reminder in known:
            if reminder.status in OPEN_REMINDER:
                cancelled = await uow.reminders.save(
                    replace(
                        reminder,
                        status=ReminderStatus.CANCELLED,
                        status_at=uow.now,
                        status_reason=reason,
                        updated_at=uow.now,
                    )
                )
                interview = await self._interview_of(uow, cancelled)
                self._announce(uow, EventType.REMINDER_CANCELLED, cancelled, interview, candidate)

    async def wait_again(
        self,
        uow: UnitOfWork,
        candidate: Candidate,
        reminders: Iterable[Reminder],
        interviews: Sequence[Interview],
        promised: Iterable[Commitment],
    ) -> None:
        """Let reminders and promises that were taken over from elsewhere wait for their time."""
        by_interview: dict[UUID, tuple[Commitment, ...]] = {}
        for commitment in promised:
            by_interview[commitment.interview_id] = (*by_interview.get(commitment.interview_id, ()), commitment)
        await self._schedule(uow, candidate, reminders)
        await await_promises(uow, interviews, by_interview)

    async def show_plan(self, uow: UnitOfWork, interview: Interview) -> Shown:
        """Show every reminder of an interview in order of due time."""
        stored = await uow.reminders.of_interview(uow.tenant_id, interview.id)
        stored.sort(key=lambda reminder: (reminder.due_at, reminder.id))
        return Shown({"reminders": [reminder_view(reminder, uow.now) for reminder in stored]})

    async def _apply(
        self, uow: UnitOfWork, candidate: Candidate, interviews: Mapping[UUID, Interview], changes: Sequence[Change]
    ) -> None:
        """Write changes and raise their events. What is due already is raised at once, with no worker in between."""
        if not changes:
            return
        await self._put_off(
            uow,
            [change.before.id for change in changes if change.before is not None and change.event is not None],
            "The reminder was moved or cancelled.",
        )
        created: list[Reminder] = []
        written: list[Reminder] = []
        pace = Pace()
        for change in changes:
            await pace.breathe()
            reminder, raised = self._written(uow, candidate, change)
            if change.kind is ChangeKind.CREATED:
                created.append(reminder)
            else:
                reminder = await uow.reminders.save(reminder)
            written.append(reminder)
            interview = None if reminder.interview_id is None else interviews.get(reminder.interview_id)
            for event_type in raised:
                is_due = event_type is EventType.REMINDER_DUE
                draft = await draft_for_due(uow, candidate, interview, reminder) if is_due else None
                self._announce(uow, event_type, reminder, interview, candidate, draft)
        await uow.reminders.add(*created)
        await self._schedule(uow, candidate, written)

    def _written(self, uow: UnitOfWork, candidate: Candidate, change: Change) -> tuple[Reminder, list[EventType]]:
        """Return the reminder that a change leads to, and what is raised about it."""
        if change.kind is ChangeKind.CREATED:
            reminder = change.create(
                tenant_id=uow.tenant_id, candidate_id=candidate.id, reminder_id=uow.new_id(), now=uow.now
            )
        else:
            assert change.after is not None
            reminder = replace(change.after, updated_at=uow.now)
        raised = [] if change.event is None else [EventType(change.event)]
        if not _is_paused(candidate, uow.now):
            reminder, event = advance(reminder, uow.now)
            if event is not None:
                raised.append(EventType(event))
        return reminder, raised

    async def _schedule(self, uow: UnitOfWork, candidate: Candidate, reminders: Iterable[Reminder]) -> None:
        """Set when time changes reminders next, or stop waiting for those that are over."""
        waiting: dict[UUID, datetime] = {}
        over: list[UUID] = []
        for reminder in reminders:
            at = next_transition(reminder)
            if at is None:
                over.append(reminder.id)
            else:
                waiting[reminder.id] = fires_at(at, candidate.paused_until)
        await uow.schedule(waiting, DueKind.REMINDER)
        await uow.due_items.remove(uow.tenant_id, DueKind.REMINDER, over)

    async def _put_off(self, uow: UnitOfWork, reminder_ids: list[UUID], reason: str) -> None:
        """Keep a `reminder.due` that still waits for a retry from being sent: it is no longer true."""
        if reminder_ids:
            await uow.deliveries.supersede(uow.tenant_id, reminder_ids, reason)

    async def _interview_of(self, uow: UnitOfWork, reminder: Reminder) -> Interview | None:
        if reminder.interview_id is None:
            return None
        return await uow.interviews.get(uow.tenant_id, reminder.interview_id)

    def _announce(
        self,
        uow: UnitOfWork,
        event_type: EventType,
        reminder: Reminder,
        interview: Interview | None,
        candidate: Candidate,
        draft: Draft | None = None,
    ) -> None:
        uow.announce(
            event_type,
            reminder_event_data(reminder, interview, candidate, uow.now, uow.base_url, draft),
            candidate_id=candidate.id,
            subject_id=reminder.id,
        )


def _open(reminders: Iterable[Reminder]) -> list[Reminder]:
    return [reminder for reminder in reminders if reminder.status in OPEN_REMINDER]


def _people_of(interviews: Iterable[Interview]) -> set[str]:
    """Return the identities by which invitations of interviewers are known."""
    return {identity_of(p, interview.company) for interview in interviews for p in interview.interviewers}


def _is_paused(candidate: Candidate, now: datetime) -> bool:
    return candidate.paused_until is not None and now < candidate.paused_until
