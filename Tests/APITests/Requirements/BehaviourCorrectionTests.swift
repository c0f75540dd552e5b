import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What was entered wrongly in the behaviour register is corrected, and the review is due anew.
@Suite(.database) struct BehaviourCorrectionTests {
    /// A warning of 3 March with its letter of 4 March, renewed on 2 June.
    private func renewed(_ service: Service) async throws -> String {
        let register = Register(
            service: service, manager: try await service.addPerson("M. Example", capacities: ["complaints_manager"]),
            staff: try await service.addPerson("S. Example"))
        let imposed = try await service.post(
            "/v1/behaviour-measures", register.body(.warning, startsOn: "2026-03-03", reviewOn: "2026-06-08"))
        try #require(imposed.status == 201, "\(imposed.text)")
        let path = try #require(imposed.headers[.location])
        try await service.done(
            path, "/letters",
            """
            {"sent_on": "2026-03-04", "text": "Please stop.", "restriction_threatened": "Letters only",
            "signposts_ombudsman": true}
            """)
        try await service.done(
            path, "/reviews",
            """
            {"reviewed_on": "2026-06-02", "verdict": "renewed", "review_on": "2026-08-03",
            "decided_by": "\(register.manager)", "consultees": ["\(register.staff)"], "reason": "The calls go on."}
            """)
        return path
    }

