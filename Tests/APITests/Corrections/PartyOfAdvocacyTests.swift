import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Whoever represents the child by the answer to the offer of an advocate is one person, as a party and in the answer.
@Suite(.database) struct PartyOfAdvocacyTests {
    private func advocated() async throws -> (service: Service, file: Casefile) {
        let service = try await Service.start(on: "2025-04-01")
        let file = try await Casefile.register(service, type: "child_or_young_person")
        try await file.acceptAdvocate()
        return (service, file)
    }

    private func parties(_ service: Service, _ file: Casefile) async throws -> [String] {
        try await service.get(file.path + "/parties").json["items"].elements.compactMap { $0["name"].text }
    }

    @Test("Their name is corrected on both, and they go with the offer")
    func name() async throws {
        let (service, file) = try await advocated()

        try await file.done("/parties/1/corrections", #"{"name": "Dee Example", "reason": "It was misspelt."}"#)

        #expect(try await file.complaint["advocacy"]["representative"].text == "Dee Example")
        #expect(try await parties(service, file) == ["Dee Example"])
        try await file.done("/corrections", #"{"representative": "Dora Example", "reason": "It was misspelt."}"#)
        #expect(try await parties(service, file) == ["Dora Example"])
        try await file.done("/corrections", #"{"advocacy_offered_on": null, "reason": "Nobody was offered one."}"#)
        #expect(try await parties(service, file) == [])
    }

    @Test("Their role is not corrected apart from the answer, and that of another party is")
    func role() async throws {
        let (service, file) = try await advocated()
        try await file.done("/parties", #"{"role": "advocate", "name": "E. Example"}"#)
        let child = #"{"role": "child", "reason": "It was another."}"#

        #expect(try await file.refused("/parties/1/corrections", child) == "409 act_in_the_way")
        try await file.done("/parties/2/corrections", child)
        #expect(try await parties(service, file) == ["D. Example", "E. Example"])
    }
}
