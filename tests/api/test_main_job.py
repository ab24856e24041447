"""From an interview to its plan, over HTTP."""

from datetime import timedelta
from typing import Any

from tests.support.api import Api
from tests.support.clock import ManualClock


def ada(**changes: Any) -> dict[str, Any]:
    return {"name": "Ada Diaz", "time_zone": "Europe/Madrid", "external_id": "u-17"} | changes


def interview(candidate: dict[str, Any], clock: ManualClock, **changes: Any) -> dict[str, Any]:
    end = clock.now() - timedelta(hours=3)
    return {
        "candidate_id": candidate["id"],
        "company": "Initech",
        "role": "Data Engineer",
        "starts_at": (end - timedelta(hours=1)).isoformat(),
        "ends_at": end.isoformat(),
        "time_zone": "Europe/Madrid",
        "interviewers": [{"name": "Bill Lumbergh"}, {"name": "Milton Waddams"}],
    } | changes


async def test_an_interview_gets_a_plan(api: Api, clock: ManualClock) -> None:
    candidate = await api.create("/v1/candidates", ada())
    made = await api.create("/v1/interviews", interview(candidate, clock))
    plan = await api.get(f"/v1/interviews/{made['id']}/plan")
    actions = [(reminder["action"], reminder["status"]) for reminder in plan["reminders"]]
    assert actions.count(("send_thank_you", "due")) == 2
    assert ("reflect", "due") in actions
