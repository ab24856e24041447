"""Tells endpoints of the events that were raised with too many deliveries for one transaction.

A worker does it, one transaction at a time and tenant by tenant, so that nobody waits long for anybody. Whoever adds or
changes an endpoint has it done for their tenant first, so that an event is told to those who subscribed when it was
raised.
"""

from datetime import timedelta
from uuid import UUID

from app.core.ids import NewId, new_id
from app.core.logging import get_logger
from app.core.telemetry import Telemetry
from app.db import Database, is_passing
from app.repositories.due_items import DueItems
from app.repositories.fan_outs import DeliveryWriter, FanOuts, Step

PUT_OFF = timedelta(minutes=5)
"""How long an event is left alone that could not be gone on with."""

_log = get_logger(__name__)


class FanOut:
    """Goes on with the events that are noted for it."""

    def __init__(self, database: Database, telemetry: Telemetry, draw_id: NewId = new_id) -> None:
        self._database = database
        self._telemetry = telemetry
        self._new_id = draw_id
        self._last: UUID | None = None

    async def go_on(self) -> Step:
        """Write some deliveries for the next tenant who has any to be written. One transaction, unless that fails."""
        async with self._database.reading() as connection:
            fan_outs = FanOuts(connection, self._database)
            tenant_id = await fan_outs.next_tenant(self._last)
            if tenant_id is None and self._last is not None:
                tenant_id = await fan_outs.next_tenant(None)
        self._last = tenant_id
        return Step() if tenant_id is None else await self._step(tenant_id)

    async def settle(self, tenant_id: UUID) -> int:
        """Write all deliveries of a tenant's events that have been raised by now, in transactions of their own.

        Returns:
            How many are ready to be sent.
        """
        async with self._database.reading() as connection:
            newest = await FanOuts(connection, self._database).newest(tenant_id)
        if newest is None:
            return 0
        deliveries = 0
        while (step := await self._step(tenant_id, until=newest, waits=True)).events:
            deliveries += step.deliveries
        return deliveries

    async def _step(self, tenant_id: UUID, *, until: UUID | None = None, waits: bool = False) -> Step:
        try:
            return await self._write(tenant_id, until=until, waits=waits)
        except Exception as error:
            if is_passing(error):
                raise
        async with self._database.reading() as connection:
            noted = await FanOuts(connection, self._database).first(tenant_id)
        done = Step(events=1)
        for event_id in noted:
            # One at a time, to find the one to blame.
            try:
                step = await self._write(tenant_id, only=event_id)
            except Exception as error:
                if is_passing(error):
                    raise
                await self._put_off(tenant_id, event_id)
                self._telemetry.faults.labels("fan_out").inc()
                _log.exception("an event could not be told to endpoints", event_id=str(event_id))
            else:
                done = Step(done.events + step.events, done.deliveries + step.deliveries)
        return done

    async def _write(
        self, tenant_id: UUID, *, until: UUID | None = None, only: UUID | None = None, waits: bool = False
    ) -> Step:
        async with self._database.writing() as connection:
            writer = DeliveryWriter(connection, self._database, self._new_id)
            step = await writer.go_on(tenant_id, until=until, only=only, waits=waits)
            await connection.commit()
        return step

    async def _put_off(self, tenant_id: UUID, event_id: UUID) -> None:
        async with self._database.writing() as connection:
            until = await DueItems(connection, self._database).present() + PUT_OFF
            await FanOuts(connection, self._database).put_off(tenant_id, event_id, until)
            await connection.commit()
