"""A month of a candidate with three applications, as it reaches a receiver: run through the test clock in a moment."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.main import make_worker
from app.worker.runner import build_sender
from tests.support.api import TEST_KEY, open_api
from tests.support.clock import ManualClock
from tests.support.databases import open_database
from tests.support.receiver import Received, Receiver
from tests.support.story import OTHER, PERSON, Story, at

GOLDEN = Path(__file__).parents[1] / "golden" / "a_month.txt"
HOME = ZoneInfo("Europe/Madrid")
PATIENCE = 60.0


class Month:
    """The story, with a note of what was done before each event."""

    def __init__(self, story: Story, receiver: Receiver) -> None:
        self._story = story
        self._receiver = receiver
        self._told: list[tuple[int, str]] = []

    async def tell(self, what: str) -> None:
        """Note what the candidate does next."""
        self._told.append((len(await self._story.events()), what))

    async def clock(self, instant: datetime) -> None:
        answer = await self._story.api.client.put("/v1/test-clock", json={"now": instant.isoformat()})
        assert answer.status_code == 200, answer.text
        # What is acted on before it was delivered would, rightly, not be sent any more.
        await self._receiver.wait_for(len(await self._story.events()), within=PATIENCE)

    async def done(self, action: str, **wanted: Any) -> None:
        reminder = await self._story.one(action, **wanted)
        await self._story.post(f"reminders/{reminder['id']}/complete")

    def lines(self, events: list[dict[str, Any]]) -> Iterator[str]:
        """Write the events down, each section under what was done before it."""
        ends = [count for count, _ in self._told[1:]] + [len(events)]
        for (start, what), end in zip(self._told, ends, strict=True):
            yield f"> {what}"
            # At one instant nothing has to come before anything else.
            yield from sorted((line_of(event) for event in events[start:end]), key=lambda line: (line[:16], line[37:]))
            yield ""


def line_of(event: dict[str, Any]) -> str:
    """Write an event in one line: when by UTC, when for the candidate, what, and about whom."""
    now = datetime.fromisoformat(event["timestamp"])
    data = event["data"]
    cells = [f"{now:%Y-%m-%d %H:%M}Z", f"{now.astimezone(HOME):%a %d %b %H:%M}", f"{event['type']:<26}"]
    reminder = data.get("reminder")
    if reminder is not None:
        whom = reminder["subject"]["interviewer"] if reminder["subject"] else ""
        about = " · ".join(part for part in (whom, reminder["company"] or "") if part)
        cells.append(f"{reminder['action']:<20} {about}")
        if event["type"] == "reminder.rescheduled":
            cells.append(f"now due {reminder['due_at'][:16].replace('T', ' ')}Z, revision {reminder['revision']}")
        elif reminder["overdue"]:
            cells.append("overdue")
        elif event["type"] == "reminder.cancelled":
            cells.append(reminder["status_reason"])
        elif reminder["action"] == "keep_searching" and event["type"] == "reminder.due":
            cells.append(reminder["explanation"]["summary"].removeprefix("Keep searching: "))
    elif "commitment" in data:
        cells.append(f"{data['interview']['company']}: by {data['commitment']['decide_by']}")
    else:
        interview = data["interview"]
        cells.append(f"{interview['company']}: {interview['status']}, {interview['outcome']}")
    return "  ".join(cells).rstrip()


async def live_through(story: Story, receiver: Receiver) -> Month:
    month = Month(story, receiver)
    await month.clock(at("2026-03-02 09:00"))
    await month.tell("Mon 2 Mar, 10:00. Ada, in Madrid, records Initrode, an hour ago, nobody named, nothing promised.")
    ada = await story.candidate(external_id="u-17", country="ES")
    initrode = await story.interview(ada, at("2026-03-02 08:00"), company="Initrode", interviewers=[])
    await month.tell("Initech of New York sees her tomorrow, 10:00 there, and decides by Thursday the 12th.")
    initech = await story.interview(
        ada,
        at("2026-03-03 16:00"),
        time_zone="America/New_York",
        country="US",
        interviewers=[PERSON, OTHER],
        decision_by="2026-03-12",
    )
    await month.tell("Hooli of Madrid sees her on Thursday.")
    hooli = await story.interview(ada, at("2026-03-05 11:00"), company="Hooli", interviewers=[{"name": "Gavin Belson"}])

    await month.tell("The clock goes on to Mon 11:30. She thanks Initrode.")
    await month.clock(at("2026-03-02 10:30"))
    await month.done("send_thank_you", interview_id=initrode["id"])
    await month.tell("To Wed 4 Mar, 10:00. She has thanked Bill, not Milton, and reflected on both interviews.")
    await month.clock(at("2026-03-04 09:00"))
    notes = await story.reminders(action="send_thank_you", interview_id=initech["id"])
    [bill] = [each for each in notes if each["subject"]["interviewer"] == PERSON["name"]]
    await story.post(f"reminders/{bill['id']}/complete")
    await month.done("reflect", interview_id=initrode["id"])
    await month.done("reflect", interview_id=initech["id"])
    await month.tell("To Mon 9 Mar, 12:00. Hooli says no. She follows up with Initrode.")
    await month.clock(at("2026-03-09 11:00"))
    await story.post(f"interviews/{hooli['id']}/outcome", outcome="rejected")
    await month.done("follow_up", interview_id=initrode["id"])
    await month.tell("To Fri 13 Mar, 18:00. Initech has not kept its word; she asks, and they promise Friday the 20th.")
    await month.clock(at("2026-03-13 17:00"))
    await month.done("follow_up", interview_id=initech["id"])
    await story.post(f"interviews/{initech['id']}/commitments", decide_by="2026-03-20", said_by="Bill Lumbergh")
    await month.tell("To Wed 18 Mar, 10:00. She will not ask Initrode a second time.")
    await month.clock(at("2026-03-18 09:00"))
    second = await story.one("follow_up", interview_id=initrode["id"], status="due")
    await story.post(f"reminders/{second['id']}/skip", reason="They know where to find me.")
    await month.tell("To Fri 20 Mar, 16:00. Initech makes an offer, in time, and wants an answer by Friday the 27th.")
    await month.clock(at("2026-03-20 15:00"))
    await story.post(f"interviews/{initech['id']}/outcome", outcome="offer", respond_by="2026-03-27")
    await month.tell("To Thu 26 Mar, 10:00. She has weighed it, and accepts.")
    await month.clock(at("2026-03-26 09:00"))
    await month.done("evaluate_fit", interview_id=initech["id"])
    await story.patch(f"applications/{initech['application_id']}", stage="accepted")
    await story.patch(f"applications/{initrode['application_id']}", stage="withdrawn")
    await month.tell("To Thu 2 Apr, 11:00. Nothing more is asked of her.")
    await month.clock(at("2026-04-02 09:00"))
    return month


@pytest.mark.timeout(180)
async def test_a_month_of_webhooks(database_settings: Settings) -> None:
    settings = database_settings.model_copy(update={"rate_limit": "100000/minute"})
    async with (
        open_database(settings, SystemClock()) as database,
        open_api(settings, database, SystemClock()) as api,
        Receiver() as receiver,
        build_sender(settings, api.parts.addresses) as sender,
        make_worker(api.parts, sender),
        api.with_key(TEST_KEY) as client,
    ):
        story = Story(replace(api, client=client), ManualClock())
        endpoint = {"url": receiver.url, "event_types": ["*"]}
        await api.with_key(TEST_KEY).post("/v1/webhook-endpoints", json=endpoint)
        month = await live_through(story, receiver)
        events = await story.events()
        await receiver.wait_for(len(events), within=PATIENCE)
        await api.parts.waker.close()
    received: dict[str, Received] = {request.message_id: request for request in receiver.requests}
    # Deliveries come in any order: the feed's is the order of what happened.
    bodies = [received[event["id"]].json for event in events]
    assert len(bodies) == len(received)
    text = "\n".join(month.lines(bodies))
    if os.environ.get("AFTERVIEW_UPDATE_GOLDEN"):
        GOLDEN.write_text(text)
    assert text == GOLDEN.read_text()
