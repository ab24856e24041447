"""What a draft is composed from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.drafting.kinds import DraftKind, Language, Promise, Tone
from app.domain.entities import Candidate, Commitment, Interview
from app.domain.errors import AfterviewError, NotFoundError
from app.domain.states import LinkedInTier

FOLLOW_UPS: Final = 2
"""Domain rule: a follow-up may be repeated once; more would be pressing."""


class FollowUpLimitError(AfterviewError):
    """A third follow-up was asked for."""

    slug = "follow-up-limit"
    title = "No further follow-up is composed"
    status = 409
    help = (
        "Two follow-ups are polite; a third is pressure. Keep the application open or close it, and put the effort "
        "into the others."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on the employer's side. `index` is their place in the interview's list, from 0."""

    name: str
    role: str | None = None
    email: str | None = None
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """Everything the words of a draft may rest on; nothing of reflections, practice or fit.

    Strings are as recorded: whoever puts them into words cleans them.

    Raises:
        FollowUpLimitError: For a follow-up beyond the second.
        ValueError: If `follow_up_number` is below 1, or an instant has no zone.
    """

    kind: DraftKind
    tone: Tone = Tone.WARM
    language: Language = Language.EN
    candidate_name: str
    linkedin_tier: LinkedInTier = LinkedInTier.FREE
    interviewer: Person | None = None
    """Whom it is for; None for one note to everybody who was there."""
    others: tuple[Person, ...] = ()
    """Who else attended, so that each gets a note of their own."""
    company: str
    role: str
    topics: tuple[str, ...] = ()
    highlight: str | None = None
    strength: str | None = None
    interview_ended_at: datetime
    zone: str
    """The employer's time zone, IANA."""
    promise: Promise = Promise.NONE
    promised_on: date | None = None
    follow_up_number: int = 1
    now: datetime

    def __post_init__(self) -> None:
        if self.follow_up_number < 1:
            raise ValueError("A follow-up's number starts at 1.")
        if self.interview_ended_at.tzinfo is None or self.now.tzinfo is None:
            raise ValueError("Instants need a zone.")
        if self.kind is DraftKind.FOLLOW_UP and self.follow_up_number > FOLLOW_UPS:
            raise FollowUpLimitError(
                f"This application has had {FOLLOW_UPS} follow-ups; a third is not composed.", limit=FOLLOW_UPS
            )

    @property
    def interview_day(self) -> date:
        """Return the date the interview ended on where the employer is."""
        return self.interview_ended_at.astimezone(ZoneInfo(self.zone)).date()

    @property
    def people(self) -> tuple[Person, ...]:
        """Return everybody on the employer's side, the addressee first."""
        return (*((self.interviewer,) if self.interviewer else ()), *self.others)


def draft_facts(
    kind: DraftKind,
    *,
    candidate: Candidate,
    interview: Interview,
    interviewer_id: UUID | None,
    now: datetime,
    tone: Tone = Tone.WARM,
    language: Language = Language.EN,
    governing: Commitment | None = None,
    moved: bool = False,
    follow_up_number: int = 1,
) -> DraftFacts:
    """Gather the facts of one draft.

    Args:
        kind: What it is for.
        candidate: Who writes.
        interview: The conversation it is about.
        interviewer_id: Whom it is for; None for the whole panel.
        now: The present instant.
        tone: How it should sound.
        language: What it is written in.
        governing: The promise that governs the interview, if any.
        moved: Whether `governing` replaced an earlier promise.
        follow_up_number: 1 for the first follow-up of the application, 2 for the second.

    Raises:
        NotFoundError: If the interview has no interviewer of that id.
        FollowUpLimitError: For a third follow-up.
    """
    people = {
        one.id: Person(name=one.name, role=one.role, email=one.email, index=index)
        for index, one in enumerate(interview.interviewers)
    }
    if interviewer_id is not None and interviewer_id not in people:
        raise NotFoundError("The interview has no such interviewer.")
    absent = {one.id for one in interview.interviewers if not one.attended}
    promise, promised_on = promise_at(governing, zone=interview.time_zone, now=now, moved=moved)
    return DraftFacts(
        kind=kind,
        tone=tone,
        language=language,
        candidate_name=candidate.name,
        linkedin_tier=candidate.linkedin_tier,
        interviewer=people[interviewer_id] if interviewer_id is not None else None,
        others=tuple(one for key, one in people.items() if key != interviewer_id and key not in absent),
        company=interview.company,
        role=interview.role,
        topics=interview.topics,
        highlight=interview.highlight,
        strength=interview.strength,
        interview_ended_at=interview.end,
        zone=interview.time_zone,
        promise=promise,
        promised_on=promised_on,
        follow_up_number=follow_up_number,
        now=now,
    )


def promise_at(
    governing: Commitment | None, *, zone: str, now: datetime, moved: bool = False
) -> tuple[Promise, date | None]:
    """Return what became of a promised decision by `now`, and the day it names in the employer's `zone`.

    A day has passed when the next one begins there; an instant, when it is reached.
    """
    if governing is None:
        return Promise.NONE, None
    there = ZoneInfo(zone)
    promised = governing.decide_by
    if isinstance(promised, datetime):
        day, passed_at = promised.astimezone(there).date(), promised
    else:
        day, passed_at = promised, datetime.combine(promised + timedelta(days=1), time(), there)
    if moved:
        return Promise.MOVED, day
    return (Promise.PASSED if now >= passed_at else Promise.PENDING), day
