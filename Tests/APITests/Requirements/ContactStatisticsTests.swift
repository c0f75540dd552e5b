import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct ContactStatisticsTests {
    @Test(
        "R1: contacts by type and year with the change on the year before, and their total is the sum",
        .database(.demonstration))
    func types() async throws {
        let service = try await Service.start(on: "2023-10-02")

        for (type, previous, current, change) in [
            ("enquiries", 1531, 2037, 33), ("corporate", 610, 781, 28), ("adult_social_care", 210, 204, -3),
            ("childrens_social_care", 65, 86, 32), ("ombudsman_enquiries", 50, 80, 60), ("compliments", 226, 211, -7),
            ("total", 2692, 3399, 26),
        ] {
            let value = try await service.statistic("contacts.\(type)", "2022-23")
            #expect(value["previous"].integer == previous, "\(type)")
            #expect(value["current"].integer == current, "\(type)")
            #expect(value["change_percent"].integer == change, "\(type)")
        }
        #expect(try await service.statistic("contacts.public_health", "2022-23")["change_percent"] == .null)
    }

    @Test(
        "R2, R11, R12: the register's enquiries by ending, organisation and procedure give the published totals",
        .database(.demonstration))
    func published() async throws {
        let service = try await Service.start(on: "2023-10-02")

        let dispositions = try await service.statistic("enquiries.dispositions", "2022-23")
        let organisations = try await service.statistic("enquiries.signposted_organisations", "2022-23")
        let procedures = try await service.statistic("enquiries.signposted_procedures", "2022-23")

        for (code, count) in [
            ("service_request_passed_on", 348), ("informally_resolved", 651), ("signposted_organisation", 253),
            ("signposted_procedure", 105), ("other", 680), ("open", 0), ("total", 2037),
        ] { #expect(dispositions[code].integer == count, "\(code)") }
        #expect(organisations["total"].integer == 253)
        #expect(procedures["total"].integer == 105)
    }

    @Test(
        "R15, R1: an enquiry answered locally leaves the stage 1 count at 86 and adds one to the enquiries",
        .database(.demonstration))
    func answeredLocally() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let contact = try await service.logContact(
            at: "2022-09-02T15:00:00+01:00", ["department": #""Director's office""#, "service": "null"])
        try #require(try await service.close(contact, "answered_locally").status == 200)

        let childrens = try await service.statistic("contacts.childrens_social_care", "2022-23")
        let stage1 = try await service.reported("childrens.received.stage_1", "2022-23")

        #expect(childrens["current"].integer == 86)
        #expect(stage1[""] == 86)
        #expect(try await service.statistic("contacts.enquiries", "2022-23")["current"].integer == 2038)
    }

    @Test(
        "A contact that became a complaint counts once, as the complaint; of the year before the records no change is told"
    )
    func once() async throws {
        let service = try await Service.start(on: "2022-09-20")
        let contact = try await service.logContact(at: "2022-09-02T15:00:00+01:00", ["kind": #""complaint""#])
        let complaint = try #require(try await service.convert(contact).headers[.location])
        let unaccepted = try await service.statistic("contacts.unaccepted", "2022-23")
        try await service.accept(complaint, into: "public_health", on: "2022-09-05")

        let health = try await service.statistic("contacts.public_health", "2022-23")

        #expect(unaccepted["current"].integer == 1)
        #expect(health["current"].integer == 1)
        #expect(health.values["change_percent"]?["state"].text == "not_recorded")
        #expect(try await service.statistic("contacts.total", "2022-23")["current"].integer == 1)
        #expect(try await service.statistic("contacts.enquiries", "2022-23")["current"].integer == 0)
    }

    @Test("R19: counts by channel and month, each contact and complaint once, by the day in London")
    func channels() async throws {
        let service = try await Service.start(on: "2023-04-03")
        _ = try await service.logContact(at: "2022-08-31T23:30:00Z", ["channel": #""councillor_or_mp""#])
        let contact = try await service.logContact(at: "2022-10-03T09:00:00+01:00", ["channel": #""web_form""#])
        try #require(try await service.convert(contact).status == 201)
        _ = try await service.register(receivedOn: "2023-03-31")

        let months = ["2022-m08", "2022-m09", "2022-m10", "2023-m03"]
        let json = try await service.ask(["contacts.by_channel"], months[0], months[1], months[2], months[3])
        let counts = Dictionary(uniqueKeysWithValues: zip(months, json["figures"].elements.map(Figured.init)))
        let year = try await service.statistic("contacts.by_channel", "2022-23")

        #expect(counts["2022-m09"]?.counted == ["councillor_or_mp": 1])
        #expect(counts["2022-m08"]?.counted == [:])
        #expect(counts["2022-m10"]?.counted == ["web_form": 1])
        #expect(counts["2023-m03"]?.counted == ["email": 1])
        #expect(year.counted == ["councillor_or_mp": 1, "web_form": 1, "email": 1])
    }

    @Test("R33: thirteen complaints about conferences, one at stage 2 and open, and no appeal by a young person")
    func conferences() async throws {
        let service = try await Service.start(on: "2019-04-01")
        for day in 1...12 { _ = try await service.conferenceComplaint(receivedOn: "2018-09-\(day + 10)") }
        let second = try await service.conferenceComplaint(receivedOn: "2019-02-04")
        _ = try await service.change(
            second, "/stages/local_resolution/response",
            #"{"responded_on": "2019-02-20", "outcome": "not_upheld"}"#)
        let requested = try await service.change(
            second, "/stages", #"{"stage": "investigation", "requested_on": "2019-03-20"}"#)
        try #require(requested.status == 200, "\(requested.text)")
        let appeal = try await service.logContact(
            at: "2018-11-05T09:00:00Z", ["kind": #""appeal""#, "subject": #""child_protection_conference""#])
        try #require(
            try await service.close(
                appeal, "routed_out",
                #", "destination": "child_protection_conference_appeal", "explained_on": "2018-11-06", "eligible_complainant": true, "subject_in_scope": false"#
            ).status == 200)

        for (figure, count) in [
            ("complaints", 13), ("stage_2", 1), ("stage_2.open_at_period_end", 1), ("appeals", 1),
            ("appeals_by_young_people", 0),
        ] {
            #expect(try await service.statistic("conferences.\(figure)", "2018-19").integer == count, "\(figure)")
        }
    }

    @Test("A number of young people's appeals is told inside the council only")
    func smallNumber() async throws {
        let service = try await Service.start(on: "2019-04-01")
        _ = try await service.logContact(
            at: "2018-11-05T09:00:00Z",
            [
                "kind": #""appeal""#, "subject": #""child_protection_conference""#,
                "source": #""child_or_young_person""#,
            ])

        let shown = try await service.send(
            .post, "/v1/statistics", #"{"figures": ["conferences.appeals_by_young_people"], "periods": ["2018-19"]}"#,
            token: service.viewer
        ).json["figures"][0]["values"][0]
        #expect(shown["number"] == .null && shown["state"].text == "not_available")
        #expect(try await service.statistic("conferences.appeals_by_young_people", "2018-19").integer == 1)
        #expect(try await service.statistic("conferences.appeals", "2018-19").integer == 1)
    }

    @Test("R18: the compliments of a year, and an appendix of those that may be printed, a sample where there are more")
    func compliments() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let contract = try Contract.shared.get()
        // The records begin with a complaint.
        _ = try await Casefile.accepted(service, receivedAt: "2022-05-04T09:30:00Z")
        for number in 1...16 {
            let compliment = try await service.recordCompliment("Thank you, Example \(number)")
            let approved = try await service.change(
                compliment, "/approval", #"{"published_text": "Thank you, E. (\#(number))"}"#)
            try #require(approved.status == 200, "\(approved.text)")
            #expect(contract.violations(try approved.json, contract.named("Compliment")) == [])
        }

        func printed() async throws -> (title: String?, texts: [String]) {
            let report = try await service.send(.get, "/v1/reports/childrens/2022-23", token: service.viewer).json
            let said = report["narrative"].elements.flatMap { $0["paragraphs"].elements }.compactMap(\.text)
            return (said.first { $0.contains("ompliments: ") }, said.filter { $0.contains("Thank you, E") })
        }
        let whole = try await printed()
        let unapproved = try await service.recordCompliment("Thank you, Example 17")
        let sample = try await printed()
        let list = try await service.get("/v1/compliments?state=unapproved&received_from=2022-04-01")

        #expect(whole.title == "Compliments: 16 of 16.")
        #expect(whole.texts.count == 16 && whole.texts.allSatisfy { !$0.contains("Example") })
        #expect(sample.title == "Sample of compliments: 16 of 17.")
        #expect(sample.texts == whole.texts)
        #expect(contract.violations(try list.json, contract.named("ComplimentPage")) == [])
        #expect(try list.json["items"].elements.map { $0["id"].text } == [try service.id(unapproved)])
        #expect(!list.text.contains("Example"))
        let byService = try await service.statistic("compliments.by_service", "2022-23")
        #expect(byService["Children and Families/Fostering"].integer == 17)
        #expect(try await service.statistic("contacts.compliments", "2022-23")["current"].integer == 17)
    }

    @Test("A compliment is approved by the manager alone, at the version that was read")
    func approval() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let compliment = try await service.recordCompliment("Thank you")

        let officer = try await service.send(
            .post, compliment + "/approval", #"{"published_text": "Thank you"}"#, token: service.officer,
            headers: [.ifMatch: #""1""#])
        let stale = try await service.post(
            compliment + "/approval", #"{"published_text": "Thank you"}"#, headers: [.ifMatch: #""2""#])

        #expect(officer.status == 403)
        #expect(stale.status == 412)
    }

    @Test("worked case 64: a compliment and a complaint in one e-mail are two records, linked")
    func complimentAndComplaint() async throws {
        let service = try await Service.start(on: "2023-10-02")
        let contact = try await service.logContact(
            at: "2022-11-02T09:00:00Z", ["kind": #""complaint""#, "channel": #""email""#])
        let id = try service.id(contact)

        let complaint = try await service.convert(contact)
        let compliment = try await service.recordCompliment("The driver was kind", contact: id)

        #expect(complaint.status == 201)
        #expect(
            try await service.get("/v1/compliments?contact_id=\(id)").json["items"][0]["id"].text
                == service.id(compliment))
        #expect(try await service.get(contact).json["complaint_id"].text == complaint.json["id"].text)
        #expect(try await service.statistic("contacts.total", "2022-23")["current"].integer == 2)
        #expect(try await service.statistic("contacts.enquiries", "2022-23")["current"].integer == 0)
    }
}

extension Service {
    /// The path of a complaint about a conference, accepted into the children's procedure.
    fileprivate func conferenceComplaint(receivedOn day: String) async throws -> String {
        let path = try await register(receivedOn: day)
        try await accept(path, on: day)
        let tagged = try await change(path, "/tags", #"{"subject": "child_protection_conference"}"#)
        try #require(tagged.status == 201, "\(tagged.text)")
        return path
    }

    /// The path of a compliment of November 2022.
    fileprivate func recordCompliment(_ text: String, contact: String? = nil) async throws -> String {
        let reply = try await post(
            "/v1/compliments",
            """
            {"received_on": "2022-11-03", "procedure": "childrens", "department": "Children and Families",
            "service": "Fostering", "text": "\(text)", "passed_on_by": "Team manager",
            "contact_id": \(contact.map { "\"\($0)\"" } ?? "null")}
            """)
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(reply.headers[.location])
    }
}
