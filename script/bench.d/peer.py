"""FastAPI and asyncpg doing what GET /v1/complaints/{id} does: token check, complaint with its stages, ETag."""
import datetime, hashlib, json, os, uuid

import asyncpg
from fastapi import FastAPI, Request, Response

app = FastAPI(openapi_url=None)
COMPLAINT = open(os.environ["READ_SQL"]).read()
STAGES = open(os.environ["STAGES_SQL"]).read()


def plain(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, (uuid.UUID,)):
        return str(value)
    return value


@app.on_event("startup")
async def connect():
    pool = app.state.pool = await asyncpg.create_pool(os.environ["PEER_DSN"], host=os.environ["PEER_HOST"], min_size=4, max_size=4)
    async with pool.acquire() as connection:
        for name, sql in (("complaint", COMPLAINT), ("stages", STAGES)):
            statement = await connection.prepare(sql)
            setattr(app.state, name, [parameter.name for parameter in statement.get_parameters()])


@app.get("/v1/complaints/{id}")
async def complaint(id: uuid.UUID, request: Request):
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    now = datetime.datetime.now(datetime.timezone.utc)
    # A value is asked for by its type: each type has one.
    values = {"bytea": hashlib.sha256(token.encode()).digest(), "timestamptz": now, "date": now.date(), "uuid": id}
    async with app.state.pool.acquire() as connection:
        row = await connection.fetchrow(COMPLAINT, *[values[type] for type in app.state.complaint])
        if row is None:
            return Response(status_code=401)
        if row["id"] is None:
            return Response(status_code=404)
        found = dict(row)
        stages = []
        if row["procedure"] is not None:
            stages = [dict(stage) for stage in await connection.fetch(STAGES, *[values[type] for type in app.state.stages])]
    body = json.dumps({**found, "stages": stages}, default=plain)
    return Response(body, media_type="application/json", headers={"ETag": f'"{row["version"]}"'})
