"""The storm of script/alert-storm: workers, what ends them, and what arrived. storm.py REDRESS CLUSTER FOLDER ALERTS WORKERS SECONDS

It ends only processes that it started, by their identifiers, and everything is on this machine's loopback.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import time

redress, cluster, folder = sys.argv[1:4]
alerts, workers, seconds = map(int, sys.argv[4:7])
here = os.path.dirname(os.path.abspath(__file__))
database = os.environ["DATABASE_URL"]
SECRET = "whsec_c3Rvcm0tYWxlcnRzLXN0b3JtLWFsZXJ0cy1zdG9ybQ=="
# How long a stand-in is down, and when each is and PostgreSQL is restarted, as a share of the storm.
DOWN = 10 if seconds >= 60 else 3
PLAN = {"mail": 0.15, "notify": 0.4, "webhook": 0.65}
RESTART = 0.55
# The longest that what waits to be tried again is waited for, and that nothing of it is sent meanwhile.
PATIENCE, STANDSTILL = 180, 90


def say(words):
    print(words, file=sys.stderr, flush=True)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def ask(statement):
    """One value; nothing while PostgreSQL does not answer."""
    try:
        done = subprocess.run(["psql", database, "-Atqc", statement], capture_output=True, text=True, timeout=20)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


class StandIn:
    def __init__(self, name, *more):
        self.name, self.more, self.port = name, more, free_port()
        self.file = os.path.join(folder, name + ".received")
        open(self.file, "w").close()
        self.start()

    def start(self):
        command = [sys.executable, os.path.join(here, self.name + ".py"), str(self.port), self.file, *self.more]
        self.process = subprocess.Popen(command)
        for _ in range(200):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        sys.exit(f"The stand-in {self.name} does not answer")

    def stop(self):
        self.process.kill()
        self.process.wait()

    def received(self):
        """Of each key how often it came, and what its words named."""
        counts, named = {}, {}
        with open(self.file) as lines:
            for line in lines:
                key, _, identifiers = line.rstrip("\n").split("\t")
                counts[key] = counts.get(key, 0) + 1
                named.setdefault(key, set()).update(identifiers.split(","))
        return counts, named


class Worker:
    def __init__(self, number, environment):
        self.number, self.environment = number, environment
        self.log = open(os.path.join(folder, f"worker-{number}.log"), "a")
        self.start()

    def start(self):
        self.process = subprocess.Popen([redress, "send"], env=self.environment, stdout=self.log, stderr=self.log)
        self.ends = time.monotonic() + random.uniform(1, 6)

    def kill(self):
        self.process.kill()
        self.process.wait()


def environment(mail, notify, webhook):
    return os.environ | {
        "PUBLIC_URL": "https://redress.example.gov.uk", "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(mail.port),
        "SMTP_SECURITY": "none", "SMTP_FROM": "complaints@example.gov.uk",
        "NOTIFY_URL": f"http://127.0.0.1:{notify.port}",
        "NOTIFY_API_KEY": "storm-5e7a4f0e-3c1b-4f6e-9a2d-0c8f5b1d2e3f-9b1f0c2e-7d4a-4b8c-8e6f-1a2b3c4d5e6f",
        "NOTIFY_TEXT_TEMPLATE": "0b0e1f5a-6c3d-4e2f-8a9b-7c6d5e4f3a2b", "WEBHOOK_PRIVATE_ADDRESSES": "allow",
        "SEND_LEASE_SECONDS": "30", "SEND_SECONDS": "1", "LOG_LEVEL": "warning",
    }


def restart_postgresql():
    subprocess.run(["sh", cluster, "down", folder], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["sh", cluster, "up", folder], check=True, stdout=subprocess.DEVNULL)


def rage(crowd, stand_ins):
    """Kills each worker at random and starts it again, each stand-in once for a while, and PostgreSQL once."""
    begun, kills, ended_by_itself, restarted = time.monotonic(), 0, 0, False
    down = {}
    while (passed := time.monotonic() - begun) < seconds:
        for worker in crowd:
            if worker.process.poll() is not None:
                ended_by_itself += 1
                worker.start()
            elif time.monotonic() >= worker.ends:
                worker.kill()
                kills += 1
                worker.start()
        for one in stand_ins:
            if one.name not in down and passed >= PLAN[one.name] * seconds:
                one.stop()
                down[one.name] = time.monotonic() + DOWN
            elif down.get(one.name, 0) and time.monotonic() >= down[one.name]:
                one.start()
                down[one.name] = 0
        if not restarted and passed >= RESTART * seconds:
            restart_postgresql()
            restarted = True
        time.sleep(0.05)
    for one in stand_ins:
        if one.process.poll() is not None:
            one.start()
    return kills, ended_by_itself


def wait_until_sent(crowd):
    waiting = """SELECT (SELECT count(*) FROM delivery WHERE message_id IS NULL AND NOT cancelled)
        + (SELECT count(*) FROM message WHERE state IN ('claimed', 'waiting'))"""
    begun = moved = time.monotonic()
    before = None
    while (left := ask(waiting)) != "0":
        now = time.monotonic()
        if left != before:
            before, moved = left, now
        if now - begun > PATIENCE or now - moved > STANDSTILL:
            say(f"After {now - begun:.0f} seconds {left} deliveries and messages still wait")
            return
        for worker in crowd:
            if worker.process.poll() is not None:
                worker.start()
        time.sleep(0.5)


def judge(stand_ins):
    """What is wrong with what arrived; nothing where every alert arrived under one key."""
    faults = []
    wanted = set(ask("SELECT string_agg(alert_id::text, ',') FROM delivery").split(","))
    keys = {}
    for one in stand_ins:
        for key, identifiers in one.received()[1].items():
            for alert in identifiers & wanted:
                keys.setdefault(alert, set()).add(key)
    missing = [alert for alert in wanted if alert not in keys]
    doubled = [alert for alert, found in keys.items() if len(found) > 1]
    if missing:
        faults.append(f"{len(missing)} of {alerts} alerts never arrived, as {missing[0]}")
    if doubled:
        faults.append(f"{len(doubled)} alerts arrived under more than one key, as {doubled[0]}")
    if len(wanted) != alerts:
        faults.append(f"{len(wanted)} alerts were to arrive, not {alerts}")
    for state in ["dead", "waiting", "claimed"]:
        if (count := ask(f"SELECT count(*) FROM message WHERE state = '{state}'")) != "0":
            faults.append(f"{count} messages are {state}: " + str(ask(f"SELECT min(error) FROM message WHERE state = '{state}'")))
    return faults


def main():
    stand_ins = [StandIn("mail"), StandIn("notify"), StandIn("webhook", SECRET)]
    crowd = []
    try:
        subprocess.run(
            ["psql", database, "-q", "-v", "ON_ERROR_STOP=1", "-v", f"alerts={alerts}", "-v", f"seconds={seconds}",
             "-v", f"webhook=http://127.0.0.1:{stand_ins[2].port}/alerts", "-v", f"secret={SECRET}",
             "-f", os.path.join(here, "due.sql")], check=True)
        settings = environment(*stand_ins)
        say(f"{workers} workers send {alerts} alerts")
        begun = time.monotonic()
        crowd += [Worker(number, settings) for number in range(workers)]
        kills, ended_by_itself = rage(crowd, stand_ins)
        wait_until_sent(crowd)
        passed = time.monotonic() - begun
        for worker in crowd:
            worker.process.send_signal(signal.SIGTERM)
        for worker in crowd:
            worker.process.wait(timeout=60)
        faults = judge(stand_ins)
    finally:
        for one in crowd + stand_ins:
            one.process.kill()
            one.process.wait()
    counts = {one.name: one.received()[0] for one in stand_ins}
    again = counts["notify"].values()
    if sum(again) != len(again):
        faults.append(f"Notify was given {sum(again) - len(again)} references again that it had")
    for fault in faults:
        say(fault)
    mail = counts["mail"].values()
    print(
        f"{alerts} alerts in {passed:.0f} s, each under one key{'' if not faults else ' but for what is said above'}: "
        f"{len(mail)} Message-IDs by SMTP in {sum(mail)} copies, the most of one {max(mail, default=0)}; "
        f"{len(again)} references at Notify, each once{'' if sum(again) == len(again) else ' or more'}; "
        f"{len(counts['webhook'])} webhook-ids in {sum(counts['webhook'].values())} requests. "
        f"{kills} workers were killed and {ended_by_itself} ended by themselves; PostgreSQL was restarted once, and each "
        f"stand-in was down for {DOWN} s.")
    sys.exit(1 if faults else 0)


main()
