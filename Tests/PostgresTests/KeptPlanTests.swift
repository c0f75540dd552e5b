import Postgres
import TestSupport
import Testing

@Suite("Kept plans", .database)
struct KeptPlanTests {
    /// How often the plan of the last statement was made for its values, and for any.
    private static let made: SQL = """
        SELECT custom_plans, generic_plans FROM pg_prepared_statements WHERE statement LIKE '%generate_series%'
        """

    @Test("A connection that keeps plans makes one for any values", arguments: [true, false])
    func kept(_ keepsPlans: Bool) async throws {
        let plans = try await withDatabase({ ($0.connections, $0.keepsPlans) = (1, keepsPlans) }) { reading in
            for value in 1...4 {
                _ = try await number("SELECT count(*) AS n FROM generate_series(1, \(value)) AS s", on: reading)
            }
            return try await reading.single { db in
                try db.one(Self.made) { [try $0["custom_plans"] as Int, try $0["generic_plans"] as Int] }
            }
        }

        // The first of four is not prepared.
        #expect(plans == (keepsPlans ? [0, 3] : [3, 0]))
    }

    @Test("A number of the text is no value, and another number another statement")
    func literal() async throws {
        let texts = [51, 101].map { limit -> String in
            let sql: SQL = "SELECT 1 AS n WHERE \(7) > 5 LIMIT \(literal: limit)"
            return sql.text
        }

        #expect(texts == ["SELECT 1 AS n WHERE $1 > 5 LIMIT 51", "SELECT 1 AS n WHERE $1 > 5 LIMIT 101"])
    }
}
