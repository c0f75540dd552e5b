public import Complaints
import Foundation
import Postgres
import WorkingDays

extension Casework {
    /// Every token there ever was, the newest first, each with what ended it.
    public func tokens(as credential: Credential) async throws -> [(token: TokenRecord, end: TokenEnd?)] {
        try await reading(for: .administer, as: credential) { context, db in
            try db.all(SQL.tokens + " ORDER BY t.id DESC") { row in
                let token = try TokenRecord(row: row)
                return (token, token.end(now: context.now, today: context.today))
            }
        }
    }
}
