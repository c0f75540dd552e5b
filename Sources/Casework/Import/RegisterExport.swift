package import Complaints
import Foundation
package import WorkingDays

/// A row of an export that was read without a problem, with what tells it from every other.
package struct RegisterRow<Value: Sendable>: Sendable {
    let file: RegisterFile
    let line: Int
    /// In its normal form.
    let key: String
    /// The key as the file has it.
    let written: String
    let digest: [UInt8]
    let value: Value
}

extension RegisterRow {
    /// A row of no file, which can be told from no other.
    package init(of file: RegisterFile, madeUp value: Value) {
        self.init(file: file, line: 0, key: "", written: "", digest: [], value: value)
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

/// An obligation of an export: an action after a complaint, or a remedy of a case at the Ombudsman.
package struct ExportedObligation: Sendable {
    /// The reference of the complaint; of a remedy that of the case's complaint, where it has one.
    let complaint: String?
    let ombudsmanReference: String?
    let scope: ObligationScope
    let type: ObligationType
    let amountPence: Int?
    /// As the register names the owner.
    let owner: String?
    let department: String?
    let service: String?
    /// A post of the directory, whose department and service stand beside it.
    let post: PostID?
    let agreedOn: Day
    let dueOn: Day
    let doneOn: Day?
    let text: String

    /// An action of an export.
    package init(
        reference: String, scope: ObligationScope, type: ObligationType, owner: String?, department: String? = nil,
        service: String? = nil, post: PostID? = nil, agreedOn: Day, dueOn: Day, doneOn: Day?, text: String
    ) {
        complaint = reference
        ombudsmanReference = nil
        self.scope = scope
        self.type = type
        amountPence = nil
        self.owner = owner
        self.department = department
        self.service = service
        self.post = post
        self.agreedOn = agreedOn
        self.dueOn = dueOn
        self.doneOn = doneOn
        self.text = text
    }

    /// A remedy of an export; the service that its case is about owns it.
    init(
        of ombudsmanCase: ExportedOmbudsmanCase, scope: ObligationScope, type: ObligationType, amountPence: Int?,
        agreedOn: Day, dueOn: Day, doneOn: Day?, text: String
    ) {
        complaint = ombudsmanCase.complaint
        ombudsmanReference = ombudsmanCase.reference
        self.scope = scope
        self.type = type
        self.amountPence = amountPence
        owner = nil
        department = ombudsmanCase.department
        service = ombudsmanCase.service
        post = nil
        self.agreedOn = agreedOn
        self.dueOn = dueOn
        self.doneOn = doneOn
        self.text = text
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
    package var actions: [RegisterRow<ExportedObligation>] = []
    var ombudsmanCases: [RegisterRow<ExportedOmbudsmanCase>] = []
    var remedies: [RegisterRow<ExportedObligation>] = []
    var costs: [RegisterRow<ExportedCost>] = []
    var compliments: [RegisterRow<ExportedCompliment>] = []
    var enquiries: [RegisterRow<ExportedEnquiry>] = []
    var demand: [RegisterRow<ExportedTotal>] = []
    var earlierTotals: [RegisterRow<ExportedTotal>] = []
}

extension RegisterExport {
    /// The references of complaints that rows of other files name.
    var mentionedComplaints: [String] {
        stages.map(\.value.reference) + (actions + remedies).compactMap(\.value.complaint)
            + ombudsmanCases.compactMap(\.value.complaint)
            + costs.compactMap(\.value.reference)
    }
}

/// The names a register export has for totals from before its records, of which money is in pounds.
struct RegisterTotal: RawRepresentable, CaseIterable {
    static let allCases = EarlierMeasure.allCases.map(RegisterTotal.init(measure:))

    let measure: EarlierMeasure
    var rawValue: String { measure.rawValue + (measure.isMoney ? "_pounds" : "") }

    private init(measure: EarlierMeasure) {
        self.measure = measure
    }

    init?(rawValue: String) {
        guard let total = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = total
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
