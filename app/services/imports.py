"""Payloads of applicant tracking systems, taken as they are."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.domain.calendar import check_calendar
from app.domain.entities import Candidate, Interview
from app.domain.errors import InvalidInputError
from app.domain.imports.ashby import read_ashby
from app.domain.imports.greenhouse import read_greenhouse
from app.domain.imports.imported import Batch, ImportedInterview, Refused, Schedule
from app.domain.imports.lever import read_lever
from app.domain.imports.statuses import is_held
from app.domain.local_time import check_time_zone
from app.domain.states import STANDING, InterviewStatus, Outcome
from app.services.calls import Call, Shown
from app.services.candidates import require_candidate
from app.services.interview_sources import Effect, InterviewSourceService, Report, Whose, find_candidate
from app.services.interviews import InterviewService
from app.services.planning import Planning
from app.services.planning_passes import PlanningPass, leave_rest, note_pass
from app.services.unit_of_work import UnitOfWork, Work

LONGEST_TRANSACTION = 0.100
"""Seconds of processor time after which a transaction ends. On SQLite everybody else who writes waits for it."""
_FEW = 5
"""The plans of so many interviews are made with each. Of more they are made once."""
UNNAMED_ROLE = "the role"
PARAMETERS = "#"
"""What errors about parameters begin with."""
_OPTIONAL = ("country", "subdivision", "interviewers", "location", "external_updated_at")
NO_LONGER_SCHEDULED = "It is no longer part of the schedule."


class SourceSystem(StrEnum):
    """A system whose payloads are understood."""

    GREENHOUSE = "greenhouse"
    LEVER = "lever"
    ASHBY = "ashby"


_READERS: dict[SourceSystem, Callable[[Any], Batch]] = {
    SourceSystem.GREENHOUSE: read_greenhouse,
    SourceSystem.LEVER: read_lever,
    SourceSystem.ASHBY: read_ashby,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a payload does not say, because the system belongs to the employer: whose, where, and for which role."""

    whose: Whose
    application_id: UUID | None = None
    company: str | None = None
    role: str | None = None
    time_zone: str | None = None
    country: str | None = None
    subdivision: str | None = None


@dataclass(slots=True)
class _Taken:
    """What of a payload is still to be taken, and what came of the rest."""

    interviews: deque[ImportedInterview]
    schedules: deque[Schedule]
    candidate_id: UUID | None = None
    unplanned: dict[UUID, Candidate] = field(default_factory=dict)
    """Candidates whose plans are made when all is taken."""
    lines: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return not self.interviews and not self.schedules


