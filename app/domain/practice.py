"""Practice cards: which questions to rehearse, and when each comes back.

The dates are those of the `fsrs` package. Its due time is kept apart from ours (`own_due_at` and `due_at`), because
ours is bounded twice:

- nothing returns on the local day it was reviewed, a day of 25 hours included;
- nothing is due later than the evening before the candidate's next interview.

A card that was reviewed on the local day of that evening, or since, has had its rehearsal: the second bound no longer
holds for that interview, since it could only bring the card back on the same day.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import fsrs

from app.domain.entities import Interview
from app.domain.errors import AfterviewError, InvalidInputError
from app.domain.memory import Rating, after_review, blank, memory_of, recall, replayed
from app.domain.questions import Question, is_hard
from app.domain.states import InterviewStatus


class CardNotActiveError(AfterviewError):
    """A review of a card that is paused or was merged into another."""

    slug = "card-not-active"
    title = "The practice card is not in use"
    status = 409
    help = "Resume a paused card before reviewing it. Of merged cards, review the one in `merged_into`."


@dataclass(frozen=True, kw_only=True)
class Card:
    """One question to rehearse.

    `memory` is what the package knows of the card, as JSON (see `memory_of`). `own_due_at` is the package's due time,
    `due_at` ours after the bounds, as of the last write: `bounded_due` gives it afresh. `question_ids` are all the
    questions the card stands for, the one whose text it shows first.
    """

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    question_ids: tuple[UUID, ...]
    memory: Mapping[str, Any]
    own_due_at: datetime
    due_at: datetime
    last_review_at: datetime | None = None
    reviews: int = 0
    paused_at: datetime | None = None
    merged_into: UUID | None = None
    version: int = 1
    created_at: datetime
    updated_at: datetime

    @property
    def active(self) -> bool:
        """Tell whether it takes part in practice: neither paused nor merged into another."""
        return self.paused_at is None and self.merged_into is None


@dataclass(frozen=True, kw_only=True)
class Review:
    """One rehearsal of a card. Reviews are never changed; merging moves them to the card that stays."""

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    card_id: UUID
    rating: Rating
    reviewed_at: datetime
    own_due_at: datetime
    """When the package would have the card back after this review."""
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What bounds the due times of one candidate's cards.

    `zone` is the candidate's; `evening_before` is the evening before their next interview, None without one.
    """

    zone: ZoneInfo
    evening_before: datetime | None = None


def becomes_card(question: Question) -> bool:
    """Tell whether a question is to be practised.

    Domain rule: difficulty of 4 or more, answer quality of 2 or less, or flagged by the candidate.
    """
    return question.flagged or is_hard(question.difficulty, question.answer_quality)


def next_start(interviews: Iterable[Interview], now: datetime) -> datetime | None:
    """Return when the candidate's next interview begins: the earliest that is scheduled and still ahead."""
    ahead = (
        interview.starts_at
        for interview in interviews
        if interview.status is InterviewStatus.SCHEDULED and interview.starts_at > now
    )
    return min(ahead, default=None)


def bounds_for(starts_at: datetime | None, zone: ZoneInfo, evening: Callable[[date], datetime]) -> Bounds:
    """Return the bounds that an interview sets.

    Args:
        starts_at: When the next interview begins; None without one.
        zone: The candidate's time zone.
        evening: Gives the evening of a local date, as the planner's rules have it.
    """
    if starts_at is None:
        return Bounds(zone=zone)
    return Bounds(zone=zone, evening_before=evening(starts_at.astimezone(zone).date() - timedelta(days=1)))


def new_card(question: Question, card_id: UUID, now: datetime, bounds: Bounds) -> Card:
    """Return the card for a question, due at once and never reviewed."""
    card = Card(
        tenant_id=question.tenant_id,
        id=card_id,
        candidate_id=question.candidate_id,
        question_ids=(question.id,),
        memory=memory_of(blank(now)),
        own_due_at=now,
        due_at=now,
        created_at=now,
        updated_at=now,
    )
    return replace(card, due_at=bounded_due(card, bounds))


def review(
    card: Card, rating: Rating, *, review_id: UUID, reviewed_at: datetime, now: datetime, bounds: Bounds
) -> tuple[Card, Review]:
    """Return the card after a rehearsal, and the rehearsal to keep.

    Args:
        card: The card as it was.
        rating: How well the answer came.
        review_id: The id for the kept rehearsal.
        reviewed_at: When it took place, in UTC; not before the last one and not after `now`.
        now: The present instant.
        bounds: The candidate's zone and the evening before their next interview.

    Raises:
        CardNotActiveError: The card is paused or was merged into another.
        InvalidInputError: `reviewed_at` is before the last rehearsal or after `now`.
    """
    if not card.active:
        state = "was merged into another" if card.merged_into else "is paused"
        raise CardNotActiveError(f"The card {state}.", merged_into=str(card.merged_into) if card.merged_into else None)
    if reviewed_at > now:
        raise InvalidInputError("/reviewed_at", "A rehearsal cannot lie ahead.")
    if card.last_review_at is not None and reviewed_at < card.last_review_at:
        raise InvalidInputError("/reviewed_at", "The card has a later rehearsal already.")
    after = after_review(card.memory, rating, reviewed_at)
    reviewed = _with_memory(card, after, reviews=card.reviews + 1, now=now, bounds=bounds)
    kept = Review(
        tenant_id=card.tenant_id,
        id=review_id,
        candidate_id=card.candidate_id,
        card_id=card.id,
        rating=rating,
        reviewed_at=reviewed_at,
        own_due_at=after.due,
        created_at=now,
    )
    return reviewed, kept


