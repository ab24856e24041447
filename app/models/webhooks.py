"""Webhook endpoints and their secrets, the event log, deliveries with attempts, and the queue of unfinished deliveries.

Events, deliveries and attempts are partitioned on PostgreSQL by ranges of their time-ordered ids, one a day.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    Uuid,
    text,
)

from app.models.base import Instant, Json, belongs_to, bookkeeping_columns, identity_columns, metadata
from app.models.reminders import HOT_TABLE

webhook_endpoints = Table(
    "webhook_endpoints",
    metadata,
    *identity_columns(),
    Column("url", String(2048), nullable=False),
    Column("description", String(500)),
    Column("event_types", Json, nullable=False),
    Column("payload", String(10), nullable=False),
    Column("format", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("disabled_reason", String(500)),
    Column("disabled_at", Instant),
    Column("asymmetric_signature", Boolean(create_constraint=False), nullable=False),
    Column("max_in_flight", Integer),
    Column("rate_per_second", Float),
    Column("failing_since", Instant),
    Column("consecutive_failures", Integer, nullable=False),
    Column("open_until", Instant),
    # When the endpoint's rate allows the next delivery.
    Column("next_send_at", Instant),
    *bookkeeping_columns(),
)

endpoint_secrets = Table(
    "endpoint_secrets",
    metadata,
    *identity_columns(),
    Column("endpoint_id", Uuid, nullable=False),
    Column("kind", String(20), nullable=False),
    # Null for a value of version 1, which may have been encrypted with any of the keys.
    Column("key_id", String(16)),
    # Null for a shared v1a key that the service has not stored yet: the migration has no key to encrypt it with.
    Column("value", LargeBinary),
    Column("public_key", String(60)),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    belongs_to("webhook_endpoints", "endpoint_id"),
    Index(None, "endpoint_id"),
    Index(None, "key_id"),
)

events = Table(
    "events",
    metadata,
    *identity_columns(),
    Column("type", String(50), nullable=False),
    Column("candidate_id", Uuid),
    Column("subject_id", Uuid),
    Column("occurred_at", Instant, nullable=False),
    Column("data", Text, nullable=False),
    Column("traceparent", String(60)),
    # The transaction that wrote it: a reader that stays below the oldest running one skips no late commit.
    Column("transaction_id", BigInteger, nullable=False),
    Index("ix_events_tenant_id_transaction_id_id", "tenant_id", "transaction_id", "id"),
    Index("ix_events_tenant_id_candidate_id", "tenant_id", "candidate_id"),
    postgresql_partition_by="RANGE (id)",
)

deliveries = Table(
    "deliveries",
    metadata,
    *identity_columns(),
    Column("event_id", Uuid, nullable=False),
    Column("event_type", String(50), nullable=False),
    Column("endpoint_id", Uuid, nullable=False),
    Column("candidate_id", Uuid),
    Column("state", String(20), nullable=False),
    Column("reason", String(500)),
    Column("attempt_count", SmallInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Index("ix_deliveries_tenant_id_endpoint_id_id", "tenant_id", "endpoint_id", "id"),
    Index("ix_deliveries_tenant_id_event_id", "tenant_id", "event_id"),
    postgresql_partition_by="RANGE (id)",
)

delivery_attempts = Table(
    "delivery_attempts",
    metadata,
    Column("tenant_id", Uuid, primary_key=True),
    Column("delivery_id", Uuid, primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("duration_ms", Integer, nullable=False),
    Column("result", String(20), nullable=False),
    Column("status_code", SmallInteger),
    Column("error", String(500)),
    Column("request_headers", Json),
    Column("response_headers", Json),
    Column("response_body", Text),
    postgresql_partition_by="RANGE (delivery_id)",
)

PARTITIONED = (events, deliveries, delivery_attempts)

delivery_queue = Table(
    "delivery_queue",
    metadata,
    Column("delivery_id", Uuid, primary_key=True),
    Column("tenant_id", Uuid, primary_key=True),
    Column("event_id", Uuid, nullable=False),
    Column("endpoint_id", Uuid, nullable=False),
    # Set for a `reminder.due`: what makes it moot is found by the reminder.
    Column("reminder_id", Uuid),
    # When it may next be tried: the next attempt's time, or the end of the lease while a worker holds it.
    Column("next_at", Instant, nullable=False),
    # When it should have been tried for the first time; says how late the first try was.
    Column("due_at", Instant, nullable=False),
    # Zero while nobody holds it. Drawn anew by each claim: a worker frozen past its lease cannot write with an old one.
    Column("lease_token", BigInteger, nullable=False),
    Column("attempt_count", SmallInteger, nullable=False),
    # Attempts made before it was queued anew: the schedule of retries starts over.
    Column("earlier_attempts", SmallInteger, nullable=False),
    Column("moot", Boolean(create_constraint=False), nullable=False),
    Index("ix_delivery_queue_tenant_id_endpoint_id_next_at", "tenant_id", "endpoint_id", "next_at"),
    Index(
        "ix_delivery_queue_leased",
        "endpoint_id",
        postgresql_where=text("lease_token <> 0"),
        sqlite_where=text("lease_token <> 0"),
    ),
    Index(
        "ix_delivery_queue_tenant_id_reminder_id",
        "tenant_id",
        "reminder_id",
        postgresql_where=text("reminder_id IS NOT NULL"),
        sqlite_where=text("reminder_id IS NOT NULL"),
    ),
    **HOT_TABLE,
)

fan_outs = Table(
    "fan_outs",
    metadata,
    # An event that was raised in one transaction and is to be told to its endpoints in later ones; its id.
    *identity_columns(),
    # Set for a `reminder.due`, as in the queue.
    Column("reminder_id", Uuid),
    # Why nothing of it is to be sent any more.
    Column("moot_because", String(500)),
    # The last endpoint that was told, in the order of ids.
    Column("last_endpoint_id", Uuid),
    Column("due_at", Instant, nullable=False),
    # When it is next gone on with: at once, or some time after it failed.
    Column("next_at", Instant, nullable=False),
    **HOT_TABLE,
)

feed_counter = Table(
    "feed_counter",
    metadata,
    Column("id", SmallInteger, primary_key=True),
    Column("value", BigInteger, nullable=False),
)
