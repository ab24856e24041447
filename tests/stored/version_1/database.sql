SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.api_keys (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    hint character varying(20) NOT NULL,
    digest bytea NOT NULL,
    scopes json NOT NULL,
    candidate_id uuid,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.applications (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    company character varying(200) NOT NULL,
    role character varying(200) NOT NULL,
    match_key character varying(401) NOT NULL,
    stage character varying(20) NOT NULL,
    stage_changed_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.calendar_feeds (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    hint character varying(20) NOT NULL,
    digest bytea NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.candidates (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254),
    external_id character varying(200),
    time_zone character varying(64) NOT NULL,
    country character varying(2),
    subdivision character varying(10),
    waking_start character varying(5) NOT NULL,
    waking_end character varying(5) NOT NULL,
    linkedin_tier character varying(10) NOT NULL,
    paused_until timestamp with time zone,
    policy json NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    erasing_since timestamp with time zone
);

CREATE TABLE public.commitments (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    interview_id uuid NOT NULL,
    decide_on date,
    decide_at timestamp with time zone,
    said_by character varying(200),
    said_at timestamp with time zone,
    note text,
    status character varying(20) NOT NULL,
    status_at timestamp with time zone,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.data_versions (
    name character varying(20) NOT NULL,
    version character varying(50) NOT NULL
);

CREATE TABLE public.deliveries (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    event_type character varying(50) NOT NULL,
    endpoint_id uuid NOT NULL,
    candidate_id uuid,
    state character varying(20) NOT NULL,
    reason character varying(500),
    attempt_count smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
)
PARTITION BY RANGE (id);

CREATE TABLE public.deliveries_20261123 (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
)
WITH (fillfactor='80');

CREATE TABLE public.deliveries_20261124 (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
)
WITH (fillfactor='80');

CREATE TABLE public.deliveries_20261125 (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
)
WITH (fillfactor='80');

CREATE TABLE public.deliveries_20261126 (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
)
WITH (fillfactor='80');

CREATE TABLE public.deliveries_20261127 (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
)
WITH (fillfactor='80');

CREATE TABLE public.deliveries_20261128 (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
)
WITH (fillfactor='80');

CREATE TABLE public.deliveries_20261129 (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
)
WITH (fillfactor='80');

CREATE TABLE public.deliveries_20261130 (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
)
WITH (fillfactor='80');

CREATE TABLE public.deliveries_default (
    tenant_id uuid CONSTRAINT deliveries_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT deliveries_id_not_null NOT NULL,
    event_id uuid CONSTRAINT deliveries_event_id_not_null NOT NULL,
    event_type character varying(50) CONSTRAINT deliveries_event_type_not_null NOT NULL,
    endpoint_id uuid CONSTRAINT deliveries_endpoint_id_not_null NOT NULL,
    candidate_id uuid,
    state character varying(20) CONSTRAINT deliveries_state_not_null NOT NULL,
    reason character varying(500),
    attempt_count smallint CONSTRAINT deliveries_attempt_count_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT deliveries_created_at_not_null NOT NULL,
    finished_at timestamp with time zone
);

CREATE TABLE public.delivery_attempts (
    tenant_id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    number smallint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    duration_ms integer NOT NULL,
    result character varying(20) NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
)
PARTITION BY RANGE (delivery_id);

CREATE TABLE public.delivery_attempts_20261123 (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_attempts_20261124 (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_attempts_20261125 (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_attempts_20261126 (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_attempts_20261127 (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_attempts_20261128 (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_attempts_20261129 (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_attempts_20261130 (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_attempts_default (
    tenant_id uuid CONSTRAINT delivery_attempts_tenant_id_not_null NOT NULL,
    delivery_id uuid CONSTRAINT delivery_attempts_delivery_id_not_null NOT NULL,
    number smallint CONSTRAINT delivery_attempts_number_not_null NOT NULL,
    started_at timestamp with time zone CONSTRAINT delivery_attempts_started_at_not_null NOT NULL,
    duration_ms integer CONSTRAINT delivery_attempts_duration_ms_not_null NOT NULL,
    result character varying(20) CONSTRAINT delivery_attempts_result_not_null NOT NULL,
    status_code smallint,
    error character varying(500),
    request_headers json,
    response_headers json,
    response_body text
);

CREATE TABLE public.delivery_queue (
    tenant_id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    event_id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    reminder_id uuid,
    next_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    lease_token bigint NOT NULL,
    attempt_count smallint NOT NULL,
    earlier_attempts smallint NOT NULL,
    moot boolean NOT NULL
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_cost_delay='0', autovacuum_analyze_scale_factor='0.05');

CREATE TABLE public.draft_revisions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    revision integer NOT NULL,
    subject text,
    body text NOT NULL,
    changed json NOT NULL,
    written_by character varying(20) NOT NULL,
    key_id uuid,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.draft_templates (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind character varying(30) NOT NULL,
    tone character varying(20) NOT NULL,
    language character varying(10) NOT NULL,
    source text NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.drafts (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    application_id uuid NOT NULL,
    interview_id uuid NOT NULL,
    interviewer_id uuid,
    interviewer_name character varying(200),
    kind character varying(30) NOT NULL,
    tone character varying(20) NOT NULL,
    language character varying(10) NOT NULL,
    follow_up_number integer NOT NULL,
    status character varying(20) NOT NULL,
    subject text,
    body text NOT NULL,
    revision integer NOT NULL,
    written_by character varying(20) NOT NULL,
    fallback_reason character varying(50),
    write_at timestamp with time zone,
    write_tries integer NOT NULL,
    sent_at timestamp with time zone,
    override_reason text,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.due_items (
    tenant_id uuid NOT NULL,
    kind smallint NOT NULL,
    subject_id uuid NOT NULL,
    fire_at timestamp with time zone NOT NULL,
    stopped boolean NOT NULL
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_cost_delay='0', autovacuum_analyze_scale_factor='0.05');

CREATE TABLE public.events (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    type character varying(50) NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone NOT NULL,
    data text NOT NULL,
    traceparent character varying(60),
    transaction_id bigint NOT NULL
)
PARTITION BY RANGE (id);

CREATE TABLE public.events_20261123 (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.events_20261124 (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.events_20261125 (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.events_20261126 (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.events_20261127 (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.events_20261128 (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.events_20261129 (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.events_20261130 (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.events_default (
    tenant_id uuid CONSTRAINT events_tenant_id_not_null NOT NULL,
    id uuid CONSTRAINT events_id_not_null NOT NULL,
    type character varying(50) CONSTRAINT events_type_not_null NOT NULL,
    candidate_id uuid,
    subject_id uuid,
    occurred_at timestamp with time zone CONSTRAINT events_occurred_at_not_null NOT NULL,
    data text CONSTRAINT events_data_not_null NOT NULL,
    traceparent character varying(60),
    transaction_id bigint CONSTRAINT events_transaction_id_not_null NOT NULL
);

CREATE TABLE public.feed_counter (
    id smallint NOT NULL,
    value bigint NOT NULL
);

CREATE SEQUENCE public.feed_counter_id_seq
    AS smallint
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.feed_counter_id_seq OWNED BY public.feed_counter.id;

CREATE TABLE public.fit_evaluations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    application_id uuid NOT NULL,
    interview_id uuid NOT NULL,
    profile_revision integer NOT NULL,
    criteria json NOT NULL,
    scores json NOT NULL,
    notes text,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.fit_profiles (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    criteria json NOT NULL,
    revision integer NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.idempotency_keys (
    tenant_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    key_digest bytea NOT NULL,
    fingerprint bytea NOT NULL,
    status integer NOT NULL,
    sealed_answer bytea NOT NULL,
    candidate_id uuid,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.interviewers (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    interview_id uuid NOT NULL,
    "position" integer NOT NULL,
    name character varying(200) NOT NULL,
    role character varying(200),
    email character varying(254),
    linkedin_url character varying(500),
    attended boolean NOT NULL,
    connected boolean NOT NULL
);

CREATE TABLE public.interviews (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    application_id uuid NOT NULL,
    company character varying(200) NOT NULL,
    role character varying(200) NOT NULL,
    round integer,
    kind character varying(20) NOT NULL,
    status character varying(20) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    time_zone character varying(64) NOT NULL,
    country character varying(2),
    subdivision character varying(10),
    business_days json,
    outcome character varying(20) NOT NULL,
    outcome_at timestamp with time zone,
    outcome_note text,
    respond_on date,
    respond_at timestamp with time zone,
    topics json NOT NULL,
    highlight text,
    strength text,
    location text,
    notes text,
    status_reason text,
    missed_by character varying(20),
    source_system character varying(50),
    external_id character varying(200),
    external_updated_at timestamp with time zone,
    source_status character varying(100),
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.practice_card_questions (
    tenant_id uuid NOT NULL,
    question_id uuid NOT NULL,
    card_id uuid NOT NULL,
    "position" integer NOT NULL
);

CREATE TABLE public.practice_cards (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    memory json NOT NULL,
    own_due_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    last_review_at timestamp with time zone,
    reviews integer NOT NULL,
    paused_at timestamp with time zone,
    merged_into uuid,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.practice_reviews (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    card_id uuid NOT NULL,
    rating smallint NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    own_due_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.quarantined_items (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind smallint NOT NULL,
    subject_id uuid NOT NULL,
    fire_at timestamp with time zone NOT NULL,
    error text NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.questions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    interview_id uuid NOT NULL,
    reflection_id uuid NOT NULL,
    "position" integer NOT NULL,
    text text NOT NULL,
    topic character varying(200),
    topic_key character varying(600),
    kind character varying(20) NOT NULL,
    difficulty smallint,
    answer_quality smallint,
    answer_given text,
    better_answer text,
    star json,
    flagged boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.reflections (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    interview_id uuid NOT NULL,
    overall smallint,
    parts json NOT NULL,
    went_well json NOT NULL,
    went_badly json NOT NULL,
    next_time json NOT NULL,
    feelings text,
    predicted_outcome character varying(20),
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.reminders (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    candidate_id uuid NOT NULL,
    application_id uuid,
    interview_id uuid,
    interviewer_id uuid,
    interviewer_name character varying(200),
    company character varying(200),
    role character varying(200),
    action character varying(30) NOT NULL,
    identity character varying(450) NOT NULL,
    ordinal integer NOT NULL,
    status character varying(20) NOT NULL,
    not_before timestamp with time zone,
    due_at timestamp with time zone NOT NULL,
    deadline timestamp with time zone,
    expires_at timestamp with time zone NOT NULL,
    explanation json NOT NULL,
    snoozed_until timestamp with time zone,
    status_at timestamp with time zone NOT NULL,
    status_reason text,
    overdue_raised boolean NOT NULL,
    revision integer NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
)
WITH (fillfactor='80');

CREATE TABLE public.tenants (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    mode character varying(10) NOT NULL,
    policy json NOT NULL,
    test_now timestamp with time zone,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.webhook_endpoints (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    url character varying(2048) NOT NULL,
    description character varying(500),
    event_types json NOT NULL,
    payload character varying(10) NOT NULL,
    format character varying(20) NOT NULL,
    status character varying(20) NOT NULL,
    disabled_reason character varying(500),
    disabled_at timestamp with time zone,
    asymmetric_signature boolean NOT NULL,
    sealed_secret bytea NOT NULL,
    sealed_previous_secret bytea,
    previous_secret_until timestamp with time zone,
    max_in_flight integer,
    rate_per_second double precision,
    failing_since timestamp with time zone,
    consecutive_failures integer NOT NULL,
    open_until timestamp with time zone,
    next_send_at timestamp with time zone,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_20261123 FOR VALUES FROM ('01a205b3-d000-7000-8000-000000000000') TO ('01a20ada-2c00-7000-8000-000000000000');

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_20261124 FOR VALUES FROM ('01a20ada-2c00-7000-8000-000000000000') TO ('01a21000-8800-7000-8000-000000000000');

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_20261125 FOR VALUES FROM ('01a21000-8800-7000-8000-000000000000') TO ('01a21526-e400-7000-8000-000000000000');

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_20261126 FOR VALUES FROM ('01a21526-e400-7000-8000-000000000000') TO ('01a21a4d-4000-7000-8000-000000000000');

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_20261127 FOR VALUES FROM ('01a21a4d-4000-7000-8000-000000000000') TO ('01a21f73-9c00-7000-8000-000000000000');

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_20261128 FOR VALUES FROM ('01a21f73-9c00-7000-8000-000000000000') TO ('01a22499-f800-7000-8000-000000000000');

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_20261129 FOR VALUES FROM ('01a22499-f800-7000-8000-000000000000') TO ('01a229c0-5400-7000-8000-000000000000');

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_20261130 FOR VALUES FROM ('01a229c0-5400-7000-8000-000000000000') TO ('01a22ee6-b000-7000-8000-000000000000');

ALTER TABLE ONLY public.deliveries ATTACH PARTITION public.deliveries_default DEFAULT;

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_20261123 FOR VALUES FROM ('01a205b3-d000-7000-8000-000000000000') TO ('01a20ada-2c00-7000-8000-000000000000');

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_20261124 FOR VALUES FROM ('01a20ada-2c00-7000-8000-000000000000') TO ('01a21000-8800-7000-8000-000000000000');

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_20261125 FOR VALUES FROM ('01a21000-8800-7000-8000-000000000000') TO ('01a21526-e400-7000-8000-000000000000');

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_20261126 FOR VALUES FROM ('01a21526-e400-7000-8000-000000000000') TO ('01a21a4d-4000-7000-8000-000000000000');

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_20261127 FOR VALUES FROM ('01a21a4d-4000-7000-8000-000000000000') TO ('01a21f73-9c00-7000-8000-000000000000');

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_20261128 FOR VALUES FROM ('01a21f73-9c00-7000-8000-000000000000') TO ('01a22499-f800-7000-8000-000000000000');

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_20261129 FOR VALUES FROM ('01a22499-f800-7000-8000-000000000000') TO ('01a229c0-5400-7000-8000-000000000000');

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_20261130 FOR VALUES FROM ('01a229c0-5400-7000-8000-000000000000') TO ('01a22ee6-b000-7000-8000-000000000000');

ALTER TABLE ONLY public.delivery_attempts ATTACH PARTITION public.delivery_attempts_default DEFAULT;

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_20261123 FOR VALUES FROM ('01a205b3-d000-7000-8000-000000000000') TO ('01a20ada-2c00-7000-8000-000000000000');

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_20261124 FOR VALUES FROM ('01a20ada-2c00-7000-8000-000000000000') TO ('01a21000-8800-7000-8000-000000000000');

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_20261125 FOR VALUES FROM ('01a21000-8800-7000-8000-000000000000') TO ('01a21526-e400-7000-8000-000000000000');

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_20261126 FOR VALUES FROM ('01a21526-e400-7000-8000-000000000000') TO ('01a21a4d-4000-7000-8000-000000000000');

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_20261127 FOR VALUES FROM ('01a21a4d-4000-7000-8000-000000000000') TO ('01a21f73-9c00-7000-8000-000000000000');

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_20261128 FOR VALUES FROM ('01a21f73-9c00-7000-8000-000000000000') TO ('01a22499-f800-7000-8000-000000000000');

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_20261129 FOR VALUES FROM ('01a22499-f800-7000-8000-000000000000') TO ('01a229c0-5400-7000-8000-000000000000');

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_20261130 FOR VALUES FROM ('01a229c0-5400-7000-8000-000000000000') TO ('01a22ee6-b000-7000-8000-000000000000');

ALTER TABLE ONLY public.events ATTACH PARTITION public.events_default DEFAULT;

ALTER TABLE ONLY public.feed_counter ALTER COLUMN id SET DEFAULT nextval('public.feed_counter_id_seq'::regclass);

INSERT INTO public.alembic_version VALUES
	('0006');

INSERT INTO public.api_keys VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35f6-75a6-873a-b6255a8e4ede', 'Until noon', 'av_live_2mja', '\x2baa3892ca0b73dbf2d47a17148e2f18f35f29cbe270317177947cacb82f8f0f', '["interviews:read"]', NULL, '2026-11-23 12:00:00+00', NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35f8-7eae-93f9-03cabb84ac65', 'Leaked', 'av_live_sfdq', '\x1dc8ae51f6f64c7d720b2dddfb86e12ffed4e6fbafb60d4952aea552f1deb012', '["interviews:read"]', NULL, NULL, '2026-11-23 09:00:00+00', NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35fb-746c-a23f-635c92a92073', 'Of one candidate', 'av_live_njr7', '\x323e6c837ab589c922e640fdd53e9d79357d63b0ad350dbb13e527483c48e549', '["drafts:read","interviews:read","reminders:read"]', '01a207a2-34ef-77f4-a85c-2b5612fb6582', NULL, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34d6-7cf6-9689-bf3ed9eac0a7', 'bootstrap key', 'live…', '\xf9b87bc999989ce61a69e2d8bc83c0bf39d85667e0a574c3f92ae51e5d3c9d8d', '["admin:read","admin:write","candidates:read","candidates:write","drafts:read","drafts:write","insights:read","insights:write","interviews:read","interviews:write","reflections:read","reflections:write","reminders:read","reminders:write","webhooks:read","webhooks:write"]', NULL, NULL, NULL, '2026-11-26 17:00:00+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-34d8-75c7-80ca-1ebd255b05a2', 'bootstrap key', 'test…', '\x2581899fe83dd592b67963a5d083f28b49bfae37e1e775c31ed5615e3a77b4bb', '["admin:read","admin:write","candidates:read","candidates:write","drafts:read","drafts:write","insights:read","insights:write","interviews:read","interviews:write","reflections:read","reflections:write","reminders:read","reminders:write","webhooks:read","webhooks:write"]', NULL, NULL, NULL, '2026-11-23 09:00:00+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.applications VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Globex', 'Data Engineer', 'globex
data engineer', 'rejected', '2026-11-23 09:00:00+00', 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3507-75c5-8b5c-e71449805f89', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Hooli', 'Data Engineer', 'hooli
data engineer', 'offer', '2026-11-23 09:00:00+00', 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Initech', 'Data Engineer', 'initech
data engineer', 'interviewing', '2026-11-23 09:00:00+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3546-7a8e-b1f3-84445fda8202', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Stark', 'Data Engineer', 'stark
data engineer', 'interviewing', '2026-11-23 09:00:00+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-355e-74de-974c-63d2782e542c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Wayne', 'Data Engineer', 'wayne
data engineer', 'interviewing', '2026-11-23 09:00:00+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3571-7139-a624-5567a96a13fb', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Acme', 'Data Engineer', 'acme
data engineer', 'interviewing', '2026-11-23 09:00:00+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3598-7d72-ab43-cbba350af33d', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Soylent', 'Data Engineer', 'soylent
data engineer', 'applied', '2026-11-23 09:00:00+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-359a-7187-b874-aecec1da3278', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Monarch', 'Staff Engineer', 'monarch
staff engineer', 'closed', '2026-11-23 09:00:00+00', 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', 'Initech', 'Data Engineer', 'initech
data engineer', 'interviewing', '2026-11-23 09:00:00+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-35fe-7475-afed-817ad61970f9', 'Initech', 'Data Engineer', 'initech
data engineer', 'interviewing', '2026-11-25 09:00:00+00', 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a207a2-35e3-7bf4-8749-0876f4924a84', 'Initech', 'Data Engineer', 'initech
data engineer', 'interviewing', '2026-11-26 17:00:00+00', 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf0a-7413-a1f4-d5307f134cad', '01a207a2-35e3-7bf4-8749-0876f4924a84', 'Repeated', 'Engineer', 'repeated
engineer', 'applied', '2026-11-26 17:00:00+00', 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00');

INSERT INTO public.calendar_feeds VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35e1-7a97-b858-f6f8b197456f', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Phone', 'ugjw7u', '\xbc16e096691ed17ad63e6e1e3e91cd3dd3a74e08d1ee2549df8e706d7f33495e', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.candidates VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'Ada Díaz', 'ada@example.com', 'u-17', 'Europe/Madrid', 'ES', 'MD', '07:30', '22:00', 'premium', NULL, '{"min_open_applications":3,"follow_up_max":2,"compose_on_due":true}', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35e3-7bf4-8749-0876f4924a84', 'Grace', NULL, 'u-18', 'America/New_York', NULL, NULL, '08:00', '21:00', 'free', NULL, '{}', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', 'Paul', NULL, NULL, 'Europe/Madrid', NULL, NULL, '08:00', '21:00', 'free', '2026-12-13 09:00:00+00', '{}', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-35fe-7475-afed-817ad61970f9', 'Eve', NULL, NULL, 'Europe/Madrid', NULL, NULL, '08:00', '21:00', 'free', NULL, '{}', 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00', NULL);

INSERT INTO public.commitments VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-350b-70ef-bd47-ff1127968c87', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3508-75cd-8d75-4ea88686e85b', '2026-11-28', NULL, NULL, NULL, NULL, 'kept', '2026-11-23 09:00:00+00', 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3537-720d-8da5-bf29f5452b09', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3534-7add-a1c4-53f309710d4f', '2026-11-13', NULL, NULL, NULL, NULL, 'missed', '2026-11-23 09:00:00+00', 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-354a-77c0-8cda-e9eb31b09692', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3547-787a-b893-ba4c585255b7', '2026-11-27', NULL, NULL, NULL, NULL, 'revised', '2026-11-23 09:00:00+00', 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3558-7d17-aab7-ea6a146ac9d9', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3547-787a-b893-ba4c585255b7', '2026-12-04', NULL, 'Bill Lumbergh', '2026-11-23 09:00:00+00', 'A week later.', 'open', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3529-7d11-a648-773d2a597edc', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3524-7aba-b99a-c268331e7497', NULL, '2026-11-25 09:00:00+00', NULL, NULL, NULL, 'missed', '2026-11-25 09:00:00+00', 2, '2026-11-23 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-befa-72f6-a330-306c447ef09e', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef6-714d-99b2-e53f11dc9501', '2026-11-29', NULL, NULL, NULL, NULL, 'open', NULL, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00');

INSERT INTO public.deliveries_20261123 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34fe-70a3-8e03-89c834a20414', '01a207a2-34fb-7043-a3cf-30bcd20b3665', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'superseded', 'The reminder was moved or cancelled.', 0, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34ff-7cd5-a47c-9a3fabe0b024', '01a207a2-34fd-7ad5-bef9-c2d00a5c978b', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'superseded', 'The reminder was moved or cancelled.', 0, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3517-78b1-981b-4969a5e0ddf9', '01a207a2-350c-7099-b039-66b3bed0f610', 'commitment.recorded', '01a207a2-34e4-7729-819d-3282bf1d9630', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'held', 'The endpoint is disabled.', 0, '2026-11-23 09:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3519-7c50-8997-c5aa9ecedadb', '01a207a2-3511-7447-a041-22b3ee96f68f', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'superseded', 'The reminder was moved or cancelled.', 0, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3532-78f8-9524-9ce83b94bafd', '01a207a2-352a-74dc-b202-b6bbeacf77e3', 'commitment.recorded', '01a207a2-34e4-7729-819d-3282bf1d9630', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'held', 'The endpoint is disabled.', 0, '2026-11-23 09:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-353d-7996-be5c-84f7a74a95ed', '01a207a2-3538-7a9e-b6bd-d6d1b616d01c', 'commitment.recorded', '01a207a2-34e4-7729-819d-3282bf1d9630', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'held', 'The endpoint is disabled.', 0, '2026-11-23 09:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3554-78ed-9267-70b0e95ac0d4', '01a207a2-354b-7775-aba0-907d4d1ba6b8', 'commitment.recorded', '01a207a2-34e4-7729-819d-3282bf1d9630', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'held', 'The endpoint is disabled.', 0, '2026-11-23 09:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-355c-7c7d-9be6-580dbcc0f853', '01a207a2-3559-764e-8c4b-7aee5e489eaf', 'commitment.recorded', '01a207a2-34e4-7729-819d-3282bf1d9630', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'held', 'The endpoint is disabled.', 0, '2026-11-23 09:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-357f-7710-bc9f-6fa1fffd56ba', '01a207a2-3575-74a5-88fc-f14553315628', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'superseded', 'The reminder was moved or cancelled.', 0, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3581-7ba5-a883-535f7c50da8d', '01a207a2-357a-7466-95e5-53e71cd57211', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'superseded', 'The reminder was moved or cancelled.', 0, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3582-7abf-975b-0d350f2c01fe', '01a207a2-357c-7807-a4d1-b522a9517f0c', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'superseded', 'The reminder was moved or cancelled.', 0, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-353e-7685-8fca-9345a3199b6b', '01a207a2-353a-763e-93a9-91065748266f', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'superseded', 'The reminder is completed now.', 0, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3505-7e61-8da1-a129d298d677', '01a207a2-3501-7ae9-a486-3e10edd40a07', 'interview.outcome_recorded', '01a207a2-34e2-7796-bc6d-fb46ab76978c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3516-7fd9-be84-4609469fc5cd', '01a207a2-350c-7099-b039-66b3bed0f610', 'commitment.recorded', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3518-7ccb-8f1e-5fd316ea9dae', '01a207a2-350e-7461-b85c-f1030471d43e', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-351a-7467-9c4c-4728dc297240', '01a207a2-3515-720d-bab1-aa9a6838eeab', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3521-7e57-9189-2cd1f8ff2534', '01a207a2-351c-768f-9a2c-f2f5f2c4e810', 'interview.outcome_recorded', '01a207a2-34e2-7796-bc6d-fb46ab76978c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3531-7245-b1dc-496623ed91c0', '01a207a2-352a-74dc-b202-b6bbeacf77e3', 'commitment.recorded', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-353c-7e67-b61a-65f6f8af50f8', '01a207a2-3538-7a9e-b6bd-d6d1b616d01c', 'commitment.recorded', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3543-7e94-87d4-8985f7d4dc77', '01a207a2-3540-79fd-9681-770a084fe435', 'commitment.missed', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3544-7737-b542-7a0740f59a5c', '01a207a2-3541-7e45-8999-b83ba0b8ae5a', 'interview.outcome_recorded', '01a207a2-34e2-7796-bc6d-fb46ab76978c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3553-7224-8e89-96482611a73f', '01a207a2-354b-7775-aba0-907d4d1ba6b8', 'commitment.recorded', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3555-765a-b7b8-b8c933637ace', '01a207a2-354d-7780-b078-4709bb145b0b', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3556-724e-b7ad-b87b59ffa756', '01a207a2-3550-757b-b99b-e9f76d4ad67d', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-355b-7796-bab5-ece1d6dae644', '01a207a2-3559-764e-8c4b-7aee5e489eaf', 'commitment.recorded', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-356f-7324-b811-39f0699250d8', '01a207a2-3568-7c07-953e-0390bc77ba44', 'interview.cancelled', '01a207a2-34e2-7796-bc6d-fb46ab76978c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3580-7dd2-bce0-5d68106fadb3', '01a207a2-3579-761a-82b4-8351b5674b42', 'draft.created', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ca-7efb-a528-85ea8680138e', '01a207a2-35c9-7813-9ffd-3a7155c5f83d', 'draft.created', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d1-73df-b59e-5053b8533570', '01a207a2-35d0-71cc-8cc4-cc66c4823742', 'draft.created', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d4-73cc-91c3-cc139d2642de', '01a207a2-35d3-7ae2-8795-60fe1f70dc9e', 'draft.sent', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d9-7e6f-8270-52a140868aeb', '01a207a2-35d8-7d0f-890d-5a1a9b2f0e1e', 'draft.created', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35df-71f0-89a8-ef998e81f373', '01a207a2-35de-769d-bf9c-87b804786a57', 'draft.created', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-01a0-756b-855c-f4b60fa10b16', '01a20847-019f-7bd0-b208-452d2ae05cd6', 'draft.created', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-01a3-7f9e-8cbe-bcd6cef3116d', '01a20847-01a1-7ab3-8a1d-7edd5e159a3c', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-01a4-7663-88a8-9834cf11e8f8', '01a20847-01a2-75de-8502-9fbc43845f38', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20959-aa36-7efb-935c-5780ded89e41', '01a20959-aa35-7290-8df4-bfde1217ce84', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-23 17:00:00+00', '2026-11-23 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', '01a207a2-3614-788b-8572-2b69434a6673', 'endpoint.test', '01a207a2-34de-72a3-8868-331cc1891412', NULL, 'exhausted', 'The receiver answered 500', 10, '2026-11-23 09:00:00+00', '2026-11-26 15:00:00+00');

INSERT INTO public.deliveries_20261124 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20c91-a3d8-77e4-bb72-0bbc327770de', '01a20c91-a3d7-7133-8985-e945bc50f975', 'reminder.overdue', '01a207a2-34e0-7a5d-a48f-2b1e7e13c5f7', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-24 08:00:00+00', '2026-11-24 08:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-066f-77c3-adaf-0bb718ac69b2', '01a20e80-066b-7f2b-bf6d-f17132bc216d', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-24 17:00:00+00', '2026-11-24 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-0670-730f-a430-e0980ed57994', '01a20e80-066c-7c8e-a5ef-07e676005f4e', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-24 17:00:00+00', '2026-11-24 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-0671-7c38-b0f5-8b2611eeeee2', '01a20e80-066d-7eb8-965a-f68866c851bf', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-24 17:00:00+00', '2026-11-24 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-0672-79be-90ec-ff240394e158', '01a20e80-066e-7fd4-8e3b-432dead9dded', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-24 17:00:00+00', '2026-11-24 17:00:00+00');

INSERT INTO public.deliveries_20261125 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a211ee-ee96-7bc1-b110-a0dbe55976fd', '01a211ee-ee95-755e-b74b-27cebd4c2230', 'commitment.missed', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a213a6-62a8-77c6-887a-9b50c17ebffd', '01a213a6-62a7-7073-9ff1-8c76378044bf', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'delivered', NULL, 1, '2026-11-25 17:00:00+00', '2026-11-25 17:00:00+00');

INSERT INTO public.deliveries_20261126 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d061-7d17-8017-75fb9c470577', '01a21895-d060-7428-a319-807f11f3a848', 'endpoint.test', '01a207a2-34e6-70b1-b78e-4cc3a5eba5a3', NULL, 'held', 'The receiver answered 410', 1, '2026-11-26 16:00:00+00', '2026-11-26 16:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d066-719a-9098-cf32d729521c', '01a21895-d065-74ad-b1a1-e7a211e6a7d2', 'endpoint.disabled', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', NULL, 'delivered', NULL, 1, '2026-11-26 16:00:00+00', '2026-11-26 16:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d06a-74af-9a26-351bfaa910b1', '01a21895-d069-7d94-8f88-b98442c7324e', 'endpoint.test', '01a207a2-34e8-781b-a06a-632afc2a9b63', NULL, 'blocked', 'Not sent: blocked.example leads to no address that webhooks may be sent to', 1, '2026-11-26 16:00:00+00', '2026-11-26 16:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d06d-7785-87cf-c369f2f02209', '01a21895-d06c-75ca-84be-45b304224b23', 'endpoint.test', '01a207a2-34ec-79af-95ec-5d929ee20c09', NULL, 'cancelled', 'The endpoint was deleted.', 0, '2026-11-26 16:00:00+00', '2026-11-26 16:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bef1-7e7a-9e19-57b958e359d7', '01a218cc-bef0-7202-a668-bf3a447c38b1', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', 'superseded', 'The reminder is completed now.', 0, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d064-760f-9ac3-63dcf0eed1b4', '01a21895-d063-7ef4-ab8c-f86a5643b1ee', 'endpoint.test', '01a207a2-34ea-7e1e-91b1-b4ece9d5a14b', NULL, 'pending', 'The receiver answered 503', 2, '2026-11-26 16:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d067-7a2e-a64d-cf7ad154c4df', '01a21895-d065-74ad-b1a1-e7a211e6a7d2', 'endpoint.disabled', '01a207a2-34de-72a3-8868-331cc1891412', NULL, 'pending', 'The receiver answered 500', 2, '2026-11-26 16:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf06-78f0-977c-72d58b71db6f', '01a218cc-befb-7b62-87af-75cbe7887e60', 'commitment.recorded', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-35e3-7bf4-8749-0876f4924a84', 'pending', NULL, 0, '2026-11-26 17:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf07-7590-95ec-35eab755819b', '01a218cc-befb-7b62-87af-75cbe7887e60', 'commitment.recorded', '01a207a2-34e4-7729-819d-3282bf1d9630', '01a207a2-35e3-7bf4-8749-0876f4924a84', 'held', 'The endpoint is disabled.', 0, '2026-11-26 17:00:00+00', NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf08-778c-8b54-cbd402533c59', '01a218cc-befd-7533-9153-065c8a3e69b6', 'reminder.due', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a207a2-35e3-7bf4-8749-0876f4924a84', 'pending', NULL, 0, '2026-11-26 17:00:00+00', NULL);

INSERT INTO public.delivery_attempts_20261123 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3505-7e61-8da1-a129d298d677', 1, '2026-11-23 09:00:00.012296+00', 17, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/cloudevents+json","webhook-id":"01a207a2-3501-7ae9-a486-3e10edd40a07","webhook-timestamp":"1795424400","webhook-signature":"v1,4HoitsHUa769cJifmyGLt6F6N9QOTBqIchEF0KdJ4ag="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3516-7fd9-be84-4609469fc5cd', 1, '2026-11-23 09:00:00.013028+00', 15, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-350c-7099-b039-66b3bed0f610","webhook-timestamp":"1795424400","webhook-signature":"v1,f2g0NwfPiyXd3CCNhK+jetLHTHW4MFNJm/UkHW3kUFw="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3518-7ccb-8f1e-5fd316ea9dae', 1, '2026-11-23 09:00:00.013343+00', 15, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-350e-7461-b85c-f1030471d43e","webhook-timestamp":"1795424400","webhook-signature":"v1,2YU9hG7YKRkuFUBthP5+xrCma2Fvu7n/5C+eYwkia9Y="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-351a-7467-9c4c-4728dc297240', 1, '2026-11-23 09:00:00.013547+00', 15, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3515-720d-bab1-aa9a6838eeab","webhook-timestamp":"1795424400","webhook-signature":"v1,3ngYcgkRfSK6Dy+HGf6eB65jdIo2W3ZWyshIShMKSNk="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3521-7e57-9189-2cd1f8ff2534', 1, '2026-11-23 09:00:00.013711+00', 15, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/cloudevents+json","webhook-id":"01a207a2-351c-768f-9a2c-f2f5f2c4e810","webhook-timestamp":"1795424400","webhook-signature":"v1,S/TlDi6lEHHLs7IeH5RaQif3huEqx1QEBFceGdYeNtQ="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3531-7245-b1dc-496623ed91c0', 1, '2026-11-23 09:00:00.01392+00', 15, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-352a-74dc-b202-b6bbeacf77e3","webhook-timestamp":"1795424400","webhook-signature":"v1,EZpdZxETWnDAgfNFMwU+61OvFLnrETwWNdgyfSbv3hs="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-353c-7e67-b61a-65f6f8af50f8', 1, '2026-11-23 09:00:00.014052+00', 14, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3538-7a9e-b6bd-d6d1b616d01c","webhook-timestamp":"1795424400","webhook-signature":"v1,s2/qUF8ZG2w6LbACYC1hpgsn1HTRbLgwlzrkqVaoEaA="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3543-7e94-87d4-8985f7d4dc77', 1, '2026-11-23 09:00:00.016897+00', 11, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3540-79fd-9681-770a084fe435","webhook-timestamp":"1795424400","webhook-signature":"v1,iUlzKDIw1hNHeyltwpubE3TaNyRDjMfehAEs8Pkl1AU="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3544-7737-b542-7a0740f59a5c', 1, '2026-11-23 09:00:00.017169+00', 12, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/cloudevents+json","webhook-id":"01a207a2-3541-7e45-8999-b83ba0b8ae5a","webhook-timestamp":"1795424400","webhook-signature":"v1,Oeep+W8pNZKS2lJOixwIwrhsx1hegC9JZ5jkNIssnuc="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3553-7224-8e89-96482611a73f', 1, '2026-11-23 09:00:00.01742+00', 11, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-354b-7775-aba0-907d4d1ba6b8","webhook-timestamp":"1795424400","webhook-signature":"v1,y9v3AiAYuFou9zoaECsTh4A8n+zROhKliCiuVuPrMsU="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3555-765a-b7b8-b8c933637ace', 1, '2026-11-23 09:00:00.017634+00', 10, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-354d-7780-b078-4709bb145b0b","webhook-timestamp":"1795424400","webhook-signature":"v1,wmhuJR2nKZdLu4QdVbzW6U2BGF8YZPFc1E0xy+iUE0Q="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3556-724e-b7ad-b87b59ffa756', 1, '2026-11-23 09:00:00.017799+00', 11, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3550-757b-b99b-e9f76d4ad67d","webhook-timestamp":"1795424400","webhook-signature":"v1,r3T42+0+jJTHP68OAuWzO9wvf2NtW9zNvski6VUixUk="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-355b-7796-bab5-ece1d6dae644', 1, '2026-11-23 09:00:00.017951+00', 10, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3559-764e-8c4b-7aee5e489eaf","webhook-timestamp":"1795424400","webhook-signature":"v1,3JjdQ2KRA02pyRXsRyxwz1JKPsTSii1peSck3uau6m4="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-356f-7324-b811-39f0699250d8', 1, '2026-11-23 09:00:00.018081+00', 11, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/cloudevents+json","webhook-id":"01a207a2-3568-7c07-953e-0390bc77ba44","webhook-timestamp":"1795424400","webhook-signature":"v1,sZ5GPu/uBilgo0iv/yKfxbJWoIvXQhZp6NHBu4YrbUo="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3580-7dd2-bce0-5d68106fadb3', 1, '2026-11-23 09:00:00.018281+00', 10, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3579-761a-82b4-8351b5674b42","webhook-timestamp":"1795424400","webhook-signature":"v1,YBL5Q5PHuPCrAhQmVLctadx0ChvQmCnLK8iF+dA5WoU="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ca-7efb-a528-85ea8680138e', 1, '2026-11-23 09:00:00.018425+00', 10, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-35c9-7813-9ffd-3a7155c5f83d","webhook-timestamp":"1795424400","webhook-signature":"v1,MU2QNgQgwgIvbYQOJciuVoCjx34hP5edN3telmomzw4="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d1-73df-b59e-5053b8533570', 1, '2026-11-23 09:00:00.018589+00', 9, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-35d0-71cc-8cc4-cc66c4823742","webhook-timestamp":"1795424400","webhook-signature":"v1,RoHAh0Tay4b++W2eMjjsvpxqLbs6V4jJp7+lvPElgLc="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d4-73cc-91c3-cc139d2642de', 1, '2026-11-23 09:00:00.01872+00', 10, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-35d3-7ae2-8795-60fe1f70dc9e","webhook-timestamp":"1795424400","webhook-signature":"v1,yNS0/M7eQsmynP1IKj6PmEgqa2eTUeuuW1qNOypDML8="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d9-7e6f-8270-52a140868aeb', 1, '2026-11-23 09:00:00.018842+00', 10, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-35d8-7d0f-890d-5a1a9b2f0e1e","webhook-timestamp":"1795424400","webhook-signature":"v1,zqyYcdYxtbXwtkyXj95jpAg5VRYI86t9QhN4x1plMqU="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35df-71f0-89a8-ef998e81f373', 1, '2026-11-23 09:00:00.018955+00', 10, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-35de-769d-bf9c-87b804786a57","webhook-timestamp":"1795424400","webhook-signature":"v1,IMZ/EOnjyU9K5ih4zhqvgqga/uYf+biAqu/Yc9c5Odo="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 1, '2026-11-23 09:00:00.019074+00', 9, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795424400","webhook-signature":"v1,8AWnYOlFWNgsDXLiCnzdcI/0CWKRKoz6qszGkL+p3vA="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 2, '2026-11-23 10:00:00.002918+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795428000","webhook-signature":"v1,U0h3WZ0eAnE8P13E3oKYc4xIk9l17924FGzAQn+ppKM="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 3, '2026-11-23 11:00:00.002963+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795431600","webhook-signature":"v1,0XshjIfsHE0awTvGQVRWcmQ6PJuB6rFciE1kgetNK1I="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 4, '2026-11-23 12:00:00.001472+00', 2, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795435200","webhook-signature":"v1,EWefwlfcT1VEIUOoqvG4NSLbtPqXvPdGBw084Pk90mU="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-01a0-756b-855c-f4b60fa10b16', 1, '2026-11-23 12:00:00.002016+00', 2, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20847-019f-7bd0-b208-452d2ae05cd6","webhook-timestamp":"1795435200","webhook-signature":"v1,5Hg7Fw6lrQbbKzhrL1UXzOBa+io0uZRRiz0MiKLt5yw="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-01a3-7f9e-8cbe-bcd6cef3116d', 1, '2026-11-23 12:00:00.00228+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20847-01a1-7ab3-8a1d-7edd5e159a3c","webhook-timestamp":"1795435200","webhook-signature":"v1,AeigmfQ4MnwINRqWT5xti04R+5mvrGh9ANTa8FTy6NE="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-01a4-7663-88a8-9834cf11e8f8', 1, '2026-11-23 12:00:00.002493+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20847-01a2-75de-8502-9fbc43845f38","webhook-timestamp":"1795435200","webhook-signature":"v1,iNX1BHhTR6pc7vvplkmN9edNfbub9FjaeIQp+quuRgI="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 5, '2026-11-23 14:00:00.001236+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795442400","webhook-signature":"v1,MZf+R0F95wYlysag4KfeDpGdqmf/QZ3v1XmA1sUBlAE="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20959-aa36-7efb-935c-5780ded89e41', 1, '2026-11-23 17:00:00.001337+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20959-aa35-7290-8df4-bfde1217ce84","webhook-timestamp":"1795453200","webhook-signature":"v1,/QLEAqA4fUcEQEp0hWSF/9zyKPVLUeyUihXU8ab8Bg4="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 6, '2026-11-23 19:00:00.001212+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795460400","webhook-signature":"v1,SyUt/nRT5Xq5eAteYj+hXMDUeviPjVU04a/Fy/hzjdg="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 7, '2026-11-24 05:00:00.001234+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795496400","webhook-signature":"v1,21JBWSrPa0YF96TmuDiMM5QZVKM2ssdBNl6Hk6J+Pmc="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 8, '2026-11-24 19:00:00.001657+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795546800","webhook-signature":"v1,J8ZLLhuFvhonNhfhDFIy+QMIgwMxpY63r2Jk47FE/50="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 9, '2026-11-25 15:00:00.001229+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795618800","webhook-signature":"v1,oltA10KrkCrbDUw9+UUTZLpH71gm9Use2WjfYRUj43I="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3615-7f31-8933-6ee7fd77ff31', 10, '2026-11-26 15:00:00.001117+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a207a2-3614-788b-8572-2b69434a6673","webhook-timestamp":"1795705200","webhook-signature":"v1,FwlpX+VS9MlANHBCyFdOmaiFjNJO6368wOVTsGkVnj8="}', '{"content-type":"text/plain"}', 'ok');

INSERT INTO public.delivery_attempts_20261124 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20c91-a3d8-77e4-bb72-0bbc327770de', 1, '2026-11-24 08:00:00.002052+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20c91-a3d7-7133-8985-e945bc50f975","webhook-timestamp":"1795507200","webhook-signature":"v1,WzwRuQtOOZ1s3dxpa+aPLtaws67uSBlerex5p8mTfJg= v1a,47+9mFNhaNY/FZikTx+zhzPZEC5Ih/W8UwdftjcpKgklknek/n7td9rbH7lk0C9F7HB8MFjddYqr6y5kehEgCw=="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-066f-77c3-adaf-0bb718ac69b2', 1, '2026-11-24 17:00:00.00133+00', 2, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20e80-066b-7f2b-bf6d-f17132bc216d","webhook-timestamp":"1795539600","webhook-signature":"v1,/azN8QqycWM1mLK07ZPlLLEeZhpsPFYPtl2izZNDOEs="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-0670-730f-a430-e0980ed57994', 1, '2026-11-24 17:00:00.001929+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20e80-066c-7c8e-a5ef-07e676005f4e","webhook-timestamp":"1795539600","webhook-signature":"v1,QBPIFbVpLpLcffLVJ7M0V4SzphkcCbzM/36RuHm24Gw="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-0671-7c38-b0f5-8b2611eeeee2', 1, '2026-11-24 17:00:00.002163+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20e80-066d-7eb8-965a-f68866c851bf","webhook-timestamp":"1795539600","webhook-signature":"v1,MbIh9OyzFFt3anIJFED2CyIzyAUk3LVfr3ZifL0IYSM="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-0672-79be-90ec-ff240394e158', 1, '2026-11-24 17:00:00.002337+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a20e80-066e-7fd4-8e3b-432dead9dded","webhook-timestamp":"1795539600","webhook-signature":"v1,o6eR8lverykpy9eZRiWJWqb96fFiBZucArjyY7vd7I0="}', '{"content-type":"text/plain"}', 'ok');

INSERT INTO public.delivery_attempts_20261125 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a211ee-ee96-7bc1-b110-a0dbe55976fd', 1, '2026-11-25 09:00:00.001234+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a211ee-ee95-755e-b74b-27cebd4c2230","webhook-timestamp":"1795597200","webhook-signature":"v1,1lbIZ2zDuPH6xsDTDWyrSge88DHnGw+zHB67MPF8YRc="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a213a6-62a8-77c6-887a-9b50c17ebffd', 1, '2026-11-25 17:00:00.001202+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a213a6-62a7-7073-9ff1-8c76378044bf","webhook-timestamp":"1795626000","webhook-signature":"v1,yd5oYCQkmDQ6d04JbpD6WzKN7As0CJY8jExCoqCjoJs="}', '{"content-type":"text/plain"}', 'ok');

INSERT INTO public.delivery_attempts_20261126 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d061-7d17-8017-75fb9c470577', 1, '2026-11-26 16:00:00.016807+00', 1, 'gone', 410, 'The receiver answered 410', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a21895-d060-7428-a319-807f11f3a848","webhook-timestamp":"1795708800","webhook-signature":"v1,XeSDfEFUxI4Z6vmmWgVrf7VpsxpCbWzffcxfzhWIIR4="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d064-760f-9ac3-63dcf0eed1b4', 1, '2026-11-26 16:00:00.017429+00', 1, 'failed', 503, 'The receiver answered 503', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a21895-d063-7ef4-ab8c-f86a5643b1ee","webhook-timestamp":"1795708800","webhook-signature":"v1,IzgDDWsIszQmDcZwIZCO1NlQ2KywZp+G8723jSd35z4="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d066-719a-9098-cf32d729521c', 1, '2026-11-26 16:00:00.003096+00', 1, 'delivered', 200, NULL, '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a21895-d065-74ad-b1a1-e7a211e6a7d2","webhook-timestamp":"1795708800","webhook-signature":"v1,rUxyrxQ1ZtkespfnftQ0dyPnwrywWFQi/NPpDgknF8I="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d067-7a2e-a64d-cf7ad154c4df', 1, '2026-11-26 16:00:00.00371+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a21895-d065-74ad-b1a1-e7a211e6a7d2","webhook-timestamp":"1795708800","webhook-signature":"v1,MLf8P/koe7LE/Xs58OCs9NIvD2VcrnJ+HC4zxWyK4iQ="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d06a-74af-9a26-351bfaa910b1', 1, '2026-11-26 16:00:00.008928+00', 1, 'blocked', NULL, 'Not sent: blocked.example leads to no address that webhooks may be sent to', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a21895-d069-7d94-8f88-b98442c7324e","webhook-timestamp":"1795708800","webhook-signature":"v1,Ixa7Ta081J4DqJkRGwiilz7Tif1lhjPlnv01LNKTq10="}', NULL, NULL),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d064-760f-9ac3-63dcf0eed1b4', 2, '2026-11-26 17:00:00.00433+00', 2, 'failed', 503, 'The receiver answered 503', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a21895-d063-7ef4-ab8c-f86a5643b1ee","webhook-timestamp":"1795712400","webhook-signature":"v1,VcBzCbLR+507lWfE57Q6xZtR+WTqOT6UKfl4nS/6cKQ="}', '{"content-type":"text/plain"}', 'ok'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d067-7a2e-a64d-cf7ad154c4df', 2, '2026-11-26 17:00:00.005064+00', 1, 'failed', 500, 'The receiver answered 500', '{"user-agent":"Afterview-Webhooks/1.0","content-type":"application/json","webhook-id":"01a21895-d065-74ad-b1a1-e7a211e6a7d2","webhook-timestamp":"1795712400","webhook-signature":"v1,3R9GU58wFeUKcs2MSGRERK1KfTvzMzuYbrrEeOHesws="}', '{"content-type":"text/plain"}', 'ok');

INSERT INTO public.delivery_queue VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d064-760f-9ac3-63dcf0eed1b4', '01a21895-d063-7ef4-ab8c-f86a5643b1ee', '01a207a2-34ea-7e1e-91b1-b4ece9d5a14b', NULL, '2026-11-26 17:05:00+00', '2026-11-26 16:00:00+00', 0, 2, 0, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d067-7a2e-a64d-cf7ad154c4df', '01a21895-d065-74ad-b1a1-e7a211e6a7d2', '01a207a2-34de-72a3-8868-331cc1891412', NULL, '2026-11-26 17:05:00+00', '2026-11-26 16:00:00+00', 0, 2, 0, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf08-778c-8b54-cbd402533c59', '01a218cc-befd-7533-9153-065c8a3e69b6', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', '01a218cc-befc-73a6-ba99-9db6e63a4be8', '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00', 0, 0, 0, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf06-78f0-977c-72d58b71db6f', '01a218cc-befb-7b62-87af-75cbe7887e60', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', NULL, '2026-11-26 17:01:00+00', '2026-11-26 17:00:00+00', 9206663935426498147, 0, 0, false);

INSERT INTO public.draft_revisions VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3578-723d-8d07-72b4a5e8113c', '01a207a2-3577-79b6-8791-95eefbbf0a5f', 1, 'Thank you for our conversation about the Data Engineer role', 'Hello Acme team,

Thank you for taking the time to talk with me about the Data Engineer role. I especially enjoyed our exchange about the move to event-driven pipelines, and I have been thinking about how on-call is shared ever since.

I left even more interested in joining Acme, and I would be glad to bring the team my experience in running a migration without downtime. If anything else would help you decide, just let me know.

Best wishes,
Ada Díaz', '["subject","body"]', 'built_in', NULL, '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35c8-7802-9dc7-34ac86d8a525', '01a207a2-35c7-75fa-8be8-c345492abd26', 1, 'Thank you for our conversation about the Data Engineer role', 'Hi Bill,

Thank you for taking the time to talk with me about the Data Engineer role. What has stayed with me most is how on-call is shared.

I left even more interested in joining Initech, and I would be glad to bring the team my experience in running a migration without downtime. If anything else would help you decide, just let me know.

Best wishes,
Ada Díaz', '["subject","body"]', 'built_in', '01a207a2-34d6-7cf6-9689-bf3ed9eac0a7', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35cc-72eb-b563-f9258d98954c', '01a207a2-35c7-75fa-8be8-c345492abd26', 2, 'Thank you for our conversation about the Data Engineer role', 'Dear Bill,

thank you for your time. I am still very interested in joining Initech.

Ada', '["body"]', 'person', '01a207a2-34d6-7cf6-9689-bf3ed9eac0a7', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35cf-7987-b8cd-51775515f582', '01a207a2-35ce-749a-80aa-b7fb3be1aba4', 1, 'Dank für das Vorstellungsgespräch: Data Engineer', 'Guten Tag Bill Lumbergh,

vielen Dank, dass Sie mit mir über die Position als Data Engineer gesprochen haben. Mit besonderem Interesse habe ich mit Ihnen dieses Thema erörtert: the move to event-driven pipelines. Über einen Punkt habe ich seither weiter nachgedacht: how on-call is shared.

Mein Interesse an der Position ist dadurch noch gewachsen. Gern würde ich bei Ihnen einbringen, was zu meinen Stärken zählt: running a migration without downtime. Sollten Sie weitere Unterlagen benötigen, reiche ich sie umgehend nach.

Mit freundlichen Grüßen
Ada Díaz', '["subject","body"]', 'built_in', '01a207a2-34d6-7cf6-9689-bf3ed9eac0a7', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d7-7cc3-8030-65d84c34c4d7', '01a207a2-35d6-70b4-bc46-20eacc2da546', 1, NULL, 'Bonjour Bill, merci pour notre échange chez Globex. J’ai surtout aimé parler de ceci : the move to event-driven pipelines. J’aimerais rester en contact.', '["body"]', 'built_in', '01a207a2-34d6-7cf6-9689-bf3ed9eac0a7', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35dd-7921-850d-2ff03cd59970', '01a207a2-35dc-7d89-9579-3dc40191e281', 1, 'Thank you for the interview for the Data Engineer position', 'Dear Bill Lumbergh,

Thank you for taking the time to discuss the Data Engineer position with me. I found our discussion about the move to event-driven pipelines particularly interesting, and I have since given further thought to how on-call is shared.

The interview has strengthened my interest in the role. I would welcome the chance to contribute my experience in running a migration without downtime. Should you need any further information, I will gladly provide it.

Kind regards,
Ada Díaz', '["subject","body"]', 'built_in', '01a207a2-34d6-7cf6-9689-bf3ed9eac0a7', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-019e-7b0a-ad2e-5b319fe64346', '01a20847-019d-7705-8203-e529ae24ce4c', 1, 'It was good to meet you and hear about Initech', 'Hi Milton,

I enjoyed meeting you and getting a first-hand impression of Initech. Thank you for making the time. The part about the move to event-driven pipelines was the high point for me, and I left with plenty to think over.

I am very keen on this job. If one thing about me is worth remembering, I hope it is running a migration without downtime. Is there something you would like to hear more about? I am only a message away.

Warm regards,
Ada Díaz', '["subject","body"]', 'built_in', NULL, '2026-11-23 12:00:00+00');

INSERT INTO public.drafts VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3577-79b6-8791-95eefbbf0a5f', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3571-7139-a624-5567a96a13fb', '01a207a2-3572-71cd-a5be-61283971c103', NULL, NULL, 'thank_you', 'warm', 'en', 1, 'draft', 'Thank you for our conversation about the Data Engineer role', 'Hello Acme team,

Thank you for taking the time to talk with me about the Data Engineer role. I especially enjoyed our exchange about the move to event-driven pipelines, and I have been thinking about how on-call is shared ever since.

I left even more interested in joining Acme, and I would be glad to bring the team my experience in running a migration without downtime. If anything else would help you decide, just let me know.

Best wishes,
Ada Díaz', 1, 'built_in', NULL, NULL, 0, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35c7-75fa-8be8-c345492abd26', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', '01a207a2-3525-71bf-a25e-0cc7874d9fb1', 'Bill Lumbergh', 'thank_you', 'warm', 'en', 1, 'draft', 'Thank you for our conversation about the Data Engineer role', 'Dear Bill,

thank you for your time. I am still very interested in joining Initech.

Ada', 2, 'built_in', NULL, NULL, 0, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ce-749a-80aa-b7fb3be1aba4', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3546-7a8e-b1f3-84445fda8202', '01a207a2-3547-787a-b893-ba4c585255b7', '01a207a2-3548-7e0c-b728-bfa019460c06', 'Bill Lumbergh', 'thank_you', 'formal', 'de', 1, 'sent', 'Dank für das Vorstellungsgespräch: Data Engineer', 'Guten Tag Bill Lumbergh,

vielen Dank, dass Sie mit mir über die Position als Data Engineer gesprochen haben. Mit besonderem Interesse habe ich mit Ihnen dieses Thema erörtert: the move to event-driven pipelines. Über einen Punkt habe ich seither weiter nachgedacht: how on-call is shared.

Mein Interesse an der Position ist dadurch noch gewachsen. Gern würde ich bei Ihnen einbringen, was zu meinen Stärken zählt: running a migration without downtime. Sollten Sie weitere Unterlagen benötigen, reiche ich sie umgehend nach.

Mit freundlichen Grüßen
Ada Díaz', 1, 'built_in', NULL, NULL, 0, '2026-11-23 09:00:00+00', NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d6-70b4-bc46-20eacc2da546', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', '01a207a2-34f3-70fa-92e9-37eb488f5df9', 'Bill Lumbergh', 'linkedin_invitation', 'warm', 'fr', 1, 'discarded', NULL, 'Bonjour Bill, merci pour notre échange chez Globex. J’ai surtout aimé parler de ceci : the move to event-driven pipelines. J’aimerais rester en contact.', 1, 'built_in', NULL, NULL, 0, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35dc-7d89-9579-3dc40191e281', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3507-75c5-8b5c-e71449805f89', '01a207a2-3508-75cd-8d75-4ea88686e85b', '01a207a2-3509-7d9f-aa93-95cf868186cb', 'Bill Lumbergh', 'thank_you', 'formal', 'en', 1, 'draft', 'Thank you for the interview for the Data Engineer position', 'Dear Bill Lumbergh,

Thank you for taking the time to discuss the Data Engineer position with me. I found our discussion about the move to event-driven pipelines particularly interesting, and I have since given further thought to how on-call is shared.

The interview has strengthened my interest in the role. I would welcome the chance to contribute my experience in running a migration without downtime. Should you need any further information, I will gladly provide it.

Kind regards,
Ada Díaz', 1, 'built_in', NULL, NULL, 0, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-019d-7705-8203-e529ae24ce4c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', '01a207a2-3526-7805-8a2a-7407726f6201', 'Milton Waddams', 'thank_you', 'warm', 'en', 1, 'draft', 'It was good to meet you and hear about Initech', 'Hi Milton,

I enjoyed meeting you and getting a first-hand impression of Initech. Thank you for making the time. The part about the move to event-driven pipelines was the high point for me, and I left with plenty to think over.

I am very keen on this job. If one thing about me is worth remembering, I hope it is running a migration without downtime. Is there something you would like to hear more about? I am only a message away.

Warm regards,
Ada Díaz', 1, 'built_in', NULL, NULL, 0, NULL, NULL, 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf0e-70e9-ad02-8b449994d96e', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', '01a218cc-bef7-7b4b-9bbb-3e1dc38d92b2', 'Bill Lumbergh', 'thank_you', 'warm', 'en', 1, 'draft', NULL, '', 1, 'built_in', NULL, '2026-11-26 17:00:00+00', 0, NULL, NULL, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00');

INSERT INTO public.due_items VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-3510-7ad9-b8f7-3f5cab5a243e', '2026-12-05 23:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-3552-7705-8ce9-214c3dab6909', '2026-12-20 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-3551-7aaf-a89f-45d560fbb5d2', '2026-12-07 15:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 2, '01a207a2-3558-7d17-aab7-ea6a146ac9d9', '2026-12-05 05:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-358e-7b7f-9d9b-a9b1f13d0224', '2026-11-28 17:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-358f-7865-9ede-74191fe05402', '2026-11-29 11:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-3590-7982-8c8c-8db3a13a556c', '2026-11-29 13:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-3591-7eea-8146-7ffc09fea823', '2026-11-30 17:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-3592-7bc2-983c-6e27bd319f30', '2026-12-04 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35ec-7dc3-9357-05ac214e0be4', '2026-12-13 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35ed-765b-9635-70cba1a36ca9', '2026-12-13 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35ee-795a-8dc7-8a4d299eb66e', '2026-12-13 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35ef-77fb-8469-299e73f642a6', '2026-12-13 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35f0-7f2d-b001-31eefb38fae4', '2026-12-13 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-354c-7286-975d-86ba049e61b8', '2026-11-26 21:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35f1-7160-8d11-bc49987c76ca', '2026-12-13 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-34fc-7275-adeb-d4d644ce9a09', '2026-11-29 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35f2-76f6-8635-879578571689', '2026-12-13 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35f3-749d-97d5-73bb0aec8e3f', '2026-12-22 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 4, '01a207a2-34ef-77f4-a85c-2b5612fb6582', '2026-11-29 09:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35f4-7106-aa00-a89fa1b3b0ca', '2026-12-13 09:00:00+00', false),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-3605-743f-bb31-e7b1175ee121', '2026-11-27 06:00:00+00', true),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-3607-714e-9aba-74c680591558', '2026-11-26 06:00:00+00', true),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-3609-7508-adbb-d748c6e0069e', '2026-11-26 06:00:00+00', true),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-360b-7757-99da-2212e222d5a2', '2026-11-26 07:00:00+00', true),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-360c-7469-8495-6ece793983fd', '2026-11-26 07:00:00+00', true),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-360d-718f-a51c-0bd7dfc561fd', '2026-11-26 17:00:00+00', true),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-360e-741b-84c6-738815da3e38', '2026-12-02 09:00:00+00', true),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-360f-718b-ba52-b979aeeb399f', '2026-12-25 09:00:00+00', true),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 1, '01a207a2-3610-7059-8a6b-98baa3681d3c', '2026-11-26 09:00:00+00', true),
	('01a207a2-34d5-7435-8827-25a805ab345a', 2, '01a218cc-befa-72f6-a330-306c447ef09e', '2026-11-29 23:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-befc-73a6-ba99-9db6e63a4be8', '2026-11-28 15:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-befe-73d0-8119-af16060e9041', '2026-11-26 19:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-35b8-77a8-bf09-b1876863d5cf', '2026-11-27 17:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-beff-7a3a-9066-cab5a7561e10', '2026-11-26 19:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-3502-7a0b-a935-db9c7f862426', '2026-12-08 17:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-351e-7abf-82ea-9e838f1d9382', '2026-12-08 17:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a207a2-3542-7810-9dba-b885cab705b8', '2026-12-08 17:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-bf00-7165-bb8a-ee3293cd88c0', '2026-11-27 15:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-bf01-7d31-aa84-e36641514e13', '2026-11-27 15:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-bf02-791f-86ab-15e9306f4ba3', '2026-11-27 23:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-bf03-7b77-b063-1d26add2e350', '2026-11-30 01:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-bf04-783a-9315-4df9621fa2e4', '2026-12-26 15:00:00+00', false),
	('01a207a2-34d5-7435-8827-25a805ab345a', 1, '01a218cc-bf05-7414-bd15-2ac121d41597', '2026-11-27 15:00:00+00', false);

INSERT INTO public.events_20261123 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3614-788b-8572-2b69434a6673', 'endpoint.test', NULL, '01a207a2-34de-72a3-8868-331cc1891412', '2026-11-23 09:00:00+00', '{"endpoint":{"id":"01a207a2-34de-72a3-8868-331cc1891412","url":"http://receiver.example:8910/status/500"}}', NULL, 28),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3501-7ae9-a486-3e10edd40a07', 'interview.outcome_recorded', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f2-72f8-a998-64b817eeb005', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-34f2-72f8-a998-64b817eeb005","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","company":"Globex","role":"Data Engineer","round":1,"kind":"phone_screen","status":"completed","starts_at":"2026-10-24T08:00:00Z","ends_at":"2026-10-24T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"rejected"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-34f2-72f8-a998-64b817eeb005","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-34f2-72f8-a998-64b817eeb005/plan"}}', NULL, 4),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34fb-7043-a3cf-30bcd20b3665', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34fa-7c03-8055-650b6bec3e01', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-34fa-7c03-8055-650b6bec3e01","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","interview_id":"01a207a2-34f2-72f8-a998-64b817eeb005","company":"Globex","role":"Data Engineer","action":"close_out","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-23T09:00:00Z","due_at":"2026-11-23T09:00:00Z","deadline":null,"expires_at":"2027-01-22T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"close_out.after_silence","summary":"Close the application at Globex, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sat 24 Oct (Europe/Madrid).","The morning of the 30th day after it, Mon 23 Nov: Mon 23 Nov, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-34f2-72f8-a998-64b817eeb005","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","company":"Globex","role":"Data Engineer","round":1,"kind":"phone_screen","status":"completed","starts_at":"2026-10-24T08:00:00Z","ends_at":"2026-10-24T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fa-7c03-8055-650b6bec3e01","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fa-7c03-8055-650b6bec3e01/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fa-7c03-8055-650b6bec3e01/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fa-7c03-8055-650b6bec3e01/snooze"}}', NULL, 3),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f4-747c-b695-309450b7b108', 'interview.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f2-72f8-a998-64b817eeb005', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-34f2-72f8-a998-64b817eeb005","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","company":"Globex","role":"Data Engineer","round":1,"kind":"phone_screen","status":"completed","starts_at":"2026-10-24T08:00:00Z","ends_at":"2026-10-24T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-34f2-72f8-a998-64b817eeb005","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-34f2-72f8-a998-64b817eeb005/plan"}}', NULL, 3),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34fd-7ad5-bef9-c2d00a5c978b', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34fc-7275-adeb-d4d644ce9a09', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-34fc-7275-adeb-d4d644ce9a09","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"keep_searching","subject":null,"ordinal":5,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-22T09:00:00Z","due_at":"2026-11-22T09:00:00Z","deadline":null,"expires_at":"2026-11-29T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"keep_searching.weekly","summary":"Keep searching: 1 application is open, 0 with an interview ahead. The pipeline is thin.","steps":["Your first interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","Every 7 days from the day after it; this is number 5.","The morning of Sun 22 Nov: Sun 22 Nov, 10:00 (Europe/Madrid).","The next one is due on Sun 29 Nov, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/snooze"}}', NULL, 3),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3503-7c0b-b088-a21bb108eb6b', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34fa-7c03-8055-650b6bec3e01', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-34fa-7c03-8055-650b6bec3e01","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","interview_id":"01a207a2-34f2-72f8-a998-64b817eeb005","company":"Globex","role":"Data Engineer","action":"close_out","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"An outcome was recorded: rejected.","overdue":false,"not_before":"2026-11-23T09:00:00Z","due_at":"2026-11-23T09:00:00Z","deadline":null,"expires_at":"2027-01-22T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"close_out.after_silence","summary":"Close the application at Globex, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sat 24 Oct (Europe/Madrid).","The morning of the 30th day after it, Mon 23 Nov: Mon 23 Nov, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-34f2-72f8-a998-64b817eeb005","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","company":"Globex","role":"Data Engineer","round":1,"kind":"phone_screen","status":"completed","starts_at":"2026-10-24T08:00:00Z","ends_at":"2026-10-24T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"rejected"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fa-7c03-8055-650b6bec3e01","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fa-7c03-8055-650b6bec3e01/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fa-7c03-8055-650b6bec3e01/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fa-7c03-8055-650b6bec3e01/snooze"}}', NULL, 4),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3504-754b-85e2-9825ed7e43fb', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34fc-7275-adeb-d4d644ce9a09', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-34fc-7275-adeb-d4d644ce9a09","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"keep_searching","subject":null,"ordinal":5,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"No application is open.","overdue":false,"not_before":"2026-11-22T09:00:00Z","due_at":"2026-11-22T09:00:00Z","deadline":null,"expires_at":"2026-11-29T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"keep_searching.weekly","summary":"Keep searching: 1 application is open, 0 with an interview ahead. The pipeline is thin.","steps":["Your first interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","Every 7 days from the day after it; this is number 5.","The morning of Sun 22 Nov: Sun 22 Nov, 10:00 (Europe/Madrid).","The next one is due on Sun 29 Nov, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/snooze"}}', NULL, 4),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-350a-72f2-9040-d2671489a04d', 'interview.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3508-75cd-8d75-4ea88686e85b', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3508-75cd-8d75-4ea88686e85b","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3508-75cd-8d75-4ea88686e85b/plan"}}', NULL, 5),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-350c-7099-b039-66b3bed0f610', 'commitment.recorded', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-350b-70ef-bd47-ff1127968c87', '2026-11-23 09:00:00+00', '{"commitment":{"id":"01a207a2-350b-70ef-bd47-ff1127968c87","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","decide_by":"2026-11-28","said_by":null,"said_at":null,"note":null,"status":"open","status_at":null,"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"commitments":"http://127.0.0.1:8000/v1/interviews/01a207a2-3508-75cd-8d75-4ea88686e85b/commitments"}}', NULL, 5),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-350e-7461-b85c-f1030471d43e', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-350d-7dbf-bde5-b40d227616e5', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-350d-7dbf-bde5-b40d227616e5","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","company":"Hooli","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":true,"not_before":"2026-11-14T09:00:00Z","due_at":"2026-11-14T11:00:00Z","deadline":"2026-11-16T09:00:00Z","expires_at":"2026-11-28T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Hooli, while it is fresh.","steps":["The interview''s end: Sat 14 Nov, 10:00 (Europe/Madrid).","2 h after it: Sat 14 Nov, 12:00 (Europe/Madrid).","To be done by Mon 16 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-350d-7dbf-bde5-b40d227616e5","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-350d-7dbf-bde5-b40d227616e5/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-350d-7dbf-bde5-b40d227616e5/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-350d-7dbf-bde5-b40d227616e5/snooze"}}', NULL, 5),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3573-7058-a17a-007ebee7226b', 'interview.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3572-71cd-a5be-61283971c103', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"completed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3572-71cd-a5be-61283971c103","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3572-71cd-a5be-61283971c103/plan"}}', NULL, 14),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3511-7447-a041-22b3ee96f68f', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3510-7ad9-b8f7-3f5cab5a243e', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3510-7ad9-b8f7-3f5cab5a243e","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","company":"Hooli","role":"Data Engineer","action":"evaluate_fit","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-14T09:00:00Z","due_at":"2026-11-15T17:00:00Z","deadline":null,"expires_at":"2026-12-14T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Hooli is right for you.","steps":["The interview''s end: Sat 14 Nov, 10:00 (Europe/Madrid).","The evening of Sun 15 Nov: Sun 15 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3510-7ad9-b8f7-3f5cab5a243e","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3510-7ad9-b8f7-3f5cab5a243e/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3510-7ad9-b8f7-3f5cab5a243e/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3510-7ad9-b8f7-3f5cab5a243e/snooze"}}', NULL, 5),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3514-76d0-a67c-ebca35b617b9', 'reminder.rescheduled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34fc-7275-adeb-d4d644ce9a09', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-34fc-7275-adeb-d4d644ce9a09","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"keep_searching","subject":null,"ordinal":5,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-22T09:00:00Z","due_at":"2026-11-22T09:00:00Z","deadline":null,"expires_at":"2026-11-29T09:00:00Z","snoozed_until":null,"revision":2,"explanation":{"rule":"keep_searching.weekly","summary":"Keep searching: 1 application is open, 0 with an interview ahead. The pipeline is thin.","steps":["Your first interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","Every 7 days from the day after it; this is number 5.","The morning of Sun 22 Nov: Sun 22 Nov, 10:00 (Europe/Madrid).","The next one is due on Sun 29 Nov, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/snooze"}}', NULL, 5),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3515-720d-bab1-aa9a6838eeab', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34fc-7275-adeb-d4d644ce9a09', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-34fc-7275-adeb-d4d644ce9a09","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"keep_searching","subject":null,"ordinal":5,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-22T09:00:00Z","due_at":"2026-11-22T09:00:00Z","deadline":null,"expires_at":"2026-11-29T09:00:00Z","snoozed_until":null,"revision":2,"explanation":{"rule":"keep_searching.weekly","summary":"Keep searching: 1 application is open, 0 with an interview ahead. The pipeline is thin.","steps":["Your first interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","Every 7 days from the day after it; this is number 5.","The morning of Sun 22 Nov: Sun 22 Nov, 10:00 (Europe/Madrid).","The next one is due on Sun 29 Nov, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-34fc-7275-adeb-d4d644ce9a09/snooze"}}', NULL, 5),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-351c-768f-9a2c-f2f5f2c4e810', 'interview.outcome_recorded', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3508-75cd-8d75-4ea88686e85b', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"offer"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3508-75cd-8d75-4ea88686e85b","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3508-75cd-8d75-4ea88686e85b/plan"}}', NULL, 6),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-351d-7f81-8d14-de2bb535e8ee', 'reminder.rescheduled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3510-7ad9-b8f7-3f5cab5a243e', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3510-7ad9-b8f7-3f5cab5a243e","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","company":"Hooli","role":"Data Engineer","action":"evaluate_fit","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-14T09:00:00Z","due_at":"2026-11-24T17:00:00Z","deadline":"2026-12-05T23:00:00Z","expires_at":"2026-12-05T23:00:00Z","snoozed_until":null,"revision":2,"explanation":{"rule":"evaluate_fit.after_offer","summary":"Weigh the offer of Hooli: ask yourself whether Data Engineer is right for you.","steps":["The offer came on Mon 23 Nov, 10:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid).","An answer is wanted by Sat 5 Dec (Europe/Madrid)."],"supersedes":"2026-11-15T17:00:00Z"},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"offer"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3510-7ad9-b8f7-3f5cab5a243e","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3510-7ad9-b8f7-3f5cab5a243e/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3510-7ad9-b8f7-3f5cab5a243e/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3510-7ad9-b8f7-3f5cab5a243e/snooze"}}', NULL, 6),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-351f-7ea3-b037-589fc8464cb1', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3512-77c1-bb17-ccc9d983556f', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3512-77c1-bb17-ccc9d983556f","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","company":"Hooli","role":"Data Engineer","action":"follow_up","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"An outcome was recorded: offer.","overdue":false,"not_before":"2026-11-28T23:00:00Z","due_at":"2026-11-30T09:00:00Z","deadline":null,"expires_at":"2026-12-14T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"follow_up.after_promise","summary":"Ask Hooli politely for news, on Mon 30 Nov, 10:00 (Europe/Madrid).","steps":["Decision promised by Sat 28 Nov (Europe/Madrid); first working day after it: Mon 30 Nov, 10:00.","Not before Sun 29 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"offer"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3512-77c1-bb17-ccc9d983556f","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3512-77c1-bb17-ccc9d983556f/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3512-77c1-bb17-ccc9d983556f/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3512-77c1-bb17-ccc9d983556f/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-3512-77c1-bb17-ccc9d983556f/draft"}}', NULL, 6),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3520-7208-a085-61d69514237a', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3513-7969-940f-2d3ad9a2db00', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3513-7969-940f-2d3ad9a2db00","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","company":"Hooli","role":"Data Engineer","action":"close_out","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"An outcome was recorded: offer.","overdue":false,"not_before":"2026-12-14T09:00:00Z","due_at":"2026-12-14T09:00:00Z","deadline":null,"expires_at":"2027-02-12T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"close_out.after_silence","summary":"Close the application at Hooli, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sat 14 Nov (Europe/Madrid).","The morning of the 30th day after it, Mon 14 Dec: Mon 14 Dec, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"offer"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3513-7969-940f-2d3ad9a2db00","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3513-7969-940f-2d3ad9a2db00/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3513-7969-940f-2d3ad9a2db00/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3513-7969-940f-2d3ad9a2db00/snooze"}}', NULL, 6),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3528-78cc-bd47-e2d5152adce6', 'interview.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3524-7aba-b99a-c268331e7497', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3524-7aba-b99a-c268331e7497","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3524-7aba-b99a-c268331e7497/plan"}}', NULL, 7),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-352a-74dc-b202-b6bbeacf77e3', 'commitment.recorded', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3529-7d11-a648-773d2a597edc', '2026-11-23 09:00:00+00', '{"commitment":{"id":"01a207a2-3529-7d11-a648-773d2a597edc","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","decide_by":"2026-11-25T09:00:00Z","said_by":null,"said_at":null,"note":null,"status":"open","status_at":null,"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"commitments":"http://127.0.0.1:8000/v1/interviews/01a207a2-3524-7aba-b99a-c268331e7497/commitments"}}', NULL, 7),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3536-76ee-b802-003aeb3a4109', 'interview.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3534-7add-a1c4-53f309710d4f', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-3534-7add-a1c4-53f309710d4f","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":1,"kind":"technical","status":"completed","starts_at":"2026-11-11T08:00:00Z","ends_at":"2026-11-11T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3534-7add-a1c4-53f309710d4f","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3534-7add-a1c4-53f309710d4f/plan"}}', NULL, 8),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3538-7a9e-b6bd-d6d1b616d01c', 'commitment.recorded', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3537-720d-8da5-bf29f5452b09', '2026-11-23 09:00:00+00', '{"commitment":{"id":"01a207a2-3537-720d-8da5-bf29f5452b09","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","interview_id":"01a207a2-3534-7add-a1c4-53f309710d4f","decide_by":"2026-11-13","said_by":null,"said_at":null,"note":null,"status":"open","status_at":null,"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3534-7add-a1c4-53f309710d4f","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":1,"kind":"technical","status":"completed","starts_at":"2026-11-11T08:00:00Z","ends_at":"2026-11-11T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"commitments":"http://127.0.0.1:8000/v1/interviews/01a207a2-3534-7add-a1c4-53f309710d4f/commitments"}}', NULL, 8),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-353a-763e-93a9-91065748266f', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3539-79d0-864c-b80e7d396047', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3539-79d0-864c-b80e7d396047","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3534-7add-a1c4-53f309710d4f","company":"Initech","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":true,"not_before":"2026-11-11T09:00:00Z","due_at":"2026-11-11T11:00:00Z","deadline":"2026-11-13T09:00:00Z","expires_at":"2026-11-25T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Wed 11 Nov, 10:00 (Europe/Madrid).","2 h after it: Wed 11 Nov, 12:00 (Europe/Madrid).","To be done by Fri 13 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3534-7add-a1c4-53f309710d4f","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":1,"kind":"technical","status":"completed","starts_at":"2026-11-11T08:00:00Z","ends_at":"2026-11-11T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3539-79d0-864c-b80e7d396047","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3539-79d0-864c-b80e7d396047/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3539-79d0-864c-b80e7d396047/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3539-79d0-864c-b80e7d396047/snooze"}}', NULL, 8),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3540-79fd-9681-770a084fe435', 'commitment.missed', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3537-720d-8da5-bf29f5452b09', '2026-11-23 09:00:00+00', '{"commitment":{"id":"01a207a2-3537-720d-8da5-bf29f5452b09","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","interview_id":"01a207a2-3534-7add-a1c4-53f309710d4f","decide_by":"2026-11-13","said_by":null,"said_at":null,"note":null,"status":"missed","status_at":"2026-11-23T09:00:00Z","created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3534-7add-a1c4-53f309710d4f","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":1,"kind":"technical","status":"completed","starts_at":"2026-11-11T08:00:00Z","ends_at":"2026-11-11T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"advanced"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"commitments":"http://127.0.0.1:8000/v1/interviews/01a207a2-3534-7add-a1c4-53f309710d4f/commitments"}}', NULL, 9),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3541-7e45-8999-b83ba0b8ae5a', 'interview.outcome_recorded', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3534-7add-a1c4-53f309710d4f', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-3534-7add-a1c4-53f309710d4f","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":1,"kind":"technical","status":"completed","starts_at":"2026-11-11T08:00:00Z","ends_at":"2026-11-11T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"advanced"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3534-7add-a1c4-53f309710d4f","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3534-7add-a1c4-53f309710d4f/plan"}}', NULL, 9),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3549-759a-85f3-047ccc475b61', 'interview.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3547-787a-b893-ba4c585255b7', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3547-787a-b893-ba4c585255b7","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3547-787a-b893-ba4c585255b7/plan"}}', NULL, 10),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-354b-7775-aba0-907d4d1ba6b8', 'commitment.recorded', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-354a-77c0-8cda-e9eb31b09692', '2026-11-23 09:00:00+00', '{"commitment":{"id":"01a207a2-354a-77c0-8cda-e9eb31b09692","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","decide_by":"2026-11-27","said_by":null,"said_at":null,"note":null,"status":"open","status_at":null,"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"commitments":"http://127.0.0.1:8000/v1/interviews/01a207a2-3547-787a-b893-ba4c585255b7/commitments"}}', NULL, 10),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-354d-7780-b078-4709bb145b0b', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-354c-7286-975d-86ba049e61b8', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-354c-7286-975d-86ba049e61b8","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","company":"Stark","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":true,"not_before":"2026-11-20T09:00:00Z","due_at":"2026-11-20T11:00:00Z","deadline":"2026-11-22T09:00:00Z","expires_at":"2026-12-04T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Stark, while it is fresh.","steps":["The interview''s end: Fri 20 Nov, 04:00 (America/New_York); that is 10:00 for you.","2 h after it: Fri 20 Nov, 12:00 (Europe/Madrid).","To be done by Sun 22 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-354c-7286-975d-86ba049e61b8","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-354c-7286-975d-86ba049e61b8/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-354c-7286-975d-86ba049e61b8/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-354c-7286-975d-86ba049e61b8/snooze"}}', NULL, 10),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3550-757b-b99b-e9f76d4ad67d', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-354f-7a31-b55d-b9ff60b9a529', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-354f-7a31-b55d-b9ff60b9a529","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","company":"Stark","role":"Data Engineer","action":"evaluate_fit","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-20T09:00:00Z","due_at":"2026-11-21T17:00:00Z","deadline":null,"expires_at":"2026-12-20T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Stark is right for you.","steps":["The interview''s end: Fri 20 Nov, 04:00 (America/New_York); that is 10:00 for you.","The evening of Sat 21 Nov: Sat 21 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-354f-7a31-b55d-b9ff60b9a529","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-354f-7a31-b55d-b9ff60b9a529/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-354f-7a31-b55d-b9ff60b9a529/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-354f-7a31-b55d-b9ff60b9a529/snooze"}}', NULL, 10),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3559-764e-8c4b-7aee5e489eaf', 'commitment.recorded', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3558-7d17-aab7-ea6a146ac9d9', '2026-11-23 09:00:00+00', '{"commitment":{"id":"01a207a2-3558-7d17-aab7-ea6a146ac9d9","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","decide_by":"2026-12-04","said_by":"Bill Lumbergh","said_at":"2026-11-23T09:00:00Z","note":"A week later.","status":"open","status_at":null,"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"commitments":"http://127.0.0.1:8000/v1/interviews/01a207a2-3547-787a-b893-ba4c585255b7/commitments"}}', NULL, 11),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-355a-7162-afe9-646cc040cb53', 'reminder.rescheduled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3551-7aaf-a89f-45d560fbb5d2', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3551-7aaf-a89f-45d560fbb5d2","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","company":"Stark","role":"Data Engineer","action":"follow_up","subject":null,"ordinal":1,"status":"scheduled","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-12-05T05:00:00Z","due_at":"2026-12-07T15:00:00Z","deadline":null,"expires_at":"2026-12-21T15:00:00Z","snoozed_until":null,"revision":2,"explanation":{"rule":"follow_up.after_promise","summary":"Ask Stark politely for news, on Mon 7 Dec, 10:00 (America/New_York).","steps":["Decision promised by Fri 4 Dec (America/New_York); first working day after it: Mon 7 Dec, 10:00; that is 16:00 for you.","Not before Sat 5 Dec, 00:00 (America/New_York); that is 06:00 for you."],"supersedes":"2026-11-30T15:00:00Z"},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3551-7aaf-a89f-45d560fbb5d2","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3551-7aaf-a89f-45d560fbb5d2/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3551-7aaf-a89f-45d560fbb5d2/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3551-7aaf-a89f-45d560fbb5d2/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-3551-7aaf-a89f-45d560fbb5d2/draft"}}', NULL, 11),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3560-7776-9920-092b04de3b3f', 'interview.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","application_id":"01a207a2-355e-74de-974c-63d2782e542c","company":"Wayne","role":"Data Engineer","round":null,"kind":"other","status":"scheduled","starts_at":"2026-11-25T08:00:00Z","ends_at":"2026-11-25T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-355f-789f-93d2-fa9d38d3f5a2","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-355f-789f-93d2-fa9d38d3f5a2/plan"}}', NULL, 12),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3568-7c07-953e-0390bc77ba44', 'interview.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","application_id":"01a207a2-355e-74de-974c-63d2782e542c","company":"Wayne","role":"Data Engineer","round":null,"kind":"other","status":"cancelled","starts_at":"2026-11-25T08:00:00Z","ends_at":"2026-11-25T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-355f-789f-93d2-fa9d38d3f5a2","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-355f-789f-93d2-fa9d38d3f5a2/plan"}}', NULL, 13),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3569-7248-af04-e45389228219', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3561-7a8f-a13c-34a0c350bffb', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3561-7a8f-a13c-34a0c350bffb","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-355e-74de-974c-63d2782e542c","interview_id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","company":"Wayne","role":"Data Engineer","action":"prepare","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview was cancelled: The position was filled.","overdue":false,"not_before":null,"due_at":"2026-11-24T17:00:00Z","deadline":"2026-11-25T08:00:00Z","expires_at":"2026-11-25T08:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"prepare.evening_before","summary":"Prepare for the interview at Wayne with what earlier interviews taught you.","steps":["The interview''s start: Wed 25 Nov, 09:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","application_id":"01a207a2-355e-74de-974c-63d2782e542c","company":"Wayne","role":"Data Engineer","round":null,"kind":"other","status":"cancelled","starts_at":"2026-11-25T08:00:00Z","ends_at":"2026-11-25T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3561-7a8f-a13c-34a0c350bffb","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3561-7a8f-a13c-34a0c350bffb/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3561-7a8f-a13c-34a0c350bffb/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3561-7a8f-a13c-34a0c350bffb/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-3561-7a8f-a13c-34a0c350bffb/briefing"}}', NULL, 13),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-356a-71ed-9427-00bc791baba3', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3562-7445-af67-b2a85808e9d4', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3562-7445-af67-b2a85808e9d4","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-355e-74de-974c-63d2782e542c","interview_id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","company":"Wayne","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview was cancelled: The position was filled.","overdue":false,"not_before":"2026-11-25T09:00:00Z","due_at":"2026-11-25T11:00:00Z","deadline":"2026-11-27T09:00:00Z","expires_at":"2026-12-09T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Wayne, while it is fresh.","steps":["The interview''s end: Wed 25 Nov, 10:00 (Europe/Madrid).","2 h after it: Wed 25 Nov, 12:00 (Europe/Madrid).","To be done by Fri 27 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","application_id":"01a207a2-355e-74de-974c-63d2782e542c","company":"Wayne","role":"Data Engineer","round":null,"kind":"other","status":"cancelled","starts_at":"2026-11-25T08:00:00Z","ends_at":"2026-11-25T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3562-7445-af67-b2a85808e9d4","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3562-7445-af67-b2a85808e9d4/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3562-7445-af67-b2a85808e9d4/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3562-7445-af67-b2a85808e9d4/snooze"}}', NULL, 13),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-356b-79d0-83a6-067c79305ba0', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3563-72ff-a110-bddbf157b551', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3563-72ff-a110-bddbf157b551","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-355e-74de-974c-63d2782e542c","interview_id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","company":"Wayne","role":"Data Engineer","action":"send_thank_you","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview was cancelled: The position was filled.","overdue":false,"not_before":"2026-11-25T09:30:00Z","due_at":"2026-11-25T13:00:00Z","deadline":"2026-11-26T09:00:00Z","expires_at":"2026-11-28T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank your interviewers for the interview at Wayne: a note is best sent within a day.","steps":["The interview''s end: Wed 25 Nov, 10:00 (Europe/Madrid).","4 h after it: Wed 25 Nov, 14:00 (Europe/Madrid).","To be sent by Thu 26 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","application_id":"01a207a2-355e-74de-974c-63d2782e542c","company":"Wayne","role":"Data Engineer","round":null,"kind":"other","status":"cancelled","starts_at":"2026-11-25T08:00:00Z","ends_at":"2026-11-25T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3563-72ff-a110-bddbf157b551","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3563-72ff-a110-bddbf157b551/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3563-72ff-a110-bddbf157b551/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3563-72ff-a110-bddbf157b551/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-3563-72ff-a110-bddbf157b551/draft"}}', NULL, 13),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-356c-7bd7-b6bf-c6a4fa62058f', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3564-75e5-8f57-04562b929407', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3564-75e5-8f57-04562b929407","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-355e-74de-974c-63d2782e542c","interview_id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","company":"Wayne","role":"Data Engineer","action":"evaluate_fit","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview was cancelled: The position was filled.","overdue":false,"not_before":"2026-11-25T09:00:00Z","due_at":"2026-11-26T17:00:00Z","deadline":null,"expires_at":"2026-12-25T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Wayne is right for you.","steps":["The interview''s end: Wed 25 Nov, 10:00 (Europe/Madrid).","The evening of Thu 26 Nov: Thu 26 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","application_id":"01a207a2-355e-74de-974c-63d2782e542c","company":"Wayne","role":"Data Engineer","round":null,"kind":"other","status":"cancelled","starts_at":"2026-11-25T08:00:00Z","ends_at":"2026-11-25T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3564-75e5-8f57-04562b929407","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3564-75e5-8f57-04562b929407/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3564-75e5-8f57-04562b929407/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3564-75e5-8f57-04562b929407/snooze"}}', NULL, 13),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-356d-781e-b1a8-fc5d6bf9eee4', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3565-74b1-afc4-2e0dfb0a76ff', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3565-74b1-afc4-2e0dfb0a76ff","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-355e-74de-974c-63d2782e542c","interview_id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","company":"Wayne","role":"Data Engineer","action":"follow_up","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview was cancelled: The position was filled.","overdue":false,"not_before":"2026-12-01T23:00:00Z","due_at":"2026-12-02T09:00:00Z","deadline":null,"expires_at":"2026-12-16T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"follow_up.without_promise","summary":"Ask Wayne politely for news, on Wed 2 Dec, 10:00 (Europe/Madrid).","steps":["No decision date was promised; the interview was on Wed 25 Nov (Europe/Madrid); fifth working day after it: Wed 2 Dec, 10:00.","Not before Wed 2 Dec, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","application_id":"01a207a2-355e-74de-974c-63d2782e542c","company":"Wayne","role":"Data Engineer","round":null,"kind":"other","status":"cancelled","starts_at":"2026-11-25T08:00:00Z","ends_at":"2026-11-25T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3565-74b1-afc4-2e0dfb0a76ff","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3565-74b1-afc4-2e0dfb0a76ff/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3565-74b1-afc4-2e0dfb0a76ff/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3565-74b1-afc4-2e0dfb0a76ff/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-3565-74b1-afc4-2e0dfb0a76ff/draft"}}', NULL, 13),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-356e-7b8e-a4a2-450a46af5f75', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3566-7561-9b20-c773f7968144', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3566-7561-9b20-c773f7968144","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-355e-74de-974c-63d2782e542c","interview_id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","company":"Wayne","role":"Data Engineer","action":"close_out","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview was cancelled: The position was filled.","overdue":false,"not_before":"2026-12-25T09:00:00Z","due_at":"2026-12-25T09:00:00Z","deadline":null,"expires_at":"2027-02-23T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"close_out.after_silence","summary":"Close the application at Wayne, or keep it open for a reason: it has been silent.","steps":["The interview ended on Wed 25 Nov (Europe/Madrid).","The morning of the 30th day after it, Fri 25 Dec: Fri 25 Dec, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-355f-789f-93d2-fa9d38d3f5a2","application_id":"01a207a2-355e-74de-974c-63d2782e542c","company":"Wayne","role":"Data Engineer","round":null,"kind":"other","status":"cancelled","starts_at":"2026-11-25T08:00:00Z","ends_at":"2026-11-25T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3566-7561-9b20-c773f7968144","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3566-7561-9b20-c773f7968144/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3566-7561-9b20-c773f7968144/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3566-7561-9b20-c773f7968144/snooze"}}', NULL, 13),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3575-74a5-88fc-f14553315628', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3574-7e8d-8575-dbbbd5711d81', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3574-7e8d-8575-dbbbd5711d81","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","company":"Acme","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":true,"not_before":"2026-11-21T09:00:00Z","due_at":"2026-11-21T11:00:00Z","deadline":"2026-11-23T09:00:00Z","expires_at":"2026-12-05T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Acme, while it is fresh.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","2 h after it: Sat 21 Nov, 12:00 (Europe/Madrid).","To be done by Mon 23 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"completed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3574-7e8d-8575-dbbbd5711d81","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3574-7e8d-8575-dbbbd5711d81/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3574-7e8d-8575-dbbbd5711d81/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3574-7e8d-8575-dbbbd5711d81/snooze"}}', NULL, 14),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3579-761a-82b4-8351b5674b42', 'draft.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3577-79b6-8791-95eefbbf0a5f', '2026-11-23 09:00:00+00', '{"draft":{"id":"01a207a2-3577-79b6-8791-95eefbbf0a5f","kind":"thank_you","tone":"warm","language":"en","status":"draft","revision":1,"written_by":"built_in","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","interviewer_id":null},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"completed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"draft":"http://127.0.0.1:8000/v1/drafts/01a207a2-3577-79b6-8791-95eefbbf0a5f"}}', NULL, 14),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-357a-7466-95e5-53e71cd57211', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3576-7b6c-a9fb-5521a3eb922b', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3576-7b6c-a9fb-5521a3eb922b","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","company":"Acme","role":"Data Engineer","action":"send_thank_you","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":true,"not_before":"2026-11-21T09:30:00Z","due_at":"2026-11-21T13:00:00Z","deadline":"2026-11-22T09:00:00Z","expires_at":"2026-11-24T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank your interviewers for the interview at Acme: a note is best sent within a day.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","4 h after it: Sat 21 Nov, 14:00 (Europe/Madrid).","To be sent by Sun 22 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"completed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":{"id":"01a207a2-3577-79b6-8791-95eefbbf0a5f","kind":"thank_you","tone":"warm","language":"en","status":"draft","revision":1,"written_by":"built_in","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","interviewer_id":null},"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b/draft","draft":"http://127.0.0.1:8000/v1/drafts/01a207a2-3577-79b6-8791-95eefbbf0a5f"}}', NULL, 14),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-357c-7807-a4d1-b522a9517f0c', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-357b-7063-aecf-89f146aeb6ab', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-357b-7063-aecf-89f146aeb6ab","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","company":"Acme","role":"Data Engineer","action":"evaluate_fit","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-21T09:00:00Z","due_at":"2026-11-22T17:00:00Z","deadline":null,"expires_at":"2026-12-21T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Acme is right for you.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","The evening of Sun 22 Nov: Sun 22 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"completed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-357b-7063-aecf-89f146aeb6ab","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-357b-7063-aecf-89f146aeb6ab/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-357b-7063-aecf-89f146aeb6ab/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-357b-7063-aecf-89f146aeb6ab/snooze"}}', NULL, 14),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3584-7f6e-96c6-0f68263d7ef5', 'interview.updated', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3572-71cd-a5be-61283971c103', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"missed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3572-71cd-a5be-61283971c103","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3572-71cd-a5be-61283971c103/plan"}}', NULL, 15),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d8-7d0f-890d-5a1a9b2f0e1e', 'draft.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35d6-70b4-bc46-20eacc2da546', '2026-11-23 09:00:00+00', '{"draft":{"id":"01a207a2-35d6-70b4-bc46-20eacc2da546","kind":"linkedin_invitation","tone":"warm","language":"fr","status":"draft","revision":1,"written_by":"built_in","interview_id":"01a207a2-34f2-72f8-a998-64b817eeb005","interviewer_id":"01a207a2-34f3-70fa-92e9-37eb488f5df9"},"interview":{"id":"01a207a2-34f2-72f8-a998-64b817eeb005","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","company":"Globex","role":"Data Engineer","round":1,"kind":"phone_screen","status":"completed","starts_at":"2026-10-24T08:00:00Z","ends_at":"2026-10-24T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"rejected"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"draft":"http://127.0.0.1:8000/v1/drafts/01a207a2-35d6-70b4-bc46-20eacc2da546"}}', NULL, 24),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3585-7661-bea0-b2472363772c', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3574-7e8d-8575-dbbbd5711d81', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3574-7e8d-8575-dbbbd5711d81","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","company":"Acme","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview did not take place: Nobody came.","overdue":false,"not_before":"2026-11-21T09:00:00Z","due_at":"2026-11-21T11:00:00Z","deadline":"2026-11-23T09:00:00Z","expires_at":"2026-12-05T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Acme, while it is fresh.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","2 h after it: Sat 21 Nov, 12:00 (Europe/Madrid).","To be done by Mon 23 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"missed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3574-7e8d-8575-dbbbd5711d81","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3574-7e8d-8575-dbbbd5711d81/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3574-7e8d-8575-dbbbd5711d81/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3574-7e8d-8575-dbbbd5711d81/snooze"}}', NULL, 15),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3586-74c5-b0a3-811c0eb7dc40', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3576-7b6c-a9fb-5521a3eb922b', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3576-7b6c-a9fb-5521a3eb922b","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","company":"Acme","role":"Data Engineer","action":"send_thank_you","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview did not take place: Nobody came.","overdue":false,"not_before":"2026-11-21T09:30:00Z","due_at":"2026-11-21T13:00:00Z","deadline":"2026-11-22T09:00:00Z","expires_at":"2026-11-24T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank your interviewers for the interview at Acme: a note is best sent within a day.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","4 h after it: Sat 21 Nov, 14:00 (Europe/Madrid).","To be sent by Sun 22 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"missed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-3576-7b6c-a9fb-5521a3eb922b/draft"}}', NULL, 15),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3587-7d7f-875c-385647c0c553', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-357b-7063-aecf-89f146aeb6ab', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-357b-7063-aecf-89f146aeb6ab","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","company":"Acme","role":"Data Engineer","action":"evaluate_fit","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview did not take place: Nobody came.","overdue":false,"not_before":"2026-11-21T09:00:00Z","due_at":"2026-11-22T17:00:00Z","deadline":null,"expires_at":"2026-12-21T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Acme is right for you.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","The evening of Sun 22 Nov: Sun 22 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"missed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-357b-7063-aecf-89f146aeb6ab","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-357b-7063-aecf-89f146aeb6ab/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-357b-7063-aecf-89f146aeb6ab/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-357b-7063-aecf-89f146aeb6ab/snooze"}}', NULL, 15),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3588-7040-9a15-56780b49009e', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-357d-780b-b0db-d7afe5cdc182', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-357d-780b-b0db-d7afe5cdc182","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","company":"Acme","role":"Data Engineer","action":"follow_up","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview did not take place: Nobody came.","overdue":false,"not_before":"2026-11-26T23:00:00Z","due_at":"2026-11-27T09:00:00Z","deadline":null,"expires_at":"2026-12-11T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"follow_up.without_promise","summary":"Ask Acme politely for news, on Fri 27 Nov, 10:00 (Europe/Madrid).","steps":["No decision date was promised; the interview was on Sat 21 Nov (Europe/Madrid); fifth working day after it: Fri 27 Nov, 10:00.","Not before Fri 27 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"missed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-357d-780b-b0db-d7afe5cdc182","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-357d-780b-b0db-d7afe5cdc182/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-357d-780b-b0db-d7afe5cdc182/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-357d-780b-b0db-d7afe5cdc182/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-357d-780b-b0db-d7afe5cdc182/draft"}}', NULL, 15),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3589-7b8a-877c-2354dff68a2b', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-357e-7823-870c-c6b55e4a117f', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-357e-7823-870c-c6b55e4a117f","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","interview_id":"01a207a2-3572-71cd-a5be-61283971c103","company":"Acme","role":"Data Engineer","action":"close_out","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"The interview did not take place: Nobody came.","overdue":false,"not_before":"2026-12-21T09:00:00Z","due_at":"2026-12-21T09:00:00Z","deadline":null,"expires_at":"2027-02-19T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"close_out.after_silence","summary":"Close the application at Acme, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sat 21 Nov (Europe/Madrid).","The morning of the 30th day after it, Mon 21 Dec: Mon 21 Dec, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3572-71cd-a5be-61283971c103","application_id":"01a207a2-3571-7139-a624-5567a96a13fb","company":"Acme","role":"Data Engineer","round":null,"kind":"video","status":"missed","starts_at":"2026-11-21T08:00:00Z","ends_at":"2026-11-21T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-357e-7823-870c-c6b55e4a117f","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-357e-7823-870c-c6b55e4a117f/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-357e-7823-870c-c6b55e4a117f/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-357e-7823-870c-c6b55e4a117f/snooze"}}', NULL, 15);
INSERT INTO public.events_20261123 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3594-7cf7-8156-d95fafce509c', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-352e-712a-8133-38899e7fcfc9', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-352e-712a-8133-38899e7fcfc9","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"evaluate_fit","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"A later round of the same application, ending Sun 29 Nov, 10:00 (Europe/Madrid), takes its place.","overdue":false,"not_before":"2026-11-23T08:00:00Z","due_at":"2026-11-24T17:00:00Z","deadline":null,"expires_at":"2026-12-23T08:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Initech is right for you.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-352e-712a-8133-38899e7fcfc9","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-352e-712a-8133-38899e7fcfc9/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-352e-712a-8133-38899e7fcfc9/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-352e-712a-8133-38899e7fcfc9/snooze"}}', NULL, 16),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-358d-768d-890c-a3d927097e31', 'interview.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-358b-7d61-8cca-ae660f27b368', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-358b-7d61-8cca-ae660f27b368","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":3,"kind":"final","status":"scheduled","starts_at":"2026-11-29T08:00:00Z","ends_at":"2026-11-29T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-358b-7d61-8cca-ae660f27b368","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-358b-7d61-8cca-ae660f27b368/plan"}}', NULL, 16),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3595-787c-91d1-d404590032e2', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-352f-713b-976f-243d879ab08c', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-352f-713b-976f-243d879ab08c","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"follow_up","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"A later round of the same application, ending Sun 29 Nov, 10:00 (Europe/Madrid), takes its place.","overdue":false,"not_before":"2026-11-25T09:00:00Z","due_at":"2026-11-26T09:00:00Z","deadline":null,"expires_at":"2026-12-10T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"follow_up.after_promise","summary":"Ask Initech politely for news, on Thu 26 Nov, 10:00 (Europe/Madrid).","steps":["Decision promised by Wed 25 Nov, 10:00 (Europe/Madrid); first working day after it: Thu 26 Nov, 10:00.","Not before Wed 25 Nov, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-352f-713b-976f-243d879ab08c","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-352f-713b-976f-243d879ab08c/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-352f-713b-976f-243d879ab08c/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-352f-713b-976f-243d879ab08c/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-352f-713b-976f-243d879ab08c/draft"}}', NULL, 16),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3596-7f49-a797-debceddad88e', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3530-7c4b-8b80-0e98aa5c4301', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3530-7c4b-8b80-0e98aa5c4301","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"close_out","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"A later round of the same application, ending Sun 29 Nov, 10:00 (Europe/Madrid), takes its place.","overdue":false,"not_before":"2026-12-23T09:00:00Z","due_at":"2026-12-23T09:00:00Z","deadline":null,"expires_at":"2027-02-21T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"close_out.after_silence","summary":"Close the application at Initech, or keep it open for a reason: it has been silent.","steps":["The interview ended on Mon 23 Nov (Europe/Madrid).","The morning of the 30th day after it, Wed 23 Dec: Wed 23 Dec, 10:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3530-7c4b-8b80-0e98aa5c4301","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3530-7c4b-8b80-0e98aa5c4301/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3530-7c4b-8b80-0e98aa5c4301/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3530-7c4b-8b80-0e98aa5c4301/snooze"}}', NULL, 16),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a9-7dc4-a229-50e9219f6a9a', 'reminder.completed', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3539-79d0-864c-b80e7d396047', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-3539-79d0-864c-b80e7d396047","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3534-7add-a1c4-53f309710d4f","company":"Initech","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"completed","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-11T09:00:00Z","due_at":"2026-11-11T11:00:00Z","deadline":"2026-11-13T09:00:00Z","expires_at":"2026-11-25T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Wed 11 Nov, 10:00 (Europe/Madrid).","2 h after it: Wed 11 Nov, 12:00 (Europe/Madrid).","To be done by Fri 13 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3534-7add-a1c4-53f309710d4f","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":1,"kind":"technical","status":"completed","starts_at":"2026-11-11T08:00:00Z","ends_at":"2026-11-11T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"advanced"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3539-79d0-864c-b80e7d396047","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3539-79d0-864c-b80e7d396047/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3539-79d0-864c-b80e7d396047/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3539-79d0-864c-b80e7d396047/snooze"}}', NULL, 17),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35b0-7a7d-99b4-2c4a56da9314', 'reminder.completed', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-352b-7d88-8240-cb4adefc344a', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-352b-7d88-8240-cb4adefc344a","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"completed","status_at":"2026-11-23T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-23T08:00:00Z","due_at":"2026-11-23T10:00:00Z","deadline":"2026-11-25T08:00:00Z","expires_at":"2026-12-07T08:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","2 h after it: Mon 23 Nov, 11:00 (Europe/Madrid).","To be done by Wed 25 Nov, 09:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-352b-7d88-8240-cb4adefc344a","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-352b-7d88-8240-cb4adefc344a/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-352b-7d88-8240-cb4adefc344a/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-352b-7d88-8240-cb4adefc344a/snooze"}}', NULL, 18),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35b9-79a1-9fc6-6b586d96f274', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35b5-7437-8319-096a74992cef', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-35b5-7437-8319-096a74992cef","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"No practice card is due on that day any more.","overdue":false,"not_before":null,"due_at":"2026-11-26T17:00:00Z","deadline":null,"expires_at":"2026-11-26T23:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Thu 26 Nov.","steps":["At least one practice card is due on Thu 26 Nov.","The evening of Thu 26 Nov: Thu 26 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Fri 27 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/briefing"}}', NULL, 19),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35bd-77dd-ab09-6c5a55646f40', 'reminder.cancelled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35b8-77a8-bf09-b1876863d5cf', '2026-11-23 09:00:00+00', '{"reminder":{"id":"01a207a2-35b8-77a8-bf09-b1876863d5cf","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"cancelled","status_at":"2026-11-23T09:00:00Z","status_reason":"No practice card is due on that day any more.","overdue":false,"not_before":null,"due_at":"2026-11-27T17:00:00Z","deadline":null,"expires_at":"2026-11-27T23:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Fri 27 Nov.","steps":["At least one practice card is due on Fri 27 Nov.","The evening of Fri 27 Nov: Fri 27 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Sat 28 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T09:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf/briefing"}}', NULL, 20),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35c9-7813-9ffd-3a7155c5f83d', 'draft.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35c7-75fa-8be8-c345492abd26', '2026-11-23 09:00:00+00', '{"draft":{"id":"01a207a2-35c7-75fa-8be8-c345492abd26","kind":"thank_you","tone":"warm","language":"en","status":"draft","revision":1,"written_by":"built_in","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","interviewer_id":"01a207a2-3525-71bf-a25e-0cc7874d9fb1"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"draft":"http://127.0.0.1:8000/v1/drafts/01a207a2-35c7-75fa-8be8-c345492abd26"}}', NULL, 21),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d0-71cc-8cc4-cc66c4823742', 'draft.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35ce-749a-80aa-b7fb3be1aba4', '2026-11-23 09:00:00+00', '{"draft":{"id":"01a207a2-35ce-749a-80aa-b7fb3be1aba4","kind":"thank_you","tone":"formal","language":"de","status":"draft","revision":1,"written_by":"built_in","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","interviewer_id":"01a207a2-3548-7e0c-b728-bfa019460c06"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"draft":"http://127.0.0.1:8000/v1/drafts/01a207a2-35ce-749a-80aa-b7fb3be1aba4"}}', NULL, 22),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35d3-7ae2-8795-60fe1f70dc9e', 'draft.sent', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35ce-749a-80aa-b7fb3be1aba4', '2026-11-23 09:00:00+00', '{"draft":{"id":"01a207a2-35ce-749a-80aa-b7fb3be1aba4","kind":"thank_you","tone":"formal","language":"de","status":"sent","revision":1,"written_by":"built_in","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","interviewer_id":"01a207a2-3548-7e0c-b728-bfa019460c06"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"draft":"http://127.0.0.1:8000/v1/drafts/01a207a2-35ce-749a-80aa-b7fb3be1aba4"}}', NULL, 23),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35de-769d-bf9c-87b804786a57', 'draft.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35dc-7d89-9579-3dc40191e281', '2026-11-23 09:00:00+00', '{"draft":{"id":"01a207a2-35dc-7d89-9579-3dc40191e281","kind":"thank_you","tone":"formal","language":"en","status":"draft","revision":1,"written_by":"built_in","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","interviewer_id":"01a207a2-3509-7d9f-aa93-95cf868186cb"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"offer"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"draft":"http://127.0.0.1:8000/v1/drafts/01a207a2-35dc-7d89-9579-3dc40191e281"}}', NULL, 25),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35eb-7ca7-a7c9-808bd1ed8fb7', 'interview.created', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', '2026-11-23 09:00:00+00', '{"interview":{"id":"01a207a2-35e8-7ae2-8d29-056ba4fec2c3","application_id":"01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e","company":"Initech","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-22T08:00:00Z","ends_at":"2026-11-22T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2","external_id":null,"time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-35e8-7ae2-8d29-056ba4fec2c3","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-35e8-7ae2-8d29-056ba4fec2c3/plan"}}', NULL, 26),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3608-708d-95df-f5f9c6583cf6', 'reminder.due', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3607-714e-9aba-74c680591558', '2026-11-25 09:00:00+00', '{"reminder":{"id":"01a207a2-3607-714e-9aba-74c680591558","candidate_id":"01a207a2-35fe-7475-afed-817ad61970f9","application_id":"01a207a2-3600-7ce7-8fb7-38ff0ad20889","interview_id":"01a207a2-3601-7664-95d1-ef153dc4b682","company":"Initech","role":"Data Engineer","action":"send_thank_you","subject":{"interviewer":"Bill Lumbergh","interviewer_id":"01a207a2-3602-7cc6-8e10-9f3e401ca12c"},"ordinal":1,"status":"due","status_at":"2026-11-25T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-25T06:30:00Z","due_at":"2026-11-25T08:00:00Z","deadline":"2026-11-26T06:00:00Z","expires_at":"2026-11-28T06:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","2 h after it: Wed 25 Nov, 09:00 (Europe/Madrid).","To be sent by Thu 26 Nov, 07:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-25T09:00:00Z","updated_at":"2026-11-25T09:00:00Z"},"interview":{"id":"01a207a2-3601-7664-95d1-ef153dc4b682","application_id":"01a207a2-3600-7ce7-8fb7-38ff0ad20889","company":"Initech","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-25T05:00:00Z","ends_at":"2026-11-25T06:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-35fe-7475-afed-817ad61970f9","external_id":null,"time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3607-714e-9aba-74c680591558","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3607-714e-9aba-74c680591558/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3607-714e-9aba-74c680591558/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3607-714e-9aba-74c680591558/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-3607-714e-9aba-74c680591558/draft"}}', NULL, 27),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-360a-7ce5-9dad-268192925128', 'reminder.due', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3609-7508-adbb-d748c6e0069e', '2026-11-25 09:00:00+00', '{"reminder":{"id":"01a207a2-3609-7508-adbb-d748c6e0069e","candidate_id":"01a207a2-35fe-7475-afed-817ad61970f9","application_id":"01a207a2-3600-7ce7-8fb7-38ff0ad20889","interview_id":"01a207a2-3601-7664-95d1-ef153dc4b682","company":"Initech","role":"Data Engineer","action":"send_thank_you","subject":{"interviewer":"Milton Waddams","interviewer_id":"01a207a2-3603-7bdf-98d1-062c2577d10a"},"ordinal":1,"status":"due","status_at":"2026-11-25T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-25T06:30:00Z","due_at":"2026-11-25T08:00:00Z","deadline":"2026-11-26T06:00:00Z","expires_at":"2026-11-28T06:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank Milton Waddams for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","2 h after it: Wed 25 Nov, 09:00 (Europe/Madrid).","To be sent by Thu 26 Nov, 07:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-25T09:00:00Z","updated_at":"2026-11-25T09:00:00Z"},"interview":{"id":"01a207a2-3601-7664-95d1-ef153dc4b682","application_id":"01a207a2-3600-7ce7-8fb7-38ff0ad20889","company":"Initech","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-25T05:00:00Z","ends_at":"2026-11-25T06:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-35fe-7475-afed-817ad61970f9","external_id":null,"time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3609-7508-adbb-d748c6e0069e","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3609-7508-adbb-d748c6e0069e/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3609-7508-adbb-d748c6e0069e/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3609-7508-adbb-d748c6e0069e/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-3609-7508-adbb-d748c6e0069e/draft"}}', NULL, 27),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3604-74e0-96b4-2b55ac5d4e54', 'interview.created', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3601-7664-95d1-ef153dc4b682', '2026-11-25 09:00:00+00', '{"interview":{"id":"01a207a2-3601-7664-95d1-ef153dc4b682","application_id":"01a207a2-3600-7ce7-8fb7-38ff0ad20889","company":"Initech","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-25T05:00:00Z","ends_at":"2026-11-25T06:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-35fe-7475-afed-817ad61970f9","external_id":null,"time_zone":"Europe/Madrid"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a207a2-3601-7664-95d1-ef153dc4b682","plan":"http://127.0.0.1:8000/v1/interviews/01a207a2-3601-7664-95d1-ef153dc4b682/plan"}}', NULL, 27),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3606-713f-95ee-fdd644a30392', 'reminder.due', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3605-743f-bb31-e7b1175ee121', '2026-11-25 09:00:00+00', '{"reminder":{"id":"01a207a2-3605-743f-bb31-e7b1175ee121","candidate_id":"01a207a2-35fe-7475-afed-817ad61970f9","application_id":"01a207a2-3600-7ce7-8fb7-38ff0ad20889","interview_id":"01a207a2-3601-7664-95d1-ef153dc4b682","company":"Initech","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-25T09:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-25T06:00:00Z","due_at":"2026-11-25T07:00:00Z","deadline":"2026-11-27T06:00:00Z","expires_at":"2026-12-09T06:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","1 h after it: Wed 25 Nov, 08:00 (Europe/Madrid).","To be done by Fri 27 Nov, 07:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-25T09:00:00Z","updated_at":"2026-11-25T09:00:00Z"},"interview":{"id":"01a207a2-3601-7664-95d1-ef153dc4b682","application_id":"01a207a2-3600-7ce7-8fb7-38ff0ad20889","company":"Initech","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-25T05:00:00Z","ends_at":"2026-11-25T06:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-35fe-7475-afed-817ad61970f9","external_id":null,"time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3605-743f-bb31-e7b1175ee121","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3605-743f-bb31-e7b1175ee121/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3605-743f-bb31-e7b1175ee121/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3605-743f-bb31-e7b1175ee121/snooze"}}', NULL, 27),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-01a2-75de-8502-9fbc43845f38', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-352d-7ddf-a2ae-e5f28970fa60', '2026-11-23 12:00:00+00', '{"reminder":{"id":"01a207a2-352d-7ddf-a2ae-e5f28970fa60","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"send_thank_you","subject":{"interviewer":"Milton Waddams","interviewer_id":"01a207a2-3526-7805-8a2a-7407726f6201"},"ordinal":1,"status":"due","status_at":"2026-11-23T12:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-23T08:30:00Z","due_at":"2026-11-23T12:00:00Z","deadline":"2026-11-24T08:00:00Z","expires_at":"2026-11-26T08:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank Milton Waddams for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","4 h after it: Mon 23 Nov, 13:00 (Europe/Madrid).","To be sent by Tue 24 Nov, 09:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T12:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":{"id":"01a20847-019d-7705-8203-e529ae24ce4c","kind":"thank_you","tone":"warm","language":"en","status":"draft","revision":1,"written_by":"built_in","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","interviewer_id":"01a207a2-3526-7805-8a2a-7407726f6201"},"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/draft","draft":"http://127.0.0.1:8000/v1/drafts/01a20847-019d-7705-8203-e529ae24ce4c"}}', NULL, 29),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-019f-7bd0-b208-452d2ae05cd6', 'draft.created', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a20847-019d-7705-8203-e529ae24ce4c', '2026-11-23 12:00:00+00', '{"draft":{"id":"01a20847-019d-7705-8203-e529ae24ce4c","kind":"thank_you","tone":"warm","language":"en","status":"draft","revision":1,"written_by":"built_in","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","interviewer_id":"01a207a2-3526-7805-8a2a-7407726f6201"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"draft":"http://127.0.0.1:8000/v1/drafts/01a20847-019d-7705-8203-e529ae24ce4c"}}', NULL, 29),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20847-01a1-7ab3-8a1d-7edd5e159a3c', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-352c-70b8-9352-053b7503cb30', '2026-11-23 12:00:00+00', '{"reminder":{"id":"01a207a2-352c-70b8-9352-053b7503cb30","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"send_thank_you","subject":{"interviewer":"Bill Lumbergh","interviewer_id":"01a207a2-3525-71bf-a25e-0cc7874d9fb1"},"ordinal":1,"status":"due","status_at":"2026-11-23T12:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-23T08:30:00Z","due_at":"2026-11-23T12:00:00Z","deadline":"2026-11-24T08:00:00Z","expires_at":"2026-11-26T08:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","4 h after it: Mon 23 Nov, 13:00 (Europe/Madrid).","To be sent by Tue 24 Nov, 09:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T12:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":{"id":"01a207a2-35c7-75fa-8be8-c345492abd26","kind":"thank_you","tone":"warm","language":"en","status":"draft","revision":2,"written_by":"built_in","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","interviewer_id":"01a207a2-3525-71bf-a25e-0cc7874d9fb1"},"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30/draft","draft":"http://127.0.0.1:8000/v1/drafts/01a207a2-35c7-75fa-8be8-c345492abd26"}}', NULL, 29),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a208eb-cd2d-728f-84ad-bc6e38dba50e', 'reminder.completed', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-350d-7dbf-bde5-b40d227616e5', '2026-11-23 15:00:00+00', '{"reminder":{"id":"01a207a2-350d-7dbf-bde5-b40d227616e5","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","company":"Hooli","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"completed","status_at":"2026-11-23T15:00:00Z","status_reason":"Done by phone.","overdue":false,"not_before":"2026-11-14T09:00:00Z","due_at":"2026-11-14T11:00:00Z","deadline":"2026-11-16T09:00:00Z","expires_at":"2026-11-28T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Hooli, while it is fresh.","steps":["The interview''s end: Sat 14 Nov, 10:00 (Europe/Madrid).","2 h after it: Sat 14 Nov, 12:00 (Europe/Madrid).","To be done by Mon 16 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T15:00:00Z"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"offer"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-350d-7dbf-bde5-b40d227616e5","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-350d-7dbf-bde5-b40d227616e5/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-350d-7dbf-bde5-b40d227616e5/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-350d-7dbf-bde5-b40d227616e5/snooze"}}', NULL, 30),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a208eb-cd2f-7131-8fbd-672cc0e6e0df', 'reminder.skipped', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-354f-7a31-b55d-b9ff60b9a529', '2026-11-23 15:00:00+00', '{"reminder":{"id":"01a207a2-354f-7a31-b55d-b9ff60b9a529","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","company":"Stark","role":"Data Engineer","action":"evaluate_fit","subject":null,"ordinal":1,"status":"skipped","status_at":"2026-11-23T15:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-20T09:00:00Z","due_at":"2026-11-21T17:00:00Z","deadline":null,"expires_at":"2026-12-20T09:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Stark is right for you.","steps":["The interview''s end: Fri 20 Nov, 04:00 (America/New_York); that is 10:00 for you.","The evening of Sat 21 Nov: Sat 21 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T15:00:00Z"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-354f-7a31-b55d-b9ff60b9a529","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-354f-7a31-b55d-b9ff60b9a529/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-354f-7a31-b55d-b9ff60b9a529/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-354f-7a31-b55d-b9ff60b9a529/snooze"}}', NULL, 31),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a208eb-cd31-787b-9d70-831ebcf2b4a6', 'reminder.completed', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-352c-70b8-9352-053b7503cb30', '2026-11-23 15:00:00+00', '{"reminder":{"id":"01a207a2-352c-70b8-9352-053b7503cb30","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"send_thank_you","subject":{"interviewer":"Bill Lumbergh","interviewer_id":"01a207a2-3525-71bf-a25e-0cc7874d9fb1"},"ordinal":1,"status":"completed","status_at":"2026-11-23T15:00:00Z","status_reason":"Done by phone.","overdue":false,"not_before":"2026-11-23T08:30:00Z","due_at":"2026-11-23T12:00:00Z","deadline":"2026-11-24T08:00:00Z","expires_at":"2026-11-26T08:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","4 h after it: Mon 23 Nov, 13:00 (Europe/Madrid).","To be sent by Tue 24 Nov, 09:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T15:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-352c-70b8-9352-053b7503cb30/draft"}}', NULL, 32),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20959-aa35-7290-8df4-bfde1217ce84', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35a2-731b-adc5-942bce08d136', '2026-11-23 17:00:00+00', '{"reminder":{"id":"01a207a2-35a2-731b-adc5-942bce08d136","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-23T17:00:00Z","status_reason":null,"overdue":false,"not_before":null,"due_at":"2026-11-23T17:00:00Z","deadline":null,"expires_at":"2026-11-23T23:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Mon 23 Nov.","steps":["At least one practice card is due on Mon 23 Nov.","The evening of Mon 23 Nov: Mon 23 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Tue 24 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T17:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136/briefing"}}', NULL, 33),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20aa3-4143-7fd1-be5f-6c3af2e7830a', 'reminder.expired', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35a2-731b-adc5-942bce08d136', '2026-11-23 23:00:00+00', '{"reminder":{"id":"01a207a2-35a2-731b-adc5-942bce08d136","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"expired","status_at":"2026-11-23T23:00:00Z","status_reason":"Its time passed before it was done.","overdue":false,"not_before":null,"due_at":"2026-11-23T17:00:00Z","deadline":null,"expires_at":"2026-11-23T23:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Mon 23 Nov.","steps":["At least one practice card is due on Mon 23 Nov.","The evening of Mon 23 Nov: Mon 23 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Tue 24 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T23:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35a2-731b-adc5-942bce08d136/briefing"}}', NULL, 34),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20aa3-4144-71dc-9d32-22dab7dec8df', 'reminder.rescheduled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35b8-77a8-bf09-b1876863d5cf', '2026-11-23 23:00:00+00', '{"reminder":{"id":"01a207a2-35b8-77a8-bf09-b1876863d5cf","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"scheduled","status_at":"2026-11-23T23:00:00Z","status_reason":null,"overdue":false,"not_before":null,"due_at":"2026-11-27T17:00:00Z","deadline":null,"expires_at":"2026-11-27T23:00:00Z","snoozed_until":null,"revision":2,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Fri 27 Nov.","steps":["At least one practice card is due on Fri 27 Nov.","The evening of Fri 27 Nov: Fri 27 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Sat 28 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-23T23:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b8-77a8-bf09-b1876863d5cf/briefing"}}', NULL, 35);

INSERT INTO public.events_20261124 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20c91-a3d7-7133-8985-e945bc50f975', 'reminder.overdue', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-352d-7ddf-a2ae-e5f28970fa60', '2026-11-24 08:00:00+00', '{"reminder":{"id":"01a207a2-352d-7ddf-a2ae-e5f28970fa60","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"send_thank_you","subject":{"interviewer":"Milton Waddams","interviewer_id":"01a207a2-3526-7805-8a2a-7407726f6201"},"ordinal":1,"status":"due","status_at":"2026-11-23T12:00:00Z","status_reason":null,"overdue":true,"not_before":"2026-11-23T08:30:00Z","due_at":"2026-11-23T12:00:00Z","deadline":"2026-11-24T08:00:00Z","expires_at":"2026-11-26T08:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank Milton Waddams for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","4 h after it: Mon 23 Nov, 13:00 (Europe/Madrid).","To be sent by Tue 24 Nov, 09:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-24T08:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/draft"}}', NULL, 36),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-066b-7f2b-bf6d-f17132bc216d', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3502-7a0b-a935-db9c7f862426', '2026-11-24 17:00:00+00', '{"reminder":{"id":"01a207a2-3502-7a0b-a935-db9c7f862426","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","interview_id":"01a207a2-34f2-72f8-a998-64b817eeb005","company":"Globex","role":"Data Engineer","action":"review_lessons","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-24T17:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-23T09:00:00Z","due_at":"2026-11-24T17:00:00Z","deadline":null,"expires_at":"2026-12-08T17:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"review_lessons.after_outcome","summary":"See what the interview at Globex taught you, now that its outcome is known.","steps":["The outcome, rejected, came on Mon 23 Nov, 10:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-24T17:00:00Z"},"interview":{"id":"01a207a2-34f2-72f8-a998-64b817eeb005","application_id":"01a207a2-34f1-7f71-bb6a-85df68f55b6c","company":"Globex","role":"Data Engineer","round":1,"kind":"phone_screen","status":"completed","starts_at":"2026-10-24T08:00:00Z","ends_at":"2026-10-24T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"rejected"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3502-7a0b-a935-db9c7f862426","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3502-7a0b-a935-db9c7f862426/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3502-7a0b-a935-db9c7f862426/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3502-7a0b-a935-db9c7f862426/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-3502-7a0b-a935-db9c7f862426/briefing"}}', NULL, 37),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-066e-7fd4-8e3b-432dead9dded', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35bc-779b-9a34-73c4d963331a', '2026-11-24 17:00:00+00', '{"reminder":{"id":"01a207a2-35bc-779b-9a34-73c4d963331a","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-24T17:00:00Z","status_reason":null,"overdue":false,"not_before":null,"due_at":"2026-11-24T17:00:00Z","deadline":null,"expires_at":"2026-11-24T23:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Tue 24 Nov.","steps":["At least one practice card is due on Tue 24 Nov.","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Wed 25 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-24T17:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a/briefing"}}', NULL, 37),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-066c-7c8e-a5ef-07e676005f4e', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-351e-7abf-82ea-9e838f1d9382', '2026-11-24 17:00:00+00', '{"reminder":{"id":"01a207a2-351e-7abf-82ea-9e838f1d9382","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","interview_id":"01a207a2-3508-75cd-8d75-4ea88686e85b","company":"Hooli","role":"Data Engineer","action":"review_lessons","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-24T17:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-23T09:00:00Z","due_at":"2026-11-24T17:00:00Z","deadline":null,"expires_at":"2026-12-08T17:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"review_lessons.after_outcome","summary":"See what the interview at Hooli taught you, now that its outcome is known.","steps":["The outcome, offer, came on Mon 23 Nov, 10:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-24T17:00:00Z"},"interview":{"id":"01a207a2-3508-75cd-8d75-4ea88686e85b","application_id":"01a207a2-3507-75c5-8b5c-e71449805f89","company":"Hooli","role":"Data Engineer","round":3,"kind":"final","status":"completed","starts_at":"2026-11-14T08:00:00Z","ends_at":"2026-11-14T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"offer"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-351e-7abf-82ea-9e838f1d9382","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-351e-7abf-82ea-9e838f1d9382/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-351e-7abf-82ea-9e838f1d9382/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-351e-7abf-82ea-9e838f1d9382/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-351e-7abf-82ea-9e838f1d9382/briefing"}}', NULL, 37),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20e80-066d-7eb8-965a-f68866c851bf', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3542-7810-9dba-b885cab705b8', '2026-11-24 17:00:00+00', '{"reminder":{"id":"01a207a2-3542-7810-9dba-b885cab705b8","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3534-7add-a1c4-53f309710d4f","company":"Initech","role":"Data Engineer","action":"review_lessons","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-24T17:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-23T09:00:00Z","due_at":"2026-11-24T17:00:00Z","deadline":null,"expires_at":"2026-12-08T17:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"review_lessons.after_outcome","summary":"See what the interview at Initech taught you, now that its outcome is known.","steps":["The outcome, advanced, came on Mon 23 Nov, 10:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-24T17:00:00Z"},"interview":{"id":"01a207a2-3534-7add-a1c4-53f309710d4f","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":1,"kind":"technical","status":"completed","starts_at":"2026-11-11T08:00:00Z","ends_at":"2026-11-11T09:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"advanced"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-3542-7810-9dba-b885cab705b8","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-3542-7810-9dba-b885cab705b8/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-3542-7810-9dba-b885cab705b8/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-3542-7810-9dba-b885cab705b8/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-3542-7810-9dba-b885cab705b8/briefing"}}', NULL, 37),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20fc9-9d7f-7a89-94a3-ef89e66fed49', 'reminder.expired', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35bc-779b-9a34-73c4d963331a', '2026-11-24 23:00:00+00', '{"reminder":{"id":"01a207a2-35bc-779b-9a34-73c4d963331a","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"expired","status_at":"2026-11-24T23:00:00Z","status_reason":"Its time passed before it was done.","overdue":false,"not_before":null,"due_at":"2026-11-24T17:00:00Z","deadline":null,"expires_at":"2026-11-24T23:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Tue 24 Nov.","steps":["At least one practice card is due on Tue 24 Nov.","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Wed 25 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-24T23:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35bc-779b-9a34-73c4d963331a/briefing"}}', NULL, 38);

