import Complaints

extension DemandMeasure {
    /// Its name in the report.
    var name: String {
        switch self {
        case .referrals: "Referrals to children's social care"
        case .singleAssessments: "Single assessments"
        case .childrenInCareAt31March: "Children in care at 31 March"
        case .childProtectionPlansAt31March: "Child protection plans at 31 March"
        }
    }
}

extension ComplainantType {
    /// Its name in the report.
    var name: String {
        switch self {
        case .parent: "Parent"
        case .familyMember: "Other family member"
        case .childOrYoungPerson: "Child or young person"
        case .fosterCarer: "Foster carer"
        case .otherSufficientInterest: "Other person with sufficient interest"
        case .professionalOnBehalf: "Professional on somebody's behalf"
        case .adultServiceUser: "Adult service user"
        case .resident: "Resident"
        case .business: "Business"
        }
    }
}

extension ActionType {
    /// Its name in the report.
    var name: String {
        switch self {
        case .apology: "Apology"
        case .staffTraining: "Staff training"
        case .overdueWorkDone: "Overdue work done"
        case .decisionChanged: "Decision changed"
        case .policyOrProcedureChange: "Policy or procedure change"
        case .reminderOrGuidance: "Reminder or guidance"
        case .payment: "Payment"
        case .systemChange: "System change"
        case .capacityChange: "Capacity change"
        case .other: "Other"
        }
    }
}

extension RemedyType {
    /// Its name in a sentence.
    var name: String {
        switch self {
        case .apology: "an apology"
        case .symbolicPayment: "a symbolic payment"
        case .quantifiableLossPayment: "a payment for a quantifiable loss"
        case .reimbursement: "a reimbursement"
        case .backdatedFunding: "backdated funding"
        case .chargeDeferred: "a charge deferred"
        case .serviceToBeProvided: "a service to be provided"
        case .reassessment: "a reassessment"
        case .policyReview: "a review of policy"
        case .reminderOrTraining: "reminders or training for staff"
        case .other: "another remedy"
        }
    }
}

extension FaultCase {
    /// The decision as a heading.
    var finding: String {
        switch decision {
        case .upheldFaultNoInjustice: "fault without injustice"
        case .upheldSatisfiedWithOffer: "fault, with which what had been offered was enough"
        default: "fault causing injustice"
        }
    }

    /// What the council agreed to do, as a sentence.
    var agreed: String {
        guard !remedies.isEmpty else { return "No remedy is recorded." }
        let parts = remedies.map { remedy in
            remedy.pence == 0 ? remedy.type.name : "\(remedy.type.name) of \(Words.money(pence: remedy.pence))"
        }
        return "Agreed with the Council: \(Words.list(parts))."
    }
}
