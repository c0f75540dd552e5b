"""A mail server: aiosmtpd. mail_server.py FOLDER starttls|tls|plain|silent [USER PASSWORD]

It says of each message what Python's own parser makes of it. The name of a recipient decides what is answered. To the
goodbye of a client that it wanted to sign in, and that did not, it answers nothing.
"""

import asyncio
import sys
from email import policy
from email.parser import BytesParser

from aiosmtpd.smtp import SMTP, AuthResult

from stand_in import authority, end_with_input, say

folder, mode, *login = sys.argv[1:]
REPLIES_TO_RECIPIENT = {
    "greylisted": "451 4.7.1 Greylisted, please try again in five minutes",
    "full": "452 4.2.2 The mailbox is full",
    "unknown": "550 5.1.1 No such mailbox here",
    "mute": "550 5.1.1 No such mailbox here",
    "blocked": "550-5.7.1 Your server is not known here.\r\n550 5.7.1 See https://mail.example.org/blocked",
}
REPLIES_TO_MESSAGE = {"busy": "451 4.3.0 Try later", "unwanted": "554 5.7.1 Refused as unwanted"}


class Handler:
    refused = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name in REPLIES_TO_RECIPIENT:
            self.refused = name
            return REPLIES_TO_RECIPIENT[name]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_QUIT(self, server, session, envelope):
        if self.refused == "mute" or login and not session.authenticated:
            await asyncio.sleep(3600)
        return "221 2.0.0 Bye"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "lost":
            server.transport.abort()
        if name in REPLIES_TO_MESSAGE:
            return REPLIES_TO_MESSAGE[name]
        message = BytesParser(policy=policy.SMTPUTF8).parsebytes(envelope.content)
        say(
            sender=envelope.mail_from, recipients=envelope.rcpt_tos, host=session.host_name, peer=list(session.peer),
            encrypted=server.transport.get_extra_info("ssl_object") is not None,
            user=(session.auth_data.login.decode() if session.auth_data else None),
            headers={name: str(value) for name, value in message.items()},
            body=message.get_content().replace("\r\n", "\n"), raw=envelope.content.decode("latin-1"),
            longest=max(len(line) for line in envelope.content.split(b"\r\n")),
        )
        return "250 2.0.0 Ok: queued as 4XYZ"


def authenticate(server, session, envelope, mechanism, data):
    known = [data.login.decode(), data.password.decode()] == login
    return AuthResult(success=known, handled=known, auth_data=data)


async def silence(reader, writer):
    await asyncio.sleep(3600)


async def main():
    ca, context = authority(folder)
    options = {"enable_SMTPUTF8": True, "hostname": "mail.example.org"}
    if login:
        options |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": mode != "tls"}
    if mode == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    loop = asyncio.get_running_loop()
    if mode == "silent":
        server = await asyncio.start_server(silence, "127.0.0.1", 0)
    else:
        server = await loop.create_server(
            lambda: SMTP(Handler(), loop=loop, **options), "127.0.0.1", 0, ssl=context if mode == "tls" else None
        )
    end_with_input()
    say(port=server.sockets[0].getsockname()[1], ca=ca)
    await server.serve_forever()


asyncio.run(main())
