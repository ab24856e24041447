"""Interviews kept in step with another system, which knows each by an id of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.domain.entities import Candidate, Interview
from app.domain.errors import ConflictError, InvalidInputError, NotFoundError
from app.domain.imports.statuses import status_from_feed
from app.domain.interviews import check_interview
from app.domain.states import STANDING, InterviewStatus
from app.domain.views import interview_view
from app.services.calls import Call, Shown
from app.services.candidates import require_candidate
from app.services.interviews import InterviewService
from app.services.unit_of_work import UnitOfWork, Work


class Effect(StrEnum):
    """What a report from another system did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    IGNORED = "ignored"
    """It was older than what is kept."""


@dataclass(frozen=True, slots=True)
class Fed(Shown):
    """An interview as it is after a report, and what the report did."""

    effect: Effect = Effect.UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """How a report names the candidate: one of three ways, or none where the interview is known already."""

    candidate_id: UUID | None = None
    external_id: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What another system says of one interview."""

    source_system: str
    external_id: str
    values: Mapping[str, Any]
    """Every field of a new interview; `company` and `role` or `application_id` among them."""
    given: frozenset[str]
    """The fields that the report speaks of: the others of a known interview stay as they are."""
    base: str = ""
    """Where the interview stands in the request's body."""
    named_by: str = "/"
    """What errors about the candidate, company or role begin with: `/` for fields of the body, `#` for parameters."""


_NEVER_CHANGED = frozenset({"candidate_id", "application_id", "company", "role"})


class InterviewSourceService:
    """The use case of interviews that another system reports."""

    def __init__(self, work: Work, interviews: InterviewService) -> None:
        self._work = work
        self._interviews = interviews

    async def put(self, call: Call, whose: Whose, report: Report) -> Fed:
        """Create or update the interview that another system knows by an id.

        Raises:
            InvalidInputError: for facts that do not fit together, or a new interview without candidate or names.
            NotFoundError: if the candidate or the application does not exist.
            ConflictError: if the interview belongs to another candidate or application.
        """
        async with self._work.write(call) as uow:
            interview, effect = await self.store(uow, whose, report)
            return await uow.commit(Fed(interview_view(interview), interview.version, effect), interview.candidate_id)

    async def store(self, uow: UnitOfWork, whose: Whose, report: Report) -> tuple[Interview, Effect]:
        """Write what a report says, within a transaction that may hold other candidates locked."""
        seen = await uow.interviews.by_source(uow.tenant_id, report.source_system, report.external_id)
        if seen is not None:
            uow.call.principal.check_candidate(seen.candidate_id, "interview")
        named = await find_candidate(uow, whose, report.named_by)
        candidate_id = named if named is not None or seen is None else seen.candidate_id
        if candidate_id is None:
            raise InvalidInputError(
                f"{report.named_by}candidate_id",
                "Name the candidate by candidate_id, candidate_external_id or candidate_email.",
            )
        candidate = await require_candidate(uow, candidate_id, lock=True, pointer=f"{report.named_by}candidate_id")
        # Another request may have created or changed it before the candidate was locked.
        known = await uow.interviews.by_source(uow.tenant_id, report.source_system, report.external_id)
        if known is None:
            return await self._create(uow, candidate, report), Effect.CREATED
        if known.candidate_id != candidate.id:
            raise ConflictError("This source and id belong to an interview of another candidate.")
        uow.call.check_version(known.version)
        return await self._update(uow, candidate, known, report)

    async def _create(self, uow: UnitOfWork, candidate: Candidate, report: Report) -> Interview:
        values = dict(report.values)
        if values.get("application_id") is None:
            for name in ("company", "role"):
                if values.get(name) is None:
                    raise InvalidInputError(
                        f"{report.named_by}{name}", "A new interview needs company and role, or application_id."
                    )
        check_interview(values, report.base)
        values |= {"source_system": report.source_system, "external_id": report.external_id}
        values["status"] = status_from_feed(
            None, values["status"], values["source_status"], values["starts_at"], values["ends_at"], uow.now
        )
        return await self._interviews.add(uow, candidate, values)

    async def _update(
        self, uow: UnitOfWork, candidate: Candidate, known: Interview, report: Report
    ) -> tuple[Interview, Effect]:
        values = report.values
        reported_at = values["external_updated_at"]
        kept_at = known.external_updated_at
        if kept_at is not None and reported_at is not None and reported_at < kept_at:
            return known, Effect.IGNORED
        application_id = values.get("application_id")
        if application_id is not None and application_id != known.application_id:
            raise ConflictError("This interview belongs to another application.")
        changes = {name: values[name] for name in report.given - _NEVER_CHANGED}
        status = status_from_feed(
            known,
            changes.pop("status", None),
            changes.get("source_status"),
            changes.get("starts_at", known.starts_at),
            changes.get("ends_at", known.ends_at),
            uow.now,
        )
        if status is not None and status is not known.status:
            changes |= _with_status(status)
        changed = await self._interviews.apply_news(uow, candidate, known, changes)
        return changed, Effect.UNCHANGED if changed.version == known.version else Effect.UPDATED


def _with_status(status: InterviewStatus) -> dict[str, Any]:
    cleared: dict[str, Any] = {"status": status, "status_reason": None, "missed_by": None}
    return cleared if status in STANDING else cleared | {"ended_at": None}


async def find_candidate(uow: UnitOfWork, whose: Whose, named_by: str = "/") -> UUID | None:
    """Return the candidate that a report names, None if it names nobody.

    Raises:
        NotFoundError: if there is no such candidate.
        InvalidInputError: if it is named in several ways, or several candidates have the e-mail address.
    """
    if sum(each is not None for each in (whose.candidate_id, whose.external_id, whose.email)) > 1:
        raise InvalidInputError(f"{named_by}candidate_id", "Name the candidate in one way only.")
    if whose.candidate_id is not None:
        return whose.candidate_id
    if whose.external_id is not None:
        found = await uow.candidates.many(*uow.candidates.equal(uow.tenant_id, external_id=whose.external_id))
    elif whose.email is not None:
        found = await uow.candidates.with_email(uow.tenant_id, whose.email)
    else:
        return None
    if not found:
        raise NotFoundError("There is no such candidate.")
    if len(found) > 1:
        raise InvalidInputError(f"{named_by}candidate_email", "Several candidates have this address; name one by id.")
    return found[0].id
