import Foundation
import Testing
import WorkingDays

@testable import Complaints

/// Who stands where on a day, without a database.
@Suite struct PostTests {
    private static let (ann, bob, cem) = (person(1), person(2), person(3))
    private static let today = Day(year: 2026, month: 3, day: 2) ?? London.day(of: .now)

    private static func person(_ number: UInt8) -> PersonID {
        PersonID(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number)))
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func post(_ holders: [(PersonID, String, String?)]) throws -> Post {
        Post(
            id: PostID(rawValue: UUID()), kind: .director, place: .department("Highways"),
            holders: try holders.map { person, from, until in
                PostHolder(person: person, fromOn: try day(from), untilOn: try until.map(day))
            }, untilOn: nil, version: 1, changedAt: .distantPast)
    }

    private func holders(_ post: Post) -> [String] {
        let names = [Self.ann: "Ann", Self.bob: "Bob", Self.cem: "Cem"]
        return post.holders.map { "\(names[$0.person] ?? "") \($0.fromOn)–\($0.untilOn.map(\.description) ?? "")" }
    }

    @Test("Whoever held the post has it until the day before the next, and one person at a time")
    func handedOver() throws {
        var post = try post([(Self.ann, "2025-01-06", nil)])

        try post.handOver(to: Self.bob, from: try day("2026-04-01"), until: nil, today: Self.today)

        #expect(holders(post) == ["Ann 2025-01-06–2026-03-31", "Bob 2026-04-01–"])
        #expect(post.holder(on: try day("2026-03-31"))?.person == Self.ann)
        #expect(post.holder(on: try day("2026-04-01"))?.person == Self.bob)
    }

    @Test("Whoever was to have the post from that very day was a mistake and is taken out")
    func mistake() throws {
        var post = try post([(Self.ann, "2025-01-06", "2026-03-31"), (Self.bob, "2026-04-01", nil)])

        try post.handOver(to: Self.cem, from: try day("2026-04-01"), until: nil, today: Self.today)

        #expect(holders(post) == ["Ann 2025-01-06–2026-03-31", "Cem 2026-04-01–"])
    }

    @Test("Whoever handed the post over goes on until the next, though the holding after it is moved before theirs")
    func movedBefore() throws {
        var post = try post([(Self.ann, "2024-01-01", nil)])
        try post.handOver(to: Self.bob, from: try day("2024-06-01"), until: nil, today: Self.today)
        try post.handOver(to: Self.cem, from: try day("2024-09-01"), until: nil, today: Self.today)
        let moved = PostHolder(person: Self.bob, fromOn: try day("2023-01-01"), untilOn: try day("2023-12-31"))

        try post.correct(post.holders[1], to: moved, today: Self.today)

        #expect(
            holders(post) == ["Bob 2023-01-01–2023-12-31", "Ann 2024-01-01–2024-08-31", "Cem 2024-09-01–"])
    }

    @Test("A post is given for days before somebody else begins, and not a day longer")
    func before() throws {
        var post = try post([(Self.bob, "2026-04-01", nil)])

        try post.handOver(to: Self.ann, from: try day("2026-01-05"), until: try day("2026-03-31"), today: Self.today)
        let refused = #expect(throws: Refusal.self) {
            var other = try self.post([(Self.bob, "2026-04-01", nil)])
            try other.handOver(
                to: Self.ann, from: try day("2026-01-05"), until: try day("2026-04-01"), today: Self.today)
        }

        #expect(holders(post) == ["Ann 2026-01-05–2026-03-31", "Bob 2026-04-01–"])
        #expect(refused?.code.rawValue == "post_held")
        #expect(refused?.detail.contains("1 April 2026") == true)
    }

    @Test(
        "Nobody is given a post they hold, a post that ended, or one for days that end before they begin",
        arguments: [
            ("they hold it", false, "2026-02-02", nil, "already_recorded"),
            ("the post ended", true, "2026-02-02", nil, "already_recorded"),
            ("the days are out of order", false, "2026-02-02", "2026-02-01", "out_of_order"),
        ] as [(String, Bool, String, String?, String)])
    func refused(_ name: String, ended: Bool, from: String, until: String?, code: String) throws {
        var post = try post([(Self.ann, "2025-01-06", nil)])
        if ended { try post.abolish(on: try day("2026-01-30"), today: Self.today) }

        let refusal = #expect(throws: Refusal.self) {
            try post.handOver(to: Self.ann, from: try day(from), until: try until.map(day), today: Self.today)
        }

        #expect(refusal?.code.rawValue == code, "\(name)")
    }

    @Test("A post is vacant from a day on until somebody is named, and only one that is held can be left")
    func vacant() throws {
        var post = try post([(Self.ann, "2025-01-06", nil)])

        try post.vacate(from: try day("2026-04-01"), today: Self.today)
        let refusal = #expect(throws: Refusal.self) { try post.vacate(from: try day("2026-04-01"), today: Self.today) }

        #expect(holders(post) == ["Ann 2025-01-06–2026-03-31"])
        #expect(post.holder(on: try day("2026-04-01")) == nil)
        #expect(refusal?.code.rawValue == "post_vacant")
    }

    @Test("A post is given, left and ended within ten years, and the field says which day is further ahead")
    func near() throws {
        let (near, far) = try (day("2036-03-02"), day("2036-03-03"))
        let held = try post([(Self.ann, "2025-01-06", nil)])
        func refused(_ act: (inout Post) throws -> Void) -> [String] {
            var post = held
            do { try act(&post) } catch let refusal as Refusal { return [refusal.code.rawValue] + refusal.fields } catch
            {}
            return []
        }

        for (day, code) in [(near, nil), (far, "too_far_ahead")] as [(Day, String?)] {
            let first = refused { try $0.handOver(to: Self.bob, from: day, until: nil, today: Self.today) }
            let last = refused { try $0.handOver(to: Self.bob, from: Self.today, until: day, today: Self.today) }
            let vacant = refused { try $0.vacate(from: day, today: Self.today) }
            let ended = refused { try $0.abolish(on: day, today: Self.today) }

            #expect([first, vacant] == Array(repeating: code.map { [$0, "from_on"] } ?? [], count: 2), "\(day)")
            #expect([last, ended] == Array(repeating: code.map { [$0, "until_on"] } ?? [], count: 2), "\(day)")
        }
    }

    @Test("Who leaves holds the post to their last day, and is not to hold what begins later")
    func leaving() throws {
        var post = try post([
            (Self.ann, "2024-01-08", "2024-12-31"), (Self.bob, "2025-01-06", "2025-12-31"),
            (Self.ann, "2026-01-05", nil),
        ])
        var later = try self.post([(Self.bob, "2025-01-06", nil)])

        let (left, untouched) = try (
            post.leave(Self.ann, on: day("2025-06-30")), later.leave(Self.ann, on: day("2025-06-30"))
        )

        #expect(left && !untouched)
        #expect(holders(post) == ["Ann 2024-01-08–2024-12-31", "Bob 2025-01-06–2025-12-31"])
        #expect(holders(later) == ["Bob 2025-01-06–"])
    }

    @Test(
        "A post is of a team, a service or a department as its kind says, and of nothing else",
        arguments: PostKind.allCases)
    func place(kind: PostKind) throws {
        let team = TeamID(rawValue: UUID())
        let fields: [(TeamID?, String?, String?)] = [
            (team, nil, nil), (nil, "Highways", "Potholes"), (nil, "Highways", nil), (team, "Highways", nil),
            (nil, nil, "Potholes"), (nil, nil, nil),
        ]

        let taken = fields.map { team, department, service in
            (try? PostPlace(of: kind, team: team, department: department, service: service)) != nil
        }

        let expected =
            switch kind {
            case .teamManager: [true, false, false, false, false, false]
            case .serviceManager: [false, true, false, false, false, false]
            case .headOfService, .assistantDirector, .director: [false, false, true, false, false, false]
            }
        #expect(taken == expected)
    }

    @Test(
        "R107: nobody at a rung: the next rung up is told, and the Complaints Manager above every post",
        arguments: [
            (
                "everybody is there", [.teamManager: ann, .serviceManager: bob], .teamManager,
                .holder(ann, of: .teamManager)
            ),
            ("no team manager", [.serviceManager: bob], .teamManager, .holder(bob, of: .serviceManager)),
            ("two rungs without anybody", [.director: cem], .serviceManager, .holder(cem, of: .director)),
            ("only somebody below", [.teamManager: ann], .serviceManager, .complaintsManager),
            ("nobody at all", [:], .director, .complaintsManager),
        ] as [(String, [PostKind: PersonID], PostKind, Standing)])
    func rung(_ name: String, holders: [PostKind: PersonID], rung: PostKind, expected: Standing) {
        #expect(Rungs(holders).standing(at: rung) == expected, "\(name)")
    }

    @Test("R61: what is assigned to nobody is the team manager's, else the Complaints Manager's, and never climbs")
    func unassigned() {
        #expect(Rungs([.teamManager: Self.ann]).ofUnassigned == .holder(Self.ann, of: .teamManager))
        #expect(Rungs([.serviceManager: Self.bob]).ofUnassigned == .complaintsManager)
        #expect(Rungs([.teamManager: Self.ann], except: [Self.ann]).ofUnassigned == .complaintsManager)
    }

    @Test("Somebody whom the complaint names stands at no rung above it, which is then vacant")
    func named() {
        let rungs = Rungs([.teamManager: Self.ann, .serviceManager: Self.bob], except: [Self.ann])

        #expect(rungs.standing(at: .teamManager) == .holder(Self.bob, of: .serviceManager))
        #expect(rungs.vacant == [.teamManager, .headOfService, .assistantDirector, .director])
    }
}
