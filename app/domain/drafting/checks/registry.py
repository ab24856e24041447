"""Every check, and the one function that runs them."""

from dataclasses import dataclass
from typing import Final

from app.core.pieces import Steps
from app.domain.drafting.checks.company_misspelt import company_misspelt
from app.domain.drafting.checks.empty_subject import empty_subject
from app.domain.drafting.checks.linkedin_too_long import linkedin_too_long
from app.domain.drafting.checks.near_duplicate import near_duplicate
from app.domain.drafting.checks.no_continued_interest import no_continued_interest
from app.domain.drafting.checks.no_question_about_progress import no_question_about_progress
from app.domain.drafting.checks.no_reason_to_connect import no_reason_to_connect
from app.domain.drafting.checks.no_restated_interest import no_restated_interest
from app.domain.drafting.checks.no_specific_topic import no_specific_topic
from app.domain.drafting.checks.no_thanks import no_thanks
from app.domain.drafting.checks.placeholder_left import placeholder_left
from app.domain.drafting.checks.recipient_misspelt import recipient_misspelt
from app.domain.drafting.checks.too_long import too_long
from app.domain.drafting.checks.vocabulary import CheckContext, CheckFunction, Finding, Message, Severity
from app.domain.drafting.kinds import DraftKind

_ALL: Final = frozenset(DraftKind)
_MAIL: Final = frozenset({DraftKind.THANK_YOU, DraftKind.FOLLOW_UP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check as the reference lists it."""

    code: str
    severity: Severity
    kinds: frozenset[DraftKind]
    doc: str
    run: CheckFunction


def _error(run: CheckFunction, doc: str, kinds: frozenset[DraftKind] = _ALL) -> Check:
    return Check(code=_code(run), severity=Severity.ERROR, kinds=kinds, doc=doc, run=run)


def _warning(run: CheckFunction, doc: str, *kinds: DraftKind) -> Check:
    return Check(code=_code(run), severity=Severity.WARNING, kinds=frozenset(kinds) or _ALL, doc=doc, run=run)


def _code(run: CheckFunction) -> str:
    return str(getattr(run, "__name__", ""))


CHECKS: Final[tuple[Check, ...]] = (
    _error(placeholder_left, "No placeholder such as [Name] or {{ company }} is left in the text."),
    _error(recipient_misspelt, "The recipient's name is spelt as on record; case and accents are forgiven."),
    _error(company_misspelt, "The employer's name is spelt as on record; case, accents and spacing are forgiven."),
    _error(
        linkedin_too_long,
        "An invitation's note has at most 200 characters, 300 with LinkedIn premium.",
        frozenset({DraftKind.LINKEDIN_INVITATION}),
    ),
    _error(empty_subject, "A mail has a subject.", _MAIL),
    _warning(no_thanks, "A thank-you note thanks them for their time.", DraftKind.THANK_YOU),
    _warning(no_continued_interest, "A thank-you note says that you still want the job.", DraftKind.THANK_YOU),
    _warning(no_specific_topic, "A thank-you note recalls one thing of this very conversation.", DraftKind.THANK_YOU),
    _warning(no_reason_to_connect, "An invitation says why you want to connect.", DraftKind.LINKEDIN_INVITATION),
    _warning(no_restated_interest, "A follow-up says that you are still interested.", DraftKind.FOLLOW_UP),
    _warning(no_question_about_progress, "A follow-up asks how the decision stands.", DraftKind.FOLLOW_UP),
    _warning(too_long, "A note has at most 8 sentences and 150 words."),
    _warning(near_duplicate, "A note differs from the others to the same panel: below 0.8 similarity."),
)
"""In the order findings are listed: errors first."""


def check(message: Message, context: CheckContext) -> Steps[list[Finding]]:
    """Return what every check finds, errors first, then in the order of the text."""
    found: list[Finding] = []
    for one in CHECKS:
        for finding in one.run(message, context):
            if finding is None:
                yield
            else:
                found.append(finding)
        yield
    return sorted(found, key=lambda finding: (finding.severity is Severity.WARNING, finding.start or 0))
