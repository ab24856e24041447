"""What the `fsrs` package knows of a card: the one place that speaks its language."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Any, cast

import fsrs
from fsrs.card import CardDict

SCHEDULER = fsrs.Scheduler(
    learning_steps=(timedelta(days=1), timedelta(days=3)),
    relearning_steps=(timedelta(days=1),),
    enable_fuzzing=False,
)
"""Without fuzz, so the same reviews always give the same dates. Steps of whole days: people rehearse for an interview
once a day, in the evening, not every ten minutes."""

_PACKAGE_ID = 0
"""The package wants a number for each card and would draw it from the clock; our own ids make it needless."""


class Rating(IntEnum):
    """How well the answer came, as the package counts."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def blank(due: datetime) -> fsrs.Card:
    """Return the package's card that was never reviewed, due at an instant."""
    return fsrs.Card(card_id=_PACKAGE_ID, due=due.astimezone(UTC))


def after_review(memory: Mapping[str, Any], rating: Rating, reviewed_at: datetime) -> fsrs.Card:
    """Return the package's card after one more rehearsal."""
    card, _ = SCHEDULER.review_card(card_of(memory), fsrs.Rating(rating), reviewed_at.astimezone(UTC))
    return card


def replayed(due: datetime, history: Iterable[tuple[datetime, Rating]]) -> fsrs.Card:
    """Return the package's card that was first due at `due` and had these rehearsals, given in any order."""
    logs = [
        fsrs.ReviewLog(_PACKAGE_ID, fsrs.Rating(rating), reviewed_at.astimezone(UTC), None)
        for reviewed_at, rating in sorted(history)
    ]
    return SCHEDULER.reschedule_card(blank(due), logs)


def recall(memory: Mapping[str, Any], now: datetime) -> float:
    """Return the package's estimate, from 0 to 1, that the answer would come now; 0 for a card never reviewed."""
    return float(SCHEDULER.get_card_retrievability(card_of(memory), now))


def memory_of(card: fsrs.Card) -> dict[str, Any]:
    """Return what to keep of the package's card, as JSON.

    The members are `state` (1 learning, 2 review, 3 relearning), `step`, `stability` (days), `difficulty` (1 to 10),
    `due` and `last_review` (ISO 8601, UTC).
    """
    kept = dict(card.to_dict())
    del kept["card_id"]
    return kept


def card_of(memory: Mapping[str, Any]) -> fsrs.Card:
    """Return the package's card from what `memory_of` gave."""
    return fsrs.Card.from_dict(cast("CardDict", {**memory, "card_id": _PACKAGE_ID}))
