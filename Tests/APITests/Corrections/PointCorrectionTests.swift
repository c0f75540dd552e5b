import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// The days of a point are corrected with the complaint, by the rules of their first entry.
@Suite(.database) struct PointCorrectionTests {
    /// A complaint of 3 March 2025 with two points and a third found on the 10th, the second left out on the 12th for
    /// proceedings that ended on the 14th; answered on the 17th.
    private func answered(_ service: Service) async throws -> Casefile {
        let file = try await Casefile.accepted(service, points: ["The first", "The second"])
        try await file.done(
            "/points", #"{"text": "The third", "origin": "complainant", "found_on": "2025-03-10"}"#)
        try await file.done(
            "/points/2/exclusion",
            #"{"excluded_on": "2025-03-12", "reason": "proceedings", "explanation": "A court has it"}"#)
        try await file.done("/points/2/proceedings-end", #"{"proceedings_ended_on": "2025-03-14"}"#)
        let findings = try await file.finding("not_upheld")
        try await file.done("/stages/local_resolution/response", #"{"responded_on": "2025-03-17", \#(findings)}"#)
        return file
    }

    @Test(
        "Each day of a point is corrected, and the audit has what was there before",
        arguments: [
            (#""number": 3, "found_on": "2025-03-11""#, "point_3_found_on", "2025-03-10", "2025-03-11"),
            (#""number": 2, "excluded_on": "2025-03-13""#, "point_2_excluded_on", "2025-03-12", "2025-03-13"),
            (
                #""number": 2, "proceedings_ended_on": "2025-03-20""#, "point_2_proceedings_ended_on", "2025-03-14",
                "2025-03-20"
            ),
            (#""number": 1, "grounds_on": "2025-01-06""#, "point_1_grounds_on", "", "2025-01-06"),
        ])
    func corrected(_ fields: String, _ fact: String, _ before: String, _ after: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await answered(service)

        try await file.done("/corrections", #"{"points": [{\#(fields)}], "reason": "A slip"}"#)

        let details = try #require(try await service.get(file.path + "/events").json["items"].elements.last)["details"]
        #expect((details["from_\(fact)"].text ?? "") == before && details["to_\(fact)"].text == after)
    }

    @Test(
        "A day of a point that an act contradicts is refused, and so is to put a point back that was answered without it",
        arguments: [
            (#""number": 3, "found_on": "2025-03-02""#, "422 out_of_order", "found_on cannot be 2 March 2025"),
            (
                #""number": 3, "found_on": "2025-03-18""#, "409 act_in_the_way",
                "The answer of local resolution (stage 1)"
            ),
            (#""number": 2, "excluded_on": "2025-03-18""#, "409 act_in_the_way", "The"),
            (#""number": 2, "excluded_on": null"#, "409 act_in_the_way", "The answer of local resolution (stage 1)"),
            (
                #""number": 2, "proceedings_ended_on": "2025-03-11""#, "422 out_of_order",
                "proceedings_ended_on cannot be"
            ),
            (#""number": 1, "excluded_on": "2025-03-12""#, "409 not_recorded", "excluded_on is not recorded"),
            (#""number": 1, "grounds_on": "2025-03-04""#, "422 in_the_future", "grounds_on is 4 March 2025"),
            (#""number": 1, "grounds_on": "2023-01-09""#, "409 act_in_the_way", "The acceptance into the procedure"),
            (#""number": 4, "found_on": "2025-03-12""#, "422 unknown_point", ""),
        ])
    func refused(_ fields: String, _ refusal: String, _ says: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await answered(service)

        let reply = try await file.act("/corrections", #"{"points": [{\#(fields)}], "reason": "A slip"}"#)

        #expect("\(reply.status) \(try reply.code ?? "")" == refusal, "\(reply.text)")
        #expect(try reply.json["detail"].text?.hasPrefix(says) == true, "\(reply.text)")
    }

    @Test(
        "What a correction says of a point that is not there, or twice of one, points to its own field",
        arguments: [
            (#"{"number": 4, "grounds_on": "2025-01-06"}"#, "422 unknown_point", "#/points"),
            (
                #"{"number": 1, "grounds_on": "2025-01-06"}, {"number": 1, "grounds_on": "2025-01-07"}"#,
                "422 invalid_body", "#/points/1"
            ),
        ])
    func pointed(_ points: String, _ refusal: String, _ pointer: String) async throws {
        let service = try await Service.start(on: "2025-09-01")
        let file = try await answered(service)

        let reply = try await file.act("/corrections", #"{"points": [\#(points)], "reason": "A slip"}"#)

        #expect("\(reply.status) \(try reply.code ?? "")" == refusal, "\(reply.text)")
        #expect(try reply.pointers == [pointer])
    }
}
