package import Complaints
import Foundation
package import WorkingDays

/// A row of an export that was read without a problem, with what tells it from every other.
package struct RegisterRow<Value: Sendable>: Sendable {
    let file: RegisterFile
    let line: Int
    let key: String
    let digest: [UInt8]
    let value: Value
}

extension RegisterRow {
    /// A row of no file, which can be told from no other.
    package init(of file: RegisterFile, madeUp value: Value) {
        self.init(file: file, line: 0, key: "", digest: [], value: value)
    }
}

package struct ExportedStage: Sendable {
    let reference: String
    let stage: Stage
    /// Stage 2 was offered because stage 1 overran; kept with stage 1.
    let offeredUnderDutyOn: Day?

    /// A stage of an export.
    package init(reference: String, stage: Stage, offeredUnderDutyOn: Day?) {
        self.reference = reference
        self.stage = stage
        self.offeredUnderDutyOn = offeredUnderDutyOn
    }
}

package struct ExportedAction: Sendable {
    let reference: String
    let scope: ActionScope
    let type: ActionType
    let owner: String
    let agreedOn: Day
    let dueOn: Day
    let completedOn: Day?
    let description: String

    /// An action of an export.
    package init(
        reference: String, scope: ActionScope, type: ActionType, owner: String, agreedOn: Day, dueOn: Day,
        completedOn: Day?, description: String
    ) {
        self.reference = reference
        self.scope = scope
        self.type = type
        self.owner = owner
        self.agreedOn = agreedOn
        self.dueOn = dueOn
        self.completedOn = completedOn
        self.description = description
    }
}

struct ExportedOmbudsmanCase: Sendable {
    let reference: String
    let complaint: String?
    let procedure: Procedure
    let department: String
    let service: String
    let enquiryOn: Day
    let decisionOn: Day?
    let decision: OmbudsmanDecision?
    let publicReport: Bool
    let reached: StageReached?
    let procedureExhausted: Bool
    let localOfferPence: Int?
    let summary: String?
}

struct ExportedRemedy: Sendable {
    let ombudsmanReference: String
    let type: RemedyType
    let amountPence: Int?
    let agreedOn: Day
    let dueOn: Day
    let completedOn: Day?
    let description: String
}

struct ExportedCost: Sendable {
    let reference: String?
    let category: CostCategory
    let incurredOn: Day
    let amountPence: Int
    let description: String
}

struct ExportedCompliment: Sendable {
    let receivedOn: Day
    let department: String
    let service: String
    let procedure: Procedure
    let text: String
}

struct ExportedEnquiry: Sendable {
    let reference: String
    let receivedAt: Date
    let channel: Channel
    let disposition: Disposition
    let destination: Destination?
    let department: String
    let closedAt: Date?
}

struct ExportedTotal: Sendable {
    let year: String
    let measure: String
    let department: String
    let value: Int
}

/// All rows of an export, each read and checked against the others.
package struct RegisterExport: Sendable {
    /// An export without rows.
    package init() {}

    package var complaints: [RegisterRow<ExportedComplaint>] = []
    package var stages: [RegisterRow<ExportedStage>] = []
    package var actions: [RegisterRow<ExportedAction>] = []
    var ombudsmanCases: [RegisterRow<ExportedOmbudsmanCase>] = []
    var remedies: [RegisterRow<ExportedRemedy>] = []
    var costs: [RegisterRow<ExportedCost>] = []
    var compliments: [RegisterRow<ExportedCompliment>] = []
    var enquiries: [RegisterRow<ExportedEnquiry>] = []
    var demand: [RegisterRow<ExportedTotal>] = []
    var earlierTotals: [RegisterRow<ExportedTotal>] = []
}

extension RegisterExport {
    /// The references of complaints that rows of other files name.
    var mentionedComplaints: [String] {
        stages.map(\.value.reference) + actions.map(\.value.reference) + ombudsmanCases.compactMap(\.value.complaint)
            + costs.compactMap(\.value.reference)
    }
}

/// The names a register export has for the procedures.
enum RegisterScheme: String, CaseIterable {
    case childrensSocialCare = "childrens_social_care"
    case adultSocialCare = "adult_social_care"
    case publicHealth = "public_health"
    case corporate

    var procedure: Procedure {
        switch self {
        case .childrensSocialCare: .childrens
        case .adultSocialCare: .adultSocialCare
        case .publicHealth: .publicHealth
        case .corporate: .corporate
        }
    }
}
