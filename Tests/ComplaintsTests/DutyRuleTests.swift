import Complaints
import Foundation
import Testing
import WorkingDays

struct DutyRuleTests {
    private func due(
        _ version: ProcedureVersion, receivedOn: String, _ stage: StageName, requestedOn: String? = nil,
        _ change: (inout Stage) throws -> Void = { _ in }
    ) throws -> [String: [String]] {
        var value = Stage(
            id: StageID(rawValue: UUID()), stage: stage, position: 1,
            requestedOn: try Examples.day(requestedOn ?? receivedOn))
        try change(&value)
        let duties = try DutyRule(version: version, calendar: try Examples.calendar())
            .duties(of: value, receivedOn: try Examples.day(receivedOn))
        return Dictionary(grouping: duties, by: \.clock).mapValues { $0.map(\.dueOn.description) }
    }

    @Test("worked case 13: a children's stage 1 is due in 10 and must be done in 20 working days")
    func localResolution() throws {
        let due = try due(try Examples.childrens(), receivedOn: "2025-03-03", .localResolution)
        #expect(due["response_target"] == ["2025-03-17"])
        #expect(due["response"] == ["2025-03-31"])
    }

    @Test("worked case 16: an extension of a children's stage 1 never moves the 20 working days")
    func localResolutionExtended() throws {
        let due = try due(try Examples.childrens(), receivedOn: "2025-03-03", .localResolution) {
            $0.extensions = [
                Extension(
                    agreedOn: try Examples.day("2025-03-10"), extendedTo: try Examples.day("2025-04-30"),
                    reason: "complex", notifiedOn: try Examples.day("2025-03-10"))
            ]
        }
        #expect(due["response"] == ["2025-03-31"])
    }

    @Test("worked case 17: stage 2 counts from the request, with the agreed statement beside it")
    func investigationBases() throws {
        let due = try due(
            try Examples.childrens(), receivedOn: "2025-03-03", .investigation, requestedOn: "2025-03-31"
        ) { $0.investigation?.statementAgreedOn = try Examples.day("2025-04-28") }
        #expect(due["response"] == ["2025-05-08"])
        #expect(due["response_from_statement"] == ["2025-06-04"])
    }

    @Test("an extension of stage 2 with notice moves the deadline and keeps the one it replaced")
    func investigationExtended() throws {
        let due = try due(
            try Examples.childrens(), receivedOn: "2025-03-03", .investigation, requestedOn: "2025-03-31"
        ) {
            $0.extensions = [
                Extension(
                    agreedOn: try Examples.day("2025-05-01"), extendedTo: try Examples.day("2025-07-04"),
                    reason: "complex", notifiedOn: try Examples.day("2025-05-01"))
            ]
        }
        #expect(due["response"] == ["2025-05-08", "2025-07-04"])
    }

    @Test(
        "an extension without notice, agreed too late or past 65 working days moves nothing",
        arguments: [
            ("2025-05-01", "2025-07-04", nil), ("2025-05-09", "2025-07-04", "2025-05-09"),
            ("2025-05-01", "2025-07-07", "2025-05-01"),
        ] as [(String, String, String?)])
    func invalidExtensions(agreedOn: String, extendedTo: String, notifiedOn: String?) throws {
        let due = try due(
            try Examples.childrens(), receivedOn: "2025-03-03", .investigation, requestedOn: "2025-03-31"
        ) {
            $0.extensions = [
                Extension(
                    agreedOn: try Examples.day(agreedOn), extendedTo: try Examples.day(extendedTo), reason: "complex",
                    notifiedOn: try notifiedOn.map(Examples.day))
            ]
        }
        #expect(due["response"] == ["2025-05-08"])
    }

    @Test("worked case 23: a panel over Christmas, findings and response each from their own day 0")
    func panelOverChristmas() throws {
        let due = try due(
            try Examples.childrens(), receivedOn: "2025-03-03", .reviewPanel, requestedOn: "2025-11-24"
        ) {
            $0.panel?.heldOn = try Examples.day("2025-12-12")
            $0.panel?.findingsOn = try Examples.day("2025-12-17")
            $0.panel?.findingsReceivedOn = try Examples.day("2025-12-17")
        }
        #expect(due["panel"] == ["2026-01-08"])
        #expect(due["findings"] == ["2025-12-19"])
        #expect(due["response"] == ["2026-01-12"])
    }

