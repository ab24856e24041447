"""Entities with sensible values, and whole little worlds of them in a database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.core.crypto import Vault
from app.core.ids import new_id
from app.core.settings import decode_secret_key
from app.db import Database
from app.domain.access import Mode, Tenant
from app.domain.entities import Application, Candidate, Commitment, Explanation, Interview, Interviewer, Reminder
from app.domain.states import Action, InterviewStatus, ReminderStatus
from app.domain.webhooks import DueItem, DueKind, EndpointSecret, Event, SecretKind, WebhookEndpoint
from app.repositories.applications import Applications
from app.repositories.candidates import Candidates
from app.repositories.due_items import DueItems
from app.repositories.endpoint_secrets import EndpointSecrets
from app.repositories.interviews import Interviews
from app.repositories.reminders import Reminders
from app.repositories.tenants import Tenants
from app.repositories.webhook_endpoints import WebhookEndpoints
from tests.support.clock import START
from tests.support.databases import SECRET_KEY
from tests.support.filling import made

SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="


def make_vault() -> Vault:
    """Return the vault of the tests' secret key."""
    return Vault(decode_secret_key(SECRET_KEY))


def make_tenant(**values: Any) -> Tenant:
    """Return a live tenant."""
    defaults: dict[str, Any] = {
        "id": new_id(), "name": "Acme", "mode": Mode.LIVE, "created_at": START, "updated_at": START
    }  # fmt: skip
    return Tenant(**defaults | values)


def make_candidate(tenant_id: UUID, **values: Any) -> Candidate:
    """Return a candidate in Berlin."""
    return made(Candidate, **{"tenant_id": tenant_id, "name": "Ada", "time_zone": "Europe/Berlin"} | values)


def make_application(candidate: Candidate, **values: Any) -> Application:
    """Return an open application."""
    own = {"tenant_id": candidate.tenant_id, "candidate_id": candidate.id, "company": "Initech", "role": "Engineer"}
    return made(Application, **own | values)


def make_interview(application: Application, **values: Any) -> Interview:
    """Return an interview that ended an hour before `START`, with one interviewer."""
    own: dict[str, Any] = {
        "status": InterviewStatus.COMPLETED,
        "starts_at": START - timedelta(hours=2),
        "ends_at": START - timedelta(hours=1),
        "time_zone": "Europe/Berlin",
        "interviewers": (made(Interviewer, name="Grace"),),
    }
    return made(Interview, **belonging_to(application, "application_id") | own | values)


def make_reminder(interview: Interview, due_at: datetime, **values: Any) -> Reminder:
    """Return a scheduled reminder to reflect, with a deadline a day and an expiry two weeks after it is due."""
    reminder_id = new_id()
    own: dict[str, Any] = {
        "id": reminder_id,
        "application_id": interview.application_id,
        "action": Action.REFLECT,
        "identity": f"reflect:{reminder_id}",
        "status": ReminderStatus.SCHEDULED,
        "due_at": due_at,
        "deadline": due_at + timedelta(days=1),
        "expires_at": due_at + timedelta(days=14),
        "explanation": Explanation(rule="reflect", summary="Think about it.", steps=("It ended.",)),
    }
    return made(Reminder, **belonging_to(interview, "interview_id") | own | values)


def make_commitment(interview: Interview, **values: Any) -> Commitment:
    """Return an open promise to decide within a day of `START`."""
    own = {"tenant_id": interview.tenant_id, "candidate_id": interview.candidate_id, "interview_id": interview.id}
    return made(Commitment, **own | {"decide_by": START + timedelta(days=1)} | values)


def belonging_to(owner: Application | Interview, reference: str) -> dict[str, Any]:
    """Return what an interview takes from its application, and a reminder from its interview."""
    shared = ("tenant_id", "candidate_id", "company", "role")
    return {name: getattr(owner, name) for name in shared} | {reference: owner.id}


def make_endpoint(tenant_id: UUID, url: str = "http://127.0.0.1:9/", **values: Any) -> WebhookEndpoint:
    """Return an enabled endpoint for everything."""
    endpoint_id = values.pop("id", None) or new_id()
    defaults: dict[str, Any] = {
        "tenant_id": tenant_id, "id": endpoint_id, "url": url, "event_types": ("*",),
        "created_at": START, "updated_at": START,
    }  # fmt: skip
    return WebhookEndpoint(**defaults | values)


def make_secret(endpoint: WebhookEndpoint, text: str = SECRET, **values: Any) -> EndpointSecret:
    """Return a secret of an endpoint, the tests' own unless another is given."""
    key_id, value = make_vault().encrypt(text.encode(), endpoint.id.bytes)
    defaults: dict[str, Any] = {
        "tenant_id": endpoint.tenant_id, "id": new_id(), "endpoint_id": endpoint.id, "kind": SecretKind.SECRET,
        "key_id": key_id, "value": value, "created_at": START,
    }  # fmt: skip
    return EndpointSecret(**defaults | values)


def make_event(tenant_id: UUID, event_type: str = "interview.created", **values: Any) -> Event:
    """Return an event."""
    defaults: dict[str, Any] = {
        "tenant_id": tenant_id, "id": new_id(), "type": event_type, "candidate_id": None, "subject_id": None,
        "occurred_at": START, "data": '{"interview":{"id":"1"}}',
    }  # fmt: skip
    return Event(**defaults | values)


@dataclass(frozen=True)
class World:
    """One tenant with one candidate, application and interview, stored in a database."""

    database: Database
    tenant: Tenant
    candidate: Candidate
    application: Application
    interview: Interview

    @property
    def stopped(self) -> bool:
        """Tell whether its items wait for a test clock."""
        return self.tenant.mode is Mode.TEST

    async def add_reminders(self, *reminders: Reminder) -> None:
        """Store reminders and let each wait for its due time."""
        async with self.database.writing() as connection:
            await Reminders(connection).add(*reminders)
            items = [DueItem(each.tenant_id, DueKind.REMINDER, each.id, each.due_at) for each in reminders]
            await DueItems(connection, self.database).put(items, stopped=self.stopped)
            await connection.commit()

    async def add_due(self, count: int, due_at: datetime) -> list[Reminder]:
        """Store that many reminders due at one instant."""
        reminders = [make_reminder(self.interview, due_at) for _ in range(count)]
        await self.add_reminders(*reminders)
        return reminders

    async def add_endpoint(self, url: str = "http://127.0.0.1:9/", **values: Any) -> WebhookEndpoint:
        """Store an endpoint."""
        endpoint = make_endpoint(self.tenant.id, url, **values)
        async with self.database.writing() as connection:
            await WebhookEndpoints(connection).add(endpoint)
            await EndpointSecrets(connection).add(make_secret(endpoint))
            await connection.commit()
        return endpoint

    async def reminder(self, reminder_id: UUID) -> Reminder:
        """Read a reminder."""
        async with self.database.reading() as connection:
            found = await Reminders(connection).get(self.tenant.id, reminder_id)
        assert found is not None
        return found


async def make_world(database: Database, *, candidate: dict[str, Any] | None = None, **tenant: Any) -> World:
    """Store a tenant with a candidate, an application and an interview."""
    owner = make_tenant(**tenant)
    person = make_candidate(owner.id, **(candidate or {}))
    application = make_application(person)
    interview = make_interview(application)
    async with database.writing() as connection:
        await Tenants(connection).add(owner)
        await Candidates(connection).add(person)
        await Applications(connection).add(application)
        await Interviews(connection).add(interview)
        await connection.commit()
    return World(database, owner, person, application, interview)
