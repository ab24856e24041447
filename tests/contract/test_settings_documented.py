"""The tables of settings in the documentation are those that the program has."""

import re
from pathlib import Path

from app.core.settings import Settings

DOCS = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")
PREFIX = "QUOTA_"


def rows(title: str) -> dict[str, list[str]]:
    """The rows of the table whose first column has a title, by name."""
    table = DOCS.partition(f"| `AFTERVIEW_{title}…` |")[2].partition("\n\n")[0]
    return {
        found[1]: found[2].split(" | ") for found in re.finditer(r"^\| `(\w+)(?:…)?` \| (.+) \|$", table, re.MULTILINE)
    }


def test_every_setting_is_documented() -> None:
    names = {name.upper() for name in Settings.model_fields}
    quotas = {name for name in names if name.startswith(PREFIX)}
    assert set(rows("")) == names - quotas | {PREFIX}
    assert set(rows(PREFIX)) == {name.removeprefix(PREFIX) for name in quotas}


def test_documented_defaults_are_the_real_ones() -> None:
    for title in ("", PREFIX):
        for name, (default, *_) in rows(title).items():
            plain = default.strip("`").replace(",", "")
            field = Settings.model_fields.get(f"{title}{name}".lower())
            if field is not None and re.fullmatch(r"\d+(\.\d+)?", plain):
                assert float(field.default) == float(plain), name


def test_documented_highest_quotas_are_the_real_ones() -> None:
    for name, (_, highest, _counts) in rows(PREFIX).items():
        bounds = [each.le for each in Settings.model_fields[f"{PREFIX}{name}".lower()].metadata if hasattr(each, "le")]
        assert bounds == [int(highest.replace(",", ""))], name
