from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInputError
from app.domain.fit import (
    Criterion,
    FitResult,
    Judgement,
    check_criteria,
    check_scores,
    evaluate,
    judge,
    lock,
    open_questions,
)
from tests.support.learning import NOW, a_profile

PROCEED, KEEP, UNCLEAR = FitResult.PROCEED, FitResult.KEEP_SEARCHING, FitResult.NO_CLEAR_WINNER


def criteria(*weights: int, breakers: str = "") -> tuple[Criterion, ...]:
    """Criteria a, b, c … of the given weights."""
    return tuple(
        Criterion(key=key, name=f"About {key}", weight=weight, deal_breaker=key in breakers)
        for key, weight in zip("abcdefgh", weights, strict=False)
    )


def scores(*values: int | None) -> dict[str, int | None]:
    return dict(zip("abcdefgh", values, strict=False))


# name, criteria, scores, result, weighted score, share unknown
CASES = [
    ("weights pull", criteria(3, 1), scores(5, 1), PROCEED, Fraction(4), 0),
    ("weights pull down", criteria(1, 3), scores(5, 1), KEEP, Fraction(2), 0),
    ("exactly 3.5 proceeds", criteria(1, 1), scores(4, 3), PROCEED, Fraction(7, 2), 0),
    ("just below 3.5", criteria(50, 51), scores(4, 3), UNCLEAR, Fraction(353, 101), 0),
    ("exactly 2.5 keeps searching", criteria(1, 1), scores(2, 3), KEEP, Fraction(5, 2), 0),
    ("just above 2.5", criteria(50, 51), scores(2, 3), UNCLEAR, Fraction(253, 101), 0),
    ("the middle", criteria(1, 1), scores(3, 3), UNCLEAR, Fraction(3), 0),
    ("tenths do not go astray", criteria(1, 2, 7), scores(1, 3, 4), PROCEED, Fraction(7, 2), 0),
    ("half unknown still counts", criteria(2, 1, 1), scores(4, None, None), PROCEED, Fraction(4), Fraction(1, 2)),
    ("more than half unknown", criteria(2, 1, 2), scores(5, None, None), UNCLEAR, Fraction(5), Fraction(3, 5)),
    ("mostly unknown and bad", criteria(1, 2), scores(1, None), UNCLEAR, Fraction(1), Fraction(2, 3)),
    ("all unknown", criteria(1, 2), scores(None, None), UNCLEAR, None, 1),
    ("not named is unknown", criteria(1, 3), {"b": 4}, PROCEED, Fraction(4), Fraction(1, 4)),
    ("weight zero does not count", criteria(0, 2), scores(1, 4), PROCEED, Fraction(4), 0),
    ("only weightless known", criteria(0, 2), scores(5, None), UNCLEAR, None, 1),
    ("all weights zero count the same", criteria(0, 0), scores(5, 4), PROCEED, Fraction(9, 2), 0),
    ("all zero, one unknown", criteria(0, 0, 0), scores(5, 4, None), PROCEED, Fraction(9, 2), Fraction(1, 3)),
    ("deal-breaker at 2", criteria(1, 9, breakers="a"), scores(2, 5), KEEP, Fraction(47, 10), 0),
    ("deal-breaker at 3 holds", criteria(1, 9, breakers="a"), scores(3, 5), PROCEED, Fraction(24, 5), 0),
    ("deal-breaker beats unknown", criteria(1, 9, breakers="a"), scores(1, None), KEEP, Fraction(1), Fraction(9, 10)),
    ("weightless deal-breaker", criteria(0, 1, breakers="a"), scores(1, 5), KEEP, Fraction(5), 0),
    ("deal-breaker unknown", criteria(1, 9, breakers="a"), scores(None, 5), UNCLEAR, Fraction(5), Fraction(1, 10)),
    ("unknown deal-breaker of no weight", criteria(0, 1, breakers="a"), scores(None, 5), UNCLEAR, Fraction(5), 0),
    ("no criteria", (), {}, UNCLEAR, None, 1),
]


