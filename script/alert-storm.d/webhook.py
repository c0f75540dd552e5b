"""A receiver of Standard Webhooks, which takes only what their own verifier does. webhook.py PORT FILE SECRET

One request in fifty fails before it was taken, and one after: it is then sent again under the same webhook-id, by which a
receiver knows it.
"""

import sys

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from received import Handler, chance, serve, take

verifier = Webhook(sys.argv[3])


class Receiver(Handler):
    def do_POST(self):
        body = self.body()
        try:
            verifier.verify(body, dict(self.headers.items()))
        except WebhookVerificationError:
            return self.answer(400)
        if chance(2):
            return self.answer(503)
        take(self.headers["webhook-id"], self.path, body)
        self.answer(500 if chance(2) else 204)


serve(Receiver)
