"""Practice cards: where they come from, when they are due, and what asks for them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.api.test_reflections import an_interview
from tests.support.api import Api
from tests.support.bodies import hard_question, interview_body, reflection_body
from tests.support.clock import ManualClock


async def a_card(api: Api, clock: ManualClock, *questions: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """An interview an hour over, and the card of its one hard question."""
    interview = await an_interview(api, clock)
    asked = list(questions) or [hard_question()]
    await api.create("/v1/reflections", reflection_body(interview["id"], questions=asked))
    return interview, (await api.get("/v1/practice/cards"))["items"][0]


async def practise_reminders(api: Api) -> list[tuple[str, str]]:
    items = (await api.get("/v1/reminders", action="practise"))["items"]
    return [(reminder["due_at"], reminder["status"]) for reminder in items]


async def review(api: Api, card: dict[str, Any], rating: int, **fields: Any) -> dict[str, Any]:
    return await api.create(f"/v1/practice/cards/{card['id']}/reviews", {"rating": rating} | fields)


async def test_hard_badly_answered_and_flagged_questions_become_cards(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    asked: list[dict[str, Any]] = [
        {"text": "Hard", "difficulty": 4, "answer_quality": 5},
        {"text": "Answered badly", "difficulty": 1, "answer_quality": 2},
        {"text": "Flagged", "flagged": True},
        {"text": "Easy", "difficulty": 3, "answer_quality": 3},
        {"text": "Unrated"},
    ]
    made = await api.create("/v1/reflections", reflection_body(interview["id"], questions=asked))
    cards = (await api.get("/v1/practice/cards"))["items"]
    assert [card["questions"][0]["text"] for card in cards] == ["Hard", "Answered badly", "Flagged"]
    asked[2]["flagged"] = False
    await api.client.patch(f"/v1/reflections/{made['id']}", json={"questions": asked})
    cards = (await api.get("/v1/practice/cards"))["items"]
    assert [card["questions"][0]["text"] for card in cards] == ["Hard", "Answered badly"]


async def test_a_review_moves_the_card_on_by_days_and_is_kept(api: Api, clock: ManualClock) -> None:
    _, card = await a_card(api, clock)
    assert datetime.fromisoformat(card["due_at"]) == clock.now()
    done = await review(api, card, 3)
    assert datetime.fromisoformat(done["due_at"]) == clock.now() + timedelta(days=3)
    clock.advance(timedelta(days=3))
    await review(api, card, 1)
    history = (await api.get(f"/v1/practice/cards/{card['id']}/reviews"))["items"]
    assert [each["rating"] for each in history] == [3, 1]
    assert (await api.get(f"/v1/practice/cards/{card['id']}"))["reviews"] == 2
    bad = await api.post(f"/v1/practice/cards/{card['id']}/reviews", {"rating": 5})
    assert bad.status_code == 422


async def test_nothing_is_due_later_than_the_evening_before_the_next_interview(api: Api, clock: ManualClock) -> None:
    interview, card = await a_card(api, clock)
    for rating in (4, 4, 4):
        done = await review(api, card, rating)
        clock.set(datetime.fromisoformat(done["due_at"]))
    done = await review(api, card, 4)
    assert datetime.fromisoformat(done["due_at"]) > clock.now() + timedelta(days=20)
    start = (clock.now() + timedelta(days=5)).replace(hour=10, minute=0, second=0, microsecond=0)
    ahead = interview_body(interview["candidate_id"], start + timedelta(hours=1))
    made = await api.create("/v1/interviews", ahead)
    moved = await api.get(f"/v1/practice/cards/{card['id']}")
    due = datetime.fromisoformat(moved["due_at"])
    evening = start.replace(hour=18) - timedelta(days=1)
    assert timedelta(0) <= evening - due <= timedelta(hours=2), (due, evening)  # 18:00 in Madrid
    assert (moved["due_at"], "scheduled") in await practise_reminders(api)
    await api.post(f"/v1/interviews/{made['id']}/cancel")
    assert (await api.get(f"/v1/practice/cards/{card['id']}"))["due_at"] == done["due_at"]


async def test_one_reminder_a_day_asks_to_practise_while_something_is_due(api: Api, clock: ManualClock) -> None:
    await a_card(api, clock, hard_question(), hard_question(text="What is a deadlock?"))
    today = clock.now().date()
    [(due_at, status)] = await practise_reminders(api)
    assert (datetime.fromisoformat(due_at).date(), status) == (today, "scheduled")
    first, second = (await api.get("/v1/practice/cards"))["items"]
    await review(api, first, 3)
    assert len([1 for _, status in await practise_reminders(api) if status == "scheduled"]) == 2
    await review(api, second, 3)
    waiting = [due_at for due_at, status in await practise_reminders(api) if status == "scheduled"]
    assert [datetime.fromisoformat(each).date() for each in waiting] == [today + timedelta(days=3)]


async def test_what_was_left_undone_is_asked_for_again_tomorrow(api: Api, clock: ManualClock) -> None:
    await a_card(api, clock)
    [reminder] = (await api.get("/v1/reminders", action="practise"))["items"]
    await api.post(f"/v1/reminders/{reminder['id']}/skip", {})
    waiting = [due_at for due_at, status in await practise_reminders(api) if status == "scheduled"]
    assert [datetime.fromisoformat(each).date() for each in waiting] == [clock.now().date() + timedelta(days=1)]


async def test_after_a_day_without_practice_the_next_day_asks(api: Api, clock: ManualClock) -> None:
    await a_card(api, clock)
    clock.advance(timedelta(hours=12))
    await api.parts.firing.fire_batch()
    clock.set(datetime(2026, 3, 2, 23, 30, tzinfo=UTC))  # half past midnight in Madrid
    await api.parts.firing.fire_batch()
    await api.parts.firing.fire_batch()
    assert [status for _, status in await practise_reminders(api)] == ["expired", "scheduled"]


async def test_the_queue_holds_what_is_due_today(api: Api, clock: ManualClock) -> None:
    interview, card = await a_card(api, clock, hard_question(), hard_question(text="What is a deadlock?"))
    whose = interview["candidate_id"]
    assert (await api.get("/v1/practice/queue", candidate_id=whose))["due"] == 2
    await review(api, card, 3)
    queue = await api.get("/v1/practice/queue", candidate_id=whose)
    assert [each["questions"][0]["text"] for each in queue["items"]] == ["What is a deadlock?"]
    assert (await api.client.get("/v1/practice/queue")).status_code == 422


async def test_a_paused_card_rests_until_it_is_resumed(api: Api, clock: ManualClock) -> None:
    interview, card = await a_card(api, clock)
    path = f"/v1/practice/cards/{card['id']}"
    paused = (await api.post(f"{path}/pause")).json()
    assert paused["paused_at"] is not None
    assert (await api.get("/v1/practice/queue", candidate_id=interview["candidate_id"]))["items"] == []
    assert [status for _, status in await practise_reminders(api)] == ["cancelled"]
    refused = await api.post(f"{path}/reviews", {"rating": 3})
    assert refused.json()["type"].endswith("/problems/card-not-active")
    assert (await api.post(f"{path}/resume")).json()["paused_at"] is None
    assert [status for _, status in await practise_reminders(api)] == ["scheduled"]


async def test_cards_that_ask_the_same_are_merged_when_the_caller_says_so(api: Api, clock: ManualClock) -> None:
    first = await an_interview(api, clock, hours_ago=100)
    again = await an_interview(api, clock, candidate_id=first["candidate_id"])
    for interview, text in ((first, "How would you shard a growing table?"), (again, "Shard a growing table: how?")):
        asked = [hard_question(text=text)]
        await api.create("/v1/reflections", reflection_body(interview["id"], questions=asked))
    keep, other = (await api.get("/v1/practice/cards"))["items"]
    await review(api, other, 3)
    [alike] = (await api.get(f"/v1/practice/cards/{keep['id']}/similar"))["items"]
    assert alike["card_id"] == other["id"]
    joint = (await api.post(f"/v1/practice/cards/{keep['id']}/merge", {"card_id": other["id"]})).json()
    assert (joint["id"], joint["reviews"], len(joint["questions"])) == (keep["id"], 1, 2)
    assert (await api.get(f"/v1/practice/cards/{other['id']}"))["merged_into"] == keep["id"]
    assert [card["id"] for card in (await api.get("/v1/practice/cards"))["items"]] == [keep["id"]]
    assert len((await api.get(f"/v1/practice/cards/{keep['id']}/reviews"))["items"]) == 1
    again_merged = await api.post(f"/v1/practice/cards/{keep['id']}/merge", {"card_id": other["id"]})
    assert again_merged.status_code == 409
    for interview in (first, again):
        await api.client.delete(f"/v1/interviews/{interview['id']}")
    assert (await api.client.get(f"/v1/practice/cards/{other['id']}")).status_code == 404
