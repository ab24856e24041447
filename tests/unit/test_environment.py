"""Settings are read from the environment: mistakes are refused by name, secrets may be in files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.core.environment import EnvironmentFaultsError
from app.core.settings import Settings

Set = Callable[..., None]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Set variables, without the prefix, in an environment that has no other of ours."""
    given = {"PATH": "/bin"}
    monkeypatch.setattr("os.environ", given)

    def put(**values: str) -> None:
        given.update({f"AFTERVIEW_{name}": value for name, value in values.items()})

    return put


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("DATABASE_URI", "AFTERVIEW_DATABASE_URI is not a setting: did you mean AFTERVIEW_DATABASE_URL?"),
        ("RATELIMIT", "AFTERVIEW_RATELIMIT is not a setting: did you mean AFTERVIEW_RATE_LIMIT?"),
        ("SECRETKEY", "AFTERVIEW_SECRETKEY is not a setting: did you mean AFTERVIEW_SECRET_KEY?"),
        ("WRITER_KEY_FILES", "AFTERVIEW_WRITER_KEY_FILES is not a setting: did you mean AFTERVIEW_WRITER_KEY_FILE?"),
        ("HOST_FILE", "AFTERVIEW_HOST_FILE is not a setting: did you mean AFTERVIEW_HOST?"),
        ("COLOUR", "AFTERVIEW_COLOUR is not a setting: `afterview doctor` lists them all."),
    ],
)
def test_unknown_names_are_refused_with_the_nearest_known_one(environment: Set, name: str, sentence: str) -> None:
    environment(**{name: "x"})
    with pytest.raises(EnvironmentFaultsError) as refused:
        Settings()
    assert refused.value.faults == [sentence]


def test_what_kubernetes_and_commands_add_is_passed_over(environment: Set) -> None:
    environment(
        SERVICE_HOST="10.0.0.1",
        SERVICE_PORT="8000",
        SERVICE_PORT_HTTP="8000",
        PORT="tcp://10.0.0.1:8000",
        PORT_8000_TCP="tcp://10.0.0.1:8000",
        PORT_8000_TCP_PROTO="tcp",
        PORT_8000_TCP_ADDR="10.0.0.1",
        API_SERVICE_HOST="10.0.0.2",
        API_PORT="tcp://10.0.0.2:8000",
        WORKER_PORT_9_UDP="udp://10.0.0.3:9",
        API_KEY="of the listener",
        TEST_DATABASE_URL="of the tests",
        DEBUG="1",
    )
    assert Settings().port == 8000


def test_a_secret_is_read_from_a_file_without_its_line_end(environment: Set, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("a-key-of-twenty-characters\n")
    address = tmp_path / "address"
    address.write_text("postgresql://me:hunter2@db/afterview\n")
    environment(BOOTSTRAP_API_KEY_FILE=str(key), DATABASE_URL_FILE=str(address))
    settings = Settings()
    assert settings.bootstrap_api_key is not None
    assert settings.bootstrap_api_key.get_secret_value() == "a-key-of-twenty-characters"
    assert settings.database_url == "postgresql://me:hunter2@db/afterview"
    assert "hunter2" not in repr(settings)


def test_every_secret_can_be_in_a_file(environment: Set, tmp_path: Path) -> None:
    secrets = [name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)]
    assert {"secret_key", "bootstrap_api_key", "bootstrap_test_api_key", "writer_key"} <= set(secrets)
    for name in secrets:
        missing = tmp_path / name
        environment(**{f"{name.upper()}_FILE": str(missing)})
    with pytest.raises(EnvironmentFaultsError) as refused:
        Settings()
    assert refused.value.faults == [
        f"AFTERVIEW_{name.upper()}_FILE names the file {tmp_path / name}, which cannot be read: "
        "No such file or directory."
        for name in secrets
    ]


def test_a_file_that_is_empty_or_no_text_and_a_value_given_twice_are_refused(environment: Set, tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty", tmp_path / "binary"
    empty.write_text("\n")
    binary.write_bytes(b"\xff\xfe")
    environment(
        WRITER_KEY_FILE=str(empty), BOOTSTRAP_API_KEY_FILE=str(binary), SECRET_KEY="x", SECRET_KEY_FILE=str(empty)
    )
    with pytest.raises(EnvironmentFaultsError) as refused:
        Settings()
    assert refused.value.faults == [
        f"AFTERVIEW_WRITER_KEY_FILE names the file {empty}, which is empty: it must contain the value of its setting.",
        f"AFTERVIEW_BOOTSTRAP_API_KEY_FILE names the file {binary}, which cannot be read: it is not text.",
        "AFTERVIEW_SECRET_KEY and AFTERVIEW_SECRET_KEY_FILE are both set: unset one of them.",
    ]


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("CORS_ORIGINS", "https://a.example/path", "'https://a.example/path', which must be like"),
        ("CORS_ORIGINS", "a.example", "'a.example', which must be like"),
        ("TRUSTED_PROXIES", "10.0.0.0/8,proxy", "'proxy', which must be an address or network"),
        ("PUBLIC_URL", "afterview.example.com", "must be an address such as"),
        ("WRITER_URL", "https://", "must be an address such as"),
        ("DATABASE_URL", "sqlite:///:memory:", "must name a file"),
        ("DATABASE_URL", "sqlite:///", "must name a file"),
        ("DATABASE_URL", "mysql://localhost/x", "must be sqlite:///data/afterview.sqlite3 or postgresql://"),
        ("DATABASE_URL", "postgres://h:x/y", "has the port 'x'"),
    ],
)
def test_wrong_values_are_told_with_an_example(environment: Set, name: str, value: str, part: str) -> None:
    environment(**{name: value})
    with pytest.raises(ValidationError, match=part.replace("?", r"\?")):
        Settings()
