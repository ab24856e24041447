"""What the database's refusals mean to callers."""

from sqlalchemy.exc import DBAPIError, IntegrityError

from app.domain.errors import ConflictError

_TAKEN = {
    "uq_candidates_tenant_id_external_id": "Another candidate of yours already has this external_id.",
    "uq_interviews_tenant_id_source_system_external_id": "Another interview already has this source and external_id.",
    "uq_reminders_tenant_id_candidate_id_identity": "Another request planned the same reminder at the same moment.",
    "uq_api_keys_digest": "This key exists already.",
    "uq_draft_templates_tenant_id_kind_tone_language": "Another request set the same template at the same moment.",
    "uq_reflections_tenant_id_interview_id": "This interview has a reflection already.",
    "uq_fit_profiles_tenant_id_candidate_id": "Another request wrote the fit profile at the same moment.",
    "uq_fit_evaluations_tenant_id_interview_id": "This interview has a fit evaluation already.",
    "pk_idempotency_keys": "A request with this Idempotency-Key was carried out at the same moment. Repeat it.",
}
"""What a violated constraint means to the caller."""

_TAKEN_ON_SQLITE = {
    "candidates.tenant_id, candidates.external_id": "uq_candidates_tenant_id_external_id",
    "interviews.tenant_id, interviews.source_system, interviews.external_id": (
        "uq_interviews_tenant_id_source_system_external_id"
    ),
    "reminders.tenant_id, reminders.candidate_id, reminders.identity": "uq_reminders_tenant_id_candidate_id_identity",
    "api_keys.digest": "uq_api_keys_digest",
    "draft_templates.tenant_id, draft_templates.kind, draft_templates.tone, draft_templates.language": (
        "uq_draft_templates_tenant_id_kind_tone_language"
    ),
    "reflections.tenant_id, reflections.interview_id": "uq_reflections_tenant_id_interview_id",
    "fit_profiles.tenant_id, fit_profiles.candidate_id": "uq_fit_profiles_tenant_id_candidate_id",
    "fit_evaluations.tenant_id, fit_evaluations.interview_id": "uq_fit_evaluations_tenant_id_interview_id",
}
"""SQLite names the columns of a violated unique index instead of the index."""


def conflict_of(error: IntegrityError) -> Exception:
    """Translate a violated constraint; one without a meaning to callers stays what it is."""
    text = str(error.orig)
    name = getattr(error.orig, "constraint_name", None)
    if name is None:
        name = getattr(getattr(error.orig, "__cause__", None), "constraint_name", None)
    if name is None:
        name = next((index for columns, index in _TAKEN_ON_SQLITE.items() if text.endswith(f": {columns}")), None)
    return ConflictError(_TAKEN[name]) if name in _TAKEN else error


def is_deadlock(error: DBAPIError) -> bool:
    """Tell whether PostgreSQL gave a transaction up to resolve a deadlock, or could not serialise it."""
    return getattr(error.orig, "sqlstate", None) in {"40P01", "40001"}
