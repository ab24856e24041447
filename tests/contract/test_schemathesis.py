"""Schemathesis against the whole application: every check, examples, boundaries, random requests and random walks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import schemathesis
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.core.transport import Response
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import EngineEvent, NonFatalError, ScenarioFinished
from schemathesis.generation import GenerationMode

from app.core.crypto import Vault
from app.domain.access import Mode
from app.main import assemble, create_app
from tests.contract.conftest import NOW
from tests.support.api import LIVE_KEY, SECRET_KEY, TEST_KEY
from tests.support.bridge import Loop, bridged
from tests.support.clock import ManualClock
from tests.support.databases import PostgresTemplates, SqliteTemplates, make_settings

REFUSED = [400, 401, 403, 404, 409, 412, 413, 415, 422]
CONFIG: dict[str, Any] = {
    "seed": 20261123,
    "workers": 1,
    "auth": {"openapi": {"bearer": {"bearer": LIVE_KEY}}},
    # Ill-formed ones of these two are ignored rather than refused, as the document says.
    "parameters": {
        "header.X-Request-Id": "schemathesis",
        "header.traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    },
    "generation": {"deterministic": True, "max-examples": 3, "allow-x00": True, "no-shrink": True},
    "phases": {"stateful": {"max-steps": 6, "generation": {"max-examples": 8}}},
    "checks": {
        # A rule that no schema can express refuses with 422; `well_formed_requests_are_read` tells it from a schema
        # that promises too much.
        "positive_data_acceptance": {"expected-statuses": ["2xx", 304, 401, 403, 404, 409, 412, 422]},
        "negative_data_rejection": {"expected-statuses": REFUSED},
    },
}


@schemathesis.check
def well_formed_requests_are_read(_context: Any, response: Response, case: schemathesis.Case[Any]) -> None:
    """What the schema allows gets as far as the rules: they refuse it, not the parser."""
    mode = case.meta.generation.mode if case.meta else GenerationMode.NEGATIVE
    if mode is GenerationMode.POSITIVE and response.status_code == 422:
        problem = response.json()
        # Whether a cursor was made here is more than a schema can say.
        errors = [error for error in problem.get("errors", ()) if error.get("parameter") != "cursor"]
        assert not errors or not problem["type"].endswith("/invalid-request"), problem


def _instants() -> st.SearchStrategy[str]:
    moments = st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - the bounds are naive by the strategy's rule
    return moments.map(lambda moment: moment.isoformat().replace("+00:00", "Z"))


# The kinds of text whose rules are narrower than their format's: years, and domains that cannot have mailboxes.
schemathesis.openapi.format("date-time", _instants())
schemathesis.openapi.format(
    "email", st.from_regex(r"[a-z]{1,12}(\.[a-z]{1,12})?@[a-z]{2,12}\.(com|org)", fullmatch=True)
)
schemathesis.openapi.format("date", _instants().map(lambda text: text[:10]))


@pytest.fixture
def loop() -> Iterator[Loop]:
    with Loop().running() as running:
        yield running


@pytest.mark.timeout(900)
def test_the_application_keeps_its_contract(
    database_kind: str, loop: Loop, request: pytest.FixtureRequest, sqlite_templates: SqliteTemplates
) -> None:
    if database_kind == "sqlite":
        url = loop.run(sqlite_templates.create())
    else:
        server: PostgresTemplates = request.getfixturevalue("postgres_templates")
        url = server.url(loop.run(server.create()))
    settings = make_settings(
        url,
        rate_limit="10000000/minute",
        auth_failure_limit="10000000/minute",
        webhook_allowed_hosts="127.0.0.1",
        log_level="error",
        public_url="https://afterview.test",
    )

    async def serve() -> Any:
        parts = assemble(settings, Vault(SECRET_KEY), clock=ManualClock(NOW))
        await parts.administration.bootstrap(LIVE_KEY, Mode.LIVE)
        await parts.administration.bootstrap(TEST_KEY, Mode.TEST)
        return parts

    parts = loop.run(serve())
    app = bridged(create_app(parts), loop)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=SchemathesisConfig.from_dict(CONFIG))
    failures = [line for event in from_schema(schema).execute() for line in _failures(event)]
    loop.run(parts.close())
    assert not failures, "\n\n".join(failures)


def _failures(event: EngineEvent) -> Iterator[str]:
    if isinstance(event, NonFatalError):
        yield f"{event.label}: {event.value!r}"
    if isinstance(event, ScenarioFinished):
        for case_id, checks in event.recorder.checks.items():
            interaction = event.recorder.interactions.get(case_id)
            answer = interaction.response.content[:800] if interaction and interaction.response else b""
            for check in checks:
                if check.status is Status.FAILURE and check.failure_info is not None:
                    failure = check.failure_info.failure
                    title = f"{event.phase} {event.label} {check.name}: {failure.title}"
                    yield f"{title}\n{failure.message}\n{check.failure_info.code_sample}\n{answer!r}"
