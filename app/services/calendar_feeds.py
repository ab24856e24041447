"""Calendar feeds: addresses under which a candidate's calendar can be subscribed to."""

import base64
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.core.crypto import digest
from app.core.ids import random_bytes
from app.core.pieces import in_pieces, load
from app.domain.access import Principal, Scope
from app.domain.calendar_feeds import (
    LOOKS_BACK,
    MOST_INTERVIEWS,
    MOST_REMINDERS,
    CalendarFeed,
    calendar_feed_view,
)
from app.domain.errors import NotFoundError
from app.domain.quotas import Quota
from app.repositories.calendar_feeds import CalendarFeeds
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.keys import require_maker
from app.services.unit_of_work import UnitOfWork, Work

_TOKEN_BYTES = 25
_READS = frozenset({Scope.INTERVIEWS_READ, Scope.REMINDERS_READ})


class CalendarFeedService:
    """The use cases of calendar feeds."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def create(self, call: Call, candidate_id: UUID, name: str) -> Shown:
        """Make a feed. Its address is in the answer, and nowhere else. It expires with the key it is made with.

        Raises:
            ForbiddenError: if the caller's key is an access token.
            NotFoundError: if there is no such candidate.
            QuotaExceededError: if the candidate has as many feeds as they may.
        """
        call.principal.require_api_key()
        token = base64.b32encode(random_bytes(_TOKEN_BYTES)).decode().lower()
        async with self._work.write(call) as uow:
            candidate = await require_candidate(uow, candidate_id, lock=True)
            made_at = self._work.clock.now()
            maker = await require_maker(uow, made_at)
            present = await uow.calendar_feeds.count_valid(uow.tenant_id, candidate.id, made_at)
            uow.quotas.check(Quota.CALENDAR_FEEDS, present=present)
            feed = CalendarFeed(
                tenant_id=uow.tenant_id,
                id=uow.new_id(),
                candidate_id=candidate.id,
                name=name,
                hint=token[:6],
                digest=digest(token),
                created_by=maker.id,
                expires_at=maker.expires_at,
                created_at=made_at,
                updated_at=made_at,
            )
            await uow.calendar_feeds.add(feed)
            shown = {**calendar_feed_view(feed), "url": f"{uow.base_url}/calendar/{token}.ics"}
            return await uow.commit(Shown(shown, feed.version), candidate.id)

    async def get(self, call: Call, candidate_id: UUID, feed_id: UUID) -> Shown:
        """Show one feed without its address."""
        async with self._work.read(call) as uow:
            feed = await _require(uow, candidate_id, feed_id)
            return Shown(calendar_feed_view(feed), feed.version)

    async def page(self, call: Call, candidate_id: UUID, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List a candidate's feeds, oldest first, without their addresses."""
        async with self._work.read(call) as uow:
            await require_candidate(uow, candidate_id)
            wanted = uow.calendar_feeds.equal(uow.tenant_id, candidate_id=candidate_id)
            page = await uow.calendar_feeds.page(*wanted, limit=limit, after=after)
            return Listed([calendar_feed_view(feed) for feed in page.items], page.next)

    async def delete(self, call: Call, candidate_id: UUID, feed_id: UUID) -> None:
        """Revoke a feed: its address opens nothing any more."""
        async with self._work.write(call) as uow:
            feed = await _require(uow, candidate_id, feed_id)
            call.check_version(feed.version)
            await uow.calendar_feeds.remove(uow.tenant_id, feed_id)
            await uow.commit(None)

    async def open(self, token: str) -> Call:
        """Return the call of whoever knows a feed's token: it may read that candidate's calendar and nothing else.

        Raises:
            NotFoundError: if there is no such feed, it has expired or was revoked.
        """
        async with self._work.database.reading() as connection:
            found = await CalendarFeeds(connection).by_digest(digest(token))
        if found is None or found[0].has_expired(self._work.clock.now()):
            raise NotFoundError("There is no such calendar.")
        feed, mode = found
        return Call(
            Principal(
                tenant_id=feed.tenant_id, key_id=feed.id, mode=mode, scopes=_READS, candidate_id=feed.candidate_id
            )
        )

    async def calendar(self, call: Call) -> bytes:
        """Return the calendar of the candidate that a feed's call is bound to.

        Raises:
            NotFoundError: if the candidate was erased meanwhile.
        """
        await load("app.domain.calendar_writing")
        from app.domain.calendar_writing import write_calendar  # noqa: PLC0415 - loaded when first needed

        candidate_id = call.principal.candidate_id
        assert candidate_id is not None
        async with self._work.read(call) as uow:
            candidate = await require_candidate(uow, candidate_id)
            since = uow.now - LOOKS_BACK
            interviews = await uow.interviews.ending_since(uow.tenant_id, candidate.id, since, limit=MOST_INTERVIEWS)
            reminders = await uow.reminders.open_since(uow.tenant_id, candidate.id, since, limit=MOST_REMINDERS)
        return await in_pieces(write_calendar(candidate, interviews, reminders))


async def _require(uow: UnitOfWork, candidate_id: UUID, feed_id: UUID) -> CalendarFeed:
    await require_candidate(uow, candidate_id)
    feed = await uow.calendar_feeds.get(uow.tenant_id, feed_id)
    if feed is None or feed.candidate_id != candidate_id:
        raise NotFoundError("There is no such calendar feed.")
    return feed
