"""The address of a PostgreSQL database, with the parameters of libpq."""

import re

import pytest

from app.core.postgres_url import masked, read_postgres_url
from app.core.settings import Settings


@pytest.mark.parametrize(
    ("url", "dsn"),
    [
        ("postgres://h/x", "postgresql://h/x"),
        ("postgresql+asyncpg://u:p@h:1/x", "postgresql://u:p@h:1/x"),
        ("postgresql+psycopg://u:p%40w@[::1]:5432/x", "postgresql://u:p%40w@[::1]:5432/x"),
        ("postgresql://postgres@/x?host=/tmp/s", "postgresql://postgres@/x?host=%2Ftmp%2Fs"),
        ("postgres://a:b@h1:1,h2:2/x?target_session_attrs=read-write",) * 2,
        ("postgres://h/x?sslmode=verify-full&sslrootcert=/etc/ca.pem",) * 2,
        ("postgres://h/x?connect_timeout=3&application_name=me&channel_binding=prefer", "postgresql://h/x"),
        ("postgres://h/x?sslmode=require&channel_binding=require", "postgresql://h/x?sslmode=require"),
    ],
)
def test_the_forms_that_people_use_are_understood(url: str, dsn: str) -> None:
    assert read_postgres_url(url).dsn == dsn.replace("postgres://", "postgresql://").replace("=/etc/", "=%2Fetc%2F")
    assert not Settings(database_url=url).is_sqlite


def test_what_the_driver_does_not_know_is_taken_out() -> None:
    address = read_postgres_url("postgres://u:secret@h:1/x?connect_timeout=3&application_name=me")
    assert (address.connect_seconds, address.application_name) == (3.0, "me")
    assert (address.where, address.user, address.database) == ("h:1", "u", "x")
    assert read_postgres_url("postgres://h/x?connect_timeout=0").connect_seconds is None
    assert read_postgres_url("postgres://h/x").connect_seconds == 10.0
    assert "secret" not in repr(address)


def test_certificates_of_the_system_are_found_and_checked() -> None:
    dsn = read_postgres_url("postgres://h/x?sslrootcert=system").dsn
    assert "sslmode=verify-full" in dsn
    assert "sslrootcert=%2F" in dsn


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgres://h/x?sslmod=require", "has the parameter 'sslmod', which is not known: did you mean sslmode?"),
        ("postgres://h/x?options=-c%20a", "has the parameter 'options', which is not known: it takes host, port,"),
        ("postgres://h/x?sslmode=on", "has sslmode=on, which must be one of disable, allow, prefer, require,"),
        ("postgres://h/x?target_session_attrs=main", "has target_session_attrs=main, which must be one of any,"),
        ("postgres://h/x?channel_binding=require", "has channel_binding=require, which needs sslmode=require,"),
        ("postgres://h/x?connect_timeout=soon", "has connect_timeout=soon, which must be a number of seconds such"),
        ("postgres://h:99999/x", "has the port '99999', which must be a number from 1 to 65535"),
        ("postgres://u:p@ss@h/x", "has more than one @: write %40 for an @ in the user's name or the password"),
        ("postgres://h/x?sslmode", "must end in parameters such as ?sslmode=require"),
    ],
)
def test_faults_are_named(url: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        read_postgres_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:hunter2@h:1/x",
        "postgresql://me:hunt@hunter2@h/x",
        "postgresql://me:hunter2/@h/x",
        "postgres://h/x?user=me&password=hunter2&sslmode=require",
        "postgres://h/x?sslpassword=hunter2",
        "http://key:hunter2@writer.example/v1",
    ],
)
def test_a_password_is_never_shown(url: str) -> None:
    assert "hunter2" not in masked(url)
    assert "***" in masked(url)


def test_what_contains_no_password_is_shown_as_it_is() -> None:
    for url in ("sqlite:////data/a.sqlite3", "postgresql://me@h:1/x?host=/s", "https://afterview.example:8443"):
        assert masked(url) == url
