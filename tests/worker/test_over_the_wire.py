"""What a subscriber asks for over the API, and what then arrives."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.services.delivering import Delivering
from app.webhooks.addresses import AddressPolicy
from app.webhooks.sender import Sender
from tests.support.api import Api, open_api
from tests.support.bodies import candidate_body
from tests.support.clock import ManualClock
from tests.support.declared import check_delivery, check_events
from tests.support.receiver import Answer, Received, Receiver

TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
HOUR = timedelta(hours=1)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as running:
        yield running
        for request in running.requests:
            check_delivery(request)


@pytest.fixture
async def wire(database: Database, database_settings: Settings, clock: ManualClock) -> AsyncIterator[Api]:
    clock.set(SystemClock().now())
    async with open_api(database_settings, database, clock) as opened:
        yield opened
        await check_events(database)


async def deliver(wire: Api) -> None:
    """Claim, send and record what is due, once."""
    async with Sender(AddressPolicy(allow_insecure=True)) as sender:
        parts = wire.parts
        delivering = Delivering(parts.database, sender, parts.vault, parts.settings, Telemetry(), jitter=lambda: 0.0)
        jobs = await delivering.exchange([], 100)
        await delivering.settle([await delivering.attempt(job) for job in jobs])


async def act(wire: Api) -> None:
    """Do something that raises `interview.created`."""
    ada = await wire.create("/v1/candidates", candidate_body())
    clock = wire.parts.clock
    body = {
        "candidate_id": ada["id"],
        "company": "Initech",
        "role": "Engineer",
        "starts_at": (clock.now() + 24 * HOUR).isoformat(),
        "ends_at": (clock.now() + 25 * HOUR).isoformat(),
        "time_zone": "Europe/Madrid",
    }
    answer = await wire.post("/v1/interviews", body, headers={"traceparent": TRACE})
    assert answer.status_code == 201


def hook(receiver: Receiver, **values: object) -> dict[str, object]:
    return {"url": receiver.url, "event_types": ["interview.created"], **values}


def is_genuine(request: Received, secret: str) -> bool:
    """Ask the public verifier."""
    try:
        Webhook(secret).verify(request.body, dict(request.headers))
    except WebhookVerificationError:
        return False
    return True


async def test_a_trace_goes_on_through_the_delivery(wire: Api, receiver: Receiver) -> None:
    await wire.create("/v1/webhook-endpoints", hook(receiver))
    await act(wire)
    await deliver(wire)
    [request] = receiver.requests
    assert request.headers["traceparent"].split("-")[1] == TRACE.split("-")[1]


@pytest.mark.parametrize("payload", ["full", "thin"])
@pytest.mark.parametrize("form", ["standard", "cloudevents"])
async def test_what_arrives_is_what_is_declared(wire: Api, receiver: Receiver, form: str, payload: str) -> None:
    await wire.create("/v1/webhook-endpoints", hook(receiver, event_types=["*"], format=form, payload=payload))
    await act(wire)
    await deliver(wire)
    # In the evening, a reminder for tomorrow's interview is due as well.
    [request] = [each for each in receiver.requests if "interview.created" in each.json["type"]]
    check_delivery(request)
    assert ("company" in request.json["data"]["interview"]) is (payload == "full")


async def test_cloudevents_in_structured_mode(wire: Api, receiver: Receiver) -> None:
    made = await wire.create("/v1/webhook-endpoints", hook(receiver, format="cloudevents"))
    await act(wire)
    await deliver(wire)
    [request] = receiver.requests
    assert request.headers["content-type"].startswith("application/cloudevents+json")
    event = request.json
    assert (event["specversion"], event["id"]) == ("1.0", request.message_id)
    assert "interview.created" in event["type"]
    assert event["data"]["interview"]["company"] == "Initech"
    assert is_genuine(request, made["secret"])


async def test_while_a_secret_is_replaced_both_fit_and_afterwards_the_new_one_alone(
    wire: Api, receiver: Receiver, clock: ManualClock
) -> None:
    made = await wire.create("/v1/webhook-endpoints", hook(receiver))
    rotated = (await wire.post(f"/v1/webhook-endpoints/{made['id']}/rotate-secret", {"overlap_seconds": 60})).json()
    await act(wire)
    await deliver(wire)
    clock.advance(timedelta(seconds=61))
    await act(wire)
    await deliver(wire)
    during, afterwards = receiver.requests
    fits = [
        [is_genuine(each, secret) for secret in (made["secret"], rotated["secret"])] for each in (during, afterwards)
    ]
    assert fits == [[True, True], [False, True]]


async def test_recovery_sends_what_was_held_and_what_was_exhausted_since_an_instant(
    wire: Api, receiver: Receiver, clock: ManualClock
) -> None:
    """A receiver that says it is gone, and later comes back."""
    receiver.will(Answer(410))
    made = await wire.create("/v1/webhook-endpoints", hook(receiver))
    address = f"/v1/webhook-endpoints/{made['id']}"
    await act(wire)
    await deliver(wire)
    assert (await wire.get(address))["status"] == "disabled"
    clock.advance(HOUR)
    since = clock.now()
    await act(wire)
    await deliver(wire)
    assert len(receiver.requests) == 1
    states = [each["state"] for each in (await wire.get("/v1/deliveries"))["items"]]
    assert states == ["held", "held"]

    answer = await wire.post(f"{address}/recover", {"since": since.isoformat()})
    assert answer.json()["recovered"] == 1
    await deliver(wire)
    assert (await wire.get(address))["status"] == "enabled"
    newest, oldest = (await wire.get("/v1/deliveries"))["items"]
    assert (newest["state"], oldest["state"]) == ("delivered", "held")
    assert receiver.requests[-1].message_id == newest["event_id"]

    again = await wire.post(f"/v1/deliveries/{oldest['id']}/retry")
    assert again.status_code in {200, 202}
    await deliver(wire)
    assert {each["state"] for each in (await wire.get("/v1/deliveries"))["items"]} == {"delivered"}
    assert [len(tries) for tries in receiver.by_message().values()] == [2, 1]
