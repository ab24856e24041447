"""The program: `afterview`, or `python -m app.cli`."""

import gc


def main() -> None:
    """Run a command.

    What is imported stays for good, so that looking for garbage in it is lost time, meanwhile or ever after: a quarter
    of the start.
    """
    gc.disable()
    from app.cli.commands import main as run  # noqa: PLC0415 - see above

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
