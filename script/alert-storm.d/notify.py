"""GOV.UK Notify as its documentation describes it. notify.py PORT FILE

It takes one reference any number of times, and says by reference what it has. Of a hundred requests two are one too many, one
fails before it was taken, and one after.
"""

import json
import urllib.parse
import uuid

from received import Handler, chance, had, serve, take

held = had()


class Notify(Handler):
    def refuse(self, status, error, headers=None):
        body = {"status_code": status, "errors": [{"error": error, "message": "As it happens"}]}
        self.answer(status, json.dumps(body).encode(), {"Content-Type": "application/json", **(headers or {})})

    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)
        found = [
            {"id": str(uuid.uuid5(uuid.NAMESPACE_OID, reference)), "reference": reference, "status": "delivered"}
            for reference in query.get("reference", []) if reference in held
        ]
        self.answer(200, json.dumps({"notifications": found, "links": {}}).encode())

    def do_POST(self):
        request = json.loads(self.body())
        if chance(2):
            return self.refuse(429, "RateLimitError", {"Retry-After": "1"})
        if chance(1):
            return self.refuse(500, "Exception")
        reference = request["reference"]
        take(reference, request["phone_number"], request["personalisation"]["body"])
        held.add(reference)
        if chance(1):
            return self.refuse(500, "Exception")
        answer = {"id": str(uuid.uuid5(uuid.NAMESPACE_OID, reference)), "reference": reference, "content": {}, "template": {}}
        self.answer(201, json.dumps(answer).encode())


serve(Notify)