class ImportService:
    """The use case of importing interviews."""

    def __init__(
        self, work: Work, planning: Planning, sources: InterviewSourceService, interviews: InterviewService
    ) -> None:
        self._work = work
        self._planning = planning
        self._sources = sources
        self._interviews = interviews

    async def take(self, call: Call, system: SourceSystem, payload: Any, hints: Hints) -> Shown:
        """Create or update every interview that a payload tells of, in short transactions.

        A record of a list that cannot be read is refused, and stands at the end of the answer with what is wrong with
        it; if none can be read, the payload is. A payload of a few interviews is one transaction. Of a large one, the
        interviews before a place that is refused while it is written stay: sending it again, with the same
        Idempotency-Key or without, changes nothing about them.

        Raises:
            InvalidInputError: at the place in the payload where something needed is missing, or at the parameter.
            NotFoundError: if the candidate or the application does not exist.
            ConflictError: if an interview belongs to another candidate or application.
        """
        batch = _READERS[system](payload)
        if hints.time_zone is not None:
            check_time_zone(hints.time_zone, "#time_zone")
        check_calendar(hints.country, hints.subdivision, "#country", "#subdivision")
        taken = _Taken(deque(batch.interviews), deque(batch.schedules))
        taken.lines += [_refused(each) for each in batch.refused]
        told = {each.external_id for each in batch.interviews}
        while True:
            async with self._work.write(call) as uow:
                uow.postponed = {} if len(batch.interviews) > _FEW else None
                if taken.candidate_id is None:
                    taken.candidate_id = await find_candidate(uow, hints.whose, PARAMETERS)
                begun = time.process_time()
                while not taken.is_done and time.process_time() - begun < LONGEST_TRANSACTION:
                    if taken.interviews:
                        await self._take_interview(uow, system, hints, taken)
                    else:
                        await self._take_schedule(uow, system, told, taken)
                taken.unplanned |= uow.postponed or {}
                if taken.is_done:
                    for candidate in taken.unplanned.values():
                        await leave_rest(uow, candidate, PlanningPass(), self._planning.replan_some)
                    taken.lines.sort(key=lambda line: line["problem"] is not None)
                    return await uow.commit(Shown({"interviews": taken.lines}), taken.candidate_id)
                for candidate_id in taken.unplanned:
                    await note_pass(uow, candidate_id)
                await uow.commit_part()

    async def _take_interview(self, uow: UnitOfWork, system: SourceSystem, hints: Hints, taken: "_Taken") -> None:
        each = taken.interviews[0]
        interview, effect = await self._sources.store(uow, hints.whose, await self._report(uow, system, each, hints))
        taken.candidate_id = interview.candidate_id
        taken.lines.append(_line(interview, effect, each.organiser))
        taken.interviews.popleft()

    async def _take_schedule(self, uow: UnitOfWork, system: SourceSystem, told: set[str], taken: "_Taken") -> None:
        """Cancel the interviews that a schedule no longer has."""
        schedule = taken.schedules[0]
        if schedule.is_one:
            one = await uow.interviews.by_source(uow.tenant_id, system, schedule.prefix)
            of_it = [] if one is None else [one]
        else:
            of_it = await uow.interviews.of_schedule(uow.tenant_id, system, schedule.prefix)
        for kept in of_it:
            if kept.external_id not in told:
                came_of_it = await self._call_off(uow, kept, schedule)
                taken.lines += [] if came_of_it is None else [_line(kept, came_of_it, None)]
        taken.schedules.popleft()

    async def _report(self, uow: UnitOfWork, system: SourceSystem, told: ImportedInterview, hints: Hints) -> Report:
        known = await uow.interviews.by_source(uow.tenant_id, system, told.external_id)
        time_zone = hints.time_zone or told.time_zone
        if time_zone is None:
            time_zone = known.time_zone if known is not None else await self._candidates_zone(uow, hints.whose)
        starts_at, ends_at = told.times(time_zone)
        if ends_at <= starts_at:
            raise InvalidInputError(told.pointer, "The interview must end after it starts.")
        newer = _is_newer(told, known)
        interviewers = _people(told, known, starts_at, ends_at, uow.now, newer=newer)
        values: dict[str, Any] = {
            "candidate_id": None,
            "application_id": hints.application_id,
            "company": hints.company,
            "role": hints.role or (UNNAMED_ROLE if hints.company is not None else None),
            "kind": told.kind,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "time_zone": time_zone,
            "country": hints.country,
            "subdivision": hints.subdivision,
            "status": None,
            "source_status": told.source_status,
            "interviewers": interviewers,
            "location": told.location,
            "external_updated_at": told.updated_at,
        }
        # The kind is a guess, which the candidate may have corrected.
        unsaid = {"candidate_id", "application_id", "company", "role", "kind"}
        emptied = told.emptied if newer else frozenset()
        if told.interviewers and not interviewers:
            emptied |= {"interviewers"}
        unsaid |= {name for name in _OPTIONAL if not values[name] and name not in emptied}
        return Report(
            source_system=system,
            external_id=told.external_id,
            values=values,
            given=frozenset(values) - unsaid,
            base=told.pointer,
            named_by=PARAMETERS,
        )

    async def _candidates_zone(self, uow: UnitOfWork, whose: Whose) -> str:
        candidate_id = await find_candidate(uow, whose, PARAMETERS)
        if candidate_id is None:
            raise InvalidInputError(
                "#candidate_id",
                "This interview is new: name its candidate by candidate_id, candidate_external_id or candidate_email.",
            )
        return (await require_candidate(uow, candidate_id, pointer="#candidate_id")).time_zone

    async def _call_off(self, uow: UnitOfWork, gone: Interview, schedule: Schedule) -> Effect | None:
        """Cancel an interview that its schedule no longer has; None if there is nothing to cancel.

        A schedule that is tidied up afterwards does not undo what took place.
        """
        uow.call.principal.check_candidate(gone.candidate_id, "interview")
        candidate = await require_candidate(uow, gone.candidate_id, lock=True)
        kept = await uow.interviews.get(uow.tenant_id, gone.id)
        if kept is None or kept.status not in STANDING or kept.outcome is not Outcome.PENDING or kept.end <= uow.now:
            return None
        kept_at, told_at = kept.external_updated_at, schedule.updated_at
        if kept_at is not None and told_at is not None and told_at < kept_at:
            return Effect.IGNORED
        off = {
            "status": InterviewStatus.CANCELLED,
            "status_reason": NO_LONGER_SCHEDULED,
            "source_status": None,
            "ended_at": None,
        }
        await self._interviews.apply(uow, candidate, kept, off)
        return Effect.UPDATED


def _is_newer(told: ImportedInterview, known: Interview | None) -> bool:
    """Say whether a payload is known to be newer than what is kept, so that what is empty in it was emptied."""
    kept_at = None if known is None else known.external_updated_at
    return kept_at is not None and told.updated_at is not None and told.updated_at > kept_at


def _people(
    told: ImportedInterview,
    known: Interview | None,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
    *,
    newer: bool,
) -> tuple[dict[str, Any], ...]:
    """Return the interviewers as a payload tells of them, without undoing what the candidate says of their attendance.

    Nobody can have been absent from an interview that is ahead: a newer payload in which somebody has not declined
    takes their declining back. Once it has begun, only a scorecard speaks of those who are known. If all who were
    invited declined and it was held, others held it, whom nobody names.
    """
    people = told.interviewers
    all_declined = bool(people) and all(person.get("attended") is False for person in people)
    nobody_here = known is None or not any(person.attended for person in known.interviewers)
    if all_declined and nobody_here and is_held(told.source_status, starts_at, ends_at, now):
        return ()
    if known is None:
        return people
    if starts_at > now:
        return tuple({"attended": True} | person for person in people) if newer else people
    here = {each.name for each in known.interviewers} | {each.email for each in known.interviewers}
    spoken_for = [person.get("attended") is False and here & {person["name"], person.get("email")} for person in people]
    return tuple(
        {name: value for name, value in person.items() if not (kept and name == "attended")}
        for person, kept in zip(people, spoken_for, strict=True)
    )


def _line(interview: Interview, effect: Effect, organiser: str | None) -> dict[str, Any]:
    return {
        "external_id": interview.external_id,
        "interview_id": interview.id,
        "effect": effect,
        "organiser": organiser,
        "problem": None,
    }


def _refused(refused: Refused) -> dict[str, Any]:
    return {
        "external_id": refused.external_id,
        "interview_id": None,
        "effect": "refused",
        "organiser": None,
        "problem": {"pointer": refused.pointer, "message": refused.message},
    }
