"""What payloads of applicant tracking systems say, in our words."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInputError
from app.domain.imports.ashby import read_ashby
from app.domain.imports.greenhouse import read_greenhouse
from app.domain.imports.imported import Batch
from app.domain.imports.lever import read_lever
from app.domain.states import InterviewKind
from tests.support.payloads import ashby, ashby_event, greenhouse, greenhouse_v3, lever

START = datetime(2026, 3, 4, 15, tzinfo=UTC)
END = datetime(2026, 3, 4, 15, 45, tzinfo=UTC)


def test_greenhouse() -> None:
    (told,) = read_greenhouse(greenhouse()).interviews
    assert (told.external_id, told.starts, told.ends) == ("77120045", START, END)
    assert (told.kind, told.source_status, told.organiser) == (InterviewKind.TECHNICAL, "scheduled", "Olive Recht")
    assert told.location == "Room Pisa, https://meet.example/abc-defg"
    assert told.updated_at == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert told.interviewers == (
        {"name": "Priya Raman", "email": "priya@initech.example"},
        {"name": "Tom Ode", "email": "tom@initech.example", "attended": False},
    )


def test_greenhouse_tells_of_a_whole_day_by_its_first_and_the_day_after_its_last() -> None:
    whole = greenhouse(start={"date": "2026-03-04"}, end={"date": "2026-03-05"})
    (told,) = read_greenhouse(whole).interviews
    assert (told.starts, told.ends) == (date(2026, 3, 4), date(2026, 3, 4))
    assert told.times("America/New_York") == (
        datetime(2026, 3, 4, 5, tzinfo=UTC),
        datetime(2026, 3, 5, 5, tzinfo=UTC),
    )


def test_greenhouse_version_3() -> None:
    timed, whole = read_greenhouse(
        [
            greenhouse_v3(),
            greenhouse_v3(starts_at=None, ends_at=None, all_day_start_on="2026-03-04", all_day_end_on="2026-03-06"),
        ]
    ).interviews
    assert (timed.starts, timed.ends, timed.kind) == (START, END, InterviewKind.VIDEO)
    assert (timed.interviewers, timed.emptied) == ((), frozenset())
    assert (whole.starts, whole.ends) == (date(2026, 3, 4), date(2026, 3, 5))


def test_what_is_empty_is_told_from_what_is_left_out() -> None:
    bare: dict[str, Any] = {"location": None, "video_conferencing_url": "", "interviewers": []}
    (emptied,) = read_greenhouse(greenhouse(**bare)).interviews
    assert emptied.emptied == {"location", "interviewers"}
    (silent,) = read_greenhouse({k: v for k, v in greenhouse().items() if k not in bare}).interviews
    assert silent.emptied == frozenset()


def test_lever() -> None:
    (told,) = read_lever(lever()).interviews
    assert (told.starts, told.ends, told.time_zone) == (START, END, "America/Los_Angeles")
    assert (told.kind, told.source_status, told.location) == (InterviewKind.ONSITE, "scheduled", "1 Main Street")
    assert told.interviewers == ({"name": "Priya Raman", "email": "priya@initech.example"}, {"name": "Tom Ode"})
    (off,) = read_lever(lever(canceledAt=1772600000000)).interviews
    assert off.source_status == "canceled"


def test_ashby_has_an_interview_for_each_event() -> None:
    batch = read_ashby(ashby(ashby_event(1), ashby_event(2, updatedAt="2026-03-02T10:00:00Z")))
    first, second = batch.interviews
    assert (first.external_id, second.external_id) == ("sch-1:e1", "sch-1:e2")
    assert (first.starts, first.ends, first.kind) == (START, END, InterviewKind.VIDEO)
    assert (first.source_status, first.organiser) == ("Scheduled", "Olive Recht")
    assert first.interviewers == ({"name": "Priya Raman", "email": "priya@initech.example"},)
    assert second.updated_at == datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert [schedule.prefix for schedule in batch.schedules] == ["sch-1:"]


@pytest.mark.parametrize(
    ("read", "payload", "ids"),
    [
        (read_greenhouse, [greenhouse(id=1), greenhouse(id=2)], ["1", "2"]),
        (read_lever, {"data": lever(id="a")}, ["a"]),
        (read_lever, {"data": [lever(id="a"), lever(id="b")], "hasNext": False}, ["a", "b"]),
        (read_ashby, {"success": True, "results": [ashby(ashby_event())]}, ["sch-1:e1"]),
        (
            read_ashby,
            {"action": "interviewScheduleUpdate", "data": {"interviewSchedule": ashby(ashby_event())}},
            ["sch-1:e1"],
        ),
        (read_ashby, ashby(status="NeedsScheduling"), []),
        (read_ashby, {"action": "ping", "type": "ping"}, []),
        (read_greenhouse, [greenhouse(id=1), greenhouse_v3(id=2)], ["1", "2"]),
        (read_greenhouse, [], []),
        (read_greenhouse, [None, 3, greenhouse(id=1)], ["1"]),
    ],
)
def test_wrappers(read: Callable[[Any], Batch], payload: Any, ids: list[str]) -> None:
    assert [told.external_id for told in read(payload).interviews] == ids


@pytest.mark.parametrize(
    ("read", "payload", "pointer"),
    [
        (read_greenhouse, {}, "/start/date_time"),
        (read_greenhouse, "text", ""),
        (read_greenhouse, greenhouse(id=None), "/id"),
        (read_greenhouse, [greenhouse(id=[]), greenhouse(start=None)], "/0/id"),
        (read_greenhouse, greenhouse(end={"date_time": "tomorrow"}), "/end/date_time"),
        (read_greenhouse, greenhouse(end={"date_time": "2026-03-04T15:45:00"}), "/end/date_time"),
        (read_greenhouse, greenhouse(start={"date": "2026-13-04"}), "/start/date"),
        (read_greenhouse, greenhouse(id="x" * 100), "/id"),
        (read_greenhouse, greenhouse(interviewers=[{"name": "x"}] * 201), "/interviewers"),
        (read_greenhouse, [greenhouse()] * 101, ""),
        (read_lever, {"data": lever(date="soon")}, "/data/date"),
        (read_lever, lever(date=float("nan")), "/date"),
        (read_lever, lever(date=-1), "/date"),
        (read_lever, lever(date=1772636400), "/date"),
        (read_greenhouse, greenhouse_v3(ends_at=None), "/ends_at"),
        (read_greenhouse, greenhouse_v3(all_day_start_on="2026-03-04"), "/all_day_end_on"),
        (read_lever, lever(duration=0), "/duration"),
        (read_lever, lever(duration=True), "/duration"),
        (read_ashby, ashby(ashby_event(startTime=None)), "/interviewEvents/0/startTime"),
    ],
)
def test_what_is_missing_is_named(read: Callable[[Any], Batch], payload: Any, pointer: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read(payload)
    assert caught.value.extra["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("given_person", "kept"),
    [
        ({"name": " Ann\nLee\x00 "}, {"name": "Ann Lee"}),
        ({"name": "x" * 300}, {"name": "x" * 200}),
        ({"email": "ann@initech.example"}, {"name": "ann@initech.example", "email": "ann@initech.example"}),
        ({"name": "Ann", "email": "not an address"}, {"name": "Ann"}),
        ({"first_name": "Ann", "last_name": "Lee"}, {"name": "Ann Lee"}),
    ],
)
def test_odd_people_are_tolerated(given_person: dict[str, Any], kept: dict[str, Any]) -> None:
    (told,) = read_greenhouse(greenhouse(interviewers=[given_person, {"id": 7}, None])).interviews
    assert told.interviewers == (kept,)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=10,
)
_READERS: list[tuple[Callable[[Any], Batch], dict[str, Any]]] = [
    (read_greenhouse, greenhouse()),
    (read_lever, lever()),
    (read_ashby, ashby(ashby_event())),
]


@given(st.data())
def test_any_json_is_read_or_refused(data: st.DataObject) -> None:
    read, whole = data.draw(st.sampled_from(_READERS))
    spoilt = {name: data.draw(st.just(value) | _JSON) for name, value in whole.items()}
    try:
        batch = read(data.draw(st.just(spoilt) | _JSON))
    except InvalidInputError:
        return
    for told in batch.interviews:
        starts, ends = told.times("Europe/Madrid")
        assert starts.tzinfo is not None
        assert ends.tzinfo is not None
        assert len(told.external_id) <= 200
        assert all(len(person["name"]) <= 200 for person in told.interviewers)
