import Complaints
import Testing
import WorkingDays

struct ProposedVersionTests {
    static func clock(
        _ stage: StageName = .stage1, _ name: String = "response", _ kind: ClockKind = .limit,
        _ basis: ClockBasis = .stageRequested, _ end: ClockEnd = .responded, _ length: ClockLength = .workingDays(10),
        _ extension: ClockExtension = .none
    ) -> ProcedureClock {
        Examples.clock(stage, name, kind, basis, end, length, `extension`)
    }

    private func check(
        _ clocks: [ProcedureClock], procedure: Procedure = .corporate, name: String = "Policy",
        from day: String = "2026-12-01", latest: String? = "2026-04-01"
    ) throws {
        _ = try ProposedVersion(
            procedure: procedure, name: name, inForceFrom: try Examples.day(day), source: "Council", clocks: clocks
        ).check(
            latest: try latest.map { try Examples.version(inForceFrom: $0) }, today: try Examples.day("2026-11-20"))
    }

    private let whole = [clock(), clock(.stage2)]

    @Test("it comes into force after today and after the latest version")
    func days() throws {
        let today = try Examples.day("2026-11-20")
        let latest = try Examples.day("2026-12-01")
        #expect(throws: Refusal.versionNotInFuture(today, today: today)) { try check(whole, from: "2026-11-20") }
        #expect(throws: Refusal.versionNotLatest(latest, latest: latest)) { try check(whole, latest: "2026-12-01") }
        #expect(throws: Never.self) { try check(whole, from: "2026-11-21") }
        #expect(throws: Never.self) { try check(whole, from: "2026-12-02", latest: "2026-12-01") }
    }

    @Test("the limits of every procedure but the corporate one are set by regulations", arguments: Procedure.allCases)
    func statutory(procedure: Procedure) {
        #expect((procedure.regulation == nil) == (procedure == .corporate))
    }

    @Test("each stage has a limit that ends with the answer")
    func complete() {
        #expect(throws: Refusal.responseLimitMissing(.stage2)) { try check([Self.clock()]) }
        #expect(throws: Refusal.responseLimitMissing(.stage1)) {
            try check([Self.clock(.stage1, "response", .target), Self.clock(.stage2)])
        }
        #expect(throws: Refusal.responseLimitMissing(.stage1)) { try check([]) }
    }

    static let refused: [(ProcedureClock, Refusal)] = [
        (clock(.localResolution), .noSuchStage(.localResolution, .corporate)),
        (clock(.stage1, "Response"), .clockName(.stage1, "Response")), (clock(.stage1, ""), .clockName(.stage1, "")),
        (clock(.stage1, "response"), .clockRepeated(.stage1, "response")),
        (clock(.stage1, "b", .limit, .stageRequested, .responded, .workingDays(0)), .clockLength(.stage1, "b")),
        (clock(.stage1, "b", .limit, .stageRequested, .responded, .workingDays(1001)), .clockLength(.stage1, "b")),
        (clock(.stage1, "b", .limit, .stageRequested, .responded, .months(-1, .after)), .clockLength(.stage1, "b")),
        (
            clock(.stage1, "b", .limit, .panelHeld, .responded),
            .clockBasis(.stage1, "b", basis: .panelHeld, endsWith: .responded)
        ),
        (
            clock(.stage1, "b", .limit, .stageRequested, .findingsSent),
            .clockBasis(.stage1, "b", basis: .stageRequested, endsWith: .findingsSent)
        ),
        (
            clock(.stage1, "b", .limit, .acknowledged, .responded),
            .clockBasis(.stage1, "b", basis: .acknowledged, endsWith: .responded)
        ),
        (
            clock(.stage2, "b", .limit, .complaintReceived, .acknowledged),
            .clockBasis(.stage2, "b", basis: .complaintReceived, endsWith: .acknowledged)
        ),
        (
            clock(.stage1, "b", .limit, .acknowledgedOrDue, .responded),
            .clockBasis(.stage1, "b", basis: .acknowledgedOrDue, endsWith: .responded)
        ),
        (
            clock(.stage1, "b", .limit, .stageRequested, .responded, .workingDays(10), .upTo(workingDays: 10)),
            .clockExtension(.stage1, "b")
        ),
        (
            clock(.stage1, "b", .limit, .stageRequested, .responded, .months(1, .after), .upTo(workingDays: 40)),
            .clockExtension(.stage1, "b")
        ),
        (
            clock(.stage1, "b", .limit, .stageRequested, .acknowledged, .workingDays(3), .byAgreement),
            .clockExtension(.stage1, "b")
        ),
    ]

    @Test("a clock that could not run or be extended is refused by name", arguments: refused)
    func clocks(clock: ProcedureClock, refusal: Refusal) {
        #expect(throws: refusal) { try check(whole + [clock]) }
    }

    @Test("a stage is acknowledged once, and a blank name or source is refused")
    func onceAndBlank() {
        let first = Self.clock(.stage1, "acknowledgement", .limit, .stageRequested, .acknowledged)
        let second = Self.clock(.stage1, "receipt", .target, .stageRequested, .acknowledged)
        #expect(throws: Refusal.clockRepeated(.stage1, "receipt")) { try check(whole + [first, second]) }
        #expect(throws: Refusal.blank("name")) { try check(whole, name: " ") }
    }

    @Test("the Complaint Handling Code itself could be added")
    func theCode() throws {
        let code = try Examples.code()
        #expect(throws: Never.self) { try check(code.clocks) }
    }
}
