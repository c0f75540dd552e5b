"""What the counterparts of ChannelsTests share: lines of JSON on standard output, certificates, and an end.

The first line says where the counterpart listens; each further one, what it got. It ends with its standard input.
"""

import json
import os
import ssl
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_lock = threading.Lock()


def say(**facts):
    with _lock:
        sys.stdout.write(json.dumps(facts) + "\n")
        sys.stdout.flush()


def end_with_input():
    def wait():
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def authority(folder):
    """A certificate authority of this run, and what it says of localhost and 127.0.0.1; (its file, a context of TLS)."""
    ca, server = os.path.join(folder, "ca"), os.path.join(folder, "server")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    make = ["openssl", "req", "-x509", *key]
    run = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*make, "-subj", "/CN=Test authority", "-keyout", ca + ".key", "-out", ca + ".pem"], **run)
    names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:false"]
    signed = ["-CA", ca + ".pem", "-CAkey", ca + ".key", *names]
    subprocess.run([*make, *signed, "-subj", "/CN=localhost", "-keyout", server + ".key", "-out", server + ".pem"], **run)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(server + ".pem", server + ".key")
    return ca + ".pem", context


class Handler(BaseHTTPRequestHandler):
    """Keeps connections, counts them, and writes no log."""

    protocol_version = "HTTP/1.1"
    _connections = 0

    def setup(self):
        super().setup()
        with _lock:
            Handler._connections += 1
            self.number = Handler._connections

    def log_message(self, *words):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def answer(self, status, body=b"", headers=None):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, address):
        pass


def serve(handler, context=None, **facts):
    server = Server(("127.0.0.1", 0), handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    end_with_input()
    say(port=server.server_address[1], **facts)
    server.serve_forever()
