public import Complaints
import Postgres
import WorkingDays

/// A procedure with its legal basis, for letters and reports (requirements R20, R21).
public struct ProcedureRecord: Sendable, Hashable {
    public let procedure: Procedure
    public let name: String
    public let isStatutory: Bool
    public let legalBasis: String
    public let guidance: String?
}

extension Casework {
    /// The procedures; any valid token may read them.
    public func procedures(as credential: Credential) async throws -> [ProcedureRecord] {
        try await reading(for: .readReports, as: credential) { _, db in
            let read = try db.all("SELECT code, name, statutory, legal_basis, guidance FROM procedure ORDER BY code") {
                ProcedureRecord(
                    procedure: try $0["code"], name: try $0["name"], isStatutory: try $0["statutory"],
                    legalBasis: try $0["legal_basis"], guidance: try $0["guidance"])
            }
            return Procedure.allCases.compactMap { procedure in read.first { $0.procedure == procedure } }
        }
    }

    /// The versions of a procedure, or of all, each with its clocks, the latest first; any valid token may read them.
    public func procedureVersions(
        of procedure: Procedure?, as credential: Credential
    ) async throws -> [ProcedureVersion] {
        try await reading(.snapshot, for: .readReports, as: credential) { _, db in
            let all = try knowledge.versions(db).latestFirst
            return Procedure.allCases.filter { procedure == nil || $0 == procedure }
                .flatMap { one in all.filter { $0.procedure == one } }
        }
    }
}
