"""What logs say, and what they must never say."""

import errno
import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Literal

import pytest

from app.core.logging import configure_logging, get_logger


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    configure_logging("json", "warning", for_good=False)


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_logged_failure_keeps_local_values_to_itself(
    form: Literal["console", "json"], capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(form, "info", for_good=False)
    # Put together at run time: a traceback may quote the source.
    private = f"av_live_{1234567890:d}"
    try:
        _fail_with(private)
    except LookupError as error:
        get_logger("test").error("failed", exc_info=error)
    shown = capsys.readouterr().err
    assert "LookupError" in shown
    assert private not in shown


def test_our_records_and_the_librarys_have_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json", "info", for_good=False)
    get_logger("app.test").info("said", status=200)
    logging.getLogger("some.library").info("said %s", "too")
    ours, theirs = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert ours.pop("timestamp").endswith("Z")
    assert theirs.pop("timestamp").endswith("Z")
    assert ours == {"event": "said", "level": "info", "logger": "app.test", "status": 200}
    assert theirs == {"event": "said too", "level": "info", "logger": "some.library"}


@pytest.mark.parametrize(("level", "told"), [("debug", 2), ("info", 1), ("warning", 0)])
def test_what_is_below_the_level_is_not_told(level: str, told: int, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json", level, for_good=False)
    get_logger("test").debug("little")
    get_logger("test").info("more")
    assert len(capsys.readouterr().err.splitlines()) == told


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_value_cannot_act_on_the_terminal(
    form: Literal["console", "json"], capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(form, "info", for_good=False)
    get_logger("test").info("said", path="/a\x1b[2J\u202eb")
    logging.getLogger("some.library").info("said %s", "a\x1b[2J")
    shown = capsys.readouterr().err
    assert "/a�[2J�b" in shown
    assert "said a�[2J" in shown
    assert "[2J" not in shown.replace("�[2J", "")
    assert "\u202e" not in shown


def test_a_log_that_cannot_be_written_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, "no room")

    configure_logging("json", "info", for_good=False)
    monkeypatch.setattr(sys, "stderr", Full())
    get_logger("test").info("said")


def _fail_with(private: str) -> None:
    raise LookupError(len(private))