INSERT INTO public.events_20261125 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a211ee-ee95-755e-b74b-27cebd4c2230', 'commitment.missed', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3529-7d11-a648-773d2a597edc', '2026-11-25 09:00:00+00', '{"commitment":{"id":"01a207a2-3529-7d11-a648-773d2a597edc","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","decide_by":"2026-11-25T09:00:00Z","said_by":null,"said_at":null,"note":null,"status":"missed","status_at":"2026-11-25T09:00:00Z","created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-25T09:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"links":{"commitments":"http://127.0.0.1:8000/v1/interviews/01a207a2-3524-7aba-b99a-c268331e7497/commitments"}}', NULL, 39),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a213a6-62a7-7073-9ff1-8c76378044bf', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a20fc9-9d80-7c30-807a-ff488c6ef1ad', '2026-11-25 17:00:00+00', '{"reminder":{"id":"01a20fc9-9d80-7c30-807a-ff488c6ef1ad","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-25T17:00:00Z","status_reason":null,"overdue":false,"not_before":null,"due_at":"2026-11-25T17:00:00Z","deadline":null,"expires_at":"2026-11-25T23:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Wed 25 Nov.","steps":["At least one practice card is due on Wed 25 Nov.","The evening of Wed 25 Nov: Wed 25 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Thu 26 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-24T23:00:00Z","updated_at":"2026-11-25T17:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad","complete":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad/briefing"}}', NULL, 40),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a214ef-f9b5-7578-8f2d-71389c103d6c', 'reminder.expired', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a20fc9-9d80-7c30-807a-ff488c6ef1ad', '2026-11-25 23:00:00+00', '{"reminder":{"id":"01a20fc9-9d80-7c30-807a-ff488c6ef1ad","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"expired","status_at":"2026-11-25T23:00:00Z","status_reason":"Its time passed before it was done.","overdue":false,"not_before":null,"due_at":"2026-11-25T17:00:00Z","deadline":null,"expires_at":"2026-11-25T23:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Wed 25 Nov.","steps":["At least one practice card is due on Wed 25 Nov.","The evening of Wed 25 Nov: Wed 25 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Thu 26 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-24T23:00:00Z","updated_at":"2026-11-25T23:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad","complete":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a20fc9-9d80-7c30-807a-ff488c6ef1ad/briefing"}}', NULL, 41),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a214ef-f9b6-7545-ad49-f3182104a50a', 'reminder.rescheduled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35b5-7437-8319-096a74992cef', '2026-11-25 23:00:00+00', '{"reminder":{"id":"01a207a2-35b5-7437-8319-096a74992cef","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"scheduled","status_at":"2026-11-25T23:00:00Z","status_reason":null,"overdue":false,"not_before":null,"due_at":"2026-11-26T17:00:00Z","deadline":null,"expires_at":"2026-11-26T23:00:00Z","snoozed_until":null,"revision":2,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Thu 26 Nov.","steps":["At least one practice card is due on Thu 26 Nov.","The evening of Thu 26 Nov: Thu 26 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Fri 27 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-25T23:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/briefing"}}', NULL, 42);

INSERT INTO public.events_20261126 VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d060-7428-a319-807f11f3a848', 'endpoint.test', NULL, '01a207a2-34e6-70b1-b78e-4cc3a5eba5a3', '2026-11-26 16:00:00+00', '{"endpoint":{"id":"01a207a2-34e6-70b1-b78e-4cc3a5eba5a3","url":"http://receiver.example:8910/gone"}}', NULL, 45),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d063-7ef4-ab8c-f86a5643b1ee', 'endpoint.test', NULL, '01a207a2-34ea-7e1e-91b1-b4ece9d5a14b', '2026-11-26 16:00:00+00', '{"endpoint":{"id":"01a207a2-34ea-7e1e-91b1-b4ece9d5a14b","url":"http://receiver.example:8910/status/503"}}', NULL, 46),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a216de-5c49-7ddd-b1b2-361ba3a644dd', 'reminder.expired', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-352d-7ddf-a2ae-e5f28970fa60', '2026-11-26 08:00:00+00', '{"reminder":{"id":"01a207a2-352d-7ddf-a2ae-e5f28970fa60","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","interview_id":"01a207a2-3524-7aba-b99a-c268331e7497","company":"Initech","role":"Data Engineer","action":"send_thank_you","subject":{"interviewer":"Milton Waddams","interviewer_id":"01a207a2-3526-7805-8a2a-7407726f6201"},"ordinal":1,"status":"expired","status_at":"2026-11-26T08:00:00Z","status_reason":"Its time passed before it was done.","overdue":false,"not_before":"2026-11-23T08:30:00Z","due_at":"2026-11-23T12:00:00Z","deadline":"2026-11-24T08:00:00Z","expires_at":"2026-11-26T08:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"send_thank_you.after_interview","summary":"Thank Milton Waddams for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","4 h after it: Mon 23 Nov, 13:00 (Europe/Madrid).","To be sent by Tue 24 Nov, 09:00 (Europe/Madrid), 24 h after the end."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-26T08:00:00Z"},"interview":{"id":"01a207a2-3524-7aba-b99a-c268331e7497","application_id":"01a207a2-3523-7e85-bf12-a1ffdbc5b374","company":"Initech","role":"Data Engineer","round":2,"kind":"panel","status":"completed","starts_at":"2026-11-23T07:00:00Z","ends_at":"2026-11-23T08:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/snooze","compose_draft":"http://127.0.0.1:8000/v1/reminders/01a207a2-352d-7ddf-a2ae-e5f28970fa60/draft"}}', NULL, 43),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d05e-7482-8699-43d08ea8a2e3', 'reminder.rescheduled', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-354c-7286-975d-86ba049e61b8', '2026-11-26 16:00:00+00', '{"reminder":{"id":"01a207a2-354c-7286-975d-86ba049e61b8","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","interview_id":"01a207a2-3547-787a-b893-ba4c585255b7","company":"Stark","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"scheduled","status_at":"2026-11-26T16:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-20T09:00:00Z","due_at":"2026-11-26T21:00:00Z","deadline":"2026-11-22T09:00:00Z","expires_at":"2026-12-04T09:00:00Z","snoozed_until":"2026-11-26T21:00:00Z","revision":2,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Stark, while it is fresh.","steps":["The interview''s end: Fri 20 Nov, 04:00 (America/New_York); that is 10:00 for you.","2 h after it: Fri 20 Nov, 12:00 (Europe/Madrid).","To be done by Sun 22 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":"2026-11-20T11:00:00Z"},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-26T16:00:00Z"},"interview":{"id":"01a207a2-3547-787a-b893-ba4c585255b7","application_id":"01a207a2-3546-7a8e-b1f3-84445fda8202","company":"Stark","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-20T08:00:00Z","ends_at":"2026-11-20T09:00:00Z","ended_at":null,"time_zone":"America/New_York","outcome":"pending"},"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-354c-7286-975d-86ba049e61b8","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-354c-7286-975d-86ba049e61b8/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-354c-7286-975d-86ba049e61b8/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-354c-7286-975d-86ba049e61b8/snooze"}}', NULL, 44),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d065-74ad-b1a1-e7a211e6a7d2', 'endpoint.disabled', NULL, '01a207a2-34e6-70b1-b78e-4cc3a5eba5a3', '2026-11-26 16:00:00.018206+00', '{"endpoint":{"id":"01a207a2-34e6-70b1-b78e-4cc3a5eba5a3","url":"http://receiver.example:8910/gone","description":"gone","disabled_reason":"The receiver answered 410 Gone.","disabled_at":"2026-11-26T16:00:00.018206Z"}}', NULL, 47),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d069-7d94-8f88-b98442c7324e', 'endpoint.test', NULL, '01a207a2-34e8-781b-a06a-632afc2a9b63', '2026-11-26 16:00:00+00', '{"endpoint":{"id":"01a207a2-34e8-781b-a06a-632afc2a9b63","url":"http://blocked.example:8910/inside"}}', NULL, 48),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a21895-d06c-75ca-84be-45b304224b23', 'endpoint.test', NULL, '01a207a2-34ec-79af-95ec-5d929ee20c09', '2026-11-26 16:00:00+00', '{"endpoint":{"id":"01a207a2-34ec-79af-95ec-5d929ee20c09","url":"http://receiver.example:8910/deleted"}}', NULL, 49),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bef0-7202-a668-bf3a447c38b1', 'reminder.due', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35b5-7437-8319-096a74992cef', '2026-11-26 17:00:00+00', '{"reminder":{"id":"01a207a2-35b5-7437-8319-096a74992cef","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-26T17:00:00Z","status_reason":null,"overdue":false,"not_before":null,"due_at":"2026-11-26T17:00:00Z","deadline":null,"expires_at":"2026-11-26T23:00:00Z","snoozed_until":null,"revision":2,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Thu 26 Nov.","steps":["At least one practice card is due on Thu 26 Nov.","The evening of Thu 26 Nov: Thu 26 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Fri 27 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-26T17:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/briefing"}}', NULL, 50),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bef3-7820-999e-6343ce1428fd', 'reminder.completed', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35b5-7437-8319-096a74992cef', '2026-11-26 17:00:00+00', '{"reminder":{"id":"01a207a2-35b5-7437-8319-096a74992cef","candidate_id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","application_id":null,"interview_id":null,"company":null,"role":null,"action":"practise","subject":null,"ordinal":1,"status":"completed","status_at":"2026-11-26T17:00:00Z","status_reason":"Already done.","overdue":false,"not_before":null,"due_at":"2026-11-26T17:00:00Z","deadline":null,"expires_at":"2026-11-26T23:00:00Z","snoozed_until":null,"revision":2,"explanation":{"rule":"practise.cards_due","summary":"Practise the questions that are due on Thu 26 Nov.","steps":["At least one practice card is due on Thu 26 Nov.","The evening of Thu 26 Nov: Thu 26 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Fri 27 Nov, 00:00 (Europe/Madrid)."],"supersedes":null},"created_at":"2026-11-23T09:00:00Z","updated_at":"2026-11-26T17:00:00Z"},"interview":null,"candidate":{"id":"01a207a2-34ef-77f4-a85c-2b5612fb6582","external_id":"u-17","time_zone":"Europe/Madrid"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef","complete":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/snooze","briefing":"http://127.0.0.1:8000/v1/reminders/01a207a2-35b5-7437-8319-096a74992cef/briefing"}}', NULL, 51),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bef9-7a65-aade-694d95da96b8', 'interview.created', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef6-714d-99b2-e53f11dc9501', '2026-11-26 17:00:00+00', '{"interview":{"id":"01a218cc-bef6-714d-99b2-e53f11dc9501","application_id":"01a218cc-bef5-7e90-8646-caf9a73fe2da","company":"Initech","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-26T14:00:00Z","ends_at":"2026-11-26T15:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-35e3-7bf4-8749-0876f4924a84","external_id":"u-18","time_zone":"America/New_York"},"links":{"interview":"http://127.0.0.1:8000/v1/interviews/01a218cc-bef6-714d-99b2-e53f11dc9501","plan":"http://127.0.0.1:8000/v1/interviews/01a218cc-bef6-714d-99b2-e53f11dc9501/plan"}}', NULL, 52),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-befb-7b62-87af-75cbe7887e60', 'commitment.recorded', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-befa-72f6-a330-306c447ef09e', '2026-11-26 17:00:00+00', '{"commitment":{"id":"01a218cc-befa-72f6-a330-306c447ef09e","candidate_id":"01a207a2-35e3-7bf4-8749-0876f4924a84","interview_id":"01a218cc-bef6-714d-99b2-e53f11dc9501","decide_by":"2026-11-29","said_by":null,"said_at":null,"note":null,"status":"open","status_at":null,"created_at":"2026-11-26T17:00:00Z","updated_at":"2026-11-26T17:00:00Z"},"interview":{"id":"01a218cc-bef6-714d-99b2-e53f11dc9501","application_id":"01a218cc-bef5-7e90-8646-caf9a73fe2da","company":"Initech","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-26T14:00:00Z","ends_at":"2026-11-26T15:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-35e3-7bf4-8749-0876f4924a84","external_id":"u-18","time_zone":"America/New_York"},"links":{"commitments":"http://127.0.0.1:8000/v1/interviews/01a218cc-bef6-714d-99b2-e53f11dc9501/commitments"}}', NULL, 52),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-befd-7533-9153-065c8a3e69b6', 'reminder.due', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-befc-73a6-ba99-9db6e63a4be8', '2026-11-26 17:00:00+00', '{"reminder":{"id":"01a218cc-befc-73a6-ba99-9db6e63a4be8","candidate_id":"01a207a2-35e3-7bf4-8749-0876f4924a84","application_id":"01a218cc-bef5-7e90-8646-caf9a73fe2da","interview_id":"01a218cc-bef6-714d-99b2-e53f11dc9501","company":"Initech","role":"Data Engineer","action":"reflect","subject":null,"ordinal":1,"status":"due","status_at":"2026-11-26T17:00:00Z","status_reason":null,"overdue":false,"not_before":"2026-11-26T15:00:00Z","due_at":"2026-11-26T17:00:00Z","deadline":"2026-11-28T15:00:00Z","expires_at":"2026-12-10T15:00:00Z","snoozed_until":null,"revision":1,"explanation":{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Thu 26 Nov, 16:00 (Europe/Madrid); that is 10:00 for you.","2 h after it: Thu 26 Nov, 12:00 (America/New_York).","To be done by Sat 28 Nov, 10:00 (America/New_York), 48 h after the end."],"supersedes":null},"created_at":"2026-11-26T17:00:00Z","updated_at":"2026-11-26T17:00:00Z"},"interview":{"id":"01a218cc-bef6-714d-99b2-e53f11dc9501","application_id":"01a218cc-bef5-7e90-8646-caf9a73fe2da","company":"Initech","role":"Data Engineer","round":null,"kind":"other","status":"completed","starts_at":"2026-11-26T14:00:00Z","ends_at":"2026-11-26T15:00:00Z","ended_at":null,"time_zone":"Europe/Madrid","outcome":"pending"},"candidate":{"id":"01a207a2-35e3-7bf4-8749-0876f4924a84","external_id":"u-18","time_zone":"America/New_York"},"draft":null,"links":{"reminder":"http://127.0.0.1:8000/v1/reminders/01a218cc-befc-73a6-ba99-9db6e63a4be8","complete":"http://127.0.0.1:8000/v1/reminders/01a218cc-befc-73a6-ba99-9db6e63a4be8/complete","skip":"http://127.0.0.1:8000/v1/reminders/01a218cc-befc-73a6-ba99-9db6e63a4be8/skip","snooze":"http://127.0.0.1:8000/v1/reminders/01a218cc-befc-73a6-ba99-9db6e63a4be8/snooze"}}', NULL, 52);

INSERT INTO public.feed_counter VALUES
	(1, 0);

INSERT INTO public.fit_evaluations VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35c3-76c4-b455-e8eb35548548', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', 1, '[{"key":"remote","name":"Remote work","weight":3,"deal_breaker":false,"question":"How many days a week?"},{"key":"pay","name":"Pay","weight":1,"deal_breaker":true,"question":null}]', '{"remote":4,"pay":3}', 'Better than expected.', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35c5-7971-8d95-e44590ebbb69', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', 1, '[{"key":"remote","name":"Remote work","weight":3,"deal_breaker":false,"question":"How many days a week?"},{"key":"pay","name":"Pay","weight":1,"deal_breaker":true,"question":null}]', '{"remote":4,"pay":3}', 'Better than expected.', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.fit_profiles VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35c1-74b7-b4be-4ec3d2e58ced', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '[{"key":"remote","name":"Remote work","weight":3,"deal_breaker":false,"question":"How many days a week?"},{"key":"pay","name":"Pay","weight":1,"deal_breaker":true,"question":null}]', 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.idempotency_keys VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34d6-7cf6-9689-bf3ed9eac0a7', '\xa28bff3297c79e400aab33383ad9d5a4f24ba0f186a3181fd38a330e90ae2f54', '\xf253b439b18f9418a30adee4857792e20728849430cd69dd4a5f06854de2c7d8', 201, '\x5f677aabb622fc128a6cd555dd8954650b05cafb7d65f3ca02e6b39625f3eee28d9e2b3a91233f9b9393653358835b8d228e7474be0112b218529e611db34884a338d7176d2197c1031bb1cd2703d52f41fdde2ec2adbec13261d24e5c2a44babb9dfc388bfb63e0decb27be906dfd96a0b7f59e5988f988e038381a943f03689964570c1701885040c2ac09e28005afa5acac44007821c04430261608f360fc5568dda749a121c3c57fee1ee69759a2c588a316d07825c2751e04d708fd24d7992bfaf9476a5f79526fb9a5ae03d41ab216565408ad88e0e3e4bfee1cf254c10097984269b8572c5b8971c07f7f3cb4b9c5959d419cbaddc084087dbf22b1d58516f20b40988aacf3e63ff7870079676e7251627cfee031ee0014f9fd0a2d5fd760455a3a963bfb29e429ccff60c24c920d7ff94cd98db26c1da5bdaed471085070c06d2ae9bfe6dd1ebc08be3d6b15e2462bac3c568386d40422d251f338e152e52e8de6a10aca465d64d343f2b0641f11e141c09637c3248fc76cc18683dee586e57854e2a935511fd35eebd25bdec2270a8b60d02665a96abbb2cf0956f0b10c6ab08facb3c45bad5cdd8d61753feef668e4a368ba27391bca1cccac0f952230e642c2a1bf452c4cafbb5f167aa810a7e2d8d2', '01a207a2-35e3-7bf4-8749-0876f4924a84', '2026-11-26 17:00:00+00');

INSERT INTO public.interviewers VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f3-70fa-92e9-37eb488f5df9', '01a207a2-34f2-72f8-a998-64b817eeb005', 0, 'Bill Lumbergh', 'VP', 'bill@initech.example', 'https://www.linkedin.com/in/bill', true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3509-7d9f-aa93-95cf868186cb', '01a207a2-3508-75cd-8d75-4ea88686e85b', 0, 'Bill Lumbergh', 'VP', 'bill@initech.example', 'https://www.linkedin.com/in/bill', true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3525-71bf-a25e-0cc7874d9fb1', '01a207a2-3524-7aba-b99a-c268331e7497', 0, 'Bill Lumbergh', 'VP', 'bill@initech.example', 'https://www.linkedin.com/in/bill', true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3526-7805-8a2a-7407726f6201', '01a207a2-3524-7aba-b99a-c268331e7497', 1, 'Milton Waddams', NULL, 'milton@initech.example', NULL, true, true),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3527-7075-b7df-e71c4bf832cd', '01a207a2-3524-7aba-b99a-c268331e7497', 2, 'Yuki Tanaka 田中', NULL, NULL, NULL, false, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3535-71ad-b269-e423ede6bc90', '01a207a2-3534-7add-a1c4-53f309710d4f', 0, 'Bill Lumbergh', 'VP', 'bill@initech.example', 'https://www.linkedin.com/in/bill', true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3548-7e0c-b728-bfa019460c06', '01a207a2-3547-787a-b893-ba4c585255b7', 0, 'Bill Lumbergh', 'VP', 'bill@initech.example', 'https://www.linkedin.com/in/bill', true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-358c-766d-8ad8-d258a7ee7e11', '01a207a2-358b-7d61-8cca-ae660f27b368', 0, 'Bill Lumbergh', 'VP', 'bill@initech.example', 'https://www.linkedin.com/in/bill', true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35e9-7383-9860-56523d04a38e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', 0, 'Bill Lumbergh', NULL, 'bill@initech.example', NULL, true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ea-7662-8980-be93a502e052', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', 1, 'Milton Waddams', NULL, 'milton@initech.example', NULL, true, false),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3602-7cc6-8e10-9f3e401ca12c', '01a207a2-3601-7664-95d1-ef153dc4b682', 0, 'Bill Lumbergh', NULL, 'bill@initech.example', NULL, true, false),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3603-7bdf-98d1-062c2577d10a', '01a207a2-3601-7664-95d1-ef153dc4b682', 1, 'Milton Waddams', NULL, 'milton@initech.example', NULL, true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bef7-7b4b-9bbb-3e1dc38d92b2', '01a218cc-bef6-714d-99b2-e53f11dc9501', 0, 'Bill Lumbergh', NULL, 'bill@initech.example', NULL, true, false),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bef8-7c90-b09c-118aba80bd5d', '01a218cc-bef6-714d-99b2-e53f11dc9501', 1, 'Milton Waddams', NULL, 'milton@initech.example', NULL, true, false);

INSERT INTO public.interviews VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f2-72f8-a998-64b817eeb005', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', 'Globex', 'Data Engineer', 1, 'phone_screen', 'completed', '2026-10-24 08:00:00+00', '2026-10-24 09:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'rejected', '2026-11-23 09:00:00+00', 'Another candidate was further along.', NULL, NULL, '["the move to event-driven pipelines","schema reviews across teams"]', 'how on-call is shared', 'running a migration without downtime', 'Room 3, 2nd floor – C/ Mayor', 'Ask about the rota.', NULL, NULL, NULL, NULL, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3508-75cd-8d75-4ea88686e85b', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3507-75c5-8b5c-e71449805f89', 'Hooli', 'Data Engineer', 3, 'final', 'completed', '2026-11-14 08:00:00+00', '2026-11-14 09:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'offer', '2026-11-23 09:00:00+00', 'By phone.', '2026-12-05', NULL, '["the move to event-driven pipelines","schema reviews across teams"]', 'how on-call is shared', 'running a migration without downtime', 'Room 3, 2nd floor – C/ Mayor', 'Ask about the rota.', NULL, NULL, NULL, NULL, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3524-7aba-b99a-c268331e7497', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', 'Initech', 'Data Engineer', 2, 'panel', 'completed', '2026-11-23 07:00:00+00', '2026-11-23 08:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'pending', NULL, NULL, NULL, NULL, '["the move to event-driven pipelines","schema reviews across teams"]', 'how on-call is shared', 'running a migration without downtime', 'Room 3, 2nd floor – C/ Mayor', 'Ask about the rota.', NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3534-7add-a1c4-53f309710d4f', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', 'Initech', 'Data Engineer', 1, 'technical', 'completed', '2026-11-11 08:00:00+00', '2026-11-11 09:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'advanced', '2026-11-23 09:00:00+00', NULL, NULL, NULL, '["the move to event-driven pipelines","schema reviews across teams"]', 'how on-call is shared', 'running a migration without downtime', 'Room 3, 2nd floor – C/ Mayor', 'Ask about the rota.', NULL, NULL, 'greenhouse', 'gh-4711', NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3547-787a-b893-ba4c585255b7', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3546-7a8e-b1f3-84445fda8202', 'Stark', 'Data Engineer', NULL, 'other', 'completed', '2026-11-20 08:00:00+00', '2026-11-20 09:00:00+00', NULL, 'America/New_York', 'US', NULL, NULL, 'pending', NULL, NULL, NULL, NULL, '["the move to event-driven pipelines","schema reviews across teams"]', 'how on-call is shared', 'running a migration without downtime', 'Room 3, 2nd floor – C/ Mayor', 'Ask about the rota.', NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355e-74de-974c-63d2782e542c', 'Wayne', 'Data Engineer', NULL, 'other', 'cancelled', '2026-11-25 08:00:00+00', '2026-11-25 09:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'pending', NULL, NULL, NULL, NULL, '["the move to event-driven pipelines","schema reviews across teams"]', 'how on-call is shared', 'running a migration without downtime', 'Room 3, 2nd floor – C/ Mayor', 'Ask about the rota.', 'The position was filled.', NULL, NULL, NULL, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3572-71cd-a5be-61283971c103', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3571-7139-a624-5567a96a13fb', 'Acme', 'Data Engineer', NULL, 'video', 'missed', '2026-11-21 08:00:00+00', '2026-11-21 09:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'pending', NULL, NULL, NULL, NULL, '["the move to event-driven pipelines","schema reviews across teams"]', 'how on-call is shared', 'running a migration without downtime', 'Room 3, 2nd floor – C/ Mayor', 'Ask about the rota.', 'Nobody came.', 'employer', NULL, NULL, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-358b-7d61-8cca-ae660f27b368', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', 'Initech', 'Data Engineer', 3, 'final', 'scheduled', '2026-11-29 08:00:00+00', '2026-11-29 09:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'pending', NULL, NULL, NULL, NULL, '["the move to event-driven pipelines","schema reviews across teams"]', 'how on-call is shared', 'running a migration without downtime', 'Room 3, 2nd floor – C/ Mayor', 'Ask about the rota.', NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', 'Initech', 'Data Engineer', NULL, 'other', 'completed', '2026-11-22 08:00:00+00', '2026-11-22 09:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'pending', NULL, NULL, NULL, NULL, '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3601-7664-95d1-ef153dc4b682', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', 'Initech', 'Data Engineer', NULL, 'other', 'completed', '2026-11-25 05:00:00+00', '2026-11-25 06:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'pending', NULL, NULL, NULL, NULL, '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bef6-714d-99b2-e53f11dc9501', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', 'Initech', 'Data Engineer', NULL, 'other', 'completed', '2026-11-26 14:00:00+00', '2026-11-26 15:00:00+00', NULL, 'Europe/Madrid', NULL, NULL, NULL, 'pending', NULL, NULL, NULL, NULL, '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00');

INSERT INTO public.practice_card_questions VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-359f-77eb-a596-c13e674e6270', '01a207a2-35a1-7cb6-a7a2-efb18a0f76f6', 0),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a6-7530-b7ec-edc4a41517ef', '01a207a2-35a8-7288-8f83-c8c0e5add9e5', 0),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ac-73e3-bd89-7d972f21166a', '01a207a2-35ae-73f4-b5ad-00e1dcf1b276', 0),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ad-7d2c-bcce-bec9a460b030', '01a207a2-35af-77d7-b293-7a1f8e0aa7a7', 0),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-359e-7875-b89a-61a392362247', '01a207a2-35a0-7d0e-b6b8-0fd10cc750c4', 0),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a5-7ce4-a2c0-a448da26fa1a', '01a207a2-35a0-7d0e-b6b8-0fd10cc750c4', 1);

