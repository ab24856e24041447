"""Interviews: what happened or will happen, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from app.core.echo import echo
from app.domain.commitments import newest
from app.domain.entities import Application, Candidate, Commitment, DateOrInstant, Interview
from app.domain.errors import ConflictError, InvalidInputError, NotFoundError
from app.domain.events import EventType
from app.domain.interviewers import matched_people
from app.domain.interviews import check_interview
from app.domain.outcomes import cancel, complete, is_over, miss, record_outcome, status_on_entry
from app.domain.quotas import Quota
from app.domain.states import InterviewStatus, Outcome, Stage
from app.domain.views import candidate_summary, interview_summary, interview_view
from app.repositories.searches import Search
from app.services.applications import add_application, require_application
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.planning import Planning
from app.services.promises import forget_promises, promise, settle_promises
from app.services.unit_of_work import UnitOfWork, Work

_OF_THE_APPLICATION = ("candidate_id", "application_id", "company", "role", "decision_by", "interviewers", "status")

_ANNOUNCED_AS = {
    InterviewStatus.CANCELLED: EventType.INTERVIEW_CANCELLED,
    InterviewStatus.COMPLETED: EventType.INTERVIEW_COMPLETED,
}


class InterviewService:
    """The use cases of interviews."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def create(self, call: Call, values: Mapping[str, Any]) -> Shown:
        """Add an interview, find or create its application, and plan what follows.

        Raises:
            InvalidInputError: for times, zones, days or dates that do not fit together.
            NotFoundError: if the candidate or the application does not exist.
            QuotaExceededError: if the interview, its application or its interviewers would be one too many.
        """
        check_interview(values)
        async with self._work.write(call) as uow:
            candidate = await require_candidate(uow, values["candidate_id"], lock=True, pointer="/candidate_id")
            interview = await self.add(uow, candidate, values)
            return await uow.commit(_shown(interview), candidate.id)

    async def add(self, uow: UnitOfWork, candidate: Candidate, values: Mapping[str, Any]) -> Interview:
        """Insert a checked interview within a transaction that holds the candidate locked."""
        uow.quotas.check(Quota.INTERVIEWERS, present=0, added=len(values["interviewers"]))
        application, before = await _application_for(uow, candidate, values)
        if before is None:
            present = await uow.interviews.count_of(uow.tenant_id, application.id)
            uow.quotas.check(Quota.INTERVIEWS, present=present)
        status = values.get("status") or status_on_entry(values["ends_at"], uow.now)
        interview = Interview(
            tenant_id=uow.tenant_id,
            id=uow.new_id(),
            candidate_id=candidate.id,
            application_id=application.id,
            company=application.company,
            role=application.role,
            status=status,
            interviewers=matched_people((), values["interviewers"], uow.new_id),
            created_at=uow.now,
            updated_at=uow.now,
            **{name: value for name, value in values.items() if name not in _OF_THE_APPLICATION},
        )
        await uow.interviews.add(interview)
        announce_interview(uow, EventType.INTERVIEW_CREATED, interview, candidate)
        promised: Commitment | None = None
        if values.get("decision_by") is not None:
            promised = await promise(uow, candidate, interview, values["decision_by"], pointer="/decision_by")
        if application.stage is Stage.APPLIED:
            application = await uow.applications.save(
                replace(application, stage=Stage.INTERVIEWING, stage_changed_at=uow.now, updated_at=uow.now)
            )
        if before is not None:
            await self._planning.plan_first(uow, candidate, application, interview, promised, before)
        else:
            await self._planning.replan_application(uow, candidate, application)
            await self._planning.replan_candidate(uow, candidate)
        return interview

    async def get(self, call: Call, interview_id: UUID) -> Shown:
        """Show one interview."""
        async with self._work.read(call) as uow:
            return _shown(await require_interview(uow, interview_id))

    async def page(
        self,
        call: Call,
        *,
        limit: int,
        after: Sequence[Any] | None,
        candidate_id: UUID | None = None,
        application_id: UUID | None = None,
        status: InterviewStatus | None = None,
    ) -> Listed:
        """List interviews, oldest first."""
        async with self._work.read(call) as uow:
            page = await uow.interviews.listing(
                call.tenant_id,
                ("candidate_id", candidate_id),
                ("candidate_id", call.principal.candidate_id),
                ("application_id", application_id),
                ("status", status),
                limit=limit,
                after=after,
            )
            return Listed([interview_view(interview) for interview in page.items], page.next)

    async def change(self, call: Call, interview_id: UUID, changes: Mapping[str, Any]) -> Shown:
        """Change some fields and re-plan. Interviewers are matched to those known and keep their ids."""
        async with self._work.write(call) as uow:
            interview, candidate = await self._locked(uow, interview_id)
            changed = await self.apply(uow, candidate, interview, changes)
            return await uow.commit(_shown(changed), candidate.id)

    async def apply(
        self, uow: UnitOfWork, candidate: Candidate, interview: Interview, changes: Mapping[str, Any]
    ) -> Interview:
        """Write changes within a transaction that holds the candidate locked, and re-plan."""
        checked = {
            name: changes.get(name, getattr(interview, name))
            for name in ("starts_at", "ends_at", "ended_at", "time_zone", "country", "subdivision")
        }
        if "ended_at" not in changes and interview.ended_at is not None and interview.ended_at < checked["starts_at"]:
            # It ended on an earlier date, which counts no more.
            checked["ended_at"] = None
        check_interview(checked)
        values = {name: value for name, value in changes.items() if name != "decision_by"}
        if "interviewers" in values:
            present = len(interview.interviewers)
            uow.quotas.check(Quota.INTERVIEWERS, present=present, added=len(values["interviewers"]) - present)
            values["interviewers"] = matched_people(interview.interviewers, values["interviewers"], uow.new_id)
        values["ended_at"] = checked["ended_at"]
        if "status" not in values:
            values["status"] = _status_with(interview, checked["starts_at"], checked["ends_at"], uow.now)
        changed = await uow.interviews.save(replace(interview, **values, updated_at=uow.now))
        if "interviewers" in values:
            await uow.interviews.save_people(changed)
        announce_interview(uow, _event_of(interview.status, changed.status), changed, candidate)
        if changes.get("decision_by") is not None:
            await promise(uow, candidate, changed, changes["decision_by"], pointer="/decision_by")
        await self._replan(uow, candidate, changed)
        return changed

    async def apply_news(
        self, uow: UnitOfWork, candidate: Candidate, interview: Interview, changes: Mapping[str, Any]
    ) -> Interview:
        """Write those changes that differ from what is kept; the same interview if none does."""
        news = {name: value for name, value in changes.items() if name not in {"interviewers", "decision_by"}}
        news = {name: value for name, value in news.items() if getattr(interview, name) != value}
        if "interviewers" in changes:
            people = matched_people(interview.interviewers, changes["interviewers"], uow.new_id)
            if people != interview.interviewers:
                news["interviewers"] = changes["interviewers"]
        if changes.get("decision_by") is not None:
            promised = (await uow.commitments.of_interviews(uow.tenant_id, [interview.id])).get(interview.id, ())
            last = newest(promised)
            if last is None or last.decide_by != changes["decision_by"]:
                news["decision_by"] = changes["decision_by"]
        if not news.keys() - {"external_updated_at"}:
            return await self._save(uow, replace(interview, **news)) if news else interview
        return await self.apply(uow, candidate, interview, news)

    async def delete(self, call: Call, interview_id: UUID) -> None:
        """Delete an interview; what was still to be done about it is cancelled."""
        async with self._work.write(call) as uow:
            _, candidate = await self._locked(uow, interview_id)
            stored = await uow.reminders.of_interview(uow.tenant_id, interview_id)
            await self._planning.withdraw(uow, candidate, stored, "The interview was deleted.")
            await forget_promises(uow, [interview_id])
            await uow.interviews.remove(uow.tenant_id, interview_id)
            # People met in it may be asked for by the candidate's other applications now.
            await self._planning.replan_everything(uow, candidate)
            await uow.commit(None)

    async def complete(self, call: Call, interview_id: UUID, ended_at: datetime | None) -> Shown:
        """Record that it took place, and when it ended if not as planned."""
        async with self._work.write(call) as uow:
            interview, candidate = await self._locked(uow, interview_id)
            changed = await self._save(uow, complete(interview, uow.now, ended_at=ended_at))
            announce_interview(uow, EventType.INTERVIEW_COMPLETED, changed, candidate)
            await self._replan(uow, candidate, changed)
            return await uow.commit(_shown(changed), candidate.id)

    async def cancel(self, call: Call, interview_id: UUID, reason: str | None) -> Shown:
        """Record that it will not take place."""
        async with self._work.write(call) as uow:
            interview, candidate = await self._locked(uow, interview_id)
            changed = await self._save(uow, cancel(interview, reason=reason))
            announce_interview(uow, EventType.INTERVIEW_CANCELLED, changed, candidate)
            await self._replan(uow, candidate, changed)
            return await uow.commit(_shown(changed), candidate.id)

    async def miss(self, call: Call, interview_id: UUID, by: str, note: str | None) -> Shown:
        """Record that somebody did not come."""
        async with self._work.write(call) as uow:
            interview, candidate = await self._locked(uow, interview_id)
            changed = await self._save(uow, miss(interview, uow.now, by=by, note=note))
            announce_interview(uow, EventType.INTERVIEW_UPDATED, changed, candidate)
            await self._replan(uow, candidate, changed)
            return await uow.commit(_shown(changed), candidate.id)

    async def record_outcome(
        self,
        call: Call,
        interview_id: UUID,
        outcome: Outcome,
        *,
        occurred_at: datetime | None,
        respond_by: DateOrInstant | None,
        note: str | None,
    ) -> Shown:
        """Record what came of it: settles the employer's promise, moves the application on, re-plans."""
        async with self._work.write(call) as uow:
            interview, candidate = await self._locked(uow, interview_id)
            application = await require_application(uow, interview.application_id)
            decided, moved_on = record_outcome(
                interview,
                application,
                outcome,
                uow.now,
                occurred_at=occurred_at,
                respond_by=respond_by,
                note=note,
            )
            changed = await self._save(uow, decided)
            if moved_on.stage is not application.stage:
                await uow.applications.save(replace(moved_on, updated_at=uow.now))
            await settle_promises(uow, candidate, changed, outcome, occurred_at or uow.now)
            announce_interview(uow, EventType.INTERVIEW_OUTCOME_RECORDED, changed, candidate)
            if changed.status is InterviewStatus.CANCELLED and interview.status is not InterviewStatus.CANCELLED:
                announce_interview(uow, EventType.INTERVIEW_CANCELLED, changed, candidate)
            if moved_on.stage is application.stage:
                await self._replan(uow, candidate, changed)
            else:
                await self._planning.replan_everything(uow, candidate)
            return await uow.commit(_shown(changed), candidate.id)

    async def plan(self, call: Call, interview_id: UUID) -> Shown:
        """Show every reminder of an interview, with explanations, in order of due time."""
        async with self._work.read(call) as uow:
            interview = await require_interview(uow, interview_id)
            return await self._planning.show_plan(uow, interview)

    async def _locked(self, uow: UnitOfWork, interview_id: UUID) -> tuple[Interview, Candidate]:
        seen = await require_interview(uow, interview_id)
        candidate = await require_candidate(uow, seen.candidate_id, lock=True)
        interview = await require_interview(uow, interview_id)
        uow.call.check_version(interview.version)
        return interview, candidate

    async def _save(self, uow: UnitOfWork, interview: Interview) -> Interview:
        return await uow.interviews.save(replace(interview, updated_at=uow.now))

    async def _replan(self, uow: UnitOfWork, candidate: Candidate, interview: Interview) -> None:
        application = await require_application(uow, interview.application_id)
        await self._planning.replan_application(uow, candidate, application)
        await self._planning.replan_candidate(uow, candidate)


