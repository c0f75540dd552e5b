import Complaints
import Foundation
import HTTPTypes
import JSON
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// A complaint's way through its procedure, told as a table of steps.
///
/// Each step is done through HTTP at noon of its day. Every morning after the day of receipt is swept, and its worklist read.
struct Journey {
    /// What is done on a day, and how the complaint stands then.
    struct Step {
        let day: String
        let act: String
        /// In the body `"today"` is the step's day.
        let body: String
        /// `done`, or the status and the code of the refusal.
        let answer: String
        /// Due dates in force afterwards, by stage and clock.
        let due: [String: String]
        /// The notices owed afterwards.
        let owed: [String]?

        static func act(
            _ day: String, _ act: String, _ body: String = "{}", _ answer: String = "done", due: [String: String] = [:],
            owed: [String]? = nil
        ) -> Step {
            Step(day: day, act: act, body: body, answer: answer, due: due, owed: owed)
        }

        /// A notice with all its kind must say, to all it must reach who are there.
        static func notice(
            _ day: String, _ kind: NoticeKind, _ stage: String? = nil, owed: [String]
        ) -> Step {
            func list(_ codes: [String]) -> String { codes.map { "\"\($0)\"" }.joined(separator: ", ") }
            return act(
                day, "notices",
                """
                {"kind": "\(kind.rawValue)", "stage": \(stage.map { "\"\($0)\"" } ?? "null"), "sent_on": "today",
                "recipients": [\(list(kind.recipients.map(\.rawValue)))],
                "contents": [\(list(kind.contents.map(\.rawValue)))]}
                """, owed: owed)
        }
    }

    let path: String
    let first: Service
    let contract: Contract
    var swept: Day
    /// The days of what was recorded about the complaint, oldest first.
    private(set) var days: [String]
    /// The limits that came to be due within three working days, and the breaches that the sweeps recorded, each with its day.
    private(set) var flags: [String] = []
    fileprivate(set) var near: Set<[String]> = []
    /// How many requests wrote something.
    private(set) var writes = 0

    /// Registers a complaint on its day of receipt.
    static func received(
        on day: String, channel: String = "email", type: String, about: (department: String, service: String),
        children: Bool = false
    ) async throws -> Journey {
        let service = try await Service.start(on: day)
        try await service.addAppointees()
        let file = try await Casefile.register(
            service, receivedAt: day + "T09:30:00Z", channel: channel, type: type, department: about.department,
            of: about.service, aboutChildren: children, points: ["Nobody answered", "The visit was missed"])
        return Journey(
            path: file.path, first: service, contract: try Contract.shared.get(),
            swept: try #require(Day(day)), days: [day])
    }

    /// The service at noon of a day, with a token that is new then.
    func service(on day: String) async throws -> Service {
        let service = try first.at(day + "T12:00:00Z")
        let manager = try await Service.token(.manager, service.casework)
        return Service(
            casework: service.casework, api: service.api, manager: manager, officer: first.officer,
            viewer: first.viewer)
    }

    /// Does the steps in their order.
    mutating func run(_ steps: [Step]) async throws {
        for step in steps {
            try await sweep(through: step.day)
            let file = Casefile(service: try await service(on: step.day), path: path)
            let body = step.body.replacing("\"today\"", with: "\"\(step.day)\"")
            let reply = try await file.act("/" + step.act, body)
            let answer = reply.status < 300 ? "done" : "\(reply.status) \(try reply.code ?? "-")"
            let place = "\(step.day) \(step.act)"
            try #require(answer == step.answer, "\(place): \(reply.text)")
            writes += 1
            if answer == "done" { days.append(step.day) }
            for (clock, due) in step.due {
                let parts = clock.split(separator: ".").map(String.init)
                #expect(try await file.due(parts[0], parts[1]) == due, "\(place): \(clock)")
            }
            if let owed = step.owed { #expect(try await file.owed == owed, "\(place)") }
            #expect(contract.violations(try await file.complaint, contract.named("Complaint")) == [], "\(place)")
        }
    }

    /// Sweeps each morning up to a day's.
    private mutating func sweep(through day: String) async throws {
        let day = try #require(Day(day))
        while swept < day {
            swept = swept.adding(days: 1)
            let morning = try first.at("\(swept)T06:00:00Z")
            for finding in try await morning.casework.perform(Sweep(asOf: nil), as: .commandLine(name: "sweep"))
            where finding.isNew {
                guard let stage = finding.stage else { continue }
                flags.append("\(swept) breach \(stage.rawValue).\(finding.clock)")
            }
            var filter = WorklistFilter()
            filter.workingDays = 3
            for line in try await morning.casework.worklist(
                .dueSoon, filter, after: nil, limit: 50, as: .commandLine(name: "test")
            ).items {
                guard let stage = line.line.stage, let clock = line.clock, let dueOn = line.dueOn else { continue }
                let limit = "\(stage.rawValue).\(clock)"
                if near.insert([limit, dueOn.description]).inserted { flags.append("\(swept) due_soon \(limit)") }
            }
        }
    }

    /// Ends the journey on a day: the history tells each step on its day, and every stored date is what the rules give anew.
    ///
    /// - Returns: the complaint as it is then.
    mutating func end(on day: String) async throws -> JSONValue {
        try await sweep(through: day)
        let service = try await service(on: day)
        let history = try await service.get(path + "/history").json
        #expect(contract.violations(history, contract.named("ComplaintHistory")) == [])
        let lines = history["lines"].elements
        let occurred = lines.compactMap { $0["occurs_on"].text }
        #expect(occurred == occurred.sorted())
        let recorded = lines.filter { $0["kind"].text == "event" }.compactMap { $0["recorded_at"].text?.prefix(10) }
        #expect(recorded.map(String.init).sorted() == days)
        let page = try await service.get(path + "/history?format=html")
        #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
        #expect(page.text.contains(try #require(history["reference"].text)))
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
        return try await service.get(path).json
    }

    /// Counts an event of another record that belongs to the complaint, as its Ombudsman case's.
    mutating func recorded(on day: String) { days.append(day) }

    /// Counts a write, and its event where it belongs to the complaint.
    mutating func count(_ day: String?) {
        writes += 1
        if let day { days.append(day) }
    }
}
