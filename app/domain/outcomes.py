"""What happens to an interview and its application: completed, cancelled, missed, and what came of it.

Every function returns new values. `version` and `updated_at` stay as they are: they belong to whoever writes.
"""

from dataclasses import replace
from datetime import datetime

from app.domain.entities import Application, DateOrInstant, Interview
from app.domain.errors import InvalidInputError, WrongStateError
from app.domain.local_time import check_day, check_instant, end_of, zone
from app.domain.states import STANDING, InterviewStatus, Outcome, Stage

_STAGES = {
    Outcome.REJECTED: Stage.REJECTED,
    Outcome.WITHDRAWN: Stage.WITHDRAWN,
    Outcome.OFFER: Stage.OFFER,
}
_ENDS = frozenset({Outcome.REJECTED, Outcome.WITHDRAWN})
_CANCELLED_BECAUSE = {
    Outcome.REJECTED: "The employer rejected the application before the interview.",
    Outcome.WITHDRAWN: "The application was withdrawn before the interview.",
}
_BEFORE_AN_ANSWER = frozenset({Stage.APPLIED, Stage.INTERVIEWING, Stage.CLOSED})


def record_outcome(
    interview: Interview,
    application: Application,
    outcome: Outcome,
    now: datetime,
    *,
    occurred_at: datetime | None = None,
    respond_by: DateOrInstant | None = None,
    note: str | None = None,
) -> tuple[Interview, Application]:
    """Record what came of an interview, with what that means for the application's stage.

    Domain rule: `rejected`, `withdrawn` and `offer` become the application's stage, `advanced` makes it
    `interviewing`. Before the interview's start `rejected` and `withdrawn` cancel it, and `advanced` and `offer` are
    refused. `pending` takes an outcome back, with the stage and the cancellation that came of it.

    Args:
        interview: the round.
        application: its application.
        outcome: what came of it.
        now: the present instant.
        occurred_at: when it came, not after `now`; by default `now`.
        respond_by: by when an offer wants its answer: a day (in the interview's zone) or an instant.
        note: the candidate's words.

    Returns:
        The interview and the application as they are to be written.

    Raises:
        WrongStateError: an `advanced` or `offer` before the start, or of an interview that did not take place.
        InvalidInputError: at `/occurred_at` or `/respond_by`.
    """
    at = now if occurred_at is None else occurred_at
    check_instant(at, "/occurred_at")
    if at > now:
        raise InvalidInputError("/occurred_at", "An outcome cannot lie ahead.")
    if outcome is Outcome.PENDING:
        return _take_back(interview, application, now)
    _check_respond_by(interview, outcome, respond_by, at)
    interview = _with_status(interview, outcome, at, now)
    interview = replace(interview, outcome=outcome, outcome_at=at, outcome_note=note, respond_by=respond_by)
    return interview, _staged(application, _stage_with(application.stage, outcome), at)


def status_on_entry(ends_at: datetime, now: datetime) -> InterviewStatus:
    """Return the status of an interview whose caller says nothing of it: completed once its end has passed."""
    return InterviewStatus.COMPLETED if ends_at <= now else InterviewStatus.SCHEDULED


def is_over(interview: Interview, now: datetime) -> bool:
    """Tell whether an interview's end has come without anybody saying what became of it: it counts as completed.

    One that was said to be scheduled after its end stays so.
    """
    return interview.status is InterviewStatus.SCHEDULED and interview.updated_at <= interview.ends_at <= now


def complete(interview: Interview, now: datetime, *, ended_at: datetime | None = None) -> Interview:
    """Record that an interview took place, and when it really ended.

    Without `ended_at` its planned end stands. An interview already completed may be given another end.

    Raises:
        WrongStateError: it was cancelled or missed, or has not begun.
        InvalidInputError: at `/ended_at`, before the start or ahead.
    """
    if not interview.stands:
        raise WrongStateError(f"An interview that is {interview.status} cannot be completed.")
    if now < interview.starts_at:
        raise WrongStateError("The interview has not begun.")
    if ended_at is not None:
        check_instant(ended_at, "/ended_at")
        if ended_at < interview.starts_at:
            raise InvalidInputError("/ended_at", "An interview cannot end before it starts.")
        if ended_at > now:
            raise InvalidInputError("/ended_at", "An end that has been reached cannot lie ahead.")
    return replace(interview, status=InterviewStatus.COMPLETED, ended_at=ended_at or interview.ended_at)


