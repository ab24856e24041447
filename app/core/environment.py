"""What the environment says of the settings: names that nobody knows, secrets in files, what Kubernetes adds."""

import difflib
from collections.abc import Collection, Mapping
from pathlib import Path

PREFIX = "AFTERVIEW_"
FILE_SUFFIX = "_FILE"
DEBUG = "AFTERVIEW_DEBUG"
"""Set to show tracebacks of commands that fail."""
_OTHERS = frozenset({"AFTERVIEW_API_KEY", DEBUG})
"""Names that commands read by themselves."""
_FOR_TESTS = "AFTERVIEW_TEST_"
_SCHEMES = ("tcp://", "udp://", "sctp://")


class EnvironmentFaultsError(ValueError):
    """The environment cannot be used as it is. `faults` are whole sentences, one for each variable."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_environment(
    environment: Mapping[str, str], names: Collection[str], secret_names: Collection[str]
) -> dict[str, str]:
    """Return the variables that are settings, those that name a file replaced by its content.

    Args:
        environment: Every variable of the process.
        names: The variables that are settings, in capitals.
        secret_names: Those of them that can be in a file.

    Raises:
        EnvironmentFaultsError: for each variable that is not known, that is given twice, or whose file has no content.
    """
    files = {name + FILE_SUFFIX: name for name in secret_names}
    found: dict[str, str] = {}
    faults: list[str] = []
    for given, value in environment.items():
        name = given.upper()
        if not name.startswith(PREFIX) or is_of_a_service(name, value):
            continue
        if name in files:
            try:
                found[files[name]] = _content_of(name, value, files[name] in environment)
            except ValueError as fault:
                faults.append(str(fault))
        elif name in names:
            found[name] = value
        elif name not in _OTHERS and not name.startswith(_FOR_TESTS):
            faults.append(_unknown(name, [*names, *files]))
    if faults:
        raise EnvironmentFaultsError(faults)
    return found


def is_of_a_service(name: str, value: str) -> bool:
    """Tell whether Kubernetes set a variable to announce a service whose name begins with `afterview`."""
    return "_SERVICE_" in name or "_PORT_" in name or (name.endswith("_PORT") and value.startswith(_SCHEMES))


def _content_of(name: str, path: str, is_given_twice: bool) -> str:
    setting = name.removesuffix(FILE_SUFFIX)
    if is_given_twice:
        message = f"{setting} and {name} are both set: unset one of them."
        raise ValueError(message)
    try:
        content = Path(path).read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        message = f"{name} names the file {path}, which cannot be read: {reason}."
        raise ValueError(message) from None
    if not content:
        message = f"{name} names the file {path}, which is empty: it must contain the value of its setting."
        raise ValueError(message)
    return content


def _unknown(name: str, known: Collection[str]) -> str:
    # Without the prefix, which would make any two of them alike.
    ends = [each.removeprefix(PREFIX) for each in known]
    nearest = difflib.get_close_matches(name.removeprefix(PREFIX), ends, n=1)
    remedy = f"did you mean {PREFIX}{nearest[0]}?" if nearest else "`afterview doctor` lists them all."
    return f"{name} is not a setting: {remedy}"
