"""A candidate's life at random: anything an integrator may send, in any order, with the test clock going on between."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

import httpx
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.access import Mode
from tests.support.api import Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.bridge import Loop
from tests.support.clock import START
from tests.support.invariants import DONE, OPEN, Watch, check_gate, check_rounds

ANSWERED = {200, 201, 409, 422}
"""Done, or refused with a reason."""
PEOPLE: list[dict[str, Any]] = [
    {"name": "Bill Lumbergh", "email": "bill@initech.example"},
    {"name": "Milton Waddams", "linkedin_url": "https://linkedin.com/in/milton"},
    {"name": "Dom Portwood"},
    {"name": "Dom Portwood", "attended": False},
    {"name": "Nina", "connected": True},
]
people = st.lists(st.sampled_from(PEOPLE), max_size=3, unique_by=lambda one: str(one["name"]))
hours = st.integers(-80, 240)
zones = st.sampled_from(["Europe/Madrid", "America/New_York", "Asia/Tokyo"])
which = st.integers(0, 1000)


class Life(RuleBasedStateMachine):
    """One candidate of a test tenant of its own, driven over HTTP."""

    api: ClassVar[Api]
    loop: ClassVar[Loop]

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.watch = Watch()
        self.interviews: dict[str, dict[str, Any]] = {}
        self.candidate: dict[str, Any] = {}
        self.cursor: str | None = None
        _, secret = self.loop.run(self.api.parts.administration.create_tenant("Life", Mode.TEST))
        self.client = self.api.with_key(secret)

    def teardown(self) -> None:
        self.loop.run(self.client.aclose())

    def send(self, method: str, path: str, body: Mapping[str, Any] | None = None, **params: Any) -> httpx.Response:
        answer = self.loop.run(self.client.request(method, f"/v1/{path}", json=body, params=params))
        assert answer.status_code in ANSWERED, (method, path, body, answer.text)
        return answer

    def read(self, path: str, **params: Any) -> list[dict[str, Any]]:
        page = self.send("GET", path, limit=100, **params).json()
        found: list[dict[str, Any]] = page["items"]
        return found

    def an_interview(self, number: int) -> str:
        return sorted(self.interviews)[number % len(self.interviews)]

    @initialize()
    def begin(self) -> None:
        self.send("PUT", "test-clock", {"now": self.now.isoformat()})
        self.candidate = self.send("POST", "candidates", candidate_body(country="ES")).json()

    @rule(ended=hours, company=st.sampled_from(["Initech", "Hooli"]), people=people, promise=st.none() | hours)
    def meet(self, ended: int, company: str, people: list[Any], promise: int | None) -> None:
        ends_at = self.now + timedelta(hours=ended)
        decide = None if promise is None else (ends_at + timedelta(hours=abs(promise))).date().isoformat()
        body = interview_body(self.candidate["id"], ends_at, company=company, interviewers=people, decision_by=decide)
        answer = self.send("POST", "interviews", body)
        assert answer.status_code in {201, 422}, answer.text

    @precondition(lambda self: self.interviews)
    @rule(number=which, ended=hours)
    def move(self, number: int, ended: int) -> None:
        ends_at = self.now + timedelta(hours=ended)
        times = {"starts_at": (ends_at - timedelta(hours=1)).isoformat(), "ends_at": ends_at.isoformat()}
        self.send("PATCH", f"interviews/{self.an_interview(number)}", times)

    @precondition(lambda self: self.interviews)
    @rule(number=which, people=people)
    def name(self, number: int, people: list[Any]) -> None:
        self.send("PATCH", f"interviews/{self.an_interview(number)}", {"interviewers": people})

    @precondition(lambda self: self.interviews)
    @rule(number=which, zone=zones)
    def move_employer(self, number: int, zone: str) -> None:
        self.send("PATCH", f"interviews/{self.an_interview(number)}", {"time_zone": zone})

    @precondition(lambda self: self.interviews)
    @rule(number=which, how=st.sampled_from(["cancel", "missed", "complete"]))
    def end(self, number: int, how: str) -> None:
        self.send("POST", f"interviews/{self.an_interview(number)}/{how}")

    @precondition(lambda self: self.interviews)
    @rule(number=which, outcome=st.sampled_from(["pending", "pending", "advanced", "rejected", "offer", "withdrawn"]))
    def decide(self, number: int, outcome: str) -> None:
        self.send("POST", f"interviews/{self.an_interview(number)}/outcome", {"outcome": outcome})

    @precondition(lambda self: self.interviews)
    @rule(number=which, after=hours, exact=st.booleans())
    def promise(self, number: int, after: int, exact: bool) -> None:
        by = self.now + timedelta(hours=after)
        decide_by = by.isoformat() if exact else by.date().isoformat()
        self.send("POST", f"interviews/{self.an_interview(number)}/commitments", {"decide_by": decide_by})

    @precondition(lambda self: self.interviews)
    @rule(number=which, stage=st.sampled_from(["interviewing", "interviewing", "accepted", "closed"]))
    def reach(self, number: int, stage: str) -> None:
        application_id = self.interviews[self.an_interview(number)]["application_id"]
        self.send("PATCH", f"applications/{application_id}", {"stage": stage})

    @precondition(lambda self: self.watch.reminders)
    @rule(number=which, how=st.sampled_from(["complete", "complete", "skip", "snooze"]), later=st.integers(1, 100))
    def act(self, number: int, how: str, later: int) -> None:
        known = sorted(self.watch.reminders.values(), key=lambda one: (one["status"] not in OPEN, one["id"]))
        reminder = known[number % len(known)]
        until = (self.now + timedelta(hours=later)).isoformat()
        body = {"until": until} if how == "snooze" else {}
        answer = self.send("POST", f"reminders/{reminder['id']}/{how}", body)
        if reminder["status"] in DONE:
            assert answer.status_code == 409

    @rule(on=st.integers(1, 200))
    def wait(self, on: int) -> None:
        self.now += timedelta(hours=on)
        self.send("PUT", "test-clock", {"now": self.now.isoformat()})

    @rule(zone=zones)
    def travel(self, zone: str) -> None:
        self.candidate = self.send("PATCH", f"candidates/{self.candidate['id']}", {"time_zone": zone}).json()

    @rule(start=st.integers(5, 12), end=st.integers(14, 23))
    def sleep(self, start: int, end: int) -> None:
        hours = {"start": f"{start:02}:00", "end": f"{end:02}:00"}
        self.candidate = self.send("PATCH", f"candidates/{self.candidate['id']}", {"waking_hours": hours}).json()

    @rule(rest=st.none() | st.integers(-10, 100))
    def pause(self, rest: int | None) -> None:
        until = None if rest is None else (self.now + timedelta(hours=rest)).isoformat()
        self.candidate = self.send("PATCH", f"candidates/{self.candidate['id']}", {"paused_until": until}).json()

    @rule(after=st.integers(1, 30), days=st.integers(1, 9))
    def settle(self, after: int, days: int) -> None:
        self.send("PATCH", "policy", {"thank_you_after": f"PT{after}H", "follow_up_business_days": days})

    @invariant()
    def all_is_well(self) -> None:
        if not self.candidate:
            return
        self.loop.run(self._work())
        while page := self._more_events():
            self.watch.see_events(page)
        paused_until = self.candidate["paused_until"]
        is_paused = paused_until is not None and datetime.fromisoformat(paused_until) > self.now
        self.watch.see_reminders(self.read("reminders"), self.now, is_paused=is_paused)
        self.interviews = {each["id"]: each for each in self.read("interviews")}
        stages = {each["id"]: each["stage"] for each in self.read("applications")}
        reminders = self.watch.reminders.values()
        check_rounds(reminders, self.interviews, stages)
        for key, interview in self.interviews.items():
            if interview["status"] == "scheduled":
                assert datetime.fromisoformat(interview["ends_at"]) > self.now, interview
            commitments = self.read(f"interviews/{key}/commitments")
            self.watch.see_commitments(commitments)
            check_gate([each for each in reminders if each["interview_id"] == key], interview, commitments)

    async def _work(self) -> None:
        """Do what the worker does all the time."""
        firing = self.api.parts.firing
        while (await firing.fire_batch()).taken or (await firing.fire_reached()).taken:
            pass

    def _more_events(self) -> list[dict[str, Any]]:
        where: dict[str, Any] = {} if self.cursor is None else {"cursor": self.cursor}
        page = self.send("GET", "events", limit=100, **where).json()
        self.cursor = page["next_cursor"]
        found: list[dict[str, Any]] = page["items"]
        return found
