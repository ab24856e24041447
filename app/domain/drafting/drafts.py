"""A draft's life: composed, edited, sent or discarded, with every version of its words kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from app.core.pieces import Steps
from app.domain.drafting.checks import CheckContext, Finding, Message, Severity, check, context_of
from app.domain.drafting.facts import draft_facts
from app.domain.drafting.kinds import DraftKind, DraftStatus, Language, Tone, WrittenBy
from app.domain.entities import Candidate, Interview, Interviewer, Reminder
from app.domain.errors import AfterviewError, InvalidInputError, WrongStateError
from app.domain.states import Action, ReminderStatus

KIND_OF: Final = {
    Action.SEND_THANK_YOU: DraftKind.THANK_YOU,
    Action.CONNECT_ON_LINKEDIN: DraftKind.LINKEDIN_INVITATION,
    Action.FOLLOW_UP: DraftKind.FOLLOW_UP,
}
"""The actions that something is written for."""
ACTION_OF: Final = {kind: action for action, kind in KIND_OF.items()}


class DraftHasErrorsError(AfterviewError):
    """The draft has findings of severity `error`."""

    slug = "draft-has-errors"
    title = "The draft has errors"
    status = 409
    help = "Correct what `findings` points at, or send `override: true` with a `reason`, which is kept."

    def __init__(self, findings: Sequence[Finding]) -> None:
        codes = ", ".join(dict.fromkeys(finding.code for finding in findings))
        super().__init__(
            f"Checked before sending, the draft has errors: {codes}.",
            findings=findings,
        )


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A note that the candidate may send. `subject` is None for an invitation; `body` is empty while it is written.

    `write_at` is set while another writer than the composer is still to be asked: the instant from which a worker
    may take it up.
    """

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    application_id: UUID
    interview_id: UUID
    interviewer_id: UUID | None = None
    interviewer_name: str | None = None
    kind: DraftKind
    tone: Tone
    language: Language
    follow_up_number: int = 1
    status: DraftStatus = DraftStatus.DRAFT
    subject: str | None = None
    body: str = ""
    revision: int = 1
    written_by: WrittenBy = WrittenBy.BUILT_IN
    fallback_reason: str | None = None
    write_at: datetime | None = None
    write_tries: int = 0
    sent_at: datetime | None = None
    override_reason: str | None = None
    version: int = 1
    created_at: datetime
    updated_at: datetime

    @property
    def is_being_written(self) -> bool:
        """Tell whether its words are still to come."""
        return self.write_at is not None


@dataclass(frozen=True, kw_only=True)
class DraftRevision:
    """One version of a draft's words: which, whose, when. `key_id` is the key that changed it, None for the service."""

    tenant_id: UUID
    id: UUID
    draft_id: UUID
    revision: int
    subject: str | None
    body: str
    changed: tuple[str, ...]
    written_by: WrittenBy
    key_id: UUID | None = None
    created_at: datetime

    @property
    def version(self) -> int:
        """A revision is written once."""
        return 1


@dataclass(frozen=True, kw_only=True)
class DraftTemplate:
    """A tenant's own template for one kind, tone and language."""

    tenant_id: UUID
    id: UUID
    kind: DraftKind
    tone: Tone
    language: Language
    source: str
    version: int = 1
    created_at: datetime
    updated_at: datetime


def addressee(kind: DraftKind, interview: Interview, interviewer_id: UUID | None) -> Interviewer | None:
    """Return whom a draft is for, or None for one note to everybody who was there.

    Domain rule: whoever is named; where nobody is, the one person who attended. An invitation is for one person.

    Raises:
        InvalidInputError: at `/interviewer_id`, for an invitation that could be for several.
    """
    if interviewer_id is not None:
        return next((one for one in interview.interviewers if one.id == interviewer_id), None)
    attended = [one for one in interview.interviewers if one.attended]
    if len(attended) == 1:
        return attended[0]
    if attended and kind is DraftKind.LINKEDIN_INVITATION:
        raise InvalidInputError("/interviewer_id", "Several people were there: say whom to invite.")
    return None


def first_revision(draft: Draft, revision_id: UUID, key_id: UUID | None, now: datetime) -> DraftRevision:
    """Return the version of the words that a draft began with."""
    changed = ("subject", "body") if draft.kind.is_mail else ("body",)
    return _revision(draft, revision_id, key_id, now, changed, draft.written_by)


def edit(
    draft: Draft, changes: dict[str, Any], revision_id: UUID, key_id: UUID, now: datetime
) -> tuple[Draft, DraftRevision] | None:
    """Return the draft with other words, and the revision that keeps them; None if nothing differs.

    Raises:
        WrongStateError: it was sent or discarded, or is being written.
        InvalidInputError: a subject for an invitation, at `/subject`.
    """
    _must_be_open(draft, "edited")
    if changes.get("subject") is not None and not draft.kind.is_mail:
        raise InvalidInputError("/subject", "A LinkedIn note has no subject.")
    if draft.kind.is_mail and "subject" in changes:
        changes = changes | {"subject": changes["subject"] or ""}
    changed = tuple(name for name in ("subject", "body") if name in changes and changes[name] != getattr(draft, name))
    if not changed:
        return None
    words = {name: changes[name] for name in changed}
    after = replace(draft, **words, revision=draft.revision + 1, updated_at=now)
    return after, _revision(after, revision_id, key_id, now, changed, WrittenBy.PERSON)


