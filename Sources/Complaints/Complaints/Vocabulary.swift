/// How a complaint reached the council.
public enum Channel: String, Sendable, Codable, CaseIterable {
    case webForm = "web_form"
    case email, phone, letter
    case inPerson = "in_person"
    case councillorOrMP = "councillor_or_mp"
}

/// Who complains.
public enum ComplainantType: String, Sendable, Codable, CaseIterable {
    case parent
    case familyMember = "family_member"
    case childOrYoungPerson = "child_or_young_person"
    case fosterCarer = "foster_carer"
    case otherSufficientInterest = "other_sufficient_interest"
    /// A professional on somebody's behalf (requirement R53).
    case professionalOnBehalf = "professional_on_behalf"
    case adultServiceUser = "adult_service_user"
    case resident, business
}

/// Who speaks for the complainant.
public enum RepresentativeType: String, Sendable, Codable, CaseIterable {
    case childrensRightsOfficer = "childrens_rights_officer"
    case otherAdvocate = "other_advocate"
    case otherRepresentative = "other_representative"
}
