public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// A change to one action: locked, changed, its version raised, and audited with what was before.
public protocol ActionChange: Operation where Value == ActionRecord {
    var action: ActionID { get }
    /// The version the caller saw (`If-Match`); another one is a `VersionMismatch`.
    var expectedVersion: Int? { get }
    /// Applies the rule; throws a `Refusal` where it says no.
    func apply(to record: inout ActionRecord, _ context: borrowing OperationContext) throws
    /// The facts for the audit.
    var details: [String: AuditValue?] { get }
}

extension ActionChange {
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ActionRecord {
        guard var record = try ActionRecord.load(action, lock: true, db) else { throw NotFound("action") }
        if let expectedVersion, expectedVersion != record.version {
            throw VersionMismatch(expected: expectedVersion, current: record.version)
        }
        let before = record.status
        try apply(to: &record, context)
        record.version += 1
        try record.store(db)
        let own: [String: AuditValue?] = [
            "action": .text(action.rawValue.uuidString.lowercased()), "from_status": .text(before.rawValue),
            "to_status": .text(record.status.rawValue),
        ]
        try context.audit(
            Self.event, complaint: record.complaint, details: details.merging(own) { _, new in new }, db)
        return record
    }
}

/// Decides whether a recommendation is accepted; one that is not has its reason (requirement R78).
public struct DecideAction: ActionChange {
    public static let event = "action_decided"
    public static let permission = Permission.decide

    public let action: ActionID
    public let expectedVersion: Int?
    public let accepted: Bool
    public let decisionReason: String?

    /// The decision on an action, at the version the caller saw.
    public init(action: ActionID, expectedVersion: Int?, accepted: Bool, decisionReason: String?) {
        self.action = action
        self.expectedVersion = expectedVersion
        self.accepted = accepted
        self.decisionReason = decisionReason
    }

    public func apply(to record: inout ActionRecord, _ context: borrowing OperationContext) throws {
        if let completedOn = record.completedOn { throw Refusal.actionDone(on: completedOn) }
        guard accepted || decisionReason != nil else { throw Refusal.decisionReasonMissing }
        record.accepted = accepted
        record.decisionReason = decisionReason
    }

    public var details: [String: AuditValue?] {
        ["accepted": .flag(accepted), "decision_reason": decisionReason.map { .text($0) }]
    }
}

/// Records how far an action has come; it is done with evidence only (requirement R78).
public struct ProgressAction: ActionChange {
    public static let event = "action_progressed"
    public static let permission = Permission.recordCasework

    public let action: ActionID
    public let expectedVersion: Int?
    public let status: ActionStatus
    public let reachedOn: Day
    public let evidence: String?
    /// When to see whether it worked, where that was not set before.
    public let checkOn: Day?

    /// The progress of an action, at the version the caller saw.
    public init(
        action: ActionID, expectedVersion: Int?, status: ActionStatus, reachedOn: Day, evidence: String?, checkOn: Day?
    ) {
        self.action = action
        self.expectedVersion = expectedVersion
        self.status = status
        self.reachedOn = reachedOn
        self.evidence = evidence
        self.checkOn = checkOn
    }

    public func apply(to record: inout ActionRecord, _ context: borrowing OperationContext) throws {
        if let completedOn = record.completedOn { throw Refusal.actionDone(on: completedOn) }
        if record.accepted == false { throw Refusal.actionNotAccepted }
        try context.check("reached_on", reachedOn, after: "agreed_on", record.agreedOn)
        if let checkOn, checkOn < reachedOn {
            throw Refusal.outOfOrder("check_on", checkOn, after: "reached_on", reachedOn)
        }
        record.evidence = evidence ?? record.evidence
        record.checkOn = checkOn ?? record.checkOn
        switch status {
        case .notStarted: record.partDoneOn = nil
        case .partDone: record.partDoneOn = reachedOn
        case .done:
            guard record.evidence != nil else { throw Refusal.evidenceMissing }
            record.completedOn = reachedOn
        }
    }

    public var details: [String: AuditValue?] {
        [
            "reached_on": .text(reachedOn.description), "evidence": evidence.map { .text($0) },
            "check_on": checkOn.map { .text($0.description) },
        ]
    }
}

/// Records whether an action that was done worked (requirement R80).
public struct CheckAction: ActionChange {
    public static let event = "action_checked"
    public static let permission = Permission.recordCasework

    public let action: ActionID
    public let expectedVersion: Int?
    public let checkedOn: Day
    public let checkResult: String

    /// The check of an action, at the version the caller saw.
    public init(action: ActionID, expectedVersion: Int?, checkedOn: Day, checkResult: String) {
        self.action = action
        self.expectedVersion = expectedVersion
        self.checkedOn = checkedOn
        self.checkResult = checkResult
    }

    public func apply(to record: inout ActionRecord, _ context: borrowing OperationContext) throws {
        guard let completedOn = record.completedOn else { throw Refusal.actionNotDone }
        if let checkedOn = record.checkedOn { throw Refusal.alreadyRecorded("checked_on", on: checkedOn) }
        try context.check("checked_on", checkedOn, after: "completed_on", completedOn)
        record.checkedOn = checkedOn
        record.checkResult = checkResult
    }

    public var details: [String: AuditValue?] {
        ["checked_on": .text(checkedOn.description), "check_result": .text(checkResult)]
    }
}
