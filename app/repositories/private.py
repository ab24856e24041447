"""What a candidate keeps for themselves, in one place, so that one gate can stand before it."""

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from app.repositories.fit import FitEvaluations, FitProfiles
from app.repositories.practice import Cards
from app.repositories.practice_reviews import Reviews
from app.repositories.reflections import Questions, Reflections


class PrivateRecords:
    """The repositories of reflections, questions, practice and fit."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @cached_property
    def reflections(self) -> Reflections:
        """Reflections."""
        return Reflections(self._connection)

    @cached_property
    def questions(self) -> Questions:
        """Questions asked in interviews."""
        return Questions(self._connection)

    @cached_property
    def cards(self) -> Cards:
        """Practice cards."""
        return Cards(self._connection)

    @cached_property
    def reviews(self) -> Reviews:
        """Rehearsals of practice cards."""
        return Reviews(self._connection)

    @cached_property
    def fit_profiles(self) -> FitProfiles:
        """Fit profiles."""
        return FitProfiles(self._connection)

    @cached_property
    def fit_evaluations(self) -> FitEvaluations:
        """Fit evaluations."""
        return FitEvaluations(self._connection)
