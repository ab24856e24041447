"""What an interview's facts must satisfy together, wherever they come from."""

from collections.abc import Mapping
from typing import Any

from app.domain.calendar import check_calendar
from app.domain.errors import InvalidInputError
from app.domain.local_time import check_time_zone


def check_interview(values: Mapping[str, Any], base: str = "") -> None:
    """Check that an interview's facts fit together.

    Args:
        values: its times, `time_zone`, `country` and `subdivision`.
        base: where in the request's body the facts are, as a JSON pointer.

    Raises:
        InvalidInputError: naming the field that does not.
    """
    check_time_zone(values["time_zone"], f"{base}/time_zone")
    check_calendar(values["country"], values["subdivision"], f"{base}/country", f"{base}/subdivision")
    if values["ends_at"] <= values["starts_at"]:
        raise InvalidInputError(f"{base}/ends_at", "The interview must end after it starts.")
    ended_at = values.get("ended_at")
    if ended_at is not None and ended_at < values["starts_at"]:
        raise InvalidInputError(f"{base}/ended_at", "The interview cannot have ended before it started.")
