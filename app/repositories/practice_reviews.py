"""Rehearsals of practice cards. They are added, and moved when cards are merged, but never changed."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.pagination import Page
from app.domain.practice import Review
from app.models import practice_reviews
from app.repositories.hidden import shown
from app.repositories.mapping import RowMapping
from app.repositories.rows import keyset_after, plain

_V = practice_reviews.c
_ORDER = ("reviewed_at", "id")
_MAPPING = RowMapping(Review, practice_reviews)
_READ = select(practice_reviews).where(*shown(practice_reviews))


class Reviews:
    """Reads and writes reviews."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, *reviews: Review) -> None:
        """Insert reviews."""
        if reviews:
            await self._connection.execute(insert(practice_reviews), [_MAPPING.values(review) for review in reviews])

    async def of_cards(self, tenant_id: UUID, card_ids: Iterable[UUID]) -> list[Review]:
        """Return every review of some cards, oldest first."""
        columns = [_V[name] for name in _ORDER]
        statement = _READ.where(_V.tenant_id == tenant_id, _V.card_id.in_(list(card_ids))).order_by(*columns)
        return [_MAPPING.entity(plain(row)) for row in await self._connection.execute(statement)]

    async def page(
        self,
        *conditions: ColumnElement[bool],
        limit: int,
        after: Sequence[Any] | None,
        order: Sequence[str] = _ORDER,
    ) -> Page[Review]:
        """Return the next reviews in the order of the named columns, going on after a position."""
        columns = [_V[name] for name in order]
        statement = _READ.where(*conditions).order_by(*columns).limit(limit + 1)
        if after is not None:
            statement = statement.where(keyset_after(columns, after))
        rows = (await self._connection.execute(statement)).all()
        found = [_MAPPING.entity(plain(row)) for row in rows[:limit]]
        more = len(rows) > limit
        return Page(found, [getattr(found[-1], name) for name in order] if more else None)

    def equal(self, tenant_id: UUID, **wanted: Any) -> list[ColumnElement[bool]]:
        """Say that reviews belong to a tenant and have the values named; None asks for nothing."""
        given = [_V[name] == value for name, value in wanted.items() if value is not None]
        return [_V.tenant_id == tenant_id, *given]

    async def move(self, moved: Iterable[Review]) -> None:
        """Write to which card each review belongs now."""
        for review in moved:
            await self._connection.execute(
                update(practice_reviews)
                .where(_V.tenant_id == review.tenant_id, _V.id == review.id)
                .values(card_id=review.card_id)
            )