def discard(draft: Draft, now: datetime) -> Draft:
    """Put a draft away. Doing so again changes nothing.

    Raises:
        WrongStateError: it was sent.
    """
    if draft.status is DraftStatus.SENT:
        raise WrongStateError("A draft that was sent cannot be discarded.")
    return replace(draft, status=DraftStatus.DISCARDED, write_at=None, updated_at=now)


def send(
    draft: Draft,
    findings: Sequence[Finding],
    now: datetime,
    *,
    override: bool,
    reason: str | None,
    is_too_early: bool = False,
) -> Draft:
    """Mark a draft as sent.

    Domain rule: findings of severity `error` refuse it, unless overridden with a reason. The reason is kept where one
    was needed: for errors, or for a follow-up that is too early.

    Raises:
        WrongStateError: it was sent or discarded, or is being written.
        DraftHasErrorsError: with the findings.
        InvalidInputError: an override without its reason, at `/reason`.
    """
    check_sendable(draft)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors and not override:
        raise DraftHasErrorsError(errors)
    if errors and not (reason and reason.strip()):
        raise InvalidInputError("/reason", "To send it as it is, say why: the reason is kept.")
    return replace(
        draft,
        status=DraftStatus.SENT,
        sent_at=now,
        override_reason=reason if errors or is_too_early else None,
        updated_at=now,
    )


def check_sendable(draft: Draft) -> None:
    """Refuse to send what was sent or discarded already, or has no words yet.

    Raises:
        WrongStateError: then.
    """
    _must_be_open(draft, "sent")


def answering(draft: Draft, reminders: Iterable[Reminder], identity: str | None) -> list[Reminder]:
    """Return the reminders that sending a draft settles, whatever their state.

    Domain rule: a thank-you note answers its interviewer's reminder, one to the whole panel all of them; a follow-up
    the reminder of its number, or, where a rule withdrew that one, the one that is open for the application; an
    invitation the one for that person, whichever interview it hangs on.

    Args:
        draft: What is sent.
        reminders: The candidate's reminders for the draft's action.
        identity: What an invitation's reminder is known by.
    """
    known = list(reminders)
    if draft.kind is DraftKind.LINKEDIN_INVITATION:
        return [one for one in known if identity is not None and one.identity == identity]
    of_it = [one for one in known if one.interview_id == draft.interview_id]
    if draft.kind is DraftKind.THANK_YOU:
        return [one for one in of_it if draft.interviewer_id in {None, one.interviewer_id}]
    numbered = [one for one in of_it if one.ordinal == draft.follow_up_number]
    if any(one.status is not ReminderStatus.CANCELLED for one in numbered):
        return numbered
    return [one for one in known if one.application_id == draft.application_id]


def draft_context(
    draft: Draft, candidate: Candidate, interview: Interview, others: Iterable[Draft], now: datetime
) -> CheckContext:
    """Return what the checks need of a stored draft: the interview as it is recorded now, and the panel's other notes.

    Notes to the same person are not compared: they stand for each other.
    """
    known = {one.id for one in interview.interviewers}
    facts = draft_facts(
        draft.kind,
        candidate=candidate,
        interview=interview,
        interviewer_id=draft.interviewer_id if draft.interviewer_id in known else None,
        now=now,
        tone=draft.tone,
        language=draft.language,
        follow_up_number=draft.follow_up_number,
    )
    bodies = tuple(other.body for other in others if _to_another_person(draft, other))
    context = context_of(facts, others=bodies)
    return context if draft.interviewer_id in known else replace(context, recipient=draft.interviewer_name)


def findings_of(
    draft: Draft, candidate: Candidate, interview: Interview, others: Iterable[Draft], now: datetime
) -> Steps[list[Finding]]:
    """Return what the checks find in a draft as things stand. One without words yet has nothing to find."""
    if draft.is_being_written or not draft.body:
        return []
    message = Message(subject=draft.subject, body=draft.body)
    return (yield from check(message, draft_context(draft, candidate, interview, others, now)))


def _revision(
    draft: Draft,
    revision_id: UUID,
    key_id: UUID | None,
    now: datetime,
    changed: tuple[str, ...],
    written_by: WrittenBy,
) -> DraftRevision:
    return DraftRevision(
        tenant_id=draft.tenant_id,
        id=revision_id,
        draft_id=draft.id,
        revision=draft.revision,
        subject=draft.subject,
        body=draft.body,
        changed=changed,
        written_by=written_by,
        key_id=key_id,
        created_at=now,
    )


def _to_another_person(draft: Draft, other: Draft) -> bool:
    same_panel = (other.interview_id, other.kind, other.follow_up_number) == (
        draft.interview_id,
        draft.kind,
        draft.follow_up_number,
    )
    return same_panel and other.interviewer_id != draft.interviewer_id and other.status is not DraftStatus.DISCARDED


def _must_be_open(draft: Draft, wanted: str) -> None:
    if draft.status is not DraftStatus.DRAFT:
        raise WrongStateError(f"A draft that is {draft.status} cannot be {wanted}.")
    if draft.is_being_written:
        raise WrongStateError(f"The draft is still being written; it can be {wanted} once its words are there.")
