public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Records what a person needs to take part, in the place of what was recorded before (requirement R65).
public struct RecordCommunicationNeeds: ComplaintAddition {
    public static let event = "communication_needs_recorded"
    public static let permission = Permission.recordCasework
    public static let adds = false

    public let target: Target<RecordKinds.Complaint>
    public let need: CommunicationNeed

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        need = CommunicationNeed(
            person: fields.choice("person"), language: fields.text(optional: "language", limit: 100, audited: true),
            interpreter: fields.text(optional: "interpreter", limit: 100, audited: true),
            format: fields.text(optional: "format", limit: 200, audited: true),
            adjustments: fields.text(optional: "adjustments", limit: 2_000, audited: true))
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [CommunicationNeed] {
        try db.execute(
            """
            INSERT INTO communication_need (complaint_id, person, language, interpreter, format, adjustments, recorded_at)
            VALUES (\(complaint.id), \(need.person), \(need.language), \(need.interpreter), \(need.format),
                \(need.adjustments), \(context.now))
            ON CONFLICT (complaint_id, person) DO UPDATE SET
                language = excluded.language, interpreter = excluded.interpreter, format = excluded.format,
                adjustments = excluded.adjustments, recorded_at = excluded.recorded_at
            """)
        return try CommunicationNeed.all(of: complaint.id, db)
    }
}

extension Casework {
    /// What the people of a complaint need to take part.
    public func communicationNeeds(
        of complaint: ComplaintID, as credential: Credential
    ) async throws -> [CommunicationNeed] {
        try await reading(as: credential) { _, db in
            let known = try db.first("SELECT id FROM complaint WHERE id = \(complaint)") { try $0["id"] as ComplaintID }
            guard known != nil else { throw NotFound("complaint") }
            return try CommunicationNeed.all(of: complaint, db)
        }
    }
}

/// How many characteristics of a person are answered.
public struct EqualityAnswers: Sendable, Hashable {
    public let characteristicsAnswered: Int
}

/// Records a person's answers to equality monitoring, in the place of earlier ones: kept apart from the complaint, shown
/// by nobody's name, and never in the audit (requirement R64).
///
/// That a complainant is under 18 is taken back only as any correction that hides a child, by the Complaints Manager with
/// a check (requirement R56).
public struct RecordEqualityMonitoring: ComplaintAddition {
    public static let event = "equality_monitoring_recorded"
    public static let permission = Permission.recordCasework
    public static let adds = false

    public let target: Target<RecordKinds.Complaint>
    public let person: PersonConcerned
    public let answers: [Characteristic: EqualityAnswer]
    /// What an answer needs that takes back that the complainant is under 18.
    public let rightsCheck: RightsCheck?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        var answers: [Characteristic: EqualityAnswer] = [:]
        for characteristic in Characteristic.allCases {
            switch fields.text(optional: characteristic.rawValue, limit: 60) {
            case nil: break
            case "prefer_not_to_say": answers[characteristic] = .preferNotToSay
            case "unknown": answers[characteristic] = .unknown
            case "not_asked": answers[characteristic] = .notAsked
            case let category?: answers[characteristic] = .recorded(category)
            }
        }

        person = fields.choice("person")
        self.answers = answers
        rightsCheck = RightsCheck(&fields)
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> EqualityAnswers {
        try checkHidesNoChild(in: complaint, context, db)
        for characteristic in Characteristic.allCases {
            guard let answer = answers[characteristic] else { continue }
            guard case .recorded(let category) = answer else {
                try store(characteristic, answer.code, nil, db)
                continue
            }
            let known = try db.first(
                """
                SELECT category FROM equality_category
                WHERE characteristic = \(characteristic.rawValue) AND category = \(category)
                """
            ) { try $0["category"] as String }
            try store(characteristic, answer.code, try known.found(or: .unknownCategory(characteristic)), db)
        }
        return try db.one(
            "SELECT count(*) AS n FROM equality_answer WHERE complaint_id = \(complaint.id) AND person = \(person)"
        ) { EqualityAnswers(characteristicsAnswered: try $0["n"]) }
    }

    private func checkHidesNoChild(
        in complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard person == .complainant, let answer = answers[.ageBand] else { return }
        let before = try db.first(
            """
            SELECT category FROM equality_answer
            WHERE complaint_id = \(complaint.id) AND person = \(person) AND characteristic = \(Characteristic.ageBand.rawValue)
            """
        ) { try $0["category"] as String? }
        guard ChildSigns.hidesChild(from: before ?? nil, to: answer) else { return }
        try context.keep(
            KeptOut(.correction, on: context.today, reason: nil, check: rightsCheck), of: .complaint(complaint.id),
            on: "corrected_on", since: complaint.receivedOn, db)
    }

    private func store(
        _ characteristic: Characteristic, _ code: String?, _ category: String?, _ db: borrowing Transaction
    ) throws {
        guard let code else {
            try db.execute(
                """
                DELETE FROM equality_answer
                WHERE complaint_id = \(complaint) AND person = \(person) AND characteristic = \(characteristic.rawValue)
                """)
            return
        }
        try db.execute(
            """
            INSERT INTO equality_answer (complaint_id, person, characteristic, answer, category)
            VALUES (\(complaint), \(person), \(characteristic.rawValue), \(code), \(category))
            ON CONFLICT (complaint_id, person, characteristic)
            DO UPDATE SET answer = excluded.answer, category = excluded.category
            """)
    }

    public var details: [String: AuditValue?] {
        [
            "characteristics": .number(answers.count)
        ]
    }
}

extension EqualityAnswer {
    fileprivate var code: String? {
        switch self {
        case .recorded: "recorded"
        case .preferNotToSay: "prefer_not_to_say"
        case .unknown: "unknown"
        case .notAsked: nil
        }
    }
}
