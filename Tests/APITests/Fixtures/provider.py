"""A provider of sign-ins whose access tokens are made by Authlib's generator (RFC 9068), and false ones by hand.

It says on its first line where it listens, and is told by requests what to do: /token and /false make tokens, /rotate,
/withdraw and /mode change what it is, /asked says how often it was asked for its keys.
"""

import base64
import hashlib
import hmac
import json
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "ChannelsTests" / "Fixtures"))
from stand_in import Handler, Server, end_with_input, say  # noqa: E402

AUDIENCE = "api://redress"


def rsa(kid, **more):
    return RSAKey.generate_key(2048, {"kid": kid, **more}, private=True)


keys = {
    "first": rsa("first", use="sig"),
    "pss": rsa("pss", use="sig", alg="PS256"),
    "curve": ECKey.generate_key("P-256", {"kid": "curve", "use": "sig", "alg": "ES256"}, private=True),
    "edwards": OKPKey.generate_key("Ed25519", {"kid": "edwards", "use": "sig", "alg": "EdDSA"}, private=True),
    "rsa only": rsa("rsa only", use="sig", alg="RS256"),
    "for encryption": rsa("for encryption", use="enc"),
    "twice": rsa("twice", use="sig"),
}
# What is published and signs nothing that is good, and what signs and is not published.
beside = [rsa("twice", use="sig"), ECKey.generate_key("P-256", {"kid": "shared"}, private=True)]
stranger = rsa("stranger")
state = {"signing": "first", "mode": "up", "keys": 0, "metadata": 0, "rotations": 0}


class Client:
    def get_client_id(self):
        return AUDIENCE


class User:
    def __init__(self, subject):
        self.subject = subject

    def get_user_id(self):
        return self.subject


class Generator(JWTBearerTokenGenerator):
    def __init__(self, kid, claims):
        algorithm = keys[kid].get("alg") or "RS256"
        super().__init__(issuer=issuer(), alg=algorithm)
        self.kid, self.claims = kid, claims

    def get_jwks(self):
        return KeySet([keys[self.kid]])

    def get_extra_claims(self, client, grant_type, user, scope):
        return self.claims


def token(kid, subject, claims):
    return Generator(kid, claims).access_token_generator(Client(), "authorization_code", User(subject), "openid casework")


def part(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def signature(algorithm, key, data):
    private = key.private_key
    match algorithm:
        case "RS256":
            return private.sign(data, padding.PKCS1v15(), hashes.SHA256())
        case "PS256":
            pss = padding.PSS(padding.MGF1(hashes.SHA256()), hashes.SHA256().digest_size)
            return private.sign(data, pss, hashes.SHA256())
        case "ES256":
            numbers = decode_dss_signature(private.sign(data, ec.ECDSA(hashes.SHA256())))
            return b"".join(number.to_bytes(32, "big") for number in numbers)
        case "EdDSA":
            return private.sign(data)
        case "HS256":
            public = key.public_key.public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            )
            return hmac.new(public, data, hashlib.sha256).digest()
        case _:
            return b""


def false_token(header, claims, kid, text=None):
    """As a good one, but for what is said of its header and claims: null takes one away."""
    now = int(time.time())
    good = {"iss": issuer(), "aud": AUDIENCE, "sub": "subject-1", "iat": now, "exp": now + 600, "roles": ["Officer"]}
    head = {"typ": "at+jwt", "alg": "RS256", "kid": "first", **header}
    head = {name: value for name, value in head.items() if value is not None}
    body = {name: value for name, value in {**good, **claims}.items() if value is not None}
    signed = part(head) + "." + (part(text.encode()) if text else part(body))
    key = stranger if kid == "stranger" else beside[1] if kid == "shared" else keys[kid]
    return signed + "." + part(signature(header.get("sign", head.get("alg")), key, signed.encode()))


def issuer():
    return f"http://127.0.0.1:{server.server_address[1]}"


def published():
    return [key.as_dict(private=False) for key in [*keys.values(), *beside]]


class Provider(Handler):
    def json(self, value, status=200, headers=None):
        self.answer(status, json.dumps(value).encode(), headers)

    def do_GET(self):
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        match address.path:
            case "/.well-known/openid-configuration":
                state["metadata"] += 1
                named = "https://elsewhere.example" if state["mode"] == "other issuer" else issuer()
                self.json({"issuer": named, "jwks_uri": issuer() + "/keys"})
            case "/keys":
                state["keys"] += 1
                match state["mode"]:
                    case "down":
                        self.json({}, status=503)
                    case "moved":
                        self.json({}, status=302, headers={"Location": issuer() + "/other-keys"})
                    case "endless":
                        self.json({"keys": published(), "padding": "x" * 10_000_000})
                    case _:
                        self.json({"keys": published()})
            case "/other-keys":
                self.json({"keys": [stranger.as_dict(private=False)]})
            case "/token":
                kid = asked.get("kid", state["signing"])
                claims = {"roles": ["Officer"], **json.loads(asked.get("claims", "{}"))}
                self.json({"token": token(kid, asked.get("subject", "subject-1"), claims)})
            case "/false":
                made = false_token(
                    json.loads(asked.get("header", "{}")), json.loads(asked.get("claims", "{}")),
                    asked.get("kid", "first"), asked.get("text"),
                )
                self.json({"token": made})
            case "/rotate":
                state["rotations"] += 1
                kid = f"rotated {state['rotations']}"
                keys[kid] = rsa(kid, use="sig")
                state["signing"] = kid
                self.json({"token": kid})
            case "/withdraw":
                keys.pop(asked["kid"])
                self.json({})
            case "/mode":
                state["mode"] = asked["mode"]
                self.json({})
            case "/asked":
                self.json({"keys": state["keys"], "metadata": state["metadata"]})
            case _:
                self.json({}, status=404)


server = Server(("127.0.0.1", 0), Provider)
end_with_input()
say(port=server.server_address[1])
server.serve_forever()
