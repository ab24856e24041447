"""How drafts look from outside: JSON-ready dictionaries."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from app.domain.drafting.checks import Finding
from app.domain.drafting.composer import Composed
from app.domain.drafting.drafts import Draft, DraftRevision, DraftTemplate, finding_view
from app.domain.drafting.kinds import DraftKind
from app.domain.drafting.templates import TemplateKey
from app.domain.drafting.variables import VARIABLES


def draft_view(draft: Draft, findings: Sequence[Finding]) -> dict[str, Any]:
    """Show a draft with what the checks found."""
    return {
        "id": draft.id,
        "candidate_id": draft.candidate_id,
        "application_id": draft.application_id,
        "interview_id": draft.interview_id,
        "interviewer_id": draft.interviewer_id,
        "interviewer": draft.interviewer_name,
        "kind": draft.kind,
        "tone": draft.tone,
        "language": draft.language,
        "follow_up_number": draft.follow_up_number if draft.kind is DraftKind.FOLLOW_UP else None,
        "status": draft.status,
        "writing": draft.is_being_written,
        "subject": draft.subject,
        "body": draft.body,
        "revision": draft.revision,
        "written_by": draft.written_by,
        "fallback_reason": draft.fallback_reason,
        "findings": [finding_view(finding) for finding in findings],
        "sent_at": draft.sent_at,
        "override_reason": draft.override_reason,
        "created_at": draft.created_at,
        "updated_at": draft.updated_at,
    }


def draft_summary(draft: Draft) -> dict[str, Any]:
    """Return what an event says of a draft: never its words."""
    return {
        "id": draft.id,
        "kind": draft.kind,
        "tone": draft.tone,
        "language": draft.language,
        "status": draft.status,
        "revision": draft.revision,
        "written_by": draft.written_by,
        "interview_id": draft.interview_id,
        "interviewer_id": draft.interviewer_id,
    }


def revision_view(revision: DraftRevision) -> dict[str, Any]:
    """Show one version of a draft's words."""
    return {
        "id": revision.id,
        "revision": revision.revision,
        "subject": revision.subject,
        "body": revision.body,
        "changed": list(revision.changed),
        "written_by": revision.written_by,
        "key_id": revision.key_id,
        "created_at": revision.created_at,
    }


def template_view(key: TemplateKey, own: DraftTemplate | None, source: str, preview: Composed | None) -> dict[str, Any]:
    """Show the template that applies, what it makes of a sample interview, and the variables it may use."""
    kind, tone, language = key
    return {
        "kind": kind,
        "tone": tone,
        "language": language,
        "source": source,
        "is_default": own is None,
        "preview": None if preview is None else {"subject": preview.subject, "body": preview.body},
        "variables": [asdict(variable) for variable in VARIABLES],
        "updated_at": None if own is None else own.updated_at,
    }
