"""A draft with the names and addresses it goes from and to, in each form it can be had in."""

from dataclasses import dataclass
from typing import Any

from app.domain.drafting.drafts import Draft
from app.domain.drafting.export import Party, to_eml, to_mailto, to_text, usable_address
from app.domain.entities import Candidate, Interview


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What is needed to hand a draft over to a mail client."""

    draft: Draft
    sender: Party
    recipient: Party | None

    @property
    def is_mail(self) -> bool:
        """Tell whether it is a mail. An invitation's note is pasted into LinkedIn."""
        return self.draft.kind.is_mail

    def eml(self) -> bytes:
        """Return it as a file that mail clients open for editing.

        Raises:
            NotAMailError: for an invitation.
        """
        subject = self.draft.subject or "" if self.is_mail else None
        return to_eml(subject, self.draft.body, sender=self.sender, recipient=self.recipient)

    def text(self) -> str:
        """Return the words alone."""
        return to_text(self.draft.body)

    def view(self) -> dict[str, Any]:
        """Show it with the link that opens it in a mail client. Instead of a body too long for that, it is None."""
        link = None
        if self.is_mail:
            link = to_mailto(self.draft.subject or "", self.draft.body, recipient=self.recipient)
        return {
            "draft_id": self.draft.id,
            "kind": self.draft.kind,
            "to": _party_view(self.recipient),
            "subject": self.draft.subject,
            "text": self.text(),
            "mailto": None if link is None else link.url,
            "mailto_has_body": link is not None and link.complete,
        }


def envelope_of(draft: Draft, candidate: Candidate, interview: Interview) -> Envelope:
    """Return a draft with whom it is from, and to: the interviewer as recorded now, if still there."""
    person = next((one for one in interview.interviewers if one.id == draft.interviewer_id), None)
    name = draft.interviewer_name if person is None else person.name
    return Envelope(
        draft=draft,
        sender=Party(name=candidate.name, address=candidate.email),
        recipient=None if name is None else Party(name=name, address=None if person is None else person.email),
    )


def _party_view(party: Party | None) -> dict[str, Any] | None:
    return None if party is None else {"name": party.name, "email": usable_address(party.address)}
