import Complaints
import Foundation
import JSON
import Postgres
import WorkingDays

/// That a record was registered in error or twice, as a request tells it.
public struct ToldError: Hashable, Sendable {
    public let reason: String
    /// The identifier of the record that counts in its place, or the reference where it has one; nil where it was not
    /// registered twice.
    public let duplicateOf: String?

    init(_ fields: inout Fields) {
        reason = fields.text("reason", limit: 2_000, audited: true)
        duplicateOf = fields.text(optional: "duplicate_of", limit: 100, audited: true)
    }

    /// The error of the record `id`, with the record that counts in its place; `table` is where records of the kind stand,
    /// as `o`, `reference` that of `o`, and `form` the function of the database by which two references are one.
    ///
    /// - Throws: `Refusal` where there is no such other record, where it is the same one, or where it does not count.
    func error(
        of id: UUID, in table: SQL, reference: SQL = "o.reference", form: SQL = "normal_reference",
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> RegistrationError {
        RegistrationError(
            on: context.today, reason: reason, by: context.actor.name,
            duplicateOf: try other(than: id, among: table, reference: reference, form: form, db))
    }

    /// The record it names, held so that it goes on counting until this is decided; nil where it names none.
    private func other(
        than id: UUID, among table: SQL, reference: SQL, form: SQL, _ db: borrowing Transaction
    ) throws -> RegistrationError.Other? {
        guard let duplicateOf else { return nil }
        let isNamed: SQL =
            if let id = UUID(uuidString: duplicateOf) {
                "o.id = \(id)"
            } else {
                "\(form)(\(reference)) = \(form)(\(duplicateOf))"
            }
        let found = try db.first(
            "SELECT o.id, \(reference) AS reference, o.error_on FROM \(table) AS o WHERE \(isNamed) FOR SHARE"
        ) {
            (
                other: RegistrationError.Other(id: try $0["id"], reference: try $0["reference"]),
                errorOn: try $0["error_on"] as Day?
            )
        }
        let (other, errorOn) = try found.found(or: .unknownDuplicate)
        try RegistrationError.checkOther(isItself: other.id == id, errorOn: errorOn)
        return other
    }
}