def bounded_due(card: Card, bounds: Bounds) -> datetime:
    """Return when a card is due for this candidate now: the package's due time within the two bounds above."""
    due = card.own_due_at
    reviewed_on = card.last_review_at.astimezone(bounds.zone).date() if card.last_review_at else None
    if reviewed_on is not None and due.astimezone(bounds.zone).date() <= reviewed_on:
        due = _start_of(reviewed_on + timedelta(days=1), bounds.zone)
    evening = bounds.evening_before
    if evening is None or (reviewed_on is not None and evening.astimezone(bounds.zone).date() <= reviewed_on):
        return due
    return min(due, evening)


def rebound(cards: Iterable[Card], bounds: Bounds, now: datetime) -> list[Card]:
    """Return the cards whose due time is another under these bounds, changed.

    To be called when the candidate's zone or next interview changes. Between changes `bounded_due` gives what holds.
    """
    return [
        replace(card, due_at=due, updated_at=now)
        for card in cards
        if card.merged_into is None and (due := bounded_due(card, bounds)) != card.due_at
    ]


def pause(card: Card, now: datetime) -> Card:
    """Return the card at rest: it is in no queue and asks for no practice day. Pausing twice changes nothing."""
    _refuse_merged(card)
    return card if card.paused_at else replace(card, paused_at=now, updated_at=now)


def resume(card: Card, now: datetime, bounds: Bounds) -> Card:
    """Return the card in use again. Its due time is the package's own, so one that fell due at rest is due at once."""
    _refuse_merged(card)
    if card.paused_at is None:
        return card
    return replace(card, paused_at=None, due_at=bounded_due(card, bounds), updated_at=now)


def merge(
    keep: Card, other: Card, reviews: Sequence[Review], *, now: datetime, bounds: Bounds
) -> tuple[Card, Card, list[Review]]:
    """Make one card of two that ask the same, as if all their rehearsals had been of one.

    Args:
        keep: The card that stays.
        other: The card that goes.
        reviews: All rehearsals of both, in any order.
        now: The present instant.
        bounds: The candidate's zone and the evening before their next interview.

    Returns:
        The card that stays, with the package's state computed again from the joint history; the other one, pointing
        to it; and the moved rehearsals, which now name the card that stays.

    Raises:
        InvalidInputError: They are one card, belong to different candidates, or one was merged before.
    """
    if keep.id == other.id or keep.candidate_id != other.candidate_id:
        raise InvalidInputError("/card_id", "Two different cards of one candidate can be merged.")
    _refuse_merged(keep)
    _refuse_merged(other)
    first = min(keep.created_at, other.created_at)
    memory = replayed(first, [(kept.reviewed_at, kept.rating) for kept in reviews])
    ids = dict.fromkeys((*keep.question_ids, *other.question_ids))
    joint = replace(
        keep,
        question_ids=tuple(ids),
        created_at=first,
        paused_at=keep.paused_at if other.paused_at else None,
    )
    gone = replace(other, merged_into=keep.id, updated_at=now)
    moved = [replace(kept, card_id=keep.id) for kept in reviews if kept.card_id == other.id]
    return _with_memory(joint, memory, reviews=len(reviews), now=now, bounds=bounds), gone, moved


def without_question(card: Card, question_id: UUID, now: datetime) -> Card | None:
    """Return the card after one of its questions was deleted; None when it was the last, and the card goes with it."""
    left = tuple(each for each in card.question_ids if each != question_id)
    return replace(card, question_ids=left, updated_at=now) if left else None


def queue(cards: Iterable[Card], now: datetime, bounds: Bounds) -> list[Card]:
    """Return what to practise today, in order, each card with its due time as of now.

    Due is whatever falls due by the end of the local day: an evening's practice should not wait for the minute. The
    days that have waited longest come first; within a day the answers least likely to be remembered.
    """
    today = now.astimezone(bounds.zone).date()
    fresh = [replace(card, due_at=bounded_due(card, bounds)) for card in cards if card.active]
    due = [card for card in fresh if card.due_at.astimezone(bounds.zone).date() <= today]
    return sorted(
        due,
        key=lambda card: (
            card.due_at.astimezone(bounds.zone).date(),
            recall(card.memory, now),
            card.created_at,
            card.id,
        ),
    )


def practice_days(cards: Iterable[Card], now: datetime, bounds: Bounds) -> tuple[date, ...]:
    """Return the local dates, ascending, on which at least one card is due. What is overdue is due today."""
    today = now.astimezone(bounds.zone).date()
    return tuple(
        sorted({max(today, bounded_due(card, bounds).astimezone(bounds.zone).date()) for card in cards if card.active})
    )


def _with_memory(card: Card, memory: fsrs.Card, *, reviews: int, now: datetime, bounds: Bounds) -> Card:
    changed = replace(
        card,
        memory=memory_of(memory),
        own_due_at=memory.due,
        last_review_at=memory.last_review,
        reviews=reviews,
        updated_at=now,
    )
    return replace(changed, due_at=bounded_due(changed, bounds))


def _refuse_merged(card: Card) -> None:
    if card.merged_into is not None:
        raise CardNotActiveError("The card was merged into another.", merged_into=str(card.merged_into))


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the first instant of a local day, in UTC; a midnight skipped by a clock change is the end of the gap."""
    midnight = datetime.combine(day, time(), zone)
    return midnight.astimezone(UTC)
