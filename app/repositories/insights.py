"""Adds a candidate's history up for the insights, inside the database."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.figures import MonthTotal
from app.domain.insight_groups import (
    POINTS,
    InsightGroups,
    InterviewGroup,
    PredictionGroup,
    PromiseGroup,
    RatingPoint,
    ResponseGroup,
    ThankYouGroup,
    Timing,
    TopicGroup,
)
from app.domain.planning.reconcile import RECORDED_TOO_LATE
from app.domain.states import (
    Action,
    CommitmentStatus,
    InterviewKind,
    InterviewStatus,
    Outcome,
    ReminderStatus,
    Stage,
)
from app.models import applications, commitments, interviews, questions, reflections, reminders
from app.repositories.applications import Applications
from app.repositories.reflections import is_hard

_I = interviews.c
_R = reflections.c
_Q = questions.c
_M = reminders.c
_P = commitments.c
_END = func.coalesce(_I.ended_at, _I.ends_at)
_THEIR_QUESTIONS = (
    _Q.tenant_id == bindparam("tenant", type_=Uuid),
    _Q.candidate_id == bindparam("candidate", type_=Uuid),
    _Q.topic_key.is_not(None),
)
_OVER = (ReminderStatus.COMPLETED, ReminderStatus.EXPIRED, ReminderStatus.SKIPPED)
_UNANSWERED = (Outcome.PENDING, Outcome.WITHDRAWN)


class InsightQueries:
    """Runs the queries. Each one goes once over the candidate's own rows and answers with groups."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._on_sqlite = connection.dialect.name == "sqlite"

    async def groups(self, tenant_id: UUID, candidate_id: UUID, now: datetime) -> InsightGroups:
        """Return everything the figures are made of, as of `now`."""
        ratings, predictions = await self._reflections(tenant_id, candidate_id)
        return InsightGroups(
            interviews=await self._interviews(tenant_id, candidate_id),
            thank_yous=await self._thank_yous(tenant_id, candidate_id),
            points=await self._points(tenant_id, candidate_id),
            ratings=ratings,
            topics=await self._topics(tenant_id, candidate_id),
            predictions=predictions,
            responses=await self._responses(tenant_id, candidate_id),
            promises=await self._promises(tenant_id, candidate_id),
            stages=await self._stages(tenant_id, candidate_id),
            with_interview_ahead=(await Applications(self._connection).pipeline(tenant_id, candidate_id, now)).ahead,
        )

    async def _interviews(self, tenant_id: UUID, candidate_id: UUID) -> tuple[InterviewGroup, ...]:
        keys = (_I.kind, _I.round, _I.status, _I.outcome)
        statement = select(*keys, func.count()).where(*_of(interviews, tenant_id, candidate_id)).group_by(*keys)
        return tuple(
            InterviewGroup(
                kind=InterviewKind(kind),
                round=number,
                status=InterviewStatus(status),
                outcome=Outcome(outcome),
                count=count,
            )
            for kind, number, status, outcome, count in await self._connection.execute(statement)
        )

    async def _thank_yous(self, tenant_id: UUID, candidate_id: UUID) -> tuple[ThankYouGroup, ...]:
        sent = _M.status == ReminderStatus.COMPLETED
        timing = case(
            (sent & (_M.deadline.is_(None) | (_M.status_at <= _M.deadline)), Timing.ON_TIME.value),
            (sent, Timing.LATE.value),
            else_=Timing.NOT_SENT.value,
        ).label("timing")
        taken = case((sent, self._seconds(_M.status_at) - self._seconds(_END)), else_=0)
        statement = (
            select(timing, func.count(), cast(func.sum(taken), BigInteger))
            .join(interviews, and_(_I.tenant_id == _M.tenant_id, _I.id == _M.interview_id))
            .where(
                *_of(reminders, tenant_id, candidate_id),
                # Spelt out, not bound: so that the planner sees that the index of thank-you notes serves.
                _M.action == literal(Action.SEND_THANK_YOU.value, literal_execute=True),
                _M.status.in_(_OVER),
                # One that was recorded too late to be sent says nothing of the candidate's punctuality.
                _M.status_reason.is_distinct_from(RECORDED_TOO_LATE),
            )
            .group_by(timing)
        )
        return tuple(
            ThankYouGroup(timing=Timing(name), count=count, seconds=seconds)
            for name, count, seconds in await self._connection.execute(statement)
        )

    async def _points(self, tenant_id: UUID, candidate_id: UUID) -> tuple[RatingPoint, ...]:
        statement = (
            select(_I.id, _END, _I.company, _R.overall)
            .join_from(reflections, interviews, and_(_I.tenant_id == _R.tenant_id, _I.id == _R.interview_id))
            .where(
                *_of(reflections, tenant_id, candidate_id),
                _R.overall.is_not(None),
                _I.status == InterviewStatus.COMPLETED,
            )
            .order_by(_END.desc(), _I.id.desc())
            .limit(POINTS)
        )
        return tuple(
            RatingPoint(interview_id=interview_id, at=at, company=company, rating=rating)
            for interview_id, at, company, rating in await self._connection.execute(statement)
        )

    async def _reflections(
        self, tenant_id: UUID, candidate_id: UUID
    ) -> tuple[tuple[MonthTotal, ...], tuple[PredictionGroup, ...]]:
        month = self._month(_END).label("month")
        keys = (month, _R.overall, _R.predicted_outcome, _I.outcome)
        statement = (
            select(*keys, func.count())
            .join_from(reflections, interviews, and_(_I.tenant_id == _R.tenant_id, _I.id == _R.interview_id))
            .where(*_of(reflections, tenant_id, candidate_id), _I.status == InterviewStatus.COMPLETED)
            .group_by(*keys)
        )
        rated: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        foretold: defaultdict[tuple[str, str], int] = defaultdict(int)
        for name, rating, predicted, outcome, count in await self._connection.execute(statement):
            if rating is not None:
                rated[name][0] += count
                rated[name][1] += count * rating
            if predicted is not None:
                foretold[predicted, outcome] += count
        return (
            tuple(
                MonthTotal(month=_first_day(name), count=count, total=total) for name, (count, total) in rated.items()
            ),
            tuple(
                PredictionGroup(predicted=Outcome(predicted), actual=Outcome(actual), count=count)
                for (predicted, actual), count in foretold.items()
            ),
        )

    async def _topics(self, tenant_id: UUID, candidate_id: UUID) -> tuple[TopicGroup, ...]:
        statement = self._topics_flat() if self._on_sqlite else self._topics_nested()
        statement = statement.where(*_of(interviews, tenant_id, candidate_id), _I.status == InterviewStatus.COMPLETED)
        given = {"tenant": tenant_id, "candidate": candidate_id}
        return tuple(
            TopicGroup(
                key=key,
                topic=topic,
                month=_first_day(name),
                questions=int(count),
                hard=int(hard_ones),
                hard_interviews=int(hard_interviews),
                rated=int(rated),
                quality=int(quality),
            )
            for key, name, topic, count, hard_ones, hard_interviews, rated, quality in await self._connection.execute(
                statement, given
            )
        )

    def _topics_flat(self) -> Select[Any]:
        """Group the questions at once: SQLite reads them from the index, in the order they are grouped by."""
        hard, month = is_hard(), self._month(_END).label("month")
        return (
            select(
                _Q.topic_key,
                month,
                func.min(_Q.topic),
                func.count(),
                func.sum(case((hard, 1), else_=0)),
                func.count(case((hard, _Q.interview_id)).distinct()),
                func.count(_Q.answer_quality),
                func.coalesce(func.sum(_Q.answer_quality), 0),
            )
            .join_from(questions, interviews, and_(_I.tenant_id == _Q.tenant_id, _I.id == _Q.interview_id))
            .where(*_THEIR_QUESTIONS)
            .group_by(_Q.topic_key, month)
        )

    def _topics_nested(self) -> Select[Any]:
        """Group by interview first: PostgreSQL hashes twice, and need not sort to count different interviews."""
        asked = (
            select(
                _Q.topic_key,
                _Q.interview_id,
                func.min(_Q.topic.collate("C")).label("topic"),
                func.count().label("questions"),
                func.sum(case((is_hard(), 1), else_=0)).label("hard"),
                func.count(_Q.answer_quality).label("rated"),
                func.coalesce(func.sum(_Q.answer_quality), 0).label("quality"),
            )
            .where(*_THEIR_QUESTIONS)
            .group_by(_Q.topic_key, _Q.interview_id)
            .subquery()
        )
        month = self._month(_END).label("month")
        return (
            select(
                asked.c.topic_key,
                month,
                func.min(asked.c.topic),
                func.sum(asked.c.questions),
                func.sum(asked.c.hard),
                func.sum(case((asked.c.hard > 0, 1), else_=0)),
                func.sum(asked.c.rated),
                func.sum(asked.c.quality),
            )
            .join_from(asked, interviews, _I.id == asked.c.interview_id)
            .group_by(asked.c.topic_key, month)
        )

    async def _responses(self, tenant_id: UUID, candidate_id: UUID) -> tuple[ResponseGroup, ...]:
        waited = self._seconds(_I.outcome_at) - self._seconds(_END)
        statement = (
            select(_I.company, func.count(), cast(func.sum(waited), BigInteger))
            .where(
                *_of(interviews, tenant_id, candidate_id),
                _I.status == InterviewStatus.COMPLETED,
                _I.outcome.not_in(_UNANSWERED),
                _I.outcome_at >= _END,
            )
            .group_by(_I.company)
        )
        return tuple(
            ResponseGroup(company=company, count=count, seconds=seconds)
            for company, count, seconds in await self._connection.execute(statement)
        )

    async def _promises(self, tenant_id: UUID, candidate_id: UUID) -> tuple[PromiseGroup, ...]:
        kept = case((_P.status == CommitmentStatus.KEPT, 1), else_=0)
        statement = (
            select(_I.company, func.sum(kept), func.count())
            .join_from(commitments, interviews, and_(_I.tenant_id == _P.tenant_id, _I.id == _P.interview_id))
            .where(
                *_of(commitments, tenant_id, candidate_id),
                _P.status.in_((CommitmentStatus.KEPT, CommitmentStatus.MISSED)),
            )
            .group_by(_I.company)
        )
        return tuple(
            PromiseGroup(company=company, kept=int(held), missed=count - int(held))
            for company, held, count in await self._connection.execute(statement)
        )

    async def _stages(self, tenant_id: UUID, candidate_id: UUID) -> dict[Stage, int]:
        stage = applications.c.stage
        statement = select(stage, func.count()).where(*_of(applications, tenant_id, candidate_id)).group_by(stage)
        return {Stage(name): count for name, count in await self._connection.execute(statement)}

    def _month(self, instant: ColumnElement[Any]) -> ColumnElement[str]:
        """Return the calendar month, in UTC, as text such as 2026-03."""
        if self._on_sqlite:
            return func.substr(cast(instant, Text), 1, 7)
        return func.to_char(func.timezone("UTC", instant), "YYYY-MM")

    def _seconds(self, instant: ColumnElement[Any]) -> ColumnElement[int]:
        """Return the whole seconds since 1970, cut off: both databases then add up to the same."""
        if self._on_sqlite:
            return cast(func.strftime("%s", instant), BigInteger)
        return cast(func.floor(func.extract("epoch", instant)), BigInteger)


def _of(table: Any, tenant_id: UUID, candidate_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return table.c.tenant_id == tenant_id, table.c.candidate_id == candidate_id


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")
