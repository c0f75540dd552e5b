"""A mail server (aiosmtpd). mail.py PORT FILE

It takes what it is sent and knows no message again: copies of one Message-ID are counted by whoever reads the file. One in
fifty is asked to come again later.
"""

import asyncio
from email import policy
from email.parser import BytesParser

from aiosmtpd.smtp import SMTP

from received import chance, port, take


class Handler:
    async def handle_DATA(self, server, session, envelope):
        if chance(2):
            return "451 4.3.0 Try later"
        message = BytesParser(policy=policy.SMTPUTF8).parsebytes(envelope.content)
        take(message["Message-ID"], envelope.rcpt_tos[0], message.get_content())
        return "250 2.0.0 Ok"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(), loop=loop, enable_SMTPUTF8=True, hostname="localhost"), "127.0.0.1", port, backlog=256
    )
    await server.serve_forever()


asyncio.run(main())
