public import Foundation

/// Refuses a clock that is over a minute from the database's, since whatever compares days with now would be wrong.
public func checkClocks(_ now: Date, database: Date) throws(Refusal) {
    guard abs(now.timeIntervalSince(database)) <= 60 else { throw .clockDiffers(now, database: database) }
}
