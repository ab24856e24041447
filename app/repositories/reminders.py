"""Reminders."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, select

from app.domain.entities import Explanation, Reminder
from app.domain.states import Action, ReminderStatus
from app.models import reminders
from app.repositories.rows import Rows, plain

_PLAIN = tuple(field.name for field in fields(Reminder) if field.name != "explanation")


class Reminders(Rows[Reminder]):
    """Reads and writes reminders."""

    table = reminders

    def to_entity(self, row: Row[Any]) -> Reminder:
        """Build a reminder."""
        values = plain(row)
        return Reminder(
            **values
            | {
                "action": Action(values["action"]),
                "status": ReminderStatus(values["status"]),
                "explanation": explanation_from(values["explanation"]),
            }
        )

    def to_values(self, entity: Reminder) -> dict[str, Any]:
        """Return a reminder's columns."""
        values = {name: getattr(entity, name) for name in _PLAIN}
        values["explanation"] = explanation_to(entity.explanation)
        return values

    async def of_application(self, tenant_id: UUID, application_id: UUID) -> list[Reminder]:
        """Return the reminders of an application, whatever their state."""
        return await self.many(reminders.c.tenant_id == tenant_id, reminders.c.application_id == application_id)

    async def of_interview(self, tenant_id: UUID, interview_id: UUID) -> list[Reminder]:
        """Return the reminders of an interview, whatever their state."""
        return await self.many(reminders.c.tenant_id == tenant_id, reminders.c.interview_id == interview_id)

    async def of_candidate(self, tenant_id: UUID, candidate_id: UUID, actions: Iterable[Action]) -> list[Reminder]:
        """Return a candidate's reminders for some actions, whatever their state."""
        return await self.many(
            reminders.c.tenant_id == tenant_id,
            reminders.c.candidate_id == candidate_id,
            reminders.c.action.in_(list(actions)),
        )

    async def identities(
        self, tenant_id: UUID, candidate_id: UUID, identities: Iterable[str], besides: UUID
    ) -> frozenset[str]:
        """Return which of some identities a reminder of another application than `besides` has."""
        wanted = sorted(identities)
        if not wanted:
            return frozenset()
        statement = select(reminders.c.identity).where(
            reminders.c.tenant_id == tenant_id,
            reminders.c.candidate_id == candidate_id,
            reminders.c.identity.in_(wanted),
            reminders.c.application_id != besides,
        )
        return frozenset((await self._connection.execute(statement)).scalars())


def overdue_at(now: datetime) -> ColumnElement[bool]:
    """Say that a reminder is due and past its deadline at `now`."""
    return and_(reminders.c.status == ReminderStatus.DUE, reminders.c.deadline <= now)


def explanation_to(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as it is stored."""
    return {
        "rule": explanation.rule,
        "summary": explanation.summary,
        "steps": list(explanation.steps),
        "supersedes": explanation.supersedes,
    }


def explanation_from(stored: dict[str, Any]) -> Explanation:
    """Return a stored explanation."""
    supersedes = stored["supersedes"]
    return Explanation(
        rule=stored["rule"],
        summary=stored["summary"],
        steps=tuple(stored["steps"]),
        supersedes=None if supersedes is None else datetime.fromisoformat(supersedes),
    )