@pytest.mark.parametrize(
    ("held", "given_scores", "result", "score", "unknown"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_hand_computed(held, given_scores, result, score, unknown):
    judgement = judge(held, given_scores)
    assert (judgement.result, judgement.score, judgement.share_unknown) == (result, score, unknown)
    assert judgement.reason.endswith(".")


def test_the_reason_names_the_rule_that_decided():
    hit = judge(criteria(1, 1, breakers="ab"), scores(1, 2))
    assert (hit.reason, hit.deal_breakers_hit) == ("A deal-breaker is hit: About a, About b.", ("a", "b"))
    blind = judge(criteria(1, 1, breakers="a"), scores(None, 5))
    assert (blind.reason, blind.deal_breakers_unknown) == ("A deal-breaker is still unknown: About a.", ("a",))
    assert judge(criteria(1, 2), scores(1, None)).reason == "Too much is unknown: 67% of the weight."
    assert "4.00" in judge(criteria(1), scores(4)).reason


# name, criteria, scores, (key, from, to, steps, result)
FLIPS = [
    # 3·4 + 1·3 = 15 and 14 is needed: one point less on the heavy one gives 12/4 = 3.
    ("heaviest first", criteria(3, 1), scores(4, 3), ("a", 4, 3, 1, UNCLEAR)),
    # 1·5 + 3·3 = 14, exactly enough: any point less flips, and the heavier one comes first.
    ("among equals the heavier", criteria(1, 3), scores(5, 3), ("b", 3, 2, 1, UNCLEAR)),
    # (3 + 3) / 2: one step up or down flips; up comes first, in profile order.
    ("up before down", criteria(1, 1), scores(3, 3), ("a", 3, 4, 1, PROCEED)),
    # 9/2 falls below 7/2 once the sum is 6: three points off either, so the first in the profile's order.
    ("three steps needed", criteria(1, 1), scores(5, 4), ("a", 5, 2, 3, UNCLEAR)),
    ("a deal-breaker falls sooner", criteria(1, 1, breakers="b"), scores(5, 4), ("b", 4, 2, 2, KEEP)),
    ("a deal-breaker recovers", criteria(1, 1, breakers="b"), scores(5, 2), ("b", 2, 3, 1, PROCEED)),
    ("an unknown is found out", criteria(1, 1, breakers="b"), scores(5, None), ("b", None, 4, 1, PROCEED)),
    ("two deal-breakers, no single way out", criteria(1, 1, breakers="ab"), scores(1, 1), None),
    ("nothing to change", (), {}, None),
]


@pytest.mark.parametrize(
    ("held", "given_scores", "flip"), [case[1:] for case in FLIPS], ids=[case[0] for case in FLIPS]
)
def test_the_smallest_change_that_flips(held, given_scores, flip):
    found = evaluate(held, given_scores).flip
    assert (found and (found.key, found.before, found.after, found.steps, found.result)) == flip


weighted = st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.none() | st.integers(1, 5)), min_size=1, max_size=5)


@given(weighted)
def test_no_smaller_change_flips_and_this_one_does(rows):
    held = tuple(
        Criterion(key=key, name=key, weight=weight, deal_breaker=breaker)
        for key, (weight, breaker, _) in zip("abcde", rows, strict=False)
    )
    known = scores(*(score for _, _, score in rows))
    finding = evaluate(held, known)
    flipping = {}
    for item in held:
        for after in (1, 2, 3, 4, 5):
            before = known[item.key]
            steps = abs(after - before) if before else max(1, abs(after - 3))
            if steps and judge(held, {**known, item.key: after}).result is not finding.judgement.result:
                flipping[item.key, after] = steps
    if finding.flip is None:
        assert not flipping
    else:
        assert finding.flip.steps == flipping[finding.flip.key, finding.flip.after] == min(flipping.values())


@given(weighted, st.integers(2, 9))
def test_only_the_proportion_of_weights_matters(rows, factor):
    def judged(by: int) -> Judgement:
        held = [
            Criterion(key=key, name=key, weight=weight * by, deal_breaker=breaker)
            for key, (weight, breaker, _) in zip("abcde", rows, strict=False)
        ]
        return judge(held, scores(*(score for _, _, score in rows)))

    assert judged(1) == judged(factor)


def test_unknown_criteria_become_questions_deal_breakers_first_then_by_weight():
    held = (
        Criterion(key="pay", name="Pay", weight=2),
        Criterion(key="team", name="Team", weight=5, question="Who would I work with?"),
        Criterion(key="remote", name="Remote work", weight=1, deal_breaker=True),
        Criterion(key="growth", name="Growth", weight=9),
    )
    asked = open_questions(held, {"growth": 3, "pay": None})
    assert [(question.key, question.text) for question in asked] == [
        ("remote", "How is it here with “Remote work”?"),
        ("team", "Who would I work with?"),
        ("pay", "How is it here with “Pay”?"),
    ]


def test_an_evaluation_keeps_the_criteria_it_was_made_with():
    profile = a_profile(*criteria(1, 2), revision=4)
    given_scores = scores(3, 4)
    made = lock(
        profile,
        given_scores,
        evaluation_id=UUID(int=5),
        application_id=UUID(int=6),
        interview_id=UUID(int=7),
        notes=None,
        now=NOW,
    )
    given_scores["a"] = 1
    assert (made.profile_revision, made.criteria, made.scores) == (4, profile.criteria, {"a": 3, "b": 4})


@pytest.mark.parametrize(
    ("given_scores", "pointer"),
    [({"z": 3}, "/scores/z"), ({"a": 0}, "/scores/a"), ({"a": 6}, "/scores/a"), ({"x/y~": 1}, "/scores/x~1y~0")],
)
def test_scores_without_a_place_are_refused(given_scores, pointer):
    with pytest.raises(InvalidInputError) as refused:
        check_scores(criteria(1), given_scores)
    assert refused.value.extra["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("held", "pointer"),
    [
        ((), "/criteria"),
        ((*criteria(1, 1), Criterion(key="a", name="A")), "/criteria/2/key"),
        (criteria(1, -1), "/criteria/1/weight"),
    ],
)
def test_criteria_that_cannot_be_weighed_are_refused(held, pointer):
    check_criteria(criteria(0, 1))
    with pytest.raises(InvalidInputError) as refused:
        check_criteria(held)
    assert refused.value.extra["errors"][0]["pointer"] == pointer
