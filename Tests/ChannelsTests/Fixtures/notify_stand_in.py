"""GOV.UK Notify as its documentation describes it; the token is checked by PyJWT. notify_stand_in.py SERVICE SECRET NOW

NOW is the instant of the token, in seconds. The name of a recipient, or the end of a number, decides what is answered.
"""

import json
import sys
import uuid

import jwt

from stand_in import Handler, say, serve

service, secret, now = sys.argv[1], sys.argv[2], int(sys.argv[3])
held = []
FAILURES = {
    "invalid": (400, "ValidationError", "email_address Not a valid email address", {}),
    "team": (400, "BadRequestError", "Can't send to this recipient using a team-only API key", {}),
    "unsigned": (401, "AuthError", "Unauthorized: authentication token must be provided", {}),
    "slow": (408, "Timeout", "The request took too long", {}),
    "limited": (429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds", {"Retry-After": "7"}),
    "daily": (429, "TooManyRequestsError", "Exceeded send limits (250,000) for today", {}),
    "broken": (500, "Exception", "Internal server error", {}),
}


class Notify(Handler):
    def refuse(self, status, error, message, headers=None):
        body = {"status_code": status, "errors": [{"error": error, "message": message}]}
        self.answer(status, json.dumps(body).encode(), headers)

    def is_known(self):
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            claims = jwt.decode(token, secret, algorithms=["HS256"], options={"verify_iat": False, "require": ["iss", "iat"]})
            header = jwt.get_unverified_header(token)
        except jwt.PyJWTError as error:
            self.refuse(403, "AuthError", f"Invalid token: {error}")
            return False
        if claims != {"iss": service, "iat": now} or header != {"typ": "JWT", "alg": "HS256"}:
            self.refuse(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds")
            return False
        return True

    def do_GET(self):
        if not self.is_known():
            return
        reference = self.path.partition("reference=")[2]
        say(method="GET", path=self.path, connection=self.number)
        found = [each for each in held if each["reference"] == reference]
        self.answer(200, json.dumps({"notifications": found, "links": {}}).encode())

    def do_POST(self):
        request = json.loads(self.body())
        if not self.is_known():
            return
        say(method="POST", path=self.path, request=request, connection=self.number)
        recipient = request.get("email_address") or request["phone_number"]
        failure = FAILURES.get(recipient.split("@")[0])
        if failure:
            return self.refuse(*failure)
        if recipient.startswith("odd"):
            return self.answer(502, b"<html>Bad gateway</html>")
        held.append({"id": str(uuid.uuid5(uuid.NAMESPACE_OID, request["reference"])), "reference": request["reference"], "status": "created"})
        if recipient.startswith("lost"):
            self.close_connection = True
            return self.connection.close()
        self.answer(201, json.dumps(held[-1] | {"content": {}, "uri": "", "template": {}}).encode())


serve(Notify)
