import Complaints
import Foundation
import Testing
import WorkingDays

/// What a message says.
@Suite struct DigestTests {
    private static let links = AlertLinks(base: "https://complaints.example.org")

    private static func id(_ number: UInt8) -> UUID {
        UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number))
    }

    private func alert(
        _ number: UInt8, _ kind: AlertKind, _ reference: String?, _ duty: DutyKind? = nil, due: String? = nil
    ) throws -> AlertFacts {
        AlertFacts(
            id: Self.id(number), kind: kind, matter: reference.map { .record(reference: $0) } ?? .behaviourMeasure,
            due: try duty.map { AlertFacts.Due(kind: $0, on: try Examples.day(try #require(due))) })
    }

    private func digest(
        _ alerts: [AlertFacts], on today: String = "2022-10-03", _ templates: MessageTemplates = MessageTemplates()
    ) throws -> Digest {
        Digest(
            alerts, templates: templates, links: Self.links, on: try Examples.day(today), try Examples.calendar())
    }

    @Test(
        "Working days are told as people say them",
        arguments: [
            ("2022-09-23", "5 working days left"), ("2022-09-29", "1 working day left"), ("2022-09-30", "due today"),
            ("2022-10-01", "no working day over yet"), ("2022-10-02", "no working day over yet"),
            ("2022-10-03", "1 working day over"), ("2022-10-04", "2 working days over"),
            ("2022-09-19", "9 working days left"), ("2023-01-03", "64 working days over"),
        ])
    func workingDays(today: String, words: String) throws {
        let (due, day) = (try Examples.day("2022-09-30"), try Examples.day(today))
        let calendar = try Examples.calendar()

        #expect(workingDaysInWords(to: due, on: day, calendar) == words)
    }

    @Test("On the last working day before a day that is none, no working day is left")
    func noWorkingDayLeft() throws {
        let sunday = try Examples.day("2022-10-02")
        let words = workingDaysInWords(to: sunday, on: try Examples.day("2022-09-30"), try Examples.calendar())
        #expect(words == "no working day left")
    }

    @Test(
        "The default lines say reference, duty, day, working days and link, and read well",
        arguments: [
            (
                .warning, "2022-09-23",
                "C-7: Answer the stage by 30 September 2022 (5 working days left). LINK"
            ),
            (
                .overdue, "2022-10-03",
                "C-7: Answer the stage. It was due on 30 September 2022 (1 working day over). LINK"
            ),
            (
                .challenge, "2022-10-27",
                "C-7: Answer the stage. It was due on 30 September 2022 (19 working days over), and is on the list of the "
                    + "challenge meeting. LINK"
            ),
        ] as [(AlertKind, String, String)])
    func lines(kind: AlertKind, today: String, line: String) throws {
        let email = try digest([alert(1, kind, "C-7", .response, due: "2022-09-30")], on: today).email
        let link = "https://complaints.example.org/v1/alerts/00000000-0000-7000-8000-000000000001"

        #expect(email.subject == "Complaints: 1 to see to")
        #expect(
            email.body == """
                Please see to this:

                \(line.replacing("LINK", with: link))

                You read and answer it here: \(link)
                """)
    }

    @Test(
        "What an operation caused has a line without a day", arguments: AlertKind.allCases.dropFirst(3))
    func atOnce(kind: AlertKind) throws {
        let body = try digest([alert(1, kind, "C-7")]).email.body

        #expect(body.contains("\n\nC-7: "))
        #expect(!body.contains("{") && !body.contains("()"))
    }

    @Test("A measure of the behaviour register and a named contact are told of without a reference")
    func withoutReference() throws {
        let named = AlertFacts(id: Self.id(2), kind: .singleContactEnded, matter: .namedContact, due: nil)

        #expect(try digest([alert(1, .behaviourMeasureEnded, nil)]).email.body.contains("Behaviour register: "))
        #expect(try digest([named]).email.body.contains("Named contact: A complainant has no named contact any more"))
    }

    @Test(
        "The lines come in the order of the days due, what is of no day first, whatever the order they were raised in")
    func order() throws {
        let alerts = [
            try alert(1, .warning, "C-3", .response, due: "2022-10-10"),
            try alert(2, .overdue, "C-2", .acknowledgement, due: "2022-09-30"),
            try alert(3, .complaintBackInQueue, "C-9"), try alert(4, .overdue, "C-1", .response, due: "2022-09-30"),
        ]
        for order in [alerts, alerts.reversed(), [alerts[2], alerts[0], alerts[3], alerts[1]]] {
            let email = try digest(order).email
            let found = email.body.matches(of: #/^(C-\d)/#.anchorsMatchLineEndings()).map { String($0.1) }

            #expect(found == ["C-9", "C-1", "C-2", "C-3"])
            #expect(email.subject == "Complaints: 4 to see to")
            #expect(email.body.hasSuffix("here: https://complaints.example.org/v1/alerts"))
        }
    }

    @Test("A text message is short: as many lines as fit, how many more, and one link for all")
    func short() throws {
        let alerts = try (1...20).map { try alert(UInt8($0), .warning, "C-\($0 + 10)", .response, due: "2022-10-10") }
        let text = try digest(alerts).text

        #expect(
            text.hasPrefix(
                "Complaints, 20 to see to. C-11: Answer the stage by 10 October 2022 (5 working days left). C-12"))
        #expect(text.contains(#/And 1\d more\. https:\/\/complaints\.example\.org\/v1\/alerts$/#))
        #expect(text.count < 450)
        #expect(text.matches(of: #/https:/#).count == 1)
    }

    @Test("A text message about one alert has that alert's link, and its line however long")
    func shortOne() throws {
        let long = String(repeating: "X", count: 400)
        let text = try digest([alert(1, .overdue, long, .response, due: "2022-09-30")]).text

        #expect(text.contains(long) && !text.contains("more"))
        #expect(text.hasSuffix("/v1/alerts/00000000-0000-7000-8000-000000000001"))
    }

    @Test("The council's own texts are used for what is sent")
    func ownTexts() throws {
        let templates = MessageTemplates([
            try MessageTemplate(.overdue, "LATE {reference} {duty}"), try MessageTemplate(.emailSubject, "Today"),
            try MessageTemplate(.emailBody, "{lines}"), try MessageTemplate(.textMessage, "{lines}"),
        ])
        let digest = try digest([alert(1, .overdue, "C-1", .findings, due: "2022-09-30")], templates)

        #expect(digest.email.subject == "Today")
        #expect(digest.email.body == "LATE C-1 Send the panel's findings")
        #expect(digest.text == "LATE C-1 Send the panel's findings")
    }

    @Test(
        "Where the calendar does not reach, working days are not counted, and the message goes all the same",
        arguments: [("2021-12-31", "2022-10-03", "overdue"), ("2027-01-04", "2026-12-30", "still to come")])
    func outside(due: String, today: String, words: String) throws {
        let body = try digest([alert(1, .overdue, "C-1", .response, due: due)], on: today).email.body
        #expect(body.contains("(\(words))"))
    }
}
