public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Brings a case that was sent back as premature to its stage: the next stage of its complaint is requested, or a complaint
/// that follows the case is registered, as of the day it was sent back (requirement R85).
public struct ReturnOmbudsmanCase: RecordChange {
    public static let event = "ombudsman_case_returned"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    /// What is asked where a complaint is registered; nil of what was not said.
    public let complainant: String?
    public let complainantType: ComplainantType?
    public let channel: Channel?
    public let causes: [String]
    public let summary: String?
    public let notADuplicateOf: [String]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        complainant = fields.text(optional: "complainant", limit: 200)
        complainantType = fields.choice(optional: "complainant_type")
        channel = fields.choice(optional: "channel")
        causes = fields.texts(ifGiven: "causes", limit: 20) ?? []
        summary = fields.text(optional: "summary", limit: 20_000)
        notADuplicateOf = fields.notADuplicateOf()
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let goesBack = try record.returnsTo.found(or: .nothingSentBack)
        switch try goesBack.check() {
        case .request:
            guard let complaint = goesBack.complaint else { throw NotFound("complaint") }
            _ = try RequestStage(
                target: RequestStage.Target(complaint, expectedVersions: nil), stage: goesBack.stage,
                requestedOn: goesBack.sentBackOn
            ).perform(context, db)
        case .register, .accept, .reopen: try register(record, on: goesBack.sentBackOn, context, db)
        }
    }

    /// A complaint of the case's service, received on the day it was sent back, which follows the case.
    private func register(
        _ record: OmbudsmanCaseRecord, on day: Day, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let registered = try RegisterComplaint(
            receivedAt: London.instant(of: day, hour: 0), channel: try channel.found(or: .blank("channel")),
            complainant: try complainant.found(or: .blank("complainant")),
            complainantType: try complainantType.found(or: .blank("complainant_type")), representativeType: nil,
            department: record.department, service: record.service,
            aboutChildrensSocialCare: record.standing.procedure == .childrens, causes: causes,
            summary: try summary.found(or: .blank("summary")), notADuplicateOf: notADuplicateOf
        ).perform(context, db)
        try LinkRecord.store(
            LinkID(rawValue: .version7(at: context.now)), .follows, from: registered.complaint.id, to: nil,
            or: record.id, context, db)
    }
}
