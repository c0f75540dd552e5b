import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// What is owed of contacts, referrals, measures, freezes and cases at the Ombudsman, as the acts that cause it store it.
@Suite(.database) struct StoredDutyTests {
    /// `kind.clock due_on how it stands` of every duty of a kind, the first due first.
    private func owed(_ kinds: DutyKind...) async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT d.kind || '.' || d.clock || ' ' || d.due_on || ' '
                    || coalesce(d.ended_by || ' ' || d.ended_on, 'open') AS line
                FROM duty AS d
                WHERE d.kind = ANY(\(kinds.map(\.rawValue))::text[]) AND d.ended_by IS DISTINCT FROM 'withdrawn'
                ORDER BY d.kind, d.known_from, d.due_on
                """
            ) { try $0["line"] as String }
        }
    }

    /// `clock before after` of every move of a duty, with the name of its bank holiday if one moved it.
    private func moves() async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT d.clock || ' ' || m.due_before_on || ' ' || m.due_after_on || coalesce(' ' || h.name, '') AS line
                FROM duty_move AS m
                JOIN duty AS d ON d.id = m.duty_id
                LEFT JOIN bank_holiday AS h ON m.calendar_version IN (h.added_by, h.withdrawn_by)
                ORDER BY m.calendar_version, d.clock
                """
            ) { try $0["line"] as String }
        }
    }

    private func verified(_ service: Service) async throws {
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }

    private func add(_ day: String, _ service: Service) async throws -> Int {
        let holiday = BankHoliday(on: try #require(Day(day)), name: "Proclaimed")
        let change = try await service.casework.perform(
            AddBankHolidays(source: try BankHolidaySource(entered: holiday, by: "A. Manager")),
            as: .commandLine(name: "test"))
        return try #require(change.version)
    }

    private func takeBack(_ version: Int, _ service: Service) async throws {
        _ = try await service.casework.perform(
            TakeBackCalendarChange(version: version, reason: "It was not proclaimed"), as: .commandLine(name: "test"))
    }

    @Test(
        "a contact's window and acknowledgement are stored, moved by a late holiday to the hour, and restored with it")
    func contactMoved() async throws {
        let service = try await Service.start(on: "2025-05-14").at("2025-05-14T16:00:00+01:00")
        let contact = try await service.logContact(at: "2025-05-14T15:30:00+01:00", ["kind": #""informal_concern""#])
        let before = [
            "acknowledgement.acknowledgement 2025-05-19 open", "enquiry_conversion.informal_resolution 2025-05-15 open",
        ]

        #expect(try await owed(.acknowledgement, .enquiryConversion) == before)
        #expect(try await service.get(contact).json["resolution_due_at"].text == "2025-05-15T14:30:00Z")
        let version = try await add("2025-05-15", service)
        #expect(
            try await owed(.acknowledgement, .enquiryConversion) == [
                "acknowledgement.acknowledgement 2025-05-20 open",
                "enquiry_conversion.informal_resolution 2025-05-16 open",
            ])
        #expect(try await service.get(contact).json["resolution_due_at"].text == "2025-05-16T14:30:00Z")
        #expect(
            try await moves() == [
                "acknowledgement 2025-05-19 2025-05-20 Proclaimed",
                "informal_resolution 2025-05-15 2025-05-16 Proclaimed",
            ])
        try await verified(service)
        try await takeBack(version, service)
        #expect(try await owed(.acknowledgement, .enquiryConversion) == before)
        #expect(try await moves().count == 4)
        #expect(try await service.get(contact).json["resolution_due_at"].text == "2025-05-15T14:30:00Z")
        try await verified(service)
    }

    @Test("a contact's duties end with its acts, and the history of the complaint it became shows them")
    func contactEnded() async throws {
        let service = try await Service.start(on: "2022-09-08")
        let informal = ["kind": #""informal_concern""#]
        let resolved = try await service.logContact(at: "2022-09-05T10:00:00+01:00", informal)
        _ = try await service.change(
            resolved, "/resolution", #"{"resolved_at": "2022-09-06T09:00:00+01:00", "resolution": "Filled."}"#)
        let converted = try await service.logContact(at: "2022-09-05T11:00:00+01:00", informal)
        let complaint = try await service.convert(converted)
        let passedOn = try await service.logContact(
            at: "2022-09-05T12:00:00+01:00", ["kind": #""complaint""#])
        let closed = try await service.close(
            passedOn, "signposted_organisation", #", "destination": "district_council""#)
        try #require(closed.status == 200, "\(closed.text)")

        #expect(
            Set(try await owed(.enquiryConversion)) == [
                "enquiry_conversion.informal_resolution 2022-09-06 met 2022-09-06",
                "enquiry_conversion.informal_resolution 2022-09-06 met 2022-09-08",
                "enquiry_conversion.informal_resolution 2022-09-06 stage_ended 2022-09-08",
            ])
        #expect(
            Set(try await owed(.acknowledgement)) == [
                "acknowledgement.acknowledgement 2022-09-08 stage_ended 2022-09-06",
                "acknowledgement.acknowledgement 2022-09-08 superseded 2022-09-08",
                "acknowledgement.acknowledgement 2022-09-08 stage_ended 2022-09-08",
            ])
        let path = try #require(complaint.headers[.location])
        let history = try await service.get("\(path)/history").json["lines"].elements
        let line = try #require(history.first { $0["title"].text == "enquiry_conversion.informal_resolution" })
        #expect(line["occurs_on"].text == "2022-09-06")
        #expect(line["text"].text == "target, counted from 5 September 2022, done on 8 September 2022")
        try await verified(service)
    }

    @Test(
        "the days of grace of a measure are moved by a late holiday and its end with them; a review held ends the duty")
    func measureMoved() async throws {
        let register = try await Register.start()
        let draft = try await register.impose(.warning, startsOn: "2026-02-02", reviewOn: "2026-06-01")
        #expect(draft.status == 201)
        #expect(try await owed(.behaviourReview) == [])
        let path = try #require(draft.headers[.location])
        _ = try await register.send(path, on: "2026-02-03")
        let before = try await owed(.behaviourReview)
        #expect(before.map { String($0.prefix(36)) }.first == "behaviour_review.review_1 2026-06-01")
        #expect(before.count == 2 && before.allSatisfy { $0.contains("stage_ended") })

        let version = try await add("2026-06-03", register.service)
        let moved = try await owed(.behaviourReview)
        #expect(moved != before)
        #expect(try await moves().count == 1)
        #expect(try await moves().first?.hasPrefix("grace_1 ") == true)
        try await verified(register.service)
        try await takeBack(version, register.service)
        #expect(try await owed(.behaviourReview) == before)
        try await verified(register.service)

        let renewed = try await register.review(
            path, #""verdict": "renewed", "review_on": "2026-07-01""#, consultees: [register.staff])
        try #require(renewed.status == 200, "\(renewed.text)")
        let after = try await owed(.behaviourReview)
        #expect(after.count == 4)
        #expect(after.filter { $0.hasSuffix("met 2026-03-02") }.count == 2)
        #expect(after.contains { $0.hasPrefix("behaviour_review.review_2 2026-07-01") })
        try await verified(register.service)
    }

    @Test(
        "a public report received on 10 December 2024 has its notice, its reply and its members told among what is due")
    func publicReport() async throws {
        let service = try await Service.start(on: "2025-03-01")
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            #"""
            {"reference": "24 000 001", "procedure": "childrens", "department": "Children and Families",
            "service": "Fostering", "enquiry_on": "2024-06-03", "stage_reached": "review_panel",
            "procedure_exhausted": true}
            """#)
        let path = try #require(opened.headers[.location], "\(opened.text)")
        func done(_ act: String, _ body: String) async throws {
            let reply = try await service.change(path, act, body)
            try #require(reply.status == 200, "\(reply.text)")
        }
        try await done(
            "/decision",
            #"{"decision_on": "2024-11-20", "decision": "upheld_fault_and_injustice", "public_report": true}"#)
        try await done("/public-report", #"{"received_on": "2024-12-10"}"#)
        let kinds: [DutyKind] = [.membersTold, .reportNotice, .reportReply]

        #expect(
            try await owed(kinds[0], kinds[1], kinds[2]) == [
                "members_told.members_told 2024-11-20 open", "report_notice.report_notice 2024-12-24 open",
                "report_reply.report_reply 2025-03-09 open",
            ])
        try await done("/public-report/acts", #"{"act": "notice_published", "done_on": "2024-12-27"}"#)
        try await done("/public-report/extension", #"{"agreed_on": "2025-02-20", "extended_to": "2025-04-30"}"#)
        try await done("/members-told", #"{"members_told_on": "2025-01-15"}"#)
        #expect(
            try await owed(kinds[0], kinds[1], kinds[2]) == [
                "members_told.members_told 2024-11-20 met 2025-01-15",
                "report_notice.report_notice 2024-12-24 met 2024-12-27",
                "report_reply.report_reply 2025-03-09 superseded 2025-02-20",
                "report_reply.report_reply 2025-04-30 open",
            ])
        try await verified(service)
    }

    @Test("a letter of the Ombudsman is due on its day, moved by an extension, and answered late")
    func letter() async throws {
        let service = try await Service.start(on: "2025-03-03")
        _ = try await service.addLinkOfficer()
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            #"""
            {"reference": "24 000 001", "procedure": "childrens", "department": "Children and Families",
            "service": "Fostering", "enquiry_on": "2025-01-06", "stage_reached": "review_panel",
            "procedure_exhausted": true}
            """#)
        let path = try #require(opened.headers[.location], "\(opened.text)")
        let received = try await service.change(
            path, "/letters", #"{"kind": "enquiry", "received_on": "2025-01-10", "due_on": "2025-02-08"}"#)
        let letter = try #require(try received.json["letters"][0]["id"].text, "\(received.text)")
        #expect(try await owed(.ombudsmanLetter) == ["ombudsman_letter.letter 2025-02-08 open"])
        _ = try await service.change(
            path, "/letters/\(letter)/extension", #"{"agreed_on": "2025-02-03", "extended_to": "2025-02-15"}"#)
        _ = try await service.change(path, "/letters/\(letter)/answer", #"{"answered_on": "2025-02-17"}"#)
        #expect(
            try await owed(.ombudsmanLetter) == [
                "ombudsman_letter.letter 2025-02-08 superseded 2025-02-03",
                "ombudsman_letter.letter 2025-02-15 met 2025-02-17",
            ])
        try await verified(service)
    }

    @Test("a freeze is reviewed by its day and a complaint's referral acknowledged at once; the history shows both")
    func ofComplaint() async throws {
        let service = try await Service.start(on: "2025-03-20")
        let file = try await Casefile.accepted(service)
        try await file.done(
            "/freezes",
            """
            {"disputed_decision": "Move to another placement", "requested_on": "2025-03-04", "agreed": true,
            "decided_on": "2025-03-05", "reason": "The complaint is about the move.", "review_on": "2025-04-01"}
            """)
        let referred = try await file.done(
            "/safeguarding-referrals", #"{"recipient": "first_response", "immediate_risk": false}"#)
        let both: [DutyKind] = [.freezeReview, .safeguardingAcknowledgement]

        #expect(
            try await owed(both[0], both[1]) == [
                "freeze_review.freeze_1 2025-04-01 open",
                "safeguarding_acknowledgement.acknowledgement 2025-03-20 open",
            ])
        let referral = try #require(referred["id"].text)
        try await file.done(
            "/safeguarding-referrals/\(referral)/acknowledgement",
            #"{"acknowledged_at": "2025-03-20T12:00:00Z", "acknowledged_by": "\#(Signer.first)"}"#)
        try await file.done("/freezes/1/end", #"{"ended_on": "2025-03-19"}"#)
        #expect(
            try await owed(both[0], both[1]) == [
                "freeze_review.freeze_1 2025-04-01 met 2025-03-19",
                "safeguarding_acknowledgement.acknowledgement 2025-03-20 met 2025-03-20",
            ])
        let titles = try await service.get("\(file.path)/history").json["lines"].elements
            .filter { $0["kind"].text == "deadline" }.compactMap { $0["title"].text }
        #expect(titles.contains("freeze_review.freeze_1"))
        #expect(titles.contains("safeguarding_acknowledgement.acknowledgement"))
        #expect(titles.contains("local_resolution.response"))
        try await verified(service)
    }
}
