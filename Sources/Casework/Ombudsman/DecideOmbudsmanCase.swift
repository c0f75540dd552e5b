public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records that the Ombudsman began to investigate, after assessing the case (requirement R82).
public struct BeginOmbudsmanInvestigation: RecordChange {
    public static let event = "ombudsman_investigation_begun"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let investigationOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        investigationOn = fields.day("investigation_on")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.checkInvestigation(on: investigationOn, today: context.today)
        try db.execute("UPDATE ombudsman_case SET investigation_on = \(investigationOn) WHERE id = \(ombudsmanCase)")
    }
}

/// Records the Ombudsman's decision on a case.
public struct DecideOmbudsmanCase: RecordChange {
    public static let event = "ombudsman_case_decided"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let decisionOn: Day
    public let decision: OmbudsmanDecision
    /// A report in the public interest, LGA 1974 s30(1).
    public let publicReport: Bool

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        decisionOn = fields.day("decision_on")
        decision = fields.choice("decision")
        publicReport = fields.flag("public_report")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.checkDecision(decision, on: decisionOn, publicReport: publicReport, today: context.today)
        try db.execute(
            """
            UPDATE ombudsman_case
            SET decision_on = \(decisionOn), decision = \(decision), public_report = \(publicReport)
            WHERE id = \(ombudsmanCase)
            """)
    }
}
