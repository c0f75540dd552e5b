import Complaints
import Foundation
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Who stood where and when is corrected, by the rules of its first entry.
@Suite(.database) struct PeopleCorrectionTests {
    @Test("A deputy's days are corrected or taken back, and never overlap another's")
    func deputies() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let people = [
            try await service.addPerson("G. Example"), try await service.addPerson("H. Example"),
            try await service.addPerson("I. Example"),
        ]
        let path = "/v1/people/\(people[0])"
        for (deputy, first, last) in [(people[1], "2025-03-01", "2025-03-10"), (people[2], "2025-03-20", "2025-03-25")]
        {
            try await service.done(
                path, "/deputies", #"{"deputy_id": "\#(deputy)", "from_on": "\#(first)", "until_on": "\#(last)"}"#)
        }
        func correct(_ fields: String) async throws -> String {
            try await service.corrected(path + "/deputies/corrections", #""appointed_from": "2025-03-01""# + fields)
        }

        #expect(try await correct(#", "until_on": "2025-03-20""#) == "422 deputy_overlaps")
        #expect(try await correct(#", "until_on": "2025-02-28""#) == "422 out_of_order")
        #expect(try await correct(#", "deputy_id": "\#(people[0])""#) == "422 same_person")
        #expect(try await correct(#", "until_on": "2025-03-19""#) == "200")
        #expect(try await correct("") == "409 nothing_corrected")
        #expect(try await correct(#", "withdrawn": true"#) == "200")
        #expect(try await correct(#", "withdrawn": true"#) == "404 not_found")
        #expect(try await service.get(path).json["deputies"].elements.count == 1)
    }

    @Test("Who held a post is corrected or taken back, one at a time, and a post that ended wrongly goes on")
    func posts() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let team = try await service.addTeam()
        let people = [try await service.addPerson("G. Example"), try await service.addPerson("H. Example")]
        let post = try await service.addPost("team_manager", #""team_id": "\#(team)""#)
        try #require(try await service.handOver(post, to: people[0], from: "2025-01-06").status == 200)
        try #require(try await service.handOver(post, to: people[1], from: "2025-02-03").status == 200)
        func correct(_ fields: String) async throws -> String {
            try await service.corrected(post + "/holders/corrections", #""held_from": "2025-02-03""# + fields)
        }

        #expect(try await correct(#", "from_on": "2025-01-02""#) == "409 post_held")
        #expect(try await correct(#", "from_on": "2025-02-10""#) == "200")
        #expect(try await correct(#", "withdrawn": true"#) == "404 not_found")
        #expect(
            try await service.corrected(post + "/holders/corrections", #""held_from": "2025-02-10", "withdrawn": true"#)
                == "200")
        #expect(try await service.get(post).json["holders"].elements.count == 1)
        #expect(try await service.corrected(post + "/abolition/corrections", "") == "409 not_recorded")
        try await service.done(post, "/abolition", #"{"until_on": "2025-03-31"}"#)
        #expect(
            try await service.corrected(post + "/abolition/corrections", #""until_on": "2025-03-31""#)
                == "409 nothing_corrected")
        #expect(try await service.corrected(post + "/abolition/corrections", #""until_on": null"#) == "200")
        #expect(try await service.get(post).json["until_on"] == .null)

        try await service.done(post, "/abolition", #"{"until_on": "2025-03-31"}"#)
        _ = try await service.addPost("team_manager", #""team_id": "\#(team)""#)
        #expect(
            try await service.corrected(post + "/abolition/corrections", #""until_on": null"#) == "409 post_exists")
    }

    @Test("A single point of contact's days and person are corrected, its end taken back unless there is another")
    func singleContacts() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let team = try await service.addTeam()
        let people = [
            try await service.addPerson("G. Example", team: team),
            try await service.addPerson("H. Example", team: team),
        ]
        func name(_ person: String) async throws -> String {
            let reply = try await service.post(
                "/v1/single-points-of-contact",
                #"{"complainant": "A. Example", "person_id": "\#(person)", "reason": "Many letters."}"#)
            try #require(reply.status == 201, "\(reply.text)")
            return try #require(reply.headers[.location])
        }
        let first = try await name(people[0])
        let path = first + "/corrections"

        #expect(try await service.corrected(path, #""from_on": "2025-03-03""#) == "200")
        #expect(try await service.corrected(path, #""from_on": "2025-03-13""#) == "422 in_the_future")
        #expect(try await service.corrected(path, #""complainant": "–""#) == "422 blank")
        #expect(try await service.corrected(path, #""until_on": "2025-03-10""#) == "409 not_recorded")
        #expect(try await service.corrected(path, #""person_id": "\#(people[1])""#) == "200")
        try await service.done(first, "/end", #"{"until_on": "2025-03-11"}"#)
        #expect(try await service.corrected(path, #""until_on": "2025-03-02""#) == "422 out_of_order")
        _ = try await name(people[0])
        #expect(try await service.corrected(path, #""until_on": null"#) == "409 contact_exists")
        #expect(try await service.corrected(path, #""until_on": "2025-03-10""#) == "200")
    }

    @Test("A Link Officer's first day is corrected or the appointment taken back; letters keep theirs")
    func linkOfficers() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let first = try await service.addLinkOfficer("A. Example", from: "2025-01-01")
        _ = try await service.addLinkOfficer("B. Example", from: "2025-03-03")
        func correct(_ fields: String, token: String? = nil) async throws -> String {
            try await service.corrected(
                "/v1/link-officer-corrections", #""appointed_from": "2025-03-03""# + fields, token: token)
        }

        #expect(try await correct(#", "from_on": "2025-01-01""#) == "422 out_of_order")
        #expect(try await correct(#", "person_id": "\#(UUID())""#) == "422 unknown_person")
        #expect(try await correct(#", "withdrawn": true"#, token: service.officer) == "403 forbidden")
        #expect(try await correct(#", "withdrawn": true"#) == "200")
        #expect(try await correct(#", "withdrawn": true"#) == "404 not_found")
        let officers = try await service.get("/v1/link-officers").json["items"].elements.map { $0["person_id"].text }
        #expect(officers == [first])
    }

    @Test(
        "The last day of a person, of a service and of a cause is corrected or taken back, and only where there is one")
    func lastDays() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let person = try await service.addPerson("G. Example")
        let potholes = #""department": "Highways", "service": "Potholes""#
        let departure = "/v1/people/\(person)/deactivation"
        func retirement(_ fields: String) async throws -> String {
            try await service.corrected("/v1/service-retirement-corrections", potholes + fields)
        }
        let cause = "/v1/causes/delay/retirement"

        #expect(try await service.corrected(departure + "/corrections", "") == "409 not_recorded")
        try await service.done("/v1/people/\(person)", "/deactivation", #"{"active_until": "2025-03-10"}"#)
        #expect(
            try await service.corrected(departure + "/corrections", #""active_until": "2025-03-13""#)
                == "422 in_the_future")
        #expect(try await service.corrected(departure + "/corrections", #""active_until": "2025-03-11""#) == "200")
        #expect(
            try await service.corrected(departure + "/corrections", #""active_until": "2025-03-11""#)
                == "409 nothing_corrected")
        #expect(try await service.corrected(departure + "/corrections", "") == "200")
        #expect(try await service.get("/v1/people/\(person)").json["active_until"] == .null)

        #expect(try await retirement("") == "409 not_recorded")
        let retired = try await service.post(
            "/v1/service-retirements", "{\(potholes), \"in_use_until\": \"2025-03-31\"}")
        try #require(retired.status == 201, "\(retired.text)")
        #expect(try await retirement(#", "in_use_until": "2025-04-30""#) == "200")
        #expect(try await retirement("") == "200")
        #expect(try await retirement("") == "409 not_recorded")

        #expect(try await service.corrected(cause + "/corrections", "") == "409 not_recorded")
        let once = try await service.post(
            cause, #"{"retired_on": "2025-03-10"}"#, headers: [.ifMatch: "*", .idempotencyKey: "k"])
        try #require(once.status == 200, "\(once.text)")
        #expect(
            try await service.corrected(cause + "/corrections", #""retired_on": "2025-03-13""#) == "422 in_the_future")
        #expect(try await service.corrected(cause + "/corrections", "", token: service.officer) == "403 forbidden")
        #expect(try await service.corrected(cause + "/corrections", "") == "200")
    }

    @Test("The retirement of a cause is not taken back where another cause in use has its name since")
    func nameGivenAgain() async throws {
        let service = try await Service.start(on: "2025-03-12")
        let retired = try await service.post(
            "/v1/causes/delay/retirement", #"{"retired_on": "2025-03-10"}"#, headers: [.ifMatch: "*"])
        try #require(retired.status == 200)
        let another = try await service.post("/v1/causes", #"{"cause": "slowness", "name": "Delay"}"#)
        try #require(another.status == 201, "\(another.text)")

        let taken = "409 name_taken"
        #expect(try await service.corrected("/v1/causes/delay/retirement/corrections", "") == taken)
        #expect(
            try await service.corrected("/v1/causes/delay/retirement/corrections", #""retired_on": "2025-03-11""#)
                == "200")

        let renamed = try await service.post(
            "/v1/causes/slowness/name", #"{"name": "Slowness"}"#, headers: [.ifMatch: "*"])
        #expect(renamed.status == 200)
        #expect(try await service.corrected("/v1/causes/delay/retirement/corrections", "") == "200")
        #expect(
            try await service.post(
                "/v1/causes/slowness/name", #"{"name": "delay"}"#, headers: [.ifMatch: "*"]
            ).code == "name_taken")
    }
}
