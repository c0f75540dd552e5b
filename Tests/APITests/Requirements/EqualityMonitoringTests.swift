import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

/// What is asked for equality monitoring, and what of it is published.
@Suite(.database) struct EqualityMonitoringTests {
    @Test(
        "R64: not asked, prefer not to say and unknown are apart, completeness is given, and small numbers are withheld"
    )
    func equality() async throws {
        let service = try await Service.start()
        let answers = Array(repeating: "white", count: 7) + ["asian", "asian", "prefer_not_to_say", "unknown"]
        for answer in answers {
            let reply = try await service.change(
                try await service.accept(), "/equality-monitoring",
                #"{"person": "complainant", "ethnicity": "\#(answer)"}"#)
            #expect(reply.status == 201, "\(reply.text)")
        }
        let notAsked = try await service.accept()
        let unknown = try await service.change(
            notAsked, "/equality-monitoring", #"{"person": "complainant", "ethnicity": "martian"}"#)

        let inside = try await service.statistic(
            "equality.complainant.ethnicity", "2025-26", #", "procedure": "childrens""#)
        let outside = try await service.post(
            "/v1/statistics", #"{"figures": ["equality.complainant.ethnicity"], "periods": ["2025-26"]}"#)

        #expect(try unknown.pointers == ["#/ethnicity"])
        #expect(
            inside.counted == [
                "white": 7, "asian": 2, "prefer_not_to_say": 1, "unknown": 1, "not_asked": 1, "received": 12,
                "completeness_percent": 75,
            ])
        #expect(inside["total"].integer == 9)
        #expect(inside.values["completeness_percent"]?["denominator"].integer == 12)
        let shown = Figured(try outside.json["figures"][0])
        #expect(shown.values["asian"]?["state"].text == "withheld")
        #expect(shown.values["white"]?["state"].text == "withheld")
        #expect(shown["other"].integer == 0)
        #expect(["total", "prefer_not_to_say", "unknown", "not_asked"].map { shown[$0].integer } == [9, 1, 1, 1])
        let events = try await service.get(notAsked + "/events").text
        #expect(!events.contains("martian"))
    }

    @Test(
        "R150: where nothing but zeros stands beside a number that is withheld, neither the totals nor the rest tell it",
        arguments: [
            (["white", "white"], true), (["white"], true), (["white", "asian"], true), (["unknown", "white"], true),
            (["white", "white", "asian", "asian", "asian"], false), (["unknown"], false),
        ])
    func told(answers: [String], isWithheld: Bool) async throws {
        let service = try await Service.start()
        for answer in answers {
            let reply = try await service.change(
                try await service.accept(), "/equality-monitoring",
                #"{"person": "complainant", "ethnicity": "\#(answer)"}"#)
            #expect(reply.status == 201, "\(reply.text)")
        }
        _ = try await service.accept()

        let reply = try await service.post(
            "/v1/statistics", #"{"figures": ["equality.complainant.ethnicity"], "periods": ["2025-26"]}"#)

        let shown = Figured(try reply.json["figures"][0])
        #expect(shown["received"].integer == answers.count + 1)
        for key in ["total", "completeness_percent"] { #expect((shown[key] == .null) == isWithheld, "\(key)") }
    }
}
