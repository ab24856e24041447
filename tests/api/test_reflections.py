"""Reflections, their questions and the reminder they complete."""

from datetime import timedelta
from typing import Any

from tests.support.api import Api
from tests.support.bodies import candidate_body, hard_question, interview_body, reflection_body
from tests.support.clock import ManualClock


async def an_interview(api: Api, clock: ManualClock, **changes: Any) -> dict[str, Any]:
    candidate_id = changes.pop("candidate_id", None)
    if candidate_id is None:
        candidate_id = (await api.create("/v1/candidates", candidate_body()))["id"]
    hours = changes.pop("hours_ago", 3)
    body = interview_body(candidate_id, clock.now() - timedelta(hours=hours), **changes)
    return await api.create("/v1/interviews", body)


async def reminder_of(api: Api, interview_id: str, action: str) -> dict[str, Any]:
    plan = await api.get(f"/v1/interviews/{interview_id}/plan")
    [found] = [reminder for reminder in plan["reminders"] if reminder["action"] == action]
    return dict(found)


async def test_a_whole_reflection_completes_the_reminder_as_completing_it_does(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    before = await reminder_of(api, interview["id"], "reflect")
    assert before["status"] == "due"
    made = await api.create("/v1/reflections", reflection_body(interview["id"], questions=[hard_question()]))
    assert (made["complete"], made["missing"]) == (True, [])
    after = await reminder_of(api, interview["id"], "reflect")
    assert (after["status"], after["id"]) == ("completed", before["id"])
    events = (await api.get("/v1/events", type="reminder.completed"))["items"]
    assert [event["data"]["reminder"]["id"] for event in events] == [before["id"]]


async def test_what_is_missing_is_said_and_once_given_completes_the_reminder(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    made = await api.create("/v1/reflections", reflection_body(interview["id"], went_well=[], next_time=[]))
    assert [each["code"] for each in made["missing"]] == ["strength", "next_action"]
    assert (await reminder_of(api, interview["id"], "reflect"))["status"] == "due"
    path = f"/v1/reflections/{made['id']}"
    half = (await api.client.patch(path, json={"went_well": ["I listened."]})).json()
    assert [each["code"] for each in half["missing"]] == ["next_action"]
    assert (await reminder_of(api, interview["id"], "reflect"))["status"] == "due"
    whole = (await api.client.patch(path, json={"next_time": ["Bring a notebook."]})).json()
    assert whole["complete"] is True
    assert (await reminder_of(api, interview["id"], "reflect"))["status"] == "completed"


async def test_an_interview_has_one_reflection(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    made = await api.create("/v1/reflections", reflection_body(interview["id"]))
    again = await api.post("/v1/reflections", reflection_body(interview["id"]))
    assert (again.status_code, again.json()["reflection_id"]) == (409, made["id"])


async def test_a_reflection_can_be_read_changed_listed_and_deleted(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    body = reflection_body(
        interview["id"], parts={"technical": 3, "rapport": 5}, feelings="Relieved.", predicted_outcome="advanced"
    )
    made = await api.create("/v1/reflections", body)
    path = f"/v1/reflections/{made['id']}"
    read = await api.client.get(path)
    assert read.json() == made
    assert (await api.client.get(path, headers={"If-None-Match": read.headers["etag"]})).status_code == 304
    stale = await api.client.patch(path, json={"overall": 1}, headers={"If-Match": '"99"'})
    assert stale.status_code == 412
    changed = await api.client.patch(
        path, json={"parts": {"rapport": None, "case": 2}, "feelings": None}, headers={"If-Match": read.headers["etag"]}
    )
    assert (changed.json()["parts"], changed.json()["feelings"]) == ({"technical": 3, "case": 2}, None)
    listed = await api.get("/v1/reflections", candidate_id=interview["candidate_id"])
    assert listed["items"] == [changed.json()]
    assert (await api.client.delete(path)).status_code == 204
    assert (await api.client.get(path)).status_code == 404


async def test_questions_keep_their_ids_by_id_and_by_wording(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    first, second = hard_question(), hard_question(text="Why us?", topic="motivation", kind="motivation")
    made = await api.create("/v1/reflections", reflection_body(interview["id"], questions=[first, second]))
    one, two = (question["id"] for question in made["questions"])
    answer = await api.client.patch(
        f"/v1/reflections/{made['id']}",
        json={
            "questions": [
                second | {"text": "why US?", "answer_quality": 4},
                {"text": "What is a deadlock?"},
                {"id": one, "text": "How would you split a growing table?"},
            ]
        },
    )
    asked = answer.json()["questions"]
    assert [question["id"] for question in asked][::2] == [two, one]
    assert asked[0]["answer_quality"] == 4
    assert asked[2]["difficulty"] is None
    assert (await api.get(f"/v1/reflections/{made['id']}"))["questions"] == asked
    unknown = await api.client.patch(
        f"/v1/reflections/{made['id']}", json={"questions": [{"id": interview["id"], "text": "?"}]}
    )
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (422, "/questions/0/id")


async def test_questions_are_found_by_topic_kind_and_difficulty(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    asked = [
        hard_question(),
        hard_question(text="Why us?", topic="Motivation ", kind="motivation", difficulty=2),
        hard_question(text="Why not them?", topic="motivation", kind="motivation", difficulty=5),
    ]
    await api.create("/v1/reflections", reflection_body(interview["id"], questions=asked))

    async def texts(**wanted: Any) -> list[str]:
        return [question["text"] for question in (await api.get("/v1/questions", **wanted))["items"]]

    assert await texts(topic="MOTIVATION") == ["Why us?", "Why not them?"]
    assert await texts(kind="technical") == ["How would you shard a growing table?"]
    assert await texts(topic="motivation", difficulty=5) == ["Why not them?"]
    page = await api.get("/v1/questions", limit=2)
    rest = await api.get("/v1/questions", limit=2, cursor=page["next_cursor"])
    assert [len(page["items"]), len(rest["items"]), rest["next_cursor"]] == [2, 1, None]


async def test_a_question_that_comes_back_reports_whether_the_answer_got_better(api: Api, clock: ManualClock) -> None:
    first = await an_interview(api, clock, hours_ago=100)
    again = await an_interview(api, clock, candidate_id=first["candidate_id"], hours_ago=3)
    await api.create("/v1/reflections", reflection_body(first["id"], questions=[hard_question()]))
    later = await api.create(
        "/v1/reflections",
        reflection_body(
            again["id"], questions=[hard_question(text="How do you shard a growing table?", answer_quality=5)]
        ),
    )
    question = await api.get(f"/v1/questions/{later['questions'][0]['id']}")
    assert question["answer_change"]["change"] == 3
    assert [each["text"] for each in question["likely_same"]] == ["How would you shard a growing table?"]


async def test_the_form_asks_first_for_what_was_promised_last_time(api: Api, clock: ManualClock) -> None:
    first = await an_interview(api, clock, hours_ago=100, company="Globex")
    await api.create("/v1/reflections", reflection_body(first["id"], next_time=["I will ask about the on-call rota."]))
    again = await an_interview(api, clock, candidate_id=first["candidate_id"])
    prompts = (await api.get("/v1/reflections/prompts", interview_id=again["id"]))["prompts"]
    assert prompts[0]["text"] == "After Globex you meant to ask about the on-call rota: did you?"
    assert {prompt["field"] for prompt in prompts if prompt["required"]} == {"went_well", "next_time"}


async def test_deleting_an_interview_takes_its_reflection_questions_and_cards_along(
    api: Api, clock: ManualClock
) -> None:
    interview = await an_interview(api, clock)
    made = await api.create("/v1/reflections", reflection_body(interview["id"], questions=[hard_question()]))
    assert len((await api.get("/v1/practice/cards"))["items"]) == 1
    assert (await api.client.delete(f"/v1/interviews/{interview['id']}")).status_code == 204
    assert (await api.client.get(f"/v1/reflections/{made['id']}")).status_code == 404
    assert (await api.get("/v1/questions"))["items"] == []
    assert (await api.get("/v1/practice/cards"))["items"] == []
    reminders = (await api.get("/v1/reminders", action="practise"))["items"]
    assert {reminder["status"] for reminder in reminders} == {"cancelled"}
