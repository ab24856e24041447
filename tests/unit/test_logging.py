"""What logs must never say."""

import logging
import sys
from typing import Literal

import pytest
import structlog

from app.core.logging import configure_logging, get_logger


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_logged_failure_keeps_local_values_to_itself(
    form: Literal["console", "json"], capsys: pytest.CaptureFixture[str]
) -> None:
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        configure_logging(form, "info")
        # Put together at run time: a traceback may quote the source.
        private = f"av_live_{1234567890:d}"
        try:
            _fail_with(private)
        except LookupError as error:
            get_logger("test").error("failed", exc_info=error)
        shown = capsys.readouterr().err
        assert "LookupError" in shown
        assert private not in shown
    finally:
        logging.getLogger().handlers[:] = handlers
        logging.getLogger().setLevel(level)
        structlog.reset_defaults()
        sys.stderr.flush()


def _fail_with(private: str) -> None:
    raise LookupError(len(private))
