"""Wire models that are used again and again."""

from pydantic import TypeAdapter

from app.schemas.candidates import AccessTokenCreate


def test_a_body_is_made_strict_once_however_often_its_schema_is_asked_for() -> None:
    schemas = [str(TypeAdapter(AccessTokenCreate).core_schema) for _ in range(5)]
    assert len({schema.count("function-before") for schema in schemas}) == 1
