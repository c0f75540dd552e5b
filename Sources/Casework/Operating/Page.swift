public import Foundation
public import WorkingDays

/// A page of a list, with where the next one starts.
public struct Page<Item: Sendable, Position: Sendable>: Sendable {
    public let items: [Item]
    /// The position of the last item when more follow, or nil on the last page.
    public let next: Position?
    /// The people of each item, in the order of the items, where they were asked for.
    public internal(set) var people: [[IncludedPerson]]?

    /// A page from one item more than was asked for: the extra one only says that more follow.
    init(_ read: [Item], limit: Int, position: (Item) -> Position) {
        items = Array(read.prefix(limit))
        next = read.count > limit ? items.last.map(position) : nil
    }

    private init(items: [Item], next: Position?, people: [[IncludedPerson]]?) {
        self.items = items
        self.next = next
        self.people = people
    }

    /// The same page, with each item shown as something else.
    public func map<Other>(_ transform: (Item) -> Other) -> Page<Other, Position> {
        Page<Other, Position>(items: items.map(transform), next: next, people: people)
    }
}

/// A place in a list ordered by day, newest first, with the identifier as tie-breaker.
public struct DayPosition: Sendable, Hashable {
    public let on: Day
    public let id: UUID

    /// The place of an item of a day.
    public init(on: Day, id: UUID) {
        self.on = on
        self.id = id
    }
}

/// A place in a list ordered by day, newest first, with a row number as tie-breaker.
public struct NumberedDayPosition: Sendable, Hashable {
    public let on: Day
    public let number: Int

    /// The place of an item of a day.
    public init(on: Day, number: Int) {
        self.on = on
        self.number = number
    }
}
