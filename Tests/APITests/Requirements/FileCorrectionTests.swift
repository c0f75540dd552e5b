import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What was entered wrongly in a complaint's file, or of whoever deals with it, is corrected by the rules of its first entry.
@Suite(.database) struct FileCorrectionTests {
    @Test(
        "A freeze is corrected, and its review is due anew",
        arguments: [
            (#""review_on": "2025-03-20""#, "200"), (#""review_on": null"#, "422 blank"),
            (#""agreed": false, "review_on": null"#, "200"), (#""decided_on": "2025-03-04""#, "200"),
            (#""decided_on": "2025-03-12""#, "409 act_in_the_way"),
            (#""decided_on": "2025-03-03""#, "422 out_of_order"),
            (#""decided_on": "2025-04-02""#, "422 in_the_future"),
            (#""requested_on": "2025-03-02""#, "422 out_of_order"),
            (#""ended_on": null"#, "200"), (#""ended_on": "2025-03-12""#, "200"),
            (#""ended_on": "2025-03-05""#, "422 out_of_order"), (#""disputed_decision": "The closure""#, "200"),
            ("", "409 nothing_corrected"),
        ])
    func freeze(fields: String, code: String) async throws {
        let service = try await Service.start(on: "2025-04-01")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/freezes",
            """
            {"disputed_decision": "The move", "requested_on": "2025-03-04", "agreed": true, "decided_on": "2025-03-06",
            "reason": "The child is settled.", "review_on": "2025-03-27"}
            """)
        try await file.done("/freezes/1/end", #"{"ended_on": "2025-03-10"}"#)

        #expect(try await service.corrected(file.path + "/freezes/1/corrections", fields) == code)

        #expect(try await service.drift() == 0)
        #expect(
            try await service.corrected(file.path + "/freezes/1/corrections", fields, token: service.officer)
                == "403 forbidden")
        #expect(try await service.corrected(file.path + "/freezes/2/corrections", fields) == "404 not_found")
    }

    @Test("A party is corrected, its end taken back, and its day is never before receipt")
    func party() async throws {
        let service = try await Service.start(on: "2025-04-01")
        let file = try await Casefile.accepted(service)
        try await file.done("/parties", #"{"role": "child", "name": "B. Example", "relationship": "son"}"#)
        try await file.done("/parties/1/end", #"{"ended_on": "2025-03-20"}"#)
        let path = file.path + "/parties/1/corrections"

        #expect(try await service.corrected(path, #""role": "affected_person", "relationship": null"#) == "200")
        #expect(try await service.corrected(path, #""ended_on": "2025-03-02""#) == "422 out_of_order")
        #expect(try await service.corrected(path, #""ended_on": "2025-04-02""#) == "422 in_the_future")
        #expect(try await service.corrected(path, #""ended_on": null"#) == "200")
        #expect(try await service.corrected(path, #""ended_on": "2025-03-20""#) == "409 not_recorded")
        #expect(try await service.corrected(path, #""name": " ""#) == "422 invalid_body")
        #expect(try await service.corrected(path, #""name": "’""#) == "422 blank")
        #expect(try await service.corrected(path, "") == "409 nothing_corrected")
        #expect(try await service.corrected(path, #""role": "child""#, token: service.viewer) == "403 forbidden")
        let party = try await service.get(file.path + "/parties").json["items"][0]
        #expect(party["role"].text == "affected_person")
        #expect(party["ended_on"] == .null)
        let told = try await service.told(file.path, "party_corrected")
        #expect(told["from_ended_on"] == "2025-03-20")
        #expect(told["to_ended_on"] == nil)
    }

    @Test("A link that was made wrongly is removed from both ends, and may be made anew")
    func link() async throws {
        let service = try await Service.start(on: "2025-04-01")
        let (file, other) = (try await Casefile.accepted(service), try await Casefile.accepted(service))
        let body = #"{"kind": "same_family", "complaint_id": "\#(try service.id(other.path))"}"#
        let link = try #require(try await file.done("/links", body)["id"].text)

        #expect(try await service.corrected(file.path + "/links/\(UUID())/removal", "") == "404 not_found")
        #expect(
            try await service.corrected(file.path + "/links/\(link)/removal", "", token: service.viewer)
                == "403 forbidden")
        #expect(try await service.corrected(other.path + "/links/\(link)/removal", "") == "200")
        #expect(try await service.get(file.path + "/links").json["items"].elements.isEmpty)
        #expect(try await service.corrected(file.path + "/links/\(link)/removal", "") == "404 not_found")
        try await file.done("/links", body)
        #expect(try await service.told(other.path, "complaint_link_removed")["kind"] == "same_family")
    }

    @Test("The acknowledgement of a referral is corrected or taken back, of a contact as of a complaint")
    func referrals() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let worker = try await service.addPerson("G. Example")
        let contact = try await service.logContact(at: "2025-03-12T09:00:00Z", ["safeguarding": "true"])
        let file = try await Casefile.accepted(service)
        let ofComplaint = try await file.done(
            "/safeguarding-referrals", #"{"recipient": "first_response", "immediate_risk": false}"#)["id"].text
        let ofContact = try await service.get(contact).json["safeguarding_referrals"][0]["id"].text
        for (record, referral) in [(contact, ofContact), (file.path, ofComplaint)] {
            let path = record + "/safeguarding-referrals/\(try #require(referral))"
            let had = #"{"acknowledged_at": "2025-03-12T12:00:00Z", "acknowledged_by": "\#(worker)"}"#
            #expect(
                try await service.corrected(path + "/corrections", #""acknowledged_at": "2025-03-12T12:00:00Z""#)
                    == "409 not_recorded")
            try await service.done(record, String(path.dropFirst(record.count)) + "/acknowledgement", had)

            #expect(
                try await service.corrected(path + "/corrections", #""acknowledged_at": "2025-03-12T11:58:00Z""#)
                    == "422 out_of_order")
            #expect(try await service.corrected(path + "/corrections", #""acknowledged_by": null"#) == "422 blank")
            #expect(
                try await service.corrected(path + "/corrections", #""acknowledged_by": "\#(UUID())""#)
                    == "422 unknown_person")
            #expect(
                try await service.corrected(path + "/corrections", #""acknowledged_at": null"#, token: service.viewer)
                    == "403 forbidden")
            #expect(try await service.corrected(path + "/corrections", #""acknowledged_at": null"#) == "200")
        }
        let waiting = try await service.get("/v1/safeguarding-referrals?state=outstanding").json["items"].elements
        #expect(waiting.count == 2)
        #expect(try await service.drift() == 0)
    }

    @Test("A referral that was made in error waits for nobody's word, and marks its contact no more")
    func referralsInError() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let contact = try await service.logContact(at: "2025-03-12T09:00:00Z", ["safeguarding": "true"])
        let file = try await Casefile.accepted(service)
        let ofComplaint = try await file.done(
            "/safeguarding-referrals", #"{"recipient": "first_response", "immediate_risk": false}"#)["id"].text
        let ofContact = try await service.get(contact).json["safeguarding_referrals"][0]["id"].text
        func waiting() async throws -> Int {
            try await service.get("/v1/safeguarding-referrals?state=outstanding").json["items"].elements.count
        }
        try #require(try await waiting() == 2)

        for (record, referral) in [(contact, ofContact), (file.path, ofComplaint)] {
            let part = "/safeguarding-referrals/\(try #require(referral))"
            let path = record + part + "/registration-error"
            #expect(try await service.corrected(path, "", token: service.officer) == "403 forbidden")
            #expect(try await service.corrected(path, #""duplicate_of": "\#(UUID())""#) == "422 unknown_duplicate")
            #expect(try await service.corrected(path, "") == "200")
            #expect(try await service.corrected(path, "") == "409 registered_in_error")
            #expect(
                try await service.corrected(record + part + "/corrections", #""acknowledged_by": null"#)
                    == "404 not_found")
            let had = #"{"acknowledged_at": "2025-03-12T12:00:00Z", "acknowledged_by": "\#(UUID())"}"#
            #expect(try await service.change(record, part + "/acknowledgement", had).status == 404)
        }
        #expect(try await waiting() == 0)
        let listed = try await service.get("/v1/safeguarding-referrals?state=registered_in_error").json["items"]
            .elements
        #expect(listed.count == 2)
        #expect(try await service.get(contact).json["safeguarding"] == .bool(false))
        #expect(try await service.get("/v1/contacts?worklist=safeguarding").json["items"].elements.isEmpty)
        #expect(try await service.close(contact, "other").status == 200)
        #expect(try await service.drift() == 0)
    }

    @Test(
        "A notice that was recorded with a wrong day takes the extension along, which is untold once the notice is removed"
    )
    func notices() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        let told = ["reasons", "new_date", "ombudsman"]
        try await file.done(
            "/stages/stage_1/extensions",
            #"{"agreed_on": "2025-03-14", "extended_to": "2025-03-31", "reason": "Complex."}"#)
        let sent = try await file.done(
            "/notices", NoticeBody.notice("code_extension", on: "2025-03-18", saying: told, stage: "stage_1"))
        let path = file.path + "/notices/\(try #require(sent["id"].text))"
        func notified() async throws -> String? { try await file.stage("stage_1")["extensions"][0]["notified_on"].text }
        try #require(try await notified() == "2025-03-18")

        #expect(try await service.corrected(path + "/corrections", #""sent_on": "2025-03-17""#) == "200")
        #expect(try await notified() == "2025-03-17")
        #expect(try await file.sentNotices == ["2025-03-17 code_extension"])
        #expect(
            try await service.corrected(path + "/corrections", #""contents": ["reasons"]"#) == "422 notice_incomplete")
        #expect(try await service.corrected(path + "/corrections", #""sent_on": "2025-03-02""#) == "422 out_of_order")
        #expect(try await service.corrected(path + "/corrections", #""sent_on": "2025-05-01""#) == "422 in_the_future")
        #expect(
            try await service.corrected(path + "/corrections", #""sent_on": "2025-03-17""#) == "409 nothing_corrected")
        #expect(try await service.corrected(path + "/corrections", #""stage": "stage_2""#) == "409 stage_not_reached")
        #expect(try await service.corrected(path + "/removal", "", token: service.viewer) == "403 forbidden")
        #expect(try await service.corrected(path + "/removal", "") == "200")
        #expect(try await notified() == nil)
        #expect(try await file.sentNotices == [])
        #expect(try await service.corrected(path + "/removal", "") == "404 not_found")
        #expect(try await service.told(file.path, "notice_removed")["notice_sent_on"] == "2025-03-17")
        #expect(try await service.drift() == 0)
    }

    @Test("Two notices of one kind are never put on one day by a correction")
    func noticeTwice() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let file = try await Casefile.accepted(service)
        let letter = ["procedure", "advocacy", "help"]
        _ = try await file.done("/notices", NoticeBody.notice("receipt", on: "2025-03-05", saying: letter))
        let second = try await file.done("/notices", NoticeBody.notice("receipt", on: "2025-03-06", saying: letter))
        let path = file.path + "/notices/\(try #require(second["id"].text))"

        #expect(
            try await service.corrected(path + "/corrections", #""sent_on": "2025-03-05""#) == "409 already_recorded")
        #expect(try await service.corrected(path + "/removal", "") == "200")
        #expect(try await file.sentNotices == ["2025-03-05 receipt"])
    }

    @Test("A compliment's day, service and procedure are corrected, and the figures follow")
    func compliment() async throws {
        let service = try await Service.start(on: "2025-04-30")
        let made = try await service.post(
            "/v1/compliments",
            """
            {"received_on": "2025-04-02", "procedure": "childrens", "department": "Children and Families",
            "service": "Fostering", "text": "Thank you", "passed_on_by": "A. Example"}
            """)
        let path = try #require(made.headers[.location])
        func listed(_ query: String) async throws -> Int {
            try await service.get("/v1/compliments?\(query)").json["items"].elements.count
        }

        #expect(try await service.corrected(path + "/corrections", #""received_on": "2025-03-31""#) == "200")
        #expect(try await listed("received_to=2025-03-31") == 1)
        #expect(
            try await service.corrected(path + "/corrections", #""received_on": "2025-05-01""#) == "422 in_the_future")
        #expect(try await service.corrected(path + "/corrections", #""service": "Potholes""#) == "422 unknown_service")
        #expect(
            try await service.corrected(
                path + "/corrections", #""department": "Highways", "service": "Potholes", "procedure": "corporate""#)
                == "200")
        #expect(try await listed("department=Highways") == 1)
        #expect(
            try await service.corrected(
                path + "/corrections", #""department": "children and families", "service": "FOSTERING""#) == "200")
        #expect(try await listed("department=Highways") == 0)
        #expect(try await listed("service=Fostering") == 1)
        #expect(try await service.corrected(path + "/corrections", "") == "409 nothing_corrected")
    }
}
