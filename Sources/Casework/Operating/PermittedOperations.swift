public import Complaints
import Foundation
import Postgres
import WorkingDays

/// An operation on a complaint, and whether it may be done now by the caller.
public struct PermittedOperation: Sendable {
    /// Its identifier in openapi.yaml, as `grantExtension`.
    public let operation: String
    /// The stage it is about; nil where it is about the complaint as a whole.
    public let stage: StageName?
    public let permission: Permission
    public let verdict: Verdict

    /// What stands in the way, if anything.
    public enum Verdict: Sendable {
        case permitted
        case refused(Refusal)
        /// The caller's role does not hold the permission.
        case forbidden
    }
}

extension Casework {
    /// Every operation on a complaint with whether it may be done today, in the order of the procedure.
    ///
    /// The rules themselves are asked: each operation is tried on a copy of the complaint with the values a caller would
    /// send today. A refusal that blames a field says nothing against the operation; one that blames the complaint does.
    public func permittedOperations(
        on id: ComplaintID, as credential: Credential
    ) async throws -> [PermittedOperation] {
        let now = clock.now
        return try await database.read { db in
            let actor = try authorise(credential, for: .readCasework, now: now, db)
            guard let complaint = try Complaint.load(id, lock: false, db) else { throw NotFound("complaint") }
            let version = try complaint.acceptance.map { try knowledge.version($0.procedureVersion, db) }
            let context = RuleContext(
                today: clock.day(of: now), version: version ?? .unaccepted, calendar: try knowledge.calendar(db),
                newStageID: StageID(rawValue: .version7(at: now)), actor: actor.name,
                requiresQualityCheck: try CouncilSetting.responseQualityCheck.value(on: clock.day(of: now), db) == 1)
            return ComplaintOperation.all.flatMap { operation in
                operation.stages(of: complaint, context).map { stage in
                    let permission = stage.flatMap { operation.permissionAt[$0] } ?? operation.permission
                    let isHeld = actor.role.permissions.contains(permission)
                    return PermittedOperation(
                        operation: operation.name, stage: stage, permission: permission,
                        verdict: isHeld ? operation.verdict(on: complaint, stage, context) : .forbidden)
                }
            }
        }
    }
}

extension ComplaintOperation {
    /// The stages to ask about: where the operation belongs to some, those of the procedure among them.
    fileprivate func stages(of complaint: Complaint, _ context: RuleContext) -> [StageName?] {
        switch scope {
        case .complaint: [nil]
        case .stages(let names): context.version.stages.filter(names.contains)
        case .nextStage: [complaint.stages.last.flatMap { context.version.stage(after: $0.stage) }]
        }
    }

    fileprivate func verdict(
        on complaint: Complaint, _ stage: StageName?, _ context: RuleContext
    ) -> PermittedOperation.Verdict {
        var copy = complaint
        do {
            try attempt(&copy, stage, context)
        } catch let refusal as Refusal {
            if !refusal.code.blamesRequest { return .refused(refusal) }
        } catch {
            // A day beyond the calendar stands in the way of the day, not of the operation.
        }
        return .permitted
    }
}
