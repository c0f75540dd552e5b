import Complaints
import Testing
import WorkingDays

/// The worked cases about the Ombudsman: the year for complaining, the dates of a remedy and of a public report.
struct OmbudsmanWorkedCaseTests {
    @Test("worked case 34: the council's year and the Ombudsman's end a day apart")
    func twelveMonths() throws {
        let day = try Examples.day("2023-03-10")
        #expect(TimeLimit.toComplain(since: day).description == "2024-03-10")
        #expect(TimeLimit.toOmbudsman(since: day).description == "2024-03-09")
    }

    @Test("worked case 54: each obligation has its own date, none rolls to a working day")
    func obligations() throws {
        func due(_ months: Int, of decision: String) throws -> String {
            ObligationDue.Within(count: months, unit: .months, from: try Examples.day(decision)).lastDay.description
        }
        #expect(try due(1, of: "2025-03-12") == "2025-04-12")
        #expect(try due(3, of: "2025-03-12") == "2025-06-12")
        #expect(try due(1, of: "2025-01-31") == "2025-02-28")
    }

    @Test("worked case 55: an obligation carried out late is complied with and late")
    func lateObligation() throws {
        let due = ObligationDue(
            within: ObligationDue.Within(count: 4, unit: .weeks, from: try Examples.day("2025-03-12")))
        func compliance(doneOn: String?, today: String) throws -> ObligationCompliance {
            due.compliance(doneOn: try doneOn.map(Examples.day), today: try Examples.day(today))
        }
        #expect(due.on.description == "2025-04-09")
        #expect(try compliance(doneOn: "2025-04-15", today: "2025-05-01") == .late)
        #expect(try compliance(doneOn: "2025-04-09", today: "2025-05-01") == .inTime)
        #expect(try compliance(doneOn: nil, today: "2025-04-09") == .awaited)
        #expect(try compliance(doneOn: nil, today: "2025-04-10") == .overdue)
        #expect(ObligationCompliance.allCases.filter(\.isComplied) == [.inTime, .late])
    }

    @Test(
        "worked case 57: a public report's notice and reply count from the council's receipt",
        arguments: [("2024-12-10", "2024-12-24", "2025-03-09"), ("2024-11-30", "2024-12-14", "2025-02-28")])
    func publicReport(receivedOn: String, notice: String, reply: String) throws {
        func due(_ act: OmbudsmanAct, _ length: OmbudsmanLength) throws -> String? {
            let clock = OmbudsmanClock(
                clock: "c", basis: .reportReceived, endsWith: act, length: length, source: "Act", isVerified: true)
            let fact = OmbudsmanFact(.reportReceived, on: try Examples.day(receivedOn), doneOn: [:])
            return clock.deadline(of: fact)?.dueOn?.description
        }
        #expect(try due(.noticePublished, .days(14)) == notice)
        #expect(try due(.reportAnswered, .months(3, .beginningWith)) == reply)
    }

    @Test("worked case 58: the Ombudsman's year runs from knowledge, and had passed before the final answer")
    func yearFromKnowledge() throws {
        let limit = TimeLimit.toOmbudsman(since: try Examples.day("2024-05-20"))
        let finalAnswer = try Examples.day("2025-06-01")
        #expect(limit.description == "2025-05-19")
        #expect(limit < finalAnswer)
    }
}
