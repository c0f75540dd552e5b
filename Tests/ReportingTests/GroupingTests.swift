import Complaints
import Postgres
import TestSupport
import Testing

@testable import Reporting

/// By what figures are narrowed and divided is what is known of the rows that they count.
struct GroupingTests {
    @Test("what a population can be divided by is which of these columns its view has", .database)
    func columns() async throws {
        for population in Population.allCases {
            let columns = try await TestDatabase.current.database.snapshot { db in
                try db.all("SELECT column_name FROM information_schema.columns WHERE table_name = \(population.view)") {
                    try $0["column_name"] as String
                }
            }
            let known = Grouping.allCases.filter { columns.contains($0.dimension.field.column) }
            #expect(population.groupings == Set(known), "\(population)")
        }
    }

    @Test(
        "nothing is divided twice, narrowed by what it is of already, or divided where it is no count or share of one")
    func fitting() throws {
        let catalogue = Catalogue(bands: [])

        func groupings(_ id: String) throws -> Set<Grouping> { try #require(catalogue[id]).groupings }
        func narrowings(_ id: String) throws -> Set<Grouping> { try #require(catalogue[id]).narrowings }

        #expect(try groupings("corporate.received") == [.department, .service, .channel])
        #expect(try groupings("corporate.received.by_service") == [])
        #expect(try groupings("corporate.stage_1.days") == [])
        #expect(try groupings("ombudsman.upheld") == [.department, .service, .procedure])
        #expect(try narrowings("corporate.received") == [.department])
        #expect(try narrowings("lateness.limits") == [.department, .procedure])
        #expect(try narrowings("equality.complainant.sex") == [.procedure])
        #expect(try narrowings("childrens.rate_per_referral_percent") == [])
        #expect(try narrowings("childrens.all_routes") == [.department])
        #expect(try narrowings("behaviour.new") == [])
    }

    @Test("each figure has a name of its own that a question can hold")
    func names() {
        let ids = Catalogue(bands: []).figures.map(\.id)

        #expect(Set(ids).count == ids.count)
        #expect(ids.filter { $0.count > 100 } == [])
    }
}
