"""Calendar feeds over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from tests.support.api import TEST_KEY, Api
from tests.support.clock import START, ManualClock

SECRETS = ("the move to pipelines", "how on-call is shared", "a quiet migration", "They seemed tired.")


@pytest.fixture
async def ada(api: Api) -> dict[str, Any]:
    return await api.create("/v1/candidates", {"name": "Ada Diaz", "time_zone": "Europe/Madrid", "country": "ES"})


async def interview(api: Api, candidate: dict[str, Any], starts: datetime, **changes: Any) -> dict[str, Any]:
    body = {
        "candidate_id": candidate["id"],
        "company": "Initech; Müller, Söhne & Co. with a name that is long enough to be folded somewhere",
        "role": "Data Engineer",
        "starts_at": starts.isoformat(),
        "ends_at": (starts + timedelta(hours=1)).isoformat(),
        "time_zone": "America/New_York",
        "interviewers": [{"name": "Bill Lumbergh"}],
        "topics": [SECRETS[0]],
        "highlight": SECRETS[1],
        "strength": SECRETS[2],
        "notes": SECRETS[3],
        "location": "Floor 3\r\nring\x07 twice",
    }
    return await api.create("/v1/interviews", body | changes)


async def subscribe(api: Api, candidate: dict[str, Any]) -> dict[str, Any]:
    return await api.create(f"/v1/candidates/{candidate['id']}/calendar-feeds", {"name": "My phone"})


async def fetch(api: Api, feed: dict[str, Any], **headers: str) -> httpx.Response:
    path = feed["url"].removeprefix("http://127.0.0.1:8000")
    async with api.with_key(None) as client:
        return await client.get(path, headers=headers)


def events_of(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    return {str(event["UID"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


async def test_interviews_and_open_reminders_without_private_words(
    api: Api, ada: dict[str, Any], clock: ManualClock
) -> None:
    made = await interview(api, ada, START + timedelta(days=1))
    answer = await fetch(api, await subscribe(api, ada))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"].startswith("private")
    calendar = Calendar.from_ical(answer.content)
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("PUBLISH", "2.0")
    assert calendar["PRODID"]
    assert calendar["X-WR-CALNAME"]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in answer.content

    events = events_of(answer)
    meeting = events.pop(f"interview-{made['id']}@afterview")
    assert meeting.decoded("dtstart") == START + timedelta(days=1)
    assert meeting.decoded("dtend") == START + timedelta(days=1, hours=1)
    assert b"DTSTART:20260303T090000Z\r\n" in answer.content
    assert meeting["location"] == "Floor 3\nring twice"
    assert meeting["sequence"] == 1
    assert [alarm.decoded("trigger") for alarm in meeting.walk("VALARM")] == [timedelta(minutes=-30)]

    stored = (await api.get("/v1/reminders", candidate_id=ada["id"], limit=100))["items"]
    wanted = {f"reminder-{each['id']}@afterview": each for each in stored}
    assert wanted
    assert set(events) == set(wanted)
    for uid, event in events.items():
        assert event.decoded("dtstart") == datetime.fromisoformat(wanted[uid]["due_at"])
        assert event["sequence"] == wanted[uid]["revision"]
        assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [timedelta(0)]
    unfolded = answer.text.replace("\r\n ", "")
    assert not [secret for secret in SECRETS if secret in unfolded]


async def test_lines_end_and_fold_as_the_standard_says(api: Api, ada: dict[str, Any]) -> None:
    await interview(api, ada, START + timedelta(days=1))
    content = (await fetch(api, await subscribe(api, ada))).content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) == 75
    assert any(line.startswith(b" ") for line in lines)


async def test_the_etag_stays_until_something_changes(api: Api, ada: dict[str, Any], clock: ManualClock) -> None:
    made = await interview(api, ada, START + timedelta(days=1))
    feed = await subscribe(api, ada)
    first = await fetch(api, feed)
    clock.advance(timedelta(minutes=30))
    same = await fetch(api, feed, **{"If-None-Match": first.headers["etag"]})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", first.headers["etag"])
    assert (await fetch(api, feed)).content == first.content

    later = {"starts_at": (START + timedelta(days=2)).isoformat(), "ends_at": (START + timedelta(days=2.1)).isoformat()}
    assert (await api.client.patch(f"/v1/interviews/{made['id']}", json=later)).status_code == 200
    changed = await fetch(api, feed, **{"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    before, after = events_of(first), events_of(changed)
    uid = f"interview-{made['id']}@afterview"
    assert after[uid]["sequence"] > before[uid]["sequence"]
    assert set(before) <= set(after)
    moved = [uid for uid in before if before[uid].decoded("dtstart") != after[uid].decoded("dtstart")]
    assert len(moved) > 3
    assert all(after[uid]["sequence"] > before[uid]["sequence"] for uid in moved)


async def test_programs_may_ask_for_the_head_alone(api: Api, ada: dict[str, Any]) -> None:
    feed = await subscribe(api, ada)
    path = feed["url"].removeprefix("http://127.0.0.1:8000")
    async with api.with_key(None) as client:
        head = await client.head(path)
    assert (head.status_code, head.headers["etag"]) == (200, (await fetch(api, feed)).headers["etag"])


async def test_a_cancelled_interview_is_struck_through_and_its_reminders_go(api: Api, ada: dict[str, Any]) -> None:
    made = await interview(api, ada, START + timedelta(days=1))
    feed = await subscribe(api, ada)
    assert (await api.post(f"/v1/interviews/{made['id']}/cancel")).status_code == 200
    events = events_of(await fetch(api, feed))
    meeting = events.pop(f"interview-{made['id']}@afterview")
    assert (str(meeting["status"]), str(meeting["transp"])) == ("CANCELLED", "TRANSPARENT")
    assert meeting.walk("VALARM") == []
    assert not [event for event in events.values() if "Initech" in str(event["summary"])]


async def test_what_is_done_or_long_past_is_not_shown(api: Api, ada: dict[str, Any], clock: ManualClock) -> None:
    old = await interview(api, ada, START - timedelta(days=31))
    recent = await interview(api, ada, START - timedelta(days=29), role="Analyst")
    feed = await subscribe(api, ada)
    events = events_of(await fetch(api, feed))
    assert f"interview-{recent['id']}@afterview" in events
    assert f"interview-{old['id']}@afterview" not in events
    stored = (await api.get("/v1/reminders", candidate_id=ada["id"], limit=100))["items"]
    open_ones = [each for each in stored if each["status"] in {"scheduled", "due"}]
    since = (START - timedelta(days=30)).isoformat()
    shown = {f"reminder-{each['id']}@afterview" for each in open_ones if each["due_at"] >= since[:19]}
    assert {uid for uid in events if uid.startswith("reminder-")} == shown
    done = open_ones[-1]["id"]
    assert (await api.post(f"/v1/reminders/{done}/complete", {})).status_code == 200
    assert f"reminder-{done}@afterview" not in events_of(await fetch(api, feed))


async def test_an_address_is_shown_once_and_revoked(api: Api, ada: dict[str, Any]) -> None:
    feed = await subscribe(api, ada)
    base = f"/v1/candidates/{ada['id']}/calendar-feeds"
    token = feed["url"].rpartition("/")[2].removesuffix(".ics")
    assert len(token) == 40
    (listed,) = (await api.get(base))["items"]
    assert listed == {name: value for name, value in feed.items() if name != "url"}
    assert await api.get(f"{base}/{feed['id']}") == listed
    assert (await fetch(api, feed)).status_code == 200
    assert (await api.client.delete(f"{base}/{feed['id']}")).status_code == 204
    gone = await fetch(api, feed)
    assert (gone.status_code, gone.headers["content-type"]) == (404, "application/problem+json")
    assert (await api.client.delete(f"{base}/{feed['id']}")).status_code == 404


async def test_the_body_of_a_new_feed_may_be_left_out(api: Api, ada: dict[str, Any]) -> None:
    answer = await api.client.post(f"/v1/candidates/{ada['id']}/calendar-feeds")
    assert (answer.status_code, answer.json()["name"]) == (201, "Calendar")
    assert answer.headers["location"].endswith(f"/calendar-feeds/{answer.json()['id']}")


@pytest.mark.parametrize("token", ["x", "a" * 40, "a" * 39 + "!", "A" * 40, "a" * 10_000])
async def test_an_unknown_address_is_not_found(api: Api, token: str) -> None:
    async with api.with_key(None) as client:
        assert (await client.get(f"/calendar/{token}.ics")).status_code == 404


async def test_a_candidates_key_reaches_its_own_feeds_only(api: Api, ada: dict[str, Any]) -> None:
    bob = await api.create("/v1/candidates", {"name": "Bob", "time_zone": "Europe/Paris"})
    scopes = ["interviews:read", "interviews:write"]
    key = (await api.create("/v1/api-keys", {"name": "bob", "scopes": scopes, "candidate_id": bob["id"]}))["key"]
    feed = await subscribe(api, ada)
    async with api.with_key(key) as client:
        path = f"/v1/candidates/{ada['id']}/calendar-feeds"
        assert (await client.get(path)).status_code == 404
        assert (await client.post(path, json={})).status_code == 404
        assert (await client.delete(f"{path}/{feed['id']}")).status_code == 404
        own = f"/v1/candidates/{bob['id']}/calendar-feeds"
        assert (await client.post(own, json={})).status_code == 201
        assert (await client.delete(f"{own}/{feed['id']}")).status_code == 404
    async with api.with_key(TEST_KEY) as client:
        assert (await client.get(f"/v1/candidates/{ada['id']}/calendar-feeds")).status_code == 404


async def test_erasing_the_candidate_closes_the_calendar(api: Api, ada: dict[str, Any]) -> None:
    feed = await subscribe(api, ada)
    assert (await api.client.delete(f"/v1/candidates/{ada['id']}")).status_code == 204
    assert (await fetch(api, feed)).status_code == 404


async def test_an_interview_that_ended_at_its_start_still_lasts(api: Api, ada: dict[str, Any]) -> None:
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    made = await interview(api, ada, start, ended_at=start.isoformat())
    event = events_of(await fetch(api, await subscribe(api, ada)))[f"interview-{made['id']}@afterview"]
    assert event.decoded("dtend") > event.decoded("dtstart")
