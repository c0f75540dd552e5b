import Complaints
import Foundation
import Postgres
import Testing
import WorkingDays

@testable import Casework

/// A statement that must stay on its index as the register grows.
struct PlannedQuery: Sendable, CustomTestStringConvertible {
    let name: String
    /// The index its rows are found by.
    let index: String
    let sql: @Sendable () throws -> SQL

    var testDescription: String { name }

    init(_ name: String, index: String, _ sql: @escaping @Sendable () throws -> SQL) {
        self.name = name
        self.index = index
        self.sql = sql
    }

    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// The start of the second page, in the middle of the register.
    private static func middle() throws -> DayPosition { DayPosition(on: try day("2022-04-01"), id: UUID()) }

    static let sweep = PlannedQuery("the sweep of today", index: "duty_open_due_on_idx") {
        .sweep(try day("2023-04-03"), at: Date())
    }

    static let pastSweep = PlannedQuery("the sweep of a past day", index: "duty_ended_on_idx") {
        .sweep(try day("2023-02-01"), at: Date())
    }

    static let contacts = PlannedQuery("contacts", index: "contact_received_on_idx") {
        .contacts(ContactFilter(), after: try middle(), limit: 51, now: Date())
    }

    /// The pages of lists, ordered by their day.
    static let lists = [
        PlannedQuery("complaints", index: "complaint_received_on_idx") {
            .complaints(ComplaintFilter(), among: .many, after: try middle(), limit: 51)
        },
        PlannedQuery("complaints of a procedure", index: "complaint_procedure_received_on_idx") {
            var filter = ComplaintFilter()
            filter.procedure = .childrens
            return .complaints(filter, among: .many, after: try middle(), limit: 51)
        },
        PlannedQuery("open complaints", index: "complaint_received_on_idx") {
            var filter = ComplaintFilter()
            filter.state = .open
            return .complaints(filter, among: .many, after: nil, limit: 51)
        },
        contacts,
        PlannedQuery("Ombudsman cases", index: "ombudsman_case_enquiry_on_idx") {
            .ombudsmanCases(OmbudsmanCaseFilter(), after: try middle(), limit: 51)
        },
        PlannedQuery("letters of the Ombudsman", index: "letter_passed_idx") {
            .ombudsmanLetters(OmbudsmanLetterFilter(), today: try day("2022-10-03"), after: try middle(), limit: 51)
        },
        PlannedQuery("breaches", index: "duty_flag_as_of_idx") {
            .breaches(
                BreachFilter(), among: .many, today: try day("2022-10-03"),
                after: NumberedDayPosition(on: try day("2022-10-03"), number: 1000), limit: 51)
        },
    ]

    /// The second page of a worklist.
    static func worklist(_ list: Worklist, _ filter: WorklistFilter = WorklistFilter()) -> PlannedQuery {
        PlannedQuery(list.rawValue, index: list.index) {
            .worklist(
                list, filter, among: .many, today: try day("2022-10-03"),
                turn: try day(list == .drift ? "2022-09-12" : "2022-10-10"),
                after: WorklistPosition(on: try day("2021-04-01"), id: UUID(), number: 1), limit: 51)
        }
    }
}

extension Worklist {
    /// The index that holds no more than what waits.
    var index: String {
        switch self {
        case .dueSoon, .overdue: "duty_open_due_on_idx"
        case .dutyToOffer: "duty_offer_owed_idx"
        case .ombudsman: "duty_ombudsman_idx"
        case .reviews: "duty_review_idx"
        case .needsUpdate, .drift, .lateRequests: "stage_open_idx"
        case .lateWithoutReason: "duty_late_idx"
        case .receiptMissing: "stage_receipt_missing_idx"
        case .awaitingDecision: "complaint_awaiting_decision_idx"
        case .awaitingAdvocate: "complaint_awaiting_advocate_idx"
        case .checksDue, .obligationsOverdue: "duty_obligation_idx"
        case .noticesOwed: "duty_notice_idx"
        }
    }

    /// What may be sorted for a page: nothing where the index has the order of the list, else what the index found, which is
    /// no more than a week of deadlines or the complaints that are open.
    var sorted: Set<String> {
        switch self {
        case .dueSoon: ["duty", "stage", "complaint"]
        // The register has fewer open stages than a page, so that reading all of them and sorting costs no more than their order.
        case .needsUpdate: ["stage", "complaint"]
        case .drift, .lateRequests: ["stage", "complaint", "duty"]
        case .awaitingDecision: ["complaint", "stage"]
        default: []
        }
    }
}
