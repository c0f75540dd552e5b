import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A fact that stands on two records is corrected on both (decision 0028).
@Suite(.database) struct OneFactTests {
    @Test("The day a letter was answered takes its reply along, and is not taken back while the reply stands")
    func answeredLetter() async throws {
        let at = try await AtTheOmbudsman.start(answered: false)
        let reply = try await AtTheOmbudsman.log(
            at.service, at.path, #""kind": "reply", "sent_on": "2025-02-07", "answers_id": "\#(at.letter)""#)
        func days() async throws -> [String?] {
            let letters = try await at.service.get(at.path).json["letters"].elements
            let sent = try #require(letters.first { $0["id"].text == reply })
            let answered = try #require(letters.first { $0["id"].text == at.letter })
            return [answered["answered_on"].text, sent["sent_on"].text, sent["letter_on"].text]
        }

        #expect(try await at.service.corrected(at.corrections, #""answered_on": "2025-02-06""#) == "200")
        #expect(try await days() == ["2025-02-06", "2025-02-06", "2025-02-06"])
        #expect(try await at.clocks() == ["letter 2025-02-08 2025-02-06"])
        #expect(try await at.service.corrected(at.corrections, #""answered_on": null"#) == "409 letter_answered")
        #expect(try await at.service.corrected(at.corrections, #""answered_on": "2025-01-09""#) == "422 out_of_order")
        #expect(try await days() == ["2025-02-06", "2025-02-06", "2025-02-06"])
        let path = "\(at.path)/letters/\(reply)/corrections"
        #expect(try await at.service.corrected(path, #""answers_id": null"#) == "200")
        #expect(try await at.clocks() == ["letter 2025-02-08 open"])
        #expect(try await at.service.drift() == 0)
    }

    @Test(
        "The day a letter bears follows the day it was sent or received, unless it was another or is sent with it",
        arguments: [
            ("", #""sent_on": "2025-02-05""#, "2025-02-05"),
            (#", "letter_on": "2025-02-03""#, #""sent_on": "2025-02-05""#, "2025-02-03"),
            ("", #""sent_on": "2025-02-08", "letter_on": "2025-02-07""#, "2025-02-07"),
        ])
    func letterDay(_ logged: String, _ fields: String, _ day: String) async throws {
        let at = try await AtTheOmbudsman.start(answered: false)
        let sent = try await AtTheOmbudsman.log(
            at.service, at.path, #""kind": "reply", "sent_on": "2025-02-07""# + logged)

        #expect(try await at.service.corrected("\(at.path)/letters/\(sent)/corrections", fields) == "200")

        let letters = try await at.service.get(at.path).json["letters"].elements
        #expect(letters.first { $0["id"].text == sent }?["letter_on"].text == day)
        #expect(try await at.service.corrected(at.corrections, #""received_on": "2025-01-09""#) == "200")
        let received = try await at.service.get(at.path).json["letters"].elements.first { $0["id"].text == at.letter }
        #expect(received?["letter_on"].text == "2025-01-09")
    }

    private func removed(_ kind: String, from file: Casefile) async throws {
        let notices = try await file.service.get(file.path + "/notices").json["notices"].elements
        let id = try #require(notices.first { $0["kind"].text == kind }?["id"].text)
        try await file.done("/notices/\(id)/removal", #"{"reason": "It never went."}"#)
    }

    @Test(
        "An acknowledgement goes with the letter that it was, and stays where it was recorded by itself or by another letter"
    )
    func acknowledgement() async throws {
        let service = try await Service.start(on: "2025-04-30")
        func acknowledged(_ acts: (Casefile) async throws -> Void) async throws -> String? {
            let file = try await Casefile.accepted(service, "corporate", type: "resident")
            try await acts(file)
            try await removed("acknowledgement", from: file)
            #expect(try await service.drift() == 0)
            return try await file.stage("stage_1")["acknowledged_on"].text
        }
        let contents = ["understanding", "outcome_sought"]
        let act = "/stages/stage_1/acknowledgement"

        let withIt = try await acknowledged {
            try await $0.done(
                act, #"{"acknowledged_on": "2025-03-05"\#(NoticeBody.group(on: "2025-03-05", saying: contents))}"#)
        }
        let apart = try await acknowledged {
            try await $0.done(act, #"{"acknowledged_on": "2025-03-05"}"#)
            try await $0.done(
                "/notices",
                NoticeBody.notice("acknowledgement", on: "2025-03-05", saying: contents, stage: "stage_1"))
        }
        let withTheNext = try await acknowledged {
            for day in ["2025-03-05", "2025-03-06"] {
                try await $0.done(
                    "/notices", NoticeBody.notice("acknowledgement", on: day, saying: contents, stage: "stage_1"))
            }
        }

        #expect(withIt == nil)
        #expect(apart == "2025-03-05")
        #expect(withTheNext == "2025-03-06")
    }

    @Test("The notice of an extension goes with the extension, and the right one has its own")
    func extensionNotice() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        let act = "/stages/stage_1/extension-withdrawal"
        func extend(_ agreed: String, _ to: String) async throws {
            try await file.done(
                "/stages/stage_1/extensions",
                """
                {"agreed_on": "\(agreed)", "extended_to": "\(to)", "reason": "Complex.", "notified_on": "\(agreed)",
                "ombudsman_details_given": true}
                """)
        }
        try await extend("2025-03-13", "2025-03-24")
        try #require(try await file.sentNotices == ["2025-03-13 code_extension"])

        try await file.done(act, #"{"reason": "Another's."}"#)
        #expect(try await file.sentNotices == [])
        try await extend("2025-03-13", "2025-03-24")
        try await file.done(
            act,
            """
            {"reason": "A day later.", "replaced_by": {"agreed_on": "2025-03-14", "extended_to": "2025-03-25",
            "reason": "Complex.", "notified_on": "2025-03-14", "ombudsman_details_given": true}}
            """)

        #expect(try await file.sentNotices == ["2025-03-14 code_extension"])
        #expect(try await file.stage("stage_1")["extensions"][0]["notified_on"].text == "2025-03-14")
        #expect(try await service.drift() == 0)
    }

    @Test("The notice that tells of another extension too stays where one of them is withdrawn")
    func sharedNotice() async throws {
        let service = try await Service.start(on: "2025-05-30")
        let file = try await Casefile.accepted(service)
        try await file.toInvestigation(respondedOn: "2025-03-17", requestedOn: "2025-03-20")
        for (agreed, to) in [("2025-04-07", "2025-05-09"), ("2025-04-08", "2025-05-16")] {
            try await file.done(
                "/stages/investigation/extensions",
                #"{"agreed_on": "\#(agreed)", "extended_to": "\#(to)", "reason": "Ill.", "notified_on": "2025-04-09"}"#)
        }
        let act = "/stages/investigation/extension-withdrawal"

        try await file.done(act, #"{"reason": "One was enough."}"#)
        #expect(try await file.sentNotices == ["2025-04-09 extension_to_65"])
        try await file.done(act, #"{"reason": "And that was another's."}"#)
        #expect(try await file.sentNotices == [])
    }

    @Test("The acknowledgement of a contact and of the stage it became are corrected together, from either side")
    func contact() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let contact = try await service.logContact(at: "2025-03-10T09:00:00Z", ["kind": #""complaint""#])
        try await service.done(contact, "/acknowledgement", #"{"acknowledged_on": "2025-03-12"}"#)
        let converted = try await service.convert(contact)
        let file = Casefile(service: service, path: "/v1/complaints/\(try #require(try converted.json["id"].text))")
        try await service.accept(file.path, into: "corporate", on: "2025-03-12")
        func days() async throws -> [String?] {
            [
                try await service.get(contact).json["acknowledged_on"].text,
                try await file.stage("stage_1")["acknowledged_on"].text,
            ]
        }
        try #require(try await days() == ["2025-03-12", "2025-03-12"])
        let corrections = contact + "/corrections"

        #expect(
            try await service.corrected(corrections, #""acknowledged_on": "2025-03-11""#, token: service.officer)
                == "403 forbidden")
        #expect(try await service.corrected(corrections, #""acknowledged_on": "2025-03-11""#) == "200")
        #expect(try await days() == ["2025-03-11", "2025-03-11"])
        try await file.done(
            "/stages/stage_1/corrections", #"{"acknowledged_on": "2025-03-13", "reason": "By the stamp"}"#)
        #expect(try await days() == ["2025-03-13", "2025-03-13"])
        #expect(try await service.told(contact, "contact_corrected")["from_acknowledged_on"] == "2025-03-11")
        #expect(try await service.corrected(corrections, #""acknowledged_on": null"#) == "200")
        #expect(try await days() == [nil, nil])
        #expect(try await service.drift() == 0)
    }

    @Test("The advocate of the offer and of stage 1 are corrected together, from either side")
    func advocate() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service, type: "child_or_young_person")
        try await file.done(
            "/advocacy",
            """
            {"offered_on": "2025-03-04", "answer": "accepted", "answered_on": "2025-03-05",
            "representative": "D. Example", "representative_type": "other_advocate",
            "advocate_asked_on": "2025-03-05", "advocate_appointed_on": "2025-03-07"}
            """)
        let first = "/stages/local_resolution/corrections"

        try await file.done(first, #"{"advocate_asked_on": "2025-03-06", "reason": "A day later"}"#)
        let complaint = try await file.complaint
        #expect(complaint["advocacy"]["advocate_asked_on"].text == "2025-03-06")
        #expect(complaint["stages"][0]["advocate_asked_on"].text == "2025-03-06")

        try await file.done("/corrections", #"{"advocate_appointed_on": "2025-03-10", "reason": "By the letter"}"#)
        let again = try await file.complaint
        #expect(again["advocacy"]["advocate_appointed_on"].text == "2025-03-10")
        #expect(again["stages"][0]["advocate_appointed_on"].text == "2025-03-10")
    }

    @Test("Advocacy that is taken back takes along the party it brought, and gives back who spoke for the child before")
    func advocacy() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.register(
            service, type: "child_or_young_person", extra: #", "representative_type": "other_representative""#)
        try await service.accept(file.path, on: "2025-03-05")
        func parties() async throws -> [String?] {
            try await service.get(file.path + "/parties").json["items"].elements.map { $0["name"].text }
        }
        try await file.acceptAdvocate()
        try #require(try await parties() == ["D. Example"])
        try #require(try await file.complaint["representative_type"].text == "other_advocate")

        try await file.done("/corrections", #"{"representative": "E. Example", "reason": "Misheard"}"#)
        #expect(try await parties() == ["E. Example"])
        try await file.done("/corrections", #"{"advocacy_answered_on": null, "reason": "He had not answered"}"#)
        #expect(try await parties() == [])
        #expect(try await file.complaint["representative_type"].text == "other_representative")
        try await file.acceptAdvocate()
        try await file.done("/corrections", #"{"advocacy_offered_on": null, "reason": "Another's"}"#)
        let complaint = try await file.complaint
        #expect(complaint["advocacy"] == .null && complaint["representative_type"].text == "other_representative")
        #expect(try await parties() == [])
    }

    @Test("A party who took part before the advocacy stays when that is taken back")
    func ownParty() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service, type: "child_or_young_person")
        try await file.done("/parties", #"{"role": "advocate", "name": "D. Example"}"#)
        try await file.acceptAdvocate()

        try await file.done("/corrections", #"{"advocacy_offered_on": null, "reason": "Another's"}"#)

        let parties = try await service.get(file.path + "/parties").json["items"].elements
        #expect(parties.map { $0["name"].text } == ["D. Example"])
        #expect(try await file.complaint["representative_type"] == .null)
    }
}
