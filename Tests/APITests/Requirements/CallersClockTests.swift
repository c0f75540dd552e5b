import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct CallersClockTests {
    /// Five seconds before a new day in London, which is when a day in the future could be made of an instant.
    private static let (now, tenAhead, elevenAhead) = (
        "2026-03-02T23:59:55Z", "2026-03-03T00:00:05Z", "2026-03-03T00:00:06Z"
    )

    @Test("A receipt by a clock that runs ten seconds ahead is now and today; eleven seconds ahead is the future")
    func receipts() async throws {
        let service = try await Service.start().at(Self.now)
        func complaint(_ instant: String) async throws -> Reply {
            try await service.post(
                "/v1/complaints", Service.registration.replacing("2025-10-01T09:30:00+01:00", with: instant))
        }
        func contact(_ instant: String) async throws -> Reply {
            try await service.post("/v1/contacts", Service.contact(at: instant))
        }

        let (complained, tooEarly) = (try await complaint(Self.tenAhead), try await complaint(Self.elevenAhead))
        let (logged, tooSoon) = (try await contact(Self.tenAhead), try await contact(Self.elevenAhead))

        #expect(complained.status == 201)
        #expect(try complained.json["received_at"].text == Self.now)
        #expect(try complained.json["received_on"].text == "2026-03-02")
        #expect(try tooEarly.code == "in_the_future")
        #expect(logged.status == 201)
        #expect(try logged.json["received_at"].text == Self.now)
        #expect(try tooSoon.code == "in_the_future")
        let path = try #require(logged.headers[.location])
        #expect(try await service.close(path, "other").status == 200)
    }

    @Test("So it is with what happens after: a concern put right, and a referral that its recipient has")
    func laterActs() async throws {
        let service = try await Service.start().at(Self.now)
        let contact = try await service.logContact(
            at: Self.now, ["safeguarding": "true", "kind": #""informal_concern""#])
        let referral = try #require(try await service.get(contact).json["safeguarding_referrals"][0]["id"].text)
        func resolve(_ instant: String) async throws -> Reply {
            try await service.change(
                contact, "/resolution", #"{"resolved_at": "\#(instant)", "resolution": "Called."}"#)
        }
        func acknowledge(_ instant: String) async throws -> Reply {
            try await service.change(
                contact, "/safeguarding-referrals/\(referral)/acknowledgement",
                #"{"acknowledged_at": "\#(instant)", "acknowledged_by": "\#(Signer.first)"}"#)
        }

        #expect(try await resolve(Self.elevenAhead).code == "in_the_future")
        #expect(try await acknowledge(Self.elevenAhead).code == "in_the_future")
        #expect(try await resolve(Self.tenAhead).status == 200)
        #expect(try await acknowledge(Self.tenAhead).status == 200)
        let stored = try await service.get(contact).json
        #expect(stored["resolved_at"].text == Self.now)
        #expect(stored["safeguarding_referrals"][0]["acknowledged_at"].text == Self.now)
    }
}
