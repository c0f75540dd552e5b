"""Does COUNT jobs of a queue on PostgreSQL, each a POST of BODY to URL, 16 at once as our sender; prints milliseconds.

QUEUE DSN URL COUNT BODY: procrastinate or pgqueuer, and an empty database. That the jobs are put in is not timed.
"""

import asyncio
import sys
import time

import aiohttp

queue, dsn, url, count, body = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]
session = None


async def post(number):
    headers = {"content-type": "application/json", "webhook-id": f"{queue}-{number}"}
    async with session.post(url, data=body, headers=headers) as reply:
        reply.raise_for_status()


async def procrastinate():
    import procrastinate

    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=dsn))
    task = app.task(name="post")(post)
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        await task.batch_defer_async(*({"number": number} for number in range(count)))
        return await timed(app.run_worker_async(
            wait=False, concurrency=16, install_signal_handlers=False, listen_notify=False))


async def pgqueuer():
    import asyncpg
    from pgqueuer import AsyncpgDriver, PgQueuer
    from pgqueuer.queries import Queries
    from pgqueuer.types import QueueExecutionMode

    values = dict(part.split("=", 1) for part in dsn.split())
    connection = await asyncpg.connect(host=values["host"], user=values["user"], database=values["dbname"])
    driver = AsyncpgDriver(connection)
    queries = Queries(driver)
    await queries.install()
    for first in range(0, count, 1000):
        numbers = range(first, min(first + 1000, count))
        await queries.enqueue(["post"] * len(numbers), [str(number).encode() for number in numbers], [0] * len(numbers))
    queuer = PgQueuer(driver)

    @queuer.entrypoint("post")
    async def handle(job):
        await post(job.payload.decode())

    return await timed(queuer.run(batch_size=8, max_concurrent_tasks=16, mode=QueueExecutionMode.drain))


async def timed(work):
    start = time.perf_counter()
    await work
    return round((time.perf_counter() - start) * 1000)


async def main():
    global session
    async with aiohttp.ClientSession() as session:
        print(await {"procrastinate": procrastinate, "pgqueuer": pgqueuer}[queue]())


asyncio.run(main())
