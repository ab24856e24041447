"""Practice: which questions to rehearse, when each comes back, and what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain import practice
from app.domain.entities import Candidate
from app.domain.errors import InvalidInputError, NotFoundError
from app.domain.learning_views import card_view, review_view
from app.domain.memory import Rating
from app.domain.practice import Card
from app.domain.questions import Question, likely_same
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.card_keeping import bounds_of
from app.services.planning import Planning
from app.services.questions import COMPARED_WITH
from app.services.unit_of_work import UnitOfWork, Work


class PracticeService:
    """The use cases of practice cards."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def get(self, call: Call, card_id: UUID) -> Shown:
        """Show one card."""
        async with self._work.read(call) as uow:
            return await _shown(uow, await _require_card(uow, card_id))

    async def page(
        self, call: Call, *, limit: int, after: Sequence[Any] | None, candidate_id: UUID | None = None
    ) -> Listed:
        """List cards in order of due time, those merged into another aside."""
        async with self._work.read(call) as uow:
            cards = uow.private.cards
            wanted = cards.equal(call.tenant_id, candidate_id=candidate_id)
            bound = cards.equal(call.tenant_id, candidate_id=call.principal.candidate_id)
            page = await cards.page(*wanted, *bound, cards.stands(), limit=limit, after=after, order=("due_at", "id"))
            asked = await _questions_of(uow, page.items)
            return Listed([card_view(card, asked) for card in page.items], page.next)

    async def queue(self, call: Call, candidate_id: UUID, limit: int) -> Shown:
        """Show what to practise today, in order, and the interview it leads up to."""
        async with self._work.read(call) as uow:
            records = uow.private
            candidate = await require_candidate(uow, candidate_id)
            bounds = await bounds_of(uow, candidate)
            due = practice.queue(await records.cards.of_candidate(uow.tenant_id, candidate.id), uow.now, bounds)
            asked = await _questions_of(uow, due[:limit])
            return Shown(
                {
                    "candidate_id": candidate.id,
                    "due": len(due),
                    "items": [card_view(card, asked) for card in due[:limit]],
                    "next_interview_evening": bounds.evening_before,
                }
            )

    async def similar(self, call: Call, card_id: UUID) -> Shown:
        """Show the cards that probably ask the same, for the candidate to say whether they do."""
        async with self._work.read(call) as uow:
            card = await _require_card(uow, card_id)
            return Shown({"items": await _alike(uow, card)})

    async def reviews(self, call: Call, card_id: UUID, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List a card's rehearsals, oldest first."""
        async with self._work.read(call) as uow:
            card = await _require_card(uow, card_id)
            reviews = uow.private.reviews
            page = await reviews.page(*reviews.equal(call.tenant_id, card_id=card.id), limit=limit, after=after)
            return Listed([review_view(each) for each in page.items], page.next)

    async def review(self, call: Call, card_id: UUID, rating: Rating, reviewed_at: datetime | None) -> Shown:
        """Record a rehearsal; the answer says when the card comes back.

        Raises:
            CardNotActiveError: The card is paused or was merged into another.
            InvalidInputError: The rehearsal lies ahead, or before the last one.
        """
        async with self._work.write(call) as uow:
            card, candidate = await self._locked(uow, card_id)
            after, kept = practice.review(
                card,
                rating,
                review_id=uow.new_id(),
                reviewed_at=reviewed_at or uow.now,
                now=uow.now,
                bounds=await bounds_of(uow, candidate),
            )
            saved = await uow.private.cards.save(after)
            await uow.private.reviews.add(kept)
            await self._planning.replan_candidate(uow, candidate)
            view = review_view(kept) | {"due_at": saved.due_at}
            return await uow.commit(Shown(view), candidate.id)

    async def pause(self, call: Call, card_id: UUID) -> Shown:
        """Let a card rest."""
        async with self._work.write(call) as uow:
            card, candidate = await self._locked(uow, card_id)
            return await self._saved(uow, candidate, card, practice.pause(card, uow.now))

    async def resume(self, call: Call, card_id: UUID) -> Shown:
        """Take a card up again."""
        async with self._work.write(call) as uow:
            card, candidate = await self._locked(uow, card_id)
            return await self._saved(
                uow, candidate, card, practice.resume(card, uow.now, await bounds_of(uow, candidate))
            )

    async def merge(self, call: Call, card_id: UUID, other_id: UUID) -> Shown:
        """Make one card of two that ask the same, as the caller has said they do. The other card points to this one."""
        async with self._work.write(call) as uow:
            keep, candidate = await self._locked(uow, card_id)
            records = uow.private
            other = await records.cards.get(uow.tenant_id, other_id)
            if other is None or other.candidate_id != candidate.id:
                raise InvalidInputError("/card_id", "The candidate has no such card.")
            rehearsed = await records.reviews.of_cards(uow.tenant_id, [keep.id, other.id])
            joint, gone, moved = practice.merge(
                keep, other, rehearsed, now=uow.now, bounds=await bounds_of(uow, candidate)
            )
            await records.cards.save(gone)
            saved = await records.cards.save(joint)
            await records.cards.save_questions(saved)
            await records.reviews.move(moved)
            await self._planning.replan_candidate(uow, candidate)
            return await uow.commit(await _shown(uow, saved), candidate.id)

    async def _saved(self, uow: UnitOfWork, candidate: Candidate, before: Card, after: Card) -> Shown:
        saved = before
        if after != before:
            saved = await uow.private.cards.save(after)
            await self._planning.replan_candidate(uow, candidate)
        return await uow.commit(await _shown(uow, saved), candidate.id)

    async def _locked(self, uow: UnitOfWork, card_id: UUID) -> tuple[Card, Candidate]:
        seen = await _require_card(uow, card_id)
        candidate = await require_candidate(uow, seen.candidate_id, lock=True)
        card = await _require_card(uow, card_id)
        uow.call.check_version(card.version)
        return card, candidate


async def _require_card(uow: UnitOfWork, card_id: UUID) -> Card:
    card = await uow.private.cards.get(uow.tenant_id, card_id)
    if card is None:
        raise NotFoundError("There is no such practice card.")
    uow.call.principal.check_candidate(card.candidate_id, "practice card")
    return card


async def _questions_of(uow: UnitOfWork, cards: Iterable[Card]) -> Mapping[UUID, Question]:
    return await uow.private.questions.by_ids(uow.tenant_id, [each for card in cards for each in card.question_ids])


async def _shown(uow: UnitOfWork, card: Card) -> Shown:
    return Shown(card_view(card, await _questions_of(uow, [card])), card.version)


async def _alike(uow: UnitOfWork, card: Card) -> list[dict[str, Any]]:
    """Return the best match of each other card, the most alike first."""
    records = uow.private
    mine = await _questions_of(uow, [card])
    latest = await records.questions.latest(uow.tenant_id, card.candidate_id, COMPARED_WITH)
    others = [question for question in latest if question.id not in mine]
    card_of = {
        question_id: other.id
        for other in await records.cards.of_questions(uow.tenant_id, [question.id for question in others])
        if other.merged_into is None
        for question_id in other.question_ids
    }
    found: dict[UUID, dict[str, Any]] = {}
    for question in mine.values():
        for other, similarity in likely_same(question, (each for each in others if each.id in card_of)):
            known = found.get(card_of[other.id])
            if known is None or similarity > known["similarity"]:
                found[card_of[other.id]] = {
                    "card_id": card_of[other.id],
                    "question_id": other.id,
                    "text": other.text,
                    "similarity": round(similarity, 4),
                }
    return sorted(found.values(), key=lambda each: (-each["similarity"], each["card_id"]))
