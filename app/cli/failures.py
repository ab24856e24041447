"""What keeps a command from working, as one sentence that says what to do."""

import os
import socket
import ssl
from collections.abc import Iterator

import asyncpg
from pydantic_core import ErrorDetails

from app.core.settings import Settings
from app.db import is_full
from app.migrations import NewerSchemaError, head_revision

_SETTING = "AFTERVIEW_DATABASE_URL"


def explain(error: BaseException, settings: Settings) -> str | None:
    """Return what an error means and what to do about it, None if it is a fault of the program itself."""
    of_database = _of_sqlite if settings.is_sqlite else _of_postgres
    for cause in _causes(error):
        for explanation in (_of_schema, of_database):
            sentence = explanation(cause, settings)
            if sentence is not None:
                return sentence
    return None


def cannot_listen(error: OSError, host: str, port: int, setting: str = "AFTERVIEW_PORT") -> str:
    """Return what keeps a port from being opened."""
    where = f"Cannot listen on {host}:{port}"
    address = setting.replace("PORT", "HOST")
    if isinstance(error, socket.gaierror) or error.errno == 99:  # noqa: PLR2004 - EADDRNOTAVAIL, which differs by system
        return f"{where}: {host} is not an address of this machine. Set {address} to one that is, such as 127.0.0.1."
    if isinstance(error, PermissionError):
        return f"{where}: ports below 1024 need more rights. Choose another with {setting}, such as 8000."
    return f"{where}: something else uses the port. Stop it, or choose another with {setting}."


def fault_of(entry: ErrorDetails) -> str:
    """Return what is wrong with a setting, as a sentence. Secrets are not repeated."""
    name, context, kind = "_".join(str(part) for part in entry["loc"]), entry.get("ctx", {}), entry["type"]
    if not name:
        return f"{_without_prefix(entry)}."
    field = Settings.model_fields[name]
    value = f", not {str(entry['input'])[:50]!r}" if field.repr else ""
    limits = {"greater_than_equal": "ge", "less_than_equal": "le", "greater_than": "gt", "less_than": "lt"}
    words = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
    match kind:
        case "int_parsing" | "int_type" | "int_from_float" | "float_parsing" | "finite_number":
            example = f" such as {field.default}" if field.default is not None else ""
            must = f"must be a number{example}{value}"
        case "bool_parsing" | "bool_type":
            must = f"must be 1 or 0{value}"
        case "literal_error":
            must = f"must be {str(context['expected']).replace(chr(39), '')}{value}"
        case "string_too_short":
            must = "must not be empty"
        case _ if kind in limits:
            must = f"must be {words[limits[kind]]} {context[limits[kind]]:g}{value}"
        case _:
            must = _without_prefix(entry)
    return f"AFTERVIEW_{name.upper()} {must}{'' if must.endswith('?') else '.'}"


def _without_prefix(entry: ErrorDetails) -> str:
    return str(entry["msg"]).removeprefix("Value error, ").removesuffix(".")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what caused it; SQLAlchemy keeps the driver's error in `orig`."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [each.__context__, each.__cause__, getattr(each, "orig", None)]
        waiting += getattr(each, "exceptions", ())


def _of_schema(error: BaseException, _settings: Settings) -> str | None:
    if not isinstance(error, NewerSchemaError):
        return None
    return (
        f"The database is at revision {error.revision}, and this program knows only {head_revision()}: start the newer "
        "version of Afterview, or restore the backup from before the upgrade."
    )


def _of_sqlite(error: BaseException, settings: Settings) -> str | None:
    path = settings.sqlite_path
    name = str(getattr(error, "sqlite_errorname", ""))
    if is_full(error) or name == "SQLITE_FULL" or getattr(error, "errno", None) == 28:  # noqa: PLR2004 - ENOSPC
        return f"There is no room left on the disk of {path}: free some, and start again."
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return f"{error.filename} is a file, and {_SETTING} needs a folder there: correct the path."
    if isinstance(error, OSError) and error.filename is not None:
        return (
            f"{error.filename} cannot be written ({error.strerror}): give this user the right to write there, or name "
            f"another file in {_SETTING}."
        )
    kind = name.removeprefix("SQLITE_").partition("_")[0]
    told = {
        "NOTADB": f"is not an SQLite database: name another file in {_SETTING}.",
        "CORRUPT": "is damaged: restore it from a backup.",
        "CANTOPEN": f"{'is a folder' if path.is_dir() else 'cannot be opened'}: name a file in {_SETTING} that this "
        "user may write.",
        "READONLY": f"cannot be written: let this user write it, or name another file in {_SETTING}.",
        "BUSY": "is locked by another process: stop that one, and start again.",
        "LOCKED": "is locked by another process: stop that one, and start again.",
    }
    return f"{path} {told[kind]}" if kind in told else None


def _of_postgres(error: BaseException, settings: Settings) -> str | None:
    address = settings.postgres_url
    server = f"PostgreSQL at {address.where}"
    user, database = address.user or "(the system's)", address.database or address.user or "(the user's)"
    told: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
        (
            (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError),
            f"{server} does not let in the user {user} with the password of {_SETTING}: correct them there.",
        ),
        (
            asyncpg.InvalidCatalogNameError,
            f"{server} has no database {database}: create it with `createdb {database}`, or correct {_SETTING}.",
        ),
        (
            asyncpg.TooManyConnectionsError,
            f"{server} has no connection left: raise its max_connections, or lower AFTERVIEW_DATABASE_POOL.",
        ),
        (asyncpg.CannotConnectNowError, f"{server} is starting or stopping: try again in a moment."),
        (
            asyncpg.InsufficientPrivilegeError,
            f"The user {user} may not create tables in {database}: run `GRANT ALL ON SCHEMA public TO {user}` there.",
        ),
        (asyncpg.ReadOnlySQLTransactionError, f"{server} only reads: name the primary server in {_SETTING}."),
        (
            (ssl.SSLError, ssl.CertificateError),
            f"The TLS connection to {server} failed ({error}): correct sslmode and sslrootcert in {_SETTING}.",
        ),
        (
            asyncpg.ClientConfigurationError,
            f"{_SETTING} cannot be used: {error}.",
        ),
        (socket.gaierror, f"The host of {server} is not known: correct its name in {_SETTING}."),
        (TimeoutError, f"{server} does not answer: start it, or correct {_SETTING}."),
        (
            ConnectionRefusedError,
            f"{server} refuses connections: start it, or correct the host and port in {_SETTING}.",
        ),
        (FileNotFoundError, f"{server} is not running, or a file named in {_SETTING} is missing: correct it there."),
        (ConnectionError, f"{server} broke the connection ({error}): check that it is PostgreSQL, and its sslmode."),
        (OSError, f"{server} cannot be reached ({os.strerror(getattr(error, 'errno', 0) or 0)}): correct {_SETTING}."),
    )
    return next((sentence for kind, sentence in told if isinstance(error, kind)), None)