INSERT INTO public.practice_cards VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ae-73f4-b5ad-00e1dcf1b276', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '{"state":1,"step":0,"stability":null,"difficulty":null,"due":"2026-11-23T09:00:00+00:00","last_review":null}', '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL, 0, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35af-77d7-b293-7a1f8e0aa7a7', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '{"state":1,"step":0,"stability":null,"difficulty":null,"due":"2026-11-23T09:00:00+00:00","last_review":null}', '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL, 0, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a1-7cb6-a7a2-efb18a0f76f6', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '{"state":1,"step":0,"stability":0.212,"difficulty":6.4133,"due":"2026-11-24T09:00:00+00:00","last_review":"2026-11-23T09:00:00+00:00"}', '2026-11-24 09:00:00+00', '2026-11-24 09:00:00+00', '2026-11-23 09:00:00+00', 1, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a7-7449-8f58-ff4438b032cc', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '{"state":1,"step":0,"stability":null,"difficulty":null,"due":"2026-11-23T09:00:00+00:00","last_review":null}', '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL, 0, NULL, '01a207a2-35a0-7d0e-b6b8-0fd10cc750c4', 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a0-7d0e-b6b8-0fd10cc750c4', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '{"state":2,"step":null,"stability":3.946054067969477,"difficulty":1.0,"due":"2026-11-27T09:00:00+00:00","last_review":"2026-11-23T09:00:00+00:00"}', '2026-11-27 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-23 09:00:00+00', 2, NULL, NULL, 4, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a8-7288-8f83-c8c0e5add9e5', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '{"state":1,"step":0,"stability":null,"difficulty":null,"due":"2026-11-23T09:00:00+00:00","last_review":null}', '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL, 0, '2026-11-23 09:00:00+00', NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.practice_reviews VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35b4-7548-84bf-d9513e812da3', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35a0-7d0e-b6b8-0fd10cc750c4', 3, '2026-11-23 09:00:00+00', '2026-11-26 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35b7-79e7-bded-b926d4a60eae', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35a0-7d0e-b6b8-0fd10cc750c4', 4, '2026-11-23 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35bb-704e-8758-4b910118c2a4', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-35a1-7cb6-a7a2-efb18a0f76f6', 1, '2026-11-23 09:00:00+00', '2026-11-24 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.quarantined_items VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf0b-7e4a-8390-2bebd9eae710', 1, '01a207a2-3593-789f-a559-33c3e01656bb', '2026-12-29 09:00:00+00', 'ValueError(''an instant without a zone cannot be written'')', '2026-11-26 17:00:00+00');

