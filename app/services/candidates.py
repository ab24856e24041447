"""Candidates: who looks for a job."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Any
from uuid import UUID

from app.domain.calendar import check_calendar
from app.domain.entities import Candidate
from app.domain.errors import NotFoundError
from app.domain.local_time import check_time_zone
from app.domain.planning.policy import validate_policy
from app.domain.views import candidate_view
from app.services.calls import Call, Listed, Shown
from app.services.planning import Planning
from app.services.unit_of_work import UnitOfWork, Work

_PLANNED_BY = frozenset({"time_zone", "country", "subdivision", "waking_hours", "policy", "paused_until"})
"""Fields that a rule reads: when one changes, open reminders are planned anew."""


class CandidateService:
    """The use cases of candidates."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def create(self, call: Call, values: Mapping[str, Any]) -> Shown:
        """Add a candidate.

        Raises:
            InvalidInputError: for an unknown zone, country, subdivision or policy key.
            ConflictError: if another candidate has the `external_id`.
        """
        call.principal.require_tenant_wide()
        _check(values)
        async with self._work.write(call) as uow:
            candidate = Candidate(
                tenant_id=uow.tenant_id, id=uow.new_id(), created_at=uow.now, updated_at=uow.now, **_normal(values)
            )
            await uow.candidates.add(candidate)
            return await uow.commit(_shown(candidate), candidate.id)

    async def get(self, call: Call, candidate_id: UUID) -> Shown:
        """Show one candidate."""
        async with self._work.read(call) as uow:
            return _shown(await require_candidate(uow, candidate_id))

    async def page(
        self, call: Call, *, limit: int, after: Sequence[Any] | None, external_id: str | None = None
    ) -> Listed:
        """List candidates, oldest first."""
        async with self._work.read(call) as uow:
            wanted = uow.candidates.equal(call.tenant_id, id=call.principal.candidate_id, external_id=external_id)
            page = await uow.candidates.page(*wanted, limit=limit, after=after)
            return Listed([candidate_view(candidate) for candidate in page.items], page.next)

    async def change(self, call: Call, candidate_id: UUID, changes: Mapping[str, Any]) -> Shown:
        """Change some fields; what a rule reads re-plans every open reminder of the candidate.

        `waking_hours` and `policy` are merged into the present ones (RFC 7396).
        """
        async with self._work.write(call) as uow:
            candidate = await require_candidate(uow, candidate_id, lock=True)
            call.check_version(candidate.version)
            merged = _merged(candidate, changes)
            _check(merged, candidate)
            changed = await uow.candidates.save(replace(candidate, **_normal(merged), updated_at=uow.now))
            if any(getattr(changed, name) != getattr(candidate, name) for name in _PLANNED_BY):
                pause_changed = changed.paused_until != candidate.paused_until
                await self._planning.replan_everything(uow, changed, reschedules=pause_changed)
            return await uow.commit(_shown(changed), changed.id)


async def require_candidate(
    uow: UnitOfWork, candidate_id: UUID, *, lock: bool = False, pointer: str | None = None
) -> Candidate:
    """Return a candidate that the caller may touch.

    Args:
        uow: The transaction.
        candidate_id: Who.
        lock: Keep other requests from changing the candidate, and anything of theirs from firing, until the commit.
        pointer: The field that referred to the candidate, for the detail of an error.

    Raises:
        NotFoundError: if there is none.
    """
    uow.call.principal.check_candidate(candidate_id)
    candidate = await uow.candidates.get(uow.tenant_id, candidate_id, lock=lock)
    if candidate is None:
        raise NotFoundError(f"There is no such candidate{f' ({pointer})' if pointer else ''}.")
    if lock:
        await uow.due_items.hold(uow.tenant_id, candidate_id)
    return candidate


def _shown(candidate: Candidate) -> Shown:
    return Shown(candidate_view(candidate), candidate.version)


def _check(values: Mapping[str, Any], present: Candidate | None = None) -> None:
    if "time_zone" in values:
        check_time_zone(values["time_zone"])
    if "country" in values or "subdivision" in values:
        check_calendar(
            values.get("country", present and present.country),
            values.get("subdivision", present and present.subdivision),
        )


def _normal(values: Mapping[str, Any]) -> dict[str, Any]:
    return dict(values) | ({"policy": validate_policy(values["policy"])} if "policy" in values else {})


def _merged(candidate: Candidate, changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(changes)
    if "waking_hours" in merged:
        given = merged["waking_hours"].given()
        hours = {name: time.fromisoformat(text) for name, text in given.items()}
        merged["waking_hours"] = replace(candidate.waking_hours, **hours)
    if "policy" in merged:
        merged["policy"] = {**candidate.policy, **merged["policy"]}
    return merged
