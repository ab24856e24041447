"""Fills databases: what the service itself makes of one candidate and interview, then as many reminders as needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Float, Uuid, bindparam, text

from app.core.crypto import Vault
from app.core.settings import decode_secret_key
from app.db import Database
from app.domain.access import Mode
from app.domain.webhooks import DueKind
from app.main import Assembly, assemble
from app.models import reminders
from app.models.base import Instant
from app.schemas.candidates import CandidateCreate
from app.schemas.interviews import InterviewCreate
from app.schemas.webhooks import WebhookEndpointCreate
from app.services.calls import Call
from bench.lab import KEY, settings_of
from tests.support.databases import SECRET_KEY

NEVER = timedelta(days=20)
"""How long after it is due a reminder of ours becomes overdue: longer than any run."""
_OWN = ("id", "identity", "due_at", "deadline", "expires_at")


@dataclass(frozen=True)
class Tenant:
    """A tenant to measure with."""

    call: Call
    candidate_id: UUID
    interview_id: UUID
    template_id: UUID
    """A reminder to multiply."""

    @property
    def id(self) -> UUID:
        """Return the tenant's id."""
        return self.call.tenant_id


def assembly_of(database_url: str, database: Database | None = None, **more: Any) -> Assembly:
    """Assemble the service within this process."""
    return assemble(settings_of(database_url, **more), Vault(decode_secret_key(SECRET_KEY)), database=database)


async def make_tenant(parts: Assembly, *endpoints: str, events: Sequence[str] = ("*",)) -> Tenant:
    """Make a tenant with a candidate, an interview held a moment ago, and endpoints. Nothing waits for its time."""
    await parts.administration.bootstrap(KEY, Mode.LIVE)
    call = Call(principal=await parts.access.authenticate(KEY))
    candidate_id = await add_candidate(parts, call)
    interview_id = await add_interview(parts, call, candidate_id)
    for url in endpoints:
        await add_endpoint(parts, call, url, events)
    async with parts.database.writing() as connection:
        statement = text("SELECT id FROM reminders WHERE action = 'send_thank_you' AND status = 'scheduled' LIMIT 1")
        template_id = (await connection.execute(statement.columns(reminders.c.id))).scalar_one()
        await connection.execute(text("DELETE FROM due_items"))
        await connection.commit()
    return Tenant(call, candidate_id, interview_id, template_id)


async def add_endpoint(parts: Assembly, call: Call, url: str, events: Sequence[str] = ("*",)) -> None:
    """Add an endpoint that sets no limit of its own but a high one on what is in flight."""
    body = WebhookEndpointCreate(url=url, event_types=list(events), max_in_flight=1000)
    await parts.services.endpoints.create(call, body.all_fields())


async def add_candidate(parts: Assembly, call: Call) -> UUID:
    """Add a candidate by the service's own use case."""
    body = CandidateCreate.model_validate({"name": "Ada Diaz", "time_zone": "Europe/Madrid", "country": "ES"})
    shown = await parts.services.candidates.create(call, body.values())
    return UUID(str(shown.body["id"]))


async def add_interview(parts: Assembly, call: Call, candidate_id: UUID, company: str = "Initech") -> UUID:
    """Add an interview that ended a moment ago."""
    ends_at = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    body = InterviewCreate.model_validate(interview_body(str(candidate_id), ends_at, company))
    shown = await parts.services.interviews.create(call, body.values())
    return UUID(str(shown.body["id"]))


def interview_body(candidate_id: str, ends_at: datetime, company: str) -> Mapping[str, Any]:
    """Return the request that adds an interview of two people."""
    return {
        "candidate_id": candidate_id,
        "company": company,
        "role": "Data Engineer",
        "kind": "technical",
        "starts_at": (ends_at - timedelta(hours=1)).isoformat(),
        "ends_at": ends_at.isoformat(),
        "time_zone": "America/New_York",
        "country": "US",
        "topics": ["event-driven pipelines", "schema reviews"],
        "interviewers": [
            {"name": "Bill Lumbergh", "email": "bill@initech.example"},
            {"name": "Ana Müller", "email": "ana@initech.example"},
        ],
    }


async def add_reminders(
    database: Database, tenant: Tenant, count: int, start: datetime, *, step: float = 0.0, waiting: bool = True
) -> None:
    """Multiply the template: reminders due from `start`, `step` seconds apart, and what has each fire at its time."""
    embedded = database.is_sqlite
    shared = [column.name for column in reminders.columns if column.name not in _OWN]
    if embedded:
        series = "WITH RECURSIVE s (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < :count)"
        new_id, due = "lower(hex(randomblob(16)))", _SQLITE_DUE
        identity = "'bench:' || lower(hex(randomblob(16)))"
    else:
        series = "WITH s (n) AS (SELECT generate_series(0, :count - 1))"
        new_id, due = "uuidv7()", "CAST(:start AS timestamptz) + n * make_interval(secs => :step)"
        identity = "'bench:' || gen_random_uuid()"
    insert = text(
        f"INSERT INTO reminders ({', '.join(_OWN)}, {', '.join(shared)}) {series} "
        f"SELECT {new_id}, {identity}, {due}, CAST(:never AS {'text' if embedded else 'timestamptz'}), "
        f"CAST(:never AS {'text' if embedded else 'timestamptz'}), {', '.join('r.' + name for name in shared)} "
        "FROM reminders r CROSS JOIN s WHERE r.tenant_id = :tenant_id AND r.id = :template_id"
    ).bindparams(
        bindparam("count", type_=BigInteger),
        bindparam("start", type_=Instant),
        bindparam("never", type_=Instant),
        bindparam("step", type_=Float),
        bindparam("tenant_id", type_=Uuid),
        bindparam("template_id", type_=Uuid),
    )
    given = {"count": count, "start": start, "never": start + NEVER, "step": step}
    async with database.writing() as connection:
        await connection.execute(insert, given | {"tenant_id": tenant.id, "template_id": tenant.template_id})
        if waiting:
            await connection.execute(
                text(
                    "INSERT INTO due_items (tenant_id, kind, subject_id, fire_at, stopped) "
                    f"SELECT tenant_id, {int(DueKind.REMINDER)}, id, due_at, {'0' if embedded else 'false'} "
                    "FROM reminders WHERE status = 'scheduled' AND expires_at = :never AND identity LIKE 'bench:%'"
                ).bindparams(bindparam("never", type_=Instant)),
                {"never": start + NEVER},
            )
        await connection.commit()


_SQLITE_DUE = "strftime('%Y-%m-%d %H:%M:%f000', :start, '+' || (n * :step) || ' seconds')"
