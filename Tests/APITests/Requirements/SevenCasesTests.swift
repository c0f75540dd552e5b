import Complaints
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Every kind of duty in each of its seven cases, through HTTP (issue "Everything that is due, in one table").
@Suite(.database) struct SevenCasesTests {
    @Test("Every kind of duty has its seven cases", arguments: DutyKind.allCases)
    func everyKind(kind: DutyKind) {
        #expect(SevenCases.all.contains { $0.kind == kind }, "write a row of SevenCases for \(kind.rawValue)")
    }

    @Test(
        "A duty begins and is due; extension and late holiday move it where they may; it ends in time, late and otherwise",
        arguments: SevenCases.all)
    func hold(_ cases: SevenCases) async throws {
        let bench = DutyBench(
            kind: cases.kind, clock: cases.clock,
            service: try await Service.start(on: cases.madeOn, expiresInDays: 366))
        var records: [DutyBench.Record] = []
        for number in 1...4 { records.append(try await bench.record(try await cases.make(bench.service, number))) }
        let (extended, inTime, late, otherwise) = (records[0], records[1], records[2], records[3])
        for record in records { #expect(try await bench.stands(record) == cases.stored([cases.value])) }

        try await holiday(cases, late, bench)
        try await extend(cases, extended, bench)
        try await end(cases.inTime, of: cases, inTime, bench)
        if cases.otherwise.day < cases.late.day { try await end(cases.otherwise, of: cases, otherwise, bench) }
        try await bench.sweep(cases.late.day)
        let isLimit = cases.nature == .limit
        #expect(try await bench.breaches(inTime, on: cases.late.day) == 0)
        #expect(try await bench.breaches(late, on: cases.late.day) == (isLimit ? 1 : 0))
        #expect(try await bench.breaches(otherwise, on: cases.late.day) == cases.otherwise.breaches)
        let owed = try await bench.lines(on: cases.late.day)
        #expect(bench.lists(late, among: owed) == cases.lists)

        try await end(cases.late, of: cases, late, bench)
        try await bench.sweep(cases.late.day)
        #expect(try await bench.breaches(late, on: cases.late.day) == (isLimit ? 1 : 0))
        let done = try await bench.lines(on: cases.late.day)
        #expect(bench.lists(inTime, among: done) == [])
        #expect(bench.lists(late, among: done) == cases.listsOnceLate)

        if cases.otherwise.day >= cases.late.day { try await end(cases.otherwise, of: cases, otherwise, bench) }
        let over = try await bench.lines(on: max(cases.otherwise.day, cases.late.day))
        let goesOn = cases.otherwise.acts.last.map { $0.answer != "done" } ?? false
        #expect(bench.lists(otherwise, among: over) == (goesOn ? cases.lists : []))
        if cases.otherwise.acts.last?.path == "/withdrawal" {
            // What it owes still is to tell the complainant so.
            let own = over.filter { $0.line["complaint_id"].text == otherwise.path.lastIdentifier }
            #expect(own.filter { $0.line["duty"].text != "notice" }.map(\.list) == [])
        }
        #expect(try await bench.isVerified())
    }

    /// A late bank holiday moves the duty or leaves it, and taking it back restores it.
    private func holiday(_ cases: SevenCases, _ record: DutyBench.Record, _ bench: DutyBench) async throws {
        let version = try await bench.proclaim(cases.holiday.day)
        #expect(try await bench.stands(record) == cases.stored([cases.holiday.value ?? cases.value]))
        let there = cases.holiday.move.map { ["\($0.from) \($0.to) Proclaimed"] } ?? []
        #expect(try await bench.moves(record) == there)
        #expect(try await bench.isVerified())
        try await bench.takeBack(version)
        let back = cases.holiday.move.map { ["\($0.to) \($0.from) Proclaimed"] } ?? []
        #expect(try await bench.stands(record) == cases.stored([cases.value]))
        #expect(try await bench.moves(record) == there + back)
    }

    private func extend(_ cases: SevenCases, _ record: DutyBench.Record, _ bench: DutyBench) async throws {
        let before = try await bench.moves(record)
        try await perform(cases.extended.act, record, on: cases.extended.day, bench)
        #expect(try await bench.stands(record) == cases.stored(cases.extended.values ?? [cases.value]))
        #expect(try await bench.moves(record) == before + cases.extended.moves)
    }

    private func end(
        _ ended: SevenCases.Ended, of cases: SevenCases, _ record: DutyBench.Record, _ bench: DutyBench
    ) async throws {
        for act in ended.acts { try await perform(act, record, on: ended.day, bench) }
        #expect(try await bench.stands(record) == cases.stored(ended.values))
    }

    private func perform(
        _ act: SevenCases.Act, _ record: DutyBench.Record, on day: String, _ bench: DutyBench
    ) async throws {
        let reply = try await bench.on(day).change(
            record.path, act.path.replacing("{id}", with: record.subject), act.body)
        let answer = reply.status < 300 ? "done" : "\(reply.status) \(try reply.code ?? "-")"
        try #require(answer == act.answer, "\(day) \(act.path): \(reply.text)")
    }
}

extension SevenCases {
    /// Values as the bench gives them.
    fileprivate func stored(_ values: [String]) -> [String] { values.map { "\(nature.rawValue) \($0)" } }
}
