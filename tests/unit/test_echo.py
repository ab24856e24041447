"""What callers sent is repeated short, and without what acts on a reader's terminal or page."""

import re

import pytest

from app.core.echo import LONGEST_ECHO, UNFIT, echo, echo_path, legible


@pytest.mark.parametrize(
    "unfit",
    [0, 7, 0x1B, 0x1F, 0x7F, 0x80, 0x9F, 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), 0x2066, 0x2069, 0xD800],
    ids=hex,
)
def test_what_cannot_be_shown_is_replaced(unfit: int) -> None:
    assert legible(f"a{chr(unfit)}b") == "a\ufffdb"
    assert re.search(f"[{UNFIT}\ud800-\udfff]", chr(unfit))


@pytest.mark.parametrize("text", ["", "Zoë 🦊", "👩🏽‍💻", "محمد", "שרה", "李小龍", "a\xa0b", "/v1/candidates"])
def test_what_people_write_stays(text: str) -> None:
    assert legible(text) == text


def test_what_is_long_is_cut_with_an_ellipsis() -> None:
    assert echo("x" * LONGEST_ECHO) == "x" * LONGEST_ECHO
    assert echo("x" * (LONGEST_ECHO + 1)) == "x" * (LONGEST_ECHO - 1) + "…"
    assert echo("x" * 1000, 10) == "xxxxxxxxx…"
    assert echo(None) == "None"


def test_each_segment_of_a_path_is_cut_and_so_is_the_whole() -> None:
    known = "/v1/candidates/01980f5c-1d2b-7a10-8c55-0f6e8b1d2a77/calendar-feeds/01980f5c-1d2b-7a10-8c55-0f6e8b1d2a77"
    assert echo_path(known) == known
    assert echo_path(f"/v1/{'x' * 5000}/plan") == f"/v1/{'x' * 99}…/plan"
    assert len(echo_path("/a" * 5000)) == 500
