public import Complaints
import Foundation
public import JSON
public import Postgres

/// Corrects facts of a complaint; the audit keeps what was there before, by whom and why (requirement R67).
public struct CorrectComplaint: ComplaintAddition {
    public static let event = "complaint_corrected"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Complaint>
    public let complainant: String?
    public let complainantType: ComplainantType?
    public let aboutChildrensSocialCare: Bool?
    public let department: String?
    public let service: String?
    public let causes: [String]?
    public let summary: String?
    public let contactDetails: [ContactDetails]
    public let reason: String
    /// What a correction needs that hides that a child speaks.
    public let rightsCheck: RightsCheck?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target

        complainant = fields.text(optional: "complainant", limit: 200)
        complainantType = fields.choice(optional: "complainant_type")
        aboutChildrensSocialCare = fields.flag(optional: "about_childrens_social_care")
        department = fields.text(optional: "department", limit: 200)
        service = fields.text(optional: "service", limit: 200)
        causes = fields.texts(ifGiven: "causes", limit: 20)
        summary = fields.text(optional: "summary", limit: 20_000)
        contactDetails = [ContactDetails](&fields)
        reason = fields.text("reason", limit: 2_000)
        rightsCheck = RightsCheck(&fields)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [Correction] {
        let hidesChild = complaint.hidesChild(
            complainantType, aboutChildrensSocialCare: aboutChildrensSocialCare,
            signs: try ChildSigns.of(complaint.id, db))
        if hidesChild { try context.requireDecider() }
        try complaint.checkSubject(correctedTo: aboutChildrensSocialCare)
        try complaint.checkCauses(correctedTo: causes)
        try Correction.checkService(department: department, service: service)
        let corrections = try Correction.all(of: facts(of: complaint))
        if let department, let service {
            let investigator = try complaint.runningInvestigator.flatMap { try Person.load($0, db) }
            try complaint.checkCorrection(
                to: ServiceName(department: department, name: service), investigator: investigator)
            let moved = try db.first(
                """
                UPDATE complaint AS c SET service_id = s.id
                FROM service AS s WHERE c.id = \(complaint.id) AND s.department = \(department) AND s.name = \(service)
                RETURNING s.id
                """
            ) { try $0["id"] as Int }
            _ = try moved.found(or: .unknownService(department: department, service: service))
        }
        if let causes { try store(causes, before: complaint.causes, db) }
        if complaint.reopensInterest(correctedTo: complainantType) {
            try db.execute(SQL.forgetInterest(of: complaint.id))
        }
        try db.execute(
            """
            UPDATE complaint SET complainant = \(complainant ?? complaint.complainant),
                complainant_type = \(complainantType ?? complaint.complainantType),
                about_childrens_social_care = \(aboutChildrensSocialCare ?? complaint.aboutChildrensSocialCare),
                interest_reopened_on = \(complaint.interestReopened(byCorrectionTo: complainantType, on: context.today)),
                summary = \(summary ?? complaint.summary)
            WHERE id = \(complaint.id)
            """)
        if hidesChild {
            try context.keep(
                KeptOut(.correction, on: context.today, reason: reason, check: rightsCheck),
                of: .complaint(complaint.id),
                on: "corrected_on", since: complaint.receivedOn, db)
        }
        try contactDetails.store(of: complaint.id, db)
        return corrections
    }

    /// A cause that was retired may stay, and may not be chosen anew.
    private func store(_ causes: [String], before: [String], _ db: borrowing Transaction) throws {
        let new = causes.filter { !before.contains($0) }
        let chosen = try db.execute(
            """
            INSERT INTO complaint_cause (complaint_id, cause)
            SELECT \(complaint), c.code FROM cause AS c WHERE c.code = ANY(\(new)::text[]) AND c.retired_on IS NULL
            """)
        guard chosen == new.count else { try Cause.refuse(new, from: try Cause.all(db)) }
        try db.execute(
            "DELETE FROM complaint_cause WHERE complaint_id = \(complaint) AND cause <> ALL(\(causes)::text[])")
    }

    /// What the record says, and what the caller says it should.
    private func facts(of complaint: Complaint) -> [(fact: String, before: String, after: String?)] {
        [
            ("complainant", complaint.complainant, complainant),
            ("complainant_type", complaint.complainantType.rawValue, complainantType?.rawValue),
            (
                "about_childrens_social_care", "\(complaint.aboutChildrensSocialCare)",
                aboutChildrensSocialCare.map { "\($0)" }
            ), ("department", complaint.department, department), ("service", complaint.service, service),
            (
                "causes", complaint.causes.sorted().joined(separator: ", "),
                causes.map { $0.sorted().joined(separator: ", ") }
            ), ("summary", complaint.summary, summary),
        ]
            + contactDetails.map { new in
                let before = complaint.contactDetails.first { $0.person == new.person }
                return (new.fact, before?.written ?? "", new.written)
            }
    }

    public func dutySubjects(of corrections: [Correction]) -> [DutySubject] { [.complaint(complaint)] }

    public var details: [String: AuditValue?] { ["reason": .text(reason)] }

    public func details(of corrections: [Correction], before: Complaint) -> [String: AuditValue?] {
        var details = details
        let reached = contactDetails.map(\.fact)
        for correction in corrections {
            // Where somebody lives is no fact for an audit that is kept for ever; that it changed is.
            guard !reached.contains(correction.fact) else {
                details[correction.fact] = .text("corrected")
                continue
            }
            details["from_\(correction.fact)"] = .text(correction.before)
            details["to_\(correction.fact)"] = .text(correction.after)
        }
        return details
    }
}

extension SQL {
    /// The decision on sufficient interest was about somebody else and is made again; the audit keeps it.
    fileprivate static func forgetInterest(of complaint: ComplaintID) -> SQL {
        """
        UPDATE complaint SET sufficient_interest = NULL, sufficient_interest_ground = NULL,
            sufficient_interest_decided_on = NULL, sufficient_interest_notified_on = NULL
        WHERE id = \(complaint)
        """
    }
}
