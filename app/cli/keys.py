"""The secret keys of a process: found, checked against what the database contains, rotated, given up."""

import base64
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from filelock import FileLock

from app.cli.runtime import console, fail, load_settings, open_database, run
from app.core.crypto import Vault
from app.core.ids import random_bytes
from app.core.settings import Settings, decode_secret_key
from app.db import Database
from app.migrations import migrate
from app.services.encryption import Encryption, Progress

_KEY_BYTES = 32
_UNSET = (
    "AFTERVIEW_SECRET_KEY is not set: every process that shares a PostgreSQL database needs the same one, made once "
    "with: python3 -c 'import base64,os; print(base64.b64encode(os.urandom(32)).decode())'"
)


async def open_vault(settings: Settings, database: Database) -> Vault:
    """Return the vault of the configured keys, or leave with a sentence if they are not this database's.

    For SQLite without a key in the settings, the key is in a file beside the database. It is made on the first start,
    and never beside a database that contains encrypted values already: it could not decrypt them.
    """
    problem = await key_problem(settings, database)
    if problem is not None:
        fail(problem)
    return any_vault(settings)


async def key_problem(settings: Settings, database: Database) -> str | None:
    """Return, in one sentence with its remedy, why the keys do not fit the database; None if they do."""
    keys = _found_keys(settings)
    if not keys and not settings.is_sqlite:
        return _UNSET
    if keys:
        return await Encryption(database, Vault(*keys)).refusal()
    if not await Encryption.has_values(database):
        return None
    return (
        f"There is no key file {key_path(settings)}, but {settings.sqlite_path} contains values that were encrypted "
        "with its key: put the file back from the backup, or set AFTERVIEW_SECRET_KEY to that key; if it is lost, "
        "`afterview secrets discard` gives those values up."
    )


def any_vault(settings: Settings) -> Vault:
    """Return the vault of the configured keys, whether they fit the database or not. Makes the key file if need be."""
    keys = _found_keys(settings)
    if not keys and not settings.is_sqlite:
        fail(_UNSET)
    return Vault(*(keys or (_made_key(key_path(settings)),)))


def known_vault(settings: Settings) -> Vault | None:
    """Return the vault of the keys that there are, without making one; None if there is none."""
    keys = _found_keys(settings)
    return Vault(*keys) if keys else None


def key_path(settings: Settings) -> Path:
    """Return where the key of an embedded database is kept."""
    return settings.sqlite_path.with_suffix(settings.sqlite_path.suffix + ".key")


def rotate() -> None:
    """Re-encrypt everything with the first key."""
    damaged = _rewrite(lambda encryption: encryption.rotate(), "{readable} re-encrypted, {unreadable} damaged")
    if damaged:
        console.print(
            f"{damaged} values are damaged and were left as they are. Endpoints among them need a new secret."
        )
    console.print("Every value is encrypted with the first key. `afterview doctor` shows which keys are still in use.")


def discard() -> None:
    """Give up what cannot be decrypted."""
    _rewrite(lambda encryption: encryption.discard(), "{unreadable} given up, {readable} kept", is_checked=False)
    console.print(
        "Done. Endpoints whose secret was given up are disabled as secret-unreadable when something is to be sent to "
        "them, until their secret is rotated."
    )


def _rewrite(work: Callable[[Encryption], AsyncIterator[Progress]], words: str, *, is_checked: bool = True) -> int:
    """Do it, tell how far it has come, and return how many values could not be decrypted."""
    settings = load_settings()

    async def perform() -> int:
        database = open_database(settings)
        unreadable: dict[str, int] = {}
        try:
            vault = await open_vault(settings, database) if is_checked else any_vault(settings)
            await migrate(database)
            async for progress in work(Encryption(database, vault)):
                told = words.format(readable=progress.readable, unreadable=progress.unreadable)
                console.print(f"{progress.name}: {told}")
                unreadable[progress.name] = progress.unreadable
        finally:
            await database.close()
        return sum(unreadable.values())

    return run(perform())


def _found_keys(settings: Settings) -> tuple[bytes, ...]:
    """Return the keys that are set, or the one in the file; none if there is no file."""
    if settings.configured_keys or not settings.is_sqlite:
        return settings.configured_keys
    path = key_path(settings)
    return (_read_key(path),) if path.exists() else ()


def _read_key(path: Path) -> bytes:
    try:
        return decode_secret_key(path.read_text("ascii", errors="replace").strip())
    except OSError as error:
        fail(f"The key file {path} cannot be read ({error.strerror}): let the user that runs this process read it.")
    except ValueError as error:
        fail(f"The key file {path} {error}: put the file back from the backup, or set AFTERVIEW_SECRET_KEY to its key.")


def _made_key(path: Path) -> bytes:
    with FileLock(f"{path}.lock", mode=0o600):
        if not path.exists():
            # Complete under its name or not there at all, whenever the power fails.
            unfinished = path.with_suffix(".key.new")
            unfinished.unlink(missing_ok=True)
            unfinished.touch(mode=0o600)
            unfinished.write_text(base64.b64encode(random_bytes(_KEY_BYTES)).decode() + "\n")
            unfinished.replace(path)
        return _read_key(path)
