"""Composes a draft from facts. The same facts and templates give the same words."""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.drafting import cleaning
from app.domain.drafting.facts import DraftFacts
from app.domain.drafting.kinds import DraftKind
from app.domain.drafting.template_bounds import TemplateRefusedError
from app.domain.drafting.templates import BUILT_IN, TemplateLibrary
from app.domain.drafting.variables import BREVITIES, LINKEDIN_LIMITS, LISTS, NAMES, linkedin_length, values_of
from app.domain.errors import AfterviewError

SUBJECT_MARK: Final = "Subject:"
"""How the first line of a mail's template starts."""


class TemplateFailedError(AfterviewError):
    """A tenant's template does not render for this draft's facts."""

    slug = "template-failed"
    title = "The template cannot be rendered for this draft"
    status = 409
    help = (
        "The tenant's own template failed on the facts of this interview; `line` says where. Correct the template, or "
        "delete it to use the built-in one."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A draft's words. `subject` is None for a LinkedIn note; `body` ends without a line break."""

    subject: str | None
    body: str


def compose(facts: DraftFacts, templates: TemplateLibrary = BUILT_IN) -> Composed:
    """Put the facts into words.

    Raises:
        TemplateFailedError: If a tenant's template does not render for them.
    """
    source = templates.source(facts.kind, facts.tone, facts.language)
    try:
        return compose_source(facts, source)
    except TemplateRefusedError as error:
        raise TemplateFailedError(f"Line {error.line}: the template {error.message}.", line=error.line) from error


def compose_source(facts: DraftFacts, source: str) -> Composed:
    """Put the facts into the words of one template.

    An invitation is composed from its longest form to its shortest until one fits the limit. Where none fits, the
    shortest is returned and its check says so.

    Raises:
        TemplateRefusedError: If the template cannot be used or rendered.
    """
    from app.domain.drafting.sandbox import compile_template, render  # noqa: PLC0415 - loaded when first needed

    template = compile_template(source, NAMES, LISTS)
    if facts.kind is not DraftKind.LINKEDIN_INVITATION:
        return _mail(render(template, values_of(facts)))
    body = ""
    values = values_of(facts)
    for brevity in range(BREVITIES):
        body = _tidy(render(template, values | {"brevity": brevity})).replace("\n", " ")
        if linkedin_length(body) <= LINKEDIN_LIMITS[facts.linkedin_tier]:
            break
    if not body:
        raise TemplateRefusedError("renders an empty note", 1)
    return Composed(subject=None, body=body)


def _mail(text: str) -> Composed:
    head, _, rest = text.strip().partition("\n")
    if not head.startswith(SUBJECT_MARK):
        raise TemplateRefusedError(f"must start with a line “{SUBJECT_MARK} …”", 1)
    subject, body = cleaning.fold(_tidy(head.removeprefix(SUBJECT_MARK))), _tidy(rest)
    if not subject:
        raise TemplateRefusedError("renders an empty subject", 1)
    if not body:
        raise TemplateRefusedError("renders an empty body", 1)
    return Composed(subject=subject, body=body)


def _tidy(text: str) -> str:
    """Return the text with at most one empty line in a row, no space doubled or trailing, no stop after an ellipsis."""
    lines = [re.sub(r" {2,}", " ", line).strip() for line in cleaning.fold_body(text).split("\n")]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return joined.replace("….", "…")
