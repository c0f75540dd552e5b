import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Two who were recorded in each other's place: each stands in the other's way, and one correction says both.
@Suite("Swapped people", .database) struct SwappedPeopleTests {
    private let trained = #", "trained_on": "2020-01-06""#

    /// Appoints the two people of stage 2.
    private func appoint(_ file: Casefile, officer: String, independentPerson: String) async throws {
        for (act, person) in [("investigating-officer", officer), ("independent-person", independentPerson)] {
            try await file.done(
                "/stages/investigation/\(act)", #"{"person_id": "\#(person)", "appointed_on": "2025-03-20"}"#)
        }
    }

    /// Stage 2 with both appointed.
    private func appointed(
        _ service: Service, officer: String, independentPerson: String
    ) async throws -> Casefile {
        let file = try await Casefile.accepted(service, points: ["Nobody answered"])
        try await file.done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2025-03-17", \#(try await file.finding("not_upheld"))}"#)
        try await file.done("/stages", #"{"stage": "investigation", "requested_on": "2025-03-20"}"#)
        try await appoint(file, officer: officer, independentPerson: independentPerson)
        return file
    }

    /// The same, reported on by both, and adjudicated.
    private func adjudicated(
        _ service: Service, officer: String, independentPerson: String, adjudicator: String
    ) async throws -> Casefile {
        let file = try await appointed(service, officer: officer, independentPerson: independentPerson)
        try await file.report(on: "2025-04-24", "upheld")
        try await file.adjudicate(on: "2025-04-28", "upheld", extra: #", "responded_by": "\#(adjudicator)""#)
        return file
    }

    /// The officer, the Independent Person and whoever adjudicated.
    private func people(of file: Casefile) async throws -> [String?] {
        let stage = try await file.stage("investigation")
        return [
            stage["investigating_officer"]["person_id"].text, stage["independent_person"]["person_id"].text,
            stage["responded_by"].text,
        ]
    }

    @Test("The officer and the Independent Person are swapped by one correction, and by none that says one of them")
    func reporters() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let both = ["investigating_officer", "independent_person"]
        let first = try await service.addPerson(
            "M. Example", employment: "commissioned", capacities: both, more: trained)
        let second = try await service.addPerson(
            "N. Example", employment: "commissioned", capacities: both, more: trained)
        let file = try await adjudicated(
            service, officer: first, independentPerson: second, adjudicator: Signer.second)
        let act = "/stages/investigation/corrections"

        for report in [#"{"number": 1, "person_id": "\#(second)"}"#, #"{"number": 2, "person_id": "\#(first)"}"#] {
            let refused = try await file.refused(act, #"{"reports": [\#(report)], "reason": "x"}"#)
            #expect(refused == "409 independent_person_is_investigating_officer")
        }
        try await file.done(
            act,
            """
            {"reports": [{"number": 1, "person_id": "\(second)"}, {"number": 2, "person_id": "\(first)"}],
            "reason": "Entered in each other's place."}
            """)

        #expect(try await people(of: file) == [second, first, Signer.second])
    }

    @Test("Appointments of which nothing came yet are taken back by one correction and made anew the other way round")
    func appointed() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let both = ["investigating_officer", "independent_person"]
        let first = try await service.addPerson(
            "M. Example", employment: "commissioned", capacities: both, more: trained)
        let second = try await service.addPerson(
            "N. Example", employment: "commissioned", capacities: both, more: trained)
        let file = try await appointed(service, officer: first, independentPerson: second)

        try await file.done(
            "/stages/investigation/corrections",
            """
            {"officer_appointed_on": null, "independent_person_appointed_on": null,
            "reason": "Entered in each other's place."}
            """)
        try await appoint(file, officer: second, independentPerson: first)

        #expect(try await people(of: file) == [second, first, nil])
    }

    @Test("The officer and whoever adjudicated are swapped by one correction, and by none that says one of them")
    func adjudicator() async throws {
        let service = try await Service.start(on: "2025-07-01")
        let both = ["investigating_officer", "adjudicating_officer"]
        let first = try await service.addPerson("M. Example", capacities: both, more: trained)
        let second = try await service.addPerson("N. Example", capacities: both, more: trained)
        try await service.addAppointees()
        let independent = "\(DirectoryPerson.independentPerson.id)".lowercased()
        let file = try await adjudicated(service, officer: first, independentPerson: independent, adjudicator: second)
        let act = "/stages/investigation/corrections"

        for (one, code) in [
            (#""reports": [{"number": 1, "person_id": "\#(second)"}]"#, "409 act_in_the_way"),
            (#""responded_by": "\#(first)""#, "422 adjudicator_investigated"),
        ] {
            let refused = try await file.refused(act, #"{\#(one), "reason": "x"}"#)
            #expect(refused == code)
        }
        try await file.done(
            act,
            """
            {"reports": [{"number": 1, "person_id": "\(second)"}], "responded_by": "\(first)",
            "reason": "Entered in each other's place."}
            """)

        #expect(try await people(of: file) == [second, independent, first])
    }
}
