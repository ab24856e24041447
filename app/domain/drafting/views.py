"""How drafts look from outside: JSON-ready dictionaries."""

from collections.abc import Sequence
from typing import Any

from app.domain.drafting.checks import Finding
from app.domain.drafting.composer import Composed
from app.domain.drafting.drafts import Draft, DraftRevision, DraftTemplate
from app.domain.drafting.kinds import DraftKind
from app.domain.drafting.templates import TemplateKey
from app.domain.drafting.variables import VARIABLES
from app.domain.representation import representation_of

DRAFT_IN_EVENTS = (
    "id",
    "kind",
    "tone",
    "language",
    "status",
    "revision",
    "written_by",
    "interview_id",
    "interviewer_id",
)
"""What an event says of a draft: never its words."""

draft_summary = representation_of(Draft, only=DRAFT_IN_EVENTS)
revision_view = representation_of(DraftRevision, without=("draft_id",))
_draft = representation_of(Draft, without=("interviewer_name", "write_at", "write_tries"))


def draft_view(draft: Draft, findings: Sequence[Finding]) -> dict[str, Any]:
    """Show a draft with what the checks found. Only follow-ups have a number."""
    return _draft(draft) | {
        "interviewer": draft.interviewer_name,
        "follow_up_number": draft.follow_up_number if draft.kind is DraftKind.FOLLOW_UP else None,
        "writing": draft.is_being_written,
        "findings": findings,
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
        "variables": VARIABLES,
        "updated_at": None if own is None else own.updated_at,
    }
