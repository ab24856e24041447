"""FastAPI with asyncpg by hand on the table of the ORM peer: a pool, one statement a request, JSON written at once."""

import argparse
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID, uuid4

import asyncpg
import pydantic_core
import uvicorn
from fastapi import FastAPI, HTTPException, Request, Response

from bench.peers.models import InterviewIn

_INSERT = """
INSERT INTO textbook_interviews
    (id, candidate_id, company, role, kind, status, starts_at, ends_at, time_zone, country, notes, created_at)
VALUES ($1, $2, $3, $4, $5, 'scheduled', $6, $7, $8, $9, $10, now()) RETURNING *
"""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the pool."""
    async with asyncpg.create_pool(os.environ["PEER_DATABASE_URL"], min_size=10, max_size=10) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


def _answer(content: object, status: int = 200) -> Response:
    return Response(pydantic_core.to_json(content), status, media_type="application/json")


@app.get("/readyz")
async def readyz() -> dict[str, str]:
    """Tell that it serves."""
    return {"status": "ready"}


@app.get("/interviews/{interview_id}")
async def get_interview(interview_id: UUID, request: Request) -> Response:
    """Show one."""
    row = await request.app.state.pool.fetchrow("SELECT * FROM textbook_interviews WHERE id = $1", interview_id)
    if row is None:
        raise HTTPException(404)
    return _answer(dict(row))


@app.get("/interviews")
async def list_interviews(request: Request, limit: int = 25) -> Response:
    """List some."""
    rows = await request.app.state.pool.fetch("SELECT * FROM textbook_interviews ORDER BY id LIMIT $1", limit)
    return _answer([dict(row) for row in rows])


@app.post("/interviews", status_code=201)
async def create_interview(body: InterviewIn, request: Request) -> Response:
    """Add one."""
    row = await request.app.state.pool.fetchrow(
        _INSERT, uuid4(), body.candidate_id, body.company, body.role, body.kind, body.starts_at, body.ends_at,
        body.time_zone, body.country, body.notes,
    )  # fmt: skip
    return _answer(dict(row), 201)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    uvicorn.run(
        app, port=parser.parse_args().port, loop="uvloop", http="httptools", access_log=False, log_level="warning"
    )
