"""The numbers of the rules on the wire: one field for each, with its meaning, default and bounds."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Any

from pydantic import Field, Strict, create_model

from app.domain.planning.policy import POLICY_FIELDS, PolicyField, PolicyKind, write_value
from app.schemas.fields import UNSET, Body, Flag, Out, TimeOfDay, Whole
from app.schemas.interviews import BusinessDays

DurationText = Annotated[str, Field(pattern="^P[0-9TDHMSW]{2,30}$", max_length=32)]


def _type_of(field: PolicyField) -> Any:
    match field.kind:
        case PolicyKind.DURATION:
            return DurationText
        case PolicyKind.INTEGER:
            return Annotated[int, Field(ge=field.minimum, le=field.maximum), Strict(), Whole]
        case PolicyKind.TIME:
            return TimeOfDay
        case PolicyKind.WEEKDAYS:
            return BusinessDays
        case PolicyKind.BOOLEAN:
            return Flag


def _about(field: PolicyField) -> str:
    parts = [field.doc]
    if isinstance(field.minimum, timedelta) and isinstance(field.maximum, timedelta):
        parts.append(f"ISO 8601, from {write_value(field.minimum)} to {write_value(field.maximum)}.")
    return f"{' '.join(parts)} Default: `{field.default_json}`."


def _fields(describe: Callable[[PolicyField], tuple[Any, Any]]) -> dict[str, Any]:
    return {field.key: describe(field) for field in POLICY_FIELDS}


PolicyPatch: Any = create_model(
    "PolicyPatch",
    __base__=Body,
    __doc__="Numbers of the rules to change. Absent ones stay; null goes back to what applies otherwise.",
    **_fields(lambda field: (_type_of(field) | None, Field(default=UNSET, description=_about(field)))),
)

PolicyOverrides: Any = create_model(
    "PolicyOverrides",
    __base__=Out,
    __doc__="The numbers that were changed for this scope, as in `PolicyPatch`; the others apply as they are.",
    **_fields(lambda field: (_type_of(field), UNSET)),
)

PolicyOut: Any = create_model(
    "PolicyOut",
    __base__=Out,
    __doc__="Every number of the rules as it applies to the tenant.",
    **_fields(lambda field: (_type_of(field), Field(description=_about(field), examples=[field.default_json]))),
)
