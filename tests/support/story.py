"""A candidate's story told over HTTP: what was said, what was done, what time did, and what was raised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.support.api import Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock

H = timedelta(hours=1)
D = timedelta(days=1)
PERSON = {"name": "Bill Lumbergh", "email": "bill@initech.example"}
OTHER = {"name": "Milton Waddams", "email": "milton@initech.example"}


def at(text: str) -> datetime:
    """Read an instant: `2026-03-02 09:00` is in UTC."""
    return datetime.fromisoformat(f"{text}Z")


@dataclass(frozen=True)
class Story:
    """The API, its clock, and the worker's first step, at the test's command."""

    api: Api
    clock: ManualClock

    async def candidate(self, **changes: Any) -> dict[str, Any]:
        return await self.api.create("/v1/candidates", candidate_body(**changes))

    async def interview(self, candidate: dict[str, Any], ends_at: datetime, **changes: Any) -> dict[str, Any]:
        body = interview_body(candidate["id"], ends_at, interviewers=[PERSON])
        return await self.api.create("/v1/interviews", body | changes)

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = await self.api.post(f"/v1/{path}", body)
        assert answer.is_success, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def patch(self, path: str, **changes: Any) -> dict[str, Any]:
        answer = await self.api.client.patch(f"/v1/{path}", json=changes)
        assert answer.is_success, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def delete(self, path: str) -> None:
        answer = await self.api.client.delete(f"/v1/{path}")
        assert answer.status_code == 204, answer.text

    async def read(self, path: str, **params: Any) -> dict[str, Any]:
        return await self.api.get(f"/v1/{path}", **params)

    async def reminders(self, **wanted: Any) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (await self.read("reminders", limit=100, **wanted))["items"]
        return items

    async def one(self, action: str, **wanted: Any) -> dict[str, Any]:
        """Return the only reminder of an action that is neither cancelled nor expired, unless `status` asks for it."""
        found = await self.reminders(action=action, **wanted)
        if "status" not in wanted:
            found = [each for each in found if each["status"] not in {"cancelled", "expired"}]
        assert len(found) == 1, [(each["action"], each["status"], each["due_at"]) for each in found]
        return found[0]

    async def statuses(self, **wanted: Any) -> list[str]:
        return sorted(each["status"] for each in await self.reminders(**wanted))

    async def promises(self, interview: dict[str, Any]) -> list[str]:
        ledger = await self.read(f"interviews/{interview['id']}/commitments")
        return [each["status"] for each in ledger["items"]]

    async def work(self) -> None:
        """Fire all that is due by now."""
        while (await self.api.parts.firing.fire_batch()).taken:
            pass

    async def until(self, instant: datetime) -> None:
        """Let time pass in one step, as after an outage, and fire."""
        self.clock.set(instant)
        await self.work()

    async def events(self, *types: str) -> list[dict[str, Any]]:
        """Return the events of some types so far, oldest first."""
        found, cursor = [], None
        while True:
            page = await self.read("events", limit=100, **({} if cursor is None else {"cursor": cursor}))
            found += page["items"]
            if not page["items"]:
                return [event for event in found if not types or event["type"] in types]
            cursor = page["next_cursor"]

    async def raised(self, *types: str) -> list[str]:
        """Return those events in short: their type and the action they are about."""
        return short(await self.events(*types))


def short(events: Sequence[dict[str, Any]]) -> list[str]:
    """Name each event by its type, and by the action if it is about a reminder."""
    return [
        " ".join([event["type"], *([event["data"]["reminder"]["action"]] if "reminder" in event["data"] else [])])
        for event in events
    ]
