"""Wire models that are used again and again."""

from copy import deepcopy
from typing import Any

from app.schemas.candidates import AccessTokenCreate


def test_a_body_is_made_strict_once_however_often_its_schema_is_asked_for() -> None:
    # pydantic hands out one and the same schema each time.
    kept: Any = {"type": "model", "schema": {"fields": {"expires_in": {"type": "int", "ge": 60}}}}
    ask: Any = AccessTokenCreate.__get_pydantic_core_schema__
    once = deepcopy(ask(AccessTokenCreate, lambda _source: kept))
    assert once["schema"]["fields"]["expires_in"]["type"] == "function-before"
    assert ask(AccessTokenCreate, lambda _source: kept) == once
