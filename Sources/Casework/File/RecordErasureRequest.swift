public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// What holds an erasure back (UK GDPR article 17(3)(b), (e): a legal task, the defence of claims).
public enum ErasureHold: String, Sendable, CaseIterable {
    case complaintOpen = "complaint_open"
    case ombudsmanCaseOpen = "ombudsman_case_open"
    case obligationOutstanding = "obligation_outstanding"
}

/// A request to erase the personal data of a complaint.
public struct ErasureRequest: Sendable, Hashable {
    public let requestedOn: Day
    public let requestedBy: String
    /// Computed when it is read; empty where nothing holds the erasure back but the period of retention.
    public let heldBy: [ErasureHold]
}

/// Records a request to erase the personal data of a complaint; what is held is never erased by it.
public struct RecordErasureRequest: ComplaintAddition {
    public static let event = "erasure_requested"
    public static let permission = Permission.decide
    public static let takesErrors = true

    public let target: Target<RecordKinds.Complaint>
    public let requestedOn: Day
    public let requestedBy: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        requestedOn = fields.day("requested_on")
        requestedBy = fields.text("requested_by", limit: 200, audited: true)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ErasureRequest {
        try complaint.checkErasureRequest(by: requestedBy, on: requestedOn, today: context.today)
        let recorded = try db.first(SQL.insert(self)) { try $0["requested_on"] as Day }
        _ = try recorded.found(or: .alreadyRecorded("requested_on", on: requestedOn))
        return ErasureRequest(
            requestedOn: requestedOn, requestedBy: requestedBy, heldBy: try ErasureHold.holding(complaint, db))
    }
}

extension Casework {
    /// The requests to erase a complaint's personal data, with what holds them back today.
    public func erasureRequests(of complaint: ComplaintID, as credential: Credential) async throws -> [ErasureRequest] {
        try await reading(.transaction, as: credential) { _, db in
            guard let found = try Complaint.load(complaint, lock: false, db) else { throw NotFound("complaint") }
            let holds = try ErasureHold.holding(found, db)
            return try db.all(SQL.requests(of: complaint)) { row in
                ErasureRequest(
                    requestedOn: try row["requested_on"], requestedBy: try row["requested_by"], heldBy: holds)
            }
        }
    }
}

extension ErasureHold {
    fileprivate static func holding(_ complaint: Complaint, _ db: borrowing Transaction) throws -> [ErasureHold] {
        let (isCaseOpen, isObligationOutstanding) = try db.one(SQL.openMatters(of: complaint.id)) { row in
            (try row["case_open"] as Bool, try row["obligation_outstanding"] as Bool)
        }
        var holds: [ErasureHold] = []
        if complaint.closing == nil, complaint.state != .ended { holds.append(.complaintOpen) }
        if isCaseOpen { holds.append(.ombudsmanCaseOpen) }
        if isObligationOutstanding { holds.append(.obligationOutstanding) }
        return holds
    }
}

extension SQL {
    fileprivate static func insert(_ request: RecordErasureRequest) -> SQL {
        """
        INSERT INTO erasure_request (complaint_id, requested_on, requested_by)
        VALUES (\(request.complaint), \(request.requestedOn), \(request.requestedBy))
        ON CONFLICT DO NOTHING
        RETURNING requested_on
        """
    }

    fileprivate static func requests(of complaint: ComplaintID) -> SQL {
        """
        SELECT requested_on, requested_by FROM erasure_request WHERE complaint_id = \(complaint) ORDER BY requested_on
        """
    }

    fileprivate static func openMatters(of complaint: ComplaintID) -> SQL {
        """
        SELECT
            EXISTS (
                SELECT FROM ombudsman_case WHERE complaint_id = \(complaint) AND decision_on IS NULL
                    AND error_on IS NULL
            ) AS case_open,
            EXISTS (
                SELECT FROM obligation AS b
                WHERE b.complaint_id = \(complaint) AND \(isOutstanding)
            ) AS obligation_outstanding
        """
    }
}
