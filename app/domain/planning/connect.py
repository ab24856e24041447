"""`connect_on_linkedin`: invite the people you met, once each."""

import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from app.domain.entities import Explanation, Interview, Interviewer, Reminder
from app.domain.local_time import zone
from app.domain.planning.context import ApplicationContext, Rule, ask
from app.domain.planning.explain import name_both, name_here, name_span, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.states import OPEN_STAGES, Action


def person_key(person: Interviewer, company: str) -> str:
    """Return what tells one person from another over all interviews of a candidate.

    Domain rule: the e-mail address, else the LinkedIn profile, else name and company. Case, accents' encoding,
    surrounding space, and a profile's scheme, `www.`, query and trailing slash make no difference.
    """
    if person.email and person.email.strip():
        return f"email={person.email.strip().lower()}"
    if person.linkedin_url and person.linkedin_url.strip():
        return f"linkedin={_profile(person.linkedin_url)}"
    return f"name={_folded(person.name)}@{_folded(company)}"


def identity_of(person: Interviewer, company: str) -> str:
    """Return the identity of the reminder to invite a person."""
    return f"{Action.CONNECT_ON_LINKEDIN}:{person_key(person, company)}"


def plan(context: ApplicationContext) -> Iterator[PlannedReminder]:
    """Ask once for each person who attended, has a name and is not connected, after their first interview.

    Domain rule: not before E, due at waking(E + 24 h), to be done by E + 7 d, of no use after E + 30 d; not in an
    application that is no longer open, nor when another application of the candidate asks for the same person.
    """
    if context.application.stage not in OPEN_STAGES:
        return
    connected = _connected(context)
    asked: set[str] = set()
    for interview in context.rounds:
        for person in interview.interviewers:
            identity = identity_of(person, interview.company)
            if person.attended and person.name.strip() and identity not in asked and identity not in connected:
                asked.add(identity)
                if identity not in context.facts.asked_elsewhere:
                    yield _invitation(context, interview, person, identity)


def _connected(context: ApplicationContext) -> set[str]:
    return {
        identity_of(person, interview.company)
        for interview in context.facts.interviews
        for person in interview.interviewers
        if person.connected
    }


def _invitation(
    context: ApplicationContext, interview: Interview, person: Interviewer, identity: str
) -> PlannedReminder:
    policy, desk, end = context.policy, context.desk, interview.end
    placed = desk.waking(end + policy.connect_after)
    deadline = end + policy.connect_deadline
    return ask(
        interview,
        Action.CONNECT_ON_LINKEDIN,
        identity,
        interviewer=person,
        not_before=end,
        due_at=placed.at,
        deadline=deadline,
        expires_at=end + policy.connect_expires_after,
        explanation=Explanation(
            rule="connect_on_linkedin.after_interview",
            summary=f"Invite {person.name} of {interview.company} on LinkedIn, saying why and with thanks.",
            steps=(
                f"The interview's end: {name_both(end, zone(interview.time_zone), desk.where)}.",
                placing(f"{name_span(policy.connect_after)} after it", placed, desk.awake),
                f"To be done by {name_here(deadline, desk.where)}, {name_span(policy.connect_deadline)} after the end.",
            ),
        ),
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _profile(url: str) -> str:
    text = url.strip()
    parts = urlsplit(text if "//" in text else f"//{text}")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}".casefold()


def _why_not(context: ApplicationContext, reminder: Reminder) -> str:
    stage = context.application.stage
    if stage not in OPEN_STAGES:
        return f"The application is no longer open: {stage}."
    who = reminder.interviewer_name or "The interviewer"
    if reminder.identity in _connected(context):
        return f"{who} is connected already."
    if reminder.identity in context.facts.asked_elsewhere:
        return f"{who} is asked for already, in another application."
    people = [each for interview in context.rounds for each in interview.interviewers]
    if any(each.id == reminder.interviewer_id and not each.attended for each in people):
        return f"{who} did not attend the interview."
    return f"{who} is no longer named in the interview."


RULE = Rule(Action.CONNECT_ON_LINKEDIN, plan, _why_not)
