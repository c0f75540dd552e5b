public import Foundation
public import WorkingDays

/// What somebody is in the line above a complaint, from the team upwards; each is a rung (requirement R107).
public enum PostKind: String, Sendable, Codable, CaseIterable {
    case teamManager = "team_manager"
    case serviceManager = "service_manager"
    case headOfService = "head_of_service"
    case assistantDirector = "assistant_director"
    case director
}

/// Somebody in a post from a day on; nil: until somebody else is.
public struct PostHolder: Sendable, Hashable {
    public var person: PersonID
    public var fromOn: Day
    public var untilOn: Day?

    /// Somebody in a post.
    public init(person: PersonID, fromOn: Day, untilOn: Day?) {
        self.person = person
        self.fromOn = fromOn
        self.untilOn = untilOn
    }

    func stands(on day: Day) -> Bool { fromOn <= day && untilOn.map { $0 >= day } ?? true }
}

/// A post with everybody who held it or will; one person at a time, and sometimes nobody.
public struct Post: Sendable, Hashable {
    public let id: PostID
    public let kind: PostKind
    public let place: PostPlace
    /// In the order of their days, which do not overlap.
    public private(set) var holders: [PostHolder]
    /// The last day of a post that is there no more.
    public private(set) var untilOn: Day?
    public let version: Int
    public let changedAt: Date

    /// A post; the holders may come in any order.
    public init(
        id: PostID, kind: PostKind, place: PostPlace, holders: [PostHolder], untilOn: Day?, version: Int,
        changedAt: Date
    ) {
        self.id = id
        self.kind = kind
        self.place = place
        self.holders = holders.sorted { $0.fromOn < $1.fromOn }
        self.untilOn = untilOn
        self.version = version
        self.changedAt = changedAt
    }

    /// Who stands in the post on a day.
    public func holder(on day: Day) -> PostHolder? { holders.first { $0.stands(on: day) } }

    /// Gives the post to somebody from a day on; whoever holds it then has it until the day before, and whoever was to have
    /// it from that very day was a mistake.
    ///
    /// Refused where the post has ended, where somebody else is to have it later within these days, where the person holds
    /// it then already, and where a day is too far ahead.
    public mutating func handOver(to person: PersonID, from day: Day, until last: Day?, today: Day) throws(Refusal) {
        try once("until_on", untilOn)
        try checkNear("from_on", day, today: today)
        if let last { try checkNear("until_on", last, today: today) }
        if let last { try checkOrder("until_on", last, after: "from_on", day) }
        if let current = holder(on: day), current.person == person {
            throw .alreadyRecorded("that the person holds the post", on: current.fromOn)
        }
        if let next = holders.first(where: { $0.fromOn > day }), last.map({ $0 >= next.fromOn }) ?? true {
            throw .postHeld(from: next.fromOn)
        }
        end(before: day)
        holders = (holders + [PostHolder(person: person, fromOn: day, untilOn: last)]).sorted { $0.fromOn < $1.fromOn }
    }

    /// Puts another holding in the place of one that was entered wrongly, or none; two never overlap, nor go on after the post.
    public mutating func correct(_ holding: PostHolder, to other: PostHolder?, today: Day) throws(Refusal) {
        let rest = holders.filter { $0 != holding }
        guard let other else {
            holders = rest
            return
        }
        try checkNear("from_on", other.fromOn, today: today)
        if let last = other.untilOn {
            try checkOrder("until_on", last, after: "from_on", other.fromOn)
            try checkNear("until_on", last, today: today)
        }
        if let untilOn {
            let last = try other.untilOn.found(or: .blank("until_on"))
            guard last <= untilOn else { throw .outOfOrder("until_on", untilOn, after: "the holder's until_on", last) }
        }
        let overlapping = rest.first { next in
            other.untilOn.map { $0 >= next.fromOn } ?? true && next.untilOn.map { $0 >= other.fromOn } ?? true
        }
        if let overlapping { throw .postHeld(from: overlapping.fromOn) }
        holders = (rest + [other]).sorted { $0.fromOn < $1.fromOn }
    }

    /// Takes back that the post ended, or gives its end another day; nobody holds it later.
    public mutating func correctEnd(_ day: Day?, today: Day) throws(Refusal) {
        try Correction.check("until_on", untilOn, correctedTo: day)
        untilOn = day
        guard let day else { return }
        try checkNear("until_on", day, today: today)
        leave(after: day) { _ in true }
    }

    /// Leaves the post without anybody from a day on, until somebody is named.
    public mutating func vacate(from day: Day, today: Day) throws(Refusal) {
        try checkNear("from_on", day, today: today)
        guard holder(on: day) != nil else { throw .postVacant(on: day) }
        end(before: day)
    }

    /// Ends the post with a day: nobody holds it later.
    public mutating func abolish(on day: Day, today: Day) throws(Refusal) {
        try once("until_on", untilOn)
        try checkNear("until_on", day, today: today)
        untilOn = day
        leave(after: day) { _ in true }
    }

    /// Ends all that somebody who leaves held or was to hold; says whether anything did.
    public mutating func leave(_ person: PersonID, on day: Day) -> Bool {
        let before = holders
        leave(after: day) { $0.person == person }
        return holders != before
    }

    private mutating func leave(after day: Day, _ isMeant: (PostHolder) -> Bool) {
        holders = holders.compactMap { holder in
            guard isMeant(holder), holder.untilOn.map({ $0 > day }) ?? true else { return holder }
            return holder.fromOn > day ? nil : PostHolder(person: holder.person, fromOn: holder.fromOn, untilOn: day)
        }
    }

    /// Ends whoever holds the post on a day with the day before; who began on it never held it.
    private mutating func end(before day: Day) {
        guard let index = holders.firstIndex(where: { $0.stands(on: day) }) else { return }
        let holder = holders.remove(at: index)
        guard holder.fromOn < day else { return }
        holders.insert(
            PostHolder(person: holder.person, fromOn: holder.fromOn, untilOn: day.adding(days: -1)), at: index)
    }
}
