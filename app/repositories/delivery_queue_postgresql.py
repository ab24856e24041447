"""The delivery queue's statements on PostgreSQL.

The planner knows nothing true of a queue that is empty one moment and long the next, and a plan once made is kept. So
each statement leaves it one way only:

- a row is found by the delivery alone, through the key, by a lateral join or a list of ids;
- an endpoint's rows come in order of their time, through the one index that has it;
- an event is asked for as the first from its id on: while a partition is new, every index that begins with the tenant
  looks as good as the key, but only the key spares the sort.
"""

from sqlalchemy import ARRAY, BigInteger, Integer, Interval, Text, Uuid, bindparam, text

from app.models.base import Instant

_WAITING = """
WITH RECURSIVE waiting (tenant_id, endpoint_id) AS (
    (SELECT tenant_id, endpoint_id FROM delivery_queue ORDER BY tenant_id, endpoint_id LIMIT 1)
    UNION ALL
    SELECT following.tenant_id, following.endpoint_id FROM waiting CROSS JOIN LATERAL (
        SELECT q.tenant_id, q.endpoint_id FROM delivery_queue q
        WHERE (q.tenant_id, q.endpoint_id) > (waiting.tenant_id, waiting.endpoint_id)
        ORDER BY q.tenant_id, q.endpoint_id LIMIT 1
    ) following
)"""
NEXT = (
    text(
        _WAITING  # noqa: S608 - made of our own words
        + """
SELECT min(first.next_at) AS next_at, coalesce(:now, statement_timestamp()) AS now
FROM waiting CROSS JOIN LATERAL (
    SELECT q.next_at FROM delivery_queue q
    WHERE q.tenant_id = waiting.tenant_id AND q.endpoint_id = waiting.endpoint_id
        AND q.next_at > coalesce(:now, statement_timestamp())
    ORDER BY q.next_at LIMIT 1
) first
"""
    )
    .bindparams(bindparam("now", type_=Instant))
    .columns(next_at=Instant, now=Instant)
)
CLAIM = text(
    _WAITING  # noqa: S608 - made of our own words
    + """,
present AS MATERIALIZED (SELECT coalesce(:now, statement_timestamp()) AS now),
ready AS MATERIALIZED (
    SELECT e.tenant_id, e.id, e.version, e.failing_since IS NOT NULL AS is_failing, e.rate_per_second AS rate,
        flight.busy, first.next_at,
        least(
            CASE WHEN e.open_until IS NULL THEN coalesce(e.max_in_flight, :cap) ELSE 1 END - flight.busy,
            CASE WHEN e.rate_per_second IS NULL THEN :free ELSE greatest(1, floor(e.rate_per_second * least(1,
                extract(epoch FROM coalesce(:now, statement_timestamp()) - e.next_send_at)))::int) END
        ) AS slots
    FROM waiting
    JOIN webhook_endpoints e ON e.tenant_id = waiting.tenant_id AND e.id = waiting.endpoint_id
    CROSS JOIN LATERAL (
        SELECT q.next_at FROM delivery_queue q
        WHERE q.tenant_id = e.tenant_id AND q.endpoint_id = e.id
            AND q.next_at <= coalesce(:now, statement_timestamp())
        ORDER BY q.next_at LIMIT 1
    ) first
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE q.next_at > coalesce(:now, statement_timestamp()))::int AS busy
        FROM delivery_queue q WHERE q.endpoint_id = e.id AND q.lease_token <> 0
    ) flight
    WHERE e.status = 'enabled' AND NOT e.id = ANY (CAST(:besides AS uuid[]))
        AND (e.open_until IS NULL OR e.open_until <= coalesce(:now, statement_timestamp()))
        AND (e.rate_per_second IS NULL OR e.next_send_at IS NULL
            OR e.next_send_at <= coalesce(:now, statement_timestamp()))
),
picked AS MATERIALIZED (
    SELECT item.delivery_id, r.id AS endpoint_id, r.rate
    FROM (SELECT * FROM ready WHERE slots > 0 ORDER BY busy, next_at) r
    CROSS JOIN LATERAL (
        SELECT q.delivery_id FROM delivery_queue q
        WHERE q.tenant_id = r.tenant_id AND q.endpoint_id = r.id
            AND q.next_at <= coalesce(:now, statement_timestamp())
        ORDER BY q.next_at LIMIT r.slots FOR UPDATE SKIP LOCKED
    ) item
    LIMIT :free
),
paced AS (
    UPDATE webhook_endpoints e
    SET next_send_at = greatest(coalesce(e.next_send_at, '-infinity'), present.now - interval '1 second')
        + make_interval(secs => p.count / p.rate)
    FROM (SELECT endpoint_id, rate, count(*) AS count FROM picked WHERE rate IS NOT NULL GROUP BY 1, 2) p, present
    WHERE e.id = p.endpoint_id
),
claimed AS (
    UPDATE delivery_queue q SET lease_token = :token, next_at = present.now + :lease
    FROM present
    WHERE q.delivery_id = ANY (ARRAY(SELECT delivery_id FROM picked))
    RETURNING q.tenant_id, q.delivery_id, q.event_id, q.endpoint_id, q.lease_token, q.next_at, present.now, q.due_at,
        q.attempt_count, q.earlier_attempts
)
SELECT c.*, r.version, r.is_failing, told.*
FROM claimed c JOIN ready r ON r.tenant_id = c.tenant_id AND r.id = c.endpoint_id
LEFT JOIN LATERAL (
    SELECT v.type, v.candidate_id, v.occurred_at, v.data, v.traceparent FROM events v
    WHERE v.tenant_id = c.tenant_id AND v.id >= c.event_id AND v.id <= c.event_id AND (v.candidate_id IS NULL OR
        (v.tenant_id, v.candidate_id) NOT IN (
            SELECT h.tenant_id, h.id FROM candidates h WHERE h.erasing_since IS NOT NULL
            UNION ALL SELECT h.tenant_id, h.id FROM candidates h WHERE h.importing_since IS NOT NULL
        ))
    ORDER BY v.id LIMIT 1
) told ON true
"""
).bindparams(
    bindparam("now", type_=Instant),
    bindparam("free", type_=Integer),
    bindparam("cap", type_=Integer),
    bindparam("lease", type_=Interval),
    bindparam("token", type_=BigInteger),
    bindparam("besides", type_=ARRAY(Uuid)),
)

