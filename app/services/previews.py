"""Plan previews: what would be planned, with nothing stored."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.domain.planning.policy import Policy, validate_policy
from app.domain.previews import preview
from app.domain.quotas import Quota
from app.services.calls import Call, Shown
from app.services.unit_of_work import Work


class PreviewService:
    """The use case of plan previews."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def preview(
        self,
        call: Call,
        candidate: Mapping[str, Any],
        interview: Mapping[str, Any],
        policy: Mapping[str, Any],
        now: datetime | None,
    ) -> Shown:
        """Show the plan that an interview would get under the tenant's policy, the candidate's and the given one.

        Raises:
            InvalidInputError: at `/candidate/…`, `/interview/…` or `/policy/…`.
            QuotaExceededError: if there are more interviewers than an interview can have.
        """
        self._work.quotas.check(Quota.INTERVIEWERS, present=0, added=len(interview.get("interviewers", ())))
        own = validate_policy(candidate["policy"], "/candidate/policy")
        given = validate_policy(policy)
        async with self._work.read(call) as uow:
            tenant = await uow.tenant()
            present = uow.now
        numbers = Policy.of(tenant.policy, own, given)
        return Shown({"reminders": preview(candidate, interview, numbers, now or present)})
