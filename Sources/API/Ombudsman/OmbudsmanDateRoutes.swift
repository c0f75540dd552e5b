import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import WorkingDays

/// What moves or ends a date at the Ombudsman: letters, the public report, the report to members.
struct OmbudsmanDateRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.letters, "receiveOmbudsmanLetter", .recordCasework, receiveLetter),
            .post(Self.letter + "/extension", "extendOmbudsmanLetter", .recordCasework, extendLetter),
            .post(Self.letter + "/answer", "answerOmbudsmanLetter", .recordCasework, answerLetter),
            .post(Self.report, "receivePublicReport", .recordCasework, receiveReport),
            .post(Self.report + "/acts", "recordPublicReportAct", .recordCasework, recordAct),
            .post(Self.report + "/extension", "extendPublicReportReply", .recordCasework, extendReply),
            .post(Self.oneCase + "/members-told", "tellMembers", .recordCasework, tellMembers),
        ]
    }

    private static let oneCase = "/v1/ombudsman-cases/{ombudsman_case_id}"
    private static let letters = oneCase + "/letters"
    private static let letter = letters + "/{letter_id}"
    private static let report = oneCase + "/public-report"

    private func receiveLetter(_ call: Call) async throws -> Response {
        try await call.change {
            ReceiveOmbudsmanLetter(
                ombudsmanCase: $1, expectedVersion: $2, type: $0.choice("type"), receivedOn: $0.day("received_on"),
                dueOn: $0.day("due_on"))
        }
    }

    private func extendLetter(_ call: Call) async throws -> Response {
        let letter = try call.letterID()
        return try await call.change {
            ExtendOmbudsmanLetter(
                ombudsmanCase: $1, expectedVersion: $2, letter: letter, agreedOn: $0.day("agreed_on"),
                extendedTo: $0.day("extended_to"))
        }
    }

    private func answerLetter(_ call: Call) async throws -> Response {
        let letter = try call.letterID()
        return try await call.change {
            AnswerOmbudsmanLetter(
                ombudsmanCase: $1, expectedVersion: $2, letter: letter, answeredOn: $0.day("answered_on"))
        }
    }

    private func receiveReport(_ call: Call) async throws -> Response {
        try await call.change {
            ReceivePublicReport(ombudsmanCase: $1, expectedVersion: $2, receivedOn: $0.day("received_on"))
        }
    }

    private func recordAct(_ call: Call) async throws -> Response {
        try await call.change {
            RecordPublicReportAct(
                ombudsmanCase: $1, expectedVersion: $2, act: $0.choice("act"), doneOn: $0.day("done_on"))
        }
    }

    private func extendReply(_ call: Call) async throws -> Response {
        try await call.change {
            ExtendPublicReportReply(
                ombudsmanCase: $1, expectedVersion: $2, agreedOn: $0.day("agreed_on"),
                extendedTo: $0.day("extended_to"))
        }
    }

    private func tellMembers(_ call: Call) async throws -> Response {
        try await call.change {
            TellMembers(ombudsmanCase: $1, expectedVersion: $2, toldOn: $0.day("members_told_on"))
        }
    }
}

extension Call {
    fileprivate func letterID() throws(RequestError) -> OmbudsmanLetterID {
        OmbudsmanLetterID(rawValue: try identifier("letter_id", of: "letter"))
    }
}
