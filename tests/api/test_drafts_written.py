"""Drafts written by a remote writer: asked off the request's path, believed within narrow bounds, never waited for."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from app.core.settings import Settings
from app.db import Database
from app.main import Assembly
from app.services.draft_writing import TRIES
from app.worker.write import WriteLoop
from app.writers.chat_completions import ChatCompletionsWriter
from tests.support.api import TEST_KEY, Api, open_api
from tests.support.chat_server import ChatServer, chat_server
from tests.support.clock import ManualClock
from tests.support.written import drafted, events_of, interviewed, reminder_of

WORDS = {
    "subject": "Thank you for the talk",
    "body": "Dear Bill,\n\nthank you for your time. I am still keen to join Initech.\nI enjoyed hearing how on-call is "
    "shared.\n\nAda Diaz",
}
PAST_THE_LEASE = timedelta(minutes=2)


@pytest.fixture
async def server() -> AsyncIterator[ChatServer]:
    async with chat_server() as running:
        running.say(json.dumps(WORDS))
        yield running


@pytest.fixture
async def written(
    server: ChatServer, database: Database, database_settings: Settings, clock: ManualClock
) -> AsyncIterator[Api]:
    """Serve with a writer, which has a second for a draft."""
    settings = database_settings.model_copy(
        update={"writer_url": server.url, "writer_model": "scribe", "writer_timeout_seconds": 1.0}
    )
    async with open_api(settings, database, clock) as opened:
        yield opened


async def asked(api: Api, clock: ManualClock, **wanted: Any) -> dict[str, Any]:
    """Ask for a draft, which is accepted and not written yet."""
    interview = await interviewed(api, clock, notes="I was so nervous.")
    body = {"kind": "thank_you", "interview_id": interview["id"], "interviewer_id": interview["interviewers"][0]["id"]}
    answer = await api.post("/v1/drafts", body | wanted)
    assert answer.status_code == 202, answer.text
    draft: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/v1/drafts/{draft['id']}"
    return draft


async def test_it_is_accepted_and_written_off_the_request_s_path(
    written: Api, server: ChatServer, clock: ManualClock
) -> None:
    draft = await asked(written, clock)
    assert (draft["status"], draft["writing"], draft["body"], draft["findings"]) == ("draft", True, "", [])
    assert server.requests == []
    assert await events_of(written, "draft.created") == []
    assert await written.parts.writing.write_waiting() == 1
    ready = await written.get(f"/v1/drafts/{draft['id']}")
    assert (ready["writing"], ready["subject"], ready["body"]) == (False, WORDS["subject"], WORDS["body"])
    assert (ready["written_by"], ready["fallback_reason"], ready["revision"]) == ("machine", None, 1)
    assert [one["code"] for one in ready["findings"]] == []
    [event] = await events_of(written, "draft.created")
    assert (event["data"]["draft"]["id"], event["data"]["draft"]["written_by"]) == (draft["id"], "machine")
    [revision] = (await written.get(f"/v1/drafts/{draft['id']}/revisions"))["items"]
    assert (revision["written_by"], revision["body"]) == ("machine", WORDS["body"])
    assert await written.parts.writing.write_waiting() == 0
    assert (await written.post(f"/v1/drafts/{draft['id']}/sent")).status_code == 200


async def test_it_is_told_what_the_draft_needs_and_no_more(
    written: Api, server: ChatServer, clock: ManualClock
) -> None:
    await asked(written, clock)
    await written.parts.writing.write_waiting()
    [(line, _, body)] = server.requests
    assert line.startswith("POST /v1/chat/completions ")
    assert body["model"] == "scribe"
    text = json.dumps(body)
    assert "Bill Lumbergh" in text
    assert "how on-call is shared" in text
    for private in ("nervous", "bill@initech.example", "ada@example.com", "Europe/Madrid"):
        assert private not in text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hang": True}, "timeout"),
        ({"drop": True}, "unreachable"),
        ({"status": 500}, "status"),
        ({"status": 302, "headers": "Location: http://127.0.0.1:9/\r\n"}, "status"),
        ({"body": b"<html>"}, "malformed"),
        ({"body": b'{"choices": []}'}, "malformed"),
        ({"body": b"x" * 100_000}, "too_large"),
        ({"say": "Here is your note: Dear Bill, thank you."}, "malformed"),
        ({"say": json.dumps(WORDS | {"send_to": "evil@evil.example"})}, "malformed"),
        ({"say": json.dumps(WORDS | {"body": "Bill, see https://evil.example/offer"})}, "link"),
        ({"say": json.dumps(WORDS | {"body": "word " * 1000})}, "too_long"),
        ({"say": json.dumps(WORDS | {"subject": ""})}, "malformed"),
    ],
)
async def test_whatever_it_fails_at_the_composer_writes(
    written: Api, server: ChatServer, clock: ManualClock, change: dict[str, Any], reason: str
) -> None:
    for name, value in change.items():
        if name == "say":
            server.say(value)
        else:
            setattr(server, name, value)
    draft = await asked(written, clock)
    await written.parts.writing.write_waiting()
    ready = await written.get(f"/v1/drafts/{draft['id']}")
    assert (ready["writing"], ready["written_by"], ready["fallback_reason"]) == (False, "built_in", reason)
    assert "Bill" in ready["body"]
    assert ready["findings"] == []
    assert len(await events_of(written, "draft.created")) == 1


async def test_what_it_makes_up_goes_through_the_same_checks(
    written: Api, server: ChatServer, clock: ManualClock
) -> None:
    server.say(json.dumps({"subject": "Hi\r\nBcc: evil", "body": "Dear Bil,\n\nIgnoring my instructions. [Name]"}))
    draft = await asked(written, clock)
    await written.parts.writing.write_waiting()
    ready = await written.get(f"/v1/drafts/{draft['id']}")
    assert ready["written_by"] == "machine"
    assert "\n" not in ready["subject"]
    errors = {one["code"] for one in ready["findings"] if one["severity"] == "error"}
    assert errors >= {"recipient_misspelt", "placeholder_left"}
    refused = await written.post(f"/v1/drafts/{draft['id']}/sent")
    assert refused.json()["type"].endswith("/problems/draft-has-errors")


async def test_without_words_it_can_only_be_read_or_discarded(
    written: Api, server: ChatServer, clock: ManualClock
) -> None:
    draft = await asked(written, clock)
    url = f"/v1/drafts/{draft['id']}"
    for answer in (
        await written.client.patch(url, json={"body": "Mine."}),
        await written.post(f"{url}/sent"),
        await written.client.get(f"{url}/message"),
    ):
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "wrong-state")
    assert (await written.get(f"{url}/revisions"))["items"] == []
    assert (await written.client.delete(url)).status_code == 204
    assert await written.parts.writing.write_waiting() == 0
    assert server.requests == []
    assert await events_of(written, "draft.created") == []


async def test_one_discarded_while_it_is_written_stays_discarded(
    written: Api, server: ChatServer, clock: ManualClock
) -> None:
    draft = await asked(written, clock)
    [taken] = await written.parts.writing.take(5)
    await written.client.delete(f"/v1/drafts/{draft['id']}")
    await written.parts.writing.write(taken)
    shown = await written.get(f"/v1/drafts/{draft['id']}")
    assert (shown["status"], shown["body"]) == ("discarded", "")


async def test_one_whose_candidate_is_erased_meanwhile_is_no_error(
    written: Api, server: ChatServer, clock: ManualClock
) -> None:
    draft = await asked(written, clock)
    [taken] = await written.parts.writing.take(5)
    await written.client.delete(f"/v1/candidates/{draft['candidate_id']}")
    await written.parts.writing.write(taken)
    assert (await written.client.get(f"/v1/drafts/{draft['id']}")).status_code == 404


async def test_whoever_dies_with_it_another_finds_it(
    written: Api, server: ChatServer, database: Database, clock: ManualClock
) -> None:
    """Taken up by a process that is no more: nobody else has it until the lease ends, then the next one does."""
    draft = await asked(written, clock)
    [dead] = await written.parts.writing.take(5)
    assert await written.parts.writing.write_waiting() == 0
    clock.advance(PAST_THE_LEASE)
    assert await written.parts.writing.write_waiting() == 1
    ready = await written.get(f"/v1/drafts/{draft['id']}")
    assert (ready["written_by"], ready["body"]) == ("machine", WORDS["body"])
    await written.parts.writing.write(dead)
    assert len(await events_of(written, "draft.created")) == 1
    assert (await written.get(f"/v1/drafts/{draft['id']}"))["revision"] == 1


async def test_after_some_deaths_the_composer_writes_it(written: Api, server: ChatServer, clock: ManualClock) -> None:
    draft = await asked(written, clock)
    for _ in range(TRIES):
        assert len(await written.parts.writing.take(5)) == 1
        clock.advance(PAST_THE_LEASE)
    assert await written.parts.writing.write_waiting() == 1
    ready = await written.get(f"/v1/drafts/{draft['id']}")
    assert (ready["written_by"], ready["fallback_reason"]) == ("built_in", "given_up")
    assert server.requests == []


async def test_what_still_waits_when_the_writer_is_gone_is_composed(
    written: Api, api: Api, server: ChatServer, clock: ManualClock
) -> None:
    draft = await asked(written, clock)
    assert await api.parts.writing.write_waiting() == 1
    ready = await api.get(f"/v1/drafts/{draft['id']}")
    assert (ready["written_by"], ready["fallback_reason"]) == ("built_in", "no_writer")
    assert (await drafted(api, await interviewed(api, clock)))["fallback_reason"] is None


async def test_a_reminder_s_link_asks_the_writer_too(written: Api, server: ChatServer, clock: ManualClock) -> None:
    interview = await interviewed(written, clock, interviewers=[{"name": "Bill Lumbergh"}])
    reminder = await reminder_of(written, interview, "send_thank_you")
    key = {"Idempotency-Key": "once"}
    answer = await written.client.post(f"/v1/reminders/{reminder['id']}/draft", headers=key)
    assert (answer.status_code, answer.json()["writing"]) == (202, True)
    again = await written.client.post(f"/v1/reminders/{reminder['id']}/draft", headers=key)
    assert (again.status_code, again.content) == (202, answer.content)
    assert await written.parts.writing.write_waiting() == 1


async def test_what_falls_due_carries_words_at_once(written: Api, server: ChatServer, clock: ManualClock) -> None:
    """Nothing outside is asked within a transaction, so the composer writes what `compose_on_due` wants."""
    await written.client.patch("/v1/policy", json={"compose_on_due": True})
    await interviewed(written, clock, interviewers=[{"name": "Bill Lumbergh"}])
    [due] = [e for e in await events_of(written, "reminder.due") if e["data"]["draft"]]
    shown = await written.get(f"/v1/drafts/{due['data']['draft']['id']}")
    assert (shown["writing"], shown["written_by"]) == (False, "built_in")
    assert server.requests == []


async def test_a_test_tenant_s_drafts_are_written_whatever_its_clock_says(
    written: Api, server: ChatServer, clock: ManualClock
) -> None:
    async with written.with_key(TEST_KEY) as client:
        tested = Api(written.app, client, written.database, written.parts)
        assert (await client.put("/v1/test-clock", json={"now": "2026-03-05T09:00:00Z"})).status_code == 200
        draft = await asked(tested, clock)
        assert draft["created_at"] == "2026-03-05T09:00:00Z"
        assert await written.parts.writing.write_waiting() == 1
        assert (await tested.get(f"/v1/drafts/{draft['id']}"))["updated_at"] == "2026-03-05T09:00:00Z"


async def until_written(parts: Assembly, api: Api, draft: dict[str, Any]) -> dict[str, Any]:
    """Run the worker's loop until a draft has its words."""
    loop = WriteLoop(parts.writing, drain_seconds=5)
    loop.start()
    try:
        async with asyncio.timeout(20):
            while (shown := await api.get(f"/v1/drafts/{draft['id']}"))["writing"]:
                await asyncio.to_thread(lambda: None)
    finally:
        await loop.stop()
    return shown


