"""Keeps practice cards in line with the questions they stand for and with the candidate's next interview."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from app.domain import practice
from app.domain.entities import Candidate, Reminder
from app.domain.local_time import zone
from app.domain.planning.context import Desk
from app.domain.planning.policy import Policy
from app.domain.practice import Bounds, Card
from app.domain.questions import Question
from app.domain.states import Action, ReminderStatus
from app.services.unit_of_work import UnitOfWork

_DAYS_PLANNED = 2
_OVER = frozenset({ReminderStatus.COMPLETED, ReminderStatus.SKIPPED, ReminderStatus.EXPIRED})


async def bounds_of(uow: UnitOfWork, candidate: Candidate, policy: Policy | None = None) -> Bounds:
    """Return what bounds the due times of a candidate's cards now."""
    ahead = await uow.interviews.next_ahead(uow.tenant_id, candidate.id, uow.now)
    desk = Desk.of(candidate, policy or await uow.policy_for(candidate), uow.now)
    starts_at = None if ahead is None else ahead.starts_at
    return practice.bounds_for(starts_at, zone(candidate.time_zone), lambda day: desk.evening(day).at)


async def practice_days(
    uow: UnitOfWork, candidate: Candidate, policy: Policy, reminders: Iterable[Reminder]
) -> tuple[date, ...]:
    """Bring a candidate's cards up to date and return the local days to ask them to practise on: the next two.

    When today's reminder is over and cards are still due, tomorrow asks again.

    Args:
        uow: A unit of work that holds the candidate locked.
        candidate: Whose cards.
        policy: The numbers in force for them.
        reminders: The stored `practise` reminders, whatever their status; others are passed over.
    """
    cards = await uow.unseen.cards.of_candidate(uow.tenant_id, candidate.id)
    if not cards:
        return ()
    bounds = await bounds_of(uow, candidate, policy)
    cards = await _kept_in_line(uow, candidate, cards, bounds)
    days = practice.practice_days(cards, uow.now, bounds)
    today = uow.now.astimezone(bounds.zone).date()
    over = {each.identity for each in reminders if each.status in _OVER}
    if today in days and f"{Action.PRACTISE}:{today.isoformat()}" in over:
        days = tuple(sorted({*days, today + timedelta(days=1)} - {today}))
        return (today, *days[: _DAYS_PLANNED - 1])
    return days[:_DAYS_PLANNED]


async def make_cards(
    uow: UnitOfWork, candidate: Candidate, asked: Sequence[Question], changed: Iterable[UUID] = ()
) -> None:
    """Give every question worth practising a card, and take those back that were made by a rating since corrected.

    A card that was rehearsed stays, whatever its question is rated now.

    Args:
        uow: A unit of work that holds the candidate locked.
        candidate: Whose questions.
        asked: All questions of one interview, as stored.
        changed: Those whose text or answer was changed: a card that shows one counts as changed too.
    """
    records = uow.private
    worth = {question.id for question in asked if practice.becomes_card(question)}
    bounds = await bounds_of(uow, candidate)
    with_card: set[UUID] = set()
    touched = set(changed)
    for card in await records.cards.of_questions(uow.tenant_id, [question.id for question in asked]):
        with_card.update(card.question_ids)
        others = set(card.question_ids) - {question.id for question in asked}
        if not card.reviews and not others and not worth.intersection(card.question_ids):
            await records.cards.remove(uow.tenant_id, card.id)
        elif touched.intersection(card.question_ids):
            await records.cards.save(replace(card, updated_at=uow.now))
    new = [question for question in asked if question.id in worth - with_card]
    await records.cards.add(*(practice.new_card(question, uow.new_id(), uow.now, bounds) for question in new))


async def drop_questions(uow: UnitOfWork, question_ids: Collection[UUID]) -> None:
    """Take questions that are being deleted off their cards; a card that loses its last one goes too."""
    records = uow.private
    for card in await records.cards.of_questions(uow.tenant_id, question_ids):
        left: Card | None = card
        for question_id in question_ids:
            left = left and practice.without_question(left, question_id, uow.now)
        if left is None:
            await records.cards.remove(uow.tenant_id, card.id)
        else:
            await records.cards.save(left)


async def _kept_in_line(uow: UnitOfWork, candidate: Candidate, cards: Sequence[Card], bounds: Bounds) -> list[Card]:
    """Drop cards that stand for nothing any more, bring due times within the bounds, return what is left."""
    records = uow.unseen
    if any(not card.question_ids for card in cards):
        await records.cards.sweep(uow.tenant_id, candidate.id)
    cards = [card for card in cards if card.question_ids]
    moved = {card.id: await records.cards.save(card) for card in practice.rebound(cards, bounds, uow.now)}
    return [moved.get(card.id, card) for card in cards]
