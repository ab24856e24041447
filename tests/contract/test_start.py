"""What a start costs, guarded without a clock: what is not loaded, not made twice and not made at all."""

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.contract.test_house import ROOT

LOADED_WHEN_FIRST_NEEDED = (
    "alembic",
    "app.domain.calendar_writing",
    "app.domain.drafting.sandbox",
    "app.openapi",
    "app.routers.pages.insights_page",
    "holidays",
    "icalendar",
    "jinja2",
    "rapidfuzz",
)
STARTED = """
import json, sys
import app.cli.commands
from app.core.crypto import Vault
from app.core.settings import Settings
from app.main import API_ROUTERS, assemble, create_app
from app.schemas.fields import Out

application = create_app(assemble(Settings.model_construct(), Vault(bytes(32))))
served = set(map(id, application.routes))
answers = [Out]
for answer in answers:
    answers += answer.__subclasses__()
print(json.dumps({
    "modules": sorted(sys.modules),
    "made again": [route.name for router in API_ROUTERS for route in router.routes if id(route) not in served],
    "answers": len(answers),
    "validators": [
        answer.__name__
        for answer in answers[1:]
        if answer.__pydantic_complete__ and not answer.__pydantic_generic_metadata__["parameters"]
    ],
}))
"""


@pytest.fixture(scope="module")
def started():
    done = subprocess.run([sys.executable, "-c", STARTED], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", LOADED_WHEN_FIRST_NEEDED)
def test_a_start_does_without_what_few_requests_need(started, name: str) -> None:
    assert find_spec(name) is not None, "it is there to be loaded"
    assert name not in started["modules"]


def test_no_route_is_made_twice(started) -> None:
    assert "fastapi" in started["modules"]
    assert started["made again"] == []


def test_answers_have_no_validators(started) -> None:
    assert started["answers"] > 50
    assert started["validators"] == []