SETTLE = text("""
WITH locked AS MATERIALIZED (
    SELECT r.*, CASE WHEN q.moot AND r.state = 'pending' THEN 'superseded' ELSE r.state END AS final
    FROM (
        SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS given (
            tenant_id uuid, delivery_id uuid, token bigint, state text, delay interval, reason text, number smallint,
            started_at timestamptz, duration_ms integer, result text, status_code smallint, error text,
            request_headers json, response_headers json, response_body text
        ) ORDER BY delivery_id
    ) r
    CROSS JOIN LATERAL (
        SELECT q.moot FROM delivery_queue q
        WHERE q.delivery_id = r.delivery_id AND q.lease_token = r.token
        FOR UPDATE
    ) q
),
finished AS (
    DELETE FROM delivery_queue q
    WHERE q.delivery_id = ANY (ARRAY(SELECT delivery_id FROM locked WHERE final <> 'pending'))
),
postponed AS (
    UPDATE delivery_queue q
    SET lease_token = 0, attempt_count = s.number, next_at = coalesce(:now, statement_timestamp()) + s.delay
    FROM locked s
    WHERE q.delivery_id = s.delivery_id AND s.final = 'pending'
        AND q.delivery_id = ANY (ARRAY(SELECT delivery_id FROM locked WHERE final = 'pending'))
),
tried AS (
    INSERT INTO delivery_attempts (tenant_id, delivery_id, number, started_at, duration_ms, result, status_code, error,
        request_headers, response_headers, response_body)
    SELECT tenant_id, delivery_id, number, started_at, duration_ms, result, status_code, error,
        request_headers, response_headers, response_body
    FROM locked WHERE result IS NOT NULL
),
told AS (
    UPDATE deliveries d
    SET state = s.final, attempt_count = s.number,
        reason = CASE WHEN s.final = 'superseded' THEN coalesce(d.reason, s.reason) ELSE s.reason END,
        finished_at = CASE WHEN s.final <> 'pending' THEN coalesce(:now, statement_timestamp()) END
    FROM locked s
    WHERE d.tenant_id = s.tenant_id AND d.id = s.delivery_id AND d.id BETWEEN :low AND :high
        AND d.tenant_id = ANY (ARRAY(SELECT tenant_id FROM locked))
        AND d.id = ANY (ARRAY(SELECT delivery_id FROM locked))
)
SELECT delivery_id, final FROM locked
""").bindparams(
    bindparam("now", type_=Instant),
    bindparam("low", type_=Uuid),
    bindparam("high", type_=Uuid),
    bindparam("rows", type_=Text),
)
