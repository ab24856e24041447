"""Reminders and plans on the wire."""

from typing import Annotated

from pydantic import Field, Strict

from app.domain.states import Action, ReminderStatus
from app.schemas.deriving import Resource, Shape
from app.schemas.fields import Body, Flag, Id, Instant, LongText, Name, Out, Revision, ShortText, Whole


class ExplanationOut(Out):
    """Why a reminder has the times it has."""

    rule: str = Field(max_length=100, description="The rule's stable name.")
    summary: str = Field(max_length=1000, description="One plain sentence.")
    steps: list[LongText] = Field(max_length=50, description="Each step with its inputs and result, zones named.")
    supersedes: Instant | None = Field(description="The due time that this one replaced.")


class ReminderSubjectOut(Out):
    """The person an action is about."""

    interviewer: Name
    interviewer_id: Id | None = None


class ReminderFields(Shape):
    """What is stored of a reminder and shown."""

    application_id: Id | None
    interview_id: Id | None
    company: Name | None
    role: Name | None
    action: Action
    ordinal: Annotated[int, Field(ge=1, le=1_000_000), Strict(), Whole]
    status: ReminderStatus
    status_at: Instant
    status_reason: LongText | None
    not_before: Instant | None
    due_at: Instant
    deadline: Instant | None
    expires_at: Instant
    snoozed_until: Instant | None
    revision: Revision = Field(description="Counts changes of the times.")


class ReminderOut(ReminderFields, Resource):
    """One action to take."""

    candidate_id: Id
    subject: ReminderSubjectOut | None
    overdue: bool = Field(description="Due and past its deadline.")
    explanation: ExplanationOut


class InterviewPlanOut(Out):
    """Every reminder of an interview, in order of due time."""

    reminders: list[ReminderOut] = Field(max_length=1000)


class NextActionOut(Out):
    """One thing to do, why, and where."""

    reminder: ReminderOut
    reason: str = Field(max_length=1000)
    links: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=2048)]] = Field(max_length=10)


class NextActionsOut(Out):
    """What to do now, the most pressing first, and what comes next."""

    candidate_id: Id
    paused_until: Instant | None
    now: list[NextActionOut] = Field(max_length=100)
    next: list[NextActionOut] = Field(max_length=100)


class ReminderCompletion(Body):
    """An override of a gate, if one stands."""

    override: Flag = False
    reason: ShortText | None = Field(default=None, description="Why the gate is overridden. It is kept.")


class ReminderSkip(Body):
    """Why it will not be done."""

    reason: ShortText | None = None


class ReminderSnooze(Body):
    """Until when it should rest."""

    until: Instant
