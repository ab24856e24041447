"""Entities come back from the database as they went in, whatever is in their fields."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from app.core.ids import new_id
from app.db import Database
from app.domain.drafting.drafts import Draft, DraftRevision, DraftTemplate
from app.domain.entities import Application, Candidate, Commitment, Explanation, Interview, Reminder
from app.domain.fit import FitEvaluation, FitProfile
from app.domain.practice import Card, Review
from app.domain.questions import Question
from app.domain.reflections import Reflection
from app.repositories.applications import Applications
from app.repositories.candidates import Candidates
from app.repositories.commitments import Commitments
from app.repositories.draft_templates import DraftTemplates
from app.repositories.drafts import DraftRevisions, Drafts
from app.repositories.fit import FitEvaluations, FitProfiles
from app.repositories.interviews import Interviews
from app.repositories.mapping import record_from_json
from app.repositories.practice import Cards
from app.repositories.practice_reviews import Reviews
from app.repositories.reflections import Questions, Reflections
from app.repositories.reminders import Reminders
from app.repositories.rows import Rows
from tests.support.factories import make_application, make_candidate, make_interview
from tests.support.filling import filled, made


def whole(entity: Any) -> Any:
    """Insist that nothing is missing, which a default on the class would hide, and nothing is too much."""
    assert set(vars(entity)) == {field.name for field in fields(entity)}
    return entity


def alike(one: Any, other: Any) -> bool:
    """Tell whether two values are equal and of the same types, throughout."""
    if is_dataclass(one):
        return type(one) is type(other) and all(
            alike(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
        )
    if isinstance(one, tuple):
        return isinstance(other, tuple) and len(one) == len(other) and all(map(alike, one, other))
    return bool(one == other) and (type(one) is type(other) or not isinstance(one, str | bool))


@pytest.mark.parametrize("respond_by", ["a day", "an instant"])
async def test_every_field_is_kept(database: Database, respond_by: str) -> None:
    candidate = filled(Candidate)
    own = {"tenant_id": candidate.tenant_id, "candidate_id": candidate.id}
    application = filled(Application, **own)
    own |= {"application_id": application.id}
    interview = filled(Interview, **own)
    commitment = filled(Commitment, **_known(Commitment, own, interview_id=interview.id))
    if respond_by == "a day":
        day = date(2026, 12, 2)
        interview, commitment = replace(interview, respond_by=day), replace(commitment, decide_by=day)
    own |= {"interview_id": interview.id}
    draft = filled(Draft, **own)
    reflection = filled(Reflection, **_known(Reflection, own))
    question = filled(Question, **_known(Question, own, reflection_id=reflection.id, asked_at=interview.end))
    card = filled(Card, **_known(Card, own, question_ids=(question.id,)))
    review = filled(Review, **_known(Review, own, card_id=card.id))
    kept: list[tuple[type[Rows[Any]], Any]] = [
        (Candidates, candidate),
        (Applications, application),
        (Interviews, interview),
        (Commitments, commitment),
        (Reminders, filled(Reminder, **own)),
        (Drafts, draft),
        (DraftRevisions, filled(DraftRevision, tenant_id=candidate.tenant_id, draft_id=draft.id)),
        (DraftTemplates, filled(DraftTemplate)),
        (Reflections, reflection),
        (Cards, card),
        (FitProfiles, filled(FitProfile, **_known(FitProfile, own))),
        (FitEvaluations, filled(FitEvaluation, **own)),
    ]
    async with database.writing() as connection:
        for repository, entity in kept:
            if repository is Cards:
                await Questions(connection).add_in_order([question])
            await repository(connection).add(entity)
        await Reviews(connection).add(review)
        await connection.commit()
    async with database.reading() as connection:
        kept.append((Questions, question))
        for repository, entity in kept:
            stored = whole(await repository(connection).get(entity.tenant_id, entity.id))
            assert stored == entity
            assert alike(stored, entity)
        assert await Reviews(connection).of_cards(candidate.tenant_id, [card.id]) == [review]


async def test_every_field_is_saved(database: Database) -> None:
    candidate = make_candidate(new_id())
    application = make_application(candidate)
    interview = make_interview(application)
    own = {"tenant_id": candidate.tenant_id, "candidate_id": candidate.id}
    own |= {"application_id": application.id, "interview_id": interview.id}
    stored: list[tuple[type[Rows[Any]], Any]] = [
        (Candidates, candidate),
        (Applications, application),
        (Interviews, interview),
        (Commitments, made(Commitment, **_known(Commitment, own, decide_by=date(2026, 12, 2)))),
        (Reminders, made(Reminder, **own, explanation=Explanation(rule="reflect", summary="Think.", steps=()))),
        (Drafts, made(Draft, **own)),
        (Reflections, made(Reflection, **_known(Reflection, own))),
        (FitEvaluations, made(FitEvaluation, **own, criteria=(), scores={})),
    ]
    async with database.writing() as connection:
        for repository, entity in stored:
            await repository(connection).add(entity)
        await connection.commit()
    async with database.writing() as connection:
        for repository, entity in stored:
            unsaved = {name: getattr(entity, name) for name in (*repository.unsaved, "version")}
            refers = {name: value for name, value in own.items() if hasattr(entity, name)}
            changed = filled(type(entity), **refers | unsaved)
            saved = await repository(connection).save(changed)
            if isinstance(saved, Interview):
                await Interviews(connection).save_people(saved)
            assert await repository(connection).get(entity.tenant_id, entity.id) == saved
            assert saved == replace(changed, version=entity.version + 1)


def test_what_was_stored_before_a_field_was_added_gets_its_default() -> None:
    stored = {"rule": "reflect", "summary": "Think.", "steps": ["one"]}
    explanation = whole(record_from_json(Explanation)(stored))
    assert explanation == Explanation(rule="reflect", summary="Think.", steps=("one",), supersedes=None)


def _known(kind: Any, own: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return those of the values that are fields of a type."""
    return {field.name: (own | more)[field.name] for field in fields(kind) if field.name in own | more}
