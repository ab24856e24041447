"""What must hold of a candidate's reminders at any moment, whatever happened before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

OPEN = {"scheduled", "due"}
DONE = {"completed", "skipped"}
OPEN_STAGES = {"applied", "interviewing", "offer"}
FOR_OPEN_APPLICATIONS = {"follow_up", "close_out", "connect_on_linkedin"}
FOR_THE_LATEST = {"follow_up", "close_out", "evaluate_fit"}

_TIMES = ("not_before", "due_at", "deadline", "expires_at")
_LEGAL = {
    "reminder.due": {"scheduled"},
    "reminder.overdue": {"due"},
    "reminder.expired": OPEN,
    "reminder.completed": OPEN,
    "reminder.skipped": OPEN,
    "reminder.cancelled": OPEN,
    "reminder.rescheduled": OPEN | {"cancelled", "expired"},
}
"""From which status an event may lead. A reminder that has had none is scheduled, or was recorded past its expiry."""


def instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def known(text: str) -> datetime:
    return datetime.fromisoformat(text)


@dataclass
class Watch:
    """Sees every reminder and event of a candidate, and remembers what it saw."""

    reminders: dict[str, dict[str, Any]] = field(default_factory=dict)
    _status: dict[str, str] = field(default_factory=dict)
    _revision: Counter[str] = field(default_factory=Counter)
    _due_raised: set[tuple[str, int]] = field(default_factory=set)
    _missed: set[str] = field(default_factory=set)

    def see_events(self, events: Iterable[Mapping[str, Any]]) -> None:
        """Check that new events follow from those before."""
        for event in events:
            if event["type"] == "commitment.missed":
                self._missed.add(event["data"]["commitment"]["id"])
            if not event["type"].startswith("reminder."):
                continue
            reminder = event["data"]["reminder"]
            key, revision = reminder["id"], reminder["revision"]
            before = self._status.get(key, "scheduled")
            may_come_back = event["type"] == "reminder.rescheduled" and key not in self._status
            assert before in _LEGAL[event["type"]] or may_come_back, (before, event["type"], reminder)
            assert revision >= self._revision[key], reminder
            if event["type"] == "reminder.rescheduled":
                assert revision > self._revision[key] or before == "scheduled", reminder
            if event["type"] == "reminder.due":
                assert (key, revision) not in self._due_raised, reminder
                self._due_raised.add((key, revision))
                assert known(event["timestamp"]) >= known(reminder["due_at"]), reminder
            late = event["type"] == "reminder.rescheduled" and reminder["status"] == "due" and before != "due"
            # Moved to a time that has passed, it is due at once, as an event of its own says next.
            self._status[key] = "scheduled" if late else reminder["status"]
            self._revision[key] = revision

    def see_reminders(self, reminders: Iterable[dict[str, Any]], now: datetime, *, is_paused: bool) -> None:
        """Check every reminder by itself, against what it was, and against its events."""
        present = {each["id"]: each for each in reminders}
        assert self.reminders.keys() <= present.keys(), "a reminder vanished"
        for key, each in present.items():
            self._check_one(each, now, is_paused=is_paused)
            before = self.reminders.get(key)
            if before is not None:
                assert before["action"] == each["action"]
                assert each["revision"] >= before["revision"]
                times = [
                    name for name in ("not_before", "due_at", "deadline", "expires_at") if before[name] != each[name]
                ]
                assert not times or each["revision"] > before["revision"], (before, each)
                if before["status"] in DONE:
                    assert (each["status"], each["due_at"]) == (before["status"], before["due_at"])
            if key in self._status:
                assert each["status"] == self._status[key], each
            else:
                assert each["status"] in {"scheduled", "expired"}, each
        open_looks = [r for r in present.values() if r["action"] == "keep_searching" and r["status"] in OPEN]
        assert len(open_looks) <= 1
        self.reminders = present

    def see_commitments(self, commitments: Iterable[Mapping[str, Any]]) -> None:
        """Check that what is found missed was announced."""
        for each in commitments:
            if each["status"] == "missed":
                assert each["id"] in self._missed, each

    def _check_one(self, each: Mapping[str, Any], now: datetime, *, is_paused: bool) -> None:
        due_at, expires_at = known(each["due_at"]), known(each["expires_at"])
        not_before, deadline = instant(each["not_before"]), instant(each["deadline"])
        assert due_at <= expires_at, each
        assert not_before is None or not_before <= due_at, each
        assert deadline is None or deadline <= expires_at, each
        assert each["explanation"]["steps"], each
        if is_paused:
            return
        assert each["status"] != "scheduled" or due_at > now, each
        assert each["status"] != "due" or (due_at <= now or each["revision"] > 1), each
        assert each["status"] != "due" or expires_at > now, each


def check_rounds(
    reminders: Iterable[Mapping[str, Any]],
    interviews: Mapping[str, Mapping[str, Any]],
    stages: Mapping[str, str],
) -> None:
    """Check that nothing open is about what is over, and that what belongs to the latest round is on it."""
    latest: dict[str, Mapping[str, Any]] = {}
    for each in interviews.values():
        if each["status"] in {"scheduled", "completed"}:
            best = latest.get(each["application_id"])
            if best is None or end_of(each) > end_of(best):
                latest[each["application_id"]] = each
    for each in reminders:
        if each["status"] not in OPEN or each["interview_id"] is None:
            continue
        interview = interviews[each["interview_id"]]
        assert interview["status"] in {"scheduled", "completed"}, (each, interview)
        if each["action"] in FOR_OPEN_APPLICATIONS:
            assert stages[each["application_id"]] in OPEN_STAGES, each
        if each["action"] in {"follow_up", "close_out"}:
            assert interview["outcome"] == "pending", each
            assert end_of(interview) == end_of(latest[each["application_id"]]), each
        if each["action"] == "review_lessons":
            assert interview["outcome"] != "pending", each


def check_gate(
    reminders: Iterable[Mapping[str, Any]],
    interview: Mapping[str, Any],
    commitments: Iterable[Mapping[str, Any]],
) -> None:
    """Check that the first follow-up of an interview waits for what was promised."""
    zone = ZoneInfo(interview["time_zone"])
    standing = [each for each in commitments if each["status"] not in {"revised", "released"}]
    if not standing:
        return
    promise = max(standing, key=lambda each: (each["created_at"], each["id"]))["decide_by"]
    if len(promise) > len("2026-03-02"):
        passed = known(promise)
        if passed < end_of(interview):
            return
    else:
        day = date.fromisoformat(promise)
        if day < end_of(interview).astimezone(zone).date():
            return
        passed = datetime.combine(day + timedelta(days=1), time(), zone)
    for each in reminders:
        if each["action"] == "follow_up" and each["ordinal"] == 1 and each["status"] in OPEN:
            assert known(each["not_before"]) >= passed, (each, promise)


def end_of(interview: Mapping[str, Any]) -> datetime:
    return known(interview["ended_at"] or interview["ends_at"])
