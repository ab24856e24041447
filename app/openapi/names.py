"""Names of schemas as clients see them: `Interview` and `InterviewList` for what the code calls otherwise."""

import json
import re
from typing import Any

Json = dict[str, Any]
_LIST = re.compile(r"^ListOf_(\w+?)(?:Out)?_$")


def shorten_names(document: Json) -> Json:
    """Return the document with the schemas under their public names."""
    schemas: Json = document["components"]["schemas"]
    names = {old: new for old in schemas if (new := _public(old)) == old or new not in schemas}
    text = json.dumps(document)
    for old, new in names.items():
        text = text.replace(f'"#/components/schemas/{old}"', f'"#/components/schemas/{new}"')
    renamed: Json = json.loads(text)
    parts = renamed["components"]["schemas"]
    renamed["components"]["schemas"] = {names.get(old, old): parts[old] for old in sorted(parts)}
    return renamed


def _public(name: str) -> str:
    page = _LIST.match(name)
    return f"{page[1]}List" if page else name.removesuffix("Out")
