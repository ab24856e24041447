"""Who gets at what candidates keep for themselves: the dependencies of every operation behind the consent wall."""

from typing import Annotated

from fastapi import Depends

from app.domain.access import Scope
from app.routers.dependencies import needs
from app.services.calls import Call

ReadsPrivate = Annotated[Call, Depends(needs(Scope.REFLECTIONS_READ))]
WritesPrivate = Annotated[Call, Depends(needs(Scope.REFLECTIONS_WRITE))]
ReadsInsights = Annotated[Call, Depends(needs(Scope.INSIGHTS_READ))]
ReadsEverything = Annotated[Call, Depends(needs(Scope.CANDIDATES_READ, Scope.REFLECTIONS_READ))]
ImportsEverything = Annotated[Call, Depends(needs(Scope.CANDIDATES_WRITE, Scope.REFLECTIONS_WRITE, streams=True))]
