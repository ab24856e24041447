"""Which keys the stored values need, and moving them from one key to another."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from app.core.crypto import Encrypted, UnknownKeyError, UnreadableError, Vault
from app.db import Database
from app.repositories.encrypted_values import EncryptedValues, StoredValue

_GIVE_UP = "if it is lost, `afterview secrets discard` gives those values up."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on values of one kind has come: how many could be decrypted, and how many could not."""

    name: str
    readable: int
    unreadable: int


class Encryption:
    """The operator's view of the encrypted values."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    @staticmethod
    async def has_values(database: Database) -> bool:
        """Tell whether a database contains any encrypted value."""
        async with database.reading() as connection:
            return await EncryptedValues(connection).exist()

    async def refusal(self) -> str | None:
        """Return, in one sentence with its remedy, why the service must not start with these keys; None if it may."""
        async with self._database.reading() as connection:
            values = EncryptedValues(connection)
            unknown = sorted(await values.key_ids() - set(self._vault.key_ids))
            if unknown:
                return (
                    f"The database contains values encrypted with the key {', '.join(unknown)}, which is not "
                    f"configured (configured: {', '.join(self._vault.key_ids)}): add that key to "
                    f"AFTERVIEW_SECRET_KEYS, or put back the key file that belongs to the database; {_GIVE_UP}"
                )
            if not await self._reads_version_1(values):
                return (
                    "None of the values in the database can be decrypted with the configured key: set "
                    "AFTERVIEW_SECRET_KEY to the key that this database was used with, or put back the key file that "
                    f"belongs to it; {_GIVE_UP}"
                )
        return None

    async def missing_keys(self) -> list[str]:
        """Return the ids of keys that stored values need and that are not configured."""
        async with self._database.reading() as connection:
            return sorted(await EncryptedValues(connection).key_ids() - set(self._vault.key_ids))

    @staticmethod
    async def in_use(database: Database) -> dict[tuple[str, str | None], int]:
        """Count the stored values by what they are and by their key; None is the key of values of version 1."""
        async with database.reading() as connection:
            return await EncryptedValues(connection).counts()

    async def rotate(self) -> AsyncIterator[Progress]:
        """Re-encrypt every value with the first key, in small transactions, and tell after each how far it has come.

        It can be stopped at any moment and started again: what was re-encrypted is not looked at any more. A value that
        is damaged keeps its bytes, and counts as a damaged value of the first key from now on, so that it needs no
        other.
        """
        async for progress in self._rewrite(self._encrypted_again, lambda damaged: damaged.encrypted.value):
            yield progress

    async def discard(self) -> AsyncIterator[Progress]:
        """Give up every value that cannot be decrypted: it counts as a damaged value of the first key from now on."""
        async for progress in self._rewrite(lambda _stored, _plain: None, lambda _lost: b""):
            yield progress

    async def _rewrite(
        self,
        readable: Callable[[StoredValue, bytes], StoredValue | None],
        unreadable: Callable[[StoredValue], bytes],
    ) -> AsyncIterator[Progress]:
        """Go through the values of other keys than the first. `readable` returns what is written in place of one."""
        first = self._vault.key_ids[0]
        async with self._database.reading() as connection:
            columns = await EncryptedValues(connection).columns()
        for column in columns:
            done = failed = 0
            after = None
            while True:
                async with self._database.writing() as connection:
                    values = EncryptedValues(connection)
                    found = await values.some_but(first, column, after)
                    if not found:
                        break
                    new: list[StoredValue | None] = []
                    for stored in found:
                        try:
                            plain = self._vault.decrypt(stored.encrypted, stored.context)
                        except (UnknownKeyError, UnreadableError):
                            new.append(stored._replace(encrypted=Encrypted(first, unreadable(stored))))
                            failed += 1
                        else:
                            new.append(readable(stored, plain))
                            done += 1
                    await values.replace(column, [each for each in new if each is not None])
                    await connection.commit()
                after = found[-1].key
                yield Progress(column.name, done, failed)

    def _encrypted_again(self, stored: StoredValue, plain: bytes) -> StoredValue:
        return stored._replace(encrypted=self._vault.encrypt(plain, stored.context))

    async def _reads_version_1(self, values: EncryptedValues) -> bool:
        """Tell whether at least one value of version 1 can be decrypted, or there is none."""
        there_is_one = False
        async for stored in values.of_version_1():
            there_is_one = True
            try:
                self._vault.decrypt(stored.encrypted, stored.context)
            except UnreadableError:
                continue
            return True
        return not there_is_one
