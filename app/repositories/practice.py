"""Practice cards."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, delete, exists, insert, select

from app.core.pagination import Page
from app.domain.practice import Card
from app.models import practice_card_questions, practice_cards
from app.repositories.mapping import RowMapping
from app.repositories.rows import AnyRow, Rows, plain
from app.repositories.statements import Statement

_C = practice_cards.c
_L = practice_card_questions.c

_STANDING = Statement(
    select(practice_cards)
    .where(
        _C.tenant_id == bindparam("tenant_id"),
        _C.candidate_id == bindparam("candidate_id"),
        _C.merged_into.is_(None),
    )
    .order_by(_C.id)
)


class Cards(Rows[Card]):
    """Reads and writes cards, with the questions they stand for."""

    table = practice_cards
    mapping = RowMapping(Card, practice_cards)

    def to_entity(self, row: AnyRow) -> Card:
        """Build a card that still lacks its questions."""
        return super().to_entity(plain(row) | {"question_ids": ()})

    async def get(self, tenant_id: UUID, entity_id: UUID, *, lock: bool = False) -> Card | None:
        """Return one card with its questions."""
        found = await super().get(tenant_id, entity_id, lock=lock)
        return None if found is None else (await self._with_questions([found]))[0]

    async def many(self, *conditions: ColumnElement[bool], lock: bool = False) -> list[Card]:
        """Return every card that meets the conditions, oldest first."""
        return await self._with_questions(await super().many(*conditions, lock=lock))

    async def page(
        self,
        *conditions: ColumnElement[bool],
        limit: int,
        after: Sequence[Any] | None,
        order: Sequence[str] = ("id",),
    ) -> Page[Card]:
        """Return a page of cards with their questions."""
        page = await super().page(*conditions, limit=limit, after=after, order=order)
        return Page(await self._with_questions(page.items), page.next)

    def stands(self) -> ColumnElement[bool]:
        """Say that a card was not merged into another."""
        return _C.merged_into.is_(None)

    async def of_candidate(self, tenant_id: UUID, candidate_id: UUID) -> list[Card]:
        """Return a candidate's cards, those merged into another aside."""
        rows = await _STANDING.rows(self._connection, {"tenant_id": tenant_id, "candidate_id": candidate_id})
        return await self._with_questions([self.to_entity(row) for row in rows])

    async def of_questions(self, tenant_id: UUID, question_ids: Iterable[UUID]) -> list[Card]:
        """Return the cards that stand for any of some questions."""
        wanted = sorted(set(question_ids))
        if not wanted:
            return []
        linked = select(_L.card_id).where(_L.tenant_id == tenant_id, _L.question_id.in_(wanted))
        return await self.many(_C.tenant_id == tenant_id, _C.id.in_(linked))

    async def add(self, *entities: Card) -> None:
        """Insert cards and what they stand for."""
        await super().add(*entities)
        await self._link(entities)

    async def save_questions(self, card: Card) -> None:
        """Replace the stored questions of a card by those it has now, taking them off any other card."""
        await self._connection.execute(
            delete(practice_card_questions).where(
                _L.tenant_id == card.tenant_id,
                (_L.card_id == card.id) | _L.question_id.in_(list(card.question_ids)),
            )
        )
        await self._link([card])

    async def sweep(self, tenant_id: UUID, candidate_id: UUID) -> None:
        """Delete a candidate's cards whose last question is gone, and those merged into a card that is gone."""
        linked = exists().where(_L.tenant_id == _C.tenant_id, _L.card_id == _C.id)
        kept = practice_cards.alias("kept")
        stays = exists().where(kept.c.tenant_id == _C.tenant_id, kept.c.id == _C.merged_into)
        mine = (_C.tenant_id == tenant_id, _C.candidate_id == candidate_id)
        while True:
            gone = await self._connection.execute(
                delete(practice_cards).where(
                    *mine,
                    (_C.merged_into.is_(None) & ~linked) | (_C.merged_into.is_not(None) & ~stays),
                )
            )
            if not gone.rowcount:
                return

    async def _link(self, cards: Iterable[Card]) -> None:
        rows = [
            {"tenant_id": card.tenant_id, "question_id": question_id, "card_id": card.id, "position": position}
            for card in cards
            for position, question_id in enumerate(card.question_ids)
        ]
        if rows:
            await self._connection.execute(insert(practice_card_questions), rows)

    async def _with_questions(self, found: list[Card]) -> list[Card]:
        if not found:
            return []
        statement = (
            select(_L.card_id, _L.question_id)
            .where(_L.tenant_id == found[0].tenant_id, _L.card_id.in_([card.id for card in found]))
            .order_by(_L.card_id, _L.position, _L.question_id)
        )
        asked: dict[UUID, list[UUID]] = defaultdict(list)
        for card_id, question_id in await self._connection.execute(statement):
            asked[card_id].append(question_id)
        return [replace(card, question_ids=tuple(asked[card.id])) for card in found]
