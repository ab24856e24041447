"""Fit profiles, evaluations that lock their criteria, and comparisons."""

from typing import Any

from tests.api.test_reflections import an_interview, reminder_of
from tests.support.api import Api
from tests.support.clock import ManualClock

CRITERIA = [
    {"key": "remote", "name": "Remote work", "weight": 3},
    {"key": "growth", "name": "Room to grow", "weight": 1, "question": "How do people grow here?"},
    {"key": "ethics", "name": "Honest business", "weight": 2, "deal_breaker": True},
]


async def put(api: Api, path: str, body: Any, **kwargs: Any) -> dict[str, Any]:
    answer = await api.client.put(path, json=body, **kwargs)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_profile_counts_changes_of_its_criteria(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    path = f"/v1/candidates/{interview['candidate_id']}/fit-profile"
    assert (await api.client.get(path)).status_code == 404
    assert (await put(api, path, {"criteria": CRITERIA}))["revision"] == 1
    assert (await put(api, path, {"criteria": CRITERIA}))["revision"] == 1
    assert (await put(api, path, {"criteria": CRITERIA[:2]}))["revision"] == 2
    twice = await api.client.put(path, json={"criteria": [CRITERIA[0], CRITERIA[0]]})
    assert twice.json()["errors"][0]["pointer"] == "/criteria/1/key"
    stale = await api.client.put(path, json={"criteria": CRITERIA}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412


async def test_an_evaluation_says_what_the_scores_come_to_and_completes_the_reminder(
    api: Api, clock: ManualClock
) -> None:
    interview = await an_interview(api, clock)
    await put(api, f"/v1/candidates/{interview['candidate_id']}/fit-profile", {"criteria": CRITERIA})
    path = f"/v1/interviews/{interview['id']}/fit-evaluation"
    found = await put(api, path, {"scores": {"remote": 4, "ethics": 5}, "notes": "Kind people."})
    # (3·4 + 2·5) / 5 = 4.4; one sixth of the weight is unknown.
    assert (found["result"], found["score"], found["share_unknown"]) == ("proceed", 4.4, 0.1667)
    assert found["questions"] == [
        {"key": "growth", "text": "How do people grow here?", "deal_breaker": False, "weight": 1}
    ]
    assert found["flip"] == {
        "key": "remote",
        "name": "Remote work",
        "before": 4,
        "after": 2,
        "steps": 2,
        "result": "no_clear_winner",
    }
    assert (await reminder_of(api, interview["id"], "evaluate_fit"))["status"] == "completed"
    assert await api.get(path) == found


async def test_an_evaluation_keeps_the_criteria_it_was_made_with(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    path = f"/v1/interviews/{interview['id']}/fit-evaluation"
    profile = f"/v1/candidates/{interview['candidate_id']}/fit-profile"
    assert (await api.client.put(path, json={"scores": {}})).status_code == 409
    await put(api, profile, {"criteria": CRITERIA})
    await put(api, path, {"scores": {}})
    assert (await reminder_of(api, interview["id"], "evaluate_fit"))["status"] == "scheduled"
    await put(api, profile, {"criteria": [{"key": "pay", "name": "Pay"}]})
    kept = await put(api, path, {"scores": {"remote": 2}})
    assert (kept["profile_revision"], [each["key"] for each in kept["criteria"]]) == (
        1,
        ["remote", "growth", "ethics"],
    )
    refused = await api.client.put(path, json={"scores": {"pay": 3}})
    assert refused.json()["errors"][0]["pointer"] == "/scores/pay"
    anew = await put(api, path, {"scores": {"pay": 3}, "use_present_criteria": True})
    assert (anew["profile_revision"], anew["scores"]) == (2, {"pay": 3})


async def test_several_offers_are_compared(api: Api, clock: ManualClock) -> None:
    first = await an_interview(api, clock)
    second = await an_interview(api, clock, candidate_id=first["candidate_id"], company="Globex")
    await put(api, f"/v1/candidates/{first['candidate_id']}/fit-profile", {"criteria": CRITERIA})
    ids = [
        (await put(api, f"/v1/interviews/{interview['id']}/fit-evaluation", {"scores": scores}))["id"]
        for interview, scores in (
            (first, {"remote": 3, "growth": 3, "ethics": 4}),
            (second, {"remote": 5, "growth": 4, "ethics": 4}),
        )
    ]
    answer = await api.post("/v1/fit-comparisons", {"evaluation_ids": ids})
    found = answer.json()
    assert (answer.status_code, found["result"], found["winner"]) == (200, "proceed", ids[1])
    assert [(offer["place"], offer["evaluation_id"]) for offer in found["offers"]] == [(1, ids[1]), (2, ids[0])]
    alone = await api.post("/v1/fit-comparisons", {"evaluation_ids": [ids[0], ids[0]]})
    unknown = await api.post("/v1/fit-comparisons", {"evaluation_ids": [ids[0], first["id"]]})
    assert [alone.status_code, unknown.status_code] == [422, 422]
