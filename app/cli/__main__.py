"""`python -m app.cli`, the same as `afterview`."""

from app.cli.commands import main

main()
