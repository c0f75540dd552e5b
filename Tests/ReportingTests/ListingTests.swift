import Complaints
import HTML
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// The rows that reports print one by one.
struct ListingTests {
    private func rows(
        _ listing: Listing, _ period: String = "2022-23", of procedure: Procedure? = nil, department: String? = nil
    ) async throws -> PrintedRows {
        let period = try #require(Period(period))
        return try await TestDatabase.current.database.snapshot { db in
            try listing.read(of: procedure, in: period, department: department, db)
        }
    }

    @Test("the Ombudsman's cases with fault are those of the procedure and the days", .database(.demonstration))
    func cases() async throws {
        let childrens = try await rows(.ombudsmanCases, of: .childrens)

        #expect(childrens.rows.count == 3)
        #expect(
            childrens.rows.first
                == """
                Case 1, decided on 3 October 2022: fault causing injustice. No fault in social care actions; fault in \
                complaint handling. Agreed with the Council: an apology and a symbolic payment of £100.
                """)
        #expect(try await rows(.ombudsmanCases).rows.count == 23)
        #expect(try await rows(.ombudsmanCases, "2022-23-q3", of: .childrens).rows.count == 2)
        #expect(try await rows(.ombudsmanCases, "2022-m04", of: .childrens).rows == [])
        #expect(try await rows(.ombudsmanCases, of: .childrens, department: "Public Health").rows == [])
    }

    @Test(
        "R18: the compliments of a year say how many of how many are printed, and print approved texts only", .database)
    func compliments() async throws {
        let procedure = Procedure.childrens.rawValue
        try await TestDatabase.current.database.write { db in
            try db.script("INSERT INTO service (department, name) VALUES ('Children', 'First Response')")
            for (day, text) in [("2022-05-04", "Kind and clear."), ("2022-06-06", nil), ("2021-05-04", "Long ago.")] {
                _ = try db.execute(
                    """
                    INSERT INTO compliment (id, received_on, procedure, service_id, text, published_text, approved_by, approved_at)
                    SELECT
                        gen_random_uuid(), \(day)::date, \(procedure), s.id, 'Words', \(text),
                        CASE WHEN \(text)::text IS NOT NULL THEN 'Officer' END,
                        CASE WHEN \(text)::text IS NOT NULL THEN \(day)::date END
                    FROM service AS s
                    """)
            }
        }

        let printed = try await rows(.compliments, of: .childrens)

        #expect(printed.title == "Sample of compliments: 1 of 2.")
        #expect(printed.rows == ["4 May 2022, First Response: Kind and clear."])
        #expect(try await rows(.compliments, of: .corporate).title == "Compliments: 0 of 0.")
        #expect(try await rows(.compliments, department: "Other").rows == [])
    }

    @Test("R77: ten approved pairs are printed and one that is not approved is not", .database)
    func pairs() async throws {
        try await TestDatabase.current.database.write { db in
            for number in 1...11 {
                let approved = number < 11 ? "2022-06-06" : nil
                _ = try db.execute(
                    """
                    INSERT INTO learning_pair (
                        id, procedure, proposed_by, proposed_by_ids, proposed_at, you_complained, we_have, approved_by,
                        approved_on
                    )
                    VALUES (
                        gen_random_uuid(), 'corporate', 'Officer', '{}', '2022-06-01T12:00:00Z', \("Nobody answered, \(number)."), 'We call back.',
                        CASE WHEN \(approved)::text IS NOT NULL THEN 'Manager' END, \(approved)::date
                    )
                    """)
            }
        }

        let printed = try await rows(.learningPairs, of: .corporate)

        #expect(printed.rows.count == 10)
        #expect(printed.rows.contains("You complained: Nobody answered, 1. We have: We call back."))
        #expect(!printed.rows.contains { $0.contains("11") })
        #expect(try await rows(.learningPairs, of: .childrens).rows == [])
        #expect(try await rows(.learningPairs, "2021-22", of: .corporate).rows == [])
    }

    @Test(
        "the children's report prints approved compliments and pairs, and what the manager wrote for a section",
        .database)
    func printed() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        try await TestDatabase.current.database.write { db in
            try db.script(
                """
                INSERT INTO compliment (id, received_on, procedure, service_id, text, published_text, approved_by, approved_at)
                SELECT gen_random_uuid(), '2022-05-04', 'childrens', s.id, 'Words', 'Kind and clear.', 'Officer', '2022-06-01Z'
                FROM service AS s;
                INSERT INTO learning_pair (
                    id, procedure, proposed_by, proposed_by_ids, proposed_at, you_complained, we_have, approved_by, approved_on
                )
                VALUES (
                    gen_random_uuid(), 'childrens', 'Officer', '{}', '2022-06-01Z', 'Nobody answered.', 'We call back.',
                    'Manager', '2022-06-02'
                );
                INSERT INTO report_commentary (id, report, period, section, body, written_by, written_at)
                VALUES (gen_random_uuid(), 'childrens', '2022-23', 'services', 'Two services merged.', 'Manager', now());
                """)
        }

        let report = try await Fixtures.report("2022-23")

        func blocks(_ number: String) -> [ReportSection.Block] {
            report.narrative.first { $0.number == number }?.blocks ?? []
        }
        #expect(
            blocks("2.4").suffix(2) == [
                .paragraph("Compliments: 1 of 1."), .list(["4 May 2022, First Response: Kind and clear."]),
            ])
        #expect(blocks("5.1").contains(.list(["You complained: Nobody answered. We have: We call back."])))
        #expect(blocks("2.3").last == .commentary("Two services merged."))
        #expect(report.html().markup.contains("Two services merged."))
    }
}
