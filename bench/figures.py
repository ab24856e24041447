"""What a benchmark found: samples with their median and spread, and the ratios that are to be kept."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured, once a round."""

    name: str
    unit: str
    samples: Sequence[float]

    @property
    def median(self) -> float:
        """Return the middle one."""
        return statistics.median(self.samples)

    def to_json(self) -> dict[str, Any]:
        """Return it with what follows from the samples."""
        spread = {"median": self.median, "lowest": min(self.samples), "highest": max(self.samples)}
        return {"name": self.name, "unit": self.unit, **spread, "samples": list(self.samples)}


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound on a value of this run."""

    what: str
    value: float
    bound: float
    at_least: bool = True

    @property
    def is_kept(self) -> bool:
        """Tell whether the value is on the right side of the bound."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound


@dataclass(frozen=True, slots=True)
class Result:
    """All that one benchmark found."""

    name: str
    title: str
    figures: Sequence[Figure]
    goals: Sequence[Goal] = ()
    remarks: Sequence[str] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return it as it is written to a file."""
        return {
            "name": self.name,
            "title": self.title,
            "figures": [figure.to_json() for figure in self.figures],
            "goals": [asdict(goal) | {"is_kept": goal.is_kept} for goal in self.goals],
            "remarks": list(self.remarks),
            "details": dict(self.details),
        }


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value that `share` of the ordered samples do not exceed."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
