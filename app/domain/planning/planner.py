"""Computes plans: every rule's reminders, in order, and why stored ones are not asked for any more."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from app.core.pieces import Steps, at_once
from app.domain.entities import Reminder
from app.domain.planning import (
    close_out,
    connect,
    evaluate_fit,
    follow_up,
    keep_searching,
    practise,
    prepare,
    reflect,
    review_lessons,
    thank_you,
)
from app.domain.planning.context import ApplicationContext, CandidateContext, Rule
from app.domain.planning.facts import ApplicationFacts, CandidateFacts, Plan, PlannedReminder
from app.domain.planning.policy import Policy
from app.domain.states import Action, InterviewStatus

APPLICATION_RULES: tuple[Rule[ApplicationContext], ...] = (
    thank_you.RULE,
    reflect.RULE,
    evaluate_fit.RULE,
    connect.RULE,
    follow_up.RULE,
    prepare.RULE,
    close_out.RULE,
    review_lessons.RULE,
)
CANDIDATE_RULES: tuple[Rule[CandidateContext], ...] = (
    keep_searching.RULE,
    practise.RULE,
)

_ORDER = {action: place for place, action in enumerate(Action)}


def plan_application(facts: ApplicationFacts, policy: Policy, now: datetime) -> Plan:
    """Plan everything that one application asks for, at once: `plan_in_steps` says what."""
    return at_once(plan_in_steps(facts, policy, now))


def plan_in_steps(facts: ApplicationFacts, policy: Policy, now: datetime) -> Steps[Plan]:
    """Plan everything that one application asks for. It can have thousands of reminders.

    Args:
        facts: the application, its rounds and promises, and what is stored about them.
        policy: the numbers in force.
        now: the present instant. Only `prepare` reads it: it is asked for while the interview is ahead.

    Returns:
        The reminders that should exist, those already completed included, in order of due time; and for every
        stored reminder of an application's action that is not among them, the reason.
    """
    context = ApplicationContext.of(facts, policy, now)
    asked: list[PlannedReminder] = []
    for rule in APPLICATION_RULES:
        for planned in rule.plan(context):
            asked.append(planned)
            yield
    reminders = _in_order(asked)
    by_action = {rule.action: rule for rule in APPLICATION_RULES}
    withdrawn: dict[str, str] = {}
    for each in _not_planned(reminders, facts.reminders):
        if each.action in by_action:
            reason = _without_interview(context, each) or by_action[each.action].why_not(context, each)
            withdrawn[each.identity] = reason
            yield
    return Plan(reminders=reminders, withdrawn=withdrawn)


def plan_candidate(facts: CandidateFacts, policy: Policy, now: datetime) -> Plan:
    """Plan what is asked of a candidate once, whatever the number of applications.

    Args:
        facts: the candidate, figures of their search, days with cards to practise, and what is stored.
        policy: the numbers in force.
        now: the present instant, which decides the current occurrence of `keep_searching`.
    """
    context = CandidateContext.of(facts, policy, now)
    reminders = _in_order(reminder for rule in CANDIDATE_RULES for reminder in rule.plan(context))
    gone = _not_planned(reminders, facts.reminders)
    by_action = {rule.action: rule for rule in CANDIDATE_RULES}
    withdrawn = {
        each.identity: by_action[each.action].why_not(context, each) for each in gone if each.action in by_action
    }
    return Plan(reminders=reminders, withdrawn=withdrawn)


def _in_order(asked: Iterable[PlannedReminder]) -> tuple[PlannedReminder, ...]:
    return tuple(sorted(asked, key=lambda each: (each.due_at, _ORDER[each.action], each.identity)))


def _not_planned(planned: Sequence[PlannedReminder], stored: Sequence[Reminder]) -> list[Reminder]:
    identities = {each.identity for each in planned}
    return [each for each in stored if each.identity not in identities]


_STATUS_REASONS: Mapping[InterviewStatus, str] = {
    InterviewStatus.CANCELLED: "The interview was cancelled",
    InterviewStatus.MISSED: "The interview did not take place",
}


def _without_interview(context: ApplicationContext, reminder: Reminder) -> str | None:
    """Say that the interview a reminder is about will not take place, or is gone; None if it stands."""
    if reminder.interview_id is None:
        return None
    interview = context.by_id.get(reminder.interview_id)
    if interview is None:
        return "The interview was deleted."
    reason = _STATUS_REASONS.get(interview.status)
    if reason is None:
        return None
    return f"{reason}: {interview.status_reason}" if interview.status_reason else f"{reason}."
