"""FastAPI with an SQLAlchemy ORM session for each request, as tutorials show it: no keys, limits or metrics."""

import argparse
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID, uuid4

import uvicorn
from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bench.peers.models import InterviewIn, InterviewOut


class Base(DeclarativeBase):
    """The declarative base."""

    type_annotation_map = {datetime: TIMESTAMP(timezone=True)}  # noqa: RUF012 - SQLAlchemy's own convention


class Interview(Base):
    """One row."""

    __tablename__ = "textbook_interviews"
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    candidate_id: Mapped[UUID] = mapped_column(index=True)
    company: Mapped[str]
    role: Mapped[str]
    kind: Mapped[str]
    status: Mapped[str] = mapped_column(default="scheduled")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    time_zone: Mapped[str]
    country: Mapped[str | None]
    notes: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))


engine = create_async_engine(
    os.environ["PEER_DATABASE_URL"].replace("postgresql://", "postgresql+asyncpg://"), pool_size=10
)
sessions = async_sessionmaker(engine, expire_on_commit=False)


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    """Create the table."""
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield


app = FastAPI(lifespan=lifespan)


async def session() -> AsyncIterator[AsyncSession]:
    """Give each request a session."""
    async with sessions() as opened:
        yield opened


Session = Annotated[AsyncSession, Depends(session)]


@app.get("/readyz")
async def readyz() -> dict[str, str]:
    """Tell that it serves."""
    return {"status": "ready"}


@app.get("/interviews/{interview_id}", response_model=InterviewOut)
async def get_interview(interview_id: UUID, session: Session) -> Interview:
    """Show one."""
    found = await session.get(Interview, interview_id)
    if found is None:
        raise HTTPException(404)
    return found


@app.get("/interviews", response_model=list[InterviewOut])
async def list_interviews(session: Session, limit: int = 25) -> list[Interview]:
    """List some."""
    return list(await session.scalars(select(Interview).order_by(Interview.id).limit(limit)))


@app.post("/interviews", status_code=201, response_model=InterviewOut)
async def create_interview(body: InterviewIn, session: Session) -> Interview:
    """Add one."""
    interview = Interview(**body.model_dump())
    session.add(interview)
    await session.commit()
    return interview


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    uvicorn.run(
        app, port=parser.parse_args().port, loop="uvloop", http="httptools", access_log=False, log_level="warning"
    )
