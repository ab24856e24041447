"""The tables, as SQLAlchemy Core sees them."""

from app.models.base import metadata
from app.models.calendar_data import data_versions
from app.models.calendar_feeds import calendar_feeds
from app.models.candidates import applications, candidates
from app.models.drafts import draft_revisions, draft_templates, drafts
from app.models.fit import fit_evaluations, fit_profiles
from app.models.interviews import commitments, interviewers, interviews
from app.models.practice import practice_card_questions, practice_cards, practice_reviews
from app.models.reflections import questions, reflections
from app.models.reminders import due_items, quarantined_items, reminders
from app.models.tenants import api_keys, idempotency_keys, tenants
from app.models.webhooks import (
    PARTITIONED,
    deliveries,
    delivery_attempts,
    delivery_queue,
    endpoint_secrets,
    events,
    fan_outs,
    feed_counter,
    webhook_endpoints,
)

__all__ = [
    "PARTITIONED",
    "api_keys",
    "applications",
    "calendar_feeds",
    "candidates",
    "commitments",
    "data_versions",
    "deliveries",
    "delivery_attempts",
    "delivery_queue",
    "draft_revisions",
    "draft_templates",
    "drafts",
    "due_items",
    "endpoint_secrets",
    "events",
    "fan_outs",
    "feed_counter",
    "fit_evaluations",
    "fit_profiles",
    "idempotency_keys",
    "interviewers",
    "interviews",
    "metadata",
    "practice_card_questions",
    "practice_cards",
    "practice_reviews",
    "quarantined_items",
    "questions",
    "reflections",
    "reminders",
    "tenants",
    "webhook_endpoints",
]
