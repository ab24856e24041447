"""Tries a tenant's template before it is kept: every shape of facts it may meet, and what its words would be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import Final

from app.core.echo import echo
from app.core.pieces import Steps
from app.domain.drafting.checks.placeholder_left import placeholder_left
from app.domain.drafting.checks.vocabulary import CheckContext, Message
from app.domain.drafting.composer import Composed, compose_source
from app.domain.drafting.facts import FOLLOW_UPS, DraftFacts, Person
from app.domain.drafting.kinds import DraftKind, Language, Promise, Tone
from app.domain.drafting.template_bounds import LIST_LIMIT, TemplateRefusedError
from app.domain.drafting.templates import TemplateKey
from app.domain.drafting.variables import LINKEDIN_LIMITS, LISTS, NAMES, linkedin_length
from app.domain.errors import AfterviewError
from app.domain.states import LinkedInTier


class InvalidTemplateError(AfterviewError):
    """A template cannot be kept. `errors[0]` has the JSON pointer, the message and the line."""

    slug = "invalid-template"
    title = "The template cannot be used"
    status = 422
    help = (
        "`errors` names the line and what is wrong with it. Templates are Jinja2 with the documented variables and "
        "filters, `if`, one level of `for`, and `{% filter paragraph %}`; nothing else."
    )

    def __init__(self, pointer: str, message: str, line: int) -> None:
        super().__init__(
            f"Line {line}: {message}", errors=[{"pointer": pointer, "message": message, "line": line}], line=line
        )
        self.line = line


_RICH: Final = DraftFacts(
    kind=DraftKind.THANK_YOU,
    candidate_name="Ada Diaz",
    interviewer=Person(name="Dr. Bill Lumbergh", role="VP of Engineering", email="bill@initech.example"),
    company="Initech",
    role="Data Engineer",
    topics=("the move to event-driven pipelines", "schema reviews"),
    highlight="how on-call is shared",
    strength="running a migration without downtime",
    interview_ended_at=datetime(2026, 11, 23, 16, tzinfo=UTC),
    zone="America/New_York",
    promise=Promise.PASSED,
    promised_on=date(2026, 12, 2),
    now=datetime(2026, 12, 4, 15, tzinfo=UTC),
)
_PANEL: Final = (Person(name="Ana Müller", index=1), Person(name="Peter Gibbons", index=2))


def samples(kind: DraftKind, tone: Tone, language: Language) -> Iterator[DraftFacts]:
    """Yield facts of every shape: each optional one there or missing, alone or in a panel, each promise, each turn."""
    full = replace(_RICH, kind=kind, tone=tone, language=language)
    optional: tuple[dict[str, object], ...] = (
        {"interviewer": None},
        {"topics": ()},
        {"highlight": None},
        {"strength": None},
        {"topics": ("I liked how openly you spoke",), "strength": "I lead calmly"},
    )
    yield full
    for keep in product((False, True), repeat=len(optional)):
        changes = {
            name: value
            for kept, change in zip(keep, optional, strict=True)
            if not kept
            for name, value in change.items()
        }
        yield replace(full, **changes)  # type: ignore[arg-type]  # names and types are those of the fields above
    for index in range(3):
        yield replace(full, interviewer=Person(name="Bill Lumbergh", index=index), others=_PANEL)
    for count in range(2, LIST_LIMIT + 1):
        topics = tuple(f"topic number {number}" for number in range(count))
        others = tuple(Person(name=f"Ana Number{number}", index=number) for number in range(1, count))
        yield replace(full, topics=topics, others=others)
    long = ("A long thought of theirs, " * 20).strip()
    yield replace(full, interviewer=Person(name="Bill " * 40), topics=(long,), highlight=long, strength=long)
    yield replace(full, linkedin_tier=LinkedInTier.PREMIUM)
    if kind is DraftKind.FOLLOW_UP:
        for promise, number in product(Promise, range(1, FOLLOW_UPS + 1)):
            day = None if promise is Promise.NONE else date(2026, 12, 2)
            yield replace(full, promise=promise, promised_on=day, follow_up_number=number)


def sample_of(key: TemplateKey, source: str) -> Composed | None:
    """Return what a kept template makes of the sample interview, None if it no longer renders."""
    kind, tone, language = key
    try:
        return compose_source(replace(_RICH, kind=kind, tone=tone, language=language), source)
    except TemplateRefusedError:
        return None


def validate_template(
    kind: DraftKind, source: str, *, tone: Tone = Tone.WARM, language: Language = Language.EN, pointer: str = "/source"
) -> Steps[Composed]:
    """Return what the template makes of the sample interview, or refuse it. In steps: it is tried some sixty times.

    Args:
        kind: What it is for.
        source: The template.
        tone: The tone it is for.
        language: The language it is for.
        pointer: Where in the request the source stands, for the problem document.

    Raises:
        InvalidTemplateError: With the line, if it cannot be compiled, fails on facts of some shape, leaves a
            placeholder, or makes an invitation that cannot fit the free limit.
    """
    from app.domain.drafting.sandbox import parse_template  # noqa: PLC0415 - loaded when first needed
    from app.domain.drafting.template_types import check_never_fails  # noqa: PLC0415 - likewise

    try:
        check_never_fails(parse_template(source, NAMES, LISTS))
    except TemplateRefusedError as error:
        raise InvalidTemplateError(pointer, f"the template {error.message}", error.line) from error
    yield
    first: Composed | None = None
    for facts in samples(kind, tone, language):
        try:
            composed = compose_source(facts, source)
        except TemplateRefusedError as error:
            raise InvalidTemplateError(pointer, f"the template {error.message}", error.line) from error
        _vet(facts, composed, source, pointer)
        first = first or composed
        yield
    assert first is not None
    return first


def _vet(facts: DraftFacts, composed: Composed, source: str, pointer: str) -> None:
    message = Message(subject=composed.subject, body=composed.body)
    for finding in placeholder_left(message, CheckContext(kind=facts.kind, language=facts.language)):
        text = (composed.body if finding.field == "body" else composed.subject or "")[finding.start : finding.end]
        raise InvalidTemplateError(pointer, f"the placeholder {echo(text)} is left in the text", _line_of(text, source))
    limit = LINKEDIN_LIMITS[facts.linkedin_tier]
    if facts.kind is DraftKind.LINKEDIN_INVITATION and linkedin_length(composed.body) > limit:
        raise InvalidTemplateError(
            pointer, f"even at its shortest the note is longer than {limit} characters; use brevity to shorten it", 1
        )


def _line_of(text: str, source: str) -> int:
    return source.count("\n", 0, source.index(text)) + 1 if text in source else 1
