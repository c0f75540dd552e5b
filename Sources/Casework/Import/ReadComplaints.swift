package import Complaints
import JSON
package import WorkingDays

/// A complaint as the export has it.
package struct ExportedComplaint: Sendable {
    package let reference: String
    package let procedure: Procedure
    package let receivedOn: Day
    let channel: Channel
    let complainant: String
    let complainantType: ComplainantType
    let representativeType: RepresentativeType?
    let advocacyOfferedOn: Day?
    package let department: String
    let service: String
    let aboutChildrensSocialCare: Bool
    let causes: [String]
    let summary: String
    var contactDetails: ContactDetails?

    /// A complaint of an export.
    package init(
        reference: String, procedure: Procedure, receivedOn: Day, channel: Channel, complainant: String,
        complainantType: ComplainantType, representativeType: RepresentativeType?, advocacyOfferedOn: Day?,
        department: String, service: String, aboutChildrensSocialCare: Bool, causes: [String], summary: String
    ) {
        self.reference = reference
        self.procedure = procedure
        self.receivedOn = receivedOn
        self.channel = channel
        self.complainant = complainant
        self.complainantType = complainantType
        self.representativeType = representativeType
        self.advocacyOfferedOn = advocacyOfferedOn
        self.department = department
        self.service = service
        self.aboutChildrensSocialCare = aboutChildrensSocialCare
        self.causes = causes
        self.summary = summary
    }

    /// The columns every export has, and those it may leave out.
    static let columns = [
        "reference", "scheme", "received_on", "channel", "complainant", "complainant_type", "representative_type",
        "advocacy_offered_on", "department", "service", "about_childrens_social_care", "causes", "summary",
    ]
    static let optionalColumns = [
        "complainant_postal_address", "complainant_email", "complainant_telephone", "complainant_preferred_way",
        "complainant_do_not_contact_at",
    ]
}

extension RegisterReader {
    mutating func complaint(_ row: inout RowReader) -> ExportedComplaint? {
        let reference = row.text("reference", limit: .reference)
        let scheme = row.code("scheme", RegisterScheme.self)
        let receivedOn = row.day("received_on")
        row.happened("received_on", receivedOn, within: coverage, today: today)
        let channel = row.code("channel", Channel.self)
        let complainant = row.text("complainant", limit: .name)
        let complainantType = row.code("complainant_type", ComplainantType.self)
        let representativeType = row.optionalCode("representative_type", RepresentativeType.self)
        let advocacyOfferedOn = row.optionalDay("advocacy_offered_on")
        row.order("advocacy_offered_on", advocacyOfferedOn, notBefore: receivedOn, "received_on", today: today)
        let department = row.text("department", limit: .name)
        let service = row.text("service", limit: .name)
        let about = row.yesNo("about_childrens_social_care")
        let causes =
            row.optional("causes")?.split(separator: ";", omittingEmptySubsequences: false).map(String.init) ?? []
        for cause in causes where !self.causes.contains(cause) {
            row.note("causes", "unknown code \"\(cause)\"; known are \(self.causes.sorted().joined(separator: ", "))")
        }
        if Set(causes).count < causes.count { row.note("causes", "names a cause twice") }
        let summary = row.text("summary", limit: .narrative)
        guard let reference, let scheme, let receivedOn, let channel, let complainant, let complainantType,
            let department, let service, let about, let summary
        else { return nil }
        var complaint = ExportedComplaint(
            reference: reference, procedure: scheme.procedure, receivedOn: receivedOn, channel: channel,
            complainant: complainant, complainantType: complainantType, representativeType: representativeType,
            advocacyOfferedOn: advocacyOfferedOn, department: department, service: service,
            aboutChildrensSocialCare: about, causes: causes, summary: summary)
        complaint.contactDetails = contactDetails(&row)
        if complaints[reference] == nil { complaints[reference] = complaint }
        return complaint
    }

    private func contactDetails(_ row: inout RowReader) -> ContactDetails? {
        let given = ExportedComplaint.optionalColumns.filter { row.optional($0) != nil }
        guard let first = given.first else { return nil }
        let details = ContactDetails(
            person: .complainant,
            postalAddress: row.optional("complainant_postal_address", limit: .address),
            email: row.optional("complainant_email", limit: .email),
            telephone: row.optional("complainant_telephone", limit: .telephone),
            preferredWay: row.optionalCode("complainant_preferred_way", PreferredWay.self),
            doNotContactAt: row.optional("complainant_do_not_contact_at", limit: .address))
        if let missing = details.missingField {
            row.note("complainant_\(missing)", "must not be blank beside \(first)")
        }
        if let email = details.email, !email.isEmailAddress {
            row.note("complainant_email", "\"\(email)\" is no e-mail address")
        }
        if let telephone = details.telephone, !telephone.isTelephoneNumber {
            row.note("complainant_telephone", "\"\(telephone)\" is no telephone number of 6 to 15 digits")
        }
        return details
    }
}
