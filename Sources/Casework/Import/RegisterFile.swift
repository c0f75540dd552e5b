import Complaints
import Foundation

/// A file of a register export and the columns it must have.
package enum RegisterFile: String, CaseIterable {
    case complaints, stages, actions, ombudsman, remedies, costs, compliments, enquiries, demand
    case earlierTotals = "earlier_totals"

    var name: String { rawValue + ".csv" }

    var columns: [String] {
        switch self {
        case .complaints: ExportedComplaint.columns
        case .stages:
            [
                "complaint_reference", "stage", "requested_on", "statement_agreed_on", "offered_under_duty_on",
                "investigating_officer", "investigator_type", "independent_person", "extension_agreed_on",
                "extension_agreed_to", "report_received_on", "panel_held_on", "panel_findings_on", "early_referral_on",
                "responded_on", "outcome", "all_points_upheld", "no_finding_reason", "breach_reason",
            ]
        case .actions:
            [
                "complaint_reference", "scope", "type", "owner", "agreed_on", "due_on", "completed_on", "description",
            ]
        case .ombudsman:
            [
                "ombudsman_reference", "complaint_reference", "scheme", "department", "service", "enquiry_on",
                "decision_on", "decision", "public_report", "procedure_exhausted", "local_offer_pounds", "summary",
            ]
        case .remedies:
            ["ombudsman_reference", "type", "amount_pounds", "agreed_on", "due_on", "completed_on", "description"]
        case .costs: ["complaint_reference", "category", "incurred_on", "amount_pounds", "description"]
        case .compliments: ["received_on", "department", "service", "scheme", "text"]
        case .enquiries:
            ["reference", "received_at", "channel", "disposition", "signposted_to", "department", "closed_at"]
        case .demand: ["year", "measure", "value"]
        case .earlierTotals: ["year", "measure", "department", "value"]
        }
    }

    /// The form by which two keys of its rows are the same.
    func normal(_ key: String) -> String {
        switch self {
        case .ombudsman: key.soughtReference
        case .earlierTotals: key.listedName
        default: key.normalReference
        }
    }

    /// The form by which two cells of a column say the same: that of references and of names, in which the record is found; of
    /// anything else what stands there.
    static func said(_ cell: String, in column: String) -> String {
        switch column {
        case "ombudsman_reference": cell.soughtReference
        case "reference", "complaint_reference": cell.normalReference
        case "department", "service", "owner_department", "owner_service", "owner_team": cell.listedName
        case "complainant", "investigating_officer", "independent_person", "owner", "owner_post": cell.normalName
        default: cell
        }
    }

    /// The columns it may have besides.
    private var optionalColumns: [String] {
        switch self {
        case .complaints: ExportedComplaint.optionalColumns
        case .actions: ["owner_post", "owner_department", "owner_service", "owner_team"]
        default: []
        }
    }

    /// The rows of the file in a folder, each ready to be read; the file's own faults are problems.
    ///
    /// - Throws: `CocoaError` where the file cannot be read.
    func rows(in directory: URL, problems: inout [RegisterProblem]) throws -> [RowReader] {
        try CSVFile(name: name, columns: columns, optionalColumns: optionalColumns)
            .rows(at: directory.appendingPathComponent(name), problems: &problems)
    }
}