    @Test(
        "The days of a measure are corrected by the rules of their first entry, and a review in the way is named",
        arguments: [
            ("letters", "2026-03-04", #""sent_on": "2026-03-05""#, "200"),
            ("letters", "2026-03-04", #""sent_on": "2026-03-02""#, "422 out_of_order"),
            ("letters", "2026-03-04", #""sent_on": "2026-06-03""#, "409 act_in_the_way"),
            ("letters", "2026-03-04", #""sent_on": "2026-07-01""#, "422 in_the_future"),
            ("letters", "2026-03-04", #""restriction_threatened": null"#, "422 threatened_restriction"),
            ("letters", "2026-03-05", #""sent_on": "2026-03-06""#, "404 not_found"),
            ("reviews", "2026-06-02", #""review_on": "2026-07-31""#, "200"),
            ("reviews", "2026-06-02", #""decided_on": "2026-06-01""#, "200"),
            ("reviews", "2026-06-02", #""decided_on": "2026-03-02""#, "422 measure_too_long"),
            ("reviews", "2026-06-02", #""decided_on": "2026-03-02", "ends_on": "2026-09-02""#, "422 out_of_order"),
            ("reviews", "2026-06-02", #""review_on": "2026-06-02""#, "422 out_of_order"),
            ("reviews", "2026-06-02", #""ends_on": "2026-12-31""#, "422 measure_too_long"),
            ("reviews", "2026-03-03", #""decided_on": "2026-03-05""#, "409 act_in_the_way"),
            ("reviews", "2026-03-03", #""decided_on": "2026-03-04""#, "200"),
            ("reviews", "2026-03-03", #""decided_on": "2026-03-03""#, "409 nothing_corrected"),
        ])
    func table(of part: String, enteredOn: String, fields: String, code: String) async throws {
        let service = try await Service.start(on: "2026-06-20")
        let path = try await renewed(service)
        let before = try await service.get(path).text

        let answer = try await service.corrected(
            "\(path)/\(part)/corrections", #""entered_on": "\#(enteredOn)", "# + fields)

        #expect(answer == code)
        #expect(try await service.get(path).text == before || code == "200")
        #expect(try await service.drift() == 0)
        let viewer = try await service.corrected(
            "\(path)/\(part)/corrections", #""entered_on": "\#(enteredOn)", "# + fields, token: service.viewer)
        #expect(viewer == "403 forbidden")
    }

    /// A renewed warning whose internal review was requested and concluded on 20 June.
    private func reviewed(_ service: Service) async throws -> String {
        let path = try await renewed(service)
        let offered = try await service.post(
            "/v1/settings",
            #"{"setting": "behaviour_internal_review", "value": 1, "from_on": "2026-06-20", "reason": "Good practice."}"#
        )
        try #require(offered.status < 300, "\(offered.text)")
        let reviewer = try await service.somebody("V. Example", .officer, ["complaints_manager"])
        try await service.done(
            path, "/internal-reviews", #"{"requested_on": "2026-06-20", "reviewer_id": "\#(reviewer.id)"}"#)
        let concluded = try await service.send(
            .post, path + "/internal-review-conclusion",
            #"{"concluded_on": "2026-06-20", "conclusion": "It stands."}"#, token: reviewer.token,
            headers: [.ifMatch: "*"])
        try #require(concluded.status == 200, "\(concluded.text)")
        return path
    }

    @Test(
        "An internal review is corrected by the rules of its first entry, and its conclusion taken back",
        arguments: [
            (#""requested_on": "2026-06-19""#, "200"), (#""requested_on": "2026-03-02""#, "422 out_of_order"),
            (#""requested_on": "2026-06-21""#, "422 in_the_future"),
            (#""concluded_on": "2026-06-19""#, "422 out_of_order"),
            (#""concluded_on": "2026-06-21""#, "422 in_the_future"), (#""concluded_on": null"#, "200"),
            (#""conclusion": "It is lifted.""#, "200"), (#""conclusion": null"#, "422 blank"),
            (#""concluded_on": "2026-06-20""#, "409 nothing_corrected"),
        ])
    func internalReview(fields: String, code: String) async throws {
        let service = try await Service.start(on: "2026-06-20")
        let path = try await reviewed(service)
        let before = try await service.get(path).text
        let corrections = path + "/internal-reviews/corrections"

        let answer = try await service.corrected(corrections, #""entered_on": "2026-06-20", "# + fields)

        #expect(answer == code)
        #expect((try await service.get(path).text == before) == (code != "200"))
        #expect(try await service.drift() == 0)
        #expect(
            try await service.corrected(corrections, #""entered_on": "2026-06-18", "# + fields) == "404 not_found")
        let viewer = try await service.corrected(
            corrections, #""entered_on": "2026-06-20", "# + fields, token: service.viewer)
        #expect(viewer == "403 forbidden")
    }

    @Test("A conclusion is not taken back while another internal review is under way")
    func internalReviewsInTurn() async throws {
        let service = try await Service.start(on: "2026-06-20")
        let path = try await reviewed(service)
        let other = try await service.addPerson("W. Example")
        try await service.done(
            path, "/internal-reviews", #"{"requested_on": "2026-06-20", "reviewer_id": "\#(other)"}"#)

        let answer = try await service.corrected(
            path + "/internal-reviews/corrections", #""entered_on": "2026-06-20", "concluded_on": null"#)

        #expect(answer == "409 internal_review_runs")
    }

    /// A warning of 3 March that took effect on 4 March, and a restriction of 20 May; the paths of both.
    private func restricted(_ service: Service, more: String = "") async throws -> (
        warning: String, restriction: String
    ) {
        let warning = try await renewed(service)
        let register = Register(
            service: service, manager: try await service.addPerson("N. Example", capacities: ["complaints_manager"]),
            staff: try await service.addPerson("T. Example"))
        let imposed = try await register.impose(
            .restriction, startsOn: "2026-05-20", reviewOn: "2026-06-15", more: #", "ends_on": "2026-06-30""# + more)
        try #require(imposed.status == 201, "\(imposed.text)")
        return (warning, try #require(imposed.headers[.location]))
    }

    @Test(
        "A correction with which a restriction would have come without its warning is refused, and the restriction is named",
        arguments: [
            (true, "letters", "2026-03-04", #""sent_on": "2026-05-19""#, "200"),
            (true, "letters", "2026-03-04", #""sent_on": "2026-05-20""#, "409 act_in_the_way"),
            (true, "letters", "2026-03-04", #""sent_on": "2026-05-24""#, "409 act_in_the_way"),
            (true, "reviews", "2026-03-03", #""ends_on": "2026-06-08""#, "200"),
            (false, "reviews", "2026-05-20", #""decided_on": "2026-05-21""#, "200"),
            (false, "reviews", "2026-05-20", #""decided_on": "2026-03-05""#, "200"),
            (false, "reviews", "2026-05-20", #""decided_on": "2026-03-04""#, "409 warning_missing"),
        ])
    func warned(ofWarning: Bool, part: String, enteredOn: String, fields: String, code: String) async throws {
        let service = try await Service.start(on: "2026-06-20")
        let paths = try await restricted(service)

        let answer = try await service.corrected(
            "\(ofWarning ? paths.warning : paths.restriction)/\(part)/corrections",
            #""entered_on": "\#(enteredOn)", "# + fields)

        #expect(answer == code)
        #expect(try await service.drift() == 0)
    }

    @Test("A restriction for threats stands in no correction's way")
    func warnedOtherwise() async throws {
        let service = try await Service.start(on: "2026-06-20")
        let paths = try await restricted(service, more: #", "exception_reason": "threats""#)
        let letters = paths.warning + "/letters/corrections"

        #expect(
            try await service.corrected(letters, #""entered_on": "2026-03-04", "sent_on": "2026-05-24""#) == "200")
    }

    @Test(
        "A restriction for threats that were none is refused where its warning came later meanwhile, or is somebody else's",
        arguments: [true, false])
    func unexcepted(isLater: Bool) async throws {
        let service = try await Service.start(on: "2026-06-20")
        let paths = try await restricted(service)
        #expect(
            try await service.corrected(paths.restriction + "/corrections", #""exception_reason": "threats""#) == "200")
        let (part, fields) =
            isLater
            ? ("/letters", #""entered_on": "2026-03-04", "sent_on": "2026-05-24""#)
            : ("", #""complainant": "Y. Example""#)
        #expect(try await service.corrected("\(paths.warning)\(part)/corrections", fields) == "200")
        let none = #""exception_reason": null"#

        #expect(try await service.corrected(paths.restriction + "/corrections", none) == "409 warning_missing")
        let back =
            isLater
            ? #""entered_on": "2026-05-24", "sent_on": "2026-03-04""#
            : #""complainant": "A. Example""#
        #expect(try await service.corrected("\(paths.warning)\(part)/corrections", back) == "200")
        #expect(try await service.corrected(paths.restriction + "/corrections", none) == "200")
        #expect(try await service.drift() == 0)
    }

    @Test("A restriction stands in no correction's way where another warning came before it, and in that of the last")
    func anotherWarning() async throws {
        let service = try await Service.start(on: "2026-06-20")
        let other = try await renewed(service)
        let paths = try await restricted(service)
        let late = #""entered_on": "2026-03-04", "sent_on": "2026-05-24""#

        #expect(try await service.corrected(paths.warning + "/letters/corrections", late) == "200")
        #expect(try await service.corrected(other + "/letters/corrections", late) == "409 act_in_the_way")
        #expect(try await service.drift() == 0)
    }

    @Test(
        "Whom a measure is about, its grounds and how it restricts are corrected by the rules of the first entry",
        arguments: [
            (true, #""complainant": "Y. Example""#, "409 act_in_the_way"),
            (false, #""complainant": "Y. Example""#, "409 warning_missing"),
            (false, #""complainant": "Y. Example", "exception_reason": "threats""#, "200"),
            (false, #""restrictions": []"#, "422 restriction_kinds"),
            (true, #""restrictions": ["no_phone"]"#, "422 restriction_kinds"),
            (false, #""restrictions": ["set_days"]"#, "422 restriction_details"),
            (false, #""restrictions": ["set_days"], "contact_days": ["monday"]"#, "200"),
            (false, #""adjustments_considered": false"#, "422 adjustments_not_considered"),
            (true, #""evidence": "Eleven calls, each kept.""#, "200"), (true, #""evidence": "’""#, "422 blank"),
            (true, #""complainant_kind": "child_or_young_person""#, "422 rights_check_missing"),
            (true, #""exception_reason": null"#, "409 nothing_corrected"),
            (true, #""complainant": null"#, "422 invalid_body"),
        ])
    func measure(ofWarning: Bool, fields: String, code: String) async throws {
        let service = try await Service.start(on: "2026-06-20")
        let paths = try await restricted(service)
        let path = ofWarning ? paths.warning : paths.restriction
        let before = try await service.get(path).text

        let answer = try await service.corrected(path + "/corrections", fields)

        #expect(answer == code)
        #expect((try await service.get(path).text == before) == (code != "200"))
        #expect(try await service.drift() == 0)
        let viewer = try await service.corrected(path + "/corrections", fields, token: service.viewer)
        #expect(viewer == "403 forbidden")
    }

    @Test("Who decided, who was consulted and who reviews internally are corrected by the rules of the first entry")
    func people() async throws {
        let service = try await Service.start(on: "2026-06-20")
        let path = try await reviewed(service)
        let manager = try await service.addPerson("P. Example", capacities: ["complaints_manager"])
        let other = try await service.addPerson("Q. Example")
        let decision = #""entered_on": "2026-06-02", "#
        func correct(_ part: String, _ fields: String) async throws -> String {
            try await service.corrected("\(path)/\(part)/corrections", fields)
        }

        #expect(try await correct("reviews", decision + #""decided_by": "\#(other)""#) == "422 capacity_missing")
        #expect(try await correct("reviews", decision + #""decided_by": "\#(manager)""#) == "200")
        #expect(try await correct("reviews", decision + #""consultees": ["\#(manager)"]"#) == "422 consultee_missing")
        #expect(try await correct("reviews", decision + #""consultees": ["\#(other)"]"#) == "200")
        let now = try await service.get(path).json["decisions"].elements.last
        #expect(now?["decided_by"].text == manager)
        #expect(now?["consultees"].elements.map(\.text) == [other])
        let review = #""entered_on": "2026-06-20", "#
        #expect(
            try await correct("internal-reviews", review + #""reviewer_id": "\#(other)""#) == "422 reviewer_decided")
        let third = try await service.addPerson("R. Example")
        #expect(try await correct("internal-reviews", review + #""reviewer_id": "\#(third)""#) == "200")
        #expect(try await correct("reviews", decision + #""consultees": ["\#(third)"]"#).hasSuffix("reviewer_decided"))
    }
}
