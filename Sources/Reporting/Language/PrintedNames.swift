import Complaints

extension DemandMeasure {
    /// Its name in the report.
    var name: String {
        switch self {
        case .referrals: "Referrals to children's social care"
        case .singleAssessments: "Single assessments"
        case .childrenInCareAt31March: "Children in care at 31 March"
        case .childProtectionPlansAt31March: "Child protection plans at 31 March"
        case .openCasesAt31March: "Children with an open case at 31 March"
        case .adultSocialCareClients: "Adults who use social care"
        case .residents: "Residents"
        case .households: "Households"
        case .wasteCollections: "Waste collections"
        case .wasteTonnes: "Waste collected, in tonnes"
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

extension ObligationType {
    /// Its name in a table.
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
        case .symbolicPayment: "Symbolic payment"
        case .distressPayment: "Payment for distress, or time and trouble"
        case .missedServicePayment: "Payment for a missed service"
        case .quantifiableLossPayment: "Payment for a quantifiable loss"
        case .reimbursement: "Reimbursement"
        case .paymentInLieu: "Payment in lieu"
        case .backdatedFunding: "Backdated funding"
        case .chargeDeferred: "Charge deferred"
        case .chargeWaived: "Charge waived"
        case .serviceToBeProvided: "Service to be provided"
        case .reassessment: "Reassessment"
        case .policyReview: "Review of policy"
        case .reminderOrTraining: "Reminders or training for staff"
        case .other: "Other"
        }
    }

    /// Its name in a sentence.
    var phrase: String {
        switch self {
        case .staffTraining, .overdueWorkDone, .backdatedFunding, .reminderOrTraining: name.lowercased()
        case .apology: "an \(name.lowercased())"
        case .other: "another remedy"
        case .decisionChanged, .policyOrProcedureChange, .reminderOrGuidance, .payment, .systemChange,
            .capacityChange, .symbolicPayment, .distressPayment, .missedServicePayment, .quantifiableLossPayment,
            .reimbursement, .paymentInLieu, .chargeDeferred, .chargeWaived, .serviceToBeProvided, .reassessment,
            .policyReview:
            "a \(name.lowercased())"
        }
    }
}

extension ComplainantType {
    /// Whether it may complain under the children's procedure (Children Act 1989 s26(3)).
    var isOfChildrensProcedure: Bool {
        switch self {
        case .parent, .familyMember, .childOrYoungPerson, .fosterCarer, .otherSufficientInterest, .professionalOnBehalf:
            true
        case .adultServiceUser, .resident, .business: false
        }
    }
}
