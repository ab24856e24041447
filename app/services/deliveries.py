"""The event log and the deliveries of its events, for subscribers who reconcile or look into a failure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import pydantic_core

from app.core.logging import get_logger
from app.domain.errors import NotFoundError, WrongStateError
from app.domain.events import EventType
from app.domain.webhooks import Attempt, Delivery, DeliveryFilter, DeliveryState, EndpointStatus, Event, WebhookEndpoint
from app.services.calls import Call, Listed, Shown
from app.services.unit_of_work import UnitOfWork, Work
from app.webhooks.payloads import BodyFormat, PayloadStyle, payload_of_stored

_log = get_logger(__name__)
_START: list[Any] = [0, UUID(int=0)]


class DeliveryService:
    """The use cases of events and deliveries."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def event(self, call: Call, event_id: UUID) -> Shown:
        """Show one event as it was raised."""
        async with self._work.read(call) as uow:
            event = await uow.events.get(uow.tenant_id, event_id)
            if event is None:
                raise NotFoundError("There is no such event, or it is older than the retention.")
            return Shown(event_view(event))

    async def feed(
        self,
        call: Call,
        *,
        limit: int,
        after: Sequence[Any] | None,
        types: Sequence[EventType] | None = None,
        candidate_id: UUID | None = None,
        newest: bool = False,
    ) -> Listed:
        """Return the next events in the order of the log. There is always a position to go on from.

        `newest` has a reader without a position begin with the last events instead of the first.
        """
        async with self._work.read(call) as uow:
            page = await uow.events.feed(
                uow.tenant_id,
                after=after,
                limit=limit,
                types=types,
                candidate_id=candidate_id,
                newest=newest,
            )
            return Listed([event_view(event) for event in page.items], page.next or list(after or _START))

    async def get(self, call: Call, delivery_id: UUID) -> Shown:
        """Show one delivery with its attempts, and what they post."""
        async with self._work.read(call) as uow:
            found = await uow.deliveries.get(uow.tenant_id, delivery_id)
            if found is None:
                raise NotFoundError("There is no such delivery, or it is older than the retention.")
            return await _shown(uow, *found)

    async def page(self, call: Call, wanted: DeliveryFilter, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List deliveries, newest first."""
        async with self._work.read(call) as uow:
            page = await uow.deliveries.page(uow.tenant_id, wanted, limit=limit, after=after)
            return Listed([delivery_view(delivery) for delivery in page.items], page.next)

    async def retry(self, call: Call, delivery_id: UUID) -> Shown:
        """Send a delivery that is over once more, now.

        Raises:
            WrongStateError: if it is still on its way, its endpoint is disabled or gone, or its event is.
        """
        async with self._work.write(call) as uow:
            found = await uow.deliveries.get(uow.tenant_id, delivery_id)
            if found is None:
                raise NotFoundError("There is no such delivery, or it is older than the retention.")
            call.check_present(await _shown(uow, *found))
            if found[0].state is DeliveryState.PENDING:
                raise WrongStateError("The delivery is still on its way; it is retried by itself.")
            endpoint = await uow.endpoints.get(uow.tenant_id, found[0].endpoint_id, lock=True)
            if endpoint is None or endpoint.status is EndpointStatus.DISABLED:
                raise WrongStateError(
                    "The delivery's endpoint is disabled or was deleted, so nothing can be sent to it."
                )
            replayed = await uow.deliveries.replay(uow.tenant_id, [delivery_id])
            if replayed.superseded:
                raise WrongStateError("What it reminds of was completed, cancelled or moved, so it is not sent again.")
            if not replayed.queued:
                raise WrongStateError("The delivery's event is older than the retention, or it is on its way already.")
            delivery, _ = await uow.deliveries.get(uow.tenant_id, delivery_id) or found
            result = await uow.commit(Shown(delivery_view(delivery)), delivery.candidate_id)
        self._work.wake(datetime.min.replace(tzinfo=delivery.created_at.tzinfo))
        return result


def event_view(event: Event) -> dict[str, Any]:
    """Show an event: what its body says, and its id."""
    return {
        "id": event.id,
        "type": event.type,
        "timestamp": event.occurred_at,
        "candidate_id": event.candidate_id,
        "data": _readable(event),
    }


def _readable(event: Event) -> Any:
    """Return an event's data. One whose data is damaged shows none, so that the feed goes on past it."""
    try:
        return pydantic_core.from_json(event.data)
    except ValueError:
        _log.exception("event not readable", event_id=str(event.id))
        return None


def delivery_view(delivery: Delivery) -> dict[str, Any]:
    """Show where a delivery stands."""
    return {
        "id": delivery.id,
        "event_id": delivery.event_id,
        "event_type": delivery.event_type,
        "endpoint_id": delivery.endpoint_id,
        "candidate_id": delivery.candidate_id,
        "state": delivery.state,
        "reason": delivery.reason,
        "attempt_count": delivery.attempt_count,
        "created_at": delivery.created_at,
        "finished_at": delivery.finished_at,
    }


def request_view(event: Event, endpoint: WebhookEndpoint, source: str) -> dict[str, Any] | None:
    """Show what is posted: to the byte what every try sent, unless the endpoint was changed since.

    None if no body can be built, for which the delivery is held.
    """
    try:
        payload = payload_of_stored(
            event_id=str(event.id),
            event_type=EventType(event.type),
            occurred_at=event.occurred_at,
            data=event.data,
            style=PayloadStyle(endpoint.payload.value),
            body_format=BodyFormat(endpoint.format.value),
            source=source,
        )
    except ValueError:
        return None
    return {"url": endpoint.url, "content_type": payload.content_type, "body": payload.body.decode()}


def attempt_view(attempt: Attempt) -> Mapping[str, Any]:
    """Show one try."""
    return {
        "number": attempt.number,
        "started_at": attempt.started_at,
        "duration_ms": attempt.duration_ms,
        "result": attempt.result,
        "status_code": attempt.status_code,
        "error": attempt.error,
        "request_headers": attempt.request_headers,
        "response_headers": attempt.response_headers,
        "response_body": attempt.response_body,
    }


async def _endpoint_of(uow: UnitOfWork, delivery: Delivery) -> WebhookEndpoint | None:
    """Return a delivery's endpoint, None if it was deleted or cannot be read."""
    try:
        return await uow.endpoints.get(uow.tenant_id, delivery.endpoint_id)
    except (ValueError, TypeError):
        _log.exception("endpoint not readable", endpoint_id=str(delivery.endpoint_id))
        return None


async def _shown(uow: UnitOfWork, delivery: Delivery, attempts: Sequence[Attempt]) -> Shown:
    event = await uow.events.get(uow.tenant_id, delivery.event_id)
    endpoint = await _endpoint_of(uow, delivery)
    return Shown(
        {
            **delivery_view(delivery),
            "next_attempt_at": await uow.deliveries.next_attempt_at(uow.tenant_id, delivery.id),
            "request": request_view(event, endpoint, uow.base_url) if event and endpoint else None,
            "attempts": [attempt_view(attempt) for attempt in attempts],
        }
    )
