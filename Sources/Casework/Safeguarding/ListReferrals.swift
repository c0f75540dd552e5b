public import Complaints
import Foundation
import Postgres
import WorkingDays

/// Where a safeguarding referral stands.
public enum ReferralState: String, Sendable, CaseIterable {
    case outstanding, acknowledged
    /// Made in error or twice; no other list has it.
    case registeredInError = "registered_in_error"
}

/// Which referrals a list holds; nil does not filter.
public struct ReferralFilter: Sendable, Hashable {
    public var state: ReferralState?
    public var recipient: ReferralRecipient?
    public var contact: ContactID?
    public var complaint: ComplaintID?

    /// A filter that lets everything pass.
    public init() {}
}

extension Casework {
    /// A page of safeguarding referrals, the latest first.
    public func referrals(
        _ filter: ReferralFilter, with inclusion: Inclusion? = nil, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<SafeguardingReferral, DayPosition> {
        try await reading(as: credential) { context, db in
            let read = try db.all(SQL.referrals(filter, after: position, limit: limit + 1)) { row in
                try SafeguardingReferral.columns.read(row)
            }
            return try Page(read, limit: limit) {
                DayPosition(on: London.day(of: $0.referredAt), id: $0.id.rawValue)
            }
            .including(inclusion, context, db, of: \.id.rawValue)
        }
    }
}

extension SQL {
    private static let isCounted: SQL = " WHERE r.error_on IS NULL"
    private static let isInError: SQL = " WHERE r.error_on IS NOT NULL"

    /// The identifiers sort by the instant of the referral, so that they alone are the order.
    fileprivate static func referrals(_ filter: ReferralFilter, after position: DayPosition?, limit: Int) -> SQL {
        var sql = referralColumns + (filter.state == .registeredInError ? isInError : isCounted)
        if let recipient = filter.recipient { sql = sql + " AND r.recipient = \(recipient)" }
        if let contact = filter.contact { sql = sql + " AND r.contact_id = \(contact)" }
        if let complaint = filter.complaint { sql = sql + " AND r.complaint_id = \(complaint)" }
        switch filter.state {
        case .outstanding: sql = sql + " AND r.acknowledged_at IS NULL"
        case .acknowledged: sql = sql + " AND r.acknowledged_at IS NOT NULL"
        case .registeredInError, nil: break
        }
        if let position { sql = sql + " AND r.id < \(position.id)" }
        return sql + " ORDER BY r.id DESC LIMIT \(literal: limit)"
    }
}
