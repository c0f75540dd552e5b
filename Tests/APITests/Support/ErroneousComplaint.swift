import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Complaints that turn out to have been registered in error or twice.
enum Erroneous {
    /// A state in which a complaint may turn out to have been registered in error.
    enum State: String, CaseIterable {
        case unaccepted, running, late, answered, atStage2, withdrawn, refused, corporateAnswered, adult
    }

    /// A complaint of 3 March 2025 in a state.
    static func complaint(_ state: State, _ service: Service) async throws -> Casefile {
        switch state {
        case .unaccepted: return try await Casefile.register(service)
        case .running, .late: return try await Casefile.accepted(service)
        case .answered:
            let file = try await Casefile.accepted(service, points: ["A delay"])
            try await file.done(
                "/stages/local_resolution/response",
                #"{"responded_on": "2025-03-17", \#(try await file.finding("upheld"))}"#)
            return file
        case .atStage2:
            let file = try await Casefile.accepted(service)
            try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
            try await file.report(on: "2025-04-01", "upheld")
            return file
        case .withdrawn:
            let file = try await Casefile.accepted(service)
            try await file.done("/withdrawal", #"{"withdrawn_on": "2025-03-10", "explanation": "It is settled."}"#)
            return file
        case .refused:
            let file = try await Casefile.register(service)
            try await file.done(
                "/refusal",
                """
                {"refused_on": "2025-03-05", "reason": "other_body", "explanation": "It is another's.",
                "letter_sent_on": "2025-03-05", "eligible_complainant": true, "subject_in_scope": false}
                """)
            return file
        case .corporateAnswered:
            let file = try await Casefile.accepted(service, "corporate", type: "resident")
            try await file.done(
                "/stages/stage_1/response",
                #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "fault_found"}"#)
            return file
        case .adult: return try await Casefile.accepted(service, "adult_social_care", type: "adult_service_user")
        }
    }

    static let error = #"{"reason": "The same letter came by e-mail and by post."}"#

    static func error(twice other: String) -> String {
        #"{"reason": "The same letter came by e-mail and by post.", "duplicate_of": "\#(other)"}"#
    }
}
