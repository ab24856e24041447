"""The loop by which processes that share a PostgreSQL add up what they counted against the rate limits."""

import asyncio

from app.db import Database
from app.repositories.rate_counts import exchange_counts, forget_counts
from app.services.rate_limits import RateLimiter
from app.worker.loop import Loop

EXCHANGE_EVERY = 1.0
_FORGET_EVERY = 3600.0
"""Seconds."""


class ExchangeLoop(Loop):
    """Exchanges counts once a second. While the database is away, each process goes by its own."""

    def __init__(self, database: Database, limiter: RateLimiter) -> None:
        super().__init__("exchange")
        self._database = database
        self._limiter = limiter
        self._forget_at = 0.0

    async def turn(self) -> float:
        """Exchange what is new."""
        taken = self._limiter.untold()
        if taken:
            self._limiter.learn(taken, await exchange_counts(self._database, taken))
        now = asyncio.get_running_loop().time()
        if now >= self._forget_at:
            await forget_counts(self._database)
            self._forget_at = now + _FORGET_EVERY
        return EXCHANGE_EVERY
