"""Reflections: what a candidate makes of an interview, and the questions they were asked in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.domain.entities import Candidate, Interview
from app.domain.errors import ConflictError, InvalidInputError, NotFoundError
from app.domain.learning_views import reflection_view
from app.domain.questions import Question, topic_key
from app.domain.reflections import Earlier, Reflection, prompts, what_is_missing
from app.domain.states import Action
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.card_keeping import drop_questions, make_cards
from app.services.interviews import require_interview
from app.services.planning import Planning
from app.services.unit_of_work import UnitOfWork, Work

LOOKED_BACK_AT = 200
"""So many reflections, those on the latest interviews, are looked through for what to ask and to bring to mind."""


class ReflectionService:
    """The use cases of reflections."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def create(self, call: Call, interview_id: UUID, values: Mapping[str, Any]) -> Shown:
        """Write a reflection down; when it lacks nothing, the interview's `reflect` reminder is completed.

        Raises:
            NotFoundError: if there is no such interview.
            ConflictError: if it has a reflection already.
        """
        async with self._work.write(call) as uow:
            records = uow.private
            seen = await require_interview(uow, interview_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            interview = await require_interview(uow, interview_id)
            present = await records.reflections.of_interview(uow.tenant_id, interview_id)
            if present is not None:
                raise ConflictError("This interview has a reflection already.", reflection_id=str(present.id))
            fields = dict(values)
            asked = fields.pop("questions")
            reflection = Reflection(
                tenant_id=uow.tenant_id,
                id=uow.new_id(),
                candidate_id=candidate.id,
                interview_id=interview.id,
                created_at=uow.now,
                updated_at=uow.now,
                **fields,
            )
            await records.reflections.add(reflection)
            return await self._written(uow, candidate, interview, reflection, (), asked)

    async def get(self, call: Call, reflection_id: UUID) -> Shown:
        """Show one reflection."""
        async with self._work.read(call) as uow:
            reflection = await require_reflection(uow, reflection_id)
            return _shown(reflection, await _questions_of(uow, reflection))

    async def page(
        self,
        call: Call,
        *,
        limit: int,
        after: Sequence[Any] | None,
        candidate_id: UUID | None = None,
        interview_id: UUID | None = None,
    ) -> Listed:
        """List reflections, oldest first."""
        async with self._work.read(call) as uow:
            records = uow.private
            wanted = records.reflections.equal(call.tenant_id, candidate_id=candidate_id, interview_id=interview_id)
            bound = records.reflections.equal(call.tenant_id, candidate_id=call.principal.candidate_id)
            page = await records.reflections.page(*wanted, *bound, limit=limit, after=after)
            asked = await records.questions.of_reflections(call.tenant_id, [each.id for each in page.items])
            return Listed([reflection_view(each, asked.get(each.id, ())) for each in page.items], page.next)

    async def change(self, call: Call, reflection_id: UUID, changes: Mapping[str, Any]) -> Shown:
        """Change some fields. Questions given take the place of those there; by id, then by text, they are matched."""
        async with self._work.write(call) as uow:
            seen = await require_reflection(uow, reflection_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            reflection = await require_reflection(uow, reflection_id)
            call.check_version(reflection.version)
            interview = await require_interview(uow, reflection.interview_id)
            known = await _questions_of(uow, reflection)
            fields = dict(changes)
            asked = fields.pop("questions", None)
            if "parts" in fields:
                parts = {**reflection.parts, **fields["parts"]}
                fields["parts"] = {name: rating for name, rating in parts.items() if rating is not None}
            changed = await uow.private.reflections.save(replace(reflection, **fields, updated_at=uow.now))
            return await self._written(uow, candidate, interview, changed, known, asked)

    async def delete(self, call: Call, reflection_id: UUID) -> None:
        """Delete a reflection with its questions, and the cards that stand for nothing else."""
        async with self._work.write(call) as uow:
            seen = await require_reflection(uow, reflection_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            reflection = await require_reflection(uow, reflection_id)
            call.check_version(reflection.version)
            await drop_questions(uow, [each.id for each in await _questions_of(uow, reflection)])
            await uow.private.reflections.remove(uow.tenant_id, reflection.id)
            await self._planning.replan_candidate(uow, candidate)
            await uow.commit(None)

    async def prompts(self, call: Call, interview_id: UUID) -> Shown:
        """Show what to ask this candidate about this interview, in order."""
        async with self._work.read(call) as uow:
            records = uow.private
            interview = await require_interview(uow, interview_id)
            present = await records.reflections.of_interview(uow.tenant_id, interview_id)
            asked = prompts(interview, await earlier_of(uow, interview.candidate_id))
            return Shown(
                {
                    "interview_id": interview.id,
                    "reflection_id": None if present is None else present.id,
                    "prompts": asked,
                }
            )

    async def _written(
        self,
        uow: UnitOfWork,
        candidate: Candidate,
        interview: Interview,
        reflection: Reflection,
        known: Sequence[Question],
        asked: Sequence[Mapping[str, Any]] | None,
    ) -> Shown:
        """Write the questions, bring cards and plans in line, and complete the reminder if nothing is missing."""
        if asked is not None:
            known = await self._write_questions(uow, candidate, interview, reflection, known, asked)
        if not what_is_missing(reflection):
            await self._planning.finish(uow, candidate, interview, Action.REFLECT)
        if asked is not None:
            await self._planning.replan_candidate(uow, candidate)
        return await uow.commit(_shown(reflection, known), candidate.id)

    async def _write_questions(
        self,
        uow: UnitOfWork,
        candidate: Candidate,
        interview: Interview,
        reflection: Reflection,
        known: Sequence[Question],
        asked: Sequence[Mapping[str, Any]],
    ) -> list[Question]:
        records = uow.private
        wanted = _matched(known, asked)
        kept = {match.id for match, _ in wanted if match is not None}
        gone = [question.id for question in known if question.id not in kept]
        await drop_questions(uow, gone)
        await records.questions.remove_all(uow.tenant_id, gone)
        result: list[Question] = []
        changed: list[UUID] = []
        for position, (match, values) in enumerate(wanted):
            if match is None:
                question = Question(
                    tenant_id=uow.tenant_id,
                    id=uow.new_id(),
                    candidate_id=candidate.id,
                    interview_id=interview.id,
                    reflection_id=reflection.id,
                    asked_at=interview.end,
                    created_at=uow.now,
                    updated_at=uow.now,
                    **values,
                )
                await records.questions.add_in_order([question], first=position)
            else:
                question = replace(match, **values)
                if question != match:
                    question = await records.questions.save(replace(question, updated_at=uow.now))
                    changed.append(question.id)
                await records.questions.place(question, position)
            result.append(question)
        await make_cards(uow, candidate, result, changed)
        return result


async def require_reflection(uow: UnitOfWork, reflection_id: UUID) -> Reflection:
    """Return a reflection that the caller may touch.

    Raises:
        NotFoundError: if there is none.
    """
    reflection = await uow.private.reflections.get(uow.tenant_id, reflection_id)
    if reflection is None:
        raise NotFoundError("There is no such reflection.")
    uow.call.principal.check_candidate(reflection.candidate_id, "reflection")
    return reflection


async def earlier_of(uow: UnitOfWork, candidate_id: UUID) -> list[Earlier]:
    """Return a candidate's reflections on their latest interviews, with these and the questions asked in them."""
    records = uow.private
    noted = await records.reflections.latest(uow.tenant_id, candidate_id, LOOKED_BACK_AT)
    rounds = await uow.interviews.by_ids(uow.tenant_id, [each.interview_id for each in noted])
    asked = await records.questions.of_reflections(uow.tenant_id, [each.id for each in noted])
    return [
        Earlier(interview=rounds[each.interview_id], reflection=each, questions=asked.get(each.id, ()))
        for each in noted
    ]


def _matched(
    known: Sequence[Question], asked: Sequence[Mapping[str, Any]]
) -> list[tuple[Question | None, dict[str, Any]]]:
    """Pair the questions wanted with those known: by id, then by wording, capitals and spaces aside."""
    left = {question.id: question for question in known}
    found: list[Question | None] = [None] * len(asked)
    for index, values in enumerate(asked):
        if values.get("id") is not None:
            found[index] = left.pop(values["id"], None)
            if found[index] is None:
                raise InvalidInputError(f"/questions/{index}/id", "No question of this reflection has this id.")
    for index, values in enumerate(asked):
        if found[index] is None:
            same = next((each for each in left.values() if topic_key(each.text) == topic_key(values["text"])), None)
            if same is not None:
                found[index] = left.pop(same.id)
    return [
        (match, {name: value for name, value in values.items() if name != "id"})
        for match, values in zip(found, asked, strict=True)
    ]


async def _questions_of(uow: UnitOfWork, reflection: Reflection) -> tuple[Question, ...]:
    found = await uow.private.questions.of_reflections(uow.tenant_id, [reflection.id])
    return found.get(reflection.id, ())


def _shown(reflection: Reflection, questions: Sequence[Question]) -> Shown:
    return Shown(reflection_view(reflection, questions), reflection.version)
