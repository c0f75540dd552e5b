import Complaints
public import Foundation
import Postgres
import WorkingDays

extension OperationContext {
    /// Refuses a change of a record that has moved on since the caller saw it.
    func check(version current: Int, expected: Int?) throws(VersionMismatch) {
        if let expected, expected != current { throw VersionMismatch(expected: expected, current: current) }
    }

    /// Refuses a blank text.
    func required(_ field: String, _ text: String) throws(Refusal) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .blank(field) }
    }
}

extension RawRepresentable<UUID> {
    /// The identifier as the audit and addresses write it.
    public var text: String { rawValue.uuidString.lowercased() }
}
