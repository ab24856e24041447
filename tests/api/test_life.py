"""Whatever happens to a candidate, in whatever order, the plan stays whole: the real service against a simple model."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.api import open_api
from tests.support.bridge import Loop
from tests.support.clock import ManualClock
from tests.support.databases import PostgresTemplates, make_settings, open_database
from tests.support.life import Life

LIVES = 10
STEPS = 14
TEMPLATES = {"sqlite": "sqlite_templates", "postgresql": "postgres_templates"}


@pytest.mark.timeout(300)
def test_a_life_at_random(database_kind: str, request: pytest.FixtureRequest) -> None:
    templates = request.getfixturevalue(
        {"sqlite": "sqlite_templates", "postgresql": "postgres_templates"}[database_kind]
    )
    with Loop().running() as loop:
        made = loop.run(templates.create())
        url = templates.url(made) if isinstance(templates, PostgresTemplates) else made
        settings_ = make_settings(url, rate_limit="1000000/minute", log_level="warning")
        clock = ManualClock()
        opened = open_database(settings_, clock)
        database = loop.run(opened.__aenter__())
        serving = open_api(settings_, database, clock)
        try:
            Life.api, Life.loop = loop.run(serving.__aenter__()), loop
            run_state_machine_as_test(
                Life,
                settings=settings(
                    max_examples=LIVES,
                    stateful_step_count=STEPS,
                    derandomize=True,
                    deadline=None,
                    database=None,
                    phases=(Phase.generate,),
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            loop.run(serving.__aexit__(None, None, None))
            loop.run(opened.__aexit__(None, None, None))
            if isinstance(templates, PostgresTemplates):
                loop.run(templates.drop(made))