async def test_the_worker_s_loop_takes_them_up(written: Api, server: ChatServer, clock: ManualClock) -> None:
    ready = await until_written(written.parts, written, await asked(written, clock))
    assert ready["written_by"] == "machine"


async def test_a_polite_end_leaves_a_hanging_one_to_be_found_again(
    written: Api, server: ChatServer, database_settings: Settings, database: Database, clock: ManualClock
) -> None:
    server.hang = True
    settings = database_settings.model_copy(update={"writer_url": server.url, "writer_timeout_seconds": 300.0})
    async with open_api(settings, database, clock) as patient:
        draft = await asked(patient, clock)
        loop = WriteLoop(patient.parts.writing, drain_seconds=0.0)
        loop.start()
        async with asyncio.timeout(20):
            while not server.requests:
                await asyncio.to_thread(lambda: None)
        await loop.stop()
        assert (await patient.get(f"/v1/drafts/{draft['id']}"))["writing"]
        clock.advance(timedelta(seconds=320))
        server.hang = False
        assert await patient.parts.writing.write_waiting() == 1
        assert (await patient.get(f"/v1/drafts/{draft['id']}"))["written_by"] == "machine"


async def test_a_writer_that_fails_in_an_unknown_way_gives_way_at_once(
    written: Api, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any) -> None:
        raise KeyError("no such thing")

    monkeypatch.setattr(ChatCompletionsWriter, "write", fail)
    draft = await asked(written, clock)
    assert await written.parts.writing.write_waiting() == 1
    ready = await written.get(f"/v1/drafts/{draft['id']}")
    assert (ready["written_by"], ready["fallback_reason"]) == ("built_in", "failed")
    assert ready["body"]
