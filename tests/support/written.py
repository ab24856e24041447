"""Interviews to write about, made through the API."""

from datetime import timedelta
from typing import Any

import httpx

from tests.support.api import Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock

H = timedelta(hours=1)
Json = dict[str, Any]
RICH = {
    "topics": ["the move to event-driven pipelines", "schema reviews across teams"],
    "highlight": "how on-call is shared",
    "strength": "running a migration without downtime",
}


async def interviewed(api: Api, clock: ManualClock, **changes: Any) -> Json:
    """Return an interview that ended three hours ago, about which enough was written down."""
    person = changes.pop("candidate", {})
    candidate = await api.create("/v1/candidates", candidate_body(email="ada@example.com") | person)
    ends_at = changes.pop("ended", clock.now() - 3 * H)
    return await api.create("/v1/interviews", interview_body(candidate["id"], ends_at, **RICH | changes))


async def drafted(api: Api, interview: Json, kind: str = "thank_you", **wanted: Any) -> Json:
    """Return a draft to the first interviewer, unless wanted otherwise."""
    people = interview["interviewers"]
    first = {"interviewer_id": people[0]["id"]} if people else {}
    return await api.create("/v1/drafts", {"kind": kind, "interview_id": interview["id"]} | first | wanted)


async def reminder_of(api: Api, interview: Json, action: str, **wanted: Any) -> Json:
    """Return the one reminder of an interview for an action."""
    plan = (await api.get(f"/v1/interviews/{interview['id']}/plan"))["reminders"]
    found = [r for r in plan if r["action"] == action and all(r[key] == value for key, value in wanted.items())]
    assert len(found) == 1, found
    one: Json = found[0]
    return one


async def message(api: Api, draft: Json, accept: str | None) -> httpx.Response:
    """Return a draft in the form asked for."""
    headers = {} if accept is None else {"Accept": accept}
    return await api.client.get(f"/v1/drafts/{draft['id']}/message", headers=headers)


async def events_of(api: Api, event_type: str) -> list[Json]:
    """Return what was announced."""
    items: list[Json] = (await api.get("/v1/events", limit=100, type=event_type))["items"]
    return items
