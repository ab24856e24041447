"""What holds for every plan, whatever the interview, the people, the zones and the hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain import commitments
from app.domain.calendar import BusinessCalendar, WakingCalendar
from app.domain.entities import Candidate, Commitment, Interview, Reminder, WakingHours
from app.domain.local_time import local_date, resolve, zone
from app.domain.planning.facts import ApplicationFacts, Plan
from app.domain.planning.planner import plan_application, plan_candidate
from app.domain.planning.policy import POLICY_FIELDS, Policy, PolicyKind, validate_policy, write_value
from app.domain.planning.reconcile import ChangeKind, reconcile
from app.domain.states import OPEN_REMINDER, Action, InterviewStatus, Outcome, ReminderStatus, Weekday
from app.domain.transitions import advance, complete, snooze
from tests.unit.planning.factories import (
    candidate,
    carry_out,
    facts,
    interview,
    interviewer,
    plan,
    promise,
    search,
    utc,
)

ZONES = st.sampled_from([
    "UTC",
    "Europe/Madrid",
    "America/New_York",
    "America/Los_Angeles",
    "America/St_Johns",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "Africa/Cairo",
])  # fmt: skip
MINUTES = st.integers(0, 24 * 60 - 1)
CLOCKS = MINUTES.map(lambda minute: time(minute // 60, minute % 60))
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001 -- hypothesis takes naive bounds with `timezones`
    lambda instant: instant.replace(second=0, microsecond=0)
)
COUNTRIES = st.sampled_from([(None, None), ("US", None), ("ES", "MD"), ("GB", "SCT"), ("DE", "BY"), ("JP", None)])
WEEKS = st.sampled_from([None, (Weekday.SUN, Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU), (Weekday.SAT,)])
PEOPLE = st.lists(
    st.builds(
        interviewer,
        st.integers(1, 4),
        st.sampled_from(["Bill", "Milton", "Ann", " "]),
        attended=st.booleans(),
        connected=st.booleans(),
    ),
    max_size=3,
    unique_by=lambda each: each.id,
).map(tuple)


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    country, subdivision = draw(COUNTRIES)
    who = candidate(draw(ZONES), country=country, subdivision=subdivision)
    return replace(who, waking_hours=draw(st.builds(WakingHours, start=CLOCKS, end=CLOCKS)))


@st.composite
def interviews(draw: st.DrawFn, number: int = 1) -> Interview:
    end = draw(INSTANTS)
    country, subdivision = draw(COUNTRIES)
    outcome = draw(st.sampled_from(Outcome))
    came = end + draw(st.timedeltas(timedelta(0), timedelta(days=45)))
    answer = draw(st.none() | st.timedeltas(timedelta(minutes=1), timedelta(days=20)))
    settled: dict[str, Any] = {} if outcome is Outcome.PENDING else {"outcome": outcome, "outcome_at": came}
    if outcome is Outcome.OFFER and answer is not None:
        settled["respond_by"] = came + answer
    return interview(
        end,
        draw(ZONES),
        number,
        country=country,
        subdivision=subdivision,
        business_days=draw(WEEKS),
        status=draw(st.sampled_from([InterviewStatus.SCHEDULED, InterviewStatus.COMPLETED])),
        interviewers=draw(PEOPLE),
        **settled,
    )


@st.composite
def promises(draw: st.DrawFn, about: Interview) -> list[Commitment]:
    made = []
    for number in range(draw(st.integers(0, 2))):
        by = about.end + draw(st.timedeltas(timedelta(days=-2), timedelta(days=40)))
        moment = by if draw(st.booleans()) else local_date(by, zone(about.time_zone))
        made.append(replace(promise("2026-01-01", number, about.id.int - 100), decide_by=moment))
    return made


@st.composite
def applications(draw: st.DrawFn) -> ApplicationFacts:
    rounds = [draw(interviews(number)) for number in range(1, draw(st.integers(1, 2)) + 1)]
    made = [each for about in rounds for each in draw(promises(about))]
    return facts(*rounds, who=draw(candidates()), promises=made)


@st.composite
def policies(draw: st.DrawFn) -> dict[str, Any]:
    """Draw any layer of policy that is accepted."""
    layer: dict[str, Any] = {}
    for about in draw(st.lists(st.sampled_from(POLICY_FIELDS), max_size=6, unique_by=lambda each: each.key)):
        match about.kind:
            case PolicyKind.DURATION:
                layer[about.key] = write_value(draw(st.integers(0, 40)) * timedelta(hours=1)) if about.maximum else None
                if about.key == "before_sleep":
                    layer[about.key] = "PT2H"
            case PolicyKind.INTEGER:
                assert isinstance(about.minimum, int)
                assert isinstance(about.maximum, int)
                layer[about.key] = draw(st.integers(about.minimum, about.maximum))
            case PolicyKind.TIME:
                layer[about.key] = write_value(draw(CLOCKS))
            case PolicyKind.WEEKDAYS:
                layer[about.key] = draw(st.lists(st.sampled_from([each.value for each in Weekday]), min_size=1))
            case PolicyKind.BOOLEAN:
                layer[about.key] = draw(st.booleans())
    return layer


def employer_of(given_facts: ApplicationFacts, about: Interview) -> BusinessCalendar:
    own = about.country is not None
    who = given_facts.candidate
    return BusinessCalendar.of(
        zone(about.time_zone),
        about.business_days or (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI),
        about.country if own else who.country,
        about.subdivision if own else who.subdivision,
    )


def assert_in_order(planned: Plan) -> None:
    for each in planned.reminders:
        assert each.not_before is None or each.not_before <= each.due_at, each
        assert each.due_at <= each.expires_at, each


@given(applications(), policies(), INSTANTS)
def test_times_are_in_order_under_any_policy(given_facts, layer, now):
    assert_in_order(plan_application(given_facts, Policy.of(layer), now))


@given(candidates(), INSTANTS, INSTANTS, policies())
def test_times_of_a_candidates_own_are_in_order_under_any_policy(who, end, now, layer):
    days = tuple(local_date(now, zone(who.time_zone)) + timedelta(days=ahead) for ahead in (0, 1))
    given_facts = replace(search("2026-01-01 00:00", who, practice_days=days), first_end=end)
    planned = plan_candidate(given_facts, Policy.of(layer), now)
    assert_in_order(planned)
    assert sum(each.action is Action.KEEP_SEARCHING for each in planned.reminders) == 1


@given(candidates(), INSTANTS, INSTANTS)
def test_the_weekly_look_is_the_latest_whose_expiry_is_ahead(who, end, now):
    given_facts = replace(search("2026-01-01 00:00", who), first_end=end)
    (look,) = plan_candidate(given_facts, Policy(), now).reminders
    assert look.expires_at > now
    assert look.due_at <= now or look.ordinal == 1


def is_awake(awake: WakingCalendar, instant: datetime) -> bool:
    """Tell by the definition: inside one of the windows that begin on the days around."""
    start, end = awake.hours.start, awake.hours.end
    if start == end:
        return True
    today = local_date(instant, awake.where)
    for first in (today - timedelta(days=2), today - timedelta(days=1), today):
        last = first + timedelta(days=1) if end < start else first
        if resolve(first, start, awake.where) <= instant < resolve(last, end, awake.where):
            return True
    return False


ANY_HOUR = {
    "send_thank_you.narrow_waking_hours",
    "send_thank_you.before_decision",
    "evaluate_fit.after_offer",
}


@given(applications(), INSTANTS)
def test_nothing_is_due_outside_waking_hours_unless_the_rule_says_so(given_facts, now):
    awake = WakingCalendar(zone(given_facts.candidate.time_zone), given_facts.candidate.waking_hours)
    for each in plan(given_facts, now).reminders:
        if each.explanation.rule in ANY_HOUR or (
            each.due_at == each.not_before and each.action is not Action.CLOSE_OUT
        ):
            continue  # due as soon as it is allowed: a thank-you in a hurry, an evening that lies before the earliest
        assert is_awake(awake, each.due_at), each


@given(candidates(), INSTANTS)
def test_the_next_waking_moment_is_the_first(who, instant):
    awake = WakingCalendar(zone(who.time_zone), who.waking_hours)
    found = awake.waking(instant)
    assert found >= instant
    assert is_awake(awake, found)
    assert awake.is_awake(instant) == is_awake(awake, instant)
    if found > instant:
        assert not is_awake(awake, found - timedelta(minutes=1))


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), CLOCKS, CLOCKS, ZONES)
def test_later_local_times_are_never_earlier_instants(day, one, other, where):
    first, second = sorted((one, other))
    assert resolve(day, first, zone(where)) <= resolve(day, second, zone(where))
    assert resolve(day, second, zone(where)) <= resolve(day + timedelta(days=1), first, zone(where))


@given(applications(), policies(), INSTANTS)
def test_the_same_input_gives_the_same_plan(given_facts, layer, now):
    shuffled = replace(
        given_facts,
        interviews=given_facts.interviews[::-1],
        commitments={key: made[::-1] for key, made in given_facts.commitments.items()},
    )
    assert plan_application(given_facts, Policy.of(layer), now) == plan_application(shuffled, Policy.of(layer), now)


@given(applications(), INSTANTS)
def test_a_follow_up_is_never_before_the_governing_promise_nor_on_a_day_off(given_facts, now):
    for each in plan(given_facts, now).reminders:
        if each.action is not Action.FOLLOW_UP:
            continue
        about = next(one for one in given_facts.interviews if one.id == each.interview_id)
        employer = employer_of(given_facts, about)
        assert employer.is_business_day(local_date(each.due_at, employer.where)), each
        ruling = commitments.governing(about, given_facts.commitments.get(about.id, ()))
        if ruling is not None:
            passed = commitments.deadline_of(ruling.decide_by, about)
            assert each.not_before is not None
            assert passed <= each.not_before <= each.due_at


WEEK = timedelta(days=7)
NO_CHANGES = st.sampled_from(["UTC", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Honolulu"])


@given(INSTANTS, NO_CHANGES, NO_CHANGES, st.builds(WakingHours, start=CLOCKS, end=CLOCKS), PEOPLE, st.integers(0, 30))
def test_moving_an_interview_by_a_week_moves_its_plan_by_a_week(end, theirs, yours, waking, people, days):
    who = replace(candidate(yours), waking_hours=waking)
    status = InterviewStatus.SCHEDULED
    first = interview(end, theirs, interviewers=people, status=status)
    later = interview(end + WEEK, theirs, interviewers=people, status=status)
    day = local_date(end, zone(theirs)) + timedelta(days=days)
    one = plan(facts(first, who=who, promises=[replace(promise("2026-01-01"), decide_by=day)]))
    two = plan(facts(later, who=who, promises=[replace(promise("2026-01-01"), decide_by=day + WEEK)]))

    def moved(planned: Plan, by: timedelta) -> list[tuple[Any, ...]]:
        return [
            (
                each.identity,
                each.due_at + by,
                each.expires_at + by,
                each.not_before and each.not_before + by,
                each.deadline and each.deadline + by,
            )
            for each in planned.reminders
        ]

    assert moved(one, WEEK) == moved(two, timedelta(0))


EDITS = st.lists(
    st.sampled_from(
        ["move", "cancel", "revive", "people", "promise", "outcome", "pending", "zone", "wait", "act", "snooze"]
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=150)
@given(st.data(), EDITS)
def test_ids_survive_any_sequence_of_edits(data, edits):
    now = utc("2026-11-23 12:00")
    about, who, made = interview("2026-11-23 16:00", interviewers=(interviewer(1),)), candidate(), []
    stored: list[Reminder] = []
    ids: dict[str, Any] = {}
    for number, edit in enumerate(edits):
        match edit:
            case "move":
                about = interview(
                    now + data.draw(st.timedeltas(timedelta(days=-5), timedelta(days=20))),
                    interviewers=about.interviewers,
                    status=about.status,
                )
            case "cancel":
                about = replace(about, status=InterviewStatus.CANCELLED)
            case "revive":
                about = replace(about, status=InterviewStatus.SCHEDULED)
            case "people":
                about = replace(about, interviewers=data.draw(PEOPLE))
            case "promise":
                day = local_date(about.end, UTC_ZONE) + timedelta(days=data.draw(st.integers(0, 20)))
                made = [replace(promise("2026-01-01", number), decide_by=day)]
            case "outcome":
                about = replace(about, outcome=Outcome.ADVANCED, outcome_at=max(now, about.end))
            case "pending":
                about = replace(about, outcome=Outcome.PENDING, outcome_at=None)
            case "zone":
                who = replace(who, time_zone=data.draw(ZONES))
            case "wait":
                now += data.draw(st.timedeltas(timedelta(0), timedelta(days=10)))
                stored = [advance(each, now)[0] for each in stored]
            case "act":
                stored = [
                    complete(each, now, override=True, reason="Done")
                    if each.status in OPEN_REMINDER and data.draw(st.booleans())
                    else each
                    for each in stored
                ]
            case _:
                stored = [_snoozed(each, now) for each in stored]
        done = {each.id: each for each in stored if each.status is ReminderStatus.COMPLETED}
        given_facts = facts(about, who=who, promises=made, reminders=stored)
        planned = plan(given_facts, now)
        stored = carry_out(stored, planned, now)

        for each in stored:
            assert ids.setdefault(each.identity, each.id) == each.id
            assert each.not_before is None or each.not_before <= each.due_at <= each.expires_at
            if each.id in done:
                assert each == done[each.id]
        wanted = {each.identity for each in planned.reminders}
        for each in stored:
            if each.status in OPEN_REMINDER:
                assert each.identity in wanted
        assert not [
            change
            for change in reconcile(stored, plan(replace(given_facts, reminders=tuple(stored)), now), now)
            if change.kind is not ChangeKind.REFRESHED
        ]


UTC_ZONE = zone("UTC")


def _snoozed(each: Reminder, now: datetime) -> Reminder:
    until = now + timedelta(hours=5)
    room = each.status in OPEN_REMINDER and until < each.expires_at
    return snooze(each, until, now) if room and (each.not_before is None or each.not_before <= until) else each


@given(policies())
def test_a_policy_that_was_checked_is_read_as_it_was_given(layer):
    kept = validate_policy(layer)
    assert validate_policy(kept) == kept
    assert Policy.of(kept) == Policy.of(layer)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 30), COUNTRIES, WEEKS)
def test_the_nth_business_day_has_n_business_days_up_to_it(day, count, holidays, week):
    assume(week is None or len(week) > 0)
    employer = BusinessCalendar.of(UTC_ZONE, week or (Weekday.MON, Weekday.FRI), *holidays)
    found = employer.business_day(day, count)
    days = [day + timedelta(days=ahead) for ahead in range(1, (found - day).days + 1)]
    assert sum(employer.is_business_day(each) for each in days) == count
    assert employer.is_business_day(found)
