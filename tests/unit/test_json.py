"""JSON text that is written quickly says what JSON text written plainly says."""

import json
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from asyncpg.pgproto import pgproto

from app.core.json import to_json
from app.domain.states import Action

ID = "019a0000-0000-7000-8000-000000000001"


def test_each_kind_of_value() -> None:
    value = {
        "text": "é\n",
        "number": 1.5,
        "nothing": None,
        "yes": True,
        "id": UUID(ID),
        "drivers_id": pgproto.UUID(ID),
        "action": Action.REFLECT,
        "at": datetime(2026, 3, 2, 9, tzinfo=UTC),
        "delay": timedelta(seconds=5),
        "list": [UUID(ID), {"inner": Action.PREPARE}],
        "tuple": (1, 2),
        "mapping": MappingProxyType({"action": Action.REFLECT}),
    }
    assert json.loads(to_json(value)) == {
        "text": "é\n",
        "number": 1.5,
        "nothing": None,
        "yes": True,
        "id": ID,
        "drivers_id": ID,
        "action": "reflect",
        "at": "2026-03-02T09:00:00Z",
        "delay": "PT5S",
        "list": [ID, {"inner": "prepare"}],
        "tuple": [1, 2],
        "mapping": {"action": "reflect"},
    }
