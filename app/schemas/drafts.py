"""Drafts and checks on the wire."""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.domain.drafting.checks import Message, Severity
from app.domain.drafting.kinds import DraftKind, DraftStatus, Language, Tone, WrittenBy
from app.domain.states import LinkedInTier
from app.schemas.deriving import Resource, Shape
from app.schemas.fields import (
    UNSET,
    Body,
    Clean,
    Email,
    Flag,
    Id,
    Instant,
    LongText,
    Name,
    OneLine,
    Out,
    Revision,
    ShortText,
    SubjectLine,
)
from app.schemas.interviews import Topics

Words = Annotated[LongText, Field(min_length=1)]
Position = Annotated[int, Field(ge=0, le=1_000_000)]


class DraftCreate(Body):
    """What to compose, and about which interview."""

    kind: DraftKind = Field(examples=["thank_you"])
    interview_id: Id
    interviewer_id: Id | None = Field(
        default=None,
        description="Whom it is for. Absent: the one person who attended, or one note to everybody.",
    )
    tone: Tone = Field(default=Tone.WARM)
    language: Language = Field(default=Language.EN)


class ReminderDraftCreate(Body):
    """How what a reminder asks for is to sound."""

    tone: Tone = Field(default=Tone.WARM)
    language: Language = Field(default=Language.EN)


class DraftPatch(Body):
    """Other words. Absent fields stay."""

    subject: SubjectLine | None = Field(default=None, examples=["Thank you for your time"])
    body: Words = Field(default=UNSET, examples=["Hello Bill,\n\nThank you for your time today."])


class DraftSending(Body):
    """An override of what stands in the way, if anything does."""

    override: Flag = False
    reason: ShortText | None = Field(default=None, description="Why it is sent all the same. It is kept.")


class FindingOut(Out):
    """One thing a check found. `start` and `end` are characters of `field`, end exclusive."""

    code: str = Field(max_length=50, examples=["no_specific_topic"])
    severity: Severity
    message: str = Field(max_length=500)
    field: Literal["subject", "body"]
    start: Position | None
    end: Position | None


class FindingsOut(Out):
    """What the checks found, errors first."""

    findings: list[FindingOut] = Field(max_length=1000)


class DraftFields(Shape):
    """What is stored of a draft and shown."""

    application_id: Id
    interview_id: Id
    interviewer_id: Id | None
    kind: DraftKind
    tone: Tone
    language: Language
    status: DraftStatus
    subject: LongText | None = Field(description="Null for a LinkedIn note, which has none.")
    body: LongText
    revision: Revision = Field(description="Counts versions of the words.")
    written_by: WrittenBy = Field(description="Who put it into words at first.")
    fallback_reason: Annotated[str, Field(max_length=50), Clean] | None = Field(
        description="Why the built-in composer stepped in: `timeout`, `malformed` and so on for another writer, "
        "`template_failed` for your own template.",
    )
    sent_at: Instant | None
    override_reason: ShortText | None


class DraftOut(DraftFields, Resource):
    """A note that the candidate may send, with what the checks find in it as things stand."""

    candidate_id: Id
    interviewer: Name | None
    follow_up_number: int | None = Field(ge=1, le=10, description="Which follow-up of the round it is.")
    writing: bool = Field(description="Its words are still to come: `draft.created` says when they are there.")
    findings: list[FindingOut] = Field(max_length=1000)


class RevisionFields(Shape):
    """What is stored of one version of a draft's words, and shown."""

    id: Id
    revision: Revision
    subject: LongText | None
    body: LongText
    changed: Annotated[tuple[Literal["subject", "body"], ...], Field(max_length=2)]
    written_by: WrittenBy
    created_at: Instant


class DraftRevisionOut(RevisionFields, Out):
    """One version of a draft's words: what changed, who changed it, when."""

    key_id: Id | None = Field(description="The API key that asked for it; null where the service did by itself.")


class PartyOut(Out):
    """Whom a message goes to."""

    name: Name
    email: Email | None


class DraftMessageOut(Out):
    """A draft as a mail client is handed it."""

    draft_id: Id
    kind: DraftKind
    to: PartyOut | None
    subject: LongText | None
    text: LongText
    mailto: str | None = Field(
        max_length=2000, description="Opens it in a mail client. Null for a LinkedIn note.", examples=["mailto:"]
    )
    mailto_has_body: bool = Field(description="False where the text is too long for a link and left for pasting.")


class DraftCheckCreate(Body):
    """A text to check. Name the interview, or the facts themselves; what is not known is not checked."""

    kind: DraftKind = Field(examples=["thank_you"])
    subject: ShortText | None = Field(default=None, examples=["Thank you"])
    body: LongText = Field(examples=["Hello Bill,\n\nThank you for your time."])
    interview_id: Id | None = Field(default=None, description="The interview it is about, to take facts from.")
    interviewer_id: Id | None = Field(default=None, description="Whom of that interview it is for.")
    language: Language | None = Field(default=None, description="Absent: any of the languages counts.")
    recipient: OneLine | None = Field(default=None, description="Whom it is for, by name.")
    candidate: OneLine | None = Field(default=None, description="Who writes, by name.")
    company: OneLine | None = None
    role: OneLine | None = None
    topics: Topics = Field(default=UNSET)
    highlight: ShortText | None = None
    strength: ShortText | None = None
    linkedin_tier: LinkedInTier = Field(default=UNSET, description="`premium` allows a note of 300 characters.")
    others: tuple[LongText, ...] = Field(
        default=UNSET, max_length=20, description="The other notes to the same panel, to be different from."
    )

    def message(self) -> Message:
        """Return the text."""
        return Message(subject=self.subject, body=self.body)

    def known(self) -> dict[str, Any]:
        """Return the facts that were given."""
        others = {"kind", "subject", "body", "interview_id", "interviewer_id"}
        return {name: value for name, value in self.given().items() if name not in others and value is not None}
