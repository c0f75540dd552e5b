import Foundation
import Testing
import WorkingDays

@testable import Complaints

/// What the directory lacks, where somebody is reached and when they work, without a database.
@Suite struct DirectoryGapTests {
    private let team = TeamID(rawValue: UUID())
    private let ann = PersonID(rawValue: UUID())
    private let potholes = ServiceName(department: "Highways", name: "Potholes")

    private func post(_ kind: PostKind, _ place: PostPlace, until: String? = nil, ended: String? = nil) throws -> Post {
        let from = try #require(Day("2025-01-06"))
        return Post(
            id: PostID(rawValue: UUID()), kind: kind, place: place,
            holders: [PostHolder(person: ann, fromOn: from, untilOn: until.flatMap { Day($0) })],
            untilOn: ended.flatMap { Day($0) }, version: 1, changedAt: .distantPast)
    }

    private func gaps(_ posts: [Post], reachable: Bool = true, manager: Bool = true, linkOfficer: Bool = true) throws
        -> [DirectoryGap]
    {
        DirectoryOnDay(
            teams: [(team: team, waiting: 2)], services: [potholes], departments: ["Highways"], posts: posts,
            reachable: reachable ? [ann] : [], hasComplaintsManager: manager, hasLinkOfficer: linkOfficer
        ).gaps(on: try #require(Day("2026-03-02")))
    }

    @Test(
        "Every team and service has a manager and every department a head of service; directors where the council has them"
    )
    func nobody() throws {
        let department = PostPlace.department("Highways")
        let expected: [DirectoryGap] = [
            .nobodyInPost(.teamManager, of: .team(team), waiting: 2),
            .nobodyInPost(.serviceManager, of: .service(potholes), waiting: 0),
            .nobodyInPost(.headOfService, of: department, waiting: 0),
        ]

        #expect(try gaps([]) == expected)
        let elsewhere = try post(.director, .department("Libraries"))
        #expect(try gaps([elsewhere]) == expected + [.nobodyInPost(.director, of: department, waiting: 0)])
    }

    @Test("A post that is held is no gap; one that was left, or has ended, is")
    func held() throws {
        let posts = try [
            post(.teamManager, .team(team)), post(.serviceManager, .service(potholes)),
            post(.headOfService, .department("Highways")),
        ]
        let left = try post(.teamManager, .team(team), until: "2026-03-01")
        let ended = try post(.headOfService, .department("Highways"), ended: "2026-03-01")

        #expect(try gaps(posts) == [])
        #expect(
            try gaps([left, posts[1], ended]) == [
                .nobodyInPost(.teamManager, of: .team(team), waiting: 2),
                .nobodyInPost(.headOfService, of: .department("Highways"), waiting: 0),
            ])
    }

    @Test("Whoever holds a post and cannot be reached is a gap, and so is nobody as Complaints Manager or Link Officer")
    func unreachable() throws {
        let posts = try [
            post(.teamManager, .team(team)), post(.serviceManager, .service(potholes)),
            post(.headOfService, .department("Highways")),
        ]

        let gaps = try gaps(posts, reachable: false, manager: false, linkOfficer: false)

        #expect(
            gaps.map(\.kind) == [.noAddress, .noAddress, .noAddress, .noComplaintsManager, .noLinkOfficer])
        #expect(gaps[0] == .noAddress(ann, .teamManager, of: .team(team)))
    }

    @Test(
        "A text that cannot be an e-mail address is none",
        arguments: [
            ("a.example@example.org", true), ("a+b@mail.example.co.uk", true), ("o'neil@example.org", true),
            ("jürgen@bücher.example", true), ("a@b-c.example", true),
            ("example.org", false), ("a@", false), ("a@localhost", false), ("a@@example.org", false),
            (".a@example.org", false), ("a..b@example.org", false), ("a@example..org", false),
            ("a@-example.org", false), ("a@example.org.", false), ("a b@example.org", false),
            ("a,b@example.org", false), ("a@192.0.2.1", false), ("<a@example.org>", false),
            (String(repeating: "a", count: 65) + "@example.org", false),
        ])
    func email(text: String, isOne: Bool) {
        #expect(text.isEmailAddress == isOne)
    }

    @Test(
        "A text that cannot be a telephone number is none",
        arguments: [
            ("0116 496 0000", true), ("+44 (0)116 496-0000", true), ("0116 496 0000 ext 12", true), ("12345", false),
            ("1234567890123456", false), ("call me", false), ("0116 496 0000; 0116 496 0001", false),
        ])
    func telephone(text: String, isOne: Bool) {
        #expect(text.isTelephoneNumber == isOne)
    }

    @Test("Somebody's own working hours hold, else the council's from Monday to Friday")
    func hours() throws {
        let own = try #require(
            WorkingHours(days: [.friday, .monday], from: try time("08:30"), until: try time("14:00")))

        let council = WorkingHours.of(nil, council: [.officeOpensAt: 8 * 60])

        #expect(WorkingHours.of(own, council: [:]) == own)
        #expect(own.days == [.monday, .friday])
        #expect(council.days == [.monday, .tuesday, .wednesday, .thursday, .friday])
        #expect([council.from.description, council.until.description] == ["08:00", "17:00"])
    }

    @Test("Hours without a day, or that end before they begin, are none; 24:00 and 9:00 are no times")
    func noHours() throws {
        let (early, late) = (try time("09:00"), try time("17:00"))

        #expect(WorkingHours(days: [], from: early, until: late) == nil)
        #expect(WorkingHours(days: [.monday], from: late, until: early) == nil)
        #expect(WorkingHours(days: [.monday], from: early, until: early) == nil)
        #expect(
            ["24:00", "9:00", "09:60", "0900", ""].map { TimeOfDay($0) == nil } == Array(repeating: true, count: 5))
    }

    private func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }
}
