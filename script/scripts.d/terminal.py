"""Runs a command at a terminal and presses Ctrl-C when a file has a text: terminal.py FILE TEXT COMMAND…; expects 130."""

import os
import pty
import sys
import threading
import time

file, text, *command = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)


def press():
    for _ in range(200):
        if os.path.exists(file) and text in open(file).read():
            os.write(terminal, b"\x03")
            return
        time.sleep(0.05)


threading.Thread(target=press, daemon=True).start()
try:
    while data := os.read(terminal, 4096):
        sys.stdout.write(data.decode(errors="replace"))
except OSError:
    pass  # The terminal's other end is closed.
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.exit(0 if status == 130 else f"the status was {status}")
