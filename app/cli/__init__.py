"""The command line: `afterview`."""

from app.cli.commands import main

__all__ = ["main"]
