"""How a candidate's search stands: counts of applications, nothing private."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from app.domain.entities import Application, Interview
from app.domain.states import OPEN_STAGES, InterviewStatus


@dataclass(frozen=True, slots=True)
class PipelineFigures:
    """Counts of applications."""

    open: int
    with_interview_ahead: int
    thin: bool
    """Fewer are open than the policy asks for."""

    @classmethod
    def of(cls, open_applications: int, with_interview_ahead: int, min_open: int) -> Self:
        """Build the figures from counts and the policy's `min_open_applications`."""
        return cls(open_applications, with_interview_ahead, thin=open_applications < min_open)

    @property
    def sentence(self) -> str:
        """Say the figures in one sentence."""
        applications = "1 application is open" if self.open == 1 else f"{self.open} applications are open"
        verdict = " The pipeline is thin." if self.thin else ""
        return f"{applications}, {self.with_interview_ahead} with an interview ahead.{verdict}"


def pipeline(
    applications: Iterable[Application], interviews: Iterable[Interview], now: datetime, *, min_open: int
) -> PipelineFigures:
    """Count open applications, and those of them with an interview that is scheduled and starts after `now`."""
    open_ids = {each.id for each in applications if each.stage in OPEN_STAGES}
    ahead = {
        each.application_id for each in interviews if each.status is InterviewStatus.SCHEDULED and each.starts_at > now
    }
    return PipelineFigures.of(len(open_ids), len(open_ids & ahead), min_open)


def first_end(interviews: Iterable[Interview]) -> datetime | None:
    """Return the end of the candidate's earliest standing interview, from which looks at the search are counted."""
    return min((each.end for each in interviews if each.stands), default=None)
