"""The clock of a test tenant: set it, and everything that falls due by then fires through the real engine."""

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.access import Mode, Tenant
from app.domain.errors import ForbiddenError, InvalidInputError
from app.services.calls import Call, Shown
from app.services.firing import Firing
from app.services.unit_of_work import UnitOfWork, Work

FURTHEST = timedelta(days=3660)
"""How far the clock may be put ahead at once."""


class TestClockService:
    """The use cases of the test clock."""

    def __init__(self, work: Work, firing: Firing) -> None:
        self._work = work
        self._firing = firing

    async def get(self, call: Call) -> Shown:
        """Show where the clock stands, or that it runs with the machine's."""
        _require_test(call)
        async with self._work.read(call) as uow:
            return _shown(await uow.tenant(), uow.now)

    async def set(self, call: Call, now: datetime) -> Shown:
        """Put the clock to an instant. From the first time on it stands still between settings.

        What falls due on the way fires in order, each at its own instant, before this returns; the deliveries follow
        in real time.

        Raises:
            InvalidInputError: if the instant lies before where the clock stands, or too far ahead.
        """
        _require_test(call)
        async with self._work.write(call) as uow:
            tenant = await uow.tenants.get(uow.tenant_id, lock=True)
            call.check_version(tenant.version)
            if tenant.test_now is not None and now < tenant.test_now:
                raise InvalidInputError("/now", f"The clock stands at {tenant.test_now.isoformat()}: it only goes on.")
            if now > uow.now + FURTHEST:
                raise InvalidInputError("/now", "The clock goes ten years ahead at once at most.")
            if tenant.test_now is None:
                start = min(now, uow.now)
                await self._stop(uow, replace(tenant, test_now=start))
            await uow.commit(None)
        await self._firing.fire_tenant_until(call.tenant_id, now)
        async with self._work.write(call) as uow:
            tenant = await uow.tenants.get(uow.tenant_id, lock=True)
            reached = replace(tenant, test_now=max(now, tenant.test_now or now), updated_at=self._work.clock.now())
            await uow.tenants.save(reached)
            result = await uow.commit(_shown(replace(reached, version=tenant.version + 1), now))
        self._work.wake(self._work.clock.now())
        return result

    async def _stop(self, uow: UnitOfWork, tenant: Tenant) -> None:
        """Stop the tenant's clock: from now on only the test clock fires its items."""
        await uow.tenants.save(tenant)
        await uow.due_items.stop(uow.tenant_id)


def _require_test(call: Call) -> None:
    if call.principal.mode is not Mode.TEST:
        raise ForbiddenError("Only a test tenant has a clock to set: use a test key.")


def _shown(tenant: Tenant, now: datetime) -> Shown:
    return Shown({"now": tenant.test_now or now, "stands": tenant.test_now is not None}, tenant.version)
