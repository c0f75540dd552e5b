public import Complaints
import Foundation
import Postgres
import WorkingDays

/// The whole history of a complaint: events, entries of its file, duties and their moves, the first day first.
public struct ComplaintHistory: Sendable, Hashable {
    public let reference: String
    public let lines: [HistoryLine]
}

extension Casework {
    /// The history of a complaint at one moment.
    public func history(of id: ComplaintID, as credential: Credential) async throws -> ComplaintHistory {
        try await reading(.snapshot, as: credential) { context, db in
            guard let complaint = try Complaint.load(id, lock: false, db) else { throw NotFound("complaint") }
            let names = try db.all(SQL.people(in: id)) {
                (id: (try $0["id"] as PersonID).text, name: try $0["name"] as String)
            }
            let written = Dictionary(uniqueKeysWithValues: names.map { ($0.id, $0.name) })
            let events = try db.all(SQL.events(of: id)) { row in
                let at: Date = try row["occurred_at"]
                let details: JSONB = try row["details"]
                return HistoryLine(
                    on: London.day(of: at), kind: .event, recordedAt: at, by: try row["actor"],
                    title: try row["operation"], text: try Self.written(details.bytes, names: written), isStruck: false)
            }
            let entries = try db.all(SQL.entryColumns + " WHERE e.complaint_id = \(id) ORDER BY e.occurs_on, e.id") {
                HistoryLine(entry: try EntryRecord.columns.read($0))
            }
            let duties = try db.all(SQL.duties(of: id, by: context.today)) { row in
                HistoryLine(duty: try Duty.columns.read(row), of: try row["stage"])
            }
            let moves = try DutyMove.all(of: id, db).filter { $0.nature != .alternative }
                .map { HistoryLine(move: $0) }
            // Of one day: what fell due, what was done, then what was recorded in the order it was.
            let lines = (duties + complaint.history + events + moves + entries).enumerated().sorted { left, right in
                let (first, second) = (left.element, right.element)
                return (first.on, first.recordedAt ?? .distantPast, left.offset)
                    < (second.on, second.recordedAt ?? .distantPast, right.offset)
            }
            return ComplaintHistory(reference: complaint.reference, lines: lines.map(\.element))
        }
    }

    /// The facts of an event as a line of text, people by their names; of other records no identifier stands in it.
    private static func written(_ details: [UInt8], names: [String: String]) throws -> String {
        try JSONDecoder().decode([String: AuditValue].self, from: Data(details))
            .sorted { $0.key < $1.key }
            .map { (fact: $0.key.replacing("_", with: " "), value: $0.value.written(names)) }
            .filter { !$0.value.isIdentifiers }
            .map { "\($0.fact): \($0.fact == "not shown" ? $0.value.replacing("_", with: " ") : $0.value)" }
            .joined(separator: "; ")
    }
}

extension String {
    /// Whether it is nothing but identifiers of records, which tell a reader nothing.
    fileprivate var isIdentifiers: Bool {
        !isEmpty && split(separator: ", ").allSatisfy { UUID(uuidString: String($0)) != nil }
    }
}

extension HistoryLine {
    fileprivate init(entry: EntryRecord) {
        let parts = [
            entry.organisation, entry.people.map { "with \($0)" }, entry.mediationStep?.rawValue, entry.text,
            entry.result.map { "Result: \($0)" }, entry.resolved.map { $0 ? "Resolved" : "Not resolved" },
            entry.struck.map { "Struck through by \($0.by), \(London.day(of: $0.at).written): \($0.reason)" },
        ]
        self.init(
            on: entry.occursOn, kind: .entry, recordedAt: entry.recordedAt, by: entry.recordedBy,
            title: entry.kind.rawValue, text: parts.compactMap { $0 }.joined(separator: ". "),
            isStruck: entry.struck != nil)
    }

    fileprivate init(move: DutyMove) {
        self.init(
            on: London.day(of: move.movedAt), kind: .move, recordedAt: move.movedAt, by: move.by,
            title: Self.title(move.kind, move.clock, of: move.stage), text: move.written, isStruck: false)
    }

    fileprivate init(duty: Duty, of stage: StageName?) {
        let state =
            switch duty.endedBy {
            case .superseded: "superseded on \(duty.endedOn?.written ?? "")"
            case .met: "done on \(duty.endedOn?.written ?? "")"
            case .stageEnded: "not done before its end on \(duty.endedOn?.written ?? "")"
            case .withdrawn, nil: "not done yet"
            }
        self.init(
            on: duty.dueOn, kind: .duty, recordedAt: nil, by: nil,
            title: Self.title(duty.kind, duty.clock, of: stage),
            text: "\(duty.nature.rawValue), counted from \(duty.basisOn.written), \(state)", isStruck: false)
    }

    /// As `local_resolution.response`, or what must be done where it is no stage's, or is a notice.
    private static func title(_ kind: DutyKind, _ clock: String, of stage: StageName?) -> String {
        [stage?.rawValue, stage == nil || kind == .notice ? kind.rawValue : nil, clock].compactMap(\.self)
            .joined(separator: ".")
    }
}

extension AuditValue: Decodable {
    /// Reads the bare value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// As a reader is told: people by their names.
    fileprivate func written(_ names: [String: String]) -> String {
        switch self {
        case .text(let text): names.reduce(text) { $0.replacing($1.key, with: $1.value) }
        case .number(let number): "\(number)"
        case .flag(let flag): flag ? "yes" : "no"
        }
    }
}

extension SQL {
    fileprivate static func events(of complaint: ComplaintID) -> SQL {
        """
        SELECT occurred_at, actor, operation, shown_details(details) AS details
        FROM audit_event WHERE complaint_id = \(complaint) ORDER BY id
        """
    }

    /// The people of the directory whom the events of a complaint name by their identifiers.
    fileprivate static func people(in complaint: ComplaintID) -> SQL {
        """
        SELECT id, name FROM person WHERE id IN (
            SELECT (regexp_matches(value, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'))[1]::uuid
            FROM audit_event, jsonb_each_text(details) WHERE complaint_id = \(complaint)
        )
        """
    }

    fileprivate static func duties(of complaint: ComplaintID, by today: Day) -> SQL {
        """
        SELECT s.stage, \(list(Duty.columns.names, of: "d"))
        FROM (\(dutiesOfComplaint(complaint))) AS d
        LEFT JOIN stage AS s ON s.id = d.stage_id
        WHERE d.nature <> 'alternative' AND d.ended_by IS DISTINCT FROM 'withdrawn'
            AND d.known_from <= \(today)
        ORDER BY d.due_on, s.position, d.clock, d.known_from
        """
    }
}