INSERT INTO public.questions VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-359e-7875-b89a-61a392362247', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f2-72f8-a998-64b817eeb005', '01a207a2-359d-722b-9f78-8552c8ab5f95', 0, 'How would you shard a growing table?', 'databases', 'databases', 'technical', 3, 2, 'With a hash.', 'By tenant, then by time.', '{"situation":"The situation.","task":"The task.","action":"The action.","result":"The result."}', true, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-359f-77eb-a596-c13e674e6270', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f2-72f8-a998-64b817eeb005', '01a207a2-359d-722b-9f78-8552c8ab5f95', 1, 'What did you do when you and your lead disagreed?', 'conflict', 'conflict', 'behavioural', 4, 2, NULL, NULL, NULL, false, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a5-7ce4-a2c0-a448da26fa1a', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3534-7add-a1c4-53f309710d4f', '01a207a2-35a4-72a8-af70-33c2a5e95c80', 0, 'How would you shard a growing table?', 'databases', 'databases', 'technical', 5, 2, 'With a hash.', 'By tenant, then by time.', '{"situation":"The situation.","task":"The task.","action":"The action.","result":"The result."}', true, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a6-7530-b7ec-edc4a41517ef', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3534-7add-a1c4-53f309710d4f', '01a207a2-35a4-72a8-af70-33c2a5e95c80', 1, 'What did you do when you and your lead disagreed?', 'conflict', 'conflict', 'behavioural', 4, 2, NULL, NULL, NULL, false, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ac-73e3-bd89-7d972f21166a', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3524-7aba-b99a-c268331e7497', '01a207a2-35ab-7bef-96f8-e6a6f9418c0d', 0, 'How would you shard a growing table?', 'databases', 'databases', 'technical', 4, 2, 'With a hash.', 'By tenant, then by time.', '{"situation":"The situation.","task":"The task.","action":"The action.","result":"The result."}', true, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ad-7d2c-bcce-bec9a460b030', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3524-7aba-b99a-c268331e7497', '01a207a2-35ab-7bef-96f8-e6a6f9418c0d', 1, 'What did you do when you and your lead disagreed?', 'conflict', 'conflict', 'behavioural', 4, 2, NULL, NULL, NULL, false, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.reflections VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-359d-722b-9f78-8552c8ab5f95', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f2-72f8-a998-64b817eeb005', 4, '{"technical":3,"rapport":5}', '["I explained the migration clearly."]', '["I talked too long."]', '["Ask about the on-call rota."]', 'Tired, but glad.', 'advanced', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a4-72a8-af70-33c2a5e95c80', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3534-7add-a1c4-53f309710d4f', 4, '{"technical":3,"rapport":5}', '["I explained the migration clearly."]', '["I talked too long."]', '["Ask about the on-call rota."]', 'Tired, but glad.', 'advanced', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ab-7bef-96f8-e6a6f9418c0d', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3524-7aba-b99a-c268331e7497', 4, '{"technical":3,"rapport":5}', '["I explained the migration clearly."]', '["I talked too long."]', '["Ask about the on-call rota."]', 'Tired, but glad.', 'advanced', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.reminders VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f5-7f41-93ba-3db4ed963fc1', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', NULL, NULL, 'Globex', 'Data Engineer', 'reflect', 'reflect:01a207a2-34f2-72f8-a998-64b817eeb005', 1, 'expired', '2026-10-24 09:00:00+00', '2026-10-24 11:00:00+00', '2026-10-26 09:00:00+00', '2026-11-07 09:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Globex, while it is fresh.","steps":["The interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","2 h after it: Sat 24 Oct, 13:00 (Europe/Madrid).","To be done by Mon 26 Oct, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'It was recorded after its use had passed.', false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f6-7dfa-acff-4d4a11c64007', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', '01a207a2-34f3-70fa-92e9-37eb488f5df9', 'Bill Lumbergh', 'Globex', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-34f2-72f8-a998-64b817eeb005:01a207a2-34f3-70fa-92e9-37eb488f5df9', 1, 'expired', '2026-10-24 09:30:00+00', '2026-10-24 13:00:00+00', '2026-10-25 09:00:00+00', '2026-10-27 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Globex: a note is best sent within a day.","steps":["The interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","4 h after it: Sat 24 Oct, 15:00 (Europe/Madrid).","To be sent by Sun 25 Oct, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'It was recorded after its use had passed.', false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f7-7d72-b605-679e29c7c763', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', '01a207a2-34f3-70fa-92e9-37eb488f5df9', 'Bill Lumbergh', 'Globex', 'Data Engineer', 'connect_on_linkedin', 'connect_on_linkedin:email=bill@initech.example', 1, 'expired', '2026-10-24 09:00:00+00', '2026-10-25 09:00:00+00', '2026-10-31 09:00:00+00', '2026-11-23 09:00:00+00', '{"rule":"connect_on_linkedin.after_interview","summary":"Invite Bill Lumbergh of Globex on LinkedIn, saying why and with thanks.","steps":["The interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","24 h after it: Sun 25 Oct, 10:00 (Europe/Madrid).","To be done by Sat 31 Oct, 10:00 (Europe/Madrid), 7 d after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'It was recorded after its use had passed.', false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f8-7e6a-a828-1a413dd04fae', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', NULL, NULL, 'Globex', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-34f2-72f8-a998-64b817eeb005', 1, 'expired', '2026-10-24 09:00:00+00', '2026-10-25 17:00:00+00', NULL, '2026-11-23 09:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Globex is right for you.","steps":["The interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","The evening of Sun 25 Oct: Sun 25 Oct, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'It was recorded after its use had passed.', false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34f9-7cb8-aeb5-6eeea42adb43', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', NULL, NULL, 'Globex', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-34f2-72f8-a998-64b817eeb005:1', 1, 'expired', '2026-10-29 23:00:00+00', '2026-10-30 09:00:00+00', NULL, '2026-11-13 09:00:00+00', '{"rule":"follow_up.without_promise","summary":"Ask Globex politely for news, on Fri 30 Oct, 10:00 (Europe/Madrid).","steps":["No decision date was promised; the interview was on Sat 24 Oct (Europe/Madrid); fifth working day after it: Fri 30 Oct, 10:00.","Not before Fri 30 Oct, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'It was recorded after its use had passed.', false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34fa-7c03-8055-650b6bec3e01', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', NULL, NULL, 'Globex', 'Data Engineer', 'close_out', 'close_out:01a207a2-34f2-72f8-a998-64b817eeb005', 1, 'cancelled', '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL, '2027-01-22 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Globex, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sat 24 Oct (Europe/Madrid).","The morning of the 30th day after it, Mon 23 Nov: Mon 23 Nov, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'An outcome was recorded: rejected.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3502-7a0b-a935-db9c7f862426', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-34f1-7f71-bb6a-85df68f55b6c', '01a207a2-34f2-72f8-a998-64b817eeb005', NULL, NULL, 'Globex', 'Data Engineer', 'review_lessons', 'review_lessons:01a207a2-34f2-72f8-a998-64b817eeb005', 1, 'due', '2026-11-23 09:00:00+00', '2026-11-24 17:00:00+00', NULL, '2026-12-08 17:00:00+00', '{"rule":"review_lessons.after_outcome","summary":"See what the interview at Globex taught you, now that its outcome is known.","steps":["The outcome, rejected, came on Mon 23 Nov, 10:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-24 17:00:00+00', NULL, false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-24 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34fc-7275-adeb-d4d644ce9a09', '01a207a2-34ef-77f4-a85c-2b5612fb6582', NULL, NULL, NULL, NULL, NULL, NULL, 'keep_searching', 'keep_searching:1', 5, 'due', '2026-11-22 09:00:00+00', '2026-11-22 09:00:00+00', NULL, '2026-11-29 09:00:00+00', '{"rule":"keep_searching.weekly","summary":"Keep searching: 6 applications are open, 1 with an interview ahead.","steps":["Your first interview''s end: Sat 24 Oct, 11:00 (Europe/Madrid).","Every 7 days from the day after it; this is number 5.","The morning of Sun 22 Nov: Sun 22 Nov, 10:00 (Europe/Madrid).","The next one is due on Sun 29 Nov, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 2, 12, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-350f-75e3-b638-a0dc8917fe3c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3507-75c5-8b5c-e71449805f89', '01a207a2-3508-75cd-8d75-4ea88686e85b', '01a207a2-3509-7d9f-aa93-95cf868186cb', 'Bill Lumbergh', 'Hooli', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-3508-75cd-8d75-4ea88686e85b:01a207a2-3509-7d9f-aa93-95cf868186cb', 1, 'expired', '2026-11-14 09:30:00+00', '2026-11-14 13:00:00+00', '2026-11-15 09:00:00+00', '2026-11-17 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Hooli: a note is best sent within a day.","steps":["The interview''s end: Sat 14 Nov, 10:00 (Europe/Madrid).","4 h after it: Sat 14 Nov, 14:00 (Europe/Madrid).","To be sent by Sun 15 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'It was recorded after its use had passed.', false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3510-7ad9-b8f7-3f5cab5a243e', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3507-75c5-8b5c-e71449805f89', '01a207a2-3508-75cd-8d75-4ea88686e85b', NULL, NULL, 'Hooli', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-3508-75cd-8d75-4ea88686e85b', 1, 'due', '2026-11-14 09:00:00+00', '2026-11-24 17:00:00+00', '2026-12-05 23:00:00+00', '2026-12-05 23:00:00+00', '{"rule":"evaluate_fit.after_offer","summary":"Weigh the offer of Hooli: ask yourself whether Data Engineer is right for you.","steps":["The offer came on Mon 23 Nov, 10:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid).","An answer is wanted by Sat 5 Dec (Europe/Madrid)."],"supersedes":"2026-11-15T17:00:00Z"}', NULL, '2026-11-23 09:00:00+00', NULL, false, 2, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3512-77c1-bb17-ccc9d983556f', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3507-75c5-8b5c-e71449805f89', '01a207a2-3508-75cd-8d75-4ea88686e85b', NULL, NULL, 'Hooli', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-3508-75cd-8d75-4ea88686e85b:1', 1, 'cancelled', '2026-11-28 23:00:00+00', '2026-11-30 09:00:00+00', NULL, '2026-12-14 09:00:00+00', '{"rule":"follow_up.after_promise","summary":"Ask Hooli politely for news, on Mon 30 Nov, 10:00 (Europe/Madrid).","steps":["Decision promised by Sat 28 Nov (Europe/Madrid); first working day after it: Mon 30 Nov, 10:00.","Not before Sun 29 Nov, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'An outcome was recorded: offer.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3513-7969-940f-2d3ad9a2db00', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3507-75c5-8b5c-e71449805f89', '01a207a2-3508-75cd-8d75-4ea88686e85b', NULL, NULL, 'Hooli', 'Data Engineer', 'close_out', 'close_out:01a207a2-3508-75cd-8d75-4ea88686e85b', 1, 'cancelled', '2026-12-14 09:00:00+00', '2026-12-14 09:00:00+00', NULL, '2027-02-12 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Hooli, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sat 14 Nov (Europe/Madrid).","The morning of the 30th day after it, Mon 14 Dec: Mon 14 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'An outcome was recorded: offer.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-352b-7d88-8240-cb4adefc344a', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', NULL, NULL, 'Initech', 'Data Engineer', 'reflect', 'reflect:01a207a2-3524-7aba-b99a-c268331e7497', 1, 'completed', '2026-11-23 08:00:00+00', '2026-11-23 10:00:00+00', '2026-11-25 08:00:00+00', '2026-12-07 08:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","2 h after it: Mon 23 Nov, 11:00 (Europe/Madrid).","To be done by Wed 25 Nov, 09:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-350d-7dbf-bde5-b40d227616e5', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3507-75c5-8b5c-e71449805f89', '01a207a2-3508-75cd-8d75-4ea88686e85b', NULL, NULL, 'Hooli', 'Data Engineer', 'reflect', 'reflect:01a207a2-3508-75cd-8d75-4ea88686e85b', 1, 'completed', '2026-11-14 09:00:00+00', '2026-11-14 11:00:00+00', '2026-11-16 09:00:00+00', '2026-11-28 09:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Hooli, while it is fresh.","steps":["The interview''s end: Sat 14 Nov, 10:00 (Europe/Madrid).","2 h after it: Sat 14 Nov, 12:00 (Europe/Madrid).","To be done by Mon 16 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-23 15:00:00+00', 'Done by phone.', true, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 15:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-351e-7abf-82ea-9e838f1d9382', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3507-75c5-8b5c-e71449805f89', '01a207a2-3508-75cd-8d75-4ea88686e85b', NULL, NULL, 'Hooli', 'Data Engineer', 'review_lessons', 'review_lessons:01a207a2-3508-75cd-8d75-4ea88686e85b', 1, 'due', '2026-11-23 09:00:00+00', '2026-11-24 17:00:00+00', NULL, '2026-12-08 17:00:00+00', '{"rule":"review_lessons.after_outcome","summary":"See what the interview at Hooli taught you, now that its outcome is known.","steps":["The outcome, offer, came on Mon 23 Nov, 10:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-24 17:00:00+00', NULL, false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-24 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-353b-7ae6-afd9-7ef7e4d171d1', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3534-7add-a1c4-53f309710d4f', '01a207a2-3535-71ad-b269-e423ede6bc90', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-3534-7add-a1c4-53f309710d4f:01a207a2-3535-71ad-b269-e423ede6bc90', 1, 'expired', '2026-11-11 09:30:00+00', '2026-11-11 13:00:00+00', '2026-11-12 09:00:00+00', '2026-11-14 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Wed 11 Nov, 10:00 (Europe/Madrid).","4 h after it: Wed 11 Nov, 14:00 (Europe/Madrid).","To be sent by Thu 12 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'It was recorded after its use had passed.', false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-354e-7cb5-869c-4f75df766892', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3546-7a8e-b1f3-84445fda8202', '01a207a2-3547-787a-b893-ba4c585255b7', '01a207a2-3548-7e0c-b728-bfa019460c06', 'Bill Lumbergh', 'Stark', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-3547-787a-b893-ba4c585255b7:01a207a2-3548-7e0c-b728-bfa019460c06', 1, 'expired', '2026-11-20 09:30:00+00', '2026-11-20 13:00:00+00', '2026-11-21 09:00:00+00', '2026-11-23 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Stark: a note is best sent within a day.","steps":["The interview''s end: Fri 20 Nov, 04:00 (America/New_York); that is 10:00 for you.","4 h after it: Fri 20 Nov, 14:00 (Europe/Madrid).","To be sent by Sat 21 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'It was recorded after its use had passed.', false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-352e-712a-8133-38899e7fcfc9', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', NULL, NULL, 'Initech', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-3524-7aba-b99a-c268331e7497', 1, 'cancelled', '2026-11-23 08:00:00+00', '2026-11-24 17:00:00+00', NULL, '2026-12-23 08:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Initech is right for you.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'A later round of the same application, ending Sun 29 Nov, 10:00 (Europe/Madrid), takes its place.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-352f-713b-976f-243d879ab08c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', NULL, NULL, 'Initech', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-3524-7aba-b99a-c268331e7497:1', 1, 'cancelled', '2026-11-25 09:00:00+00', '2026-11-26 09:00:00+00', NULL, '2026-12-10 09:00:00+00', '{"rule":"follow_up.after_promise","summary":"Ask Initech politely for news, on Thu 26 Nov, 10:00 (Europe/Madrid).","steps":["Decision promised by Wed 25 Nov, 10:00 (Europe/Madrid); first working day after it: Thu 26 Nov, 10:00.","Not before Wed 25 Nov, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'A later round of the same application, ending Sun 29 Nov, 10:00 (Europe/Madrid), takes its place.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3539-79d0-864c-b80e7d396047', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3534-7add-a1c4-53f309710d4f', NULL, NULL, 'Initech', 'Data Engineer', 'reflect', 'reflect:01a207a2-3534-7add-a1c4-53f309710d4f', 1, 'completed', '2026-11-11 09:00:00+00', '2026-11-11 11:00:00+00', '2026-11-13 09:00:00+00', '2026-11-25 09:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Wed 11 Nov, 10:00 (Europe/Madrid).","2 h after it: Wed 11 Nov, 12:00 (Europe/Madrid).","To be done by Fri 13 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, true, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-354c-7286-975d-86ba049e61b8', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3546-7a8e-b1f3-84445fda8202', '01a207a2-3547-787a-b893-ba4c585255b7', NULL, NULL, 'Stark', 'Data Engineer', 'reflect', 'reflect:01a207a2-3547-787a-b893-ba4c585255b7', 1, 'scheduled', '2026-11-20 09:00:00+00', '2026-11-26 21:00:00+00', '2026-11-22 09:00:00+00', '2026-12-04 09:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Stark, while it is fresh.","steps":["The interview''s end: Fri 20 Nov, 04:00 (America/New_York); that is 10:00 for you.","2 h after it: Fri 20 Nov, 12:00 (Europe/Madrid).","To be done by Sun 22 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":"2026-11-20T11:00:00Z"}', '2026-11-26 21:00:00+00', '2026-11-26 16:00:00+00', NULL, true, 2, 2, '2026-11-23 09:00:00+00', '2026-11-26 16:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3542-7810-9dba-b885cab705b8', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3534-7add-a1c4-53f309710d4f', NULL, NULL, 'Initech', 'Data Engineer', 'review_lessons', 'review_lessons:01a207a2-3534-7add-a1c4-53f309710d4f', 1, 'due', '2026-11-23 09:00:00+00', '2026-11-24 17:00:00+00', NULL, '2026-12-08 17:00:00+00', '{"rule":"review_lessons.after_outcome","summary":"See what the interview at Initech taught you, now that its outcome is known.","steps":["The outcome, advanced, came on Mon 23 Nov, 10:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-24 17:00:00+00', NULL, false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-24 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-352c-70b8-9352-053b7503cb30', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', '01a207a2-3525-71bf-a25e-0cc7874d9fb1', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-3524-7aba-b99a-c268331e7497:01a207a2-3525-71bf-a25e-0cc7874d9fb1', 1, 'completed', '2026-11-23 08:30:00+00', '2026-11-23 12:00:00+00', '2026-11-24 08:00:00+00', '2026-11-26 08:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","4 h after it: Mon 23 Nov, 13:00 (Europe/Madrid).","To be sent by Tue 24 Nov, 09:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 15:00:00+00', 'Done by phone.', false, 1, 3, '2026-11-23 09:00:00+00', '2026-11-23 15:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-352d-7ddf-a2ae-e5f28970fa60', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', '01a207a2-3526-7805-8a2a-7407726f6201', 'Milton Waddams', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-3524-7aba-b99a-c268331e7497:01a207a2-3526-7805-8a2a-7407726f6201', 1, 'expired', '2026-11-23 08:30:00+00', '2026-11-23 12:00:00+00', '2026-11-24 08:00:00+00', '2026-11-26 08:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Milton Waddams for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Mon 23 Nov, 09:00 (Europe/Madrid).","4 h after it: Mon 23 Nov, 13:00 (Europe/Madrid).","To be sent by Tue 24 Nov, 09:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-26 08:00:00+00', 'Its time passed before it was done.', true, 1, 4, '2026-11-23 09:00:00+00', '2026-11-26 08:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3552-7705-8ce9-214c3dab6909', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3546-7a8e-b1f3-84445fda8202', '01a207a2-3547-787a-b893-ba4c585255b7', NULL, NULL, 'Stark', 'Data Engineer', 'close_out', 'close_out:01a207a2-3547-787a-b893-ba4c585255b7', 1, 'scheduled', '2026-12-20 09:00:00+00', '2026-12-20 09:00:00+00', NULL, '2027-02-18 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Stark, or keep it open for a reason: it has been silent.","steps":["The interview ended on Fri 20 Nov (Europe/Madrid).","The morning of the 30th day after it, Sun 20 Dec: Sun 20 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3551-7aaf-a89f-45d560fbb5d2', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3546-7a8e-b1f3-84445fda8202', '01a207a2-3547-787a-b893-ba4c585255b7', NULL, NULL, 'Stark', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-3547-787a-b893-ba4c585255b7:1', 1, 'scheduled', '2026-12-05 05:00:00+00', '2026-12-07 15:00:00+00', NULL, '2026-12-21 15:00:00+00', '{"rule":"follow_up.after_promise","summary":"Ask Stark politely for news, on Mon 7 Dec, 10:00 (America/New_York).","steps":["Decision promised by Fri 4 Dec (America/New_York); first working day after it: Mon 7 Dec, 10:00; that is 16:00 for you.","Not before Sat 5 Dec, 00:00 (America/New_York); that is 06:00 for you."],"supersedes":"2026-11-30T15:00:00Z"}', NULL, '2026-11-23 09:00:00+00', NULL, false, 2, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3561-7a8f-a13c-34a0c350bffb', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355e-74de-974c-63d2782e542c', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', NULL, NULL, 'Wayne', 'Data Engineer', 'prepare', 'prepare:01a207a2-355f-789f-93d2-fa9d38d3f5a2', 1, 'cancelled', NULL, '2026-11-24 17:00:00+00', '2026-11-25 08:00:00+00', '2026-11-25 08:00:00+00', '{"rule":"prepare.evening_before","summary":"Prepare for the interview at Wayne with what earlier interviews taught you.","steps":["The interview''s start: Wed 25 Nov, 09:00 (Europe/Madrid).","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview was cancelled: The position was filled.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3562-7445-af67-b2a85808e9d4', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355e-74de-974c-63d2782e542c', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', NULL, NULL, 'Wayne', 'Data Engineer', 'reflect', 'reflect:01a207a2-355f-789f-93d2-fa9d38d3f5a2', 1, 'cancelled', '2026-11-25 09:00:00+00', '2026-11-25 11:00:00+00', '2026-11-27 09:00:00+00', '2026-12-09 09:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Wayne, while it is fresh.","steps":["The interview''s end: Wed 25 Nov, 10:00 (Europe/Madrid).","2 h after it: Wed 25 Nov, 12:00 (Europe/Madrid).","To be done by Fri 27 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview was cancelled: The position was filled.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3563-72ff-a110-bddbf157b551', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355e-74de-974c-63d2782e542c', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', NULL, NULL, 'Wayne', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-355f-789f-93d2-fa9d38d3f5a2:panel', 1, 'cancelled', '2026-11-25 09:30:00+00', '2026-11-25 13:00:00+00', '2026-11-26 09:00:00+00', '2026-11-28 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank your interviewers for the interview at Wayne: a note is best sent within a day.","steps":["The interview''s end: Wed 25 Nov, 10:00 (Europe/Madrid).","4 h after it: Wed 25 Nov, 14:00 (Europe/Madrid).","To be sent by Thu 26 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview was cancelled: The position was filled.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3564-75e5-8f57-04562b929407', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355e-74de-974c-63d2782e542c', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', NULL, NULL, 'Wayne', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-355f-789f-93d2-fa9d38d3f5a2', 1, 'cancelled', '2026-11-25 09:00:00+00', '2026-11-26 17:00:00+00', NULL, '2026-12-25 09:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Wayne is right for you.","steps":["The interview''s end: Wed 25 Nov, 10:00 (Europe/Madrid).","The evening of Thu 26 Nov: Thu 26 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview was cancelled: The position was filled.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-354f-7a31-b55d-b9ff60b9a529', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3546-7a8e-b1f3-84445fda8202', '01a207a2-3547-787a-b893-ba4c585255b7', NULL, NULL, 'Stark', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-3547-787a-b893-ba4c585255b7', 1, 'skipped', '2026-11-20 09:00:00+00', '2026-11-21 17:00:00+00', NULL, '2026-12-20 09:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Stark is right for you.","steps":["The interview''s end: Fri 20 Nov, 04:00 (America/New_York); that is 10:00 for you.","The evening of Sat 21 Nov: Sat 21 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 15:00:00+00', NULL, false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 15:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3565-74b1-afc4-2e0dfb0a76ff', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355e-74de-974c-63d2782e542c', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', NULL, NULL, 'Wayne', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-355f-789f-93d2-fa9d38d3f5a2:1', 1, 'cancelled', '2026-12-01 23:00:00+00', '2026-12-02 09:00:00+00', NULL, '2026-12-16 09:00:00+00', '{"rule":"follow_up.without_promise","summary":"Ask Wayne politely for news, on Wed 2 Dec, 10:00 (Europe/Madrid).","steps":["No decision date was promised; the interview was on Wed 25 Nov (Europe/Madrid); fifth working day after it: Wed 2 Dec, 10:00.","Not before Wed 2 Dec, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview was cancelled: The position was filled.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3566-7561-9b20-c773f7968144', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-355e-74de-974c-63d2782e542c', '01a207a2-355f-789f-93d2-fa9d38d3f5a2', NULL, NULL, 'Wayne', 'Data Engineer', 'close_out', 'close_out:01a207a2-355f-789f-93d2-fa9d38d3f5a2', 1, 'cancelled', '2026-12-25 09:00:00+00', '2026-12-25 09:00:00+00', NULL, '2027-02-23 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Wayne, or keep it open for a reason: it has been silent.","steps":["The interview ended on Wed 25 Nov (Europe/Madrid).","The morning of the 30th day after it, Fri 25 Dec: Fri 25 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview was cancelled: The position was filled.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3574-7e8d-8575-dbbbd5711d81', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3571-7139-a624-5567a96a13fb', '01a207a2-3572-71cd-a5be-61283971c103', NULL, NULL, 'Acme', 'Data Engineer', 'reflect', 'reflect:01a207a2-3572-71cd-a5be-61283971c103', 1, 'cancelled', '2026-11-21 09:00:00+00', '2026-11-21 11:00:00+00', '2026-11-23 09:00:00+00', '2026-12-05 09:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Acme, while it is fresh.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","2 h after it: Sat 21 Nov, 12:00 (Europe/Madrid).","To be done by Mon 23 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview did not take place: Nobody came.', true, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3576-7b6c-a9fb-5521a3eb922b', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3571-7139-a624-5567a96a13fb', '01a207a2-3572-71cd-a5be-61283971c103', NULL, NULL, 'Acme', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-3572-71cd-a5be-61283971c103:panel', 1, 'cancelled', '2026-11-21 09:30:00+00', '2026-11-21 13:00:00+00', '2026-11-22 09:00:00+00', '2026-11-24 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank your interviewers for the interview at Acme: a note is best sent within a day.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","4 h after it: Sat 21 Nov, 14:00 (Europe/Madrid).","To be sent by Sun 22 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview did not take place: Nobody came.', true, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-357b-7063-aecf-89f146aeb6ab', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3571-7139-a624-5567a96a13fb', '01a207a2-3572-71cd-a5be-61283971c103', NULL, NULL, 'Acme', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-3572-71cd-a5be-61283971c103', 1, 'cancelled', '2026-11-21 09:00:00+00', '2026-11-22 17:00:00+00', NULL, '2026-12-21 09:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Acme is right for you.","steps":["The interview''s end: Sat 21 Nov, 10:00 (Europe/Madrid).","The evening of Sun 22 Nov: Sun 22 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview did not take place: Nobody came.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-357d-780b-b0db-d7afe5cdc182', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3571-7139-a624-5567a96a13fb', '01a207a2-3572-71cd-a5be-61283971c103', NULL, NULL, 'Acme', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-3572-71cd-a5be-61283971c103:1', 1, 'cancelled', '2026-11-26 23:00:00+00', '2026-11-27 09:00:00+00', NULL, '2026-12-11 09:00:00+00', '{"rule":"follow_up.without_promise","summary":"Ask Acme politely for news, on Fri 27 Nov, 10:00 (Europe/Madrid).","steps":["No decision date was promised; the interview was on Sat 21 Nov (Europe/Madrid); fifth working day after it: Fri 27 Nov, 10:00.","Not before Fri 27 Nov, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview did not take place: Nobody came.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-357e-7823-870c-c6b55e4a117f', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3571-7139-a624-5567a96a13fb', '01a207a2-3572-71cd-a5be-61283971c103', NULL, NULL, 'Acme', 'Data Engineer', 'close_out', 'close_out:01a207a2-3572-71cd-a5be-61283971c103', 1, 'cancelled', '2026-12-21 09:00:00+00', '2026-12-21 09:00:00+00', NULL, '2027-02-19 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Acme, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sat 21 Nov (Europe/Madrid).","The morning of the 30th day after it, Mon 21 Dec: Mon 21 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'The interview did not take place: Nobody came.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3530-7c4b-8b80-0e98aa5c4301', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-3524-7aba-b99a-c268331e7497', NULL, NULL, 'Initech', 'Data Engineer', 'close_out', 'close_out:01a207a2-3524-7aba-b99a-c268331e7497', 1, 'cancelled', '2026-12-23 09:00:00+00', '2026-12-23 09:00:00+00', NULL, '2027-02-21 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Initech, or keep it open for a reason: it has been silent.","steps":["The interview ended on Mon 23 Nov (Europe/Madrid).","The morning of the 30th day after it, Wed 23 Dec: Wed 23 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', 'A later round of the same application, ending Sun 29 Nov, 10:00 (Europe/Madrid), takes its place.', false, 1, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-358e-7b7f-9d9b-a9b1f13d0224', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-358b-7d61-8cca-ae660f27b368', NULL, NULL, 'Initech', 'Data Engineer', 'prepare', 'prepare:01a207a2-358b-7d61-8cca-ae660f27b368', 1, 'scheduled', NULL, '2026-11-28 17:00:00+00', '2026-11-29 08:00:00+00', '2026-11-29 08:00:00+00', '{"rule":"prepare.evening_before","summary":"Prepare for the interview at Initech with what earlier interviews taught you.","steps":["The interview''s start: Sun 29 Nov, 09:00 (Europe/Madrid).","The evening of Sat 28 Nov: Sat 28 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-358f-7865-9ede-74191fe05402', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-358b-7d61-8cca-ae660f27b368', NULL, NULL, 'Initech', 'Data Engineer', 'reflect', 'reflect:01a207a2-358b-7d61-8cca-ae660f27b368', 1, 'scheduled', '2026-11-29 09:00:00+00', '2026-11-29 11:00:00+00', '2026-12-01 09:00:00+00', '2026-12-13 09:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Sun 29 Nov, 10:00 (Europe/Madrid).","2 h after it: Sun 29 Nov, 12:00 (Europe/Madrid).","To be done by Tue 1 Dec, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3590-7982-8c8c-8db3a13a556c', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-358b-7d61-8cca-ae660f27b368', '01a207a2-358c-766d-8ad8-d258a7ee7e11', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-358b-7d61-8cca-ae660f27b368:01a207a2-358c-766d-8ad8-d258a7ee7e11', 1, 'scheduled', '2026-11-29 09:30:00+00', '2026-11-29 13:00:00+00', '2026-11-30 09:00:00+00', '2026-12-02 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Sun 29 Nov, 10:00 (Europe/Madrid).","4 h after it: Sun 29 Nov, 14:00 (Europe/Madrid).","To be sent by Mon 30 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3591-7eea-8146-7ffc09fea823', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-358b-7d61-8cca-ae660f27b368', NULL, NULL, 'Initech', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-358b-7d61-8cca-ae660f27b368', 1, 'scheduled', '2026-11-29 09:00:00+00', '2026-11-30 17:00:00+00', NULL, '2026-12-29 09:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Initech is right for you.","steps":["The interview''s end: Sun 29 Nov, 10:00 (Europe/Madrid).","The evening of Mon 30 Nov: Mon 30 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3592-7bc2-983c-6e27bd319f30', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-358b-7d61-8cca-ae660f27b368', NULL, NULL, 'Initech', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-358b-7d61-8cca-ae660f27b368:1', 1, 'scheduled', '2026-12-03 23:00:00+00', '2026-12-04 09:00:00+00', NULL, '2026-12-18 09:00:00+00', '{"rule":"follow_up.without_promise","summary":"Ask Initech politely for news, on Fri 4 Dec, 10:00 (Europe/Madrid).","steps":["No decision date was promised; the interview was on Sun 29 Nov (Europe/Madrid); fifth working day after it: Fri 4 Dec, 10:00.","Not before Fri 4 Dec, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-3593-789f-a559-33c3e01656bb', '01a207a2-34ef-77f4-a85c-2b5612fb6582', '01a207a2-3523-7e85-bf12-a1ffdbc5b374', '01a207a2-358b-7d61-8cca-ae660f27b368', NULL, NULL, 'Initech', 'Data Engineer', 'close_out', 'close_out:01a207a2-358b-7d61-8cca-ae660f27b368', 1, 'scheduled', '2026-12-29 09:00:00+00', '2026-12-29 09:00:00+00', NULL, '2027-02-27 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Initech, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sun 29 Nov (Europe/Madrid).","The morning of the 30th day after it, Tue 29 Dec: Tue 29 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35b5-7437-8319-096a74992cef', '01a207a2-34ef-77f4-a85c-2b5612fb6582', NULL, NULL, NULL, NULL, NULL, NULL, 'practise', 'practise:2026-11-26', 1, 'completed', NULL, '2026-11-26 17:00:00+00', NULL, '2026-11-26 23:00:00+00', '{"rule":"practise.cards_due","summary":"Practise the questions that are due on Thu 26 Nov.","steps":["At least one practice card is due on Thu 26 Nov.","The evening of Thu 26 Nov: Thu 26 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Fri 27 Nov, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', 'Already done.', false, 2, 5, '2026-11-23 09:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35bc-779b-9a34-73c4d963331a', '01a207a2-34ef-77f4-a85c-2b5612fb6582', NULL, NULL, NULL, NULL, NULL, NULL, 'practise', 'practise:2026-11-24', 1, 'expired', NULL, '2026-11-24 17:00:00+00', NULL, '2026-11-24 23:00:00+00', '{"rule":"practise.cards_due","summary":"Practise the questions that are due on Tue 24 Nov.","steps":["At least one practice card is due on Tue 24 Nov.","The evening of Tue 24 Nov: Tue 24 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Wed 25 Nov, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-24 23:00:00+00', 'Its time passed before it was done.', false, 1, 3, '2026-11-23 09:00:00+00', '2026-11-24 23:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ec-7dc3-9357-05ac214e0be4', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', NULL, NULL, 'Initech', 'Data Engineer', 'reflect', 'reflect:01a207a2-35e8-7ae2-8d29-056ba4fec2c3', 1, 'scheduled', '2026-11-22 09:00:00+00', '2026-11-22 11:00:00+00', '2026-11-24 09:00:00+00', '2026-12-06 09:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Sun 22 Nov, 10:00 (Europe/Madrid).","2 h after it: Sun 22 Nov, 12:00 (Europe/Madrid).","To be done by Tue 24 Nov, 10:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35a2-731b-adc5-942bce08d136', '01a207a2-34ef-77f4-a85c-2b5612fb6582', NULL, NULL, NULL, NULL, NULL, NULL, 'practise', 'practise:2026-11-23', 1, 'expired', NULL, '2026-11-23 17:00:00+00', NULL, '2026-11-23 23:00:00+00', '{"rule":"practise.cards_due","summary":"Practise the questions that are due on Mon 23 Nov.","steps":["At least one practice card is due on Mon 23 Nov.","The evening of Mon 23 Nov: Mon 23 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Tue 24 Nov, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 23:00:00+00', 'Its time passed before it was done.', false, 1, 3, '2026-11-23 09:00:00+00', '2026-11-23 23:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35b8-77a8-bf09-b1876863d5cf', '01a207a2-34ef-77f4-a85c-2b5612fb6582', NULL, NULL, NULL, NULL, NULL, NULL, 'practise', 'practise:2026-11-27', 1, 'scheduled', NULL, '2026-11-27 17:00:00+00', NULL, '2026-11-27 23:00:00+00', '{"rule":"practise.cards_due","summary":"Practise the questions that are due on Fri 27 Nov.","steps":["At least one practice card is due on Fri 27 Nov.","The evening of Fri 27 Nov: Fri 27 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Sat 28 Nov, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 23:00:00+00', NULL, false, 2, 3, '2026-11-23 09:00:00+00', '2026-11-23 23:00:00+00');
INSERT INTO public.reminders VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ed-765b-9635-70cba1a36ca9', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', '01a207a2-35e9-7383-9860-56523d04a38e', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-35e8-7ae2-8d29-056ba4fec2c3:01a207a2-35e9-7383-9860-56523d04a38e', 1, 'scheduled', '2026-11-22 09:30:00+00', '2026-11-22 13:00:00+00', '2026-11-23 09:00:00+00', '2026-11-25 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Sun 22 Nov, 10:00 (Europe/Madrid).","4 h after it: Sun 22 Nov, 14:00 (Europe/Madrid).","To be sent by Mon 23 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ee-795a-8dc7-8a4d299eb66e', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', '01a207a2-35ea-7662-8980-be93a502e052', 'Milton Waddams', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-35e8-7ae2-8d29-056ba4fec2c3:01a207a2-35ea-7662-8980-be93a502e052', 1, 'scheduled', '2026-11-22 09:30:00+00', '2026-11-22 13:00:00+00', '2026-11-23 09:00:00+00', '2026-11-25 09:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Milton Waddams for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Sun 22 Nov, 10:00 (Europe/Madrid).","4 h after it: Sun 22 Nov, 14:00 (Europe/Madrid).","To be sent by Mon 23 Nov, 10:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35ef-77fb-8469-299e73f642a6', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', '01a207a2-35e9-7383-9860-56523d04a38e', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'connect_on_linkedin', 'connect_on_linkedin:email=bill@initech.example', 1, 'scheduled', '2026-11-22 09:00:00+00', '2026-11-23 09:00:00+00', '2026-11-29 09:00:00+00', '2026-12-22 09:00:00+00', '{"rule":"connect_on_linkedin.after_interview","summary":"Invite Bill Lumbergh of Initech on LinkedIn, saying why and with thanks.","steps":["The interview''s end: Sun 22 Nov, 10:00 (Europe/Madrid).","24 h after it: Mon 23 Nov, 10:00 (Europe/Madrid).","To be done by Sun 29 Nov, 10:00 (Europe/Madrid), 7 d after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35f0-7f2d-b001-31eefb38fae4', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', '01a207a2-35ea-7662-8980-be93a502e052', 'Milton Waddams', 'Initech', 'Data Engineer', 'connect_on_linkedin', 'connect_on_linkedin:email=milton@initech.example', 1, 'scheduled', '2026-11-22 09:00:00+00', '2026-11-23 09:00:00+00', '2026-11-29 09:00:00+00', '2026-12-22 09:00:00+00', '{"rule":"connect_on_linkedin.after_interview","summary":"Invite Milton Waddams of Initech on LinkedIn, saying why and with thanks.","steps":["The interview''s end: Sun 22 Nov, 10:00 (Europe/Madrid).","24 h after it: Mon 23 Nov, 10:00 (Europe/Madrid).","To be done by Sun 29 Nov, 10:00 (Europe/Madrid), 7 d after the end."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35f1-7160-8d11-bc49987c76ca', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', NULL, NULL, 'Initech', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-35e8-7ae2-8d29-056ba4fec2c3', 1, 'scheduled', '2026-11-22 09:00:00+00', '2026-11-23 17:00:00+00', NULL, '2026-12-22 09:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Initech is right for you.","steps":["The interview''s end: Sun 22 Nov, 10:00 (Europe/Madrid).","The evening of Mon 23 Nov: Mon 23 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35f2-76f6-8635-879578571689', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', NULL, NULL, 'Initech', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-35e8-7ae2-8d29-056ba4fec2c3:1', 1, 'scheduled', '2026-11-26 23:00:00+00', '2026-11-27 09:00:00+00', NULL, '2026-12-11 09:00:00+00', '{"rule":"follow_up.without_promise","summary":"Ask Initech politely for news, on Fri 27 Nov, 10:00 (Europe/Madrid).","steps":["No decision date was promised; the interview was on Sun 22 Nov (Europe/Madrid); fifth working day after it: Fri 27 Nov, 10:00.","Not before Fri 27 Nov, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35f3-749d-97d5-73bb0aec8e3f', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', '01a207a2-35e7-70a0-ae9d-7c99cb1f5c1e', '01a207a2-35e8-7ae2-8d29-056ba4fec2c3', NULL, NULL, 'Initech', 'Data Engineer', 'close_out', 'close_out:01a207a2-35e8-7ae2-8d29-056ba4fec2c3', 1, 'scheduled', '2026-12-22 09:00:00+00', '2026-12-22 09:00:00+00', NULL, '2027-02-20 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Initech, or keep it open for a reason: it has been silent.","steps":["The interview ended on Sun 22 Nov (Europe/Madrid).","The morning of the 30th day after it, Tue 22 Dec: Tue 22 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-35f4-7106-aa00-a89fa1b3b0ca', '01a207a2-35e5-79b3-93a0-2cc6d4a1bdb2', NULL, NULL, NULL, NULL, NULL, NULL, 'keep_searching', 'keep_searching:1', 1, 'scheduled', '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00', NULL, '2026-11-30 09:00:00+00', '{"rule":"keep_searching.weekly","summary":"Keep searching: 1 application is open, 0 with an interview ahead. The pipeline is thin.","steps":["Your first interview''s end: Sun 22 Nov, 10:00 (Europe/Madrid).","Every 7 days from the day after it; this is number 1.","The morning of Mon 23 Nov: Mon 23 Nov, 10:00 (Europe/Madrid).","The next one is due on Mon 30 Nov, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-23 09:00:00+00', NULL, false, 1, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3605-743f-bb31-e7b1175ee121', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-3601-7664-95d1-ef153dc4b682', NULL, NULL, 'Initech', 'Data Engineer', 'reflect', 'reflect:01a207a2-3601-7664-95d1-ef153dc4b682', 1, 'due', '2026-11-25 06:00:00+00', '2026-11-25 07:00:00+00', '2026-11-27 06:00:00+00', '2026-12-09 06:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","1 h after it: Wed 25 Nov, 08:00 (Europe/Madrid).","To be done by Fri 27 Nov, 07:00 (Europe/Madrid), 48 h after the end."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3607-714e-9aba-74c680591558', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-3601-7664-95d1-ef153dc4b682', '01a207a2-3602-7cc6-8e10-9f3e401ca12c', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-3601-7664-95d1-ef153dc4b682:01a207a2-3602-7cc6-8e10-9f3e401ca12c', 1, 'due', '2026-11-25 06:30:00+00', '2026-11-25 08:00:00+00', '2026-11-26 06:00:00+00', '2026-11-28 06:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","2 h after it: Wed 25 Nov, 09:00 (Europe/Madrid).","To be sent by Thu 26 Nov, 07:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3609-7508-adbb-d748c6e0069e', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-3601-7664-95d1-ef153dc4b682', '01a207a2-3603-7bdf-98d1-062c2577d10a', 'Milton Waddams', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a207a2-3601-7664-95d1-ef153dc4b682:01a207a2-3603-7bdf-98d1-062c2577d10a', 1, 'due', '2026-11-25 06:30:00+00', '2026-11-25 08:00:00+00', '2026-11-26 06:00:00+00', '2026-11-28 06:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Milton Waddams for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","2 h after it: Wed 25 Nov, 09:00 (Europe/Madrid).","To be sent by Thu 26 Nov, 07:00 (Europe/Madrid), 24 h after the end."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-360b-7757-99da-2212e222d5a2', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-3601-7664-95d1-ef153dc4b682', '01a207a2-3602-7cc6-8e10-9f3e401ca12c', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'connect_on_linkedin', 'connect_on_linkedin:email=bill@initech.example', 1, 'scheduled', '2026-11-25 06:00:00+00', '2026-11-26 07:00:00+00', '2026-12-02 06:00:00+00', '2026-12-25 06:00:00+00', '{"rule":"connect_on_linkedin.after_interview","summary":"Invite Bill Lumbergh of Initech on LinkedIn, saying why and with thanks.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","24 h after it is outside your waking hours (08:00 to 21:00, Europe/Madrid); they begin next on Thu 26 Nov, 08:00 (Europe/Madrid).","To be done by Wed 2 Dec, 07:00 (Europe/Madrid), 7 d after the end."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-360c-7469-8495-6ece793983fd', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-3601-7664-95d1-ef153dc4b682', '01a207a2-3603-7bdf-98d1-062c2577d10a', 'Milton Waddams', 'Initech', 'Data Engineer', 'connect_on_linkedin', 'connect_on_linkedin:email=milton@initech.example', 1, 'scheduled', '2026-11-25 06:00:00+00', '2026-11-26 07:00:00+00', '2026-12-02 06:00:00+00', '2026-12-25 06:00:00+00', '{"rule":"connect_on_linkedin.after_interview","summary":"Invite Milton Waddams of Initech on LinkedIn, saying why and with thanks.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","24 h after it is outside your waking hours (08:00 to 21:00, Europe/Madrid); they begin next on Thu 26 Nov, 08:00 (Europe/Madrid).","To be done by Wed 2 Dec, 07:00 (Europe/Madrid), 7 d after the end."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-360d-718f-a51c-0bd7dfc561fd', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-3601-7664-95d1-ef153dc4b682', NULL, NULL, 'Initech', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a207a2-3601-7664-95d1-ef153dc4b682', 1, 'scheduled', '2026-11-25 06:00:00+00', '2026-11-26 17:00:00+00', NULL, '2026-12-25 06:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Initech is right for you.","steps":["The interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","The evening of Thu 26 Nov: Thu 26 Nov, 18:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-360e-741b-84c6-738815da3e38', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-3601-7664-95d1-ef153dc4b682', NULL, NULL, 'Initech', 'Data Engineer', 'follow_up', 'follow_up:01a207a2-3601-7664-95d1-ef153dc4b682:1', 1, 'scheduled', '2026-12-01 23:00:00+00', '2026-12-02 09:00:00+00', NULL, '2026-12-16 09:00:00+00', '{"rule":"follow_up.without_promise","summary":"Ask Initech politely for news, on Wed 2 Dec, 10:00 (Europe/Madrid).","steps":["No decision date was promised; the interview was on Wed 25 Nov (Europe/Madrid); fifth working day after it: Wed 2 Dec, 10:00.","Not before Wed 2 Dec, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-360f-718b-ba52-b979aeeb399f', '01a207a2-35fe-7475-afed-817ad61970f9', '01a207a2-3600-7ce7-8fb7-38ff0ad20889', '01a207a2-3601-7664-95d1-ef153dc4b682', NULL, NULL, 'Initech', 'Data Engineer', 'close_out', 'close_out:01a207a2-3601-7664-95d1-ef153dc4b682', 1, 'scheduled', '2026-12-25 09:00:00+00', '2026-12-25 09:00:00+00', NULL, '2027-02-23 09:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Initech, or keep it open for a reason: it has been silent.","steps":["The interview ended on Wed 25 Nov (Europe/Madrid).","The morning of the 30th day after it, Fri 25 Dec: Fri 25 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3610-7059-8a6b-98baa3681d3c', '01a207a2-35fe-7475-afed-817ad61970f9', NULL, NULL, NULL, NULL, NULL, NULL, 'keep_searching', 'keep_searching:1', 1, 'scheduled', '2026-11-26 09:00:00+00', '2026-11-26 09:00:00+00', NULL, '2026-12-03 09:00:00+00', '{"rule":"keep_searching.weekly","summary":"Keep searching: 1 application is open, 0 with an interview ahead. The pipeline is thin.","steps":["Your first interview''s end: Wed 25 Nov, 07:00 (Europe/Madrid).","Every 7 days from the day after it; this is number 1.","The morning of Thu 26 Nov: Thu 26 Nov, 10:00 (Europe/Madrid).","The next one is due on Thu 3 Dec, 10:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-25 09:00:00+00', NULL, false, 1, 1, '2026-11-25 09:00:00+00', '2026-11-25 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a20fc9-9d80-7c30-807a-ff488c6ef1ad', '01a207a2-34ef-77f4-a85c-2b5612fb6582', NULL, NULL, NULL, NULL, NULL, NULL, 'practise', 'practise:2026-11-25', 1, 'expired', NULL, '2026-11-25 17:00:00+00', NULL, '2026-11-25 23:00:00+00', '{"rule":"practise.cards_due","summary":"Practise the questions that are due on Wed 25 Nov.","steps":["At least one practice card is due on Wed 25 Nov.","The evening of Wed 25 Nov: Wed 25 Nov, 18:00 (Europe/Madrid).","Of no use after the end of that day: Thu 26 Nov, 00:00 (Europe/Madrid)."],"supersedes":null}', NULL, '2026-11-25 23:00:00+00', 'Its time passed before it was done.', false, 1, 3, '2026-11-24 23:00:00+00', '2026-11-25 23:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-befc-73a6-ba99-9db6e63a4be8', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', NULL, NULL, 'Initech', 'Data Engineer', 'reflect', 'reflect:01a218cc-bef6-714d-99b2-e53f11dc9501', 1, 'due', '2026-11-26 15:00:00+00', '2026-11-26 17:00:00+00', '2026-11-28 15:00:00+00', '2026-12-10 15:00:00+00', '{"rule":"reflect.after_interview","summary":"Note what went well and what did not in the interview at Initech, while it is fresh.","steps":["The interview''s end: Thu 26 Nov, 16:00 (Europe/Madrid); that is 10:00 for you.","2 h after it: Thu 26 Nov, 12:00 (America/New_York).","To be done by Sat 28 Nov, 10:00 (America/New_York), 48 h after the end."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-befe-73d0-8119-af16060e9041', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', '01a218cc-bef7-7b4b-9bbb-3e1dc38d92b2', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a218cc-bef6-714d-99b2-e53f11dc9501:01a218cc-bef7-7b4b-9bbb-3e1dc38d92b2', 1, 'scheduled', '2026-11-26 15:30:00+00', '2026-11-26 19:00:00+00', '2026-11-27 15:00:00+00', '2026-11-29 15:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Thu 26 Nov, 16:00 (Europe/Madrid); that is 10:00 for you.","4 h after it: Thu 26 Nov, 14:00 (America/New_York).","To be sent by Fri 27 Nov, 10:00 (America/New_York), 24 h after the end."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-beff-7a3a-9066-cab5a7561e10', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', '01a218cc-bef8-7c90-b09c-118aba80bd5d', 'Milton Waddams', 'Initech', 'Data Engineer', 'send_thank_you', 'send_thank_you:01a218cc-bef6-714d-99b2-e53f11dc9501:01a218cc-bef8-7c90-b09c-118aba80bd5d', 1, 'scheduled', '2026-11-26 15:30:00+00', '2026-11-26 19:00:00+00', '2026-11-27 15:00:00+00', '2026-11-29 15:00:00+00', '{"rule":"send_thank_you.after_interview","summary":"Thank Milton Waddams for the interview at Initech: a note is best sent within a day.","steps":["The interview''s end: Thu 26 Nov, 16:00 (Europe/Madrid); that is 10:00 for you.","4 h after it: Thu 26 Nov, 14:00 (America/New_York).","To be sent by Fri 27 Nov, 10:00 (America/New_York), 24 h after the end."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf00-7165-bb8a-ee3293cd88c0', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', '01a218cc-bef7-7b4b-9bbb-3e1dc38d92b2', 'Bill Lumbergh', 'Initech', 'Data Engineer', 'connect_on_linkedin', 'connect_on_linkedin:email=bill@initech.example', 1, 'scheduled', '2026-11-26 15:00:00+00', '2026-11-27 15:00:00+00', '2026-12-03 15:00:00+00', '2026-12-26 15:00:00+00', '{"rule":"connect_on_linkedin.after_interview","summary":"Invite Bill Lumbergh of Initech on LinkedIn, saying why and with thanks.","steps":["The interview''s end: Thu 26 Nov, 16:00 (Europe/Madrid); that is 10:00 for you.","24 h after it: Fri 27 Nov, 10:00 (America/New_York).","To be done by Thu 3 Dec, 10:00 (America/New_York), 7 d after the end."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf01-7d31-aa84-e36641514e13', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', '01a218cc-bef8-7c90-b09c-118aba80bd5d', 'Milton Waddams', 'Initech', 'Data Engineer', 'connect_on_linkedin', 'connect_on_linkedin:email=milton@initech.example', 1, 'scheduled', '2026-11-26 15:00:00+00', '2026-11-27 15:00:00+00', '2026-12-03 15:00:00+00', '2026-12-26 15:00:00+00', '{"rule":"connect_on_linkedin.after_interview","summary":"Invite Milton Waddams of Initech on LinkedIn, saying why and with thanks.","steps":["The interview''s end: Thu 26 Nov, 16:00 (Europe/Madrid); that is 10:00 for you.","24 h after it: Fri 27 Nov, 10:00 (America/New_York).","To be done by Thu 3 Dec, 10:00 (America/New_York), 7 d after the end."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf02-791f-86ab-15e9306f4ba3', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', NULL, NULL, 'Initech', 'Data Engineer', 'evaluate_fit', 'evaluate_fit:01a218cc-bef6-714d-99b2-e53f11dc9501', 1, 'scheduled', '2026-11-26 15:00:00+00', '2026-11-27 23:00:00+00', NULL, '2026-12-26 15:00:00+00', '{"rule":"evaluate_fit.after_interview","summary":"Ask yourself whether Data Engineer at Initech is right for you.","steps":["The interview''s end: Thu 26 Nov, 16:00 (Europe/Madrid); that is 10:00 for you.","The evening of Fri 27 Nov: Fri 27 Nov, 18:00 (America/New_York)."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf03-7b77-b063-1d26add2e350', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', NULL, NULL, 'Initech', 'Data Engineer', 'follow_up', 'follow_up:01a218cc-bef6-714d-99b2-e53f11dc9501:1', 1, 'scheduled', '2026-11-29 23:00:00+00', '2026-11-30 01:00:00+00', NULL, '2026-12-14 01:00:00+00', '{"rule":"follow_up.after_promise","summary":"Ask Initech politely for news, on Mon 30 Nov, 02:00 (Europe/Madrid).","steps":["Decision promised by Sun 29 Nov (Europe/Madrid); first working day after it: Mon 30 Nov.","10:00 on Mon 30 Nov (Europe/Madrid) is outside your waking hours (08:00 to 21:00, America/New_York); 1 h before the last ones end, or at their start: Sun 29 Nov, 20:00 (America/New_York); that is Mon 30 Nov, 02:00 there.","Not before Mon 30 Nov, 00:00 (Europe/Madrid); that is Sun 29 Nov, 18:00 for you."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf04-783a-9315-4df9621fa2e4', '01a207a2-35e3-7bf4-8749-0876f4924a84', '01a218cc-bef5-7e90-8646-caf9a73fe2da', '01a218cc-bef6-714d-99b2-e53f11dc9501', NULL, NULL, 'Initech', 'Data Engineer', 'close_out', 'close_out:01a218cc-bef6-714d-99b2-e53f11dc9501', 1, 'scheduled', '2026-12-26 15:00:00+00', '2026-12-26 15:00:00+00', NULL, '2027-02-24 15:00:00+00', '{"rule":"close_out.after_silence","summary":"Close the application at Initech, or keep it open for a reason: it has been silent.","steps":["The interview ended on Thu 26 Nov (America/New_York).","The morning of the 30th day after it, Sat 26 Dec: Sat 26 Dec, 10:00 (America/New_York)."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 1, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a218cc-bf05-7414-bd15-2ac121d41597', '01a207a2-35e3-7bf4-8749-0876f4924a84', NULL, NULL, NULL, NULL, NULL, NULL, 'keep_searching', 'keep_searching:1', 1, 'scheduled', '2026-11-27 15:00:00+00', '2026-11-27 15:00:00+00', NULL, '2026-12-04 15:00:00+00', '{"rule":"keep_searching.weekly","summary":"Keep searching: 2 applications are open, 0 with an interview ahead. The pipeline is thin.","steps":["Your first interview''s end: Thu 26 Nov, 10:00 (America/New_York).","Every 7 days from the day after it; this is number 1.","The morning of Fri 27 Nov: Fri 27 Nov, 10:00 (America/New_York).","The next one is due on Fri 4 Dec, 10:00 (America/New_York)."],"supersedes":null}', NULL, '2026-11-26 17:00:00+00', NULL, false, 1, 2, '2026-11-26 17:00:00+00', '2026-11-26 17:00:00+00');

INSERT INTO public.tenants VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', 'First live tenant', 'live', '{"reflect_after":"PT2H","thank_you_after":"PT4H"}', NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', 'First test tenant', 'test', '{}', '2026-11-25 09:00:00+00', 3, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00');

INSERT INTO public.webhook_endpoints VALUES
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34dc-7b12-ac4d-698d94e8eda3', 'http://receiver.example:8910/ok', 'enabled', '["reminder.due","commitment.*","draft.*","endpoint.*"]', 'full', 'standard', 'enabled', NULL, NULL, false, '\x6643ea8821642760a34ea4b3f91c72422adf70ba998529bf5133f50bce0b9002f169bbb22459282d8f21a8938d981d93f58e8fe25a7e4ceddd956deabfef5cb778108844ff7d1e75e51377d5c62a', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34e4-7729-819d-3282bf1d9630', 'http://receiver.example:8910/later', 'disabled by its owner', '["commitment.recorded"]', 'full', 'standard', 'disabled', 'Disabled by its owner.', '2026-11-23 09:00:00+00', false, '\x09b19953b9f4842687fd357660cfc67c42a7f8fa65f17d8dc48443057ee8d72cefddc21117e142ebe7f44f904bfd14c958979827e9f82f0837865510d43564033dde9d682d4bef0a7e6f0bf65b55', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d7-7526-ac95-6ac4fda949e8', '01a207a2-3612-71a6-b71a-c19e2bf6deef', 'http://receiver.example:8910/test', NULL, '["reminder.due"]', 'full', 'standard', 'enabled', NULL, NULL, false, '\x06a4ebb6fcd66248aeb3a30e99f380ea554662edf33349498f0bbe7c0f9674f260c1294ba9006781aa63211bc710b87b7cc4b8ccb68a93c2efff4a5091d3669593b815d89b2c5d75629431c98d43', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34e2-7796-bc6d-fb46ab76978c', 'http://receiver.example:8910/cloudevents', 'cloudevents', '["interview.cancelled","interview.outcome_recorded"]', 'full', 'cloudevents', 'enabled', NULL, NULL, false, '\xf67a26a1ec5cc306ce02dc739e8f0dbd25ebc2b5f26aff81f7b7fedd70e69ffd88d30627e13e837815a65bd84543fa85e590339ef452e456455fc8e5d640ab7ae8be288424031fea61e1e3b3c083', NULL, NULL, 4, 50, NULL, 0, NULL, '2026-11-23 08:59:59.08+00', 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34e8-781b-a06a-632afc2a9b63', 'http://blocked.example:8910/inside', 'blocked', '["endpoint.test"]', 'full', 'standard', 'enabled', NULL, NULL, false, '\xda9082691b9fed686b582b22e952f16d64112ad16892e2c145269beba7ce5a0b479cfcd0e4d34c0da7490aa021900129a3c275fc3f8e016c2ea8049c7563835df41bb8b5de5ae3b19f83829dee4e', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34de-72a3-8868-331cc1891412', 'http://receiver.example:8910/status/500', 'exhausted', '["endpoint.disabled"]', 'full', 'standard', 'enabled', NULL, NULL, false, '\xe731c459d237c0a8ff4dbb34c69063249dbbeaf691404a6767c937d8780e988391b793a95dec023a53fc9af853b368a026b599941a6d3fd95bf374fee4e3f0dc645e87a683729de40b3f524f67b5', NULL, NULL, NULL, NULL, '2026-11-23 09:00:00.028124+00', 12, '2026-11-26 17:05:00.00627+00', NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34ea-7e1e-91b1-b4ece9d5a14b', 'http://receiver.example:8910/status/503', 'failing', '["endpoint.test"]', 'full', 'standard', 'enabled', NULL, NULL, false, '\xe4891bee12b1516cedef13ddd1bdb0bc510ea899d2d93dbbf27e86326647c2b779ed23ca5d6632f895496e29b15135fd3c04aa83984128672c804808dd8e43220753d9c55787e7a7b7ebcd16d15a', NULL, NULL, NULL, NULL, '2026-11-26 16:00:00.018366+00', 2, NULL, NULL, 1, '2026-11-23 09:00:00+00', '2026-11-23 09:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34e0-7a5d-a48f-2b1e7e13c5f7', 'http://receiver.example:8910/rotated', 'rotated', '["reminder.overdue","endpoint.test"]', 'thin', 'standard', 'enabled', NULL, NULL, true, '\x9575306697a8c617722951f99af1b11f2c20697bdb3e21f940fa7275cdf8787aa94bc418ff1304ee4f971868ac3a5af4333258cea49f3b3b2504caf55a7db3fbcc49446faf2ed809281c5847ed00', '\x6803466e605d42ff740a6f0e20112eff88473d0b3107b687e5b8042f4a9f8d9c2d4ec221932c72bf6b542c77d33f680714f23f40ac6427e2faf7b5a7ca61b142d306b734c18799c012f3b575ae36', '2026-12-03 16:00:00+00', NULL, NULL, NULL, 0, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-26 16:00:00+00'),
	('01a207a2-34d5-7435-8827-25a805ab345a', '01a207a2-34e6-70b1-b78e-4cc3a5eba5a3', 'http://receiver.example:8910/gone', 'gone', '["endpoint.test"]', 'full', 'standard', 'disabled', 'The receiver answered 410 Gone.', '2026-11-26 16:00:00.018206+00', false, '\xa30c3daf60fda375be4b8bd1288b6131160b0b6b4e38681b1f54b708d53245c00212ce669356a86af97db8d10beb14924c3c262a49b8b0a2ad2d391e6c4b88d16f8959beb55b1027540be79528cf', NULL, NULL, NULL, NULL, '2026-11-26 16:00:00.018206+00', 1, NULL, NULL, 2, '2026-11-23 09:00:00+00', '2026-11-26 16:00:00.018206+00');

SELECT pg_catalog.setval('public.feed_counter_id_seq', 1, false);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT pk_deliveries PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_20261123
    ADD CONSTRAINT deliveries_20261123_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_20261124
    ADD CONSTRAINT deliveries_20261124_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_20261125
    ADD CONSTRAINT deliveries_20261125_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_20261126
    ADD CONSTRAINT deliveries_20261126_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_20261127
    ADD CONSTRAINT deliveries_20261127_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_20261128
    ADD CONSTRAINT deliveries_20261128_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_20261129
    ADD CONSTRAINT deliveries_20261129_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_20261130
    ADD CONSTRAINT deliveries_20261130_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.deliveries_default
    ADD CONSTRAINT deliveries_default_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.delivery_attempts
    ADD CONSTRAINT pk_delivery_attempts PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_20261123
    ADD CONSTRAINT delivery_attempts_20261123_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_20261124
    ADD CONSTRAINT delivery_attempts_20261124_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_20261125
    ADD CONSTRAINT delivery_attempts_20261125_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_20261126
    ADD CONSTRAINT delivery_attempts_20261126_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_20261127
    ADD CONSTRAINT delivery_attempts_20261127_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_20261128
    ADD CONSTRAINT delivery_attempts_20261128_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_20261129
    ADD CONSTRAINT delivery_attempts_20261129_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_20261130
    ADD CONSTRAINT delivery_attempts_20261130_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.delivery_attempts_default
    ADD CONSTRAINT delivery_attempts_default_pkey PRIMARY KEY (tenant_id, delivery_id, number);

ALTER TABLE ONLY public.events
    ADD CONSTRAINT pk_events PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_20261123
    ADD CONSTRAINT events_20261123_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_20261124
    ADD CONSTRAINT events_20261124_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_20261125
    ADD CONSTRAINT events_20261125_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_20261126
    ADD CONSTRAINT events_20261126_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_20261127
    ADD CONSTRAINT events_20261127_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_20261128
    ADD CONSTRAINT events_20261128_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_20261129
    ADD CONSTRAINT events_20261129_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_20261130
    ADD CONSTRAINT events_20261130_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.events_default
    ADD CONSTRAINT events_default_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT pk_api_keys PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.applications
    ADD CONSTRAINT pk_applications PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT pk_calendar_feeds PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.candidates
    ADD CONSTRAINT pk_candidates PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.commitments
    ADD CONSTRAINT pk_commitments PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.data_versions
    ADD CONSTRAINT pk_data_versions PRIMARY KEY (name);

ALTER TABLE ONLY public.delivery_queue
    ADD CONSTRAINT pk_delivery_queue PRIMARY KEY (delivery_id, tenant_id);

ALTER TABLE ONLY public.draft_revisions
    ADD CONSTRAINT pk_draft_revisions PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.draft_templates
    ADD CONSTRAINT pk_draft_templates PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT pk_drafts PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.due_items
    ADD CONSTRAINT pk_due_items PRIMARY KEY (subject_id, kind, tenant_id);

ALTER TABLE ONLY public.feed_counter
    ADD CONSTRAINT pk_feed_counter PRIMARY KEY (id);

ALTER TABLE ONLY public.fit_evaluations
    ADD CONSTRAINT pk_fit_evaluations PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.fit_profiles
    ADD CONSTRAINT pk_fit_profiles PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT pk_idempotency_keys PRIMARY KEY (tenant_id, principal_id, key_digest);

ALTER TABLE ONLY public.interviewers
    ADD CONSTRAINT pk_interviewers PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.interviews
    ADD CONSTRAINT pk_interviews PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.practice_card_questions
    ADD CONSTRAINT pk_practice_card_questions PRIMARY KEY (tenant_id, question_id);

ALTER TABLE ONLY public.practice_cards
    ADD CONSTRAINT pk_practice_cards PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.practice_reviews
    ADD CONSTRAINT pk_practice_reviews PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.quarantined_items
    ADD CONSTRAINT pk_quarantined_items PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT pk_questions PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.reflections
    ADD CONSTRAINT pk_reflections PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT pk_reminders PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT pk_tenants PRIMARY KEY (id);

ALTER TABLE ONLY public.webhook_endpoints
    ADD CONSTRAINT pk_webhook_endpoints PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT uq_api_keys_digest UNIQUE (digest);

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT uq_calendar_feeds_digest UNIQUE (digest);

CREATE INDEX ix_deliveries_tenant_id_endpoint_id_id ON ONLY public.deliveries USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_20261123_tenant_id_endpoint_id_id_idx ON public.deliveries_20261123 USING btree (tenant_id, endpoint_id, id);

CREATE INDEX ix_deliveries_tenant_id_event_id ON ONLY public.deliveries USING btree (tenant_id, event_id);

CREATE INDEX deliveries_20261123_tenant_id_event_id_idx ON public.deliveries_20261123 USING btree (tenant_id, event_id);

CREATE INDEX deliveries_20261124_tenant_id_endpoint_id_id_idx ON public.deliveries_20261124 USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_20261124_tenant_id_event_id_idx ON public.deliveries_20261124 USING btree (tenant_id, event_id);

CREATE INDEX deliveries_20261125_tenant_id_endpoint_id_id_idx ON public.deliveries_20261125 USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_20261125_tenant_id_event_id_idx ON public.deliveries_20261125 USING btree (tenant_id, event_id);

CREATE INDEX deliveries_20261126_tenant_id_endpoint_id_id_idx ON public.deliveries_20261126 USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_20261126_tenant_id_event_id_idx ON public.deliveries_20261126 USING btree (tenant_id, event_id);

CREATE INDEX deliveries_20261127_tenant_id_endpoint_id_id_idx ON public.deliveries_20261127 USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_20261127_tenant_id_event_id_idx ON public.deliveries_20261127 USING btree (tenant_id, event_id);

CREATE INDEX deliveries_20261128_tenant_id_endpoint_id_id_idx ON public.deliveries_20261128 USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_20261128_tenant_id_event_id_idx ON public.deliveries_20261128 USING btree (tenant_id, event_id);

CREATE INDEX deliveries_20261129_tenant_id_endpoint_id_id_idx ON public.deliveries_20261129 USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_20261129_tenant_id_event_id_idx ON public.deliveries_20261129 USING btree (tenant_id, event_id);

CREATE INDEX deliveries_20261130_tenant_id_endpoint_id_id_idx ON public.deliveries_20261130 USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_20261130_tenant_id_event_id_idx ON public.deliveries_20261130 USING btree (tenant_id, event_id);

CREATE INDEX deliveries_default_tenant_id_endpoint_id_id_idx ON public.deliveries_default USING btree (tenant_id, endpoint_id, id);

CREATE INDEX deliveries_default_tenant_id_event_id_idx ON public.deliveries_default USING btree (tenant_id, event_id);

CREATE INDEX ix_events_tenant_id_candidate_id ON ONLY public.events USING btree (tenant_id, candidate_id);

CREATE INDEX events_20261123_tenant_id_candidate_id_idx ON public.events_20261123 USING btree (tenant_id, candidate_id);

CREATE INDEX ix_events_tenant_id_transaction_id_id ON ONLY public.events USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_20261123_tenant_id_transaction_id_id_idx ON public.events_20261123 USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_20261124_tenant_id_candidate_id_idx ON public.events_20261124 USING btree (tenant_id, candidate_id);

CREATE INDEX events_20261124_tenant_id_transaction_id_id_idx ON public.events_20261124 USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_20261125_tenant_id_candidate_id_idx ON public.events_20261125 USING btree (tenant_id, candidate_id);

CREATE INDEX events_20261125_tenant_id_transaction_id_id_idx ON public.events_20261125 USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_20261126_tenant_id_candidate_id_idx ON public.events_20261126 USING btree (tenant_id, candidate_id);

CREATE INDEX events_20261126_tenant_id_transaction_id_id_idx ON public.events_20261126 USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_20261127_tenant_id_candidate_id_idx ON public.events_20261127 USING btree (tenant_id, candidate_id);

CREATE INDEX events_20261127_tenant_id_transaction_id_id_idx ON public.events_20261127 USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_20261128_tenant_id_candidate_id_idx ON public.events_20261128 USING btree (tenant_id, candidate_id);

CREATE INDEX events_20261128_tenant_id_transaction_id_id_idx ON public.events_20261128 USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_20261129_tenant_id_candidate_id_idx ON public.events_20261129 USING btree (tenant_id, candidate_id);

CREATE INDEX events_20261129_tenant_id_transaction_id_id_idx ON public.events_20261129 USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_20261130_tenant_id_candidate_id_idx ON public.events_20261130 USING btree (tenant_id, candidate_id);

CREATE INDEX events_20261130_tenant_id_transaction_id_id_idx ON public.events_20261130 USING btree (tenant_id, transaction_id, id);

CREATE INDEX events_default_tenant_id_candidate_id_idx ON public.events_default USING btree (tenant_id, candidate_id);

CREATE INDEX events_default_tenant_id_transaction_id_id_idx ON public.events_default USING btree (tenant_id, transaction_id, id);

CREATE INDEX ix_api_keys_tenant_id_candidate_id ON public.api_keys USING btree (tenant_id, candidate_id);

CREATE INDEX ix_applications_tenant_id_candidate_id_match_key ON public.applications USING btree (tenant_id, candidate_id, match_key);

CREATE INDEX ix_calendar_feeds_tenant_id_candidate_id_id ON public.calendar_feeds USING btree (tenant_id, candidate_id, id);

CREATE INDEX ix_candidates_erasing_since ON public.candidates USING btree (erasing_since) WHERE (erasing_since IS NOT NULL);

CREATE INDEX ix_commitments_tenant_id_candidate_id ON public.commitments USING btree (tenant_id, candidate_id);

CREATE INDEX ix_commitments_tenant_id_interview_id ON public.commitments USING btree (tenant_id, interview_id);

CREATE INDEX ix_delivery_queue_leased ON public.delivery_queue USING btree (endpoint_id) WHERE (lease_token <> 0);

CREATE INDEX ix_delivery_queue_tenant_id_endpoint_id_next_at ON public.delivery_queue USING btree (tenant_id, endpoint_id, next_at);

CREATE INDEX ix_delivery_queue_tenant_id_reminder_id ON public.delivery_queue USING btree (tenant_id, reminder_id) WHERE (reminder_id IS NOT NULL);

CREATE INDEX ix_drafts_tenant_id_application_id ON public.drafts USING btree (tenant_id, application_id);

CREATE INDEX ix_drafts_tenant_id_candidate_id_id ON public.drafts USING btree (tenant_id, candidate_id, id);

CREATE INDEX ix_drafts_tenant_id_interview_id ON public.drafts USING btree (tenant_id, interview_id);

CREATE INDEX ix_drafts_write_at ON public.drafts USING btree (write_at) WHERE (write_at IS NOT NULL);

CREATE INDEX ix_due_items_fire_at ON public.due_items USING btree (fire_at) WHERE ((NOT stopped) AND (kind <= 2));

CREATE INDEX ix_due_items_plans ON public.due_items USING btree (fire_at) WHERE ((NOT stopped) AND (kind > 2));

CREATE INDEX ix_due_items_tenant_id_fire_at ON public.due_items USING btree (tenant_id, fire_at);

CREATE INDEX ix_fit_evaluations_tenant_id_application_id ON public.fit_evaluations USING btree (tenant_id, application_id);

CREATE INDEX ix_fit_evaluations_tenant_id_candidate_id_id ON public.fit_evaluations USING btree (tenant_id, candidate_id, id);

CREATE INDEX ix_idempotency_keys_created_at ON public.idempotency_keys USING btree (created_at);

CREATE INDEX ix_idempotency_keys_tenant_id_candidate_id ON public.idempotency_keys USING btree (tenant_id, candidate_id);

CREATE INDEX ix_interviewers_tenant_id_interview_id ON public.interviewers USING btree (tenant_id, interview_id);

CREATE INDEX ix_interviews_tenant_id_application_id ON public.interviews USING btree (tenant_id, application_id);

CREATE INDEX ix_interviews_tenant_id_candidate_id_id ON public.interviews USING btree (tenant_id, candidate_id, id);

CREATE INDEX ix_practice_card_questions_tenant_id_card_id ON public.practice_card_questions USING btree (tenant_id, card_id);

CREATE INDEX ix_practice_cards_tenant_id_candidate_id_due_at_id ON public.practice_cards USING btree (tenant_id, candidate_id, due_at, id);

CREATE INDEX ix_practice_reviews_tenant_id_candidate_id ON public.practice_reviews USING btree (tenant_id, candidate_id);

CREATE INDEX ix_practice_reviews_tenant_id_card_id_reviewed_at_id ON public.practice_reviews USING btree (tenant_id, card_id, reviewed_at, id);

CREATE INDEX ix_questions_tenant_id_candidate_id_id ON public.questions USING btree (tenant_id, candidate_id, id);

CREATE INDEX ix_questions_tenant_id_reflection_id ON public.questions USING btree (tenant_id, reflection_id);

CREATE INDEX ix_questions_topics ON public.questions USING btree (tenant_id, candidate_id, topic_key, interview_id, topic, difficulty, answer_quality);

CREATE INDEX ix_reflections_tenant_id_candidate_id_id ON public.reflections USING btree (tenant_id, candidate_id, id);

CREATE INDEX ix_reminders_tenant_id_application_id ON public.reminders USING btree (tenant_id, application_id);

CREATE INDEX ix_reminders_tenant_id_candidate_id_due_at_id ON public.reminders USING btree (tenant_id, candidate_id, due_at, id);

CREATE INDEX ix_reminders_tenant_id_due_at_id ON public.reminders USING btree (tenant_id, due_at, id);

CREATE INDEX ix_reminders_tenant_id_interview_id ON public.reminders USING btree (tenant_id, interview_id);

CREATE INDEX ix_reminders_thank_yous ON public.reminders USING btree (tenant_id, candidate_id) WHERE ((action)::text = 'send_thank_you'::text);

CREATE UNIQUE INDEX uq_candidates_tenant_id_external_id ON public.candidates USING btree (tenant_id, external_id);

CREATE UNIQUE INDEX uq_draft_revisions_tenant_id_draft_id_revision ON public.draft_revisions USING btree (tenant_id, draft_id, revision);

CREATE UNIQUE INDEX uq_draft_templates_tenant_id_kind_tone_language ON public.draft_templates USING btree (tenant_id, kind, tone, language);

CREATE UNIQUE INDEX uq_fit_evaluations_tenant_id_interview_id ON public.fit_evaluations USING btree (tenant_id, interview_id);

CREATE UNIQUE INDEX uq_fit_profiles_tenant_id_candidate_id ON public.fit_profiles USING btree (tenant_id, candidate_id);

CREATE UNIQUE INDEX uq_interviews_tenant_id_source_system_external_id ON public.interviews USING btree (tenant_id, source_system, external_id);

CREATE UNIQUE INDEX uq_reflections_tenant_id_interview_id ON public.reflections USING btree (tenant_id, interview_id);

CREATE UNIQUE INDEX uq_reminders_tenant_id_candidate_id_identity ON public.reminders USING btree (tenant_id, candidate_id, identity);

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_20261123_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_20261123_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_20261123_tenant_id_event_id_idx;

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_20261124_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_20261124_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_20261124_tenant_id_event_id_idx;

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_20261125_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_20261125_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_20261125_tenant_id_event_id_idx;

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_20261126_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_20261126_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_20261126_tenant_id_event_id_idx;

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_20261127_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_20261127_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_20261127_tenant_id_event_id_idx;

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_20261128_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_20261128_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_20261128_tenant_id_event_id_idx;

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_20261129_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_20261129_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_20261129_tenant_id_event_id_idx;

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_20261130_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_20261130_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_20261130_tenant_id_event_id_idx;

ALTER INDEX public.pk_deliveries ATTACH PARTITION public.deliveries_default_pkey;

ALTER INDEX public.ix_deliveries_tenant_id_endpoint_id_id ATTACH PARTITION public.deliveries_default_tenant_id_endpoint_id_id_idx;

ALTER INDEX public.ix_deliveries_tenant_id_event_id ATTACH PARTITION public.deliveries_default_tenant_id_event_id_idx;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_20261123_pkey;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_20261124_pkey;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_20261125_pkey;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_20261126_pkey;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_20261127_pkey;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_20261128_pkey;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_20261129_pkey;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_20261130_pkey;

ALTER INDEX public.pk_delivery_attempts ATTACH PARTITION public.delivery_attempts_default_pkey;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_20261123_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_20261123_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_20261123_tenant_id_transaction_id_id_idx;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_20261124_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_20261124_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_20261124_tenant_id_transaction_id_id_idx;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_20261125_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_20261125_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_20261125_tenant_id_transaction_id_id_idx;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_20261126_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_20261126_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_20261126_tenant_id_transaction_id_id_idx;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_20261127_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_20261127_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_20261127_tenant_id_transaction_id_id_idx;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_20261128_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_20261128_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_20261128_tenant_id_transaction_id_id_idx;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_20261129_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_20261129_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_20261129_tenant_id_transaction_id_id_idx;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_20261130_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_20261130_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_20261130_tenant_id_transaction_id_id_idx;

ALTER INDEX public.pk_events ATTACH PARTITION public.events_default_pkey;

ALTER INDEX public.ix_events_tenant_id_candidate_id ATTACH PARTITION public.events_default_tenant_id_candidate_id_idx;

ALTER INDEX public.ix_events_tenant_id_transaction_id_id ATTACH PARTITION public.events_default_tenant_id_transaction_id_id_idx;

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.applications
    ADD CONSTRAINT fk_applications_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT fk_calendar_feeds_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.commitments
    ADD CONSTRAINT fk_commitments_tenant_id_interview_id FOREIGN KEY (tenant_id, interview_id) REFERENCES public.interviews(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.draft_revisions
    ADD CONSTRAINT fk_draft_revisions_tenant_id_draft_id FOREIGN KEY (tenant_id, draft_id) REFERENCES public.drafts(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT fk_drafts_tenant_id_application_id FOREIGN KEY (tenant_id, application_id) REFERENCES public.applications(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT fk_drafts_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT fk_drafts_tenant_id_interview_id FOREIGN KEY (tenant_id, interview_id) REFERENCES public.interviews(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.fit_evaluations
    ADD CONSTRAINT fk_fit_evaluations_tenant_id_application_id FOREIGN KEY (tenant_id, application_id) REFERENCES public.applications(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.fit_evaluations
    ADD CONSTRAINT fk_fit_evaluations_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.fit_evaluations
    ADD CONSTRAINT fk_fit_evaluations_tenant_id_interview_id FOREIGN KEY (tenant_id, interview_id) REFERENCES public.interviews(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.fit_profiles
    ADD CONSTRAINT fk_fit_profiles_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.interviewers
    ADD CONSTRAINT fk_interviewers_tenant_id_interview_id FOREIGN KEY (tenant_id, interview_id) REFERENCES public.interviews(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.interviews
    ADD CONSTRAINT fk_interviews_tenant_id_application_id FOREIGN KEY (tenant_id, application_id) REFERENCES public.applications(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.interviews
    ADD CONSTRAINT fk_interviews_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.practice_card_questions
    ADD CONSTRAINT fk_practice_card_questions_tenant_id_card_id FOREIGN KEY (tenant_id, card_id) REFERENCES public.practice_cards(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.practice_card_questions
    ADD CONSTRAINT fk_practice_card_questions_tenant_id_question_id FOREIGN KEY (tenant_id, question_id) REFERENCES public.questions(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.practice_cards
    ADD CONSTRAINT fk_practice_cards_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.practice_reviews
    ADD CONSTRAINT fk_practice_reviews_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.practice_reviews
    ADD CONSTRAINT fk_practice_reviews_tenant_id_card_id FOREIGN KEY (tenant_id, card_id) REFERENCES public.practice_cards(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT fk_questions_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.questions
    ADD CONSTRAINT fk_questions_tenant_id_reflection_id FOREIGN KEY (tenant_id, reflection_id) REFERENCES public.reflections(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reflections
    ADD CONSTRAINT fk_reflections_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reflections
    ADD CONSTRAINT fk_reflections_tenant_id_interview_id FOREIGN KEY (tenant_id, interview_id) REFERENCES public.interviews(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT fk_reminders_tenant_id_application_id FOREIGN KEY (tenant_id, application_id) REFERENCES public.applications(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT fk_reminders_tenant_id_candidate_id FOREIGN KEY (tenant_id, candidate_id) REFERENCES public.candidates(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT fk_reminders_tenant_id_interview_id FOREIGN KEY (tenant_id, interview_id) REFERENCES public.interviews(tenant_id, id) ON DELETE CASCADE;