    @Test(
        "worked case 35: an adult social care complaint is acknowledged within three working days",
        arguments: [("2025-12-19", "2025-12-24"), ("2025-12-27", "2025-12-31"), ("2025-04-17", "2025-04-24")])
    func adultAcknowledgement(receivedOn: String, due expected: String) throws {
        let due = try due(try Examples.adultSocialCare(), receivedOn: receivedOn, .singleStage)
        #expect(due["acknowledgement"] == [expected])
    }

    @Test("worked case 37: six months commencing on receipt, moved only by an agreement made in time")
    func adultSixMonths() throws {
        let version = try Examples.adultSocialCare()
        func extended(on day: String) throws -> [String]? {
            try due(version, receivedOn: "2025-01-15", .singleStage) {
                $0.extensions = [
                    Extension(
                        agreedOn: try Examples.day(day), extendedTo: try Examples.day("2025-09-30"), reason: "records",
                        notifiedOn: nil, complainantAgreedOn: try Examples.day(day))
                ]
            }["response"]
        }
        #expect(try due(version, receivedOn: "2025-01-15", .singleStage)["response"] == ["2025-07-14"])
        #expect(try extended(on: "2025-07-14") == ["2025-07-14", "2025-09-30"])
        #expect(try extended(on: "2025-07-15") == ["2025-07-14"])
    }

    @Test("worked cases 41 and 43: under the Code an early acknowledgement makes the answer due earlier")
    func codeAcknowledgement() throws {
        let version = try Examples.code()
        let never = try due(version, receivedOn: "2026-03-30", .stage1)
        let early = try due(version, receivedOn: "2026-03-30", .stage1) {
            $0.acknowledgedOn = try Examples.day("2026-03-31")
        }
        #expect(never["acknowledgement"] == ["2026-04-08"])
        #expect(never["response"] == ["2026-04-22"])
        #expect(early["response"] == ["2026-04-22", "2026-04-16"])
    }

    @Test("worked case 42: a late acknowledgement buys no time, and the literal date stands beside")
    func codeLateAcknowledgement() throws {
        let due = try due(try Examples.code(), receivedOn: "2026-04-01", .stage1) {
            $0.acknowledgedOn = try Examples.day("2026-04-16")
        }
        #expect(due["acknowledgement"] == ["2026-04-10"])
        #expect(due["response"] == ["2026-04-24"])
        #expect(due["response_from_acknowledgement"] == ["2026-04-30"])
    }

    @Test("worked case 46: corporate stage 2 from its acknowledgement, extended by at most 20 working days")
    func codeStage2() throws {
        let due = try due(try Examples.code(), receivedOn: "2026-04-01", .stage2, requestedOn: "2026-05-11") {
            $0.acknowledgedOn = try Examples.day("2026-05-14")
            $0.extensions = [
                Extension(
                    agreedOn: try Examples.day("2026-06-01"), extendedTo: try Examples.day("2026-07-10"),
                    reason: "site visit", notifiedOn: try Examples.day("2026-06-01"), ombudsmanDetailsGiven: true)
            ]
        }
        #expect(due["acknowledgement"] == ["2026-05-18"])
        #expect(due["response"] == ["2026-06-16", "2026-06-12", "2026-07-10"])
    }

    @Test("a duty ends with its act, and is not met where the stage ended without it")
    func ends() throws {
        var stage = Stage(
            id: StageID(rawValue: UUID()), stage: .singleStage, position: 1, requestedOn: try Examples.day("2025-01-15")
        )
        stage.respondedOn = try Examples.day("2025-02-03")
        stage.outcome = .notUpheld
        let duties = try DutyRule(version: try Examples.adultSocialCare(), calendar: try Examples.calendar())
            .duties(of: stage, receivedOn: stage.requestedOn)
        #expect(duties.map(\.endedOn) == [stage.respondedOn, stage.respondedOn])
        #expect(duties.map(\.clock) == ["acknowledgement", "response"])
        #expect(duties.map(\.endedBy) == [.stageEnded, .met])
    }
}
