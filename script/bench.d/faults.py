"""The faults of the database that script/attack makes: the server stopped, the server crashed, a full disk.

Standard library only.
"""
import asyncio, glob, json, os, signal, subprocess, time


def command(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


class Faults:
    """6. Each fault of the database, for a service that runs on it; what fell short goes to `failed`."""

    def __init__(self, client, database, cluster, folder, failed):
        self.client, self.database, self.folder, self.failed = client, database, folder, failed
        self.down, self.up = ["sh", cluster, "down", folder], ["sh", cluster, "up", folder, "--fast"]

    async def all(self):
        code, path = "database_down", "/v1/causes"
        await self.fault("the database stopped", code, path, lambda: command(*self.down), lambda: command(*self.up))
        await self.fault("the database crashed", code, path, self.crash, self.restart)
        await self.full()

    async def fault(self, name, code, path, begin, end, more=()):
        """How soon a fault is told under its code, and how soon after its end all is well."""
        client, method, body = self.client(), "POST" if more else "GET", b'{"establishment": "Home X"}' if more else b""

        async def until(wanted, limit):
            started, status, headers, told = time.perf_counter(), None, {}, None
            while time.perf_counter() - started < limit:
                try:
                    status, headers, answered = await client.ask(method, path, body, more=more)
                except Exception as error:
                    status, told = type(error).__name__, None
                else:
                    told = json.loads(answered).get("code") if status >= 400 else None
                    if status >= 500 and status != 503:
                        self.failed.append(f"6. {name}: {status} {told}")
                if (status == 503 and told == wanted and "retry-after" in headers) if wanted else status in (200, 201):
                    break
                await asyncio.sleep(0.02)
            return (time.perf_counter() - started), status, told

        begin()
        took, status, told = await until(code, 5)
        print(f"6. {name}: told as {told or status} after {took * 1000:.0f} ms", flush=True)
        if told != code or took > 1:
            self.failed.append(f"6. {name}: {told or status} after {took:.1f} s")
        end()
        took, status, told = await until(None, 10)
        print(f"6. {name}, ended: {told or status} after {took * 1000:.0f} ms", flush=True)
        if status not in (200, 201) or took > 5:
            self.failed.append(f"6. {name}, ended: {told or status} after {took:.1f} s")

    def crash(self):
        """As after a loss of power: the postmaster ends without a word to anybody, and its children with it."""
        with open(f"{self.folder}/data/postmaster.pid") as lines:
            postmaster = int(lines.readline())
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True)
        for process in [postmaster, *map(int, listed.stdout.split())]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def restart(self):
        """The ended postmaster may lie unburied, and its files then tell that it runs."""
        socket = next(word.removeprefix("host=") for word in self.database.split() if word.startswith("host="))
        for file in [f"{self.folder}/data/postmaster.pid", *glob.glob(f"{socket}/.s.PGSQL.*.lock")]:
            os.remove(file)
        command(*self.up)

    def run(self, text):
        return subprocess.run(["psql", self.database, "-qAtX", "-c", text], stderr=subprocess.DEVNULL)

    async def full(self):
        """The disk of the audit is full: a small file system in memory, which wants root; else it is said and left out."""
        disk = f"{self.folder}/disk"
        os.makedirs(disk, exist_ok=True)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk], stderr=subprocess.DEVNULL).returncode:
            print("6. a full disk: left out, since a small file system cannot be mounted here", flush=True)
            return
        try:
            command("chown", "--reference", f"{self.folder}/data/", disk)
            self.run(f"CREATE TABLESPACE small LOCATION '{disk}'")
            self.run("ALTER TABLE audit_event SET TABLESPACE small")
            _, _, page = await self.client().ask("GET", "/v1/complaints?limit=1")
            change = f"/v1/complaints/{json.loads(page)['items'][0]['id']}/tags"
            await self.fault(
                "a full disk", "storage_full", change, self.fill, lambda: self.run("DROP TABLE filler"), ["If-Match: *"])
            self.run("ALTER TABLE audit_event SET TABLESPACE pg_default")
            self.run("DROP TABLESPACE small")
        finally:
            subprocess.run(["umount", disk], check=False)

    def fill(self):
        self.run("CREATE TABLE filler (text text) TABLESPACE small")
        for rows in (20000, 1000, 100, 10, 1):
            while not self.run(f"INSERT INTO filler SELECT repeat('x', 1000) FROM generate_series(1, {rows})").returncode:
                pass
        # The last page of the audit has room for some events yet.
        for rows in (10, 1):
            while not self.run(
                "INSERT INTO audit_event (occurred_at, actor, operation, details)"
                f" SELECT now(), 'attack', 'attack', '{{}}' FROM generate_series(1, {rows})"
            ).returncode:
                pass
