"""FastAPI and asyncpg doing what GET /v1/complaints/{id} does: token check, complaint with its stages, ETag."""
import datetime, hashlib, json, os, re, uuid

import asyncpg
from fastapi import FastAPI, Request, Response

app = FastAPI(openapi_url=None)
COMPLAINT = open(os.environ["READ_SQL"]).read()
STAGES = open(os.environ["STAGES_SQL"]).read()
PLACES = len(set(re.findall(r"\$\d+", STAGES)))


def plain(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, (uuid.UUID,)):
        return str(value)
    return value


@app.on_event("startup")
async def connect():
    app.state.pool = await asyncpg.create_pool(os.environ["PEER_DSN"], host=os.environ["PEER_HOST"], min_size=4, max_size=4)


@app.get("/v1/complaints/{id}")
async def complaint(id: uuid.UUID, request: Request):
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    now = datetime.datetime.now(datetime.timezone.utc)
    async with app.state.pool.acquire() as connection:
        row = await connection.fetchrow(COMPLAINT, hashlib.sha256(token.encode()).digest(), now, id)
        if row is None:
            return Response(status_code=401)
        if row["id"] is None:
            return Response(status_code=404)
        found = dict(row)
        stages = []
        if row["procedure"] is not None:
            stages = [dict(stage) for stage in await connection.fetch(STAGES, *[id] * PLACES)]
    body = json.dumps({**found, "stages": stages}, default=plain)
    return Response(body, media_type="application/json", headers={"ETag": f'"{row["version"]}"'})
