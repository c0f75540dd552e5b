import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// The days a calendar program reads by a secret address.
@Suite(.database) struct CalendarFeedTests {
    /// A children's complaint of Monday 3 March 2025 on 14 March, and who deals with it.
    private struct Dealt {
        let service: Service
        let file: Casefile
        let reference: String
        let team: String
        let person: String

        /// Of the complaint, what a feed should have.
        var owed: [String] {
            get async throws {
                try await service.get(file.path + "/duties").json["items"].elements.filter {
                    $0["ended_on"] == .null && ["limit", "target"].contains($0["nature"].text)
                        && $0["known_from"].text ?? "" <= "2025-03-14"
                }.map { duty in
                    let (day, kind) = (duty["due_on"].text ?? "", duty["kind"].text.flatMap(DutyKind.init))
                    return "\(day.replacing("-", with: "")) \(kind?.name ?? "-") due: \(reference)"
                }
            }
        }
    }

    private func dealt() async throws -> Dealt {
        let service = try await Service.start(on: "2025-03-14")
        let team = try await service.addTeam("Locality North")
        let person = try await service.addPerson("J. Example", team: team)
        let file = try await Casefile.accepted(service)
        try #require(try await service.assign(file.path, team: team, person: person).status < 300)
        let reference = try #require(try await file.complaint["reference"].text)
        return Dealt(service: service, file: file, reference: reference, team: team, person: person)
    }

