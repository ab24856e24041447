"""Names of schemas as clients see them: `Interview` and `InterviewList` for what the code calls otherwise."""

import re
from collections import Counter
from typing import Any

Json = dict[str, Any]
_SCHEMAS = "#/components/schemas/"
_LIST = re.compile(r"^ListOf_(\w+?)(?:Out)?_$")


def shorten_names(document: Json) -> None:
    """Give the schemas their public names, in place."""
    schemas: Json = document["components"]["schemas"]
    names = {old: _public(old) for old in schemas}
    twice = [name for name, times in Counter(names.values()).items() if times > 1]
    if twice:
        raise ValueError(f"two schemas have one name: {', '.join(twice)}")
    document["components"]["schemas"] = {names[old]: schemas[old] for old in sorted(schemas, key=names.__getitem__)}
    _rename(document, {_SCHEMAS + old: _SCHEMAS + new for old, new in names.items() if old != new})


def _rename(part: Any, names: dict[str, str]) -> None:
    """Let every reference within a part of the document follow its schema. Examples have none."""
    if isinstance(part, list):
        for each in part:
            _rename(each, names)
    elif isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, str) and value in names:
                part[key] = names[value]
            else:
                _rename(value, names)


def _public(name: str) -> str:
    page = _LIST.match(name)
    if page:
        return f"{page[1]}List"
    return name.removesuffix("Out")
