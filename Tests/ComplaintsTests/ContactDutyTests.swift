import Complaints
import Foundation
import Testing
import WorkingDays

/// The duties of a contact: to put it right in its time, or to make it a complaint.
struct ContactDutyTests: DutyReading {
    private static func noon(_ day: String) -> Date {
        Day(day).map { London.instant(of: $0, hour: 12) } ?? .distantPast
    }

    struct Contact: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var kind = ContactKind.informalConcern
        var source = ContactSource.complainant
        var channel = Channel.phone
        var acknowledged: String?
        var resolved: String?
        var closed: String?
        var converted: String?
        let owed: [String]
    }

    @Test(
        "a contact is put right in its time or made a complaint, and said to be here",
        arguments: [
            Contact(
                testDescription: "it begins",
                owed: [
                    "informal_resolution target 2025-05-02 2025-05-06 open",
                    "acknowledgement limit 2025-05-02 2025-05-08 open",
                ]),
            Contact(
                testDescription: "put right in time", resolved: "2025-05-06",
                owed: [
                    "informal_resolution target 2025-05-02 2025-05-06 2025-05-06 met",
                    "acknowledgement limit 2025-05-02 2025-05-08 2025-05-06 stage_ended",
                ]),
            Contact(
                testDescription: "made a complaint late, which has an acknowledgement of its own",
                resolved: "2025-05-07",
                converted: "2025-05-08",
                owed: [
                    "informal_resolution target 2025-05-02 2025-05-06 2025-05-08 met",
                    "acknowledgement limit 2025-05-02 2025-05-08 2025-05-08 superseded",
                ]),
            Contact(
                testDescription: "acknowledged late", acknowledged: "2025-05-09",
                owed: [
                    "informal_resolution target 2025-05-02 2025-05-06 open",
                    "acknowledgement limit 2025-05-02 2025-05-08 2025-05-09 met",
                ]),
            Contact(
                testDescription: "closed otherwise", closed: "2025-05-09",
                owed: [
                    "informal_resolution target 2025-05-02 2025-05-06 2025-05-09 stage_ended",
                    "acknowledgement limit 2025-05-02 2025-05-08 2025-05-09 stage_ended",
                ]),
            Contact(
                testDescription: "in writing it must be a complaint at once", channel: .email,
                owed: [
                    "conversion target 2025-05-02 2025-05-02 open", "acknowledgement limit 2025-05-02 2025-05-08 open",
                ]),
            Contact(
                testDescription: "anonymous it waits to become nothing", source: .anonymous,
                owed: ["informal_resolution window 2025-05-02 2025-05-06 open"]),
            Contact(
                testDescription: "an enquiry in writing owes nothing", kind: .enquiry, channel: .letter, owed: []),
        ])
    func contact(_ contact: Contact) throws {
        let facts = ContactFacts(
            id: ContactID(rawValue: UUID()), complaint: nil, kind: contact.kind, source: contact.source,
            procedure: .adultSocialCare, channel: contact.channel, receivedAt: Self.noon("2025-05-02"),
            acknowledgedOn: contact.acknowledged.flatMap { Day($0) }, resolvedAt: contact.resolved.map(Self.noon),
            closedAt: contact.closed.map(Self.noon), convertedAt: contact.converted.map(Self.noon))
        let own = try Examples.adultSocialCare()
        let version = ProcedureVersion(
            id: own.id, procedure: own.procedure, name: own.name, inForceFrom: own.inForceFrom,
            informalResolution: .oralByEndOfNextWorkingDay, stages: own.stages, clocks: own.clocks)

        #expect(lines(try facts.duties(under: version, calendar: try Examples.calendar())) == contact.owed)
        #expect(try facts.duties(under: nil, calendar: try Examples.calendar()) == [])
    }

    @Test(
        "the last instant to put a concern right keeps the clock time over a weekend, a holiday and the change of clocks",
        arguments: [
            ("2022-09-02T14:00:00Z", "2022-09-05T14:00:00Z"), ("2022-12-23T16:30:59Z", "2022-12-28T16:30:59Z"),
            ("2025-03-28T09:15:00Z", "2025-03-31T08:15:00Z"), ("2025-10-24T16:45:30Z", "2025-10-27T17:45:30Z"),
        ])
    func lastInstant(received: String, due: String) throws {
        let instant = try Date(received, strategy: .iso8601)
        let last = try InformalResolution.sameTimeNextWorkingDay
            .lastInstant(receivedAt: instant, by: .email, calendar: try Examples.calendar())
        #expect(last?.ISO8601Format() == due)
    }
}
