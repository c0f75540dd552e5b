/// A calendar day, counted from 2000-01-01.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 2000-01-01, which is how PostgreSQL stores a `date`.
    public let number: Int32

    /// The day that many days after 2000-01-01.
    public init(number: Int32) {
        self.number = number
    }

    /// Earlier days come first.
    public static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }
}
