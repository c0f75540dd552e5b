import Foundation
import HTTPTypes
import Synchronization
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework
@testable import JSON

/// Random complaints, entered with a slip or an act that never happened, which is then corrected, beside the same entered
/// rightly the first time.
struct CorrectionPropertyTests {
    private static let seeds: [UInt64] = (1...32).map { 20_260_000 + $0 }

    /// A complaint as it was entered: what of it was taken, and what became of the correction.
    private struct Entered: Sendable {
        var complaint: MadeUpComplaint
        let path: String
        /// What was entered wrongly, nil for the receipt, and its true day; nil where it never happened.
        var slip: (act: Int?, day: Day?)?
        /// What the record says in the end; nil where the correction was refused.
        var record: JSONValue?
        var refusal: String?
    }

    @Test(
        "A corrected complaint equals one entered rightly the first time, or the act in the way would have been refused"
    )
    func corrected() async throws {
        let slipped = Mutex<[(UInt64, Entered)]>([])
        let figures = Mutex<[[String]]>([])

        try await TestDatabase.provide(.migrated) {
            let service = try await Service.start()
            try await service.addAppointees()
            for seed in Self.seeds {
                let entered = try await Self.slip(seed, service)
                slipped.withLock { $0.append((seed, entered)) }
            }
            #expect(try await service.casework.verifyDuties().drift.isEmpty)
            let read = try await Self.figures(service)
            figures.withLock { $0.append(read) }
            for (seed, entered) in slipped.withLock(\.self) {
                guard let refusal = entered.refusal else { continue }
                let (_, refused) = try await Self.enter(Self.right(entered), keeping: entered, service)
                #expect(
                    refused.contains {
                        refusal.hasPrefix("\($0.prefix(1).uppercased())\($0.dropFirst())") || refusal == $0
                    },
                    "seed \(seed): \(refusal); entered rightly, \(refused) were refused")
            }
        }
        try await TestDatabase.provide(.migrated) {
            let service = try await Service.start()
            try await service.addAppointees()
            for (seed, entered) in slipped.withLock(\.self) {
                let isCorrected = entered.refusal == nil
                let (path, refused) = try await Self.enter(
                    isCorrected ? Self.right(entered) : entered.complaint, keeping: entered, service)
                #expect(refused.isEmpty, "seed \(seed): entered rightly, \(refused) were refused")
                guard isCorrected else { continue }
                let record = try await Self.record(path, service)
                #expect(entered.record == record, "seed \(seed), \(Self.written(entered))")
            }
            let read = try await Self.figures(service)
            figures.withLock { $0.append(read) }
        }
        let read = figures.withLock(\.self)
        #expect(read[0] == read[1])
        let all = slipped.withLock(\.self)
        // Neither side of the property may be empty.
        #expect(all.contains { $0.1.refusal == nil } && all.contains { $0.1.refusal != nil })
    }

    /// The complaint of a seed with its slip, and the correction of it.
    private static func slip(_ seed: UInt64, _ service: Service) async throws -> Entered {
        var made = MadeUpComplaint(seed: seed)
        let path = try await register(made, service)
        var taken: [MadeUpComplaint.Act] = []
        for act in made.acts {
            var act = act
            if try await enter(&act, at: path, mayHaveReason: true, service) == nil { taken.append(act) }
        }
        made.acts = taken
        var (act, days) = made.slip()
        var day = (act.map { made.acts[$0].day } ?? made.receivedOn).adding(days: days)
        if !made.keepsOrder(with: act, on: day) {
            act = nil
            day = made.receivedOn.adding(days: days)
        }
        var entered = Entered(complaint: made, path: path, slip: (act, day))
        if let mistake = made.mistake() { entered.slip = (mistake, nil) }
        entered.refusal = try await correct(entered, service)
        if entered.refusal == nil { entered.record = try await record(path, service) }
        return entered
    }

    private static func right(_ entered: Entered) -> MadeUpComplaint {
        var right = entered.complaint
        guard let slip = entered.slip else { return right }
        switch (slip.act, slip.day) {
        case (let act?, let day?): right.acts[act].day = day
        case (let act?, nil): right.acts.remove(at: act)
        case (nil, let day): right.receivedOn = day ?? right.receivedOn
        }
        return right
    }

    /// Enters every act; gives those that were refused, by their words and stage.
    private static func enter(
        _ complaint: MadeUpComplaint, keeping entered: Entered, _ service: Service
    ) async throws -> (path: String, refused: [String]) {
        let path = try await register(complaint, service)
        var refused: [String] = []
        for (index, act) in complaint.acts.enumerated() {
            var act = act
            let isOwn = entered.slip?.act == index && entered.slip?.day != nil
            if let code = try await enter(&act, at: path, mayHaveReason: act.hasReason || isOwn, service) {
                refused.append(act.words)
                if isOwn { refused.append(code) }
            }
        }
        return (path, refused)
    }

    private static func register(_ complaint: MadeUpComplaint, _ service: Service) async throws -> String {
        let file = try await Casefile.register(
            service, receivedAt: "\(complaint.receivedOn)T10:30:00Z", type: "parent",
            aboutChildren: complaint.procedure == "childrens")
        return file.path
    }

    /// Enters an act, with the reason for its lateness where one is asked for and may be given; gives the code of the
    /// refusal.
    private static func enter(
        _ act: inout MadeUpComplaint.Act, at path: String, mayHaveReason: Bool, _ service: Service
    ) async throws -> String? {
        let body = #"{"\#(act.field)": "\#(act.day)"\#(act.more)"#
        var reply = try await send(path + act.path, body + "}", service)
        act.hasReason = false
        if mayHaveReason, try reply.code == "breach_reason_missing" {
            act.hasReason = true
            reply = try await send(path + act.path, body + #", "breach_reason": "complexity"}"#, service)
        }
        return reply.status < 300 ? nil : try reply.code
    }

    /// Sends an act at whatever version the complaint has: nobody else changes it.
    private static func send(_ path: String, _ body: String, _ service: Service) async throws -> Reply {
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        return try await service.post(path, body, headers: [.ifMatch: "*", key: UUID().uuidString])
    }

    /// Corrects the slip; gives the sentence of the refusal that names the act in the way, or the code of its own rule.
    private static func correct(_ entered: Entered, _ service: Service) async throws -> String? {
        guard let slip = entered.slip else { return nil }
        var path = "/corrections"
        let day = slip.day.map { #""\#($0)""# } ?? "null"
        var fields = #""received_at": "\#(slip.day?.description ?? "")T10:30:00Z""#
        if let index = slip.act {
            let act = entered.complaint.acts[index]
            fields = #""\#(act.corrected ?? "")": \#(day)"#
            if let report = act.report {
                fields = #""reports": [{"number": \#(report), "received_on": \#(day)}]"#
            }
            if let stage = act.stage { path = "/stages/\(stage)/corrections" }
        }
        let body = "{\(fields), \"reason\": \"A slip\""
        var reply = try await send(entered.path + path, body + "}", service)
        if try reply.code == "breach_reason_missing" {
            reply = try await send(entered.path + path, body + #", "breach_reason": "complexity"}"#, service)
        }
        guard reply.status >= 300 else { return nil }
        #expect([409, 422].contains(reply.status), "\(reply.text)")
        let code = try reply.code ?? ""
        return code == "act_in_the_way" ? try reply.json["detail"].text : code
    }

    /// The complaint and what may be done with it, without what tells one complaint from another.
    private static func record(_ path: String, _ service: Service) async throws -> JSONValue {
        let complaint = try await service.get(path).json
        let operations = try await service.get(path + "/operations").json
        return .array([complaint.unnamed, operations.unnamed])
    }

    private static func figures(_ service: Service) async throws -> [String] {
        var figures: [String] = []
        for year in ["2024-25", "2025-26"] {
            figures += try await service.figures(year).map { "\($0.key) \(year): \($0.value)" }.sorted()
        }
        return figures
    }

    private static func written(_ entered: Entered) -> String {
        guard let slip = entered.slip else { return "" }
        let acts = entered.complaint.acts.map { "\($0.path) \($0.day)" }.joined(separator: ", ")
        let what = slip.act.map { entered.complaint.acts[$0].path } ?? "receipt"
        return
            "\(entered.complaint.procedure) received \(entered.complaint.receivedOn): \(acts); \(what) became \(slip.day?.description ?? "nothing")"
    }
}

extension JSONValue {
    /// Without identifiers and what only the entry has.
    fileprivate var unnamed: JSONValue {
        let entry = ["id", "reference", "version", "changed_at", "registered_at", "obligation_id"]
        return switch self {
        case .object(let members):
            .object(
                members.filter { !entry.contains($0.name) }.map { Member(name: $0.name, value: $0.value.unnamed) })
        case .array(let elements): .array(elements.map(\.unnamed))
        default: self
        }
    }
}
