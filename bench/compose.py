"""Measures what composing and checking one draft costs: `python -m bench.compose`.

Prints CPU time per draft over every kind, tone and language, with its spread. The budget is 2 ms for composing.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import product

from app.domain.drafting.checks import Message, check, context_of
from app.domain.drafting.composer import compose
from app.domain.drafting.facts import DraftFacts, Person
from app.domain.drafting.kinds import DraftKind, Language, Promise, Tone

ROUNDS = 30
BUDGET_MS = 2.0


def all_facts() -> list[DraftFacts]:
    panel = tuple(
        Person(name=name, index=at) for at, name in enumerate(("Bill Lumbergh", "Ana Müller", "Peter Gibbons"))
    )
    return [
        DraftFacts(
            kind=kind,
            tone=tone,
            language=language,
            candidate_name="Ada Diaz",
            interviewer=panel[0],
            others=panel[1:],
            company="Initech",
            role="Data Engineer",
            topics=("the move to event-driven pipelines", "schema reviews across teams"),
            highlight="how on-call is shared",
            strength="running a migration without downtime",
            interview_ended_at=datetime(2026, 11, 23, 16, tzinfo=UTC),
            zone="America/New_York",
            promise=Promise.PASSED,
            promised_on=date(2026, 12, 2),
            now=datetime(2026, 12, 4, 15, tzinfo=UTC),
        )
        for kind, tone, language in product(DraftKind, Tone, Language)
    ]


def milliseconds(work: Callable[[DraftFacts], object], facts: DraftFacts) -> float:
    start = time.process_time_ns()
    work(facts)
    return (time.process_time_ns() - start) / 1e6


def compose_and_check(facts: DraftFacts) -> None:
    composed = compose(facts)
    check(Message(subject=composed.subject, body=composed.body), context_of(facts))


def report(title: str, samples: list[float]) -> float:
    samples.sort()
    p99 = samples[int(len(samples) * 0.99)]
    print(
        f"{title:<38} n={len(samples):<5} median {statistics.median(samples):.3f} ms   mean "
        f"{statistics.fmean(samples):.3f} ± {statistics.stdev(samples):.3f}   p99 {p99:.3f}   max {samples[-1]:.3f}"
    )
    return p99


def main() -> int:
    every = all_facts()
    report("first time: template compiled", [milliseconds(compose, one) for one in every])
    warm = [milliseconds(compose, one) for _ in range(ROUNDS) for one in every]
    p99 = report("compose", warm)
    report(
        "compose and check",
        [milliseconds(compose_and_check, one) for _ in range(ROUNDS) for one in every],
    )
    print(f"budget {BUDGET_MS} ms for composing: {'kept' if p99 < BUDGET_MS else 'MISSED'} at p99")
    return 0 if p99 < BUDGET_MS else 1


if __name__ == "__main__":
    sys.exit(main())
