from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import pytest

from app.domain.errors import InvalidInputError
from app.domain.fit import Criterion, FitEvaluation, FitResult
from app.domain.fit_comparison import Comparison, compare
from tests.support.learning import an_evaluation

PAY = Criterion(key="pay", name="Pay", weight=1)
TEAM = Criterion(key="team", name="Team", weight=1)
REMOTE = Criterion(key="remote", name="Remote", weight=2, deal_breaker=True)
TWO = (PAY, TEAM)


def offers(*scored: tuple[int | None, ...], criteria: tuple[Criterion, ...] = TWO) -> list[FitEvaluation]:
    return [
        an_evaluation(number, criteria, dict(zip([item.key for item in criteria], scores, strict=True)))
        for number, scores in enumerate(scored, start=1)
    ]


def places(comparison: Comparison) -> list[tuple[int, int]]:
    return [(offer.evaluation_id.int - 9000, offer.place) for offer in comparison.offers]


def test_a_clear_lead_wins():
    comparison = compare(offers((3, 4), (5, 4)))
    assert (comparison.result, comparison.winner) == (FitResult.PROCEED, UUID(int=9002))
    assert comparison.lead == Fraction(1)
    assert places(comparison) == [(2, 1), (1, 2)]
    # Offer 2 at 5 and 4 leads 3 and 4 by 1.0; nothing within 1 step brings it below a lead of 0.25 (0.5 is left).
    assert comparison.flip is not None
    assert comparison.flip.steps == 2
    assert comparison.flip.winner is None


def test_a_tie_has_no_clear_winner_and_one_point_breaks_it():
    comparison = compare(offers((4, 4), (4, 4)))
    assert (comparison.result, comparison.winner, comparison.lead) == (FitResult.NO_CLEAR_WINNER, None, Fraction(0))
    assert places(comparison) == [(1, 1), (2, 1)]
    assert comparison.flip is not None
    assert (comparison.flip.evaluation_id, comparison.flip.before, comparison.flip.after) == (UUID(int=9001), 4, 5)
    assert (comparison.flip.result, comparison.flip.winner) == (FitResult.PROCEED, UUID(int=9001))


@pytest.mark.parametrize(("heavy", "result"), [(3, FitResult.PROCEED), (4, FitResult.NO_CLEAR_WINNER)])
def test_the_lead_must_be_a_quarter_of_a_point(heavy, result):
    held = (replace(PAY, weight=heavy), TEAM)
    # One point on "team" is 1/4 of the weight with 3 + 1, and only 1/5 with 4 + 1.
    assert compare(offers((4, 4), (4, 5), criteria=held)).result is result


def test_a_hit_deal_breaker_puts_an_offer_last_and_out_of_the_race():
    held = (PAY, TEAM, REMOTE)
    comparison = compare(offers((5, 5, 2), (4, 4, 3), criteria=held))
    assert places(comparison) == [(2, 1), (1, 2)]
    assert comparison.winner == UUID(int=9002)


def test_when_none_is_worth_it_keep_searching():
    comparison = compare(offers((1, 2), (2, 2)))
    assert (comparison.result, comparison.winner) == (FitResult.KEEP_SEARCHING, None)


def test_a_promising_unknown_holds_the_decision_back():
    held = (PAY, TEAM, REMOTE)
    comparison = compare(offers((4, 4, 4), (5, 5, None), criteria=held))
    assert comparison.result is FitResult.NO_CLEAR_WINNER
    assert [question.key for question in comparison.offers[0].finding.questions] == ["remote"]


def test_nothing_known_about_either():
    comparison = compare(offers((None, None), (None, None)))
    assert (comparison.result, comparison.lead) == (FitResult.NO_CLEAR_WINNER, None)


def test_offers_are_compared_by_the_newest_criteria():
    older = an_evaluation(1, TWO, {"pay": 5, "team": 5})
    newer = an_evaluation(2, (PAY, REMOTE), {"pay": 4, "remote": 4}, profile_revision=2)
    comparison = compare([older, newer])
    assert comparison.profile_revision == 2
    assert comparison.criteria == (PAY, REMOTE)
    assert {offer.evaluation_id.int - 9000: dict(offer.scores) for offer in comparison.offers} == {
        1: {"pay": 5, "remote": None},
        2: {"pay": 4, "remote": 4},
    }


def test_what_cannot_be_compared_is_refused():
    one, two = offers((1, 1), (2, 2))
    for wrong in ([one], [one, one], [one, replace(two, candidate_id=UUID(int=5))]):
        with pytest.raises(InvalidInputError):
            compare(wrong)
