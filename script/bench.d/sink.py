"""Takes what is posted to PORT and says 204; GET answers how many posts came, and how many different webhook-ids they had."""

import asyncio
import sys


class Sink(asyncio.Protocol):
    posts = 0
    identifiers = set()

    def connection_made(self, transport):
        self.transport, self.received = transport, b""

    def data_received(self, data):
        self.received += data
        while (end := self.received.find(b"\r\n\r\n")) >= 0:
            lines = self.received[:end].split(b"\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(b":") for line in lines[1:])}
            end += 4 + int(headers.get(b"content-length", 0))
            if headers.get(b"expect"):
                self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                headers.pop(b"expect")
            if len(self.received) < end:
                return
            self.received = self.received[end:]
            if lines[0].startswith(b"GET"):
                text = f"{Sink.posts} {len(Sink.identifiers)}\n".encode()
                self.transport.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(text) + text)
            else:
                Sink.posts += 1
                Sink.identifiers.add(headers.get(b"webhook-id"))
                self.transport.write(b"HTTP/1.1 204 No Content\r\n\r\n")


async def main():
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()


asyncio.run(main())
