"""Keeps the database in shape: partitions ahead of time, retention, deliveries astray, and the gauges."""

from datetime import UTC, datetime, timedelta

from app.core.logging import get_logger
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Connection, Database
from app.repositories.deliveries import Deliveries
from app.repositories.delivery_queue import DeliveryQueue
from app.repositories.due_items import DueItems
from app.repositories.endpoint_secrets import EndpointSecrets
from app.repositories.partitions import DAYS_AHEAD, create_partitions, drop_partitions
from app.repositories.quarantine import Quarantine
from app.repositories.retention import Retention
from app.repositories.webhook_endpoints import WebhookEndpoints

KEEP_ANSWERS = timedelta(hours=24)
DELETED = "The endpoint was deleted."

_log = get_logger(__name__)


class Housekeeping:
    """What is to be done now and then, by one worker at a time."""

    def __init__(self, database: Database, *, settings: Settings, telemetry: Telemetry) -> None:
        self._database = database
        self._retention = timedelta(days=settings.retention_days)
        self._telemetry = telemetry
        self._seen_apart: set[str] = set()

    async def run(self) -> None:
        """Do all of it, unless another worker is at it."""
        async with self._database.writing() as connection:
            retention = Retention(connection)
            if not await retention.is_mine():
                return
            now = await DueItems(connection, self._database).present()
            if not self._database.is_sqlite:
                await self._partition(connection, now, retention)
            await retention.delete_answers(now - KEEP_ANSWERS)
            await EndpointSecrets(connection).remove_expired(now)
            await self._tidy_queue(connection, retention)
            quarantine = Quarantine(connection, self._database)
            await quarantine.forget_lost()
            swept = await quarantine.sweep_unknown()
            await connection.commit()
        if swept:
            self._telemetry.quarantined.inc(swept)
            _log.error("due items of unknown kinds set apart", count=swept)
        await self._delete_history(now)

    async def measure(self) -> None:
        """Bring the gauges up to date."""
        async with self._database.reading() as connection:
            wait = await DueItems(connection, self._database).until_next()
            depth = await DeliveryQueue(connection, self._database).depth()
            apart = await Quarantine(connection, self._database).counts()
        self._telemetry.oldest_due_age.set(0.0 if wait is None else max(0.0, -wait.total_seconds()))
        self._telemetry.queue_depth.set(depth)
        for what in self._seen_apart - apart.keys():
            self._telemetry.in_quarantine.labels(what).set(0)
        self._seen_apart |= apart.keys()
        for what, count in apart.items():
            self._telemetry.in_quarantine.labels(what).set(count)

    async def _partition(self, connection: Connection, now: datetime, retention: Retention) -> None:
        today = now.astimezone(UTC).date()
        created = await create_partitions(connection, today, DAYS_AHEAD + 1)
        first_kept = (now - self._retention).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        dropped = await drop_partitions(connection, first_kept.date())
        if dropped:
            # What was replayed at the last moment would otherwise wait for an event that is gone.
            await retention.forget_queued(first_kept)
        if created or dropped:
            _log.info("partitions changed", created=len(created), dropped=len(dropped))

    async def _tidy_queue(self, connection: Connection, retention: Retention) -> None:
        for tenant_id, endpoint_id in await retention.stray_endpoints():
            deliveries = Deliveries(connection, self._database)
            if not await WebhookEndpoints(connection).lock(tenant_id, endpoint_id):
                await deliveries.cancel(tenant_id, endpoint_id, DELETED)
            else:
                await deliveries.hold(tenant_id, endpoint_id)

    async def _delete_history(self, now: datetime) -> None:
        if not self._database.is_sqlite:
            return
        while True:
            async with self._database.writing() as connection:
                count = await Retention(connection).delete_history(now - self._retention)
                await connection.commit()
            if not count:
                return
