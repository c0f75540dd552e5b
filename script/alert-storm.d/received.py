"""What the stand-ins of script/alert-storm share: a line for each message that was taken, written before the answer.

So a stand-in that is killed and started again knows what it had, as a mail server, Notify or a receiver would.
"""

import os
import random
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, path = int(sys.argv[1]), sys.argv[2]
_file = open(path, "a", buffering=1)
_lock = threading.Lock()
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def take(key, address, body):
    """Writes the key of a message, whom it is for, and every identifier that its words name."""
    with _lock:
        _file.write(f"{key}\t{address}\t{','.join(sorted(set(UUID.findall(body))))}\n")


def had():
    with open(path) as lines:
        return {line.split("\t")[0] for line in lines}


def chance(percent):
    return random.random() * 100 < percent


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()

    def answer(self, status, body=b"", headers=None):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request, address):
        pass


def serve(handler):
    Server(("127.0.0.1", port), handler).serve_forever()
