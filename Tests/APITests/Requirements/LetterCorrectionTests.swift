import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What was entered wrongly of a letter of the Ombudsman or of its case is corrected; one that was logged twice counts once.
@Suite(.database) struct LetterCorrectionTests {
    @Test(
        "What was typed wrongly of a letter is corrected as it should have been entered, and its duty follows",
        arguments: [
            (#""due_on": "2025-02-10""#, "letter 2025-02-10 2025-02-07"),
            (#""answered_on": "2025-02-08""#, "letter 2025-02-08 2025-02-08"),
            (#""answered_on": null"#, "letter 2025-02-08 open"),
            (#""received_on": "2025-01-09", "letter_on": "2025-01-08""#, "letter 2025-02-08 2025-02-07"),
            (#""kind": "draft_decision""#, "letter 2025-02-08 2025-02-07"),
            (#""received_on": "2025-02-07""#, "letter 2025-02-08 2025-02-07"),
            (#""due_on": "2025-02-01", "answered_on": "2025-02-01""#, "letter 2025-02-01 2025-02-01"),
            (#""kind": "reply", "sent_on": "2025-01-10", "due_on": null, "answered_on": null"#, ""),
        ])
    func corrected(fields: String, clock: String) async throws {
        let at = try await AtTheOmbudsman.start()

        let answer = try await at.service.corrected(at.corrections, fields)

        #expect(answer == "200")
        #expect(try await at.clocks() == (clock.isEmpty ? [] : [clock]))
        #expect(try await at.service.drift() == 0)
        let contract = try Contract.shared.get()
        #expect(contract.violations(try await at.service.get(at.path).json, contract.named("OmbudsmanCase")) == [])
    }

    @Test(
        "A correction of a letter goes through the rules of its logging, and an act in its way is named",
        arguments: [
            (#""received_on": "2025-02-08""#, "409 act_in_the_way"),
            (#""due_on": null"#, "422 letter_due"), (#""sent_on": "2025-01-10""#, "422 letter_direction"),
            (#""received_on": "2025-02-09""#, "422 out_of_order"),
            (#""received_on": "2025-01-05""#, "422 out_of_order"),
            (#""answered_on": "2025-03-04""#, "422 in_the_future"),
            (#""answered_on": "2025-01-09""#, "422 out_of_order"),
            (#""extended_to": "2025-02-20""#, "409 not_recorded"), ("", "409 nothing_corrected"),
            (#""due_on": "2025-02-08""#, "409 nothing_corrected"), (#""kind": "other""#, "422 blank"),
            (#""letter_on": "2025-01-11""#, "422 out_of_order"), (#""kind": "aunt""#, "422 invalid_body"),
            (#""link_officer_id": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10""#, "422 unknown_person"),
        ])
    func refused(fields: String, code: String) async throws {
        let at = try await AtTheOmbudsman.start()
        let before = try await at.service.get(at.path).text

        let answer = try await at.service.corrected(at.corrections, fields)

        #expect(answer == code)
        #expect(try await at.service.get(at.path).text == before)
    }

    @Test("A breach is withdrawn by a correction that makes it untrue, and added by one that makes it true")
    func breaches() async throws {
        let late = try await AtTheOmbudsman.start(on: "2025-02-11", answered: false)
        try await late.service.sweep()
        try #require(try await late.service.breachesInForce() == ["ombudsman_letter 2025-02-08"])

        #expect(try await late.service.corrected(late.corrections, #""due_on": "2025-02-12""#) == "200")
        #expect(try await late.service.breachesInForce() == [])
        #expect(try await late.service.corrected(late.corrections, #""due_on": "2025-02-09""#) == "200")
        #expect(try await late.service.breachesInForce() == ["ombudsman_letter 2025-02-09"])
        try await late.service.done(late.path, "/letters/\(late.letter)/answer", #"{"answered_on": "2025-02-10"}"#)
        #expect(try await late.service.corrected(late.corrections, #""answered_on": "2025-02-09""#) == "200")
        #expect(try await late.service.breachesInForce() == [])
        #expect(try await late.service.corrected(late.corrections, #""answered_on": "2025-02-10""#) == "200")
        #expect(try await late.service.breachesInForce() == ["ombudsman_letter 2025-02-09"])
        #expect(try await late.service.drift() == 0)
    }

    @Test("A letter that is extended again keeps each day that was in force, and only the last extension is taken back")
    func extendedAgain() async throws {
        let at = try await AtTheOmbudsman.start(answered: false)
        func extend(_ agreedOn: String, _ extendedTo: String) async throws -> Reply {
            try await at.service.change(
                at.path, "/letters/\(at.letter)/extension",
                #"{"agreed_on": "\#(agreedOn)", "extended_to": "\#(extendedTo)"}"#)
        }
        func duties() async throws -> [String] {
            try await at.service.get(at.path + "/duties").json["items"].elements.map { duty in
                let parts = ["due_on", "ended_on", "ended_by"].map { duty[$0].text ?? "-" }
                return parts.joined(separator: " ")
            }
        }
        let takenBack = #""extended_on": null, "extended_to": null"#

        try #require(try await extend("2025-02-05", "2025-02-20").status == 200)
        let backwards = try await extend("2025-02-04", "2025-03-20")
        try #require(try await extend("2025-02-18", "2025-03-20").status == 200)
        try await at.service.sweep()

        let twice = ["2025-02-08 2025-02-05 superseded", "2025-02-20 2025-02-18 superseded", "2025-03-20 - -"]
        #expect(try backwards.code == "out_of_order")
        #expect(try await duties() == twice)
        #expect(try await at.clocks() == ["letter 2025-03-20 open"])
        #expect(try await at.service.breachesInForce() == [], "each day was put off before it had passed")
        #expect(try await at.service.drift() == 0)

        #expect(try await at.service.corrected(at.corrections, takenBack) == "200")
        let letter = try await at.service.get(at.path).json["letters"][0]
        #expect(letter["extended_on"].text == "2025-02-05" && letter["extended_to"].text == "2025-02-20")
        #expect(try await duties() == ["2025-02-08 2025-02-05 superseded", "2025-02-20 - -"])
        #expect(try await at.clocks() == ["letter 2025-02-20 open"])
        #expect(try await at.service.breachesInForce() == ["ombudsman_letter 2025-02-20"])
        #expect(try await at.service.drift() == 0)

        #expect(try await at.service.corrected(at.corrections, takenBack) == "200")
        #expect(try await duties() == ["2025-02-08 - -"])
        #expect(try await at.service.corrected(at.corrections, takenBack) == "409 nothing_corrected")
        #expect(try await at.service.drift() == 0)
    }

    @Test("The history has a letter's fact as it was and as it is, with the reason")
    func told() async throws {
        let at = try await AtTheOmbudsman.start()

        try #require(try await at.service.corrected(at.corrections, #""due_on": "2025-02-10""#) == "200")

        let told = try await at.service.told(at.path, "ombudsman_letter_corrected")
        #expect(told["from_due_on"] == "2025-02-08")
        #expect(told["to_due_on"] == "2025-02-10")
        #expect(told["reason"] == "It was typed wrongly.")
        #expect(told["letter"] == at.letter)
    }

    @Test("A letter that was logged twice is counted once: among what is due, what is late, and in the case")
    func twice() async throws {
        let at = try await AtTheOmbudsman.start(on: "2025-02-11", answered: false)
        let copy = try await AtTheOmbudsman.log(at.service, at.path)
        try await at.service.sweep()
        try #require(try await at.service.breachesInForce().count == 2)
        func listed(_ state: String) async throws -> Int {
            try await at.service.get("/v1/ombudsman-letters?state=\(state)").json["items"].elements.count
        }
        try #require(try await listed("overdue") == 2)

        let error = "\(at.path)/letters/\(copy)/registration-error"
        let itself = try await at.service.corrected(error, #""duplicate_of": "\#(copy)""#)
        let unknown = try await at.service.corrected(error, #""duplicate_of": "\#(UUID())""#)
        let officer = try await at.service.corrected(error, "", token: at.service.officer)
        let closed = try await at.service.corrected(error, #""duplicate_of": "\#(at.letter)""#)
        let again = try await at.service.corrected(error, "")
        let other = try await at.service.corrected("\(at.path)/letters/\(at.letter)/registration-error", "")

        #expect(itself == "422 duplicate_of_itself")
        #expect(unknown == "422 unknown_duplicate")
        #expect(officer == "403 forbidden")
        #expect(closed == "200")
        #expect(again == "409 registered_in_error")
        #expect(other == "409 unsettled")
        #expect(try await at.service.breachesInForce() == ["ombudsman_letter 2025-02-08"])
        #expect(try await listed("overdue") == 1)
        #expect(try await listed("registered_in_error") == 1)
        #expect(try await at.service.get("/v1/ombudsman-letters").json["items"].elements.count == 1)
        #expect(try await at.service.get("/v1/worklists/overdue").json["items"].elements.count == 1)
        let record = try await at.service.get(at.path).json
        #expect(record["letters"].elements.map { $0["id"].text } == [at.letter])
        #expect(record["letters_in_error"][0]["registered_in_error"]["duplicate_of"]["id"].text == at.letter)
        #expect(try await at.clocks() == ["letter 2025-02-08 open"])
        let corrected = try await at.service.corrected(
            "\(at.path)/letters/\(copy)/corrections", #""due_on": "2025-02-10""#)
        #expect(corrected == "409 registered_in_error")
        #expect(try await at.service.drift() == 0)

        #expect(try await at.service.corrected("\(at.path)/letters/\(copy)/reopening", "") == "200")
        #expect(try await at.service.breachesInForce().count == 2)
        #expect(try await at.service.get(at.path).json["letters"].elements.count == 2)
        #expect(try await at.service.drift() == 0)
    }

    @Test("A reply takes along the end of the duty of the letter it answers")
    func replies() async throws {
        let at = try await AtTheOmbudsman.start(answered: false)
        let other = try await AtTheOmbudsman.log(
            at.service, at.path, #""kind": "draft_decision", "received_on": "2025-01-20", "due_on": "2025-02-20""#)
        let reply = try await AtTheOmbudsman.log(
            at.service, at.path, #""kind": "reply", "sent_on": "2025-02-07", "answers_id": "\#(at.letter)""#)
        let path = "\(at.path)/letters/\(reply)"
        func clocks() async throws -> [String] { try await at.clocks().sorted() }
        try #require(try await clocks() == ["letter 2025-02-08 2025-02-07", "letter 2025-02-20 open"])

        #expect(
            try await at.service.corrected(
                path + "/corrections", #""sent_on": "2025-02-06", "letter_on": "2025-02-06""#) == "200")
        #expect(try await clocks() == ["letter 2025-02-08 2025-02-06", "letter 2025-02-20 open"])
        #expect(try await at.service.corrected(path + "/corrections", #""answers_id": "\#(other)""#) == "200")
        #expect(try await clocks() == ["letter 2025-02-08 open", "letter 2025-02-20 2025-02-06"])
        #expect(try await at.service.corrected(path + "/registration-error", "") == "200")
        #expect(try await clocks() == ["letter 2025-02-08 open", "letter 2025-02-20 open"])
        try await at.service.done(at.path, "/letters/\(other)/answer", #"{"answered_on": "2025-02-19"}"#)
        #expect(try await at.service.corrected(path + "/reopening", "") == "409 letter_answered")
        #expect(try await at.service.drift() == 0)
    }
}
