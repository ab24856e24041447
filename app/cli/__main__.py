"""The program: `afterview`, or `python -m app.cli`."""

import gc


def main() -> None:
    """Run a command.

    What is imported stays for good, so that looking for garbage meanwhile is lost time, a fifth of the start. The
    collector is switched on again when the command's work begins.
    """
    gc.disable()
    from app.cli.commands import main as run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
