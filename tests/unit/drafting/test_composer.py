"""What is composed, beyond the words themselves."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations, product
from uuid import UUID

import pytest
from rapidfuzz import fuzz

from app.core.pieces import at_once
from app.domain.drafting.checks import check, context_of
from app.domain.drafting.composer import compose
from app.domain.drafting.facts import FollowUpLimitError, draft_facts, promise_at
from app.domain.drafting.kinds import DraftKind, Language, Promise, Tone
from app.domain.drafting.variables import LINKEDIN_LIMITS, linkedin_length
from app.domain.entities import Candidate, Commitment, DateOrInstant, Interview, Interviewer
from app.domain.errors import NotFoundError
from app.domain.states import InterviewStatus, LinkedInTier
from tests.support.drafts import PANEL, facts, message

NOW = datetime(2026, 12, 4, 15, tzinfo=UTC)
EVERY = list(product(DraftKind, Tone, Language))


@pytest.mark.parametrize(("kind", "tone", "language"), EVERY)
def test_the_same_facts_give_the_same_words(kind, tone, language):
    assert compose(facts(kind, tone, language)) == compose(facts(kind, tone, language))


@pytest.mark.parametrize("rich", [True, False])
@pytest.mark.parametrize("panel", [2, 3, 5])
@pytest.mark.parametrize(("kind", "tone", "language"), EVERY)
def test_interviewers_of_a_panel_get_different_notes(kind, tone, language, panel, rich):
    bodies = [compose(facts(kind, tone, language, rich=rich, panel=panel, index=at)).body for at in range(panel)]
    for one, other in combinations(bodies, 2):
        assert fuzz.ratio(one, other) < 80, (one, other)


@pytest.mark.parametrize(("tone", "language"), list(product(Tone, Language)))
def test_nine_thank_you_notes_differ_even_with_one_topic(tone, language):
    topics = facts(language=language).topics[:1]
    bodies = [
        compose(facts(DraftKind.THANK_YOU, tone, language, panel=9, index=at, topics=topics, highlight=None)).body
        for at in range(9)
    ]
    assert max(fuzz.ratio(one, other) for one, other in combinations(bodies, 2)) < 80


@pytest.mark.parametrize(("kind", "tone", "language"), EVERY)
@pytest.mark.parametrize("promise", Promise)
@pytest.mark.parametrize("number", [1, 2])
def test_rich_facts_raise_no_finding_for_anybody(kind, tone, language, promise, number):
    for index in range(len(PANEL)):
        one = facts(kind, tone, language, panel=len(PANEL), index=index, promise=promise, follow_up_number=number)
        assert at_once(check(message(compose(one)), context_of(one))) == []


@pytest.mark.parametrize(("tone", "language"), list(product(Tone, Language)))
def test_few_facts_stay_graceful_and_ask_for_a_topic(tone, language):
    for index in range(len(PANEL)):
        one = facts(DraftKind.THANK_YOU, tone, language, rich=False, panel=len(PANEL), index=index)
        assert [finding.code for finding in at_once(check(message(compose(one)), context_of(one)))] == [
            "no_specific_topic"
        ]


@pytest.mark.parametrize("tier", LinkedInTier)
@pytest.mark.parametrize(("tone", "language"), list(product(Tone, Language)))
@pytest.mark.parametrize("length", [5, 40, 70, 100])
def test_an_invitation_fits_without_cutting_a_word(tone, language, tier, length):
    long = " ".join(["wordy"] * (length // 5))
    one = facts(
        DraftKind.LINKEDIN_INVITATION, tone, language, linkedin_tier=tier, company=long, role=long, topics=(long,)
    )
    body = compose(one).body
    assert linkedin_length(body) <= LINKEDIN_LIMITS[tier]
    assert body[-1] in ".?!"
    assert {word.strip(".,:;") for word in body.split() if word.startswith("word")} <= {"wordy"}


def test_premium_leaves_room_for_more():
    short = facts(
        DraftKind.LINKEDIN_INVITATION,
        topics=("how the team came to trust its alerts again after the long outage of last spring",),
    )
    assert "outage" not in compose(short).body or linkedin_length(compose(short).body) <= 200
    assert "outage" in compose(replace(short, linkedin_tier=LinkedInTier.PREMIUM)).body


def test_each_of_a_panel_recalls_another_point():
    bodies = [compose(facts(panel=3, index=at)).body for at in range(3)]
    points = ["how on-call is shared", "the move to event-driven pipelines", "schema reviews across teams"]
    assert [[point in body for point in points] for body in bodies] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_a_note_that_stands_alone_recalls_topic_and_highlight_and_strength():
    body = compose(facts()).body
    assert "the move to event-driven pipelines" in body
    assert "how on-call is shared" in body
    assert "running a migration without downtime" in body


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("The move to Kafka.", "about the move to Kafka;"),
        ("Kafka!", "about Kafka;"),
        ("  how   teams\nwork ", "about how teams work;"),
        ("Migrating the warehouse", "about migrating the warehouse;"),
        ("I liked your candour.", "I liked your candour. "),
    ],
)
def test_a_topic_is_fitted_into_the_sentence(given, expected):
    assert expected in compose(facts(topics=(given,), highlight=None)).body.replace("\n", " ")


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Bill Lumbergh", "Hi Bill,"),
        ("Dr. Ana Müller", "Hi Ana,"),
        ("Lumbergh, Bill", "Hi Bill,"),
        ("J. R. Smith", "Hi J. R. Smith,"),
        ("王小明", "Hi 王小明,"),
        ('Robert "Bob" Smith', "Hi Robert,"),
        ("  Bill \n Lumbergh ", "Hi Bill,"),
        ("x" * 81, "Hello Initech team,"),
        ("\u202eBill", "Hi Bill,"),
    ],
)
def test_the_greeting_uses_the_first_name(name, greeting):
    one = facts()
    assert one.interviewer is not None
    assert compose(replace(one, interviewer=replace(one.interviewer, name=name))).body.split("\n")[0] == greeting


@pytest.mark.parametrize(
    ("promise", "number", "words"),
    [
        (Promise.NONE, 1, "any news"),
        (Promise.PENDING, 1, "do not want to hurry you"),
        (Promise.PASSED, 1, "hoping to decide by 2 December"),
        (Promise.MOVED, 1, "moved to 2 December"),
        (Promise.PASSED, 2, "once more"),
        (Promise.NONE, 2, "chosen somebody else"),
    ],
)
def test_a_follow_up_knows_the_promise_and_its_turn(promise, number, words):
    assert words in compose(facts(DraftKind.FOLLOW_UP, promise=promise, follow_up_number=number)).body


def test_a_third_follow_up_is_refused():
    with pytest.raises(FollowUpLimitError) as caught:
        facts(DraftKind.FOLLOW_UP, follow_up_number=3)
    assert caught.value.status == 409
    assert facts(DraftKind.THANK_YOU, follow_up_number=3).follow_up_number == 3


def commitment(decide_by: DateOrInstant) -> Commitment:
    one = UUID(int=1)
    return Commitment(
        tenant_id=one, id=one, candidate_id=one, interview_id=one, decide_by=decide_by, created_at=NOW, updated_at=NOW
    )


@pytest.mark.parametrize(
    ("decide_by", "now", "moved", "expected"),
    [
        (date(2026, 12, 2), datetime(2026, 12, 3, 4, 59, tzinfo=UTC), False, (Promise.PENDING, date(2026, 12, 2))),
        (date(2026, 12, 2), datetime(2026, 12, 3, 5, tzinfo=UTC), False, (Promise.PASSED, date(2026, 12, 2))),
        (date(2026, 12, 2), datetime(2026, 12, 3, 5, tzinfo=UTC), True, (Promise.MOVED, date(2026, 12, 2))),
        (
            datetime(2026, 12, 3, 2, tzinfo=UTC),
            datetime(2026, 12, 3, 1, tzinfo=UTC),
            False,
            (Promise.PENDING, date(2026, 12, 2)),
        ),
        (
            datetime(2026, 12, 3, 2, tzinfo=UTC),
            datetime(2026, 12, 3, 2, tzinfo=UTC),
            False,
            (Promise.PASSED, date(2026, 12, 2)),
        ),
    ],
)
def test_a_promise_passes_with_its_day_where_the_employer_is(decide_by, now, moved, expected):
    assert promise_at(commitment(decide_by), zone="America/New_York", now=now, moved=moved) == expected


def test_no_promise_is_none():
    assert promise_at(None, zone="Europe/Madrid", now=NOW) == (Promise.NONE, None)


def test_facts_are_gathered_from_what_is_kept():
    tenant, mine = UUID(int=1), [UUID(int=10 + at) for at in range(3)]
    candidate = Candidate(
        tenant_id=tenant, id=tenant, name="Ada Diaz", time_zone="Europe/Madrid", created_at=NOW, updated_at=NOW
    )
    interview = Interview(
        tenant_id=tenant,
        id=tenant,
        candidate_id=tenant,
        application_id=tenant,
        company="Initech",
        role="Data Engineer",
        status=InterviewStatus.COMPLETED,
        starts_at=datetime(2026, 11, 24, 2, tzinfo=UTC),
        ends_at=datetime(2026, 11, 24, 3, tzinfo=UTC),
        time_zone="America/New_York",
        interviewers=(
            Interviewer(id=mine[0], name="Bill", email="bill@initech.example"),
            Interviewer(id=mine[1], name="Ana", attended=False),
            Interviewer(id=mine[2], name="Peter"),
        ),
        created_at=NOW,
        updated_at=NOW,
    )
    one = draft_facts(DraftKind.THANK_YOU, candidate=candidate, interview=interview, interviewer_id=mine[2], now=NOW)
    assert one.interviewer is not None
    assert (one.interviewer.name, one.interviewer.index) == ("Peter", 2)
    assert [person.name for person in one.others] == ["Bill"]
    assert one.interview_day == date(2026, 11, 23)
    with pytest.raises(NotFoundError):
        draft_facts(DraftKind.THANK_YOU, candidate=candidate, interview=interview, interviewer_id=tenant, now=NOW)
