import Foundation
import HTTPTypes
import JSON
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Versions of the children's report through HTTP.
extension Service {
    /// The path of a new draft of a period.
    func draft(_ period: String = "2024-25", of report: String = "childrens", _ more: String = "") async throws
        -> String
    {
        let reply = try await post("/v1/report-versions", #"{"report": "\#(report)", "period": "\#(period)"\#(more)}"#)
        try #require(reply.status == 201, "\(reply.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, try contract.answer("createReportVersion", 201)) == [])
        return try #require(reply.headers[.location])
    }

    /// Moves a version on to a status, whatever version it has; "200" or the status and the code of the refusal.
    func move(_ version: String, to status: String, _ more: String = "", token: String? = nil) async throws -> String {
        let reply = try await send(
            .post, version + "/status", #"{"status": "\#(status)"\#(more)}"#, token: token ?? manager,
            headers: [.ifMatch: "*"])
        return reply.status == 200 ? "200" : "\(reply.status) \(try reply.code ?? "-")"
    }

    /// Moves a draft as far as it comes before it is published.
    func finish(_ version: String) async throws {
        for status in ["presented", "final"] {
            let moved = try await move(version, to: status)
            try #require(moved == "200")
        }
    }

    /// A version as data, page and text.
    func printed(_ version: String) async throws -> [String] {
        var printed: [String] = []
        for format in ["json", "html", "text"] {
            let reply = try await get("\(version)?format=\(format)")
            try #require(reply.status == 200, "\(reply.text)")
            printed.append(reply.text)
        }
        return printed
    }

    /// A whole number of a frozen report's own period.
    func frozen(_ version: String, _ figure: String, _ key: String? = nil) async throws -> Int? {
        let json = try await get(version).json
        let found = json["frozen"]["figures"].elements.first {
            $0["figure"].text == figure && $0["period"].text == json["period"].text
        }
        return found?["values"].elements.first { $0["key"].text == key }?["number"].integer
    }

    /// What differs from one version to another: the figure with its key, both numbers, and the references of its records with
    /// where each is counted.
    func differences(_ version: String, to other: String) async throws -> [ReportDifference] {
        let reply = try await get("\(version)/differences?to=\(other.lastIdentifier)")
        try #require(reply.status == 200, "\(reply.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, try contract.answer("getReportDifferences", 200)) == [])
        return try reply.json["figures"].elements.map { figure in
            ReportDifference(
                figure: [figure["figure"].text, figure["key"].text].compactMap { $0 }.joined(separator: "/"),
                period: figure["period"].text ?? "",
                from: figure["from"]["number"].integer, to: figure["to"]["number"].integer,
                records: figure["records"].elements.filter { $0["part"].text == "number" }.map {
                    "\($0["reference"].text ?? $0["id"].text ?? "") \($0["counted_in"].text ?? "")"
                })
        }
    }
}

/// What happened in 2024-25.
extension Service {
    /// A children's complaint of 2024-25, answered at stage 1.
    func answered(
        receivedOn: String, respondedOn: String, outcome: String = "not_upheld"
    ) async throws -> Casefile {
        let file = try await Casefile.accepted(self, receivedAt: "\(receivedOn)T09:30:00Z")
        try await file.done(
            "/stages/local_resolution/response", #"{"responded_on": "\#(respondedOn)", "outcome": "\#(outcome)"}"#)
        return file
    }

    /// A case at the Ombudsman.
    func openedCase(summary: String = "A delay") async throws -> String {
        let opened = try await post(
            "/v1/ombudsman-cases",
            """
            {"reference": "24 000 777", "procedure": "childrens", "department": "Children and Families",
            "service": "Fostering", "enquiry_on": "2025-01-06", "stage_reached": "review_panel",
            "procedure_exhausted": true, "summary": "\(summary)"}
            """)
        return try #require(opened.headers[.location], "\(opened.text)")
    }

    func uphold(_ path: String) async throws {
        _ = try await done(
            path, "/decision",
            #"{"decision_on": "2025-03-20", "decision": "upheld_fault_and_injustice", "public_report": false}"#)
    }
}

extension Casefile {
    var reference: String {
        get async throws { try #require(try await complaint["reference"].text) }
    }
}

struct ReportDifference: Hashable {
    let figure: String
    let period: String
    let from: Int?
    let to: Int?
    let records: [String]
}

extension [ReportDifference] {
    /// The difference of a figure's value in a period.
    func of(_ figure: String, in period: String = "2024-25") -> ReportDifference? {
        first { $0.figure == figure && $0.period == period }
    }
}
