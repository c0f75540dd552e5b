"""A receiver of webhooks; standardwebhooks verifies what it gets. webhook_receiver.py FOLDER http|https SECRET...

The path decides what is answered. It says of each request which of its secrets verify it.
"""

import sys
import threading
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from stand_in import Handler, authority, say, serve

folder, scheme, *secrets = sys.argv[1:]


def verifies(secret, body, headers):
    try:
        Webhook(secret).verify(body, headers)
        return True
    except WebhookVerificationError:
        return False


class Receiver(Handler):
    def do_POST(self):
        body = self.body().decode()
        say(
            path=self.path, id=self.headers["webhook-id"], timestamp=self.headers["webhook-timestamp"],
            signature=self.headers["webhook-signature"], type=self.headers["Content-Type"], body=body,
            verified=[verifies(secret, body, dict(self.headers)) for secret in secrets], connection=self.number,
        )
        match self.path.strip("/"):
            case "moved":
                self.answer(301, headers={"Location": "/ok"})
            case "busy":
                self.answer(429, headers={"Retry-After": "17"})
            case "away":
                later = datetime.now(timezone.utc) + timedelta(hours=1)
                self.answer(503, headers={"Retry-After": format_datetime(later, usegmt=True)})
            case "slow":
                threading.Event().wait()
            case "closing":
                self.close_connection = True
                self.connection.close()
            case "endless":
                self.answer(200, b"x" * 10_000_000)
            case "trickle":
                self.send_response(200)
                self.send_header("Content-Length", "10")
                self.end_headers()
                threading.Event().wait()
            case path if path.isdigit():
                self.answer(int(path), b"" if path in ("204", "304") else b"not for the log")
            case _:
                self.answer(200, b"thanks")


ca, context = authority(folder)
serve(Receiver, context if scheme == "https" else None, ca=ca)
