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
    /// Whether it ended because the post was handed over.
    public private(set) var isHandedOver: Bool
    /// The last day it would have had otherwise; nil: until somebody else is.
    public private(set) var meantUntil: Day?

    /// Somebody in a post.
    public init(
        person: PersonID, fromOn: Day, untilOn: Day?, isHandedOver: Bool = false, meantUntil: Day? = nil
    ) {
        self.person = person
        self.fromOn = fromOn
        self.untilOn = untilOn
        self.isHandedOver = isHandedOver
        self.meantUntil = meantUntil
    }

    /// The same until the day before another has the post.
    fileprivate func handedOver(from day: Day) -> PostHolder {
        PostHolder(
            person: person, fromOn: fromOn, untilOn: day.adding(days: -1), isHandedOver: true,
            meantUntil: isHandedOver ? meantUntil : untilOn)
    }

    /// The same as if nobody had been given the post after it.
    fileprivate var goingOn: PostHolder {
        isHandedOver ? PostHolder(person: person, fromOn: fromOn, untilOn: meantUntil) : self
    }

    /// The same until a last day, for another reason than a hand-over.
    fileprivate func ended(on day: Day) -> PostHolder { PostHolder(person: person, fromOn: fromOn, untilOn: day) }

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
        handOver(from: day)
        holders = (holders + [PostHolder(person: person, fromOn: day, untilOn: last)]).sorted { $0.fromOn < $1.fromOn }
    }

    /// Puts another holding in the place of one that was entered wrongly, or none; two never overlap, nor go on after the post.
    ///
    /// Whoever handed the post over for it goes on until the day before it as it is, or as if there had been no hand-over.
    public mutating func correct(_ holding: PostHolder, to other: PostHolder?, today: Day) throws(Refusal) {
        if let other { try check(other, today: today) }
        let before = holders.last { $0.isHandedOver && $0.untilOn == holding.fromOn.adding(days: -1) }
        var rest = holders.filter { $0 != holding && $0 != before }
        if let before {
            let later = (rest + [other].compactMap(\.self)).map(\.fromOn).filter { $0 > before.fromOn }
            rest.append(before.goingOn.ending(before: later.min(), at: untilOn))
        }
        if let other {
            let overlapping = rest.first { next in
                other.untilOn.map { $0 >= next.fromOn } ?? true && next.untilOn.map { $0 >= other.fromOn } ?? true
            }
            if let overlapping { throw .postHeld(from: overlapping.fromOn) }
            rest.append(other)
        }
        holders = rest.sorted { $0.fromOn < $1.fromOn }
    }

    /// Refuses days of a holding that are out of order, too far ahead, or after the post.
    private func check(_ other: PostHolder, today: Day) throws(Refusal) {
        try checkNear("from_on", other.fromOn, today: today)
        if let last = other.untilOn {
            try checkOrder("until_on", last, after: "from_on", other.fromOn)
            try checkNear("until_on", last, today: today)
        }
        if let untilOn {
            let last = try other.untilOn.found(or: .blank("until_on"))
            guard last <= untilOn else { throw .outOfOrder("until_on", untilOn, after: "the holder's until_on", last) }
        }
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
            return holder.fromOn > day ? nil : holder.ended(on: day)
        }
    }

    /// Ends whoever holds the post on a day with the day before; who began on it never held it.
    private mutating func end(before day: Day) {
        replaceHolder(on: day) { $0.ended(on: day.adding(days: -1)) }
    }

    /// The same because another has it from that day.
    private mutating func handOver(from day: Day) { replaceHolder(on: day) { $0.handedOver(from: day) } }

    private mutating func replaceHolder(on day: Day, with shorter: (PostHolder) -> PostHolder) {
        guard let index = holders.firstIndex(where: { $0.stands(on: day) }) else { return }
        let holder = holders.remove(at: index)
        if holder.fromOn < day { holders.insert(shorter(holder), at: index) }
    }
}

extension PostHolder {
    /// The same until the day before the next holding, or the last day of the post, whichever comes first.
    fileprivate func ending(before next: Day?, at last: Day?) -> PostHolder {
        if let next, next > fromOn, untilOn.map({ $0 >= next }) ?? true { return handedOver(from: next) }
        guard let last, untilOn.map({ $0 > last }) ?? true else { return self }
        return ended(on: last)
    }
}
