"""A draft that cannot be composed or written holds up nothing: no request, no reminder, no other draft."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, text, update

from app.core.crypto import digest
from app.core.ids import new_id
from app.domain.drafting.composer import Composed
from app.domain.drafting.drafts import DraftTemplate
from app.domain.drafting.kinds import DraftKind, Language, Tone
from app.models import candidates, drafts
from app.repositories.api_keys import ApiKeys
from app.repositories.draft_templates import DraftTemplates
from app.services import composing
from app.services.draft_writing import LAST_TRY
from tests.support.api import LIVE_KEY, Api, open_api
from tests.support.clock import START, ManualClock
from tests.support.databases import make_settings
from tests.support.written import drafted, events_of, interviewed

BROKEN = {
    "a comparison that overflows": "{% if topics|length > 1e999 %}x{% endif %}",
    "a loop over itself": "{% for loop in topics %}{{ loop }}{% endfor %}",
    "an unfinished condition": "{% if company %}",
    "a missing value": "{% if topics|length < 9 %}{{ interviewer_role }}{% endif %}",
    "nothing": "",
}
ASKING = {"policy": {"compose_on_due": True}}


async def fire(api: Api) -> None:
    while (await api.parts.firing.fire_batch()).taken:
        pass


async def own_template(api: Api, line: str) -> None:
    """Store a template that an earlier version accepted."""
    async with api.database.writing() as connection:
        found = await ApiKeys(connection).by_digest(digest(LIVE_KEY))
        assert found is not None
        own = DraftTemplate(
            tenant_id=found[0].tenant_id, id=new_id(), kind=DraftKind.THANK_YOU, tone=Tone.WARM, language=Language.EN,
            source=f"Subject: Ours\n\nDear all,\n{line}\nThank you.", created_at=START, updated_at=START,
        )  # fmt: skip
        if not line:
            own = replace(own, source="\n")
        await DraftTemplates(connection).add(own)
        await connection.commit()


async def spoil(api: Api, table: Table, row_id: str, **values: Any) -> None:
    """Write values that the program would not."""
    key = row_id.replace("-", "") if api.database.is_sqlite else row_id
    async with api.database.writing() as connection:
        cast = "" if api.database.is_sqlite else "::uuid"
        await connection.execute(update(table).where(text(f"id = '{key}'{cast}")).values(values))
        await connection.commit()


async def due_of(api: Api) -> list[dict[str, Any]]:
    found = [event["data"] for event in await events_of(api, "reminder.due")]
    return [data for data in found if data["reminder"]["action"] == "send_thank_you"]


def faults(api: Api, what: str) -> float:
    return api.parts.telemetry.registry.get_sample_value("afterview_faults_total", {"what": what}) or 0


@pytest.mark.parametrize("broken", BROKEN)
async def test_a_template_that_fails_gives_way_to_the_built_in_one(api: Api, clock: ManualClock, broken: str) -> None:
    await own_template(api, BROKEN[broken])
    at_once = await interviewed(api, clock, candidate=ASKING)
    refused = await api.post("/v1/drafts", {
        "kind": "thank_you", "interview_id": at_once["id"], "interviewer_id": at_once["interviewers"][0]["id"],
    })  # fmt: skip
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "template-failed")
    await interviewed(api, clock, ended=datetime(2026, 3, 2, 12, tzinfo=UTC), candidate=ASKING)
    clock.set(datetime(2026, 3, 2, 20, tzinfo=UTC))
    await fire(api)
    due = await due_of(api)
    assert len(due) == 4
    for data in due:
        draft = await api.get(f"/v1/drafts/{data['draft']['id']}")
        assert draft["body"]
        assert (draft["written_by"], draft["fallback_reason"]) == ("built_in", "template_failed")
    assert faults(api, "template") == 4
    assert await api.parts.administration.quarantined() == []


async def test_a_composer_that_fails_holds_no_reminder_back(
    api: Api, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Composed:
        raise RecursionError

    with monkeypatch.context() as patched:
        patched.setattr(composing, "compose", fail)
        await interviewed(api, clock, candidate=ASKING)
        await interviewed(api, clock, ended=datetime(2026, 3, 2, 12, tzinfo=UTC), candidate=ASKING)
        clock.set(datetime(2026, 3, 2, 20, tzinfo=UTC))
        await fire(api)
    assert [data["draft"] for data in await due_of(api)] == [None] * 4
    assert faults(api, "draft") == 4
    apart = await api.parts.administration.quarantined()
    assert {item.what for item in apart} == {"draft"}
    assert {str(item.subject_id) for item in apart} == {data["reminder"]["id"] for data in await due_of(api)}

    assert await api.parts.administration.restore(None) == 4
    assert await api.parts.administration.quarantined() == []
    assert len((await api.get("/v1/drafts"))["items"]) == 4


async def test_damaged_rows_beside_it_hold_no_reminder_back(api: Api, clock: ManualClock) -> None:
    ended = datetime(2026, 3, 2, 12, tzinfo=UTC)
    written = await interviewed(api, clock, ended=ended, candidate=ASKING)
    clock.set(ended + timedelta(minutes=1))
    draft = await drafted(api, written)
    await spoil(api, drafts, draft["id"], kind="telegram")
    strange = await interviewed(api, clock, ended=ended, candidate=ASKING)
    await spoil(api, candidates, strange["candidate_id"], policy={"compose_on_due": "perhaps"})
    clock.set(datetime(2026, 3, 2, 20, tzinfo=UTC))
    await fire(api)
    assert [data["draft"] for data in await due_of(api)] == [None] * 4
    assert {item.what for item in await api.parts.administration.quarantined()} == {"draft"}


async def test_a_draft_that_cannot_be_read_keeps_no_other_from_being_written(api: Api, clock: ManualClock) -> None:
    settings = make_settings(api.parts.settings.database_url, writer_url="http://127.0.0.1:9/v1")
    interviews = [await interviewed(api, clock) for _ in range(2)]
    async with open_api(settings, api.database, clock) as later:
        bad, good = [
            (await later.post("/v1/drafts", {
                "kind": "thank_you", "interview_id": one["id"], "interviewer_id": one["interviewers"][0]["id"],
            })).json()["id"] for one in interviews
        ]  # fmt: skip
        await spoil(api, drafts, bad, tone="shrill")
        for number in range(LAST_TRY + 1):
            for taken in await later.parts.writing.take(9):
                if number == LAST_TRY or str(taken.id) == good:
                    await later.parts.writing.write(taken)
                else:
                    with pytest.raises(ValueError, match="shrill"):
                        await later.parts.writing.write(taken)
            clock.advance(timedelta(minutes=5))
        assert await later.parts.writing.take(9) == []
        assert (await api.get(f"/v1/drafts/{good}"))["body"]
        [item] = await later.parts.administration.quarantined()
        assert (item.what, str(item.subject_id)) == ("writing", bad)
        await spoil(api, drafts, bad, tone="warm")
        await later.parts.administration.restore(item.id)
        assert await later.parts.writing.write_waiting() == 1
        assert (await api.get(f"/v1/drafts/{bad}"))["body"]
