public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Records the Ombudsman's decision on a case.
public struct DecideOmbudsmanCase: OmbudsmanCaseChange {
    public static let event = "ombudsman_case_decided"
    public static let permission = Permission.recordCasework

    public let ombudsmanCase: OmbudsmanCaseID
    public let expectedVersion: Int?
    public let decisionOn: Day
    public let decision: OmbudsmanDecision
    /// A report in the public interest, LGA 1974 s30(1).
    public let publicReport: Bool

    /// A decision on a case, at the version the caller saw.
    public init(
        ombudsmanCase: OmbudsmanCaseID, expectedVersion: Int?, decisionOn: Day, decision: OmbudsmanDecision,
        publicReport: Bool
    ) {
        self.ombudsmanCase = ombudsmanCase
        self.expectedVersion = expectedVersion
        self.decisionOn = decisionOn
        self.decision = decision
        self.publicReport = publicReport
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        if let decisionOn = record.decisionOn { throw Refusal.alreadyDecided(on: decisionOn) }
        try context.check("decision_on", decisionOn, after: "enquiry_on", record.enquiryOn)
        try db.execute(
            """
            UPDATE ombudsman_case
            SET decision_on = \(decisionOn), decision = \(decision), public_report = \(publicReport)
            WHERE id = \(ombudsmanCase)
            """)
    }

    public var details: [String: AuditValue?] {
        [
            "decision_on": .text(decisionOn.description), "decision": .text(decision.rawValue),
            "public_report": .flag(publicReport),
        ]
    }
}