def _status_with(interview: Interview, starts_at: datetime, ends_at: datetime, now: datetime) -> InterviewStatus:
    """Return the status of an interview whose times were changed: completed once its end is past, unless said so."""
    if interview.status is InterviewStatus.COMPLETED and starts_at > now:
        return InterviewStatus.SCHEDULED
    if interview.status is not InterviewStatus.SCHEDULED:
        return interview.status
    over = is_over(interview, now) if ends_at == interview.ends_at else ends_at <= now
    return InterviewStatus.COMPLETED if over else InterviewStatus.SCHEDULED


async def require_interview(uow: UnitOfWork, interview_id: UUID) -> Interview:
    """Return an interview that the caller may touch.

    Raises:
        NotFoundError: if there is none.
    """
    interview = await uow.interviews.get(uow.tenant_id, interview_id)
    if interview is None:
        raise NotFoundError("There is no such interview.")
    uow.call.principal.check_candidate(interview.candidate_id, "interview")
    return interview


def announce_interview(uow: UnitOfWork, event_type: EventType, interview: Interview, candidate: Candidate) -> None:
    """Raise an event about an interview."""
    uow.announce(
        event_type,
        {
            "interview": interview_summary(interview),
            "candidate": candidate_summary(candidate),
            "links": {
                "interview": f"{uow.base_url}/v1/interviews/{interview.id}",
                "plan": f"{uow.base_url}/v1/interviews/{interview.id}/plan",
            },
        },
        candidate_id=candidate.id,
        subject_id=interview.id,
    )