def cancel(interview: Interview, *, reason: str | None = None) -> Interview:
    """Record that an interview will not take place.

    One taken for completed because its time had passed can be cancelled too, as long as nothing came of it.

    Raises:
        WrongStateError: it is cancelled or missed already, or has an outcome.
    """
    _must_be_open(interview, "cancelled")
    return replace(interview, status=InterviewStatus.CANCELLED, status_reason=reason, ended_at=None)


def miss(interview: Interview, now: datetime, *, by: str, note: str | None = None) -> Interview:
    """Record that somebody did not come.

    Args:
        interview: scheduled, or taken for completed because its time had passed.
        now: the present instant, at or after the start.
        by: `employer` or `candidate`.
        note: the candidate's words.

    Raises:
        WrongStateError: it is cancelled or missed already, has an outcome, or has not begun.
    """
    _must_be_open(interview, "marked as missed")
    if now < interview.starts_at:
        raise WrongStateError("The interview has not begun.")
    return replace(interview, status=InterviewStatus.MISSED, missed_by=by, status_reason=note, ended_at=None)


def _must_be_open(interview: Interview, wanted: str) -> None:
    if interview.status not in STANDING:
        raise WrongStateError(f"An interview that is {interview.status} cannot be {wanted}.")
    if interview.outcome is not Outcome.PENDING:
        raise WrongStateError(f"An interview with the outcome {interview.outcome} cannot be {wanted}.")


def _check_respond_by(interview: Interview, outcome: Outcome, respond_by: DateOrInstant | None, at: datetime) -> None:
    if respond_by is None:
        return
    if outcome is not Outcome.OFFER:
        raise InvalidInputError("/respond_by", "Only an offer has a time to answer by.")
    if isinstance(respond_by, datetime):
        check_instant(respond_by, "/respond_by")
    else:
        check_day(respond_by, "/respond_by")
    if end_of(respond_by, zone(interview.time_zone)) <= at:
        raise InvalidInputError("/respond_by", "The time to answer by has to lie after the offer.")


def _with_status(interview: Interview, outcome: Outcome, at: datetime, now: datetime) -> Interview:
    """Return the interview with the status that an outcome gives it."""
    ends = outcome in _ENDS
    if interview.status not in STANDING:
        if ends:
            return interview
        raise WrongStateError(f"An interview that is {interview.status} cannot end in {outcome}.")
    if at >= interview.starts_at:
        # What came after the start shows that it took place, even if nobody said so.
        return replace(interview, status=InterviewStatus.COMPLETED)
    if interview.status is InterviewStatus.COMPLETED and now >= interview.starts_at:
        raise InvalidInputError("/occurred_at", "An outcome of this interview cannot lie before its start.")
    if ends:
        return replace(interview, status=InterviewStatus.CANCELLED, status_reason=_CANCELLED_BECAUSE[outcome])
    raise WrongStateError(f"An interview that has not begun cannot end in {outcome}.")


def _stage_with(stage: Stage, outcome: Outcome) -> Stage:
    if outcome is Outcome.ADVANCED:
        return Stage.INTERVIEWING if stage in _BEFORE_AN_ANSWER else stage
    if outcome is Outcome.OFFER and stage is Stage.ACCEPTED:
        return stage
    return _STAGES.get(outcome, stage)


def _take_back(interview: Interview, application: Application, now: datetime) -> tuple[Interview, Application]:
    before = interview.outcome
    cancelled_by_it = interview.status_reason == _CANCELLED_BECAUSE.get(before)
    if interview.status is InterviewStatus.CANCELLED and before in _ENDS and cancelled_by_it:
        status = InterviewStatus.SCHEDULED if now < interview.ends_at else InterviewStatus.COMPLETED
        interview = replace(interview, status=status, status_reason=None)
    interview = replace(interview, outcome=Outcome.PENDING, outcome_at=None, outcome_note=None, respond_by=None)
    came_of_it = _STAGES.get(before) is application.stage
    return interview, _staged(application, Stage.INTERVIEWING if came_of_it else application.stage, now)


def _staged(application: Application, stage: Stage, at: datetime) -> Application:
    return application if application.stage is stage else replace(application, stage=stage, stage_changed_at=at)
