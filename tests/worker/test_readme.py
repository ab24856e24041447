"""The tour of the README works as it is printed, with one start and no id copied by hand."""

import asyncio
import os
import re
import sys
from pathlib import Path

from tests.support.forking import ROOT
from tests.support.processes import Fresh, Started, client_of, free_port

BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)


async def test_the_five_minutes_of_the_readme(tmp_path: Path) -> None:
    port = free_port()
    readme = (ROOT / "README.md").read_text()
    tour = readme[readme.index("## Five minutes") : readme.index("## Where next")]
    for written, here in {
        "http://127.0.0.1:8000": f"http://127.0.0.1:{port}",
        ".venv/bin/python": sys.executable,
        ".venv/bin/afterview": f"{sys.executable} -m app.cli",
    }.items():
        assert written in tour
        tour = tour.replace(written, here)
    second_terminal, *third_terminal = BLOCK.findall(tour)
    run = "AFTERVIEW_WEBHOOK_ALLOW_INSECURE=$${AFTERVIEW_WEBHOOK_ALLOW_INSECURE:-1} exec $(BIN)/afterview serve"
    assert run in (ROOT / "Makefile").read_text()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "AFTERVIEW_PORT": str(port),
        "AFTERVIEW_WEBHOOK_ALLOW_INSECURE": "1",
    }
    program = Fresh("", tmp_path, environment)

    async def terminal(name: str, script: str) -> Started:
        path = tmp_path / name
        with path.open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                "bash", "-euo", "pipefail", "-c", script, cwd=tmp_path, env=environment, stdout=log, stderr=log
            )
        return Started(process, path)

    async with program.started("serve") as served, client_of(port, served):
        # In place of the shell, so that it can be ended.
        listening = await terminal("second", second_terminal.replace("\n", "\nexec ", 1))
        await listening.prints("Waiting for events")
        touring = await terminal("third", "\n".join(third_terminal))
        assert await touring.process.wait() == 0, touring.log.read_text()
        assert "/problems/too-early" in touring.log.read_text()
        await listening.prints("reminder.completed")
        assert await listening.stop() == 0
    heard = listening.log.read_text()
    assert heard.count("reminder.due") == 3
    assert "unregistered" in heard