def _event_of(before: InterviewStatus, after: InterviewStatus) -> EventType:
    """Return what is announced of a change, by the status it leads to."""
    if after is before:
        return EventType.INTERVIEW_UPDATED
    return _ANNOUNCED_AS.get(after, EventType.INTERVIEW_UPDATED)


async def _application_for(
    uow: UnitOfWork, candidate: Candidate, values: Mapping[str, Any]
) -> tuple[Application, Search | None]:
    """Return the application that a new interview belongs to, and if it had to be made, the search before that."""
    if values.get("application_id") is not None:
        application = await require_application(uow, values["application_id"], pointer="/application_id")
        if application.candidate_id != candidate.id:
            raise InvalidInputError("/application_id", "This application is another candidate's.")
        for name in ("company", "role"):
            if values.get(name) is not None and values[name] != getattr(application, name):
                raise ConflictError(
                    f"The application's {name} is {echo(getattr(application, name))!r}; change it there."
                )
        return application, None
    for name in ("company", "role"):
        if values.get(name) is None:
            raise InvalidInputError(f"/{name}", "Give application_id, or both company and role.")
    company, role = values["company"], values["role"]
    before = await uow.search(candidate, company, role)
    if before.has_application:
        found = await uow.applications.find_open(uow.tenant_id, candidate.id, company, role)
        if found is not None:
            return found, None
    named = {"company": company, "role": role, "stage": Stage.INTERVIEWING}
    return await add_application(uow, candidate, named, present=before.applications), before


def _shown(interview: Interview) -> Shown:
    return Shown(interview_view(interview), interview.version)
