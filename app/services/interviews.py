"""Interviews: what happened or will happen, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain.calendar import check_calendar
from app.domain.entities import Application, Candidate, DateOrInstant, Interview, Interviewer
from app.domain.errors import ConflictError, InvalidInputError, NotFoundError
from app.domain.events import EventType
from app.domain.local_time import check_time_zone
from app.domain.outcomes import cancel, complete, miss, record_outcome
from app.domain.states import InterviewStatus, Outcome, Stage
from app.domain.views import candidate_summary, interview_summary, interview_view
from app.services.applications import add_application, require_application
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.planning import Planning
from app.services.promises import promise
from app.services.unit_of_work import UnitOfWork, Work

_OF_THE_APPLICATION = ("candidate_id", "application_id", "company", "role", "decision_by", "interviewers", "status")


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
        """
        check_interview(values)
        async with self._work.write(call) as uow:
            candidate = await require_candidate(uow, values["candidate_id"], lock=True, pointer="/candidate_id")
            interview = await self.add(uow, candidate, values)
            return await uow.commit(_shown(interview), candidate.id)

    async def add(self, uow: UnitOfWork, candidate: Candidate, values: Mapping[str, Any]) -> Interview:
        """Insert a checked interview within a transaction that holds the candidate locked."""
        application = await _application_for(uow, candidate, values)
        status = values.get("status") or (
            InterviewStatus.COMPLETED if values["ends_at"] <= uow.now else InterviewStatus.SCHEDULED
        )
        interview = Interview(
            tenant_id=uow.tenant_id,
            id=uow.new_id(),
            candidate_id=candidate.id,
            application_id=application.id,
            company=application.company,
            role=application.role,
            status=status,
            interviewers=matched_people((), values["interviewers"], uow),
            created_at=uow.now,
            updated_at=uow.now,
            **{name: value for name, value in values.items() if name not in _OF_THE_APPLICATION},
        )
        await uow.interviews.add(interview)
        announce_interview(uow, EventType.INTERVIEW_CREATED, interview, candidate)
        if values.get("decision_by") is not None:
            await promise(uow, candidate, interview, values["decision_by"], pointer="/decision_by")
        if application.stage is Stage.APPLIED:
            application = await uow.applications.save(
                replace(application, stage=Stage.INTERVIEWING, stage_changed_at=uow.now, updated_at=uow.now)
            )
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
            wanted = uow.interviews.equal(
                call.tenant_id, candidate_id=candidate_id, application_id=application_id, status=status
            )
            bound = uow.interviews.equal(call.tenant_id, candidate_id=call.principal.candidate_id)
            page = await uow.interviews.page(*wanted, *bound, limit=limit, after=after)
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
        check_interview(checked)
        values = dict(changes)
        if "interviewers" in values:
            values["interviewers"] = matched_people(interview.interviewers, values["interviewers"], uow)
        moved_ahead = values.get("starts_at", interview.starts_at) > uow.now
        if interview.status is InterviewStatus.COMPLETED and moved_ahead and "status" not in values:
            values["status"] = InterviewStatus.SCHEDULED
        changed = await uow.interviews.save(replace(interview, **values, updated_at=uow.now))
        if "interviewers" in values:
            await uow.interviews.save_people(changed)
        announce_interview(uow, EventType.INTERVIEW_UPDATED, changed, candidate)
        await self._replan(uow, candidate, changed)
        return changed

    async def delete(self, call: Call, interview_id: UUID) -> None:
        """Delete an interview; what was still to be done about it is cancelled."""
        async with self._work.write(call) as uow:
            interview, candidate = await self._locked(uow, interview_id)
            stored = await uow.reminders.of_interview(uow.tenant_id, interview_id)
            await self._planning.withdraw(uow, candidate, stored, "The interview was deleted.")
            await self._planning.forget_commitments(uow, [interview_id])
            await uow.interviews.remove(uow.tenant_id, interview_id)
            await self._replan(uow, candidate, interview)
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
            await self._planning.settle_commitments(uow, changed, outcome, occurred_at or uow.now)
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


def check_interview(values: Mapping[str, Any]) -> None:
    """Check that an interview's facts fit together.

    Raises:
        InvalidInputError: naming the field that does not.
    """
    check_time_zone(values["time_zone"])
    check_calendar(values["country"], values["subdivision"])
    if values["ends_at"] <= values["starts_at"]:
        raise InvalidInputError("/ends_at", "The interview must end after it starts.")
    ended_at = values.get("ended_at")
    if ended_at is not None and ended_at < values["starts_at"]:
        raise InvalidInputError("/ended_at", "The interview cannot have ended before it started.")


def matched_people(
    known: Sequence[Interviewer], wanted: Sequence[Mapping[str, Any]], uow: UnitOfWork
) -> tuple[Interviewer, ...]:
    """Return the interviewers as wanted; those recognised by id, then e-mail, then name keep their ids."""
    left = list(known)
    found: list[Interviewer | None] = [None] * len(wanted)
    for same in (_same_id, _same_email, _same_name):
        for index, person in enumerate(wanted):
            if found[index] is None:
                match = next((one for one in left if same(one, person)), None)
                if match is not None:
                    left.remove(match)
                    found[index] = match
    for index, person in enumerate(wanted):
        if person.get("id") is not None and (found[index] is None or found[index].id != person["id"]):  # type: ignore[union-attr]  # the first half rules None out
            raise InvalidInputError(f"/interviewers/{index}/id", "No interviewer of this interview has this id.")
    return tuple(
        Interviewer(**dict(person) | {"id": uow.new_id() if match is None else match.id})
        for person, match in zip(wanted, found, strict=True)
    )


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


async def _application_for(uow: UnitOfWork, candidate: Candidate, values: Mapping[str, Any]) -> Application:
    if values.get("application_id") is not None:
        application = await require_application(uow, values["application_id"], pointer="/application_id")
        if application.candidate_id != candidate.id:
            raise InvalidInputError("/application_id", "This application is another candidate's.")
        for name in ("company", "role"):
            if values.get(name) is not None and values[name] != getattr(application, name):
                raise ConflictError(f"The application's {name} is {getattr(application, name)!r}; change it there.")
        return application
    found = await uow.applications.find_open(uow.tenant_id, candidate.id, values["company"], values["role"])
    if found is not None:
        return found
    return await add_application(uow, candidate, values["company"], values["role"], Stage.INTERVIEWING)


def _same_id(known: Interviewer, wanted: Mapping[str, Any]) -> bool:
    return known.id == wanted.get("id")


def _same_email(known: Interviewer, wanted: Mapping[str, Any]) -> bool:
    email: str | None = wanted["email"]
    return email is not None and (known.email or "").lower() == email.lower()


def _same_name(known: Interviewer, wanted: Mapping[str, Any]) -> bool:
    name: str = wanted["name"]
    return known.name.casefold() == name.casefold()


def _shown(interview: Interview) -> Shown:
    return Shown(interview_view(interview), interview.version)
