"""A candidate with a bit of everything, whose every text carries a marker that can be searched for."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.support.api import Api
from tests.support.clock import ManualClock

OPEN = "zqopen"
"""In texts that others than the candidate may read."""

PRIVATE = "zqprivate"
"""In texts that stand behind the consent wall."""

FLAGGED = {"difficulty": 5, "answer_quality": 1, "flagged": True}


@dataclass
class MarkedLife:
    """What was made, by name: the answers of the API."""

    candidate_id: str
    made: dict[str, dict[str, Any]] = field(default_factory=dict)

    def id_of(self, name: str) -> str:
        """Return the id of something made."""
        found: str = self.made[name]["id"]
        return found


async def live_a_life(api: Api, clock: ManualClock) -> MarkedLife:
    """Make a candidate with interviews past and ahead, promises, reflections, practice, fit, and a webhook endpoint."""
    await api.create("/v1/webhook-endpoints", {"url": "http://receiver.example/hook", "event_types": ["*"]})
    candidate = await api.create(
        "/v1/candidates",
        {
            "name": f"{OPEN} Ada",
            "email": f"{OPEN}@example.com",
            "external_id": f"{OPEN}-17",
            "time_zone": "Europe/Madrid",
            "country": "ES",
            "policy": {"reflect_after": "PT2H"},
        },
    )
    life = MarkedLife(candidate["id"], {"candidate": candidate})
    for name, days_ago in (("earlier", 30), ("interview", 1), ("ahead", -3)):
        life.made[name] = await api.create("/v1/interviews", _interview(candidate["id"], name, clock, days_ago))
        if name != "ahead":
            life.made[f"{name} reflection"] = await api.create("/v1/reflections", _reflection(life.id_of(name), name))
    past = life.id_of("interview")
    decide_by = {"decide_by": (clock.now() + timedelta(days=9)).date().isoformat()}
    life.made["promise"] = await api.create(
        f"/v1/interviews/{past}/commitments", decide_by | {"said_by": f"{OPEN} said", "note": f"{OPEN} note"}
    )
    await api.post(
        f"/v1/interviews/{life.id_of('earlier')}/outcome", {"outcome": "rejected", "note": f"{OPEN} outcome"}
    )
    about = {"interview_id": past, "interviewer_id": life.made["interview"]["interviewers"][0]["id"]}
    for name, kind in (("draft", "thank_you"), ("invitation", "linkedin_invitation")):
        life.made[name] = await api.create("/v1/drafts", {"kind": kind} | about)
    await api.client.patch(f"/v1/drafts/{life.id_of('draft')}", json={"body": f"{OPEN} words of the candidate's own"})
    await api.client.delete(f"/v1/drafts/{life.id_of('invitation')}")
    criteria = [
        {"key": f"{PRIVATE}-key", "name": f"{PRIVATE} criterion", "weight": 3, "question": f"{PRIVATE} ask?"},
        {"key": "other", "name": f"{PRIVATE} other", "deal_breaker": True},
    ]
    path = f"/v1/candidates/{candidate['id']}/fit-profile"
    life.made["profile"] = (await api.client.put(path, json={"criteria": criteria})).json()
    scores = {"scores": {f"{PRIVATE}-key": 4}, "notes": f"{PRIVATE} notes"}
    for name in ("earlier", "interview"):
        path = f"/v1/interviews/{life.id_of(name)}/fit-evaluation"
        life.made[f"{name} evaluation"] = (await api.client.put(path, json=scores)).json()
    first, second, *rest = (await api.get("/v1/practice/cards", candidate_id=candidate["id"]))["items"]
    life.made["card"] = first
    for card, rating in ((first, 3), (second, 1)):
        await api.create(f"/v1/practice/cards/{card['id']}/reviews", {"rating": rating})
    await api.post(f"/v1/practice/cards/{first['id']}/merge", {"card_id": second["id"]})
    await api.post(f"/v1/practice/cards/{rest[0]['id']}/pause")
    await api.create(
        f"/v1/candidates/{candidate['id']}/access-tokens", {"scopes": ["interviews:read"], "expires_in": 900}
    )
    return life


async def reminder_of(api: Api, life: MarkedLife, action: str) -> str:
    """Return the id of one of the candidate's reminders for an action."""
    found = await api.get("/v1/reminders", candidate_id=life.candidate_id, action=action)
    reminder_id: str = found["items"][0]["id"]
    return reminder_id


def _interview(candidate_id: str, name: str, clock: ManualClock, days_ago: int) -> dict[str, Any]:
    end = clock.now() - timedelta(days=days_ago)
    return {
        "candidate_id": candidate_id,
        "company": f"{OPEN} {'Initech' if name != 'earlier' else 'Globex'}",
        "role": f"{OPEN} Engineer",
        "starts_at": (end - timedelta(hours=1)).isoformat(),
        "ends_at": end.isoformat(),
        "time_zone": "Europe/Madrid",
        "interviewers": [
            {
                "name": f"{OPEN} Bill",
                "email": f"{OPEN}.{name}@initech.example",
                "role": f"{OPEN} VP",
                "linkedin_url": f"https://linkedin.example/{OPEN}-{name}",
            }
        ],
        "topics": [f"{OPEN} topic"],
        "highlight": f"{OPEN} highlight",
        "strength": f"{OPEN} strength",
        "location": f"{OPEN} location",
        "notes": f"{OPEN} notes",
    }


def _reflection(interview_id: str, name: str) -> dict[str, Any]:
    star = {part: f"{PRIVATE} {part}" for part in ("situation", "task", "action", "result")}
    return {
        "interview_id": interview_id,
        "overall": 3,
        "parts": {f"{PRIVATE} part": 2},
        "went_well": [f"{PRIVATE} well"],
        "went_badly": [f"{PRIVATE} badly"],
        "next_time": [f"{PRIVATE} next time"],
        "feelings": f"{PRIVATE} feelings",
        "predicted_outcome": "offer",
        "questions": [
            {
                "text": f"{PRIVATE} {name} question about {subject}?",
                "topic": f"{PRIVATE} topic",
                "answer_given": f"{PRIVATE} given",
                "better_answer": f"{PRIVATE} better",
                "star": star,
            }
            | FLAGGED
            for subject in ("sharding", "conflict")
        ],
    }
