"""The documents name the states of a delivery that the API knows, each of them and no other."""

import re

from app.domain.webhooks import DeliveryState
from tests.contract.test_house import ROOT

ENDS_WELL = {DeliveryState.PENDING, DeliveryState.DELIVERED}


def test_the_guarantee_explains_every_state() -> None:
    section = (ROOT / "docs/guarantee.md").read_text().split("## What ends without a delivery")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE)) == set(DeliveryState) - ENDS_WELL
    assert all(f"`{state}`" in section for state in ENDS_WELL)
