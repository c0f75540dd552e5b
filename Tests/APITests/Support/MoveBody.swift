import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// How tests write of moves to another procedure.
enum MoveBody {
    static let childrens = """
        {"procedure": "childrens", "reason": "It is about a placement.", "eligible_complainant": true,
        "subject_in_scope": true, "about_childrens_social_care": true
        """

    /// The body of a move, with what it says of stages.
    static func body(_ procedure: String, _ more: String = "") -> String {
        procedure == "childrens"
            ? MoveBody.childrens + more + "}"
            : #"{"procedure": "\#(procedure)", "reason": "It is no child's matter."\#(more)}"#
    }

    static let outside = #", "eligible_complainant": true, "subject_in_scope": false"#

    /// A complaint of 3 March 2025 in a procedure, its first stage answered on a day.
    static func answered(
        _ service: Service, _ procedure: String, on day: String? = "2025-03-12", type: String = "parent",
        receivedAt: String = "2025-03-03T09:30:00Z", points: [String] = [], more: String = "", about: Bool? = nil
    ) async throws -> Casefile {
        let file = try await Casefile.register(
            service, receivedAt: receivedAt, type: type, aboutChildren: about ?? (procedure == "childrens"),
            points: points)
        try await service.accept(file.path, into: procedure, on: String(receivedAt.prefix(10)))
        guard let day else { return file }
        let stage = try #require(try await file.complaint["stages"][0]["stage"].text)
        let signed = stage == "local_resolution" ? "" : #""responded_by": "\#(Signer.first)", "#
        try await file.done(
            "/stages/\(stage)/response",
            #"{"responded_on": "\#(day)", \#(signed)\#(try await file.finding("upheld"))\#(more)}"#)
        return file
    }

    /// What is shown of the stages but their identifiers and signatures.
    static func stages(_ file: Casefile) async throws -> String {
        var text = try await file.service.get(file.path).text
        text = String(text[try #require(text.range(of: #""stages":"#)).lowerBound...])
        return text.replacing(/"id":"[^"]*",/, with: "").replacing(/"responded_by":("[^"]*"|null)/, with: "")
    }
}