    @Test(
        "A person's feed has what they deal with and a team's what is the team's, each open duty on the day it is due")
    func whose() async throws {
        let dealt = try await dealt()
        let service = dealt.service
        let other = try await service.addPerson("O. Other", team: dealt.team)
        let elsewhere = try await service.addTeam("Locality South")

        let made = try await service.makeFeed(#""person_id": "\#(dealt.person)""#)
        let address = try #require(try made.json["address"].text)
        let read = try await service.read(address)
        let ofTeam = try await service.read(try await service.feed(#""team_id": "\#(dealt.team)""#))
        let ofOther = try await service.read(try await service.feed(#""person_id": "\#(other)""#))
        let ofElsewhere = try await service.read(try await service.feed(#""team_id": "\#(elsewhere)""#))

        #expect(read.reply.status == 200)
        #expect(read.reply.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(read.reply.headers[.cacheControl]?.hasPrefix("private") == true)
        #expect(read.lines.contains("20250317 Response due: \(dealt.reference)"))
        #expect(try await read.lines.sorted() == dealt.owed.sorted())
        #expect(ofTeam.lines == read.lines)
        #expect(ofOther.lines.isEmpty && ofElsewhere.lines.isEmpty)
        #expect(ofTeam.reply.text.contains("\r\nNAME:Duties of Locality North\r\n"))
        let contract = try Contract.shared.get()
        #expect(contract.violations(try made.json, contract.named("IssuedCalendarFeed")) == [])
        let listed = try await service.get("/v1/calendar-feeds")
        #expect(contract.violations(try listed.json, contract.named("CalendarFeedList")) == [])
        #expect(try listed.json["items"].elements.count == 4)
        #expect(!listed.text.contains(address.lastIdentifier))
    }

    @Test("What has no officer is in the feed of whoever manages its team")
    func ofManager() async throws {
        let service = try await Service.start(on: "2025-03-14")
        let manager = try await service.addPerson("M. Manager")
        let team = try await service.addTeam(head: manager)
        let file = try await Casefile.accepted(service)
        try await file.done("/assignments", #"{"team_id": "\#(team)", "reason": "It is about locality."}"#)

        let read = try await service.read(try await service.feed(#""person_id": "\#(manager)""#))

        #expect(read.lines.contains { $0.hasPrefix("20250317 Response due: ") })
    }

    @Test("A feed has no word about a person")
    func noNames() async throws {
        let dealt = try await dealt()

        let read = try await dealt.service.read(try await dealt.service.feed(#""person_id": "\#(dealt.person)""#))

        try #require(!read.events.isEmpty)
        for word in ["Example", "No answer", "Outlook", "officer", dealt.person, dealt.file.path.lastIdentifier] {
            #expect(!read.reply.text.localizedCaseInsensitiveContains(word), "\(word)")
        }
    }

    @Test("Nothing of the behaviour register is in a feed, also not in that of whoever it was assigned to")
    func noRegister() async throws {
        let service = try await Service.start(on: "2026-03-02")
        _ = try await DutyRecords.measure(service, 1)
        let manager = try await service.addPerson("M. Manager", capacities: ["complaints_manager"])
        let team = try await service.addTeam(head: manager)

        for owner in [#""person_id": "\#(manager)""#, #""team_id": "\#(team)""#] {
            let read = try await service.read(try await service.feed(owner))
            #expect(read.reply.status == 200)
            #expect(read.events.isEmpty)
        }
    }

    @Test(
        "A duty that a late holiday moves keeps its UID and raises its SEQUENCE; one that is met is gone"
    )
    func moved() async throws {
        let dealt = try await dealt()
        let address = try await dealt.service.feed(#""person_id": "\#(dealt.person)""#)
        func response() async throws -> [String: String] {
            let events = try await dealt.service.read(address).events
            return try #require(events.first { $0["SUMMARY"]?.hasPrefix("Response") == true })
        }

        let first = try await response()
        let holiday = BankHoliday(on: try #require(Day("2025-03-17")), name: "Proclaimed")
        _ = try await dealt.service.casework.perform(
            AddBankHolidays(source: try BankHolidaySource(entered: holiday, by: "A. Manager")),
            as: .commandLine(name: "test"))
        let second = try await response()
        try await dealt.file.done("/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#)
        let left = try await dealt.service.read(address)

        let events = [first, second]
        #expect(events.map { $0["DTSTART;VALUE=DATE"] } == ["20250317", "20250318"])
        #expect(Set(events.map { $0["UID"] }).count == 1)
        #expect(events.map { $0["SEQUENCE"] } == ["0", "1"])
        #expect(events.map { $0["DTSTAMP"] ?? "" } == events.map { $0["DTSTAMP"] ?? "" }.sorted())
        #expect(!left.lines.contains { $0.contains("Acknowledgement") })
        #expect(Set(left.events.map { $0["UID"] }).count == left.events.count)
    }

    @Test("A duty that an extension puts in the place of another is the same event on the new day")
    func superseded() async throws {
        let service = try await Service.start(on: "2025-07-14")
        let team = try await service.addTeam()
        let file = try await Casefile.accepted(service, "adult_social_care", receivedAt: "2025-01-15T09:30:00Z")
        try await file.done("/assignments", #"{"team_id": "\#(team)", "reason": "It is about locality."}"#)
        let address = try await service.feed(#""team_id": "\#(team)""#)
        func responses() async throws -> [[String: String]] {
            try await service.read(address).events.filter { $0["SUMMARY"]?.hasPrefix("Response") == true }
        }

        let before = try await responses()
        try await file.done(
            "/stages/single_stage/extensions",
            """
            {"agreed_on": "2025-07-14", "extended_to": "2025-09-30", "reason": "A witness is away.",
            "complainant_agreed_on": "2025-07-14"}
            """)
        let after = try await responses()

        let limit = try #require(before.first { $0["DTSTART;VALUE=DATE"] == "20250714" })
        let moved = try #require(after.first { $0["DTSTART;VALUE=DATE"] == "20250930" })
        #expect(limit["UID"] == moved["UID"])
        #expect(limit["SEQUENCE"] == "0" && moved["SEQUENCE"] == "1")
        #expect(!after.contains { $0["DTSTART;VALUE=DATE"] == "20250714" })
    }

    @Test("A program that has the calendar is not sent it again until something changed")
    func notModified() async throws {
        let dealt = try await dealt()
        let address = try await dealt.service.feed(#""team_id": "\#(dealt.team)""#)
        let tag = try #require(try await dealt.service.read(address).reply.etag)

        let same = try await dealt.service.read(address, headers: [.ifNoneMatch: tag]).reply
        try await dealt.file.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-14", "outcome": "not_upheld"}"#)
        let changed = try await dealt.service.read(address, headers: [.ifNoneMatch: tag]).reply

        #expect(same.status == 304 && same.bytes.isEmpty)
        #expect(changed.status == 200)
    }
}
