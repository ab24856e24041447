"""The tenant's own numbers for the rules."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.access import Tenant
from app.domain.planning.policy import POLICY_FIELDS, Policy, validate_policy, write_value
from app.services.calls import Call, Shown
from app.services.unit_of_work import Work


class PolicyService:
    """The use cases of the tenant's policy."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, call: Call) -> Shown:
        """Show every number as it applies to the tenant."""
        async with self._work.read(call) as uow:
            return _shown(await uow.tenant())

    async def change(self, call: Call, changes: Mapping[str, Any]) -> Shown:
        """Change some numbers. Workers plan every candidate anew, one by one, while everything else goes on.

        Raises:
            InvalidInputError: for a value of the wrong kind or out of its bounds.
        """
        valid = validate_policy(changes, "")
        async with self._work.write(call) as uow:
            tenant = await uow.tenants.get(uow.tenant_id, lock=True)
            call.check_version(tenant.version)
            policy = {key: value for key, value in {**tenant.policy, **valid}.items() if key not in _reset(changes)}
            changed = replace(tenant, policy=policy, updated_at=self._work.clock.now())
            await uow.tenants.save(changed)
            if policy != tenant.policy:
                await uow.replan_tenant()
            return await uow.commit(_shown(replace(changed, version=tenant.version + 1)))


def _reset(changes: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(key for key, value in changes.items() if value is None)


def _shown(tenant: Tenant) -> Shown:
    policy = Policy.of(tenant.policy)
    return Shown({field.key: write_value(getattr(policy, field.key)) for field in POLICY_FIELDS}, tenant.version)
