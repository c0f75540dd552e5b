import Complaints
import Testing
import WorkingDays

struct FreezeDutyTests {
    @Test(
        "a freeze is reviewed no more once its complaint was withdrawn or refused, unless it had ended before",
        arguments: [
            (nil, nil, "open"), (nil, "2025-05-01", "2025-05-01 stage_ended"),
            (nil, "2025-05-06", "2025-05-06 stage_ended"), ("2025-05-01", "2025-05-06", "2025-05-01 met"),
            ("2025-05-06", "2025-05-06", "2025-05-06 met"), ("2025-05-07", "2025-05-06", "2025-05-06 stage_ended"),
            (nil, "2025-04-29", "2025-04-30 stage_ended"),
        ] as [(String?, String?, String)])
    func ofClosed(endedOn: String?, closedOn: String?, end: String) throws {
        let freeze = DecisionFreeze(
            number: 2, disputedDecision: "The move", requestedOn: try Examples.day("2025-04-28"), agreed: true,
            decidedOn: try Examples.day("2025-04-30"), decidedBy: "A manager", reason: "It cannot be undone",
            reviewOn: try Examples.day("2025-05-02"), endedOn: endedOn.flatMap { Day($0) })
        let duty = try #require(freeze.duties(complaintClosedOn: closedOn.flatMap { Day($0) }).first)

        #expect([duty.basisOn, duty.dueOn].map(\.description) == ["2025-04-30", "2025-05-02"])
        #expect((duty.endedOn.map { "\($0) \(duty.endedBy?.rawValue ?? "")" } ?? "open") == end)
    }
}
