"""What every API test checks on the side: answers and events are as the document declares them."""

import json
from typing import Any

import httpx
import pytest
from jsonschema_rs import ValidationError

from app.domain.events import EventType
from tests.contract.document import document, resolve
from tests.support.declared import check_answer, check_event

APPLICATION = resolve(document()["paths"]["/v1/applications/{application_id}"]["get"]["responses"]["200"])
EXAMPLE = APPLICATION["content"]["application/json"]["example"]


def answered(status: int, body: Any, path: str = "/v1/applications/7") -> None:
    request = httpx.Request("GET", f"http://afterview.test{path}?x=1")
    check_answer(request, status, "application/json", json.dumps(body).encode())


def test_what_is_declared_passes() -> None:
    answered(200, EXAMPLE)
    answered(200, {"any": "thing"}, path="/elsewhere")


@pytest.mark.parametrize(
    "body",
    [EXAMPLE | {"salary": 1}, {name: EXAMPLE[name] for name in EXAMPLE if name != "role"}, EXAMPLE | {"role": 1}],
)
def test_an_answer_that_drifted_is_seen(body: Any) -> None:
    with pytest.raises(ValidationError):
        answered(200, body)


def test_a_success_that_is_not_declared_is_seen() -> None:
    with pytest.raises(AssertionError, match="answered 202, undeclared"):
        answered(202, EXAMPLE)


@pytest.mark.parametrize("kind", EventType)
def test_an_event_that_drifted_is_seen(kind: EventType) -> None:
    content = document()["webhooks"][kind]["post"]["requestBody"]["content"]["application/json"]
    data = content["example"]["data"]
    check_event(kind, data)
    with pytest.raises(ValidationError):
        check_event(kind, data | {"secret": 1})
