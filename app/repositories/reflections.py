"""Reflections, and the questions asked in the interviews they are about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, insert, update

from app.domain.questions import HARD_FROM, WEAK_UP_TO, Question, topic_key
from app.domain.reflections import Reflection
from app.models import interviews, questions, reflections
from app.repositories.mapping import RowMapping
from app.repositories.rows import Rows

_R = reflections.c
_Q = questions.c
_END = func.coalesce(interviews.c.ended_at, interviews.c.ends_at)


class Reflections(Rows[Reflection]):
    """Reads and writes reflections."""

    table = reflections
    mapping = RowMapping(Reflection, reflections)

    async def of_interview(self, tenant_id: UUID, interview_id: UUID) -> Reflection | None:
        """Return the reflection on an interview."""
        found = await self.many(_R.tenant_id == tenant_id, _R.interview_id == interview_id)
        return found[0] if found else None

    async def latest(self, tenant_id: UUID, candidate_id: UUID, limit: int) -> list[Reflection]:
        """Return a candidate's reflections on their latest interviews, by E, newest first."""
        statement = (
            self.selection()
            .join(interviews, (interviews.c.tenant_id == _R.tenant_id) & (interviews.c.id == _R.interview_id))
            .where(_R.tenant_id == tenant_id, _R.candidate_id == candidate_id)
            .order_by(_END.desc(), interviews.c.id.desc())
            .limit(limit)
        )
        return [self.to_entity(row) for row in await self._connection.execute(statement)]


class Questions(Rows[Question]):
    """Reads and writes questions. When one was asked is read from its interview."""

    table = questions
    mapping = RowMapping(Question, questions)
    unsaved = ("tenant_id", "id", "created_at", "candidate_id", "interview_id", "reflection_id")

    @classmethod
    def selection(cls) -> Select[Any]:
        """Read questions with E of their interviews."""
        asked_in = (interviews.c.tenant_id == _Q.tenant_id) & (interviews.c.id == _Q.interview_id)
        return super().selection().add_columns(_END.label("asked_at")).join(interviews, asked_in)

    def to_values(self, entity: Question) -> dict[str, Any]:
        """Return a question's columns, apart from its place among the questions of its interview."""
        key = None if entity.topic is None else topic_key(entity.topic)
        return super().to_values(entity) | {"topic_key": key}

    async def add_in_order(self, asked: Sequence[Question], *, first: int = 0) -> None:
        """Insert questions of one reflection in the order they were asked, `first` being the place of the first."""
        await self.add_at([(first + place, each) for place, each in enumerate(asked)])

    async def add_at(self, placed: Sequence[tuple[int, Question]]) -> None:
        """Insert questions, each with its place among those of its interview."""
        if placed:
            rows = [self.to_values(each) | {"position": place} for place, each in placed]
            await self._connection.execute(insert(questions), rows)

    async def place(self, question: Question, position: int) -> None:
        """Say at which place of its interview a question was asked."""
        await self._connection.execute(
            update(questions).where(_Q.tenant_id == question.tenant_id, _Q.id == question.id).values(position=position)
        )

    async def remove_all(self, tenant_id: UUID, question_ids: Iterable[UUID]) -> None:
        """Delete questions."""
        await self._connection.execute(
            delete(questions).where(_Q.tenant_id == tenant_id, _Q.id.in_(sorted(question_ids)))
        )

    async def of_reflections(self, tenant_id: UUID, reflection_ids: Iterable[UUID]) -> dict[UUID, tuple[Question, ...]]:
        """Return the questions of reflections, by reflection, in the order they were asked."""
        wanted = list(reflection_ids)
        if not wanted:
            return {}
        statement = (
            self.selection()
            .where(_Q.tenant_id == tenant_id, _Q.reflection_id.in_(wanted))
            .order_by(_Q.reflection_id, _Q.position, _Q.id)
        )
        found: dict[UUID, list[Question]] = defaultdict(list)
        for row in await self._connection.execute(statement):
            question = self.to_entity(row)
            found[question.reflection_id].append(question)
        return {key: tuple(value) for key, value in found.items()}

    async def by_ids(self, tenant_id: UUID, question_ids: Iterable[UUID]) -> dict[UUID, Question]:
        """Return questions by id."""
        wanted = sorted(set(question_ids))
        if not wanted:
            return {}
        return {each.id: each for each in await self.many(_Q.tenant_id == tenant_id, _Q.id.in_(wanted))}

    async def latest(self, tenant_id: UUID, candidate_id: UUID, limit: int) -> list[Question]:
        """Return what a candidate was asked last, by E, newest first."""
        statement = (
            self.selection()
            .where(_Q.tenant_id == tenant_id, _Q.candidate_id == candidate_id)
            .order_by(_END.desc(), _Q.id.desc())
            .limit(limit)
        )
        return [self.to_entity(row) for row in await self._connection.execute(statement)]


def is_hard() -> ColumnElement[bool]:
    """Say that a question was hard in itself or badly answered, as the domain's rule has it."""
    return func.coalesce((_Q.difficulty >= HARD_FROM) | (_Q.answer_quality <= WEAK_UP_TO), False)
