"""A valid resource of every kind, made through the API as a client would."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx

from app.core.ids import new_id
from tests.support.bodies import candidate_body, hard_question, interview_body, reflection_body
from tests.support.clock import ManualClock

Json = dict[str, Any]
HOOK = "https://example.com/hook"


class Resources:
    """Makes resources on first demand and remembers them. All belong to one candidate, apart from those of the tenant.

    A kind is named as in paths: `candidate_id` asks for a candidate.
    """

    def __init__(self, client: httpx.AsyncClient, clock: ManualClock) -> None:
        self.client = client
        self.clock = clock
        self._made: dict[str, str] = {}

    async def id_of(self, kind: str) -> str:
        """Return the id of the resource of a kind, made now if there is none yet."""
        if kind not in self._made:
            maker: Callable[[], Awaitable[str]] | None = getattr(self, f"_make_{kind.removesuffix('_id')}", None)
            assert maker is not None, f"tests/support/resources.py cannot make the {kind} of a path: teach it"
            self._made[kind] = await maker()
        return self._made[kind]

    async def fill(self, path: str, names: list[str]) -> str:
        """Return a path with its parameters filled in."""
        return path.format(**{name: await self.id_of(name) for name in names})

    async def refer(self, body: Any) -> Any:
        """Return a body whose references name resources that exist."""
        if isinstance(body, dict):
            return {key: await self._refer(key, value) for key, value in body.items()}
        if isinstance(body, list):
            return [await self.refer(value) for value in body]
        return body

    async def _refer(self, key: str, value: Any) -> Any:
        known = key.endswith("_id") and key != "external_id" and hasattr(self, f"_make_{key.removesuffix('_id')}")
        return await (self.id_of(key) if known and value is not None else self.refer(value))

    async def _post(self, path: str, body: Any) -> Json:
        answer = await self.client.post(path, json=body)
        assert answer.status_code in {200, 201}, answer.text
        found: Json = answer.json()
        return found

    async def _put(self, path: str, body: Any) -> str:
        answer = await self.client.put(path, json=body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    async def _get(self, path: str, **params: Any) -> Json:
        answer = await self.client.get(path, params=params)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    async def _make_candidate(self) -> str:
        return str((await self._post("/v1/candidates", candidate_body(country="ES")))["id"])

    async def _make_application(self) -> str:
        body = {"candidate_id": await self.id_of("candidate_id"), "company": "Initech", "role": "Data Engineer"}
        return str((await self._post("/v1/applications", body))["id"])

    async def _make_interview(self) -> str:
        ended = self.clock.now() - timedelta(hours=3)
        body = interview_body(
            await self.id_of("candidate_id"), ended, application_id=await self.id_of("application_id")
        )
        return str((await self._post("/v1/interviews", body))["id"])

    async def _make_interviewer(self) -> str:
        shown = await self._get(f"/v1/interviews/{await self.id_of('interview_id')}")
        return str(shown["interviewers"][0]["id"])

    async def _make_reminder(self) -> str:
        """Take one that can be completed, skipped and snoozed now."""
        plan = await self._get(f"/v1/interviews/{await self.id_of('interview_id')}/plan")
        return str(next(one["id"] for one in plan["reminders"] if one["action"] == "send_thank_you"))

    async def _make_reflection(self) -> str:
        questions = [hard_question(), hard_question(text="What did you do when you and your lead disagreed?")]
        body = reflection_body(await self.id_of("interview_id"), questions=questions)
        return str((await self._post("/v1/reflections", body))["id"])

    async def _make_question(self) -> str:
        shown = await self._get(f"/v1/reflections/{await self.id_of('reflection_id')}")
        return str(shown["questions"][0]["id"])

    async def _make_card(self) -> str:
        return (await self._cards())[0]

    async def _make_other_card(self) -> str:
        card_id = await self.id_of("card_id")
        return next(other for other in await self._cards() if other != card_id)

    async def _cards(self) -> list[str]:
        await self.id_of("reflection_id")
        page = await self._get("/v1/practice/cards", candidate_id=await self.id_of("candidate_id"))
        return [str(card["id"]) for card in page["items"]]

    async def _make_profile(self) -> str:
        path = f"/v1/candidates/{await self.id_of('candidate_id')}/fit-profile"
        return await self._put(path, {"criteria": [{"key": "remote", "name": "Remote work", "weight": 3}]})

    async def _make_evaluation(self) -> str:
        return await self._evaluate(await self.id_of("interview_id"))

    async def _make_other_evaluation(self) -> str:
        body = interview_body(await self.id_of("candidate_id"), self.clock.now() - timedelta(days=2), company="Globex")
        return await self._evaluate(str((await self._post("/v1/interviews", body))["id"]))

    async def _evaluate(self, interview_id: str) -> str:
        await self.id_of("profile_id")
        return await self._put(f"/v1/interviews/{interview_id}/fit-evaluation", {"scores": {"remote": 4}})

    async def _make_briefed_reminder(self) -> str:
        """Take the one to prepare for an interview that lies ahead."""
        body = interview_body(await self.id_of("candidate_id"), self.clock.now() + timedelta(days=3))
        plan = await self._get(f"/v1/interviews/{(await self._post('/v1/interviews', body))['id']}/plan")
        return str(next(one["id"] for one in plan["reminders"] if one["action"] == "prepare"))

    async def exported(self) -> Json:
        """Return the document of a candidate who has a bit of everything."""
        for kind in ("card_id", "evaluation_id", "draft_id"):
            await self.id_of(kind)
        return await self._get(f"/v1/candidates/{await self.id_of('candidate_id')}/export")

    async def _make_draft(self) -> str:
        """Make one that was edited, so that there are several revisions."""
        body = {"kind": "thank_you", "interview_id": await self.id_of("interview_id")}
        made = str((await self._post("/v1/drafts", body))["id"])
        for words in ("Thank you.", "Thank you very much.", "Thank you for your time."):
            answer = await self.client.patch(f"/v1/drafts/{made}", json={"body": words})
            assert answer.status_code in {200, 403}, answer.text
        return made

    async def _make_kind(self) -> str:
        """Name a template: there is one of each, whoever asks."""
        return "thank_you"

    async def _make_endpoint(self) -> str:
        body = {"url": HOOK, "event_types": ["endpoint.test"]}
        return str((await self._post("/v1/webhook-endpoints", body))["id"])

    async def _make_event(self) -> str:
        sent = await self._post_accepted(f"/v1/webhook-endpoints/{await self.id_of('endpoint_id')}/test")
        return str(sent["event_id"])

    async def _make_delivery(self) -> str:
        page = await self._get("/v1/deliveries", event_id=await self.id_of("event_id"))
        return str(page["items"][0]["id"])

    async def _make_key(self) -> str:
        made = await self._post("/v1/api-keys", {"name": "Careers site", "scopes": ["interviews:read"]})
        return str(made["id"])

    async def _make_feed(self) -> str:
        made = await self._post(f"/v1/candidates/{await self.id_of('candidate_id')}/calendar-feeds", {})
        return str(made["id"])

    async def _make_source_system(self) -> str:
        return "greenhouse"

    async def _make_external(self) -> str:
        return await self.known_to("greenhouse", new_id().hex)

    async def known_to(self, system: str, external_id: str) -> str:
        """Let another system know an interview by an id of its own, and return that."""
        body = interview_body(await self.id_of("candidate_id"), self.clock.now() - timedelta(hours=3))
        answer = await self.client.put(f"/v1/interviews/by-source/{system}/{external_id}", json=body)
        assert answer.status_code == 201, answer.text
        return external_id

    async def _post_accepted(self, path: str) -> Json:
        answer = await self.client.post(path)
        assert answer.status_code == 202, answer.text
        found: Json = answer.json()
        return found
