import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Facts of a panel, of tags, of cases and of obligations that nobody could correct.
@Suite(.database) struct OtherFactCorrectionTests {
    @Test("The people of a panel are corrected after it met, by the rules of their appointment")
    func panel() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await CorrectionTests.throughAllStages(service)
        let other = try await service.addPerson("P. Example", employment: "none", capacities: ["panellist"])
        let employee = try await service.addPerson("Q. Example", capacities: ["panellist"])
        let panel = DirectoryPerson.panel.map { "\($0.id)" }
        func body(_ ids: [String]) -> String {
            #"{"panellist_ids": [\#(ids.map { "\"\($0)\"" }.joined(separator: ", "))], "reason": "Misread"}"#
        }
        let act = "/stages/review_panel/corrections"

        #expect(try await file.refused(act, body(panel)) == "409 nothing_corrected")
        #expect(try await file.refused(act, body(Array(panel.dropLast()))) == "422 panel_of_three")
        #expect(try await file.refused(act, body(panel.dropLast() + [employee])).hasSuffix("not_independent"))
        #expect(
            try await file.refused(act, body(panel.dropLast() + ["\(DirectoryPerson.independentPerson.id)"])).hasSuffix(
                "panel_with_independent_person"))
        try await file.done(act, body(panel.dropLast() + [other]))
        let event = try await service.get(file.path + "/events").json["items"].elements.last
        #expect(event?["details"]["to_panellist_ids"].text?.hasSuffix(other) == true)
        #expect(try await file.refused("/stages/investigation/corrections", body(panel)) == "409 not_recorded")
    }

    @Test("The tags of a complaint are corrected as lists")
    func tags() async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/tags",
            #"{"subject": "child_protection_conference", "establishment": "The Lodge", "lado_reference": "L1"}"#)
        let none = #"{"subjects": [], "reason": "Another's"}"#

        #expect(try await file.act("/corrections", none, token: service.officer).status == 403)
        try await file.done("/corrections", none)
        #expect(try await file.refused("/corrections", none) == "409 nothing_corrected")
        try await file.done(
            "/corrections", #"{"establishments": [{"establishment": "The Grange"}], "reason": "Misheard"}"#)
        #expect(
            try await file.refused(
                "/corrections", #"{"establishments": [{"establishment": "The Grange"}], "reason": "x"}"#)
                == "409 nothing_corrected")
        #expect(
            try await file.refused("/corrections", #"{"establishments": [{"establishment": "’"}], "reason": "x"}"#)
                == "422 blank")
    }

    @Test(
        "What the council had offered before a case at the Ombudsman is corrected and taken back",
        arguments: [
            (#""local_offer_pence": 25000"#, "200"), (#""local_offer_pence": 0"#, "200"),
            (#""local_offer_pence": null"#, "409 nothing_corrected"), (#""local_offer_pence": -1"#, "422 invalid_body"),
        ])
    func offer(_ fields: String, _ answer: String) async throws {
        let at = try await AtTheOmbudsman.start()

        #expect(try await at.service.corrected(at.path + "/corrections", fields) == answer)
    }
}
