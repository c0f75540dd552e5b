public import Complaints
public import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// A value of a setting from a day on.
public struct SettingValue: Sendable, Hashable {
    public let setting: CouncilSetting
    public let value: Int
    public let fromOn: Day
    public let reason: String
    public let decidedBy: String
    public let decidedAt: Date
}

/// Gives a setting of the council another value from a day on; days that have passed keep theirs.
public struct DecideSetting: RequestedOperation {
    public static let event = "setting_decided"
    public static let permission = Permission.administer

    public let setting: CouncilSetting
    public let value: Int
    public let fromOn: Day
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        setting = fields.choice("setting")
        value = fields.integer("value", in: 0...1_000)
        fromOn = fields.day("from_on")
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> SettingValue {
        try setting.check(value, from: fromOn, reason: reason, today: context.today)
        let decided = SettingValue(
            setting: setting, value: value, fromOn: fromOn, reason: reason, decidedBy: context.actor.name,
            decidedAt: context.now)
        try db.refusing(["council_setting_pkey": .alreadyRecorded(setting.rawValue, on: fromOn)]) {
            _ = try db.execute(
                """
                INSERT INTO council_setting (name, from_on, value, reason, decided_by, decided_at)
                VALUES (\(setting), \(fromOn), \(value), \(reason), \(decided.decidedBy), \(context.now))
                """)
        }
        let event = try context.audit(
            Self.event,
            details: [
                "setting": .text(setting.rawValue), "value": .number(value), "from_on": .text(fromOn.description),
                "reason": .text(reason),
            ], db)
        try setting.storeDuties(by: event, context, db)
        return decided
    }
}

extension CouncilSetting {
    /// Stores the duties anew that follow from the setting, of which a decision or its withdrawal is the cause.
    func storeDuties(by event: Int, _ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        guard self == .exclusionNotice else { return }
        let owing = try db.all(SQL.complaintsWithExclusions) { try $0["complaint_id"] as ComplaintID }
        try context.storeDuties(of: owing.map(DutySubject.complaint), by: event, db)
    }

    /// The value in force on a day.
    func value(on day: Day, _ db: borrowing Transaction) throws -> Int {
        try db.first(
            """
            SELECT value FROM council_setting WHERE name = \(self) AND from_on <= \(day)
            ORDER BY from_on DESC LIMIT 1
            """
        ) { try $0["value"] as Int } ?? defaultValue
    }
}

extension Collection<CouncilSetting> {
    /// The values in force on a day, in one statement.
    func values(on day: Day, _ db: borrowing Transaction) throws -> [CouncilSetting: Int] {
        var values = Dictionary(uniqueKeysWithValues: map { ($0, $0.defaultValue) })
        try db.forEach(
            """
            SELECT DISTINCT ON (name) name, value FROM council_setting
            WHERE name = ANY(\(map(\.rawValue))::text[]) AND from_on <= \(day) ORDER BY name, from_on DESC
            """
        ) { values[try $0["name"]] = try $0["value"] as Int }
        return values
    }
}

extension Casework {
    /// What the council decided about its settings, the latest first.
    public func settings(as credential: Credential) async throws -> [SettingValue] {
        try await reading(for: .readReports, as: credential) { _, db in
            try db.all(SQL.settings) { row in
                SettingValue(
                    setting: try row["name"], value: try row["value"], fromOn: try row["from_on"],
                    reason: try row["reason"], decidedBy: try row["decided_by"], decidedAt: try row["decided_at"])
            }
        }
    }
}

extension DecidedSetting {
    /// A setting with all that was decided of it.
    init(_ setting: CouncilSetting, _ db: borrowing Transaction) throws {
        self.init(
            setting,
            try db.all("SELECT from_on, value FROM council_setting WHERE name = \(setting)") {
                Decision(fromOn: try $0["from_on"], value: try $0["value"])
            })
    }
}

extension SQL {
    /// Complaints that owe a notice while the council says so.
    fileprivate static let complaintsWithExclusions: SQL = """
        SELECT DISTINCT complaint_id FROM complaint_point
        WHERE exclusion_reason = ANY(\(ExclusionReason.allCases.filter(\.isForCourt).map(\.rawValue))::text[])
        """

    fileprivate static let settings: SQL = """
        SELECT name, value, from_on, reason, decided_by, decided_at FROM council_setting
        ORDER BY from_on DESC, name
        """
}
