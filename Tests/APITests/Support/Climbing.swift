import Casework
import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API

/// A children's complaint of Thursday 1 September 2022 with every rung above it, whose answer is due on Friday the 30th.
struct Climbing: Sendable {
    let service: Service
    let file: Casefile
    let officer: String
    /// Who holds each post, from the team upwards.
    let teamManager: String
    let serviceManager: String
    let head: String
    let team: String

    /// The ladder without anybody on some of its rungs.
    static func start(without vacant: Set<String> = []) async throws -> Climbing {
        let service = try await Service.start(on: "2022-09-01")
        let team = try await service.addTeam()
        func hold(_ kind: String, _ place: String, _ name: String) async throws -> String {
            // The service manager has an address beside the inbox.
            let person = try await service.addPerson(
                name, more: kind == "service_manager" ? #", "email": "s.manager@example.org""# : "")
            let post = try await service.addPost(kind, place)
            if !vacant.contains(kind) {
                try #require(try await service.handOver(post, to: person, from: "2022-01-04").status == 200)
            }
            return person
        }
        let teamManager = try await hold("team_manager", #""team_id": "\#(team)""#, "T. Manager")
        let serviceManager = try await hold(
            "service_manager", #""department": "Children and Families", "service": "Fostering""#, "S. Manager")
        let head = try await hold("head_of_service", #""department": "Children and Families""#, "H. Head")
        let officer = try await service.addPerson("O. Officer", team: team)
        let file = try await Casefile.accepted(service, receivedAt: "2022-09-01T09:30:00Z")
        try #require(try await service.assign(file.path, team: team, person: officer).status == 201)
        return Climbing(
            service: service, file: file, officer: officer, teamManager: teamManager, serviceManager: serviceManager,
            head: head, team: team)
    }

    /// What was told by a day of the limit of the answer, as the day, the step and who was told; `told` has the rounds before
    /// it.
    func told(by day: String) async throws -> [[String]] {
        try await service.on(day).alerts()
            .filter { $0.duty == .response && $0.clock == "response" && $0.joined == nil && $0.cancelledFor == nil }
            .map { ["\($0.raisedOn)", "\($0.step ?? 0)", name($0.recipient)] }
    }

    /// Tells of every day from one to another, a round at a time.
    func pass(from first: String, through last: String) async throws {
        var day = try #require(Day(first))
        let end = try #require(Day(last))
        while day <= end {
            _ = try await service.on(day.description).casework.raiseAlerts(as: .commandLine(name: "round"))
            day = day.adding(days: 1)
        }
    }

    func name(_ recipient: AlertRecipient) -> String {
        switch recipient.person?.text {
        case teamManager?: "team manager"
        case serviceManager?: "service manager"
        case head?: "head of service"
        case officer?: "officer"
        case let other?: other
        case nil: recipient.role?.rawValue ?? ""
        }
    }

    /// The alert of a step of the limit of the answer.
    func alert(_ step: Int) async throws -> AlertRecord {
        try #require(
            try await service.on("2022-12-30").casework.alerts(
                AlertFilter(), after: nil, limit: 200, as: .commandLine(name: "test")
            ).items.first { $0.step == step && $0.duty == .response && $0.clock == "response" })
    }

    func answer(_ alert: AlertRecord, on day: String, _ text: String = "It goes out on Friday.") async throws -> Reply {
        let service = try await service.on(day)
        let token = try await service.token(.respondingManager, of: teamManager, name: "manager on \(day)")
        return try await service.send(
            .post, "/v1/alerts/\(alert.id.text)/answers", #"{"text": "\#(text)"}"#, token: token)
    }

    func judge(_ alert: AlertRecord, _ verdict: String, on day: String) async throws -> Reply {
        try await service.on(day).post("/v1/alerts/\(alert.id.text)/verdicts", verdict)
    }
}
