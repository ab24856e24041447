"""How the worker's loops of one process fare: one that keeps failing makes the process not ready."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.clock import Clock
from app.core.telemetry import Telemetry

FAILURES_IN_A_ROW = 3
"""After so many a loop counts as failing. Fewer are what a database that was away for a moment makes."""


@dataclass(slots=True)
class _Spell:
    since: datetime
    failures: int


class LoopHealth:
    """Counts the failures in a row of each loop. The next turn that succeeds ends them."""

    def __init__(self, clock: Clock, telemetry: Telemetry) -> None:
        self._clock = clock
        self._telemetry = telemetry
        self._spells: dict[str, _Spell] = {}

    def failed(self, loop: str) -> None:
        """Note a turn that failed as a whole."""
        spell = self._spells.setdefault(loop, _Spell(self._clock.now(), 0))
        spell.failures += 1
        self._telemetry.loop_failures.labels(loop).inc()
        self._telemetry.loop_failing.labels(loop).set(spell.failures >= FAILURES_IN_A_ROW)

    def succeeded(self, loop: str) -> None:
        """Note a turn that succeeded."""
        if self._spells.pop(loop, None) is not None:
            self._telemetry.loop_failing.labels(loop).set(0)

    def failing(self) -> list[dict[str, Any]]:
        """Return the loops that keep failing, with since when and how often in a row."""
        return [
            {"loop": loop, "since": spell.since, "failures": spell.failures}
            for loop, spell in sorted(self._spells.items())
            if spell.failures >= FAILURES_IN_A_ROW
        ]

    def problem(self) -> str | None:
        """Return what keeps this process from doing its work, None if nothing does."""
        found = self.failing()
        if not found:
            return None
        named = ", ".join(f"{each['loop']} (since {each['since']:%Y-%m-%d %H:%M:%S} UTC)" for each in found)
        return f"A loop of the worker fails again and again: {named}. The log has the errors."
