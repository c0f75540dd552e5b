public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Closes a complaint as registered in error, or twice: it counts nowhere from then on, and nothing of it is owed.
public struct RegisterComplaintInError: ComplaintChange {
    public static let event = "complaint_registered_in_error"
    public static let permission = Permission.decide
    public static let needsAcceptance = false

    public let target: Target<RecordKinds.Complaint>
    public let told: ToldError
    public let rightsCheck: RightsCheck?
    private var found: RegistrationError?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        told = ToldError(&fields)
        rightsCheck = RightsCheck(&fields)
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.registerInError(
            RegistrationError(on: context.today, reason: Sample.text, by: Sample.text, duplicateOf: nil),
            unsettled: Unsettled.among(context.open), context: context)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ComplaintRecord {
        // The other record is looked up before the rule is asked.
        var operation = self
        operation.found = try told.error(of: target.id.rawValue, in: "complaint", context, db)
        return try operation.change(context, db)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.registerInError(try found.found(or: .unknownDuplicate), check: rightsCheck, context: context)
    }

    public func finish(
        _ complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try RegistrationError.checkSettled(try complaint.unsettled(db))
        try RegistrationError.checkNoDuplicates(of: complaint.id.rawValue, in: "complaint", named: "o.reference", db)
    }

    public var keepsOut: KeptOut? {
        found.map { KeptOut(.registrationError, on: $0.on, reason: told.reason, check: rightsCheck) }
    }
}
